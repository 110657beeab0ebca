"""Which concept is open in this browser, and what happened at the last click.

The id of the concept stands in the address, so that a reload, a lost connection or a copied
address comes back to the same step. What was said is on disk; the session only keeps the object.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import streamlit as st

from datasets.cellen import CelFout
from datasets.schema import StoreFout, StoreInGebruik
from loaders.aanleveren import (
    Aanlevering,
    BestandNodig,
    Concept,
    ConceptOpgenomen,
    ConceptVeranderd,
    ConceptWeg,
    concepten,
)
from loaders.blad import LeesFout
from loaders.opdracht import Vraag, Werkplek
from loaders.problemen import zonder_opties
from pages.aanleveren import address, receipts
from pages.shared import block, region
from pages.shared.markup import tag, wrap

NOTHING_LOST = "Wat u deed is bewaard."
UPLOADER = "bestanden"
FORM = "formulier"
"""How the keys of all boxes of the form begin."""
_OPEN = "aanleveren_open"
_SAID = "aanleveren_gezegd"
_FAILED = "aanleveren_mislukt"
_SHOWN = "aanleveren_getoond"
_ROUND = "aanleveren_ronde"
_AGAIN = "aanleveren_opnieuw"
_LOOK = "aanleveren_kijk_bij_leveringen"


def current(plek: Werkplek) -> Aanlevering | None:
    """The concept of the address, else the one of this session, else None."""
    kept: Aanlevering | None = st.session_state.get(_OPEN)
    if kept is not None and kept.werkplek.regio.id != plek.regio.id:
        close()  # of another region: it stays there for who chooses that one again
        kept = None
    wanted = address.concept() or (kept.id if kept else "")
    if not wanted:
        return None
    try:
        # Read anew at every run: it may have gone in or been thrown away in another tab.
        found = Aanlevering.hervat(plek, wanted)
    except ConceptWeg as weg:
        gone(weg)
        return None
    keep(found)
    saw()
    return found


def is_busy(plek: Werkplek) -> bool:
    """Whether a concept with files is open, or its receipt is shown."""
    if receipts.is_shown():
        return True
    found = current(plek)
    return found is not None and bool(found.concept.stukken)


def begin(plek: Werkplek) -> Aanlevering:
    """The open concept, or a new one."""
    found = current(plek)
    if found is None:
        found = Aanlevering.nieuw(plek, region.who())
        keep(found)
    return found


def keep(opened: Aanlevering) -> None:
    """Make this the open concept, also in the address."""
    st.session_state[_OPEN] = opened
    if address.concept() != opened.id:
        address.write(opened, opened.concept.stap)


def saw() -> None:
    """The open concept is shown as it is now; an answer is about that, and not about another."""
    kept: Aanlevering | None = st.session_state.get(_OPEN)
    if kept is not None:
        st.session_state[_SHOWN] = (kept.id, kept.concept.revisie)


def close() -> None:
    """Leave the open concept as it is; it can be taken up again for 24 hours."""
    st.session_state.pop(_OPEN, None)
    address.leave_concept()
    _empty_form()


def gone(weg: ConceptWeg) -> None:
    """The open concept is not there any more: its receipt when it went in, else that it is said.

    Who reloads while a file goes in must not think that it has to be done once more.
    """
    close()
    if isinstance(weg, ConceptOpgenomen) and weg.handelingen:
        address.write_receipt(weg.handelingen)
        return
    say(str(weg))
    st.session_state[_LOOK] = True


def _empty_form() -> None:
    """What is typed belongs to its concept, and is read from there when that one is opened."""
    for key in [one for one in st.session_state if str(one).startswith(FORM)]:
        del st.session_state[key]


def resume(plek: Werkplek, concept_id: str) -> None:
    """Open a concept of before."""
    _empty_form()
    keep(Aanlevering.hervat(plek, concept_id))


def throw_away(plek: Werkplek, concept_id: str) -> None:
    """Remove a concept for good."""
    Aanlevering.hervat(plek, concept_id).gooi_weg()
    kept: Aanlevering | None = st.session_state.get(_OPEN)
    if kept is not None and kept.id == concept_id:
        close()


def throw_away_empty(plek: Werkplek) -> None:
    """Nothing is left of a draft in which nothing was put, such as that of a refused file."""
    kept: Aanlevering | None = st.session_state.get(_OPEN)
    if kept is not None and not kept.concept.stukken and kept.concept.formulier is None:
        throw_away(plek, kept.id)


def others(plek: Werkplek) -> list[Concept]:
    """Concepts of this user that are not open here, newest first."""
    kept: Aanlevering | None = st.session_state.get(_OPEN)
    own = kept.id if kept else ""
    return [one for one in concepten(plek, region.who()) if one.id != own]


def act(action: Callable[..., object], *values: object, **named: object) -> None:
    """Do what a button says; what goes wrong is shown at the top of the page.

    Streamlit runs this before the page, outside of its handler of failures. Of a concept that was
    changed in another window since it was shown, nothing is changed: that is said.
    """
    try:
        with _as_shown():
            action(*values, **named)
            saw()
    except ConceptVeranderd as changed:
        say(str(changed))
    except ConceptWeg as weg:
        gone(weg)
    except CelFout as unread:
        say(f"Dit kunnen we niet lezen: {unread}. {unread.uitweg}".strip())
    except (Vraag, BestandNodig, LeesFout) as told:
        say(zonder_opties(str(told)))
    except (StoreInGebruik, StoreFout) as busy:
        st.session_state[_AGAIN] = (str(busy), action, values, named)
    except Exception as error:  # noqa: BLE001 - the page itself raises it again
        st.session_state[_FAILED] = error


def _as_shown() -> AbstractContextManager[None]:
    """Hold the open concept as long as it is the one on the screen."""
    kept: Aanlevering | None = st.session_state.get(_OPEN)
    shown = st.session_state.get(_SHOWN)
    if kept is None or shown is None or shown[0] != kept.id:
        return nullcontext()
    return kept.zolang(shown[1])


def nothing() -> None:
    """What a click does that only shows the page again."""


def tell(opened: Aanlevering, nummer: int, **answers: Any) -> None:
    """Keep what the person says about a file; what has to be done again is shown."""
    told = opened.zeg(nummer, **answers)
    if told:
        say(told)


def raise_failure() -> None:
    """Raise what failed at the last click, inside the page."""
    error = st.session_state.pop(_FAILED, None)
    if error is not None:
        raise error


def say(*sentences: str) -> None:
    """Show sentences at the top of the page, the next time that it is drawn."""
    said = (*st.session_state.get(_SAID, ()), *sentences)
    st.session_state[_SAID] = tuple(dict.fromkeys(said))


def show_said() -> None:
    """Show what was said, once."""
    for words in st.session_state.pop(_SAID, ()):
        st.html(tag("p", words, class_="mon-let-op", role="status"))
    if st.session_state.pop(_LOOK, False):
        block.show(wrap("p", block.link("Naar Leveringen", "leveringen")), key="naar_leveringen")
    if _AGAIN in st.session_state:
        words, action, values, named = st.session_state.pop(_AGAIN)
        offer_again(words, action, *values, **named)


def offer_again(
    words: str, action: Callable[..., object], *values: object, **named: object
) -> None:
    """The store could not do it now: why, and a button that does the same once more."""
    st.html(tag("p", f"{words} {NOTHING_LOST}", class_="mon-let-op", role="alert"))
    st.button(
        "Probeer opnieuw", type="primary", key=f"opnieuw_{action.__name__}", on_click=act,
        args=(action, *values), kwargs=named,
    )  # fmt: skip


def uploader_key() -> str:
    """Key of the uploader; it changes after each round, so that read files leave the memory."""
    return f"{UPLOADER}_{st.session_state.get(_ROUND, 0)}"


def empty_uploader() -> None:
    """Make the uploader empty at the next run."""
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
