"""What may be said of a figure that changed between two releases for the same reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from datasets.reference.regio import regio
from indicators.duiding_sinds import bijgesteld
from indicators.model import Figure, Vrijgave
from tests.pages.fakes import figuur, klein, zonder

EIGEN = regio("duin-en-dijk")
V1 = "Leerplicht Duinveen, 2e kwartaal 2025, versie 1, ontvangen 1 augustus 2025"
V2 = V1.replace("versie 1", "versie 2")


def vrij(*figuren: Figure) -> Vrijgave:
    return Vrijgave(EIGEN.id, "vanaf 5", 1, date(2025, 8, 12), {f.sleutel: f for f in figuren})


def verschil(was: Figure, nu: Figure | None) -> list[tuple[str, str, bool]]:
    gevonden = bijgesteld(EIGEN, vrij(was), vrij(nu) if nu else vrij(), {"thuiszitters"})
    return [(een.was, een.figuur.tekst, een.vervallen) for een in gevonden]


def test_two_exact_values_of_a_municipality_are_both_told() -> None:
    assert verschil(figuur(13, bron=V1), figuur(14, bron=V2)) == [("13", "14", False)]


@pytest.mark.parametrize(
    ("was", "nu"),
    [
        (klein(bron=V1), figuur(7, bron=V2)),
        (figuur(7, bron=V1), klein(bron=V2)),
        (figuur(7, 9, bron=V1), figuur(8, bron=V2)),
        (zonder("afgeschermd", bron=V1, tekst="·"), figuur(8, bron=V2)),
        (figuur(50, bron=V1, gebied="regio"), figuur(51, bron=V2, gebied="regio")),
    ],
    ids=["small then", "small now", "a range", "guarded then", "a total of the region"],
)
def test_of_what_is_hidden_or_a_total_only_that_it_changed(was: Figure, nu: Figure) -> None:
    """A total that goes from 50 to 51 by one delivery tells what is hidden of that one."""
    assert verschil(was, nu) == [("", nu.tekst, False)]


def test_the_value_of_nederland_is_public() -> None:
    was = figuur(11.9, tekst="11,9%", gebied="NL", bron=V1)
    assert verschil(was, replace(was, min=12.0, max=12.0, tekst="12%", bron=V2)) == [
        ("11,9%", "12%", False)
    ]


def test_a_figure_that_is_gone_is_named_without_its_value() -> None:
    for nu in (None, zonder("niet geleverd")):
        (een,) = bijgesteld(
            EIGEN, vrij(figuur(13, bron=V1)), vrij(nu) if nu else vrij(), {"thuiszitters"}
        )
        assert een.vervallen
        assert een.was == ""
        assert een.figuur.min is None
        assert "13" not in repr(een)


@pytest.mark.parametrize(
    ("was", "nu"),
    [
        (figuur(13, bron=V1), figuur(13, bron=V2)),
        (klein(bron=V1), klein(bron=V2)),
        (figuur(13, bron=V1), zonder("afgeschermd", tekst="·", bron=V1)),
        (figuur(13, bron=V1), figuur(20, bron=f"{V1}; een andere levering")),
        (zonder("niet geleverd"), figuur(13, bron=V1)),
        (figuur(3, 9, status="onvolledig", bron=V1), figuur(13, bron=V2)),
        (zonder("te klein", tekst="nog niet te zeggen", bron=V1), figuur(13, bron=V2)),
    ],
    ids=["equal", "both small", "guarded otherwise", "goes on", "came in", "became whole", "told"],
)
def test_what_is_no_correction_is_not_named(was: Figure, nu: Figure) -> None:
    assert verschil(was, nu) == []


def test_only_what_is_asked_for_and_no_breakdowns() -> None:
    was, nu = vrij(figuur(13, bron=V1)), vrij(figuur(14, bron=V2))
    assert bijgesteld(EIGEN, was, nu, set()) == ()
    deel = {"uitsplitsing": "reden=gedrag"}
    assert (
        bijgesteld(
            EIGEN,
            vrij(figuur(13, bron=V1, **deel)),
            vrij(figuur(14, bron=V2, **deel)),
            {"thuiszitters"},
        )
        == ()
    )
