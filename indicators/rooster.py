"""Where the rows of a measure go, worked out once for all its indicators.

The figures of an indicator are a table of municipalities by periods. A period is made of one or
more deliveries, so first come pairs of a period that is shown and one that was delivered. What is
true of such a pair whatever is counted (nothing delivered, nobody chose the source) is here too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from datasets.periodes import Periode
from datasets.schema import peilen
from indicators.cellen import Getallen, Rijen
from indicators.herkomst import Bron, Herkomst

if TYPE_CHECKING:
    from indicators.kolommen import Kolommen, Route

Vlaggen = NDArray[np.bool_]
Standen = NDArray[np.int8]
Perioden = Mapping[Periode, Sequence[Periode]]
"""Each period that can be shown, with the periods of deliveries that it is made of."""
NIETS, BEKEND, ONBEKEND, ONBESLIST, ANDERE_DAG, WACHT, ANDER, NIET_TE_VOLGEN, OPEN = range(9)
"""What can be said of a figure, as a number in a column: nothing delivered; known; the source does
not have it; two sources and nobody chose; not counted on 1 October; a delivery is still to come;
another leverancier within the year; nobody can be followed. OPEN: that depends on the rows."""


class Plekken:
    """The places of one `Herkomst` as columns: municipality by period of delivery.

    `bijdragen` number what is delivered of a place: one source with all codes that it has the area
    under. They are in order of period.

    Attributes:
        lijsten: the datasets that list cases.
        perioden: number of each period of delivery.
        heeft, onbeslist, alleen_gevallen: of each period and municipality.
        begin: number of the first bijdrage of each period, and of what comes after the last.
        gemeente: of each bijdrage the number of its municipality.
        gevallen: of each bijdrage whether it is a list of cases.
        dataset: of each bijdrage.
    """

    def __init__(
        self, herkomst: Herkomst, gemeenten: Sequence[str], gevallen: frozenset[str]
    ) -> None:
        self.herkomst, self.gemeenten, self.lijsten = herkomst, gemeenten, gevallen
        self._onthouden: dict[Hashable, tuple[Kolommen, Route]] = {}
        self._roosters: dict[tuple[str, bool], Rooster] = {}
        self._perioden: dict[bool, Perioden] = {}
        codes = herkomst.perioden
        self.perioden = {code: nummer for nummer, code in enumerate(codes)}
        vorm = (len(codes) + 1, len(gemeenten))
        # The last row is of any period of which nothing was delivered.
        self.heeft, self.onbeslist = np.zeros(vorm, bool), np.zeros(vorm, bool)
        self.alleen_gevallen = np.ones(vorm, bool)
        self._nummer: dict[tuple[int, str], int] = {}
        begin, gemeente_van = [0], list[int]()
        bronnen: list[Bron] = []
        for d, code in enumerate(codes):
            periode = Periode.van_code(code)
            for g, gemeente in enumerate(gemeenten):
                plek = herkomst.plek(gemeente, periode)
                if not plek.keuzes:
                    continue
                self.heeft[d, g] = True
                self.onbeslist[d, g] = bool(plek.onbeslist)
                self.alleen_gevallen[d, g] = plek.alleen_gevallen
                for delen in plek.samen:
                    for als, bron in delen:
                        self._nummer[bron.levering_id, als] = len(bronnen)
                    gemeente_van.append(g)
                    bronnen.append(delen[0][1])
            begin.append(len(bronnen))
        self.begin = np.array([*begin, len(bronnen)], dtype=np.int64)
        self.gemeente = np.array(gemeente_van, dtype=np.int64)
        self.gevallen = np.array([b.dataset in gevallen for b in bronnen], dtype=bool)
        self.dataset = np.array([b.dataset for b in bronnen], dtype=object)
        self.periode = np.repeat(np.arange(len(codes)), np.diff(self.begin[:-1]))
        self._van_rijen: dict[Rijen, Getallen] = {}

    def perioden_van(self, *, stand: bool) -> Perioden:
        """The periods that can be shown of a stock, or of a flow."""
        if stand not in self._perioden:
            uit: dict[Periode, list[Periode]] = defaultdict(list)
            for code in self.perioden:
                eigen = Periode.van_code(code)
                for peil, *_, dag in peilen(eigen):
                    if not stand or dag is not None:
                        uit[Periode.van_code(peil)].append(eigen)
            op_volgorde = sorted(uit, key=Periode.sleutel)
            self._perioden[stand] = {p: sorted(uit[p], key=Periode.sleutel) for p in op_volgorde}
        return self._perioden[stand]

    def onthoud(
        self, wat: Hashable, maak: Callable[[], tuple[Kolommen, Route]]
    ) -> tuple[Kolommen, Route]:
        """What was made of something before, or now."""
        if wat not in self._onthouden:
            self._onthouden[wat] = maak()
        return self._onthouden[wat]

    def rooster(
        self, naam: str, paren: Sequence[tuple[Periode, Periode]], *, stand: bool
    ) -> Rooster:
        """The table of these pairs; indicators with pairs of the same name share it."""
        sleutel = (naam, stand)
        if sleutel not in self._roosters:
            self._roosters[sleutel] = Rooster(self, paren, stand=stand)
        return self._roosters[sleutel]

    def van_rijen(self, rijen: Rijen) -> Getallen:
        """Of which bijdrage each row is; -1: of none that counts here."""
        if rijen not in self._van_rijen:
            nummer = self._nummer.get
            self._van_rijen[rijen] = np.array(
                [nummer(wie, -1) for wie in rijen.van_wie], dtype=np.int64
            )
        return self._van_rijen[rijen]

    @cached_property
    def leveranciers(self) -> Getallen:
        """Of each period and municipality a number for who delivers it; equal when they are."""
        wie: dict[frozenset[str], int] = {frozenset(): 0}
        uit = np.zeros(self.heeft.shape, dtype=np.int64)
        for code, d in self.perioden.items():
            for g, gemeente in enumerate(self.gemeenten):
                bronnen = self.herkomst.plek(gemeente, Periode.van_code(code)).bronnen
                uit[d, g] = wie.setdefault(frozenset(b.leverancier for b in bronnen), len(wie))
        return uit


class Rooster:
    """The table of pairs (period that is shown, period of delivery) by municipality.

    Attributes:
        rijen: the number of each pair, by the codes of its periods.
        geleverd: of each pair the number of its period of delivery.
        vast: what is already known of each cell; OPEN where it depends on the rows.
        cel: of each vak (one bijdrage in one pair) the number of its cell.
        gevallen, dataset: of each vak, as in `Plekken`.
    """

    def __init__(
        self, plekken: Plekken, paren: Sequence[tuple[Periode, Periode]], *, stand: bool
    ) -> None:
        self.plekken, self.paren = plekken, paren
        niets = len(plekken.perioden)
        geleverd = [plekken.perioden.get(eigen.code, niets) for _, eigen in paren]
        self.geleverd = np.array(geleverd, dtype=np.int64)
        self.rijen = {(peil.code, eigen.code): rij for rij, (peil, eigen) in enumerate(paren)}
        self.vast = self._vast(stand=stand)
        van, tot = plekken.begin[self.geleverd], plekken.begin[self.geleverd + 1]
        self._begin = np.concatenate([[0], np.cumsum(tot - van)]).astype(np.int64)
        bijdrage = _reeksen(van, tot)
        rij = np.repeat(np.arange(len(paren)), tot - van)
        self.cel = rij * len(plekken.gemeenten) + plekken.gemeente[bijdrage]
        self.gevallen, self.dataset = plekken.gevallen[bijdrage], plekken.dataset[bijdrage]
        self._nummers = {
            (peil.code, d): nummer
            for nummer, ((peil, _), d) in enumerate(zip(paren, geleverd, strict=True))
        }
        self._plaatsen: dict[Rijen, Getallen] = {}

    @property
    def vorm(self) -> tuple[int, int]:
        """How many pairs, and municipalities."""
        return self.vast.shape[0], self.vast.shape[1]

    def plaats(self, rijen: Rijen) -> Getallen:
        """In which vak each row counts; -1: in none."""
        if rijen not in self._plaatsen:
            self._plaatsen[rijen] = self._plaats(rijen)
        return self._plaatsen[rijen]

    def _plaats(self, rijen: Rijen) -> Getallen:
        bijdrage = self.plekken.van_rijen(rijen)
        codes, peil = rijen.perioden
        aantal = len(self.plekken.perioden)
        paar = np.full((aantal + 1, len(codes)), -1, dtype=np.int64)
        kolom = {code: nummer for nummer, code in enumerate(codes)}
        for (code, d), nummer in self._nummers.items():
            if code in kolom and d < aantal:
                paar[d, kolom[code]] = nummer
        # A row of no bijdrage looks in the last row, where there are none.
        geleverd = np.append(self.plekken.periode, aantal)[bijdrage]
        k = paar[geleverd, peil] if len(peil) else peil
        vak = self._begin[k] + bijdrage - self.plekken.begin[geleverd]
        return np.where(k >= 0, vak, -1)

    def _vast(self, *, stand: bool) -> Standen:
        plekken, d = self.plekken, self.geleverd
        uit = np.full((len(self.paren), len(plekken.gemeenten)), OPEN, dtype=np.int8)
        if stand:
            anders = np.array([peil != eigen for peil, eigen in self.paren], dtype=bool)
            uit[anders[:, None] & ~plekken.alleen_gevallen[d]] = ANDERE_DAG
        uit[plekken.onbeslist[d]] = ONBESLIST
        uit[~plekken.heeft[d]] = NIETS
        return uit


def _reeksen(van: Getallen, tot: Getallen) -> Getallen:
    """The numbers from each `van` up to its `tot`, after each other."""
    lengte = tot - van
    eerste = np.concatenate([[0], np.cumsum(lengte)[:-1]]) if len(lengte) else lengte
    return np.arange(int(lengte.sum())) - np.repeat(eerste - van, lengte)
