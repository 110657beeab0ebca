"""Tellingen: counts of a listed measure, for offices that deliver only counts (decisions.md 12)."""

from typing import Annotated

from datasets.cellen import CodeCel
from datasets.maten import GEMIDDELDEN, MATENLIJST
from datasets.model import Dataset, Regel, Rij, kolom
from datasets.periodes import Periode
from datasets.typen import Aantal, Gemeente, Getal, Uitsplitsing, periode_cel

IS_GEMIDDELDE = f"maat in ({', '.join(repr(m) for m in GEMIDDELDEN)})"


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
        uitleg="Het aantal, of <5. Bij een gemiddelde: over hoeveel personen het gaat.",
    )
    gemiddelde: Getal | None = kolom(
        "Gemiddelde", default=None,
        uitleg="Alleen bij een maat die een gemiddelde is, zoals een cijfer.",
    )  # fmt: skip
    standaardafwijking: Getal | None = kolom(
        "Standaardafwijking", "standaarddeviatie", default=None,
        uitleg="De spreiding rond het gemiddelde. Zonder is niet te zeggen hoe zeker het is.",
    )  # fmt: skip

    regels = (
        Regel(
            sql=f"gemiddelde is not null or aantal_reden is not null or not {IS_GEMIDDELDE}",
            zin="bij deze maat hoort een gemiddelde",
            uitweg="Zet het gemiddelde in de kolom Gemiddelde, en bij Aantal over hoeveel personen "
            "het gaat.",
            velden=("maat", "aantal"),
        ),
        Regel(
            sql=f"gemiddelde is null or coalesce(aantal_max, 0) >= 1 or not {IS_GEMIDDELDE}",
            zin="er staat niet bij over hoeveel personen het gemiddelde gaat",
            uitweg="Zet bij Aantal over hoeveel personen het gemiddelde gaat.",
            velden=("maat", "gemiddelde", "aantal"),
        ),
        Regel(
            sql=f"gemiddelde is null or {IS_GEMIDDELDE}",
            zin="bij deze maat hoort geen gemiddelde: dat gemiddelde telt nergens mee",
            uitweg="Kijk of de maat klopt. Is het aantal goed, bevestig het dan.",
            velden=("maat", "gemiddelde"),
            ernst="waarschuwing",
        ),
        Regel(
            sql="maat <> 'samenwerking_cijfer' or coalesce(gemiddelde between 1 and 10, true)",
            zin="een rapportcijfer ligt tussen 1 en 10",
            uitweg="Reken het om naar een cijfer van 1 tot en met 10.",
            velden=("maat", "gemiddelde"),
        ),
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
