"""Bars of a breakdown: as long as the value, and never a length for what is hidden."""

import re

from reports.bars import balk, hoogste
from tests.pages.fakes import figuur, klein, zonder


def widths(svg: str) -> list[float]:
    return [float(one) for one in re.findall(r'<rect[^>]* width="([^"]*)"', svg)]


def test_a_bar_is_as_long_as_its_value() -> None:
    assert widths(balk(figuur(10), top=20, breedte=102)) == [50.0]
    assert widths(balk(figuur(20), top=20, breedte=102)) == [100.0]


def test_a_range_is_filled_up_to_what_it_is_at_least() -> None:
    assert widths(balk(figuur(10, 15), top=20, breedte=102)) == [50.0, 25.0]


def test_a_small_count_is_an_open_bar_from_one_to_four() -> None:
    svg = balk(klein(), top=20, breedte=102)
    assert widths(svg) == [15.0]
    assert 'x="6"' in svg
    assert 'fill="#FFFFFF"' in svg


def test_what_is_hidden_has_the_same_drawing_whatever_it_is() -> None:
    hidden = [zonder("afgeschermd"), zonder("afgeschermd", reden="anders"), zonder("te klein")]
    assert len({balk(one, top=20) for one in hidden}) == 1
    assert widths(balk(hidden[0], top=20)) == []


def test_what_was_not_delivered_has_no_bar_and_counts_for_no_top() -> None:
    assert "<rect" not in balk(zonder("niet geleverd"), top=20)
    assert hoogste([zonder("niet geleverd"), figuur(3, 7), figuur(5)]) == 7
    assert hoogste([]) == 0
