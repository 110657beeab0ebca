"""What readers would see change, as HTML: counts, what is chosen differently, a list of figures."""

from __future__ import annotations

from collections.abc import Sequence

from datasets.notatie import getal
from datasets.periodes import Periode
from loaders.inrichting_gevolg import Cijferverschil, Gevolg, per_indicator
from pages.shared.markup import heading_row, scrolls, tag, wrap

MOST_ROWS = 40
_SIGNS = {"nieuw": "+ erbij", "gewijzigd": "≠ anders", "vervallen": "− weg"}


def effect(gevolg: Gevolg) -> str:
    """All of it under each other."""
    html = _list(gevolg.zinnen)
    html += tag("h3", "Wat lezers gaan zien", class_="mon-deel")
    html += tag("p", gevolg.samenvatting(), class_="mon-som-regel")
    if gevolg.oordelen:
        html += tag("h3", "Oordelen over het verloop die anders worden", class_="mon-deel")
        html += _list(gevolg.oordelen)
    if gevolg.cijfers:
        html += _counts(gevolg) + _figures(gevolg.cijfers)
    return html


def _list(sentences: Sequence[str]) -> str:
    return wrap("ul", "".join(tag("li", one) for one in sentences), class_="mon-lijst")


def _counts(gevolg: Gevolg) -> str:
    """Per indicator how many figures do what."""
    rows = "".join(
        tag("dt", title) + tag("dd", words)
        for title, words in per_indicator(gevolg.cijfers).items()
    )
    return wrap("dl", rows, class_="mon-in-telling")


def _figures(figures: Sequence[Cijferverschil]) -> str:
    """The figures themselves, what they are and what they become."""
    words = ("Cijfer", "Gebied", "Periode", "Nu", "Wordt", "")
    body = "".join(_row(one) for one in figures[:MOST_ROWS])
    left = len(figures) - MOST_ROWS
    more = tag("p", f"En nog {getal(left)}.", class_="mon-bij") if left > 0 else ""
    table = wrap("table", heading_row(*words) + wrap("tbody", body), class_="mon-in-tabel")
    summary = tag("summary", "Bekijk de cijfers een voor een")
    scroll = scrolls(table, "Cijfers die veranderen")
    return wrap("details", summary + scroll + more, class_="mon-in-cijfers")


def _row(one: Cijferverschil) -> str:
    part = one.uitsplitsing.partition("=")[2].replace("|", ", ")
    title = f"{one.titel}, {part}" if part else one.titel
    return wrap(
        "tr",
        tag("th", title, scope="row")
        + tag("td", one.gebied)
        + tag("td", Periode.van_code(one.periode).kort())
        + wrap("td", tag("del", one.was) if one.was else "–")
        + wrap("td", tag("b", one.wordt) if one.wordt else "–")
        + tag("td", _SIGNS[one.soort]),
    )
