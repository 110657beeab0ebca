"""The bar of this page, and the choices inside its fragment, as one question."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from indicators.duiding import maatstaven
from indicators.model import Indicator
from pages.shared import context_bar, themes
from pages.shared.context_bar import Eigen, Keuze
from pages.shared.figures import Beeld
from pages.vergelijken import knoppen
from pages.vergelijken.kaart import GEKLIKT
from pages.vergelijken.vraag import AANTAL, PER_1000, Vraag
from pages.vergelijken.weergaven import THEMAS, WEERGAVEN, Weergave

ONDERWERP, VERGELIJK, WEERGAVE, EENHEID, OOK = (
    "onderwerp",
    "vergelijk",
    "weergave",
    "eenheid",
    "ook",
)
_THEMA = "Thema: "
_NIETS = "Niets"
_MEESTE_OOK = 3


def kies(beeld: Beeld) -> Vraag:
    """Show the bar and return what was asked."""
    geklikt = st.session_state.pop(GEKLIKT, "")
    if geklikt in {beeld.naam(code) for code in beeld.gemeenten}:
        st.session_state["gemeente"] = geklikt
    keuze = context_bar.choose(
        beeld,
        ONDERWERP,
        "gemeente",
        "indeling",
        "periode",
        VERGELIJK,
        own={
            ONDERWERP: Eigen(
                "Onderwerp", lambda _: onderwerpen(beeld), _eerste(beeld).titel, breed=True
            ),
            VERGELIJK: Eigen("Vergelijk met", partial(_vergelijk, beeld)),
        },
    )
    vraag = vraag_van(beeld, keuze)
    namen = {een.naam: een.id for een in vraag.maatstaven}
    return vraag.met(maatstaf=namen.get(keuze.eigen[VERGELIJK], ""))


def vraag_van(beeld: Beeld, keuze: Keuze) -> Vraag:
    """The question without its benchmark."""
    onderwerp = keuze.eigen[ONDERWERP]
    thema = onderwerp.removeprefix(_THEMA) if onderwerp.startswith(_THEMA) else ""
    return Vraag(
        beeld,
        _indicator(beeld, onderwerp),
        keuze.gemeente or beeld.gemeenten[0],
        keuze.periode,
        keuze.indeling,
        thema=thema,
    )


def bekend(beeld: Beeld) -> tuple[Indicator, ...]:
    """The indicators of which there is any figure."""
    met_cijfer = {figuur.indicator for figuur in beeld.vrijgave.figuren.values()}
    return tuple(one for one in beeld.indicatoren if one.id in met_cijfer)


def gevraagd(vraag: Vraag) -> tuple[Indicator, ...]:
    """The indicators that are asked for: one, or all of a theme."""
    if not vraag.thema:
        return (vraag.indicator,)
    return tuple(one for one in bekend(vraag.beeld) if one.thematitel == vraag.thema)


def onderwerpen(beeld: Beeld) -> list[str]:
    """What can be chosen: per theme all of it, where it has a page, and its indicators."""
    uit: list[str] = []
    alle = bekend(beeld)
    for thema in themes.themes(alle):
        uit += [f"{_THEMA}{thema}"] if thema in THEMAS else []
        uit += [one.titel for one in alle if one.thematitel == thema]
    return uit


def _eerste(beeld: Beeld) -> Indicator:
    return next((one for one in bekend(beeld) if one.kerncijfer), bekend(beeld)[0])


def _indicator(beeld: Beeld, onderwerp: str) -> Indicator:
    thema = onderwerp.removeprefix(_THEMA)
    return next(one for one in bekend(beeld) if onderwerp == one.titel or thema == one.thematitel)


def _vergelijk(beeld: Beeld, gekozen: Mapping[str, str]) -> list[str]:
    """The benchmarks of the chosen subject and municipality."""
    onderwerp = gekozen[ONDERWERP]
    gemeente = next(code for code in beeld.gemeenten if beeld.naam(code) == gekozen["gemeente"])
    indeling = next((een for een in beeld.indelingen if een.titel == gekozen["indeling"]), None)
    vraag = Vraag(beeld, _indicator(beeld, onderwerp), gemeente, beeld.perioden[0], indeling)
    alle = maatstaven(beeld.vrijgave, beeld.regio, vraag.indicator, vraag.gebied)
    return [een.naam for een in alle] or [_NIETS]


def kies_weergave(vraag: Vraag) -> tuple[Weergave, Vraag]:
    """Show the buttons of the fragment; returns the view and the question with their choices."""
    namen = [naam for naam, een in WEERGAVEN.items() if een.past(vraag)]
    with st.container(key="weergavebalk", horizontal=True, vertical_alignment="top"):
        naam = knoppen.kies("Weergave", WEERGAVE, namen)
        weergave = WEERGAVEN[naam]
        eenheid = ""
        if vraag.indicator.vorm == "aantal" and vraag.indicator.noemer:
            opties = eenheden(vraag)
            eenheid = knoppen.kies("Eenheid", EENHEID, opties) if weergave.eenheid else opties[0]
        ook = _ook(vraag) if weergave.ook else ()
    return weergave, vraag.met(eenheid=eenheid, ook=ook)


def eenheden(vraag: Vraag) -> list[str]:
    """The units of a count with a denominator; counts first where no rate can be shown at all."""
    reeks = vraag.beeld.vrijgave.reeks
    figuren = (een for gebied in vraag.gebieden for een in reeks(vraag.indicator.id, gebied))
    met = any(een.per1000_min is not None for een in figuren)
    return [PER_1000, AANTAL] if met else [AANTAL, PER_1000]


def _ook(vraag: Vraag) -> tuple[str, ...]:
    namen = {vraag.naam(code): code for code in vraag.gemeenten if code != vraag.gemeente}
    namen.pop("", None)
    if not namen:
        return ()
    bewaard = st.session_state.get(OOK)
    if bewaard and not set(bewaard) <= set(namen):
        st.session_state[OOK] = [naam for naam in bewaard if naam in namen]
    gekozen = st.multiselect(
        "Licht ook uit",
        list(namen),
        key=OOK,
        max_selections=_MEESTE_OOK,
        placeholder="Kies tot 3 gemeenten",
        width=330,
        bind="query-params",
    )
    return tuple(namen[naam] for naam in gekozen)
