"""Which region is open, and that it has its figures; the reader's rights come from the session."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

from datasets.reference.grenzen import Grenzen
from datasets.reference.regio import Regio
from loaders import begin
from loaders.kaart import kaart_van
from loaders.opdracht import Werkplek
from loaders.toegang import tegengehouden
from loaders.voorbeeld import maak_voorbeeld, voorbeeld_ontbreekt
from pages.shared import rights
from pages.shared.figures import Beeld, read
from pages.shared.markup import tag, wrap

KEY = "regio"
NAMELESS = "deze computer"
SHOWN_EVERY = 10
"""Progress is shown after so many files."""


def load() -> Beeld:
    """What the pages show: the chosen region, or the one that opens by itself."""
    plek = begin.werkplek(_chosen_id())
    _prepare(plek)
    return read(plek, rights.reader(plek.regio))


def place(*, any_region: bool = False) -> Werkplek:
    """The open region and its folder, made ready: for pages that put something in.

    Args:
        any_region: also a region without figures can be chosen.
    """
    plek = begin.werkplek(_chosen_id(any_region=any_region))
    _prepare(plek)
    return plek


def held_back() -> str:
    """Why the audit lets no newer figures of the open region through; "" when it does."""
    return tegengehouden(begin.werkplek(_chosen_id()))


def boundaries(regio: Regio) -> Grenzen | None:
    """The boundaries that a region loaded; None where it has none."""
    return kaart_van(begin.werkplek(regio.id))


def who() -> str:
    """Who works here. Without sign-in that is the name of this computer's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a name for its user
        return NAMELESS


def title(*, any_region: bool = False) -> str:
    """The open region for in the header."""
    regio = begin.profiel(_chosen_id(any_region=any_region))
    return f"Regio {regio.naam}{' (voorbeeld)' if regio.verzonnen else ''}"


def choices() -> dict[str, str]:
    """Name -> id of the regions to choose from; one when there is nothing to choose."""
    first = begin.open_werkplek().regio.id
    ids = dict.fromkeys((first, *begin.regios_met_gegevens()))
    return {begin.werkplek(one).regio.naam: one for one in ids}


def all_choices() -> dict[str, str]:
    """Name -> id of the regions that figures can be handed in for, the example last."""
    return {begin.profiel(one).naam: one for one in begin.regios_om_aan_te_leveren()}


def _chosen_id(*, any_region: bool = False) -> str:
    """The region in the bar or the address, when it is one to choose from."""
    options = choices()
    asked = st.session_state.get(KEY) or st.query_params.get(KEY) or ""
    if any_region and asked in (every := all_choices()):
        return every[asked]
    return options.get(asked, next(iter(options.values())))


@dataclass
class _Ready:
    """Which regions have been made ready since the start, and who is at it."""

    lock: Lock = field(default_factory=Lock)
    ids: set[str] = field(default_factory=set)


@st.cache_resource(show_spinner=False)
def _ready() -> _Ready:
    """One for all visitors of this server."""
    return _Ready()


def _prepare(plek: Werkplek) -> None:
    """Once per start: make what is missing or older than the definitions; others wait for it."""
    ready = _ready()
    if plek.regio.id in ready.ids:
        return
    place = st.empty()
    place.html(_waiting("De cijfers worden klaargezet", ""))
    try:
        with ready.lock:
            if plek.regio.id not in ready.ids:
                if plek.regio.verzonnen and voorbeeld_ontbreekt():
                    for step in maak_voorbeeld():
                        if step.klaar % SHOWN_EVERY == 1:
                            words = f"Klaar: {step.klaar} van de {step.totaal} bestanden."
                            place.html(_waiting("De voorbeeldregio wordt gemaakt", words))
                begin.breng_bij(plek)
                ready.ids.add(plek.regio.id)
    finally:
        # Above a page that did not work it would say that something is still going on.
        place.empty()


def _waiting(title: str, progress: str) -> str:
    """What a visitor sees meanwhile."""
    words = "Dit gebeurt alleen de eerste keer en duurt ongeveer een minuut."
    html = tag("h1", title) + tag("p", words) + tag("p", progress)
    return wrap("div", html, class_="mon-wacht", role="status")
