"""Each line of the agenda by scale at a glance: which step it is at, and how much is done there."""

from __future__ import annotations

from datasets.notatie import aantal_tekst
from datasets.reference.agenda import Agenda, Lijn, Schaal
from pages.doelen import doing
from pages.doelen.agenda import holds
from pages.doelen.figure import Place
from pages.shared.block import link
from pages.shared.markup import tag, wrap


def overview(place: Place, own: Agenda) -> str:
    """A table of lines and scales; nothing where the region keeps no progress per scale."""
    shown = [one for one in own.lijnen if holds(one, place)]
    if not own.schalen or not shown:
        return ""
    kind = own.woord[0][:1].upper() + own.woord[0][1:]
    names = (kind, *(one[:1].upper() + one[1:] for one in own.schalen))
    head = wrap("tr", "".join(tag("th", name, scope="col") for name in names))
    rows = "".join(_row(own, one) for one in shown)
    title = f"{kind} per schaal"
    inside = wrap("thead", head) + wrap("tbody", rows)
    table = wrap("table", inside, class_="mon-doen mon-blik mon-per-schaal", aria_label=title)
    words = tag("h2", title, class_="mon-tussenkop")
    about = tag(
        "p", "Waar het staat in plan, do, check, act, en hoeveel activiteiten er zijn.",
        class_="mon-bij",
    )  # fmt: skip
    return wrap("div", words + about + table, class_="mon-overzicht mon-alleen-links")


def _row(own: Agenda, lijn: Lijn) -> str:
    name = link(lijn.titel, "doelen", anchor=f"lijn-{lijn.id}")
    cells = "".join(_cell(lijn, schaal) for schaal in own.schalen)
    return wrap("tr", wrap("th", name, scope="row") + cells)


def _cell(lijn: Lijn, schaal: Schaal) -> str:
    at = next((one.stap for one in lijn.voortgang if one.schaal == schaal), None)
    count = sum(schaal in one.schaal for one in lijn.activiteiten)
    done = aantal_tekst(count, "activiteit", "activiteiten") if count else ""
    html = doing.step(at) + (tag("small", done) if done else "")
    if not html:
        return wrap("td", tag("span", "nog niets"), class_="mon-niets", data_kop=schaal)
    return wrap("td", html, data_kop=schaal)
