"""The figures of a question by area and period, as the drawings want them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from datasets.notatie import afgerond
from datasets.periodes import Periode
from indicators.duiding import Maatstaf
from indicators.duiding_maatstaf import DOEL, doel_van, normwaarde
from indicators.model import Figure
from indicators.reeks import Band
from pages.vergelijken.vraag import Vraag
from reports.csvblad import Regel
from reports.plot_reeks import Norm, Reeks
from reports.series import periode_of

_LANGSTE = 24


def perioden(vraag: Vraag) -> tuple[Periode, ...]:
    """The axis: from the first figure of any area up to the chosen one, without holes."""
    tot = Periode.van_code(vraag.eigen_periode)
    gebieden = (vraag.gebied, *vraag.gebieden)
    reeksen = (vraag.beeld.vrijgave.reeks(vraag.indicator.id, gebied) for gebied in gebieden)
    soort = (Periode.van_code(figuur.periode) for reeks in reeksen for figuur in reeks)
    eerste = min((p.eerste for p in soort if p.soort == tot.soort), default=tot.eerste)
    rij = [tot]
    while rij[-1].eerste > eerste and len(rij) < _LANGSTE:
        rij.append(rij[-1].vorige())
    return tuple(reversed(rij))


def reeks(vraag: Vraag, gebied: str) -> Reeks:
    """One area with its name."""
    figuren = vraag.beeld.vrijgave.reeks(vraag.indicator.id, gebied)
    return Reeks(vraag.naam(gebied), {figuur.periode: figuur for figuur in figuren})


def figuur(vraag: Vraag, gebied: str, periode: Periode) -> Figure | None:
    """One figure."""
    return vraag.beeld.vrijgave.figuur(vraag.indicator.id, gebied, periode.code)


def in_woorden(vraag: Vraag, periode: Periode) -> str:
    """A period as it counts in time: a stock of a school year is its count of 1 October."""
    eigen = figuur(vraag, vraag.gebied, periode)
    return (periode if eigen is None else periode_of(eigen)).lang()


def norm(vraag: Vraag, as_: tuple[Periode, ...]) -> Norm | None:
    """The value of the chosen benchmark in each period; None without one, and for a target."""
    maatstaf = vraag.gekozen_maatstaf
    if maatstaf is None or maatstaf.id == DOEL:
        return None
    waarden: dict[str, Band] = {}
    plaats = maatstaf.plaats
    for periode in as_:
        eigen = figuur(vraag, vraag.gebied, periode) or _leeg(vraag, periode)
        waarde = normwaarde(vraag.beeld.vrijgave, vraag.indicator, maatstaf, eigen)
        if waarde.waarde is not None:
            waarden[periode.code] = _afgerond(waarde.waarde)
            plaats = waarde.plaats or maatstaf.plaats
    return Norm(naam_van(maatstaf, plaats), waarden) if waarden else None


def _leeg(vraag: Vraag, periode: Periode) -> Figure:
    """A figure without a value, to ask for the benchmark of a period in which there is none."""
    return Figure(
        vraag.indicator.id, vraag.gebied, periode.code, "", "niet geleverd", "", "niet geleverd"
    )


def _afgerond(band: Band) -> Band:
    """As precise as it is written, and no more."""
    return Band(afgerond(band.min, 1), afgerond(band.max, 1))


def naam_van(maatstaf: Maatstaf, plaats: str) -> str:
    """A benchmark at a line: ``Rest van de regio``."""
    kort = plaats.removeprefix("gemiddeld ").removeprefix("in ").removeprefix("de ")
    return (kort[:1].upper() + kort[1:]) or maatstaf.naam


def doel(vraag: Vraag) -> Band | None:
    """The target of the own area in the chosen period, when that is what it is laid beside."""
    if vraag.maatstaf != DOEL:
        return None
    periode = Periode.van_code(vraag.eigen_periode)
    gevonden = doel_van(vraag.beeld.regio, vraag.indicator, vraag.gebied, periode)
    return None if gevonden is None else Band(gevonden.laag, gevonden.hoog)


def regels(vraag: Vraag, gebieden: tuple[str, ...], as_: tuple[Periode, ...]) -> Iterator[Regel]:
    """The figures of these areas for a CSV, newest first; unnamed areas are in no file."""
    for gebied in gebieden:
        naam = vraag.naam(gebied)
        for periode in reversed(as_):
            een = figuur(vraag, gebied, periode)
            if een is not None and naam:
                yield Regel(vraag.indicator, een, naam)


def zonder_namen(vraag: Vraag, reeksen: list[Reeks], as_: tuple[Periode, ...]) -> list[Reeks]:
    """Unnamed areas in an order that follows from their figures, so that it names nobody."""
    if vraag.beeld.regio.toon_namen:
        return reeksen

    def hoogte(een: Reeks) -> list[float]:
        gevonden = [een.figuren.get(periode.code) for periode in reversed(as_)]
        return [-1.0 if f is None or f.max is None else f.max for f in gevonden]

    return sorted((replace(een) for een in reeksen), key=hoogte)
