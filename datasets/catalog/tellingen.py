"""Tellingen: counts of a listed measure, for offices that deliver only counts (decisions.md 12)."""

from typing import Annotated

from datasets.cellen import CodeCel
from datasets.maten import MATENLIJST
from datasets.model import Dataset, Rij, kolom
from datasets.periodes import Periode
from datasets.typen import Aantal, Gemeente, Uitsplitsing, periode_cel


class Telling(Rij):
    """One count: a municipality, a period, a measure and at most one breakdown."""

    gemeente: Gemeente = kolom(
        "Gemeente",
        "woongemeente",
        "gemeentecode",
        "gemeentenaam",
        "gem",
        uit_koppen=True,
        uitleg="De gemeente, met naam of CBS-code.",
    )
    periode: Annotated[
        tuple[Periode, str],
        periode_cel("kwartaal", "schooljaar", "kalenderjaar", "halfjaar", voorbeeld="2025-K2"),
    ] | None = kolom(
        "Periode", "kwartaal", "schooljaar", "jaar", "perioden", "rapportageperiode",
        "halfjaar", "peildatum", "verslagperiode", "peilperiode", "cursusjaar",
        default=None, uit_koppen=True,
        uitleg="Het kwartaal, schooljaar, kalenderjaar of halfjaar.",
    )  # fmt: skip
    maat: Annotated[str, CodeCel(MATENLIJST)] = kolom(
        "Maat",
        "indicator",
        "onderwerp",
        "wat",
        "soort telling",
        uit_koppen=True,
        uitleg="Wat er geteld is, uit de lijst.",
    )
    uitsplitsing: Uitsplitsing | None = kolom(
        "Uitsplitsing",
        "categorie",
        "uitgesplitst naar",
        default=None,
        uitleg="Leeg voor het totaal.",
    )
    aantal: Aantal | None = kolom(
        "Aantal",
        "aantallen",
        "telling",
        "totaal",
        "stand",
        waarde=True,
        uitleg="Het aantal, of <5.",
    )


DATASET = Dataset(
    id="tellingen",
    titel="Tellingen",
    omschrijving="Aantallen per gemeente, periode en maat, voor wie geen lijst met gevallen "
    "aanlevert.",
    rij=Telling,
    soort="tellingen",
    periodesoorten=("kwartaal", "schooljaar", "kalenderjaar", "halfjaar"),
    maat="veld:maat",
    bron="Opgave van gemeente of samenwerkingsverband",
    sleutel=("gemeente", "maat", "uitsplitsing"),
    afgeleid={"is_totaal": "uitsplitsing is null"},
)
