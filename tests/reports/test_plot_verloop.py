"""The grammar of a course: what is hidden is no point, what is missing is no nought."""

from __future__ import annotations

import json
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.duiding import Koers, koers
from indicators.model import Figure, Indicator
from indicators.reeks import Band
from reports import plot
from reports.grafiek import Grafiek
from reports.grafiek_svg import Bijschrift, svg
from reports.plot_breuk import breuken
from reports.plot_reeks import Norm, Reeks, Verloop
from reports.plot_verloop import verloop
from tests.pages.fakes import beeld_van, figuur, indicator, klein, zonder

THUISZITTERS = indicator()
BIJ = Bijschrift("Titel", "Onder", ("Noot.",), "Bron: proef.")


def perioden(aantal: int) -> tuple[Periode, ...]:
    rij = [Periode.van_code("2022-K1")]
    while len(rij) < aantal:
        rij.append(rij[-1].volgende())
    return tuple(rij)


def reeks(*figuren: Figure | None, naam: str = "Duinveen") -> Reeks:
    rij = zip(perioden(len(figuren)), figuren, strict=True)
    return Reeks(naam, {p.code: f for p, f in rij if f is not None})


def bron(*figuren: Figure | None, one: Indicator = THUISZITTERS, **meer: Any) -> Verloop:
    return Verloop(one, perioden(len(figuren)), reeks(*figuren), **meer)


def grafiek(*figuren: Figure | None, **meer: Any) -> Grafiek:
    return verloop(bron(*figuren, **meer))


def sporen(getekend: Grafiek, soort: str = "scatter", mode: str = "") -> list[dict[str, Any]]:
    alle = plot.figuur(getekend)["data"]
    return [s for s in alle if s["type"] == soort and mode in s.get("mode", mode)]


def punten(getekend: Grafiek) -> set[tuple[float, float]]:
    """Every vertex of a line and every dot."""
    return {
        (x, y)
        for s in sporen(getekend)
        for x, y in zip(s["x"], s["y"], strict=True)
        if x is not None and y is not None
    }


def woorden(getekend: Grafiek) -> list[str]:
    return [a["text"] for a in plot.figuur(getekend)["layout"]["annotations"]]


def test_a_small_count_is_an_open_bar_from_1_to_4_and_no_point() -> None:
    getekend = grafiek(figuur(8), klein(), figuur(9))
    (staaf,) = sporen(getekend, "bar")
    assert (staaf["x"], staaf["base"], staaf["y"]) == ([1.0], [1.0], [3.0])
    assert staaf["marker"]["color"].startswith("rgba(255,255,255")
    assert punten(getekend) == {(0.0, 8.0), (2.0, 9.0)}


def test_no_line_runs_over_a_small_count() -> None:
    getekend = grafiek(figuur(8), klein(), figuur(9))
    assert not sporen(getekend, mode="lines")


def test_a_range_is_a_filled_bar_as_wide_as_the_range() -> None:
    (staaf,) = sporen(grafiek(figuur(8), figuur(22, 25)), "bar")
    assert (staaf["base"], staaf["y"]) == ([22.0], [3.0])
    assert not staaf["marker"]["color"].startswith("rgba(255")


def test_what_is_missing_is_a_gap_with_a_word() -> None:
    getekend = grafiek(figuur(8), figuur(7), zonder("niet geleverd"), figuur(9), figuur(10))
    assert {x for x, _ in punten(getekend)} == {0.0, 1.0, 3.0, 4.0}
    assert [s["x"] for s in sporen(getekend, mode="lines")] == [[0.0, 1.0], [3.0, 4.0]]
    assert "n.b." in woorden(getekend)


def test_a_hole_in_the_series_is_missing_as_well() -> None:
    assert "n.b." in woorden(grafiek(figuur(8), None, figuur(9)))


