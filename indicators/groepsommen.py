"""Sums of municipalities for all groups at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from datasets.periodes import Periode
from datasets.reference.regio import Groep, Lid
from indicators.cellen import Getallen
from indicators.kolommen import Kolommen
from indicators.kubus import leden_op
from indicators.rooster import Vlaggen


@dataclass(frozen=True, eq=False)
class Leden:
    """Who is in which group on a day.

    Attributes:
        kolommen: the numbers of the members, of one group after the other.
        begin: where in these each group begins; of groups with any.
        groepen: the numbers of those groups.
        aantal: how many members each group has.
        gesplitst: the groups with a part of a municipality only.
    """

    kolommen: Getallen
    begin: Getallen
    groepen: Getallen
    aantal: Getallen
    gesplitst: Vlaggen


class Groepen:
    """The groups of a region, whose members can change from day to day."""

    def __init__(self, groepen: Mapping[str, Groep], gemeenten: Sequence[str]) -> None:
        self.groepen = groepen
        self.namen = tuple(groepen)
        self.nummer = {gebied: nummer for nummer, gebied in enumerate(groepen)}
        self._kolom = {gemeente: nummer for nummer, gemeente in enumerate(gemeenten)}
        self._vast = {
            gebied: list(groep.leden)
            for gebied, groep in groepen.items()
            if all(lid.van is None and lid.tot is None for lid in groep.leden)
        }
        self._wisselt = [gebied for gebied in groepen if gebied not in self._vast]
        self._leden: dict[tuple[str, date], list[Lid]] = {}
        self._van_leden: dict[int, list[int]] = {}
        self._op: dict[tuple[object, ...], Leden] = {}
        self._op_dag: dict[date, Leden] = {}

    def leden(self, gebied: str, op: date) -> list[Lid]:
        """The members of a group on a day."""
        vast = self._vast.get(gebied)
        if vast is not None:
            return vast
        sleutel = (gebied, op)
        if sleutel not in self._leden:
            self._leden[sleutel] = leden_op(self.groepen[gebied], op)
        return self._leden[sleutel]

    def kolommen(self, gebied: str, op: date) -> list[int]:
        """The numbers of its members on a day, each once and in their order."""
        leden = self.leden(gebied, op)
        # The list of members stays the same object for as long as nothing changes.
        if id(leden) not in self._van_leden:
            gemeenten = dict.fromkeys(lid.gemeente for lid in leden)
            self._van_leden[id(leden)] = [self._kolom[g] for g in gemeenten if g in self._kolom]
        return self._van_leden[id(leden)]

    def gesplitste(self, op: date) -> list[tuple[str, Lid]]:
        """The groups with a part of a municipality, and that member."""
        return [
            (gebied, lid)
            for gebied in self.groepen
            for lid in self.leden(gebied, op)
            if lid.pc4 is not None
        ]

    def op(self, dag: date) -> Leden:
        """Who is in which group on a day; one object for as long as nothing changes."""
        if dag not in self._op_dag:
            wie = tuple(tuple(map(id, self.leden(gebied, dag))) for gebied in self._wisselt)
            if wie not in self._op:
                self._op[wie] = self._maak(dag)
            self._op_dag[dag] = self._op[wie]
        return self._op_dag[dag]

    def _maak(self, dag: date) -> Leden:
        kolommen, begin, met_leden = list[int](), list[int](), list[int]()
        aantal = np.zeros(len(self.groepen), dtype=np.int64)
        gesplitst = np.zeros(len(self.groepen), dtype=bool)
        for rij, gebied in enumerate(self.groepen):
            for lid in self.leden(gebied, dag):
                aantal[rij] += 1
                gesplitst[rij] |= lid.pc4 is not None
            if eigen := self.kolommen(gebied, dag):
                begin.append(len(kolommen))
                met_leden.append(rij)
                kolommen += eigen
        return Leden(
            np.array(kolommen, dtype=np.int64),
            np.array(begin, dtype=np.int64),
            np.array(met_leden, dtype=np.int64),
            aantal,
            gesplitst,
        )


@dataclass(frozen=True, eq=False)
class Sommen:
    """Groups counted exactly, by period and group.

    Attributes:
        geteld: of how many members there is a figure.
        getallen: the columns of `GETALLEN` that are not all zero.
    """

    geteld: Getallen
    getallen: Mapping[str, Getallen]

    @cached_property
    def bekend(self) -> Vlaggen:
        """True where anything of a group is known."""
        return self.geteld > 0

    def van(self, rij: int, groep: int) -> dict[str, int]:
        """The numbers of one group."""
        return {naam: int(kolom[rij, groep]) for naam, kolom in self.getallen.items()}


class Groepteller:
    """Adds the municipalities of each group up, for figures with the same periods.

    Args:
        perioden: of the rows.
        groepen: the groups.
        waar: the periods of which groups are made.
    """

    def __init__(self, perioden: Sequence[Periode], groepen: Groepen, waar: Sequence[bool]) -> None:
        self._vorm = (len(perioden), len(groepen.groepen))
        per: dict[int, tuple[Leden, list[int]]] = {}
        for rij, peil in enumerate(perioden):
            if waar[rij]:
                leden = groepen.op(peil.laatste)
                per.setdefault(id(leden), (leden, []))[1].append(rij)
        self._per_leden = [(leden, np.array(rijen)) for leden, rijen in per.values()]
        self.is_er, self._heel = np.zeros(self._vorm, bool), np.zeros(self._vorm, bool)
        for leden, rijen in self._per_leden:
            self.is_er[rijen], self._heel[rijen] = leden.aantal > 0, ~leden.gesplitst

    def tel(self, blok: Getallen) -> Getallen:
        """A block by period and municipality (and more) as one by period and group.

        Nothing is said of a group with a part of a municipality.
        """
        meer = blok.shape[2:]
        uit = np.zeros((*self._vorm, *meer), dtype=np.int64)
        for leden, rijen in self._per_leden:
            if len(leden.groepen):
                van_leden = blok[np.ix_(rijen, leden.kolommen)]
                som = np.add.reduceat(van_leden, leden.begin, axis=1)
                uit[np.ix_(rijen, leden.groepen)] = som
        return uit * self._heel.reshape(*self._vorm, *[1] * len(meer))

    def sommen(self, kolommen: Kolommen, telt: Vlaggen) -> Sommen:
        """The groups of one indicator; `telt` says which municipalities are in them when."""
        namen = list(kolommen.getallen)
        bekend = kolommen.bekend & telt
        blok = np.stack([bekend, *(kolommen.getallen[n] * bekend for n in namen)], axis=2)
        uit = self.tel(blok)
        getallen = {naam: uit[:, :, nummer] for nummer, naam in enumerate(namen, start=1)}
        return Sommen(uit[:, :, 0], getallen)

    def gemeenten(self, van_groepen: Vlaggen, breedte: int) -> Vlaggen:
        """The municipalities that are in any of these groups, by period."""
        uit = np.zeros((self._vorm[0], breedte), dtype=bool)
        for leden, rijen in self._per_leden:
            hoeveel = np.diff(np.append(leden.begin, len(leden.kolommen)))
            per_lid = np.repeat(van_groepen[np.ix_(rijen, leden.groepen)], hoeveel, axis=1)
            for nummer, rij in enumerate(rijen.tolist()):
                uit[rij, leden.kolommen[per_lid[nummer]]] = True
        return uit
