"""Groupings of municipalities: the members inside a region, and how large the whole group is.

A municipality can lie in several groups of one grouping: its postcodes then say which part where.
Members come and go by date: `van` is the first day, `tot` the first day no longer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from datasets.reference import tabellen
from datasets.reference.register import REGISTER, GemeenteOnbekend
from datasets.reference.tabellen import LandelijkeIndeling

TITELS: dict[LandelijkeIndeling, str] = {
    "jeugdregio": "Jeugdregio",
    "rmc": "RMC-regio",
    "ggd": "GGD-regio",
    "provincie": "Provincie",
    "arbeidsmarktregio": "Arbeidsmarktregio",
    "swv_po": "Samenwerkingsverband primair onderwijs",
    "swv_vo": "Samenwerkingsverband voortgezet onderwijs",
}
_STAND_GEMEENTEN = "indeling van 2024"
_STAND_SWV = "indeling van 2017, met de gemeenten van toen"


class Onderdeel(BaseModel):
    """Base of everything in a region profile: unknown keys are refused, nothing changes later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Tijdvak(Onderdeel):
    """Something that holds from `van` until `tot` (the first day no longer); open where None."""

    van: date | None = None
    tot: date | None = None

    def geldt_op(self, op: date) -> bool:
        """True when it holds on this day."""
        return (self.van is None or self.van <= op) and (self.tot is None or op < self.tot)


class Lid(Tijdvak):
    """A municipality in a group, or with `pc4` only its part in these four-digit postcodes."""

    gemeente: str
    pc4: frozenset[str] | None = None


class Groep(Onderdeel):
    """A group of municipalities, as far as it lies in the region.

    Attributes:
        landelijk_aantal: number of municipalities of the whole group, also outside the region; None
            for a group of the region's own.
        stand: Dutch words for the date of the grouping, where that is not today.
        regio_naam: name of the region, for the title.
    """

    id: str
    naam: str
    leden: tuple[Lid, ...]
    landelijk_aantal: int | None = None
    stand: str | None = None
    regio_naam: str = ""

    def titel(self) -> str:
        """Name that never claims more than is in it: "De Liemers-deel van ... (3 van 11)"."""
        binnen = len({lid.gemeente for lid in self.leden})
        if self.landelijk_aantal is None or binnen >= self.landelijk_aantal:
            return self.naam
        deel = f"{binnen} van {self.landelijk_aantal}"
        zonder_haak = self.naam.removesuffix(")")
        naam = f"{self.naam} ({deel})" if zonder_haak == self.naam else f"{zonder_haak}; {deel})"
        return f"{self.regio_naam}-deel van {naam}"


class Indeling(Onderdeel):
    """A way to group the municipalities of a region, national or its own."""

    id: str
    titel: str
    soort: Literal["landelijk", "eigen"]
    groepen: tuple[Groep, ...]
    opmerking: str = ""


#: SWV -> municipality -> its postcodes there. A municipality is a code of today, else its old name.
_SwvIndeling = dict[str, dict[str, set[str]]]


def landelijke_indeling(
    indeling: LandelijkeIndeling, *, gemeenten: Sequence[str], regio_naam: str
) -> Indeling:
    """The groups of a national grouping that have municipalities of the region, by code.

    Args:
        indeling: id of the national grouping.
        gemeenten: codes of the municipalities of the region.
        regio_naam: name of the region, for the titles.
    """
    maak = _swv_groepen if indeling in tabellen.NAAR_POSTCODE else _gemeentegroepen
    groepen = tuple(
        groep.model_copy(update={"regio_naam": regio_naam}) for groep in maak(indeling, gemeenten)
    )
    return Indeling(id=indeling, titel=TITELS[indeling], soort="landelijk", groepen=groepen)


def _gemeentegroepen(indeling: LandelijkeIndeling, gemeenten: Sequence[str]) -> list[Groep]:
    aantal: dict[str | None, int] = defaultdict(int)
    for gemeente in REGISTER.gemeenten:
        aantal[gemeente.groepcode(indeling)] += 1
    leden: dict[str, list[Lid]] = defaultdict(list)
    for code in gemeenten:
        groep = REGISTER.gemeente(code).groepcode(indeling)
        if groep is not None:
            leden[groep].append(Lid(gemeente=code))
    return [
        Groep(
            id=groep,
            naam=tabellen.groepsnamen()[indeling, groep],
            leden=tuple(leden[groep]),
            landelijk_aantal=aantal[groep],
            stand=_STAND_GEMEENTEN,
        )
        for groep in sorted(leden)
    ]


def _swv_groepen(indeling: LandelijkeIndeling, gemeenten: Sequence[str]) -> list[Groep]:
    alle = _swv_indeling(indeling)
    groepen = []
    for swv, inhoud in sorted(alle.items()):
        leden = tuple(
            Lid(gemeente=code, pc4=_deel(code, inhoud, alle))
            for code in gemeenten
            if code in inhoud
        )
        if leden:
            groepen.append(
                Groep(
                    id=swv,
                    naam=_swv_titel(indeling, swv),
                    leden=leden,
                    landelijk_aantal=len(inhoud),
                    stand=_STAND_SWV,
                )
            )
    return groepen


def _deel(code: str, swv: dict[str, set[str]], alle: _SwvIndeling) -> frozenset[str] | None:
    """The postcodes of a municipality in this SWV; None when it lies in no other."""
    gesplitst = sum(code in ander for ander in alle.values()) > 1
    return frozenset(swv[code]) if gesplitst else None


def _swv_titel(indeling: LandelijkeIndeling, swv: str) -> str:
    naam = tabellen.swv_namen().get(swv)
    onderwijs = TITELS[indeling].removeprefix("Samenwerkingsverband ")
    return f"Samenwerkingsverband {naam}" if naam else f"Samenwerkingsverband {swv} ({onderwijs})"


@cache
def _swv_indeling(indeling: LandelijkeIndeling) -> _SwvIndeling:
    """All SWV with their postcodes, per municipality of today where that is known."""
    alle: _SwvIndeling = defaultdict(lambda: defaultdict(set))
    for rij in tabellen.swv_postcodes():
        swv = rij.swv_po if indeling == "swv_po" else rij.swv_vo
        alle[swv][_gemeente_vandaag(rij.gemeente_2017)].add(rij.pc4)
    return {swv: dict(inhoud) for swv, inhoud in alle.items()}


@cache
def _gemeente_vandaag(naam_2017: str) -> str:
    """Code of today for a name of 2017, or that name where we do not know what became of it."""
    try:
        return REGISTER.opvolger(REGISTER.zoek(naam_2017).code)
    except GemeenteOnbekend:
        return naam_2017
