"""What the figures say since an agreement was made: from protected figures, in one sentence.

An agreement keeps the period of the figure that lay on the table. Later the newest figure of the
same area and kind of period stands beside it. A difference is named only where `indicators.zinnen`
names one; across a break, or where one of the two is hidden, it is said that it cannot be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from datasets.periodes import Periode
from indicators.model import Figure, Indicator, Vrijgave
from indicators.zinnen import hoeveel, kan_toeval_zijn, peil, verschil

Oordeel = Literal["meer", "minder", "gelijk", "niet te zeggen", "geen cijfer sindsdien"]
_EINDE: dict[str, Oordeel] = {"meer": "meer", "minder": "minder", "evenveel": "gelijk"}
_NIETS = ("niet geleverd", "nog niet te zeggen")
"""Statuses of what is no figure yet: not delivered, or a cohort that is still followed."""
_WAARDE = ("getoond", "klein", "onvolledig")


@dataclass(frozen=True, slots=True)
class Sindsdien:
    """What may be said of a figure since a meeting.

    Attributes:
        toen: the figure of the period that lay on the table; None where it is not there now.
        nu: the newest figure since then; None where there is none.
        oordeel: whether it changed.
        zin: all of that in words.
    """

    toen: Figure | None
    nu: Figure | None
    oordeel: Oordeel
    zin: str


def sindsdien(
    vrij: Vrijgave, indicator: Indicator, gebied: str, periode: str, tot: date | None = None
) -> Sindsdien:
    """What the figures say since a period.

    Args:
        vrij: the figures that the reader may see.
        indicator: what the figures are about.
        gebied: the area.
        periode: code of the period that lay on the table.
        tot: figures of periods that end after this day do not count; None for all there are.
    """
    toen = vrij.figuur(indicator.id, gebied, periode)
    later = _later(vrij, indicator, gebied, Periode.van_code(periode), tot)
    delivered = [een for een in later if een.status in _WAARDE and een.min is not None]
    was = _waarde(indicator, toen, periode)
    if all(een.status in _NIETS for een in later):
        return Sindsdien(toen, None, "geen cijfer sindsdien", f"{was} Geen cijfer sindsdien.")
    nu = delivered[-1] if delivered else later[-1]
    is_nu = f"Nu: {_in_woorden(indicator, nu)}"
    change = verschil(indicator, nu, toen)
    if toen is None or toen.status not in _WAARDE or nu.status not in _WAARDE:
        return Sindsdien(toen, nu, "niet te zeggen", f"{was} {is_nu}.")
    tot_nu = later[: later.index(nu) + 1]
    if any(een.breuk for een in tot_nu):
        why = "Ertussen is anders geteld, dus dit is niet te vergelijken."
        return Sindsdien(toen, nu, "niet te zeggen", f"{was} {is_nu}. {why}")
    if not change:
        why = "Of het is veranderd, is niet te zeggen."
        return Sindsdien(toen, nu, "niet te zeggen", f"{was} {is_nu}. {why}")
    oordeel = _EINDE[change.rsplit(" ", 1)[-1]]
    chance = " Dat verschil kan toeval zijn." if kan_toeval_zijn(indicator, nu, toen) else ""
    return Sindsdien(toen, nu, oordeel, f"{was} {is_nu}, {change}.{chance}")


def _later(
    vrij: Vrijgave, indicator: Indicator, gebied: str, toen: Periode, tot: date | None
) -> list[Figure]:
    """The figures of later periods of the same kind, oldest first."""
    found = [(Periode.van_code(een.periode), een) for een in vrij.reeks(indicator.id, gebied)]
    found = [
        (periode, een)
        for periode, een in found
        if periode.soort == toen.soort
        and periode.eerste > toen.eerste
        and (tot is None or periode.laatste <= tot)
    ]
    return [een for _, een in sorted(found, key=lambda paar: paar[0].sleutel())]


def _waarde(indicator: Indicator, toen: Figure | None, periode: str) -> str:
    if toen is None:
        return f"Over {Periode.van_code(periode).zin()} is er geen cijfer."
    return f"Toen: {_in_woorden(indicator, toen)}."


def _in_woorden(indicator: Indicator, figuur: Figure) -> str:
    known = figuur.min is not None
    said = hoeveel(indicator, figuur) if known else figuur.status
    return f"{said} ({peil(indicator, figuur).lang()})"
