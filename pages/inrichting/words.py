"""Words of this page: dates as people type them, states, short lists. Pure."""

from __future__ import annotations

from datetime import date

from datasets.catalog import datasets
from datasets.notatie import datum, lees_datum
from datasets.reference.indelingen import TITELS, Tijdvak

SECTIONS = (
    "Cijfers",
    "Indelingen",
    "Leveranciers",
    "Welke bron telt",
    "Doelen en vergelijken",
    "Agenda",
    "Namen en termijn",
    "Wijzigingen",
)
"""The parts of the page, as they stand in the address."""

WHERE = {"kerncijfer": "Kerncijfer", "onderwerp": "Bij het onderwerp", "niet": "Niet getoond"}
SECTORS = {"alle": "alle", "po": "primair", "vo": "voortgezet", "mbo": "mbo"}
EXAMPLE = "Bijvoorbeeld 1-1-2026."


class WrongDate(ValueError):
    """A date that cannot be read. `str()` is a Dutch sentence."""


def read_date(typed: str, label: str) -> date | None:
    """The date that was typed; None for an empty box.

    Raises:
        WrongDate: it is no date; the sentence names the box.
    """
    if not typed.strip():
        return None
    try:
        return lees_datum(typed)
    except ValueError as error:
        raise WrongDate(f"{label}: “{typed[:30]}” is geen datum. {EXAMPLE}") from error


def day(one: date | None) -> str:
    """A date for in a box: ``1-1-2026``; empty for none."""
    return f"{one.day}-{one.month}-{one.year}" if one else ""


def span(one: Tijdvak) -> str:
    """From when until when: ``vanaf 1 januari 2026``; empty when it always holds."""
    parts = [f"vanaf {datum(one.van)}"] if one.van else []
    if one.tot:
        parts.append(f"tot {datum(one.tot)}")
    return " ".join(parts)


def dataset(name: str) -> str:
    """Title of a dataset."""
    return datasets()[name].titel


def dataset_names() -> dict[str, str]:
    """Title -> id of all datasets."""
    return {one.titel: one.id for one in datasets().values()}


def national() -> dict[str, str]:
    """Title -> id of the national groupings."""
    return {title: name for name, title in TITELS.items()}
