"""What the page says of the figures below a receipt, and where it leads."""

import re

import pytest

from indicators.model import Figure
from pages.aanleveren.receipts import Receipt
from pages.aanleveren.told import sentences, to_the_figures
from reports.nieuw import Part
from tests.pages.fakes import beeld_van, figuur, klein, zonder

PARTS = (Part("Leerplicht Duinveen, 2e kwartaal 2025, versie 1,", "thuiszitters"),)
SOURCE = "Leerplicht Duinveen, 2e kwartaal 2025, versie 1, ontvangen 12 augustus 2025"
OTHER = SOURCE.replace("versie 1", "versie 11")


def bewijs(gemeente: str = "Duinveen", parts: tuple[Part, ...] = PARTS) -> Receipt:
    return Receipt(("regel",), gemeente, (7,), "Duin en Dijk", "2e kwartaal 2025", parts)


def vrijstelling(**more: object) -> Figure:
    """A figure of a school year that is no kerncijfer: it stands under Meer cijfers."""
    source = "Leerplicht Duinveen, 3e kwartaal 2025, versie 1, ontvangen 22 november 2025"
    return figuur(
        2, indicator="vrijstellingen_5_onder_a_nieuw", periode="2025/2026", bron=source, **more
    )


def test_the_figure_that_was_made_with_it_is_said() -> None:
    said = sentences(
        beeld_van(figuur(14, bron=SOURCE), figuur(18, periode="2024-K2", bron=OTHER)), bewijs()
    )
    assert len(said) == 1
    assert said[0].startswith("Duinveen: ")
    assert re.search(r"\b14 thuiszitters\b", said[0])
    assert "4 minder" in said[0]


def test_a_small_figure_stays_small() -> None:
    said = sentences(beeld_van(klein(bron=SOURCE)), bewijs())
    assert "minder dan 5" in said[0]


@pytest.mark.parametrize(
    "other",
    [
        zonder("niet geleverd", bron=SOURCE),
        figuur(14, gebied="VB02", bron=SOURCE),
        figuur(14, bron=OTHER),
        figuur(14),
    ],
    ids=["no value", "another area", "another version", "no source"],
)
def test_of_what_was_not_made_with_it_nothing_is_said(other: Figure) -> None:
    assert sentences(beeld_van(other), bewijs()) == []


def test_no_municipality_no_delivery_or_no_figures_says_nothing() -> None:
    one = figuur(14, bron=SOURCE)
    assert sentences(beeld_van(one), bewijs(gemeente="")) == []
    assert sentences(beeld_van(one), bewijs(parts=())) == []
    assert sentences(beeld_van(), bewijs()) == []


def test_the_way_leads_to_the_period_and_the_figure_that_are_new() -> None:
    """A school year that runs is not seen at its quarters: the way is to the school year."""
    quarters = [figuur(14), figuur(9, periode="2025-K3")]
    third = (Part("Leerplicht Duinveen, 3e kwartaal 2025, versie 1,", "vrijstellingen"),)
    way = to_the_figures(beeld_van(*quarters, vrijstelling()), bewijs(parts=third))
    assert "gemeentebeeld van Duinveen, schooljaar 2025/26" in way
    assert "periode=schooljaar+2025%2F26" in way
    assert "anchor=vrijstellingen_5_onder_a_nieuw" in way


def test_a_kerncijfer_stands_on_top_and_needs_no_place() -> None:
    way = to_the_figures(beeld_van(figuur(14, bron=SOURCE)), bewijs())
    assert "periode=2e+kwartaal+2025" in way
    assert "anchor=&" in way


def test_without_a_new_figure_no_period_is_named_that_is_not_there() -> None:
    assert "periode=2e+kwartaal" in to_the_figures(beeld_van(figuur(14)), bewijs())
    none = to_the_figures(beeld_van(figuur(14, periode="2025-K1")), bewijs())
    assert "gemeente=Duinveen" in none
    assert "periode=" not in none
