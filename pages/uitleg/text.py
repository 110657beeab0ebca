"""The explanation as HTML: how to read, how small numbers are treated, every indicator, terms."""

from __future__ import annotations

from datasets.begrippen import begrippen
from pages.shared import reading, texts
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.themes import of_theme, themes
from pages.uitleg.entry import entry, term_id
from pages.uitleg.goals import AGENDA, goals
from pages.uitleg.protection import SMALL, small_numbers
from pages.uitleg.statements import ACCESS, PRIVACY, statements

READING = "lezen"
TERMS = "begrippen"


def explanation(beeld: Beeld) -> str:
    """The whole page below its title."""
    parts = [_reading(), small_numbers(beeld)]
    parts += [_theme(beeld, name) for name in themes(beeld.indicatoren)]
    parts += [_terms(beeld), goals(), statements()]
    aside = wrap("div", _search() + _contents(beeld), class_="mon-zij")
    body = wrap("div", "".join(parts) + texts.footer(beeld), class_="mon-lees")
    return wrap("div", aside + body, class_="mon-twee")


def _search() -> str:
    """A box that hides what does not have the words; the script of the block does the work."""
    label = tag("label", "Zoek een cijfer of begrip", for_="zoek")
    box = '<input id="zoek" type="search" data-zoekveld autocomplete="off" spellcheck="false">'
    found = '<p class="mon-bij" role="status" data-gevonden></p>'
    return wrap("div", label + box + found, class_="mon-zoek", role="search")


def _contents(beeld: Beeld) -> str:
    """What is on the page; the entries of a theme are their own list."""
    lines = [
        ("Tabellen en tekeningen lezen", READING, 0),
        ("Kleine aantallen", SMALL, 0),
        *(
            (name, _place(name), len(of_theme(beeld.indicatoren, name)))
            for name in themes(beeld.indicatoren)
        ),
        *((("Begrippen", TERMS, 0),) if beeld.indicatoren else ()),
        ("Agenda en doelen", AGENDA, 0),
        ("Privacy", PRIVACY, 0),
        ("Toegankelijkheid", ACCESS, 0),
    ]
    items = "".join(
        wrap("li", tag("a", words, href=f"#{place}") + (tag("span", f" {n}") if n else ""))
        for words, place, n in lines
    )
    return wrap("nav", wrap("ul", items), class_="mon-inhoud", aria_label="Op deze pagina")


def _place(theme: str) -> str:
    return f"thema-{theme.replace(' ', '-').lower()}"


def _reading() -> str:
    """All lessons, each folded up."""
    folds = "".join(
        wrap(
            "details",
            tag("summary", one.title) + wrap("div", reading.lesson(name)),
            class_="mon-entry mon-les-open",
            id=f"les-{name}",
        )
        for name, one in reading.LESSONS.items()
    )
    title = tag("h2", "Zo leest u de tabellen en tekeningen")
    return wrap("section", title + folds, id=READING, class_="mon-uitleg", data_zoekweg="")


def _theme(beeld: Beeld, name: str) -> str:
    entries = "".join(entry(beeld, one) for one in of_theme(beeld.indicatoren, name))
    return wrap(
        "section",
        tag("h2", name) + entries,
        class_="mon-uitleg",
        id=_place(name),
        data_zoekgroep="",
    )


def _terms(beeld: Beeld) -> str:
    """The terms that these indicators use, each with its definition and where that comes from."""
    used = {name for one in beeld.indicatoren for name in one.begrippen}
    known = begrippen()
    pairs = "".join(
        wrap(
            "div",
            tag("dt", name)
            + wrap(
                "dd", tag("span", known[name].uitleg) + tag("small", f"Bron: {known[name].bron}")
            ),
            id=term_id(name),
            data_zoek=f"{name} {known[name].uitleg}",
        )
        for name in sorted(used & known.keys(), key=str.casefold)
    )
    if not pairs:
        return ""
    inside = tag("h2", "Begrippen") + wrap("dl", pairs)
    return wrap("section", inside, id=TERMS, class_="mon-uitleg", data_zoekgroep="")
