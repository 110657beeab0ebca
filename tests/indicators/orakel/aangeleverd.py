"""What a person delivered: files of text cells, and how a cell and a period read (decisions.md 5, 7).

Nothing of datasets/ or indicators/ is used here: this is half of the second opinion on every figure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

Rij = dict[str, str]
"""One row of a file: heading -> text of the cell."""


@dataclass(frozen=True, eq=False)
class Levering:
    """One delivery: who, what, about when, for which part of education, and its rows.

    Attributes:
        soort: the kind of data, "thuiszitters" or "tellingen".
        sector: po, vo or alle.
        dekking: of a case list the municipalities it speaks for, as they were in the period.
        fout: rows with a mistake, left out on purpose.
    """

    leverancier: str
    soort: str
    periode: str
    rijen: tuple[Rij, ...]
    sector: str = "alle"
    dekking: tuple[str, ...] = ()
    fout: tuple[Rij, ...] = ()


class Stuk(NamedTuple):
    """What one delivery shows of a case, in days since its begin: after `vanaf`, up to `tot`.

    Attributes:
        uitkomst: how it ended on that day; "" when it went on.
    """

    vanaf: int
    tot: int
    uitkomst: str


class Getal(NamedTuple):
    """A count that lies between two bounds, of which `onbekend` pieces are not known at all.

    Attributes:
        rest: of a share what is not counted, of a ratio what it is divided by.
        waarden: of a mean the sum of the values of `min` people; None when we do not know of how
            many people a mean is.
        kwadraten: the sum of their squares; None when a standard deviation is missing.
        onzeker: how many of a share can be in the part and in the rest; they are in both maxima.
        stukken: of a curve what was seen of each case.
        rijen: of a cohort how many cases have no counterpart yet in the delivery beside it.
        blind: those of them who cannot be recognised there.
    """

    min: int = 0
    max: int = 0
    onbekend: int = 0
    rest: tuple[int, int] = (0, 0)
    waarden: float | None = 0.0
    kwadraten: float | None = 0.0
    onzeker: int = 0
    stukken: tuple[Stuk, ...] = ()
    rijen: int = 0
    blind: int = 0

    def plus(self, ander: Getal) -> Getal:
        return Getal(
            self.min + ander.min,
            self.max + ander.max,
            self.onbekend + ander.onbekend,
            (self.rest[0] + ander.rest[0], self.rest[1] + ander.rest[1]),
            _plus(self.waarden, ander.waarden),
            _plus(self.kwadraten, ander.kwadraten),
            self.onzeker + ander.onzeker,
            self.stukken + ander.stukken,
            self.rijen + ander.rijen,
            self.blind + ander.blind,
        )

    def met_rest(self, ander: Getal) -> Getal:
        """A share or a ratio of two counts."""
        onbekend = self.onbekend + ander.onbekend
        return Getal(self.min, self.max, onbekend, (ander.min, ander.max))

    @property
    def leeg(self) -> bool:
        """Something was asked, and nothing of it is known."""
        niets = (self.min, self.max, *self.rest) == (0, 0, 0, 0) and not self.stukken
        return bool(self.onbekend) and niets


def _plus(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else a + b


def precies(aantal: int) -> Getal:
    return Getal(aantal, aantal)


def samen(getallen: Iterable[Getal]) -> Getal:
    som = Getal()
    for getal in getallen:
        som = som.plus(getal)
    return som


def uniek(rijen: list[Rij]) -> list[Rij]:
    """The rows; one that stands there twice counts once (decisions.md 4)."""
    return [dict(r) for r in dict.fromkeys(tuple(sorted(rij.items())) for rij in rijen)]


# -- cells --------------------------------------------------------------------------------------


def dag(rij: Rij, kop: str) -> date | None:
    """The day in a cell such as 17-03-2025."""
    return _dag(rij.get(kop, ""))


@lru_cache(maxsize=10_000)
def _dag(tekst: str) -> date | None:
    return datetime.strptime(tekst, "%d-%m-%Y").date() if tekst else None  # noqa: DTZ007


def zekere_dag(rij: Rij, kop: str) -> date:
    gevonden = dag(rij, kop)
    assert gevonden is not None, f"geen {kop} in {rij}"
    return gevonden


def aantal(rij: Rij, kop: str) -> Getal:
    """The number in a cell: 12 is 12, <5 is 1 to 4, an empty cell is not known (and never 0)."""
    tekst = rij.get(kop, "")
    if tekst == "<5":
        return Getal(1, 4)
    return precies(int(tekst)) if tekst.isdigit() else Getal(onbekend=1)


# -- periods ------------------------------------------------------------------------------------


def grenzen(periode: str) -> tuple[date, date]:
    """First and last day of 2025-K2, 2024/2025, 2024-H1, 2024 or 2024-10-01."""
    jaar = int(periode[:4])
    if "-K" in periode:
        maand = 3 * int(periode[-1]) - 2
        return date(jaar, maand, 1), _dag_voor(jaar + (maand == 10), (maand + 2) % 12 + 1)
    if "-H" in periode:
        return (
            (date(jaar, 1, 1), date(jaar, 6, 30))
            if periode.endswith("1")
            else (date(jaar, 7, 1), date(jaar, 12, 31))
        )
    if "/" in periode:
        return date(jaar, 8, 1), date(jaar + 1, 7, 31)
    if len(periode) == 10:
        return (date.fromisoformat(periode),) * 2
    return date(jaar, 1, 1), date(jaar, 12, 31)


def _dag_voor(jaar: int, maand: int) -> date:
    return date(jaar, maand, 1) - timedelta(days=1)


def soort_periode(periode: str) -> str:
    if "-K" in periode:
        return "kwartaal"
    if "-H" in periode:
        return "halfjaar"
    if "/" in periode:
        return "schooljaar"
    return "peildatum" if len(periode) == 10 else "kalenderjaar"


def kwartalen(schooljaar: str) -> list[str]:
    """The quarters whose last day lies in a school year: from 1 July to 30 June."""
    jaar = int(schooljaar[:4])
    return [f"{jaar}-K3", f"{jaar}-K4", f"{jaar + 1}-K1", f"{jaar + 1}-K2"]


def volgende(kwartaal: str) -> str:
    jaar, nummer = int(kwartaal[:4]), int(kwartaal[-1])
    return f"{jaar}-K{nummer + 1}" if nummer < 4 else f"{jaar + 1}-K1"


def kwartaal_van(dag: date) -> str:
    return f"{dag.year}-K{(dag.month + 2) // 3}"


def schooljaar_van(kwartaal: str) -> str:
    jaar = int(kwartaal[:4]) - (kwartaal[-1] in "12")
    return f"{jaar}/{jaar + 1}"


def oktober(schooljaar: str) -> date:
    """The day of a stock of a school year."""
    return date(int(schooljaar[:4]), 10, 1)
