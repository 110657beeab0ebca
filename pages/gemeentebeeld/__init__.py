"""Gemeentebeeld: one municipality, its figures now, their course, and beside the others."""

import streamlit as st

from pages.gemeentebeeld.picture import heading, in_brief, picture
from pages.shared import block, empty, region, texts
from pages.shared.context_bar import choose


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
    block.show(picture(beeld, gemeente, keuze.periode) + texts.footer(beeld), key="gemeentebeeld")
