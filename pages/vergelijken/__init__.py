"""Trends en vergelijken: one indicator, its course, and its place among others."""

from pathlib import Path

import streamlit as st

from datasets.reference.regio import REGIO
from pages.shared import empty, region, story, texts, viewer
from pages.shared.errors import show_error
from pages.shared.markup import tag, wrap
from pages.vergelijken import balk
from pages.vergelijken.kop import kop
from pages.vergelijken.vraag import Vraag
from pages.vergelijken.weergaven import THEMAS

STYLES = Path(__file__).resolve().parent / "styles.css"


def render() -> None:
    """Show the page."""
    beeld = region.load()
    if not beeld.perioden:
        empty.show(beeld)
        return
    st.html(STYLES)
    vraag = balk.kies(beeld)
    st.html(kop(vraag))
    if vraag.thema:
        THEMAS[vraag.thema](vraag)
    else:
        _beeld(vraag)
        _verhaal(vraag)
    areas = dict.fromkeys((vraag.gemeente, vraag.gebied, *vraag.gebieden, REGIO))
    viewer.exact(beeld, tuple(areas), vraag.periode, balk.gevraagd(vraag))
    st.html(texts.footer(beeld))


def _verhaal(vraag: Vraag) -> None:
    """What people wrote of what is behind the figure of the own area."""
    figuur = vraag.duiding.figuur if vraag.duiding else None
    if said := story.beside(vraag.beeld, figuur):
        titel = tag("h2", "Het verhaal achter dit cijfer", class_="mon-tussenkop")
        st.html(wrap("section", titel + said))


@st.fragment
def _beeld(vraag: Vraag) -> None:
    """Everything below the title: a click here draws only this again."""
    try:
        weergave, gekozen = balk.kies_weergave(vraag)
        weergave.toon(gekozen)
    except Exception as error:  # noqa: BLE001 - a click here does not go through the frame
        show_error(error, "vergelijken", part=True)
