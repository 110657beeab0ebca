"""Through whose eyes one looks: the right of the session says the most, a choice only lowers it.

Nothing of this is in the address (decisions.md 23). Without sign-in the one user of this computer
is regio-analist, and pages open as lezers see them. The exact figures of an analist stand in a
table of their own, made anew each time: what is kept for all visitors, and every file that a lezer
can get, is made of protected figures only. A file of that table is marked vertrouwelijk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import streamlit as st

from datasets.periodes import Periode
from datasets.schema import StoreFout, StoreInGebruik
from indicators.model import Indicator, Sleutel
from indicators.vrijgave import nieuwste
from loaders.opdracht import Werkplek
from loaders.precies import precieze_teksten
from pages.shared import confidential, region
from pages.shared.confidential import Row
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap

View = Literal["openbaar", "lezer", "analist"]
"""From least to most."""

_ORDER: tuple[View, ...] = get_args(View)
_CHOICE = "kijkt_als"
_EXACT = "kijkt_precies"
OPENS_AS: View = "lezer"
WORDS: Mapping[View, str] = {
    "lezer": "U kijkt als lezer",
    "analist": "U kijkt als analist",
    "openbaar": "U kijkt als openbaar",
}
NOT_YET = (
    "De openbare weergave komt met de eerste uitgave. Daarin staan aantallen als banden, en "
    "is vooraf nagerekend dat niemand te herkennen is. Tot die tijd is er niets openbaar."
)


def right() -> View:
    """The most that this session may see. Without sign-in: all of the own computer."""
    return "analist"


def now() -> View:
    """How one looks: what was chosen, and never more than the right of the session."""
    chosen = st.session_state.get(_CHOICE, OPENS_AS)
    return lowered(right(), chosen if chosen in _ORDER else OPENS_AS)


def lowered(most: View, chosen: View) -> View:
    """The lower one of a right and a choice."""
    return min(most, chosen, key=_ORDER.index)


def choose() -> View:
    """Show as whom one looks, with the choices below the right of the session; give it back."""
    options = [one for one in WORDS if _ORDER.index(one) <= _ORDER.index(right())]
    shown = now()
    if len(options) > 1:
        with st.container(key="kijkt_als_balk"):
            st.selectbox(
                "Bekijk als",
                options,
                index=options.index(shown),
                format_func=WORDS.__getitem__,
                key=f"kijkt_als_{shown}",
                on_change=_keep,
                args=(f"kijkt_als_{shown}",),
                label_visibility="collapsed",
            )
    return shown


def _keep(key: str) -> None:
    st.session_state[_CHOICE] = st.session_state[key]


def public_page() -> None:
    """What stands in the place of a page for who looks as openbaar: nothing is released yet."""
    html = tag("h1", "Nog niets openbaar") + tag("p", NOT_YET)
    st.html(wrap("header", html, class_="mon-kop"))
    st.html(tag("footer", "Kies ‘U kijkt als lezer’ om terug te gaan.", class_="mon-voet"))


def exact(
    beeld: Beeld,
    areas: Sequence[str],
    periode: Periode,
    indicatoren: Iterable[Indicator],
) -> None:
    """For who looks as analist: the exact figures of which lezers see something else.

    Args:
        beeld: what the page shows.
        areas: ids of the areas on the page.
        periode: the chosen period.
        indicatoren: those on the page.
    """
    if now() != "analist":
        return
    try:
        plek = region.place()
        found = _texts(plek)
    except (StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    rows = _rows(beeld, found, areas, periode, indicatoren)
    st.html(_table(rows))
    if rows:
        confidential.offer(beeld, plek, rows)


def _texts(plek: Werkplek) -> Mapping[Sleutel, str]:
    """The exact texts, kept in this session as long as the figures are the same."""
    mark = (plek.regio.id, plek.regio.kenmerk, nieuwste(plek.map_regio))
    kept = st.session_state.get(_EXACT)
    if kept is None or kept[0] != mark:
        with st.spinner("We halen de precieze aantallen op"):
            kept = (mark, precieze_teksten(plek))
        st.session_state[_EXACT] = kept
    texts: Mapping[Sleutel, str] = kept[1]
    return texts


def _rows(
    beeld: Beeld,
    found: Mapping[Sleutel, str],
    areas: Sequence[str],
    periode: Periode,
    indicatoren: Iterable[Indicator],
) -> list[Row]:
    """What lezers see otherwise: figure, area, period, the exact text and theirs."""
    rows: list[Row] = []
    for one in indicatoren:
        for area in areas:
            figuur = beeld.figuur(one, area, periode)
            if figuur is None or figuur.sleutel not in found:
                continue
            when = Periode.van_code(figuur.periode).kort()
            exact_text = found[figuur.sleutel]
            rows.append((one.titel, beeld.naam(area), when, exact_text, figuur.tekst))
    return rows


def _table(rows: Sequence[Row]) -> str:
    heading = tag("h2", "Alleen voor u: precieze aantallen", class_="mon-precies-kop")
    note = (
        "Lezers zien deze cijfers anders. Ze staan in geen enkele gewone download. Deel ze niet: "
        "een klein aantal kan een kind zijn dat iemand kent."
    )
    if not rows:
        words = "Op deze pagina zien lezers elk aantal precies zoals u."
        return wrap("section", heading + tag("p", words), class_="mon-precies")
    heads = ("Cijfer", "Gebied", "Periode", "Precies", "Lezers zien")
    head = wrap("tr", "".join(tag("th", words, scope="col") for words in heads))
    body = "".join(
        wrap(
            "tr",
            tag("th", title, scope="row")
            + tag("td", area)
            + tag("td", when)
            + wrap("td", tag("b", exact_text))
            + tag("td", shown),
        )
        for title, area, when, exact_text, shown in rows
    )
    table = wrap("table", wrap("thead", head) + wrap("tbody", body))
    scroll = wrap("div", table, class_="mon-precies-rol", tabindex="0", role="region",
                  aria_label="Precieze aantallen")  # fmt: skip
    return wrap("section", heading + tag("p", note) + scroll, class_="mon-precies")
