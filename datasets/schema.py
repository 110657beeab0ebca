"""The tables and views of a store, made from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import duckdb
import pyarrow as pa

from datasets.model import Dataset, DefinitieFout
from datasets.periodes import Periode
from datasets.reference.register import Register

SCHEMA = 1
"""Version of the fixed tables."""


class StoreInGebruik(Exception):
    """Another process is writing to the store: nothing was changed."""


class StoreFout(Exception):
    """The store cannot do what was asked; the Dutch sentence says why. Nothing was changed."""


PERMANENT = """
create table if not exists instelling (sleutel varchar primary key, waarde varchar not null);
create table if not exists bestand (
    id integer primary key, naam varchar not null, sha256 varchar not null,
    omvang bigint not null, opgenomen_op timestamp not null, door varchar not null);
create table if not exists levering (
    id integer primary key, bestand_id integer not null, leverancier varchar not null,
    dataset varchar not null, dataset_versie varchar not null, periode varchar not null,
    deel varchar not null, versie integer not null, sector varchar not null,
    definitie varchar not null, stand varchar not null, rijen integer not null,
    inhoud varchar not null, geen_gevallen boolean not null, ontvangen_op timestamp not null,
    meldingen varchar not null);
create table if not exists dekking (
    levering_id integer not null, gemeente varchar not null, maat varchar not null,
    volledig boolean not null);
create table if not exists actief (
    leverancier varchar, dataset varchar, periode varchar, deel varchar,
    levering_id integer not null, primary key (leverancier, dataset, periode, deel));
create table if not exists handeling (
    id integer primary key, soort varchar not null, wanneer timestamp not null,
    wie varchar not null, bestand_id integer, reden varchar not null);
create table if not exists wissel (
    handeling_id integer not null, leverancier varchar not null, dataset varchar not null,
    periode varchar not null, deel varchar not null, oud integer, nieuw integer);
create table if not exists leidend (
    maat varchar, gemeente varchar, leverancier varchar, dataset varchar, handeling_id integer,
    primary key (maat, gemeente, leverancier, dataset, handeling_id));
create table if not exists leidend_weg (
    maat varchar, gemeente varchar, leverancier varchar, dataset varchar, handeling_id integer,
    primary key (maat, gemeente, leverancier, dataset, handeling_id));
create table if not exists ongedaan (handeling_id integer primary key, van integer not null);
create table if not exists onthouden (
    leverancier varchar, dataset varchar, soort varchar, sleutel varchar,
    waarde varchar not null, handeling_id integer not null,
    primary key (leverancier, dataset, soort, sleutel));
create table if not exists herstel (
    handeling_id integer not null, blad varchar not null, rij integer not null,
    kop varchar not null, was varchar not null, wordt varchar not null);
"""
"""What every store has.

