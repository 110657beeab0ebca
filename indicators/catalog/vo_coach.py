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
    Som(
        id="vo_coach_beschikkingen",
        titel="Beschikkingen aangevraagd door de VO-coach",
        kop="Beschikkingen VO-coach",
        volgorde=102,
        definitie="Beschikkingen voor jeugdhulp die de Jeugd- en Gezinscoaches in het schooljaar "
        "aanvroegen, geteld in de gemeente van de school.",
        dataset="vo_coach",
        maat="vo_coach_beschikkingen",
        som="beschikkingen",
        waar="alle_hulpvragen",
        rekenwijze="We tellen het aantal beschikkingen van alle scholen in de gemeente op.",
        per_eenheid=("school", "schoolsoort"),
        sectoren=("vo",),
        eenheid=("beschikking", "beschikkingen"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="VO-coach",
        hoofdlijn="Lokaal anticiperen",
        bron="Monitorrapportage van de Jeugd- en Gezinscoaches",
        korrel=Korrel(gemeente=("schooljaar",), groep=("schooljaar",)),
        begrippen=("VO-coach", "jeugdhulp"),
        zin="{wanneer} {ww} {n} voor jeugdhulp aangevraagd door de VO-coach",
        werkwoord=("werd", "werden"),
        valkuilen=(
            "Minder beschikkingen is niet vanzelf beter: de coach kan hulp hebben voorkomen, of "
            "jongeren hebben gemist.",
            "Aangevraagd is niet hetzelfde als toegekend.",
        ),
    ),
]
