"""What the person who loads says about a file, and what comes back.

Went in, was there already, has errors, or a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from datasets.reference.regio import Regio
from loaders.issues import Issue, gesorteerd

Uitkomst = Literal["opgenomen", "goed", "al geladen", "fouten", "vraag", "geweigerd"]
"""`goed` is a dry run that would go in.

`geweigerd` is a file of which nothing may or can be read.
"""


@dataclass(frozen=True)
class Werkplek:
    """Where a region lives: its profile and its folder."""

    regio: Regio
    map_regio: Path


@dataclass(frozen=True)
class Opdracht:
    """Everything that may be said about a file.

    Empty means: take it from the file, the profile, or ask.

    Attributes:
        dekking: municipalities the delivery speaks for, as names or codes.
        vast: field name or heading -> text that holds for every row ("Maat=Thuiszitters").
        leidend: leverancier that counts where two deliver the same.
        zonder_foute_rijen: leave the wrong rows out on purpose.
    """

    leverancier: str = ""
    dataset: str = ""
    periode: str = ""
    dekking: tuple[str, ...] = ()
    sector: str = ""
    definitie: str = ""
    vast: Mapping[str, str] = field(default_factory=dict)
    leidend: str = ""
    zonder_foute_rijen: bool = False
    wie: str = ""
    wanneer: datetime | None = None


class Vraag(Exception):
    """Something must be said by a person first.

    `str()` is the question in Dutch, `optie` the option that answers it.
    """

    def __init__(self, zin: str, *, optie: str) -> None:
        super().__init__(zin)
        self.optie = optie


@dataclass(frozen=True)
class Opgenomen:
    """One delivery in a report: what it is, and what it replaces."""

    leverancier: str
    dataset: str
    periode: str
    deel: str
    rijen: int
    versie: int
    verving: int | None
    gemeenten: int


@dataclass(frozen=True)
class Rapport:
    """The answer to a load or a dry run of one file."""

    bestand: str
    uitkomst: Uitkomst
    zin: str
    issues: Sequence[Issue] = ()
    leveringen: Sequence[Opgenomen] = ()
    handeling: int | None = None
    optie: str = ""

    def regels(self) -> list[str]:
        """The report as lines of Dutch text."""
        return [self.zin, *(f"  {i.ernst}: {i.tekst()}" for i in gesorteerd(self.issues))]

    @property
    def fouten(self) -> list[Issue]:
        """The issues that block."""
        return [i for i in self.issues if i.ernst == "fout"]
