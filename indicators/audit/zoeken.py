"""Witnesses: tables of numbers that fit what is seen, with other values for what is protected.

A quantity is protected when enough tables that fit give it enough different values. What is found
is kept for all other quantities too, so that most need no search of their own. A search that is not
finished counts as a leak (decisions.md 26); its limit is a number of nodes, so that the same
publication gives the same outcome on a slow computer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from indicators.audit.publicatie import Cel, Doel, Publicatie, Tabel, Termen, som

KNOPEN = 2_000
"""How many nodes one search may take."""

VRUCHTELOOS = 8
"""So many searches for many quantities at once may give nothing; then they go one by one."""

MINSTE_OM_SAMEN = 3
"""With fewer quantities that is no faster."""

VERDER = 3
"""How far beyond what was found another value is asked."""

RUIMTE = 60
"""How far above all that is shown a count of which nothing is shown is looked for."""

Rij = npt.NDArray[np.int64]
Getallen = npt.NDArray[np.float64]

GEVONDEN, ONMOGELIJK, ONAF = "gevonden", "onmogelijk", "onaf"


def matrix(regels: Sequence[Termen], plek: Mapping[Cel, int]) -> csr_array:
    """Terms as rows, with a column for each cell."""
    rijen = [n for n, termen in enumerate(regels) for _ in termen]
    kolommen = [plek[cel] for termen in regels for cel, _ in termen]
    malen = [maal for termen in regels for _, maal in termen]
    return csr_array((malen, (rijen, kolommen)), shape=(len(regels), len(plek)))


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
        eerste = np.array([waar[cel] for cel in self.cellen], dtype=np.int64)
        self._laag, self._hoog = self._grenzen(int(eerste.sum()))
        self._feiten = self._verbanden()
        self._doelen = matrix([doel.termen for doel in blok.doelen], self._plek)
        self.getuigen: list[Rij] = []
        self._waarden: list[dict[int, int]] = [{} for _ in blok.doelen]
        self._bewaar(eerste)

    def zoek(self) -> list[Lek]:
        """Look for enough witnesses for every quantity; those that are not protected."""
        self._verken()
        return [lek for n in range(len(self.blok.doelen)) if (lek := self._toets(n))]

    def keuze(self, nummer: int) -> tuple[int, ...]:
        """Numbers of the witnesses that show that this quantity is protected."""
        gevonden = sorted(self._waarden[nummer].values())
        return tuple(gevonden[: self.blok.doelen[nummer].minstens])

    # -- many at once -----------------------------------------------

    def _verken(self) -> None:
        """Give many quantities another value in one search; with the same dice at each run."""
        dobbelsteen = np.random.default_rng(len(self.cellen))
        deel, voor_niets = 0.5, 0
        while voor_niets < VRUCHTELOOS:
            open_ = [n for n in range(len(self.blok.doelen)) if not self._is_beschermd(n)]
            if len(open_) < MINSTE_OM_SAMEN:
                return
            aantal = max(1, int(len(open_) * deel))
            keuze = dobbelsteen.choice(len(open_), aantal, replace=False)
            laag, hoog = self._laag.copy(), self._hoog.copy()
            for n in sorted(open_[int(k)] for k in keuze):
                self._zet_vast(n, laag, hoog, int(dobbelsteen.integers(0, 2**31)))
            richting = dobbelsteen.integers(-3, 4, len(self.cellen)).astype(float)
            bekend = len(self.getuigen)
            gelukt = self._los_op(richting, laag, hoog) == GEVONDEN
            deel = min(1.0, deel * 1.5) if gelukt else deel / 2
            voor_niets = 0 if len(self.getuigen) > bekend else voor_niets + 1

    def _zet_vast(self, nummer: int, laag: Getallen, hoog: Getallen, worp: int) -> None:
        """Ask a value that was not found yet of a quantity that is a single cell."""
        termen = self.blok.doelen[nummer].termen
        if len(termen) > 1:
            return
        plek, gevonden = self._plek[termen[0][0]], self._waarden[nummer]
        onder = max(laag[plek], min(gevonden) - VERDER)
        boven = min(hoog[plek], max(gevonden) + VERDER)
        nieuw = [w for w in range(int(onder), int(boven) + 1) if w not in gevonden]
        if nieuw:
            laag[plek] = hoog[plek] = nieuw[worp % len(nieuw)]

    # -- one by one -------------------------------------------------

    def _toets(self, nummer: int) -> Lek | None:
        """Look for enough witnesses of one quantity; None when there are."""
        doel, gevonden = self.blok.doelen[nummer], self._waarden[nummer]
        richting = self._doelen[[nummer], :].toarray()[0].astype(float)
        af = True
        for teken in (1, -1):
            if not self._is_beschermd(nummer):
                af &= self._los_op(teken * richting, self._laag, self._hoog) != ONAF
        if not self._is_beschermd(nummer):
            for waarde in self._ertussen(nummer):
                if not self._is_beschermd(nummer):
                    vast = LinearConstraint(richting[None, :], waarde, waarde)
                    niets = np.zeros(len(richting))
                    af &= self._los_op(niets, self._laag, self._hoog, vast) != ONAF
        return None if self._is_beschermd(nummer) else Lek(doel, tuple(sorted(gevonden)), not af)

    def _is_beschermd(self, nummer: int) -> bool:
        return len(self._waarden[nummer]) >= self.blok.doelen[nummer].minstens

    def _ertussen(self, nummer: int) -> Sequence[int]:
        """The values between the smallest and the largest that are worth a search."""
        gevonden, minstens = self._waarden[nummer], self.blok.doelen[nummer].minstens
        ertussen = (w for w in range(min(gevonden) + 1, max(gevonden)) if w not in gevonden)
        return list(islice(ertussen, 3 * minstens))

    # -- the solver -------------------------------------------------

    def _grenzen(self, som: int) -> tuple[Getallen, Getallen]:
        """Bounds of the cells; what has none is looked for up to far above all that is shown."""
        bereiken = list(self.blok.getoond.values())
        ruim = som + sum(abs(b.hoog) for b in bereiken if b.hoog is not None) + RUIMTE
        return (
            np.array([-ruim if b.laag is None else b.laag for b in bereiken], dtype=float),
            np.array([ruim if b.hoog is None else b.hoog for b in bereiken], dtype=float),
        )

    def _verbanden(self) -> list[LinearConstraint]:
        feiten = self.blok.feiten
        if not feiten:
            return []
        laag = [-np.inf if f.bereik.laag is None else f.bereik.laag for f in feiten]
        hoog = [np.inf if f.bereik.hoog is None else f.bereik.hoog for f in feiten]
        return [LinearConstraint(matrix([f.termen for f in feiten], self._plek), laag, hoog)]

    def _los_op(
        self,
        richting: Getallen,
        laag: Getallen,
        hoog: Getallen,
        vast: LinearConstraint | None = None,
    ) -> str:
        """Keep the table with the smallest value in this direction within these bounds."""
        uitkomst = milp(
            richting,
            integrality=np.ones(len(richting)),
            bounds=Bounds(laag, hoog),
            constraints=[*self._feiten, *([vast] if vast is not None else [])],
            options={"node_limit": self.knopen},
        )
        if uitkomst.x is not None:
            self._bewaar(np.rint(uitkomst.x).astype(np.int64))
        return {0: GEVONDEN, 2: ONMOGELIJK}.get(uitkomst.status, ONAF)

    def _bewaar(self, rij: Rij) -> None:
        """Keep a table if it fits, and if it has a value that was not found yet.

        The solver works with rounded numbers; whether a table fits is checked with whole ones.
        """
        waarden = (self._doelen @ rij).tolist()
        nieuw = [n for n, waarde in enumerate(waarden) if waarde not in self._waarden[n]]
        past = self.blok.past(dict(zip(self.cellen, rij.tolist(), strict=True)))
        if past and (nieuw or not self.getuigen):
            for n in nieuw:
                self._waarden[n][waarden[n]] = len(self.getuigen)
            self.getuigen.append(rij)


def _wat_niet_klopt(blok: Publicatie, waar: Tabel) -> str:
    """Which facts do not hold: names of figures and no values."""
    cellen = [cel for cel, bereik in blok.getoond.items() if not bereik.bevat(waar[cel])]
    feiten = [
        feit.waarom or str([cel for cel, _ in feit.termen])
        for feit in blok.feiten
        if not feit.bereik.bevat(som(feit.termen, waar))
    ]
    return f"Wat te zien is, past niet bij de cijfers zelf: {[*cellen, *feiten][:3]}"
