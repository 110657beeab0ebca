"""Overzicht: what stands out and where, what changed, and all areas by figure with their course."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from datasets.notatie import datum
from datasets.reference.regio import REGIO
from datasets.schema import StoreInGebruik
from indicators.zinnen import in_of_op
from loaders.eerder import eerder
from pages.overzicht import breakdown, late, signals, since
from pages.overzicht.columns import Blok, blokken, regels
from pages.overzicht.table import has_incomplete, remarks, tables
from pages.shared import block, empty, reading, region, rights, source, texts, viewer
from pages.shared.context_bar import Keuze, choose, choose_theme
from pages.shared.download import cijfers
from pages.shared.figures import Beeld
from pages.shared.legend import table_legend
from pages.shared.markup import tag, wrap
from reports.csvblad import Regel

SINCE = "sinds"
_LATER = "Er wordt nu een levering opgenomen. Kies de datum straks nog eens."
_FIRST = (
    "Alles wat er is, kwam in een keer binnen. Na de volgende levering staat hier wat er nieuw en "
    "anders is."
)


def render() -> None:
    """Show the page."""
    beeld = region.load()
    if not beeld.perioden:
        empty.show(beeld)
        return
    keuze = choose(beeld, "periode", "indeling")
    st.html(
        '<header class="mon-kop">'
        + tag("h1", "Overzicht van de regio")
        + tag("p", f"Wat valt op {in_of_op(keuze.periode)}, en in welke gemeente?")
        + texts.invented(beeld.regio)
        + signals.newer(beeld, keuze.periode)
        + "</header>"
    )
    judged = beeld.kept.get(
        ("overzicht", "signalen", keuze.periode), lambda: signals.judge(beeld, keuze.periode)
    )
    if beeld.openbaar:
        # Who is late, and what changed since a day, are of now and not of an uitgave.
        block.show(signals.html(beeld, judged, keuze.periode, ""), key="signalen")
        _matrix(beeld, keuze)
        return
    version = beeld.vrijgave.versie
    behind = late.late_with(region.place(), version, keuze.periode, late.today(beeld))
    card = late.card(beeld, keuze.periode, behind)
    block.show(signals.html(beeld, judged, keuze.periode, card), key="signalen")
    day, place = _since_bar(beeld)
    _matrix(beeld, keuze)
    # Last: the first time a day is chosen its figures are made, and the rest is there meanwhile.
    with place:
        _since(beeld, keuze, judged, day)


def _since_bar(beeld: Beeld) -> tuple[date | None, DeltaGenerator]:
    """The heading with the date to choose, and the place for what changed since."""
    deliveries = beeld.vrijgave.leveringen
    first = since.first_choice(deliveries)
    with st.container(key="sinds-balk"):
        title, choice = st.columns([3, 1], vertical_alignment="bottom")
        title.html(tag("h2", "Sinds de vorige bijeenkomst", class_="mon-tussenkop"))
        if first is None:
            return None, st.container(key="sinds-deel")
        days = [one.ontvangen for one in deliveries]
        chosen = choice.date_input(
            "Vorige bijeenkomst",
            value=first,
            min_value=min(days),
            max_value=max(*days, late.today(beeld)),
            format="DD-MM-YYYY",
            key=SINCE,
            bind="query-params",
        )
    return chosen or first, st.container(key="sinds-deel")


def _since(beeld: Beeld, keuze: Keuze, judged: signals.Judged, day: date | None) -> None:
    """What changed since the day, or why that cannot be said."""
    if day is None:
        st.html(tag("p", _FIRST, class_="mon-leeg"))
        return
    place = st.empty()
    place.html(_busy(day))
    try:
        html = beeld.kept.get(
            ("overzicht", SINCE, day, keuze.periode),
            lambda: _since_html(beeld, keuze, judged, day),
        )
    except StoreInGebruik:
        place.html(tag("p", _LATER, class_="mon-leeg"))
        return
    with place.container():
        block.show(html, key="sinds-blok")


def _busy(day: date) -> str:
    words = f"We vergelijken met wat er op {datum(day)} was. De eerste keer kan dat even duren."
    return tag("p", words, class_="mon-bij mon-sinds-wacht", role="status")


def _since_html(beeld: Beeld, keuze: Keuze, judged: signals.Judged, day: date) -> str:
    version = (beeld.vrijgave.versie, beeld.vrijgave.catalogus)
    then = eerder(region.place(), rights.reader(beeld.regio), day, version)
    return since.html(beeld, since.compare(beeld, then, judged, keuze.periode), keuze.periode)


def _matrix(beeld: Beeld, chosen: Keuze) -> None:
    """All areas by the figures of a theme."""
    keuze = replace(chosen, thema=choose_theme(beeld))
    indeling = keuze.indeling.id if keuze.indeling else ""
    found, html = beeld.kept.get(
        ("overzicht", "tabel", keuze.periode, indeling, keuze.thema),
        lambda: _matrix_html(beeld, keuze),
    )

    ids = {column.indicator.id for one in found for column in one.columns}
    shown = [one for one in beeld.indicatoren if one.id in ids]
    areas = (*beeld.gemeenten, REGIO)
    viewer.exact(beeld, areas, keuze.periode, shown)

    def everything() -> Iterator[Regel]:
        return chain(regels(found), breakdown.regels(breakdown.breakdowns(beeld, keuze)))

    file = cijfers(beeld, everything, "overzicht", keuze.thema, keuze.label)
    block.show(html, key="overzicht", downloads={"cijfers": file})


def _matrix_html(beeld: Beeld, keuze: Keuze) -> tuple[tuple[Blok, ...], str]:
    """The tables and what stands around them, as HTML."""
    found = blokken(beeld, keuze)
    above = tag("span", "Klik op een cijfer voor de bron, op het verloop voor meer.")
    above += reading.button("tabel", "Hoe lees ik deze tabel")
    above += block.download_button("Download als csv", "cijfers") if found else ""
    shown = dict.fromkeys(column.indicator.id for one in found for column in one.columns)
    html = (
        wrap("div", above, class_="mon-boven-tabel")
        + tables(beeld, found, keuze)
        + breakdown.blocks(breakdown.breakdowns(beeld, keuze))
        + table_legend(incomplete=has_incomplete(beeld, found), bands=beeld.openbaar)
        + remarks(found)
        + texts.footer(beeld)
        + reading.panel("tabel", "splitsing")
        + source.shared(one for one in beeld.indicatoren if one.id in shown)
    )
    return found, html
