"""Samenwerking: marks and shares of a questionnaire, and the offer that all parties carry.

There is no national questionnaire: the region chooses what it asks, and of whom.
"""

from indicators.model import Korrel
from indicators.soorten import Som
from indicators.soorten_verhouding import AandeelVanMaten, Gemiddelde

JAAR = Korrel(gemeente=("schooljaar", "kalenderjaar"), groep=("schooljaar", "kalenderjaar"))
GEDEELD = {
    "dataset": "tellingen",
    "waar": "is_totaal",
    "stand_of_stroom": "stroom",
    "thema": "samenwerking",
    "hoofdlijn": "Integraal perspectief",
    "bron": "Vragenlijst van de regio over samenwerking",
    "korrel": JAAR,
    "begrippen": ("vragenlijst over samenwerking",),
}
EIGEN_VRAGEN = (
    "Er is geen landelijke vragenlijst. Vergelijk alleen gebieden en jaren met dezelfde vragen."
)
WIE_MEEDOET = (
    "Alleen wie de vragenlijst invulde, telt mee. Wie niet tevreden is, doet misschien minder "
    "vaak mee, of juist vaker."
)
WIE_VRAAGT = (
    "Of iemand achter een aanbod staat, is een eigen oordeel. Vraag het de ouders en de jongere "
    "zelf."
)
AANBOD = {
    "dataset": "tellingen",
    "waar": "is_totaal",
    "stand_of_stroom": "stroom",
    "thema": "thuiszitters",
    "hoofdlijn": "Passende omgeving",
    "bron": "Opgave van leerplicht of samenwerkingsverband",
    "korrel": Korrel(gemeente=("schooljaar",), groep=("schooljaar",)),
    "eenheid": ("thuiszitter", "thuiszitters"),
    "richting": "hoger is beter",
    "begrippen": ("gedragen aanbod", "thuiszitter"),
}
DEELNEMERS = {"eenheid": ("deelnemer", "deelnemers")}
OPGETELD = "We nemen de aantallen over die zijn geleverd en tellen ze op."

