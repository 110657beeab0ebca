"""A publication as rows and columns of numbers, to add up the facts of many tables at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from indicators.audit.publicatie import Bereik, Cel, Publicatie, Termen

Rij = npt.NDArray[np.int64]
"""The value of each cell, in order of name."""

Tabellen = npt.NDArray[np.int64]
"""A row for each table."""

GEEN_GRENS = 2**60
"""Stands for no bound."""


def matrix(regels: Sequence[Termen], plek: Mapping[Cel, int]) -> csr_array:
    """Terms as rows, with a column for each cell."""
    rijen = [n for n, termen in enumerate(regels) for _ in termen]
    kolommen = [plek[cel] for termen in regels for cel, _ in termen]
    malen = np.array([maal for termen in regels for _, maal in termen], dtype=np.int64)
    return csr_array((malen, (rijen, kolommen)), shape=(len(regels), len(plek)))


def grenzen(bereiken: Sequence[Bereik]) -> tuple[Rij, Rij]:
    """Lower and upper bounds as numbers."""
    laag = [-GEEN_GRENS if b.laag is None else b.laag for b in bereiken]
    hoog = [GEEN_GRENS if b.hoog is None else b.hoog for b in bereiken]
    return np.array(laag, dtype=np.int64), np.array(hoog, dtype=np.int64)


class Rekenblad:
    """The cells (in order of name), facts and protected quantities of a publication as numbers."""

    def __init__(self, publicatie: Publicatie) -> None:
        self.cellen = tuple(sorted(publicatie.getoond))
        self.plek = {cel: n for n, cel in enumerate(self.cellen)}
        self.laag, self.hoog = grenzen([publicatie.getoond[cel] for cel in self.cellen])
        self.feiten = matrix([f.termen for f in publicatie.feiten], self.plek)
        self.feit_laag, self.feit_hoog = grenzen([f.bereik for f in publicatie.feiten])
        self.doelen = matrix([d.termen for d in publicatie.doelen], self.plek)
        self.eigen = {
            kenner: np.array(sorted(self.plek[c] for c in cellen), dtype=np.int64)
            for kenner, cellen in publicatie.kennis.items()
        }

    def passen(self, tabellen: Tabellen) -> npt.NDArray[np.bool_]:
        """Of each table whether it fits all that is seen."""
        sommen = self.feiten @ tabellen.T
        cellen = ((tabellen >= self.laag) & (tabellen <= self.hoog)).all(axis=1)
        binnen = (sommen >= self.feit_laag[:, None]) & (sommen <= self.feit_hoog[:, None])
        return np.asarray(cellen & binnen.all(axis=0))

    def zelfde(self, kenner: str, tabellen: Tabellen) -> npt.NDArray[np.bool_]:
        """Of each table whether it leaves what this one knows as it is in the first."""
        if not kenner or kenner not in self.eigen:
            return np.ones(len(tabellen), dtype=bool)
        eigen = self.eigen[kenner]
        return np.asarray((tabellen[:, eigen] == tabellen[0, eigen]).all(axis=1))
