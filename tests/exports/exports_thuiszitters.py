"""Case lists of thuiszitters that should go in, however odd they look."""

from datetime import timedelta

from exports_basis import (
    GOED,
    IJMEER,
    NOORD_KUST,
    Cel,
    Export,
    Geval,
    Punt,
    anders,
    export,
    gevallen,
    kort_nl,
    nl,
    rijen_met,
    serie,
    tel_thuiszitters,
    woord_nl,
)
from exports_schrijven import Blad, csv_bytes, xlsx_bytes

KOPPEN = (
    "Pseudoniem",
    "Woongemeente",
    "Eerste dag thuis",
    "Datum terug naar school",
    "Geboortedatum",
    "Schoolsoort",
    "Soort verzuim",
    "Reden",
    "Uitkomst",
    "Datum passend aanbod",
)
NK_AANTAL = {
    "Duinveen": 14,
    "Heerwijk aan Zee": 4,
    "Langewaard": 17,
    "Noorddijk": 5,
    "Oosterwaard": 9,
    "Westerkogge": 6,
}
IJ_AANTAL = {"Kogermeer": 11, "Sint Adelbert": 3, "Uitmeer": 4}


def rij(g: Geval) -> list[Cel]:
    """A case in the order of KOPPEN, dates as real dates."""
    return [
        g.pseudoniem,
        g.gemeente,
        g.begin,
        g.einde,
        g.geboren,
        g.schoolsoort,
        g.soort,
        g.reden,
        g.uitkomst,
        g.aanbod,
    ]


def noord_kust() -> list[Geval]:
    """The cases of SWV Noord-Kust in the second quarter of 2025, used in several files."""
    return gevallen("noord-kust-2025-K2", NK_AANTAL, voorvoegsel="NK")


@export
def gewoon() -> Export:
    """The control: nothing odd."""
    lijst = noord_kust()
    return Export(
        "01_thuiszitters_2025-K2_swv_noord-kust.csv",
        csv_bytes([KOPPEN, *map(rij, lijst)], codering="utf-8-sig"),
        "thuiszitters",
        "SWV Noord-Kust",
        ("2025-K2",),
        "Gewone gevallenlijst, puntkomma, UTF-8 met BOM.",
        ("BOM aan het begin", "geboortedatum moet leeftijd worden"),
        GOED,
        "Gaat erin zonder fouten. De geboortedatum komt niet in de opslag, alleen de leeftijd.",
        dekking=NOORD_KUST,
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, NOORD_KUST),
        niet_bewaren=(*(g.pseudoniem for g in lijst[:3]), nl(lijst[0].geboren)),
    )


@export
def zelfde_in_excel() -> Export:
    """The same cases again: other name, other order, xlsx."""
    lijst = noord_kust()
    anders_gesorteerd = sorted(lijst, key=lambda g: (g.reden, g.pseudoniem))
    return Export(
        "02_Kopie van thuiszitters Q2 (definitief).xlsx",
        xlsx_bytes([Blad("Blad1", [KOPPEN, *map(rij, anders_gesorteerd)])]),
        "thuiszitters",
        "SWV Noord-Kust",
        ("2025-K2",),
        "Dezelfde gevallen als bestand 01, andere volgorde, als Excel met echte datums.",
        ("rijen in andere volgorde", "ander bestandstype"),
        GOED,
        "Alleen geladen: gelijk aan 01. Na 01 geladen: de inhoud is al geladen en er verandert"
        " niets.",
        dekking=NOORD_KUST,
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, NOORD_KUST),
    )


@export
def correctie() -> Export:
    """File 01 delivered again with corrections."""
    lijst = noord_kust()
    verbeterd = [
        anders(g, begin=g.begin + timedelta(days=4)) if i in (2, 20) else g
        for i, g in enumerate(lijst)
        if i != 7
    ]
    return Export(
        "03_thuiszitters_2025-K2_swv_noord-kust_verbeterd.csv",
        csv_bytes([KOPPEN, *map(rij, verbeterd)], codering="utf-8-sig"),
        "thuiszitters",
        "SWV Noord-Kust",
        ("2025-K2",),
        "Verbeterde versie van 01: twee begindatums 4 dagen later en een geval weggelaten.",
        ("een begindatum verandert bij hetzelfde geval", "een rij minder dan de eerste versie"),
        GOED,
        "Na 01: vervangt 01 als nieuwe versie. Hetzelfde geval met een nieuwe begindatum blijft"
        " hetzelfde geval. Terugdraaien geeft weer de cijfers van 01.",
        dekking=NOORD_KUST,
        gegevensrijen=len(verbeterd),
        cijfers=tel_thuiszitters(verbeterd, NOORD_KUST),
    )


