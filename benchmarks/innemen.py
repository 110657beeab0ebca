"""How fast a delivery goes in, as a ratio against something in the same run.

    python -m benchmarks.innemen            900,000 rows csv and 200,000 rows xlsx
    python -m benchmarks.innemen --klein    a tenth, to try it

Measured through `ingest` itself, with about 0.75 % wrong rows, all of them reported with their row
number: the check (a dry run up to the
rows) and all of ingest (with `--zonder-foute-rijen`, into a store on disk), against DuckDB's bare
read_csv, pandera and openpyxl.
Figures of the csv are the median of three rounds that take turns, of the workbook one round.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pandera.pandas as pa

from benchmarks.gegevens import GEMEENTEN, KOPPEN, schrijf_csv, schrijf_xlsx
from datasets.catalog import datasets
from datasets.cellen import Context
from datasets.codelijsten import REDEN_THUISZITTEN
from datasets.periodes import Periode
from datasets.reference.regio import regio
from loaders import check
from loaders.blad import telt_koppen
from loaders.ingest import Werkplek, laad
from loaders.match import bekende_koppen, koppel
from loaders.opdracht import Opdracht
from loaders.personal import controleer_persoonsnummers
from loaders.read import read_file

RONDES = 3
VANDAAG = date(2026, 1, 1)
OPDRACHT = Opdracht(
    leverancier="Meting",
    dataset="thuiszitters",
    periode="2025-K2",
    dekking=GEMEENTEN,
    zonder_foute_rijen=True,
    wie="meting",
)


def alleen_controle(pad: Path) -> int:
    """Read, door, match and check one file in memory; returns the number of wrong rows that are
    reported.
    """
    alkmaar, dataset = regio("alkmaar"), datasets()["thuiszitters"]
    context = Context(
        Periode.van_code("2025-K2"), alkmaar.register, frozenset(alkmaar.gemeenten), b"sleutel"
    )
    bestand = read_file(pad, pad.name, herken=telt_koppen(bekende_koppen(datasets().values())))
    controleer_persoonsnummers(bestand)
    [blad] = bestand.bladen
    koppeling = koppel(dataset, blad.koppen, context=context, periode_bekend=True)
    uit = check.controleer_blad(
        blad,
        koppeling,
        context=context,
        periode=context.periode,
        vandaag=VANDAAG,
        con=duckdb.connect(),
    )
    return len(uit.foute_rijen)


def alles(pad: Path) -> int:
    """All of ingest into a new store on disk; returns the number of wrong rows reported."""
    with tempfile.TemporaryDirectory() as map_regio:
        rapport = laad(Werkplek(regio("alkmaar"), Path(map_regio)), pad, pad.name, OPDRACHT)
    if rapport.uitkomst != "opgenomen":
        raise RuntimeError(rapport.zin)
    fout = [i for i in rapport.issues if i.ernst in ("fout", "weggelaten")]
    return len({rij for issue in fout for rij in issue.rijen})


def kaal_duckdb(pad: Path) -> int:
    """DuckDB's own read_csv into a table in memory: the bar."""
    con = duckdb.connect()
    con.execute(
        f"create table t as select * from read_csv('{pad}', delim=';', header=true, quote='\"')"
    )
    return int(con.execute("select count(*) from t").fetchall()[0][0])


def met_pandera(pad: Path) -> int:
    """A well-known validator over pandas, with casts that it needs; returns its number of failure
    cases.
    """
    df = pd.read_csv(pad, sep=";", dtype=str, keep_default_na=False)
    for kolom in ("Eerste dag thuis", "Datum terug", "Geboortedatum", "Datum passend aanbod"):
        leeg = df[kolom] == ""
        df[kolom] = pd.to_datetime(df[kolom], format="%d-%m-%Y", errors="coerce").where(
            ~leeg, pd.Timestamp("2200-01-01")
        )
    kolommen = {
        "Leerling-ID": pa.Column(str, pa.Check.str_length(min_value=1)),
        "Woongemeente": pa.Column(str, pa.Check.isin(GEMEENTEN)),
        "Eerste dag thuis": pa.Column("datetime64[us]", nullable=False),
        "Datum terug": pa.Column("datetime64[us]", nullable=False),
        "Geboortedatum": pa.Column("datetime64[us]", nullable=False),
        "Datum passend aanbod": pa.Column("datetime64[us]", nullable=False),
        "Reden": pa.Column(str, pa.Check.isin([w.titel for w in REDEN_THUISZITTEN.waarden])),
    }
    volgorde = pa.Check(lambda d: d["Datum terug"] >= d["Eerste dag thuis"])
    schema = pa.DataFrameSchema(kolommen, checks=volgorde, coerce=True)
    try:
        schema.validate(df, lazy=True)
    except pa.errors.SchemaErrors as fout:
        return len(fout.failure_cases)
    return 0


