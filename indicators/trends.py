"""What can be said of a series over time: which points are more than ordinary ups and downs.

The method follows the number of periods with a figure (methods.md B5, C3): XmR from 12, the run
chart rules for 8 to 11, silence below. Only for single periods that do not overlap: on rolling
windows stable figures give a false signal in three of four series. Every stretch between breaks is
judged by itself: a break of the series (other definition, source or border) or a new begin that a
person has set, with date and reason. The trend over school years is in `indicators.jaartrend`.
For counts with a mean below about 5 XmR has no ground, nor for a stock that mostly stands still:
there the run chart rules hold at any length (methods.md C3).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from indicators.reeks import GEEN_CIJFER, GEWOON, TE_KORT, Band, Oordeel, Punt
from indicators.runchart import run_chart
from indicators.xmr import bewegingen, xmr

KLEINSTE_XMR = 12
KLEINSTE_RUNCHART = 8
KLEINSTE_BEWEGINGEN = 8
"""With fewer moving ranges, because of periods without a figure, XmR has too little to go on."""
KLEINSTE_GEMIDDELDE = 5.0
"""Below this mean XmR is not used for counts (methods.md C3)."""

Methode = Literal["XmR", "run chart", "geen"]


@dataclass(frozen=True, slots=True)
class Deel:
    """One stretch of a series: from `van` up to, not including, `tot`.

    Attributes:
        midden: the mean (XmR) or the median (run chart); None where nothing is said.
        onder: the limits of XmR; None otherwise.
        regels: as in `indicators.xmr.Xmr`.
    """

    van: int
    tot: int
    methode: Methode
    oordelen: tuple[Oordeel, ...]
    midden: Band | None = None
    onder: Band | None = None
    boven: Band | None = None
    regels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """A whole series, stretch by stretch."""

    delen: tuple[Deel, ...]

    @property
    def oordelen(self) -> tuple[Oordeel, ...]:
        """What is said of each point of the series."""
        return tuple(oordeel for deel in self.delen for oordeel in deel.oordelen)

    @property
    def nu(self) -> Oordeel:
        """What is said of the newest point."""
        return self.oordelen[-1] if self.delen else TE_KORT

    @property
    def opvallend(self) -> bool:
        """Whether some point stands out for sure."""
        return any(oordeel.startswith("opvallend") for oordeel in self.oordelen)

    @property
    def rustig(self) -> bool:
        """Whether every point with a figure was judged, and is ordinary for sure."""
        return GEWOON in self.oordelen and set(self.oordelen) <= {GEWOON, GEEN_CIJFER}


def beoordeel(
    punten: Sequence[Punt],
    *,
    nieuw_begin: Collection[int] = (),
    uitschieters_weglaten: bool = True,
    aantallen: bool = False,
) -> Trend:
    """Judge every point of a series of single periods, oldest first.

    Args:
        punten: one for each period, None where there is no figure.
        nieuw_begin: positions at which a stretch begins, because of a break or set by a person.
        uitschieters_weglaten: whether large moving ranges are left out of the limits of XmR.
        aantallen: the values are counts of people. Then no XmR where the mean is below 5 for sure,
            or where most moving ranges are 0: those say nothing of how far it goes up and down.

    Raises:
        ValueError: a position outside the series.
    """
    if any(not 0 <= plaats < len(punten) for plaats in nieuw_begin):
        raise ValueError(f"a stretch must begin inside the series, got {sorted(nieuw_begin)}")
    randen = sorted({0, *nieuw_begin, len(punten)})
    # Not a tuple of a generator: Python shows that one to whoever lists all objects, in any thread,
    # while it is being filled; then it ends in a SystemError.
    delen = [
        _deel(
            punten[van:tot],
            (van, tot),
            uitschieters_weglaten=uitschieters_weglaten,
            aantallen=aantallen,
        )
        for van, tot in pairwise(randen)
    ]
    return Trend(tuple(delen))


def _deel(
    stuk: Sequence[Punt],
    plaats: tuple[int, int],
    *,
    uitschieters_weglaten: bool,
    aantallen: bool,
) -> Deel:
    aantal = sum(p is not None for p in stuk)
    lang = aantal >= KLEINSTE_XMR and len(bewegingen(stuk)) >= KLEINSTE_BEWEGINGEN
    if lang and not (aantallen and _zonder_xmr(stuk)):
        kaart = xmr(stuk, uitschieters_weglaten=uitschieters_weglaten)
        return Deel(
            *plaats, "XmR", kaart.oordelen, kaart.midden, kaart.onder, kaart.boven, kaart.regels
        )
    if KLEINSTE_RUNCHART <= aantal < KLEINSTE_XMR or lang:
        lijn = run_chart(stuk)
        return Deel(*plaats, "run chart", lijn.oordelen, lijn.midden)
    stil: tuple[Oordeel, ...] = tuple(GEEN_CIJFER if p is None else TE_KORT for p in stuk)
    return Deel(*plaats, "geen", stil)


def _zonder_xmr(stuk: Sequence[Punt]) -> bool:
    """Whether counts are too small, or stand still too much, for limits to mean anything."""
    bekend = [p for p in stuk if p is not None]
    moving = bewegingen(stuk)
    stil = sum(beweging.max == 0 for beweging in moving)
    return sum(p.max for p in bekend) < KLEINSTE_GEMIDDELDE * len(bekend) or 2 * stil > len(moving)
