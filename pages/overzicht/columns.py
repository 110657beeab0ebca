"""Which figures stand in the tables of Overzicht: kerncijfers, or those of one theme."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from datasets.periodes import Periode, Periodesoort
from indicators.model import Figure, Indicator
from pages.shared.context_bar import Keuze
from pages.shared.figures import Beeld, Rij, rijen
from pages.shared.themes import CORE
from reports.csvblad import Regel
from reports.series import most_common, periode_of

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
    """One indicator, with the period and state that most of its cells have."""

    indicator: Indicator
    periode: Periode | None
    stand: str
    figuren: dict[str, Figure]


@dataclass(frozen=True, slots=True)
class Blok:
    """One table: areas by indicators. `titel` is empty where there is one table only."""

    titel: str
    rijen: tuple[Rij, ...]
    columns: tuple[Column, ...]


def blokken(beeld: Beeld, keuze: Keuze) -> tuple[Blok, ...]:
    """The tables for this choice; none when nothing had ended by then."""
    rows = rijen(beeld, keuze.indeling)
    columns = _columns(beeld, rows, keuze)
    if keuze.thema == CORE:
        return _spread("", rows, columns)
    found: list[Blok] = []
    both = [column for column in columns if column.indicator.korrel.gemeente]
    both.sort(key=lambda column: list(_KINDS).index(_kind(column.indicator)))
    for kind, group in groupby(both, key=lambda column: _kind(column.indicator)):
        found += _spread(_KINDS[kind], rows, list(group))
    larger = [row for row in rows if row.soort in GROUPS]
    found += _spread(
        _GROUPS_ONLY, larger, [one for one in columns if not one.indicator.korrel.gemeente]
    )
    return tuple(found)


def regels(tables: Iterable[Blok]) -> list[Regel]:
    """Every figure of the tables, row by row, for a CSV."""
    return [
        Regel(column.indicator, figuur, row.naam)
        for blok in tables
        for row in blok.rijen
        for column in blok.columns
        if (figuur := column.figuren.get(row.gebied)) is not None
    ]


def _kind(indicator: Indicator) -> Periodesoort:
    return indicator.korrel.gemeente[0]


def _spread(titel: str, rows: Sequence[Rij], columns: Sequence[Column]) -> tuple[Blok, ...]:
    """The columns over as few tables as they need, as even as can be."""
    if not columns:
        return ()
    width = math.ceil(len(columns) / math.ceil(len(columns) / MOST_COLUMNS))
    known = {area for column in columns for area in column.figuren}
    shown = tuple(row for row in rows if row.soort != "land" or row.gebied in known)
    return tuple(
        Blok(titel if not start else "", shown, tuple(columns[start : start + width]))
        for start in range(0, len(columns), width)
    )


def _columns(beeld: Beeld, rows: Iterable[Rij], keuze: Keuze) -> list[Column]:
    """A column per indicator that has any Figure here, with the period that most cells have."""
    areas = [row.gebied for row in rows if row.gebied]
    columns = []
    for indicator in beeld.in_theme(keuze.thema):
        found = {area: beeld.figuur(indicator, area, keuze.periode) for area in areas}
        figuren = {area: figuur for area, figuur in found.items() if figuur is not None}
        if not figuren:
            continue
        usual = most_common([periode_of(figuur) for figuur in figuren.values()])
        shown = [f for f in figuren.values() if f.min is not None]
        stands = {f.stand for f in shown if periode_of(f) == usual}
        stand = stands.pop() if len(stands) == 1 else _FINAL
        columns.append(Column(indicator, usual, stand, figuren))
    return columns
