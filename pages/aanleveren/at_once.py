"""Several errors in one click: our proposals, and words of which nobody knows what they mean."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from loaders.aanleveren import Probleem
from pages.aanleveren import repair, session
from pages.aanleveren.repair import Desk
from pages.aanleveren.words import field_title
from pages.shared.markup import enumerate_names, tag


def likely_repairs(problems: Sequence[Probleem]) -> list[tuple[Probleem, str]]:
    """Problems of which the likeliest answer looks like what stands there, with that answer."""
    return [
        (one, repair.choices(one)[0])
        for one in problems
        if len(one.plekken) == 1 and one.keuzes and one.issue.waarde and repair.is_likely(one)
    ]


def take_likely(desk: Desk, problems: Sequence[Probleem]) -> None:
    """One button for all repairs that only have to be agreed to."""
    found = likely_repairs(problems)
    if len(found) < repair.WORTH_A_BUTTON:
        return
    words = [f"‘{one.issue.waarde}’ wordt ‘{answer}’" for one, answer in found]
    with st.container(key="voorstellen"):
        st.html(tag("p", f"{'; '.join(words)}.", class_="mon-bij"))
        st.button(
            f"Neem deze {len(found)} voorstellen over",
            key=f"neem_over_{desk.stuk.nummer}",
            on_click=session.act,
            args=(_take, desk, found),
        )


ONE_ANSWER = (
    "Een woord kiest u één keer, voor al zijn regels. We onthouden uw keuze als dit bestand is "
    "opgenomen, en zolang u het niet terugdraait. De naam van een gemeente vragen we elke keer."
)


def take_unknown(desk: Desk, problems: Sequence[Probleem]) -> None:
    """Per column one button for all words of which it is not known what they mean."""
    if any(one.onthoud for one in problems):
        st.html(tag("p", ONE_ANSWER, class_="mon-bij"))
    likely = {one.kenmerk for one, _ in likely_repairs(problems)}
    columns: dict[str, list[Probleem]] = {}
    for one in problems:
        if one.onthoud and repair.UNKNOWN in one.keuzes and one.kenmerk not in likely:
            columns.setdefault(one.onthoud, []).append(one)
    for field, found in columns.items():
        if len(found) >= repair.WORTH_A_BUTTON:
            _unknown_button(desk, field, found)


def _unknown_button(desk: Desk, field: str, found: Sequence[Probleem]) -> None:
    title = field_title(desk.stuk.opdracht.dataset, field).lower()
    words = enumerate_names([f"‘{one.issue.waarde}’" for one in found])
    with st.container(key=f"onbekend_{desk.stuk.nummer}_{field}"):
        told = f"Weet u van {words} niet welke {title} het is? De leerlingen tellen gewoon mee in "
        st.html(
            tag("p", f"{told}het totaal; alleen hun {title} is dan onbekend.", class_="mon-bij")
        )
        st.button(
            f"Lees deze {len(found)} woorden als ‘{repair.UNKNOWN}’",
            key=f"lees_onbekend_{desk.stuk.nummer}_{field}",
            on_click=session.act,
            args=(_take, desk, [(one, repair.UNKNOWN) for one in found]),
        )


def _take(desk: Desk, found: Sequence[tuple[Probleem, str]]) -> None:
    for problem, answer in found:
        desk.opened.los_op(desk.stuk.nummer, problem, answer)
