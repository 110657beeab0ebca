"""What a figure can be expected to be, from the earlier ones of its series.

The test is exact: given the sum of m earlier counts and the new one together, the new one is
binomial with chance 1/(m + 1) when nothing changed (Przyborowski and Wilenski, 1940). Series that
vary more than chance alone get wider bounds: all counts are divided by their dispersion (Pearson's
chi-square over its degrees of freedom, never below 1). Bounds are at 99.8 %, as a file is compared
in many places at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor

from scipy.special import betainc

from indicators.model import Interval

KANS = 0.001
"""On each side: 99.8 % together."""
MEESTE_PUNTEN = 8
"""Older figures say little about now: two years of quarters."""
MINSTE_VERSCHIL = 5
"""A smaller difference with what is usual is never worth a question."""
MINSTE_DEEL = 0.25
"""Large counts differ beyond chance every year; below this part of what is usual we do not ask."""
DEEL_PROCENT, PUNTEN_PROCENT = 0.5, 2.0
"""A published percentage is no count: half or twice what it ever was, and two points at least."""


@dataclass(frozen=True)
class Bereik:
    """What is expected: both bounds included, and what is usual (the mean)."""

    laag: float
    hoog: float
    midden: float

    def past(self, laag: float, hoog: float) -> bool:
        """True when some value from `laag` to `hoog` is expected."""
        return hoog >= self.laag and laag <= self.hoog


def kans_zo_hoog(nieuw: float, som: float, m: int) -> float:
    """Chance of this count or a higher one, given the sum of m earlier ones."""
    return 1.0 if nieuw <= 0 else float(betainc(nieuw, som + 1, 1 / (m + 1)))


def kans_zo_laag(nieuw: float, som: float, m: int) -> float:
    """Chance of this count or a lower one, given the sum of m earlier ones."""
    return 1.0 if som <= 0 else float(betainc(som, nieuw + 1, m / (m + 1)))


def spreiding(waarden: Sequence[float]) -> float:
    """How much more counts vary than chance alone makes them: 1 or more."""
    m, gemiddeld = len(waarden), sum(waarden) / len(waarden)
    if m < 3 or gemiddeld == 0:
        return 1.0
    return max(1.0, sum((x - gemiddeld) ** 2 for x in waarden) / gemiddeld / (m - 1))


def verwacht_aantal(eerder: Sequence[Interval], *, kans: float = KANS, ruim: bool = True) -> Bereik:
    """The counts that are to be expected after these, taken widest where they are ranges.

    Args:
        eerder: the earlier counts, oldest first; at least one.
        kans: chance outside the bounds, on each side.
        ruim: differences too small to ask about are inside as well.
    """
    punten = eerder[-MEESTE_PUNTEN:]
    m = len(punten)
    phi = spreiding([(p.min + p.max) / 2 for p in punten])
    som_min, som_max = sum(p.min for p in punten), sum(p.max for p in punten)
    hoog = _laatste(lambda x: kans_zo_hoog(x / phi, som_max / phi, m) > kans, vanaf=som_max // m)
    laag = _eerste(lambda x: kans_zo_laag(x / phi, som_min / phi, m) > kans, tot=som_min // m)
    midden_laag, midden_hoog = som_min / m, som_max / m
    if ruim:
        laag = min(laag, floor(midden_laag - max(MINSTE_VERSCHIL, MINSTE_DEEL * midden_laag)))
        hoog = max(hoog, ceil(midden_hoog + max(MINSTE_VERSCHIL, MINSTE_DEEL * midden_hoog)))
    return Bereik(max(0, laag), hoog, (midden_laag + midden_hoog) / 2)


def verwacht_percentage(eerder: Sequence[float]) -> Bereik:
    """The percentages that are to be expected after these; at least one."""
    punten = eerder[-MEESTE_PUNTEN:]
    laag, hoog = min(punten), max(punten)
    return Bereik(
        laag=max(0.0, min(laag * DEEL_PROCENT, laag - PUNTEN_PROCENT)),
        hoog=max(hoog / DEEL_PROCENT, hoog + PUNTEN_PROCENT),
        midden=sum(punten) / len(punten),
    )


def _laatste(goed: Callable[[int], bool], *, vanaf: int) -> int:
    """The last whole number for which it holds; it holds from `vanaf` up to there."""
    stap = 1
    while goed(vanaf + stap):
        stap *= 2
    laag, hoog = vanaf, vanaf + stap
    while hoog - laag > 1:
        midden = (laag + hoog) // 2
        laag, hoog = (midden, hoog) if goed(midden) else (laag, midden)
    return laag


def _eerste(goed: Callable[[int], bool], *, tot: int) -> int:
    """The first whole number from 0 for which it holds; it holds from there up to `tot`."""
    if goed(0):
        return 0
    laag, hoog = 0, tot
    while hoog - laag > 1:
        midden = (laag + hoog) // 2
        laag, hoog = (laag, midden) if goed(midden) else (midden, hoog)
    return hoog
