"""The verdict on a course on the screen: a mark and a word, never one without the other."""

from __future__ import annotations

from indicators.duiding import Koers
from pages.shared.markup import hidden, tag, wrap

_STYLES = {"▲": "mon-hoog", "▼": "mon-laag", "○": "mon-stil"}
_NOTHING = "Geen cijfer"
_OUTSIDE = ("▲", "▼")


def style(said: Koers) -> str:
    """The class for the colour of a verdict; empty for an ordinary course."""
    return _STYLES.get(said.teken, "")


def stands_out(said: Koers) -> bool:
    """Whether the newest figure stands out, or the years go up or down."""
    return said.teken in _OUTSIDE


def chip(said: Koers) -> str:
    """Mark and word, as HTML; empty where there is no figure."""
    if said.woord == _NOTHING:
        return ""
    mark = tag("span", said.teken, aria_hidden="true")
    name = f"mon-oordeel {style(said)}".strip()
    return wrap("span", mark + tag("span", said.woord), class_=name)


def mark(said: Koers) -> str:
    """The mark alone, for a cell of a table; who listens hears the word. Only what stands out."""
    if not stands_out(said):
        return ""
    shown = tag("span", said.teken, aria_hidden="true")
    return wrap(
        "span",
        shown + hidden(said.woord.lower()),
        class_=f"mon-teken {style(said)}",
        title=said.woord,
    )
