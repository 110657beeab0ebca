"""What there was at the begin of a period follows from what is shown, and from nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.duiding_balans import begin_van, bijgesteld
from indicators.model import Figure
from indicators.reeks import Band
from tests.pages.fakes import figuur, klein, zonder


def test_the_begin_is_the_end_less_what_came_and_more_what_went() -> None:
    assert begin_van(figuur(14), figuur(8), figuur(5)) == Band(11, 11)


def test_of_ranges_it_is_all_that_it_can_be() -> None:
    assert begin_van(figuur(71, 77), figuur(57), klein()) == Band(15, 24)


def test_it_is_never_less_than_nobody() -> None:
    assert begin_van(klein(), figuur(5), figuur(3)) == Band(0, 2)


@pytest.mark.parametrize(
    "ander",
    [
        None,
        zonder("niet geleverd"),
        zonder("afgeschermd"),
        figuur(5, status="onvolledig"),
        figuur(5, bron="Leerplicht Duinveen, versie 2"),
        figuur(99),
    ],
    ids=["none", "not delivered", "hidden", "incomplete", "another delivery", "impossible"],
)
def test_what_does_not_follow_is_not_said(ander: Figure | None) -> None:
    assert begin_van(figuur(14), ander, figuur(5)) is None


SHOWN = st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
WIDE = st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))


@given(SHOWN, WIDE)
def test_the_true_begin_always_lies_in_it(waar: tuple[int, int, int], ruimte: tuple[int, int, int]) -> None:  # fmt: skip
    begin, erbij, extra = waar
    eraf = min(begin + erbij, extra)
    einde = begin + erbij - eraf
    drie = [figuur(max(0, n - r), n + r) for n, r in zip((einde, erbij, eraf), ruimte, strict=True)]
    gevonden = begin_van(*drie)
    assert gevonden is not None
    assert gevonden.min <= begin <= gevonden.max


@pytest.mark.parametrize(
    ("begin", "einde", "anders"),
    [
        (Band(14, 14), figuur(14), False),
        (Band(14, 14), figuur(12), True),
        (Band(75, 87), figuur(74, 83), False),
        (Band(75, 87), figuur(60, 74), True),
        (Band(14, 14), zonder("niet geleverd"), False),
        (Band(14, 14), figuur(12, status="onvolledig"), False),
        (None, figuur(12), False),
    ],
)
def test_bijgesteld_only_where_it_holds_for_every_value(
    begin: Band | None, einde: Figure, anders: bool
) -> None:
    assert bijgesteld(begin, einde) is anders
