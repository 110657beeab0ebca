"""The select boxes of step 2: each shows a proposal with its reason and says what is chosen.

What a person chooses goes into the Opdracht of the file at once. The boxes take their value from
there at every run, so that a new proposal is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from loaders.aanleveren import Aanlevering, Stuk
from loaders.keuzes import BladKeuze, Keuze, KolomKeuze, Voorstel
from loaders.opdracht import Opdracht
from pages.aanleveren import session
from pages.shared.markup import tag, wrap

CHOOSE = "Kies"
MOST_BUTTONS = 3
NO, YES = "Nee", "Ja"
COUNTED_OTHERWISE = (
    "Kies ‘Ja’ als u anders telt dan de vorige keer. Bijvoorbeeld: nu ook wie deels thuis zit."
    " De lijn in de monitor krijgt dan een breuk."
)
_CHANGED = "anders_geteld"


@dataclass(frozen=True)
class Change:
    """Where an answer goes: one file of the open concept."""

    opened: Aanlevering
    stuk: Stuk

    @property
    def opdracht(self) -> Opdracht:
        """What was said up to now."""
        return self.stuk.opdracht

    def key(self, name: str) -> str:
        """The key of a box of this file."""
        return f"{name}_{self.opened.concept.id}_{self.stuk.nummer}"

    def say(self, **answers: object) -> None:
        """Keep an answer."""
        session.act(session.tell, self.opened, self.stuk.nummer, **answers)


def stated(label: str, reason: str) -> str:
    """What needs no choice."""
    html = tag("span", label, class_="mon-label") + tag("span", reason[:1].upper() + reason[1:])
    return wrap("p", html, class_="mon-vast")


def reason(keuze: Keuze) -> str:
    """Why this is proposed, under a box."""
    words = keuze.reden or ("" if keuze.waarde else "hier weten we het niet: kies het zelf")
    return tag("p", words[:1].upper() + words[1:], class_="mon-reden") if words else ""


def select(
    said: Change,
    name: str,
    label: str,
    keuze: Keuze,
    *,
    options: Sequence[str] = (),
    label_of: Callable[[str], str] = str,
) -> None:
    """One answer out of a list; with no list it is typed."""
    values = tuple(dict.fromkeys((*filter(None, (keuze.waarde,)), *(options or keuze.opties))))
    if not values:
        text(said, name, label, keuze)
        return
    key = said.key(name)
    st.session_state[key] = keuze.waarde or None
    st.selectbox(
        label,
        values,
        index=0 if keuze.waarde else None,
        key=key,
        format_func=label_of,
        placeholder=CHOOSE,
        on_change=_said,
        args=(said, name, key),
    )
    st.html(reason(keuze))


def text(said: Change, name: str, label: str, keuze: Keuze) -> None:
    """One answer that is typed."""
    key = said.key(name)
    st.session_state[key] = keuze.waarde
    st.text_input(label, key=key, on_change=_said, args=(said, name, key))
    st.html(reason(keuze))


def _said(said: Change, name: str, key: str) -> None:
    said.say(**{name: st.session_state[key] or ""})


def several(said: Change, name: str, label: str, proposal: Voorstel) -> None:
    """Several answers out of a list: the municipalities that the file speaks for."""
    keuze: Keuze = getattr(proposal, name)
    chosen = [one for one in keuze.waarde.split(", ") if one]
    key = said.key(name)
    st.session_state[key] = chosen
    st.multiselect(
        label,
        tuple(dict.fromkeys((*chosen, *keuze.opties))),
        key=key,
        placeholder="Kies gemeenten",
        on_change=_said_several,
        args=(said, name, key),
    )
    st.html(reason(keuze))


def _said_several(said: Change, name: str, key: str) -> None:
    said.say(**{name: tuple(st.session_state[key])})


def definition(said: Change, keuze: Keuze) -> None:
    """Whether the same is counted as before; what changed is kept and shown as a break."""
    key = said.key(_CHANGED)
    st.session_state.setdefault(key, YES if said.opdracht.definitie else NO)
    st.pills(
        "Is er iets veranderd in wat u telt?",
        (NO, YES),
        key=key,
        on_change=_said_unchanged,
        args=(said, key),
    )
    st.html(tag("p", COUNTED_OTHERWISE, class_="mon-reden"))
    if st.session_state[key] == YES:
        typed = said.key("definitie")
        st.session_state[typed] = said.opdracht.definitie
        st.text_input(
            "Wat telt u nu?",
            key=typed,
            placeholder="Bijvoorbeeld: ook leerlingen die deels thuis zitten",
            on_change=_said,
            args=(said, "definitie", typed),
        )
    elif keuze.waarde:
        st.html(tag("p", f"Zoals eerder: {keuze.waarde}", class_="mon-reden"))


def _said_unchanged(said: Change, key: str) -> None:
    if st.session_state[key] != YES:
        said.say(definitie="")


def is_definition_open(said: Change) -> bool:
    """The person says that something changed, and not yet what."""
    changed = st.session_state.get(said.key(_CHANGED)) == YES
    return changed and not said.opdracht.definitie


def column(
    said: Change,
    one: KolomKeuze,
    likely: Sequence[str],
    fields: Sequence[str],
    *,
    label_of: Callable[[str], str],
) -> None:
    """What a heading is; "" is a column that is not read.

    What it looks like is one click away; without that, all fields are in a list.
    """
    key = said.key(f"kolom_{one.blad}_{one.index}")
    label = f"‘{one.kop or 'zonder kop'}’ in uw bestand"
    chosen = one.kop in said.opdracht.kolommen
    few = (*likely[:MOST_BUTTONS], "")
    if likely and (not chosen or one.veld in few):
        st.session_state[key] = one.veld if chosen else None
        st.pills(
            label, few, key=key, format_func=label_of,
            on_change=_said_column, args=(said, one.kop, key),
        )  # fmt: skip
    else:
        st.session_state[key] = one.veld
        st.selectbox(
            label, ("", *fields), key=key, format_func=label_of,
            on_change=_said_column, args=(said, one.kop, key),
        )  # fmt: skip
    st.html(tag("p", one.reden[:1].upper() + one.reden[1:], class_="mon-reden"))


def _said_column(said: Change, heading: str, key: str) -> None:
    said.say(kolommen={**said.opdracht.kolommen, heading: st.session_state[key] or ""})


def fixed(said: Change, field: str, label: str, words: Sequence[str]) -> None:
    """One text out of a list that holds for every row."""
    key = said.key(f"vast_{field}")
    st.session_state[key] = said.opdracht.vast.get(field)
    st.selectbox(
        label,
        words,
        index=None,
        key=key,
        placeholder=CHOOSE,
        on_change=_said_fixed,
        args=(said, field, key),
    )


def _said_fixed(said: Change, field: str, key: str) -> None:
    said.say(vast=_with(said.opdracht.vast, field, st.session_state[key] or ""))


def _with(known: Mapping[str, str], name: str, value: str) -> dict[str, str]:
    """A mapping with one value more, or without it when the value is empty."""
    rest = {key: old for key, old in known.items() if key != name}
    return rest | {name: value} if value else rest


def sheet(said: Change, one: BladKeuze, *, only: bool) -> None:
    """Whether a sheet is read and where its headings stand."""
    left, right = st.columns([2, 1], vertical_alignment="bottom")
    with left:
        if only:
            st.html(tag("p", f"De koppen staan op regel {one.kop_rij}.", class_="mon-over"))
        else:
            key = said.key(f"blad_{one.naam}")
            st.session_state[key] = one.lezen
            st.checkbox(
                f"Lees blad ‘{one.naam}’",
                key=key,
                on_change=session.act,
                args=(_said_sheet, said, one, key),
            )
            st.html(tag("p", one.reden[:1].upper() + one.reden[1:], class_="mon-reden"))
    with right:
        if one.lezen:
            key = said.key(f"kop_{one.naam}")
            st.session_state[key] = one.kop_rij
            st.number_input(
                "Regel met de koppen", min_value=1, step=1, key=key,
                on_change=_said_heading_row, args=(said, one.naam, key),
            )  # fmt: skip
            st.html(tag("p", one.kop_reden[:1].upper() + one.kop_reden[1:], class_="mon-reden"))


def _said_sheet(said: Change, one: BladKeuze, key: str) -> None:
    proposal = said.opened.voorstel(said.stuk.nummer)
    chosen = {sheet.naam for sheet in proposal.bladen if sheet.lezen}
    chosen = chosen | {one.naam} if st.session_state[key] else chosen - {one.naam}
    said.say(bladen=tuple(sheet.naam for sheet in proposal.bladen if sheet.naam in chosen))


def _said_heading_row(said: Change, name: str, key: str) -> None:
    said.say(kop_rijen={**said.opdracht.kop_rijen, name: int(st.session_state[key])})
