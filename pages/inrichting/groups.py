"""The indelingen: which municipalities lie in which group; groups may overlap."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from datasets.reference.indelingen import TITELS, Groep, Indeling
from datasets.reference.regio import Regio
from loaders import inrichting_delen
from loaders.begin import vandaag
from pages.inrichting import draft, words
from pages.inrichting.draft import Desk
from pages.shared import block
from pages.shared.markup import hidden, scrolls, tag, wrap

NEW = "Nieuwe indeling"
ALWAYS, FROM = "Alle perioden", "Vanaf een dag"


def show(desk: Desk) -> None:
    """The grouping to change, with a box per group."""
    own = {one.titel: one for one in desk.regio.indelingen if one.soort == "eigen"}
    with st.container(key="in_bewerk"):
        label = st.selectbox("Indeling", [*own, NEW], key=desk.key("indeling"))
        chosen = own.get(label)
        with st.form(desk.key("groepen", label), border=False):
            _form(desk, chosen)
        if chosen is not None:
            st.button(
                "Laat deze indeling vervallen",
                key=desk.key("vervalt", label),
                on_click=_drop,
                args=(desk, chosen),
            )
    if not desk.regio.verzonnen:
        _national(desk)


def table(desk: Desk) -> None:
    """All groupings as one table: a row per municipality, a column per group."""
    regio = desk.regio
    found = [one for one in regio.indelingen if one.groepen]
    if not found:
        st.html(tag("p", "Deze regio heeft nog geen indeling.", class_="mon-leeg"))
        return
    above = "".join(
        tag("th", one.titel, colspan=len(one.groepen), scope="colgroup") for one in found
    )
    heads = "".join(_head(groep) for one in found for groep in one.groepen)
    codes = sorted(regio.gemeenten, key=regio.naam_van)
    body = "".join(_row(regio, found, code) for code in codes)
    head = wrap("tr", wrap("td", "") + above) + wrap(
        "tr", tag("th", "Gemeente", scope="col") + heads
    )
    inside = tag("caption", "Welke gemeente in welke groep ligt", class_="mon-hoor")
    inside += wrap("thead", head) + wrap("tbody", body)
    html = wrap("table", inside, class_="mon-in-tabel mon-in-matrix")
    scroll = scrolls(html, "Welke gemeente in welke groep ligt")
    notes = [one.opmerking for one in regio.indelingen if one.opmerking]
    block.show(scroll + "".join(tag("p", n, class_="mon-bij") for n in notes), key="in_matrix")


def _head(groep: Groep) -> str:
    note = tag("small", groep.stand) if groep.stand else ""
    return wrap("th", tag("span", groep.naam) + note, scope="col")


def _row(regio: Regio, found: list[Indeling], code: str) -> str:
    cells = "".join(_cell(groep, code) for one in found for groep in one.groepen)
    return wrap("tr", tag("th", regio.naam_van(code), scope="row") + cells)


def _cell(groep: Groep, code: str) -> str:
    own = [lid for lid in groep.leden if lid.gemeente == code]
    if not own:
        return wrap("td", hidden("nee"))
    spans = [words.span(lid) for lid in own] + ["deels" for lid in own if lid.pc4 is not None]
    said = " en ".join(dict.fromkeys(filter(None, spans)))
    return wrap("td", tag("span", "●", aria_hidden="true") + hidden("ja") + tag("small", said))


def _form(desk: Desk, one: Indeling | None) -> None:
    """The title, the groups with their municipalities, and from when."""
    mark = one.id if one else "nieuw"
    title = st.text_input(
        "Naam van de indeling", one.titel if one else "", key=desk.key("it", mark), max_chars=60
    )
    names = {desk.regio.naam_van(code): code for code in desk.regio.gemeenten}
    order = sorted(names)
    filled: list[tuple[Groep | None, str, list[str]]] = []
    for number, groep in enumerate([*(one.groepen if one else ()), None]):
        left, right = st.columns([1, 2.4])
        label = "Nieuwe groep" if groep is None else f"Groep {number + 1}"
        name = left.text_input(
            label, groep.naam if groep else "", key=desk.key("gn", mark, str(number)), max_chars=60
        )
        now = inrichting_delen.leden_nu(groep, vandaag()) if groep else []
        members = right.multiselect(
            f"Gemeenten in {groep.naam}" if groep else "Gemeenten in de nieuwe groep",
            order,
            default=[desk.regio.naam_van(code) for code in now],
            placeholder="Kies gemeenten",
            key=desk.key("gg", mark, str(number)),
        )
        filled.append((groep, name.strip(), [names[m] for m in members]))
    left, right = st.columns([1, 2.4])
    scope = left.radio("Geldt voor", (ALWAYS, FROM), key=desk.key("voor", mark), horizontal=True)
    typed = right.text_input("Welke dag", key=desk.key("iv", mark))
    st.html(
        tag(
            "p",
            "Kiest u een dag, dan blijven de cijfers over eerdere perioden zoals ze zijn. Een "
            "groep zonder naam en zonder gemeenten vervalt.",
            class_="mon-bij",
        )
    )
    if st.form_submit_button("Zet klaar"):
        wanted = scope == FROM
        _submit(desk, one, title.strip(), filled, typed if wanted else "", wanted=wanted)


def _submit(
    desk: Desk,
    one: Indeling | None,
    title: str,
    filled: list[tuple[Groep | None, str, list[str]]],
    typed: str,
    *,
    wanted: bool,
) -> None:
    try:
        start = words.read_date(typed, "Welke dag")
    except words.WrongDate as error:
        draft.refuse(str(error))
        st.rerun()
    if wanted and start is None:
        draft.refuse("Vul in vanaf welke dag het geldt, of kies ‘Alle perioden’.")
        st.rerun()
    if not title:
        draft.refuse("Geef de indeling een naam.")
        st.rerun()
    groups = _groups(filled, start)
    every = inrichting_delen.eigen_indelingen(desk.regio)
    ids = [x["id"] for x in every] + list(TITELS)
    if one is None:
        every.append(inrichting_delen.indeling_uit(title, groups, ids))
    else:
        own = next(x for x in every if x["id"] == one.id)
        own |= {"titel": title, "groepen": groups}
    desk.stage({"eigen_indelingen": every})
    st.rerun()


def _groups(
    filled: list[tuple[Groep | None, str, list[str]]], start: date | None
) -> list[dict[str, Any]]:
    """The groups as they stand in a profile; what has neither name nor members is left out."""
    made: list[dict[str, Any]] = []
    ids = [groep.id for groep, _, _ in filled if groep]
    for groep, name, codes in filled:
        if not name and not codes:
            continue
        if groep is None:
            made.append(inrichting_delen.nieuwe_groep(name or "Groep", codes, start, ids))
        else:
            renamed = groep.model_copy(update={"naam": name or groep.naam})
            made.append(inrichting_delen.met_leden(renamed, codes, vanaf=start, op=vandaag()))
    return made


def _drop(desk: Desk, one: Indeling) -> None:
    every = inrichting_delen.eigen_indelingen(desk.regio)
    desk.stage({"eigen_indelingen": [x for x in every if x["id"] != one.id]})


def _national(desk: Desk) -> None:
    """The national groupings that this region uses."""
    titles = words.national()
    used = [one.titel for one in desk.regio.indelingen if one.soort == "landelijk"]
    with st.expander("Landelijke indelingen"), st.form(desk.key("landelijk"), border=False):
        chosen = st.multiselect(
            "Landelijke indelingen die deze regio gebruikt",
            list(titles),
            default=used,
            placeholder="Kies",
            key=desk.key("lk"),
        )
        st.html(
            tag(
                "p",
                "Welke gemeenten in deze groepen liggen, staat vast: dat zegt het CBS of DUO.",
                class_="mon-bij",
            )
        )
        if st.form_submit_button("Zet klaar"):
            desk.stage({"indelingen": [titles[one] for one in titles if one in chosen]})
            st.rerun()
