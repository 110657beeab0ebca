"""Areas below each other: what each value is, and where chance could have put it. Never ranked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.model import Figure, Indicator
from indicators.reeks import Band
from indicators.weergave import AFGESCHERMD
from reports import shapes as s
from reports.eenheid import eenheid
from reports.grafiek import As, Grafiek, Lijn, Paneel, Staven, Stippen, Teken, Vlak, Vorm, Woord
from reports.waarde import Waarde, as_titel, begint_bij, schaal, waarde_van

_RIJ = 36
_BOVEN = 38
_BOVEN_LAT = 58
_ONDER = 30
_SPREIDING_EIGEN, _SPREIDING = "#BBD3E6", "#DDE3E8"


@dataclass(frozen=True, slots=True)
class Plek:
    """One area, or one of its periods.

    Attributes:
        naam: in front of it; empty for the second row of an area.
        figuur: None where there is none.
        eigen: the area of the reader.
        open: drawn hollow: the period that is laid beside.
        kop: no area but a heading above those that follow.
        achter: behind its value: which period it is of.
    """

    naam: str
    figuur: Figure | None = None
    eigen: bool = False
    open: bool = False
    kop: bool = False
    zegt: str = ""
    achter: str = ""


@dataclass(frozen=True, slots=True)
class Lat:
    """What areas are laid beside: a name and what its value can be."""

    naam: str
    waarde: Band


def positie(
    indicator: Indicator,
    plekken: Sequence[Plek],
    *,
    lat: Lat | None = None,
    per_1000: bool = False,
    alt: str = "",
) -> Grafiek:
    """The chart, from top to bottom in the order that was given."""
    waarden = [_waarde(indicator, plek, per_1000=per_1000) for plek in plekken]
    getallen = [getal for waarde in waarden for getal in _getallen(waarde)]
    deler = 1.0 if per_1000 else eenheid(indicator).deel
    if lat is not None:
        getallen += [lat.waarde.min / deler, lat.waarde.max / deler]
    klein = any(waarde.soort == "klein" for waarde in waarden)
    as_x = schaal(indicator, getallen, per_1000=per_1000, vanaf_nul=klein)
    hoogtes = _hoogtes(plekken)
    onder, boven = hoogtes[-1] - 0.6, hoogtes[0] + 0.6
    leeg = [
        y
        for plek, waarde, y in zip(plekken, waarden, hoogtes, strict=True)
        if not plek.kop and not waarde.getekend
    ]
    vormen: list[Vorm] = _lat(lat, as_x, deler, _om_woorden(onder, boven, leeg))
    # What has no place on the axis is written over it, and needs no room behind it.
    erbij = [
        (waarde, plek) for waarde, plek in zip(waarden, plekken, strict=True) if waarde.getekend
    ]
    rechts = 64 + 7 * max((_erachter(waarde, plek) for waarde, plek in erbij), default=0)
    namen = [len(plek.naam) for plek in plekken if not plek.kop]
    links = min(160, 24 + round(7.2 * max(namen, default=8)))
    for plek, waarde, y in zip(plekken, waarden, hoogtes, strict=True):
        vormen += [_kop(plek, y, as_x, links)] if plek.kop else _rij(plek, waarde, y, as_x)
    titel = as_titel(indicator, per_1000=per_1000)
    begin = begint_bij(as_x)
    tekst = f"{titel}. {begin}" if begin else titel
    top = _BOVEN if lat is None else _BOVEN_LAT
    vormen.append(Woord((as_x.laag, boven), tekst, hoogte="onder", schuif=(8 - links, 20 - top)))
    paneel = Paneel(as_x, As(onder, boven), tuple(vormen))
    hoogte = round(_RIJ * (boven - onder)) + top + _ONDER
    return Grafiek((paneel,), alt, hoogte, (links, rechts, top, _ONDER))


def _hoogtes(plekken: Sequence[Plek]) -> list[float]:
    """From top to bottom; the second row of an area stands close to its first."""
    uit = [0.0]
    for plek in plekken[1:]:
        uit.append(uit[-1] - (0.62 if not plek.naam else 1.0))
    return [hoogte - uit[-1] for hoogte in uit]


def _waarde(indicator: Indicator, plek: Plek, *, per_1000: bool) -> Waarde:
    return Waarde("geen") if plek.kop else waarde_van(indicator, plek.figuur, per_1000=per_1000)


def _getallen(waarde: Waarde) -> list[float]:
    """Everything of a row that has a place on the axis."""
    if not waarde.getekend:
        return []
    kans = [een for een in (waarde.onder95, waarde.boven95) if een is not None]
    return [waarde.laag, waarde.hoog, *kans]


def _erachter(waarde: Waarde, plek: Plek) -> int:
    """How many letters stand behind a value."""
    return len(waarde.voluit) - len(waarde.tekst) + len(plek.achter)


def _om_woorden(onder: float, boven: float, leeg: Sequence[float]) -> list[tuple[float, float]]:
    """From bottom to top, but not through the words of a row without a value."""
    einden = [onder, *(einde for y in sorted(leeg) for einde in (y - 0.32, y + 0.32)), boven]
    return list(zip(einden[::2], einden[1::2], strict=True))


def _lat(
    lat: Lat | None, as_x: As, deler: float, stukken: Sequence[tuple[float, float]]
) -> list[Vorm]:
    """The benchmark, from top to bottom: a band where it is a range."""
    if lat is None:
        return []
    laag, hoog = round(lat.waarde.min / deler, 2), round(lat.waarde.max / deler, 2)
    onder, boven = stukken[0][0], stukken[-1][1]
    vormen: list[Vorm] = []
    if laag < hoog:
        hoeken = ((laag, onder), (hoog, onder), (hoog, boven), (laag, boven))
        vormen.append(Vlak(hoeken, "#E4E6E9", naam=lat.naam, achter=True))
    for x in sorted({laag, hoog}):
        vormen += [Lijn(((x, van), (x, tot)), s.INK, 1.5, "6 4", lat.naam) for van, tot in stukken]
    rechts = (laag + hoog) / 2 > (as_x.laag + as_x.hoog) / 2
    plaats = (hoog if rechts else laag, boven)
    anker = "rechts" if rechts else "links"
    vormen.append(Woord(plaats, lat.naam, s.INK, 13, anker=anker, hoogte="onder", schuif=(0, -4)))  # type: ignore[arg-type]
    return vormen


def _kop(plek: Plek, y: float, as_x: As, links: int) -> Woord:
    """A heading above rows, from the left."""
    return Woord((as_x.laag, y), plek.naam, s.INK, 14, vet=True, schuif=(8 - links, 0))


def _rij(plek: Plek, waarde: Waarde, y: float, as_x: As) -> list[Vorm]:
    """A row: its name, its value, and what chance could have made of it."""
    kleur = s.OWN if plek.eigen else s.OTHER
    vormen: list[Vorm] = [
        Woord(
            (as_x.laag, y),
            plek.naam,
            s.OWN if plek.eigen else s.INK,
            14,
            vet=plek.eigen,
            anker="rechts",
            schuif=(-12, 0),
        )
    ]
    if not waarde.getekend:
        tekst = waarde.voluit if waarde.tekst != AFGESCHERMD else "afgeschermd"
        tekst = f"{tekst}  {plek.achter}".rstrip()
        vormen.append(Woord((as_x.laag, y), tekst, maat=13, schuif=(6, 0)))
        return vormen
    eind = waarde.hoog
    if waarde.onder95 is not None and waarde.boven95 is not None:
        licht = _SPREIDING_EIGEN if plek.eigen else _SPREIDING
        laag, hoog = waarde.onder95, waarde.boven95
        hoeken = ((laag, y - 0.16), (hoog, y - 0.16), (hoog, y + 0.16), (laag, y + 0.16))
        vormen.append(Vlak(hoeken, licht, naam="onzekerheid (95%)", achter=True))
        eind = max(eind, waarde.boven95)
    zegt = (plek.zegt,) if plek.zegt else ()
    if waarde.soort in ("punt", "deel") and waarde.laag == waarde.hoog:
        teken: Teken = "hol" if plek.open or waarde.soort == "deel" else "rond"
        maat = 14.0 if plek.eigen else 11.0
        vormen.append(Stippen(((waarde.laag, y),), kleur, maat, teken, plek.naam, zegt))
    else:
        vormen.append(_staaf(plek, waarde, y, kleur, zegt))
    tekst = f"{waarde.voluit}  {plek.achter}".rstrip()
    inkt = kleur if plek.eigen else s.INK
    vormen.append(Woord((eind, y), tekst, inkt, 13, vet=plek.eigen, schuif=(8, 0)))
    return vormen


def _staaf(plek: Plek, waarde: Waarde, y: float, kleur: str, zegt: tuple[str, ...]) -> Staven:
    hol = waarde.soort != "bereik" or plek.open
    return Staven(
        (y,), (waarde.laag,), (waarde.hoog,), kleur, 0.32, hol=hol, liggend=True, naam=plek.naam,
        zegt=zegt,
    )  # fmt: skip
