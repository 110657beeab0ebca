"""Jeugdhulp counts of CBS by age band and referrer (OData), rounded to 5."""

from typing import Annotated

from datasets.cellen import CodeCel
from datasets.codelijsten import Codelijst, Waarde
from datasets.model import Dataset, Rij, kolom
from datasets.periodes import Periode
from datasets.typen import AantalCbs, GemeenteLandelijk, periode_cel

VORM = Codelijst(
    id="vorm_jeugdzorg",
    titel="vormen van jeugdzorg",
    waarden=(
        Waarde(
            "totaal", "Alle vormen", ("T001203", "Totaal jeugdhulp", "Totaal jeugdzorg", "Totaal")
        ),
    ),
)

ONDERWERPEN = Codelijst(
    id="onderwerp_jeugdhulpgebruik",
    titel="onderwerpen van jeugdhulpgebruik",
    waarden=(
        Waarde("jongeren", "Jongeren met jeugdhulp", ("TotaalJongerenMetJeugdzorgInNatura_1",)),
        Waarde("jongeren 0 tot 4", "Jongeren van 0 tot 4 jaar", ("k_0Tot4Jaar_2",)),
        Waarde("jongeren 4 tot 12", "Jongeren van 4 tot 12 jaar", ("k_4Tot12Jaar_3",)),
        Waarde("jongeren 12 tot 18", "Jongeren van 12 tot 18 jaar", ("k_12Tot18Jaar_4",)),
        Waarde("jongeren 18 tot 23", "Jongeren van 18 tot 23 jaar", ("k_18Tot23Jaar_5",)),
        Waarde(
            "kind eenouderhuishouden",
            "Thuiswonend kind in eenouderhuishouden",
            ("ThuiswonendKindInEenouderhuishouden_6",),
        ),
        Waarde("kind bij paar", "Thuiswonend kind bij een paar", ("ThuiswonendKindBijEenPaar_7",)),
        Waarde("ander huishouden", "Ander huishouden", ("AnderHuishouden_8",)),
        Waarde("trajecten", "Trajecten", ("TotaalTrajectenInNatura_9",)),
        Waarde(
            "trajecten gemeentelijke toegang",
            "Trajecten via de gemeentelijke toegang",
            ("GemeentelijkeToegang_10",),
        ),
        Waarde("trajecten huisarts", "Trajecten via de huisarts", ("Huisarts_11",)),
        Waarde("trajecten jeugdarts", "Trajecten via de jeugdarts", ("Jeugdarts_12",)),
        Waarde(
            "trajecten gecertificeerde instelling",
            "Trajecten via een gecertificeerde instelling",
            ("GecertificeerdeInstelling_13",),
        ),
        Waarde(
            "trajecten medisch specialist",
            "Trajecten via een medisch specialist",
            ("MedischSpecialist_14",),
        ),
        Waarde(
            "trajecten rechter",
            "Trajecten via de rechter of officier van justitie",
            ("RechterOfficierVanJustitie_15",),
        ),
        Waarde("trajecten geen verwijzer", "Trajecten zonder verwijzer", ("GeenVerwijzer_16",)),
        Waarde(
            "trajecten verwijzer onbekend",
            "Trajecten met onbekende verwijzer",
            ("VerwijzerOnbekend_17",),
        ),
    ),
)


class JeugdhulpGebruik(Rij):
    """One count of one municipality in one year."""

    vorm: Annotated[str, CodeCel(VORM)] = kolom(
        "VormenVanJeugdzorg", "vorm", "vormen van jeugdzorg"
    )
    gemeente: GemeenteLandelijk | None = kolom(
        "Wijken", "regio's", "regio", "gemeente", "wijken en buurten"
    )
    periode: Annotated[
        tuple[Periode, str], periode_cel("kalenderjaar", "halfjaar", voorbeeld="2022JJ00")
    ] = kolom("Perioden", "periode", "jaar")
    onderwerp: Annotated[str, CodeCel(ONDERWERPEN)] = kolom("Onderwerp", uit_koppen=True)
    aantal: AantalCbs | None = kolom("Aantal", waarde=True)


DATASET = Dataset(
    id="jeugdhulp_gebruik",
    titel="Jeugdhulpgebruik, aantallen van CBS",
    omschrijving="Aantal jongeren en trajecten met jeugdhulp per gemeente, naar leeftijd en "
    "verwijzer, afgerond op 5.",
    rij=JeugdhulpGebruik,
    soort="tellingen",
    periodesoorten=("kalenderjaar", "halfjaar"),
    maat="veld:onderwerp",
    bron="CBS, kerncijfers over jeugdzorg in natura (OData)",
    leverancier="CBS",
    landelijk=True,
    sleutel=("vorm", "gemeente", "onderwerp"),
)
