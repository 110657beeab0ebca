"""Which source counts for a figure that two or more leveranciers deliver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import streamlit as st

from datasets.reference.profiel import Leidend
from datasets.schema import StoreFout, StoreInGebruik
from indicators.vrijgave import nieuwste
from loaders import inrichting
from loaders.inrichting_bronnen import Bronkeus, bronkeuzes
from loaders.inrichting_regels import titels_van_maten
from pages.inrichting import draft, words
from pages.inrichting.draft import Desk
from pages.shared import block
from pages.shared.markup import enumerate_names, tag, wrap

_KEPT = "inrichting_bronnen"
EVERYWHERE = "De hele regio"


def show(desk: Desk) -> None:
    """For one figure with more than one source: which one goes first, where and from when."""
    try:
        found = {one.titel: one for one in _found(desk)}
    except (StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    if not found:
        said = (
            "Elk cijfer komt nu van één bron. Levert een tweede leverancier hetzelfde, dan kiest u "
            "hier welke telt."
        )
        st.html(tag("p", said, class_="mon-leeg"))
        return
    with st.container(key="in_bewerk"):
        title = st.selectbox("Cijfer", list(found), key=desk.key("bron"))
        with st.form(desk.key("bronform", title), border=False):
            _form(desk, found[title], _same_sources(found.values(), found[title]))


def _found(desk: Desk) -> tuple[Bronkeus, ...]:
    """What has more than one source, looked up once per state."""
    plek = desk.plek
    mark = (plek.regio.id, inrichting.stand(plek), nieuwste(plek.map_regio))
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != mark:
        with st.spinner("We kijken waar meer dan één bron is"):
            kept = (mark, bronkeuzes(plek))
        st.session_state[_KEPT] = kept
    found: tuple[Bronkeus, ...] = kept[1]
    return found


def _same_sources(found: Iterable[Bronkeus], one: Bronkeus) -> list[Bronkeus]:
    """The other figures that come from the same sources, of which the choice will be the same."""
    return [x for x in found if x.maat != one.maat and x.bronnen == one.bronnen]


def _form(desk: Desk, one: Bronkeus, others: Sequence[Bronkeus]) -> None:
    labels = {f"{lev} ({words.dataset(data)})": (lev, data) for lev, data in one.bronnen}
    counts = [label for label, source in labels.items() if source in one.telt]
    chosen = st.selectbox(
        "Deze bron gaat voor",
        list(labels),
        index=list(labels).index(counts[0]) if counts else 0,
        key=desk.key("voorgaat", one.maat),
    )
    names = {desk.regio.naam_van(code): code for code in one.gemeenten}
    where = st.multiselect(
        "In deze gemeenten (leeg: de hele regio)",
        sorted(names),
        placeholder=EVERYWHERE,
        key=desk.key("waarbron", one.maat),
    )
    typed = st.text_input("Vanaf (leeg: alle perioden)", key=desk.key("vanbron", one.maat))
    titles = enumerate_names([x.titel for x in others]) if others else ""
    also = bool(others) and st.checkbox(
        f"Ook voor {titles}: van dezelfde bronnen", value=True, key=desk.key("ookbron", one.maat)
    )
    if not st.form_submit_button("Zet klaar"):
        return
    try:
        start = words.read_date(typed, "Vanaf")
    except words.WrongDate as error:
        draft.refuse(str(error))
        st.rerun()
    source, data = labels[chosen]
    made: dict[str, Any] = {
        "leverancier": source,
        "dataset": data,
        "gaat_voor": True,
        **({"gemeenten": [names[x] for x in where]} if where else {}),
        **({"van": start} if start else {}),
    }
    asked = [one, *others] if also else [one]
    every = [x.model_dump(exclude_none=True, exclude_defaults=True) for x in desk.regio.leidend]
    desk.stage({"leidend": [*every, *({"maat": x.maat, **made} for x in asked)]})
    st.rerun()


def table(desk: Desk) -> None:
    """What was agreed on, newest first, each to be taken away."""
    agreed = list(enumerate(desk.regio.leidend))
    if not agreed:
        return
    heads = ("Cijfer", "Deze bron gaat voor", "Waar", "Wanneer")
    head = wrap("tr", "".join(tag("th", one, scope="col") for one in heads))
    body = ""
    for _, one in reversed(agreed):
        first, *rest = _words(desk, one)
        cells = "".join(tag("td", words) for words in rest)
        body += wrap("tr", tag("th", first, scope="row") + cells)
    html = tag("h2", "Afgesproken", class_="mon-deel")
    html += wrap("table", wrap("thead", head) + wrap("tbody", body), class_="mon-in-tabel")
    block.show(html, key="in_leidend")
    numbers = [number for number, _ in agreed]
    number = st.selectbox(
        "Afspraak die vervalt",
        numbers,
        index=None,
        format_func=lambda one: ", ".join(_words(desk, agreed[one][1])),
        placeholder="Kies een afspraak",
        key=desk.key("leidendweg"),
    )
    if number is not None:
        every = [x.model_dump(exclude_none=True, exclude_defaults=True) for _, x in agreed]
        desk.stage({"leidend": every[:number] + every[number + 1 :]})
        st.session_state.pop(desk.key("leidendweg"), None)
        st.rerun()


def _words(desk: Desk, one: Leidend) -> tuple[str, str, str, str]:
    """Figure, source, where and when: two agreements can differ in the last two only."""
    where = ", ".join(desk.regio.naam_van(code) for code in one.gemeenten) or "de hele regio"
    return (
        titels_van_maten().get(one.maat, one.maat),
        f"{one.leverancier} ({words.dataset(one.dataset)})",
        where,
        words.span(one) or "altijd",
    )
