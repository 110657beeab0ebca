"""The pages of docs/ that follow from the code: gegevens, indicatoren, begrippen and dpia.

    python -m reports.documentatie      writes them again

They are in Dutch, say nothing that the catalogues do not say, and come out the same at every run.
A test keeps the committed pages equal to what is made here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reports.documentatie import begrippen, dpia, gegevens, indicatoren
from reports.documentatie.markdown import OPDRACHT

__all__ = ["BLADZIJDEN", "DOCS", "OPDRACHT", "bladzijde", "schrijf"]

DOCS = Path(__file__).resolve().parents[2] / "docs"
BLADZIJDEN: Mapping[str, Callable[[], Iterator[str]]] = {
    "begrippen.md": begrippen.bladzijde,
    "dpia.md": dpia.bladzijde,
    "gegevens.md": gegevens.bladzijde,
    "indicatoren.md": indicatoren.bladzijde,
}
"""Every page that is made here: its file in docs/, and what gives its paragraphs."""


def bladzijde(naam: str) -> str:
    """The text of a page, by the name of its file."""
    return "\n\n".join(BLADZIJDEN[naam]()) + "\n"


def schrijf(doel: Path = DOCS) -> list[Path]:
    """Write all pages into a folder; returns their paths."""
    paden = [doel / naam for naam in BLADZIJDEN]
    for pad in paden:
        pad.write_text(bladzijde(pad.name), encoding="utf-8", newline="\n")
    return paden
