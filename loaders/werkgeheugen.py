"""The files that persons are busy with, as they were read: in memory only, while the server lives.

They hold what may not be written down (pseudonyms, birth dates, columns that nobody asked for), so
they never leave this process. After a restart the draft itself counts (`loaders.concept`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from loaders.blad import Bestand

MEESTE = 12
MEESTE_BYTES = 600 * 2**20
"""Together the files in memory are no bigger than this; the one used longest ago goes first."""

Plek = tuple[str, int]
"""Draft and number of the file in it."""


@dataclass(frozen=True)
class Gelezen:
    """A file as it came in, and as it was read."""

    bron: bytes
    bestand: Bestand

    @property
    def omvang(self) -> int:
        """Bytes it takes in memory."""
        return len(self.bron) + sum(int(blad.tabel.nbytes) for blad in self.bestand.bladen)


_SLOT = threading.Lock()
_GELEZEN: OrderedDict[Plek, Gelezen] = OrderedDict()


def bewaar(concept_id: str, nummer: int, gelezen: Gelezen) -> None:
    """Keep a file in memory."""
    with _SLOT:
        _GELEZEN[concept_id, nummer] = gelezen
        _GELEZEN.move_to_end((concept_id, nummer))
        while len(_GELEZEN) > 1 and (
            len(_GELEZEN) > MEESTE or sum(g.omvang for g in _GELEZEN.values()) > MEESTE_BYTES
        ):
            _GELEZEN.popitem(last=False)


def zoek(concept_id: str, nummer: int) -> Gelezen | None:
    """The file, when it is still in memory."""
    with _SLOT:
        gelezen = _GELEZEN.get((concept_id, nummer))
        if gelezen is not None:
            _GELEZEN.move_to_end((concept_id, nummer))
        return gelezen


def vergeet(concept_id: str, nummer: int | None = None) -> None:
    """Forget a file, or all files of a draft."""
    with _SLOT:
        for plek in [p for p in _GELEZEN if p[0] == concept_id and nummer in (None, p[1])]:
            del _GELEZEN[plek]
