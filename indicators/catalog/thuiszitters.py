"""Thuiszitters: how many, how long, how many come and go."""

from indicators.model import Balans, Korrel
from indicators.soorten import Som, Telling

BRON = "Leerplicht van de gemeenten of samenwerkingsverband"
HOOFDLIJN = "Passende omgeving"
STAND = Korrel(gemeente=("kwartaal",), groep=("kwartaal",))
KLEIN = Korrel(gemeente=("schooljaar",), groep=("kwartaal",))
"""Tiny counts: a municipality per school year, a group per quarter (decisions.md 19)."""
JAAR_VAN_GROEP = Korrel(gemeente=(), groep=("schooljaar",))
"""What needs more cases than a municipality or a quarter has."""
BALANS = Balans(
    begin="thuiszitters_begin",
    instroom="thuiszitters_instroom",
    uitstroom="thuiszitters_uitstroom",
    einde="thuiszitters_einde",
    stand="thuiszitters",
)
UIT_LIJST = {
    "dataset": "thuiszitters",
    "maat": "thuiszitters",
    "stand_of_stroom": "stroom",
    "thema": "thuiszitters",
    "hoofdlijn": HOOFDLIJN,
    "bron": BRON,
    "eenheid": ("thuiszitter", "thuiszitters"),
}

