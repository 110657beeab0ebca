"""Doelen, a series that begins anew, and the municipalities that one is laid beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from datasets.notatie import datum, lees_getal
from datasets.reference.regio import REGIO
from indicators.catalog import indicatoren
from indicators.keuze import gekozen
from loaders.begin import vandaag
from loaders.inrichting_woorden import doel_tekst
from pages.inrichting import draft, words
from pages.inrichting.draft import Desk
from pages.shared import region
from pages.shared.markup import tag, wrap

EVERYWHERE = "Alle gebieden"


class _Missing(ValueError):
    """A box that must be filled in. `str()` is a Dutch sentence."""


def show(desk: Desk) -> None:
    """The three kinds under each other, each with what there is and a form for a new one."""
    _targets(desk)
    _new_begins(desk)
    _alike(desk)


def _targets(desk: Desk) -> None:
    st.html(tag("h2", "Doelen", class_="mon-deel"))
    lines = [
        f"{_title(x.indicator)}, {_area(desk, x.gebied)}: {doel_tekst(x)}. Afgesproken door {x.wie}"
        + (f" ({x.waar})." if x.waar else ".")
        for x in desk.regio.doelen
    ]
    _list(desk, "doelen", lines, "Er is nog geen doel afgesproken.")
    with st.expander("Doel toevoegen"), st.form(desk.key("doel"), border=False):
        name, area = _which(desk, "doel")
        left, right = st.columns(2)
        low = left.text_input("Waarde, of de laagste", key=desk.key("dl"))
        high = right.text_input("Hoogste (leeg: één waarde)", key=desk.key("dh"))
        start = left.text_input("Vanaf (leeg: altijd al)", key=desk.key("dv"))
        who = right.text_input("Afgesproken door", key=desk.key("dw"), max_chars=100)
        where = st.text_input("In welk stuk", key=desk.key("ds"), max_chars=200)

        def made() -> dict[str, Any]:
            day = words.read_date(start, "Vanaf")
            return {
                "indicator": name,
                "gebied": area,
                "laag": _number(low, "Waarde"),
                "hoog": _number(high or low, "Hoogste"),
                "wie": _filled(who, "Afgesproken door"),
                "waar": where.strip(),
                **({"vanaf": day} if day else {}),
            }

        _add(desk, "doelen", made)


def _new_begins(desk: Desk) -> None:
    st.html(tag("h2", "Een reeks die opnieuw begint", class_="mon-deel"))
    lines = [
        f"{_title(x.indicator)}, {_area(desk, x.gebied)}: vanaf {datum(x.vanaf)}. {x.reden} "
        f"({x.wie}, {datum(x.op)})"
        for x in desk.regio.herijking
    ]
    _list(desk, "herijking", lines, "Er is geen reeks die opnieuw begint.")
    with st.expander("Nieuw begin toevoegen"), st.form(desk.key("herijking"), border=False):
        st.html(
            tag(
                "p",
                "Verandert er echt iets, zoals een nieuwe werkwijze, dan telt voor de gewone "
                "schommeling alleen wat daarna komt.",
                class_="mon-bij",
            )
        )
        name, area = _which(desk, "herijking")
        start = st.text_input("Eerste dag van de nieuwe situatie", key=desk.key("hv"))
        what = st.text_input("Wat is er veranderd", key=desk.key("hr"), max_chars=200)

        def made() -> dict[str, Any]:
            day = words.read_date(_filled(start, "Eerste dag"), "Eerste dag")
            return {
                "indicator": name,
                "gebied": area,
                "vanaf": day,
                "reden": _filled(what, "Wat is er veranderd"),
                "wie": region.who(),
                "op": vandaag(),
            }

        _add(desk, "herijking", made)


def _alike(desk: Desk) -> None:
    st.html(tag("h2", "Vergelijkbare gemeenten", class_="mon-deel"))
    lines = [
        f"{desk.regio.naam_van(x.gemeente)} naast "
        f"{', '.join(sorted(desk.regio.naam_van(code) for code in x.met))}: {x.reden}"
        for x in desk.regio.gelijken
    ]
    empty = "Elke gemeente ligt naast gemeenten van ongeveer dezelfde grootte."
    _list(desk, "gelijken", lines, empty)
    names = {desk.regio.naam_van(code): code for code in desk.regio.gemeenten}
    with st.expander("Eigen keuze toevoegen"), st.form(desk.key("gelijken"), border=False):
        own = st.selectbox("Gemeente", sorted(names), key=desk.key("gm"))
        beside = st.multiselect(
            "Ligt naast (twee of meer)", sorted(names), placeholder="Kies gemeenten",
            key=desk.key("gx"),
        )  # fmt: skip
        why = st.text_input("Waarom deze", key=desk.key("gr"), max_chars=200)

        def made() -> dict[str, Any]:
            return {
                "gemeente": names[own],
                "met": [names[one] for one in beside],
                "reden": _filled(why, "Waarom deze"),
            }

        _add(desk, "gelijken", made, instead="gemeente")


# -- what they share --------------------------------------------


def _list(desk: Desk, key: str, lines: list[str], empty: str) -> None:
    """What there is, and a choice to take one away."""
    if not lines:
        st.html(tag("p", empty, class_="mon-bij"))
        return
    st.html(wrap("ul", "".join(tag("li", one) for one in lines), class_="mon-lijst"))
    mark = desk.key("weg", key)
    left = st.selectbox(
        "Laat vervallen", lines, index=None, placeholder="Kies wat vervalt", key=mark
    )
    if left is not None:
        number = lines.index(left)
        every = _now(desk, key)
        desk.stage({key: every[:number] + every[number + 1 :]})
        del st.session_state[mark]
        st.rerun()


def _now(desk: Desk, key: str) -> list[dict[str, Any]]:
    return [x.model_dump(exclude_none=True) for x in getattr(desk.regio, key)]


def _add(desk: Desk, key: str, made: Callable[[], Mapping[str, Any]], *, instead: str = "") -> None:
    """The button of a form; a new one with the same `instead` takes the place of the old one."""
    if not st.form_submit_button("Zet klaar"):
        return
    try:
        new = made()
    except (_Missing, words.WrongDate) as error:
        draft.refuse(str(error))
    else:
        every = [x for x in _now(desk, key) if not instead or x[instead] != new[instead]]
        desk.stage({key: [*every, dict(new)]})
    st.rerun()


def _which(desk: Desk, mark: str) -> tuple[str, str]:
    """The indicator and the area that it is about."""
    shown = {one.titel: one.id for one in gekozen(desk.regio, indicatoren())}
    areas = {EVERYWHERE: ""} | {
        desk.regio.naam_van(one): one
        for one in (REGIO, *(name for name, _ in desk.regio.groepen()), *desk.regio.gemeenten)
    }
    left, right = st.columns(2)
    title = left.selectbox("Cijfer", list(shown), key=desk.key(mark, "cijfer"))
    area = right.selectbox("Gebied", list(areas), key=desk.key(mark, "gebied"))
    return shown[title], areas[area]


def _number(typed: str, label: str) -> float:
    try:
        return float(lees_getal(_filled(typed, label)))
    except ValueError as error:
        if isinstance(error, _Missing):
            raise
        raise _Missing(f"{label}: “{typed[:30]}” is geen getal.") from error


def _filled(typed: str, label: str) -> str:
    if not typed.strip():
        raise _Missing(f"Vul ‘{label}’ in.")
    return typed.strip()


def _title(name: str) -> str:
    return indicatoren()[name].titel


def _area(desk: Desk, area: str) -> str:
    return desk.regio.naam_van(area) if area else EVERYWHERE.lower()