def test_what_is_hidden_is_a_dotted_line_over_the_whole_height() -> None:
    for status in ("te klein", "afgeschermd"):
        getekend = grafiek(figuur(8), zonder(status), figuur(9))
        vormen = plot.figuur(getekend)["layout"]["shapes"]
        (streep,) = [v for v in vormen if v["type"] == "line"]
        assert streep["x0"] == streep["x1"] == 1
        assert 1.0 not in {x for x, _ in punten(getekend)}
        assert "n.b." not in woorden(getekend)


def test_a_provisional_figure_hangs_on_a_dashed_line() -> None:
    getekend = grafiek(figuur(8), figuur(9), figuur(10, stand="voorlopig"))
    vast, voorlopig = sporen(getekend, mode="lines")
    assert (vast["x"], vast["line"]["dash"]) == ([0.0, 1.0], "solid")
    assert (voorlopig["x"], voorlopig["line"]["dash"]) == ([1.0, 2.0], "5px,4px")


def test_a_break_begins_a_new_line_and_is_told() -> None:
    gebroken = bron(figuur(8), figuur(9), figuur(10, breuk="Andere bron."), figuur(11))
    getekend = verloop(gebroken)
    assert [s["x"] for s in sporen(getekend, mode="lines")] == [[0.0, 1.0], [2.0, 3.0]]
    assert "breuk" in woorden(getekend)
    assert [(p.code, reden) for p, reden in breuken(gebroken)] == [("2022-K3", "Andere bron.")]


def test_what_is_incomplete_is_hollow_and_joined_to_nothing() -> None:
    getekend = grafiek(figuur(8), figuur(9), figuur(5, status="onvolledig", reden="1 mist."))
    hol = [s for s in sporen(getekend, mode="markers") if s["marker"]["color"] == "#FFFFFF"]
    assert [s["x"] for s in hol] == [[2.0]]
    assert [s["x"] for s in sporen(getekend, mode="lines")] == [[0.0, 1.0]]


def met_koers(waarden: list[float]) -> Verloop:
    rij = perioden(len(waarden))
    figuren = [figuur(w, periode=p.code) for w, p in zip(waarden, rij, strict=True)]
    beeld = beeld_van(*figuren)
    gang: Koers = koers(beeld.vrijgave, beeld.regio, THUISZITTERS, "VB01", rij[-1].code)
    return bron(*figuren, koers=gang)


def test_what_stands_out_has_a_shape_and_a_word() -> None:
    getekend = verloop(met_koers([20, 21, 19, 20, 22, 20, 19, 21, 20, 21, 19, 20, 60]))
    (merk,) = [s for s in sporen(getekend) if s.get("marker", {}).get("symbol") == "triangle-up"]
    assert merk["x"] == [12.0]
    assert "opvallend hoog" in merk["customdata"][0]


def test_the_ordinary_band_stands_behind_with_its_name() -> None:
    getekend = verloop(met_koers([20, 21, 19, 20, 22, 20, 19, 21, 20, 21, 19, 20, 21]))
    (vlak,) = [v for v in plot.figuur(getekend)["layout"]["shapes"] if v["type"] == "path"]
    assert vlak["layer"] == "below"
    assert "gewone schommeling" in woorden(getekend)


def test_too_few_points_have_no_band() -> None:
    getekend = verloop(met_koers([20, 21, 19, 20]))
    assert not plot.figuur(getekend)["layout"]["shapes"]
    assert "gewone schommeling" not in woorden(getekend)


def test_a_benchmark_that_is_a_range_has_no_middle() -> None:
    norm = Norm("Rest van de regio", {p.code: Band(1.5, 1.9) for p in perioden(2)})
    getekend = grafiek(figuur(8), figuur(9), norm=norm)
    hoogtes = {y for s in sporen(getekend) if s["name"] == norm.naam for y in s["y"]}
    assert hoogtes == {1.5, 1.9}


def test_per_1000_follows_the_denominator_and_writes_no_rate_of_a_small_count() -> None:
    noemer = {"noemer_min": 2000.0, "noemer_max": 2000.0}
    tien = figuur(10, per1000_min=5.0, per1000_max=5.0, **noemer)
    getekend = grafiek(tien, klein(**noemer), per_1000=True)
    (staaf,) = sporen(getekend, "bar")
    assert (staaf["base"], staaf["y"]) == ([0.5], [1.5])
    assert all("<5" in tekst.replace("&lt;", "<") for tekst in staaf["customdata"])
    assert not re.search(r"0,5|2,0", " ".join(staaf["customdata"]))


