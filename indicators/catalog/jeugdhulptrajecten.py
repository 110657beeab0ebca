"""Jeugdhulp from the region's own case lists: persons and trajectories apart.

Uitval is a count with the ended trajectories beside it: an ended trajectory of which nobody wrote
down the reason is in neither, so a share would say more than is known.
"""

from indicators.model import Korrel
from indicators.soorten import Som, Telling
from indicators.soorten_cohort import AandeelOpnieuw
from indicators.soorten_verloop import Duur

KWARTAAL = Korrel(gemeente=("kwartaal",), groep=("kwartaal",))
KLEIN = Korrel(gemeente=("schooljaar",), groep=("kwartaal",))
"""Flows: a municipality per school year, a group per quarter (decisions.md 19)."""
ALLEEN_GROEP = Korrel(gemeente=(), groep=("schooljaar",))
"""So few that a municipality would only ever show `<5`."""
GEDEELD = {
    "dataset": "jeugdhulptrajecten",
    "richting": "geen oordeel",
    "stand_of_stroom": "stroom",
    "thema": "jeugdhulp",
    "bron": "Registratie van jeugdhulp door gemeenten of jeugdregio",
}
JONGEREN = {"eenheid": ("jongere", "jongeren")}
TRAJECTEN = {"eenheid": ("traject", "trajecten")}
GEEN_CBS = (
    "Dit cijfer komt uit de lijst van de regio en is niet gelijk aan dat van CBS: CBS telt per "
    "jaar en rondt af."
)
ZONDER_PSEUDONIEM = (
    "Heeft de lijst geen pseudoniem, dan weten we niet wie wie is en is het aantal jongeren niet "
    "bekend."
)
KWARTALEN = (
    "Kwartalen tellen niet op tot een jaar: wie in twee kwartalen hulp had, telt in allebei mee."
)
UIT_DE_HULP = (
    "beeindigd and not exists (select 1 from rijen r where r.levering_id = w.levering_id and "
    "r._wie = w._wie and r.begin <= w.einde and (r.einde is null or r.einde > w.einde or "
    "(r.einde = w.einde and (r.blad, r.rij) < (w.blad, w.rij))))"
)
"""The last trajectory of a youth ended: no other one ran. Two that ended together count once."""

