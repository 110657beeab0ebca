"""The slides: the words of the page, native charts of protected values, and no moment in the file."""

from __future__ import annotations

import io
import re
import zipfile
from math import ceil, floor

import openpyxl
import pytest
from pptx import Presentation
from pptx.util import Cm

from indicators.zinnen import peil
from pages.gemeentebeeld import picture as whole_page
from reports.csvblad import afgerond
from reports.gemeentebeeld.row import ordinary
from reports.pakket.dia_grafiek import GEWOON, HOOGSTE, LAAGSTE
from reports.pakket.gemeentedias import diatitel, gemeente_pptx
from reports.pakket.keuze import VORMEN
from tests.pages.fakes import voorbeeld
from tests.reports.pakketproef import getallen, plat, stuk, waarden

GEMEENTEN = ("VB01", "VB02", "VB07")


@pytest.fixture(autouse=True)
def _zonder_duiding(tmp_path, monkeypatch):
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))


@pytest.fixture(scope="module")
def gemaakt() -> dict[str, bytes]:
    return {code: gemeente_pptx(stuk(voorbeeld(), code)) for code in GEMEENTEN}


def dias(inhoud: bytes):
    return list(Presentation(io.BytesIO(inhoud)).slides)


def woorden(slide) -> str:
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
        if shape.has_chart:
            series = [one for plot in shape.chart.plots for one in plot.series]
            found += [t.text for one in series for t in one._element.iter(f"{A}t")]
            found += list(shape.chart.plots[0].categories)
    return "\n".join(found)


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_wide_slides_each_with_a_title_and_the_mark_and_words_for_each_chart(gemaakt, gemeente):
    deck = Presentation(io.BytesIO(gemaakt[gemeente]))
    assert (deck.slide_width, deck.slide_height) == (Cm(33.867), Cm(19.05))
    assert deck.core_properties.language == "nl-NL"
    assert deck.core_properties.title == f"{stuk(voorbeeld(), gemeente).titel}, 2e kwartaal 2025"
    assert len(deck.slides) >= 7
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    for slide in deck.slides:
        assert VORMEN["overleg"].merk in woorden(slide)
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert len(shape._element.nvGraphicFramePr.cNvPr.get("descr")) > 20


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_every_number_on_the_slides_stands_on_the_page(gemaakt, gemeente):
    own = stuk(voorbeeld(), gemeente)
    page = plat(whole_page(own.plaats))
    axes = " ".join(m.periode.kort() for row in own.rijen for m in row.feiten.axis)
    values = " ".join(m.figuur.tekst for row in own.rijen for m in row.feiten.axis if m.figuur)
    slides = dias(gemaakt[gemeente])
    numbers = {*getallen(page), *getallen(axes), *getallen(values), *getallen(own.meer)}
    numbers |= {*getallen("25 september 2025"), *(str(n) for n in range(1, len(slides) + 1))}
    found = [one for slide in slides for one in getallen(woorden(slide))]
    assert len(found) >= 100
    assert sorted(set(found) - numbers) == []


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_the_sheet_of_a_chart_holds_what_each_figure_can_be_and_nothing_else(gemaakt, gemeente):
    own = stuk(voorbeeld(), gemeente)
    per_title = {diatitel(row.feiten): row.feiten for row in own.rijen}
    seen = 0
    for slide in dias(gemaakt[gemeente]):
        charts = [shape.chart for shape in slide.shapes if shape.has_chart]
        for chart in charts:
            facts = per_title[slide.shapes.title.text_frame.text]
            blob = chart.part.chart_workbook.xlsx_part.blob
            rows = list(openpyxl.load_workbook(io.BytesIO(blob)).active.values)
            names = rows[0][1:]
            assert set(names) <= {HOOGSTE, LAAGSTE, facts.indicator.korte_titel, *GEWOON}
            band = ordinary(facts)
            assert (GEWOON[0] in names) == (band is not None)
            assert len(rows) == len(facts.axis) + 1
            for row, moment in zip(rows[1:], facts.axis, strict=True):
                figuur = moment.figuur
                shown = figuur is not None and figuur.status in ("getoond", "klein", "onvolledig")
                low = afgerond(facts.indicator, figuur.min) if shown else None
                high = afgerond(facts.indicator, figuur.max) if shown else None
                cells = [high if low != high else None, low] if HOOGSTE in names else [low]
                if band is not None:
                    since = moment.periode.eerste >= band.vanaf.eerste
                    cells += [ceil(band.onder), floor(band.boven)] if since else [None, None]
                assert list(row[1:]) == cells
                seen += low is not None
    assert seen >= 20


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_each_value_on_a_slide_is_that_of_the_csv_for_its_indicator_and_period(gemaakt, gemeente):
    own = stuk(voorbeeld(), gemeente)
    known = waarden(own)
    per_title = {diatitel(row.feiten): row.feiten for row in own.rijen if row.feiten}
    seen = 0
    for slide in dias(gemaakt[gemeente]):
        facts = per_title.get(slide.shapes.title.text_frame.text)
        for shape in slide.shapes:
            if shape.has_chart and facts is not None:
                for moment, words in zip(facts.axis, _labels(shape.chart), strict=True):
                    if moment.figuur is None:
                        assert words == "geen cijfer"
                        continue
                    when = peil(facts.indicator, moment.figuur).lang()
                    assert words == known[facts.indicator.titel, own.naam, when]
                    seen += 1
            if shape.has_table:
                seen += _table_is_that_of(shape.table, known, own.naam)
    assert seen >= 30


