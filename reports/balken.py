"""Bars: the parts of a whole below each other, some areas side by side, or period after period.

A bar is dark up to what a value is at least, and light from there to what it can be. `<5` is an
open bar from 1 to 4, a number that is not shown a dotted line over the whole length, and what was
not delivered has no bar.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from datasets.notatie import getal
from datasets.periodes import Periode
from reports import shapes as s
from reports.eenheid import round_top
from reports.grafiek import As, Grafiek, Klikken, Paneel, Punt, Streep, Vlak, Vorm, Woord
from reports.waarde import Waarde, tijd_as

ONVOLLEDIG = "*"
"""At a bar over time of which not everything is in; there is no room for the word."""
UITLEG_TIJD = (
    "Een stippellijn is een cijfer dat we niet tonen, 0 is nul en zonder balk is er geen cijfer. "
    "* is onvolledig: nog niet alles is geleverd."
)
EERDER = "#9DBFDD"
"""Bars of earlier periods: the newest one is darker."""
_DIK = 0.62
_LUCHT, _LUCHT_ALLEEN = 1.2, 1.9
"""How much longer an axis is than the longest bar, with and without another column beside it."""
_MIN_TOP = 8.0
"""A handful of children must not look like a lot."""
_RIJ, _REGEL = 30, 16
"""Height of a bar with its room, and of a line of its name."""
_KOP = 30
_NAAM, _NAAM_SMAL = 30, 19
"""Letters of a name on one line."""
_LETTER = 7.2
_LETTER_WAARDE = 8.0
_SMAL_SCHERM = 330
"""Width of a drawing on a phone."""
_SCHERM = 900
"""Width of a drawing in a window of a laptop that is not at its widest."""
_TUSSEN = 0.03
"""Room between columns, as a part of the whole."""
_TITEL, _TITEL_SMAL = 34, 20
"""Letters of the title of a small panel on one line."""
_PANEEL = 240
"""Width of a small panel with bars over time."""
_NAAST, _NAAST_SMAL = 4, 2
"""Panels beside each other."""


@dataclass(frozen=True, slots=True)
class Balk:
    """One bar with its name, and what is said when it is pointed at."""

    naam: str
    waarde: Waarde
    zegt: str


@dataclass(frozen=True, slots=True)
class Kolom:
    """Bars below each other, under a title."""

    titel: str
    balken: tuple[Balk, ...]
    nadruk: bool = False


def balken(
    kolommen: Sequence[Kolom], *, alt: str, een_schaal: bool = False, smal: bool = False
) -> Grafiek:
    """Bars from left to right; every column has the same names in the same order.

    Args:
        kolommen: one or more columns.
        alt: what the chart says.
        een_schaal: the columns can be compared with each other.
        smal: for a phone: columns below each other.
    """
    namen = [balk.naam for balk in kolommen[0].balken]
    tekens = _NAAM_SMAL if smal else _NAAM
    meeste = max((len(textwrap.wrap(naam, tekens)) for naam in namen), default=1)
    rij = max(_RIJ, meeste * _REGEL + 8)
    links = round(min(max((len(naam) for naam in namen), default=8), tekens) * _LETTER) + 14
    tops = [_top(kolom) for kolom in kolommen]
    if een_schaal:
        tops = [max(tops)] * len(tops)
    naast = 1 if smal else len(kolommen)
    ruimte = ((_SMAL_SCHERM if smal else _SCHERM) - links) * (1 / naast - _TUSSEN)
    minst = _LUCHT if smal or naast > 1 else _LUCHT_ALLEEN
    lucht = [
        max(minst, _voor_woorden(k, top, ruimte)) for k, top in zip(kolommen, tops, strict=True)
    ]
    if een_schaal:
        lucht = [max(lucht)] * len(lucht)
    strepen = tuple((-float(n), _van_de_as(_regels(naam, tekens))) for n, naam in enumerate(namen))
    hoog = len(namen) * rij + _KOP
    hoogte = hoog * len(kolommen) if smal else hoog
    panelen = []
    for nr, (kolom, top) in enumerate(zip(kolommen, tops, strict=True)):
        y = As(-len(namen) + 0.4, 0.6, strepen if smal or nr == 0 else ())
        plek = _plek(nr, len(kolommen), _KOP / hoogte, smal=smal)
        vormen = tuple(_liggend(kolom.balken, top))
        x = As(0.0, top * lucht[nr])
        panelen.append(Paneel(x, y, vormen, plek, kolom.titel, kolom.nadruk))
    return Grafiek(tuple(panelen), alt, hoogte=hoogte + 8, marge=(links, 40, 4, 4))


def _top(kolom: Kolom) -> float:
    hoogste = max((b.waarde.hoog for b in kolom.balken if b.waarde.getekend), default=0.0)
    return max(hoogste, _MIN_TOP)


def _voor_woorden(kolom: Kolom, top: float, breed: float) -> float:
    """How much longer than the longest bar an axis must be for the words behind every bar."""
    nodig = [1.0]
    for balk in kolom.balken:
        een = balk.waarde
        deel = (een.hoog if een.getekend else top) / top
        woorden = min(0.6, (len(een.voluit) * _LETTER_WAARDE + 10) / breed)
        nodig.append(deel / (1 - woorden))
    return max(nodig)


def _plek(nr: int, aantal: int, kop: float, *, smal: bool) -> tuple[float, float, float, float]:
    """Where a column stands: beside the others, or below them."""
    if smal:
        boven = 1 - nr / aantal
        tussen = kop / 2 if nr < aantal - 1 else 0.0
        return (0.0, 1.0, boven - 1 / aantal + tussen, boven - kop)
    breed, tussen = 1 / aantal, _TUSSEN if aantal > 1 else 0.0
    return (nr * breed, (nr + 1) * breed - tussen, 0.0, 1 - kop)


def _van_de_as(naam: str) -> str:
    """A name that does not touch the axis, on any of its lines."""
    return "\n".join(f"{regel}\N{NO-BREAK SPACE}" for regel in naam.split("\n"))


def _regels(naam: str, tekens: int) -> str:
    return "\n".join(textwrap.wrap(naam, tekens)) or naam


def _liggend(rijen: Sequence[Balk], top: float) -> list[Vorm]:
    half = _DIK / 2
    vormen: list[Vorm] = [Streep((0.0, -len(rijen) + 0.4), (0.0, 0.6), s.MUTED)]
    zeker: list[tuple[Punt, ...]] = []
    kan: list[tuple[Punt, ...]] = []
    for nr, balk in enumerate(rijen):
        een, y = balk.waarde, -float(nr)

        def vak(van: float, tot: float, y: float = y) -> tuple[Punt, ...]:
            return ((van, y - half), (tot, y - half), (tot, y + half), (van, y + half))

        if een.soort == "klein":
            vormen.append(Vlak(vak(een.laag, een.hoog), s.PAPER, s.OWN, 1.5))
        elif een.soort == "verborgen":
            vormen.append(Streep((0.0, y), (top, y), s.MUTED, 1.6, "2 4"))
        elif een.getekend:
            zeker += [vak(0.0, een.laag)] if een.laag > 0 else []
            kan += [vak(een.laag, een.hoog)] if een.hoog > een.laag else []
        einde = een.hoog if een.getekend else top if een.soort == "verborgen" else 0.0
        vormen.append(_waarde(balk, (einde, y)))
    vormen = [*_samen(kan, s.OWN_LIGHT, s.OWN), *_samen(zeker, s.OWN, s.OWN), *vormen]
    punten = tuple(
        (b.waarde.hoog / 2 if b.waarde.getekend else 0.0, -float(n)) for n, b in enumerate(rijen)
    )
    vormen.append(Klikken(punten, ("",) * len(rijen), tuple(b.zegt for b in rijen)))
    return vormen


def _waarde(balk: Balk, plaats: Punt) -> Woord:
    duidelijk = balk.waarde.soort in ("punt", "bereik", "deel")
    kleur = s.INK if duidelijk else s.GREY
    return Woord(plaats, in_woorden(balk.waarde), kleur, 14, vet=duidelijk, schuif=(7.0, 0.0))


def in_woorden(waarde: Waarde) -> str:
    """A value as it is written; of an incomplete or rounded one that it is."""
    return waarde.voluit


def _samen(vakken: Sequence[tuple[Punt, ...]], vulling: str, rand: str) -> list[Vorm]:
    """Bars that look the same, as one shape."""
    if not vakken:
        return []
    return [Vlak(vakken[0], vulling, rand, 1.0, gaten=tuple(vakken[1:]))]


def door_de_tijd(
    kolommen: Sequence[Kolom], perioden: tuple[Periode, ...], *, alt: str, smal: bool = False
) -> Grafiek:
    """Per name a small panel with a bar for each period, all on one scale.

    Args:
        kolommen: a bar for each period, oldest first; the title is the name.
        perioden: the periods, without holes.
        alt: what the chart says.
        smal: for a phone: fewer panels beside each other.
    """
    naast = min(_NAAST_SMAL if smal else _NAAST, len(kolommen))
    rijen = -(-len(kolommen) // naast)
    top = round_top(max(_top(kolom) for kolom in kolommen))
    tekens = _TITEL_SMAL if smal else _TITEL
    regels = max(_regels(kolom.titel, tekens).count("\n") for kolom in kolommen)
    kop = 34 + _REGEL * regels
    hoogte = (140 + kop) * rijen
    panelen = []
    for nr, kolom in enumerate(kolommen):
        rij, plaats = divmod(nr, naast)
        links, boven = plaats / naast, 1 - rij / rijen
        plek = (
            links,
            links + 1 / naast - 0.04,
            boven - 1 / rijen + 46 / hoogte,
            boven - kop / hoogte,
        )
        strepen = ((0.0, "0"), (top, getal(top, 0))) if plaats == 0 else ()
        y = As(0.0, top * 1.12, strepen)
        vormen = tuple(_staand(kolom.balken, top, len(perioden)))
        titel = _regels(kolom.titel, tekens)
        panelen.append(Paneel(tijd_as(perioden), y, vormen, plek, titel))
    return Grafiek(tuple(panelen), alt, hoogte=hoogte, marge=(34, 6, 4, 4))


def _staand(rijen: Sequence[Balk], top: float, aantal: int) -> list[Vorm]:
    half = 0.38
    vormen: list[Vorm] = [
        Streep((-0.5, hoogte), (aantal - 0.5, hoogte), s.RULE) for hoogte in (0.0, top)
    ]
    oud: list[tuple[Punt, ...]] = []
    nieuw: list[tuple[Punt, ...]] = []
    kan: list[tuple[Punt, ...]] = []
    for nr, balk in enumerate(rijen):
        een, x = balk.waarde, float(nr)

        def vak(van: float, tot: float, x: float = x) -> tuple[Punt, ...]:
            return ((x - half, van), (x + half, van), (x + half, tot), (x - half, tot))

        if een.soort == "klein":
            vormen.append(Vlak(vak(een.laag, een.hoog), s.PAPER, s.OWN, 1.2))
        elif een.soort == "verborgen":
            vormen.append(Streep((x, 0.0), (x, top), s.MUTED, 1.4, "2 3"))
        elif een.getekend:
            if een.hoog == 0 and nr < len(rijen) - 1:
                tekst = "0" + (ONVOLLEDIG if een.soort == "deel" else "")
                nul = Woord((x, 0.0), tekst, s.GREY, 11, anker="midden", hoogte="onder")
                vormen.append(nul)
            soort = nieuw if nr == len(rijen) - 1 else oud
            soort += [vak(0.0, een.laag)] if een.laag > 0 else []
            kan += [vak(een.laag, een.hoog)] if een.hoog > een.laag else []
            if een.soort == "deel" and een.hoog > 0 and nr < len(rijen) - 1:
                plek = (x, een.hoog)
                vormen.append(Woord(plek, ONVOLLEDIG, s.GREY, 12, anker="midden", hoogte="onder"))
    kleuren = ((kan, s.OWN_LIGHT), (oud, EERDER), (nieuw, s.OWN))
    vormen = [*vormen, *(v for vakken, kleur in kleuren for v in _samen(vakken, kleur, kleur))]
    laatste = rijen[-1]
    if laatste.waarde.getekend:
        tekst = laatste.waarde.tekst + (ONVOLLEDIG if laatste.waarde.soort == "deel" else "")
        eronder = rijen[-math.ceil(len(tekst) * _LETTER_WAARDE * aantal / _PANEEL) :]
        hoogste = max(balk.waarde.hoog for balk in eronder if balk.waarde.getekend)
        plaats = (float(len(rijen) - 1), hoogste)
        vormen.append(
            Woord(
                plaats,
                tekst,
                s.INK,
                13,
                vet=True,
                anker="rechts",
                hoogte="onder",
                schuif=(7.0, -2.0),
            )
        )
    punten = tuple(
        (float(n), b.waarde.hoog if b.waarde.getekend else 0.0) for n, b in enumerate(rijen)
    )
    vormen.append(Klikken(punten, ("",) * len(rijen), tuple(b.zegt for b in rijen)))
    return vormen
