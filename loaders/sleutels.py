"""The secret keys of the leveranciers.

In a file of their own outside the store (privacy.md section 2). A key is made once and never
changed: what was keyed with a lost one can never be followed again. So making one is guarded by a
lock of the operating system, which also goes away with a process that is killed.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

BESTAND = "sleutels.json"
SLOT = "sleutels.slot"
_RUST = 0.01
"""Seconds between two tries for the lock; it is only held while one key is written."""


def sleutel_van(map_regio: Path, leverancier: str, *, bewaar: bool = True) -> bytes:
    """The key with which the pseudonyms of this leverancier are keyed.

    It is made at the first delivery and never changed, also when two processes ask at once. With
    `bewaar` False (a dry run) a key that is not there yet is made for this once and not kept.
    """
    pad = map_regio / BESTAND
    sleutel = _lees(pad).get(leverancier)
    if sleutel is None:
        sleutel = _maak(pad, leverancier) if bewaar else secrets.token_hex(32)
    return bytes.fromhex(sleutel)


def _lees(pad: Path) -> dict[str, str]:
    sleutels: dict[str, str] = json.loads(pad.read_text("utf-8")) if pad.exists() else {}
    return sleutels


def _maak(pad: Path, leverancier: str) -> str:
    """Make a key, unless another one did so while we waited."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    with _alleen(pad.with_name(SLOT)):
        sleutels = _lees(pad)
        if leverancier not in sleutels:
            sleutels[leverancier] = secrets.token_hex(32)
            _schrijf(pad, sleutels)
        return sleutels[leverancier]


def _schrijf(pad: Path, sleutels: dict[str, str]) -> None:
    nieuw = pad.with_suffix(".nieuw")
    nieuw.unlink(missing_ok=True)
    with os.fdopen(
        os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as f:
        json.dump(sleutels, f)
        f.flush()
        os.fsync(f.fileno())
    nieuw.replace(pad)
    _bewaar_naam(pad.parent)


def _bewaar_naam(map_in: Path) -> None:
    """Let the new name survive a power cut: what is keyed with it goes in right after."""
    if sys.platform != "win32":
        nummer = os.open(map_in, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)


@contextmanager
def _alleen(slot: Path) -> Iterator[None]:
    """Only one thread of one process at a time is inside."""
    nummer = os.open(slot, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        while not _pak(nummer):
            time.sleep(_RUST)
        yield
    finally:
        # Closing gives the lock back.
        os.close(nummer)


def _pak(nummer: int) -> bool:
    """Try to take the lock."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(nummer, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
