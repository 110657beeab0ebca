"""Onderwijs.

Pupils in special education and pupils who cross a municipal border, from DUO open data.
"""

from indicators.model import Korrel
from indicators.soorten import AandeelVanSom, Som
from indicators.soorten_grens import OverDeGrens
from indicators.soorten_verhouding import AandeelVanMaten

PEIL = Korrel(gemeente=("peildatum",), groep=("peildatum",))
GEDEELD = {
    "dataset": "leerlingen_po",
    "maat": "leerlingen_po",
    "stand_of_stroom": "stand",
    "thema": "onderwijs",
    "bron": "DUO open data",
    "korrel": PEIL,
    "eenheid": ("leerling", "leerlingen"),
    "richting": "geen oordeel",
}
ONZEKER = "DUO verbergt aantallen van 1 tot en met 4. Daarom is een totaal vaak een bereik."
SCHOLEN = "Alleen leerlingen op scholen waarvan het bestand binnen is tellen mee."

WONEN_ONBEKEND = (
    "Van leerlingen uit het buitenland of met een onbekende woonplaats weten we niet of zij elders "
    "wonen. Ook daarom is het een bereik."
)
BINNEN = (
    "Bij een groep gemeenten telt een andere gemeente van dezelfde groep niet als elders. Het "
    "cijfer van een groep is dus lager dan dat van de gemeenten samen."
)
GRENS = GEDEELD | {"hoofdlijn": "Passende omgeving", "begrippen": ("grensverkeer",)}

VAN_PO = GEDEELD | {
    "waar": "soort in ('bo', 'sbo', 'so')",
    "hoofdlijn": "Passende omgeving",
    "begrippen": ("so", "sbo"),
    "werkwoord": ("ging", "gingen"),
    "valkuilen": (
        "Leerlingen in het voortgezet onderwijs en het vso zitten niet in de noemer.",
        ONZEKER,
        SCHOLEN,
    ),
}
"""Shares of the pupils of primary education."""
SCHOOLJAAR = Korrel(gemeente=("schooljaar",), groep=("schooljaar",))
GETELD = {
    "dataset": "tellingen",
    "waar": "is_totaal",
    "rekenwijze": "We nemen de aantallen over die zijn geleverd en tellen ze op. Delen van een "
    "aantal, zoals per schoolsoort, tellen we niet nog een keer mee.",
    "richting": "geen oordeel",
    "stand_of_stroom": "stroom",
    "thema": "onderwijs",
    "bron": "Jaaropgave van de samenwerkingsverbanden",
    "korrel": SCHOOLJAAR,
}
"""Yearly counts of the samenwerkingsverbanden."""

