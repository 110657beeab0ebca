"""A native chart of a course, so that it can be edited: of protected values only.

A column is as high as the value; a value that can be more has an open column up to what it can be
at most. What is not shown has no column: under its period stands why.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.util import Cm, Pt

from indicators.model import Indicator
from reports import shapes as s
from reports.csvblad import afgerond
from reports.eenheid import eenheid
from reports.pakket.dia import LETTER, LINKS, RUIMTE, alt_tekst, opmaak, rgb
from reports.svg import Moment, bounds

HOOGSTE, LAAGSTE = "Ten hoogste", "Ten minste"
_WEINIG = 8
_HEEL = ("getoond", "klein")
_VAK = (LINKS - 0.4, 6.6, RUIMTE + 0.8, 10.7)


def grafiek(slide: Any, one: Indicator, axis: Sequence[Moment], alt: str) -> bool:
    """Put the course of an indicator on a slide; says whether it has open columns."""
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
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *map(Cm, _VAK), data)
    alt_tekst(frame, alt)
    chart = frame.chart
    _assen(chart, one)
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
    return some


def _assen(chart: Any, one: Indicator) -> None:
    chart.font.size, chart.font.name = Pt(12), LETTER
    chart.font.color.rgb = rgb(s.GREY)
    value, category = chart.value_axis, chart.category_axis
    value.minimum_scale = 0
    value.major_gridlines.format.line.color.rgb = rgb(s.RULE)
    value.format.line.fill.background()
    value.major_tick_mark = category.major_tick_mark = XL_TICK_MARK.NONE
    value.tick_labels.number_format = _vorm(one).replace("0.0", "0")
    value.tick_labels.number_format_is_linked = False
    category.format.line.color.rgb = rgb(s.MUTED)
    category.tick_labels.font.size = Pt(11)


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
    return {"%": '0.0"%"', " wk": '0" wk"'}.get(eenheid(one).achter, "General")
