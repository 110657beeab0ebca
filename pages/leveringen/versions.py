"""Two versions of a delivery beside each other: what the one changes against the other."""

from __future__ import annotations

import streamlit as st

from datasets.notatie import datum
from datasets.schema import StoreFout, StoreInGebruik
from loaders.leveringen import LeveringRegel, OpnameRegel, vergelijk_versies
from loaders.opdracht import Werkplek
from pages.leveringen import words
from pages.leveringen.seen import Seen
from pages.shared import block, difference
from pages.shared.markup import tag

NOTHING = "zonder deze levering"


def show(plek: Werkplek, opname: OpnameRegel, seen: Seen) -> None:
    """Choose a delivery of the file and another version of it, and see the difference."""
    if not opname.leveringen:
        return
    st.html(tag("h2", "Versies vergelijken", class_="mon-deel"))
    first, second, third = st.columns([2, 2, 1], vertical_alignment="bottom")
    with first:
        labels = {_label(one): one for one in opname.leveringen}
        mine = labels[st.selectbox("Levering", list(labels), key=f"lv_van_{opname.handeling}")]
    others = {
        f"versie {one.versie}, {datum(load.wanneer.date())}": one.nummer
        for load, one in seen.versions(mine)
        if one.nummer != mine.nummer
    }
    options: dict[str, int | None] = {**others, NOTHING: None}
    before = next((said for said, number in options.items() if number == mine.vorige), NOTHING)
    with second:
        chosen = st.selectbox(
            "Vergelijk met",
            list(options),
            index=list(options).index(before),
            key=f"lv_met_{mine.nummer}",
        )
    with third:
        wanted = st.button("Vergelijk", key=f"lv_vergelijk_{mine.nummer}", width="stretch")
    if wanted:
        _compare(plek, options[chosen], mine, chosen)


def _label(one: LeveringRegel) -> str:
    part = f", {one.deel}" if one.deel else ""
    return f"{words.name(one)}, {words.period(one.periode)}{part}, versie {one.versie}"


def _compare(plek: Werkplek, other: int | None, mine: LeveringRegel, chosen: str) -> None:
    try:
        with st.spinner("We vergelijken de versies"):
            found = vergelijk_versies(plek, other, mine.nummer)
    except (StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    said = f"Was: {chosen}. Wordt: versie {mine.versie}."
    html = tag("p", said, class_="mon-bij") + difference.difference(found, was="Was")
    block.show(html, key=f"lv_verschil_{mine.nummer}")
