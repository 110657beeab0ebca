"""Step 5: the last look, and into the monitor."""

from __future__ import annotations

import streamlit as st

from loaders.aanleveren import Aanlevering
from loaders.opdracht import Werkplek
from loaders.problemen import zonder_opties
from loaders.verschil import Verschil
from pages.aanleveren import receipts, session, step_changes
from pages.aanleveren.receipts import Receipt
from pages.aanleveren.trail import CHANGES
from pages.aanleveren.words import heading, name_of, note, summary
from pages.shared import difference
from pages.shared.markup import tag
from pages.shared.waiting import timed
from pages.shared.waiting import told as told_time
from reports.nieuw import Part

TAKEN = ("opgenomen", "al geladen")
BUSY = "Bezig met opnemen"
_ASKED = "aanleveren_neem_op"
"""The id and the revision of the concept that has to go in now."""


def show(plek: Werkplek, opened: Aanlevering) -> None:
    """Show the step; after the click the same page says that it is busy, and then takes in."""
    asked = st.session_state.pop(_ASKED, None)
    verschil = step_changes.dry_run(opened).verschil
    reason = next((one.opdracht.reden for one in opened.concept.stukken), "")
    if verschil is None or (step_changes.replaces(verschil) and not reason):
        step_changes.show(opened)
        return
    busy = asked is not None and asked[0] == opened.id
    names = ", ".join(name_of(one) for one in opened.concept.stukken)
    what = difference.title(verschil)
    with st.container(key="opnemen"):
        st.html(
            summary(
                f"Opnemen: {what[:1].lower()}{what[1:]}?",
                f"Deze cijfers komen uit {names}. Lezers zien meteen wat niet is afgeschermd.",
                f"Reden: {reason}." if reason else "",
                good=True,
            )
        )
        look = heading("Vergelijk nog een keer met uw eigen lijst")
        st.html(look + difference.rows(verschil) + difference.later(verschil))
        st.html(note("Blijkt later dat er iets niet klopt, dan draait u dit terug bij Leveringen."))
        with st.container(horizontal=True):
            st.button(
                "Opnemen", type="primary", key="neem_op", disabled=busy, on_click=session.act,
                args=(_ask, opened),
            )  # fmt: skip
            st.button(
                "Terug naar wijzigingen", type="tertiary", key="terug", disabled=busy,
                on_click=session.act, args=(opened.naar, CHANGES),
            )  # fmt: skip
        if busy:
            st.html(tag("p", told_time(BUSY), class_="mon-bezig", role="status"))
    if busy:
        session.act(_take_in, plek, opened, verschil, reason, asked[1])
        st.rerun()


def _ask(opened: Aanlevering) -> None:
    """A click on Opnemen: the page is drawn first, so that it can say what happens."""
    st.session_state[_ASKED] = (opened.id, opened.concept.revisie)


def _take_in(
    plek: Werkplek, opened: Aanlevering, verschil: Verschil, reason: str, revision: int
) -> None:
    with opened.zolang(revision), timed(BUSY):
        done = opened.neem_op(reason)
    if not done.bewijs:
        failed = [one for one in done.samen.rapporten if one.uitkomst not in TAKEN]
        session.say(*(zonder_opties(one.zin) for one in failed))
        opened.naar(CHANGES)
        return
    seen = done.samen.verschil or verschil
    first = next((one for one in seen.cijfers if one.gebied in plek.regio.gemeenten), None)
    loads = [one.handeling for one in done.samen.rapporten if one.handeling is not None]
    session.close()
    receipts.finish(
        Receipt(
            lines=done.bewijs,
            gemeente=first.naam if first else "",
            loads=tuple(loads),
            regio=plek.regio.naam,
            periode=(
                receipts.newest_quarter(
                    one.periode for one in seen.cijfers if one.gebied == first.gebied
                )
                if first
                else ""
            ),
            parts=tuple(
                Part.of(one) for report in done.samen.rapporten for one in report.leveringen
            ),
        ),
        opened.id,
    )
