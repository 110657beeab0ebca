"""What is hidden is never drawn as a point, and a range is as wide as it is."""

import re
from xml.etree import ElementTree as ET

import pytest

from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.model import Figure
from reports.eenheid import PROCENT, WEKEN, round_top
from reports.strip import strook
from reports.svg import Gewoon, Moment, Nadruk, mini, verloop
from tests.pages.fakes import figuur, indicator, klein, zonder

SVG = "{http://www.w3.org/2000/svg}"
THUISZITTERS = indicator()


def moments(*figuren: object) -> list[Moment]:
    periode, result = Periode.van_code("2023-K1"), []
    for one in figuren:
        result.append(Moment(periode, one))
        periode = periode.volgende()
    return result


def draw(*figuren: object) -> str:
    return verloop(moments(*figuren), titel="Thuiszitters in Duinveen")


def shapes(svg: str, kind: str) -> list[ET.Element]:
    return list(ET.fromstring(svg).iter(kind))


def test_small_count_is_an_open_bar_and_no_point() -> None:
    svg = draw(figuur(8), klein(), figuur(9))
    (bar,) = shapes(svg, "rect")
    assert bar.get("fill") == "#FFFFFF"
    # the two known values stand alone: nothing joins them over the hidden one
    assert not shapes(svg, "polyline")


def test_small_count_alone_has_no_dot_at_all() -> None:
    svg = draw(klein(), klein())
    assert not shapes(svg, "circle")
    assert "&lt;5" in svg


def test_missing_is_a_gap_with_a_cross_not_zero() -> None:
    svg = draw(figuur(8), zonder("niet geleverd"), figuur(9), figuur(10))
    (course,) = shapes(svg, "polyline")
    assert len((course.get("points") or "").split()) == 2


def test_hidden_share_is_a_dotted_line_over_the_whole_height() -> None:
    svg = verloop(
        moments(figuur(60.0), zonder("te klein"), figuur(62.0)), titel="Aandeel", eenheid=PROCENT
    )
    assert len(re.findall(r'stroke-dasharray="1.6 3"', svg)) == 1


def test_range_is_a_band_as_wide_as_the_range() -> None:
    svg = draw(figuur(20, 24), figuur(22, 25))
    (band,) = shapes(svg, "polygon")
    ys = [float(pair.split(",")[1]) for pair in (band.get("points") or "").split()]
    assert ys[0] < ys[3]
    assert ys[1] < ys[2]
    assert not shapes(svg, "circle")


def test_break_in_the_series_is_not_joined() -> None:
    svg = draw(figuur(8), figuur(9), figuur(12, breuk="andere bron"), figuur(13))
    assert len(shapes(svg, "polyline")) == 2
    assert "breuk" in svg


def test_incomplete_is_not_joined_to_what_is_whole() -> None:
    part = figuur(3, status="onvolledig")
    svg = draw(figuur(8), figuur(9), part, figuur(9), figuur(8))
    assert len(shapes(svg, "polyline")) == 2
    hollow = [dot for dot in shapes(svg, "circle") if dot.get("fill") == "#FFFFFF"]
    assert len(hollow) == 1
    (course,) = shapes(draw(part, part), "polyline")
    assert course.get("stroke-dasharray")


def test_year_earlier_has_an_open_dot() -> None:
    series = moments(*[figuur(n) for n in (8, 9, 10, 11, 12)])
    svg = verloop(series, titel="x", nadruk=Nadruk(series[0].periode))
    assert [dot.get("r") for dot in shapes(svg, "circle")] == ["3.4", "4.4"]


@pytest.mark.parametrize("status", ["niet geleverd", "niet bekend", "afgeschermd", "te klein"])
def test_mini_of_nothing_shown_is_empty(status: str) -> None:
    assert mini(moments(zonder(status), zonder(status))) == ""


def test_mini_has_a_dot_only_on_an_exact_newest_value() -> None:
    assert shapes(mini(moments(figuur(4), figuur(7))), "circle")
    assert not shapes(mini(moments(figuur(7), figuur(5, 8))), "circle")
    assert not shapes(mini(moments(figuur(7), figuur(8), klein())), "circle")


def test_texts_are_escaped() -> None:
    svg = verloop(moments(figuur(8)), titel='<b>"x"</b>')
    assert "<b>" not in svg
    other = figuur(8, per1000_min=1.0, per1000_max=1.0)
    strip = strook(THUISZITTERS, None, anderen=[("<i>", other)], merken=[("<u>", other)], titel="t")
    assert "<i>" not in strip
    assert "<u>" not in strip


