"""Run chart: whether a short series goes up and down about its median as chance would have it.

Of the n points that do not lie on the median: a signal when the longest run on one side is longer
than `round(log2 n) + 3`, or when the line crosses the median fewer times than
`binom.ppf(0.05, n - 1, 0.5)`. No distribution is needed. Source: Anhoej and Olesen (2014), as in
qicharts2.

A median leaves at most half of the points on either side. So with 8 or 9 points no signal can ever
come: that is said (`TE_KORT`), not called ordinary. With 10 or 11 points the only signal is a
first part wholly on one side and the rest wholly on the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import median

from scipy.special import bdtr

from indicators.reeks import (
    GEEN_CIJFER,
    GEWOON,
    HOOG,
    LAAG,
    ONZEKER,
    TE_KORT,
    Band,
    Oordeel,
    Punt,
    marge,
)

KLEINSTE_BRUIKBAAR = 9
"""Below this many points off the median the rules cannot give a signal."""


@dataclass(frozen=True, slots=True)
class Runchart:
    """One stretch of a series about its median.

    Attributes:
        oordelen: one for each point; where the stretch has a signal, each point is high or low by
            its side of the median.
    """

    midden: Band
    oordelen: tuple[Oordeel, ...]


@dataclass(frozen=True, slots=True)
class _Stand:
    """What was seen of a series up to some point."""

    bruikbaar: int = 0
    kant: int = 0
    rij: int = 0
    langste: int = 0
    kruisingen: int = 0

    def verder(self, kant: int) -> _Stand:
        """With one more point: 1 above the median, -1 below it, 0 on it."""
        if kant == 0:
            return self
        rij = self.rij + 1 if kant == self.kant else 1
        return _Stand(
            bruikbaar=self.bruikbaar + 1,
            kant=kant,
            rij=rij,
            langste=max(self.langste, rij),
            kruisingen=self.kruisingen + (self.kant not in {0, kant}),
        )


def langste_rij(bruikbaar: int) -> int:
    """The longest run that chance explains."""
    return round(log2(bruikbaar)) + 3 if bruikbaar else 0


def minste_kruisingen(bruikbaar: int) -> int:
    """The fewest crossings that chance explains: the 5 % point of the binomial distribution."""
    stappen = max(bruikbaar - 1, 0)
    return next(k for k in range(stappen + 1) if bdtr(k, stappen, 0.5) >= 0.05)


def _uitkomst(stand: _Stand) -> str:
    n = stand.bruikbaar
    if n < KLEINSTE_BRUIKBAAR:
        return TE_KORT
    signaal = stand.langste > langste_rij(n) or stand.kruisingen < minste_kruisingen(n)
    return "signaal" if signaal else GEWOON


def run_chart(punten: Sequence[Punt]) -> Runchart:
    """Judge one stretch: a series without a break. Periods without a figure are passed over.

    Raises:
        ValueError: no period has a figure.
    """
    bekend = [p for p in punten if p is not None]
    if not bekend:
        raise ValueError("no period has a figure")
    kanten = [_kanten(bekend, plaats) for plaats in range(len(bekend))]
    standen = {_Stand()}
    for kan in kanten:
        standen = {stand.verder(kant) for stand in standen for kant in kan}
    uitkomsten = {_uitkomst(stand) for stand in standen}
    per_bekend = iter([_oordeel(uitkomsten, kan) for kan in kanten])
    return Runchart(
        midden=Band(median(p.min for p in bekend), median(p.max for p in bekend)),
        oordelen=tuple(GEEN_CIJFER if p is None else next(per_bekend) for p in punten),
    )


def _kanten(bekend: Sequence[Band], plaats: int) -> frozenset[int]:
    """On which sides of the median a point can lie; the point itself is part of that median."""
    eps = marge(bekend)
    mijn = bekend[plaats]
    rest = [p for nr, p in enumerate(bekend) if nr != plaats]

    def boven(waarde: float, anderen: Iterable[float]) -> float:
        return waarde - median([*anderen, waarde])

    hoogst = boven(mijn.max, (p.min for p in rest))
    laagst = boven(mijn.min, (p.max for p in rest))
    kan = {1} if hoogst > eps else set()
    kan |= {-1} if laagst < -eps else set()
    return frozenset(kan | ({0} if laagst <= eps and hoogst >= -eps else set()))


def _oordeel(uitkomsten: set[str], kan: frozenset[int]) -> Oordeel:
    if uitkomsten == {TE_KORT}:
        return TE_KORT
    if uitkomsten == {GEWOON}:
        return GEWOON
    if uitkomsten != {"signaal"} or len(kan) > 1:
        return ONZEKER
    (kant,) = kan
    if kant == 0:
        return GEWOON
    return HOOG if kant > 0 else LAAG
