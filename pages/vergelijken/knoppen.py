"""A row of buttons of which one is chosen, kept in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st


def kies(label: str, naam: str, opties: Sequence[str]) -> str:
    """Show the buttons and return the one that was chosen; the first when nobody chose.

    A choice that there is not here, such as that of another subject, is forgotten.
    """
    if st.session_state.get(naam, opties[0]) not in opties:
        del st.session_state[naam]
    gekozen = st.segmented_control(
        label,
        list(opties),
        key=naam,
        default=opties[0],
        required=True,
        wrap=True,
        bind="query-params",
    )
    return gekozen or opties[0]
