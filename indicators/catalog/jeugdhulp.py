"""Jeugdhulp: figures that CBS publishes.

Every column of table 85098NED has a denominator of its own (decisions.md 9). That of use is all
youth up to 18: for 2019 CBS counts 411 thousand of almost 3,4 million with jeugdhulp in natura
(cbs.nl/nl-nl/nieuws/2020/18), and publishes 12,2 percent; its counts go up to and with 22. What is
counted in the region's own lists stands in `jeugdhulptrajecten.py`.
"""

from indicators.model import Korrel
from indicators.soorten import Gepubliceerd, Som
from indicators.soorten_verhouding import AandeelVanInwoners, AandeelVanRegels, Gemiddelde

JAAR = Korrel(
    gemeente=("kalenderjaar", "halfjaar"), groep=("kalenderjaar", "halfjaar"), nederland=True
)
BRON = "CBS StatLine, tabel 85098NED"
HOOFDLIJN = "Lokaal anticiperen"
EIGEN_NOEMER = (
    "Elke kolom van CBS heeft een eigen noemer; van welke jongeren dit een deel is, staat in de "
    "toelichting bij de tabel van CBS. Tel percentages niet op en vergelijk ze niet met elkaar."
)
CBS_DEEL = {
    "dataset": "jeugdhulp_indicatoren",
    "waarde": "percentage",
    "eenheid": ("procent", "procent"),
    "richting": "geen oordeel",
    "stand_of_stroom": "stroom",
    "thema": "jeugdhulp",
    "hoofdlijn": "Passende omgeving",
    "bron": BRON,
    "korrel": JAAR,
    "begrippen": ("jeugdhulp",),
}

