"""One load in full: what it is, what it feeds, and what was done with it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from datasets.notatie import aantal_tekst, getal
from datasets.reference.regio import Regio
from indicators.model import Indicator
from loaders.issues import enkele
from loaders.leveringen import LeveringRegel, OpnameRegel
from pages.leveringen import words
from pages.leveringen.seen import Seen
from pages.shared.block import link
from pages.shared.markup import scrolls, tag, wrap

_LOAD = re.compile(r"levering (\d+)")
MOST_ROWS = 20
"""More deliveries of one file than this stand behind a click."""


def facts(opname: OpnameRegel) -> str:
    """Who, when, which file, how much."""
    parts = opname.leveringen
    pairs = [
        *_only(parts),
        ("Status", words.status(opname.status) if opname.status else ""),
        ("Opgenomen", _text(f"{words.moment(opname.wanneer)}, door {opname.wie}")),
        ("Ontvangstbewijs", _receipt(opname)),
        ("Bestand", _text(_file(opname))),
        ("Regels", _text(words.rows(parts))),
        ("Opmerkingen", _remarks(opname)),
        (
            "Definitie",
            _text(enkele(list(dict.fromkeys(o.definitie for o in parts if o.definitie)))),
        ),
        ("Reden", _text(opname.reden)),
        ("Herkenningscode", _hash(opname.sha256)),
    ]
    html = "".join(tag("dt", name) + wrap("dd", value) for name, value in pairs if value)
    return wrap("dl", html, class_="mon-lv-feiten")


def _only(parts: Sequence[LeveringRegel]) -> list[tuple[str, str]]:
    """Of a file with one delivery what a table would tell of several."""
    if len(parts) != 1:
        return []
    [one] = parts
    return [("Periode", _text(words.period(one.periode))), ("Versie", _text(str(one.versie)))]


def linked(said: str) -> str:
    """A sentence in which every ``levering 12`` leads to that load."""
    pieces = _LOAD.split(words.on_screen(said))
    html = "".join(
        link(f"levering {piece}", "leveringen", opname=piece) if place % 2 else escape(piece)
        for place, piece in enumerate(pieces)
    )
    return wrap("p", html, class_="mon-bij")


def _text(said: str) -> str:
    return tag("span", said) if said else ""


def _receipt(opname: OpnameRegel) -> str:
    """The way to the receipt: it stays, also of a load that was undone."""
    return link("Bekijk het ontvangstbewijs", "aanleveren", bewijs=str(opname.handeling))


def _file(opname: OpnameRegel) -> str:
    if not opname.omvang:
        return opname.bestand
    return f"{opname.bestand} ({words.size(opname.omvang)})"


def _hash(sha256: str) -> str:
    """The hash, behind a click: the same file has the same one, whatever its name."""
    if not sha256:
        return ""
    note = tag("small", "Hetzelfde bestand heeft hetzelfde getal, ook met een andere naam.")
    return wrap("details", tag("summary", "Toon") + tag("code", sha256) + note, class_="mon-def")


def _remarks(opname: OpnameRegel) -> str:
    """Every kind of remark with its count, and the repairs by the person."""
    items = [
        tag("li", _remark(words.REMARKS[serious][0].capitalize(), kind, count))
        for serious, found in opname.opmerkingen.items()
        for kind, count in found.items()
    ]
    items += [tag("li", f"{one} voor het opnemen") for one in words.by_hand(opname)]
    return wrap("ul", "".join(items)) if items else tag("span", "geen")


def _remark(serious: str, kind: str, count: int) -> str:
    """One kind of remark; how often only where that says something."""
    said = f"{serious}: {words.KINDS.get(kind, kind)}"
    return f"{said}, {getal(count)} keer" if count > 1 else said


def deliveries(opname: OpnameRegel, regio: Regio) -> str:
    """The deliveries of a file with several, each with its version and status."""
    if len(opname.leveringen) < 2:
        return ""
    heads = ("Gegevens", "Periode", "Versie", "Regels", "Status")
    head = "".join(
        tag("th", one, scope="col", class_="mon-getal" if one in ("Versie", "Regels") else None)
        for one in heads
    )
    several = len({one.leverancier for one in opname.leveringen}) > 1
    rows = [_delivery(one, regio, named=several) for one in opname.leveringen]
    title = "Wat er in zat"
    html = tag("h2", title, class_="mon-deel") + _table(title, head, rows[:MOST_ROWS])
    if rest := rows[MOST_ROWS:]:
        more = tag("summary", f"Nog {aantal_tekst(len(rest), 'levering', 'leveringen')}")
        html += wrap("details", more + _table(f"{title}, vervolg", head, rest), class_="mon-def")
    return html


def _table(title: str, head: str, rows: Sequence[str]) -> str:
    html = wrap("thead", wrap("tr", head)) + wrap("tbody", "".join(rows))
    made = wrap("table", html, class_="mon-cijfers")
    return scrolls(made, title)


def _delivery(one: LeveringRegel, regio: Regio, *, named: bool) -> str:
    """One row; the leverancier only where the file has several, else it stands in the title."""
    below = [one.leverancier] if named else []
    below += [regio.naam_van(one.deel)] if one.deel else []
    part = tag("small", ", ".join(below)) if below else ""
    count = "geen gevallen" if one.geen_gevallen else getal(one.rijen)
    return wrap(
        "tr",
        wrap("th", tag("span", one.titel) + part, scope="row")
        + tag("td", words.period(one.periode))
        + tag("td", str(one.versie), class_="mon-getal")
        + tag("td", count, class_="mon-getal")
        + wrap("td", words.status(one.status)),
    )


def feeds(opname: OpnameRegel, indicatoren: Iterable[Indicator]) -> str:
    """The figures that need this file, each with the way to its explanation."""
    titles = list(dict.fromkeys(t for one in opname.leveringen for t in one.indicatoren))
    html = tag("h2", "Cijfers die dit bestand gebruiken", class_="mon-deel")
    if not titles:
        said = "Geen." if opname.status == "telt" else "Geen: dit bestand telt nu niet mee."
        return html + tag("p", said, class_="mon-bij")
    ids = {one.titel: one.id for one in indicatoren}
    items = "".join(wrap("li", _figure(title, ids)) for title in titles)
    return html + wrap("ul", items, class_="mon-lijst")


def _figure(title: str, ids: dict[str, str]) -> str:
    return link(title, "uitleg", anchor=ids[title]) if title in ids else tag("span", title)


def history(opname: OpnameRegel, seen: Seen) -> str:
    """What was done with the load since; nothing when nothing was."""
    done = seen.about(opname)
    if not done:
        return ""
    items = "".join(tag("li", _done(one)) for one in done)
    return tag("h2", "Wat er daarna mee gebeurde", class_="mon-deel") + wrap(
        "ul", items, class_="mon-lijst"
    )


def _done(one: OpnameRegel) -> str:
    reason = f" Reden: {one.reden}" if one.reden else ""
    end = "" if not reason or reason.endswith((".", "?", "!")) else "."
    what = words.ACTIONS[one.soort]
    return f"{what} op {words.moment(one.wanneer)}, door {one.wie}.{reason}{end}"
