"""The agenda: criteria that the netwerkgroep formulates itself, and how its activities stand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import streamlit as st
from pydantic import ValidationError

from datasets.notatie import datum
from datasets.reference.agenda import Activiteit, Agenda, Criterium, Lijn, Stap
from indicators.catalog import indicatoren
from indicators.keuze import gekozen
from loaders.agenda import met_activiteit, met_criterium, nieuw_id
from pages.inrichting import agenda_events, agenda_list, draft, words
from pages.inrichting.draft import Desk
from pages.shared.markup import tag, wrap

_NEW_CRITERIUM = "Nieuw criterium"
_NEW_ACTIVITY = "Nieuwe activiteit"
_NO_STEP = "niet ingevuld"
_MOMENT = "een jaar, een maand of een dag: 2026, 2026-09 of 2026-09-01"


def show(desk: Desk) -> None:
    """What there is, and a form for a criterium and for an activity."""
    own = desk.regio.agenda
    if own is None:
        said = "Deze regio heeft nog geen agenda. In Uitleg leest u hoe u er een invult."
        st.html(tag("p", said, class_="mon-bij"))
        agenda_list.show(desk)
        return
    st.html(tag("h2", "Criteria", class_="mon-deel"))
    st.html("".join(_listed(one) for one in own.alle_lijnen))
    with st.expander("Criterium toevoegen, wijzigen of laten vervallen"):
        _criterium(desk, own)
    st.html(tag("h2", "Activiteiten en pilots", class_="mon-deel"))
    with st.expander("Activiteit toevoegen of bijwerken"):
        _activity(desk, own)
    agenda_events.show(desk, own)
    agenda_list.show(desk)
    st.html(
        tag("p", "Wat niet in deze lijsten staat, wijzigt u met een bestand; Uitleg zegt hoe.",
            class_="mon-bij")
    )  # fmt: skip


def _listed(lijn: Lijn) -> str:
    items = "".join(tag("li", _line(one)) for one in lijn.criteria)
    empty = tag("p", "Nog geen criterium.", class_="mon-bij")
    inside = wrap("ul", items, class_="mon-lijst") if items else empty
    return tag("h3", lijn.titel, class_="mon-tussenkop") + inside


def _line(one: Criterium) -> str:
    titles = ", ".join(indicatoren()[name].titel for name in one.indicatoren)
    ends = f", tot {datum(one.tot)}" if one.tot else ""
    return f"{one.tekst} ({titles or 'nog zonder cijfer'}{ends})"


def _criterium(desk: Desk, own: Agenda) -> None:
    there = {
        f"{lijn.titel}: {one.tekst}": (lijn, one)
        for lijn in own.alle_lijnen
        for one in lijn.criteria
    }
    chosen = st.selectbox("Welk criterium", [_NEW_CRITERIUM, *there], key=desk.key("ac"))
    was = there[chosen][1] if chosen != _NEW_CRITERIUM else None
    # One more than there was: what was put ready stands in the list, and the form is empty.
    mark = was.id if was else f"nieuw-{len(there)}"
    shown = {one.titel: one.id for one in gekozen(desk.regio, indicatoren())}
    titles = {name: title for title, name in shown.items()}
    before = [titles[name] for name in was.indicatoren if name in titles] if was else []
    lines = {one.titel: one.id for one in own.alle_lijnen}
    with st.form(desk.key("criterium", mark), border=False):
        line = (
            there[chosen][0].titel
            if was
            else st.selectbox("Onder", list(lines), key=desk.key("al", mark))
        )
        text = st.text_input(
            "Criterium", value=was.tekst if was else "", max_chars=200, key=desk.key("at", mark)
        )
        figures = st.multiselect(
            "Cijfers erbij (leeg: nog geen cijfer)", list(shown), default=before,
            placeholder="Kies cijfers", key=desk.key("ai", mark),
        )  # fmt: skip
        left, right = st.columns(2)
        aim = left.text_input(
            "Doel in woorden (leeg: nog geen doel)", value=was.doel if was else "",
            max_chars=200, key=desk.key("ad", mark),
        )  # fmt: skip
        owner = right.text_input(
            "Wie volgt het", value=was.eigenaar if was else "", max_chars=100,
            key=desk.key("ae", mark),
        )  # fmt: skip
        start = left.text_input(
            "Vanaf (leeg: altijd al)", value=words.day(was.van if was else None),
            key=desk.key("av", mark),
        )  # fmt: skip
        end = right.text_input(
            "Vervalt op (leeg: blijft)", value=words.day(was.tot if was else None),
            key=desk.key("ax", mark),
        )  # fmt: skip
        none = st.checkbox(
            "Er is geen streefrichting afgesproken", value=bool(was and was.geen_richting),
            key=desk.key("ar", mark),
        )  # fmt: skip

        def made() -> dict[str, Any]:
            return met_criterium(
                own,
                lines[line],
                Criterium(
                    id=was.id if was else nieuw_id(own, text),
                    tekst=text.strip(),
                    # A figure that the region does not show stays with its criterium.
                    indicatoren=(
                        *(shown[title] for title in figures),
                        *(n for n in (was.indicatoren if was else ()) if n not in titles),
                    ),
                    doel=aim.strip(),
                    eigenaar=owner.strip(),
                    geen_richting=none,
                    van=words.read_date(start, "Vanaf"),
                    tot=words.read_date(end, "Vervalt op"),
                ),
            )

        _stage(desk, made)


def _activity(desk: Desk, own: Agenda) -> None:
    there = {
        f"{lijn.titel}: {one.titel}": (lijn, one)
        for lijn in own.alle_lijnen
        for one in lijn.activiteiten
    }
    chosen = st.selectbox("Welke activiteit", [_NEW_ACTIVITY, *there], key=desk.key("bc"))
    was = there[chosen][1] if chosen != _NEW_ACTIVITY else None
    mark = str(list(there).index(chosen)) if was else f"nieuw-{len(there)}"
    lines = {one.titel: one.id for one in own.alle_lijnen}
    steps = [_NO_STEP, *get_args(Stap)]
    with st.form(desk.key("activiteit", mark), border=False):
        line, title, pilot = there[chosen][0].titel if was else "", was.titel if was else "", False
        if was is None:
            line = st.selectbox("Onder", list(lines), key=desk.key("bl", mark))
            title = st.text_input("Wat", max_chars=120, key=desk.key("bt", mark))
            pilot = st.checkbox("Dit is een pilot", key=desk.key("bp", mark))
        left, right = st.columns(2)
        leads = left.text_input(
            "Wie trekt het", value=was.trekker if was else "", max_chars=100,
            key=desk.key("bw", mark),
        )  # fmt: skip
        step = right.selectbox(
            "Stap", steps, index=steps.index(was.stap) if was and was.stap else 0,
            key=desk.key("bs", mark),
        )  # fmt: skip
        goes = st.text_input(
            "Hoe het gaat", value=was.status if was else "", max_chars=300,
            key=desk.key("bh", mark),
        )  # fmt: skip
        start = left.text_input(
            "Begonnen (leeg: niet bekend)", value=(was.start if was else "") or "",
            help=_MOMENT, key=desk.key("bb", mark),
        )  # fmt: skip
        look = right.text_input(
            "Evaluatie (leeg: geen dag)", value=(was.evaluatie if was else "") or "",
            help=_MOMENT, key=desk.key("bx", mark),
        )  # fmt: skip

        def made() -> dict[str, Any]:
            fields: dict[str, Any] = was.model_dump() if was else {"titel": title.strip()}
            fields |= {
                "trekker": leads.strip(),
                "stap": None if step == _NO_STEP else step,
                "status": goes.strip(),
                "start": start.strip() or None,
                "evaluatie": look.strip() or None,
            }
            if was is None:
                fields["soort"] = "pilot" if pilot else "activiteit"
            return met_activiteit(own, lines[line], Activiteit.model_validate(fields))

        _stage(desk, made)


def _stage(desk: Desk, made: Callable[[], dict[str, Any]]) -> None:
    """The button of a form; what is wrong is said in a sentence."""
    if not st.form_submit_button("Zet klaar"):
        return
    try:
        desk.stage({"agenda": made()})
    except words.WrongDate as error:
        draft.refuse(str(error))
    except ValidationError as error:
        draft.refuse(_why(error))
    st.rerun()


def _why(error: ValidationError) -> str:
    """What is wrong in the form, by the box that it is about."""
    first = error.errors()[0]
    boxes = {
        "tekst": "Zeg in ten minste twee letters wat het criterium is.",
        "titel": "Zeg in ten minste twee letters wat u doet.",
        "start": f"Begonnen is geen moment. Schrijf {_MOMENT}.",
        "evaluatie": f"Evaluatie is geen moment. Schrijf {_MOMENT}.",
    }
    where = str(first["loc"][0]) if first["loc"] else ""
    both = "Kies: een doel in woorden, of geen afgesproken streefrichting. Niet allebei."
    return boxes.get(where, both)
