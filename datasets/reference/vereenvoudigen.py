"""Fewer points in boundaries, with those that two areas share still shared.

Rings are cut where boundaries meet. Each piece between two such points is made simpler once,
whichever of the two areas it comes from, so that no gaps or overlaps come between them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Punt = tuple[float, float]
Ring = tuple[Punt, ...]
"""A closed line; the first point is not repeated at the end."""


def oppervlak(ring: Sequence[Punt]) -> float:
    """Area of a ring; positive when it runs against the clock."""
    paren = pairwise((*ring, ring[0]))
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in paren) / 2


def vereenvoudig(ringen: Sequence[Ring], marge: float) -> Iterator[Ring]:
    """The same rings, in the same order, with points left out that lie closer than `marge`."""
    knopen = _knopen(ringen)
    for ring in ringen:
        stukken = list(_stukken(ring, knopen))
        yield tuple(punt for stuk in stukken for punt in _dunner(stuk, marge)[:-1])


def _knopen(ringen: Iterable[Ring]) -> set[Punt]:
    """The points where boundaries meet: those with other than two neighbours."""
    buren: dict[Punt, set[Punt]] = defaultdict(set)
    for ring in ringen:
        for een, ander in pairwise((*ring, ring[0])):
            buren[een].add(ander)
            buren[ander].add(een)
    return {punt for punt, naast in buren.items() if len(naast) != 2}


def _stukken(ring: Ring, knopen: set[Punt]) -> Iterator[Ring]:
    """The ring cut at its knots; one without any is cut in two, always in the same places."""
    plekken = [plek for plek, punt in enumerate(ring) if punt in knopen]
    if len(plekken) < 2:
        eerste = plekken[0] if plekken else ring.index(min(ring))
        verste = max(range(len(ring)), key=lambda n: (math.dist(ring[n], ring[eerste]), ring[n]))
        plekken = sorted((eerste, verste))
    rond = (*ring, *ring)
    for begin, einde in pairwise((*plekken, plekken[0] + len(ring))):
        yield rond[begin : einde + 1]


def _dunner(stuk: Ring, marge: float) -> Ring:
    """Douglas-Peucker from the same end, whichever way the piece runs."""
    achteruit = (stuk[-1], *stuk[-2:-3:-1]) < (stuk[0], *stuk[1:2])
    punten = stuk[::-1] if achteruit else stuk
    houden, werk = {0, len(punten) - 1}, [(0, len(punten) - 1)]
    while werk:
        begin, einde = werk.pop()
        afstand, verste = max(
            (
                (_afstand(punten[n], punten[begin], punten[einde]), n)
                for n in range(begin + 1, einde)
            ),
            default=(0.0, 0),
        )
        if afstand > marge:
            houden.add(verste)
            werk += [(begin, verste), (verste, einde)]
    uit = tuple(punten[n] for n in sorted(houden))
    return uit[::-1] if achteruit else uit


def _afstand(punt: Punt, begin: Punt, einde: Punt) -> float:
    """How far a point lies from the line through two others."""
    (x, y), (x1, y1), (x2, y2) = punt, begin, einde
    lengte = math.hypot(x2 - x1, y2 - y1)
    if not lengte:
        return math.dist(punt, begin)
    return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / lengte
