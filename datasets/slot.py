"""One writer at a time: a store is open in one place, and the next one waits or is told so."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from datasets.schema import StoreFout, StoreInGebruik

IN_GEBRUIK = (
    "De gegevens zijn nu in gebruik door een andere opname. Probeer het over een minuut opnieuw."
)
_RUST = 0.05
"""Seconds between two tries."""

_OPEN: set[Path] = set()
"""The stores that this process has open: DuckDB itself only guards against other processes."""
_SLOT = threading.Lock()


@contextmanager
def verbinding(pad: Path, *, wacht: float = 0) -> Iterator[duckdb.DuckDBPyConnection]:
    """Connection with a database file that nobody else has open; closed at the end.

    Args:
        pad: the file; it is made when it is not there.
        wacht: how many seconds to wait for another thread or process that has it open.

    Raises:
        StoreInGebruik: somebody else is still busy with it.
        StoreFout: it cannot be opened.
    """
    con = _open(pad, tot=time.monotonic() + wacht)
    try:
        yield con
    finally:
        con.close()
        with _SLOT:
            _OPEN.discard(pad)


def _open(pad: Path, *, tot: float) -> duckdb.DuckDBPyConnection:
    while True:
        try:
            return _probeer(pad)
        except StoreInGebruik:
            if time.monotonic() >= tot:
                raise
        time.sleep(_RUST)


def _probeer(pad: Path) -> duckdb.DuckDBPyConnection:
    with _SLOT:
        if pad in _OPEN:
            raise StoreInGebruik(IN_GEBRUIK)
        _OPEN.add(pad)
    try:
        return _verbind(pad)
    except BaseException:
        with _SLOT:
            _OPEN.discard(pad)
        raise


def _verbind(pad: Path) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(pad))
    except duckdb.Error as fout:
        tekst = str(fout).lower()
        if "lock" in tekst or "being used by another process" in tekst:
            raise StoreInGebruik(IN_GEBRUIK) from fout
        raise StoreFout(
            "De gegevens van deze regio zijn niet te openen: het bestand is beschadigd of is geen "
            "bestand van de monitor. Zet een reservekopie terug."
        ) from fout
