"""Leveringen: what came in, from whom, what it feeds, and back if it was wrong."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import streamlit as st

from datasets.notatie import aantal_tekst, datum
from datasets.schema import StoreFout, StoreInGebruik
from loaders.leveringen import OpnameRegel
from loaders.opdracht import Werkplek
from loaders.rooster import rooster
from pages.leveringen import (
    actions,
    choices,
    detail,
    log,
    overview,
    seen,
    table,
    uitgaven,
    versions,
    words,
)
from pages.leveringen.seen import Seen
from pages.shared import block, difference, region, texts
from pages.shared.context_bar import choose_region
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap

STYLES = Path(__file__).resolve().parent / "styles.css"
LIST, OVERVIEW = "Alle leveringen", "Wie heeft wat geleverd"
ABOUT = "Wat er is aangeleverd, door wie, en welke cijfers het gebruiken."
PER_CLICK = 40
EXAMPLE_MAKER = "voorbeeld"
_SHOWN = "leveringen_getoond"


def render() -> None:
    """Show the page."""
    st.html(STYLES)
    st.html(difference.STYLES)
    beeld, plek = region.load(), region.place()
    if len(region.choices()) > 1:
        choose_region(beeld.regio.naam, stand=texts.fresh(beeld).strip())
    try:
        read = seen.read(plek, beeld.vrijgave.versie)
    except (StoreFout, StoreInGebruik) as error:
        _header(beeld, "Leveringen", ABOUT)
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        st.button("Probeer opnieuw", type="primary")
        _foot(beeld)
        return
    asked = st.query_params.get("opname", "")
    # A link to the same load works again after going back: see pages.shared.block.
    st.session_state["opname"] = asked
    opname = read.find(asked) if asked else None
    if opname is not None:
        _one(beeld, plek, opname, read)
    else:
        _all(beeld, plek, read, unknown=asked)
        uitgaven.show(plek)
        log.show(plek)
    _foot(beeld)


def _header(beeld: Beeld, title: str, words_below: str) -> None:
    html = tag("h1", title) + tag("p", words_below) + texts.invented(beeld.regio)
    st.html(wrap("header", html, class_="mon-kop"))


def _foot(beeld: Beeld) -> None:
    words_below = (
        f"{texts.fresh(beeld)}Deze pagina is voor wie cijfers aanlevert: u ziet hier precieze "
        "aantallen. Lezers zien ze niet."
    )
    st.html(tag("footer", words_below, class_="mon-voet"))


def _all(beeld: Beeld, plek: Werkplek, read: Seen, *, unknown: str) -> None:
    """The list and the overview."""
    _header(beeld, "Leveringen", _summary(read))
    actions.told()
    if unknown:
        said = f"Levering ‘{unknown[:20]}’ kennen we niet. U ziet nu alle leveringen."
        st.html(tag("p", said, class_="mon-let-op", role="status"))
    if not read.acties:
        html = tag("p", "Er is nog niets opgenomen.", class_="mon-leeg")
        block.show(html + wrap("p", block.link("Cijfers aanleveren", "aanleveren")), key="lv_leeg")
        return
    view = st.segmented_control(
        "Weergave", (LIST, OVERVIEW), default=LIST, key="weergave", label_visibility="collapsed",
        bind="query-params", required=True,
    )  # fmt: skip
    parts = [one for load in read.acties for one in load.leveringen]
    chosen = choices.choose(parts, with_period=view != OVERVIEW)
    if view == OVERVIEW:
        _overview(beeld, plek, read, chosen)
    else:
        _list(read, chosen)


def _summary(read: Seen) -> str:
    """How much came in, and when the last of it."""
    loads = [one for one in read.acties if one.van is None]
    if not loads:
        return ABOUT
    count = aantal_tekst(len(loads), "bestand", "bestanden")
    return f"{count} opgenomen, het laatste op {datum(loads[0].wanneer.date())}."


def _list(read: Seen, chosen: choices.Chosen) -> None:
    found = choices.filtered(read.acties, chosen)
    if not found:
        said = "Deze combinatie is nooit geleverd. Kies iets anders."
        st.html(tag("p", said, class_="mon-leeg", role="status"))
        return
    names = {one.handeling: _name(one) for one in read.acties if one.van is None}
    mark, shown = st.session_state.get(_SHOWN, (chosen, PER_CLICK))
    shown = shown if mark == chosen else PER_CLICK
    loads = sum(one.van is None for one in found)
    count = f"{aantal_tekst(loads, 'bestand', 'bestanden')}, nieuwste eerst."
    block.show(
        tag("p", count, class_="mon-bij") + table.table(found[:shown], names, region.who()),
        key="lv",
    )
    if shown < len(found):
        more = min(PER_CLICK, len(found) - shown)
        state = (chosen, shown + PER_CLICK)
        st.button(f"Toon er nog {more}", key="lv_meer", on_click=_more, args=(state,))


def _name(one: OpnameRegel) -> str:
    return f"{words.title(one)} ({one.bestand})"


def _more(state: tuple[choices.Chosen, int]) -> None:
    st.session_state[_SHOWN] = state


def _overview(beeld: Beeld, plek: Werkplek, read: Seen, chosen: choices.Chosen) -> None:
    today = _today(beeld, read)
    try:
        found = rooster(plek, vandaag=today)
    except (StoreFout, StoreInGebruik) as error:
        st.html(tag("p", str(error), class_="mon-let-op", role="alert"))
        return
    html = tag("h2", overview.headline(found), class_="mon-deel")
    if beeld.regio.verzonnen:
        html += tag("p", f"In dit voorbeeld is het {datum(today)}.", class_="mon-bij")
    rows = [one for one in found.rijen if chosen.has(one.leverancier, one.titel)]
    html += (
        overview.late_list(found)
        + overview.matrix(found, rows, read.counting())
        + overview.legend(found)
    )
    block.show(html, key="lv_rooster")


def _today(beeld: Beeld, read: Seen) -> date:
    """Today; in the example region the day on which its story stops."""
    story = [one.wanneer.date() for one in read.acties if one.wie == EXAMPLE_MAKER]
    if beeld.regio.verzonnen and story:
        return max(story)
    return datetime.now().astimezone().date()


def _one(beeld: Beeld, plek: Werkplek, opname: OpnameRegel, read: Seen) -> None:
    """One load, with what can be done with it."""
    block.show(
        wrap("p", block.link("← Alle leveringen", "leveringen"), class_="mon-lv-terug"),
        key="lv_terug",
    )
    sources = list(dict.fromkeys(one.leverancier for one in opname.leveringen))
    over = words.periods(one.periode for one in opname.leveringen)
    below = " · ".join(filter(None, (", ".join(sources[:3]), over, f"levering {opname.handeling}")))
    _header(beeld, words.title(opname), below)
    actions.told()
    asked = actions.is_asked(opname)
    if asked:
        # First: what is asked must not stand below the edge of the screen.
        actions.show(plek, opname)
    left = detail.facts(opname) + detail.history(opname, read)
    right = detail.feeds(opname, beeld.indicatoren)
    html = wrap("div", wrap("div", left) + wrap("div", right), class_="mon-lv-twee")
    block.show(html + detail.deliveries(opname, beeld.regio), key=f"lv_een_{opname.handeling}")
    if not asked:
        actions.show(plek, opname)
        versions.show(plek, opname, read)
