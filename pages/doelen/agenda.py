"""The lines of an agenda as HTML: results, criteria with their figures, and what is done."""

from __future__ import annotations

from collections.abc import Iterable

from datasets.reference.agenda import Agenda, Criterium, Lijn
from indicators.catalog import indicatoren
from pages.doelen import doing
from pages.doelen.figure import NO_DIRECTION, Place, row
from pages.shared import reading
from pages.shared.block import link
from pages.shared.markup import tag, wrap

_HEADINGS = (("", ""), ("Nu in de regio", ""), ("Verloop", "verloop"), ("Doel", ""))


def holds(lijn: Lijn, place: Place) -> bool:
    """Whether a line is on the agenda today, or will be."""
    return lijn.tot is None or place.today < lijn.tot


def lines(place: Place, own: Agenda) -> str:
    """All lines that are on the agenda, and then the voorwaarden."""
    html, explained = "", False
    for lijn in own.lijnen:
        if holds(lijn, place):
            html += _line(place, own, lijn, own.woord[0], explained=not explained)
            explained = explained or bool(lijn.indicatoren)
    for lijn in own.voorwaarden:
        if holds(lijn, place):
            html += _line(place, own, lijn, own.voorwaardewoord, explained=not explained)
            explained = explained or bool(lijn.indicatoren)
    return wrap("div", html, class_="mon-gb mon-agenda")


def _line(place: Place, own: Agenda, lijn: Lijn, word: str, *, explained: bool) -> str:
    kind = word[:1].upper() + word[1:]
    name = tag("span", kind, class_="mon-soort") + tag("span", lijn.titel)
    html = wrap("h2", name, class_="mon-hoofdlijn")
    if lijn.van is not None and lijn.van > place.today:
        html += tag("p", f"Begint op {doing.day(lijn.van)}. {lijn.reden}".strip(), class_="mon-bij")
    html += _about(own, lijn)
    html += _criteria(place, own, lijn, explained=explained)
    # What people write about progress may name figures that lezers see.
    html += "" if place.beeld.openbaar else doing.progress(own, lijn)
    html += doing.activities(place, lijn)
    html += doing.baseline(lijn.nulmeting)
    html += doing.advice(lijn.adviezen)
    return wrap("section", html, id=f"lijn-{lijn.id}")


def _about(own: Agenda, lijn: Lijn) -> str:
    """What the line is about, beside what it must bring."""
    left = tag("p", lijn.inhoud, class_="mon-inhoudzin") if lijn.inhoud else ""
    for title, words in (
        ("Ambitie", lijn.ambitie),
        ("Aanleiding", lijn.aanleiding),
        ("Grootste opgave", lijn.opgave),
    ):
        left += tag("h3", title) + tag("p", words) if words else ""
    right = ""
    if lijn.resultaten:
        right = tag("h3", own.resultaatwoord) + _listed(lijn.resultaten)
    sides = "".join(wrap("div", side) for side in (right, left) if side)
    return wrap("div", sides, class_="mon-waarom") if sides else ""


def _listed(words: tuple[str, ...]) -> str:
    """One sentence as it is, more as a list."""
    if len(words) == 1:
        return tag("p", words[0])
    return wrap("ul", "".join(tag("li", one) for one in words))


def _criteria(place: Place, own: Agenda, lijn: Lijn, *, explained: bool) -> str:
    now = [one for one in lijn.criteria if one.geldt_op(place.today)]
    if not now:
        kind = "deze voorwaarde" if lijn in own.voorwaarden else own.deze_lijn
        words = f"Voor {kind} is nog geen cijfer afgesproken."
        return tag("p", words, class_="mon-leeg")
    figures = place.periode is not None and any(one.indicatoren for one in now)
    html = _heads(explained=explained) if figures else ""
    return html + "".join(_criterium(place, one) for one in now)


def _heads(*, explained: bool) -> str:
    heads = "".join(
        wrap("div", tag("span", words) + (reading.button(name) if name and explained else ""))
        for words, name in _HEADINGS
    )
    return wrap("div", heads, class_="mon-koppen")


def _criterium(place: Place, one: Criterium) -> str:
    notes: Iterable[str] = filter(
        None,
        (
            f"Doel in woorden: {_small(one.doel)}." if one.doel else "",
            NO_DIRECTION if one.geen_richting else "",
            f"Gevolgd door {one.eigenaar}." if one.eigenaar else "",
        ),
    )
    head = tag("h3", one.tekst) + "".join(tag("p", words) for words in notes)
    html = wrap("div", head, class_="mon-criterium")
    if not one.indicatoren:
        return html + tag("p", "Hierbij is nog geen cijfer afgesproken.", class_="mon-leeg")
    if place.periode is None:
        names = ", ".join(
            link(indicatoren()[name].titel, "uitleg", anchor=name) for name in one.indicatoren
        )
        return html + wrap("p", tag("span", "Nog niets geleverd: ") + names, class_="mon-bij")
    return html + "".join(row(place, name, one, place.periode) for name in one.indicatoren)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
