"""docs/dpia.md: the annex that a region puts beside its own data protection assessment.

What is said of fields, limits and times is read from the code, so that it stays true.
"""

from __future__ import annotations

from collections.abc import Iterator

from datasets.catalog import datasets
from datasets.celpersoon import LeeftijdCel, PseudoniemCel
from datasets.celtype import CelType
from datasets.model import Dataset
from datasets.notatie import getal
from indicators.audit.regio import NIET_IN_HET_MODEL
from indicators.catalog import indicatoren
from indicators.vrijgave import BEWAARD
from indicators.weergave import Beleid
from loaders.concept import BEWAARTIJD
from reports.documentatie.markdown import LET_OP, tabel

PER_KIND = "gevallen"
"""The kind of dataset in which a row is about one child."""

_INLEIDING = (
    "Deze bijlage hoort bij de DPIA (gegevensbeschermingseffectbeoordeling) van een regio die de "
    "monitor gebruikt. Er staat in wat de monitor met gegevens doet, wat hij bewaart, wie wat ziet "
    "en wat hij niet belooft. De DPIA zelf maakt de regio: over de grondslag, de afspraken met "
    "leveranciers, en of het nodig is.",
    "De tabellen met velden, grenzen en tijden worden uit het programma zelf gemaakt. Verandert "
    "het programma, dan verandert deze bladzijde mee.",
)
_WEG = (
    "**Aanleveren.** Een medewerker kiest een bestand van een gemeente, samenwerkingsverband, "
    "inkooporganisatie of van CBS en DUO. Het bestand komt in het geheugen van de computer waarop "
    "de monitor draait. Er gaat niets naar een andere computer.",
    "**Poort.** Voordat er iets wordt gelezen, kijkt de monitor of het bestand veilig is, en of er "
    "persoonsgegevens in staan die er niet in horen. Een bestand met burgerservicenummers of "
    "onderwijsnummers wordt geweigerd, en er wordt niets van bewaard. Kolommen met namen, "
    "e-mailadressen, telefoonnummers, rekeningnummers of adressen worden niet gelezen.",
    "**Lezen.** Alleen kolommen uit de lijst hieronder worden gelezen. Een andere kolom wordt met "
    "haar kop genoemd; wat erin staat wordt niet getoond en niet bewaard.",
    "**Code in plaats van nummer.** Een leerlingnummer of dossiernummer wordt meteen een code "
    "(HMAC-SHA256), met een geheime sleutel per leverancier. De sleutel staat in een eigen bestand "
    "naast de opslag. Een geboortedatum wordt een leeftijd op de peildatum.",
    "**Opslag.** Wat door de controle komt, gaat in zijn geheel de opslag van de regio in, of "
    "helemaal niet. Elke regio heeft een eigen map.",
    "**Rekenen en afschermen.** Uit de opslag worden aantallen gemaakt. Die gaan in een keer door "
    "de afscherming, en pas daarna in een vrijgegeven bestand.",
    "**Lezen en delen.** De pagina's voor lezers, hun grafieken, zinnen en downloads worden "
    "alleen uit dat vrijgegeven bestand gemaakt. Een lezer kan niet bij de opslag.",
)
_DUIDINGEN = (
    "Bij een cijfer kan een medewerker opschrijven wat erachter zit. Dat is vrije tekst. Een tekst "
    "met een burgerservicenummer wordt geweigerd. Lijkt er een naam, nummer, leeftijd of klein "
    "aantal in te staan, dan vraagt de monitor of dat mag blijven. Wie schrijft, blijft daar zelf "
    "voor verantwoordelijk. De naam en het account van de schrijver worden bewaard."
)
_ROLLEN = (
    (
        "lezer (netwerkgroep, wethouder)",
        "vrijgegeven cijfers, zinnen, grafieken en downloads",
        "een aantal van 1 tot en met 4, en waaruit dat te herleiden is",
    ),
    (
        "analist",
        "hetzelfde; en als die daarvoor kiest ook de precieze aantallen, op het scherm of in een "
        "bestand waarin op elke regel staat dat het vertrouwelijk is",
        "nummers van leerlingen: die zijn er niet",
    ),
    (
        "wie aanlevert",
        "het eigen bestand op het scherm, met wat er mis is; wat er in cijfers verandert",
        "kolommen die niet worden gelezen",
    ),
    (
        "openbaar",
        "uitgaven: vaste versies met een datum, die een medewerker met een reden maakt. Elk aantal "
        "is een band, gemaakt van wat lezers zien en van niets anders",
        "een aantal of percentage precies, een verschil met vorig jaar, en teksten van mensen",
    ),
)
_BIJ = (
    "Van elke vrijgave en van elk vertrouwelijk bestand staat in het logboek van de regio wie het "
    "deed, wanneer en waarom, zonder aantallen. Een regel die is veranderd of die ertussenuit is "
    "gehaald, valt op; weghalen van de laatste regels niet. Het logboek staat onder Leveringen, en "
    "met `python run.py logboek` op de opdrachtregel.",
    "Aanmelden en rollen zijn er nog niet. De monitor is alleen te openen op de computer waarop "
    "hij draait; wie daar is aangemeld, is analist. Zet de monitor dus op een computer van iemand "
    "die de lijsten mag zien, met een versleutelde schijf en een eigen account.",
    "De opslag, de sleutels en de exacte aantallen zijn niet versleuteld door de monitor. Wie bij "
    "de map kan, kan ze lezen.",
    "Er is nog geen opdracht die een levering voorgoed wist. Terugdraaien haalt een levering uit "
    "de cijfers, niet uit de opslag. Wissen gaat nu per regio: haal de hele map van de regio weg, "
    "ook uit reservekopieën. Alleen regels wissen in het bestand van de opslag is niet genoeg: de "
    "tekst kan er dan nog in staan.",
)
_NIET_BELOOFD = (
    "Dat niemand iets weet van buiten. Wie alle kinderen op een na kent, kan met een getoond "
    "aantal soms ook iets van dat ene kind weten.",
    "Dat er niets volgt uit een enkele gebeurtenis die een grens passeert. Gaat `<5` naar 5, dan "
    "weet u dat er een bij kwam.",
    "Dat wie zelf in een gemeente werkt en de eigen lijst kent, niets over een ander kan vinden. "
    "Uit het aantal van een groep alleen kan dat niet, uit meer cijfers samen soms wel. Met "
    "`python run.py afscherming --kenners` is na te gaan om hoeveel cijfers het gaat; een "
    "kruistabel telt daarin niet mee.",
    "Dat uit de keuze van de controle zelf niets volgt. Boven op de vaste regels verbergt zij "
    "meestal enkele cijfers, en welke dat zijn hangt af van de echte aantallen. Wie dit programma "
    "heeft en het draait op elke tabel die past bij wat te zien is, kan de tabellen uitsluiten "
    "waarbij het iets anders verborg. Hoeveel dat er zijn, is niet uitgerekend.",
    "Dat een uitgave terug te nemen is. Wat openbaar was, kan iemand hebben bewaard. Een fout "
    "wordt hersteld met een nieuwe uitgave.",
    "Dat een verbetering niet opvalt. Stond er 14 en staat er nu 15, dan weet u dat er een bij "
    "kwam.",
    "Dat nieuwe koppelingen met gegevens van anderen niets opleveren.",
)
_ZELF = (
    "de grondslag en het doel, en of er minder gegevens nodig zijn;",
    "afspraken met elke leverancier: wat, waarvoor, hoe lang, en wie de lijst naar wie stuurt;",
    "hoe een bestand veilig bij de monitor komt, en dat het daarna van de computer gaat;",
    "een bewaartermijn, en wie het wissen doet;",
    "wie analist is, en dat die geen precieze aantallen deelt;",
    "wat u doet als er toch iets uitlekt.",
)


