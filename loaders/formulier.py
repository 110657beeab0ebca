"""A form instead of a file: the counts of a small office, typed on the page.

Made from the row class. What is typed becomes a small file with the block of our template, and
goes the ordinary road: the same checks, messages and repairs as any file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from datasets.celtype import CelType
from datasets.maten import MATEN
from datasets.model import Dataset, Veld
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from loaders.sjabloon import gemeenten_van, velden_van
from loaders.sjabloon_blok import DATASET, LEVERANCIER, MERK, PERIODE

_MEESTE_RIJEN = 24
_MEESTE_MATEN = 6


class GeenFormulier(ValueError):
    """There is a form for counts only. `str()` is a Dutch sentence."""


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


def heeft_formulier(dataset: Dataset) -> bool:
    """True for counts that a regional office delivers."""
    return dataset.soort == "tellingen" and not dataset.landelijk


def formulier(
    dataset: Dataset,
    regio: Regio,
    leverancier: str,
    periode: str,
    *,
    maten: Sequence[str] = (),
) -> Formulier:
    """The form of one delivery.

    The rows that are proposed are the municipalities of the leverancier, where the export type
    names its measures once for each of `maten` (titles); without them the first of the list.

    Raises:
        GeenFormulier: this export type is no list of counts.
        PeriodeFout: `periode` is no code of a period.
    """
    if not heeft_formulier(dataset):
        raise GeenFormulier(
            f"Voor {dataset.titel} is er geen formulier. Gebruik het sjabloon, of lever een "
            "bestand aan."
        )
    op = Periode.van_code(periode).laatste
    gemeenten = gemeenten_van(regio, dataset, leverancier, op)
    velden = tuple(_veld(veld, dataset, gemeenten) for veld in velden_van(dataset))
    return Formulier(
        dataset=dataset.id,
        titel=dataset.titel,
        leverancier=leverancier,
        periode=periode,
        velden=velden,
        rijen=tuple(_rijen(dataset, velden, gemeenten, tuple(maten))),
    )


def _veld(veld: Veld, dataset: Dataset, gemeenten: tuple[str, ...]) -> Formulierveld:
    cel: CelType = veld.cel
    return Formulierveld(
        naam=veld.naam,
        titel=veld.kolom.titel,
        uitleg=veld.kolom.uitleg,
        verwacht=cel.verwacht,
        voorbeeld=cel.voorbeeld,
        keuzes=gemeenten if veld.naam == dataset.gemeente_veld else cel.keuzes(),
        verplicht=not veld.mag_leeg,
    )


def _rijen(
    dataset: Dataset,
    velden: Sequence[Formulierveld],
    gemeenten: Sequence[str],
    maten: tuple[str, ...],
) -> list[tuple[str, ...]]:
    if dataset.maat_veld:
        passen = max(1, min(_MEESTE_MATEN, _MEESTE_RIJEN // max(1, len(gemeenten))))
        maten = maten or tuple(m.titel for m in MATEN[:passen])
    else:
        maten = ("",)
    bekend = [
        {dataset.gemeente_veld: gemeente, dataset.maat_veld: maat}
        for gemeente in gemeenten
        for maat in maten
    ]
    return [tuple(rij.get(veld.naam, "") for veld in velden) for rij in bekend]


def als_bestand(formulier: Formulier, rijen: Sequence[Sequence[str]]) -> tuple[bytes, str]:
    """What was typed as a csv file with the headings of the template, and its name.

    Rows in which nothing stands are left out.
    """
    tekst = io.StringIO()
    schrijver = csv.writer(tekst, delimiter=";", lineterminator="\r\n")
    schrijver.writerows(
        [
            [MERK],
            [DATASET, formulier.titel],
            [LEVERANCIER, formulier.leverancier],
            [PERIODE, formulier.periode],
            [],
            [veld.titel for veld in formulier.velden],
        ]
    )
    schrijver.writerows(rij for rij in rijen if any(cel.strip() for cel in rij))
    naam = f"Formulier {formulier.titel} {formulier.leverancier} {formulier.periode}.csv"
    return tekst.getvalue().encode("utf-8-sig"), naam.replace("/", "-")
