"""One indicator on the page Uitleg, folded up: all that the catalogue and the deliveries say."""

from __future__ import annotations

from datasets.catalog import datasets
from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.kruising import KRUISINGEN
from indicators.model import NOEMERS, Indicator
from indicators.soorten import uit_tellingen
from indicators.uitsplitsing import UITSPLITSINGEN
from pages.shared.block import Download, download_button
from pages.shared.figures import Beeld
from pages.shared.markup import heading_row, scrolls, tag, wrap
from reports.bronnen import voeding
from reports.csvblad import bestandsnaam, leveringen_csv
from reports.eenheid import eenheid
from reports.niveaus import zinnen

_STOCK = {
    "stand": "Een stand: het aantal op de laatste dag van de periode, bij een schooljaar op 1 "
    "oktober.",
    "stroom": "Een stroom: het telt op over de hele periode.",
}
_NO_JUDGEMENT = "geen oordeel"


def term_id(name: str) -> str:
    """The place of a term on the page."""
    return f"begrip-{name.replace(' ', '-').lower()}"


def entry(beeld: Beeld, one: Indicator) -> str:
    """The indicator with its name and definition in sight, the rest behind the fold."""
    pairs = "".join(tag("dt", name) + wrap("dd", html) for name, html in _facts(one))
    parts = [tag("p", one.definitie), wrap("dl", pairs)]
    if one.valkuilen:
        items = "".join(tag("li", words) for words in one.valkuilen)
        parts.append(tag("h3", "Let op") + wrap("ul", items))
    parts += [_deliveries(beeld, one), _query(one)]
    summary = wrap("summary", tag("span", one.titel, role="heading", aria_level="3"))
    words = " ".join((one.titel, one.kop, one.definitie, *one.begrippen, one.thema))
    return wrap("details", summary + "".join(parts), id=one.id, class_="mon-entry", data_zoek=words)


def files(beeld: Beeld) -> dict[str, Download]:
    """The deliveries behind each indicator as a file, by the name that `entry` gives its button."""
    return {
        one.id: Download(
            bestandsnaam(beeld.regio.naam, "leveringen", one.titel),
            lambda one=one: leveringen_csv(one, beeld.leveringen_van(one)),  # type: ignore[misc]
        )
        for one in beeld.indicatoren
    }


def _facts(one: Indicator) -> list[tuple[str, str]]:
    """Name and HTML of each fact."""
    judged = "" if one.richting == _NO_JUDGEMENT else one.richting
    facts = [
        ("Berekening", tag("span", one.formule())),
        *_parts(one),
        ("Eenheid", tag("span", eenheid(one).naam or one.eenheid[1])),
        ("Richting", tag("span", judged or "geen streefrichting afgesproken")),
        ("Soort", tag("span", _STOCK[one.stand_of_stroom])),
        ("Waar te zien", "".join(tag("span", words) + " " for words in zinnen(one))),
        ("Bron", tag("span", one.bron)),
        ("Staat onder", tag("span", one.hoofdlijn)),
    ]
    if one.uitsplitsingen:
        split = ", ".join(UITSPLITSINGEN[name].titel for name in one.uitsplitsingen)
        words = f"naar {split}; alleen voor groepen en de regio"
        if one.kruisingen:
            crossed = ", ".join(KRUISINGEN[name].titel for name in one.kruisingen)
            words += f". Van de regio ook {crossed}"
        facts.append(("Uitsplitsingen", tag("span", words)))
    if one.begrippen:
        links = ", ".join(tag("a", name, href=f"#{term_id(name)}") for name in one.begrippen)
        facts.append(("Begrippen", links))
    facts.append(("Versie", tag("span", f"{one.versie} van deze definitie")))
    return facts


def _parts(one: Indicator) -> list[tuple[str, str]]:
    """What is counted, and what it is divided by."""
    known = indicatoren()
    made_of = [tag("a", known[name].titel, href=f"#{name}") for name in one.bouwstenen]
    if one.in_noemer:
        made_of = [*made_of[:1], tag("span", one.in_noemer)]
    if one.in_teller:
        made_of.insert(0, tag("span", one.in_teller))
    elif one.vorm == "aantal":
        made_of = [tag("span", one.eenheid[1])]
    names = ("Teller", "Noemer") if one.vorm not in ("duur", "gemiddelde") else ("Over wie",)
    facts = list(zip(names, made_of, strict=False))
    if one.noemer:
        title = NOEMERS[one.noemer].titel
        facts.append(("Noemer", tag("span", f"per 1.000 {title}, op 1 januari")))
    elif one.vorm == "aantal":
        facts.append(("Noemer", tag("span", "geen: het is een aantal")))
    if one.deel_van:
        facts.append(("Deel van", tag("a", known[one.deel_van].titel, href=f"#{one.deel_van}")))
    return facts


def _deliveries(beeld: Beeld, one: Indicator) -> str:
    """Which deliveries count now, per leverancier, and all of them as a file."""
    title = tag("h3", "Leveringen die nu tellen")
    found = beeld.leveringen_van(one)
    if not found:
        return title + tag("p", "Er telt nu geen levering. Daarom is er nog geen cijfer.")
    heads = ("Leverancier", "Perioden", "Nieuwste", "Versie", "Ontvangen")
    rows = "".join(
        wrap(
            "tr",
            tag("th", feed.leverancier, scope="row")
            + tag("td", str(feed.perioden))
            + tag("td", Periode.van_code(feed.laatste.periode).lang())
            + tag("td", str(feed.laatste.versie))
            + tag("td", datum(feed.laatste.ontvangen)),
        )
        for feed in voeding(found)
    )
    table = wrap(
        "table", heading_row(*heads) + wrap("tbody", rows), class_="mon-tabel mon-leveringen"
    )
    count = aantal_tekst(len(found), "levering telt", "leveringen tellen")
    file = wrap("p", download_button("Download alle leveringen als csv", one.id))
    return title + tag("p", f"{count} mee.") + scrolls(table, f"Leveringen van {one.titel}") + file


def _query(one: Indicator) -> str:
    """The compiled query, and that over counts where those are a second road."""
    html = tag("summary", "De vraag aan de gegevens (SQL)")
    html += tag("pre", one.sql(datasets()[one.dataset]), tabindex="0")
    second = uit_tellingen(one)
    if second is not None:
        words = (
            "Wie geen lijst met gevallen heeft, kan dit als telling aanleveren. Dan is de vraag:"
        )
        html += tag("p", words) + tag("pre", second.sql(datasets()[second.dataset]), tabindex="0")
    return wrap("details", html, class_="mon-def")
