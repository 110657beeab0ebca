"""Carrying out what is ready: what readers will see first, then from when and why."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from datasets.reference.regio import ALLEEN_OP_HET_SCHERM
from datasets.schema import StoreFout, StoreInGebruik
from indicators.vrijgave import nieuwste
from loaders import inrichting
from loaders.begin import vandaag
from loaders.inrichting import LANGSTE_REDEN, InrichtingFout
from loaders.inrichting_gevolg import Gevolg
from loaders.opdracht import Werkplek
from pages.inrichting import draft, words
from pages.inrichting.draft import Desk
from pages.inrichting.effect import effect
from pages.shared import block, region
from pages.shared.markup import tag

_TRIAL = "inrichting_proef"


def show(desk: Desk) -> None:
    """The box with what is ready; nothing when nothing is."""
    if not desk.draft.becomes:
        return
    with st.container(key="in_voorstel", border=True):
        st.html(tag("h2", "Klaargezet, nog niet doorgevoerd", class_="mon-deel"))
        typed = _ask_start(desk)
        reason = ask_reason(desk.key("reden"), "Waarom wijzigt u dit? (verplicht)")
        try:
            start = words.read_date(typed, "Telt vanaf") or vandaag()
            gevolg = _effect(
                desk.plek,
                (dict(desk.draft.becomes), start),
                lambda: inrichting.bekijk(desk.plek, desk.draft.becomes, vanaf=start),
            )
        except (InrichtingFout, StoreFout, StoreInGebruik, words.WrongDate) as error:
            st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
            st.button("Gooi weg", key=desk.key("weg"), on_click=draft.end)
            return
        with st.container(horizontal=True):
            sure = st.button("Voer door", type="primary", disabled=not reason, key=desk.key("doe"))
            st.button("Gooi weg", key=desk.key("weg"), on_click=draft.end)
        if sure:
            carry_out(
                "De inrichting is gewijzigd. Alle pagina’s laten het nu zien.",
                lambda: inrichting.wijzig(
                    desk.plek,
                    desk.draft.becomes,
                    wie=region.who(),
                    vanaf=start,
                    reden=reason,
                    na=desk.draft.stand,
                ),
            )
        block.show(effect(gevolg), key="in_gevolg")


def _ask_start(desk: Desk) -> str:
    """From when it counts; groupings, leveranciers and sources have their own dates for that."""
    if not desk.draft.becomes.keys() <= ALLEEN_OP_HET_SCHERM:
        return ""
    return st.text_input("Telt vanaf", value=words.day(vandaag()), key=desk.key("vanaf"))


def ask_reason(key: str, label: str) -> str:
    """Why it is done; "" as long as that was not said."""
    typed = st.text_input(label, key=key, max_chars=LANGSTE_REDEN).strip()
    told = "De reden blijft bij de wijziging staan."
    if not typed:
        told = f"Vul dit in en druk op Enter. Dan kunt u verder. {told}"
    st.html(tag("p", told, class_="mon-bij"))
    return typed


def undo_effect(plek: Werkplek, nummer: int) -> Gevolg:
    """What would change when a change is undone.

    Raises:
        InrichtingFout: it cannot be undone.
        StoreInGebruik: somebody else is busy with the store.
    """
    return _effect(plek, ("ongedaan", nummer), lambda: inrichting.bekijk_ongedaan(plek, nummer))


def _effect(plek: Werkplek, mark: object, make: Callable[[], Gevolg]) -> Gevolg:
    """What would change, worked out once as long as nothing else changes."""
    full = (plek.regio.id, inrichting.stand(plek), nieuwste(plek.map_regio), mark)
    kept = st.session_state.get(_TRIAL)
    if kept is None or kept[0] != full:
        with st.spinner("We rekenen uit wat lezers gaan zien"):
            kept = (full, make())
        st.session_state[_TRIAL] = kept
    found: Gevolg = kept[1]
    return found


def carry_out(said: str, do: Callable[[], int]) -> None:
    """Do it, say so, and show the page as it is then."""
    try:
        with st.spinner("Een ogenblik, de cijfers worden bijgewerkt"):
            do()
    except (InrichtingFout, StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    st.session_state.pop(_TRIAL, None)
    draft.end()
    draft.done(said)
    st.rerun()
