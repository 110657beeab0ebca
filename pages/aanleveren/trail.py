"""The trail of five steps at the top of the page; what is done is a way back."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import streamlit as st

from pages.shared.markup import hidden, tag, wrap

STEPS = (
    "Bestand kiezen",
    "Kolommen koppelen",
    "Controleren",
    "Wijzigingen bekijken",
    "Opnemen",
)
FILE, COLUMNS, CHECK, CHANGES, IN = range(1, 6)
_PLACE = "aanleveren_plek"
_SCRIPT = Path(__file__).resolve().parent / "trail.js"
_trail = st.components.v2.component(
    "monitor_stappen",
    html='<div class="mon-blok"></div>',
    js="\n" + _SCRIPT.read_text(encoding="utf-8"),
    isolate_styles=False,
)


def mark_step(step: str) -> None:
    """Tell the page whether this is another step than before: then nothing of before stays."""
    other = st.session_state.get(_PLACE) != step
    st.session_state[_PLACE] = step
    kind = "mon-andere-stap" if other else "mon-zelfde-stap"
    st.html(tag("span", "", class_=kind))


def mount(html: str, *, place: str, revision: int = 0) -> int | None:
    """Show the trail; the number of the step that was clicked just now, if any.

    Args:
        html: the trail.
        place: what is shown below it; when that becomes another, the heading gets the focus.
        revision: goes up when something was repaired; then who lost the focus gets it back.
    """
    clicked = _trail(
        data={"html": html, "place": place, "revision": revision},
        key="stappen",
        on_stap_change=_nothing,
    ).stap
    return clicked if clicked in range(FILE, IN + 1) else None


def _nothing() -> None:
    """A trigger reaches the script only when it has a callback."""


def trail(now: int, *, open_: Collection[int] = (), all_done: bool = False) -> str:
    """The steps, with what is done and where the reader is, and a heading for who listens.

    Args:
        now: the number of the step that is shown.
        open_: the numbers of the other steps that can be gone to.
        all_done: the last step is behind the reader too.
    """
    here = len(STEPS) + 1 if all_done else now
    items = "".join(
        _item(number, words, here, is_open=number in open_ and number != now)
        for number, words in enumerate(STEPS, 1)
    )
    steps = wrap("ol", items, class_="mon-stappen")
    where = "Klaar: opgenomen" if all_done else f"Stap {now} van {len(STEPS)}: {STEPS[now - 1]}"
    heading = tag("h2", where, class_="mon-hoor", tabindex=-1)
    return wrap("nav", steps, aria_label="Stappen") + heading


def _item(number: int, words: str, now: int, *, is_open: bool) -> str:
    done = number < now
    kind = "af" if done else "nu" if number == now else None
    html = tag("b", "✓" if done else str(number), aria_hidden="true") + tag("span", words)
    told = ["klaar"] * done + ["ga hierheen"] * is_open
    html += hidden(f" ({', '.join(told)})") if told else ""
    if is_open:
        html = wrap("button", html, type="button", data_stap=number)
    current = "step" if number == now else None
    return wrap("li", html, class_=kind, aria_current=current)
