"""All changes, newest first: what, from when, by whom, why; each can be undone as a new change."""

from __future__ import annotations

import streamlit as st

from datasets.notatie import datum
from datasets.schema import StoreFout, StoreInGebruik
from loaders import inrichting
from loaders.inrichting import InrichtingFout, Regel
from loaders.opdracht import Werkplek
from pages.inrichting.effect import effect
from pages.inrichting.proposal import ask_reason, carry_out, undo_effect
from pages.shared import block, region
from pages.shared.markup import tag, wrap

PER_CLICK = 20
_OPEN = "inrichting_ongedaan"
_SHOWN = "inrichting_getoond"
_SIGNS = {"geldt": "●", "begint nog": "◷", "ongedaan gemaakt": "↩"}


def show(plek: Werkplek) -> None:
    """The list, with the question of an undo in its place."""
    lines = inrichting.geschiedenis(plek)
    if not lines:
        st.html(tag("p", "De inrichting is nog niet gewijzigd.", class_="mon-leeg"))
        return
    shown = st.session_state.get(_SHOWN, PER_CLICK)
    for one in lines[:shown]:
        with st.container(key=f"in_regel_{one.wijziging.nummer}"):
            block.show(_line(one), key=f"in_regel_tekst_{one.wijziging.nummer}")
            _undo(plek, one)
    if shown < len(lines):
        st.button("Toon eerdere wijzigingen", on_click=_more, args=(shown,))


def _line(one: Regel) -> str:
    change = one.wijziging
    moment = f"{datum(change.op.date())}, {change.op.hour}.{change.op.minute:02} uur"
    state = tag("span", f"{_SIGNS[one.status]} ", aria_hidden="true") + tag("span", one.status)
    kind = f"Wijziging {change.nummer}"
    if change.ongedaan is not None:
        kind += f" (maakt {change.ongedaan} ongedaan)"
    facts = (
        ("Ingegaan op", datum(change.vanaf)),
        ("Door", f"{change.wie}, {moment}"),
        ("Reden", change.reden),
    )
    pairs = "".join(tag("dt", name) + tag("dd", words) for name, words in facts)
    what = "".join(tag("li", words) for words in one.zinnen)
    return (
        wrap("h2", tag("span", kind) + wrap("small", state), class_="mon-in-wijziging")
        + wrap("ul", what, class_="mon-lijst")
        + wrap("dl", pairs, class_="mon-in-feiten")
    )


def _undo(plek: Werkplek, one: Regel) -> None:
    nummer = one.wijziging.nummer
    if st.session_state.get(_OPEN) == (plek.regio.id, nummer) and one.kan_terug:
        _ask(plek, nummer)
        return
    if one.kan_terug:
        st.button(
            "Maak ongedaan",
            key=f"in_ongedaan_{nummer}",
            on_click=_open,
            args=(plek.regio.id, nummer),
        )
    elif one.status != "ongedaan gemaakt":
        st.html(tag("p", one.niet_terug, class_="mon-bij"))


def _ask(plek: Werkplek, nummer: int) -> None:
    with st.container(key="in_voorstel", border=True):
        st.html(tag("h2", f"Wijziging {nummer} ongedaan maken", class_="mon-deel"))
        try:
            gevolg = undo_effect(plek, nummer)
        except (InrichtingFout, StoreFout, StoreInGebruik) as error:
            st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
            st.button("Sluit", key="in_sluit", on_click=_close)
            return
        reason = ask_reason(f"in_terug_reden_{nummer}", "Waarom maakt u dit ongedaan? (verplicht)")
        with st.container(horizontal=True):
            sure = st.button(
                "Ja, maak ongedaan", type="primary", disabled=not reason, key="in_terug_doe"
            )
            st.button("Toch niet", key="in_toch_niet", on_click=_close)
        if sure:
            _close()
            stand = inrichting.stand(plek)
            carry_out(
                f"Wijziging {nummer} is ongedaan gemaakt. Alles is weer zoals ervoor.",
                lambda: inrichting.maak_ongedaan(
                    plek, nummer, wie=region.who(), reden=reason, na=stand
                ),
            )
        block.show(effect(gevolg), key="in_terug_gevolg")


def _open(regio: str, nummer: int) -> None:
    st.session_state[_OPEN] = (regio, nummer)


def _close() -> None:
    st.session_state.pop(_OPEN, None)


def _more(shown: int) -> None:
    st.session_state[_SHOWN] = shown + PER_CLICK
