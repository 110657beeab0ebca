"""What a reader can work out of a breakdown: how large and how small each hidden cell can be.

A table of groups that do not overlap (rows) by categories (columns). Of each cell, each column
total (the region) and each row total a reader knows bounds, which are equal where a number is
shown. Rows and columns bind the cells as flows from categories to groups. The sums of rows that
the columns allow form a generalised polymatroid, the sum of one per column; so a table exists if
and only if for every set of rows the bounds of the row totals and those of the columns meet
(Frank and Tardos, 1988). That gives the exact integer bounds, with no solver: by going over all
sets of rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.int64]
Vlaggen = NDArray[np.bool_]

ONBEGRENSD = 10**7
"""Stands for no upper bound: more than all counts of a region together."""
MEESTE_RIJEN = 10
"""With more rows there are too many sets of rows to go over."""


@lru_cache(maxsize=MEESTE_RIJEN + 1)
def rijverzamelingen(rijen: int) -> Vlaggen:
    """All sets of rows, one per line."""
    nummers = np.arange(2**rijen)[:, None]
    return (nummers >> np.arange(rijen)[None, :] & 1).astype(bool)


@dataclass(frozen=True)
class Gezien:
    """What a reader knows of a table; all bounds are included.

    Attributes:
        laag, hoog: of the cells, rows by columns.
        kolom_laag, kolom_hoog: of the region, by category.
        rij_laag, rij_hoog: of the whole of each group, as shown without the breakdown.
    """

    laag: Getallen
    hoog: Getallen
    kolom_laag: Getallen
    kolom_hoog: Getallen
    rij_laag: Getallen
    rij_hoog: Getallen


class Aanval:
    """The bounds that follow from what a reader knows."""

    def __init__(self, gezien: Gezien) -> None:
        self.g = gezien
        self.keuze = rijverzamelingen(len(gezien.rij_laag))
        s = self.keuze.astype(np.int64)
        self.laag_in, self.hoog_in = s @ gezien.laag, s @ gezien.hoog
        self.laag_uit = gezien.laag.sum(axis=0) - self.laag_in
        self.hoog_uit = gezien.hoog.sum(axis=0) - self.hoog_in
        self.meest = np.minimum(self.hoog_in, gezien.kolom_hoog - self.laag_uit)
        self.minst = np.maximum(self.laag_in, gezien.kolom_laag - self.hoog_uit)
        self.rij_laag, self.rij_hoog = s @ gezien.rij_laag, s @ gezien.rij_hoog
        meest, minst = self.meest.sum(axis=1), self.minst.sum(axis=1)
        # What the other columns leave at least and at most for one column, per set of rows.
        self.nodig = self.rij_laag[:, None] - (meest[:, None] - self.meest)
        self.ruimte = self.rij_hoog[:, None] - (minst[:, None] - self.minst)

    def verraden_rijen(self) -> Vlaggen | None:
        """The smallest set of rows of whose wholes the breakdown says more than was seen.

        None: every combination of wholes within their bounds is possible still.
        """
        fout = (self.rij_hoog > self.meest.sum(axis=1)) | (self.rij_laag < self.minst.sum(axis=1))
        if not fout.any():
            return None
        welke = np.flatnonzero(fout)
        kleinste: Vlaggen = self.keuze[welke[np.argmin(self.keuze[welke].sum(axis=1))]]
        return kleinste

    def cellen(self) -> tuple[Getallen, Getallen]:
        """The least and most that each cell can be."""
        g, erin = self.g, self.keuze[:, :, None]
        laag, hoog = g.laag[None], g.hoog[None]
        nodig, ruimte = self.nodig[:, None, :], self.ruimte[:, None, :]
        onder = np.where(
            erin,
            nodig - (self.hoog_in[:, None, :] - hoog),
            g.kolom_laag - (self.hoog_uit[:, None, :] - hoog) - ruimte,
        )
        boven = np.where(
            erin,
            ruimte - (self.laag_in[:, None, :] - laag),
            g.kolom_hoog - (self.laag_uit[:, None, :] - laag) - nodig,
        )
        return (
            np.maximum(g.laag, onder.max(axis=0)),
            np.minimum(g.hoog, boven.min(axis=0)),
        )

    def kolommen(self) -> tuple[Getallen, Getallen]:
        """The least and most that the region can be, per category."""
        g = self.g
        onder = (self.nodig + self.laag_uit).max(axis=0)
        boven = (self.ruimte + self.hoog_uit).min(axis=0)
        return np.maximum(g.kolom_laag, onder), np.minimum(g.kolom_hoog, boven)

    def breed_cel(self, rij: int, kolom: int) -> int:
        """How far the least and the most of one cell lie apart."""
        minst, meest = self.cellen()
        return int(meest[rij, kolom] - minst[rij, kolom])

    def breed_kolom(self, kolom: int) -> int:
        """How far the least and the most of the region lie apart, for one category."""
        minst, meest = self.kolommen()
        return int(meest[kolom] - minst[kolom])
