"""Step 4: what changes in the monitor, before anything counts."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from datasets.notatie import getal
from loaders.aanleveren import Aanlevering
from loaders.opdracht import Samen
from loaders.problemen import zonder_opties
from loaders.verschil import Verschil
from pages.aanleveren import question, session
from pages.aanleveren.trail import CHECK, FILE, IN
from pages.aanleveren.words import bullets, heading, note, rows_account, summary
from pages.shared import difference
from pages.shared.waiting import waiting

REASON = "aanleveren_reden"
OWN_REASON = "aanleveren_eigen_reden"
OTHER = "Iets anders"
REASONS = (
    "Er kwamen gegevens bij",
    "Gegevens zijn verbeterd",
    "De vorige levering was fout",
    OTHER,
)


def dry_run(opened: Aanlevering) -> Samen:
    """The difference; it is made once per state of the concept."""
    with waiting("We rekenen uit wat er verandert"):
        return opened.verschil()


def reason() -> str:
    """Why figures that were in are replaced, as the person says it."""
    chosen = st.session_state.get(REASON) or ""
    return st.session_state.get(OWN_REASON, "").strip() if chosen == OTHER else chosen


def replaces(verschil: Verschil) -> bool:
    """Whether something that was in changes: then a reason is asked.

    A total of a larger area also changes when a municipality only comes in addition.
    """
    changed = any(
        one.soort != "nieuw" and one.was != one.wordt and not one.is_groep
        for one in verschil.cijfers
    )
    return changed or any(one.verving is not None for one in verschil.regels)


def show(opened: Aanlevering) -> None:
    """Show the step."""
    together = dry_run(opened)
    verschil = together.verschil
    known = [one.zin for one in together.rapporten if one.uitkomst == "al geladen"]
    if known and len(known) == len(together.rapporten):
        _already(opened, known)
        return
    if verschil is None:
        _not_yet(opened, together)
        return
    figures = difference.parts(verschil)
    same = f"{getal(verschil.gelijk)} cijfers blijven gelijk. " if verschil.gelijk else ""
    st.html(
        summary(
            difference.title(verschil),
            difference.larger_areas(verschil),
            f"{same}Er is nog niets opgenomen: u kunt nog terug.",
            *(zonder_opties(one) for one in known),
            good=True,
        )
    )
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        if figures.veranderd:
            changed = difference.changed_table(figures.veranderd)
            st.html(heading("Cijfers die veranderen") + changed)
        if replaces(verschil):
            _ask_reason()
        _new(figures, {one.periode for one in verschil.regels})
        if verschil.later:
            st.html(heading("Wat nog niet verandert") + difference.later(verschil))
        hidden = difference.hidden_table(verschil)
        if hidden:
            st.html(heading("Wat lezers straks niet meer zien") + hidden)
        if figures.groepen:
            with st.expander(f"Ook in deelregio’s en de regio ({len(figures.groepen)} cijfers)"):
                st.html(difference.changed_table(figures.groepen))
    with right:
        st.html(heading("Wat lezers gaan zien") + difference.readers(verschil))
        account = _account(opened, together) + difference.rows(verschil)
        st.html(heading("Van uw regels naar deze cijfers") + account)
        st.html(note("Alles wat u opneemt is een versie. Bij Leveringen kunt u die terugdraaien."))
    _onward(opened, verschil)


def _new(figures: difference.Parts, own: Collection[str]) -> None:
    """The new figures; behind a click where figures that were in change: those go first."""
    if not figures.nieuw:
        return
    html = difference.new_tables(figures.nieuw, own)
    if figures.veranderd:
        with st.expander(f"Nieuwe cijfers ({len(figures.nieuw)})"):
            st.html(html)
    else:
        st.html(heading("Nieuwe cijfers") + html)


def _account(opened: Aanlevering, together: Samen) -> str:
    """Per file how many rows were read, and what became of each of them."""
    stukken = [one for one in opened.concept.stukken if not one.geen_gevallen]
    of = {one.bestand: one for one in together.rapporten}
    return bullets(
        [
            rows_account(one, opened.controleer(one.nummer), of[one.naam])
            for one in stukken
            if one.naam in of
        ]
    )


def _not_yet(opened: Aanlevering, together: Samen) -> None:
    """The dry run met something that the check of one file could not see."""
    told = [one for one in together.rapporten if one.uitkomst not in ("goed", "al geladen")]
    st.html(summary("Dit kan nog niet", *(zonder_opties(one.zin) for one in told), good=False))
    for stuk, rapport in zip(opened.concept.stukken, together.rapporten, strict=False):
        question.ask(opened, stuk, rapport)
    question.ask_which_file(opened, together.rapporten)
    _back(opened, primary=True)


def _already(opened: Aanlevering, known: list[str]) -> None:
    st.html(summary("Dit staat er al in", *(zonder_opties(one) for one in known), good=True))
    with st.container(horizontal=True):
        st.button(
            "Ander bestand kiezen", type="primary", key="ander_bestand", on_click=session.act,
            args=(opened.naar, FILE),
        )  # fmt: skip
        _back(opened)


def _ask_reason() -> None:
    """Why figures that were in are replaced: kept with the delivery."""
    st.session_state.setdefault(REASON, None)
    st.pills(
        "Waarom veranderen deze cijfers? (verplicht)",
        REASONS,
        key=REASON,
        persist_state="session",
    )
    if st.session_state.get(REASON) == OTHER:
        st.text_input(
            "Wat is de reden?",
            key=OWN_REASON,
            max_chars=200,
            placeholder="Bijvoorbeeld: twee leerlingen stonden dubbel in de lijst",
        )


def _onward(opened: Aanlevering, verschil: Verschil) -> None:
    blocked = replaces(verschil) and not reason()
    with st.container(key="verder"):
        if blocked:
            st.html(note("Kies eerst waarom deze cijfers veranderen. Dan kunt u verder."))
        with st.container(horizontal=True):
            st.button(
                "Verder naar opnemen", type="primary", key="naar_opnemen", disabled=blocked,
                on_click=session.act, args=(_to_last_step, opened, reason(), verschil.kenmerk),
            )  # fmt: skip
            _back(opened)


def _to_last_step(opened: Aanlevering, why: str, seen: str) -> None:
    """Keep the reason, and what was seen, with the concept, so that both survive a reload."""
    opened.zag(seen)
    for one in opened.concept.stukken:
        if one.opdracht.reden != why:
            opened.zeg(one.nummer, reden=why)
    opened.naar(IN)


def _back(opened: Aanlevering, *, primary: bool = False) -> None:
    st.button(
        "Terug naar controle", type="primary" if primary else "tertiary", key="terug",
        on_click=session.act, args=(opened.naar, CHECK),
    )  # fmt: skip
