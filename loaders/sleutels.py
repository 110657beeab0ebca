"""The secret keys of the leveranciers.

In a file of their own outside the store (privacy.md section 2).
"""

from __future__ import annotations

import json
import os
import secrets
from pathlib import Path

BESTAND = "sleutels.json"


def sleutel_van(map_regio: Path, leverancier: str, *, bewaar: bool = True) -> bytes:
    """The key with which the pseudonyms of this leverancier are keyed.

    It is made at the first delivery and never changed. With `bewaar` False (a dry run) a key that
    is not there yet is made for this once and not kept.
    """
    pad = map_regio / BESTAND
    sleutels: dict[str, str] = json.loads(pad.read_text("utf-8")) if pad.exists() else {}
    if leverancier not in sleutels:
        sleutels[leverancier] = secrets.token_hex(32)
        if bewaar:
            _schrijf(pad, sleutels)
    return bytes.fromhex(sleutels[leverancier])


def _schrijf(pad: Path, sleutels: dict[str, str]) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    nieuw = pad.with_suffix(".nieuw")
    nieuw.unlink(missing_ok=True)
    with os.fdopen(
        os.open(nieuw, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as f:
        json.dump(sleutels, f)
        f.flush()
        os.fsync(f.fileno())
    nieuw.replace(pad)
