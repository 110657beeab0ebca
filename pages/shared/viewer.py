"""Through whose eyes one looks: the right of the session says the most, a choice only lowers it.

Nothing of this is in the address (decisions.md 23). Without sign-in the one user of this computer
is regio-analist, and pages open as lezers see them. The exact figures of an analist stand in a
table of their own, made anew each time: what is kept for all visitors, and every file that a lezer
can get, is made of protected figures only. A file of that table is marked vertrouwelijk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.schema import StoreFout, StoreInGebruik
from indicators.model import Indicator, Sleutel, Uitgave
from indicators.vrijgave import nieuwste
from loaders.opdracht import Werkplek
from loaders.precies import precieze_teksten
from loaders.uitgave import uitgaven
from pages.shared import confidential, region, rights
from pages.shared.confidential import Row
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.rights import ORDER, View, now, right

_EXACT = "kijkt_precies"
WORDS: Mapping[View, str] = {
    "lezer": "U kijkt als lezer",
    "analist": "U kijkt als analist",
    "openbaar": "U kijkt als openbaar",
}
NOT_YET = (
    "Iedereen ziet pas cijfers als er een openbare uitgave is. Daarin staan aantallen als band, "
    "bijvoorbeeld 10–14, zodat niemand te herkennen is. Tot die tijd is er niets openbaar."
)
HOW = "Een uitgave maakt u bij Leveringen, onder ‘Openbare uitgaven’."
NOT_FOR_ALL = "Deze pagina is voor wie het overleg voorbereidt, en niet voor iedereen."


def choose() -> View:
    """Show as whom one looks, with the choices below the right of the session; give it back."""
    options = [one for one in WORDS if ORDER.index(one) <= ORDER.index(right())]
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
    st.session_state[rights.CHOICE] = st.session_state[key]


def public_page(*, for_all: bool) -> bool:
    """What comes before a page for who looks as openbaar, or in the place of it.

    Args:
        for_all: the page is for everybody, where there is an uitgave.

    Returns:
        Whether the page itself comes after it.

    Raises:
        UitgaveBeschadigd: an uitgave cannot be read.
    """
    every = uitgaven(region.place())
    if every and for_all:
        _choose_uitgave(every)
        return True
    title, words = ("Niet openbaar", NOT_FOR_ALL) if every else ("Nog niets openbaar", NOT_YET)
    html = tag("h1", title) + tag("p", words)
    st.html(wrap("header", html, class_="mon-kop"))
    back = "Kies ‘U kijkt als lezer’ om terug te gaan."
    st.html(tag("footer", back if every else f"{HOW} {back}", class_="mon-voet"))
    return False


def _choose_uitgave(every: Sequence[Uitgave]) -> None:
    """Which of the uitgaven one sees; the newest when nobody chose."""
    regio = region.place().regio.id
    if len(every) == 1:
        st.session_state.pop(rights.UITGAVE, None)
        return
    numbers = [one.nummer for one in every]
    words = {one.nummer: f"Uitgave van {datum(one.datum)}: {one.titel}" for one in every}
    where, number = st.session_state.get(rights.UITGAVE, (regio, 0))
    index = numbers.index(number) if where == regio and number in numbers else 0
    with st.container(key="kijkt_uitgave_balk"):
        chosen = st.selectbox(
            "Welke uitgave?", numbers, index=index, format_func=words.__getitem__,
            key=f"kijkt_uitgave_{regio}_{numbers[0]}", width=480,
        )  # fmt: skip
    st.session_state[rights.UITGAVE] = (regio, chosen)


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
