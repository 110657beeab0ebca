"""Gemeentebeeld: one municipality, its figures now, their course, and beside the others."""

from functools import partial

import streamlit as st

from pages.gemeentebeeld.picture import core, heading, in_brief, more
from pages.gemeentebeeld.rows import Deel, deel_in, regels
from pages.shared import block, empty, reading, region, source, texts
from pages.shared.context_bar import choose
from pages.shared.download import cijfers
from pages.shared.legend import picture_legend
from pages.shared.markup import wrap
from pages.shared.themes import CORE


def render() -> None:
    """Show the page."""
    beeld = region.load()
    if not beeld.perioden:
        empty.show(beeld)
        return
    keuze = choose(beeld, "gemeente", "periode")
    gemeente = keuze.gemeente or beeld.gemeenten[0]
    st.html(heading(beeld, gemeente, keuze.periode))
    st.html(in_brief(beeld, gemeente, keuze.periode))
    parts = deel_in(beeld, gemeente)
    core_figures = Deel(CORE, tuple(one for part in parts.kern for one in part.indicatoren))
    file = wrap("p", block.download_button("Download als csv", CORE), class_="mon-onder-rijen")
    html = (
        core(beeld, gemeente, keuze.periode, parts)
        + (file if parts.kern else "")
        + more(beeld, gemeente, keuze.periode, parts)
        + picture_legend()
        + texts.footer(beeld)
        + reading.panel("nu", "verloop", "strook")
        + source.shared(beeld.shown_in((gemeente,)))
    )
    downloads = {
        part.titel: cijfers(
            beeld,
            partial(regels, beeld, gemeente, keuze.periode, part),
            beeld.naam(gemeente),
            part.titel,
            keuze.label,
        )
        for part in (core_figures, *parts.meer)
    }
    block.show(html, key="gemeentebeeld", downloads=downloads)
