"""Writing down a meeting, an agreement or a question of the OOGO, and undoing the last of it.

What is typed stands in a form, so that nothing is lost when a sentence says what is wrong.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

import streamlit as st

from datasets.notatie import datum, lees_datum
from datasets.periodes import Periode
from datasets.reference.oogo import (
    LANGSTE,
    LANGSTE_NAAM,
    STATUSWOORD,
    Afspraak,
    Inhoud,
    Overleg,
    Status,
    Vraag,
)
from datasets.reference.regio import REGIO
from datasets.schema import StoreFout, StoreInGebruik
from indicators.catalog import indicatoren
from loaders.oogo import Oogo, OogoFout, Stuk
from loaders.oogo_schrijven import Wordt, bewaar, gelezen, let_op, ongedaan, punten
from pages.shared import region
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.oogo import read
from reports.oogo import overleg_titel, waarover

_ROUND, _DONE, _WHAT = "oogo_ronde", "oogo_gelukt", "oogo_wat"
_KINDS = ("Afspraak", "Overleg", "Vraag voor het OOGO")
_NEW = {"Afspraak": "Nieuwe afspraak", "Overleg": "Nieuw overleg", _KINDS[2]: "Nieuwe vraag"}
_NO_FIGURE, _NOT_YET = "Geen cijfer", "nog niet"
_DATE = "Bijvoorbeeld 4-12-2025."
_IN_A_LIST = 90
_SEEN = "Ik heb nagekeken dat er geen kind in te herkennen is."


@dataclass(frozen=True)
class _Desk:
    """Where a person writes."""

    beeld: Beeld
    er: Oogo
    periode: Periode | None
    today: date
    turn: int

    def key(self, *parts: object) -> str:
        """The key of a box; after something was kept all boxes are new."""
        return "-".join(("oogo", str(self.turn), *map(str, parts)))


def show(beeld: Beeld, periode: Periode | None, today: date) -> None:
    """The form below the agreements."""
    try:
        er = read(beeld)
    except OogoFout:
        return  # said where the agreements would stand
    if done := st.session_state.pop(_DONE, ""):
        st.html(tag("p", done, class_="mon-gelukt", role="status"))
    desk = _Desk(beeld, er, periode, today, st.session_state.setdefault(_ROUND, 0))
    with st.expander("Overleg, afspraak of vraag opschrijven", key="oogo_schrijven"):
        kinds = _KINDS if er.overleggen else (_KINDS[1], _KINDS[2])
        kind = st.selectbox("Wat schrijft u op?", kinds, key=desk.key(_WHAT))
        {"Afspraak": _agreement, "Overleg": _meeting, _KINDS[2]: _question}[kind](desk)
        _undo(desk)


# -- a meeting --------------------------------------------------


def _meeting(desk: _Desk) -> None:
    there = {overleg_titel(one.inhoud): one for one in reversed(desk.er.overleggen)}
    was = _which(desk, "Overleg", there)
    old = was.inhoud if was else None
    mark = was.nummer if was else 0
    with st.form(desk.key("overleg", mark), border=False):
        left, right = st.columns(2)
        day = left.text_input(
            "Datum, bijvoorbeeld 4-12-2025",
            value=_day(old.datum if old else None),
            key=desk.key("od", mark),
        )
        place = right.text_input(
            "Plaats (mag leeg blijven)", value=old.plaats if old else "",
            max_chars=LANGSTE_NAAM, key=desk.key("op", mark),
        )  # fmt: skip
        points = st.text_area(
            "Agendapunten, elk op een eigen regel",
            value="\n".join(old.agendapunten) if old else "", key=desk.key("oa", mark),
        )  # fmt: skip
        decided = st.text_area(
            "Besluiten, elk op een eigen regel",
            value="\n".join(old.besluiten) if old else "", key=desk.key("ob", mark),
        )  # fmt: skip

        def made() -> Inhoud:
            values = {
                "datum": _date(day, "Datum"),
                "plaats": place,
                "agendapunten": punten(points),
                "besluiten": punten(decided),
            }
            return gelezen(Overleg, values)

        _buttons(desk, was, made, mark)


# -- an agreement -----------------------------------------------


def _agreement(desk: _Desk) -> None:
    there = {
        f"{_short(one.inhoud.tekst)} ({STATUSWOORD[one.inhoud.status]}, nummer {one.stuk})": one
        for one in desk.er.afspraken
    }
    was = _which(desk, "Afspraak", there)
    old = was.inhoud if was else None
    about = _about(desk, old)
    meetings = {overleg_titel(one.inhoud): one for one in desk.er.overleggen}
    mark = was.nummer if was else 0
    with st.form(desk.key("afspraak", mark), border=False):
        text = st.text_area(
            "Wat is er afgesproken?", value=old.tekst if old else "", max_chars=LANGSTE,
            key=desk.key("at", mark),
        )  # fmt: skip
        left, middle, right = st.columns(3)
        owner = left.text_input(
            "Wie zorgt ervoor?", value=old.eigenaar if old else "", max_chars=LANGSTE_NAAM,
            key=desk.key("ae", mark),
        )  # fmt: skip
        due = middle.text_input(
            "Klaar op (dag, mag leeg blijven)", value=_day(old.voor if old else None),
            key=desk.key("av", mark),
        )  # fmt: skip
        titles = list(meetings)
        stuk = old.overleg if old else _default_meeting(desk).stuk
        at = next((n for n, one in enumerate(meetings.values()) if one.stuk == stuk), 0)
        meeting = right.selectbox("Op welk overleg?", titles, index=at, key=desk.key("ao", mark))
        status: Status = "open"
        goes, looked = "", _NOT_YET
        if old is not None:
            statuses = list(get_args(Status))
            status = left.selectbox(
                "Status", statuses, index=statuses.index(old.status),
                format_func=lambda one: STATUSWOORD[one], key=desk.key("as", mark),
            )  # fmt: skip
            later = [_NOT_YET, *(t for t, one in meetings.items() if one.stuk != old.overleg)]
            now = next((t for t, one in meetings.items() if one.stuk == old.besproken), _NOT_YET)
            looked = middle.selectbox(
                "Besproken op", later, index=later.index(now) if now in later else 0,
                key=desk.key("ab", mark),
            )  # fmt: skip
            goes = st.text_area(
                "Hoe gaat het?", value=old.toelichting, max_chars=LANGSTE,
                key=desk.key("ah", mark),
            )  # fmt: skip

        def made() -> Inhoud:
            values = {
                "overleg": meetings[meeting].stuk,
                "tekst": text,
                "eigenaar": owner,
                "voor": _date(due, "Klaar op"),
                "status": status,
                "toelichting": goes,
                "besproken": meetings[looked].stuk if looked in meetings else 0,
            }
            return gelezen(Afspraak, values | about)

        _buttons(desk, was, made, mark)


def _default_meeting(desk: _Desk) -> Stuk[Overleg]:
    """The meeting that is now: that of today, else the last one, else the first to come."""
    coming = desk.er.volgende(desk.today)
    if coming is not None and coming.inhoud.datum == desk.today:
        return coming
    return desk.er.vorige(desk.today) or desk.er.overleggen[0]


def _about(desk: _Desk, old: Afspraak | None) -> dict[str, str]:
    """The figure of an agreement: chosen once, kept for good."""
    if old is not None:
        words = waarover(desk.beeld.regio, old.indicator, old.gebied, old.periode)
        st.html(tag("p", f"Gaat over: {words}.", class_="mon-bij"))
        return {"indicator": old.indicator, "gebied": old.gebied, "periode": old.periode}
    left, middle, right = st.columns(3)
    titles = _titles(desk)
    name = titles[left.selectbox("Cijfer", list(titles), key=desk.key("ai"))]
    areas = _areas(desk)
    area = areas[middle.selectbox("Gebied", list(areas), key=desk.key("ag"))]
    if not name:
        return {"indicator": "", "gebied": area, "periode": ""}
    series = desk.beeld.vrijgave.reeks(name, area)
    periods = {Periode.van_code(one.periode).lang(): one for one in reversed(series)}
    if not periods:
        st.html(tag("p", "Van dit gebied is er geen cijfer. Kies een ander.", class_="mon-let-op"))
        return {"indicator": name, "gebied": area, "periode": ""}
    own = indicatoren()[name]
    newest = desk.beeld.figuur(own, area, desk.periode) if desk.periode else None
    at = next((n for n, one in enumerate(periods.values()) if one is newest), 0)
    key = desk.key("ap", name, area)
    when = right.selectbox("Het cijfer op tafel", list(periods), index=at, key=key)
    return {"indicator": name, "gebied": area, "periode": periods[when].periode}


# -- a question -------------------------------------------------


def _question(desk: _Desk) -> None:
    there = {
        f"{_short(one.inhoud.tekst)} ({waarover(desk.beeld.regio, '', one.inhoud.gebied, '')}, "
        f"nummer {one.stuk})": one
        for one in desk.er.vragen
    }
    was = _which(desk, _KINDS[2], there)
    old = was.inhoud if was else None
    if old is None and not desk.beeld.perioden:
        words = "Een vraag gaat over cijfers van een periode, en er is nog niets geleverd."
        st.html(tag("p", words, class_="mon-let-op"))
        return
    mark = was.nummer if was else 0
    about = (
        {"gebied": old.gebied, "periode": old.periode, "indicator": old.indicator} if old else {}
    )
    with st.form(desk.key("vraag", mark), border=False):
        if old is None:
            left, middle, right = st.columns(3)
            areas, titles = _areas(desk), _titles(desk)
            area = left.selectbox("Gebied", list(areas), key=desk.key("vg"))
            periods = {one.lang(): one.code for one in desk.beeld.perioden}
            now = desk.periode.lang() if desk.periode else ""
            at = list(periods).index(now) if now in periods else 0
            when = middle.selectbox("Periode", list(periods), index=at, key=desk.key("vp"))
            title = right.selectbox("Cijfer", list(titles), key=desk.key("vi"))
            about = {"gebied": areas[area], "periode": periods[when], "indicator": titles[title]}
        text = st.text_area(
            "Wat wilt u vragen?", value=old.tekst if old else "", max_chars=LANGSTE,
            key=desk.key("vt", mark),
        )  # fmt: skip
        who = st.text_input(
            "Wie vraagt dit? Uw naam of die van uw groep; lezers zien die.",
            value=old.wie if old else "", max_chars=LANGSTE_NAAM, key=desk.key("vw", mark),
        )  # fmt: skip
        _buttons(desk, was, lambda: gelezen(Vraag, about | {"tekst": text, "wie": who}), mark)


# -- all of them ------------------------------------------------


def _which(desk: _Desk, kind: str, there: Mapping[str, Stuk[Any]]) -> Stuk[Any] | None:
    """A new one, or one that there is."""
    if not there:
        return None
    options = [_NEW[kind], *there]
    return there.get(st.selectbox("Welke?", options, key=desk.key("welke", kind)))


def _buttons(desk: _Desk, was: Stuk[Any] | None, made: Callable[[], Inhoud], mark: int) -> None:
    """The end of a form: looked at, and kept or taken away."""
    sure = st.checkbox(_SEEN, key=desk.key("zeker", mark))
    with st.container(horizontal=True):
        keep = st.form_submit_button("Bewaar", type="primary")
        gone = st.form_submit_button("Verwijder") if was else False
    if not keep and not gone:
        return
    try:
        content = was.inhoud if gone and was else made()
        found = () if gone or sure else let_op(region.place(), desk.beeld.vrijgave, content)
        if found:
            _ask(found)
            return
        bewaar(region.place(), [Wordt(content, was, weg=gone)], door=region.who())
    except (OogoFout, StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    _again("Verwijderd. Wat er stond, blijft in de geschiedenis." if gone else "Bewaard.")


def _ask(found: Sequence[str]) -> None:
    items = "".join(tag("li", words) for words in found)
    ask = tag("p", "Kijk de tekst na. Klopt hij zo, zet dan het vinkje en probeer het opnieuw.")
    st.html(wrap("div", wrap("ul", items) + ask, class_="mon-let-op", role="alert"))


def _undo(desk: _Desk) -> None:
    """A button that undoes the last action."""
    if not desk.er.handelingen:
        return
    last = desk.er.handelingen[-1]
    names = [_name(one.inhoud) for one in last.regels]
    what = names[0] if len(names) == 1 else f"{names[0]} en {len(names) - 1} meer"
    words = f"De laatste wijziging: {what}, {datum(last.op.date())}, {last.op:%H:%M}, {last.door}."
    st.html(tag("p", words, class_="mon-bij"))
    if not st.button("Maak de laatste wijziging ongedaan", key=desk.key("ongedaan")):
        return
    try:
        ongedaan(region.place(), last.nummer, door=region.who())
    except (OogoFout, StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    _again("Ongedaan gemaakt. Alles staat weer zoals het ervoor was.")


def _again(words: str) -> None:
    st.session_state[_ROUND] += 1
    st.session_state[_DONE] = words
    st.rerun()


def _name(content: Inhoud) -> str:
    match content:
        case Overleg():
            return f"het overleg van {datum(content.datum)}"
        case Afspraak():
            return f"de afspraak “{_short(content.tekst)}”"
        case Vraag():
            return f"de vraag “{_short(content.tekst)}”"


def _short(words: str) -> str:
    """A text for in a list."""
    return textwrap.shorten(words, _IN_A_LIST, placeholder="...")


def _titles(desk: _Desk) -> dict[str, str]:
    """Titles of figures, those of the agenda first, and no figure at all before them."""
    agenda = desk.beeld.regio.agenda
    first = agenda.indicatoren if agenda else ()
    shown = sorted(desk.beeld.indicatoren, key=lambda one: one.id not in first)
    return {_NO_FIGURE: ""} | {one.titel: one.id for one in shown}


def _areas(desk: _Desk) -> dict[str, str]:
    own = desk.beeld
    areas = {"Hele regio": REGIO} | {own.naam(code): code for code in own.gemeenten}
    return areas | {groep.titel(): name for name, groep in own.regio.groepen()}


def _day(one: date | None) -> str:
    return f"{one.day}-{one.month}-{one.year}" if one else ""


def _date(typed: str, label: str) -> date | None:
    if not typed.strip():
        return None
    try:
        return lees_datum(typed)
    except ValueError as error:
        raise OogoFout(f"{label}: “{typed[:30]}” is geen datum. {_DATE}") from error
