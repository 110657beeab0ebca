"""What this session may see, and as whom one looks: a choice lowers the right, never raises it.

Nothing of this is in the address (decisions.md 23). Without sign-in the one user of this computer
is regio-analist, and pages open as lezers see them. Pages of Beheer are for who works there: on
those one looks as oneself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

import streamlit as st

from datasets.reference.regio import Regio
from indicators.vrijgave import Lezer

View = Literal["openbaar", "lezer", "analist"]
"""From least to most."""

ORDER: tuple[View, ...] = get_args(View)
CHOICE = "kijkt_als"
UITGAVE = "kijkt_uitgave"
_BEHEER = "kijkt_in_beheer"
OPENS_AS: View = "lezer"
PROFILES: Mapping[View, str] = {"openbaar": "banden", "lezer": "vanaf 5", "analist": "vanaf 5"}
"""An analist sees what lezers see, and the exact figures in a table of their own."""


def right() -> View:
    """The most that this session may see. Without sign-in: all of the own computer."""
    return "analist"


def now() -> View:
    """How one looks: what was chosen, and never more than the right of the session."""
    chosen = st.session_state.get(CHOICE, OPENS_AS)
    return lowered(right(), chosen if chosen in ORDER else OPENS_AS)


def lowered(most: View, chosen: View) -> View:
    """The lower one of a right and a choice."""
    return min(most, chosen, key=ORDER.index)


def enter(*, beheer: bool) -> None:
    """Say on which kind of page one is, before it is made."""
    st.session_state[_BEHEER] = beheer


def reader(regio: Regio) -> Lezer:
    """Who looks, for the figures of a page; of an openbaar reader with the uitgave that is seen."""
    view = now()
    if view == "openbaar" and st.session_state.get(_BEHEER, False):
        view = lowered(right(), OPENS_AS)
    chosen = st.session_state.get(UITGAVE, (regio.id, 0))
    number = chosen[1] if view == "openbaar" and chosen[0] == regio.id else 0
    return Lezer(profiel=PROFILES[view], regio=regio.id, uitgave=number)
