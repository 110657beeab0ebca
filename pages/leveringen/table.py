"""The list of all that was done: what came in, from whom, and whether it still counts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from datasets.notatie import datum
from loaders.leveringen import OpnameRegel
from pages.leveringen import words
from pages.shared.block import link
from pages.shared.markup import enumerate_names, scrolls, tag, wrap

PAGE = "leveringen"
UNDO, REDO = "Terugdraaien", "Weer laten meetellen"
HEADS = ("Wanneer", "Wat", "Periode", "Regels", "Bestand", "Status")


def table(acties: Sequence[OpnameRegel], names: dict[int, str], who: str) -> str:
    """The list.

    Args:
        acties: what was done, newest first.
        names: of each load what it is about.
        who: who looks: what somebody else put in can be undone on the page of that load only.
    """
    head = "".join(tag("th", one, scope="col", class_=_class(one)) for one in HEADS)
    body = "".join(_row(one, names, who) for one in acties)
    html = wrap("thead", wrap("tr", head)) + wrap("tbody", body)
    made = wrap("table", html, class_="mon-lv-lijst", aria_label="Alle leveringen")
    return scrolls(made, "Alle leveringen")


def _class(head: str) -> str | None:
    return "mon-lv-getal" if head == "Regels" else None


def _row(one: OpnameRegel, names: dict[int, str], who: str) -> str:
    number = f" · nummer {one.handeling}" if one.van is None else ""
    when = tag("span", datum(one.wanneer.date())) + tag("small", f"door {one.wie}{number}")
    cells = wrap("td", when, class_="mon-lv-wanneer")
    if one.van is not None:
        return wrap("tr", cells + _action(one, names), class_="mon-lv-daad")
    return wrap("tr", cells + _load(one, who))


def _load(one: OpnameRegel, who: str) -> str:
    sources = list(dict.fromkeys(part.leverancier for part in one.leveringen))
    what = link(words.title(one), PAGE, opname=str(one.handeling))
    what += tag("small", enumerate_names(sources) if sources else "")
    file = tag("span", one.bestand)
    told = words.remarks(one)
    file += tag("small", " · ".join(told)) if told else ""
    return (
        wrap("th", what, scope="row")
        + tag("td", words.periods(part.periode for part in one.leveringen), class_="mon-lv-over")
        + wrap("td", _count(one), class_="mon-lv-getal")
        + wrap("td", file, class_="mon-lv-bestand")
        + wrap("td", _how(one, who), class_="mon-lv-hoe")
    )


def _how(one: OpnameRegel, who: str) -> str:
    """Whether it counts, and for who put it in the way to change that."""
    html = words.status(one.status) if one.status else ""
    if one.wie == who and (one.kan_terug or one.kan_opnieuw):
        said, action = (UNDO, "terug") if one.kan_terug else (REDO, "opnieuw")
        html += wrap("small", link(said, PAGE, opname=str(one.handeling), doe=action))
    return html


def _count(one: OpnameRegel) -> str:
    """The number of rows; the word with it only where the heading is not in sight."""
    said = words.rows(one.leveringen)
    unit = tag("span", " regels", class_="mon-lv-smal") if said[:1].isdigit() else ""
    return tag("span", said) + unit


def _action(one: OpnameRegel, names: dict[int, str]) -> str:
    """An undo or redo: one line about the load that it is about."""
    load = one.van or 0
    what = escape(words.ACTIONS[one.soort]) + ": "
    what += link(names.get(load, f"levering {load}"), PAGE, opname=str(load))
    reason = tag("small", f"Reden: {one.reden}") if one.reden else ""
    return wrap("th", what + reason, scope="row", colspan=5, class_="mon-lv-actie")
