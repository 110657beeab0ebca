"""One indicator of one municipality as HTML: name, now, course, beside the others."""

from __future__ import annotations

from indicators.model import Figure, Indicator
from pages.shared import source
from pages.shared.block import download_button, link
from pages.shared.markup import tag, wrap
from pages.shared.verdict import chip
from reports.gemeentebeeld import row as said
from reports.gemeentebeeld.parts import stromen
from reports.gemeentebeeld.row import Facts, Place, facts_of
from reports.waarde import waarde_van

_TABLE_LENGTH = 8
_LONG = 6
_AS_COURSE, _AS_STRIP = "Verloop als svg", "Vergelijking als svg"
COURSE, STRIP = "verloop", "strook"
"""The two drawings of a row."""


def row(place: Place, indicator: Indicator) -> str:
    """The whole row as HTML."""
    facts = facts_of(place, indicator)
    if facts is None:
        words = said.nothing_yet(place, indicator)
        name = tag("h3", indicator.titel) + tag("p", words) + _definition_link(indicator)
        return wrap("section", wrap("div", name), class_="mon-rij", id=indicator.id)
    course, beside = said.course(facts), said.strip(facts)
    buttons = "".join(
        download_button(words, drawing_name(indicator, kind))
        for kind, words, svg in ((COURSE, _AS_COURSE, course), (STRIP, _AS_STRIP, beside))
        if svg
    )
    named = tag("span", "Verloop", class_="mon-mob")
    named += course or tag("p", said.FIRST, class_="mon-d")
    strip = wrap("div", _strip(facts, beside))
    cells = (_name(facts, buttons), _now(facts), wrap("div", named), strip)
    earlier = place.beeld.vrijgave.eerdere.get(facts.figuur.sleutel, ())
    panel = source.panel(indicator, facts.figuur, place.naam, earlier)
    return wrap("section", "".join(cells) + panel, class_="mon-rij", id=indicator.id)


def drawing(place: Place, indicator: Indicator, kind: str) -> str:
    """One drawing of a row, as it stands there; empty where there is none."""
    facts = facts_of(place, indicator)
    if facts is None:
        return ""
    return said.course(facts) if kind == COURSE else said.strip(facts)


def drawing_name(indicator: Indicator, kind: str) -> str:
    """Under which name the button of a drawing asks for its file."""
    return f"{indicator.id}-{kind}"


def _name(facts: Facts, buttons: str) -> str:
    """Name, why it stands out, the comparison, and behind a fold definition, source and table."""
    lines = [tag("p", one) for one in said.said(facts)]
    small = (facts.beside.instead, *said.known(facts), said.agreed(facts))
    lines += [tag("p", one, class_="mon-d") for one in small if one]
    lines.append(_larger(facts))
    head = tag("h3", facts.indicator.titel)
    return wrap("div", head + "".join(lines) + _details(facts, buttons))


def _larger(facts: Facts) -> str:
    found = said.larger(facts)
    if found is None:
        return ""
    name = link(found.groep, "", indeling=found.indeling, periode=facts.place.periode.lang())
    words = tag("span", "Kijk ook naar ") + name + tag("span", found.words)
    return wrap("p", words, class_="mon-d")


def _details(facts: Facts, buttons: str) -> str:
    rows = "".join(
        wrap(
            "tr",
            tag("th", moment.periode.lang(), scope="row")
            + tag("td", waarde_van(facts.indicator, moment.figuur).voluit),
        )
        for moment in reversed(facts.axis[-_TABLE_LENGTH:])
    )
    course = said.course_words(facts)
    content = (
        tag("p", facts.indicator.definitie)
        + tag("p", f"Bron: {facts.indicator.bron}.")
        + (tag("p", course) if course else "")
        + wrap("table", wrap("tbody", rows), class_="mon-tabel")
        + (wrap("p", buttons, class_="mon-knoppen") if buttons else "")
        + _definition_link(facts.indicator)
    )
    fold = wrap("details", tag("summary", "Definitie, bron en tabel") + content, class_="mon-def")
    more = link(
        "Trends en vergelijken",
        "vergelijken",
        onderwerp=facts.indicator.titel,
        gemeente=facts.place.naam,
        periode=facts.place.periode.lang(),
    )
    return wrap("div", fold + _flows(facts) + wrap("p", more), class_="mon-verder")


def _flows(facts: Facts) -> str:
    """To which municipalities, or from which, behind a fold of its own."""
    one, figuur = facts.indicator, facts.figuur
    found = stromen(facts.beeld, one, figuur.gebied, figuur.periode)
    if not found:
        return ""
    rows = "".join(
        wrap("tr", tag("th", name, scope="row") + tag("td", waarde_van(one, flow).voluit))
        for name, flow in found
    )
    words = "Per gemeente van de school" if one.grens == "woon" else "Per woongemeente"
    table = wrap("table", wrap("tbody", rows), class_="mon-tabel")
    return wrap("details", tag("summary", words) + table, class_="mon-def")


def _definition_link(indicator: Indicator) -> str:
    return wrap("p", link("Lees de hele uitleg", "uitleg", anchor=indicator.id))


def _now(facts: Facts) -> str:
    """The newest value, what must be known of it, the verdict on its course, and its source."""
    figuur = facts.figuur
    value = tag("span", figuur.tekst, class_=_style(figuur))
    parts = [wrap("div", value + source.button(figuur), class_="mon-waarde"), said.dots(facts)]
    parts += [tag("p", words, class_="mon-d") for words in said.under_value(facts)]
    verdict = chip(facts.koers)
    parts.append(wrap("p", verdict, class_="mon-d") if verdict else "")
    words = said.no_direction(facts)
    parts.append(tag("p", words, class_="mon-d") if words else "")
    return wrap("div", "".join(parts), class_="mon-nucel")


def _style(figuur: Figure) -> str:
    """How large the value stands: numbers large, words smaller."""
    if figuur.status not in said.VALUES:
        return "mon-nu mon-klein"
    return "mon-nu mon-lang" if len(figuur.tekst) > _LONG else "mon-nu"


def _strip(facts: Facts, drawn: str) -> str:
    if not drawn:
        words = said.no_strip(facts)
        return tag("p", words, class_="mon-d") if words else ""
    unit = ", per 1.000" if facts.indicator.vorm == "aantal" else ""
    return tag("span", f"Naast de andere gemeenten{unit}", class_="mon-mob") + drawn
