"""A crossed breakdown as a table of numbers: darker is more, and each number stands in its cell.

Only a number of which the class is certain has a colour. `<5` and a range over two classes have a
white cell with an edge, a number that is not shown a hatched one: so it reads without colour too.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reports import shapes as s
from reports.grafiek import KLASSEN, As, Grafiek, Klikken, Paneel, Punt, Vlak, Vorm, Woord
from reports.kaart import ARCERING, DONKER, GEEN_KLASSE
from reports.klassen import Klassen
from reports.tekens import KLEIN, NIET_TE_TONEN, Teken
from reports.waarde import Waarde

RAND = "#AEB9C4"
_RIJ, _RIJ_SMAL = 34, 28
_KOP = 54
"""Height of a title above a list, with its room."""
_REGEL = 17
_LETTER = 7.4
_NAAM = 26
"""Letters of the name of a row on one line."""
_KOLOM = 11
"""Letters of the name of a column on one line."""
_LUCHT = 0.04
_MAAT = (22, 14)


@dataclass(frozen=True, slots=True)
class Vakje:
    """One cell, and what is said when it is pointed at."""

    waarde: Waarde
    zegt: str


@dataclass(frozen=True, slots=True)
class Tabel:
    """What is drawn: the names of rows and columns, and the cells by row and column."""

    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    vakjes: tuple[tuple[Vakje, ...], ...]

    @property
    def waarden(self) -> list[Waarde]:
        """All values in it."""
        return [vakje.waarde for rij in self.vakjes for vakje in rij]


def kruistabel(tabel: Tabel, van: Klassen, *, alt: str, smal: bool = False) -> Grafiek:
    """The drawing; on a phone a list below each other for each column.

    Args:
        tabel: what is drawn.
        van: the classes of the colours.
        alt: what it says.
        smal: for a phone.
    """
    links = round(min(max((len(n) for n in tabel.rijen), default=8), _NAAM) * _LETTER) + 14
    if smal:
        return _lijsten(tabel, van, links, alt)
    koppen = ["\n".join(textwrap.wrap(naam, _KOLOM)) or naam for naam in tabel.kolommen]
    vormen: list[Vorm] = [
        Woord((k + 0.5, 0.12), kop, s.GREY, 13, anker="midden", hoogte="onder")
        for k, kop in enumerate(koppen)
    ]
    regels = max((kop.count("\n") for kop in koppen), default=0) + 1
    boven = (_REGEL * regels + 8) / _RIJ
    vormen += _vakken(tabel.vakjes, van)
    y = As(-float(len(tabel.rijen)), boven, _namen(tabel.rijen))
    paneel = Paneel(As(0.0, float(len(tabel.kolommen))), y, tuple(vormen))
    hoogte = round((len(tabel.rijen) + boven) * _RIJ) + 8
    return Grafiek((paneel,), alt, hoogte=hoogte, marge=(links, 4, 4, 4))


def _lijsten(tabel: Tabel, van: Klassen, links: int, alt: str) -> Grafiek:
    hoog = len(tabel.rijen) * _RIJ_SMAL + _KOP
    hoogte = hoog * len(tabel.kolommen)
    panelen = []
    for k, kolom in enumerate(tabel.kolommen):
        onder = 1 - (k + 1) * hoog / hoogte
        plek = (0.0, 1.0, onder, onder + (hoog - _KOP) / hoogte)
        y = As(-float(len(tabel.rijen)), 0.0, _namen(tabel.rijen))
        vormen = tuple(_vakken([[rij[k]] for rij in tabel.vakjes], van))
        panelen.append(Paneel(As(0.0, 1.0), y, vormen, plek, kolom))
    return Grafiek(tuple(panelen), alt, hoogte=hoogte + 8, marge=(links, 4, 4, 4))


def _namen(rijen: Sequence[str]) -> tuple[tuple[float, str], ...]:
    return tuple((-r - 0.5, f"{naam}\N{NO-BREAK SPACE}") for r, naam in enumerate(rijen))


def _vakken(vakjes: Sequence[Sequence[Vakje]], van: Klassen) -> list[Vorm]:
    """The cells with their numbers; those that look the same are one shape."""
    groepen: dict[tuple[str, str, str], list[tuple[Punt, ...]]] = defaultdict(list)
    woorden: list[Vorm] = []
    punten: list[Punt] = []
    for r, rij in enumerate(vakjes):
        for k, vakje in enumerate(rij):
            klasse, midden = van.van(vakje.waarde), (k + 0.5, -r - 0.5)
            groepen[_stijl(vakje.waarde, klasse)].append(_hoeken(r, k))
            woorden.append(_woord(vakje.waarde, klasse, midden))
            punten.append(midden)
    zegt = tuple(vakje.zegt for rij in vakjes for vakje in rij)
    vlakken: list[Vorm] = [
        Vlak(alle[0], vulling, rand, 1.0, gaten=tuple(alle[1:]), arcering=arcering)
        for (vulling, rand, arcering), alle in groepen.items()
    ]
    return [*vlakken, *woorden, Klikken(tuple(punten), ("",) * len(punten), zegt)]


def _hoeken(rij: int, kolom: int) -> tuple[Punt, ...]:
    links, rechts = kolom + _LUCHT / 2, kolom + 1 - _LUCHT / 2
    onder, boven = -rij - 1 + _LUCHT, -rij - _LUCHT
    return ((links, onder), (rechts, onder), (rechts, boven), (links, boven))


def _stijl(waarde: Waarde, klasse: int | None) -> tuple[str, str, str]:
    """Fill, edge and hatching."""
    if klasse is not None:
        return (KLASSEN[klasse], KLASSEN[klasse], "")
    if waarde.getekend:
        return (s.PAPER, RAND, "")
    return (GEEN_KLASSE, ARCERING, ARCERING)


def _woord(waarde: Waarde, klasse: int | None, plaats: Punt) -> Woord:
    kleur = s.PAPER if klasse is not None and klasse >= DONKER else s.INK
    if waarde.soort == "klein" or not waarde.getekend:
        kleur = s.GREY
    tekst = waarde.tekst + ("*" if waarde.soort == "deel" else "")
    return Woord(plaats, tekst, kleur, 14, vet=waarde.soort == "punt", anker="midden")


def merken(tabel: Tabel, van: Klassen) -> tuple[Teken, ...]:
    """What the cells mean, of those that occur."""
    soorten = {waarde.soort for waarde in tabel.waarden}
    in_klasse = {van.van(waarde) for waarde in tabel.waarden}
    uit = [
        Teken(titel, _MAAT, (_vlakje(KLASSEN[n], KLASSEN[n]),))
        for n, titel in enumerate(van.titels)
        if n in in_klasse
    ]
    if any(w.getekend and w.soort != "klein" and van.van(w) is None for w in tabel.waarden):
        uit.append(Teken("een bereik over meer klassen", _MAAT, (_vlakje(s.PAPER, RAND),)))
    if "klein" in soorten:
        klein = s.text((11, 11), "<5", text_anchor="middle", size=10, fill=s.GREY)
        uit.append(Teken(KLEIN.woorden, _MAAT, (_vlakje(s.PAPER, RAND), klein)))
    if "verborgen" in soorten:
        streep = {"stroke": ARCERING, "stroke_width": 2}
        schuin = tuple(s.line((x, 13.5), (x + 7, 0.5), **streep) for x in (1.0, 7.0, 13.0))
        uit.append(Teken(NIET_TE_TONEN.woorden, _MAAT, (_vlakje(GEEN_KLASSE, RAND), *schuin)))
    return tuple(uit)


def _vlakje(vulling: str, rand: str) -> str:
    return s.rect((0.5, 0.5), 21, 13, fill=vulling, stroke=rand)