def test_a_duration_is_in_weeks_and_begins_at_nought() -> None:
    duur = indicatoren()["thuiszitters_duur"]
    weken = grafiek(figuur(84.0, tekst="12 weken"), one=duur)
    assert punten(weken) == {(0.0, 12.0)}
    assert weken.panelen[0].y.laag == 0


def test_a_share_far_from_nought_says_where_its_axis_begins() -> None:
    aandeel = indicatoren()["jeugdhulpgebruik"]
    getekend = grafiek(figuur(12.0), figuur(12.5), one=aandeel)
    assert getekend.panelen[0].y.laag > 0
    assert any("De as begint bij" in tekst for tekst in woorden(getekend))


STATUS = st.sampled_from(
    ["getoond", "bereik", "klein", "te klein", "afgeschermd", "niet geleverd", "onvolledig", "gat"]
)


def van_status(status: str, waarde: int) -> Figure | None:
    if status == "gat":
        return None
    if status == "getoond":
        return figuur(waarde)
    if status == "bereik":
        return figuur(waarde, waarde + 3)
    if status == "klein":
        return klein()
    if status == "onvolledig":
        return figuur(waarde, status="onvolledig")
    return zonder(status)


@settings(max_examples=30)
@given(st.lists(st.tuples(STATUS, st.integers(100, 999)), min_size=1, max_size=16))
def test_only_what_may_be_seen_has_a_place(rij: list[tuple[str, int]]) -> None:
    """A dot only for one known value; a bar exactly as wide as what it can be; else nothing."""
    figuren = [van_status(status, waarde) for status, waarde in rij]
    getekend = grafiek(*figuren)
    stippen = {x for s in sporen(getekend, mode="markers") for x in s["x"]}
    lijnen = {x for s in sporen(getekend, mode="lines") for x in s["x"]}
    staven = {
        x: (laag, laag + lengte)
        for s in sporen(getekend, "bar")
        for x, laag, lengte in zip(s["x"], s["base"], s["y"], strict=True)
    }
    for nr, (status, waarde) in enumerate(rij):
        assert (nr in stippen) == (status in ("getoond", "onvolledig"))
        assert nr not in lijnen or status == "getoond"
        verwacht = {"klein": (1.0, 4.0), "bereik": (float(waarde), waarde + 3.0)}.get(status)
        assert staven.get(float(nr)) == verwacht
        if status in ("klein", "te klein", "afgeschermd", "niet geleverd", "gat"):
            alles = json.dumps(plot.figuur(getekend)) + svg(getekend, BIJ)
            gelijk = any(w == waarde for s, w in rij if s not in ("klein", "te klein"))
            assert gelijk or f"{waarde}.0" not in alles


def test_the_template_is_dutch_and_still() -> None:
    layout = plot.SJABLOON["layout"]
    assert layout["separators"] == ",."
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"]
    assert layout["yaxis"]["fixedrange"]
    assert plot.CONFIG["displayModeBar"] is False


def test_words_of_others_are_escaped_on_screen_and_in_the_file() -> None:
    kwaad = Reeks("<script>x</script>", {"2022-K1": figuur(8)})
    getekend = verloop(Verloop(THUISZITTERS, perioden(1), kwaad))
    assert "<script>" not in json.dumps(plot.figuur(getekend))
    assert "<script>" not in svg(getekend, BIJ)


def test_the_file_says_title_source_marks_and_what_it_shows() -> None:
    getekend = grafiek(figuur(8), klein())
    tekst = svg(getekend, BIJ)
    for woord in ("Titel", "Onder", "Noot.", "Bron: proef."):
        assert woord in tekst
    assert 'lang="nl"' in tekst
    assert "<script" not in tekst
    assert "http" not in tekst.replace("http://www.w3.org/2000/svg", "")
