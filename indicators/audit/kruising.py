"""Crossed breakdowns in the publication that is audited.

The finest cells are the pairs by municipality, such as psychisch at havo in one of them. They are
shown nowhere; the crossing of the region, the breakdowns of all groups (overlapping ones too) and
the totals are sums of them. Where there is no school of a kind is public, so there is no cell. Who
has no figure of their own (groups by pair, one municipality by pair) is protected all the same: a
kind of school that is in one group only would tell of that group.

Counts of which the source gives a range are in it too. What is shown then depends on that range
only, so any table within the ranges can stand for the true one: here one near the lower ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from datasets.reference.regio import REGIO
from indicators.audit.publicatie import NIETS_BEKEND, Bereik, Cel, Doel, Feit, Termen, som
from indicators.kruising import KRUISINGEN, Getallen, Kruistelling
from indicators.kubus import Kubus
from indicators.model import Figure, Indicator, Interval, Sleutel, Vrijgave
from indicators.weergave import Beleid

GEWICHT = 1
"""What a reader loses when a pair is hidden: no more than with a category."""


@dataclass(frozen=True)
class Inhoud:
    """What a crossing adds to a publication.

    Attributes:
        waar: the value of each cell that was not there yet.
        getoond: what is seen of it.
        feiten, doelen, gewichten: as in `Publicatie`.
    """

    waar: dict[Cel, int]
    getoond: dict[Cel, Bereik]
    feiten: list[Feit]
    doelen: dict[Termen, Doel]
    gewichten: dict[Cel, int]


def kruisingen_in(
    kubus: Kubus, vrij: Vrijgave, beleid: Beleid, waar: Mapping[Cel, int]
) -> Iterator[Inhoud]:
    """What the crossings add of which anything is shown.

    Args:
        kubus: all raw figures of the region.
        vrij: what is shown of it.
        beleid: the policy by which it was made.
        waar: the cells that are in the publication already, with their true values.
    """
    for telling in kubus.kruisingen:
        bouw = _Kruising(kubus, vrij, beleid, telling, waar)
        if bouw.iets_te_zien():
            bouw.alles()
            yield bouw.inhoud


class _Kruising:
    def __init__(
        self,
        kubus: Kubus,
        vrij: Vrijgave,
        beleid: Beleid,
        telling: Kruistelling,
        waar: Mapping[Cel, int],
    ) -> None:
        self.vrij, self.kubus, self.t = vrij, kubus, telling
        self.soort = KRUISINGEN[telling.soort]
        self.indicator: Indicator = kubus.indicatoren[telling.indicator]
        self.beleid = beleid.voor(self.indicator)
        self.bekend = waar
        self.inhoud = Inhoud({}, {}, [], {}, {})
        self.fijn, self.per_kolom = een_tabel(telling)
        self.nummer = {gemeente: n for n, gemeente in enumerate(telling.gemeenten)}

    def iets_te_zien(self) -> bool:
        """True when a number of the crossing is shown."""
        return any(
            (figuur := self._figuur(REGIO, self.soort.code(rij, kolom))) and figuur.min is not None
            for rij in self.t.rijen
            for kolom in self.t.kolommen
        )

    def alles(self) -> None:
        """All cells with their facts and what is protected of them."""
        for g in range(len(self.t.gemeenten)):
            self._zet_gemeente(g)
        for gebied, leden in self._groepen():
            self._zet_groep(gebied, leden)
        self._zet_regio()

    # -- cells ------------------------------------------------------

    def _cel(self, gebied: str, uitsplitsing: str) -> Sleutel:
        return (self.t.indicator, gebied, self.t.periode, uitsplitsing)

    def _figuur(self, gebied: str, uitsplitsing: str) -> Figure | None:
        return self.vrij.figuren.get(self._cel(gebied, uitsplitsing))

    def _zet(self, cel: Cel, waarde: int, bereik: Bereik = NIETS_BEKEND) -> Cel:
        if cel not in self.bekend and cel not in self.inhoud.waar:
            self.inhoud.waar[cel] = waarde
            self.inhoud.getoond[cel] = bereik
        return cel

    def _leg(self, termen: Termen, bereik: Bereik, waarom: str) -> None:
        """Add a fact where it holds; where a delivery contradicts itself it is none."""
        feit = Feit(termen, bereik, waarom)
        if bereik.bevat(som(termen, {**self._waarden(termen)})):
            self.inhoud.feiten.append(feit)

    def _waarden(self, termen: Termen) -> Mapping[Cel, int]:
        return {
            c: self.inhoud.waar[c] if c in self.inhoud.waar else self.bekend[c] for c, _ in termen
        }

    def _som(self, delen: Sequence[Cel]) -> int:
        termen = tuple((deel, 1) for deel in delen)
        return som(termen, self._waarden(termen))

    def _is_som(self, geheel: Cel, delen: Sequence[Cel], waarom: str) -> None:
        termen = ((geheel, -1), *((deel, 1) for deel in delen))
        self._leg(termen, Bereik(0, 0), waarom)

    def _bescherm(self, termen: Termen, mogelijk: Interval, k: int, wat: str) -> None:
        """Protect what is small, or can be by its source."""
        beleid = self.beleid.minstens(k)
        if beleid.is_klein(mogelijk) and som(termen, self._waarden(termen)) >= 0:
            self.inhoud.doelen[termen] = Doel(
                termen, beleid.k - 1, f"{wat}: {self.indicator.id}", frozenset(self.t.gemeenten)
            )

    # -- municipalities ---------------------------------------------

    def _fijn(self, gemeente: str, r: int, k: int) -> Cel:
        return self._cel(gemeente, self.soort.code(self.t.rijen[r], self.t.kolommen[k]))

    def _kolom(self, gebied: str, k: int) -> Sleutel:
        return self._cel(gebied, self.soort.kolom.code(self.t.kolommen[k]))

    def _rij(self, gebied: str, r: int) -> Sleutel:
        return self._cel(gebied, self.soort.rij.code(self.t.rijen[r]))

    def _k(self, r: int, k: int) -> int:
        return self.soort.minstens(self.t.rijen[r], self.t.kolommen[k])

    def _zet_gemeente(self, g: int) -> None:
        """The pairs of a municipality, its columns, and its total."""
        t, gemeente = self.t, self.t.gemeenten[g]
        kolommen = np.flatnonzero(t.komt_voor[:, g]).tolist()
        for k in kolommen:
            geheel = self._zet(self._kolom(gemeente, k), int(self.per_kolom[k, g]))
            mogelijk = Interval(int(t.geheel_laag[k, g]), int(t.geheel_hoog[k, g]))
            self._bescherm(((geheel, 1),), mogelijk, self._k_kolom(k), "een klein aantal")
            delen = []
            for r in range(len(t.rijen)):
                cel = self._zet(self._fijn(gemeente, r, k), int(self.fijn[r, k, g]))
                delen.append(cel)
                eigen = Interval(int(t.laag[r, k, g]), int(t.hoog[r, k, g]))
                self._bescherm(((cel, 1),), eigen, self._k(r, k), "een klein aantal")
                self._leg(((geheel, 1), (cel, -1)), Bereik(0, None), "een paar is deel van beide")
            termen = ((geheel, -1), *((deel, 1) for deel in delen))
            self._leg(termen, Bereik(0, None), "iedereen is in een rij")
        totaal = self._cel(gemeente, "")
        waarde = int(self.per_kolom[kolommen, g].sum())
        self._zet(totaal, waarde, _te_zien(self._figuur(gemeente, "")))
        if kolommen:
            delen = [self._kolom(gemeente, k) for k in kolommen]
            self._is_som(totaal, delen, "de kolommen zijn samen het geheel")

    def _k_kolom(self, k: int) -> int:
        return self.soort.kolom.strenger.get(self.t.kolommen[k], 0)

    def _k_rij(self, r: int) -> int:
        return self.soort.rij.strenger.get(self.t.rijen[r], 0)

    # -- groups -----------------------------------------------------

    def _groepen(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Each group with its members of which something is known; the region is one of them."""
        gebieden = dict.fromkeys(
            gebied
            for indicator, gebied, periode, uitsplitsing in self.kubus.uitsplitsingen
            if indicator == self.t.indicator and periode == self.t.periode and uitsplitsing
        )
        code = self.soort.kolom.code(self.t.kolommen[0])
        for gebied in gebieden:
            ruw = self.kubus.uitsplitsingen.get(self._cel(gebied, code))
            if ruw is not None and ruw.omvat and all(g in self.nummer for g in ruw.omvat):
                yield gebied, tuple(sorted(self.nummer[g] for g in ruw.omvat))

    def _zet_groep(self, gebied: str, leden: tuple[int, ...]) -> None:
        """The breakdowns of a group, as they are shown, and its pairs, that are shown nowhere."""
        t, m = self.t, list(leden)
        for r in range(len(t.rijen)):
            mogelijk = Interval(int(t.laag[r][:, m].sum()), int(t.hoog[r][:, m].sum()))
            delen = [
                self._fijn(t.gemeenten[g], r, int(k))
                for g in m
                for k in np.flatnonzero(t.komt_voor[:, g])
            ]
            self._zet_categorie(self._rij(gebied, r), delen, mogelijk, self._k_rij(r))
        for k in range(len(t.kolommen)):
            met = [g for g in m if t.komt_voor[k, g]]
            mogelijk = Interval(int(t.geheel_laag[k, m].sum()), int(t.geheel_hoog[k, m].sum()))
            delen = [self._kolom(t.gemeenten[g], k) for g in met]
            self._zet_categorie(self._kolom(gebied, k), delen, mogelijk, self._k_kolom(k))
            if gebied == REGIO or len(met) < 2 or len(met) == t.komt_voor[k].sum():
                continue
            for r in range(len(t.rijen)):
                delen = [self._fijn(t.gemeenten[g], r, k) for g in met]
                waarde = int(self.fijn[r, k, met].sum())
                cel = self._zet(
                    self._cel(gebied, self.soort.code(t.rijen[r], t.kolommen[k])), waarde
                )
                self._is_som(cel, delen, "een groep is de som van haar gemeenten")
                eigen = Interval(int(t.laag[r, k, met].sum()), int(t.hoog[r, k, met].sum()))
                self._bescherm(((cel, 1),), eigen, self._k(r, k), "een klein aantal")

    def _zet_categorie(self, cel: Sleutel, delen: Sequence[Cel], x: Interval, k: int) -> None:
        """A category of a group as it is shown; nothing where it is not said."""
        figuur = self.vrij.figuren.get(cel)
        if figuur is None:
            return
        if not delen:
            return
        waarde = self._som(delen)
        self._zet(cel, waarde, _te_zien(figuur))
        self._is_som(cel, delen, "een categorie is de som van haar paren")
        self._bescherm(((cel, 1),), x, k, "een klein aantal")

    # -- the region -------------------------------------------------

    def _zet_regio(self) -> None:
        """The crossing as it is shown."""
        t = self.t
        for k in range(len(t.kolommen)):
            met = np.flatnonzero(t.komt_voor[k]).tolist()
            geheel = self._kolom(REGIO, k)
            for r in range(len(t.rijen)):
                cel = self._cel(REGIO, self.soort.code(t.rijen[r], t.kolommen[k]))
                figuur = self.vrij.figuren.get(cel)
                self._zet(cel, int(self.fijn[r, k].sum()), _te_zien(figuur))
                if self.inhoud.getoond[cel] != NIETS_BEKEND:
                    self.inhoud.gewichten[cel] = GEWICHT
                delen = [self._fijn(t.gemeenten[g], r, k) for g in met]
                self._is_som(cel, delen, "de regio is de som van haar gemeenten")
                x, alle = t.cel(r, k), t.geheel(k)
                self._bescherm(((cel, 1),), x, self._k(r, k), "een klein aantal")
                if geheel in self.bekend or geheel in self.inhoud.waar:
                    over = Interval(max(0, alle.min - x.max), max(0, alle.max - x.min))
                    termen = ((geheel, 1), (cel, -1))
                    self._bescherm(termen, over, self._k(r, k), "wat overblijft")


def _te_zien(figuur: Figure | None) -> Bereik:
    if figuur is None or figuur.min is None or figuur.max is None:
        return NIETS_BEKEND
    return Bereik(int(figuur.min), int(figuur.max))


def een_tabel(telling: Kruistelling) -> tuple[Getallen, Getallen]:
    """Whole numbers within what was delivered: of the pairs, and of each column as a whole.

    The lower ends, raised only where a part would be more than its whole, or the parts too few.
    """
    fijn = telling.laag.copy()
    hoogste = fijn.max(axis=0)
    heel = np.maximum(telling.geheel_laag, np.minimum(telling.geheel_hoog, hoogste))
    for r in range(len(telling.rijen)):
        tekort = np.maximum(0, heel - fijn.sum(axis=0))
        ruimte = np.maximum(0, np.minimum(telling.hoog[r], heel) - fijn[r])
        fijn[r] += np.minimum(tekort, ruimte)
    return fijn, heel
