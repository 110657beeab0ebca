"""VO-coach: absolute numbers from the yearly report (decisions.md 13)."""

from indicators.model import Korrel
from indicators.soorten import Som

INDICATORS = [
    Som(
        id="vo_coach_jongeren",
        titel="Jongeren gesproken door de VO-coach",
        kop="Jongeren bij VO-coach",
        volgorde=100,
        definitie="Jongeren die in het schooljaar met een Jeugd- en Gezinscoach op school "
        "spraken, geteld in de gemeente van de school.",
        dataset="vo_coach",
        maat="vo_coach_jongeren",
        som="gesproken",
        waar="alle_hulpvragen",
        rekenwijze="We tellen het aantal gesproken jongeren van alle scholen in de gemeente op.",
        per_eenheid=("school", "schoolsoort"),
        sectoren=("vo",),
        eenheid=("jongere", "jongeren"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="VO-coach",
        hoofdlijn="Lokaal anticiperen",
        bron="Monitorrapportage van de Jeugd- en Gezinscoaches",
        korrel=Korrel(gemeente=("schooljaar",), groep=("schooljaar",)),
        begrippen=("VO-coach",),
        zin="{wanneer} {ww} {n} met de VO-coach",
        werkwoord=("sprak", "spraken"),
        valkuilen=(
            "Het gaat om aantallen, niet om een deel van de leerlingen.",
            "Een jongere kan meer hulpvragen hebben: tel hulpvragen niet op.",
        ),
    ),
]
