"""What the page keeps in the address: the draft, its step, and the receipt of what went in.

So a reload, the back button of the browser and a copied address all come to the right place. What
stands there is only a wish: which step is shown follows from what the draft allows.
"""

from __future__ import annotations

import streamlit as st

from loaders.aanleveren import Aanlevering
from pages.aanleveren.problems import open_problems
from pages.aanleveren.trail import CHANGES, CHECK, COLUMNS, FILE, IN

CONCEPT = "concept"
STEP = "stap"
RECEIPT = "bewijs"
MOST_LOADS = 20
"""So many loads can stand on one receipt; a longer address is not one of ours."""
_WRITTEN = "aanleveren_adres"


def concept() -> str:
    """The draft that the address names; "" for none."""
    return st.query_params.get(CONCEPT, "")


def write(opened: Aanlevering, step: int) -> None:
    """Let the address name this draft and this step, in one entry of the history."""
    st.session_state[_WRITTEN] = (opened.id, step)
    wanted = {CONCEPT: opened.id, STEP: str(step)}
    if any(st.query_params.get(name) != value for name, value in wanted.items()):
        st.query_params.update(wanted)


def leave_concept() -> None:
    """No draft is open any more."""
    st.session_state.pop(_WRITTEN, None)
    for name in (CONCEPT, STEP):
        st.query_params.pop(name, None)


def loads() -> tuple[int, ...]:
    """The loads of which the address asks for the receipt."""
    parts = st.query_params.get(RECEIPT, "").split(",")
    known = len(parts) <= MOST_LOADS and all(one.isdecimal() and len(one) < 10 for one in parts)
    return tuple(int(one) for one in parts) if known else ()


def write_receipt(numbers: tuple[int, ...]) -> None:
    """Let the address name the receipt of these loads, in the place of a draft."""
    leave_concept()
    if numbers and loads() != numbers:
        st.query_params[RECEIPT] = ",".join(map(str, numbers))


def leave_receipt() -> None:
    """The receipt is put away."""
    st.query_params.pop(RECEIPT, None)


def step(opened: Aanlevering | None) -> int:
    """The step to show; afterwards the address and the draft say the same.

    A button changes the draft, and the address follows. Back and forward in the browser, a reload
    and a copied address change the address, and the draft follows as far as it can.
    """
    if opened is None:
        return FILE
    if not opened.concept.stukken:
        write(opened, FILE)
        return FILE
    asked = _asked(opened)
    if asked is not None and st.session_state.get(_WRITTEN) != (opened.id, asked):
        go(opened, asked)
    shown = _complete(opened, opened.concept.stap)
    write(opened, shown)
    return shown


def go(opened: Aanlevering, wanted: int) -> None:
    """Bring the draft to a step, or to the last one before it that it is ready for."""
    reached = _ready(opened, wanted)
    if reached != opened.concept.stap:
        opened.naar(reached)


def reachable(opened: Aanlevering | None, shown: int) -> range:
    """The steps that can be gone to from the one that is shown: what is done, up to the check."""
    if opened is None or not opened.concept.stukken:
        return range(0)
    return range(FILE, max(shown, _complete(opened, CHECK) + 1))


def _asked(opened: Aanlevering) -> int | None:
    """The step in the address, when it is about this draft."""
    said = st.query_params.get(STEP, "")
    if concept() != opened.id or said not in {str(one) for one in range(FILE, IN + 1)}:
        return None
    return int(said)


def _complete(opened: Aanlevering, wanted: int) -> int:
    """Never a step for which the columns are still to be chosen."""
    wanted = max(FILE, min(wanted, IN))
    if wanted > COLUMNS and not all(one.gekoppeld for one in opened.concept.stukken):
        return COLUMNS
    return wanted


def _ready(opened: Aanlevering, wanted: int) -> int:
    """The last step up to the wanted one that the draft is ready for."""
    reached = _complete(opened, wanted)
    if reached > CHECK and not _is_checked(opened):
        return CHECK
    if reached == IN and not opened.concept.gezien:
        return CHANGES
    return reached


def _is_checked(opened: Aanlevering) -> bool:
    stukken = opened.concept.stukken
    return all(open_problems(opened.controleer(one.nummer)).klaar for one in stukken)
