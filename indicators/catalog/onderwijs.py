"""Onderwijs.

Pupils in special education and pupils who cross a municipal border, from DUO open data.
"""

from indicators.model import Korrel
from indicators.soorten import AandeelVanSom, Som

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
        valkuilen=(ONZEKER, SCHOLEN),
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
    AandeelVanSom(
        id="grensverkeer",
        titel="School in een andere gemeente",
        volgorde=140,
        teller="grensverkeer",
        rekenwijze="We delen het aantal leerlingen met een school in een andere gemeente "
        "door alle leerlingen in bo, sbo, so en vso die in de gemeente wonen.",
        hoofdlijn="Passende omgeving",
        definitie="Deel van de leerlingen in bo, sbo, so en vso dat naar school gaat in een "
        "andere gemeente dan de woongemeente.",
        begrippen=("grensverkeer",),
        zin="{wanneer} {ww} {n} van de leerlingen in bo, sbo, so en vso naar school in een "
        "andere gemeente",
        werkwoord=("ging", "gingen"),
        valkuilen=(ONZEKER, SCHOLEN),
        **GEDEELD,
    ),
]
