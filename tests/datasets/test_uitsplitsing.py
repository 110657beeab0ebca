"""The breakdown of a count is a word from a list: free text, which could name a child, is refused."""

import pytest

from datasets.cellen import UitsplitsingCel
from datasets.celtype import CelFout, Context
from datasets.codelijsten import UITSPLITSING

CEL = UitsplitsingCel(UITSPLITSING)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("po", "po"),  # de sector, niet het synoniem van bo
        ("VO", "vo"),
        ("vso", "vso"),
        ("absoluut verzuim", "absoluut"),
        ("wachten op jeugdhulp", "wachten op jeugdhulp"),
        ("Totaal", None),  # geen uitsplitsing
    ],
)
def test_een_woord_uit_de_lijst(tekst: str, code: str | None) -> None:
    assert CEL.lees(tekst, Context()) == code


def test_vrije_tekst_wordt_geweigerd() -> None:
    with pytest.raises(CelFout, match="dit woord staat niet in de lijst uitsplitsingen"):
        CEL.lees("leerling uit groep 7 van de Vlieger", Context())
