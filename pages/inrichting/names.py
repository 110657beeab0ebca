"""Whether charts name other municipalities, and when a delivery is in time."""

from __future__ import annotations

import streamlit as st

from loaders.rooster import LEVERWEKEN
from pages.inrichting.draft import Desk
from pages.shared.markup import tag

NAMED = "Met naam"
NAMELESS = "Zonder naam"
LONGEST = 52


def show(desk: Desk) -> None:
    """Both choices."""
    with st.container(key="in_bewerk"):
        _names(desk)
        _weeks(desk)


def _names(desk: Desk) -> None:
    now = NAMED if desk.regio.toon_namen else NAMELESS
    chosen = st.radio(
        "Andere gemeenten in de grafieken van een gemeente",
        (NAMED, NAMELESS),
        index=(NAMED, NAMELESS).index(now),
        horizontal=True,
        key=desk.key("namen", now),
    )
    st.html(
        tag(
            "p",
            "In de tabel van het Overzicht staan alle gemeenten altijd met hun naam.",
            class_="mon-bij",
        )
    )
    if chosen != now:
        desk.stage({"toon_namen": chosen == NAMED})
        st.rerun()


def _weeks(desk: Desk) -> None:
    now = LEVERWEKEN if desk.regio.leverweken is None else desk.regio.leverweken
    chosen = st.number_input(
        "Zo veel weken na de laatste dag van een periode is een levering op tijd",
        min_value=0,
        max_value=LONGEST,
        value=now,
        step=1,
        key=desk.key("weken", str(now)),
    )
    if desk.regio.leverweken is None:
        words = "Dat is de standaard: deze regio heeft er nog niets over afgesproken."
        st.html(tag("p", words, class_="mon-bij"))
    if chosen != now:
        desk.stage({"leverweken": int(chosen)})
        st.rerun()