def bladzijde() -> Iterator[str]:
    """The paragraphs of the page."""
    yield "# Bijlage bij de DPIA"
    yield LET_OP
    yield from _INLEIDING
    yield "## De weg van de gegevens"
    yield _genummerd(_WEG)
    yield from _velden()
    yield from _bewaren()
    yield "## Wie ziet wat"
    yield tabel(("wie", "ziet", "ziet niet"), _ROLLEN)
    yield from _BIJ[:2]
    yield from _afscherming()
    yield "## Wat de monitor niet belooft"
    yield _punten(_NIET_BELOOFD)
    yield "## Wat de regio zelf regelt"
    yield _punten(_ZELF)


def _genummerd(regels: tuple[str, ...]) -> str:
    return "\n".join(f"{n}. {regel}" for n, regel in enumerate(regels, start=1))


def _punten(regels: tuple[str, ...]) -> str:
    return "\n".join(f"- {regel}" for regel in regels)


def _velden() -> Iterator[str]:
    per_kind = [d for d in datasets().values() if d.soort == PER_KIND]
    rest = [d for d in datasets().values() if d.soort != PER_KIND]
    yield "## Welke gegevens"
    yield (
        f"Van {getal(len(per_kind) + len(rest))} soorten bestanden zijn er {getal(len(per_kind))} "
        "een lijst waarin een regel over een kind gaat. Zulke "
        "regels zijn persoonsgegevens, ook zonder naam: met de sleutel en de lijst van de "
        "leverancier is te vinden wie het is. Een reden als psychisch, een hulpvorm en een "
        "vrijstelling op grond van artikel 5 onder a zeggen iets over gezondheid."
    )
    for dataset in per_kind:
        yield from _dataset(dataset)
    yield "### Duidingen"
    yield _DUIDINGEN
    yield "### Tellingen en openbare cijfers"
    yield (
        "Deze soorten bevatten aantallen of percentages. Kleine aantallen kunnen nog steeds een "
        "kind zijn dat iemand kent: ook hier geldt de afscherming, behalve voor wat iedereen kan "
        "opzoeken."
    )
    yield tabel(
        ("soort", "velden", "te vinden voor iedereen"),
        (
            (
                d.titel,
                ", ".join(v.kolom.titel for v in d.velden.values()),
                "ja" if d.landelijk else "nee",
            )
            for d in rest
        ),
    )


