"""Jeugdhulp percentages as CBS publishes them (StatLine 85098NED).

Each column has a denominator of its own (decisions.md 9).
"""

from typing import Annotated

from datasets.cellen import CodeCel
from datasets.codelijsten import Codelijst, Waarde
from datasets.model import Dataset, Rij, kolom
from datasets.periodes import Periode
from datasets.typen import GemeenteLandelijk, Percentage, periode_cel

ONDERWERPEN = Codelijst(
    id="onderwerp_jeugdzorg",
    titel="onderwerpen van CBS-tabel 85098NED",
    waarden=(
        Waarde("jeugdhulp", "Jongeren met jeugdhulp in natura",
            ("Jongeren met jeugdhulp in natura (% (zie toelichting))",)),
        Waarde(
            "jeugdhulp met verblijf", "Jongeren met jeugdhulp met verblijf",
            ("Jongeren met jeugdh. met verbl. in nat. (% (zie toelichting))",),
        ),
        Waarde("jeugdbescherming", "Jongeren met jeugdbescherming",
            ("Jongeren met jeugdbescherming (% (zie toelichting))",)),
        Waarde(
            "jeugdbescherming met verblijf", "Jeugdbescherming en jeugdhulp met verblijf",
            ("Jeugdbesch. en jeugdh. met verbl. in nat (% (zie toelichting))",),
        ),
        Waarde("jeugdreclassering", "Jongeren met jeugdreclassering",
            ("Jongeren met jeugdreclassering (% (zie toelichting))",)),
    ),
)  # fmt: skip


class JeugdhulpIndicator(Rij):
    """One percentage of one municipality in one year or half-year."""

    gemeente: GemeenteLandelijk | None = kolom("Regio's", "regio", "gemeente", "gemeenten")
    periode: Annotated[
        tuple[Periode, str], periode_cel("kalenderjaar", "halfjaar", voorbeeld="2022*")
    ] = kolom("Perioden", "periode", "jaar")
    onderwerp: Annotated[str, CodeCel(ONDERWERPEN)] = kolom("Onderwerp", uit_koppen=True)
    percentage: Percentage | None = kolom("Percentage", "waarde", waarde=True)


DATASET = Dataset(
    id="jeugdhulp_indicatoren",
    titel="Jeugdhulp, percentages van CBS",
    omschrijving="Percentages jeugdhulp, jeugdbescherming en jeugdreclassering per gemeente, "
    "zoals CBS ze publiceert.",
    rij=JeugdhulpIndicator,
    soort="tellingen",
    periodesoorten=("kalenderjaar", "halfjaar"),
    maat="veld:onderwerp",
    bron="CBS StatLine, tabel 85098NED",
    leverancier="CBS",
    landelijk=True,
    optelbaar=False,
    sleutel=("gemeente", "onderwerp"),
)
