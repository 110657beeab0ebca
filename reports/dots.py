"""A small share as what it is: so many of so many, one dot each, filled for who it counts.

Only made of counts that follow from the shown figure (indicators.duiding.teller_en_noemer): a
share of people that are not shown exactly has no dots.
"""

from __future__ import annotations

from indicators.duiding import teller_en_noemer
from indicators.model import Figure, Indicator
from reports import shapes as s

MOST = 40
"""More dots than this nobody counts."""
_PER_LINE = 10
_STEP = 13


def aantallen(indicator: Indicator, figuur: Figure) -> tuple[int, int] | None:
    """So many of so many, where both are shown exactly; None otherwise."""
    if indicator.vorm != "aandeel" or figuur.status != "getoond":
        return None
    delen = teller_en_noemer(indicator, figuur)
    if delen is None or not all(deel.bekend for deel in delen):
        return None
    return delen[0].min, delen[1].min


def stippen(teller: int, noemer: int, *, titel: str) -> str:
    """Draw the dots; empty where there are none or too many.

    Args:
        teller: how many are filled.
        noemer: how many there are.
        titel: what the drawing says, for who cannot see it.
    """
    if not 0 < noemer <= MOST:
        return ""
    parts = []
    for place in range(noemer):
        row, column = divmod(place, _PER_LINE)
        centre = (_STEP * (column + 0.5), _STEP * (row + 0.5))
        fill = s.OWN if place < teller else s.PAPER
        parts.append(s.circle(centre, 4.6, fill=fill, stroke=s.OWN, stroke_width=1.4))
    rows = -(-noemer // _PER_LINE)
    return s.drawing(
        parts, (_STEP * min(noemer, _PER_LINE), _STEP * rows), kind="stippen", title=titel
    )
