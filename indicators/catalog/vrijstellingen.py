"""Vrijstellingen of the Leerplichtwet 1969."""

from indicators.model import Korrel
from indicators.soorten import Som, Telling

KLEIN = Korrel(gemeente=("schooljaar",), groep=("kwartaal",))
"""Tiny counts: a municipality per school year, a group per quarter (decisions.md 19)."""
GEDEELD = {
    "dataset": "vrijstellingen",
    "eenheid": ("vrijstelling", "vrijstellingen"),
    "richting": "geen oordeel",
    "thema": "vrijstellingen",
    "hoofdlijn": "Passende omgeving",
    "bron": "Leerplicht van de gemeenten",
    "korrel": KLEIN,
}
STRENGER = 10
"""Of 5 onder a, which is about health, counts of 1 to 9 are hidden (privacy.md 2 of the design)."""
ANDERS_5A = "Iedereen schrijft 5A, maar artikel 5a is iets anders: trekkend bestaan."
GEEN_OORDEEL = (
    "Of nul vrijstellingen het doel is, is in de regio nog niet afgesproken. Daarom geven we geen "
    "oordeel."
)
NIET_INGEVULD = (
    "Is bij een vrijstelling niet ingevuld of hij nieuw of verlengd is, dan is het cijfer een "
    "bereik."
)