`leidend` keeps every answer to "Welke telt?": the newest goes first; `leidend_weg` those of actions
that are undone. `ongedaan` says of an undo or redo which load it is about. `onthouden` is what a
person chose before for a leverancier and dataset (`loaders.geheugen`). `herstel` is what a person
repaired in a file before it went in; `was` and `wordt` are empty for pseudonyms and birth dates.
"""

Kolommen = dict[str, str]
"""Name -> DuckDB type."""

_VAN_LEVERING = ("leverancier", "sector", "definitie", "stand", "versie", "periode", "deel")
_VAN_PEIL = ("peil", "peilsoort", "eerste", "laatste", "dag")
_VOORAAN: Kolommen = {"levering_id": "INTEGER", "blad": "VARCHAR", "rij": "INTEGER"}


def tabellen(dataset: Dataset) -> dict[str, Kolommen]:
    """The two tables of a dataset: typed cells, and the declared cells as delivered (text)."""
    getypeerd = {naam: soort for v in dataset.velden.values() for naam, soort in v.opslagkolommen}
    tekst = {v.naam: "VARCHAR" for v in dataset.velden.values() if v.cel.bewaart_tekst}
    return {
        f"t_{dataset.id}": {**_VOORAAN, **getypeerd},
        f"geleverd_{dataset.id}": {**_VOORAAN, **tekst},
    }


def tabel_ddl(tabel: str, kolommen: Kolommen) -> str:
    """DDL of a table that may be there already."""
    velden = ", ".join(f'"{naam}" {soort}' for naam, soort in kolommen.items())
    return f"create table if not exists {tabel} ({velden})"


def kolommen_van_view(dataset: Dataset) -> list[str]:
    """The columns of the view of a dataset, in order."""
    eigen = list(tabellen(dataset)[f"t_{dataset.id}"])
    nu = [f"{gemeente}_nu" for gemeente in _gemeenten(dataset)]
    return [*dict.fromkeys([*eigen, *_VAN_LEVERING, *_VAN_PEIL, *nu, *dataset.afgeleid])]


def _gemeenten(dataset: Dataset) -> list[str]:
    """The fields with a municipality that rows are counted for."""
    genoemd = {dataset.gemeente_veld, dataset.deel_veld}
    return [v.naam for v in dataset.velden.values() if v.naam in genoemd]


def view_ddl(dataset: Dataset) -> str:
    """DDL of the view: counting deliveries, the municipality of today, the derived columns.

    One row of a quarter appears for the quarter and for its school year; `dag` is the day of a
    stock, empty where the school year's 1 October lies in another quarter.
    """
    gemeenten = _gemeenten(dataset)
    eigen = {naam for v in dataset.velden.values() for naam, _ in v.opslagkolommen}
    nu = "".join(f", coalesce(o_{g}.gemeente_nu, r.{g}) as {g}_nu" for g in gemeenten)
    joins = "".join(f" left join opvolging o_{g} on o_{g}.gemeente = r.{g}" for g in gemeenten)
    # What the delivery says goes before a column of the file: a file may leave its period out.
    dubbel = [k for k in _VAN_LEVERING if k in eigen]
    rij = f"r.* exclude ({', '.join(dubbel)})" if dubbel else "r.*"
    levering = ", ".join(f"l.{k}" for k in _VAN_LEVERING)
    peil = ", ".join(f"p.{k}" for k in _VAN_PEIL)
    afgeleid = "".join(f", {sql} as {naam}" for naam, sql in dataset.afgeleid.items())
    return f"""create or replace temp view v_{dataset.id} as
