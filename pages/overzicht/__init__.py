"""Overzicht: all areas by the kerncijfers or the figures of a theme, with their course."""

from dataclasses import replace
from functools import partial
from itertools import chain

import streamlit as st

from indicators.zinnen import in_of_op
from pages.overzicht import breakdown
from pages.overzicht.columns import blokken, regels
from pages.overzicht.table import has_incomplete, remarks, tables
from pages.shared import block, empty, reading, region, source, texts
from pages.shared.context_bar import choose, choose_theme
from pages.shared.download import cijfers
from pages.shared.legend import table_legend
from pages.shared.markup import tag, wrap


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
        + tag("p", f"Alle gemeenten naast elkaar {in_of_op(keuze.periode)}, met het verloop.")
        + texts.invented(beeld.regio)
        + "</header>"
    )
    late = beeld.without_delivery(keuze.periode)
    if late:
        st.html(texts.not_yet([beeld.naam(code) for code in late], keuze.periode))
    keuze = replace(keuze, thema=choose_theme(beeld))
    found = blokken(beeld, keuze)
    split = breakdown.breakdowns(beeld, keuze)
    above = tag("span", "Klik op een cijfer om te zien waar het vandaan komt.")
    above += reading.button("tabel", "Hoe lees ik deze tabel")
    above += block.download_button("Download als csv", "cijfers") if found else ""
    shown = dict.fromkeys(column.indicator.id for one in found for column in one.columns)
    html = (
        wrap("div", above, class_="mon-boven-tabel")
        + tables(beeld, found, keuze)
        + breakdown.blocks(split)
        + table_legend(incomplete=has_incomplete(beeld, found))
        + remarks(found)
        + texts.footer(beeld)
        + reading.panel("tabel", "splitsing")
        + source.shared(one for one in beeld.indicatoren if one.id in shown)
    )
    everything = partial(chain, regels(found), breakdown.regels(split))
    file = cijfers(beeld, everything, "overzicht", keuze.thema, keuze.label)
    block.show(html, key="overzicht", downloads={"cijfers": file})
