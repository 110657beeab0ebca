"""The words of the field: each term once, with its definition and where that comes from.

Definitions are those of `domain.md` (the design of the monitor), which took them from the law and
the ministry; where there is no statutory definition the text says so. An indicator names the terms
that its reader must know.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field


class Begrip(BaseModel):
    """A term.

    Attributes:
        naam: the one way in which it is written, in the singular.
        uitleg: its definition, in one or two plain sentences.
        bron: law or document that defines it, or who uses it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    naam: str = Field(min_length=1)
    uitleg: str = Field(min_length=1)
    bron: str = Field(min_length=1)


LEERPLICHTWET = "Leerplichtwet 1969"
MINISTERIE = "Ministerie van OCW, indeling van verzuim sinds 2016"
JEUGDWET = "Regeling Jeugdwet, Informatieprotocol Beleidsinformatie Jeugd"
DUO = "DUO open data"

_ALLE = (
    Begrip(
        naam="leerplichtig",
        uitleg="Een kind is leerplichtig vanaf de eerste schooldag van de maand na de vijfde "
        "verjaardag tot het einde van het schooljaar waarin het 16 wordt. Daarna is er "
        "kwalificatieplicht tot 18 jaar of tot een startkwalificatie.",
        bron=LEERPLICHTWET,
    ),
    Begrip(
        naam="absoluut verzuim",
        uitleg="Een jongere is leerplichtig of kwalificatieplichtig, staat nergens ingeschreven "
        "en heeft geen vrijstelling.",
        bron=f"{LEERPLICHTWET}; Besluit verzuimmelding",
    ),
    Begrip(
        naam="langdurig relatief verzuim",
        uitleg="Een jongere staat ingeschreven op een school en is meer dan 4 weken niet op "
        "school zonder geldige reden.",
        bron=f"{LEERPLICHTWET}; Besluit verzuimmelding",
    ),
    Begrip(
        naam="thuiszitter",
        uitleg="Een jongere met absoluut verzuim of langdurig relatief verzuim. Sommige gemeenten "
        "tellen ook zieke leerlingen met een deelplan mee.",
        bron=MINISTERIE,
    ),
    Begrip(
        naam="langer dan 3 maanden",
        uitleg="Een thuiszitter die meer dan 91 dagen thuis zit, gerekend vanaf de eerste dag "
        "thuis. Afgesproken is dat niemand langer dan 3 maanden thuis zit zonder passend aanbod.",
        bron="Thuiszitterspact, 13 juni 2016",
    ),
    Begrip(
        naam="dreigende thuiszitter",
        uitleg="Een jongere die dreigt thuis te komen zitten. Er is geen wettelijke definitie: "
        "elke regio spreekt zelf af wie meetelt. Daarom zijn regio's niet te vergelijken.",
        bron="Afspraak van de regio; de wet kent dit begrip niet",
    ),
    Begrip(
        naam="instroom",
        uitleg="Het aantal keren dat een leerling in een periode thuis kwam te zitten.",
        bron="Rekenregel van de monitor",
    ),
    Begrip(
        naam="uitstroom",
        uitleg="Het aantal keren dat een leerling in een periode niet langer thuis zat, om welke "
        "reden dan ook.",
        bron="Rekenregel van de monitor",
    ),
    Begrip(
        naam="geoorloofd verzuim",
        uitleg="Een leerling is niet op school en heeft daar een geldige reden voor, zoals "
        "ziekte, schorsing of artikel 11.",
        bron=LEERPLICHTWET,
    ),
    Begrip(
        naam="vrijstelling 5 onder a",
        uitleg="Vrijstelling van de leerplicht omdat een jongere om lichamelijke of psychische "
        "redenen niet geschikt is om tot een school te worden toegelaten. De vrijstelling wordt "
        "elk jaar voor 1 juli vernieuwd, behalve als zij permanent is. Artikel 5a is iets anders: "
        "trekkend bestaan.",
        bron=f"{LEERPLICHTWET}, artikel 5 onder a",
    ),
    Begrip(
        naam="vrijstelling 5 onder b",
        uitleg="Vrijstelling van de leerplicht wegens richtingbezwaar.",
        bron=f"{LEERPLICHTWET}, artikel 5 onder b",
    ),
    Begrip(
        naam="vrijstelling 5 onder c",
        uitleg="Vrijstelling van de leerplicht omdat een jongere naar een school in het "
        "buitenland gaat.",
        bron=f"{LEERPLICHTWET}, artikel 5 onder c",
    ),
    Begrip(
        naam="ziekteverzuim (MAZL)",
        uitleg="Een leerling meldde zich in 12 schoolweken 4 keer ziek, of was 7 dagen achter "
        "elkaar ziek. Dan is er een signaal.",
        bron="Afspraak van MAZL; de wet kent dit signaal niet",
    ),
    Begrip(
        naam="verkorte onderwijstijd",
        uitleg="Een leerling krijgt volgens afspraak minder uren onderwijs dan de norm.",
        bron="Zo gebruiken de regio’s het woord",
    ),
    Begrip(
        naam="jeugdhulp",
        uitleg="Een jongere gebruikt jeugdhulp als er in de periode ten minste één traject in "
        "natura was. De jongere telt mee in de gemeente waar hij woont. Aantallen zijn afgerond "
        "op 5.",
        bron=JEUGDWET,
    ),
    Begrip(
        naam="verblijf",
        uitleg="Jeugdhulp waarbij een jongere niet thuis woont (hulpvormen 11 tot en met 14).",
        bron=JEUGDWET,
    ),
    Begrip(
        naam="jeugdhulptraject",
        uitleg="Hulp aan een jongere in één hulpvorm, van de eerste tot de laatste dag. Een "
        "jongere kan meer trajecten tegelijk hebben, dus trajecten zijn geen personen.",
        bron=JEUGDWET,
    ),
    Begrip(
        naam="uitval uit jeugdhulp",
        uitleg="Een traject dat eenzijdig is beëindigd, door de cliënt of door de aanbieder.",
        bron=JEUGDWET,
    ),
    Begrip(
        naam="JeugdzorgPlus",
        uitleg="Gesloten jeugdhulp, met een machtiging van de rechter (hulpvorm 13).",
        bron=JEUGDWET,
    ),
    Begrip(
        naam="wachten op jeugdhulp",
        uitleg="Een jongere heeft een verwijzing en is nog niet met jeugdhulp begonnen.",
        bron="Zo gebruiken de regio’s het woord",
    ),
    Begrip(
        naam="VO-coach",
        uitleg="Jeugd- en Gezinscoach op een school voor voortgezet onderwijs. De coach praat met "
        "jongeren en vraagt zo nodig jeugdhulp aan.",
        bron="Jaarlijkse rapportage van de Jeugd- en Gezinscoaches",
    ),
    Begrip(
        naam="passend aanbod",
        uitleg="Een aanbod waarmee een thuiszitter verder kan. Afgesproken is dat niemand langer "
        "dan 3 maanden thuis zit zonder passend aanbod. De leverancier houdt bij op welke dag het "
        "er was, en bepaalt wat passend is.",
        bron="Thuiszitterspact, 13 juni 2016",
    ),
    Begrip(
        naam="mediaan",
        uitleg="De middelste: de helft is korter, de helft langer. Wie nog bezig is, telt mee "
        "zolang we die volgen. Is het voor meer dan de helft nog niet voorbij, dan is de mediaan "
        "nog niet bereikt.",
        bron="Schatting van Kaplan en Meier (1958)",
    ),
    Begrip(naam="so", uitleg="Speciaal onderwijs.", bron=DUO),
    Begrip(naam="vso", uitleg="Voortgezet speciaal onderwijs.", bron=DUO),
    Begrip(naam="sbo", uitleg="Speciaal basisonderwijs.", bron=DUO),
    Begrip(
        naam="toelaatbaarheidsverklaring",
        uitleg="Een verklaring van het samenwerkingsverband waarmee een leerling naar het sbo, so "
        "of vso mag.",
        bron="Zo gebruiken de regio’s het woord",
    ),
    Begrip(
        naam="verwijzing dyslexie",
        uitleg="Een school verwijst een leerling voor onderzoek naar ernstige dyslexie.",
        bron="Zo gebruiken de regio’s het woord",
    ),
    Begrip(
        naam="wachttijd",
        uitleg="Het aantal weken van de verwijzing tot de start van de jeugdhulp.",
        bron="Zo gebruiken de regio’s het woord",
    ),
    Begrip(
        naam="vragenlijst over samenwerking",
        uitleg="Een vragenlijst waarin deelnemers zeggen hoe zij de samenwerking ervaren. De regio "
        "kiest de vragen en de deelnemers: er is geen landelijke vragenlijst.",
        bron="Zo gebruiken de regio’s het woord",
    ),
    Begrip(
        naam="gedragen aanbod",
        uitleg="Een passend aanbod waar alle partijen achter staan, ook de ouders en de jongere.",
        bron="Hoofdlijn Passende omgeving van de regio Alkmaar",
    ),
    Begrip(
        naam="grensverkeer",
        uitleg="Een leerling gaat naar school in een andere gemeente dan de woongemeente.",
        bron="Begrip van de regio Rijnmond; berekend uit DUO open data",
    ),
)


@lru_cache(maxsize=1)
def begrippen() -> Mapping[str, Begrip]:
    """All terms by name."""
    return MappingProxyType({b.naam: b for b in _ALLE})
