"""One writer at a time: a store is open in one place, and the next one waits or is told so."""

from __future__ import annotations

import logging
import os
import tempfile
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
_log = logging.getLogger(__name__)
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
        if not pad.exists():
            _maak(pad)
        return _verbind(pad)
    except BaseException:
        with _SLOT:
            _OPEN.discard(pad)
        raise


def _maak(pad: Path) -> None:
    """Put an empty database in its place in one step.

    DuckDB makes a file before it locks it: another process that opens it just then finds a file
    that is no database.
    """
    try:
        with tempfile.TemporaryDirectory(dir=pad.parent, prefix=".nieuw-") as apart:
            nieuw = Path(apart) / pad.name
            duckdb.connect(str(nieuw)).close()
            _zet_neer(nieuw, pad)
    except (OSError, duckdb.Error) as fout:
        raise StoreFout(
            "In de map van deze regio kan de monitor niets opslaan. Kijk of er ruimte is op de "
            "schijf, en of u in die map mag schrijven."
        ) from fout


def _zet_neer(nieuw: Path, pad: Path) -> None:
    try:
        os.link(nieuw, pad)
    except FileExistsError:
        _log.debug("another process was first")
    except OSError as fout:
        # A disk that has no links, as that of a memory stick: DuckDB makes it in its place.
        _log.info("no link: %s", fout.strerror)


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
