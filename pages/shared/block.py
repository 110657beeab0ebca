"""A block of HTML made by the server, with links that stay inside the app.

Streamlit has no element for a table with drawings in its cells: ``st.html`` takes ``<svg>`` out
and ``st.table`` knows only text. So one small inline component shows our own HTML. It fetches
nothing, and everything that is not our own text must have been escaped before it comes here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

import streamlit as st
from streamlit.errors import StreamlitAPIException

from pages.shared.markup import tag, wrap

_HERE = Path(__file__).resolve().parent
_PAGES = "monitor_pages"
_ANCHOR = "monitor_anchor"
_WANTED = "monitor_wanted"
_CHOSEN = "monitor_chosen"
_block = st.components.v2.component(
    "monitor_block",
    html='<div class="mon-blok"></div>',
    js="\n" + (_HERE / "block.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def register_pages(pages: dict[str, st.Page]) -> None:
    """Remember the pages of this run by the name in their address, so that links find them.

    What a link chose is set here, before any select box of this run: also on the page it was on.
    """
    st.session_state[_PAGES] = pages
    for name, value in st.session_state.pop(_CHOSEN, {}).items():
        st.session_state[name] = value


def link(words: str, page: str, *, anchor: str = "", **parameters: str) -> str:
    """A link to another page of the app, as HTML.

    Args:
        words: the text of the link, unescaped.
        page: the name in the address, ``""`` for the first page.
        anchor: the id on that page to go to.
        parameters: query parameters, such as ``gemeente="Duinveen"``.
    """
    return tag("a", words, **_target(page, anchor, parameters))


def around(html: str, page: str, label: str, **parameters: str) -> str:
    """A drawing that is a link to another page of the app.

    Args:
        html: the drawing.
        page: the name in the address.
        label: where it leads, for who cannot see the drawing.
        parameters: query parameters.
    """
    target = _target(page, "", parameters)
    return wrap("a", html, **target, aria_label=label, title=label, class_="mon-naar")


def _target(page: str, anchor: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a link: an address for a new tab, and what our own script does."""
    query = f"?{urlencode(parameters)}" if parameters else ""
    return {
        "href": f"./{page}{query}{'#' + anchor if anchor else ''}",
        "data_go": urlencode({"page": page, "anchor": anchor, **parameters}),
    }


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is made when somebody asks for it.

    Attributes:
        naam: the name of the file.
        maak: makes its text.
    """

    naam: str
    maak: Callable[[], str]


def download_button(words: str, name: str) -> str:
    """A button that hands over the download of that name, as HTML."""
    return tag("button", words, type="button", class_="mon-knop", data_file=name)


def show(html: str, *, key: str, downloads: Mapping[str, Download] | None = None) -> None:
    """Show a block; a click on one of its links opens that page.

    Args:
        html: what stands in it.
        key: its own name in the page.
        downloads: the files that its buttons hand over, by name.
    """
    anchor = st.session_state.get(_ANCHOR, "")
    if anchor and f'id="{anchor}"' in html:
        del st.session_state[_ANCHOR]
    else:
        # It stands in another block of this page.
        anchor = ""
    data = {"html": html, "anchor": anchor, "file": _asked_for(key, downloads or {})}
    result = _block(
        data=data, key=key, on_go_change=_nothing, on_file_change=lambda: _remember(key)
    )
    if result.go:
        _open(dict(result.go))


def _remember(key: str) -> None:
    """Note which file was asked for; it goes along when the block is shown again."""
    st.session_state[_WANTED] = (key, st.session_state[key].get("file"))


def _asked_for(key: str, downloads: Mapping[str, Download]) -> dict[str, str] | None:
    """The file that was asked for in this block, made now; once."""
    place, name = st.session_state.get(_WANTED, ("", ""))
    if place != key:
        return None
    del st.session_state[_WANTED]
    wanted = downloads.get(name)
    if wanted is None:
        return None
    return {"id": uuid4().hex, "name": wanted.naam, "text": wanted.maak()}


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
    st.session_state[_ANCHOR] = anchor
    if urlsplit(st.context.url or "").path.strip("/") == page.url_path:
        st.session_state[_CHOSEN] = _write_address(wanted)
        st.rerun()
    new = {name: value for name, value in wanted.items() if st.session_state.get(name) != value}
    st.session_state[_CHOSEN] = new
    st.switch_page(page, query_params=new)


def _write_address(wanted: Mapping[str, str]) -> dict[str, str]:
    """Make the address of this page that of a link; what a select box has to write is given back.

    Streamlit refuses to write what belongs to a select box: that follows from its choice.
    """
    boxes = {}
    for name in {**st.query_params, **wanted}:
        try:
            if name in wanted:
                st.query_params[name] = wanted[name]
            else:
                del st.query_params[name]
        except StreamlitAPIException:
            if name in wanted:
                boxes[name] = wanted[name]
    return boxes
