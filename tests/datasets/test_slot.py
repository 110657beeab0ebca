"""One writer at a time, from the very first moment of a store."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pytest

from datasets import slot
from datasets.schema import StoreFout, StoreInGebruik


def _meld_geen_link(*_: Any) -> None:
    raise OSError(1, "Operation not permitted")


def test_a_new_store_is_there_at_once_and_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While DuckDB makes the file nobody can find it: half made it would be called damaged."""
    pad, maak, paden = tmp_path / "store.duckdb", duckdb.connect, []

    def kijk(waar: str) -> duckdb.DuckDBPyConnection:
        paden.append((Path(waar), pad.exists()))
        return maak(waar)

    monkeypatch.setattr(slot.duckdb, "connect", kijk)
    with slot.verbinding(pad) as con:
        con.execute("create table t (x integer)")
    (gemaakt, was_er), (geopend, is_er) = paden
    assert gemaakt != pad
    assert not was_er
    assert geopend == pad
    assert is_er
    assert [p.name for p in tmp_path.iterdir()] == ["store.duckdb"]


def test_who_comes_second_keeps_what_the_first_one_made(tmp_path: Path) -> None:
    pad = tmp_path / "store.duckdb"
    with slot.verbinding(pad) as con:
        con.execute("create table t as select 7 as x")
    slot._maak(pad)
    with slot.verbinding(pad) as con:
        assert con.execute("select x from t").fetchall() == [(7,)]


def test_a_disk_without_links_gets_its_store_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _meld_geen_link)
    with slot.verbinding(tmp_path / "store.duckdb") as con:
        assert con.execute("select 1").fetchall() == [(1,)]


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreFout, match="kan de monitor niets opslaan"):
        slot._probeer(tmp_path / "is er niet" / "store.duckdb")


def test_a_store_that_is_open_is_in_use(tmp_path: Path) -> None:
    pad = tmp_path / "store.duckdb"
    with slot.verbinding(pad), pytest.raises(StoreInGebruik), slot.verbinding(pad):
        pytest.fail("two at once")
