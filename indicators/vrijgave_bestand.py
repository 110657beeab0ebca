"""A release and the exact figures as files: how they are laid out, written and read.

A file is DuckDB with a table for each kind of thing, and is never changed: it gets its name when it
is whole, and is opened read only.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

import duckdb
import pyarrow as pa

from indicators.figuren import Nagekeken
from indicators.kubus import Kubus
from indicators.model import (
    EerdereWaarde,
    Figure,
    Interval,
    Krommepunt,
    Levering,
    RuweFiguur,
    Vrijgave,
)
from indicators.model import Sleutel as FiguurSleutel

_DICHT: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "lock_configuration": True,
}
"""Given when connecting: readers at one moment share a locked database and cannot set it."""

_ARROW = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def _schema() -> pa.Schema:
    soorten = get_type_hints(Figure)
    return pa.schema(
        [
            (
                f.name,
                _ARROW.get(
                    soorten[f.name],
                    pa.float64() if "float" in str(soorten[f.name]) else pa.string(),
                ),
            )
            for f in fields(Figure)
        ]
    )


@contextmanager
def _nieuw_bestand(pad: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A new DuckDB file that only gets its name when it is whole."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
    tijdelijk.unlink(missing_ok=True)
    con = duckdb.connect(str(tijdelijk))
    try:
        yield con
        con.execute("checkpoint")
    finally:
        con.close()
    tijdelijk.replace(pad)


def schrijf_vrijgave(pad: Path, vrij: Vrijgave) -> None:
    """Write a release, with what readers may know of its audit."""
    rijen = [asdict(f) for f in vrij.figuren.values()]
    with _nieuw_bestand(pad) as con:
        _tabel(con, "figuur", pa.Table.from_pylist(rijen, schema=_schema()))
        _tabel(con, "levering", _leveringen_tabel(vrij.leveringen))
        _tabel(con, "kromme", _per_sleutel(vrij.krommen, Krommepunt, pa.int64()))
        _tabel(con, "eerder", _per_sleutel(vrij.eerdere, EerdereWaarde, pa.string()))
        kop = {
            "regio": vrij.regio,
            "profiel": vrij.profiel,
            "versie": str(vrij.versie),
            "catalogus": vrij.catalogus,
            "stand": vrij.stand.isoformat() if vrij.stand else "",
            **_telling(vrij.nagekeken),
        }
        _tabel(con, "kop", pa.table({"sleutel": list(kop), "waarde": list(kop.values())}))


def _telling(nagekeken: Nagekeken | None) -> dict[str, str]:
    """Of the audit what a reader may know."""
    if nagekeken is None:
        return {}
    return {"nagekeken": str(nagekeken.cellen), "verborgen": str(nagekeken.verborgen)}


def _lees_telling(kop: Mapping[str, str]) -> Nagekeken | None:
    if "nagekeken" not in kop:
        return None
    return Nagekeken(int(kop["nagekeken"]), int(kop["verborgen"]))


def _leveringen_tabel(leveringen: Sequence[Levering]) -> pa.Table:
    schema = pa.schema(
        [
            ("leverancier", pa.string()),
            ("dataset", pa.string()),
            ("periode", pa.string()),
            ("deel", pa.string()),
            ("versie", pa.int64()),
            ("sector", pa.string()),
            ("stand", pa.string()),
            ("ontvangen", pa.date32()),
            ("gemeenten", pa.list_(pa.string())),
            ("geen_gevallen", pa.bool_()),
        ]
    )
    return pa.Table.from_pylist([asdict(lev) for lev in leveringen], schema=schema)


_SLEUTEL = ("indicator", "gebied", "periode", "uitsplitsing")


_R = TypeVar("_R", bound=Krommepunt | EerdereWaarde)


def _per_sleutel(
    inhoud: Mapping[FiguurSleutel, tuple[_R, ...]], soort: type[_R], veld: pa.DataType
) -> pa.Table:
    """What stands below the keys of figures, a row for each, in its order."""
    schema = pa.schema(
        [(naam, pa.string()) for naam in _SLEUTEL] + [(f.name, veld) for f in fields(soort)]
    )
    rijen = [
        dict(zip(_SLEUTEL, sleutel, strict=True)) | asdict(een)
        for sleutel, reeks in inhoud.items()
        for een in reeks
    ]
    return pa.Table.from_pylist(rijen, schema=schema)


def _lees_per_sleutel(
    con: duckdb.DuckDBPyConnection, tabel: str, soort: type[_R]
) -> dict[FiguurSleutel, tuple[_R, ...]]:
    kolommen = ", ".join([*_SLEUTEL, *(f.name for f in fields(soort))])
    uit: dict[FiguurSleutel, tuple[_R, ...]] = {}
    for rij in con.execute(f"select {kolommen} from {tabel} order by rowid").fetchall():
        sleutel = rij[: len(_SLEUTEL)]
        uit[sleutel] = (*uit.get(sleutel, ()), soort(*rij[len(_SLEUTEL) :]))
    return uit


_INTERVALLEN = ("teller", "rest", "noemer")


def schrijf_kubus(pad: Path, kubus: Kubus) -> None:
    """The exact figures, for the analist only."""
    soorten = get_type_hints(RuweFiguur)
    apart = (*_INTERVALLEN, "omvat", "andere", "kromme", "momenten")
    namen = [f.name for f in fields(RuweFiguur) if f.name not in apart]
    schema = [(n, _ARROW.get(soorten[n], pa.float64())) for n in namen]
    schema += [(f"kromme_{grens}", pa.float64()) for grens in ("laag", "hoog")]
    schema += [(f"{n}_{grens}", pa.int64()) for n in _INTERVALLEN for grens in ("min", "max")]
    schema += [("omvat", pa.list_(pa.string())), ("andere", pa.list_(pa.string()))]
    alle = (*kubus.figuren.values(), *kubus.uitsplitsingen.values())
    rijen = [_plat(f, namen) for f in alle]
    with _nieuw_bestand(pad) as con:
        _tabel(con, "kubus", pa.Table.from_pylist(rijen, schema=pa.schema(schema)))


def _plat(figuur: RuweFiguur, namen: Sequence[str]) -> dict[str, Any]:
    rij: dict[str, Any] = {naam: getattr(figuur, naam) for naam in namen}
    for naam in _INTERVALLEN:
        interval: Interval | None = getattr(figuur, naam)
        rij[f"{naam}_min"] = interval and interval.min
        rij[f"{naam}_max"] = interval and interval.max
    rij["kromme_laag"] = figuur.kromme and figuur.kromme.laag
    rij["kromme_hoog"] = figuur.kromme and figuur.kromme.hoog
    rij["omvat"], rij["andere"] = figuur.omvat, [a.leverancier for a in figuur.andere]
    return rij


def _tabel(con: duckdb.DuckDBPyConnection, naam: str, inhoud: pa.Table) -> None:
    con.register("_inhoud", inhoud)
    con.execute(f"create table {naam} as select * from _inhoud")
    con.unregister("_inhoud")


@lru_cache(maxsize=8)
def lees_bestand(pad: Path, gewijzigd: int) -> Vrijgave:  # noqa: ARG001
    """Read a file once; `gewijzigd` is part of the key so that a rewritten file is read again."""
    con = duckdb.connect(str(pad), read_only=True, config=_DICHT)
    try:
        namen = ", ".join(f.name for f in fields(Figure))
        figuren = [Figure(*rij) for rij in con.execute(f"select {namen} from figuur").fetchall()]
        kop = dict(con.execute("select sleutel, waarde from kop").fetchall())
        leveringen = tuple(
            Levering(**{**rij, "gemeenten": tuple(rij["gemeenten"] or ())})
            for rij in con.sql("from levering").to_arrow_table().to_pylist()
        )
        krommen = _lees_per_sleutel(con, "kromme", Krommepunt)
        eerdere = _lees_per_sleutel(con, "eerder", EerdereWaarde)
    finally:
        con.close()
    stand = date.fromisoformat(kop["stand"]) if kop["stand"] else None
    return Vrijgave(
        kop["regio"],
        kop["profiel"],
        int(kop["versie"]),
        stand,
        {f.sleutel: f for f in figuren},
        leveringen,
        kop["catalogus"],
        krommen,
        eerdere,
        _lees_telling(kop),
    )