def rate(low: float, high: float | None = None, **more: object) -> Figure:
    high = low if high is None else high
    return figuur(low * 5, high * 5, per1000_min=low, per1000_max=high, **more)


def test_strip_draws_a_hidden_own_value_as_an_open_bar() -> None:
    own = klein(per1000_min=0.5, per1000_max=1.9)
    svg = strook(THUISZITTERS, own, anderen=[("Kogermeer", rate(1.4))], merken=[], titel="t")
    assert len(shapes(svg, "circle")) == 1
    assert any(bar.get("fill") == "#FFFFFF" for bar in shapes(svg, "rect"))
    assert "0,5–1,9" in svg


@pytest.mark.parametrize(
    ("own", "words"),
    [
        (None, "niet geleverd"),
        (zonder("niet geleverd"), "niet geleverd"),
        (zonder("niet bekend"), "niet bekend"),
        (zonder("afgeschermd"), "niet te tonen"),
        (zonder("te klein"), "niet te tonen"),
        (klein(), "niet te tonen"),
        (figuur(43, status="onvolledig"), "onvolledig"),
        (figuur(14), "niet te vergelijken"),
    ],
)
def test_strip_without_own_value_says_why(own: Figure | None, words: str) -> None:
    svg = strook(THUISZITTERS, own, anderen=[("", rate(1.4))], merken=[], titel="t")
    assert f"eigen cijfer {words}<" in svg
    assert "<title" not in svg


def test_strip_of_nothing_is_nothing() -> None:
    assert (
        strook(THUISZITTERS, None, anderen=[("A", zonder("niet geleverd"))], merken=[], titel="t")
        == ""
    )


def test_strip_shows_the_spread_of_an_exact_value() -> None:
    own = rate(1.7, onder95=8.0, boven95=24.0, noemer_min=8412.0, noemer_max=8412.0)
    svg = strook(THUISZITTERS, own, anderen=[], merken=[("regio", rate(1.8, 2.0))], titel="t")
    assert any(bar.get("fill") == "#C9DCEC" for bar in shapes(svg, "rect"))
    # the region is a range: a bar, not a line at its middle
    assert any(bar.get("fill-opacity") for bar in shapes(svg, "rect"))


@pytest.mark.parametrize(("highest", "top"), [(0, 1), (3.9, 4), (4, 5), (14, 15), (97, 100)])
def test_round_top(highest: float, top: float) -> None:
    assert round_top(highest) == top


def test_the_band_of_ordinary_variation_lies_behind_the_line_from_its_first_period() -> None:
    series = moments(*[figuur(n) for n in (8, 9, 10, 11, 12)])
    gewoon = Gewoon(series[2].periode, 5.0, 15.0)
    svg = verloop(series, titel="x", nadruk=Nadruk(gewoon=gewoon))
    (band,) = shapes(svg, "rect")
    (line,) = shapes(svg, "polyline")
    points = [pair.split(",") for pair in (line.get("points") or "").split()]
    assert band.get("x") == points[2][0]
    top, height = float(band.get("y") or 0), float(band.get("height") or 0)
    assert all(top < float(y) < top + height for _, y in points)
    assert svg.index("<rect") < svg.index("<polyline")


def test_a_duration_is_in_days_and_its_axis_in_whole_weeks() -> None:
    svg = verloop(moments(figuur(70), figuur(91)), titel="x", eenheid=WEKEN)
    assert ">15 wk<" in svg


def test_a_rounded_share_has_the_words_of_the_figure_in_the_strip() -> None:
    """It can be 37.5 to 42.5, and is written as 40% everywhere."""
    procent = indicatoren()["thuiszitters_aanbod_3m"]
    rond = figuur(37.5, 42.5, tekst="40%")
    ander = figuur(47.5, 52.5, tekst="50%")
    svg = strook(procent, rond, anderen=[("Kogermeer", ander)], merken=[], titel="t")
    assert ">40%<" in svg
    assert "Kogermeer: 50%" in svg
    assert "37,5" not in svg


def test_two_breaks_side_by_side_have_one_word() -> None:
    def broken(*places: int) -> str:
        rij = [figuur(8 + n, breuk="andere bron" if n in places else "") for n in range(16)]
        return draw(*rij)

    assert broken(8, 9).count(">breuk<") == 1
    assert broken(2, 12).count(">breuk<") == 2
