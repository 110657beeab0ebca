"""Thuiszitters: the case list of a leerplicht office or SWV.

A snapshot of all cases that ran or ended in the quarter.
"""

from typing import ClassVar

from datasets.gevallenlijst import AL_AFGELOPEN, BEGINT_LATER, kwartaal_kolom, leeftijd_kolom
from datasets.model import Dataset, Regel, Rij, kolom
from datasets.typen import (
    Datum,
    Gemeente,
    Kwartaal,
    Leeftijd,
    Pseudoniem,
    RedenThuiszitten,
    Schoolsoort,
    SoortVerzuim,
    UitkomstThuiszitten,
)


class Thuiszitter(Rij):
    """One stretch of staying home of one pupil."""

    leerling_id: Pseudoniem | None = kolom(
        "Leerling-ID", "pseudoniem", "leerlingnummer", "leerling nr", "dossiernummer", "dossier",
        "zaaknummer", "casusnummer",
        "casus", "volgnummer leerling", "leerling", "leerlingcode", "id leerling", "kenmerk",
        "pseudo id", "pseudoniem leerling", "dossiernr", "dossier nr", "leerlingnr", "zaaknr",
        "casusnr", "casenummer", "casenr",
        default=None,
        uitleg="Een pseudoniem of eigen dossiernummer. Nooit een burgerservicenummer of "
        "onderwijsnummer.",
    )  # fmt: skip
    gemeente: Gemeente = kolom(
        "Woongemeente", "gemeente", "gemeentecode", "gemeentenaam", "woonplaats gemeente",
        "gemeente van inschrijving",
        "gem", "gemeente leerling", "woongemeente leerling", "gem code", "cbs code",
        "gemeente code", "woongemeente code", "woonplaats",
        uitleg="De gemeente waar de leerling woont, met naam of CBS-code.",
    )  # fmt: skip
    begin: Datum = kolom(
        "Eerste dag thuis", "begindatum", "begindatum verzuim", "startdatum", "datum begin",
        "begin", "begin verzuim", "thuis sinds",
        "startdatum verzuim", "aanvang verzuim", "verzuim vanaf", "ingangsdatum", "datum aanvang",
        "start", "eerste verzuimdag",
        "begindatum thuiszitten", "begin thuiszitten", "start thuiszitten", "thuiszitter sinds",
        "eerste dag verzuim",
        "datum start", "begin verzuim datum", "ingang",
        uitleg="De eerste dag dat de leerling thuis zat.",
    )  # fmt: skip
    einde: Datum | None = kolom(
        "Datum terug", "einddatum", "einddatum verzuim", "einde", "datum einde", "beeindigd op",
        "afgesloten op", "einde verzuim",
        "datum terug op school", "terug op school", "datum beeindiging", "weer naar school",
        "terug naar school op", "terug",
        "einde thuiszitten", "beeindigd", "afgesloten", "datum afsluiting", "datum herstel",
        "weer op school", "datum terug naar school", "weer op school sinds", "terug op school op",
        "einde verzuim weer naar school", "einde thuiszitten eerste schooldag", "terug sinds",
        een_dag_later=("laatste dag thuis", "laatste verzuimdag", "verzuim tot en met",
        "thuis tot en met", "laatste dag verzuim"),
        uitleg="De eerste dag dat de leerling niet meer thuis zat. Leeg als de leerling nog "
        "thuis zit.",
    )  # fmt: skip
    leeftijd: Leeftijd | None = leeftijd_kolom()
    schoolsoort: Schoolsoort | None = kolom(
        "Schoolsoort", "onderwijssoort", "soort onderwijs", "schooltype", "type onderwijs",
        "onderwijstype", default=None,
        uitleg="De soort school waar de leerling staat ingeschreven.",
    )  # fmt: skip
    soort: SoortVerzuim | None = kolom(
        "Soort verzuim", "soort", "type verzuim", "verzuimsoort", "categorie", "categorie verzuim",
        default=None,
        uitleg="Absoluut verzuim of langdurig relatief verzuim.",
    )  # fmt: skip
    reden: RedenThuiszitten | None = kolom(
        "Reden", "reden thuiszitten", "oorzaak", "hoofdreden", "reden verzuim", "problematiek",
        "aanleiding", default=None,
        uitleg="De belangrijkste reden dat de leerling thuis zit.",
    )  # fmt: skip
    uitkomst: UitkomstThuiszitten | None = kolom(
        "Uitkomst", "resultaat", "reden einde", "reden beeindiging", "afloop", "uitstroom naar",
        "wijze van afsluiten", default=None,
        uitleg="Hoe het thuiszitten eindigde.",
    )  # fmt: skip
    aanbod: Datum | None = kolom(
        "Datum passend aanbod", "datum aanbod", "aanbod op", "passend aanbod per",
        "passend aanbod op",
        "passend aanbod",
        "datum passend plan",
        "aanbod gedaan op", "datum aanbod gedaan", default=None,
        uitleg="De dag waarop een passend aanbod is gedaan. Leeg als dat er nog niet is. "
        "Houdt u dit niet bij, laat dan de hele kolom weg.",
    )  # fmt: skip
    periode: Kwartaal | None = kwartaal_kolom()

    regels: ClassVar[tuple[Regel, ...]] = (
        Regel(
            sql="einde is null or einde >= begin",
            zin="de datum terug ligt voor de eerste dag thuis",
            uitweg="Verbeter een van de twee datums. Zijn ze verwisseld?", velden=("begin",
            "einde"),
        ),
        Regel(
            sql="aanbod is null or aanbod >= begin",
            zin="het passend aanbod ligt voor de eerste dag thuis",
            uitweg="Verbeter de datum, of laat hem leeg.", velden=("begin", "aanbod"),
        ),
        BEGINT_LATER,
        AL_AFGELOPEN,
        Regel(
            sql="begin >= eerste - interval 10 year",
            zin="de leerling zou meer dan 10 jaar thuis zitten",
            uitweg="Kijk of het jaartal klopt.", velden=("begin",), ernst="waarschuwing",
        ),
    )  # fmt: skip


DATASET = Dataset(
    id="thuiszitters",
    titel="Thuiszitters",
    omschrijving="Alle leerlingen die in het kwartaal thuiszaten, ook wie eerder begon of "
    "intussen terug is op school.",
    rij=Thuiszitter,
    soort="gevallen",
    periodesoorten=("kwartaal",),
    maat="thuiszitters",
    bron="Leerplichtadministratie van gemeenten of samenwerkingsverband",
    persoon="leerling_id",
    afgeleid={
        "telt_mee": "begin <= laatste and (einde is null or einde >= eerste)",
        "thuis_begin": "telt_mee and begin < eerste",
        "instroom": "begin between eerste and laatste",
        "uitstroom": "coalesce(einde between eerste and laatste, false)",
        "thuis": "coalesce(begin <= dag and (einde is null or einde > dag), false)",
        "dagen_thuis": "case when thuis then dag - begin end",
        "langer_dan_3_maanden": "coalesce(dagen_thuis > 91, false)",
        "aanbod_binnen_3_maanden": "coalesce(aanbod - begin <= 91, false)",
        # A missing outcome can be back at school or not: a range. A list without any says nothing.
        "terug_min": "coalesce(uitkomst in ('terug naar school', 'zelfde school', "
        "'andere school'), false)::integer",
        "terug_reden": "case when not bool_or(uitkomst is not null and uitstroom) over (partition "
        "by levering_id) then 'geen uitkomsten' end",
        "terug_max": "case when uitkomst is null and terug_reden is null then 1 else terug_min end",
    },
)
