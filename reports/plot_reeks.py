"""An area in a chart of a course: its line and bars, what stands out, and what lies beside it.

What a value can be is what is drawn: an exact one is a dot on a line, a range and <5 are bars, what
is not shown is a dotted line over the whole height, and what is not there is a gap with "n.b.".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from datasets.periodes import Periode
from indicators.duiding import Koers, Stuk
from indicators.duiding_voorval import Voorval
from indicators.model import Figure, Indicator
from indicators.reeks import HOOG, LAAG, Band
from reports import shapes as s
from reports.eenheid import eenheid
from reports.grafiek import GRIJS, Lijn, Punt, Staven, Stippen, Streep, Teken, Vlak, Vorm, Woord
from reports.waarde import Waarde, waarde_van, zegt

_MERK: Mapping[str, tuple[Teken, str]] = {HOOG: ("op", s.HIGH), LAAG: ("neer", s.LOW)}


@dataclass(frozen=True, slots=True)
class Reeks:
    """An area in a chart: its name ("" for unnamed) and its figures by code of the period."""

    naam: str
    figuren: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Norm:
    """What the own area is laid beside: a name, and its value by code of the period."""

    naam: str
    waarden: Mapping[str, Band]


@dataclass(frozen=True, slots=True)
class Verloop:
    """All that a chart of a course is made of.

    Attributes:
        perioden: the axis, without holes.
        eigen: the area of the reader.
        ook: others that are pointed out, at most three; `anderen` are grey lines.
        koers: what was found of the own course.
        per_1000: counts stand beside their denominator.
        alt: what the chart says, as a sentence.
        voorvallen: code of a period -> what happened in it from outside.
    """

    indicator: Indicator
    perioden: tuple[Periode, ...]
    eigen: Reeks
    ook: tuple[Reeks, ...] = ()
    anderen: tuple[Reeks, ...] = ()
    norm: Norm | None = None
    doel: Band | None = None
    koers: Koers | None = None
    per_1000: bool = False
    alt: str = ""
    voorvallen: Mapping[str, tuple[Voorval, ...]] = field(default_factory=dict)
    _waarden: dict[int, list[Waarde]] = field(default_factory=dict, init=False, compare=False)

    def figuur(self, reeks: Reeks, plaats: int) -> Figure | None:
        """The figure at a place on the axis."""
        return reeks.figuren.get(self.perioden[plaats].code)

    def waarden(self, reeks: Reeks) -> list[Waarde]:
        """What can be drawn of an area, by place on the axis."""
        if id(reeks) not in self._waarden:
            self._waarden[id(reeks)] = [
                waarde_van(self.indicator, reeks.figuren.get(p.code), per_1000=self.per_1000)
                for p in self.perioden
            ]
        return self._waarden[id(reeks)]

    def zegt(self, reeks: Reeks, plaats: int) -> str:
        """What is said of a place when it is pointed at."""
        figuur, periode = self.figuur(reeks, plaats), self.perioden[plaats]
        return zegt(reeks.naam, periode, self.indicator, figuur, per_1000=self.per_1000)


def deler(bron: Verloop) -> float:
    """How much of a figure is one of the axis."""
    return 1.0 if bron.per_1000 else eenheid(bron.indicator).deel


# -- an area ----------------------------------------------------


def reeks_vormen(
    bron: Verloop, reeks: Reeks, kleur: str, dikte: float, *, klein: bool = False
) -> list[Vorm]:
    """One area: its line, and bars where its value is a range or small.

    Args:
        bron: the chart.
        reeks: the area.
        kleur: its colour.
        dikte: of its line.
        klein: for a small panel, with small dots and wide bars.
    """
    waarden = bron.waarden(reeks)
    maat = 6.0 if klein else 5 + dikte
    vormen: list[Vorm] = []
    for stuk, streep in _stukken(bron, reeks):
        punten = tuple((float(nr), waarden[nr].laag) for nr in stuk)
        vormen.append(Lijn(punten, kleur, dikte, streep, reeks.naam))
    for soort, hol in (("bereik", False), ("klein", True), ("deel", True)):
        plaatsen = [nr for nr, een in enumerate(waarden) if een.soort == soort]
        staven = [nr for nr in plaatsen if soort != "deel" or waarden[nr].laag < waarden[nr].hoog]
        if staven:
            per = len(bron.perioden)
            breed = min(0.5, 0.045 * per) if klein else max(0.04, min(0.16, 0.02 * per))
            vormen.append(_staven(bron, reeks, staven, kleur, breed, hol=hol))
    for soort, teken in (("punt", "rond"), ("deel", "hol")):
        plaatsen = [
            nr
            for nr, een in enumerate(waarden)
            if een.soort == soort and een.laag == een.hoog and not _gemerkt(bron, reeks, nr)
        ]
        if plaatsen:
            punten = tuple((float(nr), waarden[nr].laag) for nr in plaatsen)
            woorden = tuple(bron.zegt(reeks, nr) for nr in plaatsen)
            vormen.append(
                Stippen(punten, kleur, maat, teken, reeks.naam, woorden)  # type: ignore[arg-type]
            )
    return vormen


def _staven(
    bron: Verloop, reeks: Reeks, plaatsen: list[int], kleur: str, breed: float, *, hol: bool
) -> Staven:
    waarden = bron.waarden(reeks)
    return Staven(
        tuple(float(nr) for nr in plaatsen),
        tuple(waarden[nr].laag for nr in plaatsen),
        tuple(waarden[nr].hoog for nr in plaatsen),
        kleur,
        hol=hol,
        breedte=breed,
        naam=reeks.naam,
        zegt=tuple(bron.zegt(reeks, nr) for nr in plaatsen),
    )


def _stukken(bron: Verloop, reeks: Reeks) -> Iterator[tuple[list[int], str]]:
    """Places that a line joins, and how: dashed to a provisional figure, none across a break."""
    waarden = bron.waarden(reeks)
    stuk: list[int] = []
    streep = ""
    for nr, waarde in enumerate(waarden):
        figuur = bron.figuur(reeks, nr)
        if waarde.soort != "punt" or figuur is None:
            if len(stuk) > 1:
                yield stuk, streep
            stuk, streep = [], ""
            continue
        nieuw = "" if figuur.stand == "definitief" else "5 4"
        if stuk and not _begint(bron, reeks, nr, figuur):
            if nieuw != streep and len(stuk) > 1:
                yield stuk, streep
                stuk = stuk[-1:]
            stuk.append(nr)
        else:
            if len(stuk) > 1:
                yield stuk, streep
            stuk = [nr]
        streep = nieuw
    if len(stuk) > 1:
        yield stuk, streep


def _begint(bron: Verloop, reeks: Reeks, plaats: int, figuur: Figure) -> bool:
    """Whether a series begins anew here."""
    return bool(figuur.breuk) or (reeks is bron.eigen and bron.perioden[plaats].code in begin(bron))


def grijs(bron: Verloop, reeks: Reeks) -> list[Vorm]:
    """Another area: a thin line where its value is known; its name comes when pointed at."""
    waarden = bron.waarden(reeks)
    vormen: list[Vorm] = []
    gedaan: set[int] = set()
    for stuk, streep in _stukken(bron, reeks):
        gedaan |= set(stuk)
        punten = tuple((float(nr), waarden[nr].laag) for nr in stuk)
        woorden = tuple(bron.zegt(reeks, nr) for nr in stuk) if reeks.naam else ()
        vormen.append(Lijn(punten, GRIJS, 1.4, streep, reeks.naam, woorden))
    los = [nr for nr, een in enumerate(waarden) if een.soort == "punt" and nr not in gedaan]
    if los:
        punten = tuple((float(nr), waarden[nr].laag) for nr in los)
        woorden = tuple(bron.zegt(reeks, nr) for nr in los) if reeks.naam else ()
        vormen.append(Stippen(punten, GRIJS, 6, naam=reeks.naam, zegt=woorden))
    return vormen


# -- what is found ----------------------------------------------


def merken(bron: Verloop) -> list[Vorm]:
    """The periods of the own course that stand out, by shape; the word stands beside the last."""
    vormen: list[Vorm] = []
    waarden = bron.waarden(bron.eigen)
    for oordeel, (teken, kleur) in _MERK.items():
        plaatsen = [nr for nr in range(len(waarden)) if _oordeel(bron, nr) == oordeel]
        plaatsen = [nr for nr in plaatsen if waarden[nr].soort == "punt"]
        if plaatsen:
            punten = tuple((float(nr), waarden[nr].laag) for nr in plaatsen)
            woorden = tuple(f"{bron.zegt(bron.eigen, nr)}\n{oordeel}" for nr in plaatsen)
            vormen.append(Stippen(punten, kleur, 13, teken, oordeel, woorden))
    return vormen


def _gemerkt(bron: Verloop, reeks: Reeks, plaats: int) -> bool:
    return reeks is bron.eigen and _oordeel(bron, plaats) in _MERK


def _oordeel(bron: Verloop, plaats: int) -> str:
    """What the method says of a place of the own course."""
    if bron.koers is None:
        return ""
    code = bron.perioden[plaats].code
    return next((str(p.oordeel) for p in bron.koers.punten if p.periode.code == code), "")


def begin(bron: Verloop) -> dict[str, str]:
    """Code of each period where the own series begins anew, and why."""
    if bron.koers is None:
        return {}
    return {
        bron.koers.punten[stuk.van].periode.code: stuk.begin.reden
        for stuk in bron.koers.stukken
        if stuk.begin is not None
    }


def gewone_schommeling(bron: Verloop) -> list[Vorm]:
    """The band of ordinary variation of each stretch of the own course, with its name.

    The limits are those of counts; per 1.000 they follow the denominator of each period.
    """
    if bron.koers is None:
        return []
    vormen: list[Vorm] = []
    plaatsen = {periode.code: nr for nr, periode in enumerate(bron.perioden)}
    for stuk in bron.koers.stukken:
        vormen += _band(bron, stuk, plaatsen)
    if vormen:
        laatste = vormen[-1]
        if isinstance(laatste, Vlak):
            hoek = max(laatste.punten, key=lambda punt: (-punt[0], punt[1]))
            begin = (max(hoek[0], -0.3), hoek[1])
            woorden = "gewone schommeling"
            vormen.append(Woord(begin, woorden, maat=12, hoogte="boven", schuif=(6, 2)))
    return vormen


def _band(bron: Verloop, stuk: Stuk, plaatsen: Mapping[str, int]) -> list[Vorm]:
    grenzen = (stuk.onder, stuk.boven)
    if bron.koers is None or any(g is None or g.min != g.max for g in grenzen):
        return []
    onder: list[Punt] = []
    boven: list[Punt] = []
    for punt in bron.koers.punten[stuk.van : stuk.tot]:
        plaats = plaatsen.get(punt.periode.code)
        maal = _maal(bron, punt.figuur)
        if plaats is None or maal is None or stuk.onder is None or stuk.boven is None:
            continue
        for kant in (-0.5, 0.5):
            onder.append((plaats + kant, round(max(0.0, stuk.onder.min) * maal, 2)))
            boven.append((plaats + kant, round(stuk.boven.max * maal, 2)))
    if not onder:
        return []
    if bron.indicator.procenten:
        boven = [(x, min(100.0, y)) for x, y in boven]
    return [Vlak((*boven, *reversed(onder)), s.BAND, naam="gewone schommeling", achter=True)]


def _maal(bron: Verloop, figuur: Figure | None) -> float | None:
    """From the unit of the figure to that of the axis."""
    if not bron.per_1000:
        return 1 / deler(bron)
    if figuur is None or not figuur.noemer_min or not figuur.noemer_max:
        return None
    return 2000 / (figuur.noemer_min + figuur.noemer_max)


# -- beside it --------------------------------------------------


def norm_vormen(bron: Verloop) -> list[Vorm]:
    """The benchmark: a dashed line, a band where its value is a range; and a target."""
    vormen: list[Vorm] = []
    if bron.doel is not None:
        for y in sorted({bron.doel.min, bron.doel.max}):
            hoogte = y / deler(bron)
            einden = ((-0.4, hoogte), (len(bron.perioden) - 0.6, hoogte))
            vormen.append(Lijn(einden, s.INK, 1.6, "8 4", "doel"))
    if bron.norm is None:
        return vormen
    for stuk in _norm_stukken(bron, bron.norm):
        banden = [bron.norm.waarden[bron.perioden[nr].code] for nr in stuk]
        laag = [(float(nr), op_as(bron, band.min)) for nr, band in zip(stuk, banden, strict=True)]
        hoog = [(float(nr), op_as(bron, band.max)) for nr, band in zip(stuk, banden, strict=True)]
        woorden = tuple(_norm_zegt(bron, bron.norm, nr) for nr in stuk)
        if laag == hoog:
            vormen.append(Lijn(tuple(laag), s.INK, 2.0, "6 4", bron.norm.naam, woorden))
            continue
        vormen.append(Vlak((*hoog, *reversed(laag)), "#E4E6E9", naam=bron.norm.naam, achter=True))
        vormen.append(Lijn(tuple(hoog), s.INK, 1.3, "5 4", bron.norm.naam, woorden))
        vormen.append(Lijn(tuple(laag), s.INK, 1.3, "5 4", bron.norm.naam, woorden))
    return vormen


def _norm_stukken(bron: Verloop, norm: Norm) -> Iterator[list[int]]:
    stuk: list[int] = []
    for nr, periode in enumerate(bron.perioden):
        if periode.code in norm.waarden:
            stuk.append(nr)
        elif stuk:
            yield stuk
            stuk = []
    if stuk:
        yield stuk


def op_as(bron: Verloop, waarde: float) -> float:
    """The value of a benchmark in the unit of the axis."""
    return round(waarde / deler(bron), 2)


def norm_tekst(bron: Verloop, band: Band) -> str:
    """The value of a benchmark as it is written."""
    return eenheid(bron.indicator).bereik(band.min, band.max)


def _norm_zegt(bron: Verloop, norm: Norm, plaats: int) -> str:
    periode = bron.perioden[plaats]
    achter = " per 1.000" if bron.per_1000 else ""
    waarde = norm_tekst(bron, norm.waarden[periode.code])
    return f"{norm.naam}\n{periode.lang()}: {waarde}{achter}"


def leemtes(bron: Verloop, as_: tuple[float, float], *, klein: bool = False) -> list[Vorm]:
    """Where the own area has no value that can be drawn, and which of the three it is.

    In a small panel a cross stands for the words "n.b.". A diamond at the bottom is a count that
    has no place on an axis of rates.
    """
    vormen: list[Vorm] = []
    geen: list[Punt] = []
    aantal: list[Punt] = []
    for nr, waarde in enumerate(bron.waarden(bron.eigen)):
        if waarde.soort == "verborgen":
            vormen.append(Streep((nr, as_[0]), (nr, as_[1]), s.MUTED, 1.6, "2 4"))
        elif waarde.soort == "geen":
            geen.append((float(nr), as_[0]))
        elif waarde.soort == "aantal":
            aantal.append((float(nr), as_[0]))
    for punten, teken in ((aantal, "ruit"), (geen if klein else [], "kruis")):
        if punten:
            zegt_ = tuple(bron.zegt(bron.eigen, round(x)) for x, _ in punten)
            hoger = tuple((x, y + 0.06 * (as_[1] - as_[0])) for x, y in punten)
            vormen.append(
                Stippen(hoger, s.MUTED, 6, teken, bron.eigen.naam, zegt_)  # type: ignore[arg-type]
            )
    if klein:
        return vormen
    for punt in geen:
        plaats = {"anker": "midden", "hoogte": "onder"}
        vormen.append(Woord(punt, "n.b.", maat=12, schuif=(0, -3), **plaats))  # type: ignore[arg-type]
    return vormen
