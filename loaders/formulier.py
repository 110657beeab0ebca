"""A form instead of a file: the counts of a small office, typed on the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Formulierveld:
    """One column of the form.

    Attributes:
        naam: name of the field.
        uitleg: one sentence about what goes in.
        verwacht: what kind of text is expected ("een aantal, bijvoorbeeld 12 of <5").
        keuzes: the words to choose from; empty when anything may be typed.
        verplicht: an empty cell is an error.
    """

    naam: str
    titel: str
    uitleg: str
    verwacht: str
    voorbeeld: str
    keuzes: tuple[str, ...]
    verplicht: bool


@dataclass(frozen=True)
class Formulier:
    """What to fill in for one delivery of counts.

    Attributes:
        dataset: id of the export type.
        titel: its title.
        leverancier: who delivers.
        periode: code of the period.
        velden: the columns.
        rijen: the rows that are proposed, a text per column; the person adds or drops rows.
    """

    dataset: str
    titel: str
    leverancier: str
    periode: str
    velden: tuple[Formulierveld, ...]
    rijen: tuple[tuple[str, ...], ...]
