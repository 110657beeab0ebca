"""What happened in the region and shows in its figures: a list, and a form to write it down."""

from __future__ import annotations

import streamlit as st
from pydantic import ValidationError

from datasets.notatie import datum
from datasets.reference.agenda import Agenda, Gebeurtenis
from datasets.reference.regio import REGIO
from indicators.catalog import indicatoren
from indicators.keuze import gekozen
from loaders.agenda import met_gebeurtenis
from pages.inrichting import draft, words
from pages.inrichting.draft import Desk
from pages.shared.markup import tag, wrap

_NEW = "Nieuwe gebeurtenis"
_LONGEST_WORD = 16
_ABOUT = (
    "Koopt de regio jeugdhulp anders in, of werkt zij anders, dan kan een cijfer daarom springen. "
    "In de grafieken staat dan een streep met een woord. Een fusie en een andere grens staan er "
    "vanzelf bij."
)
_WRONG = {
    "woord": "Kies een woord van 3 tot en met 16 letters.",
    "tekst": "Zeg in een zin wat er gebeurde.",
    "op": "Vul de dag in: 1-1-2026.",
}


def show(desk: Desk, own: Agenda) -> None:
    """What there is, and a form."""
    html = tag("h2", "Gebeurtenissen", class_="mon-deel") + tag("p", _ABOUT, class_="mon-bij")
    items = "".join(tag("li", _line(desk, one)) for one in own.gebeurtenissen)
    html += wrap("ul", items, class_="mon-lijst") if items else ""
    st.html(html)
    with st.expander("Gebeurtenis toevoegen, wijzigen of weghalen"):
        _form(desk, own)


def _line(desk: Desk, one: Gebeurtenis) -> str:
    what = ", ".join(indicatoren()[name].titel for name in one.indicatoren) or "alle cijfers"
    names = {code: name for name, code in _areas(desk).items()}
    where = ", ".join(names[code] for code in one.gebieden) or "alle gebieden"
    return f"{datum(one.op)}, {one.woord}: {one.tekst} ({what}; {where})"


def _areas(desk: Desk) -> dict[str, str]:
    own = desk.regio
    areas = {"Hele regio": REGIO} | {own.naam_van(code): code for code in own.gemeenten}
    return areas | {groep.titel(): name for name, groep in own.groepen()}


def _form(desk: Desk, own: Agenda) -> None:
    there = {f"{datum(one.op)}, {one.woord}": one for one in own.gebeurtenissen}
    chosen = st.selectbox("Welke gebeurtenis", [_NEW, *there], key=desk.key("ec"))
    was = there.get(chosen)
    # One more than there was: what was put ready stands in the list, and the form is empty.
    mark = chosen if was else f"{chosen}-{len(own.gebeurtenissen)}"
    shown = {one.titel: one.id for one in gekozen(desk.regio, indicatoren())}
    shown |= {indicatoren()[name].titel: name for name in (was.indicatoren if was else ())}
    areas = _areas(desk)
    with st.form(desk.key("gebeurtenis", mark), border=False):
        left, right = st.columns(2)
        day = left.text_input(
            "Wanneer", value=words.day(was.op if was else None), key=desk.key("ed", mark),
            help="De dag, bijvoorbeeld 1-1-2026.",
        )  # fmt: skip
        word = right.text_input(
            "Een woord voor in de grafiek", value=was.woord if was else "",
            max_chars=_LONGEST_WORD, key=desk.key("ew", mark),
        )  # fmt: skip
        text = st.text_input(
            "Wat er gebeurde", value=was.tekst if was else "", max_chars=300,
            key=desk.key("et", mark),
        )  # fmt: skip
        figures = st.multiselect(
            "In welke cijfers is het te zien?", list(shown), placeholder="Alle cijfers",
            default=[t for t, n in shown.items() if was and n in was.indicatoren],
            key=desk.key("ei", mark),
        )  # fmt: skip
        places = st.multiselect(
            "In welke gebieden?", list(areas), placeholder="Alle gebieden",
            default=[t for t, code in areas.items() if was and code in was.gebieden],
            key=desk.key("eg", mark),
        )  # fmt: skip
        with st.container(horizontal=True):
            keep = st.form_submit_button("Zet klaar")
            gone = st.form_submit_button("Haal weg") if was else False
    if not keep and not gone:
        return
    try:
        new = None
        if not gone:
            new = Gebeurtenis.model_validate(
                {
                    "op": words.read_date(day, "Wanneer"),
                    "woord": word.strip(),
                    "tekst": text.strip(),
                    "indicatoren": tuple(shown[title] for title in figures),
                    "gebieden": tuple(areas[name] for name in places),
                }
            )
        desk.stage({"agenda": met_gebeurtenis(own, new, was)})
    except words.WrongDate as error:
        draft.refuse(str(error))
    except ValidationError as error:
        draft.refuse(_WRONG[str(error.errors()[0]["loc"][0])])
    st.rerun()
