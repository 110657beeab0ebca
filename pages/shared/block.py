"""A block of HTML made by the server, with links that stay inside the app.

Streamlit has no element for a table with drawings in its cells: ``st.html`` takes ``<svg>`` out
and ``st.table`` knows only text. So one small inline component shows our own HTML. It fetches
nothing, and everything that is not our own text must have been escaped before it comes here.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from pages.shared.markup import tag

_HERE = Path(__file__).resolve().parent
_PAGES = "monitor_pages"
_ANCHOR = "monitor_anchor"
_block = st.components.v2.component(
    "monitor_block",
    html='<div class="mon-blok"></div>',
    js="\n" + (_HERE / "block.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def register_pages(pages: dict[str, st.Page]) -> None:
    """Remember the pages of this run by the name in their address, so that links find them."""
    st.session_state[_PAGES] = pages


def link(words: str, page: str, *, anchor: str = "", **parameters: str) -> str:
    """A link to another page of the app, as HTML.

    Args:
        words: the text of the link, unescaped.
        page: the name in the address, ``""`` for the first page.
        anchor: the id on that page to go to.
        parameters: query parameters, such as ``gemeente="Duinveen"``.
    """
    query = f"?{urlencode(parameters)}" if parameters else ""
    target = f"./{page}{query}{'#' + anchor if anchor else ''}"
    go = urlencode({"page": page, "anchor": anchor, **parameters})
    return tag("a", words, href=target, data_go=go)


def show(html: str, *, key: str) -> None:
    """Show a block; a click on one of its links opens that page."""
    anchor = st.session_state.pop(_ANCHOR, "")
    result = _block(data={"html": html, "anchor": anchor}, key=key, on_go_change=_nothing)
    if result.go:
        _open(dict(result.go))


def _nothing() -> None:
    """A trigger reaches the script only when it has a callback."""


def _open(wanted: dict[str, str]) -> None:
    """Go to the page a link named; an address that is not one of ours is ignored.

    What the link chooses goes along in the address and in the session: Streamlit reads the one
    when the page is opened for the first time and the other later. A choice that this page has
    a select box for stays as it is, and Streamlit takes it along itself.
    """
    page = st.session_state[_PAGES].get(wanted.pop("page", ""))
    anchor = wanted.pop("anchor", "")
    if page is None:
        return
    if anchor:
        st.session_state[_ANCHOR] = anchor
    new = {name: value for name, value in wanted.items() if st.session_state.get(name) != value}
    for name, value in new.items():
        st.session_state[name] = value
    st.switch_page(page, query_params=new)
