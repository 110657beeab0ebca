"""What a change does to the figures, as tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from datasets.notatie import aantal_tekst, getal
from datasets.periodes import Periode
from loaders.verschil import VERBORGEN, Cijfer, Regels, Verschil
from pages.shared.markup import tag, wrap

STYLES = Path(__file__).resolve().parent / "difference.css"
NOW = "Nu in de monitor"
MOST_ROWS = 60
MOST_PERIODS = 4
MOST_TOPICS = 6
_KINDS = {
    "nieuw": ("nieuw", "nieuwe"),
    "gewijzigd": ("gewijzigd", "gewijzigde"),
    "vervallen": ("vervallen", "vervallen"),
}
_INCOMPLETE = "onvolledig"
_RANGE = re.compile(r"\d[–-]\d")
_ABSENT = ("", "niet geleverd", "niet bekend")


@dataclass(frozen=True)
class Parts:
    """The figures of municipalities by what happens to them, and those of larger areas."""

    veranderd: tuple[Cijfer, ...]
    nieuw: tuple[Cijfer, ...]
    groepen: tuple[Cijfer, ...]


def parts(verschil: Verschil) -> Parts:
    """Split the figures: what was in and changes is looked at first."""
    mine = [one for one in verschil.cijfers if not one.is_groep]
    return Parts(
        veranderd=tuple(one for one in mine if one.soort != "nieuw"),
        nieuw=tuple(one for one in mine if one.soort == "nieuw"),
        groepen=tuple(one for one in verschil.cijfers if one.is_groep),
    )


def title(verschil: Verschil) -> str:
    """``32 nieuwe cijfers, 6 gewijzigd``: of municipalities, when one of those changes."""
    mine = [one for one in verschil.cijfers if not one.is_groep] or verschil.cijfers
    counts = {
        kind: sum(one.soort == kind for one in mine) for kind in ("nieuw", "gewijzigd", "vervallen")
    }
    kinds = [(count, *_KINDS[kind]) for kind, count in counts.items() if count]
    if not kinds:
        return "Er verandert geen enkel cijfer"
    (count, one, more), *rest = kinds
    first = aantal_tekst(count, f"{one} cijfer", f"{more} cijfers")
    names = {one.naam for one in mine}
    if len(names) == 1:
        first += f" van {names.pop()}"
    return ", ".join((first, *(f"{getal(count)} {word}" for count, word, _ in rest)))


def larger_areas(verschil: Verschil) -> str:
    """What changes with it in larger areas, as a sentence; "" when that is all or nothing."""
    count = sum(one.is_groep for one in verschil.cijfers)
    if count in (0, len(verschil.cijfers)):
        return ""
    verb = "verandert" if count == 1 else "veranderen"
    return f"Daardoor {verb} ook {aantal_tekst(count, 'cijfer', 'cijfers')} van grotere gebieden."


def rows(verschil: Verschil) -> str:
    """The deliveries with how many rows changed, and where those rows count, as a list."""
    told = [(one.zin(), _where(one), one.vergeleken) for one in verschil.regels]
    return _list([" ".join(filter(None, parts)) for parts in told])


def later(verschil: Verschil) -> str:
    """The key figures that wait for another delivery, as remarks; "" for none."""
    return "".join(tag("p", one, class_="mon-bij") for one in verschil.later)


def _where(one: Regels) -> str:
    """Where the rows of a delivery count; how many there are is said once."""
    if one.telling is None:
        return ""
    return one.telling.waar() if one.versie and one.verving is None else one.telling.zin()


def readers(verschil: Verschil) -> str:
    """What lezers will notice, as a list."""
    if not verschil.lezers:
        return tag("p", "Voor lezers verandert er niets.", class_="mon-bij")
    return _list(verschil.lezers)


WHO_READS = (
    "Lezers: iedereen die de monitor bekijkt. Alleen een analist kan ook de aantallen zien die "
    "voor lezers zijn afgeschermd."
)
WHY_HIDDEN = (
    "Naast de nieuwe cijfers zou uit deze cijfers te herleiden zijn om welke leerling het gaat. "
    "Daarom ziet een lezer hier straks een punt (·) of ‘te klein’. Uw cijfers blijven bewaard."
)


def hidden_table(verschil: Verschil) -> str:
    """Which figures lezers see now and not any more, and why, behind a click; "" for none."""
    gone = [one for one in verschil.cijfers if one.gaat_dicht]
    if not gone:
        return ""
    head = _head("Gebied", "Onderwerp", "Periode", number=("Lezers zien nu", "Wordt"))
    body = "".join(
        wrap(
            "tr",
            tag("th", one.naam, scope="row")
            + tag("td", _topic(one), class_="mon-onderwerp")
            + tag("td", Periode.van_code(one.periode).kort(), class_="mon-over-periode")
            + wrap("td", tag("del", one.lezer_was), class_="mon-getal mon-was")
            + wrap("td", tag("b", one.lezer_wordt), class_="mon-getal mon-wordt"),
        )
        for one in gone[:MOST_ROWS]
    )
    why = "".join(tag("p", one, class_="mon-bij") for one in dict.fromkeys(g.reden for g in gone))
    table = _table(head, body, kind="mon-cijfers mon-anders") + _rest(len(gone))
    more = tag("summary", f"Bekijk welke {aantal_tekst(len(gone), 'cijfer', 'cijfers')}, en waarom")
    return tag("p", WHY_HIDDEN, class_="mon-bij") + wrap(
        "details", more + why + table, class_="mon-def"
    )


def difference(verschil: Verschil, *, was: str = NOW) -> str:
    """All of it under each other: counts, tables, deliveries, what lezers will notice.

    Args:
        verschil: what changes.
        was: what stands above the figures that change.
    """
    split = parts(verschil)
    changed = partial(changed_table, was=was)
    tables = (
        ("Cijfers die veranderen", split.veranderd, changed),
        ("Nieuwe cijfers", split.nieuw, new_tables),
        ("In deelregio’s en de hele regio", split.groepen, changed),
    )
    told = " ".join(filter(None, (f"{title(verschil)}.", larger_areas(verschil))))
    html = tag("p", told, class_="mon-som-regel")
    for words, figures, table in tables:
        if figures:
            fold = figures is split.groepen and len(figures) < len(verschil.cijfers)
            made = table(figures)
            html += _folded(words, len(figures), made) if fold else _part(words) + made
    html += _part("In de leveringen") + rows(verschil)
    return html + _part("Wat lezers gaan zien") + readers(verschil) + hidden_table(verschil)


def _part(words: str) -> str:
    return tag("h3", words, class_="mon-deel")


def _folded(words: str, count: int, html: str) -> str:
    """A table behind a click, with how much is in it."""
    more = tag("summary", f"{words} ({aantal_tekst(count, 'cijfer', 'cijfers')})")
    return wrap("details", more + html, class_="mon-def")


def _list(sentences: Sequence[str]) -> str:
    return wrap("ul", "".join(tag("li", one) for one in sentences), class_="mon-lijst")


def changed_table(figures: Sequence[Cijfer], *, was: str = NOW) -> str:
    """Figures that were in: what they are now and what they become."""
    area = "Gebied" if any(one.is_groep for one in figures) else "Gemeente"
    head = _head(area, "Onderwerp", "Periode", number=(was, "Wordt"))
    body = "".join(
        wrap(
            "tr",
            tag("th", one.naam, scope="row")
            + tag("td", _topic(one), class_="mon-onderwerp")
            + tag("td", Periode.van_code(one.periode).kort(), class_="mon-over-periode")
            + wrap("td", _both(one.was, one.lezer_was, name="del"), class_="mon-getal mon-was")
            + wrap("td", _both(one.wordt, one.lezer_wordt, name="b"), class_="mon-getal mon-wordt"),
        )
        for one in figures[:MOST_ROWS]
    )
    return _table(head, body, kind="mon-cijfers mon-anders") + _rest(len(figures))


def new_tables(figures: Sequence[Cijfer], own: Collection[str] = ()) -> str:
    """New figures: per period a table of municipalities by topic.

    Args:
        figures: the new figures.
        own: the periods that the deliveries are about: these go first, then the newest.
    """
    codes = list(dict.fromkeys(one.periode for one in figures))
    codes.sort(key=lambda code: Periode.van_code(code).sleutel(), reverse=True)
    newest = sorted(codes, key=lambda code: code not in own)
    html = ""
    for code in newest[:MOST_PERIODS]:
        shown = [one for one in figures if one.periode == code]
        remarks = _about(shown, code, own)
        if any(one.lezer_wordt in VERBORGEN for one in shown):
            remarks.append(WHO_READS)
        told = "".join(tag("p", one, class_="mon-bij") for one in remarks)
        html += _new_table(shown, code) + told
    rest = len(newest) - MOST_PERIODS
    if rest > 0:
        words = aantal_tekst(rest, "eerdere periode", "eerdere perioden")
        html += tag("p", f"Ook over {words} komen er cijfers bij.", class_="mon-bij")
    return html


def _about(figures: Sequence[Cijfer], code: str, own: Collection[str]) -> list[str]:
    """Why these figures come now, and why they look as they do."""
    period = Periode.van_code(code)
    last = max((Periode.van_code(one).laatste for one in own), default=period.laatste)
    told = []
    if period.laatste < last and any(one.gevolgd for one in figures):
        told.append(
            f"Over {period.lang()} komt dit er nu pas bij: wie toen thuis kwam te zitten, volgen "
            "we nog een tijd, en daarvoor was ook deze levering nodig."
        )
    if period.laatste > last and any(_INCOMPLETE in one.wordt for one in figures):
        told.append(f"Onvolledig: over {period.lang()} komen nog kwartalen bij.")
    if any(one.gevolgd and _RANGE.search(one.wordt) for one in figures):
        told.append(
            "U ziet een bereik, omdat we van sommige leerlingen niet weten hoe het verder ging: "
            "ze staan niet meer in de lijst, of zijn nog niet lang genoeg gevolgd."
        )
    return told


def _new_table(figures: Sequence[Cijfer], code: str) -> str:
    topics = list(dict.fromkeys(_topic(one) for one in figures))
    if len(topics) > MOST_TOPICS:
        return _new_list(figures, code)
    names = list(dict.fromkeys(one.naam for one in figures))
    found = {(one.naam, _topic(one)): one for one in figures}
    head = _head(f"Gemeente, {Periode.van_code(code).lang()}", number=topics)
    body = "".join(
        wrap(
            "tr",
            tag("th", name, scope="row")
            + "".join(_new_cell(found.get((name, topic)), topic) for topic in topics),
        )
        for name in names[:MOST_ROWS]
    )
    return _table(head, body, kind="mon-cijfers mon-nieuwe") + _rest(len(names))


def _new_list(figures: Sequence[Cijfer], code: str) -> str:
    """With many topics: a row per figure."""
    head = _head(f"Gemeente, {Periode.van_code(code).lang()}", "Onderwerp", number=("Wordt",))
    body = "".join(
        wrap(
            "tr",
            tag("th", one.naam, scope="row") + tag("td", _topic(one)) + _new_cell(one),
        )
        for one in figures[:MOST_ROWS]
    )
    return _table(head, body) + _rest(len(figures))


def _new_cell(one: Cijfer | None, topic: str = "") -> str:
    """A new figure, with that of the period before; on a narrow screen its topic stands before."""
    named = {"data_onderwerp": topic or None}
    if one is None:
        return tag("td", "–", class_="mon-getal mon-grijs", **named)
    html = _both(one.wordt, one.lezer_wordt, name="b")
    if one.eerder:
        before = Periode.van_code(one.periode).vorige()
        html += tag("small", f"{before.kort()}: {one.eerder}")
    return wrap("td", html, class_="mon-getal", **named)


def _both(exact: str, shown: str, *, name: str) -> str:
    """The exact figure in its element, with what lezers see where that differs."""
    html = tag(name, exact or "niet geleverd")
    if shown in VERBORGEN and exact not in _ABSENT:
        html += tag("small", "lezers zien dit niet")
    elif shown and shown != exact and exact not in _ABSENT:
        html += wrap("small", " lezers zien " + tag("span", shown, class_="mon-heel"))
    return html


def _topic(one: Cijfer) -> str:
    return f"{one.titel}, {one.uitsplitsing}" if one.uitsplitsing else one.titel


def _head(*words: str, number: Sequence[str] = ()) -> str:
    cells = "".join(tag("th", one, scope="col") for one in words)
    cells += "".join(tag("th", one, scope="col", class_="mon-getal") for one in number)
    return wrap("thead", wrap("tr", cells))


def _table(head: str, body: str, *, kind: str = "mon-cijfers") -> str:
    html = wrap("table", head + wrap("tbody", body), class_=kind)
    # What scrolls must be reachable with the keyboard.
    return wrap("div", html, class_="mon-schuif", tabindex="0")


def _rest(count: int) -> str:
    left = count - MOST_ROWS
    return tag("p", f"En nog {getal(left)}.", class_="mon-bij") if left > 0 else ""
