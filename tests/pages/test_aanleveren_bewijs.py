"""What the page says of the figures below a receipt."""

import re

from pages.aanleveren.receipts import Receipt
from pages.aanleveren.told import sentences
from tests.pages.fakes import beeld_van, figuur, klein, zonder


def bewijs(gemeente: str = "Duinveen", periode: str = "2e kwartaal 2025") -> Receipt:
    return Receipt(("regel",), gemeente, (7,), "Duin en Dijk", periode)


def test_the_figure_of_the_quarter_that_went_in_is_said() -> None:
    said = sentences(beeld_van(figuur(14), figuur(18, periode="2024-K2")), bewijs())
    assert len(said) == 1
    assert said[0].startswith("Duinveen: ")
    assert re.search(r"\b14 thuiszitters\b", said[0])
    assert "4 minder" in said[0]


def test_a_small_figure_stays_small() -> None:
    said = sentences(beeld_van(klein()), bewijs())
    assert "minder dan 5" in said[0]


def test_no_value_another_area_or_no_quarter_says_nothing() -> None:
    assert sentences(beeld_van(zonder("niet geleverd")), bewijs()) == []
    assert sentences(beeld_van(figuur(14, gebied="VB02")), bewijs()) == []
    assert sentences(beeld_van(figuur(14)), bewijs(periode="")) == []
    assert sentences(beeld_van(figuur(14)), bewijs(gemeente="")) == []
    assert sentences(beeld_van(), bewijs()) == []