with basis as (
    select {rij}, {levering}, {peil}{nu}
    from t_{dataset.id} r
    join actief a on a.levering_id = r.levering_id
    join levering l on l.id = r.levering_id
    join peil p on p.levering_id = r.levering_id{joins}
)
select *{afgeleid} from basis"""


def peilen(periode: Periode) -> list[tuple[str, str, date, date, date | None]]:
    """The periods in which a delivery counts: code, kind, first day, last day, day of a stock.

    A quarter counts in itself and in its school year, where a stock is that of 1 October
    (decisions.md 6, 7).
    """
    zelf = (periode.code, periode.soort, periode.eerste, periode.laatste, periode.laatste)
    if periode.soort != "kwartaal":
        return [zelf]
    jaar = periode.schooljaar()
    teldatum = date(periode.laatste.year, 10, 1)
    dag = teldatum if periode.bevat(teldatum) else None
    return [zelf, (jaar.code, jaar.soort, periode.eerste, periode.laatste, dag)]


# -- building ---------------------------------------------------


def bouw_op(
    con: duckdb.DuckDBPyConnection, datasets: Mapping[str, Dataset], register: Register
) -> None:
    """Make what a store does not have yet: tables, columns, temporary facts and views.

    Raises:
        StoreFout: the store is of a newer version, or a column became another type.
        DefinitieFout: a derived column of a dataset is no SQL that its table understands.
    """
    con.execute(PERMANENT)
    _controleer_versie(con)
    er: dict[str, Kolommen] = {}
    for tabel, kolom, soort in con.execute(
        "select table_name, column_name, data_type from duckdb_columns() where not internal"
    ).fetchall():
        er.setdefault(tabel, {})[kolom] = soort
    for dataset in datasets.values():
        for tabel, kolommen in tabellen(dataset).items():
            _zet_tabel(con, tabel, kolommen, er.get(tabel, {}))
    _vul_opvolging(con, register)
    vul_peil(con)
    for dataset in datasets.values():
        _zet_view(con, dataset)


def _controleer_versie(con: duckdb.DuckDBPyConnection) -> None:
    gevonden = con.execute("select waarde from instelling where sleutel = 'schema'").fetchall()
    if not gevonden:
        con.execute("insert into instelling values ('schema', ?)", [str(SCHEMA)])
    elif int(gevonden[0][0]) > SCHEMA:
        raise StoreFout(
            "Deze gegevens zijn gemaakt met een nieuwere versie van de monitor. "
            "Werk de monitor bij."
        )


def _zet_tabel(
    con: duckdb.DuckDBPyConnection, tabel: str, kolommen: Kolommen, er: Kolommen
) -> None:
    """Make a table, or add the columns that its row class got since (empty for older rows)."""
    if not er:
        con.execute(tabel_ddl(tabel, kolommen))
        return
    for naam, soort in kolommen.items():
        if naam not in er:
            con.execute(f'alter table {tabel} add column "{naam}" {soort}')
        elif er[naam] != soort:
            raise StoreFout(
                f"De kolom {naam} van {tabel} is opgeslagen als {er[naam]} en moet nu {soort} "
                "zijn. Deze gegevens passen niet bij deze versie van de monitor; er is niets "
                "veranderd."
            )


def _zet_view(con: duckdb.DuckDBPyConnection, dataset: Dataset) -> None:
    try:
        con.execute(view_ddl(dataset))
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException) as fout:
        raise DefinitieFout(f"dataset {dataset.id}, {_waar_fout(con, dataset)}: {fout}") from fout


def _waar_fout(con: duckdb.DuckDBPyConnection, dataset: Dataset) -> str:
    """Which derived column is no SQL: the first one up to which the view cannot be made."""
    tot_nu_toe: dict[str, str] = {}
    for naam, sql in dataset.afgeleid.items():
        tot_nu_toe[naam] = sql
        try:
            con.execute(view_ddl(dataset.model_copy(update={"afgeleid": tot_nu_toe})))
        except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException):
            return f"column {naam}"
    return "view"


def _vul_opvolging(con: duckdb.DuckDBPyConnection, register: Register) -> None:
    opvolging = register.opvolging()
    paren = {"gemeente": pa.array(opvolging.keys()), "gemeente_nu": pa.array(opvolging.values())}
    _vervang(con, "opvolging", pa.table(paren))


def vul_peil(con: duckdb.DuckDBPyConnection) -> None:
    """For each delivery that counts the periods that it counts in, with the day of a stock."""
    leveringen = con.execute(
        "select l.id, l.periode from levering l join actief a on l.id = a.levering_id"
    ).fetchall()
    rijen = [(nr, *peil) for nr, code in leveringen for peil in peilen(Periode.van_code(code))]
    kolommen = list(zip(*rijen, strict=True)) or [()] * len(_PEIL)
    velden = [pa.array(k, soort) for k, soort in zip(kolommen, _PEIL.values(), strict=True)]
    _vervang(con, "peil", pa.Table.from_arrays(velden, names=list(_PEIL)))


_PEIL = {
    "levering_id": pa.int32(),
    "peil": pa.string(),
    "peilsoort": pa.string(),
    "eerste": pa.date32(),
    "laatste": pa.date32(),
    "dag": pa.date32(),
}


def _vervang(con: duckdb.DuckDBPyConnection, tabel: str, inhoud: pa.Table) -> None:
    con.register("_inhoud", inhoud)
    con.execute(f"create or replace temp table {tabel} as select * from _inhoud")
    con.unregister("_inhoud")
