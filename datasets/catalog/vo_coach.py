"""VO-coach (Jeugd- en Gezinscoach): the yearly report, absolute numbers (decisions.md 13)."""

from typing import Annotated

from datasets.model import Dataset, Regel, Rij, kolom
from datasets.periodes import Periode
from datasets.typen import Aantal, Fte, Gemeente, Hulpvraag, Naam, Schoolsoort, periode_cel


class VoCoach(Rij):
    """The work of the coaches at a school in a school year, for one hulpvraag or for all."""

    periode: (
        Annotated[tuple[Periode, str], periode_cel("schooljaar", voorbeeld="2024/2025")] | None
    ) = kolom(
        "Schooljaar",
        "periode",
        "jaar",
        "cursusjaar",
        default=None,
        uitleg="Het schooljaar waarover het verslag gaat.",
    )
    gemeente: Gemeente = kolom(
        "Gemeente van de school", "gemeente", "gemeente school", "vestigingsgemeente",
        "schoolgemeente",
        uitleg="De gemeente waar de school staat.",
    )  # fmt: skip
    school: Naam = kolom(
        "School",
        "schoolnaam",
        "naam school",
        "vestiging",
        "locatie",
        uitleg="De naam van de school.",
    )
    schoolsoort: Schoolsoort | None = kolom(
        "Schoolsoort",
        "onderwijssoort",
        "schooltype",
        "niveau",
        "type",
        default=None,
        uitleg="De soort school.",
    )
    hulpvraag: Hulpvraag | None = kolom(
        "Hulpvraag", "type hulpvraag", "soort hulpvraag", "categorie hulpvraag", "thema",
        default=None,
        uitleg="Het soort hulpvraag. Leeg of totaal betekent: alle hulpvragen samen.",
    )  # fmt: skip
    gesproken: Aantal | None = kolom(
        "Gesproken jongeren", "jongeren", "aantal jongeren", "jongeren gesproken",
        "unieke jongeren", "aantal jongeren gesproken",
        waarde=True, uitleg="Hoeveel verschillende jongeren met een coach spraken.",
    )  # fmt: skip
    gesprekken: Aantal | None = kolom(
        "Gesprekken", "aantal gesprekken", default=None, uitleg="Hoeveel gesprekken er waren."
    )
    beschikkingen: Aantal | None = kolom(
        "Beschikkingen", "aantal beschikkingen", "aangevraagde beschikkingen",
        "beschikkingen aangevraagd", default=None,
        uitleg="Hoeveel beschikkingen voor jeugdhulp zijn aangevraagd.",
    )  # fmt: skip
    fte: Fte | None = kolom(
        "Fte",
        "fte coach",
        "formatie",
        "aantal fte",
        default=None,
        uitleg="De formatie van de coach in fte.",
    )

    regels = (
        Regel(
            sql="gesprekken_max >= gesproken_min",
            zin="er zijn minder gesprekken dan gesproken jongeren",
            uitweg="Kijk of de twee getallen zijn verwisseld.",
            velden=("gesproken", "gesprekken"), ernst="waarschuwing",
        ),
    )  # fmt: skip


DATASET = Dataset(
    id="vo_coach",
    titel="VO-coach",
    omschrijving="Het jaarverslag van de Jeugd- en Gezinscoaches in het voortgezet onderwijs, "
    "per school.",
    rij=VoCoach,
    soort="tellingen",
    periodesoorten=("schooljaar",),
    maat="vo_coach_jongeren",
    bron="Monitorrapportage van de Jeugd- en Gezinscoaches",
    sleutel=("gemeente", "school", "schoolsoort", "hulpvraag"),
    afgeleid={
        "alle_hulpvragen": "coalesce(hulpvraag, 'totaal') = 'totaal'",
        # A school of which no hulpvragen are delivered is unknown as a whole.
        "per_hulpvraag": "case when not alle_hulpvragen then hulpvraag when not "
        "bool_or(not alle_hulpvragen) over (partition by levering_id, gemeente, school, "
        "schoolsoort, peil) then 'onbekend' end",
        # In hundredths. Of a school with a row without fte we do not know whose fte is missing.
        "fte_deel_reden": "case when not bool_and(coalesce(fte, 0) > 0) over (partition by "
        "levering_id, peil, gemeente, school, alle_hulpvragen) then 'geen fte' end",
        "fte_deel_min": "case when fte_deel_reden is null then round(fte * 100)::integer end",
        "fte_deel_max": "fte_deel_min",
    },
)
