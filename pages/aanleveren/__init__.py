"""Cijfers aanleveren: from a file to figures that count, in five steps."""

from pathlib import Path

import streamlit as st

from datasets.schema import StoreFout, StoreInGebruik
from loaders.aanleveren import Aanlevering, BestandNodig, ConceptWeg
from loaders.opdracht import Werkplek
from pages.aanleveren import (
    address,
    receipt_page,
    receipts,
    session,
    solved,
    step_changes,
    step_check,
    step_columns,
    step_file,
    step_in,
)
from pages.aanleveren.receipts import Receipt
from pages.aanleveren.trail import CHANGES, CHECK, COLUMNS, FILE, IN, mark_step, mount, trail
from pages.shared import difference, region, texts
from pages.shared.markup import tag, wrap

STYLES = Path(__file__).resolve().parent / "styles.css"
_FOOT = (
    "Wat u hier doet, wordt vanzelf bewaard: u kunt stoppen en binnen 24 uur verdergaan. De "
    "cijfers in de monitor veranderen pas als u bij stap 5 op ‘Opnemen’ klikt."
)
STILL_BUSY = "We zijn nog bezig met dit bestand. Een ogenblik."
_FOOT_DONE = (
    "Klopt er toch iets niet? Lever dan een verbeterd bestand aan, of draai deze levering terug "
    "bij Leveringen. De cijfers worden dan weer zoals ze waren."
)
_FOOT_UNDONE = (
    "Het ontvangstbewijs blijft bewaard, ook nu de levering is teruggedraaid. Lever een verbeterd "
    "bestand aan als dat er is."
)


def render() -> None:
    """Show the page."""
    st.html(STYLES)
    st.html(difference.STYLES)
    plek = region.place(any_region=True)
    session.raise_failure()
    foot = _FOOT
    try:
        _head(plek)
        receipt = _receipt(plek)
        if receipt is not None:
            foot = _FOOT_UNDONE if receipt.is_undone else _FOOT_DONE
            mark_step("bewijs")
            mount(trail(IN, all_done=True), place=f"bewijs/{receipt.loads}")
            receipt_page.show(plek, receipt)
        else:
            _steps(plek)
    except ConceptWeg as weg:
        session.gone(weg)
        st.rerun()
    st.html(tag("footer", foot, class_="mon-voet"))


def _receipt(plek: Werkplek) -> Receipt | None:
    try:
        if not receipts.is_shown():
            # Of a draft that went in, the address names the receipt after this.
            session.current(plek)
        return receipts.wanted(plek)
    except (StoreInGebruik, StoreFout) as busy:
        session.offer_again(str(busy), session.nothing)
        return None


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
        if opened is not None:
            # After a reload halfway the files are still going in: then the receipt comes.
            with st.spinner(STILL_BUSY):
                opened.wacht()
        step = address.step(opened)
        _trail(opened, step)
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


def _trail(opened: Aanlevering | None, step: int) -> None:
    """The trail; a click on a step that is done brings the reader there."""
    place = f"{opened.id if opened else ''}/{step}"
    # Not the draft: it is made while somebody types in the form of step 1.
    mark_step(str(step))
    revision = opened.concept.revisie if opened else 0
    steps = trail(step, open_=address.reachable(opened, step))
    clicked = mount(steps, place=place, revision=revision)
    if clicked is not None and opened is not None:
        session.act(address.go, opened, clicked)
        st.rerun()


def _show(plek: Werkplek, opened: Aanlevering | None, step: int) -> None:
    if step != CHECK:
        solved.forget()
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
