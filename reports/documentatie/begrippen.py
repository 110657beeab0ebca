"""docs/begrippen.md: the words of the field, with their source."""

from __future__ import annotations

from collections.abc import Iterator

from datasets.begrippen import begrippen
from datasets.woorden import normaliseer
from reports.documentatie.markdown import LET_OP, tabel


def bladzijde() -> Iterator[str]:
    """The paragraphs of the page."""
    yield "# Begrippen"
    yield LET_OP
    yield "De woorden van de monitor, met wat ze betekenen en waar dat vandaan komt."
    op_naam = sorted(begrippen().values(), key=lambda b: b.naam.lower())
    rijen = ((f'<a id="{anker(b.naam)}"></a>{b.naam}', b.uitleg, b.bron) for b in op_naam)
    yield tabel(("begrip", "betekenis", "bron"), rijen)


def anker(naam: str) -> str:
    """The name of the place of a term on the page."""
    return normaliseer(naam).replace(" ", "-")


def koppeling(naam: str) -> str:
    """A link to a term from another page."""
    return f"[{naam}](begrippen.md#{anker(naam)})"