INDICATORS = [
    Telling(
        id="thuiszitters",
        titel="Thuiszitters",
        volgorde=10,
        kerncijfer=True,
        definitie="Leerlingen met absoluut verzuim of langdurig relatief verzuim, op de laatste "
        "dag van het kwartaal. Absoluut verzuim: leerplichtig en nergens ingeschreven. Langdurig "
        "relatief verzuim: ingeschreven, en meer dan 4 weken zonder geldige reden niet op school.",
        dataset="thuiszitters",
        maat="thuiszitters",
        waar="thuis",
        uitsplitsingen=("reden", "schoolsoort", "soort"),
        rekenwijze="We tellen in de lijst wie op de peildag thuis zat: begonnen op of voor"
        " die dag, en nog niet terug.",
        eenheid=("thuiszitter", "thuiszitters"),
        richting="lager is beter",
        stand_of_stroom="stand",
        thema="thuiszitters",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=STAND,
        noemer="leerplichtigen",
        begrippen=("thuiszitter", "absoluut verzuim", "langdurig relatief verzuim", "leerplichtig"),
        zin="{wanneer} {ww} {n} thuis",
        werkwoord=("zat", "zaten"),
        valkuilen=(
            "Sommige gemeenten tellen ook zieke leerlingen met een deelplan mee. Verandert dat, "
            "dan breekt de reeks.",
            "Het gaat om de stand op een dag: wie korter thuis zat en voor die dag terug was, "
            "telt niet mee.",
        ),
    ),
    Telling(
        id="thuiszitters_langer_3m",
        titel="Langer dan 3 maanden thuis",
        volgorde=20,
        definitie="Thuiszitters die op de peildag langer dan 91 dagen thuis zaten, gerekend vanaf "
        "de eerste dag thuis. Vakanties tellen mee. Per kwartaal is de peildag de laatste dag, "
        "per schooljaar 1 oktober.",
        dataset="thuiszitters",
        maat="thuiszitters_langer_3m",
        waar="langer_dan_3_maanden",
        rekenwijze="We tellen in de lijst wie op de peildag thuis zat, en toen meer dan 91"
        " dagen sinds de eerste dag thuis.",
        eenheid=("thuiszitter", "thuiszitters"),
        richting="lager is beter",
        stand_of_stroom="stand",
        thema="thuiszitters",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=KLEIN,
        deel_van="thuiszitters",
        noemer="leerplichtigen",
        begrippen=("thuiszitter", "langer dan 3 maanden", "leerplichtig"),
        zin="{wanneer} {ww} {n} langer dan 3 maanden thuis",
        werkwoord=("zat", "zaten"),
        valkuilen=("Ook wie al een aanbod heeft maar nog thuis zit, telt mee.",),
    ),
    Telling(
        id="thuiszitters_instroom",
        titel="Nieuwe thuiszitters",
        volgorde=30,
        definitie="Keren dat een leerling in de periode thuis kwam te zitten.",
        dataset="thuiszitters",
        maat="thuiszitters_instroom",
        waar="instroom",
        rekenwijze="We tellen de regels in de lijst met een eerste dag thuis in de "
        "periode. Een schooljaar is de som van vier kwartalen.",
        eenheid=("nieuwe thuiszitter", "nieuwe thuiszitters"),
        richting="lager is beter",
        stand_of_stroom="stroom",
        thema="thuiszitters",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=KLEIN,
        balans=BALANS,
        noemer="leerplichtigen",
        begrippen=("thuiszitter", "instroom", "leerplichtig"),
        zin="{wanneer} {ww} {n} thuis te zitten",
        werkwoord=("kwam", "kwamen"),
        valkuilen=("Wie twee keer thuis kwam te zitten, telt twee keer.",),
    ),
    Telling(
        id="thuiszitters_uitstroom",
        titel="Niet meer thuis",
        volgorde=40,
        definitie="Keren dat een leerling in de periode niet langer thuis zat, om welke reden dan "
        "ook.",
        dataset="thuiszitters",
        maat="thuiszitters_uitstroom",
        waar="uitstroom",
        rekenwijze="We tellen de regels in de lijst met een dag terug in de periode. Een "
        "schooljaar is de som van vier kwartalen.",
        eenheid=("leerling", "leerlingen"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="thuiszitters",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=KLEIN,
        balans=BALANS,
        begrippen=("thuiszitter", "uitstroom"),
        zin="{wanneer} {ww} {n} niet langer thuis",
        werkwoord=("zat", "zaten"),
        valkuilen=(
            "Uitstroom is niet hetzelfde als terug naar school: ook verhuizen en 18 worden tellen "
            "mee.",
        ),
    ),
    Som(
        id="thuiszitters_terug_naar_school",
        titel="Terug naar school",
        volgorde=41,
        definitie="Keren dat een leerling in de periode niet langer thuis zat en naar school "
        "ging, dezelfde of een andere.",
        dataset="thuiszitters",
        maat="thuiszitters_terug_naar_school",
        som="terug",
        waar="uitstroom",
        rekenwijze="We tellen de regels in de lijst met een dag terug in de periode en als "
        "uitkomst terug naar dezelfde of een andere school. Een schooljaar is de som van vier "
        "kwartalen.",
        eenheid=("leerling", "leerlingen"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="thuiszitters",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=KLEIN,
        deel_van="thuiszitters_uitstroom",
        begrippen=("thuiszitter", "uitstroom"),
        zin="{wanneer} {ww} {n} terug naar school",
        werkwoord=("ging", "gingen"),
        valkuilen=(
            "Meer leerlingen terug naar school kan ook komen doordat er meer thuis zaten: zet het "
            "naast de nieuwe thuiszitters.",
            "Een onderwijs-zorgarrangement telt hier niet mee als school.",
            "Is de uitkomst niet ingevuld, dan is het cijfer een bereik.",
        ),
    ),
    Telling(
        id="thuiszitters_begin",
        titel="Thuis op de dag voor de periode",
        intern=True,
        definitie="Thuiszitters op de dag voor de eerste dag van het kwartaal, uit dezelfde "
        "levering.",
        dataset="thuiszitters",
        maat="thuiszitters",
        waar="thuis_begin",
        rekenwijze="We tellen in de lijst wie voor de eerste dag van het kwartaal al thuis zat.",
        eenheid=("thuiszitter", "thuiszitters"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="thuiszitters",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=KLEIN,
        schooljaar="eerste",
    ),
    Telling(
        id="thuiszitters_einde",
        titel="Thuis op de laatste dag van de periode",
        intern=True,
        definitie="Thuiszitters op de laatste dag van het kwartaal, uit dezelfde levering.",
        dataset="thuiszitters",
        maat="thuiszitters",
        waar="begin <= laatste and (einde is null or einde > laatste)",
        rekenwijze="We tellen in de lijst wie op de laatste dag van het kwartaal thuis zat.",
        eenheid=("thuiszitter", "thuiszitters"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="thuiszitters",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=KLEIN,
        schooljaar="laatste",
    ),
]
