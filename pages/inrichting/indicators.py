"""Which figures are shown, where, under which hoofdlijn and in which order."""

from __future__ import annotations

from typing import Any

import streamlit as st

from indicators.catalog import indicatoren
from indicators.keuze import gekozen, hoofdlijn_van, hoofdlijnen, volgorde
from indicators.model import Indicator
from loaders import inrichting_delen
from pages.inrichting.draft import Desk
from pages.inrichting.words import WHERE
from pages.shared import block
from pages.shared.markup import hidden, tag, wrap

_CHOSEN = "inr_cijfer"
_NOT = "Niet getoond"


def show(desk: Desk) -> None:
    """The figure to choose, what can be done with it."""
    every = {_label(desk, one): one.id for one in _in_order(desk)}
    with st.container(key="in_bewerk"):
        first, second, third = st.columns([2.2, 1.5, 1.5])
        with first:
            label = st.selectbox("Cijfer", list(every), key=_CHOSEN)
        name = every[label]
        with second:
            _where(desk, name)
        with third:
            _line(desk, name)
        _move(desk, name)
    _lines(desk)


def table(desk: Desk) -> None:
    """All figures by hoofdlijn, in order, with where they are shown."""
    shown = gekozen(desk.regio, indicatoren())
    html = ""
    for title in hoofdlijnen(desk.regio, shown):
        own = [one for one in shown if one.hoofdlijn == title]
        result = next((x.resultaat for x in desk.regio.hoofdlijnen if x.titel == title), "")
        html += tag("h2", title, class_="mon-hoofdlijn")
        html += tag("p", result, class_="mon-bij") if result else ""
        html += _table(title, own) if own else _nothing()
    left = [one for one in _in_order(desk) if one.id not in {x.id for x in shown}]
    if left:
        html += tag("h2", _NOT, class_="mon-hoofdlijn") + _table(_NOT, left)
    block.show(wrap("div", html, class_="mon-in-cijferlijst"), key="in_cijfers")


def _nothing() -> str:
    words = "Voor deze hoofdlijn is nog geen cijfer afgesproken."
    return tag("p", words, class_="mon-leeg")


def _table(title: str, found: list[Indicator]) -> str:
    heads = "".join(tag("th", one, scope="col") for one in ("Cijfer", "Onderwerp", "Waar"))
    head = wrap("tr", wrap("th", hidden("Plaats"), scope="col") + heads)
    body = "".join(
        wrap(
            "tr",
            tag("td", str(number), class_="mon-in-nr")
            + tag("th", one.titel, scope="row")
            + tag("td", one.thema)
            + tag("td", "● kerncijfer" if one.kerncijfer else "bij het onderwerp"),
        )
        for number, one in enumerate(found, start=1)
    )
    inside = wrap("thead", head) + wrap("tbody", body)
    return wrap("table", inside, class_="mon-in-tabel mon-in-volgorde", aria_label=title)


def _in_order(desk: Desk) -> list[Indicator]:
    every = indicatoren()
    return [every[x] for x in volgorde(desk.regio, every) if not every[x].intern]


def _label(desk: Desk, one: Indicator) -> str:
    return f"{one.titel} (niet getoond)" if _now(desk, one.id) == "niet" else one.titel


def _now(desk: Desk, name: str) -> str:
    """Where a figure is shown with what is ready."""
    own = next((one for one in desk.regio.indicatoren if one.indicator == name), None)
    if own is not None and own.tonen is not None:
        return own.tonen
    return "kerncijfer" if indicatoren()[name].kerncijfer else "onderwerp"


def _where(desk: Desk, name: str) -> None:
    now = _now(desk, name)
    chosen = st.selectbox(
        "Waar staat het",
        list(WHERE.values()),
        index=list(WHERE).index(now),
        key=desk.key("waar", name, now),
    )
    wanted = next(key for key, words in WHERE.items() if words == chosen)
    if wanted != now:
        _stage(desk, name, tonen=wanted)


