"""Case lists where the municipality is the trouble: old, outside, or spelled oddly."""

from datetime import date

from exports_basis import (
    GEWEIGERD,
    GOED,
    WAARSCHUWING,
    Cel,
    Cijfer,
    Export,
    Punt,
    anders,
    export,
    gevallen,
    rijen_met,
    tel_thuiszitters,
)
from exports_schrijven import Blad, csv_bytes, xlsx_bytes
from exports_thuiszitters import KOPPEN, rij


@export
def andere_regio() -> Export:
    """An SWV that reaches further than the region."""
    lijst = gevallen(
        "alkmaar-2025-K2",
        {"Alkmaar": 18, "Bergen (NH.)": 4, "Dijk en Waard": 13, "Heiloo": 3},
        voorvoegsel="NK",
    )
    vo = {"bo": "havo", "sbo": "pro", "so": "vso"}
    lijst = [anders(g, schoolsoort=vo.get(g.schoolsoort, g.schoolsoort)) for g in lijst]
    lijst += gevallen("buiten-2025-K2", {"Schagen": 3, "Hollands Kroon": 2}, voorvoegsel="BU")
    regels = [KOPPEN, *map(rij, lijst)]
    eigen = ("Alkmaar", "Bergen (NH.)", "Dijk en Waard", "Heiloo")
    buiten = rijen_met(regels, "Schagen") + rijen_met(regels, "Hollands Kroon")
    return Export(
        "14_swv_alkmaar_ook_buiten_regio.xlsx",
        xlsx_bytes([Blad("Thuiszitters", regels)]),
        "thuiszitters",
        "het SWV VO2703 (naam uit het profiel)",
        ("2025-K2",),
        "Lijst van een SWV met enkele leerlingen die in een andere regio wonen.",
        ("Schagen en Hollands Kroon liggen in de Kop van Noord-Holland",),
        WAARSCHUWING,
        "Gaat erin. De rijen van buiten de regio worden bewaard, tellen in geen cijfer van de regio"
        " en dat wordt gezegd. Het SWV spreekt alleen voor het vo: zonder po is een totaal"
        " onvolledig. Castricum en Uitgeest horen bij een ander SWV: niet geleverd.",
        regio="alkmaar",
        dekking=eigen,
        gegevensrijen=len(lijst),
        punten=(Punt("waarschuwing", "gemeente buiten de regio", "Woongemeente", buiten),),
        cijfers=(
            *tel_thuiszitters(lijst, eigen),
            Cijfer("2025-K2", "eind", "Castricum", "niet geleverd"),
            Cijfer("2025-K2", "eind", "Uitgeest", "niet geleverd"),
        ),
    )


@export
def buiten_dekking() -> Export:
    """A leerplicht office with a row of another municipality of the region."""
    lijst = gevallen("dekking-2025-K2", {"Westerkogge": 7}, voorvoegsel="WK")
    lijst.append(anders(lijst[0], pseudoniem="WK-777", gemeente="Oosterwaard"))
    regels = [KOPPEN, *map(rij, lijst)]
    return Export(
        "15_westerkogge_met_rij_oosterwaard.csv",
        csv_bytes(regels),
        "thuiszitters",
        "Leerplicht Westerkogge",
        ("2025-K2",),
        "Lijst van leerplicht Westerkogge met een leerling uit Oosterwaard.",
        ("een rij buiten de dekking van de leverancier",),
        GEWEIGERD,
        "Wordt geweigerd: de leverancier spreekt niet voor Oosterwaard. Wie de dekking uitbreidt,"
        " krijgt hem er wel in.",
        dekking=("Westerkogge",),
        gegevensrijen=len(lijst),
        punten=(
            Punt("fout", "buiten de dekking", "Woongemeente", rijen_met(regels, "Oosterwaard")),
        ),
        zonder_foute_rijen=tel_thuiszitters(lijst, ("Westerkogge",)),
    )


