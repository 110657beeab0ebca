"""A drawing that travels says what it is, where it comes from and what its marks mean."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.periodes import Periode
from reports import tekens
from reports.bars import balk
from reports.strip import strook
from reports.svg import Moment, verloop
from reports.svgblad import Blad, GeenTekening, svg_blad
from tests.pages.fakes import figuur, indicator, klein

SVG = "{http://www.w3.org/2000/svg}"
NOW = figuur(
    9.0,
    bron="Leerplicht Duinveen, 2e kwartaal 2025, versie 1, ontvangen 7 augustus 2025",
    toelichting="In dit kwartaal valt de zomervakantie",
)


def drawing() -> str:
    first = Periode.van_code("2025-K1")
    moments = [Moment(first, klein()), Moment(first.volgende(), NOW)]
    return verloop(moments, titel="Thuiszitters in Duinveen & omstreken")


def sheet(**more: object) -> Blad:
    facts: dict[str, object] = {
        "titel": "Thuiszitters in Duinveen",
        "ondertitel": "Per kwartaal",
        "bron": "Leerplichtadministratie",
        "regio": "Duin en Dijk",
        "stand": date(2025, 8, 12),
        "profiel": "vanaf 5",
        "figuren": (NOW,),
        "tekens": tekens.VERLOOP,
    }
    return Blad(**(facts | more))  # type: ignore[arg-type]


def words(svg: str) -> str:
    return " ".join("".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text"))


def test_the_file_says_what_it_is_where_it_comes_from_and_what_the_marks_mean() -> None:
    said = words(svg_blad(drawing(), sheet()))
    for part in (
        "Thuiszitters in Duinveen",
        "Per kwartaal",
        "Leerplichtadministratie (Leerplicht Duinveen, 2e kwartaal 2025, versie 1",
        "Stand 12 augustus 2025. Regio Duin en Dijk.",
        "weergave vanaf 5",
        "In dit kwartaal valt de zomervakantie.",
        "klein aantal, zoals <5",
        "gewone schommeling",
    ):
        assert part in said


def test_the_story_behind_a_figure_stands_under_the_drawing_in_lines_and_is_only_text() -> None:
    text = "Duiding bij Duinveen, 2e kwartaal 2025: <script>x</script> & “zo” " + "is het. " * 70
    svg = svg_blad(drawing(), sheet(duidingen=(text,)))
    assert "<script>" not in svg
    assert " ".join(text.split()) in " ".join(words(svg).split())
    lines = ["".join(one.itertext()) for one in ET.fromstring(svg).iter(f"{SVG}text")]
    assert max(map(len, lines)) < 130
    root = ET.fromstring(svg)
    lowest = max(float(one.get("y", "0")) for one in root.findall(f"{SVG}text"))
    assert lowest < float(root.get("height", "0"))


def test_an_invented_region_says_so_and_a_real_one_does_not() -> None:
    assert "verzonnen" in words(svg_blad(drawing(), sheet(verzonnen=True)))
    assert "verzonnen" not in words(svg_blad(drawing(), sheet()))


@pytest.mark.parametrize(
    "shown",
    [
        drawing(),
        balk(figuur(4.0), top=8),
        strook(
            indicator(), figuur(9.0, per1000_min=1.1, per1000_max=1.1), anderen=[], merken=[], titel="x"
        ),
    ],
    ids=["verloop", "balk", "strook"],
)  # fmt: skip
def test_every_kind_of_drawing_keeps_its_shapes_and_nothing_lies_outside_the_sheet(
    shown: str,
) -> None:
    whole = ET.fromstring(svg_blad(shown, sheet()))
    (place,) = (one for one in whole.iter(f"{SVG}svg") if one is not whole)
    assert len(list(place.iter())) == len(list(ET.fromstring(shown).iter()))
    assert float(place.get("y", "0")) + float(place.get("height", "0")) < float(
        whole.get("height", "0")
    )
    assert all(float(one.get("y", "0")) <= float(whole.get("height", "0")) for one in whole)


def test_a_hidden_count_is_nowhere_in_the_file() -> None:
    hidden = svg_blad(drawing(), sheet(figuren=(klein(),)))
    assert "&lt;5" in hidden
    assert klein().min != klein().max


def test_many_deliveries_are_counted_and_not_listed() -> None:
    many = [figuur(9.0, bron=f"Leerplicht {n}, versie 1") for n in range(5)]
    assert "(5 leveringen)" in words(svg_blad(drawing(), sheet(figuren=many)))


@given(st.text(max_size=200))
def test_no_text_can_break_the_file_or_bring_an_element_in(text: str) -> None:
    clean = "".join(sign for sign in text if sign.isprintable())
    plain = ET.fromstring(svg_blad(drawing(), sheet(titel="x", bron="x")))
    other = ET.fromstring(svg_blad(drawing(), sheet(titel=clean, bron=clean)))
    kinds = {one.tag for one in plain.iter()}
    assert {one.tag for one in other.iter()} <= kinds


def test_what_is_no_drawing_of_ours_is_refused() -> None:
    with pytest.raises(GeenTekening, match="geen tekening"):
        svg_blad("<p>x</p>", sheet())