def kaal_openpyxl(pad: Path) -> int:
    """openpyxl reading every cell of the first sheet."""
    boek = openpyxl.load_workbook(pad, read_only=True)
    rijen = sum(1 for rij in boek.worksheets[0].iter_rows(values_only=True) if rij[0] is not None)
    boek.close()
    return rijen


def meet(
    pad: Path, taken: dict[str, Callable[[Path], int]], rondes: int = RONDES
) -> tuple[dict[str, float], dict[str, int]]:
    """Median seconds and last answer of each task, taking turns."""
    tijden: dict[str, list[float]] = {naam: [] for naam in taken}
    antwoorden: dict[str, int] = {}
    for _ in range(rondes):
        for naam, taak in taken.items():
            begin = time.perf_counter()
            antwoorden[naam] = taak(pad)
            tijden[naam].append(time.perf_counter() - begin)
    return {naam: statistics.median(t) for naam, t in tijden.items()}, antwoorden


def main() -> None:
    """Make the files, measure and print the ratios."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klein", action="store_true", help="a tenth of the rows")
    deler = 10 if lezer.parse_args().klein else 1
    with tempfile.TemporaryDirectory() as map_:
        csv_pad, xlsx_pad = Path(map_) / "meting.csv", Path(map_) / "meting.xlsx"
        csv_rijen, xlsx_rijen = 900_000 // deler, 200_000 // deler
        csv_fout, xlsx_fout = schrijf_csv(csv_pad, csv_rijen), schrijf_xlsx(xlsx_pad, xlsx_rijen)
        _meet_csv(csv_pad, csv_rijen, csv_fout)
        _meet_xlsx(xlsx_pad, xlsx_rijen, xlsx_fout)


def _meet_csv(pad: Path, rijen: int, fout: int) -> None:
    taken: dict[str, Callable[[Path], int]] = {
        "duckdb": kaal_duckdb,
        "controle": alleen_controle,
        "ingest": alles,
        "pandera": met_pandera,
    }
    tijden, antwoord = meet(pad, taken)
    for naam in ("controle", "ingest"):
        _eis(naam, antwoord[naam], fout)
    print(f"csv, {rijen:,} rows x {len(KOPPEN)} columns, {fout:,} wrong rows, all reported")
    for naam in ("controle", "ingest"):
        kaal, pandera = tijden["duckdb"] / tijden[naam], tijden["pandera"] / tijden[naam]
        print(
            f"  {naam}: {kaal:.2f} x the speed of bare DuckDB read_csv, "
            f"{pandera:.1f} x pandera ({tijden[naam]:.1f} s)"
        )


def _meet_xlsx(pad: Path, rijen: int, fout: int) -> None:
    tijden, antwoord = meet(pad, {"openpyxl": kaal_openpyxl, "ingest": alles}, rondes=1)
    _eis("ingest", antwoord["ingest"], fout)
    factor = tijden["openpyxl"] / tijden["ingest"]
    print(f"xlsx, {rijen:,} rows x {len(KOPPEN)} columns, {fout:,} wrong rows, all reported")
    print(f"  ingest: {factor:.1f} x openpyxl that only reads ({tijden['ingest']:.1f} s)")


def _eis(naam: str, gemeld: int, fout: int) -> None:
    if gemeld != fout:
        raise RuntimeError(f"{naam} reports {gemeld} wrong rows of {fout}")


if __name__ == "__main__":
    main()
