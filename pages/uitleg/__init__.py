"""Uitleg: what every figure means, where it comes from, and how small numbers are protected."""

import streamlit as st

from pages.shared import block, region, texts
from pages.shared.markup import tag
from pages.uitleg.entry import files
from pages.uitleg.text import explanation


def render() -> None:
    """Show the page."""
    beeld = region.load()
    st.html(
        '<header class="mon-kop">'
        + tag("h1", "Uitleg")
        + tag("p", "Wat elk cijfer betekent, waar het vandaan komt en wat het niet zegt.")
        + texts.invented(beeld.regio)
        + "</header>"
    )
    block.show(explanation(beeld), key="uitleg", downloads=files(beeld))
