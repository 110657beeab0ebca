"""A native chart of a course, so that it can be edited: of protected values only.

A column is as high as the value; a value that can be more has an open column up to what it can be
at most. What is not shown has no column: under its period stands why. Two thin lines say between
what the values lie when nothing changes.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Cm, Pt

from indicators.model import Indicator
from reports import shapes as s
from reports.csvblad import afgerond
from reports.eenheid import eenheid
from reports.pakket.dia import LETTER, LINKS, RUIMTE, alt_tekst, opmaak, rgb
from reports.svg import Gewoon, Moment, bounds

HOOGSTE, LAAGSTE = "Ten hoogste", "Ten minste"
GEWOON = ("Gewoon: vanaf", "Gewoon: tot en met")
"""The series of the two lines."""
_OPEN = "Gevulde kolom: ten minste zoveel. Open kolom: ten hoogste zoveel."
_LIJNEN = "Tussen de twee dunne lijnen ligt de gewone schommeling."
_WEINIG = 8
_HEEL = ("getoond", "klein")
_VAK = (LINKS - 0.4, 6.6, RUIMTE + 0.8, 10.7)
_STREPEN = 5
"""About so many lines stand behind the columns."""


def grafiek(
    slide: Any, one: Indicator, axis: Sequence[Moment], alt: str, gewoon: Gewoon | None = None
) -> str:
    """Put the course of an indicator on a slide.

    Args:
        slide: gets the chart.
        one: what the course is of.
        axis: the periods, oldest first.
        alt: what the chart says.
        gewoon: the band of ordinary variation.

    Returns:
        How its columns and lines are to be read; empty where they need no words.
    """
    data = CategoryChartData(number_format=_vorm(one))
    data.categories = [_naam(moment) for moment in axis]
    grenzen = [bounds(moment.figuur) for moment in axis]
    low = [afgerond(one, edge[0]) if edge else None for edge in grenzen]
    high = [afgerond(one, edge[1]) if edge else None for edge in grenzen]
    wider = [b if a != b else None for a, b in zip(low, high, strict=True)]
    some = any(value is not None for value in wider)
    if some:
        data.add_series(HOOGSTE, wider)
    data.add_series(LAAGSTE if some else one.korte_titel, low)
    edges = [*_band(one, axis, gewoon)]
    for name, values in zip(GEWOON, edges, strict=False):
        data.add_series(name, values)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *map(Cm, _VAK), data)
    alt_tekst(frame, alt)
    chart = frame.chart
    _als_lijnen(chart, len(edges))
    tops = (*high, *(value for edge in edges for value in edge))
    _assen(chart, one, max((value for value in tops if value is not None), default=0.0))
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, 60 if len(axis) > _WEINIG else 160
    chart.has_legend = chart.has_title = False
    first, last = plot.series[0], plot.series[len(plot.series) - 1]
    if some:
        _open(first)
    last.format.fill.solid()
    last.format.fill.fore_color.rgb = rgb(s.OWN)
    last.invert_if_negative = False
    for plek, moment in enumerate(axis):
        if moment.figuur is None or grenzen[plek] is None:
            continue
        series = first if some and wider[plek] is not None else last
        _label(series.points[plek], moment.figuur.tekst, vet=plek == len(axis) - 1)
    return " ".join((_OPEN,) * some + (_LIJNEN,) * bool(edges))


def _band(
    one: Indicator, axis: Sequence[Moment], gewoon: Gewoon | None
) -> Iterator[list[float | None]]:
    """The lowest and the highest ordinary value, from the period on for which it holds.

    Of a count the whole numbers within it, as the sentences name them.
    """
    if gewoon is None:
        return
    low, high = gewoon.onder, gewoon.boven
    if one.vorm == "aantal":
        low, high = math.ceil(low), math.floor(high)
    for edge in (low, high):
        value = afgerond(one, edge)
        yield [value if m.periode.eerste >= gewoon.vanaf.eerste else None for m in axis]


def _als_lijnen(chart: Any, aantal: int) -> None:
    """Make lines of the last so many series: python-pptx has no chart of columns and lines."""
    bars = chart.plots[0]._element
    moved = bars.findall(qn("c:ser"))[-aantal:] if aantal else []
    if not moved:
        return
    lines = OxmlElement("c:lineChart")
    bars.addnext(lines)
    _bij(lines, "c:grouping", "standard")
    _bij(lines, "c:varyColors", "0")
    for one in moved:
        for only_of_columns in one.findall(qn("c:invertIfNegative")):
            one.remove(only_of_columns)
        lines.append(one)
        _bij(one, "c:smooth", "0")
    _bij(lines, "c:marker", "1")
    for axis in bars.findall(qn("c:axId")):
        _bij(lines, "c:axId", axis.get("val"))
    for series in chart.plots[1].series:
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.color.rgb = rgb(s.OTHER)
        series.format.line.width = Pt(1.25)
        series.format.line.dash_style = MSO_LINE.SQUARE_DOT


def _bij(parent: Any, name: str, value: str) -> None:
    """Add an element that is only a value."""
    one = OxmlElement(name)
    one.set("val", value)
    parent.append(one)


def _assen(chart: Any, one: Indicator, top: float) -> None:
    chart.font.size, chart.font.name = Pt(12), LETTER
    chart.font.color.rgb = rgb(s.GREY)
    value, category = chart.value_axis, chart.category_axis
    step = _stap(top, 1.0 if one.vorm == "aantal" else 0.1)
    value.minimum_scale, value.major_unit = 0, step
    value.major_gridlines.format.line.color.rgb = rgb(s.RULE)
    value.format.line.fill.background()
    value.major_tick_mark = category.major_tick_mark = XL_TICK_MARK.NONE
    form = _vorm(one)
    value.tick_labels.number_format = form.replace("0.0", "0") if step >= 1 else form
    value.tick_labels.number_format_is_linked = False
    category.format.line.color.rgb = rgb(s.MUTED)
    category.tick_labels.font.size = Pt(11)


def _stap(top: float, least: float) -> float:
    """The first of 1, 2, 5, 10, 20 ... with which so high an axis has few enough lines."""
    step = least
    while step * _STREPEN < top:
        first = step / 10 ** math.floor(math.log10(step) + 1e-9)
        step *= 2.5 if round(first) == 2 else 2
    return round(step, 1)


def _open(series: Any) -> None:
    """A column that is only an edge: what it can be, and not what it is."""
    series.format.fill.background()
    series.format.line.color.rgb = rgb(s.OWN)
    series.format.line.width = Pt(1.25)
    series.format.line.dash_style = MSO_LINE.DASH
    series.invert_if_negative = False


def _label(point: Any, words: str, *, vet: bool) -> None:
    label = point.data_label
    label.has_text_frame = True
    label.text_frame.text = words
    label.position = XL_LABEL_POSITION.OUTSIDE_END
    opmaak(label.text_frame.paragraphs[0].runs[0].font, 12, vet=vet, kleur=s.OWN)
    label._dLbl.find(qn("c:tx")).addnext(_wit())


def _wit() -> Any:
    """A white ground, so that a line does not go through the words."""
    ground, fill, colour = map(OxmlElement, ("c:spPr", "a:solidFill", "a:srgbClr"))
    colour.set("val", s.PAPER.lstrip("#"))
    fill.append(colour)
    ground.append(fill)
    return ground


def _naam(moment: Moment) -> str:
    """The period in short, and why there is no value where there is none."""
    name, figuur = moment.periode.kort(), moment.figuur
    if figuur is None:
        return f"{name}\ngeen cijfer"
    if bounds(figuur) is None:
        return f"{name}\n{figuur.tekst}"
    return name if figuur.status in _HEEL else f"{name}\n{figuur.status}"


def _vorm(one: Indicator) -> str:
    """How a spreadsheet writes the values."""
    plain = "#,##0" if one.vorm == "aantal" else "#,##0.0"
    return {"%": '0.0"%"', " wk": '0.0" wk"'}.get(eenheid(one).achter, plain)
