"""The openbare uitgaven of the region, folded up: which there are, looking ahead, making one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from datasets.notatie import datum
from datasets.schema import StoreFout, StoreInGebruik
from indicators.model import Uitgave
from indicators.uitgave import UitgaveBeschadigd
from indicators.vrijgave import nieuwste
from loaders.begin import vandaag
from loaders.logboek import LogboekFout
from loaders.opdracht import Werkplek
from loaders.uitgave import (
    LANGSTE_REDEN,
    LANGSTE_TITEL,
    GeenUitgave,
    kijk_vooruit,
    maak_uitgave,
    regels,
    uitgaven,
)
from pages.shared import region
from pages.shared.markup import heading_row, scrolls, tag, wrap

TITLE = "Openbare uitgaven: wat iedereen mag zien"
ABOUT = (
    "Een uitgave is een vaste, gedateerde versie voor iedereen. Aantallen staan erin als band, "
    "bijvoorbeeld 10–14. Nieuwe leveringen veranderen haar niet: daarvoor maakt u een nieuwe. Wie "
    "haar maakt, wanneer en waarvoor komt in het logboek."
)
FIRST = (
    "Laat uw eerste uitgave beoordelen door uw functionaris gegevensbescherming. Waar de controle "
    "nog niet naar kijkt, staat bij Uitleg, onder Kleine aantallen."
)
NONE = "Er is nog geen uitgave. Wie als openbaar kijkt, ziet nu niets."
SEE = "Bekijk haar door bovenaan een pagina ‘U kijkt als openbaar’ te kiezen."
_OPEN, _AHEAD, _SAID = "uitgave_open", "uitgave_vooruit", "uitgave_gezegd"
_TITLE, _REASON = "uitgave_titel", "uitgave_reden"


@dataclass(frozen=True)
class _Ahead:
    """What looking ahead found, of which figures."""

    mark: tuple[object, ...]
    lines: tuple[str, ...]
    differs: bool


def show(plek: Werkplek) -> None:
    """The uitgaven of this region; nothing where it has no figures yet."""
    if nieuwste(plek.map_regio) is None:
        return
    with st.expander(TITLE, key=_OPEN, on_change="rerun"):
        st.html(tag("p", ABOUT))
        try:
            every = uitgaven(plek)
        except UitgaveBeschadigd as error:
            st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
            return
        st.html(_listed(every) if every else tag("p", f"{NONE} {FIRST}", class_="mon-leeg"))
        st.button("Kijk vooruit: hoe ziet een nieuwe eruit?", on_click=_look, args=(plek,))
        _tell()
        _form(plek, every)


def _listed(every: Sequence[Uitgave]) -> str:
    name = "Openbare uitgaven"
    heads = heading_row("Uitgave", "Datum", "Titel", "Door", "Waarvoor")
    rows = "".join(
        wrap(
            "tr",
            tag("th", str(one.nummer), scope="row")
            + tag("td", datum(one.datum))
            + tag("td", one.titel)
            + tag("td", one.door)
            + tag("td", one.reden),
        )
        for one in every
    )
    table = wrap(
        "table",
        heads + wrap("tbody", rows),
        class_="mon-uitgaven",
        aria_label=name,
    )
    return scrolls(table, name) + tag("p", SEE, class_="mon-bij")


def _form(plek: Werkplek, every: Sequence[Uitgave]) -> None:
    """Title and reason; the button is there once somebody looked ahead and there is something."""
    ahead: _Ahead | None = st.session_state.get(_AHEAD)
    if ahead is None or ahead.mark != _mark(plek, every):
        return
    first, *rest = ahead.lines
    lines = wrap("ul", "".join(tag("li", line) for line in rest))
    st.html(wrap("div", tag("p", first) + lines, class_="mon-vooruit"))
    if not ahead.differs:
        return
    st.text_input("Titel van de uitgave, voor iedereen", key=_TITLE, max_chars=LANGSTE_TITEL)
    st.text_input("Waar maakt u haar voor?", key=_REASON, max_chars=LANGSTE_REDEN)
    st.button("Maak de uitgave", type="primary", on_click=_make, args=(plek,))


def _mark(plek: Werkplek, every: Sequence[Uitgave]) -> tuple[object, ...]:
    """Of which figures one looked ahead: of others it says nothing any more."""
    return (plek.regio.id, plek.regio.kenmerk, nieuwste(plek.map_regio), len(every))


def _look(plek: Werkplek) -> None:
    try:
        blik = kijk_vooruit(plek)
        mark = _mark(plek, uitgaven(plek))
    except (GeenUitgave, UitgaveBeschadigd, StoreFout, StoreInGebruik) as error:
        st.session_state.pop(_AHEAD, None)
        st.session_state[_SAID] = (str(error), False)
        return
    differs = blik.verschil is None or blik.verschil.is_er
    st.session_state[_AHEAD] = _Ahead(mark, tuple(regels(blik)), differs)


def _make(plek: Werkplek) -> None:
    try:
        made = maak_uitgave(
            plek,
            titel=st.session_state.get(_TITLE, ""),
            reden=st.session_state.get(_REASON, ""),
            door=region.who(),
            op=vandaag(),
        )
    except (GeenUitgave, UitgaveBeschadigd, LogboekFout, StoreFout, StoreInGebruik) as error:
        st.session_state[_SAID] = (str(error), False)
        return
    st.session_state.pop(_AHEAD, None)
    said = f"Uitgave {made.nummer} is gemaakt. Wie als openbaar kijkt, ziet nu deze uitgave."
    st.session_state[_SAID] = (said, True)


def _tell() -> None:
    """What became of the last click, once."""
    if said := st.session_state.pop(_SAID, None):
        words, good = said
        role = "status" if good else "alert"
        st.html(tag("p", words, class_="mon-gelukt" if good else "mon-let-op", role=role))
