"""Witnesses: tables of numbers that fit what is seen, with other values for what is protected.

A quantity is protected when enough tables that fit give it enough different values: for who only
reads, and for each who knows cells beforehand, in tables that leave these cells as they are. What
is found is kept for all other quantities too, so that most need no search of their own. A search
that is not finished counts as a leak (decisions.md 26); its limit is a number of nodes, so that the
same publication gives the same outcome on a slow computer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from indicators.audit.getallen import GEEN_GRENS, Rekenblad, Rij, Tabellen
from indicators.audit.publicatie import Doel, NietVrijTeGeven, Publicatie, Tabel, som

KNOPEN = 2_000
"""How many nodes one search may take."""

VRUCHTELOOS = 8
"""So many searches for many quantities at once may give nothing; then they go one by one."""

MINSTE_OM_SAMEN = 3
"""With fewer quantities that is no faster."""

VERDER = 3
"""How far beyond what was found another value is asked."""

WEINIG = 60
"""In a block of at most so many cells each is first looked at by itself."""

RUIMTE = 60
"""How far above all that is shown a count of which nothing is shown is looked for."""

Getallen = npt.NDArray[np.float64]

GEVONDEN, ONMOGELIJK, ONAF = "gevonden", "onmogelijk", "onaf"


class FeitenKloppenNiet(NietVrijTeGeven):
    """The true table does not fit what is shown: a mistake in the model, so nothing is released."""


@dataclass(frozen=True, slots=True)
class Lek:
    """A protected quantity that is not protected.

    Attributes:
        waarden: the values that were found to be possible.
        onaf: the search was not finished; it counts as a leak.
        kenner: for whom; "" for who only reads.
    """

    doel: Doel
    waarden: tuple[int, ...]
    onaf: bool
    kenner: str = ""


@dataclass(frozen=True, slots=True)
class Vraag:
    """A protected quantity (its number in the block) against one who looks."""

    nummer: int
    kenner: str
    minstens: int


class Zoeker:
    """Looks for witnesses in one block of a publication."""

    def __init__(
        self,
        blok: Publicatie,
        waar: Tabel,
        knopen: int = KNOPEN,
        bekend: Tabellen | None = None,
    ) -> None:
        """Begin with the true table as the first witness, and with tables that were found before.

        Raises:
            FeitenKloppenNiet: the true table does not fit what is shown.
        """
        self.blok, self.knopen, self.blad = blok, knopen, Rekenblad(blok)
        eerste = np.array([waar[cel] for cel in self.blad.cellen], dtype=np.int64)
        if not self.blad.passen(eerste[None, :])[0]:
            raise FeitenKloppenNiet(wat_niet_klopt(blok, waar))
        self._laag, self._hoog = self._grenzen(int(eerste.sum()))
        self._verband = self._verbanden()
        self.vragen = [
            Vraag(n, kenner, minstens)
            for n, doel in enumerate(blok.doelen)
            for kenner, minstens in blok.aanvallers(doel)
        ]
        self._nummers = np.array([vraag.nummer for vraag in self.vragen], dtype=np.int64)
        self._getuigen = [eerste]
        self._waarden: list[set[int]] = [set() for _ in self.vragen]
        self._bewaar(eerste)
        if bekend is not None and len(bekend):
            self._neem_over(bekend)
        if len(self.blad.cellen) <= WEINIG:
            self._neem_over(self._los())

    @property
    def getuigen(self) -> Tabellen:
        """The tables that were found, the true one first."""
        return np.array(self._getuigen)

    def zoek(self) -> list[Lek]:
        """Look for enough witnesses for every quantity; those that are not protected."""
        self._verken()
        return [lek for n in range(len(self.vragen)) if (lek := self._toets(n))]

    def _neem_over(self, bekend: Tabellen) -> None:
        """Tables that were found before, all at once; those that do not fit are left out."""
        alle = np.concatenate([self._getuigen[0][None, :], bekend[self.blad.passen(bekend)]])
        waarden = self.blad.doelen @ alle.T
        zelfde = {k: self.blad.zelfde(k, alle) for k in ("", *self.blok.kennis)}
        nodig: set[int] = set()
        for n, vraag in enumerate(self.vragen):
            rijen = np.flatnonzero(zelfde.get(vraag.kenner, zelfde[""]))
            gezien, eerst = np.unique(waarden[vraag.nummer, rijen], return_index=True)
            self._waarden[n].update(gezien[: vraag.minstens].tolist())
            nodig.update(rijen[eerst[: vraag.minstens]].tolist())
        self._getuigen += [alle[n] for n in sorted(nodig - {0})]

    def lekt(self, nummers: Collection[int]) -> bool:
        """True when one of these quantities is not protected."""
        return any(self._toets(n) for n, vraag in enumerate(self.vragen) if vraag.nummer in nummers)

    def _los(self) -> Tabellen:
        """Tables in which one cell alone is another number: no search is needed for these."""
        eerste = self._getuigen[0]
        rijen = [eerste]
        for plek in sorted({self.blad.plek[c] for d in self.blok.doelen for c, _ in d.termen}):
            laag, hoog = self._laag[plek], self._hoog[plek]
            for waarde in range(int(eerste[plek]) - VERDER, int(eerste[plek]) + VERDER + 1):
                if laag <= waarde <= hoog and waarde != eerste[plek]:
                    rij = eerste.copy()
                    rij[plek] = waarde
                    rijen.append(rij)
        return np.array(rijen)

    # -- many at once -----------------------------------------------

    def _verken(self) -> None:
        """Give many quantities another value in one search; with the same dice at each run.

        What some know beforehand is left as it is, so that one table serves them all.
        """
        dobbelsteen = np.random.default_rng(len(self.blad.cellen))
        deel, voor_niets = 0.5, 0
        while voor_niets < VRUCHTELOOS:
            open_ = self._open()
            if len(open_) < MINSTE_OM_SAMEN:
                return
            laag, hoog = self._laag.copy(), self._hoog.copy()
            kenners = self._kies_kenners(open_, dobbelsteen, deel)
            for kenner in kenners:
                self._laat_staan(kenner, laag, hoog)
            nummers = dict.fromkeys(
                self.vragen[n].nummer for n in open_ if self.vragen[n].kenner in ("", *kenners)
            )
            aantal = max(1, int(len(nummers) * deel))
            for n in sorted(dobbelsteen.permutation(list(nummers))[:aantal].tolist()):
                self._zet_vast(n, open_, laag, hoog, int(dobbelsteen.integers(0, 2**31)))
            richting = dobbelsteen.integers(-3, 4, len(self.blad.cellen)).astype(float)
            bekend = len(self._getuigen)
            gelukt = self._los_op(richting, laag, hoog) == GEVONDEN
            deel = min(1.0, deel * 1.5) if gelukt else deel / 2
            voor_niets = 0 if len(self._getuigen) > bekend else voor_niets + 1

    def _open(self) -> list[int]:
        return [n for n in range(len(self.vragen)) if not self._is_beschermd(n)]

    def _kies_kenners(
        self, open_: Sequence[int], dobbelsteen: np.random.Generator, deel: float
    ) -> list[str]:
        """One for whom something is not protected yet, and some of the others."""
        eerste = self.vragen[open_[int(dobbelsteen.integers(len(open_)))]].kenner
        over = [k for k in dict.fromkeys(self.vragen[n].kenner for n in open_) if k]
        mee = dobbelsteen.random(len(over)) < deel / 2
        return [k for k, doet_mee in zip(over, mee, strict=True) if doet_mee or k == eerste]

    def _laat_staan(self, kenner: str, laag: Getallen, hoog: Getallen) -> None:
        eigen = self.blad.eigen.get(kenner)
        if eigen is not None:
            laag[eigen] = hoog[eigen] = self._getuigen[0][eigen]

    def _zet_vast(
        self, nummer: int, open_: Sequence[int], laag: Getallen, hoog: Getallen, worp: int
    ) -> None:
        """Ask a value that was not found yet of a quantity that is a single cell."""
        termen = self.blok.doelen[nummer].termen
        plek = self.blad.plek[termen[0][0]]
        if len(termen) > 1 or laag[plek] == hoog[plek]:
            return
        vragen = [n for n in open_ if self.vragen[n].nummer == nummer]
        gevonden = min((self._waarden[n] for n in vragen), key=len)
        onder = max(laag[plek], min(gevonden) - VERDER)
        boven = min(hoog[plek], max(gevonden) + VERDER)
        nieuw = [w for w in range(int(onder), int(boven) + 1) if w not in gevonden]
        if nieuw:
            laag[plek] = hoog[plek] = nieuw[worp % len(nieuw)]

    # -- one by one -------------------------------------------------

    def _toets(self, nummer: int) -> Lek | None:
        """Look for enough witnesses of one quantity; None when there are."""
        if self._is_beschermd(nummer):
            return None
        vraag, gevonden = self.vragen[nummer], self._waarden[nummer]
        richting = self.blad.doelen[[vraag.nummer], :].toarray()[0].astype(float)
        laag, hoog = self._laag.copy(), self._hoog.copy()
        self._laat_staan(vraag.kenner, laag, hoog)
        af = True
        for teken in (1, -1):
            if not self._is_beschermd(nummer):
                af &= self._los_op(teken * richting, laag, hoog) != ONAF
        if not self._is_beschermd(nummer):
            for waarde in self._ertussen(nummer):
                if not self._is_beschermd(nummer):
                    vast = LinearConstraint(richting[None, :], waarde, waarde)
                    niets = np.zeros(len(richting))
                    af &= self._los_op(niets, laag, hoog, vast) != ONAF
        if self._is_beschermd(nummer):
            return None
        doel = self.blok.doelen[vraag.nummer]
        return Lek(doel, tuple(sorted(gevonden)), not af, vraag.kenner)

    def _is_beschermd(self, nummer: int) -> bool:
        return len(self._waarden[nummer]) >= self.vragen[nummer].minstens

    def _ertussen(self, nummer: int) -> Sequence[int]:
        """The values between the smallest and the largest that are worth a search."""
        gevonden, minstens = self._waarden[nummer], self.vragen[nummer].minstens
        ertussen = (w for w in range(min(gevonden) + 1, max(gevonden)) if w not in gevonden)
        return list(islice(ertussen, 3 * minstens))

    # -- the solver -------------------------------------------------

    def _grenzen(self, som: int) -> tuple[Getallen, Getallen]:
        """Bounds of the cells; what has none is looked for up to far above all that is shown."""
        laag, hoog = self.blad.laag.astype(float), self.blad.hoog.astype(float)
        ruim = som + float(np.abs(hoog[hoog < GEEN_GRENS]).sum()) + RUIMTE
        return np.where(laag <= -GEEN_GRENS, -ruim, laag), np.where(hoog >= GEEN_GRENS, ruim, hoog)

    def _verbanden(self) -> list[LinearConstraint]:
        if not self.blok.feiten:
            return []
        laag, hoog = self.blad.feit_laag.astype(float), self.blad.feit_hoog.astype(float)
        laag[laag <= -GEEN_GRENS], hoog[hoog >= GEEN_GRENS] = -np.inf, np.inf
        return [LinearConstraint(self.blad.feiten, laag, hoog)]

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
            constraints=[*self._verband, *([vast] if vast is not None else [])],
            options={"node_limit": self.knopen},
        )
        if uitkomst.x is not None:
            self._bewaar(np.rint(uitkomst.x).astype(np.int64))
        return {0: GEVONDEN, 2: ONMOGELIJK}.get(uitkomst.status, ONAF)

    def _bewaar(self, rij: Rij) -> None:
        """Keep a table if it fits, and if it has a value that was not found yet.

        The solver works with rounded numbers; whether a table fits is checked with whole ones.
        """
        if not self.blad.passen(rij[None, :])[0]:
            return
        paar = np.array([self._getuigen[0], rij])
        zelfde = {kenner: self.blad.zelfde(kenner, paar)[1] for kenner in ("", *self.blok.kennis)}
        waarden = (self.blad.doelen @ rij)[self._nummers].tolist()
        nieuw = False
        for n, vraag in enumerate(self.vragen):
            # A few more than are asked are no use to keep a table for.
            if zelfde.get(vraag.kenner, True) and waarden[n] not in self._waarden[n]:
                nieuw |= not self._is_beschermd(n)
                self._waarden[n].add(waarden[n])
        if nieuw and rij is not self._getuigen[0]:
            self._getuigen.append(rij)


def wat_niet_klopt(blok: Publicatie, waar: Tabel) -> str:
    """Which facts do not hold: names of figures and no values."""
    cellen = [cel for cel, bereik in blok.getoond.items() if not bereik.bevat(waar[cel])]
    feiten = [
        feit.waarom or str([cel for cel, _ in feit.termen])
        for feit in blok.feiten
        if not feit.bereik.bevat(som(feit.termen, waar))
    ]
    wat = "; ".join(str(een) for een in [*cellen, *feiten][:3])
    return f"Deze cijfers zijn niet vrij te geven: wat te zien is, past niet bij elkaar ({wat})."
