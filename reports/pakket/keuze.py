"""What a pack is asked for: for which meeting, which period, whom, and for which readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from datasets.notatie import datum
from datasets.periodes import Periode

Editie = Literal["overleg", "openbaar"]
"""For whom a pack is made; asked for each time (decisions.md 24)."""
Soort = Literal["pdf", "pptx", "overzicht", "xlsx"]
"""Of each municipality a pdf and slides; of the region an overview as pdf, and the tables."""
SOORTEN: tuple[Soort, ...] = ("pdf", "pptx", "overzicht", "xlsx")
GEEN_UITGAVE = (
    "Er is nog geen openbare uitgave, dus ook geen openbaar pakket. Maak eerst een uitgave, bij "
    "Leveringen of met: python run.py uitgave maak."
)


@dataclass(frozen=True, slots=True)
class Editievorm:
    """What is different in an edition (decisions.md 24).

    Attributes:
        merk: what stands on every page, slide and sheet; empty where that names the uitgave.
        profiel: the profile of its readers; the figures of a pack are of that profile.
        stippen: a small share is drawn as so many of so many.
        jaar_eerder: the figure of a year earlier stands beside it.
        verhaal: notes, questions and agreements are in it. Who wrote them saw the figures of
            lezers, and may name them.
        achter: behind the name of each file.
    """

    merk: str
    profiel: str
    stippen: bool
    jaar_eerder: bool
    verhaal: bool
    achter: str = ""


VORMEN: Mapping[Editie, Editievorm] = {
    "overleg": Editievorm(
        "Alleen voor overleg", "vanaf 5", stippen=True, jaar_eerder=True, verhaal=True
    ),
    "openbaar": Editievorm(
        "", "banden", stippen=False, jaar_eerder=False, verhaal=False, achter="openbaar"
    ),
}


class GeenPakket(ValueError):
    """A pack cannot be made as it was asked for. `str()` is a Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Bijeenkomst:
    """The meeting that a pack is for.

    Attributes:
        titel: what it is called.
        dag: None where it is not known yet.
    """

    titel: str = "OOGO"
    dag: date | None = None

    @property
    def woorden(self) -> str:
        """``OOGO, 25 september 2025``."""
        return f"{self.titel}, {datum(self.dag)}" if self.dag else self.titel


@dataclass(frozen=True, slots=True)
class Pakketkeuze:
    """What is asked for.

    Attributes:
        periode: the period that the papers are about.
        gemeenten: codes, in the order of the papers.
        bijeenkomst: the meeting that they are for.
        soorten: which kinds of files.
        editie: for whom.

    Raises:
        GeenPakket: nothing was chosen.
    """

    periode: Periode
    gemeenten: tuple[str, ...]
    editie: Editie
    bijeenkomst: Bijeenkomst = Bijeenkomst()
    soorten: tuple[Soort, ...] = SOORTEN

    @property
    def vorm(self) -> Editievorm:
        """What is different in this edition."""
        return VORMEN[self.editie]

    def __post_init__(self) -> None:
        if not self.soorten:
            raise GeenPakket(f"Kies ten minste één soort bestand: {', '.join(SOORTEN)}.")
