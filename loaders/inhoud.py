"""What a delivery says, as one hash: by it the same content is known in another file."""

from __future__ import annotations

import hashlib

import duckdb

from datasets.catalog import datasets
from datasets.store import NieuweLevering


def inhoud_van(con: duckdb.DuckDBPyConnection, nieuw: NieuweLevering) -> str:
    """Hash of what a delivery says, whatever the order of its rows and the kind of file."""
    tabel = nieuw.getypeerd
    periode = datasets()[nieuw.sleutel.dataset].periode
    # The period is in the key: a file may hold it in a column, in a heading or not at all.
    los = {"blad", "rij", *(n for n, _ in (periode.opslagkolommen if periode else ()))}
    namen = [n for n in tabel.column_names if n not in los]
    som = (0, 0)
    if tabel.num_rows and namen:
        tekst = ", ".join(f"coalesce(\"{n}\"::varchar, '~')" for n in namen)
        con.register("_inhoud", tabel)
        [som] = con.execute(
            "select count(*), coalesce(sum(md5_number_lower(concat_ws('|', "
            f"{tekst}))::hugeint), 0) from _inhoud"
        ).fetchall()
        con.unregister("_inhoud")
    zegt = (som, sorted(nieuw.dekking), nieuw.sector, nieuw.definitie)
    return hashlib.sha256(repr(zegt).encode()).hexdigest()
