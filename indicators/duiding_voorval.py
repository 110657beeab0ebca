"""What happened in a series from outside: a merger, a border correction, a new way of buying care.

A merger stands in the register; what a region names itself stands in its agenda. A change of the
definition comes with the deliveries, and stands in the figure itself (`Figure.breuk`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.reference.tabellen import Herindeling


@dataclass(frozen=True, slots=True)
class Voorval:
    """Something that happened.

    Attributes:
        op: the day.
        woord: a few letters, at a line in a chart: ``fusie``.
        zin: what it was, in a sentence.
    """

    op: date
    woord: str
    zin: str


def voorvallen(regio: Regio, indicator: str, gebied: str) -> tuple[Voorval, ...]:
    """What happened to the figures of an indicator in an area, oldest first.

    Args:
        regio: the region.
        indicator: id of the indicator.
        gebied: code of the municipality, or id of the group. A merger inside a group changes
            nothing in its total, so it is named for the municipality only.
    """
    return tuple(
        sorted(
            (*_herindelingen(regio, gebied), *_van_de_regio(regio, indicator, gebied)),
            key=lambda een: (een.op, een.woord),
        )
    )


def per_periode(
    gevonden: Iterable[Voorval], perioden: Sequence[Periode]
) -> dict[str, tuple[Voorval, ...]]:
    """Code of a period -> what happened in it, for the periods of an axis.

    What happened between two of them, as between two counts of 1 October, stands at the later one.
    What lies before the axis or after it is not there.
    """
    uit: dict[str, tuple[Voorval, ...]] = {}
    for een in gevonden:
        periode = next((p for p in perioden if een.op <= p.laatste), None)
        if periode is None or (periode == perioden[0] and een.op < periode.eerste):
            continue
        uit[periode.code] = (*uit.get(periode.code, ()), een)
    return uit


def _herindelingen(regio: Regio, gebied: str) -> Iterator[Voorval]:
    dagen: dict[tuple[date, bool], list[Herindeling]] = {}
    for een in regio.register.herindelingen:
        if een.nieuwe_code == gebied:
            dagen.setdefault((een.ingangsdatum, een.is_fusie), []).append(een)
    for (dag, is_fusie), alle in dagen.items():
        namen = [een.oude_naam for een in alle]
        if is_fusie:
            ging = "ging" if len(namen) == 1 else "gingen"
            zin = f"Op {datum(dag)} {ging} {_opsomming(namen)} op in {alle[0].nieuwe_naam}."
            yield Voorval(dag, "fusie", zin)
        else:
            zin = f"Op {datum(dag)} kwam een deel van {_opsomming(namen)} bij deze gemeente."
            yield Voorval(dag, "grens", zin)


def _van_de_regio(regio: Regio, indicator: str, gebied: str) -> Iterator[Voorval]:
    for een in regio.agenda.gebeurtenissen if regio.agenda else ():
        hier = not een.gebieden or gebied in een.gebieden
        if hier and (not een.indicatoren or indicator in een.indicatoren):
            yield Voorval(een.op, een.woord, f"Op {datum(een.op)}: {een.tekst}")


def _opsomming(namen: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))
