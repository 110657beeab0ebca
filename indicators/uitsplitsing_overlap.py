"""Breakdowns of groupings that overlap the one that was weighed first.

They show a category only when all groups of the first grouping show it: then what is hidden there
can move freely below. And only when of no set of municipalities that follows from all groups
together, by sums and differences, something small follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.model import NUL, Interval
from indicators.uitsplitsing_aanval import Getallen, Vlaggen, rijverzamelingen
from indicators.uitsplitsing_tabel import Rij, Tabel

Gebied = frozenset[str]
"""A group by its municipalities: groups with the same ones are one."""
MEESTE_STUKKEN = 11
"""Into so many pieces overlapping groups may cut the region; with more, only the first show."""
_NUL = 1e-6


@dataclass(frozen=True)
class _Stukken:
    """The pieces into which groups cut the region, and all sets of pieces.

    Attributes:
        gemeenten: the municipalities of each piece.
        keuzes: all sets of pieces but the empty one, one per line.
        laag, hoog: what a reader knows of the whole of each set.
    """

    gemeenten: Sequence[Gebied]
    keuzes: Vlaggen
    laag: Getallen
    hoog: Getallen


def snijd(groepen: Sequence[Gebied], gehelen: Mapping[str, Interval]) -> _Stukken | None:
    """The pieces; None when there are too many to go over."""
    per_patroon: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for gemeente in sorted(frozenset().union(*groepen)):
        per_patroon[tuple(gemeente in g for g in groepen)].add(gemeente)
    if not 0 < len(per_patroon) <= MEESTE_STUKKEN:
        return None
    stukken = [frozenset(leden) for leden in per_patroon.values()]
    som = [sum((gehelen[g] for g in leden), NUL) for leden in stukken]
    keuzes = rijverzamelingen(len(stukken))[1:]
    return _Stukken(
        stukken,
        keuzes,
        keuzes.astype(np.int64) @ np.array([x.min for x in som]),
        keuzes.astype(np.int64) @ np.array([x.max for x in som]),
    )


def wat_volgt(
    stukken: _Stukken, getoond: Mapping[Gebied, int]
) -> tuple[NDArray[np.float64], Vlaggen]:
    """Of each set of pieces the number that follows, NaN where none does; and what is 0.

    Where a sum is 0 all in it are 0, and then more follows: so it goes round until it stops.
    """
    nul: Vlaggen = np.zeros(len(stukken.gemeenten), dtype=bool)
    vlak = np.array([[leden <= g for g in getoond] for leden in stukken.gemeenten], dtype=float)
    aantallen = np.array([*getoond.values()], dtype=float)
    while True:
        zonder = np.where(nul[:, None], 0.0, vlak)
        keuzes = (stukken.keuzes & ~nul).astype(float)
        gewichten = keuzes @ np.linalg.pinv(zonder).T
        klopt = np.abs(gewichten @ zonder.T - keuzes).max(axis=1) < _NUL
        som = np.where(klopt, np.round(gewichten @ aantallen), np.nan)
        erbij = stukken.keuzes[som == 0].any(axis=0) & ~nul
        if not erbij.any():
            return som, nul
        nul |= erbij


@dataclass
class Overlap:
    """A grouping beside the groups that are weighed already.

    Attributes:
        tabel: the region and the first grouping.
        rijen: all that is weighed; what this one shows is added.
        groepen: its own groups.
        gehelen: what a reader sees of the whole of each municipality.
    """

    tabel: Tabel
    rijen: dict[Gebied, Rij]
    groepen: dict[Gebied, Rij]
    gehelen: Mapping[str, Interval]

    def weeg_af(self) -> None:
        """Show the categories that may be, in all groups of the grouping or in none."""
        t = self.tabel
        getoond = [] if t.regio.weg else [c for c in t.kolommen if self._is_vast(c)]
        getoond = self._zonder_lek(getoond)
        goed = bool(getoond) and all(self._rij_mag(r, getoond) for r in self.groepen.values())
        for leden, rij in self.groepen.items():
            rij.weg = not goed and rij.geheel.max > 0
            rij.dicht = set(t.kolommen) - set(getoond) if goed else set()
            self.rijen[leden] = rij

    def _is_vast(self, c: int) -> bool:
        """Shown in the region and in every group of the first grouping; large or 0 here."""
        t = self.tabel
        boven = [t.regio, *t.groepen]
        return all(r.cellen[c].bekend and not t.is_dicht(r, c) for r in boven) and all(
            r.cellen[c].bekend and not t.is_klein(r, c) for r in self.groepen.values()
        )

    def _rij_mag(self, rij: Rij, getoond: Sequence[int]) -> bool:
        """The same rules as for a row of the table: what is left is large, nobody is all."""
        t = self.tabel
        if rij.geheel.max == 0:
            return True
        som = sum(rij.cellen[c].min for c in getoond)
        grootste = max(rij.cellen[c].min for c in getoond)
        over = len(t.kolommen) - len(getoond)
        if rij.geheel.min < t.kleinste_rest or grootste >= rij.geheel.min:
            return False
        if t.meer:
            return True
        if over == 0:
            return rij.geheel.bekend
        return over >= 2 and rij.geheel.min - som >= t.kleinste_rest

    def _zonder_lek(self, getoond: list[int]) -> list[int]:
        """The categories that may stay: one goes at a time, by the fixed order."""
        stukken = snijd([*self.rijen, *self.groepen], self.gehelen)
        if stukken is None:
            return []
        volgt = {c: self._volgt(stukken, c, mee=c in getoond) for c in self.tabel.kolommen}
        blijft = [c for c in getoond if not self._kolom_lekt(stukken, c)]
        while True:
            volgt |= {c: self._volgt(stukken, c, mee=False) for c in getoond if c not in blijft}
            if not blijft or not self._resten_lekken(stukken, volgt):
                return blijft
            getoond = blijft
            eerst = min(blijft, key=lambda c: self.tabel.rang[c])
            blijft = [c for c in blijft if c != eerst]

    def _groepen_met(self, c: int, *, mee: bool) -> dict[Gebied, int]:
        """All groups that show a category, with its number."""
        t = self.tabel
        eigen = self.groepen if mee else {}
        eerder = {
            g: r for g, r in self.rijen.items() if r.cellen[c].bekend and not t.is_dicht(r, c)
        }
        return {g: r.cellen[c].min for g, r in {**eerder, **eigen}.items()}

    def _volgt(self, stukken: _Stukken, c: int, *, mee: bool) -> NDArray[np.float64]:
        return wat_volgt(stukken, self._groepen_met(c, mee=mee))[0]

    def _kolom_lekt(self, stukken: _Stukken, c: int) -> bool:
        """A small number follows that is not the number of a group that shows it."""
        groepen = self._groepen_met(c, mee=True)
        som, nul = wat_volgt(stukken, groepen)
        weg = frozenset().union(
            *(leden for leden, is_nul in zip(stukken.gemeenten, nul, strict=True) if is_nul)
        )
        bekend = {g - weg for g in groepen}
        klein = (som > 0) & (som < self.tabel.kleinste_rest)
        return any(
            frozenset().union(
                *(s for s, erin in zip(stukken.gemeenten, keuze, strict=True) if erin)
            )
            - weg
            not in bekend
            for keuze in stukken.keuzes[klein]
        )

    def _resten_lekken(self, stukken: _Stukken, volgt: Mapping[int, NDArray[np.float64]]) -> bool:
        """Of some set what is left is small or a single category, or all is in one category."""
        alle = np.array([*volgt.values()])
        som, grootste = np.nansum(alle, axis=0), np.nanmax(np.nan_to_num(alle), axis=0)
        allemaal = (grootste >= stukken.laag) & (grootste > 0)
        if self.tabel.meer:
            return bool(allemaal.any())
        over = np.isnan(alle).sum(axis=0)
        weinig = stukken.laag - som < self.tabel.kleinste_rest
        smal = stukken.hoog - stukken.laag < self.tabel.marge(*self.tabel.kolommen)
        # The one category that does not follow is what the whole leaves: so it does.
        verraadt = smal & ((over == 1) | ((over > 1) & weinig & (som > 0)))
        return bool((allemaal | (verraadt & (stukken.laag > 0))).any())
