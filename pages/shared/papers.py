"""The panel that makes the papers for the OOGO: choose, see how far it is, and download them.

For whom a pack is, is asked for each time: nothing is chosen beforehand (decisions.md 24).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from loaders.duidingen import DuidingFout
from loaders.logboek import LogboekFout
from loaders.oogo import OogoFout
from pages.shared import region, story
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.oogo import mark, read
from reports.oogo import overleg_titel
from reports.pakket.keuze import (
    SOORTEN,
    Bijeenkomst,
    Editie,
    GeenPakket,
    Pakketkeuze,
    Soort,
)
from reports.pakket.maken import Bestand, als_zip, maak, zipnaam
from reports.pakket.zetten import PastNiet

TITLE = "Stukken voor het OOGO"
ABOUT = (
    "Per gemeente een pdf van twee pagina’s en een PowerPoint die u kunt aanpassen. Voor de regio "
    "een overzicht als pdf, en alle cijfers in Excel. Er staat in wat lezers op het scherm zien."
)
EDITIONS: Mapping[str, Editie] = {
    "Overleg: alleen voor de deelnemers, niet verspreiden": "overleg",
    "Openbaar: voor iedereen": "openbaar",
}
KINDS: Mapping[str, Soort] = dict(zip(("Pdf", "PowerPoint", "Excel"), SOORTEN, strict=True))
_NO_DAY = "Nog zonder datum"
_MADE, _SAID, _OPEN = "stukken_gemaakt", "stukken_gezegd", "stukken_open"


@dataclass(frozen=True)
class _Made:
    """A pack that was made in this session.

    Attributes:
        mark: of which figures and notes.
        about: what it is, in words.
        naam: of the zip.
        namen: of the files in it.
        inhoud: the zip.
    """

    mark: tuple[object, ...]
    about: str
    naam: str
    namen: tuple[str, ...]
    inhoud: bytes


def show(beeld: Beeld, periode: Periode | None, today: date) -> None:
    """The panel; nothing where there are no figures yet.

    Args:
        beeld: the figures that this reader may see.
        periode: as chosen on the page, where it has that choice; the papers can be about another.
        today: the meeting that is offered first is the next one from this day.
    """
    if not beeld.perioden:
        return
    # Its state is kept here: the page around it is made anew while the papers are.
    with st.expander(TITLE, key=_OPEN, on_change="rerun"):
        st.html(tag("p", ABOUT))
        _form(beeld, periode or beeld.eerste_periode, today)
        if said := st.session_state.pop(_SAID, ""):
            st.html(tag("p", said, class_="mon-let-op", role="alert"))
        _offer(beeld)


def _form(beeld: Beeld, periode: Periode, today: date) -> None:
    meetings = _meetings(beeld)
    coming = [day for day in meetings.values() if day is not None and day >= today]
    first = list(meetings.values()).index(min(coming)) if coming else 0
    names = {beeld.naam(code): code for code in beeld.gemeenten}
    with st.form("stukken", border=False):
        left, right = st.columns(2)
        meeting = left.selectbox("Voor welk overleg?", list(meetings), index=first)
        chosen = right.selectbox(
            "Over welke periode?", beeld.perioden, index=beeld.perioden.index(periode),
            format_func=lambda one: one.lang(),
        )  # fmt: skip
        left, right = st.columns(2)
        who = left.multiselect("Welke gemeenten?", list(names), placeholder="Alle gemeenten")
        kinds = right.multiselect("Welke bestanden?", list(KINDS), placeholder="Alle bestanden")
        edition = st.radio("Voor wie zijn de stukken?", list(EDITIONS), index=None)
        place = st.empty()
        if not st.form_submit_button("Maak de stukken", type="primary"):
            return
    if edition is None:
        st.session_state[_SAID] = "Kies voor wie de stukken zijn."
        return
    codes = tuple(code for name, code in names.items() if not who or name in who)
    sorts = tuple(sort for name, sort in KINDS.items() if not kinds or name in kinds)
    try:
        keuze = Pakketkeuze(
            chosen, codes, EDITIONS[edition], Bijeenkomst(dag=meetings[meeting]), sorts
        )
        _make(beeld, keuze, place)
    except (GeenPakket, PastNiet, DuidingFout, OogoFout, LogboekFout) as error:
        st.session_state[_SAID] = str(error)


def _meetings(beeld: Beeld) -> dict[str, date | None]:
    """The meetings that were written down, the newest first, and none."""
    try:
        found = [one.inhoud for one in reversed(read(beeld).overleggen)]
    except OogoFout:
        found = []
    return {_NO_DAY: None} | {overleg_titel(one): one.datum for one in found}


def _make(beeld: Beeld, keuze: Pakketkeuze, place: st.delta_generator.DeltaGenerator) -> None:
    """Make the papers while a bar says how far it is."""
    files: list[Bestand] = []
    bar = place.progress(0.0, text="De stukken worden gemaakt")
    try:
        for step in maak(region.place(), beeld, keuze, region.who()):
            files += step.bestanden
            words = f"Klaar: {step.klaar} van de {step.totaal}, {step.wat}"
            bar.progress(step.klaar / step.totaal, text=words)
    finally:
        place.empty()
    about = ", ".join(
        (
            keuze.bijeenkomst.woorden,
            keuze.periode.lang(),
            aantal_tekst(len(keuze.gemeenten), "gemeente", "gemeenten"),
        )
    )
    st.session_state[_MADE] = _Made(
        _mark(beeld),
        about,
        zipnaam(beeld, keuze),
        tuple(one.naam for one in files),
        als_zip(files),
    )


def _mark(beeld: Beeld) -> tuple[object, ...]:
    """Of which figures, notes and agreements a pack is: with others it is not offered any more."""
    vrij = beeld.vrijgave
    return (
        beeld.regio.id,
        vrij.profiel,
        vrij.versie,
        vrij.catalogus,
        story.mark(beeld),
        mark(beeld),
    )


def _offer(beeld: Beeld) -> None:
    """The pack that was made, as long as it says what the screen says."""
    made: _Made | None = st.session_state.get(_MADE)
    if made is None:
        return
    if made.mark != _mark(beeld):
        del st.session_state[_MADE]
        return
    count = aantal_tekst(len(made.namen), "bestand", "bestanden")
    st.html(tag("p", f"Klaar: {made.about}. {count}.", class_="mon-gelukt", role="status"))
    st.download_button(
        "Download de stukken (zip)",
        made.inhoud,
        made.naam,
        "application/zip",
        on_click="ignore",
    )
    names = wrap("ul", "".join(tag("li", name) for name in made.namen))
    st.html(wrap("details", tag("summary", "Welke bestanden") + names, class_="mon-bij"))
