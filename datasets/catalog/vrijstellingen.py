"""Vrijstellingen of the Leerplichtwet 1969: the case list of a leerplicht office, per article."""

from typing import ClassVar

from datasets.gevallenlijst import AL_AFGELOPEN, BEGINT_LATER, kwartaal_kolom, leeftijd_kolom
from datasets.model import Dataset, Regel, Rij, kolom
from datasets.typen import (
    Artikel,
    Datum,
    Gemeente,
    JaNee,
    Kwartaal,
    Leeftijd,
    NieuwVerlengd,
    Pseudoniem,
)


class Vrijstelling(Rij):
    """One exemption of one pupil, valid from its first day up to its last."""

    leerling_id: Pseudoniem | None = kolom(
        "Leerling-ID", "pseudoniem", "leerlingnummer", "dossiernummer", "dossier", "zaaknummer",
        "kenmerk", "leerlingcode",
        "leerling nr", "leerlingnr", "casusnummer", "casenummer", "leerling", "dossiernr",
        "dossier nr", "zaaknr", default=None,
        uitleg="Een pseudoniem of eigen dossiernummer. Nooit een burgerservicenummer of "
        "onderwijsnummer.",
    )  # fmt: skip
    gemeente: Gemeente = kolom(
        "Woongemeente", "gemeente", "gemeentecode", "gemeentenaam", "gem",
        "gemeente van inschrijving", "gem code", "cbs code", "woonplaats gemeente", "gemeente code",
        "woongemeente code", "gemeente leerling", "woongemeente leerling", "woonplaats",
        uitleg="De gemeente waar de leerling woont, met naam of CBS-code.",
    )  # fmt: skip
    artikel: Artikel = kolom(
        "Artikel", "grond", "artikel leerplichtwet", "vrijstellingsgrond", "soort vrijstelling",
        "wetsartikel", "artikel lpw",
        "grond vrijstelling", "type vrijstelling", "vrijstelling", "art",
        uitleg="Het artikel van de Leerplichtwet. Let op: 5 onder a is iets anders dan artikel "
        "5a (trekkend bestaan).",
    )  # fmt: skip
    begin: Datum = kolom(
        "Ingangsdatum", "begindatum", "startdatum", "vanaf", "geldig vanaf", "datum ingang",
        "begin", "ingang", "van", "datum begin", "eerste dag",
        uitleg="De eerste dag van de vrijstelling.",
    )  # fmt: skip
    einde: Datum | None = kolom(
        "Einddatum", "beeindigd op", "einde", "datum einde", "eerste dag zonder vrijstelling",
        "beeindigd", "datum beeindiging",
        een_dag_later=("geldig tot en met", "tot en met", "laatste dag", "t m", "geldig t m",
        "van kracht tot en met", "laatste dag vrijstelling"),
        uitleg="De eerste dag dat de vrijstelling niet meer geldt. Leeg als hij doorloopt.",
    )  # fmt: skip
    nieuw: NieuwVerlengd | None = kolom(
        "Nieuw of verlengd", "nieuw verlengd", "aanvraag", "soort aanvraag", "nieuw verlenging",
        default=None,
        uitleg="Of dit de eerste vrijstelling is of een verlenging.",
    )  # fmt: skip
    permanent: JaNee | None = kolom(
        "Permanent", "permanente vrijstelling", "blijvend", "permanent j n", "permanent ja nee",
        default=None,
        uitleg="Ja als de vrijstelling niet elk jaar opnieuw wordt aangevraagd.",
    )  # fmt: skip
    leeftijd: Leeftijd | None = leeftijd_kolom()
    periode: Kwartaal | None = kwartaal_kolom()

    regels: ClassVar[tuple[Regel, ...]] = (
        Regel(
            sql="einde is null or einde >= begin", zin="de einddatum ligt voor de ingangsdatum",
            uitweg="Verbeter een van de twee datums. Zijn ze verwisseld?",
            velden=("begin", "einde"),
        ),
        BEGINT_LATER,
        AL_AFGELOPEN,
    )  # fmt: skip


DATASET = Dataset(
    id="vrijstellingen",
    titel="Vrijstellingen",
    omschrijving="Alle vrijstellingen van de leerplicht die in het kwartaal golden, met het "
    "artikel van de wet.",
    rij=Vrijstelling,
    soort="gevallen",
    periodesoorten=("kwartaal",),
    soort_veld="artikel",
    maat="vrijstellingen",
    bron="Leerplichtadministratie van gemeenten (Leerplichtwet 1969, artikelen 3a, 3b, 5, 5a, 11 "
    "en 15)",
    afgeleid={
        "geldig": "coalesce(begin <= dag and (einde is null or einde > dag), false)",
        "ingegaan": "begin between eerste and laatste",
        "beeindigd": "coalesce(einde between eerste and laatste, false)",
        # What was not filled in can be either: a range. A list that nowhere says it says nothing.
        "nieuwe_min": "coalesce(nieuw = 'nieuw', false)::integer",
        "nieuwe_reden": "case when not bool_or(nieuw is not null and ingegaan) over (partition by "
        "levering_id) then 'niet gezegd' end",
        "nieuwe_max": "case when nieuw is null and nieuwe_reden is null then 1 else nieuwe_min end",
        "verlengde_min": "coalesce(nieuw = 'verlengd', false)::integer",
        "verlengde_reden": "nieuwe_reden",
        "verlengde_max": "case when nieuw is null and nieuwe_reden is null then 1 else "
        "verlengde_min end",
        "permanente_min": "coalesce(permanent, false)::integer",
        "permanente_reden": "case when not bool_or(permanent is not null) over (partition by "
        "levering_id) then 'niet gezegd' end",
        "permanente_max": "case when permanent is null and permanente_reden is null then 1 else "
        "permanente_min end",
    },
)
