"""Step 3: what is wrong, repaired in place, with the file beside it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from datasets.notatie import aantal_tekst, getal
from loaders.aanleveren import Aanlevering, Controle, Probleem, Stuk
from loaders.issues import Issue
from loaders.meldingen import aantal_hersteld
from pages.aanleveren import (
    at_once,
    doubts,
    form,
    problems,
    question,
    repair,
    session,
    solved,
    typed,
)
from pages.aanleveren.beside import beside
from pages.aanleveren.mended import chosen_words, left_out_list, undo_list
from pages.aanleveren.trail import CHANGES, COLUMNS, FILE
from pages.aanleveren.words import (
    bullets,
    capital,
    fouten,
    heading,
    name_of,
    note,
    place,
    regels,
    summary,
    waarschuwingen,
    what,
)
from pages.shared.markup import tag, wrap
from pages.shared.waiting import waiting

_WHICH = "aanleveren_stuk"
_MORE = "aanleveren_meer"
_WARNED = "aanleveren_gewaarschuwd"
TOO_MANY = (
    "Verbeter dit liefst in het systeem waar de lijst vandaan komt. Of download hieronder het "
    "bestand met opmerkingen, verbeter het en sleep het weer naar deze pagina. U gaat dan verder "
    "waar u was."
)
AFTER_ERRORS = (
    "U kunt verder zodra alle fouten zijn opgelost en alle waarschuwingen zijn bekeken. Zijn de "
    "fouten weg, dan vergelijken we uw aantallen nog met eerdere perioden. Valt daarbij iets op, "
    "dan vragen we dat als laatste."
)
NOTHING_LEFT = "Er zijn geen fouten of open vragen meer in dit bestand."
AFTER_WARNINGS = "U kunt verder zodra u alle waarschuwingen hebt bekeken."
STUCK = ("vraag", "geweigerd")
"""Outcomes with which there is nothing to repair in the rows."""


def show(opened: Aanlevering) -> None:
    """Show the step."""
    with waiting("We controleren uw bestand en vergelijken het met wat er al is"):
        checked = {one.nummer: opened.controleer(one.nummer) for one in opened.concept.stukken}
    todo = {number: problems.open_problems(one) for number, one in checked.items()}
    stuk = _which(opened, todo, checked)
    controle = checked[stuk.nummer]
    if controle.rapport.uitkomst in STUCK:
        _stuck(opened, stuk, controle)
        return
    is_news = _has_news(opened, stuk, todo[stuk.nummer])
    st.html(_summary(stuk, controle, todo[stuk.nummer], is_news=is_news))
    left, right = st.columns([1, 1.02], gap="large")
    with left:
        _problems(opened, stuk, controle, todo[stuk.nummer])
        _onward(opened, stuk, todo, checked)
    with right:
        if stuk.geen_gevallen:
            st.html(note("Bij deze melding hoort geen bestand."))
        else:
            beside(opened, stuk, controle, todo[stuk.nummer])
        _log(opened, stuk, controle)


def _which(
    opened: Aanlevering, todo: dict[int, problems.Open], checked: dict[int, Controle]
) -> Stuk:
    """The file that is looked at: the chosen one, else the first with something to do."""
    stukken = opened.concept.stukken
    first = next((one for one in stukken if not todo[one.nummer].klaar), stukken[0])
    if len(stukken) == 1:
        return first
    numbers = [one.nummer for one in stukken]
    names = {one.nummer: capital(name_of(one)) for one in stukken}

    def label(number: int) -> str:
        if checked[number].rapport.uitkomst in STUCK:
            return f"{names[number]} (vraag)"
        count = todo[number].aantal_fouten + len(todo[number].waarschuwingen)
        return f"{names[number]} ({f'nog {count}' if count else 'klaar'})"

    key = f"{_WHICH}_{opened.concept.id}"
    if st.session_state.get(key) not in numbers:
        st.session_state[key] = first.nummer
    chosen = st.segmented_control("Bestand", numbers, key=key, format_func=label)
    return next((one for one in stukken if one.nummer == chosen), first)


def _stuck(opened: Aanlevering, stuk: Stuk, controle: Controle) -> None:
    """The file cannot be checked yet: one sentence, and the way out."""
    rapport = controle.rapport
    title = "Eerst nog een vraag" if rapport.uitkomst == "vraag" else "Dit lukt zo niet"
    st.html(summary(title, rapport.zin, good=False))
    if rapport.fouten:
        st.html(bullets([one.tekst() for one in rapport.fouten]))
    question.ask(opened, stuk, rapport)
    with st.container(horizontal=True):
        if not stuk.geen_gevallen:
            st.button(
                "Terug naar kolommen koppelen",
                type="secondary" if rapport.opties else "primary",
                key="terug_naar_kolommen",
                on_click=session.act,
                args=(opened.naar, COLUMNS),
            )
        _other_file(opened)


def _has_news(opened: Aanlevering, stuk: Stuk, todo: problems.Open) -> bool:
    """Whether the last change brought a new warning, or was the last one."""
    now, revision = {one.kenmerk for one in todo.waarschuwingen}, opened.concept.revisie
    whose = (opened.id, stuk.nummer)
    kept = st.session_state.get(_WARNED)
    if kept is None or kept[0] != whose:
        kept = (whose, revision, now, False)
    elif kept[1] != revision:
        kept = (whose, revision, now, todo.klaar or not now <= kept[2])
    st.session_state[_WARNED] = kept
    news: bool = kept[3]
    return news


def _summary(stuk: Stuk, controle: Controle, todo: problems.Open, *, is_news: bool) -> str:
    wrong, warned = todo.aantal_fouten, len(todo.waarschuwingen)
    if wrong:
        title = f"Nog {fouten(wrong)} oplossen"
        title += f" en {waarschuwingen(warned)} bekijken" if warned else ""
    elif warned:
        title = f"Geen fouten. Nog {waarschuwingen(warned)} bekijken"
    else:
        title = "Alles klopt: u kunt verder"
    better = len(problems.told(controle, "verbeterd"))
    parts = [
        (1, _what_was_read(stuk, controle)),
        (better, f"{getal(better)} automatisch verbeterd"),
        (
            own := aantal_hersteld(stuk.opdracht, controle.rapport.issues),
            f"{getal(own)} door u hersteld",
        ),
        (gone := len(stuk.opdracht.weggelaten), f"{regels(gone)} weggelaten"),
    ]
    told = " · ".join(words for count, words in parts if count)
    return summary(title, told, good=todo.klaar, is_news=is_news)


def _what_was_read(stuk: Stuk, controle: Controle) -> str:
    if stuk.geen_gevallen:
        return capital(name_of(stuk))
    return f"{regels(controle.regels)} gelezen uit {stuk.naam}"


def _problems(opened: Aanlevering, stuk: Stuk, controle: Controle, todo: problems.Open) -> None:
    desk = repair.Desk(opened, stuk, _cells(opened, stuk, (*todo.fouten, *todo.waarschuwingen)))
    with st.container(key="problemen", gap="small"):
        doubts.show_heavy(desk, controle)
        if todo.aantal_fouten:
            _errors(desk, todo)
        doubts.show_light(desk, controle)


def _errors(desk: repair.Desk, todo: problems.Open) -> None:
    """The errors: first what takes one click, then what has to be typed."""
    st.html(heading("Fouten"))
    limit = problems.SHOWN + st.session_state.get(_MORE, 0)
    everything = solved.in_place(desk.opened, desk.stuk, todo.fouten)
    shown = everything[:limit]
    # A container of its own keeps the form in its place, and what is typed in it but not yet sent.
    with st.container(key="kiezen", gap="small"):
        at_once.take_likely(desk, todo.fouten)
        at_once.take_unknown(desk, todo.fouten)
        for issue in todo.te_veel:
            _too_many(desk, issue)
        for problem in shown:
            if not typed.is_typed(problem):
                given = solved.answer(desk, problem, todo.fouten)
                if given is None:
                    repair.show_error(desk, problem)
                else:
                    solved.show(desk, problem, given)
    typed.show(desk, [one for one in shown if typed.is_typed(one)], todo.fouten)
    if len(everything) > len(shown):
        _show_more(len(everything) - len(shown))


def _cells(opened: Aanlevering, stuk: Stuk, asked: Sequence[Probleem]) -> repair.Cells:
    """The texts of the cells with a question, for in the boxes."""
    found: dict[tuple[str, int, int], str] = {}
    for blad in {spot.blad for one in asked for spot in one.plekken}:
        repaired = [one for one in asked if one.plekken]
        rows = problems.rows_with_a_problem(repaired, blad)[: problems.MOST_CELLS]
        for seen in opened.rijen(stuk.nummer, blad, alleen=rows, aantal=len(rows)):
            for column, text in enumerate(seen.cellen):
                found[blad, seen.rij, column] = text
    return found


def _too_many(desk: repair.Desk, issue: Issue) -> None:
    """One message for a column with too many different wrong values, and the ways out."""
    where = place(issue, one_sheet=len(desk.stuk.bladen) < 2)
    html = tag("p", where, class_="mon-waar") + tag("p", what(issue), class_="mon-wat")
    st.html(wrap("div", html + note(TOO_MANY), class_="mon-probleem mon-veel"))
    if issue.rijen:
        st.button(
            f"Deze {regels(len(issue.rijen))} weglaten",
            key=f"weglaten_veel_{desk.stuk.nummer}_{issue.kenmerk}",
            type="tertiary",
            on_click=session.act,
            args=(desk.opened.laat_weg, desk.stuk.nummer, issue.blad, issue.rijen),
        )


def _show_more(left: int) -> None:
    def more() -> None:
        st.session_state[_MORE] = st.session_state.get(_MORE, 0) + problems.SHOWN

    st.button(f"Toon meer fouten (nog {left})", key="meer_fouten", on_click=more)


def _onward(
    opened: Aanlevering,
    stuk: Stuk,
    todo: dict[int, problems.Open],
    checked: dict[int, Controle],
) -> None:
    """On to the changes, or why that is not possible yet."""
    blocked = _why_not(opened, stuk, todo, checked)
    with st.container(key="verder"):
        # One line in either case: the buttons stay where they are when the last answer is given.
        st.html(note(blocked or NOTHING_LEFT))
        with st.container(horizontal=True):
            st.button(
                "Verder naar wijzigingen", type="primary", key="naar_wijzigingen",
                disabled=bool(blocked), on_click=session.act, args=(opened.naar, CHANGES),
            )  # fmt: skip
            if not stuk.geen_gevallen:
                st.download_button(
                    "Download met opmerkingen (Excel)",
                    lambda: opened.verslag(stuk.nummer)[0],
                    file_name=_report_name(stuk.naam),
                    key="verslag",
                    on_click="ignore",
                    help="Uw bestand met de opmerkingen erin. Verbeter het en sleep het weer naar "
                    "deze pagina: u gaat dan verder waar u was.",
                )
        # At the other side: what leads away never comes under the mouse after an answer.
        with st.container(horizontal=True, horizontal_alignment="right"):
            if not form.back_button(opened, stuk.nummer):
                st.button(
                    "Terug", type="tertiary", key="terug", on_click=session.act,
                    args=(opened.naar, COLUMNS),
                )  # fmt: skip
            _other_file(opened)


def _why_not(
    opened: Aanlevering,
    stuk: Stuk,
    todo: dict[int, problems.Open],
    checked: dict[int, Controle],
) -> str:
    own = todo[stuk.nummer]
    if own.aantal_fouten or own.waarschuwingen:
        return AFTER_ERRORS if own.aantal_fouten else AFTER_WARNINGS
    rest = [
        name_of(one)
        for one in opened.concept.stukken
        if not todo[one.nummer].klaar or checked[one.nummer].rapport.uitkomst in STUCK
    ]
    return f"Kies hierboven eerst {rest[0]}: daar is nog iets te doen." if rest else ""


def _report_name(name: str) -> str:
    return f"{name.rsplit('.', 1)[0]} met opmerkingen.xlsx"


def _other_file(opened: Aanlevering) -> None:
    st.button(
        "Ander bestand", type="tertiary", key="ander_bestand", on_click=session.act,
        args=(opened.naar, FILE),
    )  # fmt: skip


def _log(opened: Aanlevering, stuk: Stuk, controle: Controle) -> None:
    """What was repaired, by the monitor and by the person, and what is only told."""
    better = problems.told(controle, "verbeterd")
    told = problems.told(controle, "melding") + problems.told(controle, "weggelaten")
    mended = controle.hersteld
    own = aantal_hersteld(stuk.opdracht, controle.rapport.issues)
    left_out = len(stuk.opdracht.weggelaten)
    if mended or left_out or chosen_words(stuk):
        count = [aantal_tekst(own, "cel", "cellen")] * bool(own)
        count += [f"{regels(left_out)} weggelaten"] * bool(left_out)
        how_many = f" ({', '.join(count)})" if count else ""
        with st.expander(f"Door u hersteld{how_many}"):
            undo_list(opened, stuk, mended)
            left_out_list(opened, stuk)
    if better:
        with st.expander(f"Automatisch verbeterd ({len(better)})"):
            st.html(bullets([one.tekst() for one in better]))
    if told:
        with st.expander(f"Goed om te weten ({len(told)})"):
            st.html(bullets([one.tekst() for one in told]))
