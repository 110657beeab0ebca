"""The leveranciers: who delivers what, about which municipalities, from when."""

from __future__ import annotations

from typing import Any

import streamlit as st

from datasets.reference.profiel import Leverancier
from datasets.reference.regio import Regio
from loaders import inrichting_delen
from pages.inrichting import draft, words
from pages.inrichting.draft import Desk
from pages.shared import block
from pages.shared.markup import heading_row, scrolls, tag, wrap

NEW = "Nieuwe leverancier"


def show(desk: Desk) -> None:
    """The leverancier to change, or a new one."""
    every = {_label(one): number for number, one in enumerate(desk.regio.leveranciers)}
    with st.container(key="in_bewerk"):
        label = st.selectbox("Leverancier", [NEW, *every], key=desk.key("lev"))
        number = every.get(label)
        with st.form(desk.key("levform", label), border=False):
            _form(desk, number)
        if number is not None:
            st.button(
                "Haal uit de lijst",
                key=desk.key("levweg", label),
                on_click=_stage,
                args=(desk, number, None),
            )


def table(desk: Desk) -> None:
    """All leveranciers with what they deliver."""
    heads = ("Leverancier", "Levert", "Over", "Sector", "Wanneer")
    body = "".join(_row(desk.regio, one) for one in desk.regio.leveranciers)
    html = wrap("table", heading_row(*heads) + wrap("tbody", body), class_="mon-in-tabel")
    note = (
        "Dit geldt voor wat er vanaf nu binnenkomt. Wat al is opgenomen, blijft tellen zoals het "
        "is geleverd."
    )
    scroll = scrolls(html, "Leveranciers")
    block.show(tag("p", note, class_="mon-bij") + scroll, key="in_leveranciers")


def _row(regio: Regio, one: Leverancier) -> str:
    what = ", ".join(words.dataset(name) for name in one.datasets)
    return wrap(
        "tr",
        tag("th", one.naam, scope="row")
        + tag("td", what)
        + tag("td", _areas(regio, one.gemeenten))
        + tag("td", words.SECTORS[one.sector])
        + tag("td", words.span(one) or "altijd"),
    )


def _areas(regio: Regio, codes: tuple[str, ...]) -> str:
    if set(codes) >= set(regio.gemeenten):
        return "alle gemeenten"
    return ", ".join(sorted(regio.naam_van(code) for code in codes))


def _label(one: Leverancier) -> str:
    extra = [words.SECTORS[one.sector]] if one.sector != "alle" else []
    extra += [words.span(one)] if words.span(one) else []
    return f"{one.naam} ({', '.join(extra)})" if extra else one.naam


def _form(desk: Desk, number: int | None) -> None:
    one = None if number is None else desk.regio.leveranciers[number]
    mark = str(number)
    codes = dict.fromkeys([*desk.regio.gemeenten, *(one.gemeenten if one else ())])
    names = {desk.regio.naam_van(code): code for code in codes}
    kinds = words.dataset_names()
    left, right = st.columns([1, 1])
    name = left.text_input("Naam", one.naam if one else "", key=desk.key("ln", mark), max_chars=80)
    sector = right.selectbox(
        "Sector",
        list(words.SECTORS.values()),
        index=list(words.SECTORS).index(one.sector if one else "alle"),
        key=desk.key("ls", mark),
    )
    what = st.multiselect(
        "Levert deze gegevens",
        list(kinds),
        default=[words.dataset(x) for x in one.datasets] if one else [],
        placeholder="Kies gegevens",
        key=desk.key("ld", mark),
    )
    areas = st.multiselect(
        "Over deze gemeenten",
        sorted(names),
        default=[desk.regio.naam_van(x) for x in one.gemeenten] if one else [],
        placeholder="Kies gemeenten",
        key=desk.key("lg", mark),
    )
    left, right = st.columns([1, 1])
    start = left.text_input(
        "Vanaf (leeg: altijd al)", words.day(one.van if one else None), key=desk.key("lv", mark)
    )
    end = right.text_input(
        "Tot, de eerste dag niet meer (leeg: geen einde)",
        words.day(one.tot if one else None),
        key=desk.key("lt", mark),
    )
    if not st.form_submit_button("Zet klaar"):
        return
    try:
        dates = {"van": words.read_date(start, "Vanaf"), "tot": words.read_date(end, "Tot")}
    except words.WrongDate as error:
        draft.refuse(str(error))
        st.rerun()
    made: dict[str, Any] = {
        "naam": name.strip(),
        "datasets": [kinds[x] for x in what],
        "gemeenten": [code for shown, code in names.items() if shown in areas],
        "sector": next(key for key, shown in words.SECTORS.items() if shown == sector),
        **{key: value for key, value in dates.items() if value is not None},
    }
    _stage(desk, number, made)
    st.rerun()


def _stage(desk: Desk, number: int | None, made: dict[str, Any] | None) -> None:
    """Put it in its place in the list, at the end, or take it out."""
    every = inrichting_delen.leveranciers(desk.regio)
    if number is None:
        every += [made] if made else []
    else:
        every[number : number + 1] = [made] if made else []
    desk.stage({"standaard_leveranciers": False, "leveranciers": every})