def _dataset(dataset: Dataset) -> Iterator[str]:
    yield f"### {dataset.titel}"
    yield dataset.omschrijving
    yield tabel(
        ("veld", "hoe het wordt bewaard"),
        ((v.kolom.titel, _hoe(v.cel)) for v in dataset.velden.values()),
    )


def _hoe(cel: CelType) -> str:
    """What is kept of a cell."""
    if isinstance(cel, PseudoniemCel):
        return "alleen als code; het nummer zelf niet"
    if isinstance(cel, LeeftijdCel):
        return "alleen als leeftijd in jaren; een geboortedatum niet"
    return "zoals geleverd" if cel.bewaart_tekst else "alleen wat eruit is gelezen"


def _bewaren() -> Iterator[str]:
    uren = round(BEWAARTIJD.total_seconds() / 3600)
    yield "## Hoe lang"
    yield tabel(
        ("wat", "waar", "hoe lang"),
        (
            ("het bestand zelf", "in het geheugen", "tot de monitor stopt; nooit op schijf"),
            ("een concept", "map van de regio", f"{getal(uren)} uur na de laatste wijziging"),
            (
                "leveringen, ook vervangen en teruggedraaide",
                "opslag van de regio",
                "tot de regio de map weghaalt",
            ),
            (
                "naam en kenmerk van een bestand, wie het opnam en wanneer, verbeterde cellen",
                "opslag van de regio",
                "tot de regio de map weghaalt",
            ),
            ("sleutels", "eigen bestand naast de opslag", "tot de regio de map weghaalt"),
            ("vrijgegeven cijfers", "map vrijgegeven", f"de laatste {getal(BEWAARD)} versies"),
            (
                "exacte aantallen en het bewijs van de controle",
                "map vrijgegeven",
                f"bij de laatste {getal(BEWAARD)} versies",
            ),
            (
                "wat lezers tot nu toe konden zien, met de aantallen van toen; de controle heeft "
                "het nodig",
                "map vrijgegeven",
                "tot de regio de map weghaalt",
            ),
            (
                "duidingen: vrije tekst bij cijfers, met naam en account van wie haar schreef",
                "map duiding van de regio",
                "alle versies, tot de regio de map weghaalt",
            ),
            (
                "overleggen, afspraken en vragen: vrije tekst met wie ervoor zorgt of wie vraagt",
                "map oogo van de regio",
                "alle versies, tot de regio de map weghaalt",
            ),
            ("openbare uitgaven", "map uitgaven van de regio", "tot de regio de map weghaalt"),
            ("het logboek", "map van de regio", "tot de regio de map weghaalt"),
            ("notities van storingen", "map log", "tot u ze weghaalt; zonder inhoud van cellen"),
        ),
    )
    yield from _BIJ[2:]


