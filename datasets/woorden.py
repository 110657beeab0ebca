"""Words compared without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=10_000)
def normaliseer(tekst: str) -> str:
    """Text without case, accents, punctuation and double spaces.

    `Begin-datum (verzuim)` becomes `begin datum verzuim`.
    """
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9<>%]+", " ", plat).strip()


def aaneen(kop: str) -> str:
    """A heading without case, punctuation and spaces: "Begin-datum" is "begindatum"."""
    return normaliseer(kop).replace(" ", "")