def _labels(chart):
    """What a chart says of each period: the label of its column, else the words at the axis."""
    at_axis = [str(one).partition("\n")[2] for one in chart.plots[0].categories]
    found = dict(enumerate(at_axis))
    for series in chart.plots[0].series:
        for label in series._element.iter(f"{C}dLbl"):
            place = int(label.find(f"{C}idx").get("val"))
            found[place] = "".join(t.text for t in label.iter(f"{A}t"))
    return found.values()


def _table_is_that_of(table, known, area) -> int:
    """Compare each row with the CSV; how many had a period."""
    seen = 0
    for row in list(table.rows)[1:]:
        title, now, when, *_ = (cell.text for cell in row.cells)
        for suffix in (", voorlopig cijfer", ", nader voorlopig cijfer"):
            when = when.removesuffix(suffix)
        if when:
            [value] = {v for (t, a, p), v in known.items() if (t, a, p) == (title, area, when)}
            assert now.removesuffix(" onvolledig") == value
            seen += 1
    return seen


@pytest.mark.alles
@pytest.mark.parametrize("gemeente", sorted(set(voorbeeld().gemeenten) - set(GEMEENTEN)))
def test_the_slides_of_the_other_municipalities_as_well(gemeente):
    made = {gemeente: gemeente_pptx(stuk(voorbeeld(), gemeente))}
    test_wide_slides_each_with_a_title_and_the_mark_and_words_for_each_chart(made, gemeente)
    test_every_number_on_the_slides_stands_on_the_page(made, gemeente)
    test_the_sheet_of_a_chart_holds_what_each_figure_can_be_and_nothing_else(made, gemeente)
    test_each_value_on_a_slide_is_that_of_the_csv_for_its_indicator_and_period(made, gemeente)
    test_ordinary_variation_is_two_lines_on_the_axes_of_the_columns(made, gemeente)


def test_the_same_figures_give_the_same_bytes_and_no_moment_is_in_them(gemaakt, monkeypatch):
    assert gemeente_pptx(stuk(voorbeeld(), "VB01")) == gemaakt["VB01"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    second = gemeente_pptx(stuk(voorbeeld(), "VB01"))
    assert second == gemeente_pptx(stuk(voorbeeld(), "VB01"))
    assert b"2025-11-24T16:00:00Z" in zipfile.ZipFile(io.BytesIO(second)).read("docProps/core.xml")


def test_nothing_in_the_file_leads_outside(gemaakt):
    with zipfile.ZipFile(io.BytesIO(gemaakt["VB01"])) as file:
        names = file.namelist()
        assert not any(one in name for name in names for one in ("vba", "thumbnail"))
        for name in (name for name in names if name.endswith(".rels")):
            assert not re.search(rb'TargetMode="External"', file.read(name))


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_ordinary_variation_is_two_lines_on_the_axes_of_the_columns(gemaakt, gemeente):
    own = stuk(voorbeeld(), gemeente)
    expected = sum(ordinary(row.feiten) is not None for row in own.rijen)
    found = 0
    for slide in dias(gemaakt[gemeente]):
        for chart in (shape.chart for shape in slide.shapes if shape.has_chart):
            if len(chart.plots) == 1:
                continue
            columns, lines = chart.plots
            assert [one.name for one in lines.series] == [*GEWOON]
            axes = [[a.get("val") for a in p._element.findall(f"{C}axId")] for p in chart.plots]
            assert axes[0] == axes[1]
            assert not {one.name for one in columns.series} & {*GEWOON}
            found += 1
    assert found == expected