def _afscherming() -> Iterator[str]:
    beleid = Beleid()
    strenger = [i.titel for i in indicatoren().values() if i.k > beleid.k and not i.intern]
    hoogste = max(i.k for i in indicatoren().values())
    yield "## Zo worden kleine aantallen beschermd"
    yield _punten(
        (
            f"Een aantal van 1 tot en met {beleid.k - 1} staat er als `<{beleid.k}`. Nul en "
            f"{beleid.k} of meer staan er zoals ze zijn.",
            f"Bij {getal(len(strenger))} gevoelige cijfers ligt de grens bij {hoogste}: "
            f"{'; '.join(strenger)}. Ook gesloten jeugdhulp als hulpvorm heeft die grens.",
            "Een totaal van gemeenten die apart te zien zijn, wordt gemaakt van wat te zien is. "
            "Is een van hen `<5`, dan is het totaal een bereik.",
            f"Een aandeel is er vanaf {beleid.kleinste_noemer} kinderen, en alleen als de teller "
            f"en de rest elk 0 zijn, of {beleid.k} of meer. Een gemiddelde is er vanaf "
            f"{beleid.kleinste_noemer} personen.",
            "Een deel dat weinig van zijn geheel overlaat, en wat erbij kwam of eraf ging naast "
            "een klein aantal, staat er als bereik. Alle aantallen die niet van elkaar te "
            "onderscheiden mogen zijn, geven hetzelfde bereik.",
            "100% wordt niet getoond, behalve van wat iedereen mag hebben, zoals een aanbod op "
            "tijd.",
            "Daarna kijkt een controle naar alle aantallen samen: gemeenten, groepen die elkaar "
            "overlappen, kwartalen en schooljaren, delen en gehelen, uitsplitsingen. Van elk klein "
            f"aantal, elke kleine rest en elk klein verschil moeten {beleid.k - 1} waarden "
            "mogelijk blijven. Lukt dat niet, dan wordt er meer verborgen. Een rekenstap die niet "
            "af komt, telt als een lek.",
            "De controle bewaart een bewijs: tabellen met andere getallen die even goed passen bij "
            "wat te zien is. Een apart stuk van het programma rekent dat na voordat er iets wordt "
            "vrijgegeven. Klopt het niet, dan houden lezers de vorige cijfers.",
            "Ook wat lezers eerder zagen, doet in de controle mee. Komt een gemeente er later bij, "
            "dan mag haar aantal niet volgen uit het verschil met de cijfers van daarvoor.",
            "Niet alleen het getal wordt beschermd. Ook een grafiek, kleur, volgorde, zin en "
            "bestand zijn gemaakt van wat te zien mag zijn.",
        )
    )
    yield "Deze controle kijkt nog niet naar:"
    yield _punten(NIET_IN_HET_MODEL)
