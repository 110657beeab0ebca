"""Funnel: which areas differ more from the whole than chance would have it, without a ranking.

Share, about the pooled share `p = sum x / sum n`: an area is outside when p lies outside its own
Wilson interval, so the lines are `p -+ z sqrt(p (1 - p) / n)`, Wilson's interval turned around.
Count, rate or ratio, about what the whole leads one to expect (`E = n * sum x / sum n`): an area is
outside when E lies outside the exact (below 10) or Byar's interval of its count; the lines are
exact Poisson: for O events the E at which `P(X <= O)` or `P(X >= O)` is 0.025 or 0.001.

Levels of 95 and 99.8 %, the labels of PHEindicatormethods: High (0.001) is `hoog (99,8%)`, High
(0.025) is `hoog (95%)`, and so on. Plain limits: with 10 to 15 areas extra spread cannot be
estimated and is not modelled. Areas are ordered by name or inhabitants, never by their value.

Of ranges the weakest label that holds for every value is given. Sources: Spiegelhalter (2005);
PHEindicatormethods, phe_proportion_funnels and funnels of rates and ratios.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import Literal

import numpy as np
from scipy.special import pdtr

from indicators.intervals import aantal_interval, wilson, z_waarde
from indicators.model import Interval
from indicators.reeks import Band

Ligging = Literal[
    "hoog (99,8%)",
    "hoog (95%)",
    "binnen de trechter",
    "laag (95%)",
    "laag (99,8%)",
    "niet zeker te zeggen",
]
_TREDEN: tuple[Ligging, ...] = (
    "laag (99,8%)",
    "laag (95%)",
    "binnen de trechter",
    "hoog (95%)",
    "hoog (99,8%)",
)
_MIDDEN = 2
_RUIMTE = 1e-12
"""A pooled share of 0 or 1 is on the bound of the interval, not outside it."""


def gezamenlijk(tellers: Sequence[Interval], noemers: Sequence[Interval]) -> Band:
    """What the pooled share or rate can be: the sums first, never an average of shares.

    Raises:
        ValueError: nothing to pool, or a denominator that can be 0 in all.
    """
    laag, hoog = sum(n.min for n in noemers), sum(n.max for n in noemers)
    if laag <= 0:
        raise ValueError("the denominators must add up to more than 0")
    return Band(sum(x.min for x in tellers) / hoog, sum(x.max for x in tellers) / laag)


def grenzen_aandeel(p: float, n: float, zekerheid: float = 0.95) -> tuple[float, float]:
    """The lines of the funnel of a share at a denominator, within 0 and 1.

    Raises:
        ValueError: p outside 0 to 1, or n not above 0.
    """
    if not 0 <= p <= 1 or n <= 0:
        raise ValueError(f"needs a share and n > 0, got {p} and {n}")
    breedte = z_waarde(zekerheid) * sqrt(p * (1 - p) / n)
    return (max(0.0, p - breedte), min(1.0, p + breedte))


def grenzen_aantal(verwacht: float, zekerheid: float = 0.95) -> tuple[int, int]:
    """The lines of the funnel of a count: the fewest and most that are just possible.

    At 95 % those are the counts x for which P(X <= x) and P(X >= x) are both at least 0.025, so
    those whose exact interval holds the expected number.

    Raises:
        ValueError: a negative number is expected.
    """
    if verwacht < 0:
        raise ValueError(f"needs an expected number of at least 0, got {verwacht}")
    staart = (1 - zekerheid) / 2
    aantallen = np.arange(ceil(verwacht + 6 * sqrt(verwacht)) + 20)
    tot_en_met = pdtr(aantallen, verwacht)
    vanaf = 1 - np.concatenate(([0.0], tot_en_met[:-1]))
    return int(np.argmax(tot_en_met >= staart)), int(np.flatnonzero(vanaf >= staart)[-1])


def ligging_aandeel(teller: Interval, noemer: Interval, p: Band) -> Ligging:
    """Where an area lies in the funnel of a share.

    Raises:
        ValueError: a denominator that can be 0, or a numerator that must be above it.
    """
    # Higher with more in the numerator and less in the denominator: the ends are in two corners.
    laagst = _trede(_wilson(teller.min, noemer.max), p.max)
    hoogst = _trede(_wilson(teller.max, max(noemer.min, teller.max)), p.min)
    return _zwakste(laagst, hoogst)


def ligging_aantal(waargenomen: Interval, verwacht: Band) -> Ligging:
    """Where an area lies in the funnel of a count, a rate or a ratio."""
    laagst = _trede(_aantal(waargenomen.min), verwacht.max)
    return _zwakste(laagst, _trede(_aantal(waargenomen.max), verwacht.min))


def verwacht_aantal(noemer: Interval, cijfer: Band) -> Band:
    """How many cases an area of this size would have with the pooled rate."""
    return Band(noemer.min * cijfer.min, noemer.max * cijfer.max)


_Intervallen = tuple[tuple[float, float], tuple[float, float]]


def _wilson(x: int, n: int) -> _Intervallen:
    return (wilson(x, n, 0.95), wilson(x, n, 0.998))


def _aantal(x: int) -> _Intervallen:
    return (aantal_interval(x, 0.95), aantal_interval(x, 0.998))


def _trede(intervallen: _Intervallen, norm: float) -> int:
    """Index in `_TREDEN` of one known value."""
    stappen = 0
    for laag, hoog in intervallen:
        stappen += (norm < laag - _RUIMTE) - (norm > hoog + _RUIMTE)
    return _MIDDEN + stappen


def _zwakste(laagst: int, hoogst: int) -> Ligging:
    """What holds for all values between the lowest and the highest."""
    if laagst > _MIDDEN:
        return _TREDEN[laagst]
    if hoogst < _MIDDEN:
        return _TREDEN[hoogst]
    return _TREDEN[_MIDDEN] if laagst == hoogst else "niet zeker te zeggen"
