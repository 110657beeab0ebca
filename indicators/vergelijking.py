"""An area against a benchmark, and against a target.

By interval: a benchmark inside the 95 % interval of the area's value is similar; outside it the
area is better or worse by polarity, or higher or lower where the indicator has no judgement;
`duidelijk` when it is outside the 99.8 % interval too. At 95 % one in twenty areas lights up by
chance. Never an area against itself. An area that is part of its benchmark is taken out of it
(`zonder`), or the benchmark says that it is part of it.

What is said of a range must hold for every value in it, so its interval is the outermost one, and
"similar" is only said of a value that is known. Source: Fingertips, methods.md B4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from indicators.model import Interval, Richting
from indicators.reeks import ONZEKER, Band

VERGELIJKBAAR: Final = "vergelijkbaar"
NIET_VERGELEKEN: Final = "niet vergeleken"
Oordeel = Literal[
    "duidelijk beter",
    "beter",
    "duidelijk hoger",
    "hoger",
    "vergelijkbaar",
    "lager",
    "duidelijk lager",
    "slechter",
    "duidelijk slechter",
    "niet zeker te zeggen",
    "niet vergeleken",
]
Doeloordeel = Literal[
    "gehaald", "deels gehaald", "niet gehaald", "hoger", "binnen", "lager", "niet zeker te zeggen"
]


@dataclass(frozen=True, slots=True)
class Kans:
    """A value with chance around it: of a range both intervals are the outermost ones."""

    waarde: Band
    interval95: tuple[float, float]
    interval998: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Norm:
    """What an area is compared with.

    Attributes:
        gebied: the area it is the value of; empty for a target.
        waarde: None where it is not known.
    """

    naam: str
    waarde: Band | None
    gebied: str = ""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The outcome, and the reason where there is none."""

    oordeel: Oordeel
    reden: str = ""


def vergelijk(gebied: str, kans: Kans | None, norm: Norm, *, richting: Richting) -> Vergelijking:
    """Compare the value of an area with a benchmark."""
    if norm.gebied == gebied:
        return Vergelijking(NIET_VERGELEKEN, "Een gebied wordt niet met zichzelf vergeleken.")
    if kans is None:
        return Vergelijking(NIET_VERGELEKEN, "Er is geen cijfer om te vergelijken.")
    if norm.waarde is None:
        return Vergelijking(NIET_VERGELEKEN, f"Van {norm.naam} is er geen cijfer.")
    kant, ander = _kant(kans.interval95, norm.waarde), _kant(kans.interval998, norm.waarde)
    if kant:
        return Vergelijking(_woord(kant, duidelijk=ander == kant, richting=richting))
    bekend = kans.waarde.min == kans.waarde.max
    onder, boven = kans.interval95
    if bekend and onder <= norm.waarde.min and norm.waarde.max <= boven:
        return Vergelijking(VERGELIJKBAAR)
    return Vergelijking(ONZEKER, "Het hangt af van cijfers die niet precies bekend zijn.")


def _kant(interval: tuple[float, float], norm: Band) -> int:
    """1 when the interval lies wholly above the benchmark, -1 when below, 0 otherwise."""
    onder, boven = interval
    return (onder > norm.max) - (boven < norm.min)


def _woord(kant: int, *, duidelijk: bool, richting: Richting) -> Oordeel:
    if richting == "geen oordeel":
        if kant > 0:
            return "duidelijk hoger" if duidelijk else "hoger"
        return "duidelijk lager" if duidelijk else "lager"
    if (kant > 0) == (richting == "hoger is beter"):
        return "duidelijk beter" if duidelijk else "beter"
    return "duidelijk slechter" if duidelijk else "slechter"


def zonder(
    teller: Interval, noemer: Interval, eigen_teller: Interval, eigen_noemer: Interval
) -> Band | None:
    """The share or rate of a whole without one of its areas; None where nothing is left of it.

    None too where the part is more than its whole: then the two do not belong together.

    Of ranges the outermost values: sound, though the whole and its part move together.
    """
    rest = Interval(max(0, teller.min - eigen_teller.max), teller.max - eigen_teller.min)
    over = Interval(noemer.min - eigen_noemer.max, noemer.max - eigen_noemer.min)
    if over.min <= 0 or rest.max < 0:
        return None
    return Band(rest.min / over.max, rest.max / over.min)


@dataclass(frozen=True, slots=True)
class Doel:
    """A target: one value, or a range from the one to the other.

    Raises:
        ValueError: the lower bound is above the upper one.
    """

    laag: float
    hoog: float

    def __post_init__(self) -> None:
        if not self.laag <= self.hoog:
            raise ValueError(f"a target needs laag <= hoog, got {self.laag} and {self.hoog}")


def toets_doel(waarde: Band, doel: Doel, *, richting: Richting) -> Doeloordeel:
    """Whether a target is reached, by the value alone.

    At the good bound of the target or beyond, it is reached; beyond the bad bound, it is not; in
    between, in part. Without a judgement it is said on which side of the target the value is.
    A range must be on one side with all its values. For the stricter test by the whole interval,
    hand over `Band(*kans.interval95)`: then chance cannot have decided.
    """
    uitkomsten = {_doel(waarde.min, doel, richting), _doel(waarde.max, doel, richting)}
    return uitkomsten.pop() if len(uitkomsten) == 1 else ONZEKER


def _doel(waarde: float, doel: Doel, richting: Richting) -> Doeloordeel:
    if richting == "geen oordeel":
        if waarde < doel.laag:
            return "lager"
        return "hoger" if waarde > doel.hoog else "binnen"
    lager = richting == "lager is beter"
    goed = waarde <= doel.laag if lager else waarde >= doel.hoog
    slecht = waarde > doel.hoog if lager else waarde < doel.laag
    if goed:
        return "gehaald"
    return "niet gehaald" if slecht else "deels gehaald"
