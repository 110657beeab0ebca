"""The form for an office with a few numbers: what is typed becomes a file.

What is typed is kept in the draft at once, so that a reload costs nothing and one can come back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from datasets.model import Dataset
from loaders.aanleveren import Aanlevering, Ingevuld
from loaders.formulier import Formulier, Formulierveld, als_bestand, formulier
from loaders.opdracht import Opdracht, Werkplek
from pages.aanleveren import session
from pages.aanleveren.trail import CHECK, COLUMNS, FILE
from pages.aanleveren.words import note
from pages.shared.markup import tag

EMPTY = "(leeg)"


@dataclass(frozen=True)
class _Sheet:
    """The form on the screen: its rows and where each of its texts is kept."""

    plek: Werkplek
    one: Formulier
    rows: tuple[tuple[str, ...], ...]
    base: str

    def key(self, row: int, veld: Formulierveld) -> str:
        return f"{self.base}_{row}_{veld.naam}"

    def filled(self) -> list[tuple[str, ...]]:
        """What stands in the boxes now."""
        return [
            tuple(st.session_state.get(self.key(row, veld)) or "" for veld in self.one.velden)
            for row in range(len(self.rows))
        ]


def kept(opened: Aanlevering | None) -> Ingevuld | None:
    """What was typed in the form of this draft, if anything was."""
    return opened.concept.formulier if opened else None


def is_sent(opened: Aanlevering | None) -> bool:
    """Whether one of the files of this draft was made of its form."""
    typed = kept(opened)
    return typed is not None and opened is not None and typed.stuk in _numbers(opened)


def number(opened: Aanlevering) -> int:
    """Number of the file that was made of the form; -1 when there is none."""
    typed = kept(opened)
    return -1 if typed is None or typed.stuk is None else typed.stuk


def _numbers(opened: Aanlevering) -> list[int]:
    return [one.nummer for one in opened.concept.stukken]


def back_button(opened: Aanlevering, nummer: int, *, primary: bool = False) -> bool:
    """The way back to the form, for a file that was made of it. True when it is shown."""
    if number(opened) != nummer:
        return False
    st.button(
        "Terug naar het formulier", type="primary" if primary else "tertiary",
        key="terug_naar_formulier", on_click=session.act, args=(opened.naar, FILE),
    )  # fmt: skip
    return True


def show(
    plek: Werkplek, opened: Aanlevering | None, dataset: Dataset, supplier: str, code: str
) -> None:
    """Show the rows to fill in."""
    one = formulier(dataset, plek.regio, supplier, code)
    typed = _of_this_form(opened, one)
    base = f"{session.FORM}_rij_{dataset.id}_{supplier}_{code}"
    known = len(typed.rijen) if typed else 0
    extra = st.session_state.setdefault(base, max(0, known - len(one.rijen)))
    rows = (*one.rijen, *([("",) * len(one.velden)] * extra))
    sheet = _Sheet(plek, one, rows, base)
    st.html(_explain(one))
    with st.container(key="formulier"):
        for number in range(len(rows)):
            _row(sheet, number, typed)
        with st.container(horizontal=True):
            sent = st.button("Klaar, ga controleren", type="primary", key="form_klaar")
            st.button(
                "Regel erbij", key="form_erbij",
                on_click=st.session_state.update, args=({base: extra + 1},),
            )  # fmt: skip
    if sent:
        _finish(sheet)


def _of_this_form(opened: Aanlevering | None, one: Formulier) -> Ingevuld | None:
    """What was typed before for this leverancier; with another period the numbers stay."""
    typed = kept(opened)
    if typed is None or opened is None:
        return None
    if (typed.dataset, typed.leverancier) != (one.dataset, one.leverancier):
        return None
    if typed.periode != one.periode:
        opened.bewaar_formulier(replace(typed, periode=one.periode))
        session.saw()
    return typed


def _explain(one: Formulier) -> str:
    lines = [f"{veld.titel}: {veld.uitleg}" for veld in one.velden if veld.uitleg]
    words = "Schrijf 0 als het er echt 0 zijn. Een regel zonder aantal slaan we over."
    return note(f"{' '.join(lines[-2:])} {words}")


def _row(sheet: _Sheet, number: int, typed: Ingevuld | None) -> None:
    before = typed.rijen[number] if typed and number < len(typed.rijen) else sheet.rows[number]
    with st.container(key=f"formrij_{number}"):
        columns = st.columns([2 if veld.keuzes else 1 for veld in sheet.one.velden])
        for column, veld, text in zip(columns, sheet.one.velden, before, strict=True):
            with column:
                _cell(sheet, number, veld, text)


def _cell(sheet: _Sheet, number: int, veld: Formulierveld, text: str) -> None:
    key = sheet.key(number, veld)
    if not veld.keuzes:
        st.session_state.setdefault(key, text)
        st.text_input(
            veld.titel, key=key, placeholder=veld.voorbeeld,
            on_change=session.act, args=(_keep, sheet),
        )  # fmt: skip
        return
    options = ("", *veld.keuzes)
    st.session_state.setdefault(key, text if text in options else "")
    st.selectbox(
        veld.titel, options, key=key, format_func=_shown,
        on_change=session.act, args=(_keep, sheet),
    )  # fmt: skip


def _shown(word: str) -> str:
    return word or EMPTY


def _keep(sheet: _Sheet) -> None:
    """Keep what stands in the boxes; the first number begins a draft."""
    opened = session.begin(sheet.plek)
    typed = kept(opened)
    opened.bewaar_formulier(_as_typed(sheet, typed.stuk if typed else None))


def _as_typed(sheet: _Sheet, stuk: int | None) -> Ingevuld:
    one = sheet.one
    return Ingevuld(one.dataset, one.leverancier, one.periode, tuple(sheet.filled()), stuk)


def _finish(sheet: _Sheet) -> None:
    filled = [
        row
        for row, seen in zip(sheet.filled(), sheet.rows, strict=True)
        if _is_filled(sheet.one, row, seen)
    ]
    if not filled:
        st.html(tag("p", "Vul eerst een of meer aantallen in.", class_="mon-let-op"))
        return
    _send(sheet, filled)


def _is_filled(one: Formulier, row: Sequence[str], proposed: Sequence[str]) -> bool:
    """A row counts when a number was typed in it, whatever was proposed."""
    typed = [place for place, veld in enumerate(one.velden) if not veld.keuzes]
    return any(row[place] and row[place] != proposed[place] for place in typed)


def _send(sheet: _Sheet, rows: Sequence[Sequence[str]]) -> None:
    one = sheet.one
    content, name = als_bestand(one, rows)
    opened = session.begin(sheet.plek)
    said = Opdracht(dataset=one.dataset, leverancier=one.leverancier, periode=one.periode)
    answer = opened.voeg_toe(content, name, opdracht=said)
    if answer.stuk is None:
        session.say(answer.zin)
    else:
        _replace_former(opened, answer.stuk.nummer)
        opened.bewaar_formulier(_as_typed(sheet, answer.stuk.nummer))
        opened.naar(COLUMNS)
        session.saw()
        session.act(_check, opened, answer.stuk.nummer)
    st.rerun()


def _replace_former(opened: Aanlevering, nummer: int) -> None:
    """A form that is sent once more takes the place of what it was."""
    typed = kept(opened)
    if typed is not None and typed.stuk in _numbers(opened) and typed.stuk != nummer:
        opened.verwijder(typed.stuk)


def _check(opened: Aanlevering, nummer: int) -> None:
    opened.koppel(nummer)
    opened.naar(CHECK)
