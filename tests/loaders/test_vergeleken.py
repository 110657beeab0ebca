"""A list of cases beside that of the quarter before: who should still be in it, and who is new."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.leveringen import vergelijk_versies
from tests.indicators.proef import Proef, bestand
from tests.loaders.test_verschil import nieuwste

VAN = "Leerplicht Langewaard"
K2 = (
    "A;VB04;5 onder a;2024-08-01;2025-08-01",
    "B;VB04;5 onder a;2024-08-01;",
    "C;VB04;5 onder c;2024-08-01;2025-07-01",
    "D;VB04;5 onder c;2024-08-01;2025-06-30",
)
"""A, B and C were valid on the last day of the second quarter; D ended on that day."""


def lever(proef: Proef, periode: str, *rijen: str) -> str:
    """What is said of a list beside the one before it."""
    kop = "Leerling-ID;Woongemeente;Artikel;Ingangsdatum;Einddatum"
    proef.laad(bestand("vrijstellingen", kop, *rijen, van=VAN, periode=periode))
    [regels] = vergelijk_versies(proef.plek, None, nieuwste(proef)).regels
    return regels.vergeleken


@pytest.mark.parametrize(
    ("rijen", "zin"),
    [
        (
            ("B;VB04;5 onder a;2024-08-01;", "E;VB04;5 onder a;2025-08-01;"),
            "2 leerlingen die daarin eind juni nog meetelden, staan er niet meer in; 1 is nieuw. "
            "Wie in dit kwartaal afliep, hoort er nog in te staan.",
        ),
        (
            K2[:3],
            "iedereen die daarin eind juni nog meetelde, staat er weer in; 0 zijn nieuw.",
        ),
    ],
    ids=["two are gone and one is new", "who had ended may be gone"],
)
def test_beside_the_quarter_before(tmp_path: Path, rijen: tuple[str, ...], zin: str) -> None:
    proef = Proef(tmp_path, "duin-en-dijk")
    assert lever(proef, "2025-K2", *K2) == ""
    assert (
        lever(proef, "2025-K3", *rijen)
        == f"Vergeleken met de lijst van het 2e kwartaal 2025: {zin}"
    )


def test_without_pseudonyms_nothing_can_be_compared(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk")
    lever(proef, "2025-K2", *K2)
    assert lever(proef, "2025-K3", ";VB04;5 onder a;2024-08-01;") == ""
