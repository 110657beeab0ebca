"""Pupils in primary and special education by school and home postcode (DUO open data).

There is one file per school municipality.
"""

from typing import Annotated, ClassVar

from datasets.model import Dataset, Regel, Rij, kolom
from datasets.periodes import Periode
from datasets.typen import (
    AantalCbs,
    Gemeente,
    GemeenteLandelijk,
    Leeftijdsklasse,
    Naam,
    Postcode,
    SoortPo,
    periode_cel,
)


class LeerlingenPo(Rij):
    """The pupils of one age at one school location who live in one postcode area."""

    periode: Annotated[tuple[Periode, str], periode_cel("peildatum", voorbeeld="20241001")] = kolom(
        "PEILDATUM"
    )
    schoolgemeente: Gemeente = kolom("GEMEENTENUMMER")
    postcode: Postcode | None = kolom("POSTCODE_LEERLING")
    gemeente: GemeenteLandelijk | None = kolom("GEMEENTENAAM_LEERLING")
    school: Naam = kolom("INSTELLINGSCODE")
    vestiging: Naam = kolom("VESTIGINGSCODE")
    soort: SoortPo = kolom("SOORT_PO")
    leeftijd: Leeftijdsklasse = kolom("LEEFTIJD", uit_koppen=True)
    aantal: AantalCbs | None = kolom("AANTAL", waarde=True)

    regels: ClassVar[tuple[Regel, ...]] = (
        Regel(
            sql=r"not regexp_matches(school, '^[0-9.,]+[eE][+-]?[0-9]+$')",
            zin="Excel heeft deze code veranderd; de leerlingen tellen mee, maar de school is "
            "niet meer te herkennen",
            uitweg="Laad liever het bestand zoals DUO het geeft, zonder het in Excel te bewaren.",
            velden=("school",),
            ernst="waarschuwing",
        ),
    )


DATASET = Dataset(
    id="leerlingen_po",
    titel="Leerlingen primair en speciaal onderwijs",
    omschrijving="Leerlingen in bo, sbo, so en vso naar school, leeftijd en postcode van het "
    "huisadres.",
    rij=LeerlingenPo,
    soort="deelbestand",
    periodesoorten=("peildatum",),
    maat="leerlingen_po",
    bron="DUO open data, leerlingen po naar woonpostcode",
    leverancier="DUO",
    landelijk=True,
    deel_veld="schoolgemeente",
    postcode_veld="postcode",
    sleutel=("schoolgemeente", "postcode", "gemeente", "school", "vestiging", "soort", "leeftijd"),
    afgeleid={
        "grensverkeer": "schoolgemeente_nu <> gemeente_nu",
    },
)
