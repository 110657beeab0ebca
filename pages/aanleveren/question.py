"""A question that only turns up when a file meets what is in already: which source counts?"""

from __future__ import annotations

import streamlit as st

from loaders.aanleveren import Aanlevering, Stuk
from loaders.opdracht import Rapport
from pages.aanleveren import session


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


def _answer(opened: Aanlevering, nummer: int, name: str, choice: str) -> None:
    opened.zeg(nummer, **{name: choice})