@export
def leerplicht_cp1252() -> Export:
    """A leerplicht system: title rows, cp1252, short dates, totals and footer."""
    lijst = gevallen("duinveen-2025-K2", {"Duinveen": 16}, voorvoegsel="LP25")
    kop = (
        "Dossiernr",
        "Geb.datum",
        "Woonplaats/gemeente",
        "Soort",
        "Aanvang verzuim",
        "Einde verzuim (weer naar school)",
        "Onderwijssoort",
        "Reden thuiszitten",
        "Afloop",
        "Datum aanbod",
        "Kosten begeleiding (€)",
        "Toelichting",
    )
    afkorting = {"absoluut verzuim": "AV", "langdurig relatief verzuim": "LRV"}
    regels: list[list[Cel]] = [
        ["Gemeente Duinveen - bureau Leerplicht (coördinatie: team Jeugd)"],
        ["Overzicht thuiszitters 2e kwartaal 2025"],
        ["Afgedrukt op 4-7-2025 09:12"],
        [],
        list(kop),
    ]
    for i, g in enumerate(lijst):
        regels.append(
            [
                g.pseudoniem,
                kort_nl(g.geboren),
                g.gemeente,
                afkorting[g.soort],
                kort_nl(g.begin),
                kort_nl(g.einde),
                g.schoolsoort.upper(),
                "thuissituatie (waaronder complexe scheiding)" if i % 5 == 0 else g.reden,
                g.uitkomst.capitalize(),
                kort_nl(g.aanbod),
                f"€ {450 + i * 87},50",
                "vader reële zorg; 2x café-overleg" if i % 4 == 0 else "",
            ]
        )
    regels += [[], ["Totaal", "", "", "", "", "", "", "", "", "", "€ 18.040,00", ""]]
    regels += [["Bron: leerplichtadministratie gemeente Duinveen"]]
    return Export(
        "04_LP_Duinveen_kw2_2025.csv",
        csv_bytes(regels, codering="cp1252"),
        "thuiszitters",
        "Leerplicht Duinveen",
        ("2025-K2",),
        "Uitdraai van het leerplichtsysteem van Duinveen: titelregels, korte datums, totaalregel.",
        (
            "cp1252 met é en €",
            "kop op rij 5, na drie titelregels en een lege regel",
            "datums als 17-3-25, ook geboortedatums als 4-11-12",
            "AV en LRV als afkorting",
            "totaalregel en Bron-regel onderaan",
            "kolommen Kosten begeleiding en Toelichting horen er niet bij",
        ),
        GOED,
        "Gaat erin. Titelregels, totaalregel en Bron-regel tellen niet als geval. De kolommen"
        " Kosten begeleiding en Toelichting worden niet gelezen en dat staat in het verslag.",
        dekking=("Duinveen",),
        gegevensrijen=len(lijst),
        punten=(
            Punt("mededeling", "niet gelezen: hoort niet bij deze dataset", "Toelichting"),
            Punt(
                "mededeling", "niet gelezen: hoort niet bij deze dataset", "Kosten begeleiding (€)"
            ),
            Punt("mededeling", "totaalregel, telt niet mee", rijen=rijen_met(regels, "Totaal")),
        ),
        cijfers=tel_thuiszitters(lijst, ("Duinveen",)),
        niet_bewaren=("reële zorg", "café-overleg"),
    )


