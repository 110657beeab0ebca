"""The figures of one indicator as columns: municipality by period, each number in one array.

From the rows of its queries (`indicators.cellen`), laid in the table of its measure
(`indicators.rooster`), to what each pair of a period and a delivery says, and from there to
periods. What cannot be added up in an array (pieces of cases, parts of a mean) goes along by the
number of its cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from datasets.periodes import Periode
from indicators.cellen import GETALLEN, Cel, Cellen, Getallen, Stuk, momenten_samen
from indicators.model import NUL, Interval, Momenten
from indicators.rooster import BEKEND, NIETS, ONBEKEND, OPEN, Perioden, Rooster, Standen, Vlaggen

EIGEN, SAMEN = 0, -2
"""How a period is made: from its own delivery; from quarters together. Above 0: as that quarter
says; -1: of nothing."""
KWARTALEN_IN_JAAR = 4
Stukken = Mapping[int, tuple[Stuk, ...]]
Momentlijst = Mapping[int, Momenten | None]


@dataclass(frozen=True, eq=False)
class Kolommen:
    """One figure per row (a period, or a pair of period and delivery) and municipality.

    Attributes:
        stand: what can be said of it, as in `indicators.rooster`.
        getallen: the columns of `GETALLEN` that are not all zero; zero where it is not known.
        mist: true where not everything of it is known.
        strijdig: true where counts contradict each other.
        stukken: of a curve the pieces, by the number of the cell.
        momenten: of a mean, by the number of the cell; None or absent where there are none.
    """

    stand: Standen
    getallen: Mapping[str, Getallen]
    mist: Vlaggen
    strijdig: Vlaggen
    stukken: Stukken = field(default_factory=dict)
    momenten: Momentlijst = field(default_factory=dict)

    @cached_property
    def bekend(self) -> Vlaggen:
        """True where there is a figure."""
        return np.equal(self.stand, BEKEND)

    def getal(self, naam: str) -> Getallen:
        """One column, also when it is all zero."""
        gevonden = self.getallen.get(naam)
        return np.zeros(self.stand.shape, dtype=np.int64) if gevonden is None else gevonden

    def stukken_van(self, rij: int, gemeenten: Iterable[int]) -> tuple[Stuk, ...]:
        """The pieces of some municipalities together."""
        eerste, er = rij * self.stand.shape[1], self.stukken
        return tuple(chain.from_iterable(er.get(eerste + g, ()) for g in gemeenten))

    def cel(self, rij: int, gemeente: int) -> Cel:
        """One cell as an object."""
        per = {n: int(k[rij, gemeente]) for n, k in self.getallen.items()}
        nummer = rij * self.stand.shape[1] + gemeente
        return cel_van(per, self.stukken.get(nummer, ()), self.momenten.get(nummer))


def cel_van(
    per: Mapping[str, int], stukken: tuple[Stuk, ...] = (), momenten: Momenten | None = None
) -> Cel:
    """Numbers as an object; what is not there is zero."""
    t0, t1, r0, r1, onbekend, geteld, onzeker, blind, strijdig = (
        per.get(naam, 0) for naam in GETALLEN
    )
    return Cel(
        Interval(t0, t1) if t1 else NUL,
        Interval(r0, r1) if r1 else NUL,
        None,
        onbekend,
        geteld,
        onzeker,
        stukken,
        momenten,
        blind,
        strijdig,
    )


# -- from rows to pairs of a period and a delivery ------------------------------------------------


def uit_rijen(cellen: Cellen, rooster: Rooster, dataset: str) -> Kolommen:
    """What each pair says of each municipality.

    In a case list of the own dataset no rows is zero; another list without rows, and counts that
    do not have the figure, leave it unknown.
    """
    vakken = len(rooster.cel)
    plaatsen = [rooster.plaats(tabel.rijen) for tabel in cellen.tabellen]
    per_vak = {
        naam: tel_op(
            ((p, t.getallen[naam]) for p, t in zip(plaatsen, cellen.tabellen, strict=True)
             if naam in t.getallen),
            vakken,
        )
        for naam in {n for tabel in cellen.tabellen for n in tabel.getallen}
    }  # fmt: skip
    er_zijn_rijen = np.zeros(vakken, dtype=bool)
    for plaats in plaatsen:
        er_zijn_rijen[plaats[plaats >= 0]] = True
    stukken, momenten = _meer(cellen, plaatsen)
    nul = np.zeros(vakken, dtype=np.int64)
    geteld, onbekend = per_vak.get("geteld", nul), per_vak.get("onbekend", nul)
    is_er = np.where(
        rooster.gevallen, er_zijn_rijen | (rooster.dataset == dataset), geteld > 0
    ).astype(bool)
    niets_bekend = (onbekend > 0) & (per_vak.get("teller_max", nul) == 0)
    niets_bekend &= per_vak.get("rest_max", nul) == 0
    if stukken:
        niets_bekend[list(stukken)] = False
    telt = is_er & ~niets_bekend
    return _naar_cellen(rooster, telt, (~is_er) | (onbekend > 0), per_vak, stukken, momenten)


def _naar_cellen(
    rooster: Rooster,
    telt: Vlaggen,
    niet_alles: Vlaggen,
    per_vak: Mapping[str, Getallen],
    stukken: Stukken,
    momenten: Momentlijst,
) -> Kolommen:
    """The sources of a place together."""
    vorm, cel = rooster.vorm, rooster.cel
    grootte = vorm[0] * vorm[1]
    bekend = np.bincount(cel[telt], minlength=grootte).reshape(vorm) > 0
    stand = np.where(rooster.vast == OPEN, np.where(bekend, BEKEND, ONBEKEND), rooster.vast)
    is_bekend = stand == BEKEND
    getallen = {
        naam: tel_op([(cel, np.where(telt, kolom, 0))], grootte).reshape(vorm) * is_bekend
        for naam, kolom in per_vak.items()
    }
    vlak = is_bekend.ravel()
    nul = np.zeros(len(cel), dtype=np.int64)
    hoogste = per_vak.get("teller_max", nul)
    met_momenten = np.flatnonzero(telt & vlak[cel]).tolist() if momenten else []
    return Kolommen(
        stand.astype(np.int8),
        getallen,
        np.bincount(cel[niet_alles], minlength=grootte).reshape(vorm) > 0,
        np.bincount(cel[per_vak.get("strijdig", nul) > 0], minlength=grootte).reshape(vorm) > 0,
        stukken_samen((int(cel[vak]), s) for vak, s in stukken.items() if vlak[cel[vak]]),
        momenten_per((int(cel[v]), momenten.get(v), int(hoogste[v])) for v in met_momenten),
    )


def tel_op(delen: Iterable[tuple[Getallen, Getallen]], grootte: int) -> Getallen:
    """Add numbers up by place; those with place -1 are left out."""
    uit = np.zeros(grootte, dtype=np.int64)
    for plaats, waarden in delen:
        binnen = (plaats >= 0) & (waarden != 0)
        # Counts are far below the 2^53 up to which a double is exact.
        uit += np.bincount(plaats[binnen], waarden[binnen], grootte).astype(np.int64)
    return uit


def _meer(cellen: Cellen, plaatsen: Sequence[Getallen]) -> tuple[Stukken, Momentlijst]:
    """Pieces and parts of a mean by vak."""
    stukken: list[tuple[int, tuple[Stuk, ...]]] = []
    momenten: list[tuple[int, Momenten | None, int]] = []
    er_zijn_momenten = any("momenten" in tabel.meer for tabel in cellen.tabellen)
    for tabel, plaats in zip(cellen.tabellen, plaatsen, strict=True):
        if "stukken" in tabel.meer:
            waarden: Sequence[Any] = tabel.meer["stukken"]
            stukken += [(p, s) for p, s in zip(plaats.tolist(), waarden, strict=True)
                        if p >= 0 and s]  # fmt: skip
        if er_zijn_momenten:
            n = len(tabel)
            hoogste = tabel.getallen.get("teller_max", np.zeros(n, dtype=np.int64)).tolist()
            waarden = tabel.meer.get("momenten", [None] * n)
            rijen = zip(plaats.tolist(), waarden, hoogste, strict=True)
            momenten += [rij for rij in rijen if rij[0] >= 0]
    return stukken_samen(stukken), momenten_per(momenten)


def stukken_samen(delen: Iterable[tuple[int, tuple[Stuk, ...]]]) -> Stukken:
    """The pieces by place, those of one place together."""
    uit: dict[int, tuple[Stuk, ...]] = {}
    for plaats, stukken in delen:
        uit[plaats] = uit[plaats] + stukken if plaats in uit else stukken
    return uit


def momenten_per(delen: Iterable[tuple[int, Momenten | None, int]]) -> Momentlijst:
    """Parts of means by place, those of one place together."""
    per: dict[int, list[tuple[Momenten | None, int]]] = defaultdict(list)
    for plaats, momenten, hoogstens in delen:
        per[plaats].append((momenten, hoogstens))
    return {plaats: momenten_samen(van_plaats) for plaats, van_plaats in per.items()}


# -- from pairs to periods ------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Opbouw:
    """Of which rows (pairs, or quarters of a cohort) each period is made.

    Attributes:
        eigen: the row of the own delivery of each period; -1: it cannot have one.
        jaren: the periods that can be made of quarters, by number.
        kwartalen: of each of those the rows of its quarters, in order of time; -1: no more.
    """

    eigen: Getallen
    jaren: Getallen
    kwartalen: Getallen


def opbouw_van(perioden: Perioden, rij_van: Mapping[tuple[str, str], int]) -> Opbouw:
    """How the periods are made.

    Args:
        perioden: those that can be shown.
        rij_van: the row of each pair of a period and a delivery, by their codes.
    """
    eigen, jaren, kwartalen = [], [], []
    for nummer, (peil, geleverd) in enumerate(perioden.items()):
        eigen.append(rij_van[peil.code, peil.code] if peil in geleverd else -1)
        rest = [rij_van[peil.code, p.code] for p in geleverd if p != peil]
        if rest:
            jaren.append(nummer)
            kwartalen.append(rest + [-1] * (KWARTALEN_IN_JAAR - len(rest)))
    vorm = (len(jaren), KWARTALEN_IN_JAAR)
    return Opbouw(
        np.array(eigen, dtype=np.int64),
        np.array(jaren, dtype=np.int64),
        np.array(kwartalen, dtype=np.int64).reshape(vorm),
    )


@dataclass(frozen=True, eq=False)
class Route:
    """How each period of each municipality is made.

    Attributes:
        hoe: EIGEN, SAMEN, -1 for nothing, or the number of its quarter from 1.
        rijen: the row it is taken from; -1: from none, or from more.
        samen: of each school year (`Opbouw.jaren`) whether it is its quarters together.
    """

    opbouw: Opbouw
    hoe: NDArray[np.int64]
    rijen: Getallen
    samen: Vlaggen

    def neem(self, kolom: NDArray[Any]) -> NDArray[Any]:
        """A column of the rows as one of the periods; zero where these are quarters together."""
        # A last row of nothing, for -1.
        met_leeg = np.concatenate([kolom, np.zeros((1, *kolom.shape[1:]), dtype=kolom.dtype)])
        return met_leeg[self.rijen, np.arange(kolom.shape[1])[None, :]]

    def tel_op(self, kolom: NDArray[Any]) -> NDArray[Any]:
        """The same, with the sum where these are quarters together."""
        return self._met_jaren(kolom, self._kwartalen(kolom).sum(axis=1))

    def laatste(self, kolom: NDArray[Any], stand: Standen) -> NDArray[Any]:
        """The same, with the last quarter of which anything was delivered."""
        heeft = self._kwartalen(stand) != NIETS
        welke = (KWARTALEN_IN_JAAR - 1) - heeft[:, ::-1].argmax(axis=1)
        kwartalen = self._kwartalen(kolom)
        return self._met_jaren(
            kolom, np.take_along_axis(kwartalen, welke[:, None, :], axis=1)[:, 0]
        )

    def _kwartalen(self, kolom: NDArray[Any]) -> NDArray[Any]:
        leeg = np.zeros((1, *kolom.shape[1:]), dtype=kolom.dtype)
        return np.concatenate([kolom, leeg])[self.opbouw.kwartalen]

    def _met_jaren(self, kolom: NDArray[Any], jaren: NDArray[Any]) -> NDArray[Any]:
        uit = self.neem(kolom)
        samen = self.samen.reshape(*self.samen.shape, *[1] * (kolom.ndim - 2))
        uit[self.opbouw.jaren] = np.where(samen, jaren, uit[self.opbouw.jaren])
        return uit


def naar_perioden(
    delen: Kolommen, opbouw: Opbouw, *, neemt: str, verloop: bool
) -> tuple[Kolommen, Route]:
    """The periods, and how each was made.

    Args:
        delen: pairs, or quarters of a cohort.
        opbouw: of which of those each period is made.
        neemt: what a school year takes of its quarters: "som", "eerste" or "laatste".
        verloop: who goes on counts once, at the end of the last quarter.
    """
    # A last row of nothing, for -1.
    stand = np.concatenate([delen.stand, np.full((1, delen.stand.shape[1]), NIETS, dtype=np.int8)])
    eigen, van_jaar = stand[opbouw.eigen], stand[opbouw.kwartalen]
    hoe = np.where(eigen == NIETS, -1, EIGEN)
    rijen = np.where(eigen == NIETS, -1, opbouw.eigen[:, None])
    zonder_eigen = hoe[opbouw.jaren] == -1
    keuze = _keuze(van_jaar, neemt)
    hoe[opbouw.jaren] = np.where(zonder_eigen, keuze, EIGEN)
    gekozen = np.take_along_axis(
        np.broadcast_to(opbouw.kwartalen[:, :, None], van_jaar.shape),
        np.maximum(keuze - 1, 0)[:, None, :],
        axis=1,
    )[:, 0]
    rijen[opbouw.jaren] = np.where(zonder_eigen & (keuze > 0), gekozen, rijen[opbouw.jaren])
    route = Route(opbouw, hoe, rijen, zonder_eigen & (keuze == SAMEN))
    return _verzameld(delen, route, verloop=verloop), route


def _keuze(van_jaar: Standen, neemt: str) -> NDArray[np.int64]:
    """Of each school year and municipality: one quarter, all together, or nothing."""
    heeft = van_jaar != NIETS
    er_is = heeft.any(axis=1)
    if neemt == "eerste":
        return np.where(er_is, heeft.argmax(axis=1) + 1, -1)
    if neemt == "laatste":
        return np.where(er_is, KWARTALEN_IN_JAAR - heeft[:, ::-1].argmax(axis=1), -1)
    # One quarter that cannot be told says so of the year.
    anders = heeft & (van_jaar != BEKEND) & (van_jaar != ONBEKEND)
    keuze = np.where(anders.any(axis=1), anders.argmax(axis=1) + 1, SAMEN)
    return np.where(er_is, keuze, -1)


def _verzameld(delen: Kolommen, route: Route, *, verloop: bool) -> Kolommen:
    """Each period from its row, or from its quarters together."""
    # NIETS is 0, which is also what is taken of no row.
    stand = route.neem(delen.stand)
    er_is = route.tel_op((delen.stand == BEKEND).astype(np.int64)) > 0
    jaren = route.opbouw.jaren
    samen = np.where(er_is[jaren], BEKEND, ONBEKEND)
    stand[jaren] = np.where(route.samen, samen, stand[jaren])
    bekend = stand == BEKEND
    getallen = {}
    for naam, kolom in delen.getallen.items():
        nog = verloop and naam in ("rest_min", "rest_max")
        uit = route.laatste(kolom, delen.stand) if nog else route.tel_op(kolom)
        getallen[naam] = uit * bekend
    stukken, momenten = _verzameld_meer(delen, route, bekend)
    mist, strijdig = route.neem(delen.mist), route.neem(delen.strijdig)
    return Kolommen(stand, getallen, mist, strijdig, stukken, momenten)


def _verzameld_meer(delen: Kolommen, route: Route, bekend: Vlaggen) -> tuple[Stukken, Momentlijst]:
    if not delen.stukken and not delen.momenten:
        return {}, {}
    breedte = delen.stand.shape[1]
    van: list[tuple[int, int]] = []
    for periode, gemeente in np.argwhere(bekend & (route.rijen >= 0)).tolist():
        rij = int(route.rijen[periode, gemeente])
        van.append((periode * breedte + gemeente, rij * breedte + gemeente))
    for jaar, gemeente in np.argwhere(route.samen).tolist():
        naar = int(route.opbouw.jaren[jaar]) * breedte + gemeente
        rijen = route.opbouw.kwartalen[jaar].tolist()
        van += [(naar, rij * breedte + gemeente) for rij in rijen if rij >= 0]
    stukken = stukken_samen((n, delen.stukken[c]) for n, c in van if c in delen.stukken)
    if not delen.momenten:
        return stukken, {}
    hoogste = delen.getal("teller_max").ravel()
    return stukken, momenten_per((n, delen.momenten.get(c), int(hoogste[c])) for n, c in van)


def paren_van(perioden: Perioden) -> list[tuple[Periode, Periode]]:
    """Each period that can be shown with each delivery that it is made of."""
    return [(peil, eigen) for peil, alle in perioden.items() for eigen in alle]
