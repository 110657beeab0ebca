"""Doelen en duiding: the agenda of the region with figures, targets and activities."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from datasets.reference.agenda import Agenda
from loaders.begin import vandaag
from pages.doelen import agenda, around, oogo, oogo_write, scales, write
from pages.doelen.figure import Place
from pages.shared import block, legend, reading, region, source, story, texts, viewer
from pages.shared.context_bar import choose, choose_region
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.oogo import mark
from reports import tekens

STYLES = Path(__file__).resolve().parent / "styles.css"
TITLE = "Doelen en duiding"


def render() -> None:
    """Show the page: one block of HTML, made once per version, period and day."""
    st.html(STYLES)
    beeld = region.load()
    own = beeld.regio.agenda
    if own is None or not beeld.perioden:
        # What was agreed on is there before the first figure is.
        choose_region(beeld.regio.naam)
        place = Place(beeld, None, vandaag())
    else:
        place = Place(beeld, choose(beeld, "periode").periode, vandaag())
    writes = viewer.right() == "analist" and not beeld.openbaar
    above = st.container()
    # The block that links lead into comes first: it is the one that is told where to go.
    if own is None:
        heading = _none(beeld)
    else:
        heading = around.heading(place, own)
        key = ("doelen", place.periode, story.mark(beeld), mark(beeld))
        block.show(beeld.kept.get(key, partial(whole_page, place, own)), key="doelen")
    with above:
        agreed = "" if beeld.openbaar else oogo.section(place)
        block.show(heading + agreed, key="doelen-kop")
        if writes:
            oogo_write.show(beeld, place.periode, place.today)
    if place.periode is not None and writes:
        write.show(beeld, place.periode)
    block.show(texts.footer(beeld), key="doelen-voet")


def whole_page(place: Place, own: Agenda) -> str:
    """All of the page below the agreements, as HTML."""
    return (
        around.in_brief(place, own)
        + scales.overview(place, own)
        + agenda.lines(place, own)
        + around.ways(own)
        + around.gone(place, own)
        + (legend.legend(tekens.VERLOOP) if place.periode else "")
        + reading.panel("verloop")
        + source.shared(place.panels)
    )


def _none(beeld: Beeld) -> str:
    """A region that has no agenda yet: what one is, and how it gets here."""
    words = (
        f"Voor {beeld.regio.naam} staat hier nog geen agenda. Een agenda zegt wat de regio wil "
        "bereiken, met welke cijfers u dat volgt, en wat u ervoor doet."
    )
    how = tag("span", "Zo komt hij hier: ") + block.link(
        "lees in Uitleg hoe u een agenda invult", "uitleg", anchor="agenda"
    )
    html = tag("h1", TITLE) + tag("p", words) + wrap("p", how + tag("span", "."))
    return wrap("header", html, class_="mon-kop")
