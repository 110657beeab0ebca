"""The wrong rows of a file while they are being repaired: how many, and which pupils are in them.

What is said of the other rows then has to hold whatever these become: every figure can still be
this much higher, and a pupil in one of them is not gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from loaders.check import Deel
from loaders.issues import Issue

Plek = tuple[str, int]
"""Sheet and row number."""


class FouteRijen:
    """The wrong rows of one file, in a dry run in which they are left out for now.

    Attributes:
        vooruit: they are left out for now; without it whatever is left out stays out, and nothing
            is kept here.
    """

    def __init__(self, *, vooruit: bool) -> None:
        self.vooruit = vooruit
        self._plekken: frozenset[Plek] = frozenset()
        self._personen: dict[Plek, str | None] = {}

    def lees(self, blad: str, delen: Iterable[Deel]) -> None:
        """Keep which pupil is in which row of a sheet."""
        if self.vooruit:
            self._personen |= {(blad, r): wie for deel in delen for r, wie in deel.personen.items()}

    def zet(self, fouten: Sequence[Issue]) -> None:
        """Keep which rows are wrong."""
        if self.vooruit:
            self._plekken = frozenset((i.blad, rij) for i in fouten for rij in i.rijen)

    @property
    def aantal(self) -> int:
        """How many there are."""
        return len(self._plekken)

    @property
    def personen(self) -> list[str | None]:
        """The pupil in each of them; None where that cannot be read."""
        return [self._personen.get(plek) for plek in sorted(self._plekken)]
