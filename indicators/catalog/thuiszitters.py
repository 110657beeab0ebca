"""Thuiszitters: how many, how long, how many come and go."""

from indicators.model import Balans, Korrel
from indicators.soorten import Som, Telling
from indicators.soorten_cohort import AandeelOpnieuw, AandeelVanCohort
from indicators.soorten_verloop import AandeelVanInstroomverloop, AandeelVanVerloop, Duur

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
UIT_LIJST = {
    "dataset": "thuiszitters",
    "maat": "thuiszitters",
    "stand_of_stroom": "stroom",
    "thema": "thuiszitters",
    "hoofdlijn": HOOFDLIJN,
    "bron": BRON,
    "eenheid": ("thuiszitter", "thuiszitters"),
}
AANBOD_BEKEND = (
    "(levering_id, blad) in (select (levering_id, blad) from geleverd_thuiszitters "
    "where aanbod is not null)"
)
"""A list without the column says nothing of offers; an empty cell of the column is no offer yet.
The text as delivered is null where the column was not there."""
LEGE_KOLOM = (
    "Een lege kolom telt als: niemand kreeg een aanbod. Alleen als de kolom in de lijst ontbreekt, "
    "is het niet bekend."
)
UITKOMST_BEKEND = (
    "not coalesce(bool_or(uitstroom and terug_reden is not null) over (partition by levering_id), "
    "false)"
)
"""A list with ends and no outcome says nothing of outcomes."""
KEREN = "Wie twee keer thuis kwam te zitten, telt twee keer."
BINNEN_EEN_JAAR = {
    "uitkomst": "uitkomst",
    "bekend": UITKOMST_BEKEND,
    "dagen": 365,
    "korrel": JAAR_VAN_GROEP,
    "begrippen": ("thuiszitter",),
    "rekenwijze": "We volgen iedereen die in het schooljaar thuis zat, ook wie nog thuis zit. Met "
    "Aalen-Johansen schatten we welk deel binnen 365 dagen na de eerste dag thuis zo wegging. Wie "
    "op een andere manier wegging, blijft in de noemer.",
    "valkuilen": (
        "Het is een schatting uit het schooljaar: wie al langer thuis zat, telt mee vanaf het "
        "moment dat we die volgen.",
        "Is de uitkomst niet ingevuld, dan is het cijfer een bereik.",
        "Samen zijn de manieren om weg te gaan geen 100%: een deel zit na een jaar nog thuis.",
        KEREN,
    ),
}
"""The ways out exclude each other: who moved can no longer go back to school here."""

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
        begrippen=("thuiszitter", "langer dan 3 maanden"),
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
        begrippen=("thuiszitter", "instroom"),
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
        volgorde=44,
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
    AandeelVanCohort(
        id="thuiszitters_aanbod_3m",
        titel="Passend aanbod binnen 3 maanden",
        kop="Aanbod binnen 3 maanden",
        volgorde=22,
        kerncijfer=True,
        definitie="Van wie in de periode thuis kwam te zitten: het deel met een passend aanbod "
        "binnen 91 dagen na de eerste dag thuis, op of voor de dag terug. Vakanties tellen mee.",
        teller="aanbod_binnen_3_maanden and aanbod <= least(einde, laatste)",
        instroom="thuiszitters_instroom",
        bekend=AANBOD_BEKEND,
        wachtreden="niet iedereen is al 3 maanden gevolgd",
        rekenwijze="Wie in het kwartaal thuis kwam te zitten, staat in de levering over dat "
        "kwartaal als het ook in dat kwartaal eindigde, en anders in de levering over het kwartaal "
        "erna. Het aantal met een aanbod binnen 91 dagen delen we door iedereen. Een schooljaar is "
        "de som van vier kwartalen.",
        richting="hoger is beter",
        mag_geheel=True,
        korrel=KLEIN,
        begrippen=("thuiszitter", "passend aanbod"),
        zin="{wanneer} kwamen leerlingen thuis te zitten; van hen {ww} {n} binnen 3 maanden een "
        "passend aanbod",
        werkwoord=("had", "had"),
        valkuilen=(
            "Het gaat om wie in de periode begon, niet om wie aan het eind thuis zat.",
            "Wie binnen 3 maanden weer weg was zonder aanbod, telt als zonder aanbod.",
            LEGE_KOLOM,
            "Staat een geval met een pseudoniem in de leveringen over beide kwartalen, dan telt de "
            "nieuwste. Zonder pseudoniem telt een verbeterde dag terug dubbel, en valt niet op wie "
            "verdween als er een ander bij kwam.",
            "Wie uit de lijst verdween, of nog geen 91 dagen is gevolgd en nog geen aanbod heeft, "
            "maakt het cijfer een bereik. Dat geldt ook voor wie op 31 december begon: in een "
            "gewoon jaar is dat op 31 maart 90 dagen.",
            "Een aanbod dat pas in een latere levering wordt ingevuld, telt niet mee.",
            KEREN,
        ),
        **UIT_LIJST,
    ),
    AandeelVanInstroomverloop(
        id="thuiszitters_aanbod_3m_nu",
        titel="Passend aanbod binnen 3 maanden, met wie nog wacht",
        kop="Aanbod binnen 3 maanden, schatting",
        volgorde=23,
        definitie="Van wie in het schooljaar thuis kwam te zitten: de schatting van het deel dat "
        "binnen 91 dagen een passend aanbod krijgt, met wie nog geen 91 dagen is gevolgd.",
        gebeurtenis="aanbod",
        wijzen=("aanbod",),
        dagen=91,
        bekend=AANBOD_BEKEND,
        rekenwijze="We volgen iedereen die in het schooljaar begon, tot en met het kwartaal na de "
        "eerste dag thuis of zover als er is geleverd. Met Aalen-Johansen schatten we welk deel "
        "binnen 91 dagen een aanbod krijgt, op of voor de dag terug. Wie wegging zonder aanbod, "
        "blijft in de noemer.",
        richting="hoger is beter",
        mag_geheel=True,
        korrel=JAAR_VAN_GROEP,
        begrippen=("thuiszitter", "passend aanbod"),
        zin="{wanneer} kwamen leerlingen thuis te zitten; naar schatting {ww} {n} binnen 3 maanden "
        "een passend aanbod",
        werkwoord=("kreeg", "kreeg"),
        valkuilen=(
            "Dit cijfer is er eerder dan het aandeel van wie 3 maanden is gevolgd, en kan nog "
            "veranderen zolang er kwartalen bij komen.",
            "Wie na het eerste kwartaal uit de lijst verdween, telt niet mee.",
            LEGE_KOLOM,
            KEREN,
        ),
        **UIT_LIJST,
    ),
    Duur(
        id="thuiszitters_duur",
        titel="Mediane duur thuis",
        kop="Duur thuis (mediaan)",
        volgorde=25,
        definitie="Na hoeveel weken de helft niet meer thuis zat, om welke reden dan ook, gerekend "
        "vanaf de eerste dag thuis. Wie nog thuis zit, telt mee.",
        rekenwijze="We volgen iedereen die in het schooljaar thuis zat, ook wie nog thuis zit. Met "
        "Kaplan-Meier schatten we na hoeveel dagen de helft niet meer thuis zat. We ronden af op "
        "hele weken.",
        richting="lager is beter",
        korrel=JAAR_VAN_GROEP,
        begrippen=("thuiszitter", "mediaan"),
        zin="{wanneer} {ww} de helft niet meer thuis na {n}",
        werkwoord=("zat", "zat"),
        valkuilen=(
            "Alleen kijken naar wie al terug is, geeft een veel te korte duur: wie kort thuis zit, "
            "is eerder terug. Daarom telt iedereen mee.",
            "Niet meer thuis is niet hetzelfde als terug naar school.",
            "Het is een schatting uit het schooljaar: wie al langer thuis zat, telt mee vanaf het "
            "moment dat we die volgen.",
            KEREN,
        ),
        **UIT_LIJST,
    ),
    AandeelVanVerloop(
        id="thuiszitters_terug_jaar",
        titel="Binnen een jaar terug naar school",
        volgorde=45,
        definitie="Het deel dat binnen 365 dagen na de eerste dag thuis terugging naar school, "
        "dezelfde of een andere. Andere manieren om weg te gaan tellen apart.",
        wijzen=("terug naar school", "zelfde school", "andere school"),
        richting="hoger is beter",
        zin="{wanneer} {ww} naar schatting {n} van de thuiszitters binnen een jaar terug naar "
        "school",
        werkwoord=("ging", "ging"),
        **BINNEN_EEN_JAAR,
        **UIT_LIJST,
    ),
    AandeelVanVerloop(
        id="thuiszitters_vrijstelling_jaar",
        titel="Binnen een jaar een vrijstelling 5 onder a",
        kop="Binnen een jaar vrijstelling",
        volgorde=46,
        definitie="Het deel van wie thuis zat dat binnen 365 dagen na de eerste dag thuis een "
        "vrijstelling 5 onder a kreeg. Andere manieren om weg te gaan tellen apart.",
        wijzen=("vrijstelling",),
        richting="geen oordeel",
        k=10,
        zin="{wanneer} {ww} naar schatting {n} van de thuiszitters binnen een jaar een "
        "vrijstelling 5 onder a",
        werkwoord=("kreeg", "kreeg"),
        **{**BINNEN_EEN_JAAR, "begrippen": ("thuiszitter", "vrijstelling 5 onder a")},
        **UIT_LIJST,
    ),
    AandeelVanVerloop(
        id="thuiszitters_verhuisd_jaar",
        titel="Binnen een jaar verhuisd",
        volgorde=47,
        definitie="Het deel van wie thuis zat dat binnen 365 dagen na de eerste dag thuis "
        "verhuisde. Andere manieren om weg te gaan tellen apart.",
        wijzen=("verhuisd",),
        richting="geen oordeel",
        zin="{wanneer} {ww} naar schatting {n} van de thuiszitters binnen een jaar",
        werkwoord=("verhuisde", "verhuisde"),
        **BINNEN_EEN_JAAR,
        **UIT_LIJST,
    ),
    AandeelVanVerloop(
        id="thuiszitters_18_jaar",
        titel="Binnen een jaar 18 of een startkwalificatie",
        kop="Binnen een jaar 18",
        volgorde=48,
        definitie="Het deel van wie thuis zat dat binnen 365 dagen na de eerste dag thuis 18 werd "
        "of een startkwalificatie had. Andere manieren om weg te gaan tellen apart.",
        wijzen=("18 of startkwalificatie",),
        richting="geen oordeel",
        zin="{wanneer} {ww} naar schatting {n} van de thuiszitters binnen een jaar 18 of had een "
        "startkwalificatie",
        werkwoord=("werd", "werd"),
        **BINNEN_EEN_JAAR,
        **UIT_LIJST,
    ),
    AandeelOpnieuw(
        id="thuiszitters_opnieuw",
        titel="Binnen een jaar weer thuis",
        volgorde=49,
        definitie="Van wie in het schooljaar terugging naar school: het deel dat binnen 365 dagen "
        "na die dag weer thuis kwam te zitten.",
        weg="uitstroom and (terug_min = 1 or not _bekend)",
        persoon="leerling_id",
        bekend="terug_reden is null",
        wachtreden="niet iedereen is al een jaar gevolgd",
        rekenwijze="We nemen de regels met een dag terug in het schooljaar en als uitkomst terug "
        "naar school. Met het pseudoniem zoeken we of dezelfde leerling binnen 365 dagen opnieuw "
        "een eerste dag thuis had.",
        richting="lager is beter",
        korrel=JAAR_VAN_GROEP,
        begrippen=("thuiszitter",),
        zin="{wanneer} gingen thuiszitters terug naar school; van hen {ww} {n} binnen een jaar "
        "weer thuis",
        werkwoord=("zat", "zat"),
        valkuilen=(
            "Zonder pseudoniem, of als een ander gaat leveren, is niemand te volgen en is er geen "
            "cijfer.",
            "Wie naar een gemeente van een andere leverancier verhuist en daar thuis komt te "
            "zitten, zien we niet.",
            "Is de uitkomst niet ingevuld, dan telt de leerling niet mee.",
        ),
        **UIT_LIJST,
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
