"""What there was at the begin of a period, as far as it follows from what is shown.

Within one delivery begin + in - out = end (decisions.md 6). The begin is no figure of its own: it
says no more than a reader can work out from the other three.
"""

from __future__ import annotations

from indicators.model import Figure
from indicators.reeks import Band

_HEEL = ("getoond", "klein")


def begin_van(einde: Figure | None, erbij: Figure | None, eraf: Figure | None) -> Band | None:
    """What the count at the begin can be; None where that does not follow.

    That is so where one of the three is not shown or not whole, and where they are not of the same
    deliveries.
    """
    drie = (einde, erbij, eraf)
    if any(een is None or een.status not in _HEEL for een in drie):
        return None
    heel = [een for een in drie if een is not None]
    if len({een.bron for een in heel}) > 1:
        return None
    einden, bij, af = (Band(een.min or 0.0, een.max or 0.0) for een in heel)
    laag, hoog = einden.min - bij.max + af.min, einden.max - bij.min + af.max
    return None if hoog < 0 else Band(max(0.0, laag), hoog)


def bijgesteld(begin: Band | None, vorig_einde: Figure | None) -> bool:
    """Whether the begin is certainly another count than the end of the period before.

    Then the two deliveries say something different of the same day.
    """
    if begin is None or vorig_einde is None or vorig_einde.status not in _HEEL:
        return False
    laag, hoog = vorig_einde.min, vorig_einde.max
    return laag is not None and hoog is not None and (begin.min > hoog or begin.max < laag)
