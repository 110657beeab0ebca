"""What the person who loads says about a file, and what comes back.

Went in, was there already, has errors, or a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from datasets.reference.regio import Regio
from loaders.issues import Issue, gesorteerd

if TYPE_CHECKING:
    from loaders.verschil import Verschil

Uitkomst = Literal[
    "opgenomen", "goed", "al geladen", "fouten", "te bevestigen", "vraag", "geweigerd"
]
"""`goed` is a dry run that would go in.

`te bevestigen` has warnings that a person has to see first. `geweigerd` is a file of which nothing
may or can be read.
"""


@dataclass(frozen=True)
class Werkplek:
    """Where a region lives: its profile and its folder."""

    regio: Regio
    map_regio: Path


ALLES = frozenset({"alle waarschuwingen"})
"""Said of all warnings at once, as `Opdracht.akkoord`: the person has seen whatever comes."""


@dataclass(frozen=True)
class Herstel:
    """A cell, or all cells of a column with one text, repaired by the person who loads.

    Attributes:
        blad: name of the sheet; "" for a csv file.
        kolom: index of the column in the sheet.
        wordt: the new text.
        was: the text that it replaces; "" where that may not be kept (pseudonyms, birth dates).
        rijen: row numbers as the user sees them; empty means every row that holds exactly `was`.
    """

    blad: str
    kolom: int
    wordt: str
    was: str = ""
    rijen: tuple[int, ...] = ()


@dataclass(frozen=True)
class Opdracht:
    """Everything that may be said about a file.

    Empty means: take it from the file, the profile, or ask.

    Attributes:
        dekking: municipalities the delivery speaks for, as names or codes.
        vast: field name or heading -> text that holds for every row ("Maat=Thuiszitters").
        leidend: leverancier that counts where two deliver the same.
        zonder_foute_rijen: leave the wrong rows out on purpose.
        kolommen: heading exactly as in the file -> field name; "" means: do not read this column.
        woorden: field name -> text in the file -> the word of the code list that is meant.
        bladen: names of the sheets to read; None means all that are recognised.
        kop_rijen: name of a sheet -> row number of its headings, where another one was chosen.
        herstel: cells that were repaired.
        weggelaten: sheet and row number of rows that the person leaves out.
        akkoord: marks (`Issue.kenmerk`) of the warnings that the person has seen. None is a caller
            who answers for what is loaded (the example region): nothing has to be confirmed, and
            whether figures are plausible is not looked at.
        reden: why figures that were in are replaced.
        volg_voorstel: what the file, the profile or an earlier delivery says for certain holds
            where the person said nothing.
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
    kolommen: Mapping[str, str] = field(default_factory=dict)
    woorden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    bladen: tuple[str, ...] | None = None
    kop_rijen: Mapping[str, int] = field(default_factory=dict)
    herstel: tuple[Herstel, ...] = ()
    weggelaten: tuple[tuple[str, int], ...] = ()
    akkoord: frozenset[str] | None = None
    reden: str = ""
    volg_voorstel: bool = False


class Vraag(Exception):
    """Something must be said by a person first.

    `str()` is the question in Dutch, `optie` the option that answers it, `opties` what to choose
    from where that is known.
    """

    def __init__(self, zin: str, *, optie: str, opties: Sequence[str] = ()) -> None:
        super().__init__(zin)
        self.optie = optie
        self.opties = tuple(opties)


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
    """The answer to a load or a dry run of one file.

    Attributes:
        issues: what there is to tell, the same problem in one message.
        gevonden: every different problem apart, for who repairs them one by one.
        onbevestigd: marks of the warnings that a person has to confirm first.
        opties: the answers to choose from, when the outcome is a question.
        verschil: what changes in the figures, sentence by sentence; of files that go in together
            the first one has it.
    """

    bestand: str
    uitkomst: Uitkomst
    zin: str
    issues: Sequence[Issue] = ()
    leveringen: Sequence[Opgenomen] = ()
    handeling: int | None = None
    optie: str = ""
    gevonden: Sequence[Issue] = ()
    onbevestigd: tuple[str, ...] = ()
    opties: tuple[str, ...] = ()
    verschil: tuple[str, ...] = ()

    def regels(self) -> list[str]:
        """The report as lines of Dutch text."""
        return [self.zin, *(f"  {i.ernst}: {i.tekst()}" for i in gesorteerd(self.issues))]

    @property
    def fouten(self) -> list[Issue]:
        """The issues that block."""
        return [i for i in self.issues if i.ernst == "fout"]


@dataclass(frozen=True)
class Samen:
    """The answer to files that go in together, all or none.

    Attributes:
        verschil: what changes in the figures; None when it did not come that far, or when nobody
            asked for it (`Opdracht.akkoord` is None).
    """

    rapporten: tuple[Rapport, ...]
    verschil: Verschil | None = None
