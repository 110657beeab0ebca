"""Undoing a load and letting it count again: first what changes, then the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from datasets.schema import StoreFout, StoreInGebruik
from indicators.vrijgave import nieuwste
from loaders.leveringen import OpnameRegel, Samenvatting, draai_terug, herhaal
from loaders.opdracht import Vraag, Werkplek
from loaders.problemen import zonder_opties
from pages.leveringen import detail, seen, words
from pages.shared import block, difference, region
from pages.shared.markup import tag
from pages.shared.waiting import waiting

OPEN = "leveringen_bezig"
SAID = "leveringen_gezegd"
ASKED = "doe"
LEADING = "leveringen_leidend"
TRIAL = "leveringen_proef"
DOING = "leveringen_doen"
"""The reason with which it has to be done now; "" when none was given."""
LONGEST_REASON = 300
NO_REASON = "Vul eerst in waarom u dit doet. Er is nog niets veranderd."


@dataclass(frozen=True)
class Action:
    """One of the two things that can be done with a load."""

    name: str
    button: str
    about: str
    title: str
    sure: str
    busy: str
    do: Callable[..., Samenvatting]


UNDO = Action(
    "terug",
    "Terugdraaien",
    "De cijfers worden weer zoals ze waren voordat dit bestand werd opgenomen. U ziet eerst wat er "
    "verandert.",
    "Wat verandert er als u dit terugdraait?",
    "Ja, draai terug",
    "Bezig met terugdraaien",
    draai_terug,
)
REDO = Action(
    "opnieuw",
    "Opnieuw laten tellen",
    "Dit bestand is teruggedraaid. U kunt het weer laten meetellen. U ziet eerst wat er verandert.",
    "Wat verandert er als dit weer meetelt?",
    "Ja, laat weer meetellen",
    "Bezig: de levering gaat weer meetellen",
    herhaal,
)


def is_asked(opname: OpnameRegel) -> bool:
    """Whether the question is open: after a click here, or on a link in the list."""
    action = _action(opname)
    possible, _ = _possible(opname)
    if possible and st.query_params.get(ASKED) == action.name:
        # A link in the list asks for it: what changes is shown at once.
        del st.query_params[ASKED]
        _open(action, opname)
    return possible and st.session_state.get(OPEN) == (action.name, opname.handeling)


def show(plek: Werkplek, opname: OpnameRegel) -> None:
    """The button that can be used now, or what it opened; a button that is off says why."""
    action = _action(opname)
    possible, why = _possible(opname)
    if is_asked(opname):
        _ask(plek, opname, action)
        return
    st.html(tag("h2", action.button, class_="mon-deel") + tag("p", action.about, class_="mon-bij"))
    st.button(
        action.button,
        key=f"lv_doe_{action.name}",
        disabled=not possible,
        on_click=_open,
        args=(action, opname),
    )
    if not possible:
        block.show(detail.linked(why), key="lv_waarom_niet")


def _action(opname: OpnameRegel) -> Action:
    return REDO if opname.status == "teruggedraaid" else UNDO


def _possible(opname: OpnameRegel) -> tuple[bool, str]:
    """Whether that can be done now, and why not."""
    if opname.status == "teruggedraaid":
        return opname.kan_opnieuw, opname.niet_opnieuw
    return opname.kan_terug, opname.niet_terug


def told() -> None:
    """What was just done, once."""
    said = st.session_state.pop(SAID, "")
    if said:
        st.html(tag("p", said, class_="mon-lv-gedaan", role="status"))


def _open(action: Action, opname: OpnameRegel) -> None:
    st.session_state[OPEN] = (action.name, opname.handeling)


def _close() -> None:
    for key in (OPEN, LEADING, TRIAL):
        st.session_state.pop(key, None)


# What is asked stands at the top; who clicked lower on the page is brought there.
_TO_THE_TOP = "<script>document.querySelector('.stMain')?.scrollTo(0, 0);</script>"


def _ask(plek: Werkplek, opname: OpnameRegel, action: Action) -> None:
    """Why, the last button, and below those all that would change."""
    st.html(_TO_THE_TOP, unsafe_allow_javascript=True)
    with st.container(key="lv_bezig", border=True):
        st.html(tag("h2", action.title, class_="mon-deel"))
        said = {"wie": region.who()} | _leading()
        try:
            trial = _trial(plek, opname, action, said)
        except (StoreFout, StoreInGebruik, Vraag) as error:
            _stuck(error)
            return
        # The page is drawn first, with its buttons off, and then it is done.
        doing = st.session_state.pop(DOING, None)
        busy = bool(doing)
        # In a form what was typed comes along with the click.
        with st.form(f"lv_{action.name}_vraag", border=False, enter_to_submit=False):
            if doing:
                st.html(tag("p", f"Reden: {doing}", class_="mon-bij"))
            else:
                _reason(opname, action)
            st.form_submit_button(
                action.sure, type="primary", key=f"lv_zeker_{action.name}", disabled=busy,
                on_click=_sure, args=(_reason_key(opname, action),),
            )  # fmt: skip
        st.button("Toch niet", key="lv_toch_niet", on_click=_close, disabled=busy)
        if doing:
            _do(plek, opname, action, said | {"reden": doing})
        elif doing is not None:
            st.html(tag("p", NO_REASON, class_="mon-let-op", role="alert"))
        block.show(difference.difference(trial.verschil), key=f"lv_proef_{action.name}")


def _trial(
    plek: Werkplek, opname: OpnameRegel, action: Action, said: dict[str, str]
) -> Samenvatting:
    """What would change, worked out once as long as the figures are the same."""
    mark = (action.name, opname.handeling, said, nieuwste(plek.map_regio))
    kept = st.session_state.get(TRIAL)
    if kept is None or kept[0] != mark:
        with waiting("We rekenen uit wat er verandert"):
            trial = action.do(plek, opname.handeling, proef=True, **said)
        st.session_state[TRIAL] = kept = (mark, trial)
    found: Samenvatting = kept[1]
    return found


def _reason_key(opname: OpnameRegel, action: Action) -> str:
    return f"lv_{action.name}_reden_{opname.handeling}"


def _sure(key: str) -> None:
    """A click on the last button; without a reason that is said."""
    st.session_state[DOING] = str(st.session_state.get(key) or "").strip()


def _reason(opname: OpnameRegel, action: Action) -> None:
    """Why it is done."""
    st.text_input(
        "Waarom doet u dit? (verplicht)",
        key=_reason_key(opname, action),
        max_chars=LONGEST_REASON,
    )
    st.html(tag("p", "De reden blijft bij de levering staan.", class_="mon-bij"))


def _stuck(error: Exception) -> None:
    """Why it cannot be done now; where two sources are left, the choice between them."""
    st.html(tag("p", zonder_opties(str(error)), class_="mon-let-op", role="alert"))
    if isinstance(error, Vraag) and error.opties:
        st.selectbox(
            "Welke bron telt?",
            error.opties,
            index=None,
            placeholder="Kies een bron",
            key="lv_leidend",
            on_change=_lead,
        )
    st.button("Sluit", key="lv_sluit", on_click=_close)


def _lead() -> None:
    st.session_state[LEADING] = st.session_state["lv_leidend"] or ""


def _leading() -> dict[str, str]:
    """Which source was chosen, once that was asked."""
    chosen = st.session_state.get(LEADING, "")
    return {"leidend": chosen} if chosen else {}


def _do(plek: Werkplek, opname: OpnameRegel, action: Action, said: dict[str, str]) -> None:
    try:
        with waiting(action.busy):
            done = action.do(plek, opname.handeling, **said)
    except (StoreFout, StoreInGebruik, Vraag) as error:
        st.html(tag("p", zonder_opties(str(error)), class_="mon-let-op", role="alert"))
        return
    _close()
    seen.forget()
    st.session_state[SAID] = words.on_screen(done.zin)
    st.rerun()
