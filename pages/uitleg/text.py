"""The explanation as HTML: per indicator, and how small numbers are treated."""

from __future__ import annotations

from datasets.begrippen import begrippen
from datasets.catalog import datasets
from indicators.model import NOEMERS, Indicator
from pages.shared import texts
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap

SMALL = "kleine-aantallen"
TERMS = "begrippen"
_SMALL_TEXTS = (
    "De monitor laat geen aantallen van 1 tot en met 4 zien: daar staat <5. Nul en 5 of meer staan "
    "er zoals ze zijn.",
    "Een totaal van gemeenten die apart te zien zijn, maken we van wat te zien is. Staat er ergens "
    "<5, dan is het totaal een bereik, bijvoorbeeld 22–25. Zo is uit dat totaal geen klein aantal "
    "terug te rekenen.",
    "Heel kleine aantallen staan voor een gemeente per schooljaar, en alleen voor een groep of de "
    "regio per kwartaal.",
    "Een percentage laten we weg als de teller, of wat er overblijft, 1 tot en met 4 is. Dan staat "
    "er: te klein.",
    "Een stip (·) betekent: afgeschermd, omdat anders een ander klein aantal te vinden is.",
    "Niet geleverd, niet bekend en n.v.t. zijn geen nul: dan is er geen cijfer.",
    "Wie cijfers uit verschillende tabellen van elkaar aftrekt, kan in deze versie nog iets vinden "
    "dat klein is: daar controleert de monitor nog niet op.",
)


def explanation(beeld: Beeld) -> str:
    """The whole page below its title."""
    parts = [_contents(beeld), wrap("section", _small_numbers(), id=SMALL, class_="mon-uitleg")]
    parts += [_indicator(one) for one in beeld.indicatoren]
    parts.append(wrap("section", _terms(beeld), id=TERMS, class_="mon-uitleg"))
    return wrap("div", "".join(parts) + texts.footer(beeld), class_="mon-lees")


def _contents(beeld: Beeld) -> str:
    lines = [("Zo gaan we om met kleine aantallen", SMALL)]
    lines += [(one.titel, one.id) for one in beeld.indicatoren]
    lines.append(("Begrippen", TERMS))
    items = "".join(wrap("li", tag("a", words, href=f"#{name}")) for words, name in lines)
    return wrap("nav", wrap("ul", items), class_="mon-inhoud", aria_label="Op deze pagina")


def _small_numbers() -> str:
    return tag("h2", "Zo gaan we om met kleine aantallen") + "".join(
        tag("p", words) for words in _SMALL_TEXTS
    )


def _indicator(one: Indicator) -> str:
    """One indicator: what it is, how it is computed, where it comes from, what to beware of."""
    facts = [("Bron", one.bron), ("Berekening", one.formule())]
    if one.noemer:
        facts.append(("Per 1.000", NOEMERS[one.noemer].titel))
    facts.append(("Richting", one.richting))
    pairs = "".join(tag("dt", name) + tag("dd", words) for name, words in facts)
    if one.begrippen:
        links = ", ".join(tag("a", name, href=f"#{_term_id(name)}") for name in one.begrippen)
        pairs += tag("dt", "Begrippen") + wrap("dd", links)
    parts = [tag("h2", one.titel), tag("p", one.definitie), wrap("dl", pairs)]
    if one.valkuilen:
        items = "".join(tag("li", words) for words in one.valkuilen)
        parts.append(tag("h3", "Let op") + wrap("ul", items))
    query = tag("summary", "De vraag aan de gegevens (SQL)")
    query += tag("pre", one.sql(datasets()[one.dataset]))
    parts.append(wrap("details", query, class_="mon-def"))
    return wrap("section", "".join(parts), id=one.id, class_="mon-uitleg")


def _terms(beeld: Beeld) -> str:
    """The terms that these indicators use, each with its definition and where that comes from."""
    used = {name for one in beeld.indicatoren for name in one.begrippen}
    known = begrippen()
    pairs = "".join(
        tag("dt", name, id=_term_id(name))
        + wrap("dd", tag("span", known[name].uitleg) + tag("small", f"Bron: {known[name].bron}"))
        for name in sorted(used & known.keys(), key=str.casefold)
    )
    return tag("h2", "Begrippen") + wrap("dl", pairs)


def _term_id(name: str) -> str:
    return f"begrip-{name.replace(' ', '-').lower()}"
