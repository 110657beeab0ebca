"""How small numbers are treated: what one sees, why more is hidden, and what the last audit did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from datasets.notatie import aantal_tekst, datum, getal, procent
from indicators.audit.regio import NIET_IN_HET_MODEL
from indicators.te_zien import WEERGAVEN, tel_weergaven
from pages.shared.figures import Beeld
from pages.shared.markup import heading_row, scrolls, tag, wrap

SMALL = "kleine-aantallen"
_SIGNS = (
    ("<5", "1 tot en met 4. Nul en 5 of meer staan er zoals ze zijn."),
    ("<10", "1 tot en met 9, bij cijfers die extra gevoelig zijn."),
    ("22–25", "Een bereik: het aantal ligt hiertussen."),
    ("·", "Afgeschermd: hiermee zou een ander klein aantal te vinden zijn."),
    ("te klein", "Een percentage of gemiddelde over te weinig kinderen."),
)
_SIGNS_NOTE = (
    "Niet geleverd, niet bekend en n.v.t. zijn geen nul: dan is er geen cijfer.",
    "Heel kleine aantallen staan voor een gemeente per schooljaar, en alleen voor een groep of de "
    "regio per kwartaal.",
)
_WHY = (
    "Stel: in drie gemeenten zitten 7, 14 en <5 leerlingen thuis. Stond eronder dat het er samen "
    "24 zijn, dan was de derde gemeente 24 − 7 − 14 = 3. Daarom staat er een bereik: 22–25. Elk "
    "getal van 1 tot en met 4 past daar nog bij.",
    "Zo is er meer: een percentage met het aantal erbij, een deel en het geheel, wat erbij kwam en "
    "eraf ging, en groepen die elkaar overlappen. Is uit zulke cijfers samen een klein aantal te "
    "vinden, dan wordt een cijfer een bereik. Zit 12 van de 14 langer dan 3 maanden thuis, dan "
    "staat er 10–14. Geeft ook een bereik te veel weg, dan wordt het cijfer verborgen.",
)
_AUDIT = (
    "Voordat nieuwe cijfers te zien zijn, kijkt de monitor naar al die cijfers samen. Voor elk "
    "klein aantal moeten vier getallen mogelijk blijven die passen bij wat te zien is. Zijn dat er "
    "minder, dan verbergt hij meer. Ook wat u eerder kon zien, telt daarbij mee. Pas als alles "
    "klopt, ziet u de nieuwe cijfers; tot die tijd blijven de vorige staan."
)
BANDS = "openbaar"
_BANDS = (
    "Wie als openbaar kijkt, ziet een uitgave: een vaste versie met een datum. Daarin is elk "
    "aantal een band. 10–14 is 10, 11, 12, 13 of 14. Ook nul staat in een band: 0–4. Bij extra "
    "gevoelige cijfers zijn de banden tien breed: 0–9, 10–19.",
    "Een percentage of gemiddelde staat er pas als het over 50 of meer jongeren gaat, en als "
    "bereik. Een uitsplitsing staat er pas bij een totaal van 25 of meer. Een verschil met vorig "
    "jaar, een vroegere waarde en teksten over de cijfers staan er niet in.",
    "De banden zijn gemaakt van wat lezers al zien, en van niets anders. Daarom is er niets uit af "
    "te leiden wat lezers niet ook al konden zien. Cijfers van het CBS en DUO staan er zoals zij "
    "ze publiceren.",
)
_NOT_AUDITED = "Van deze cijfers is geen uitkomst van de controle bewaard."
_LIMITS = (
    "Wie van buiten al veel weet, kan soms meer vinden. Wie alle kinderen op een na kent, kan van "
    "dat ene kind iets te weten komen.",
    "Gaat een aantal van <5 naar 5, dan weet u dat er een bij kwam.",
)


def small_numbers(beeld: Beeld) -> str:
    """The part on protection as HTML."""
    signs = "".join(wrap("dt", tag("b", sign)) + tag("dd", words) for sign, words in _SIGNS)
    html = (
        tag("h2", "Zo gaan we om met kleine aantallen")
        + tag("p", "Een klein aantal kan een kind zijn dat iemand kent. Daarom tonen we het niet.")
        + wrap("dl", signs)
        + _paragraphs(_SIGNS_NOTE)
        + tag("h3", "Waarom er soms meer verborgen is")
        + _paragraphs(_WHY)
        + tag("h3", "De controle op alle cijfers samen")
        + tag("p", _AUDIT)
        + _numbers(beeld)
        + tag("h3", "Wat iedereen ziet: banden", id=BANDS)
        + _paragraphs(_BANDS)
        + tag("h3", "Wat we niet beloven")
        + _list(_LIMITS)
        + tag("p", "Hier kijkt de controle nog niet naar:")
        + _list(f"{words[:1].upper()}{words[1:]}." for words in NIET_IN_HET_MODEL)
    )
    return wrap("section", html, id=SMALL, class_="mon-uitleg", data_zoekweg="")


def _numbers(beeld: Beeld) -> str:
    """What the last audit looked at, and what of all figures can be seen."""
    audited = beeld.vrijgave.nagekeken
    if audited is None:
        return tag("p", _NOT_AUDITED)
    until = beeld.vrijgave.stand
    with_what = f", met de leveringen tot en met {datum(until)}," if until else ""
    counts = aantal_tekst(audited.cellen, "aantal", "aantallen")
    looked = f"De laatste controle{with_what} keek naar {counts}."
    extra = (
        f" Daarbij zijn {aantal_tekst(audited.verborgen, 'cijfer', 'cijfers')} extra verborgen."
        if audited.verborgen
        else " Er hoefde niets extra verborgen te worden."
    )
    return tag("p", looked + extra) + _shown(beeld)


def _shown(beeld: Beeld) -> str:
    """A table: per level how many figures stand there exactly, as a range, or not."""
    counted = tel_weergaven(beeld.vrijgave.figuren.values(), frozenset(beeld.regio.gemeenten))
    rows = "".join(_row(level, per) for level, per in counted.items() if per.total())
    if not rows:
        return ""
    name = "Wat er van de cijfers te zien is"
    table = wrap(
        "table",
        heading_row("Cijfers van", *WEERGAVEN) + wrap("tbody", rows),
        class_="mon-tabel mon-gezien",
        aria_label=name,
    )
    return tag("p", "Dit is er van de cijfers met een waarde te zien:") + scrolls(table, name)


def _row(level: str, per: Counter[str]) -> str:
    cells = "".join(
        tag("td", f"{procent(100 * per[how] / per.total())} ({getal(per[how])})")
        for how in WEERGAVEN
    )
    return wrap("tr", tag("th", level, scope="row") + cells)


def _paragraphs(lines: Iterable[str]) -> str:
    return "".join(tag("p", words) for words in lines)


def _list(lines: Iterable[str]) -> str:
    return wrap("ul", "".join(tag("li", words) for words in lines))