INDICATORS = [
    Gemiddelde(
        id="samenwerking_cijfer",
        titel="Cijfer voor de samenwerking",
        volgorde=160,
        definitie="Gemiddeld rapportcijfer, van 1 tot en met 10, dat deelnemers aan een "
        "vragenlijst in het jaar voor de samenwerking gaven.",
        in_noemer="deelnemers die een cijfer gaven",
        maat="samenwerking_cijfer",
        wie=("deelnemer", "deelnemers"),
        eenheid=("punt", "punten"),
        richting="hoger is beter",
        rekenwijze="We nemen het gemiddelde cijfer over. Van gemeenten samen telt elk cijfer mee "
        "voor zoveel deelnemers als het over gaat.",
        zin="{wanneer} {ww} deelnemers de samenwerking gemiddeld een {n}",
        werkwoord=("gaven", "gaven"),
        valkuilen=(
            EIGEN_VRAGEN,
            WIE_MEEDOET,
            "Een gemiddelde van minder dan 10 deelnemers tonen we niet. Een groep gaat alleen "
            "over de gemeenten waarvan het cijfer te zien is.",
        ),
        **GEDEELD,
    ),
    Som(
        id="samenwerking_deelnemers",
        titel="Deelnemers aan de vragenlijst over samenwerking",
        kop="Deelnemers samenwerking",
        volgorde=161,
        definitie="Deelnemers die in het jaar de vraag beantwoordden hoe tevreden zij zijn over "
        "de samenwerking.",
        maat="samenwerking_deelnemers",
        richting="geen oordeel",
        rekenwijze=OPGETELD,
        zin="{wanneer} {ww} {n} de vraag over tevredenheid",
        werkwoord=("beantwoordde", "beantwoordden"),
        valkuilen=("Wie in twee gemeenten werkt, kan twee keer meetellen.", WIE_MEEDOET),
        **DEELNEMERS,
        **GEDEELD,
    ),
    Som(
        id="samenwerking_tevreden",
        titel="Tevreden deelnemers over de samenwerking",
        kop="Tevreden deelnemers",
        volgorde=162,
        definitie="Deelnemers aan een vragenlijst die in het jaar tevreden of zeer tevreden waren "
        "over de samenwerking.",
        maat="samenwerking_tevreden",
        richting="hoger is beter",
        rekenwijze=OPGETELD,
        deel_van="samenwerking_deelnemers",
        zin="{wanneer} {ww} {n} tevreden of zeer tevreden over de samenwerking",
        werkwoord=("was", "waren"),
        valkuilen=("Zet het naast het aantal deelnemers.", EIGEN_VRAGEN),
        **DEELNEMERS,
        **GEDEELD,
    ),
    AandeelVanMaten(
        id="samenwerking_aandeel_tevreden",
        titel="Deel van de deelnemers dat tevreden is over de samenwerking",
        kop="Tevreden over samenwerking",
        volgorde=163,
        definitie="Deel van de deelnemers aan een vragenlijst dat in het jaar tevreden of zeer "
        "tevreden was over de samenwerking.",
        maat="samenwerking_deelnemers",
        teller_maat="samenwerking_tevreden",
        teller_van="samenwerking_tevreden",
        noemer_van="samenwerking_deelnemers",
        richting="hoger is beter",
        rekenwijze="We delen het aantal tevreden en zeer tevreden deelnemers door alle "
        "deelnemers in dezelfde opgave.",
        zin="{wanneer} {ww} {n} van de deelnemers tevreden of zeer tevreden over de samenwerking",
        werkwoord=("was", "waren"),
        valkuilen=(EIGEN_VRAGEN, WIE_MEEDOET),
        **DEELNEMERS,
        **GEDEELD,
    ),
    Som(
        id="passend_aanbod",
        titel="Thuiszitters die een passend aanbod kregen",
        kop="Passend aanbod",
        volgorde=26,
        definitie="Thuiszitters die in de periode een passend aanbod kregen.",
        maat="passend_aanbod",
        rekenwijze=OPGETELD,
        richting="geen oordeel",
        zin="{wanneer} {ww} {n} een passend aanbod",
        werkwoord=("kreeg", "kregen"),
        valkuilen=(
            "Dit zegt niet hoe snel het aanbod kwam. Dat staat bij passend aanbod binnen 3 "
            "maanden.",
        ),
        **{k: v for k, v in AANBOD.items() if k != "richting"},
    ),
    Som(
        id="passend_aanbod_gedragen",
        titel="Passend aanbod gedragen door alle partijen",
        kop="Gedragen aanbod",
        volgorde=27,
        definitie="Thuiszitters die in de periode een passend aanbod kregen waar alle partijen "
        "achter staan, ook de ouders en de jongere.",
        maat="passend_aanbod_gedragen",
        rekenwijze=OPGETELD,
        deel_van="passend_aanbod",
        mag_geheel=True,
        zin="{wanneer} {ww} {n} een aanbod dat alle partijen dragen",
        werkwoord=("kreeg", "kregen"),
        valkuilen=(WIE_VRAAGT,),
        **AANBOD,
    ),
    AandeelVanMaten(
        id="aandeel_gedragen_aanbod",
        titel="Deel van het passend aanbod dat alle partijen dragen",
        kop="Deel gedragen aanbod",
        volgorde=28,
        definitie="Deel van de thuiszitters met een passend aanbod in de periode bij wie alle "
        "partijen achter het aanbod staan, ook de ouders en de jongere.",
        maat="passend_aanbod",
        teller_maat="passend_aanbod_gedragen",
        teller_van="passend_aanbod_gedragen",
        noemer_van="passend_aanbod",
        mag_geheel=True,
        rekenwijze="We delen het aantal thuiszitters met een gedragen aanbod door alle "
        "thuiszitters met een passend aanbod in dezelfde opgave.",
        zin="{wanneer} {ww} {n} van de aanboden gedragen door alle partijen",
        werkwoord=("werd", "werden"),
        valkuilen=(
            WIE_VRAAGT,
            "Wie geen aanbod kreeg, telt niet mee. Zet het dus naast het aantal thuiszitters.",
        ),
        **AANBOD,
    ),
]
