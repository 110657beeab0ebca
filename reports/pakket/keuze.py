"""What a pack is asked for: for which meeting, which period, whom, and for which readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from datasets.notatie import datum
from datasets.periodes import Periode

Editie = Literal["overleg", "openbaar"]
"""For whom a pack is made; asked for each time (decisions.md 24)."""
Soort = Literal["pdf", "pptx", "xlsx"]
SOORTEN: tuple[Soort, ...] = ("pdf", "pptx", "xlsx")
MERK = "Alleen voor overleg"
"""On every page, slide and sheet of the edition overleg."""
NIET_OPENBAAR = (
    "Een openbaar pakket is er nog niet. Daarin komen aantallen als banden, en dat moet eerst zijn "
    "nagerekend. Kies overleg: dat pakket is voor de deelnemers, en niet om te verspreiden."
)


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
        GeenPakket: there is no such edition yet, or nothing was chosen.
    """

    periode: Periode
    gemeenten: tuple[str, ...]
    editie: Editie
    bijeenkomst: Bijeenkomst = Bijeenkomst()
    soorten: tuple[Soort, ...] = SOORTEN

    def __post_init__(self) -> None:
        if self.editie == "openbaar":
            raise GeenPakket(NIET_OPENBAAR)
        if not self.soorten:
            raise GeenPakket("Kies ten minste één soort bestand: pdf, pptx of xlsx.")
