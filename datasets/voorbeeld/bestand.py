"""Write invented rows as the files that offices hand out; the same bytes at every run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal

import xlsxwriter

from datasets.notatie import MAANDEN

Cel = str | int | float | date | None
Rij = Mapping[str, Cel]

GEMAAKT = datetime.combine(date(2025, 8, 12), time(9))
"""Moment of making in every workbook: a clock would give other bytes at every run."""


def streepjes(dag: date) -> str:
    """A date as 17-03-2025."""
    return f"{dag:%d-%m-%Y}"


@dataclass(frozen=True)
class VoorbeeldBestand:
    """One file of the example region as it is delivered.

    Attributes:
        naam: name of the file; always has "voorbeeld" in it.
        inhoud: the bytes of the file.
        leverancier: who delivers, as the profile of the region names it.
        dataset: id of the export type.
        periode: code of the period; empty when the file itself says it.
        sector: part of education the figures are about: po, vo or alle.
        wanneer: invented moment of delivery, local time.
        definitie: the definition the office used, where it is not the usual one.
        geen_gevallen: the office says on purpose that there were no cases: only headings.
    """

    naam: str
    inhoud: bytes
    leverancier: str
    dataset: str
    periode: str
    sector: str
    wanneer: datetime
    definitie: str = ""
    geen_gevallen: bool = False


@dataclass(frozen=True)
class Opmaak:
    """How one office lays out its export.

    Attributes:
        koppen: field and heading of each column, in order.
        soort: csv or a workbook.
        datum: how a date is written in a csv; a workbook holds real dates.
        scheiding, codering, alles_gequote: of a csv.
        titels: lines above the headings; {titel} and {periode} are filled in.
        totaal: whether a row below counts the rows.
        korte_woorden: whether words of code lists are written as codes instead of titles.
    """

    koppen: tuple[tuple[str, str], ...]
    soort: Literal["csv", "xlsx"] = "csv"
    datum: Callable[[date], str] = streepjes
    scheiding: str = ";"
    codering: str = "utf-8-sig"
    alles_gequote: bool = False
    titels: tuple[str, ...] = ()
    totaal: bool = False
    korte_woorden: bool = False

    def heeft(self, veld: str) -> bool:
        """True when the export has a column for this field."""
        return any(naam == veld for naam, _ in self.koppen)


@dataclass(frozen=True)
class Vel:
    """One sheet of a workbook: its name and its rows of cells."""

    naam: str
    rijen: Sequence[Sequence[Cel]]


def iso(dag: date) -> str:
    """A date as 2025-03-17."""
    return dag.isoformat()


def schuin(dag: date) -> str:
    """A date as 17/3/2025."""
    return f"{dag.day}/{dag.month}/{dag.year}"


def met_maand(dag: date) -> str:
    """A date as 17 maart 2025."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def moment(dag: date, uur: int, minuut: int) -> datetime:
    """A moment of delivery in local time."""
    return datetime.combine(dag, time(uur, minuut))


def opgemaakt(opmaak: Opmaak, rijen: Sequence[Rij], *, titel: str, periode: str) -> list[list[Cel]]:
    """All lines of an export: titles, headings, rows and the row that counts them."""
    boven = [t.format(titel=titel, periode=periode) for t in opmaak.titels]
    regels: list[list[Cel]] = [[regel] if regel else [] for regel in boven]
    regels.append([kop for _, kop in opmaak.koppen])
    regels += [[rij.get(veld) for veld, _ in opmaak.koppen] for rij in rijen]
    if opmaak.totaal and rijen:
        regels.append(["Totaal", len(rijen)])
    return regels


def schrijf(opmaak: Opmaak, rijen: Sequence[Rij], *, titel: str, periode: str) -> bytes:
    """The bytes of an export in the layout of an office."""
    regels = opgemaakt(opmaak, rijen, titel=titel, periode=periode)
    if opmaak.soort == "xlsx":
        return xlsx_bytes([Vel("Export", regels)])
    return csv_bytes(
        regels,
        scheiding=opmaak.scheiding,
        codering=opmaak.codering,
        alles_gequote=opmaak.alles_gequote,
        datum=opmaak.datum,
    )


def csv_bytes(
    regels: Iterable[Sequence[Cel]],
    *,
    scheiding: str = ";",
    codering: str = "utf-8-sig",
    alles_gequote: bool = False,
    datum: Callable[[date], str] = streepjes,
) -> bytes:
    """Lines as delimited text, numbers with a decimal comma."""
    buffer = io.StringIO()
    schrijver = csv.writer(
        buffer,
        delimiter=scheiding,
        lineterminator="\r\n",
        quoting=csv.QUOTE_ALL if alles_gequote else csv.QUOTE_MINIMAL,
    )
    schrijver.writerows([_tekst(cel, datum) for cel in regel] for regel in regels)
    return buffer.getvalue().encode(codering)


def _tekst(cel: Cel, datum: Callable[[date], str]) -> str:
    if cel is None:
        return ""
    if isinstance(cel, date):
        return datum(cel)
    if isinstance(cel, float):
        return f"{cel:.1f}".replace(".", ",").removesuffix(",0")
    return str(cel)


def xlsx_bytes(vellen: Sequence[Vel]) -> bytes:
    """Sheets as a workbook; dates and numbers are real ones."""
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True})
    boek.set_properties({"created": GEMAAKT, "author": "Voorbeeld", "title": "Verzonnen voorbeeld"})
    datum = boek.add_format({"num_format": "dd-mm-yyyy"})
    for vel in vellen:
        blad = boek.add_worksheet(vel.naam)
        for r, rij in enumerate(vel.rijen):
            for k, cel in enumerate(rij):
                if isinstance(cel, date):
                    blad.write_datetime(r, k, datetime.combine(cel, time()), datum)
                elif isinstance(cel, int | float):
                    blad.write_number(r, k, cel)
                elif cel:
                    blad.write_string(r, k, cel)
    boek.close()
    return buffer.getvalue()
