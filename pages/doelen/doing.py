"""What a region does under a line: activities and pilots, progress per scale, advice, baseline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from datasets.notatie import aantal_tekst, datum, getal
from datasets.reference.agenda import (
    Activiteit,
    Advies,
    Agenda,
    Lijn,
    Nulmeting,
    laatste_dag,
    moment_in_woorden,
)
from pages.doelen.figure import Place
from pages.shared.markup import hidden, tag, wrap

_MANY = 6
"""So many activities are shown at once; more are folded up."""
_STEPS = ("plan", "do", "check", "act")
_NOT_SAID = "niet ingevuld"


def day(when: date) -> str:
    """A day for people."""
    return datum(when)


def activities(place: Place, lijn: Lijn) -> str:
    """The activities of a line, the pilots after them; columns that nobody filled in are absent."""
    if not lijn.activiteiten:
        return ""
    rows = sorted(lijn.activiteiten, key=lambda one: one.soort == "pilot")
    pilots = sum(one.soort == "pilot" for one in rows)
    words = aantal_tekst(len(rows) - pilots, "activiteit", "activiteiten")
    if pilots:
        both = f"{words} en " if len(rows) > pilots else ""
        words = f"{both}{aantal_tekst(pilots, 'pilot', 'pilots')}"
    columns: list[tuple[str, Callable[[Activiteit], str]]] = [
        ("Wie", _who),
        ("Schaal", lambda one: tag("span", ", ".join(one.schaal))),
        ("Begonnen", lambda one: tag("span", moment_in_woorden(one.start) if one.start else "")),
        ("Stap", lambda one: step(one.stap)),
        ("Hoe het gaat", _how),
        ("Evaluatie", lambda one: _evaluation(place, one)),
    ]
    if place.beeld.openbaar:
        # Written by who sees the figures of lezers, it may name them.
        columns = [(name, cell) for name, cell in columns if cell is not _how]
    used = [(name, cell) for name, cell in columns if any(_filled(cell(one)) for one in rows)]
    head = "".join(tag("th", name, scope="col") for name in ("Wat", *(name for name, _ in used)))
    body = "".join(_activity(one, used) for one in rows)
    inside = wrap("thead", wrap("tr", head)) + wrap("tbody", body)
    table = wrap("table", inside, class_="mon-doen mon-werk", aria_label=f"Wat we doen: {words}")
    if len(rows) <= _MANY:
        return tag("h3", f"Wat we doen: {words}", class_="mon-deelkop") + table
    return wrap("details", tag("summary", f"Wat we doen: {words}") + table, class_="mon-vouw")


def _activity(one: Activiteit, columns: list[tuple[str, Callable[[Activiteit], str]]]) -> str:
    name = tag("b", one.titel)
    name += tag("span", "pilot", class_="mon-pilot") if one.soort == "pilot" else ""
    name += tag("small", one.toelichting) if one.toelichting else ""
    cells = wrap("th", name, scope="row")
    for title, cell in columns:
        html = cell(one)
        if not _filled(html):
            cells += wrap("td", tag("span", _NOT_SAID), class_="mon-niets", data_kop=title)
        else:
            cells += wrap("td", html, data_kop=title)
    return wrap("tr", cells)


def _filled(html: str) -> bool:
    return bool(html) and html != "<span></span>"


def _who(one: Activiteit) -> str:
    html = tag("span", one.trekker) if one.trekker else ""
    if one.partners:
        html += tag("small", f"met {', '.join(one.partners)}")
    return html


def _how(one: Activiteit) -> str:
    html = tag("span", one.status) if one.status else ""
    return html + (tag("small", one.output) if one.output else "")


def step(now: str | None) -> str:
    """The four steps, with the one that it is at."""
    if now is None:
        return ""
    marks = "".join(
        tag("i", name, class_="mon-nu-stap" if name == now else None, aria_hidden="true")
        for name in _STEPS
    )
    return wrap("span", hidden(now) + marks, class_="mon-pdca")


def _evaluation(place: Place, one: Activiteit) -> str:
    if one.evaluatie is None:
        return ""
    html = tag("span", moment_in_woorden(one.evaluatie))
    past = laatste_dag(one.evaluatie) < place.today
    return html + (tag("small", "deze dag is voorbij", class_="mon-voorbij") if past else "")


def progress(own: Agenda, lijn: Lijn) -> str:
    """Where a line stands on each scale, for what no figure tells."""
    if not own.schalen or (lijn in own.voorwaarden and not lijn.voortgang):
        return ""
    said = {one.schaal: one for one in lijn.voortgang}
    cells = ""
    for schaal in own.schalen:
        title = tag("h4", schaal[:1].upper() + schaal[1:])
        one = said.get(schaal)
        if one is None:
            cells += wrap("div", title + tag("p", "Nog niets vastgelegd.", class_="mon-d"))
            continue
        who = f"{one.wie}, {datum(one.op)}"
        html = title + step(one.stap) + tag("p", one.tekst) + tag("p", who, class_="mon-d")
        cells += wrap("div", html)
    head = tag("h3", "Voortgang", class_="mon-deelkop")
    return head + wrap("div", cells, class_="mon-schalen")


def baseline(found: Sequence[Nulmeting]) -> str:
    """What a survey said at the start, as a table."""
    if not found:
        return ""
    rows = "".join(
        wrap(
            "tr",
            tag("th", one.vraag, scope="row")
            + wrap("td", tag("b", _answer(one)))
            + tag("td", moment_in_woorden(one.wanneer))
            + tag("td", one.bron),
        )
        for one in found
    )
    names = ("Nulmeting", "Uitkomst", "Wanneer", "Bij wie")
    head = wrap("tr", "".join(tag("th", name, scope="col") for name in names))
    inside = wrap("thead", head) + wrap("tbody", rows)
    return wrap("table", inside, class_="mon-doen mon-nulmeting", aria_label="Nulmeting")


def _answer(one: Nulmeting) -> str:
    decimals = 0 if one.waarde == int(one.waarde) else 1
    return f"{getal(one.waarde, decimals)}{'%' if one.eenheid == 'procent' else ''}"


def advice(found: Sequence[Advies]) -> str:
    """What is asked, per party, behind a fold."""
    if not found:
        return ""
    parties = dict.fromkeys(one.aan for one in found)
    html = "".join(
        wrap(
            "div",
            tag("h4", f"Aan {party[:1].lower() + party[1:]}")
            + wrap("ul", "".join(tag("li", one.tekst) for one in found if one.aan == party)),
        )
        for party in parties
    )
    words = aantal_tekst(len(found), "advies", "adviezen")
    fold = tag("summary", f"{words}, per partij") + wrap("div", html, class_="mon-partijen")
    return wrap("details", fold, class_="mon-vouw")
