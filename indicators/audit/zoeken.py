"""Witnesses: tables of numbers that fit what is seen, with other values for what is protected.

A quantity is protected when enough tables that fit give it enough different values. What is found
is kept for all other quantities too, so that most need no search of their own. A search that is not
finished counts as a leak (decisions.md 26); its limit is a number of nodes, so that the same
publication gives the same outcome on a slow computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from indicators.audit.publicatie import Bereik, Cel, Doel, Publicatie, Tabel, Termen

KNOPEN = 2_000
"""How many nodes one search may take."""

WILLEKEURIG = 6
"""How many witnesses are looked for in random directions, before any quantity is."""

RUIMTE = 60
"""How far above all that is shown a count of which nothing is shown is looked for."""

Rij = npt.NDArray[np.int64]


class FeitenKloppenNiet(Exception):
    """The true table does not fit what is shown: a mistake in the model, so nothing is released."""


@dataclass(frozen=True, slots=True)
class Lek:
    """A protected quantity that is not protected.

    Attributes:
        waarden: the values that were found to be possible.
        onaf: the search was not finished; it counts as a leak.
    """

    doel: Doel
    waarden: tuple[int, ...]
    onaf: bool


class Zoeker:
    """Looks for witnesses in one block of a publication."""

    def __init__(self, blok: Publicatie, waar: Tabel, knopen: int = KNOPEN) -> None:
        """Begin with the true table as the first witness.

        Raises:
            FeitenKloppenNiet: the true table does not fit what is shown.
        """
        self.blok, self.knopen = blok, knopen
        self.cellen: tuple[Cel, ...] = tuple(blok.getoond)
        self._plek = {cel: n for n, cel in enumerate(self.cellen)}
        if not blok.past(waar):
            raise FeitenKloppenNiet(_wat_niet_klopt(blok, waar))
        self._eerste = np.array([waar[cel] for cel in self.cellen], dtype=np.int64)
        self._pool = [self._eerste]
        self._grenzen, self._feiten = self._opgave()

    @property
    def getuigen(self) -> list[Rij]:
        """All witnesses found so far, the true table first."""
        return self._pool

    def verken(self) -> None:
        """Look in a few random directions; the same ones at each run."""
        dobbelsteen = np.random.default_rng(len(self.cellen))
        for _ in range(WILLEKEURIG):
            self._zoek(dobbelsteen.integers(-3, 4, len(self.cellen)))

    def toets(self, doel: Doel) -> Lek | None:
        """Look for enough witnesses; None when there are."""
        richting = self._rij(doel.termen)
        if len(self._waarden(richting)) >= doel.minstens:
            return None
        af = [self._zoek(richting), self._zoek(-richting)]
        gevonden = self._waarden(richting)
        af += [
            self._zoek(richting, Bereik(waarde, waarde))
            for waarde in self._tussen(gevonden, doel.minstens)
            if len(self._waarden(richting)) < doel.minstens
        ]
        gevonden = self._waarden(richting)
        if len(gevonden) >= doel.minstens:
            return None
        return Lek(doel, tuple(sorted(gevonden)), not all(af))

    def keuze(self, doel: Doel) -> tuple[int, ...]:
        """Numbers of witnesses that together show that this quantity is protected."""
        waarden = np.stack(self._pool) @ self._rij(doel.termen)
        _, eerste = np.unique(waarden, return_index=True)
        return tuple(int(n) for n in sorted(eerste)[: doel.minstens])

    def _waarden(self, richting: Rij) -> set[int]:
        return set((np.stack(self._pool) @ richting).tolist())

    @staticmethod
    def _tussen(gevonden: set[int], minstens: int) -> Sequence[int]:
        """The values between the smallest and the largest that are worth a search."""
        ertussen = (w for w in range(min(gevonden) + 1, max(gevonden)) if w not in gevonden)
        return [waarde for waarde, _ in zip(ertussen, range(3 * minstens), strict=False)]

    def _rij(self, termen: Termen) -> Rij:
        rij = np.zeros(len(self.cellen), dtype=np.int64)
        for cel, maal in termen:
            rij[self._plek[cel]] += maal
        return rij

    def _opgave(self) -> tuple[Bounds, list[LinearConstraint]]:
        bereiken = list(self.blok.getoond.values())
        bekend = [abs(b.hoog) for b in bereiken if b.hoog is not None]
        ruim = int(sum(bekend) + self._eerste.sum()) + RUIMTE
        grenzen = Bounds(
            np.array([-ruim if b.laag is None else b.laag for b in bereiken], dtype=float),
            np.array([ruim if b.hoog is None else b.hoog for b in bereiken], dtype=float),
        )
        if not self.blok.feiten:
            return grenzen, []
        rijen, kolommen, malen = [], [], []
        for n, feit in enumerate(self.blok.feiten):
            for cel, maal in feit.termen:
                rijen.append(n)
                kolommen.append(self._plek[cel])
                malen.append(float(maal))
        vorm = (len(self.blok.feiten), len(self.cellen))
        laag = [-np.inf if f.bereik.laag is None else f.bereik.laag for f in self.blok.feiten]
        hoog = [np.inf if f.bereik.hoog is None else f.bereik.hoog for f in self.blok.feiten]
        matrix = csr_array((malen, (rijen, kolommen)), shape=vorm)
        return grenzen, [LinearConstraint(matrix, laag, hoog)]

    def _zoek(self, richting: Rij, vast: Bereik | None = None) -> bool:
        """Keep the table with the smallest value in this direction; True when it was finished.

        With `vast` any table in which the direction has that value.
        """
        feiten = self._feiten
        if vast is not None:
            feiten = [
                *feiten,
                LinearConstraint(richting[None, :].astype(float), vast.laag, vast.hoog),
            ]
        uitkomst = milp(
            np.zeros(len(richting)) if vast is not None else richting.astype(float),
            integrality=np.ones(len(richting)),
            bounds=self._grenzen,
            constraints=feiten,
            options={"node_limit": self.knopen},
        )
        if uitkomst.x is not None:
            self._bewaar(np.rint(uitkomst.x).astype(np.int64))
        # 0: found the best; 2: there is none.
        return uitkomst.status in (0, 2)

    def _bewaar(self, rij: Rij) -> None:
        """Keep a table if it fits: the solver works with rounded numbers, this does not."""
        if self.blok.past(dict(zip(self.cellen, rij.tolist(), strict=True))):
            self._pool.append(rij)


def _wat_niet_klopt(blok: Publicatie, waar: Tabel) -> str:
    """Which facts do not hold: names of figures and no values."""
    cellen = [cel for cel, bereik in blok.getoond.items() if not bereik.bevat(waar[cel])]
    feiten = [
        feit.waarom or str([cel for cel, _ in feit.termen])
        for feit in blok.feiten
        if not feit.bereik.bevat(sum(maal * waar[cel] for cel, maal in feit.termen))
    ]
    return f"Wat te zien is, past niet bij de cijfers zelf: {[*cellen, *feiten][:3]}"
