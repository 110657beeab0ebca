"""Two breakdowns of a figure crossed: which hulpvraag at which kind of school.

One entry of `KRUISINGEN` is one crossing; an indicator names it by its id. A figure of one pair has
`hulpvraag_schoolsoort=psychisch|havo` as its `uitsplitsing`. Only the region has these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indicators.figuren import Interval
from indicators.uitsplitsing import UITSPLITSINGEN, Uitsplitsing

Getallen = NDArray[np.int64]
_TUSSEN = "|"


@dataclass(frozen=True)
class Kruising:
    """Two breakdowns of the same rows.

    Attributes:
        id: the word with which an indicator names it.
        rijen: id of the breakdown whose categories are the rows.
        kolommen: id of the breakdown whose categories are the columns; these add up to the whole.
    """

    id: str
    rijen: str
    kolommen: str

    @cached_property
    def rij(self) -> Uitsplitsing:
        """The breakdown of the rows."""
        return UITSPLITSINGEN[self.rijen]

    @cached_property
    def kolom(self) -> Uitsplitsing:
        """The breakdown of the columns."""
        return UITSPLITSINGEN[self.kolommen]

    @property
    def titel(self) -> str:
        """What it shows: "hulpvraag per schoolsoort"."""
        return f"{self.rij.titel} per {self.kolom.titel}"

    def code(self, rij: str, kolom: str) -> str:
        """What the field `uitsplitsing` of a figure of this pair of categories has."""
        return f"{self.id}={rij}{_TUSSEN}{kolom}"

    def minstens(self, rij: str, kolom: str) -> int:
        """The least that is shown of a pair: that of the more sensitive of the two."""
        return max(self.rij.strenger.get(rij, 0), self.kolom.strenger.get(kolom, 0))


KRUISINGEN: Mapping[str, Kruising] = {
    k.id: k for k in (Kruising("hulpvraag_schoolsoort", "hulpvraag", "schoolsoort"),)
}
"""All crossings by id."""


def is_gekruist(uitsplitsing: str) -> bool:
    """True for a figure of a crossing."""
    return uitsplitsing.partition("=")[0] in KRUISINGEN


@dataclass(frozen=True, eq=False)
class Kruistelling:
    """The counts of a crossing in one period: for compute and protect only, never for a page.

    Attributes:
        soort: id of the crossing.
        rijen: codes of the rows that occur, in the order of their list.
        kolommen: codes of the columns that occur.
        gemeenten: the municipalities of which something is known.
        laag, hoog: what each pair can be, by row, column and municipality.
        geheel_laag, geheel_hoog: of all rows together, by column and municipality.
        komt_voor: whether anything was delivered, by column and municipality. Everybody can know
            where there is such a school.
        mist: whether a part is not known, by row and column.
    """

    indicator: str
    soort: str
    periode: str
    rijen: tuple[str, ...]
    kolommen: tuple[str, ...]
    gemeenten: tuple[str, ...]
    laag: Getallen
    hoog: Getallen
    geheel_laag: Getallen
    geheel_hoog: Getallen
    komt_voor: NDArray[np.bool_]
    mist: NDArray[np.bool_]

    def cel(self, rij: int, kolom: int) -> Interval:
        """The count of a pair in the region."""
        return Interval(int(self.laag[rij, kolom].sum()), int(self.hoog[rij, kolom].sum()))

    def geheel(self, kolom: int) -> Interval:
        """The count of a column in the region."""
        return Interval(int(self.geheel_laag[kolom].sum()), int(self.geheel_hoog[kolom].sum()))