@export
def langedijk_2021() -> Export:
    """Old municipalities in a delivery of their own time."""
    kwartaal = (date(2021, 4, 1), date(2021, 6, 30))
    lijst = gevallen(
        "hal-2021-K2", {"Heerhugowaard": 9, "Langedijk": 5}, kwartaal=kwartaal, voorvoegsel="HL"
    )
    lijst = [anders(g, geboren=date(g.geboren.year - 4, 5, 6)) for g in lijst]
    nieuw = [anders(g, gemeente="Dijk en Waard") for g in lijst]
    return Export(
        "18_2021-K2_heerhugowaard_langedijk.csv",
        csv_bytes([KOPPEN, *map(rij, lijst)], codering="cp1252"),
        "thuiszitters",
        "Leerplicht Dijk en Waard",
        ("2021-K2",),
        "Oude levering van voor de fusie, met Heerhugowaard en Langedijk.",
        ("gemeenten die in 2021 nog bestonden",),
        GOED,
        "Gaat erin zonder opmerking bij de gemeenten: ze bestonden toen. De aantallen tellen samen"
        " in Dijk en Waard.",
        regio="alkmaar",
        dekking=("Heerhugowaard", "Langedijk"),
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(nieuw, ("Dijk en Waard",), kwartaal=kwartaal, periode="2021-K2"),
    )


@export
def langedijk_2025() -> Export:
    """An abolished municipality, three years later."""
    lijst = gevallen("dew-2025-K2", {"Dijk en Waard": 10, "Langedijk": 3}, voorvoegsel="DW")
    nieuw = [anders(g, gemeente="Dijk en Waard") for g in lijst]
    regels = [KOPPEN, *map(rij, lijst)]
    return Export(
        "19_2025-K2_dijk_en_waard_met_langedijk.csv",
        csv_bytes(regels),
        "thuiszitters",
        "Leerplicht Dijk en Waard",
        ("2025-K2",),
        "Levering van 2025 waarin drie jongeren nog in Langedijk wonen.",
        ("Langedijk bestaat sinds 1 januari 2022 niet meer",),
        WAARSCHUWING,
        "Gaat erin; de rijen van Langedijk tellen bij Dijk en Waard en dat wordt gezegd.",
        regio="alkmaar",
        dekking=("Dijk en Waard",),
        gegevensrijen=len(lijst),
        punten=(
            Punt(
                "waarschuwing",
                "Langedijk hoort sinds 1 januari 2022 bij Dijk en Waard",
                "Woongemeente",
                rijen_met(regels, "Langedijk"),
            ),
        ),
        cijfers=tel_thuiszitters(nieuw, ("Dijk en Waard",)),
    )


@export
def gemeente_in_soorten() -> Export:
    """Codes that lost their zero and names in odd spellings."""
    namen = {
        "Alkmaar": ("361", "0361", "GM0361", "ALKMAAR", "Gemeente Alkmaar"),
        "Bergen (NH.)": ("Bergen NH", "BERGEN (NH)", "373", "Bergen NH.  ", "Bergen Noord-Holland"),
        "Castricum": ("383", "castricum"),
        "Dijk en Waard": ("DIJK EN WAARD", "1980", "Dijk  en\u00a0Waard"),
        "Heiloo": ("399.0", " Heiloo"),
        "Uitgeest": ("450", "gm0450"),
    }
    lijst = gevallen(
        "soorten-2025-K2",
        {g: 2 * len(s) for g, s in namen.items()},
        voorvoegsel="SG",
    )
    teller = dict.fromkeys(namen, 0)
    regels: list[list[Cel]] = [list(KOPPEN)]
    for g in lijst:
        schrijfwijze = namen[g.gemeente][teller[g.gemeente] % len(namen[g.gemeente])]
        teller[g.gemeente] += 1
        regels.append([g.pseudoniem, schrijfwijze, *rij(g)[2:]])
    return Export(
        "20_gemeente_in_alle_schrijfwijzen.csv",
        csv_bytes(regels),
        "thuiszitters",
        "Leerplicht regio (opgegeven met dekking)",
        ("2025-K2",),
        "Samengevoegde lijst waarin elk kantoor de gemeenten anders schrijft.",
        (
            "codes zonder voorloopnul en zonder GM, 399.0",
            "hoofdletters, dubbele en vaste spaties, Bergen NH",
        ),
        GOED,
        "Gaat erin; alle schrijfwijzen worden herkend.",
        regio="alkmaar",
        dekking=tuple(namen),
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, tuple(namen)),
    )
