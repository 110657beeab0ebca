"""Thuiszitters: how it ends. An offer in time, how long it lasts, and each way out."""

from typing import Any

from indicators.catalog.thuiszitters import JAAR_VAN_GROEP, KLEIN, UIT_LIJST
from indicators.soorten_cohort import AandeelOpnieuw, AandeelVanCohort
from indicators.soorten_verloop import AandeelVanInstroomverloop, AandeelVanVerloop, Duur

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


def _weg(naam: str, *, dat: str, zin: str, **meer: Any) -> AandeelVanVerloop:
    """One way out of thuiszitten within a year.

    The ways exclude each other: who moved can no longer go back to school here.

    Args:
        naam: of the way, in the id.
        dat: what a pupil did, to end the definition.
        zin: what comes after "binnen een jaar" in the sentence.
        meer: the other fields of the indicator.
    """
    vast = {
        "id": f"thuiszitters_{naam}_jaar",
        "definitie": "Het deel van wie thuis zat dat binnen 365 dagen na de eerste dag thuis "
        f"{dat}. Andere manieren om weg te gaan tellen apart.",
        "in_teller": f"wie naar schatting binnen 365 dagen {dat}",
        "in_noemer": "iedereen die in het schooljaar thuis zat, ook wie nog thuis zit",
        "zin": f"{{wanneer}} {{ww}} naar schatting {{n}} van de thuiszitters binnen een jaar "
        f"{zin}".rstrip(),
        "richting": "geen oordeel",
    }
    return AandeelVanVerloop.model_validate(UIT_LIJST | BINNEN_EEN_JAAR | vast | meer)


INDICATORS = [
    AandeelVanCohort(
        id="thuiszitters_aanbod_3m",
        titel="Passend aanbod binnen 3 maanden",
        kop="Aanbod binnen 3 maanden",
        volgorde=22,
        kerncijfer=True,
        definitie="Van wie in de periode thuis kwam te zitten: het deel met een passend aanbod "
        "binnen 91 dagen na de eerste dag thuis, op of voor de dag terug. Vakanties tellen mee.",
        in_teller="wie binnen 91 dagen na de eerste dag thuis een passend aanbod kreeg",
        in_noemer="iedereen die in de periode thuis kwam te zitten",
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
        in_teller="wie naar schatting binnen 91 dagen na de eerste dag thuis een passend aanbod "
        "krijgt",
        in_noemer="iedereen die in het schooljaar thuis kwam te zitten, ook wie nog wacht",
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
        in_noemer="iedereen die in het schooljaar thuis zat, ook wie nog thuis zit",
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
    _weg(
        "terug",
        volgorde=42,
        titel="Binnen een jaar terug naar school",
        wijzen=("terug naar school", "zelfde school", "andere school"),
        dat="terugging naar school, dezelfde of een andere",
        zin="terug naar school",
        werkwoord=("ging", "ging"),
        richting="hoger is beter",
    ),
    _weg(
        "arrangement",
        volgorde=43,
        titel="Binnen een jaar een onderwijs-zorgarrangement",
        kop="Binnen een jaar arrangement",
        wijzen=("arrangement",),
        dat="een onderwijs-zorgarrangement kreeg",
        zin="een onderwijs-zorgarrangement",
        werkwoord=("kreeg", "kreeg"),
    ),
    _weg(
        "jeugdhulp",
        volgorde=44,
        titel="Binnen een jaar jeugdhulp in plaats van school",
        kop="Binnen een jaar jeugdhulp",
        wijzen=("jeugdhulp",),
        dat="jeugdhulp in plaats van school kreeg",
        zin="jeugdhulp in plaats van school",
        werkwoord=("kreeg", "kreeg"),
    ),
    _weg(
        "vrijstelling",
        volgorde=45,
        titel="Binnen een jaar een vrijstelling 5 onder a",
        kop="Binnen een jaar vrijstelling",
        wijzen=("vrijstelling",),
        dat="een vrijstelling 5 onder a kreeg",
        zin="een vrijstelling 5 onder a",
        werkwoord=("kreeg", "kreeg"),
        k=10,
        begrippen=("thuiszitter", "vrijstelling 5 onder a"),
    ),
    _weg(
        "verhuisd",
        volgorde=46,
        titel="Binnen een jaar verhuisd",
        wijzen=("verhuisd",),
        dat="verhuisde",
        zin="",
        werkwoord=("verhuisde", "verhuisde"),
    ),
    _weg(
        "18",
        volgorde=47,
        titel="Binnen een jaar 18 of een startkwalificatie",
        kop="Binnen een jaar 18",
        wijzen=("18 of startkwalificatie",),
        dat="18 werd of een startkwalificatie had",
        zin="18 of had een startkwalificatie",
        werkwoord=("werd", "werd"),
    ),
    _weg(
        "anders",
        volgorde=48,
        titel="Binnen een jaar op een andere manier weg",
        kop="Binnen een jaar anders weg",
        wijzen=("anders",),
        dat="niet meer thuis zat, met als uitkomst anders",
        zin="op een andere manier weg",
        werkwoord=("ging", "ging"),
    ),
    AandeelOpnieuw(
        id="thuiszitters_opnieuw",
        titel="Binnen een jaar weer thuis",
        volgorde=49,
        definitie="Van wie in het schooljaar terugging naar school: het deel dat binnen 365 dagen "
        "na die dag weer thuis kwam te zitten.",
        in_teller="wie binnen 365 dagen weer thuis kwam te zitten",
        in_noemer="wie in het schooljaar terugging naar school",
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
]
