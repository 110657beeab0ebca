"""Step 2: what headings look like, taken over in one click; on to the check when that was all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from datasets.catalog import datasets
from loaders.aanleveren import Aanlevering
from loaders.keuzes import Voorstel
from pages.aanleveren import certain, session
from pages.aanleveren.choices import Change
from pages.aanleveren.words import field_title, note
from pages.shared.markup import enumerate_names

LOOK_AGAIN = (
    "De voorstellen zijn overgenomen. Daardoor is te zien dat er meer te kiezen is. Kijk of alles "
    "klopt en ga dan verder."
)


def proposed(said: Change, proposal: Voorstel) -> dict[str, str]:
    """Heading -> the field that it looks like; headings that the person spoke of are not in it."""
    fields = datasets()[proposal.dataset.waarde].velden if proposal.dataset.waarde else {}
    taken = {one.veld for one in proposal.kolommen if one.veld} | set(said.opdracht.vast)
    found: dict[str, str] = {}
    for one in proposal.kolommen:
        if certain.is_settled(one) or one.kop in said.opdracht.kolommen:
            continue
        likely = [name for name in one.suggesties if name in fields and name not in taken]
        if likely and likely[0] not in found.values():
            found[one.kop] = likely[0]
    return found


def button(said: Change, dataset: str, found: Mapping[str, str]) -> None:
    """All proposals in one click, and then the rest of the step."""
    if len(found) < 2:
        return
    words = _words(dataset, found)
    st.button(
        _label(found), key="neem_kolommen_over", help=words, on_click=session.act,
        args=(_say, said, found),
    )  # fmt: skip
    st.html(note(words))


def onward_button(
    said: Change,
    proposal: Voorstel,
    found: Mapping[str, str],
    *,
    onward: str,
    confirm: Callable[[Aanlevering, int], None],
) -> None:
    """All proposals in one click, and the step is done; `onward` says where that leads."""
    st.button(
        f"{_label(found)} en ga {onward.removeprefix('ga ')}", key="neem_over_en_verder",
        type="primary", on_click=session.act,
        args=(_say_and_confirm, said, proposal, found, confirm),
    )  # fmt: skip


def without_button(
    said: Change,
    found: Mapping[str, str],
    *,
    onward: str,
    confirm: Callable[[Aanlevering, int], None],
) -> None:
    """The step is done without these columns: the words say that they are not read."""
    which = "deze kolom" if len(found) == 1 else f"deze {len(found)} kolommen"
    st.button(
        f"Lees {which} niet en ga {onward.removeprefix('ga ')}", key="zonder_en_verder",
        on_click=session.act, args=(_leave_and_confirm, said, found, confirm),
        help=f"Wat er staat bij {enumerate_names([f'‘{one}’' for one in found])}, komt dan niet in "
        "de monitor.",
    )  # fmt: skip


def explanation(dataset: str, found: Mapping[str, str]) -> str:
    """What is taken over, and that it can be chosen otherwise."""
    otherwise = "Klopt dat niet, kies dan hierboven wat het wel is."
    return note(f"{_words(dataset, found)} {otherwise}")


def _label(found: Mapping[str, str]) -> str:
    return "Neem het voorstel over" if len(found) == 1 else f"Neem de {len(found)} voorstellen over"


def _words(dataset: str, found: Mapping[str, str]) -> str:
    names = [f"‘{kop}’ is {field_title(dataset, name)}" for kop, name in found.items()]
    return f"{enumerate_names(names)}."


def _say(said: Change, found: Mapping[str, str]) -> None:
    kolommen = {**said.opdracht.kolommen, **found}
    session.tell(said.opened, said.stuk.nummer, kolommen=kolommen)


def _say_and_confirm(
    said: Change,
    proposal: Voorstel,
    found: Mapping[str, str],
    confirm: Callable[[Aanlevering, int], None],
) -> None:
    """Only what was on the screen is confirmed: what came out otherwise is shown first."""
    _say(said, found)
    now = said.opened.voorstel(said.stuk.nummer)
    if _answers(now) == _answers(proposal) and set(now.ontbreekt) <= set(said.opdracht.vast):
        confirm(said.opened, said.stuk.nummer)
    else:
        session.say(LOOK_AGAIN)


def _leave_and_confirm(
    said: Change, found: Mapping[str, str], confirm: Callable[[Aanlevering, int], None]
) -> None:
    """Said in so many words, so that the check does not ask it once more."""
    _say(said, dict.fromkeys(found, ""))
    confirm(said.opened, said.stuk.nummer)


def _answers(proposal: Voorstel) -> tuple[object, ...]:
    asked = (
        proposal.dataset, proposal.leverancier, proposal.periode,
        proposal.dekking, proposal.sector, proposal.definitie,
    )  # fmt: skip
    sheets = tuple((one.naam, one.lezen, one.kop_rij) for one in proposal.bladen)
    return (*(one.waarde for one in asked), sheets)