INDICATORS = [
    Telling(
        id="vrijstellingen_5_onder_a",
        k=STRENGER,
        titel="Vrijstellingen 5 onder a",
        volgorde=60,
        kerncijfer=True,
        definitie="Geldige vrijstellingen van de leerplicht omdat een jongere om lichamelijke of "
        "psychische redenen niet naar school kan (artikel 5 onder a Leerplichtwet 1969). Per "
        "kwartaal de stand op de laatste dag, per schooljaar de stand op 1 oktober.",
        maat="vrijstellingen_5_onder_a",
        waar="artikel = '5 onder a' and geldig",
        rekenwijze="We tellen in de lijst de vrijstellingen met artikel 5 onder a die op "
        "de peildag golden: ingegaan op of voor die dag, en nog niet beëindigd.",
        stand_of_stroom="stand",
        noemer="leerplichtigen",
        begrippen=("vrijstelling 5 onder a", "leerplichtig"),
        zin="{wanneer} {ww} {n} van kracht",
        werkwoord=("was", "waren"),
        valkuilen=(ANDERS_5A, GEEN_OORDEEL),
        **GEDEELD,
    ),
    Som(
        id="vrijstellingen_5_onder_a_nieuw",
        k=STRENGER,
        titel="Nieuwe vrijstellingen 5 onder a",
        kop="Nieuw 5 onder a",
        volgorde=61,
        definitie="Vrijstellingen van artikel 5 onder a Leerplichtwet 1969 die in de periode "
        "ingingen, voor een jongere die er nog geen had.",
        maat="vrijstellingen_5_onder_a_nieuw",
        som="nieuwe",
        waar="artikel = '5 onder a' and ingegaan",
        rekenwijze="We tellen in de lijst de vrijstellingen met artikel 5 onder a die in de "
        "periode ingingen en als nieuw zijn aangeleverd. Een schooljaar is de som van vier "
        "kwartalen.",
        stand_of_stroom="stroom",
        noemer="leerplichtigen",
        begrippen=("vrijstelling 5 onder a", "leerplichtig"),
        zin="{wanneer} {ww} {n} voor het eerst in",
        werkwoord=("ging", "gingen"),
        valkuilen=(
            "De leverancier zegt of een vrijstelling nieuw is. Na een verhuizing kan een "
            "verlenging er als nieuw staan.",
            NIET_INGEVULD,
            ANDERS_5A,
        ),
        **GEDEELD,
    ),
    Som(
        id="vrijstellingen_5_onder_a_verlengd",
        k=STRENGER,
        titel="Verlengde vrijstellingen 5 onder a",
        kop="Verlengd 5 onder a",
        volgorde=62,
        definitie="Vrijstellingen van artikel 5 onder a Leerplichtwet 1969 die in de periode "
        "ingingen als verlenging van een eerdere.",
        maat="vrijstellingen_5_onder_a_verlengd",
        som="verlengde",
        waar="artikel = '5 onder a' and ingegaan",
        rekenwijze="We tellen in de lijst de vrijstellingen met artikel 5 onder a die in de "
        "periode ingingen en als verlengd zijn aangeleverd. Een schooljaar is de som van vier "
        "kwartalen.",
        stand_of_stroom="stroom",
        noemer="leerplichtigen",
        begrippen=("vrijstelling 5 onder a", "leerplichtig"),
        zin="{wanneer} {ww} {n} opnieuw in",
        werkwoord=("ging", "gingen"),
        valkuilen=(
            "Een vrijstelling wordt elk jaar voor 1 juli vernieuwd. De meeste verlengingen vallen "
            "dus in het 3e kwartaal: vergelijk kwartalen niet met elkaar.",
            "Een permanente vrijstelling wordt niet verlengd en telt hier niet mee.",
            NIET_INGEVULD,
        ),
        **GEDEELD,
    ),
    Som(
        id="vrijstellingen_5_onder_a_permanent",
        k=STRENGER,
        titel="Permanente vrijstellingen 5 onder a",
        kop="Permanent 5 onder a",
        volgorde=63,
        definitie="Geldige vrijstellingen van artikel 5 onder a Leerplichtwet 1969 die niet elk "
        "jaar opnieuw worden aangevraagd. Per kwartaal de stand op de laatste dag, per schooljaar "
        "de stand op 1 oktober.",
        maat="vrijstellingen_5_onder_a_permanent",
        som="permanente",
        waar="artikel = '5 onder a' and geldig",
        rekenwijze="We tellen in de lijst de vrijstellingen met artikel 5 onder a die op de "
        "peildag golden en als permanent zijn aangeleverd.",
        stand_of_stroom="stand",
        deel_van="vrijstellingen_5_onder_a",
        noemer="leerplichtigen",
        begrippen=("vrijstelling 5 onder a", "leerplichtig"),
        zin="{wanneer} {ww} {n} permanent",
        werkwoord=("was", "waren"),
        valkuilen=(
            "Is bij een vrijstelling niet ingevuld of hij permanent is, dan is het cijfer een "
            "bereik.",
            GEEN_OORDEEL,
        ),
        **GEDEELD,
    ),
    Telling(
        id="vrijstellingen_5_onder_b",
        titel="Vrijstellingen 5 onder b",
        volgorde=64,
        definitie="Geldige vrijstellingen van de leerplicht wegens richtingbezwaar (artikel 5 "
        "onder b Leerplichtwet 1969). Per kwartaal de stand op de laatste dag, per schooljaar de "
        "stand op 1 oktober.",
        maat="vrijstellingen_5_onder_b",
        waar="artikel = '5 onder b' and geldig",
        rekenwijze="We tellen in de lijst de vrijstellingen met artikel 5 onder b die op "
        "de peildag golden: ingegaan op of voor die dag, en nog niet beëindigd.",
        stand_of_stroom="stand",
        noemer="leerplichtigen",
        begrippen=("vrijstelling 5 onder b", "leerplichtig"),
        zin="{wanneer} {ww} {n} van kracht",
        werkwoord=("was", "waren"),
        valkuilen=("Deze vrijstelling zegt niets over de gezondheid van een jongere.",),
        **GEDEELD,
    ),
    Telling(
        id="vrijstellingen_5_onder_c",
        titel="Vrijstellingen 5 onder c",
        volgorde=65,
        definitie="Geldige vrijstellingen van de leerplicht omdat een jongere naar een school in "
        "het buitenland gaat (artikel 5 onder c Leerplichtwet 1969). Per kwartaal de stand op de "
        "laatste dag, per schooljaar de stand op 1 oktober.",
        maat="vrijstellingen_5_onder_c",
        waar="artikel = '5 onder c' and geldig",
        rekenwijze="We tellen in de lijst de vrijstellingen met artikel 5 onder c die op "
        "de peildag golden: ingegaan op of voor die dag, en nog niet beëindigd.",
        stand_of_stroom="stand",
        noemer="leerplichtigen",
        begrippen=("vrijstelling 5 onder c", "leerplichtig"),
        zin="{wanneer} {ww} {n} van kracht",
        werkwoord=("was", "waren"),
        valkuilen=("Deze jongeren gaan naar school, in een ander land: het is geen verzuim.",),
        **GEDEELD,
    ),
]
