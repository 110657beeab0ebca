"""A point of a series, known or a range, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

GEWOON: Final = "gewone schommeling"
HOOG: Final = "opvallend hoog"
LAAG: Final = "opvallend laag"
ONZEKER: Final = "niet zeker te zeggen"
TE_KORT: Final = "te kort om te zeggen"
GEEN_CIJFER: Final = "geen cijfer"
Oordeel = Literal[
    "gewone schommeling",
    "opvallend hoog",
    "opvallend laag",
    "niet zeker te zeggen",
    "te kort om te zeggen",
    "geen cijfer",
]
"""What is said of one point; `TE_KORT` is silence: nothing is drawn but the line itself."""


class Band(NamedTuple):
    """What a value can be, both ends included; known when they are equal (`<5` is 1 to 4)."""

    min: float
    max: float


Punt = Band | None
"""A point of a series; None where there is no figure of that period."""


def punt(waarde: float) -> Band:
    """A value that is known."""
    return Band(waarde, waarde)


def marge(punten: Sequence[Punt]) -> float:
    """Differences up to this size are rounding of the computer, not of the figures."""
    grootste = max((max(abs(p.min), abs(p.max)) for p in punten if p is not None), default=0.0)
    return 1e-9 * max(1.0, grootste)
