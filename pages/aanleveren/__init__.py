"""Cijfers aanleveren: from a file to figures that count, in five steps."""

from pathlib import Path

import streamlit as st

from datasets.schema import StoreFout, StoreInGebruik
from loaders.aanleveren import Aanlevering, BestandNodig, ConceptWeg
from loaders.opdracht import Werkplek
from pages.aanleveren import (
    session,
    step_changes,
    step_check,
    step_columns,
    step_file,
    step_in,
)
from pages.aanleveren.trail import CHANGES, CHECK, COLUMNS, FILE, IN, trail
from pages.shared import difference, region, texts
from pages.shared.markup import tag, wrap

STYLES = Path(__file__).resolve().parent / "styles.css"
_TO_TOP = """(() => {
  const page = (window.parent ?? window).document;
  const before = page.monitorStep;
  page.monitorStep = "%s";
  const moved = before !== undefined && before !== page.monitorStep;
  if (moved) page.querySelector(".stMain")?.scrollTo(0, 0);
})()"""
_FOOT = (
    "Wat u hier doet is een concept. Niemand anders ziet het, en na 24 uur is het weg. Pas als u "
    "opneemt, tellen de cijfers mee."
)


def render() -> None:
    """Show the page."""
    st.html(STYLES)
    st.html(difference.STYLES)
    plek = region.place(any_region=True)
    session.raise_failure()
    try:
        _head(plek)
        receipt = session.receipt()
        if receipt is not None:
            st.html(trail(IN, all_done=True))
            step_in.show_receipt(receipt)
        else:
            _steps(plek)
    except ConceptWeg as gone:
        session.close()
        session.say(str(gone))
        st.rerun()
    st.html(tag("footer", _FOOT, class_="mon-voet"))


def _head(plek: Werkplek) -> None:
    """The title, with the region at the right where there is a choice."""
    html = tag("h1", "Cijfers aanleveren")
    html += tag("p", "Controleer uw bestand en neem de cijfers pas op als alles klopt.")
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        st.html(wrap("header", html + texts.invented(plek.regio), class_="mon-kop"))
    with right:
        _region(plek)


def _region(plek: Werkplek) -> None:
    """For which region the file is; not to be changed while the user is busy with one."""
    names = list(region.all_choices())
    if len(names) < 2:
        return
    busy = session.is_busy(plek)
    # A fixed default: a value that is the default leaves the address.
    by_itself = next(iter(region.choices()))
    st.selectbox(
        "Voor welke regio?",
        names,
        index=names.index(by_itself),
        key=region.KEY,
        bind="query-params",
        disabled=busy,
        help="U bent bezig met een bestand voor deze regio." if busy else None,
    )


def _steps(plek: Werkplek) -> None:
    opened = session.current(plek)
    try:
        step = _step(opened)
        st.html(trail(step))
        _to_top(opened, step)
        session.show_said()
        step_file.show_refusals()
        _show(plek, opened, step)
    except BestandNodig as needed:
        st.html(tag("p", str(needed), class_="mon-let-op", role="status"))
        step_file.uploader(plek)
        if opened is not None:
            step_columns.ways_out(opened)
    except (StoreInGebruik, StoreFout) as busy:
        session.offer_again(str(busy), session.nothing)


def _to_top(opened: Aanlevering | None, step: int) -> None:
    """A next step begins at its top, and not where the last one was left."""
    place = f"{opened.id if opened else ''}/{step}"
    st.html(f"<script>{_TO_TOP % place}</script>", unsafe_allow_javascript=True)


def _step(opened: Aanlevering | None) -> int:
    """The step to show: never one for which something is still missing."""
    if opened is None or not opened.concept.stukken:
        return FILE
    wanted = max(FILE, min(opened.concept.stap, IN))
    if wanted > COLUMNS and not all(one.gekoppeld for one in opened.concept.stukken):
        return COLUMNS
    return wanted


def _show(plek: Werkplek, opened: Aanlevering | None, step: int) -> None:
    if opened is None or step == FILE:
        step_file.show(plek, opened)
    elif step == COLUMNS:
        step_columns.show(opened)
    elif step == CHECK:
        step_check.show(opened)
    elif step == CHANGES:
        step_changes.show(opened)
    else:
        step_in.show(plek, opened)
