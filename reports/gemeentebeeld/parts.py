"""What stands on the picture of one municipality: which indicators, where, and with which figures.

Kerncijfers by hoofdlijn first; the rest by theme, folded up; what there is no figure of is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, REGIO, GebiedOnbekend
from indicators.grensverkeer import stromen_van
from indicators.keuze import is_hoofdlijn
from indicators.model import Figure, Indicator
from reports.beeld import Beeld
from reports.csvblad import Regel
from reports.gemeentebeeld.beside import marks, others
from reports.series import momenten, periode_of

_NAMES = {REGIO: "Hele regio", NEDERLAND: "Nederland"}


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the picture: a hoofdlijn with its kerncijfers, or a theme with the rest."""

    titel: str
    indicatoren: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Indeling:
    """All parts of the picture.

    Attributes:
        kern: kerncijfers by hoofdlijn; a line may have none, and then stands last.
        meer: the other indicators by theme.
        alleen_groep: indicators that are never shown per municipality.
        niets: indicators of which nobody delivered anything about this municipality.
    """

    kern: tuple[Deel, ...]
    meer: tuple[Deel, ...]
    alleen_groep: tuple[Indicator, ...]
    niets: tuple[Indicator, ...]


def deel_in(beeld: Beeld, gemeente: str) -> Indeling:
    """Lay out the indicators for one municipality."""
    shown = beeld.shown_in((gemeente,))
    core = tuple(one for one in shown if one.kerncijfer) or shown
    lines = ((line, tuple(i for i in core if i.hoofdlijn == line)) for line in beeld.hoofdlijnen)
    # Of a theme that is no line of this region nobody expects a kerncijfer.
    kern = [part for part in lines if part[1] or is_hoofdlijn(beeld.regio, part[0])]
    rest = tuple(one for one in shown if one not in core)
    themes = dict.fromkeys(one.thematitel for one in rest)
    meer = ((name, tuple(i for i in rest if i.thematitel == name)) for name in themes)
    absent = tuple(one for one in beeld.indicatoren if one not in shown)
    return Indeling(
        tuple(Deel(*part) for part in sorted(kern, key=lambda part: not part[1])),
        tuple(Deel(*part) for part in meer),
        tuple(one for one in absent if not one.korrel.gemeente),
        tuple(one for one in absent if one.korrel.gemeente),
    )


def stromen(
    beeld: Beeld, indicator: Indicator, gemeente: str, periode: str
) -> list[tuple[str, Figure]]:
    """Where pupils go to school or come from: name and Figure of each other municipality, by name.

    Empty for what is no border traffic, and where other municipalities stay unnamed.
    """
    if not indicator.grens or not beeld.regio.toon_namen:
        return []
    found = stromen_van(beeld.vrijgave, indicator, gemeente, periode)
    return sorted(((_name(beeld, one.gemeente), one.figuur) for one in found), key=_by_name)


def _name(beeld: Beeld, gemeente: str) -> str:
    """The name of a municipality anywhere; its code when we do not know it."""
    try:
        return beeld.naam(gemeente)
    except GebiedOnbekend:
        return gemeente


def _by_name(named: tuple[str, Figure]) -> str:
    return named[0].casefold()


def regels(beeld: Beeld, gemeente: str, periode: Periode, deel: Deel) -> Iterator[Regel]:
    """Every figure that a part of the page shows, for a CSV.

    Per indicator the course, newest first, and beside it the others and the marks of that period.
    Municipalities that stay unnamed are in no file: in a list their order would name them.
    """
    for indicator in deel.indicatoren:
        figuur = beeld.figuur(indicator, gemeente, periode)
        if figuur is None:
            continue
        reeks = beeld.vrijgave.reeks(indicator.id, gemeente)
        for moment in reversed(momenten(reeks, periode_of(figuur))):
            if moment.figuur is not None:
                yield Regel(indicator, moment.figuur, beeld.naam(gemeente))
        for name, other in others(beeld, indicator, figuur):
            if name:
                yield Regel(indicator, other, name)
        for name, flow in stromen(beeld, indicator, gemeente, figuur.periode):
            yield Regel(indicator, flow, beeld.naam(gemeente), name)
        for _, mark in marks(beeld, indicator, figuur.periode):
            yield Regel(indicator, mark, _NAMES[mark.gebied])
