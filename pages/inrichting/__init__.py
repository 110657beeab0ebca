"""Inrichting: what a region chose, what a change would do, and every change with its reason."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from datasets.notatie import aantal_tekst
from loaders import inrichting
from pages.inrichting import (
    agenda,
    draft,
    groups,
    history,
    indicators,
    names,
    proposal,
    sources,
    suppliers,
    targets,
)
from pages.inrichting.words import SECTIONS
from pages.shared import difference, region, texts
from pages.shared.context_bar import choose_region
from pages.shared.markup import tag, wrap

STYLES = Path(__file__).resolve().parent / "styles.css"
ABOUT = "Welke cijfers u laat zien, hoe u gemeenten indeelt, wie levert, en wat u afsprak."


def render() -> None:
    """Show the page."""
    st.html(difference.STYLES)
    st.html(STYLES)
    plek = region.place()
    if len(region.choices()) > 1:
        choose_region(plek.regio.naam, stand="")
    html = tag("h1", "Inrichting") + tag("p", ABOUT) + texts.invented(plek.regio)
    st.html(wrap("header", html, class_="mon-kop"))
    desk = draft.desk(plek)
    with st.container(key="in_delen"):
        section = st.pills(
            "Onderdeel", SECTIONS, default=SECTIONS[0], required=True, key="onderdeel",
            label_visibility="collapsed", bind="query-params",
        )  # fmt: skip
    draft.told()
    _section(desk, section or SECTIONS[0])
    changes = inrichting.stand(plek)
    words = (
        f"{aantal_tekst(changes, 'wijziging', 'wijzigingen')} sinds het begin. " if changes else ""
    )
    st.html(
        tag(
            "footer",
            f"{words}Elke wijziging blijft bewaard, en kan ongedaan worden gemaakt.",
            class_="mon-voet",
        )
    )


def _section(desk: draft.Desk, section: str) -> None:
    if section == "Wijzigingen":
        proposal.show(desk)
        history.show(desk.plek)
        return
    parts = {
        "Cijfers": indicators.show,
        "Indelingen": groups.show,
        "Leveranciers": suppliers.show,
        "Welke bron telt": sources.show,
        "Doelen en vergelijken": targets.show,
        "Agenda": agenda.show,
        "Namen en termijn": names.show,
    }
    below = {
        "Cijfers": indicators.table,
        "Leveranciers": suppliers.table,
        "Welke bron telt": sources.table,
    }
    if section == "Indelingen":
        # The whole of it fits on a screen, and says what there is to change.
        groups.table(desk)
    parts[section](desk)
    proposal.show(desk)
    if section in below:
        below[section](desk)
