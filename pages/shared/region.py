"""Which region is open, and that it has its figures; the reader's rights come from the session."""

from __future__ import annotations

import streamlit as st

from datasets.reference.regio import Regio
from indicators.vrijgave import Lezer
from loaders import begin
from loaders.voorbeeld import zorg_voor_voorbeeld
from pages.shared.figures import Beeld, read

KEY = "regio"


def load() -> Beeld:
    """What the pages show: the chosen region, or the one that opens by itself."""
    plek = begin.werkplek(_chosen_id())
    _prepare(plek.regio.id)
    return read(plek, reader(plek.regio))


def reader(regio: Regio) -> Lezer:
    """Who looks. Without sign-in everybody on this computer sees profile "vanaf 5"."""
    return Lezer(profiel="vanaf 5", regio=regio.id)


def title() -> str:
    """The open region for in the header."""
    regio = begin.werkplek(_chosen_id()).regio
    return f"Regio {regio.naam}{' (voorbeeld)' if regio.verzonnen else ''}"


def choices() -> dict[str, str]:
    """Name -> id of the regions to choose from; one when there is nothing to choose."""
    first = begin.open_werkplek().regio.id
    ids = dict.fromkeys((first, *begin.regios_met_gegevens()))
    return {begin.werkplek(one).regio.naam: one for one in ids}


def _chosen_id() -> str:
    """The region in the bar or the address, when it is one to choose from."""
    options = choices()
    asked = st.session_state.get(KEY) or st.query_params.get(KEY)
    return options.get(asked or "", next(iter(options.values())))


@st.cache_resource(show_spinner="De cijfers worden klaargezet")
def _prepare(regio_id: str) -> bool:
    """Once per start: make what is missing or older than the definitions."""
    plek = begin.werkplek(regio_id)
    if plek.regio.verzonnen:
        zorg_voor_voorbeeld()
    begin.breng_bij(plek)
    return True
