"""The page of a receipt: whether it counts, what the monitor says now, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from loaders.ontvangst import HERKENNINGSCODE
from loaders.opdracht import Werkplek
from pages.aanleveren import receipts
from pages.aanleveren.receipts import Receipt
from pages.aanleveren.told import told
from pages.aanleveren.words import heading, summary
from pages.shared import block, region
from pages.shared.markup import tag, wrap

WHAT_FOR = (
    "Twee bestanden met dezelfde code zijn precies hetzelfde, ook als ze anders heten. Zo kan een "
    "beheerder later nagaan welk bestand u aanleverde."
)
SHOW_CODE = "Toon de herkenningscode van het bestand"
UNDONE = "Deze cijfers tellen niet mee in de monitor."
PARTLY = "De andere bestanden van dit ontvangstbewijs tellen nog mee."
REPLACED = "Daarna is een nieuwere versie opgenomen. Die telt nu mee in de monitor."


def show(plek: Werkplek, receipt: Receipt) -> None:
    """What the monitor says now with the way there, then the receipt, and what can be done next."""
    st.html(_state(receipt))
    if not receipt.is_undone:
        block.show(told(plek, receipt), key="wegwijs")
    st.html(heading("Ontvangstbewijs") + _lines(receipt.lines))
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
    block.show(wrap("p", _to_the_delivery(receipt), class_="mon-bij"), key="naar_levering")


def _state(receipt: Receipt) -> str:
    """Whether it counts now: the first that has to be known of it."""
    if receipt.is_undone:
        return summary("Teruggedraaid", *receipt.undone, UNDONE, good=False)
    if receipt.undone:
        return summary("Deels teruggedraaid", *receipt.undone, PARTLY, good=False)
    if receipt.replaced:
        return summary("Opgenomen, en later vervangen", REPLACED, good=False)
    return summary("Opgenomen", "De cijfers staan in de monitor en tellen mee.", good=True)


def _lines(lines: Sequence[str]) -> str:
    """The receipt; the long numbers of the files stand behind a click."""
    html = "".join(tag("p", one) for one in lines if one and not one.startswith(HERKENNINGSCODE))
    long = [one for one in lines if one.startswith(HERKENNINGSCODE)]
    if long:
        told_below = tag("summary", SHOW_CODE) + tag("p", WHAT_FOR)
        told_below += "".join(tag("p", one) for one in long)
        html += wrap("details", told_below, class_="mon-def")
    return wrap("div", html, class_="mon-bewijs")


def _to_the_delivery(receipt: Receipt) -> str:
    which = {"opname": str(receipt.loads[0])} if len(receipt.loads) == 1 else {}
    words = "Bekijk of draai deze levering terug bij Leveringen"
    if receipt.is_undone:
        words = "Bekijk deze levering bij Leveringen, of laat haar weer meetellen"
    return block.link(words, "leveringen", **which, **{region.KEY: receipt.regio})
