"""Which figures stand in the tables of Overzicht; papers have the same from reports/overzicht."""

from __future__ import annotations

from pages.shared.context_bar import Keuze
from reports.beeld import Beeld
from reports.overzicht import tabel
from reports.overzicht.tabel import GROUPS, MOST_COLUMNS, Blok, Column, regels

__all__ = ["GROUPS", "MOST_COLUMNS", "Blok", "Column", "blokken", "regels"]


def blokken(beeld: Beeld, keuze: Keuze) -> tuple[Blok, ...]:
    """The tables for the choice in the bar; none when nothing had ended by then."""
    return tabel.blokken(beeld, keuze.periode, keuze.indeling, keuze.thema)
