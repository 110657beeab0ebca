"""Writing a duiding: which figure, what is behind it, under which name, as a concept or adopted.

Choices are the reader's own; the text stands in a form, so that nothing is lost when a sentence
says what is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from datasets.schema import StoreFout, StoreInGebruik
from indicators.catalog import indicatoren
from indicators.model import Figure
from loaders.duiding_tekst import LANGSTE, LANGSTE_NAAM, fout_in, schoon, waarschuwingen
from loaders.duidingen import (
    Duiding,
    Duidingen,
    DuidingFout,
    Gezegd,
    Status,
    bekende_namen,
    lees_duidingen,
    schrijf,
    wijzig,
)
from pages.shared import block, region
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap

_NEW = "Nieuwe duiding"
_DONE = "duiding_gelukt"
_ROUND = "duiding_ronde"
_WORDS: dict[Status, str] = {
    "concept": "concept, lezers zien dit nog niet",
    "vastgesteld": "vastgesteld",
    "ingetrokken": "ingetrokken",
}
_ABOUT = (
    "Cijfers zeggen niet waarom. Schrijf kort op wat u en uw collega’s weten van wat erachter zit, "
    "en niets waaraan een kind te herkennen is. Een vastgestelde duiding staat bij het cijfer: "
    "hier, op Gemeentebeeld, en op Trends en vergelijken."
)


@dataclass(frozen=True)
class _Wanted:
    """What a person is writing: about which figure, and the version it begins from."""

    over: tuple[str, str, str]
    figuur: Figure | None
    was: Duiding | None
    reden_nodig: bool


def show(beeld: Beeld, periode: Periode) -> None:
    """The section below the agenda: what was written, and a form for a new or a changed note."""
    title = tag("h2", "Het verhaal achter de cijfers", class_="mon-hoofdlijn")
    intro = wrap("div", title + tag("p", _ABOUT, class_="mon-bij"), class_="mon-gb")
    try:
        every = lees_duidingen(region.place().map_regio)
    except DuidingFout as error:
        block.show(intro + tag("p", str(error), class_="mon-let-op"), key="duidingen")
        return
    block.show(intro + _list(beeld, every), key="duidingen")
    if done := st.session_state.pop(_DONE, ""):
        st.html(tag("p", done, class_="mon-gelukt", role="status"))
    with st.expander("Duiding schrijven of wijzigen"):
        _form(beeld, every, periode)


def _list(beeld: Beeld, every: Duidingen) -> str:
    """All notes that were not withdrawn, the newest first, with their history."""
    shown = [one for one in every.nu if one.status != "ingetrokken"]
    if not shown:
        return tag("p", "Er is nog geen duiding geschreven.", class_="mon-leeg")
    return "".join(_note(beeld, every, one) for one in shown)


def _note(beeld: Beeld, every: Duidingen, one: Duiding) -> str:
    state = tag("span", _WORDS[one.status], class_=f"mon-status mon-{one.status}")
    text = "".join(tag("p", part) for part in one.tekst.split("\n") if part)
    who = tag("p", f"{one.wie}, {datum(one.op.date())}", class_="mon-duiding-wie")
    earlier = every.geschiedenis(one.duiding)[:-1]
    rows = "".join(
        wrap(
            "li",
            tag("b", f"{datum(old.op.date())}, {old.wie}, {old.status}")
            + tag("span", f": {old.tekst}")
            + (tag("small", f"Reden: {old.reden}") if old.reden else ""),
        )
        for old in reversed(earlier)
    )
    fold = tag("summary", "Eerdere versies") + wrap("ul", rows, class_="mon-weg")
    history = wrap("details", fold, class_="mon-def") if earlier else ""
    why = tag("p", f"Gewijzigd: {one.reden}", class_="mon-duiding-wie") if one.reden else ""
    head = wrap("h3", tag("span", _about(beeld, one)) + state)
    return wrap("div", head + text + who + why + history, class_="mon-duiding")


def _about(beeld: Beeld, one: Duiding) -> str:
    """Which figure a note is about: title, area, period."""
    known = indicatoren().get(one.indicator)
    title = known.titel if known is not None else one.indicator
    return f"{title}, {_area(beeld, one.gebied)}, {Periode.van_code(one.periode).lang()}"


def _area(beeld: Beeld, area: str) -> str:
    return "hele regio" if area == REGIO else beeld.naam(area)


def _form(beeld: Beeld, every: Duidingen, periode: Periode) -> None:
    turn = st.session_state.setdefault(_ROUND, 0)
    wanted = _which(beeld, every, periode, turn)
    if wanted is None:
        return
    was = wanted.was
    # Not of the figure: who chooses another area keeps the words that were written already.
    mark = f"{turn}-{was.nummer if was else 0}"
    with st.form(f"duiding-{mark}", border=False):
        text = st.text_area(
            f"Wat zit erachter? (ten hoogste {LANGSTE} tekens)",
            value=was.tekst if was else "",
            max_chars=LANGSTE,
            height=150,
            key=f"d-tekst-{mark}",
        )
        who = st.text_input(
            "Wie schrijft dit? Uw naam of die van uw groep; lezers zien die.",
            value=was.wie if was else "",
            max_chars=LANGSTE_NAAM,
            key=f"d-wie-{mark}",
        )
        reason = (
            st.text_input("Waarom wijzigt u dit?", key=f"d-reden-{mark}", max_chars=200)
            if wanted.reden_nodig
            else ""
        )
        sure = st.checkbox(
            "Ik heb nagekeken dat er geen kind in te herkennen is.",
            # Of the figure: a promise about one area says nothing of the next.
            key=f"d-zeker-{'-'.join((mark, *wanted.over))}",
        )
        with st.container(horizontal=True):
            concept = st.form_submit_button("Bewaar als concept")
            adopted = st.form_submit_button("Stel vast", type="primary")
            gone = st.form_submit_button("Trek in") if was else False
    if concept or adopted or gone:
        status: Status = "vastgesteld" if adopted else "ingetrokken" if gone else "concept"
        said = Gezegd(text, who, region.who(), status, reason)
        _keep(beeld, wanted, said, sure=sure)


def _which(beeld: Beeld, every: Duidingen, periode: Periode, turn: int) -> _Wanted | None:
    """Which note: a new one beside a figure, or one that there is."""
    there = {_label(beeld, one): one for one in every.nu}
    chosen = _NEW
    if there:
        chosen = st.selectbox("Wat wilt u doen?", [_NEW, *there], key=f"d-welke-{turn}")
    if chosen != _NEW:
        was = there[chosen]
        figuur = beeld.vrijgave.figuur(*was.over)
        adopted = any(e.status == "vastgesteld" for e in every.geschiedenis(was.duiding))
        st.html(tag("p", _stands(figuur), class_="mon-bij"))
        return _Wanted(was.over, figuur, was, adopted)
    agenda = beeld.regio.agenda
    first = agenda.indicatoren if agenda else ()
    titles = {
        one.titel: one.id for one in sorted(beeld.indicatoren, key=lambda one: one.id not in first)
    }
    areas = {"Hele regio": REGIO} | {beeld.naam(code): code for code in beeld.gemeenten}
    areas |= {groep.titel(): name for name, groep in beeld.regio.groepen()}
    left, middle, right = st.columns(3)
    name = titles[left.selectbox("Cijfer", list(titles), key=f"d-cijfer-{turn}")]
    area = areas[middle.selectbox("Gebied", list(areas), key=f"d-gebied-{turn}")]
    series = beeld.vrijgave.reeks(name, area)
    periods = {Periode.van_code(one.periode).lang(): one for one in reversed(tuple(series))}
    if not periods:
        st.html(tag("p", "Van dit gebied is er geen cijfer. Kies een ander.", class_="mon-let-op"))
        return None
    newest = beeld.figuur(indicatoren()[name], area, periode)
    at = next((n for n, one in enumerate(periods.values()) if one is newest), 0)
    when = right.selectbox(
        "Periode", list(periods), index=at, key=f"d-periode-{turn}-{name}-{area}"
    )
    figuur = periods[when]
    st.html(tag("p", _stands(figuur), class_="mon-bij"))
    return _Wanted((name, area, figuur.periode), figuur, None, reden_nodig=False)


def _label(beeld: Beeld, one: Duiding) -> str:
    return f"{_about(beeld, one)} ({one.status}, nummer {one.duiding})"


def _stands(figuur: Figure | None) -> str:
    """The figure as readers see it."""
    if figuur is None:
        return "Van deze periode is er nu geen cijfer."
    return f"Lezers zien: {figuur.tekst}." + (f" {figuur.reden}" if figuur.reden else "")


def _keep(beeld: Beeld, wanted: _Wanted, said: Gezegd, *, sure: bool) -> None:
    """Keep it, or say what is wrong or has to be looked at first."""
    found = waarschuwingen(schoon(said.tekst), bekende_namen(beeld.regio), wanted.figuur)
    if found and (wrong := fout_in(schoon(said.tekst))):
        st.html(tag("p", wrong, class_="mon-let-op", role="alert"))
        return
    if found and not sure and said.status != "ingetrokken":
        items = "".join(tag("li", words) for words in found)
        ask = tag("p", "Kijk de tekst na. Klopt hij zo, zet dan het vinkje en probeer het opnieuw.")
        st.html(wrap("div", wrap("ul", items) + ask, class_="mon-let-op", role="alert"))
        return
    try:
        if wanted.was is None:
            schrijf(region.place(), wanted.over, said)
        else:
            wijzig(region.place(), wanted.was, said)
    except (DuidingFout, StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    st.session_state[_ROUND] += 1
    st.session_state[_DONE] = {
        "concept": "Bewaard als concept. Lezers zien dit nog niet.",
        "vastgesteld": "Vastgesteld. De duiding staat nu bij het cijfer.",
        "ingetrokken": "Ingetrokken. Lezers zien deze duiding niet meer; zij blijft bewaard.",
    }[said.status]
    st.rerun()
