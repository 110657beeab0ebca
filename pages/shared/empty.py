"""The page of a region without any figure: which region it is, what to do, and the foot."""

import streamlit as st

from pages.shared import texts
from pages.shared.context_bar import choose_region
from pages.shared.figures import Beeld


def show(beeld: Beeld) -> None:
    """Show the page; another region can still be chosen."""
    choose_region(beeld.regio.naam)
    st.html(texts.nothing_yet(beeld.regio))
    st.html(texts.footer(beeld))
