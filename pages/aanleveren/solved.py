"""Errors stay in their place when they are solved, with what they became and a way back.

Without this every answer would move the next question under the mouse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from loaders.aanleveren import Aanlevering, Probleem, Stuk
from loaders.antwoord_op import Antwoord, antwoord_op
from pages.aanleveren import repair, session
from pages.aanleveren.mended import SWAPPED, is_swap
from pages.aanleveren.repair import Desk
from pages.aanleveren.words import place, regels, whole_dates
from pages.shared.markup import enumerate_names, tag, wrap

_SEEN = "aanleveren_eerdere_fouten"


def forget() -> None:
    """The step is left: at the next check only what is open is shown."""
    st.session_state[_SEEN] = (None, [])


def in_place(opened: Aanlevering, stuk: Stuk, now: Sequence[Probleem]) -> list[Probleem]:
    """The errors that are open and those that were solved, each where it stood first."""
    whose = (opened.id, stuk.nummer)
    kept = st.session_state.get(_SEEN)
    before: Sequence[Probleem] = kept[1] if kept is not None and kept[0] == whose else ()
    if kept is None and now and is_answered(stuk):
        # After a reload nothing of this is known any more: what was wrong is looked up again.
        before = opened.eerst_fout(stuk.nummer)
    shown = merged(before, now, stuk) if now else []
    st.session_state[_SEEN] = (whose, shown)
    return shown


def is_answered(stuk: Stuk) -> bool:
    """Whether the person repaired anything in this file."""
    said = stuk.opdracht
    return bool(said.herstel or said.woorden or said.weggelaten)


def merged(before: Iterable[Probleem], now: Sequence[Probleem], stuk: Stuk) -> list[Probleem]:
    """What stood there, with what came in its place; what is new stands below.

    Args:
        before: what was shown, in its order.
        now: what is open.
        stuk: the file with its answers.
    """
    left = {one.kenmerk: one for one in now}
    shown: list[Probleem] = []
    for old in before:
        same = left.pop(old.kenmerk, None)
        if same is not None:
            shown.append(same)
            continue
        follows = [one for one in left.values() if _is_about(one, old)]
        shown += [left.pop(one.kenmerk) for one in follows]
        if not follows and antwoord_op(stuk.opdracht, old) is not None:
            shown.append(old)
    return [*shown, *left.values()]


def _is_about(one: Probleem, other: Probleem) -> bool:
    """Whether two problems are about the same cells."""
    cells = {(s.blad, s.kolom) for s in one.plekken} & {(s.blad, s.kolom) for s in other.plekken}
    return bool(cells) and bool({*one.issue.rijen} & {*other.issue.rijen})


def answer(desk: Desk, problem: Probleem, now: Iterable[Probleem]) -> Antwoord | None:
    """What was answered to a problem that is not open any more; None while it is open."""
    if any(one.kenmerk == problem.kenmerk for one in now):
        return None
    return antwoord_op(desk.stuk.opdracht, problem)


def show(desk: Desk, problem: Probleem, given: Antwoord, *, in_form: bool = False) -> None:
    """A solved problem: what it became, the other choices, and a button to take it back."""
    with st.container(key=desk.key(problem, "fout")):
        left, right = st.columns(repair.SIDES, vertical_alignment="top")
        with left:
            st.html(_line(desk, problem, given))
        with right:
            if given.woord and repair.is_side_by_side(problem):
                repair.choose_again(desk, problem, given.wordt)
            button = st.form_submit_button if in_form else st.button
            button(
                "Maak ongedaan",
                key=desk.key(problem, "ongedaan"),
                type="tertiary",
                on_click=session.act,
                args=(desk.opened.maak_ongedaan, desk.stuk.nummer, problem),
            )


def _line(desk: Desk, problem: Probleem, given: Antwoord) -> str:
    where = place(problem.issue, one_sheet=len(desk.stuk.bladen) < 2)
    html = tag("p", where, class_="mon-waar") + wrap(
        "p",
        tag("b", "✓ Opgelost: ") + wrap("span", whole_dates(became(problem, given))),
        class_="mon-wat",
    )
    return wrap("div", html, class_="mon-klaar")


def which_is_which(problem: Probleem, given: Antwoord) -> str:
    """After a swap what each cell holds now: ``Thuis sinds is nu 08-05-2025, ...``."""
    now = {one.kolom: one.wordt for one in given.herstel}
    told = [f"‘{one.kop}’ is nu {now[one.kolom]}" for one in problem.plekken if one.kolom in now]
    return f"{enumerate_names(told)}."


def became(problem: Probleem, given: Antwoord) -> str:
    """What became of the cells: ``‘VO’ is nu ‘onbekend’``."""
    if given.weggelaten:
        return f"{regels(len(given.weggelaten))} weggelaten"
    was = problem.issue.waarde
    if len(given.herstel) == 2 and is_swap(*given.herstel):
        return f"{SWAPPED}. {which_is_which(problem, given)}"
    if given.wordt and was:
        return f"‘{was}’ is nu ‘{given.wordt}’"
    return "u vulde dit in"
