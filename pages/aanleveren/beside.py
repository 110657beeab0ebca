"""The file beside the problems: rows with a question first, the whole file in pages."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from datasets.notatie import getal
from loaders.aanleveren import Aanlevering, Controle, Rijbeeld, Stuk
from loaders.verslag_vorm import AFGESCHERMD
from pages.aanleveren import filetable
from pages.aanleveren.problems import Open
from pages.aanleveren.words import heading, note
from pages.shared.markup import tag

PAGE = 50
"""Rows at a time; a smaller file is shown whole."""
FIND_PUPIL = (
    "Waar ••• staat, tonen we niets: het wijst een leerling aan. Het regelnummer is dat van Excel. "
    "Zo vindt u de leerling terug in uw eigen bestand."
)
ASKED_FIRST = "De kolommen met een vraag of een herstel staan vooraan."
QUESTIONS, ALL = "Regels met een vraag", "Hele bestand"


def beside(opened: Aanlevering, stuk: Stuk, controle: Controle, todo: Open) -> None:
    """Show the sheet with its marks."""
    with st.container(key="bestandbeeld"):
        st.html(heading("Uw bestand"))
        blad = _sheet(opened, stuk, todo)
        columns = opened.kolommen(stuk.nummer, blad)
        marked = filetable.marks(
            blad,
            columns,
            (*todo.fouten, *todo.waarschuwingen),
            (*(i for i in controle.rapport.gevonden if i.ernst == "verbeterd"), *todo.te_veel),
            mended=controle.hersteld,
            words=stuk.opdracht.woorden,
        )
        total = opened.aantal_rijen(stuk.nummer, blad)
        rows = _rows(opened, stuk, blad, marked.rows, total)
        if filetable.has_other_order(columns, marked):
            st.html(note(ASKED_FIRST))
        st.html(filetable.table(columns, rows, marked) + filetable.legend())
        if any(AFGESCHERMD in row.cellen for row in rows):
            st.html(note(FIND_PUPIL))


def _sheet(opened: Aanlevering, stuk: Stuk, todo: Open) -> str:
    """The sheet to look at: that of the first problem, until another is chosen."""
    sheets = stuk.bladen or ("",)
    if len(sheets) == 1:
        return sheets[0]
    asked = [one.issue.blad for one in (*todo.fouten, *todo.waarschuwingen)]
    first = next((blad for blad in asked if blad in sheets), sheets[0])
    key = f"blad_gekozen_{opened.concept.id}_{stuk.nummer}"
    if st.session_state.get(key) not in sheets:
        st.session_state[key] = first
    return st.selectbox("Blad", sheets, key=key) or first


def _rows(
    opened: Aanlevering, stuk: Stuk, blad: str, asked: Sequence[int], total: int
) -> Sequence[Rijbeeld]:
    """The rows to show, with the controls that choose them."""
    if total <= PAGE:
        return opened.rijen(stuk.nummer, blad, vanaf=0, aantal=PAGE)
    view = ALL
    if asked:
        chosen = st.segmented_control(
            "Welke regels ziet u?",
            (QUESTIONS, ALL),
            default=QUESTIONS,
            key=f"weergave_{stuk.nummer}_{blad}",
            label_visibility="collapsed",
        )
        view = chosen or QUESTIONS
    if view == QUESTIONS:
        wanted = filetable.with_context(asked, most=PAGE)
        if set(asked) - set(wanted):
            st.html(
                note("Dit zijn de eerste regels met een vraag. De rest volgt als deze klaar zijn.")
            )
        return opened.rijen(stuk.nummer, blad, alleen=tuple(wanted), aantal=len(wanted))
    return _page(opened, stuk, blad, total)


def _page(opened: Aanlevering, stuk: Stuk, blad: str, total: int) -> Sequence[Rijbeeld]:
    """One page of the whole file."""
    key = f"vanaf_{stuk.nummer}_{blad}"
    start = min(st.session_state.get(key, 0), max(0, (total - 1) // PAGE * PAGE))

    def turn(step: int) -> None:
        st.session_state[key] = start + step * PAGE

    with st.container(horizontal=True, vertical_alignment="center"):
        last = min(total, start + PAGE)
        st.button("Vorige", key="vorige_regels", disabled=start == 0, on_click=turn, args=(-1,))
        st.button(
            "Volgende", key="volgende_regels", disabled=last >= total, on_click=turn, args=(1,)
        )
        words = f"{getal(start + 1)} tot en met {getal(last)} van {getal(total)} regels"
        st.html(tag("p", words, class_="mon-bij"))
    return opened.rijen(stuk.nummer, blad, vanaf=start, aantal=PAGE)
