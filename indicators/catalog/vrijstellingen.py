"""Vrijstellingen of the Leerplichtwet 1969."""

from indicators.model import Korrel
from indicators.soorten import Telling

INDICATORS = [
    Telling(
        id="vrijstellingen_5_onder_a",
        titel="Vrijstellingen 5 onder a",
        volgorde=60,
        kerncijfer=True,
        definitie="Geldige vrijstellingen van de leerplicht omdat een jongere om lichamelijke of "
        "psychische redenen niet naar school kan (artikel 5 onder a Leerplichtwet 1969). Per "
        "kwartaal de stand op de laatste dag, per schooljaar de stand op 1 oktober.",
        dataset="vrijstellingen",
        maat="vrijstellingen_5_onder_a",
        waar="artikel = '5 onder a' and geldig",
        rekenwijze="We tellen in de lijst de vrijstellingen met artikel 5 onder a die op "
        "de peildag golden: ingegaan op of voor die dag, en nog niet beëindigd.",
        eenheid=("vrijstelling", "vrijstellingen"),
        richting="geen oordeel",
        stand_of_stroom="stand",
        thema="vrijstellingen",
        hoofdlijn="Passende omgeving",
        bron="Leerplicht van de gemeenten",
        korrel=Korrel(gemeente=("schooljaar",), groep=("kwartaal",)),
        noemer="leerplichtigen",
        begrippen=("vrijstelling 5 onder a", "leerplichtig"),
        zin="{wanneer} {ww} {n} van kracht",
        werkwoord=("was", "waren"),
        valkuilen=(
            "Iedereen schrijft 5A, maar artikel 5a is iets anders: trekkend bestaan.",
            "Of nul vrijstellingen het doel is, is in de regio nog niet afgesproken. Daarom geven "
            "we geen oordeel.",
        ),
    ),
]
