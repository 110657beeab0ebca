"""Jeugdhulptrajecten: the case list of who buys or registers jeugdhulp for municipalities.

A snapshot of all trajectories that ran or ended in the quarter. A youth can have several at once,
so persons and trajectories are counted apart. Words are those of the Informatieprotocol
Beleidsinformatie Jeugd.
"""

from typing import ClassVar

from datasets.gevallenlijst import AL_AFGELOPEN, BEGINT_LATER, kwartaal_kolom, leeftijd_kolom
from datasets.model import Dataset, Regel, Rij, kolom
from datasets.typen import (
    Datum,
    Gemeente,
    Hulpvorm,
    Kwartaal,
    Leeftijd,
    Pseudoniem,
    RedenBeeindiging,
    Verwijzer,
)


class Jeugdhulptraject(Rij):
    """One trajectory: one hulpvorm for one youth, from its first day up to its last."""

    jongere_id: Pseudoniem | None = kolom(
        "Jongere-ID", "pseudoniem", "cliëntnummer", "cliënt-ID", "jeugdigenummer", "jeugdige",
        "jongere", "jongerenummer", "dossiernummer", "dossier", "kenmerk",
        default=None,
        uitleg="Een pseudoniem of eigen dossiernummer, voor elke jongere steeds hetzelfde. Nooit "
        "een burgerservicenummer.",
    )  # fmt: skip
    gemeente: Gemeente = kolom(
        "Woongemeente", "gemeente", "gemeentecode", "gemeentenaam", "gem", "woonplaats gemeente",
        "gemeente code", "woongemeente code", "gemeente jongere", "gemeente jeugdige",
        uitleg="De gemeente waar de jongere woont, met naam of CBS-code.",
    )  # fmt: skip
    hulpvorm: Hulpvorm = kolom(
        "Hulpvorm", "type jeugdhulp", "type hulp", "vorm van jeugdhulp", "hulpvormcode",
        "code hulpvorm",
        uitleg="De code van de hulpvorm: 01 tot en met 04 zonder verblijf, 11 tot en met 14 met "
        "verblijf.",
    )  # fmt: skip
    begin: Datum = kolom(
        "Begindatum", "datum aanvang jeugdhulp", "datum aanvang", "aanvang", "startdatum",
        "start", "begin", "datum begin", "datum start", "start traject", "begin traject",
        uitleg="De eerste dag van het traject.",
    )  # fmt: skip
    einde: Datum | None = kolom(
        "Einddatum", "datum einde jeugdhulp", "datum einde", "einde", "beeindigd op",
        "datum beeindiging", "einde traject",
        een_dag_later=("laatste dag", "laatste dag jeugdhulp", "tot en met", "t m",
        "laatste dag traject"),
        uitleg="De eerste dag dat het traject niet meer liep. Leeg als het doorloopt.",
    )  # fmt: skip
    verwijzer: Verwijzer | None = kolom(
        "Verwijzer", "verwezen door", "type verwijzer", "soort verwijzer", default=None,
        uitleg="Wie de jongere naar de jeugdhulp verwees.",
    )  # fmt: skip
    reden: RedenBeeindiging | None = kolom(
        "Reden beëindiging", "reden beëindiging jeugdhulp", "reden einde", "beëindigingsreden",
        "wijze van beëindiging", default=None,
        uitleg="Waarom het traject eindigde. Leeg als het doorloopt.",
    )  # fmt: skip
    leeftijd: Leeftijd | None = leeftijd_kolom()
    periode: Kwartaal | None = kwartaal_kolom()

    regels: ClassVar[tuple[Regel, ...]] = (
        Regel(
            sql="einde is null or einde >= begin", zin="de einddatum ligt voor de begindatum",
            uitweg="Verbeter een van de twee datums. Zijn ze verwisseld?",
            velden=("begin", "einde"),
        ),
        BEGINT_LATER,
        AL_AFGELOPEN,
        Regel(
            sql="reden is null or einde is not null",
            zin="er staat een reden van beëindiging, en geen einddatum; het traject telt als "
            "lopend",
            uitweg="Vul de einddatum in, of maak de reden leeg.", velden=("einde", "reden"),
            ernst="waarschuwing",
        ),
    )  # fmt: skip


PER_JONGERE = "partition by levering_id, peil, gemeente_nu, jongere_id"

DATASET = Dataset(
    id="jeugdhulptrajecten",
    titel="Jeugdhulptrajecten",
    omschrijving="Alle trajecten jeugdhulp die in het kwartaal liepen of eindigden, met de "
    "hulpvorm, de verwijzer en de reden van beëindiging.",
    rij=Jeugdhulptraject,
    soort="gevallen",
    periodesoorten=("kwartaal",),
    soort_veld="hulpvorm",
    maat="jeugdhulptrajecten",
    bron="Registratie van jeugdhulp door gemeenten of jeugdregio (Regeling Jeugdwet, "
    "Informatieprotocol Beleidsinformatie Jeugd)",
    afgeleid={
        "verblijf": "hulpvorm in ('11', '12', '13', '14')",
        "jeugdzorgplus": "hulpvorm = '13'",
        "gestart": "begin between eerste and laatste",
        # `einde` is the first day without help: who stopped on the first day had none in it.
        "liep": "begin <= laatste and (einde is null or einde > eerste or gestart)",
        "beeindigd": "coalesce(einde between eerste and laatste, false)",
        # A youth counts once: in the first of the rows that count. Without a pseudonym nobody
        # can say who is who.
        "jongere_reden": "case when jongere_id is null then 'geen pseudoniem' end",
        "jongere_min": "case when jongere_reden is null and liep and row_number() over "
        f"({PER_JONGERE}, liep order by rij) = 1 then 1 else 0 end",
        "jongere_max": "jongere_min",
        "verblijver_reden": "jongere_reden",
        "verblijver_min": "case when jongere_reden is null and liep and verblijf and row_number() "
        f"over ({PER_JONGERE}, liep and verblijf order by rij) = 1 then 1 else 0 end",
        "verblijver_max": "verblijver_min",
        # A missing reason can be uitval or not: a range. A list without any reason says nothing.
        "reden_bekend": "coalesce(reden <> 'onbekend', false)",
        "uitval_min": "case when reden in ('eenzijdig client', 'eenzijdig aanbieder') then 1 "
        "else 0 end",
        "uitval_reden": "case when not bool_or(reden_bekend and beeindigd) over (partition by "
        "levering_id) then 'geen redenen' end",
        "uitval_max": "case when reden_bekend or uitval_reden is not null then uitval_min else 1 "
        "end",
    },
)
