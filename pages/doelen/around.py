"""What stands around the lines: title, the agenda at a glance, how the parties work, what went."""

from __future__ import annotations

from collections.abc import Sequence

from datasets.notatie import aantal_tekst
from datasets.reference.agenda import Agenda, Lijn, Punt
from pages.doelen import doing, due
from pages.doelen.agenda import holds
from pages.doelen.figure import Place
from pages.shared import texts
from pages.shared.block import link
from pages.shared.markup import tag, wrap

_COUNTED = ("Criteria", "Met een cijfer", "Met een doel", "Activiteiten en pilots")


def heading(place: Place, own: Agenda) -> str:
    """Title, the name and source of the agenda, and its vision."""
    words = " · ".join(filter(None, (own.naam, own.looptijd)))
    html = tag("h1", "Doelen en duiding") + tag("p", words) + texts.invented(place.beeld.regio)
    html = wrap("header", html, class_="mon-kop")
    if own.visie:
        html += tag("p", own.visie, class_="mon-visie")
    return html


def in_brief(place: Place, own: Agenda) -> str:
    """The agenda in one table, and what is due before the next meeting."""
    shown = [one for one in own.lijnen if holds(one, place)]
    rows = "".join(_brief(place, one) for one in shown)
    kind = own.woord[0][:1].upper() + own.woord[0][1:]
    head = wrap("tr", "".join(tag("th", name, scope="col") for name in (kind, *_COUNTED)))
    table = wrap("table", wrap("thead", head) + wrap("tbody", rows), class_="mon-doen mon-blik",
                 aria_label="De agenda in het kort")  # fmt: skip
    where = "" if place.beeld.regio.verzonnen else " In eigen, kortere woorden."
    notes = tag("p", f"Bron: {own.bron}.{where}", class_="mon-bij")
    notes += tag("p", own.opmerking, class_="mon-bij") if own.opmerking else ""
    how = link("Zo wijzigt een regio haar agenda", "uitleg", anchor="agenda")
    notes += wrap("p", how, class_="mon-bij")
    title = tag("h2", _title(len(shown), own), class_="mon-tussenkop")
    right = due.soon(place, own)
    style = "mon-overzicht" if right else "mon-overzicht mon-alleen-links"
    general = doing.baseline(own.nulmeting) + doing.advice(own.adviezen)
    return wrap("div", wrap("div", title + table + notes) + right, class_=style) + general


def _title(count: int, own: Agenda) -> str:
    return f"De agenda: {aantal_tekst(count, *own.woord)}"


def _brief(place: Place, lijn: Lijn) -> str:
    now = [one for one in lijn.criteria if one.geldt_op(place.today)]
    targets = {doel.indicator for doel in place.beeld.regio.doelen}
    aimed = sum(bool(one.doel or targets & set(one.indicatoren)) for one in now)
    counts = (len(now), sum(bool(one.indicatoren) for one in now), aimed, len(lijn.activiteiten))
    cells = "".join(
        tag("td", str(count) if count else "geen", class_=None if count else "mon-niets",
            data_kop=name)
        for name, count in zip(_COUNTED, counts, strict=True)
    )  # fmt: skip
    name = link(lijn.titel, "doelen", anchor=f"lijn-{lijn.id}")
    return wrap("tr", wrap("th", name, scope="row") + cells)


def ways(own: Agenda) -> str:
    """How the parties work, and what they still talk about."""
    parts = ((own.principewoord, own.principes), ("Nog in gesprek", own.gesprek))
    sides = "".join(
        wrap("section", tag("h2", title, class_="mon-hoofdlijn") + _points(found))
        for title, found in parts
        if found
    )
    return wrap("div", sides, class_="mon-gb mon-naast") if sides else ""


def _points(found: Sequence[Punt]) -> str:
    items = "".join(
        wrap(
            "li",
            tag("span", one.titel) + (tag("small", one.toelichting) if one.toelichting else ""),
        )
        for one in found
    )
    return wrap("ol", items, class_="mon-punten")


def gone(place: Place, own: Agenda) -> str:
    """The lines that are no longer on the agenda, with the day and the reason."""
    past = [one for one in own.alle_lijnen if not holds(one, place)]
    if not past:
        return ""
    items = "".join(
        wrap("li", tag("b", one.titel) + tag("span", f": tot {doing.day(one.tot)}. {one.reden}"))
        for one in past
        if one.tot is not None
    )
    head = tag("h2", "Niet meer op de agenda", class_="mon-hoofdlijn")
    return wrap("section", head + wrap("ul", items, class_="mon-weg"), class_="mon-gb")