INDICATORS = [
    Gepubliceerd(
        id="jeugdhulpgebruik",
        titel="Jeugdhulpgebruik tot en met 17 jaar",
        kop="Jeugdhulpgebruik, 0 tot en met 17",
        volgorde=70,
        kerncijfer=True,
        definitie="Deel van alle jongeren van 0 tot en met 17 jaar dat in de periode jeugdhulp in "
        "natura kreeg, zoals CBS het publiceert.",
        in_teller="jongeren van 0 tot en met 17 jaar die jeugdhulp in natura kregen",
        in_noemer="alle jongeren van 0 tot en met 17 jaar",
        dataset="jeugdhulp_indicatoren",
        maat="jeugdhulp",
        waarde="percentage",
        waar="onderwerp = 'jeugdhulp'",
        rekenwijze="We nemen het percentage van CBS over: van alle jongeren van 0 tot en met "
        "17 jaar, het deel dat in de periode jeugdhulp kreeg.",
        eenheid=("procent", "procent"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="jeugdhulp",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=JAAR,
        begrippen=("jeugdhulp",),
        zin="{wanneer} {ww} {n} van de jongeren tot en met 17 jaar jeugdhulp",
        werkwoord=("kreeg", "kregen"),
        valkuilen=(
            "De noemer is jongeren van 0 tot en met 17 jaar. De aantallen van CBS gaan over 0 tot "
            "en met 22 jaar: deel die niet op elkaar.",
            "Voorlopige cijfers worden later bijgesteld, soms met meer dan het verschil tussen "
            "twee jaren.",
            "Voor een samenwerkingsverband of subregio is dit percentage niet te berekenen: "
            "daarvoor zijn aantallen nodig.",
        ),
    ),
    Gepubliceerd(
        id="jeugdhulp_met_verblijf",
        titel="Jeugdhulp met verblijf",
        kop="Met verblijf, van jongeren met jeugdhulp",
        volgorde=80,
        definitie="Deel van de jongeren met jeugdhulp dat in de periode ook buiten het eigen "
        "gezin verbleef, zoals CBS het publiceert.",
        in_teller="jongeren met jeugdhulp die ook buiten het eigen gezin verbleven",
        in_noemer="alle jongeren met jeugdhulp",
        dataset="jeugdhulp_indicatoren",
        maat="jeugdhulp met verblijf",
        waarde="percentage",
        waar="onderwerp = 'jeugdhulp met verblijf'",
        rekenwijze="We nemen het percentage van CBS over: van de jongeren met jeugdhulp, "
        "het deel met verblijf.",
        eenheid=("procent", "procent"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="jeugdhulp",
        hoofdlijn=HOOFDLIJN,
        bron=BRON,
        korrel=JAAR,
        begrippen=("jeugdhulp", "verblijf"),
        zin="{wanneer} {ww} {n} van de jongeren met jeugdhulp buiten het eigen gezin",
        werkwoord=("verbleef", "verbleven"),
        valkuilen=(
            "Dit is een deel van de jongeren met jeugdhulp, niet van alle jongeren. "
            "Vermenigvuldig of vergelijk het niet met jeugdhulpgebruik.",
        ),
    ),
    Gepubliceerd(
        id="jeugdbescherming",
        titel="Jongeren met jeugdbescherming",
        kop="Jeugdbescherming",
        volgorde=82,
        definitie="Deel van de jongeren dat in de periode jeugdbescherming had, zoals CBS het "
        "publiceert.",
        in_teller="jongeren met jeugdbescherming",
        in_noemer="de jongeren die CBS noemt in de toelichting bij de tabel",
        maat="jeugdbescherming",
        waar="onderwerp = 'jeugdbescherming'",
        rekenwijze="We nemen het percentage van CBS over.",
        zin="{wanneer} {ww} {n} van de jongeren jeugdbescherming",
        werkwoord=("had", "hadden"),
        valkuilen=(EIGEN_NOEMER,),
        **CBS_DEEL,
    ),
    Gepubliceerd(
        id="jeugdbescherming_met_verblijf",
        titel="Jeugdbescherming en jeugdhulp met verblijf",
        kop="Met verblijf, van jongeren met jeugdbescherming",
        volgorde=84,
        definitie="Deel van de jongeren met jeugdbescherming dat in de periode ook jeugdhulp met "
        "verblijf had, zoals CBS het publiceert.",
        in_teller="jongeren met jeugdbescherming die ook jeugdhulp met verblijf hadden",
        in_noemer="alle jongeren met jeugdbescherming",
        maat="jeugdbescherming met verblijf",
        waar="onderwerp = 'jeugdbescherming met verblijf'",
        rekenwijze="We nemen het percentage van CBS over: van de jongeren met jeugdbescherming, "
        "het deel met verblijf.",
        zin="{wanneer} {ww} {n} van de jongeren met jeugdbescherming ook jeugdhulp met verblijf",
        werkwoord=("had", "hadden"),
        valkuilen=(
            "Dit is een deel van de jongeren met jeugdbescherming, niet van alle jongeren. "
            "Vermenigvuldig of vergelijk het niet met de andere percentages.",
        ),
        **CBS_DEEL,
    ),
    Gepubliceerd(
        id="jeugdreclassering",
        titel="Jongeren met jeugdreclassering",
        kop="Jeugdreclassering",
        volgorde=86,
        definitie="Deel van de jongeren dat in de periode jeugdreclassering had, zoals CBS het "
        "publiceert.",
        in_teller="jongeren met jeugdreclassering",
        in_noemer="de jongeren die CBS noemt in de toelichting bij de tabel",
        maat="jeugdreclassering",
        waar="onderwerp = 'jeugdreclassering'",
        rekenwijze="We nemen het percentage van CBS over.",
        zin="{wanneer} {ww} {n} van de jongeren jeugdreclassering",
        werkwoord=("had", "hadden"),
        valkuilen=(EIGEN_NOEMER,),
        **CBS_DEEL,
    ),
    AandeelVanInwoners(
        id="jeugdhulpgebruik_0_22",
        titel="Jeugdhulpgebruik tot en met 22 jaar",
        kop="Jeugdhulpgebruik, 0 tot en met 22",
        volgorde=72,
        definitie="Deel van alle jongeren van 0 tot en met 22 jaar dat in de periode jeugdhulp in "
        "natura kreeg. De aantallen zijn van CBS.",
        in_teller="jongeren met jeugdhulp in natura",
        in_noemer="alle inwoners van 0 tot en met 22 jaar, op 1 januari",
        dataset="jeugdhulp_gebruik",
        maat="jongeren",
        waar="vorm = 'totaal'",
        inwoners="jeugd_0_22",
        rekenwijze="We delen het aantal jongeren met jeugdhulp van CBS door alle inwoners van 0 "
        "tot en met 22 jaar op 1 januari. Van gemeenten samen tellen we eerst op, en delen daarna.",
        eenheid=("jongere", "jongeren"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="jeugdhulp",
        hoofdlijn=HOOFDLIJN,
        bron="CBS, jeugdzorg in natura, en CBS, bevolking",
        korrel=Korrel(gemeente=("kalenderjaar", "halfjaar"), groep=("kalenderjaar", "halfjaar")),
        begrippen=("jeugdhulp",),
        zin="{wanneer} {ww} {n} van de jongeren tot en met 22 jaar jeugdhulp",
        werkwoord=("kreeg", "kregen"),
        valkuilen=(
            "De noemer is jongeren van 0 tot en met 22 jaar. Jeugdhulpgebruik tot en met 17 jaar "
            "ligt ongeveer een derde hoger: vergelijk die twee niet met elkaar.",
            "Halfjaren tellen niet op tot een jaar: wie in beide halfjaren hulp kreeg, telt in "
            "allebei mee.",
            "CBS rondt elk aantal af op 5. In een kleine gemeente scheelt dat enkele tienden van "
            "een procent.",
        ),
    ),
    Som(
        id="jongeren_met_jeugdhulp",
        titel="Jongeren met jeugdhulp",
        volgorde=87,
        definitie="Jongeren tot 23 jaar met jeugdhulp in natura in de periode, geteld in de "
        "gemeente waar zij wonen. CBS rondt af op 5.",
        dataset="jeugdhulp_gebruik",
        maat="jongeren",
        waar="vorm = 'totaal'",
        rekenwijze="We nemen het aantal jongeren met jeugdhulp van CBS over. Wie meer "
        "vormen van hulp kreeg, telt een keer.",
        eenheid=("jongere", "jongeren"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="jeugdhulp",
        hoofdlijn=HOOFDLIJN,
        bron="CBS, jeugdzorg in natura",
        korrel=JAAR,
        begrippen=("jeugdhulp",),
        zin="{wanneer} {ww} {n} jeugdhulp",
        werkwoord=("kreeg", "kregen"),
        valkuilen=(
            "Dit aantal is niet de teller van het percentage jeugdhulpgebruik: hier tellen ook "
            "jongeren van 18 tot 23 jaar mee.",
            "Elk getal is afgerond op 5, dus een som kan enkele jongeren afwijken.",
        ),
    ),
    Som(
        id="trajecten_cbs",
        titel="Jeugdhulptrajecten volgens CBS",
        kop="Trajecten (CBS)",
        volgorde=88,
        definitie="Trajecten jeugdhulp in natura van jongeren tot 23 jaar in de periode, geteld in "
        "de gemeente waar zij wonen. CBS rondt af op 5.",
        dataset="jeugdhulp_gebruik",
        maat="trajecten",
        waar="vorm = 'totaal'",
        rekenwijze="We nemen het aantal trajecten van CBS over. Wie meer vormen van hulp kreeg, "
        "telt meer dan een keer.",
        eenheid=("traject", "trajecten"),
        richting="geen oordeel",
        stand_of_stroom="stroom",
        thema="jeugdhulp",
        hoofdlijn=HOOFDLIJN,
        bron="CBS, jeugdzorg in natura",
        korrel=JAAR,
        begrippen=("jeugdhulp", "jeugdhulptraject"),
        zin="{wanneer} {ww} {n} jeugdhulp",
        werkwoord=("liep er", "liepen er"),
        valkuilen=(
            "Trajecten zijn geen jongeren: een jongere kan er meer tegelijk hebben.",
            "Halfjaren tellen niet op tot een jaar: wat doorloopt, telt in allebei mee.",
            "Elk getal is afgerond op 5, dus een som kan enkele trajecten afwijken.",
        ),
    ),
    Som(
        id="wachtenden_jeugdhulp",
        titel="Wachtenden op jeugdhulp",
        volgorde=99,
        definitie="Jongeren die op de laatste dag van het kwartaal een verwijzing hebben en nog "
        "niet met jeugdhulp zijn begonnen.",
        dataset="tellingen",
        maat="wachtenden_jeugdhulp",
        waar="is_totaal",
        rekenwijze="We nemen de aantallen over die zijn geleverd en tellen ze op.",
        eenheid=("jongere", "jongeren"),
        richting="lager is beter",
        stand_of_stroom="stand",
        thema="jeugdhulp",
        hoofdlijn=HOOFDLIJN,
        bron="Opgave van gemeenten of jeugdregio",
        korrel=Korrel(gemeente=("kwartaal",), groep=("kwartaal",)),
        begrippen=("wachten op jeugdhulp",),
        zin="{wanneer} {ww} {n} op jeugdhulp",
        werkwoord=("wachtte", "wachtten"),
        valkuilen=(
            "Het aantal zegt niet hoe lang iemand wacht.",
            "Wie bij twee aanbieders op de lijst staat, kan twee keer meetellen.",
        ),
    ),
    Gemiddelde(
        id="wachttijd_weken",
        titel="Wachttijd voor jeugdhulp in weken",
        kop="Wachttijd, weken",
        volgorde=100,
        definitie="Gemiddeld aantal weken van de verwijzing tot de start van de jeugdhulp, van de "
        "jongeren die in het kwartaal begonnen.",
        in_noemer="jongeren die in het kwartaal met jeugdhulp begonnen",
        dataset="tellingen",
        maat="wachttijd_weken",
        waar="is_totaal",
        wie=("jongere", "jongeren"),
        rekenwijze="We nemen het gemiddelde over zoals het is aangeleverd. Van gemeenten samen "
        "telt elk gemiddelde mee voor zoveel jongeren als het over gaat.",
        eenheid=("week", "weken"),
        richting="lager is beter",
        stand_of_stroom="stroom",
        thema="jeugdhulp",
        hoofdlijn=HOOFDLIJN,
        bron="Opgave van gemeenten of jeugdregio",
        korrel=Korrel(gemeente=("kwartaal",), groep=("kwartaal",)),
        begrippen=("wachttijd", "wachten op jeugdhulp"),
        zin="{wanneer} {ww} jongeren gemiddeld {n} weken tot de jeugdhulp begon",
        werkwoord=("wachtten", "wachtten"),
        valkuilen=(
            "Wie nog wacht telt niet mee. Als de langst wachtenden eindelijk beginnen, stijgt het "
            "gemiddelde.",
            "Een paar lange wachttijden trekken het gemiddelde omhoog.",
            "Zonder het aantal jongeren is een gemiddelde niet te tonen, en van een groep niet te "
            "berekenen.",
        ),
    ),
    AandeelVanRegels(
        id="jeugdhulp_aandeel_uitval",
        titel="Deel van de beëindigde jeugdhulptrajecten dat uitval is",
        kop="Uitval, deel van beëindigd",
        volgorde=95,
        definitie="Deel van de trajecten met een einddatum in het schooljaar dat eenzijdig is "
        "beëindigd, door de cliënt of door de aanbieder.",
        dataset="jeugdhulptrajecten",
        maat="jeugdhulp_uitval",
        som="uitval",
        waar="beeindigd",
        teller_van="jeugdhulp_uitval",
        noemer_van="jeugdhulp_beeindigd",
        rekenwijze="We delen het aantal trajecten dat eenzijdig is beëindigd door alle trajecten "
        "met een einddatum in het schooljaar. Een schooljaar is de som van vier kwartalen.",
        eenheid=("traject", "trajecten"),
        richting="lager is beter",
        stand_of_stroom="stroom",
        thema="jeugdhulp",
        hoofdlijn="Passende omgeving",
        bron="Registratie van jeugdhulp door gemeenten of jeugdregio",
        korrel=Korrel(gemeente=("schooljaar",), groep=("schooljaar",)),
        begrippen=("uitval uit jeugdhulp", "jeugdhulptraject"),
        zin="{wanneer} {ww} {n} van de beëindigde jeugdhulp uitval",
        werkwoord=("was", "waren"),
        valkuilen=(
            "Is de reden van een beëindigd traject niet bekend, dan kan het uitval zijn of niet. "
            "Daarom is het cijfer dan een bereik.",
            "Een jongere met twee trajecten telt twee keer.",
        ),
    ),
]
