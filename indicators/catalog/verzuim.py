"""Absence that is no staying at home yet: counts that offices deliver as such."""

from indicators.catalog.thuiszitters import BRON, HOOFDLIJN, STAND
from indicators.soorten import Som

OPGETELD = (
    "We nemen de aantallen over die zijn geleverd en tellen ze op. Delen van een aantal, zoals per "
    "leeftijd, tellen we niet nog een keer mee."
)
GETELD = {
    "dataset": "tellingen",
    "waar": "is_totaal",
    "rekenwijze": OPGETELD,
    "eenheid": ("leerling", "leerlingen"),
    "thema": "thuiszitters",
    "bron": BRON,
    "korrel": STAND,
    "noemer": "leerplichtigen",
}
"""Counts that offices deliver as such."""

INDICATORS = [
    Som(
        id="dreigende_thuiszitters",
        titel="Dreigende thuiszitters",
        volgorde=50,
        kerncijfer=True,
        definitie="Leerlingen die dreigen thuis te komen zitten, op de laatste dag van het "
        "kwartaal. Er is geen wettelijke definitie: de leverancier bepaalt wie meetelt.",
        dataset="tellingen",
        maat="dreigende_thuiszitters",
        waar="is_totaal",
        rekenwijze="We nemen de aantallen over die zijn geleverd en tellen ze op. Delen "
        "van een aantal, zoals per leeftijd, tellen we niet nog een keer mee.",
        eenheid=("jongere", "jongeren"),
        richting="lager is beter",
        stand_of_stroom="stand",
        thema="thuiszitters",
        hoofdlijn="Lokaal anticiperen",
        bron=BRON,
        korrel=STAND,
        noemer="leerplichtigen",
        begrippen=("dreigende thuiszitter",),
        zin="{wanneer} {ww} {n} thuis te komen zitten",
        werkwoord=("dreigde", "dreigden"),
        valkuilen=(
            "Niet te vergelijken tussen regio's, omdat elke regio een eigen definitie heeft.",
        ),
    ),
    Som(
        id="geoorloofd_verzuim",
        titel="Geoorloofd verzuim",
        volgorde=52,
        definitie="Leerlingen die in het kwartaal met een geldige reden niet naar school gingen, "
        "zoals ziekte, schorsing of artikel 11.",
        maat="geoorloofd_verzuim",
        richting="geen oordeel",
        stand_of_stroom="stroom",
        hoofdlijn="Lokaal anticiperen",
        begrippen=("geoorloofd verzuim", "leerplichtig"),
        zin="{wanneer} {ww} {n} met een geldige reden niet naar school",
        werkwoord=("ging", "gingen"),
        valkuilen=(
            "Kwartalen tellen niet op tot een jaar: een leerling die in twee kwartalen verzuimde, "
            "telt in allebei mee.",
            "Een school die beter meldt, geeft een hoger cijfer. Meer is dus niet altijd slechter.",
        ),
        **GETELD,
    ),
    Som(
        id="ziekteverzuim_mazl",
        titel="Ziekteverzuim met een signaal (MAZL)",
        kop="Ziekteverzuim (MAZL)",
        volgorde=54,
        definitie="Leerlingen die zich in 12 schoolweken 4 keer ziek meldden, of 7 dagen achter "
        "elkaar ziek waren. Bij hen geeft MAZL een signaal.",
        maat="ziekteverzuim_mazl",
        richting="geen oordeel",
        stand_of_stroom="stroom",
        hoofdlijn="Lokaal anticiperen",
        begrippen=("ziekteverzuim (MAZL)", "leerplichtig"),
        zin="{wanneer} {ww} {n} een signaal van ziekteverzuim",
        werkwoord=("had", "hadden"),
        valkuilen=(
            "Alleen scholen die met MAZL werken geven dit signaal. Doen er meer scholen mee, dan "
            "stijgt het cijfer.",
            "Kwartalen tellen niet op tot een jaar: een leerling met een signaal in twee kwartalen "
            "telt in allebei mee.",
        ),
        **GETELD,
    ),
    Som(
        id="verkorte_onderwijstijd",
        titel="Verkorte onderwijstijd",
        volgorde=56,
        definitie="Leerlingen die op de laatste dag van het kwartaal volgens afspraak minder uren "
        "onderwijs krijgen dan de norm.",
        maat="verkorte_onderwijstijd",
        richting="geen oordeel",
        stand_of_stroom="stand",
        hoofdlijn=HOOFDLIJN,
        begrippen=("verkorte onderwijstijd", "leerplichtig"),
        zin="{wanneer} {ww} {n} minder uren onderwijs dan de norm",
        werkwoord=("kreeg", "kregen"),
        valkuilen=(
            "Het kan een stap terug naar school zijn, of het begin van thuiszitten. Daarom geven "
            "we geen oordeel.",
        ),
        **GETELD,
    ),
]
