"""The listed measures of `tellingen` (decisions.md 12): what an office may deliver as counts.

One entry is one measure.
"""

from __future__ import annotations

from datasets.codelijsten import Codelijst, Waarde
from datasets.model import Maat

MATEN: tuple[Maat, ...] = (
    Maat(
        id="thuiszitters", titel="Thuiszitters", stand_of_stroom="stand", noemer="leerplichtigen",
        definitie="Leerlingen met absoluut verzuim of langdurig relatief verzuim, op de laatste "
        "dag van de periode.",
        synoniemen=("aantal thuiszitters", "thuiszitters totaal"), uitsplitsingen=("soort",
        "schoolsoort", "reden"),
    ),
    Maat(
        id="thuiszitters_langer_3m", titel="Thuiszitters langer dan 3 maanden",
        stand_of_stroom="stand",
        definitie="Thuiszitters die op de laatste dag van de periode langer dan 91 dagen thuis "
        "zaten.",
        synoniemen=("langer dan 3 maanden", "thuiszitters > 3 maanden",
        "thuiszitters langer dan drie maanden"),
    ),
    Maat(
        id="thuiszitters_instroom", titel="Nieuwe thuiszitters", stand_of_stroom="stroom",
        definitie="Leerlingen die in de periode thuis kwamen te zitten.", synoniemen=("instroom",
        "instroom thuiszitters"),
    ),
    Maat(
        id="thuiszitters_uitstroom", titel="Niet meer thuis", stand_of_stroom="stroom",
        definitie="Leerlingen die in de periode niet langer thuis zaten.", synoniemen=("uitstroom",
        "uitstroom thuiszitters"),
    ),
    Maat(
        id="dreigende_thuiszitters", titel="Dreigende thuiszitters", stand_of_stroom="stand",
        noemer="leerplichtigen",
        definitie="Leerlingen die dreigen thuis te komen zitten, volgens de eigen afspraak van "
        "de leverancier. Er is geen wettelijke "
        "definitie, dus regio's zijn niet vergelijkbaar.",
        synoniemen=("dreigend", "dreigend thuiszitten", "dreigende thuiszitter"),
    ),
    Maat(
        id="geoorloofd_verzuim", titel="Geoorloofd verzuim", stand_of_stroom="stroom",
        definitie="Leerlingen die met een geldige reden niet naar school gingen, zoals ziekte, "
        "schorsing of artikel 11.",
        synoniemen=("geoorloofd", "geoorloofd schoolverzuim"),
    ),
    Maat(
        id="ziekteverzuim_mazl", titel="Ziekteverzuim met een signaal (MAZL)",
        stand_of_stroom="stroom",
        definitie="Leerlingen die zich in 12 schoolweken 4 keer ziek meldden, of 7 dagen achter "
        "elkaar ziek waren.",
        synoniemen=("mazl", "mazl signalen", "signalen mazl", "ziekteverzuim mazl"),
    ),
    Maat(
        id="verkorte_onderwijstijd", titel="Verkorte onderwijstijd", stand_of_stroom="stand",
        definitie="Leerlingen die volgens afspraak minder uren onderwijs krijgen dan de norm.",
        synoniemen=("onderwijstijdverkorting", "verkort schoolprogramma", "verkorte schooltijd"),
    ),
    Maat(
        id="vrijstellingen_5_onder_a", titel="Vrijstellingen artikel 5 onder a",
        stand_of_stroom="stand", noemer="leerplichtigen",
        definitie="Geldige vrijstellingen van artikel 5 onder a Leerplichtwet, op de laatste dag "
        "van de periode.",
        synoniemen=("vrijstellingen 5 onder a", "vrijstelling 5 onder a", "vrijstellingen 5 sub a"),
    ),
    Maat(
        id="vrijstellingen_5_onder_b", titel="Vrijstellingen artikel 5 onder b",
        stand_of_stroom="stand", noemer="leerplichtigen",
        definitie="Geldige vrijstellingen van artikel 5 onder b Leerplichtwet (richtingbezwaar), "
        "op de laatste dag van de periode.",
        synoniemen=("vrijstellingen 5 onder b", "vrijstelling 5 onder b", "vrijstellingen 5 sub b"),
    ),
    Maat(
        id="vrijstellingen_5_onder_c", titel="Vrijstellingen artikel 5 onder c",
        stand_of_stroom="stand", noemer="leerplichtigen",
        definitie="Geldige vrijstellingen van artikel 5 onder c Leerplichtwet (school in het "
        "buitenland), op de laatste dag van de periode.",
        synoniemen=("vrijstellingen 5 onder c", "vrijstelling 5 onder c", "vrijstellingen 5 sub c"),
    ),
    Maat(
        id="wachttijd_weken", titel="Wachttijd in weken", stand_of_stroom="stroom",
        gemiddelde=True,
        definitie="Gemiddeld aantal weken van verwijzing tot start van de jeugdhulp. Het aantal is "
        "het aantal jongeren waar het gemiddelde over gaat.",
        synoniemen=("wachttijd", "wachttijd jeugdhulp", "wachttijd weken"),
    ),
    Maat(
        id="wachtenden_jeugdhulp", titel="Wachtenden op jeugdhulp", stand_of_stroom="stand",
        definitie="Jongeren die een verwijzing hebben en nog niet met jeugdhulp zijn begonnen.",
        synoniemen=("wachtlijst jeugdhulp",),
    ),
    Maat(
        id="dyslexie_verwijzingen", titel="Verwijzingen dyslexie", stand_of_stroom="stroom",
        definitie="Leerlingen die een school verwees voor onderzoek naar ernstige dyslexie.",
        synoniemen=("dyslexie", "verwijzingen dyslexieonderzoek"),
    ),
    Maat(
        id="dyslexie_onterecht", titel="Verwijzingen dyslexie die onterecht bleken",
        stand_of_stroom="stroom",
        definitie="Verwijzingen voor dyslexieonderzoek waarbij geen ernstige dyslexie werd "
        "gevonden.",
        synoniemen=("dyslexie onterecht", "onterechte verwijzingen dyslexie"),
    ),
    Maat(
        id="tlv", titel="Toelaatbaarheidsverklaringen", stand_of_stroom="stroom",
        definitie="Afgegeven toelaatbaarheidsverklaringen voor sbo, so of vso.",
        synoniemen=("tlv's", "afgegeven tlv", "toelaatbaarheidsverklaring"),
        uitsplitsingen=("schoolsoort",),
    ),
    Maat(
        id="passend_aanbod", titel="Thuiszitters met een passend aanbod", stand_of_stroom="stroom",
        definitie="Thuiszitters die in de periode een passend aanbod kregen.",
    ),
    Maat(
        id="passend_aanbod_gedragen", titel="Passend aanbod gedragen door alle partijen",
        stand_of_stroom="stroom",
        definitie="Thuiszitters die in de periode een passend aanbod kregen waar alle partijen "
        "achter staan, ook de ouders en de jongere.",
        synoniemen=("gedragen aanbod",),
    ),
    Maat(
        id="samenwerking_cijfer", titel="Cijfer voor de samenwerking", stand_of_stroom="stroom",
        gemiddelde=True,
        definitie="Gemiddeld rapportcijfer, van 1 tot en met 10, dat deelnemers aan een "
        "vragenlijst voor de samenwerking geven. Het aantal is het aantal deelnemers dat een "
        "cijfer gaf. Er is geen landelijke vragenlijst.",
        synoniemen=("rapportcijfer samenwerking", "cijfer samenwerking"),
    ),
    Maat(
        id="samenwerking_deelnemers", titel="Deelnemers aan de vragenlijst over samenwerking",
        stand_of_stroom="stroom",
        definitie="Deelnemers die de vraag beantwoordden hoe tevreden zij zijn over de "
        "samenwerking.",
        synoniemen=("deelnemers samenwerking", "respondenten samenwerking"),
    ),
    Maat(
        id="samenwerking_tevreden", titel="Tevreden of zeer tevreden over de samenwerking",
        stand_of_stroom="stroom",
        definitie="Deelnemers die tevreden of zeer tevreden zijn over de samenwerking.",
        synoniemen=("tevreden over de samenwerking", "tevreden samenwerking"),
    ),
)  # fmt: skip
"""All measures, in the order of the template."""

GEMIDDELDEN: tuple[str, ...] = tuple(m.id for m in MATEN if m.gemiddelde)
"""Ids of the measures that are a mean over a number of people."""

MAAT: dict[str, Maat] = {m.id: m for m in MATEN}
"""The measures by id."""

MATENLIJST = Codelijst(
    id="maat", titel="maten", waarden=tuple(Waarde(m.id, m.titel, m.synoniemen) for m in MATEN)
)
"""The measures as a code list, for cells and headings."""