def _line(desk: Desk, name: str) -> None:
    now = hoofdlijn_van(desk.regio, indicatoren()[name])
    lines = list(dict.fromkeys([*_titles(desk), now]))
    key = desk.key("lijn", name, now, str(len(lines)))
    chosen = st.selectbox("Onder welke hoofdlijn", lines, index=lines.index(now), key=key)
    if chosen != now:
        _stage(desk, name, hoofdlijn=chosen)


def _stage(desk: Desk, name: str, **other: Any) -> None:
    desk.stage({"indicatoren": inrichting_delen.met_keuze(desk.regio, name, **other)})
    # The name in the list of choices may change with it.
    st.session_state.pop(_CHOSEN, None)
    st.rerun()


def _move(desk: Desk, name: str) -> None:
    with st.container(horizontal=True, key="in_verplaats"):
        for words, step in (("Eén plaats eerder", -1), ("Eén plaats later", 1)):
            order = inrichting_delen.verplaatst(desk.regio, name, step)
            st.button(
                words,
                key=desk.key("stap", str(step)),
                disabled=order is None,
                on_click=desk.stage,
                args=({"volgorde": order},),
            )


def _lines(desk: Desk) -> None:
    """The hoofdlijnen themselves: their names, results and order."""
    now = _now_lines(desk)
    with st.expander("Hoofdlijnen en hun resultaat"), st.form(desk.key("lijnen"), border=False):
        made: list[tuple[str, dict[str, Any]]] = []
        for number, one in enumerate([*now, {"titel": "", "resultaat": ""}]):
            left, right = st.columns([1, 2])
            label = "Nieuwe hoofdlijn" if number == len(now) else f"Hoofdlijn {number + 1}"
            title = left.text_input(
                label, one["titel"], key=desk.key("lt", str(number)), max_chars=80
            )
            result = right.text_input(
                "Maatschappelijk resultaat",
                one.get("resultaat", ""),
                key=desk.key("lr", str(number)),
                max_chars=300,
            )
            if title.strip():
                new = {**one, "titel": title.strip(), "resultaat": result.strip()}
                made.append((one["titel"], new))
        st.html(
            tag(
                "p",
                "Een hoofdlijn zonder naam vervalt. Onder die hoofdlijn mag dan niets staan.",
                class_="mon-bij",
            )
        )
        if st.form_submit_button("Zet klaar"):
            _stage_lines(desk, made)


def _now_lines(desk: Desk) -> list[dict[str, Any]]:
    if desk.regio.hoofdlijnen:
        return [one.model_dump() for one in desk.regio.hoofdlijnen]
    known = {one.hoofdlijn for one in indicatoren().values()}
    return [
        {"titel": one, "resultaat": "", "catalogus": one if one in known else ""}
        for one in _titles(desk)
    ]


def _titles(desk: Desk) -> tuple[str, ...]:
    return hoofdlijnen(desk.regio, gekozen(desk.regio, indicatoren()))


def _stage_lines(desk: Desk, made: list[tuple[str, dict[str, Any]]]) -> None:
    """The new hoofdlijnen; what stood under one that got another name goes along."""
    renamed = {old: new["titel"] for old, new in made}
    chosen = {
        one.indicator: one.model_dump(exclude_defaults=True) for one in desk.regio.indicatoren
    }
    if not desk.regio.hoofdlijnen:
        # What follows from the agenda does so only while the inrichting has no lines of its own.
        for name, known in indicatoren().items():
            if not known.intern and (line := hoofdlijn_van(desk.regio, known)) != known.hoofdlijn:
                chosen.setdefault(name, {"indicator": name})["hoofdlijn"] = line
    choices = list(chosen.values())
    for one in choices:
        if one.get("hoofdlijn") in renamed:
            one["hoofdlijn"] = renamed[one["hoofdlijn"]]
    desk.stage({"hoofdlijnen": [new for _, new in made], "indicatoren": choices})
    st.rerun()
