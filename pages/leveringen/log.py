"""The log of the region, folded up: what was released, and which files marked vertrouwelijk."""

from __future__ import annotations

import streamlit as st

from datasets.notatie import aantal_tekst
from loaders.logboek import Logboek, in_woorden, lees
from loaders.opdracht import Werkplek
from pages.shared.markup import tag, wrap

TITLE = "Logboek: wat is vrijgegeven, en wie een vertrouwelijk bestand maakte"
BROKEN = (
    "In het logboek is een regel veranderd of weggehaald. Zoek uit wie dat deed, en leg dat vast."
)
NEWEST = 100
"""So many lines are shown; the command line has them all."""


def show(plek: Werkplek) -> None:
    """The log of this region, the newest first; nothing where there is none yet."""
    found = lees(plek.map_regio)
    if found.gebeurtenissen or not found.heel:
        with st.expander(TITLE):
            st.html(log(found))


def log(found: Logboek) -> str:
    """The log as HTML."""
    newest = found.gebeurtenissen[::-1][:NEWEST]
    html = "" if found.heel else tag("p", BROKEN, class_="mon-let-op", role="alert")
    html += wrap("ul", "".join(tag("li", in_woorden(one)) for one in newest))
    older = len(found.gebeurtenissen) - len(newest)
    if older:
        count = aantal_tekst(older, "oudere regel", "oudere regels")
        html += tag("p", f"En nog {count}: zie python run.py logboek.", class_="mon-bij")
    return html
