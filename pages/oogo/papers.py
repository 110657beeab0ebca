"""The form that makes the papers for the OOGO: choose, see how far it is, and download them.

For whom a pack is, is asked for each time: nothing is chosen beforehand (decisions.md 24).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from indicators.uitgave import UitgaveBeschadigd
from indicators.vrijgave import Lezer
from loaders.duidingen import DuidingFout
from loaders.logboek import LogboekFout
from loaders.oogo import OogoFout
from pages.shared import region, story
from pages.shared.figures import Beeld, read
from pages.shared.markup import tag, wrap
from pages.shared.oogo import mark
from reports import uitgave
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

EDITIONS: Mapping[str, Editie] = {
    "Overleg: alleen voor de deelnemers, niet verspreiden": "overleg",
    "Openbaar: voor iedereen": "openbaar",
}
KINDS: Mapping[str, Soort] = dict(
    zip(
        ("Pdf per gemeente", "PowerPoint per gemeente", "Overzicht van de regio", "Excel"),
        SOORTEN,
        strict=True,
    )
)
AREAS = "gemeenten"
"""The choice of municipalities, in the address as well."""
_REFUSED = (GeenPakket, PastNiet, DuidingFout, OogoFout, LogboekFout, UitgaveBeschadigd)
_MADE, _SAID, _ROUND = "stukken_gemaakt", "stukken_gezegd", "stukken_ronde"


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


def show(beeld: Beeld, periode: Periode, day: date | None) -> None:
    """The form, and the pack that was made.

    Args:
        beeld: the figures that this reader may see.
        periode: what the papers are about.
        day: of the meeting; None where it is not known yet.
    """
    st.html(tag("h2", "Stukken maken", class_="mon-tussenkop"))
    codes = _municipalities(beeld)
    turn = st.session_state.setdefault(_ROUND, 0)
    with st.form(f"stukken-{turn}", border=False):
        kinds = st.multiselect("Welke bestanden?", list(KINDS), placeholder="Alle bestanden")
        edition = st.radio("Voor wie zijn de stukken?", list(EDITIONS), index=None)
        place = st.empty()
        asked = st.form_submit_button("Maak de stukken", type="primary")
    if asked and edition is None:
        st.session_state[_SAID] = "Kies voor wie de stukken zijn."
    elif asked and edition is not None:
        sorts = tuple(sort for name, sort in KINDS.items() if not kinds or name in kinds)
        try:
            keuze = Pakketkeuze(periode, codes, EDITIONS[edition], Bijeenkomst(dag=day), sorts)
            _make(beeld, keuze, place)
        except _REFUSED as error:
            st.session_state[_SAID] = str(error)
        else:
            # For whom the next ones are, is asked again.
            st.session_state[_ROUND] += 1
            st.rerun()
    if said := st.session_state.pop(_SAID, ""):
        st.html(tag("p", said, class_="mon-let-op", role="alert"))
    _offer(beeld)


def _municipalities(beeld: Beeld) -> tuple[str, ...]:
    """Codes of the chosen municipalities; all of them where none is chosen."""
    names = {beeld.naam(code): code for code in beeld.gemeenten}
    kept = st.session_state.get(AREAS)
    if kept and not set(kept) <= set(names):  # of another region
        st.session_state[AREAS] = [name for name in kept if name in names]
    for name in st.query_params.get_all(AREAS):
        if name not in names:
            words = f"De gemeente ‘{name[:60]}’ kennen we hier niet."
            st.html(tag("p", words, class_="mon-let-op", role="status"))
    who = st.multiselect(
        "Welke gemeenten?", list(names), placeholder="Alle gemeenten", key=AREAS,
        bind="query-params",
    )  # fmt: skip
    return tuple(code for name, code in names.items() if not who or name in who)


def _make(beeld: Beeld, keuze: Pakketkeuze, place: st.delta_generator.DeltaGenerator) -> None:
    """Make the papers while a bar says how far it is; those for everybody are of the uitgave."""
    lezer = Lezer(profiel=keuze.vorm.profiel, regio=beeld.regio.id)
    shown = beeld if beeld.vrijgave.profiel == lezer.profiel else read(region.place(), lezer)
    files: list[Bestand] = []
    bar = place.progress(0.0, text="De stukken worden gemaakt")
    try:
        for step in maak(region.place(), shown, keuze, region.who()):
            files += step.bestanden
            words = f"Klaar: {step.klaar} van de {step.totaal}, {step.wat}"
            bar.progress(step.klaar / step.totaal, text=words)
    finally:
        place.empty()
    about = ", ".join(
        (
            uitgave.merk(shown) or "Voor overleg",
            keuze.bijeenkomst.woorden,
            keuze.periode.lang(),
            aantal_tekst(len(keuze.gemeenten), "gemeente", "gemeenten"),
        )
    )
    st.session_state[_MADE] = _Made(
        _mark(beeld),
        about,
        zipnaam(shown, keuze),
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
