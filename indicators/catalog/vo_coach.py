"""VO-coach: absolute numbers from the yearly report (decisions.md 13)."""

from indicators.model import Korrel
from indicators.soorten import Som
from indicators.soorten_verhouding import Verhouding

VERHOUDING = {
    "dataset": "vo_coach",
    "waar": "alle_hulpvragen",
    "per_eenheid": ("school", "schoolsoort"),
    "sectoren": ("vo",),
    "richting": "geen oordeel",
    "stand_of_stroom": "stroom",
    "thema": "VO-coach",
    "hoofdlijn": "Lokaal anticiperen",
    "bron": "Monitorrapportage van de Jeugd- en Gezinscoaches",
    "korrel": Korrel(gemeente=("schooljaar",), groep=("schooljaar",)),
}

INDICATORS = [
    Som(
        id="vo_coach_jongeren",
        titel="Jongeren gesproken door de VO-coach",
        uitsplitsingen=("hulpvraag", "schoolsoort"),
        kruisingen=("hulpvraag_schoolsoort",),
        kop="Jongeren bij VO-coach",
        volgorde=101,
        kerncijfer=True,
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
    Verhouding(
        id="vo_coach_beschikkingen_per_100",
        titel="Beschikkingen per 100 gesproken jongeren",
        kop="Beschikkingen per 100",
        volgorde=103,
        definitie="Beschikkingen voor jeugdhulp die de Jeugd- en Gezinscoaches in het schooljaar "
        "aanvroegen, per 100 jongeren met wie zij spraken, geteld in de gemeente van de school.",
        maat="vo_coach_beschikkingen",
        som="beschikkingen",
        door="gesproken",
        per=100,
        teller_van="vo_coach_beschikkingen",
        noemer_van="vo_coach_jongeren",
        rekenwijze="We tellen de beschikkingen van alle scholen op, en de gesproken jongeren van "
        "dezelfde scholen. De eerste som delen we door de tweede, keer 100.",
        eenheid=("beschikking", "beschikkingen"),
        begrippen=("VO-coach", "jeugdhulp"),
        zin="{wanneer} {ww} {n} beschikkingen aangevraagd per 100 gesproken jongeren",
        werkwoord=("werden", "werden"),
        valkuilen=(
            "Een beschikking is geen deel van de jongeren: voor een jongere kan meer dan een "
            "beschikking worden aangevraagd.",
            "Een school waarvan een van de twee aantallen ontbreekt, telt in geen van beide mee. "
            "Dan is het cijfer onvolledig.",
            "Minder is niet vanzelf beter: de coach kan hulp hebben voorkomen, of jongeren hebben "
            "gemist.",
        ),
        **VERHOUDING,
    ),
    Verhouding(
        id="vo_coach_jongeren_per_fte",
        titel="Gesproken jongeren per fte van de VO-coach",
        kop="Jongeren per fte",
        volgorde=104,
        definitie="Jongeren die in het schooljaar met een Jeugd- en Gezinscoach op school "
        "spraken, per fte van de coach, geteld in de gemeente van de school.",
        in_noemer="fte van de coaches",
        maat="vo_coach_jongeren",
        som="gesproken",
        door="fte_deel",
        per=1,
        stappen=100,
        personen=False,
        teller_van="vo_coach_jongeren",
        rekenwijze="We tellen de gesproken jongeren op van alle scholen waarvan de fte bekend is, "
        "en de fte van dezelfde scholen. De eerste som delen we door de tweede.",
        eenheid=("jongere", "jongeren"),
        begrippen=("VO-coach",),
        zin="{wanneer} {ww} {n} jongeren met de VO-coach per fte",
        werkwoord=("spraken", "spraken"),
        valkuilen=(
            "Een school zonder fte telt in geen van beide sommen mee. Dan is het cijfer "
            "onvolledig.",
            "Meer jongeren per fte is niet beter of slechter: korte gesprekken geven een hoger "
            "cijfer.",
        ),
        **VERHOUDING,
    ),
]
