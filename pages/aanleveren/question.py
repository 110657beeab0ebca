"""A question that only turns up when a file meets what is in already: which source counts?"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from loaders.aanleveren import Aanlevering, Stuk
from loaders.opdracht import Rapport
from pages.aanleveren import session
from pages.aanleveren.words import name_of


def ask(opened: Aanlevering, stuk: Stuk, rapport: Rapport) -> None:
    """Show the choices of the question that a report holds, if it holds one."""
    if rapport.uitkomst != "vraag" or not rapport.opties:
        return
    with st.container(horizontal=True):
        for place, choice in enumerate(rapport.opties):
            st.button(
                choice,
                key=f"antwoord_{stuk.nummer}_{place}",
                type="primary",
                on_click=session.act,
                args=(_answer, opened, stuk.nummer, rapport.optie, choice),
            )


def ask_which_file(opened: Aanlevering, rapporten: Sequence[Rapport]) -> None:
    """Two files about the same delivery: a button per file to take it out."""
    if not any(one.optie == "dubbel" for one in rapporten):
        return
    with st.container(horizontal=True):
        for stuk in opened.concept.stukken:
            st.button(
                f"Haal {name_of(stuk)} weg",
                key=f"dubbel_weg_{stuk.nummer}",
                on_click=session.act,
                args=(opened.verwijder, stuk.nummer),
            )


def _answer(opened: Aanlevering, nummer: int, name: str, choice: str) -> None:
    session.tell(opened, nummer, **{name: choice})
