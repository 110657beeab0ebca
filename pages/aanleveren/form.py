"""The form for an office with a few numbers: what is typed becomes a file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from datasets.model import Dataset
from loaders.aanleveren import Aanlevering
from loaders.formulier import Formulier, Formulierveld, als_bestand, formulier
from loaders.opdracht import Opdracht, Werkplek
from pages.aanleveren import session
from pages.aanleveren.trail import CHECK, COLUMNS
from pages.aanleveren.words import note
from pages.shared.markup import tag

_EXTRA = "formulier_extra"
EMPTY = "(leeg)"


def show(plek: Werkplek, dataset: Dataset, supplier: str, code: str) -> None:
    """Show the rows to fill in."""
    one = formulier(dataset, plek.regio, supplier, code)
    base = f"{_EXTRA}_{dataset.id}_{supplier}_{code}"
    rows = [*one.rijen, *([("",) * len(one.velden)] * st.session_state.get(base, 0))]
    st.html(_explain(one))
    with st.form(f"formulier_{dataset.id}", border=False):
        filled = [_row(one, base, number, row) for number, row in enumerate(rows)]
        with st.container(horizontal=True):
            sent = st.form_submit_button("Klaar, ga controleren", type="primary", key="form_klaar")
            more = st.form_submit_button("Regel erbij", key="form_erbij")
    if more:
        st.session_state[base] = st.session_state.get(base, 0) + 1
        st.rerun()
    if sent:
        kept = [row for row, seen in zip(filled, rows, strict=True) if _is_filled(one, row, seen)]
        if not kept:
            st.html(tag("p", "Vul eerst een of meer aantallen in.", class_="mon-let-op"))
            return
        _send(plek, one, kept)


def _explain(one: Formulier) -> str:
    lines = [f"{veld.titel}: {veld.uitleg}" for veld in one.velden if veld.uitleg]
    words = "Schrijf 0 als het er echt 0 zijn. Een regel zonder aantal slaan we over."
    return note(f"{' '.join(lines[-2:])} {words}")


def _row(one: Formulier, base: str, number: int, proposed: Sequence[str]) -> list[str]:
    with st.container(key=f"formrij_{number}"):
        columns = st.columns([2 if veld.keuzes else 1 for veld in one.velden])
        return [
            _cell(column, veld, f"{base}_{number}_{veld.naam}", text)
            for column, veld, text in zip(columns, one.velden, proposed, strict=True)
        ]


def _cell(
    column: st.delta_generator.DeltaGenerator, veld: Formulierveld, key: str, text: str
) -> str:
    if not veld.keuzes:
        return column.text_input(veld.titel, text, key=key, placeholder=veld.voorbeeld)
    options = ("", *veld.keuzes)
    index = options.index(text) if text in options else 0
    return column.selectbox(veld.titel, options, index=index, key=key, format_func=_shown) or ""


def _shown(word: str) -> str:
    return word or EMPTY


def _is_filled(one: Formulier, row: Sequence[str], proposed: Sequence[str]) -> bool:
    """A row counts when a number was typed in it, whatever was proposed."""
    typed = [place for place, veld in enumerate(one.velden) if not veld.keuzes]
    return any(row[place] and row[place] != proposed[place] for place in typed)


def _send(plek: Werkplek, one: Formulier, rows: Sequence[Sequence[str]]) -> None:
    content, name = als_bestand(one, rows)
    opened = session.begin(plek)
    said = Opdracht(dataset=one.dataset, leverancier=one.leverancier, periode=one.periode)
    answer = opened.voeg_toe(content, name, opdracht=said)
    if answer.stuk is None:
        session.say(answer.zin)
    else:
        opened.naar(COLUMNS)
        session.act(_check, opened, answer.stuk.nummer)
    st.rerun()


def _check(opened: Aanlevering, nummer: int) -> None:
    opened.koppel(nummer)
    opened.naar(CHECK)
