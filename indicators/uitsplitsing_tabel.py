"""One breakdown of one indicator in one period: the region and groups that do not overlap.

`verberg` decides what of it is shown. What it hides follows from what a reader sees and from the
class of a count (0, small, larger), never from the count itself: by a fixed order of groups and
categories. The breakdown gives way, never the whole that is shown beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from indicators.model import NUL, Interval
from indicators.uitsplitsing_aanval import (
    ONBEGRENSD,
    Aanval,
    Getallen,
    Gezien,
    Vlaggen,
    rijverzamelingen,
)
from indicators.weergave import Beleid, grofst


@dataclass
class Rij:
    """A group, or the region, with its categories.

    Attributes:
        geheel: what a reader sees of the whole.
        cellen: what was counted, per category.
        dicht: the categories that are hidden, although they are not small.
        weg: all of it is hidden.
        rest: the municipalities of the region that lie in no group: never shown, so nothing is
            counted for it.
    """

    geheel: Interval
    cellen: Sequence[Interval]
    dicht: set[int] = field(default_factory=set)
    weg: bool = False
    rest: bool = False


class Tabel:
    """What a reader sees of a breakdown, while it is decided.

    Args:
        regio: the region.
        groepen: groups that do not overlap, the one that gives way first in front.
        minstens: the least that is shown, per category.
        beleid: as strict as the indicator asks.
        eerst: numbers of the categories in the order in which they are hidden.
        meer: the categories may add up to more than the whole.
    """

    def __init__(
        self,
        regio: Rij,
        groepen: Sequence[Rij],
        beleid: Beleid,
        eerst: Sequence[int],
        *,
        meer: bool,
        minstens: Sequence[int],
    ) -> None:
        self.regio, self.meer = regio, meer
        self.per_kolom = [beleid.minstens(k) for k in minstens]
        self.kleinste_rest = max(beleid.kleinste_rest, *minstens)
        self.groepen = [*groepen]
        self.rang = {kolom: rang for rang, kolom in enumerate(eerst)}
        self.kolommen = [c for c, x in enumerate(regio.cellen) if x.max > 0]
        self.rijen = [*self.groepen, *self._rest()]

    def _rest(self) -> list[Rij]:
        """What of the region lies in no group, when there is such a part."""
        geheel = [g.geheel for g in self.groepen]
        rest = Interval(
            self.regio.geheel.min - sum(g.min for g in geheel),
            self.regio.geheel.max - sum(g.max for g in geheel),
        )
        return [Rij(rest, [NUL] * len(self.regio.cellen), rest=True)] if rest.max > 0 else []

    # -- what a reader sees -----------------------------------------

    def is_klein(self, rij: Rij, kolom: int) -> bool:
        """True for what is shown as `<5`, or as a range that reaches into it."""
        return self.per_kolom[kolom].is_klein(rij.cellen[kolom])

    def is_dicht(self, rij: Rij, kolom: int) -> bool:
        """True when a cell is `·`, small, or not shown at all."""
        return rij.rest or rij.weg or kolom in rij.dicht or self.is_klein(rij, kolom)

    def te_zien(self, rij: Rij, kolom: int) -> Interval:
        """The bounds of a cell that a reader sees, or may guess from how this works.

        Where something of a row is `·`, small numbers in it are too: so `·` can be any number but
        0, and in a row that is hidden as a whole 0 as well.
        """
        hoogst = rij.geheel.max if self.meer else ONBEGRENSD
        if rij.rest or rij.weg:
            return Interval(0, hoogst)
        if rij.dicht and self.is_dicht(rij, kolom):
            return Interval(1, hoogst)
        x = grofst(rij.cellen[kolom], self.per_kolom[kolom], openbaar=False)
        return Interval(x.min, min(x.max, hoogst)) if self.is_klein(rij, kolom) else x

    def is_afgeschermd(self, rij: Rij, kolom: int) -> bool:
        """True for what is shown as `·`; what is 0 as a whole is 0 in every part."""
        overal_nul = self.regio.cellen[kolom].max == 0 and not self.regio.weg
        if overal_nul or rij.geheel.max == 0:
            return False
        return rij.weg or (bool(rij.dicht) and self.is_dicht(rij, kolom))

    def open_cellen(self, rij: Rij) -> list[int]:
        """The categories that show a number, and not 0: these can be hidden. First one first."""
        over = [c for c in self.kolommen if not self.is_dicht(rij, c) and rij.cellen[c].max > 0]
        return sorted(over, key=lambda c: (c not in self.regio.dicht, self.rang[c]))

    def gezien(self) -> Gezien:
        """All that a reader knows, for the attack."""
        cellen = [[self.te_zien(rij, c) for c in self.kolommen] for rij in self.rijen]
        kolom = [self.te_zien(self.regio, c) for c in self.kolommen]
        geheel = [rij.geheel for rij in self.rijen]
        hoogst = [ONBEGRENSD if self.meer else x.max for x in geheel]
        return Gezien(
            _getallen([[x.min for x in rij] for rij in cellen]),
            _getallen([[x.max for x in rij] for rij in cellen]),
            _getallen([x.min for x in kolom]),
            _getallen([x.max for x in kolom]),
            _getallen([x.min for x in geheel]),
            _getallen(hoogst),
        )

    # -- hiding -----------------------------------------------------

    def verberg(self) -> None:
        """Hide until nothing that is hidden follows from what is shown."""
        for rij in (*self.groepen, self.regio):
            self._begin(rij)
        while (self.kolommen and not self.regio.weg) and (
            self._rijen_verraden()
            or self._kolommen_verraden()
            or self._blokken_verraden()
            or self._aanval_verraadt()
        ):
            pass
        if self.regio.weg:
            for rij in self.groepen:
                rij.weg = True

    def _begin(self, rij: Rij) -> None:
        """What is hidden by itself: too few, all in one category, or as many as the whole."""
        gevuld = [c for c in self.kolommen if rij.cellen[c].max > 0]
        if rij.geheel.max == 0:
            return
        rij.weg = rij.geheel.min < self.kleinste_rest or len(gevuld) < 2
        if self.meer:
            rij.dicht |= {
                c
                for c in gevuld
                if not self.is_klein(rij, c) and rij.cellen[c].max >= rij.geheel.min
            }

    def _verberg_in(self, rij: Rij) -> None:
        """Hide one more category of a row; where none is left, the whole row."""
        over = self.open_cellen(rij)
        if over and not rij.weg:
            rij.dicht.add(over[0])
        else:
            rij.weg = True

    def _verberg_bij(self, rijen: Sequence[Rij]) -> None:
        """Hide one more category in the first of some rows that has one, else in the region."""
        kan = [rij for rij in rijen if self.open_cellen(rij)]
        self._verberg_in(kan[0] if kan else self.regio)

    def _rijen_verraden(self) -> bool:
        """Of what is hidden in a row, together or alone, the whole gives nothing away."""
        iets = False
        for rij in (*self.groepen, self.regio):
            while not rij.weg and self._rij_verraadt(rij):
                self._verberg_in(rij)
                iets = True
        return iets

    def _rij_verraadt(self, rij: Rij) -> bool:
        dicht = [c for c in self.kolommen if self.is_dicht(rij, c)]
        if self.meer:
            # Nobody is outside all categories: so the whole is not more than all of them.
            hoogst = sum(self.te_zien(rij, c).max for c in self.kolommen)
            return not rij.geheel.bekend and hoogst < rij.geheel.max
        if not dicht or not self.open_cellen(rij):
            return False
        open_ = sum((self.te_zien(rij, c) for c in self.kolommen if c not in dicht), NUL)
        breed = rij.geheel.max - rij.geheel.min >= self.marge(*dicht)
        if rij.geheel.min - open_.max >= self.kleinste_rest:
            return len(dicht) == 1 and not breed
        return not (breed and self._blijft_open(rij, dicht, open_))

    def _blijft_open(self, rij: Rij, dicht: Sequence[int], open_: Interval) -> bool:
        """True when a whole that is a range leaves what is hidden of it all its values.

        When all else that is hidden is as small as can be, each can be as large as can be, and the
        other way round.
        """
        marge = self.marge(*dicht)
        samen = sum((self.te_zien(rij, c) for c in dicht), NUL)
        meest, minst = rij.geheel.max - open_.min, rij.geheel.min - open_.max
        return meest >= samen.min + marge and minst <= samen.max - marge

    def marge(self, *kolommen: int) -> int:
        """So far the least and the most of a hidden number lie apart: k - 1 values.

        Of the strictest of some categories.
        """
        return max(self.per_kolom[c].k for c in kolommen) - 2

    def _kolommen_verraden(self) -> bool:
        iets = False
        for c in self.kolommen:
            while not self.is_dicht(self.regio, c) and self._kolom_verraadt(c):
                kan = [g for g in self.groepen if c in self.open_cellen(g)]
                kan[0].dicht.add(c)
                iets = True
        return iets

    def _kolom_verraadt(self, c: int) -> bool:
        """Of what is hidden in a category, the region gives nothing away."""
        dicht = [rij for rij in self.rijen if self.is_dicht(rij, c)]
        open_ = [self.te_zien(rij, c) for rij in self.rijen if not self.is_dicht(rij, c)]
        som = sum(open_, NUL)
        if not dicht or som.max == 0:
            return False
        geheel = self.te_zien(self.regio, c)
        laagst, hoogst = geheel.min - som.max, geheel.max - som.min
        if all(rij.rest for rij in dicht):
            return hoogst > 0 and laagst < self.kleinste_rest
        return laagst < self.kleinste_rest or len(dicht) == 1

    def _blokken_verraden(self) -> bool:
        """Hidden cells of some rows less those of some columns: no small sum may be left."""
        if self.meer or len(self.rijen) < 2:
            return False
        rest, marge = _Resten(self), self.marge(*self.kolommen)
        for keuze in rijverzamelingen(len(self.rijen))[1:-1]:
            if rest.verraadt(keuze, self.kleinste_rest, marge):
                self._verberg_bij([g for g, erin in zip(self.groepen, keuze, strict=False) if erin])
                return True
        return False

    def _aanval_verraadt(self) -> bool:
        """What all bounds together give away: of the wholes, a cell, or the region."""
        aanval = Aanval(self.gezien())
        if not self.meer:
            rijen = aanval.verraden_rijen()
            if rijen is not None:
                self._wijk_voor_geheel(rijen)
                return True
        return self._cel_verraden(aanval) or self._regio_verraden(aanval)

    def _wijk_voor_geheel(self, rijen: Vlaggen) -> None:
        """Hide where the whole of some groups would be known better than it is shown."""
        if rijen.all():
            self._verberg_in(self.regio)
            return
        onzeker = [
            g for g, erin in zip(self.groepen, rijen, strict=False) if erin and not g.geheel.bekend
        ]
        self._verberg_bij(onzeker)

    def _cel_verraden(self, aanval: Aanval) -> bool:
        minst, meest = aanval.cellen()
        for r, rij in enumerate(self.groepen):
            for k, c in enumerate(self.kolommen):
                nodig = self._nodig(rij, c)
                if self.is_dicht(rij, c) and meest[r, k] - minst[r, k] < nodig:
                    ander = [g for g in self.groepen if g is not rij and c in self.open_cellen(g)]
                    kan = [*((g, c) for g in ander), *((rij, e) for e in self.open_cellen(rij))]
                    if not self._maak_ruimte(kan, partial(Aanval.breed_cel, rij=r, kolom=k), nodig):
                        self._wijk(rij, c)
                    return True
        return False

    def _regio_verraden(self, aanval: Aanval) -> bool:
        minst, meest = aanval.kolommen()
        for k, c in enumerate(self.kolommen):
            nodig = self._nodig(self.regio, c)
            if self.is_dicht(self.regio, c) and meest[k] - minst[k] < nodig:
                kan = [(g, e) for g in self.groepen for e in self.open_cellen(g)]
                if not self._maak_ruimte(kan, partial(Aanval.breed_kolom, kolom=k), nodig):
                    self._verberg_in(self.regio)
                return True
        return False

    def _nodig(self, rij: Rij, c: int) -> int:
        """How far the least and the most of a hidden number must lie apart."""
        breed = self.te_zien(rij, c)
        return min(self.marge(c), breed.max - breed.min)

    def _maak_ruimte(
        self, kan: Sequence[tuple[Rij, int]], breed: Callable[[Aanval], int], nodig: int
    ) -> bool:
        """Hide the first cell that is enough, else the one that helps most; False: none helps."""
        beste, meeste = None, breed(Aanval(self.gezien()))
        for rij, c in kan:
            rij.dicht.add(c)
            wordt = breed(Aanval(self.gezien()))
            if wordt >= nodig:
                return True
            rij.dicht.discard(c)
            if wordt > meeste:
                beste, meeste = (rij, c), wordt
        if beste is not None:
            beste[0].dicht.add(beste[1])
        return beste is not None

    def _wijk(self, rij: Rij, c: int) -> None:
        """No other cell gives room: all of the row goes, else the region."""
        if not rij.weg:
            rij.weg = True
        elif c in self.open_cellen(self.regio):
            self.regio.dicht.add(c)
        else:
            self._verberg_in(self.regio)


class _Resten:
    """What the whole of rows and columns leaves for what is hidden in them."""

    def __init__(self, tabel: Tabel) -> None:
        t, kolommen = tabel, tabel.kolommen
        self.dicht: Vlaggen = np.array([[t.is_dicht(rij, c) for c in kolommen] for rij in t.rijen])
        open_ = [[NUL if t.is_dicht(r, c) else t.te_zien(r, c) for c in kolommen] for r in t.rijen]
        laag, hoog = (
            _getallen([[getattr(x, grens) for x in rij] for rij in open_])
            for grens in ("min", "max")
        )
        self.iets_open: Vlaggen = np.any(hoog, axis=1)
        geheel = [r.geheel for r in t.rijen]
        self.rij_laag = _getallen([x.min for x in geheel]) - hoog.sum(axis=1)
        self.rij_hoog = _getallen([x.max for x in geheel]) - laag.sum(axis=1)
        regio = [t.te_zien(t.regio, c) for c in kolommen]
        self.bekend: Vlaggen = np.array([not t.is_dicht(t.regio, c) for c in kolommen])
        self.kolom_laag = _getallen([x.min for x in regio]) - hoog.sum(axis=0)
        self.kolom_hoog = _getallen([x.max for x in regio]) - laag.sum(axis=0)

    def verraadt(self, keuze: Vlaggen, minste: int, marge: int) -> bool:
        """True when a small sum is left, of these rows or of the others."""
        erin: Vlaggen = np.any(self.dicht[keuze], axis=0)
        eruit: Vlaggen = np.any(self.dicht[~keuze], axis=0)
        alleen_hier = erin & ~eruit & self.bekend
        if erin.any() and (erin == alleen_hier).all() and not self.iets_open[keuze].any():
            # All of it follows: then nobody may know that everyone is in one category.
            return bool((self.kolom_hoog[alleen_hier] > 0).sum() == 1)
        rijen_laag, rijen_hoog = self.rij_laag[keuze].sum(), self.rij_hoog[keuze].sum()
        if (erin & ~alleen_hier).any() and (alleen_hier.any() or self.iets_open[keuze].any()):
            laagst = rijen_laag - self.kolom_hoog[alleen_hier].sum()
            hoogst = rijen_hoog - self.kolom_laag[alleen_hier].sum()
            if laagst < minste and hoogst - laagst < marge:
                return True
        if erin.any() and self.bekend[erin].all() and (erin & eruit).any():
            laagst = self.kolom_laag[erin].sum() - rijen_hoog
            hoogst = self.kolom_hoog[erin].sum() - rijen_laag
            return bool(laagst < minste and hoogst - laagst < marge)
        return False


def _getallen(rijen: Sequence[object]) -> Getallen:
    return np.array(rijen, dtype=np.int64)
