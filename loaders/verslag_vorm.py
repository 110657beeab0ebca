"""The form of the Excel report: what making it and reading it back have to agree on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from datasets.notatie import netjes
from loaders.issues import Issue

REGEL = "Regel"
OPMERKING = "Opmerking"
ZONDER_KOP = "(zonder kop)"
AFGESCHERMD = "•••"
"""What stands in a filled cell of a column with pseudonyms or birth dates."""
LANGSTE_TEKST = 32_767
_FORMULE = re.compile(r"[^\S\t\r]*[=+\-@\t\r]")
_KENMERK = re.compile(r"monitor-verslag ([A-Za-z0-9_-]+)/(\d+)/(\d+|s)\b")
_SAMENVATTING = "s"


class Kolom(Protocol):
    """A column as it is shown: its place, its heading, and the field it is ("" = not read)."""

    @property
    def index(self) -> int:
        """Index of the column in the sheet."""

    @property
    def kop(self) -> str:
        """Heading as the file has it."""

    @property
    def veld(self) -> str:
        """Name of the field; "" for a column that is not read."""

    @property
    def afgeschermd(self) -> bool:
        """True where the cells may not be shown."""


class Plek(Protocol):
    """A column in which a problem can be repaired."""

    @property
    def blad(self) -> str:
        """Name of the sheet; "" for a csv file."""

    @property
    def kolom(self) -> int:
        """Index of the column in the sheet."""


class Melding(Protocol):
    """A problem with the columns whose cells it is about."""

    @property
    def issue(self) -> Issue:
        """What is wrong."""

    @property
    def plekken(self) -> tuple[Plek, ...]:
        """The columns, for each of the rows of the issue."""


@dataclass(frozen=True)
class Kenmerk:
    """What makes a sheet one of ours: the draft, the file in it, and which sheet of that file.

    `blad` is None for the summary.
    """

    concept_id: str
    stuk: int
    blad: int | None

    def tekst(self) -> str:
        """The mark as it stands in the report."""
        blad = _SAMENVATTING if self.blad is None else self.blad
        return f"monitor-verslag {self.concept_id}/{self.stuk}/{blad}"


def kenmerk_in(tekst: str) -> Kenmerk | None:
    """The mark that a text holds."""
    gevonden = _KENMERK.search(tekst)
    if gevonden is None:
        return None
    concept_id, stuk, blad = gevonden.groups()
    return Kenmerk(concept_id, int(stuk), None if blad == _SAMENVATTING else int(blad))


def veilig(tekst: str) -> str:
    """A text for a cell of a workbook: what could be taken for a formula gets `'` before it."""
    kort = tekst[:LANGSTE_TEKST]
    return f"'{kort}"[:LANGSTE_TEKST] if _FORMULE.match(kort) else kort


def zonder_apostrof(tekst: str) -> str:
    """The text that `veilig` was given, and any other text as it is."""
    return tekst[1:] if tekst.startswith("'") and _FORMULE.match(tekst[1:]) else tekst


def getoond(tekst: str, kolom: Kolom) -> str:
    """The text of a cell as the report shows it; "" for a column that is not read."""
    if not kolom.veld:
        return ""
    return AFGESCHERMD if kolom.afgeschermd and tekst else tekst


def koppen_van(kolommen: tuple[Kolom, ...]) -> tuple[str, ...]:
    """The headings of a sheet of the report, without the columns that we added."""
    return tuple(kolom.kop or ZONDER_KOP for kolom in kolommen)


def gelijk(een: str, ander: str) -> bool:
    """True when two texts of a cell differ in blanks only, or in what `veilig` does."""
    return _kaal(een) == _kaal(ander)


def _kaal(tekst: str) -> str:
    return netjes(zonder_apostrof(tekst))[: LANGSTE_TEKST - 1]