@export
def bladen_en_groepskop() -> Export:
    """Several sheets, heading on row 4 under a group heading."""
    lijst = gevallen("ijmeer-2025-K2", IJ_AANTAL, voorvoegsel="IJ")
    kop = [
        "Nr.",
        "Gemeente",
        "Casenummer",
        "Schoolsoort",
        "Geboortedatum",
        "Begin thuiszitten",
        "Einde thuiszitten (eerste schooldag)",
        "Soort",
        "Oorzaak",
        "Resultaat",
        "Passend aanbod per",
    ]
    regels: list[list[Cel]] = [
        ["Thuiszitters SWV IJmeer, kwartaal 2 van 2025"],
        [],
        ["", "Jongere", "", "", "", "Periode", "", "Verzuim", "", "Afronding", ""],
        list(kop),
    ]
    for i, g in enumerate(lijst, 1):
        regels.append(
            [
                i,
                g.gemeente,
                g.pseudoniem,
                g.schoolsoort,
                g.geboren,
                g.begin,
                g.einde,
                g.soort.capitalize(),
                g.reden,
                g.uitkomst,
                g.aanbod,
            ]
        )
    regels += [[], ["Totaal", f"{len(lijst)} leerlingen"]]
    toelichting = [
        ["Toelichting"],
        ["Een thuiszitter is een leerling die meer dan 4 weken thuis zit."],
        ["Gemeente", "de gemeente waar de leerling woont"],
        ["Begin thuiszitten", "de eerste dag dat de leerling niet kwam"],
    ]
    keuze = [["Schoolsoort", "Oorzaak"], ["bo", "gedrag"], ["sbo", "lichamelijk"], ["so", "anders"]]
    return Export(
        "05_SWV IJmeer thuiszitters Q2 2025.xlsx",
        xlsx_bytes(
            [
                Blad("Toelichting", toelichting),
                Blad(
                    "Thuiszitters",
                    regels,
                    samengevoegd=("B3:E3", "F3:G3", "H3:I3", "J3:K3"),
                    datumformaat="d-m-yyyy",
                ),
                Blad("Keuzelijsten", keuze, verborgen=True),
            ],
            titel="Thuiszitters kwartaal 2",
        ),
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K2",),
        "Excel van een SWV met drie bladen en een dubbele kop.",
        (
            "blad 1 is uitleg, blad 3 is verborgen en bevat keuzelijsten",
            "kop op rij 4, met een groepskop van samengevoegde cellen op rij 3",
            "kolom Nr. is een volgnummer en geen pseudoniem",
            "totaalregel onderaan",
        ),
        GOED,
        "Alleen blad Thuiszitters gaat erin. De andere bladen worden genoemd en niet gelezen.",
        dekking=IJMEER,
        gegevensrijen=len(lijst),
        punten=(
            Punt("mededeling", "geen gegevens voor een dataset", blad="Toelichting"),
            Punt("mededeling", "verborgen blad, niet gelezen", blad="Keuzelijsten"),
            Punt("mededeling", "niet gelezen: volgnummer", "Nr.", blad="Thuiszitters"),
        ),
        cijfers=tel_thuiszitters(lijst, IJMEER),
    )


@export
def serienummers() -> Export:
    """Dates lost their format: day numbers."""
    lijst = noord_kust()[:25]
    lijst = [g for g in lijst if g.gemeente in ("Duinveen", "Heerwijk aan Zee", "Langewaard")]
    regels = [
        KOPPEN,
        *([serie(c) if hasattr(c, "toordinal") else c for c in rij(g)] for g in lijst),
    ]
    dekking = ("Duinveen", "Heerwijk aan Zee", "Langewaard")
    return Export(
        "06_thuiszitters_plakken_speciaal_waarden.xlsx",
        xlsx_bytes([Blad("Export", regels)]),
        "thuiszitters",
        "SWV Noord-Kust",
        ("2025-K2",),
        "Excel waarin alle datums gewone getallen zijn geworden (45733).",
        ("datums als Excel-dagnummer, ook de geboortedatum",),
        GOED,
        "Gaat erin; de dagnummers worden als datum gelezen.",
        dekking=dekking,
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, dekking),
    )


@export
def jaar_1904() -> Export:
    """A workbook from an old Mac: day 0 is 1 January 1904."""
    lijst = gevallen("mac-2025-K2", IJ_AANTAL, voorvoegsel="MC")
    return Export(
        "07_swv_ijmeer_mac.xlsx",
        xlsx_bytes([Blad("Blad1", [KOPPEN, *map(rij, lijst)])], vanaf_1904=True),
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K2",),
        "Excel uit een oude Mac: de dagtelling begint in 1904.",
        ("dagtelling vanaf 1904: wie dat niet ziet, leest alles 4 jaar en 1 dag te vroeg",),
        GOED,
        "Gaat erin met de datums die de gebruiker in Excel ziet.",
        dekking=IJMEER,
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, IJMEER),
    )


@export
def unicode_tekst() -> Export:
    """Excel's "Unicode-tekst": utf-16 with tabs."""
    lijst = gevallen("unicode-2025-K2", IJ_AANTAL, voorvoegsel="UT")
    regels = [KOPPEN] + [
        [woord_nl(c) if hasattr(c, "toordinal") else c for c in rij(g)] for g in lijst
    ]
    return Export(
        "08_swv_ijmeer_unicode.txt",
        csv_bytes(regels, scheiding="\t", codering="utf-16"),
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K2",),
        "Uit Excel bewaard als Unicode-tekst.",
        ("UTF-16 met BOM", "tabs", "datums als 17 mrt 2025", "extensie .txt"),
        GOED,
        "Gaat erin.",
        dekking=IJMEER,
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, IJMEER),
    )
