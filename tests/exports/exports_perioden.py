"""Case lists over more quarters, with double rows, or with a first line of their own."""

from datetime import date

from exports_basis import (
    GOED,
    IJMEER,
    K1_2025,
    WAARSCHUWING,
    Export,
    Punt,
    anders,
    export,
    gevallen,
    rijen_met,
    tel_thuiszitters,
)
from exports_schrijven import Blad, csv_bytes, xlsx_bytes
from exports_thuiszitters import IJ_AANTAL, KOPPEN, rij


@export
def twee_kwartalen_op_bladen() -> Export:
    """One sheet per quarter: two deliveries in one file."""
    k2 = gevallen("ijmeer-2025-K2", IJ_AANTAL, voorvoegsel="IJ")
    k1 = [
        anders(g, einde=None, uitkomst="", aanbod=None) for g in k2 if g.begin <= K1_2025[1]
    ] + gevallen("ijmeer-2025-K1", {"Kogermeer": 3}, kwartaal=K1_2025, voorvoegsel="IK")
    cijfers = tel_thuiszitters(k1, IJMEER, kwartaal=K1_2025, periode="2025-K1")
    return Export(
        "09_thuiszitters_ijmeer_K1_en_K2_2025.xlsx",
        xlsx_bytes(
            [
                Blad("2025-K1", [KOPPEN, *map(rij, k1)]),
                Blad("2025-K2", [KOPPEN, *map(rij, k2)]),
            ]
        ),
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K1", "2025-K2"),
        "Twee kwartalen in een bestand, elk op een eigen blad met de periode als bladnaam.",
        ("twee leveringen in een bestand",),
        GOED,
        "Geeft twee leveringen die samen erin gaan of samen niet. Herkent de lezer de bladnaam"
        " niet als periode, dan vraagt hij om de periode en telt hij de bladen nooit bij elkaar.",
        dekking=IJMEER,
        gegevensrijen=len(k1) + len(k2),
        punten=(
            Punt(
                "waarschuwing",
                "gevallen IK- lopen soms nog eind maart en ontbreken in K2: verdwenen",
                blad="2025-K1",
            ),
        ),
        cijfers=cijfers + tel_thuiszitters(k2, IJMEER),
    )


@export
def dubbele_rijen() -> Export:
    """Double rows and rows outside the period: warnings only."""
    lijst = gevallen("dubbel-2025-K2", {"Kogermeer": 6, "Sint Adelbert": 2}, voorvoegsel="DB")
    basis = lijst[0]
    later = anders(
        basis, pseudoniem="DB-9001", begin=date(2025, 7, 3), einde=None, uitkomst="", aanbod=None
    )
    eerder = anders(
        basis,
        pseudoniem="DB-9002",
        begin=date(2024, 11, 4),
        einde=date(2025, 3, 10),
        uitkomst="terug naar school",
        aanbod=None,
    )
    lijst += [lijst[1], lijst[3], later, eerder]
    los = {"uitkomst": "", "aanbod": None}
    terug = [(date(2025, 1, 6), date(2025, 4, 22)), (date(2025, 5, 12), None)]
    aansluitend = [(date(2025, 2, 3), date(2025, 5, 12)), (date(2025, 5, 12), None)]
    lijst += [anders(basis, pseudoniem="DB-9003", begin=b, einde=e, **los) for b, e in terug]
    lijst += [anders(basis, pseudoniem="DB-9004", begin=b, einde=e, **los) for b, e in aansluitend]
    regels = [KOPPEN, *map(rij, lijst)]
    dubbel = [rijen_met(regels, lijst[i].pseudoniem) for i in (1, 3)]
    return Export(
        "10_ijmeer_dubbele_rijen.csv",
        csv_bytes(regels),
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K2",),
        "Lijst die uit twee filters is geplakt: twee rijen staan er dubbel in.",
        (
            "twee rijen precies dubbel",
            "een geval na de periode en een ervoor",
            "DB-9003 komt na drie weken school weer thuis: twee gevallen",
            "DB-9004: het tweede geval begint op de einddag van het eerste, dat is geen overlap",
        ),
        WAARSCHUWING,
        "Gaat erin. Dubbele rijen tellen een keer. De gevallen buiten het kwartaal worden bewaard"
        " en tellen nergens. Uitmeer heeft geen rij en is dus 0.",
        dekking=IJMEER,
        gegevensrijen=len(lijst),
        punten=(
            Punt("waarschuwing", "precies dezelfde rij", rijen=dubbel[0]),
            Punt("waarschuwing", "precies dezelfde rij", rijen=dubbel[1]),
            Punt("waarschuwing", "begint na 30 juni 2025", rijen=rijen_met(regels, "DB-9001")),
            Punt("waarschuwing", "eindigt voor 1 april 2025", rijen=rijen_met(regels, "DB-9002")),
        ),
        cijfers=tel_thuiszitters(lijst, IJMEER),
    )


@export
def sep_regel() -> Export:
    """A first line that tells Excel the separator; headings in capitals."""
    lijst = gevallen("sep-2025-K2", {"Heerwijk aan Zee": 7}, voorvoegsel="HZ")
    kop = [
        "PSEUDONIEM",
        "GEMEENTENAAM",
        "DATUM_BEGIN",
        "DATUM_EINDE",
        "GEBOORTEDATUM",
        "SCHOOLSOORT",
        "SOORT_VERZUIM",
        "REDEN",
        "UITKOMST",
        "DATUM_AANBOD",
    ]
    datums = [[c.isoformat() if isinstance(c, date) else c for c in rij(g)] for g in lijst]
    regels = [
        kop,
        *(
            [c.replace("-", "") if i in (2, 3, 4, 9) and c else c for i, c in enumerate(r)]
            for r in datums
        ),
    ]
    return Export(
        "36_heerwijk_sep_regel.csv",
        b"sep=|\r\n" + csv_bytes(regels, scheiding="|"),
        "thuiszitters",
        "Leerplicht Heerwijk aan Zee",
        ("2025-K2",),
        "Uitvoer van een systeem met sep=| als eerste regel en datums als 20250317.",
        (
            "de regel sep=| hoort bij het bestand en is in Excel niet te zien: rij 1 is de kop",
            "koppen in hoofdletters met een streepje eronder",
            "PSEUDONIEM met een letter te weinig",
        ),
        GOED,
        "Gaat erin. Wordt PSEUDONIEM niet herkend, dan wordt het als bijna goede kop voorgesteld.",
        dekking=("Heerwijk aan Zee",),
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, ("Heerwijk aan Zee",)),
    )