INDICATORS = [
    Som(
        id="jeugdhulp_jongeren",
        titel="Jongeren met jeugdhulp in het kwartaal",
        kop="Jongeren met jeugdhulp, kwartaal",
        volgorde=89,
        definitie="Jongeren met ten minste een traject jeugdhulp op een dag van het kwartaal, "
        "geteld in de gemeente waar zij wonen.",
        maat="jeugdhulp_jongeren",
        som="jongere",
        waar="liep",
        rekenwijze="We tellen in de lijst de verschillende jongeren met een traject dat in het "
        "kwartaal liep. Wie meer trajecten had, telt een keer.",
        hoofdlijn="Lokaal anticiperen",
        korrel=KWARTAAL,
        noemer="jeugd_0_22",
        begrippen=("jeugdhulptraject",),
        zin="{wanneer} {ww} {n} jeugdhulp",
        werkwoord=("had", "hadden"),
        valkuilen=(
            KWARTALEN,
            "Wie in het kwartaal verhuisde, kan in twee gemeenten meetellen.",
            ZONDER_PSEUDONIEM,
            GEEN_CBS,
        ),
        **JONGEREN,
        **GEDEELD,
    ),
    Som(
        id="jeugdhulp_jongeren_verblijf",
        titel="Jongeren met verblijf in het kwartaal",
        kop="Met verblijf, kwartaal",
        volgorde=90,
        definitie="Jongeren met ten minste een traject jeugdhulp met verblijf (hulpvormen 11 tot "
        "en met 14) op een dag van het kwartaal.",
        maat="jeugdhulp_jongeren_verblijf",
        som="verblijver",
        waar="liep and verblijf",
        rekenwijze="We tellen in de lijst de verschillende jongeren met een traject met verblijf "
        "dat in het kwartaal liep.",
        hoofdlijn="Passende omgeving",
        korrel=KWARTAAL,
        noemer="jeugd_0_22",
        deel_van="jeugdhulp_jongeren",
        begrippen=("jeugdhulptraject", "verblijf"),
        zin="{wanneer} {ww} {n} buiten het eigen gezin",
        werkwoord=("verbleef", "verbleven"),
        valkuilen=(KWARTALEN, ZONDER_PSEUDONIEM),
        **JONGEREN,
        **GEDEELD,
    ),
    Telling(
        id="jeugdhulptrajecten",
        titel="Jeugdhulptrajecten in het kwartaal",
        kop="Trajecten, kwartaal",
        volgorde=91,
        definitie="Trajecten jeugdhulp die op ten minste een dag van het kwartaal liepen.",
        maat="jeugdhulptrajecten",
        waar="liep",
        uitsplitsingen=("verwijzer", "hulpvorm"),
        rekenwijze="We tellen in de lijst de trajecten die in het kwartaal begonnen, of al liepen "
        "en niet voor het kwartaal eindigden.",
        hoofdlijn="Lokaal anticiperen",
        korrel=KWARTAAL,
        begrippen=("jeugdhulptraject",),
        zin="{wanneer} {ww} {n} jeugdhulp",
        werkwoord=("liep er", "liepen er"),
        valkuilen=(
            "Trajecten zijn geen jongeren: een jongere kan er meer tegelijk hebben.",
            "Kwartalen tellen niet op tot een jaar: wat doorloopt, telt in elk kwartaal mee.",
            GEEN_CBS,
        ),
        **TRAJECTEN,
        **GEDEELD,
    ),
    Telling(
        id="jeugdhulp_gestart",
        titel="Gestarte jeugdhulptrajecten",
        kop="Gestarte trajecten",
        volgorde=92,
        definitie="Trajecten jeugdhulp met een begindatum in de periode.",
        maat="jeugdhulp_gestart",
        waar="gestart",
        rekenwijze="We tellen in de lijst de trajecten met een begindatum in de periode. Een "
        "schooljaar is de som van vier kwartalen.",
        hoofdlijn="Lokaal anticiperen",
        korrel=KLEIN,
        deel_van="jeugdhulptrajecten",
        begrippen=("jeugdhulptraject",),
        zin="{wanneer} {ww} {n} jeugdhulp",
        werkwoord=("begon", "begonnen"),
        valkuilen=(
            "Een nieuw traject is niet altijd een nieuwe jongere: ook een andere hulpvorm voor "
            "dezelfde jongere telt.",
        ),
        **TRAJECTEN,
        **GEDEELD,
    ),
    Telling(
        id="jeugdhulp_beeindigd",
        titel="Beëindigde jeugdhulptrajecten",
        kop="Beëindigde trajecten",
        volgorde=93,
        definitie="Trajecten jeugdhulp met een einddatum in de periode, om welke reden dan ook.",
        maat="jeugdhulp_beeindigd",
        waar="beeindigd",
        rekenwijze="We tellen in de lijst de trajecten met een einddatum in de periode. Een "
        "schooljaar is de som van vier kwartalen.",
        hoofdlijn="Passende omgeving",
        korrel=KLEIN,
        begrippen=("jeugdhulptraject",),
        zin="{wanneer} {ww} {n} jeugdhulp",
        werkwoord=("eindigde", "eindigden"),
        valkuilen=(
            "Beëindigd is niet hetzelfde als geholpen: ook uitval en een overstap naar een andere "
            "hulpvorm tellen mee.",
            "De einddatum is de eerste dag zonder hulp. Wie op de laatste dag van een kwartaal "
            "stopt, telt dus in het volgende kwartaal.",
        ),
        **TRAJECTEN,
        **GEDEELD,
    ),
    Som(
        id="jeugdhulp_uitval",
        titel="Uitval uit jeugdhulp",
        volgorde=94,
        definitie="Trajecten jeugdhulp die in de periode eenzijdig zijn beëindigd, door de cliënt "
        "of door de aanbieder.",
        maat="jeugdhulp_uitval",
        som="uitval",
        waar="beeindigd",
        rekenwijze="We tellen in de lijst de trajecten met een einddatum in de periode en als "
        "reden eenzijdig door de cliënt of eenzijdig door de aanbieder. Een schooljaar is de som "
        "van vier kwartalen.",
        hoofdlijn="Passende omgeving",
        korrel=KLEIN,
        deel_van="jeugdhulp_beeindigd",
        begrippen=("uitval uit jeugdhulp", "jeugdhulptraject"),
        zin="{wanneer} {ww} {n} eenzijdig beëindigd",
        werkwoord=("werd", "werden"),
        valkuilen=(
            "Zet het naast het aantal beëindigde trajecten: als er meer eindigen, is er ook meer "
            "uitval.",
            "Is de reden van een beëindigd traject niet bekend, dan is het cijfer een bereik.",
        ),
        **TRAJECTEN,
        **{**GEDEELD, "richting": "lager is beter"},
    ),
    Telling(
        id="jeugdzorgplus_instroom",
        titel="Instroom in JeugdzorgPlus",
        volgorde=97,
        definitie="Gestarte trajecten gesloten jeugdhulp (hulpvorm 13) in het schooljaar.",
        maat="jeugdzorgplus_instroom",
        waar="gestart and jeugdzorgplus",
        rekenwijze="We tellen in de lijst de trajecten met hulpvorm 13 en een begindatum in de "
        "periode. Een schooljaar is de som van vier kwartalen.",
        hoofdlijn="Passende omgeving",
        korrel=ALLEEN_GROEP,
        k=10,
        deel_van="jeugdhulp_gestart",
        begrippen=("JeugdzorgPlus", "jeugdhulptraject"),
        zin="{wanneer} {ww} {n} JeugdzorgPlus",
        werkwoord=("begon", "begonnen"),
        valkuilen=(
            "Het gaat om heel weinig jongeren: een verschil tussen twee jaren is bijna altijd "
            "toeval.",
            "Een jongere die opnieuw begint, telt opnieuw.",
        ),
        **TRAJECTEN,
        **GEDEELD,
    ),
    Duur(
        id="jeugdzorgplus_duur",
        titel="Mediane verblijfsduur in JeugdzorgPlus",
        kop="Duur JeugdzorgPlus (mediaan)",
        volgorde=98,
        definitie="Na hoeveel weken de helft van de trajecten gesloten jeugdhulp (hulpvorm 13) "
        "voorbij was, gerekend vanaf de begindatum. Trajecten die nog lopen, tellen mee.",
        in_noemer="alle trajecten met hulpvorm 13 die in het schooljaar liepen, ook wat nog loopt",
        maat="jeugdhulptrajecten",
        waar="jeugdzorgplus",
        rekenwijze="We volgen alle trajecten met hulpvorm 13 die in het schooljaar liepen. Met "
        "Kaplan-Meier schatten we na hoeveel dagen de helft voorbij was. We ronden af op hele "
        "weken.",
        hoofdlijn="Passende omgeving",
        korrel=ALLEEN_GROEP,
        k=10,
        begrippen=("JeugdzorgPlus", "mediaan"),
        zin="{wanneer} {ww} de helft van de trajecten JeugdzorgPlus voorbij na {n}",
        werkwoord=("was", "was"),
        valkuilen=(
            "Een overplaatsing met een nieuw traject begint opnieuw te tellen.",
            "Het gaat om heel weinig jongeren. Vaak is er geen duur te tonen.",
        ),
        **TRAJECTEN,
        **GEDEELD,
    ),
    AandeelOpnieuw(
        id="jeugdhulp_opnieuw",
        titel="Binnen een jaar opnieuw jeugdhulp",
        kop="Opnieuw jeugdhulp",
        volgorde=96,
        definitie="Van wie in het schooljaar uit de jeugdhulp ging: het deel dat binnen 365 dagen "
        "opnieuw een traject begon. Uit de jeugdhulp gaan: een traject eindigt en er loopt op die "
        "dag geen ander.",
        in_teller="wie binnen 365 dagen opnieuw een traject begon",
        in_noemer="wie in het schooljaar uit de jeugdhulp ging",
        maat="jeugdhulptrajecten",
        weg=UIT_DE_HULP,
        persoon="jongere_id",
        wachtreden="niet iedereen is al een jaar gevolgd",
        rekenwijze="We nemen de trajecten met een einddatum in het schooljaar, van jongeren die op "
        "die dag geen ander traject hadden. Met het pseudoniem zoeken we of dezelfde jongere "
        "binnen 365 dagen daarna een traject begon.",
        hoofdlijn="Passende omgeving",
        korrel=ALLEEN_GROEP,
        begrippen=("jeugdhulptraject",),
        zin="{wanneer} gingen jongeren uit de jeugdhulp; van hen {ww} {n} binnen een jaar opnieuw "
        "jeugdhulp",
        werkwoord=("kreeg", "kreeg"),
        valkuilen=(
            "Wie meteen overstapt naar een ander traject, ging niet uit de jeugdhulp.",
            "Zonder pseudoniem, of als een ander gaat leveren, is niemand te volgen en is er geen "
            "cijfer.",
            "Wie twee keer uit de jeugdhulp ging, telt twee keer.",
        ),
        **JONGEREN,
        **{**GEDEELD, "richting": "lager is beter"},
    ),
]
