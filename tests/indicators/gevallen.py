"""Whole cases, each followed in one go: what the pieces of quarterly deliveries must add up to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import inf

from indicators.survival import OPEN, Overleving, uit_stukken


@dataclass(frozen=True, slots=True)
class Verloop:
    """One case, in days since its begin.

    Attributes:
        tot: the day on which it ended, or was last seen.
        uitkomst: in what way it ended; `OPEN` when it was still going on.
        vanaf: from which day it was in sight; 0 for who was followed from the begin (late entry:
            a pupil who was already at home when the first delivery began).
    """

    tot: float
    uitkomst: str = OPEN
    vanaf: float = 0.0

    def __post_init__(self) -> None:
        if self.tot < 0 or self.vanaf < 0 or self.tot < self.vanaf:
            raise ValueError(f"needs 0 <= vanaf <= tot, got vanaf {self.vanaf} and tot {self.tot}")


def overleving(gevallen: Iterable[Verloop], *, einde: Collection[str] | None = None) -> Overleving:
    """The curve of some cases; of outcomes outside `einde` they get out of sight."""
    # Who was followed from the begin is at risk on day 0 too.
    return uit_stukken(
        (g.vanaf or -inf, g.tot, g.uitkomst if einde is None or g.uitkomst in einde else OPEN)
        for g in gevallen
    )
