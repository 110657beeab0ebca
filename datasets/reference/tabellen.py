"""The reference tables as Python values, read once from the CSV files beside this module.

Where each table comes from and of which date it is: `BRONNEN`, from `bronnen.csv`.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

MAP = Path(__file__).parent

LandelijkeIndeling = Literal[
    "jeugdregio", "rmc", "ggd", "provincie", "arbeidsmarktregio", "swv_po", "swv_vo"
]

#: National groupings of whole municipalities; the SWV go by postcode.
NAAR_GEMEENTE = ("jeugdregio", "rmc", "ggd", "provincie", "arbeidsmarktregio")
NAAR_POSTCODE = ("swv_po", "swv_vo")


@dataclass(frozen=True, slots=True)
class Bron:
    """Where facts come from: who published them, and of which date they are."""

    naam: str
    stand: date
    opmerking: str = ""


@dataclass(frozen=True, slots=True)
class Gemeente:
    """One municipality, of today or abolished.

    Codes of groupings are None where they are unknown: of abolished and invented municipalities.

    Attributes:
        inwoners: number of inhabitants, as in the source of `gemeenten.csv`.
        stedelijkheid: class of CBS by address density, 1 (2.500 or more addresses per km2) to 5
            (less than 500).
        vervallen_op: first day on which the municipality no longer existed.
        opvolger: code of the municipality into which it was merged that day.
    """

    code: str
    naam: str
    jeugdregio_code: str | None = None
    rmc_code: str | None = None
    ggd_code: str | None = None
    provincie_code: str | None = None
    arbeidsmarktregio_code: str | None = None
    inwoners: int | None = None
    stedelijkheid: int | None = None
    vervallen_op: date | None = None
    opvolger: str | None = None

    def groepcode(self, indeling: str) -> str | None:
        """Code of its group in a national grouping of whole municipalities (`NAAR_GEMEENTE`)."""
        code: str | None = getattr(self, f"{indeling}_code")
        return code


@dataclass(frozen=True, slots=True)
class Herindeling:
    """One change of municipalities. Only a merger (`is_fusie`) says where all figures go."""

    oude_code: str
    oude_naam: str
    nieuwe_code: str
    nieuwe_naam: str
    ingangsdatum: date
    soort: str
    opmerking: str = ""

    @property
    def is_fusie(self) -> bool:
        """True for a merger; a border correction moves a part that no figure tells apart."""
        return self.soort.startswith("fusie")

    @property
    def code_behouden(self) -> bool:
        """True when the merged municipality keeps the code of a part: same code, other area."""
        return "code behouden" in self.soort


@dataclass(frozen=True, slots=True)
class SwvPostcode:
    """One four-digit postcode with its municipality (name of 2017) and its SWV for po and vo."""

    pc4: str
    gemeente_2017: str
    swv_po: str
    swv_vo: str


def _rijen(bestand: str) -> list[dict[str, str]]:
    with (MAP / bestand).open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom))


def _bronnen() -> dict[str, Bron]:
    return {
        rij["bestand"]: Bron(rij["bron"], date.fromisoformat(rij["stand"]), rij["opmerking"])
        for rij in _rijen("bronnen.csv")
    }


#: File name of a reference table -> its source and date.
BRONNEN = _bronnen()


@cache
def gemeenten() -> tuple[Gemeente, ...]:
    """The 342 municipalities of 1 January 2024, by code."""
    return tuple(
        Gemeente(
            code=rij["code"],
            naam=rij["naam"],
            jeugdregio_code=rij["jeugdregio_code"],
            rmc_code=rij["rmc_code"],
            ggd_code=rij["ggd_code"],
            provincie_code=rij["provincie_code"],
            arbeidsmarktregio_code=rij["arbeidsmarktregio_code"],
            inwoners=int(rij["inwoners"]),
            stedelijkheid=int(rij["stedelijkheid"]),
        )
        for rij in _rijen("gemeenten.csv")
    )


@cache
def groepsnamen() -> dict[tuple[str, str], str]:
    """(national grouping, code) -> name, for the groupings of whole municipalities."""
    return {
        (indeling, rij[f"{indeling}_code"]): rij[indeling]
        for rij in _rijen("gemeenten.csv")
        for indeling in NAAR_GEMEENTE
    }


@cache
def herindelingen() -> tuple[Herindeling, ...]:
    """The known changes of municipalities in the five regions, mergers and border corrections."""
    return tuple(
        Herindeling(
            oude_code=rij["oude_code"],
            oude_naam=rij["oude_naam"],
            nieuwe_code=rij["nieuwe_code"],
            nieuwe_naam=rij["nieuwe_naam"],
            ingangsdatum=date.fromisoformat(rij["ingangsdatum"]),
            soort=rij["soort"],
            opmerking=rij["opmerking"],
        )
        for rij in _rijen("herindelingen.csv")
    )


@cache
def swv_postcodes() -> tuple[SwvPostcode, ...]:
    """All four-digit postcodes with their SWV, as the law set them in 2017."""
    return tuple(
        SwvPostcode(rij["pc4"], rij["gemeente_2017"], rij["swv_po"], rij["swv_vo"])
        for rij in _rijen("swv_pc4.csv")
    )


@cache
def swv_namen() -> dict[str, str]:
    """SWV code -> name, for the few that the documents of the regions name."""
    return {rij["code"]: rij["naam"] for rij in _rijen("swv_namen.csv")}
