"""OOGO-pakket: the papers for a meeting, made in one go and taken along as one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from datasets.periodes import Periode
from loaders.begin import vandaag
from loaders.oogo import OogoFout
from pages.oogo import around, papers
from pages.shared import block, empty, region, texts, viewer
from pages.shared.context_bar import Eigen, choose
from pages.shared.figures import Beeld
from pages.shared.oogo import read
from reports.oogo import overleg_titel

STYLES = Path(__file__).resolve().parent / "styles.css"
MEETING = "overleg"
"""The choice of meeting, in the address as well."""
NO_DAY = "Nog zonder datum"


def render() -> None:
    """Show the page."""
    st.html(STYLES)
    beeld = region.load()
    if not beeld.perioden:
        empty.show(beeld)
        return
    days = meetings(beeld)
    first = _next(days, vandaag())
    own = {MEETING: Eigen("Overleg", lambda _: list(days), first, breed=True)}
    chosen = choose(beeld, MEETING, "periode", own=own)
    show(beeld, chosen.periode, days[chosen.eigen[MEETING]])


def show(beeld: Beeld, periode: Periode, day: date | None) -> None:
    """The page below its bar.

    Args:
        beeld: the figures that this reader may see.
        periode: what the papers are about.
        day: of the meeting that they are for; None where it is not known yet.
    """
    analyst = viewer.now() == "analist"
    block.show(around.heading(beeld), key="pakket-kop")
    with st.container(key="pakket"):
        left, right = st.columns([1.15, 1], gap="large")
        with right:
            html = around.beforehand(beeld, periode, day, concepts=analyst)
            block.show(html + around.contents(), key="pakket-vooraf")
        with left:
            papers.show(beeld, periode, day)
    if analyst:
        block.show(around.earlier(region.place()), key="pakket-eerder")
    block.show(texts.footer(beeld), key="pakket-voet")


def meetings(beeld: Beeld) -> dict[str, date | None]:
    """The meetings that were written down, the newest first, and none."""
    try:
        found = [one.inhoud for one in reversed(read(beeld).overleggen)]
    except OogoFout:
        found = []  # What is wrong stands beside the form (`around.beforehand`).
    return {NO_DAY: None} | {overleg_titel(one): one.datum for one in found}


def _next(days: dict[str, date | None], today: date) -> str:
    """The first meeting from this day on; without one there is no day yet."""
    coming = {day: name for name, day in days.items() if day is not None and day >= today}
    return coming[min(coming)] if coming else NO_DAY
