"""Which figures stand in the tables of an overview: kerncijfers, or those of one theme."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from datasets.periodes import Periode, Periodesoort
from datasets.reference.regio import Indeling
from indicators.model import Figure, Indicator
from reports.beeld import Beeld, Rij, rijen
from reports.csvblad import Regel
from reports.series import most_common, periode_of
from reports.themas import CORE
from reports.waarde import waarde_van

MOST_COLUMNS = 8
"""So many columns are read side by side; more are spread over tables."""
_FINAL = "definitief"
_KINDS: dict[Periodesoort, str] = {
    "kwartaal": "Per kwartaal",
    "halfjaar": "Per halfjaar",
    "schooljaar": "Per schooljaar",
    "kalenderjaar": "Per jaar",
    "peildatum": "Op een dag geteld",
}
GROUPS = ("groep", "regio", "land")
"""Rows that are larger than a municipality."""
_GROUPS_ONLY = "Alleen voor een groep of de hele regio"


@dataclass(frozen=True, slots=True)
class Column:
    """One indicator, with the period and state that most of its cells have.

    Attributes:
        elders: words for the larger areas whose figures stand in a table of their own; else empty.
    """

    indicator: Indicator
    periode: Periode | None
    stand: str
    figuren: Mapping[str, Figure]
    elders: str = ""


@dataclass(frozen=True, slots=True)
class Blok:
    """One table: areas by indicators. `titel` is empty where there is one table only."""

    titel: str
    rijen: tuple[Rij, ...]
    columns: tuple[Column, ...]


def blokken(
    beeld: Beeld, periode: Periode, indeling: Indeling | None = None, thema: str = CORE
) -> tuple[Blok, ...]:
    """The tables for this choice; none when nothing had ended by then."""
    rows = rijen(beeld, indeling)
    columns = _columns(beeld, rows, periode, thema)
    larger = [row for row in rows if row.soort in GROUPS]
    columns, apart = _apart(columns, {row.gebied for row in larger})
    if thema == CORE:
        return (*_spread("", rows, columns), *_larger(larger, apart))
    found: list[Blok] = []
    both = [column for column in columns if column.indicator.korrel.gemeente]
    both.sort(key=lambda column: _order(_kind(column.indicator)))
    for kind, group in groupby(both, key=lambda column: _kind(column.indicator)):
        found += _spread(_KINDS[kind], rows, list(group))
    found += _larger(larger, apart)
    found += _spread(
        _GROUPS_ONLY, larger, [one for one in columns if not one.indicator.korrel.gemeente]
    )
    return tuple(found)


def _apart(
    columns: Iterable[Column], larger: Iterable[str]
) -> tuple[list[Column], list[tuple[Periodesoort, Column]]]:
    """The columns, and with its kind of period what groups and the region have in another kind.

    Under a school year of municipalities a quarter of the region looks like a total that is too
    small.
    """
    areas = frozenset(larger)
    same: list[Column] = []
    others: list[tuple[Periodesoort, Column]] = []
    for column in columns:
        own = {periode_of(f).soort for area, f in column.figuren.items() if area not in areas}
        kinds = own or set(column.indicator.korrel.gemeente)
        moved: dict[Periodesoort, dict[str, Figure]] = {}
        for area, figuur in column.figuren.items():
            kind = periode_of(figuur).soort
            if area in areas and kinds and kind not in kinds:
                moved.setdefault(kind, {})[area] = figuur
        others += [(kind, _column(column.indicator, found)) for kind, found in moved.items()]
        gone = {area for found in moved.values() for area in found}
        rest = {area: f for area, f in column.figuren.items() if area not in gone}
        if rest and moved:
            elders = ", ".join(_KINDS[kind].lower() for kind in moved)
            same.append(replace(_column(column.indicator, rest), elders=elders))
        elif rest:
            same.append(column)
    return same, others


def _larger(larger: Sequence[Rij], apart: Iterable[tuple[Periodesoort, Column]]) -> list[Blok]:
    """The small tables of groups and the region, one kind of period each."""
    found: list[Blok] = []
    who = "Regio en groepen" if any(row.soort == "groep" for row in larger) else "Hele regio"
    in_order = sorted(apart, key=lambda one: _order(one[0]))
    for kind, group in groupby(in_order, key=lambda one: one[0]):
        titel = f"{who}, {_KINDS[kind].lower()}"
        found += _spread(titel, larger, [column for _, column in group])
    return found


def regels(tables: Iterable[Blok]) -> list[Regel]:
    """Every figure of the tables, row by row, for a CSV."""
    return [
        Regel(column.indicator, figuur, row.naam)
        for blok in tables
        for row in blok.rijen
        for column in blok.columns
        if (figuur := column.figuren.get(row.gebied)) is not None
    ]


def noten(column: Column, figuur: Figure) -> tuple[str, ...]:
    """What stands under a cell: its own period and state, how much is in, and how coarse it is."""
    periode = periode_of(figuur)
    marks = [] if periode == column.periode else [periode.kort()]
    if figuur.stand not in (_FINAL, column.stand):
        marks.append(figuur.stand)
    if figuur.dekking and figuur.leden > 1:
        marks.append(figuur.dekking)
    elif figuur.status in ("onvolledig", "afgeschermd"):
        marks.append(figuur.status)
    elif noot := waarde_van(column.indicator, figuur).noot:
        marks.append(noot)
    return tuple(marks)


def kop(column: Column) -> str:
    """The period of a column, and that its figures are provisional where most are."""
    when = column.periode.kort() if column.periode else ""
    return when if column.stand == _FINAL else f"{when} {column.stand}"


def _order(kind: Periodesoort) -> int:
    return list(_KINDS).index(kind)


def _kind(indicator: Indicator) -> Periodesoort:
    return indicator.korrel.gemeente[0]


def _spread(titel: str, rows: Sequence[Rij], columns: Sequence[Column]) -> tuple[Blok, ...]:
    """The columns over as few tables as they need, as even as can be."""
    if not columns:
        return ()
    width = math.ceil(len(columns) / math.ceil(len(columns) / MOST_COLUMNS))
    known = {area for column in columns for area in column.figuren}
    shown = [row for row in rows if row.soort != "land" or row.gebied in known]
    found = []
    for start in range(0, len(columns), width):
        part = tuple(columns[start : start + width])
        found.append(Blok(titel if not start else "", _with_something(shown, part), part))
    return tuple(found)


def _with_something(rows: Iterable[Rij], columns: Sequence[Column]) -> tuple[Rij, ...]:
    """Without a region whose figures all stand elsewhere; such a group is a heading only."""
    if not all(column.elders for column in columns):
        return tuple(rows)
    known = {area for column in columns for area in column.figuren}
    return tuple(
        replace(row, soort="los") if row.soort == "groep" and row.gebied not in known else row
        for row in rows
        if row.soort not in ("regio", "land") or row.gebied in known
    )


def _columns(beeld: Beeld, rows: Iterable[Rij], periode: Periode, thema: str) -> list[Column]:
    """A column per indicator that has any Figure here, with the period that most cells have."""
    areas = [row.gebied for row in rows if row.gebied]
    columns = []
    for indicator in beeld.in_theme(thema):
        found = {area: beeld.figuur(indicator, area, periode) for area in areas}
        figuren = {area: figuur for area, figuur in found.items() if figuur is not None}
        if not figuren:
            continue
        columns.append(_column(indicator, figuren))
    return columns


def _column(indicator: Indicator, figuren: Mapping[str, Figure]) -> Column:
    usual = most_common([periode_of(figuur) for figuur in figuren.values()])
    shown = [f for f in figuren.values() if f.min is not None]
    stands = {f.stand for f in shown if periode_of(f) == usual}
    stand = stands.pop() if len(stands) == 1 else _FINAL
    return Column(indicator, usual, stand, figuren)
