"""Overzicht: all areas by all indicators, with their course."""

import streamlit as st

from indicators.zinnen import in_of_op
from pages.overzicht.table import has_incomplete, remarks, sources, table
from pages.shared import block, empty, region, texts
from pages.shared.context_bar import choose
from pages.shared.legend import table_legend
from pages.shared.markup import tag


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
    block.show(table(beeld, keuze), key="overzicht")
    legend = table_legend(incomplete=has_incomplete(beeld, keuze))
    below = legend + remarks(beeld, keuze) + sources(beeld, keuze) + texts.footer(beeld)
    block.show(below, key="overzicht_bronnen")
