"""Step 5: the last look, into the monitor, and the receipt."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from loaders.aanleveren import Aanlevering
from loaders.ontvangst import HERKENNINGSCODE
from loaders.opdracht import Werkplek
from loaders.problemen import zonder_opties
from loaders.verschil import Verschil
from pages.aanleveren import receipts, session, step_changes
from pages.aanleveren.receipts import Receipt
from pages.aanleveren.told import told
from pages.aanleveren.trail import CHANGES
from pages.aanleveren.words import heading, name_of, note, summary
from pages.shared import block, difference, region
from pages.shared.markup import tag, wrap
from pages.shared.waiting import timed
from pages.shared.waiting import told as told_time

WHAT_FOR = (
    "Twee bestanden met dezelfde code zijn precies hetzelfde, ook als ze anders heten. Zo kan een "
    "beheerder later nagaan welk bestand u aanleverde."
)
SHOW_CODE = "Toon de herkenningscode van het bestand"
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
        ),
        opened.id,
    )


def _receipt_lines(lines: Sequence[str]) -> str:
    """The receipt; the long numbers of the files stand behind a click."""
    html = "".join(tag("p", one) for one in lines if one and not one.startswith(HERKENNINGSCODE))
    long = [one for one in lines if one.startswith(HERKENNINGSCODE)]
    if long:
        told_below = tag("summary", SHOW_CODE) + tag("p", WHAT_FOR)
        told_below += "".join(tag("p", one) for one in long)
        html += wrap("details", told_below, class_="mon-def")
    return wrap("div", html, class_="mon-bewijs")


def show_receipt(plek: Werkplek, receipt: Receipt) -> None:
    """What the monitor says now with the way there, then the receipt, and what can be done next."""
    st.html(
        summary(
            "Opgenomen",
            "De cijfers staan in de monitor en tellen mee.",
            good=True,
        )
    )
    if now := told(plek, receipt):
        st.html(now)
    block.show(wrap("p", _to_the_figures(receipt), class_="mon-wegwijs"), key="wegwijs")
    st.html(heading("Ontvangstbewijs") + _receipt_lines(receipt.lines))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Nog een bestand aanleveren", key="nog_een", on_click=receipts.forget)
        st.download_button(
            "Bewaar het ontvangstbewijs",
            "\r\n".join(receipt.lines),
            file_name="ontvangstbewijs.txt",
            mime="text/plain",
            key="bewaar_bewijs",
            on_click="ignore",
        )
    which = {"opname": str(receipt.loads[0])} if len(receipt.loads) == 1 else {}
    undo = block.link(
        "Bekijk of draai deze levering terug bij Leveringen",
        "leveringen",
        **which,
        **{region.KEY: receipt.regio},
    )
    block.show(wrap("p", undo, class_="mon-bij"), key="naar_levering")


def _to_the_figures(receipt: Receipt) -> str:
    """The way to what changed, as the button of the page."""
    regio = {region.KEY: receipt.regio}
    if not receipt.gemeente:
        return block.link("Bekijk het overzicht", "", **regio)
    # Without a period the page would open on the one that was looked at before.
    when = {"periode": receipt.periode} if receipt.periode else {}
    words = f"Bekijk het gemeentebeeld van {receipt.gemeente}"
    words += f", {receipt.periode}" if receipt.periode else ""
    return block.link(words, "gemeentebeeld", gemeente=receipt.gemeente, **when, **regio)
