"""Words of this page: statuses with their sign, periods, counts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from datasets.notatie import aantal_tekst, datum, getal
from datasets.periodes import Periode
from loaders.leveringen import LeveringRegel, OpnameRegel
from pages.shared.markup import tag, wrap

SIGNS = {
    "telt": ("●", "telt mee"),
    "vervangen": ("○", "vervangen"),
    "teruggedraaid": ("↩", "teruggedraaid"),
}
ACTIONS = {"opnemen": "Opgenomen", "terugdraaien": "Teruggedraaid", "opnieuw": "Telt opnieuw mee"}
REMARKS = {
    "fout": ("fout", "fouten"),
    "weggelaten": ("foute regel weggelaten", "foute regels weggelaten"),
    "waarschuwing": ("waarschuwing", "waarschuwingen"),
    "verbeterd": ("automatisch verbeterd", "automatisch verbeterd"),
    "melding": ("melding", "meldingen"),
}

KINDS = {"verdwenen": "leerlingen die eerder thuis zaten, stonden niet meer in de lijst"}
"""Kinds of remarks of which the short name says too little."""


def status(value: str) -> str:
    """A status as sign and word: never colour alone."""
    sign, words = SIGNS[value]
    html = tag("span", sign, class_="mon-lv-teken", aria_hidden="true") + tag("span", words)
    return wrap("span", html, class_=f"mon-lv-status mon-lv-{value}")


def period(code: str) -> str:
    """A period in full: ``2e kwartaal 2025``."""
    return Periode.van_code(code).lang()


def periods(codes: Iterable[str]) -> str:
    """Periods in short: one or two by name, more as ``2019 t/m 2022``."""
    ordered = sorted({Periode.van_code(code) for code in codes}, key=Periode.sleutel)
    if len(ordered) <= 2:
        return " en ".join(one.kort() for one in ordered)
    return f"{ordered[0].kort()} t/m {ordered[-1].kort()}"


def moment(when: datetime) -> str:
    """``12 augustus 2025, 9.30 uur``."""
    return f"{datum(when.date())}, {when.hour}.{when.minute:02} uur"


def remarks(opname: OpnameRegel) -> list[str]:
    """How many remarks of each kind, as they were told at loading: ``2 waarschuwingen``."""
    counts = {kind: sum(found.values()) for kind, found in opname.opmerkingen.items()}
    told = [aantal_tekst(counts[kind], *words) for kind, words in REMARKS.items() if kind in counts]
    return [*told, *by_hand(opname)]


def by_hand(opname: OpnameRegel) -> list[str]:
    """What the person did before it went in: ``2 cellen door u hersteld``."""
    did = [
        (opname.hersteld, f"{aantal_tekst(opname.hersteld, 'cel', 'cellen')} met de hand hersteld"),
        (opname.weggelaten, f"{aantal_tekst(opname.weggelaten, 'regel', 'regels')} weggelaten"),
    ]
    return [words for count, words in did if count]


def on_screen(sentence: str) -> str:
    """A sentence of the command line, which numbers files and deliveries apart, for the screen."""
    return sentence.replace("opname", "levering").replace("Opname", "Levering")


def rows(leveringen: Sequence[LeveringRegel]) -> str:
    """How many rows in all, or that there were no cases."""
    if leveringen and all(one.geen_gevallen for one in leveringen):
        return "geen gevallen"
    return getal(sum(one.rijen for one in leveringen))


def size(count: int) -> str:
    """The size of a file: ``14 kB``, ``2,4 MB``."""
    if count < 1_000_000:
        return f"{getal(max(1, round(count / 1000)))} kB"
    return f"{getal(count / 1_000_000, 1)} MB"


def name(one: LeveringRegel) -> str:
    """A delivery inside a sentence: ``Thuiszitters van Leerplicht Duinveen``."""
    return f"{one.titel} van {one.leverancier}"


def title(opname: OpnameRegel) -> str:
    """What a load is about: its datasets, or its file when it has no delivery."""
    titles = list(dict.fromkeys(one.titel for one in opname.leveringen))
    return " en ".join(titles) or opname.bestand or f"levering {opname.handeling}"
