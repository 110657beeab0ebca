"""Which signs the font of the papers has: a sign that it lacks would stop a tagged PDF."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "letters"
"""The font itself, with its licence: the same file on every computer."""
NAAM = "Source Sans Pro"
_GEWOON = MAP / "SourceSansPro-Regular.ttf"
_ANDERS = "?"
_UNICODE_VOLUIT = 12
"""Number of the form of a table that holds all of Unicode, as ranges."""


def te_zetten(inhoud: Any) -> Any:
    """The same content with every sign that the font lacks replaced, as deep as it goes.

    A letter keeps its base where only its accent is unknown; any other sign is a question mark.
    """
    if isinstance(inhoud, str):
        return inhoud.translate({ord(een): _anders(een) for een in set(inhoud) - tekens()})
    if isinstance(inhoud, dict):
        return {sleutel: te_zetten(een) for sleutel, een in inhoud.items()}
    if isinstance(inhoud, (list, tuple)):
        return [te_zetten(een) for een in inhoud]
    return inhoud


def _anders(teken: str) -> str:
    if teken.isspace() or unicodedata.category(teken) in ("Cc", "Cf"):
        return " "
    kaal = (een for een in unicodedata.normalize("NFKD", teken) if een in tekens())
    return "".join(kaal) or _ANDERS


@lru_cache(maxsize=1)
def tekens() -> frozenset[str]:
    """The signs of the font, from the table of its file that maps signs to shapes."""
    bestand = _GEWOON.read_bytes()
    (aantal,) = struct.unpack_from(">H", bestand, 4)
    koppen = (struct.unpack_from(">4sIII", bestand, 12 + 16 * n) for n in range(aantal))
    begin = next(plaats for naam, _, plaats, _ in koppen if naam == b"cmap")
    return frozenset(chr(code) for code in _codes(bestand, begin))


def _codes(bestand: bytes, begin: int) -> Iterator[int]:
    """The code points of the tables that hold all of Unicode."""
    (tabellen,) = struct.unpack_from(">H", bestand, begin + 2)
    for nummer in range(tabellen):
        _, _, verder = struct.unpack_from(">HHI", bestand, begin + 4 + 8 * nummer)
        plek = begin + verder
        (vorm,) = struct.unpack_from(">H", bestand, plek)
        if vorm == _UNICODE_VOLUIT:
            (groepen,) = struct.unpack_from(">I", bestand, plek + 12)
            for groep in range(groepen):
                eerste, laatste, _ = struct.unpack_from(">III", bestand, plek + 16 + 12 * groep)
                yield from range(eerste, laatste + 1)