INDICATORS = [
    Som(
        id="leerlingen_so",
        titel="Leerlingen in het so",
        volgorde=110,
        waar="soort = 'so'",
        rekenwijze="We tellen de leerlingen in het so op, van alle scholen waar leerlingen"
        " uit de gemeente heen gaan.",
        hoofdlijn="Passende omgeving",
        definitie="Leerlingen in het speciaal onderwijs op de teldatum, geteld in de gemeente "
        "waar zij wonen.",
        begrippen=("so",),
        zin="{wanneer} {ww} {n} in het so",
        werkwoord=("zat", "zaten"),
        valkuilen=(ONZEKER, SCHOLEN),
        **GEDEELD,
    ),
    Som(
        id="leerlingen_vso",
        titel="Leerlingen in het vso",
        volgorde=120,
        waar="soort = 'vso'",
        rekenwijze="We tellen de leerlingen in het vso op, van alle scholen waar "
        "leerlingen uit de gemeente heen gaan.",
        hoofdlijn="Passende omgeving",
        definitie="Leerlingen in het voortgezet speciaal onderwijs op de teldatum, geteld in de "
        "gemeente waar zij wonen.",
        begrippen=("vso",),
        zin="{wanneer} {ww} {n} in het vso",
        werkwoord=("zat", "zaten"),
        valkuilen=(
            "Er is geen cijfer per 1.000 leerlingen: het bestand heeft geen leerlingen van het "
            "gewone voortgezet onderwijs. Het deel in het vso is daarom een deel van de leerlingen "
            "in bo, sbo, so en vso.",
            ONZEKER,
            SCHOLEN,
        ),
        **GEDEELD,
    ),
    Som(
        id="leerlingen_sbo",
        titel="Leerlingen in het sbo",
        volgorde=130,
        waar="soort = 'sbo'",
        rekenwijze="We tellen de leerlingen in het sbo op, van alle scholen waar "
        "leerlingen uit de gemeente heen gaan.",
        hoofdlijn="Passende omgeving",
        definitie="Leerlingen in het speciaal basisonderwijs op de teldatum, geteld in de "
        "gemeente waar zij wonen.",
        begrippen=("sbo",),
        zin="{wanneer} {ww} {n} in het sbo",
        werkwoord=("zat", "zaten"),
        valkuilen=(ONZEKER, SCHOLEN),
        **GEDEELD,
    ),
    OverDeGrens(
        id="grensverkeer",
        titel="School in een andere gemeente",
        volgorde=140,
        kant="woon",
        deel=True,
        rekenwijze="We delen het aantal leerlingen met een school in een andere gemeente "
        "door alle leerlingen in bo, sbo, so en vso die in de gemeente wonen. Bij een groep telt "
        "alleen een school buiten de hele groep.",
        definitie="Deel van de leerlingen in bo, sbo, so en vso dat naar school gaat in een "
        "andere gemeente dan de woongemeente.",
        in_teller="leerlingen met een school in een andere gemeente",
        in_noemer="alle leerlingen in bo, sbo, so en vso die hier wonen",
        zin="{wanneer} {ww} {n} van de leerlingen in bo, sbo, so en vso naar school in een "
        "andere gemeente",
        werkwoord=("ging", "gingen"),
        valkuilen=(BINNEN, ONZEKER, SCHOLEN),
        **GRENS,
    ),
    OverDeGrens(
        id="grensverkeer_in",
        titel="Leerlingen op scholen hier die elders wonen, als deel",
        kop="Woont elders, deel",
        volgorde=141,
        kant="school",
        deel=True,
        rekenwijze="We delen het aantal leerlingen dat in een andere gemeente woont door alle "
        "leerlingen in bo, sbo, so en vso op scholen in de gemeente. Bij een groep telt alleen wie "
        "buiten de hele groep woont.",
        definitie="Deel van de leerlingen op scholen voor bo, sbo, so en vso in de gemeente dat "
        "in een andere gemeente woont.",
        in_teller="leerlingen die in een andere gemeente wonen",
        in_noemer="alle leerlingen op scholen voor bo, sbo, so en vso hier",
        zin="{wanneer} {ww} {n} van de leerlingen op de scholen hier ergens anders",
        werkwoord=("woonde", "woonden"),
        valkuilen=(BINNEN, ONZEKER, WONEN_ONBEKEND),
        **GRENS,
    ),
    OverDeGrens(
        id="leerlingen_naar_elders",
        titel="Leerlingen met een school in een andere gemeente",
        kop="Naar school elders",
        volgorde=142,
        kant="woon",
        rekenwijze="We tellen de leerlingen in bo, sbo, so en vso die in de gemeente wonen en in "
        "een andere gemeente naar school gaan. Bij een groep telt alleen een school buiten de hele "
        "groep.",
        definitie="Leerlingen in bo, sbo, so en vso die in de gemeente wonen en in een andere "
        "gemeente naar school gaan, op de teldatum.",
        zin="{wanneer} {ww} {n} in een andere gemeente naar school",
        werkwoord=("ging", "gingen"),
        valkuilen=(BINNEN, ONZEKER, SCHOLEN),
        **GRENS,
    ),
    OverDeGrens(
        id="leerlingen_van_elders",
        titel="Leerlingen op scholen hier die in een andere gemeente wonen",
        kop="Op school, woont elders",
        volgorde=143,
        kant="school",
        rekenwijze="We tellen de leerlingen op scholen voor bo, sbo, so en vso in de gemeente die "
        "in een andere gemeente wonen. Bij een groep telt alleen wie buiten de hele groep woont.",
        definitie="Leerlingen op scholen voor bo, sbo, so en vso in de gemeente die in een andere "
        "gemeente wonen, op de teldatum.",
        zin="{wanneer} {ww} {n} hier op school die ergens anders wonen",
        werkwoord=("zat", "zaten"),
        valkuilen=(BINNEN, ONZEKER, WONEN_ONBEKEND),
        **GRENS,
    ),
    AandeelVanSom(
        id="deelname_vso",
        titel="Deel van de leerlingen in het vso",
        kop="Deelname vso",
        volgorde=125,
        teller="soort = 'vso'",
        rekenwijze="We delen het aantal leerlingen in het vso door alle leerlingen in bo, sbo, so "
        "en vso die in de gemeente wonen.",
        hoofdlijn="Passende omgeving",
        definitie="Deel van de leerlingen in bo, sbo, so en vso dat op de teldatum in het "
        "voortgezet speciaal onderwijs zit, geteld in de gemeente waar zij wonen.",
        in_teller="leerlingen in het vso",
        in_noemer="alle leerlingen in bo, sbo, so en vso",
        begrippen=("vso", "so", "sbo"),
        zin="{wanneer} {ww} {n} van de leerlingen van bo, sbo, so en vso naar het vso",
        werkwoord=("ging", "gingen"),
        valkuilen=(
            "DUO heeft in dit bestand geen leerlingen van het gewone voortgezet onderwijs. Lees "
            "het dus niet als deel van alle leerlingen van 12 jaar en ouder.",
            ONZEKER,
            SCHOLEN,
        ),
        **GEDEELD,
    ),
    AandeelVanSom(
        id="deelname_so",
        titel="Deel van de leerlingen in het so",
        kop="Deelname so",
        volgorde=115,
        teller="soort = 'so'",
        rekenwijze="We delen het aantal leerlingen in het so door alle leerlingen in bo, sbo en so "
        "die in de gemeente wonen.",
        definitie="Deel van de leerlingen in bo, sbo en so dat op de teldatum in het speciaal "
        "onderwijs zit, geteld in de gemeente waar zij wonen.",
        in_teller="leerlingen in het so",
        in_noemer="alle leerlingen in bo, sbo en so",
        zin="{wanneer} {ww} {n} van de leerlingen van bo, sbo en so naar het so",
        **VAN_PO,
    ),
    AandeelVanSom(
        id="deelname_sbo",
        titel="Deel van de leerlingen in het sbo",
        kop="Deelname sbo",
        volgorde=135,
        teller="soort = 'sbo'",
        rekenwijze="We delen het aantal leerlingen in het sbo door alle leerlingen in bo, sbo en "
        "so die in de gemeente wonen.",
        definitie="Deel van de leerlingen in bo, sbo en so dat op de teldatum in het speciaal "
        "basisonderwijs zit, geteld in de gemeente waar zij wonen.",
        in_teller="leerlingen in het sbo",
        in_noemer="alle leerlingen in bo, sbo en so",
        zin="{wanneer} {ww} {n} van de leerlingen van bo, sbo en so naar het sbo",
        **VAN_PO,
    ),
    Som(
        id="tlv",
        titel="Afgegeven toelaatbaarheidsverklaringen",
        kop="TLV",
        volgorde=144,
        definitie="Toelaatbaarheidsverklaringen voor sbo, so of vso die in het schooljaar zijn "
        "afgegeven.",
        maat="tlv",
        uitsplitsingen=("schoolsoort",),
        sectoren=("po", "vo"),
        eenheid=("verklaring", "verklaringen"),
        hoofdlijn="Passende omgeving",
        begrippen=("toelaatbaarheidsverklaring", "sbo", "so", "vso"),
        zin="{wanneer} {ww} {n} afgegeven",
        werkwoord=("werd", "werden"),
        valkuilen=(
            "Een verklaring is geen leerling: wie een nieuwe verklaring kreeg, telt opnieuw.",
            "Hoe lang een verklaring geldt verschilt, en daarmee ook hoe vaak hij terugkomt.",
        ),
        **GETELD,
    ),
    Som(
        id="dyslexie_verwijzingen",
        titel="Verwijzingen voor dyslexie",
        kop="Dyslexie",
        volgorde=146,
        definitie="Leerlingen die een school in het schooljaar verwees voor onderzoek naar "
        "ernstige dyslexie.",
        maat="dyslexie_verwijzingen",
        sectoren=("po",),
        eenheid=("verwijzing", "verwijzingen"),
        hoofdlijn="Lokaal anticiperen",
        begrippen=("verwijzing dyslexie",),
        zin="{wanneer} {ww} {n} voor onderzoek naar dyslexie",
        werkwoord=("was er", "waren er"),
        valkuilen=("Meer verwijzingen kan betekenen dat scholen dyslexie eerder zien.",),
        **GETELD,
    ),
    Som(
        id="dyslexie_onterecht",
        titel="Verwijzingen voor dyslexie die onterecht bleken",
        kop="Dyslexie, onterecht",
        volgorde=147,
        definitie="Verwijzingen voor onderzoek naar dyslexie in het schooljaar waarbij geen "
        "ernstige dyslexie werd gevonden.",
        maat="dyslexie_onterecht",
        sectoren=("po",),
        eenheid=("verwijzing", "verwijzingen"),
        hoofdlijn="Lokaal anticiperen",
        deel_van="dyslexie_verwijzingen",
        begrippen=("verwijzing dyslexie",),
        zin="{wanneer} {ww} {n} zonder dat er ernstige dyslexie was",
        werkwoord=("was er", "waren er"),
        valkuilen=(
            "Een onderzoek kan na het schooljaar klaar zijn. Dan kan dit getal nog veranderen.",
        ),
        **GETELD,
    ),
    AandeelVanMaten(
        id="dyslexie_aandeel_onterecht",
        titel="Deel van de verwijzingen voor dyslexie dat onterecht bleek",
        kop="Dyslexie, deel onterecht",
        volgorde=148,
        definitie="Deel van de verwijzingen voor onderzoek naar dyslexie in het schooljaar "
        "waarbij geen ernstige dyslexie werd gevonden.",
        maat="dyslexie_verwijzingen",
        teller_maat="dyslexie_onterecht",
        teller_van="dyslexie_onterecht",
        noemer_van="dyslexie_verwijzingen",
        sectoren=("po",),
        eenheid=("verwijzing", "verwijzingen"),
        hoofdlijn="Lokaal anticiperen",
        begrippen=("verwijzing dyslexie",),
        zin="{wanneer} {ww} {n} van de verwijzingen voor onderzoek naar dyslexie onterecht",
        werkwoord=("bleek", "bleken"),
        valkuilen=(
            "Beide aantallen komen uit dezelfde opgave. Wie er maar een van levert, telt niet mee.",
            "Een onderzoek kan na het schooljaar klaar zijn. Dan kan dit cijfer nog veranderen.",
        ),
        **(
            GETELD
            | {
                "rekenwijze": "We delen het aantal verwijzingen dat onterecht bleek door "
                "alle verwijzingen in dezelfde opgave."
            }
        ),
    ),
]
