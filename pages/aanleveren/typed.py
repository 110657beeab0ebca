"""Errors of which the right text has to be typed: all of them in one form, with one button."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from loaders.aanleveren import Probleem
from loaders.antwoord_op import Antwoord
from pages.aanleveren import repair, session, solved
from pages.aanleveren.repair import Desk
from pages.aanleveren.words import note
from pages.shared.markup import tag

HOW = (
    "Typ hieronder wat er moet staan, of kies welke regel u weglaat. Herstel alles daarna in een "
    "keer."
)
SWAP = "Wissel de twee datums om"


def is_typed(problem: Probleem) -> bool:
    """Whether the answer is a text per cell, and no choice or a value for many rows at once."""
    rows = problem.issue.rijen
    if problem.keuzes or problem.snel or not problem.plekken or not rows:
        return False
    return len(rows) == 1 or (
        len(rows) <= repair.MOST_APART and (len(problem.plekken) > 1 or not problem.issue.waarde)
    )


def show(desk: Desk, shown: Sequence[Probleem], now: Sequence[Probleem]) -> None:
    """Show the errors with their boxes, and one button for what was filled in.

    Args:
        desk: what repairs need to know.
        shown: open errors, and those that were solved: these keep their place.
        now: the errors that are open.
    """
    given = {one.kenmerk: solved.answer(desk, one, now) for one in shown}
    problems = [one for one in shown if given[one.kenmerk] is None]
    if not problems:
        for one in shown:
            _solved(desk, one, given[one.kenmerk], in_form=False)
        return
    # The Enter key presses the first button of a form, and that may not be one that swaps.
    plain = len(problems) == len(shown) and not any(repair.swapped(desk, p) for p in problems)
    with st.form(f"typen_{desk.stuk.nummer}", border=False, enter_to_submit=plain):
        if len(problems) > 1:
            st.html(note(HOW))
        for one in shown:
            if given[one.kenmerk] is None:
                _row(desk, one)
            else:
                _solved(desk, one, given[one.kenmerk], in_form=True)
        st.form_submit_button(
            "Herstel" if len(problems) == 1 else "Herstel wat u invulde",
            key=f"herstel_getypt_{desk.stuk.nummer}",
            type="primary",
            on_click=_repair,
            args=(desk, problems),
        )


def _solved(desk: Desk, problem: Probleem, given: Antwoord | None, *, in_form: bool) -> None:
    if given is not None:
        solved.show(desk, problem, given, in_form=in_form)


def _row(desk: Desk, problem: Probleem) -> None:
    with st.container(key=desk.key(problem, "fout")):
        left, right = st.columns(repair.SIDES, vertical_alignment="center")
        with left:
            st.html(repair.words(desk, problem))
        with right:
            for row in problem.issue.rijen:
                _boxes(desk, problem, row)
            _swap_button(desk, problem)
            with st.container(horizontal=True, gap="small"):
                for some in repair.rows_to_leave_out(problem):
                    st.checkbox(
                        repair.leave_out_words(some, problem), key=_skip(desk, problem, some)
                    )


def _boxes(desk: Desk, problem: Probleem, row: int) -> None:
    """The boxes for the cells of a row, side by side; their names stand above the first row."""
    rows = problem.issue.rijen
    several = len(problem.plekken) > 1
    with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
        if len(rows) > 1:
            st.html(tag("p", f"Regel {row}", class_="mon-waar mon-regelnr"))
        for spot in problem.plekken:
            key = _cell(desk, problem, row, spot.kolom)
            repair.box(desk, problem, spot, row, key=key, named=several and row == rows[0])


def _swap_button(desk: Desk, problem: Probleem) -> None:
    """Both dates at once, where the last day lies before the first."""
    mended = repair.swapped(desk, problem)
    if not mended:
        return
    rows = len(problem.issue.rijen)
    where = {1: "", 2: ", in beide regels"}.get(rows, f", in alle {rows} regels")
    st.form_submit_button(
        SWAP + where,
        key=desk.key(problem, "wissel"),
        on_click=session.act,
        args=(desk.opened.herstel, desk.stuk.nummer, *mended),
    )


def _cell(desk: Desk, problem: Probleem, row: int, column: int) -> str:
    return desk.key(problem, f"cel{row}_{column}")


def _skip(desk: Desk, problem: Probleem, rows: Sequence[int]) -> str:
    return desk.key(problem, f"weg{rows[0]}")


def _repair(desk: Desk, problems: Sequence[Probleem]) -> None:
    """Each problem by itself: what cannot be read is said, and the others are repaired."""
    done = [_repair_one(desk, one) for one in problems]
    if not any(done):
        session.say(repair.UNCHANGED)


def _repair_one(desk: Desk, problem: Probleem) -> bool:
    """Whether anything was filled in for this problem."""
    gone = {
        row
        for some in repair.rows_to_leave_out(problem)
        if st.session_state.get(_skip(desk, problem, some))
        for row in some
    }
    keys = {
        (spot, row): _cell(desk, problem, row, spot.kolom)
        for row in problem.issue.rijen
        if row not in gone
        for spot in problem.plekken
    }
    mended = repair.changed(desk, keys)
    number = desk.stuk.nummer
    if mended:
        session.act(desk.opened.herstel, number, *mended)
    if gone:
        session.act(desk.opened.laat_weg, number, problem.issue.blad, sorted(gone))
    return bool(gone or mended)
