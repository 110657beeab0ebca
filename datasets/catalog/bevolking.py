"""Inhabitants by age: the denominators.

Reads the CBS tables by age, by age band, and the one with totals at year's end.
"""

from typing import Annotated

from datasets.cellen import CodeCel
from datasets.codelijsten import Codelijst, Waarde
from datasets.model import Dataset, Rij, kolom
from datasets.periodes import Periode
from datasets.typen import AantalCbs, GemeenteLandelijk, Leeftijdsklasse, periode_cel

STAND = Codelijst(
    id="stand_bevolking",
    titel="onderwerpen van bevolking",
    waarden=(
        Waarde("begin", "Bevolking op 1 januari", (
            "Bevolking op 1 januari (aantal)", "Bevolking aan het begin van de periode",
            "Bevolking op de eerste van de maand",
        )),
        Waarde("einde", "Bevolking aan het einde van de periode", ("Bevolking op 31 december",)),
    ),
)  # fmt: skip


class Bevolking(Rij):
    """The inhabitants of one municipality of one age or age band on one day."""

    gemeente: GemeenteLandelijk | None = kolom(
        "Regio's", "regio", "gemeente", "gemeenten", "gemeentecode", "woongemeente", "RegioS"
    )
    onderwerp: Annotated[str, CodeCel(STAND)] | None = kolom(
        "Onderwerp", default=None, uitleg="Leeg betekent: op 1 januari, of op de peildatum."
    )
    geslacht: Annotated[str, CodeCel(Codelijst("geslacht", "geslachten", (
        Waarde("totaal", "Totaal mannen en vrouwen", ("totaal", "totaal mannen en vrouwen")),
    )))] | None = kolom("Geslacht", default=None)  # fmt: skip
    leeftijd: Leeftijdsklasse | None = kolom(
        "Leeftijd", "leeftijdsgroep", "leeftijdsklasse", "leeftijd op 1 januari",
        "leeftijd op 31 december", default=None, uit_koppen=True,
        uitleg="Een leeftijd, een klasse zoals 5 tot 10 jaar, of totaal. Zonder deze kolom gaat "
        "het om alle inwoners.",
    )  # fmt: skip
    periode: Annotated[
        tuple[Periode, str], periode_cel("kalenderjaar", "peildatum", voorbeeld="2024")
    ] = kolom(
        "Perioden",
        "periode",
        "jaar",
        "peildatum",
        uit_koppen=True,
        uitleg="Het jaar of de peildatum.",
    )
    aantal: AantalCbs | None = kolom(
        "Bevolking", "aantal", "inwoners", "aantal inwoners", "bevolking op 1 januari",
        "bevolking op 1 januari (aantal)", "inwonertal",
        waarde=True, uitleg="Het aantal inwoners.",
    )  # fmt: skip


DATASET = Dataset(
    id="bevolking",
    titel="Bevolking",
    omschrijving="Inwoners per gemeente naar leeftijd. Nodig om aantallen per 1.000 "
    "leerplichtigen te tonen.",
    rij=Bevolking,
    soort="tellingen",
    periodesoorten=("kalenderjaar", "peildatum"),
    maat="bevolking",
    bron="CBS StatLine, bevolking naar leeftijd en bevolkingsontwikkeling",
    leverancier="CBS",
    landelijk=True,
    sleutel=("gemeente", "onderwerp", "leeftijd"),
    afgeleid={
        "van": "coalesce(leeftijd_van, 0)",
        "tot_en_met": "coalesce(leeftijd_tot_en_met, 150)",
        "peildatum": "case when onderwerp = 'einde' then laatste else eerste end",
    },
)
