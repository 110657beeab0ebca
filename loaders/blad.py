"""What reading a file gives: a Bestand with one Blad per sheet, or a LeesFout in Dutch.

Everything is text. What a text means is for `loaders.match` and `loaders.check` to find out.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import pyarrow as pa

from datasets.notatie import getal
from datasets.woorden import aaneen

# The limits of design/privacy.md section 4, and of Excel itself for the longest cell.
MEESTE_RIJEN_WERKMAP = 200_000
MEESTE_RIJEN_CSV = 2_000_000
MEESTE_KOLOMMEN = 500
MEESTE_BLADEN = 50
LANGSTE_CEL = 32_767
MEESTE_BYTES_UITGEPAKT = 150 * 2**20
MEESTE_BYTES = 25 * 2**20
KOP_BINNEN = 30
"""The header row is looked for in this many rows from the top."""
KOP_UITERLIJK = 200
"""The last row that a person can choose as header row."""

Herken = Callable[[list[str]], int]
"""How many of these headings are known; says which row of a sheet is the header row."""
Meld = Callable[[str, float], None]
"""Told what is being done, in Dutch, and which part of it all (0-1) is done."""


class LeesFout(Exception):
    """A file that cannot be read. ``str()`` is one Dutch sentence: what, where, what to do."""


@dataclass(frozen=True)
class Blad:
    """One table, as it stands in a file.

    Attributes:
        naam: name of the sheet; None for a text file.
        verborgen: the sheet is hidden in the workbook.
        koppen: the headings, with single spaces; "" for a column without one; may repeat.
        kop_rij: row number of the header row.
        tabel: column `rij` (int32, row number as Excel shows it, from 1) and text columns
            `k0`, `k1`, ... in the order of `koppen`; "" for an empty cell, no blanks around texts.
        titelregels: the texts above the header row. May hold anything: show them, never keep them.
        voetregels: row number and text of totals rows and of remarks below the table. Idem.
        meldingen: Dutch sentences on what was odd and how it was read.
        langere_rijen: row numbers with filled cells beyond the last heading; those cells are lost.
        kop_reden: why this row is the header row, as a Dutch phrase.
        overig: texts beyond the last heading, for `loaders.personal` alone; never handed on.
        gevoelig: index of each column whose cells point out a person -> what it holds, in Dutch
            ("e-mailadressen"). Found by `loaders.personal`.
    """

    naam: str | None
    verborgen: bool
    koppen: list[str]
    kop_rij: int
    tabel: pa.Table
    titelregels: list[str]
    voetregels: list[tuple[int, str]] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    langere_rijen: list[int] = field(default_factory=list)
    kop_reden: str = ""
    gevoelig: dict[int, str] = field(default_factory=dict)
    overig: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Bestand:
    """A file that was read: its name, SHA-256 (hex), size in bytes and its sheets in order."""

    naam: str
    sha256: str
    omvang: int
    bladen: list[Blad]


@dataclass(frozen=True)
class Ruw:
    """The rows below a header row before layout is cleaned: what both kinds of reader hand over.

    Attributes:
        koppen: the cells of the header row.
        kop_rij: row number of the header row; the first cells of `kolommen` are of the row below.
        kolommen: arrow text columns, as many as `koppen`, all of one length.
        titelregels: as in Blad.
        meldingen: as in Blad.
        langere_rijen: as in Blad.
        kop_reden: as in Blad.
        overig: as in Blad.
    """

    koppen: list[str]
    kop_rij: int
    kolommen: list[Any]
    titelregels: list[str]
    meldingen: list[str] = field(default_factory=list)
    langere_rijen: list[int] = field(default_factory=list)
    kop_reden: str = ""
    overig: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Kop:
    """Which row is the header row.

    Attributes:
        plek: its index among the rows, from 0.
        bekend: how many of its headings are known.
        reden: as `kop_reden` of Blad.
    """

    plek: int
    bekend: int
    reden: str


def naam_van_kolom(kop: str, nummer: int) -> str:
    """How a message names a column: by its heading, unless that can be the cell of a person.

    Args:
        kop: the heading; of a file without headings it is a cell of the first row.
        nummer: the place of the column, from 1.
    """
    return f"kolom {nummer}" if not kop or re.search(r"[\d@]", kop) else f"kolom '{kop}'"


def als_kolommen(rijen: Iterable[Sequence[Any]], breedte: int) -> list[list[Any]]:
    """Turn rows of one width into columns, in blocks that stay in the processor's cache."""
    kolommen: list[list[Any]] = [[] for _ in range(breedte)]
    bron = iter(rijen)
    while blok := list(islice(bron, 1000)):
        for kolom, cellen in zip(kolommen, zip(*blok, strict=True), strict=True):
            kolom.extend(cellen)
    return kolommen


def te_veel_rijen(plaats: str, aantal: int, hoogstens: int) -> str:
    """Return the sentence for a sheet or file with more rows than allowed."""
    return (
        f"{plaats} heeft {getal(aantal)} rijen: dat mogen er ten hoogste {getal(hoogstens)} zijn, "
        "verdeel de gegevens over meer bestanden."
    )


def opsomming(rijen: list[int], *, hoogstens: int = 5) -> str:
    """Write row numbers for a sentence: "rij 12", "rij 12, 40 en 77", "rij 3, 4 en 12 andere"."""
    getoond = [str(rij) for rij in rijen[:hoogstens]]
    if rest := len(rijen) - len(getoond):
        getoond.append(f"{rest} andere")
    if len(getoond) == 1:
        return f"rij {getoond[0]}"
    return f"rij {', '.join(getoond[:-1])} en {getoond[-1]}"


def telt_koppen(bekend: Collection[str]) -> Herken:
    """A function that counts how many cells of a row are headings that we know.

    By it the header row is found.
    """
    return lambda cellen: sum(aaneen(c) in bekend for c in cellen)
