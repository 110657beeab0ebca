"""How the values of an indicator stand on an axis: as a number, in percent, or in weeks."""

from __future__ import annotations

import math
from dataclasses import dataclass

from datasets.notatie import bereik, getal
from indicators.model import Indicator

_ROUND_TOPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True, slots=True)
class Eenheid:
    """A unit of an axis.

    Attributes:
        deel: how much of a Figure is one of it: a duration is in days and is written in weeks.
        achter: what stands behind a number.
        naam: the unit in a word; empty where it is what the indicator counts.
    """

    deel: float = 1.0
    achter: str = ""
    naam: str = ""

    def eind(self, value: float) -> str:
        """The value at an end of an axis: ``30``, ``2,5``, ``15%``."""
        own = value / self.deel
        return getal(own, 0 if own == int(own) else 1) + self.achter

    def bereik(self, low: float, high: float) -> str:
        """A value or a range with one decimal: ``12,8%``, ``0,5–1,9``."""
        return bereik(low / self.deel, high / self.deel, 1) + self.achter

    def rond(self, highest: float) -> float:
        """The first round value above the highest one, for the top of an axis."""
        return self.deel * round_top(highest / self.deel)


AANTAL = Eenheid()
PROCENT = Eenheid(achter="%", naam="procent")
WEKEN = Eenheid(7.0, " wk", "weken")


def eenheid(indicator: Indicator) -> Eenheid:
    """The unit of an indicator's own values."""
    if indicator.procenten:
        return PROCENT
    return WEKEN if indicator.vorm == "duur" else AANTAL


def round_top(highest: float) -> float:
    """The first round number above the highest value."""
    if highest <= 0:
        return 1.0
    step = 10.0 ** math.floor(math.log10(highest))
    return next((n * step for n in _ROUND_TOPS if n * step >= highest * 1.02), 10 * step)
