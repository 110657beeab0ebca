"""Warnings: the heavy ones first and each with its own answer, the light ones together.

A warning that was confirmed stays in its place, folded, and can be taken back there.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from datasets.gevallenlijst import TELT_NERGENS
from loaders.aanleveren import Controle, Probleem
from pages.aanleveren import repair, session
from pages.aanleveren.repair import Desk
from pages.aanleveren.words import (
    DOUBLE,
    heading,
    note,
    place,
    regels,
    waarschuwingen,
    what,
    whole_dates,
)
from pages.shared.markup import enumerate_names, tag, wrap

LOOK_FIRST = "Kijk hier eerst naar"
WHOLE_FILE = "Hier kan het hele bestand verkeerd zijn. Kijk daarom eerst of dit klopt."
GONE_FIRST = "Vraag over de hele lijst"
GONE = "verdwenen"
"""Kind of the warning that pupils of the quarter before are not in the list any more."""
NO = (
    "Is dit het verkeerde bestand, kies dan een ander. Klopt de soort gegevens, de periode of de "
    "gemeente niet, ga dan terug naar Kolommen koppelen. Klopt er iets niet in de lijst zelf, "
    "verbeter haar dan in uw eigen systeem en kies het bestand opnieuw."
)
NOT_DOUBLE = (
    "Zijn het twee leerlingen, of is een leerling twee keer thuis komen te zitten? Dan moet er in "
    "een van de regels een ander zaaknummer of een andere datum staan. Verbeter dat in uw eigen "
    "lijst en kies het bestand opnieuw. Hoort een van de regels er niet in, dan hoeft u niets te "
    "doen: klik dan op ‘Ja, dit klopt’."
)
ELSEWHERE = "buiten de dekking"
"""Kind of the error that a row is about a municipality of another office."""
_OPEN = "aanleveren_open_gezien"
"""What was asked in this session: once confirmed its text stays, so that nothing jumps."""
FOLDED = (5, 1)
_SHORT = 90


def heavy(controle: Controle) -> list[list[Probleem]]:
    """The heavy warnings, those of one kind together: one cause, one answer."""
    kinds: dict[str, list[Probleem]] = {}
    for one in controle.problemen:
        if one.zwaar:
            kinds.setdefault(one.issue.soort, []).append(one)
    return list(kinds.values())


def light(controle: Controle) -> list[Probleem]:
    """The other warnings."""
    return [
        one for one in controle.problemen if one.issue.ernst == "waarschuwing" and not one.zwaar
    ]


def show_heavy(desk: Desk, controle: Controle) -> None:
    """What can make the whole file useless, before any error."""
    groups = heavy(controle)
    elsewhere = about_elsewhere(controle)
    if elsewhere:
        st.html(heading(LOOK_FIRST))
        _elsewhere_card(desk, controle, elsewhere)
    elif kinds := {one.issue.soort for group in groups for one in group if not one.bevestigd}:
        # A few pupils that moved are no reason to doubt the whole file.
        only_gone = kinds == {GONE}
        head = heading(GONE_FIRST) if only_gone else heading(LOOK_FIRST) + note(_how_sure(controle))
        st.html(head)
    for group in groups:
        waiting = [one for one in group if not one.bevestigd]
        if waiting:
            _heavy_card(desk, waiting)
        else:
            _confirmed(desk, group)


def about_elsewhere(controle: Controle) -> list[Probleem]:
    """The errors on municipalities of another office, when most rows have one; else nothing.

    Then not the rows are wrong but the file, or who is said to deliver it.
    """
    found = [one for one in controle.problemen if one.issue.soort == ELSEWHERE]
    rows = {(one.issue.blad, row) for one in found for row in one.issue.rijen}
    return found if 2 * len(rows) > controle.regels else []


def _elsewhere_card(desk: Desk, controle: Controle, found: Sequence[Probleem]) -> None:
    count = len({(one.issue.blad, row) for one in found for row in one.issue.rijen})
    names = enumerate_names(list(dict.fromkeys(one.issue.waarde for one in found)))
    who = desk.stuk.opdracht.leverancier or "wie dit aanlevert"
    told = (
        f"{count} van de {regels(controle.regels)} gaan over {names}, en daar levert {who} niet "
        "over aan. Is dit het goede bestand, en klopt wie het aanlevert?"
    )
    with st.container(key=desk.key(found[0], "zwaar")):
        st.html(wrap("div", tag("p", told, class_="mon-wat"), class_="mon-probleem"))
        repair.ways_out(desk, found[0])


def _how_sure(controle: Controle) -> str:
    """On how many rows the doubts rest while others are still wrong."""
    if not any(one.issue.ernst == "fout" for one in controle.problemen):
        return WHOLE_FILE
    can_grow = any(
        one.issue.tussen and len(set(one.issue.tussen)) > 1 for one in controle.problemen
    )
    if not (controle.nog_niet and can_grow):
        return f"{WHOLE_FILE} Dit blijft zo, hoe u de fouten hieronder ook oplost."
    left = controle.nog_niet
    rest = "De regel die nog fout is, telt" if left == 1 else f"De {left} foute regels tellen"
    return (
        f"{WHOLE_FILE} {rest} hierin nog niet mee: een aantal kan daardoor nog iets hoger worden."
    )


def _heavy_card(desk: Desk, group: Sequence[Probleem]) -> None:
    first = group[0]
    _asked(group)
    with st.container(key=desk.key(first, "zwaar")):
        st.html(_words(desk, group))
        with st.container(horizontal=True, gap="xsmall"):
            _yes(desk, group)
            with st.popover("Nee, dit klopt niet"):
                st.html(tag("p", NO, class_="mon-over"))
                repair.ways_out(desk, first)
                if len(group) == 1 and first.plekken and first.issue.rijen:
                    repair.repair(desk, first)


def _words(desk: Desk, group: Sequence[Probleem]) -> str:
    if len(group) == 1:
        return repair.words(desk, group[0])
    html = "".join(
        tag("p", place(one.issue, one_sheet=len(desk.stuk.bladen) < 2), class_="mon-waar")
        + wrap("p", whole_dates(what(one.issue)), class_="mon-wat")
        for one in group
    )
    return wrap("div", html + _advice(group), class_="mon-probleem")


def _advice(group: Sequence[Probleem]) -> str:
    told = dict.fromkeys(one.issue.uitweg for one in group if one.issue.uitweg)
    return "".join(tag("p", words, class_="mon-bij") for words in told)


def _yes(desk: Desk, group: Sequence[Probleem]) -> None:
    st.button(
        "Ja, dit klopt",
        key=desk.key(group[0], "klopt"),
        on_click=session.act,
        args=(desk.opened.bevestig, desk.stuk.nummer, *(one.kenmerk for one in group)),
    )


def show_light(desk: Desk, controle: Controle) -> None:
    """The warnings about a few rows: each can be confirmed, and all of them together."""
    found = light(controle)
    if not found:
        return
    st.html(heading("Waarschuwingen"))
    for one in found:
        if one.bevestigd:
            _confirmed(desk, [one])
        else:
            _light_card(desk, one)
    waiting = [one for one in found if not one.bevestigd]
    if len(found) < repair.WORTH_A_BUTTON:
        return
    # The button stays where it is after the click: nothing else comes under the mouse.
    words = f"Deze {waarschuwingen(len(waiting))} kloppen" if len(waiting) > 1 else ""
    st.button(
        words or ("Deze waarschuwing klopt" if waiting else "✓ Alle waarschuwingen bekeken"),
        key="alle_kloppen",
        disabled=not waiting,
        on_click=session.act,
        args=(desk.opened.bevestig, desk.stuk.nummer, *(one.kenmerk for one in waiting)),
    )


def _asked(group: Sequence[Probleem]) -> None:
    """Remember in this session that it was open."""
    st.session_state.setdefault(_OPEN, set()).update(one.kenmerk for one in group)


def _light_card(desk: Desk, problem: Probleem) -> None:
    _asked([problem])
    with st.container(key=desk.key(problem, "let_op")):
        left, right = st.columns(repair.SIDES, vertical_alignment="center")
        with left:
            st.html(repair.words(desk, problem))
        with right, st.container(horizontal=True, gap="xsmall"):
            _yes(desk, [problem])
            if problem.plekken and problem.issue.rijen:
                without_loss = problem.issue.soort in TELT_NERGENS
                with st.popover("Nee, verbeteren"):
                    repair.repair(desk, problem, with_leaving_out=not without_loss)
                if without_loss:
                    repair.leave_out(desk, problem, in_sight=True)
            else:
                with st.popover("Nee, dit klopt niet"):
                    st.html(tag("p", _otherwise(problem), class_="mon-over"))
                    repair.ways_out(desk, problem)


def _otherwise(problem: Probleem) -> str:
    """What to do about a warning that cannot be repaired on the page."""
    return NOT_DOUBLE if problem.issue.soort == DOUBLE else NO


def _confirmed(desk: Desk, group: Sequence[Probleem]) -> None:
    """What was confirmed: the whole text behind a click, and the way back beside it."""
    first = group[0]
    name = "zwaar" if first.zwaar else "let_op"
    with st.container(key=desk.key(first, name)):
        left, right = st.columns(FOLDED, vertical_alignment="top")
        with left:
            seen = first.kenmerk in st.session_state.get(_OPEN, set())
            said = "✓ U bevestigde dit" if seen else f"✓ U bevestigde: {_short(group)}"
            told = tag("summary", said) + _words(desk, group)
            folded = wrap("details", told, open="" if seen else None)
            st.html(wrap("div", folded, class_="mon-klaar"))
        with right:
            st.button(
                "Toch niet",
                key=desk.key(first, "toch_niet"),
                type="tertiary",
                on_click=session.act,
                args=(desk.opened.trek_in, desk.stuk.nummer, *(one.kenmerk for one in group)),
            )


def _short(group: Sequence[Probleem]) -> str:
    words = what(group[0].issue).rstrip(".")
    if group[0].issue.waar:
        words = f"{group[0].issue.waar}: {words}"
    words = words if len(words) <= _SHORT else f"{words[:_SHORT].rsplit(' ', 1)[0]} …"
    return words if len(group) == 1 else f"{words} (en nog {len(group) - 1})"
