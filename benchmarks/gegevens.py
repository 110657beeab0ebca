"""Files to measure with: case lists of thuiszitters of any length, the same every time.

About 0.75 % of the rows are wrong.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from datasets.codelijsten import REDEN_THUISZITTEN, SCHOOLSOORT, SOORT_VERZUIM, UITKOMST_THUISZITTEN

AANDEEL_FOUT = 0.0076
GEMEENTEN = ("Alkmaar", "Bergen (NH.)", "Castricum", "Dijk en Waard", "Heiloo", "Uitgeest")
KOPPEN = (
    "Leerling-ID",
    "Woongemeente",
    "Eerste dag thuis",
    "Datum terug",
    "Geboortedatum",
    "Schoolsoort",
    "Soort verzuim",
    "Reden",
    "Uitkomst",
    "Datum passend aanbod",
    "Consulent",
    "Opmerking",
    "School",
    "Team",
    "Laatst gewijzigd",
)
"""Fifteen columns, of which the row class reads ten: what offices hand out has more than is
needed.
"""


def rijen(aantal: int, *, zaad: int = 1) -> Iterator[tuple[list[str], bool]]:
    """Rows of a case list for 2025-K2, and whether the row is wrong on purpose."""
    r = random.Random(zaad)
    scholen, soorten = (
        [w.titel for w in SCHOOLSOORT.waarden],
        [w.titel for w in SOORT_VERZUIM.waarden],
    )
    redenen, uitkomsten = (
        [w.titel for w in REDEN_THUISZITTEN.waarden],
        [w.titel for w in UITKOMST_THUISZITTEN.waarden],
    )
    for nummer in range(aantal):
        begin = date(2023, 9, 1) + timedelta(days=r.randrange(660))
        einde = (
            date(2025, 4, 1) + timedelta(days=r.randrange(91))
            if r.random() < 0.4 and begin < date(2025, 4, 1)
            else None
        )
        aanbod = begin + timedelta(days=r.randrange(120)) if r.random() < 0.6 else None
        geboren = date(2008, 1, 1) + timedelta(days=r.randrange(3600))
        rij = [
            f"D-{nummer:07d}",
            r.choice(GEMEENTEN),
            _nl(begin),
            _nl(einde),
            _nl(geboren),
            r.choice(scholen),
            r.choice(soorten),
            r.choice(redenen),
            r.choice(uitkomsten) if einde else "",
            _nl(aanbod),
            f"consulent {r.randrange(40)}",
            f"notitie {r.randrange(5000)}",
            f"school {r.randrange(80)}",
            f"team {r.randrange(6)}",
            _nl(begin + timedelta(days=3)),
        ]
        fout = r.random() < AANDEEL_FOUT
        if fout:
            _bederf(rij, r, nummer)
        yield rij, fout


def _bederf(rij: list[str], r: random.Random, nummer: int) -> None:
    """One wrong cell: a date that does not exist, an unknown municipality or word, garbage, or an
    end before the begin.
    """
    soort = r.randrange(5)
    if soort == 0:
        rij[2] = "31-02-2025"
    elif soort == 1:
        rij[1] = f"Onbekendstad {nummer}"
    elif soort == 2:
        rij[7] = f"geen reden {nummer}"
    elif soort == 3:
        rij[9] = f"volgt nog {nummer}"
    else:
        rij[3] = "01-01-2019"


def _nl(dag: date | None) -> str:
    return f"{dag:%d-%m-%Y}" if dag else ""


def schrijf_csv(pad: Path, aantal: int) -> int:
    """Write a csv with this many rows; returns the number of wrong rows."""
    fouten = 0
    with pad.open("w", encoding="utf-8", newline="") as f:
        schrijver = csv.writer(f, delimiter=";")
        schrijver.writerow(KOPPEN)
        for rij, fout in rijen(aantal):
            schrijver.writerow(rij)
            fouten += fout
    return fouten


def schrijf_xlsx(pad: Path, aantal: int) -> int:
    """Write an xlsx with this many rows, dates as real dates; returns the number of wrong rows."""
    fouten = 0
    boek = xlsxwriter.Workbook(
        str(pad), {"constant_memory": True, "default_date_format": "dd-mm-yyyy"}
    )
    blad = boek.add_worksheet("Export")
    blad.write_row(0, 0, KOPPEN)
    for nummer, (rij, fout) in enumerate(rijen(aantal), start=1):
        for kolom, cel in enumerate(rij):
            dag = _als_datum(cel) if kolom in (2, 3, 4, 9, 14) else None
            if dag is not None:
                blad.write_datetime(nummer, kolom, dag)
            elif cel:
                blad.write_string(nummer, kolom, cel)
        fouten += fout
    boek.close()
    return fouten


def _als_datum(cel: str) -> date | None:
    delen = cel.split("-")
    try:
        return date(int(delen[2]), int(delen[1]), int(delen[0]))
    except (ValueError, IndexError):
        return None
