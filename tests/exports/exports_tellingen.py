"""Counts per municipality, long and wide in every direction."""

from datetime import date

from exports_basis import (
    ALLE_NEGEN,
    GEWEIGERD,
    GOED,
    IJMEER,
    NOORD_KUST,
    VRAAGT,
    WAARSCHUWING,
    Cel,
    Cijfer,
    Export,
    Punt,
    export,
)
from exports_schrijven import Blad, Formule, csv_bytes, ods_bytes, xlsx_bytes

KLEIN = {"<5": "1-4", "< 5": "1-4", "minder dan 5": "1-4", "": "niet bekend", "n.b.": "niet bekend"}
KLEIN |= {".": "niet bekend", "nb": "niet bekend", "n.v.t.": "n.v.t.", "1.204": 1204, "7,0": 7}


def _waarde(cel: Cel) -> int | float | str:
    if isinstance(cel, int | float):
        return cel
    return KLEIN[str(cel)] if str(cel) in KLEIN else int(str(cel))


@export
def breed_per_kwartaal() -> Export:
    """Quarters as columns, with every kind of not-a-number."""
    kwartalen = ("2024-K3", "2024-K4", "2025-K1", "2025-K2")
    cellen: dict[str, tuple[Cel, ...]] = {
        "Duinveen": (13, 17, 16, 14),
        "Heerwijk aan Zee": ("<5", "5", "< 5", "minder dan 5"),
        "Langewaard": ("1.204", 28, 27, 31),
        "Noorddijk": ("n.b.", "nb", "", 6),
        "Oosterwaard": (9, ".", 8, "7,0"),
        "Westerkogge": (0, 0, "<5", "n.v.t."),
    }
    regels: list[list[Cel]] = [["Gemeente", "Maat", *kwartalen, "Gemiddeld"]]
    regels += [[g, "Dreigende thuiszitters", *c, "8,3"] for g, c in cellen.items()]
    regels += [["Totaal SWV", "", 70, 68, 63, 66, "66,8"], ["Bron: eigen registratie SWV"]]
    return Export(
        "50_dreigende_thuiszitters_per_kwartaal.csv",
        csv_bytes(regels),
        "tellingen",
        "SWV Noord-Kust",
        kwartalen,
        "Kwartalen als kolommen, met alle manieren om geen getal op te schrijven.",
        (
            "<5, < 5, minder dan 5, n.b., nb, punt, leeg, n.v.t.",
            "1.204 is duizendtweehonderdvier (onwaarschijnlijk hoog voor deze gemeente)",
            "kolom Gemiddeld is geen kwartaal",
            "totaalregel die niet klopt met de som",
        ),
        WAARSCHUWING,
        "Geeft vier leveringen die samen erin gaan. <5 blijft 1 tot en met 4, ook in elke som;"
        " leeg, n.b. en punt zijn niet bekend en nooit 0. Een waarschuwing bij 1.204 is welkom.",
        gegevensrijen=6,
        punten=(
            Punt("mededeling", "geen periode, niet gelezen", "Gemiddeld"),
            Punt("mededeling", "totaalregel", rijen=(8,)),
            Punt("waarschuwing", "1.204 wijkt sterk af van de andere kwartalen", "2024-K3", (4,)),
        ),
        cijfers=tuple(
            Cijfer(k, "dreigende thuiszitters", g, _waarde(c))
            for g, rij in cellen.items()
            for k, c in zip(kwartalen, rij, strict=True)
        ),
    )


@export
def streepjes() -> Export:
    """A dash in a count: zero or unknown?"""
    regels: list[list[Cel]] = [
        ["gemeente", "kwartaal", "maat", "aantal"],
        ["Kogermeer", "K2 '25", "thuiszitters", 11],
        ["Sint Adelbert", "K2 '25", "thuiszitters", "-"],
        ["Uitmeer", "K2 '25", "thuiszitters", "–"],
    ]
    return Export(
        "51_ijmeer_met_streepjes.csv",
        csv_bytes(regels),
        "tellingen",
        "SWV IJmeer",
        ("2025-K2",),
        "Een streepje (en een lang streepje) waar een aantal hoort.",
        ("bij een kantoor kan een streepje 0 of niet bekend zijn", "kwartaal als K2 '25"),
        VRAAGT,
        "Een streepje wordt niet stil als 0 gelezen: de melding vraagt om 0 of n.b.",
        gegevensrijen=3,
        punten=(Punt("fout", "streepje heeft twee betekenissen", "aantal", (3, 4)),),
    )


@export
def breed_per_maat() -> Export:
    """Measures as columns."""
    maten = ("Thuiszitters", "Dreigende thuiszitters", "Geoorloofd verzuim", "Wachttijd (weken)")
    cellen: dict[str, tuple[Cel, ...]] = {
        "Kogermeer": (11, 19, 42, 6.5),
        "Sint Adelbert": ("<5", 7, 12, 4),
        "Uitmeer": ("<5", 6, "", 11.25),
    }
    regels: list[list[Cel]] = [["SWV IJmeer, 2e kwartaal 2025"], [], ["Gemeente", *maten]]
    regels += [[g, *c] for g, c in cellen.items()]
    return Export(
        "52_ijmeer_maten_naast_elkaar.xlsx",
        xlsx_bytes([Blad("Cijfers", regels)]),
        "tellingen",
        "SWV IJmeer",
        ("2025-K2",),
        "Vier maten als kolommen, de periode alleen in de titel.",
        ("periode staat alleen in rij 1", "wachttijd in weken met decimalen tussen de aantallen"),
        VRAAGT,
        "De periode wordt gevraagd of uit de titel voorgesteld, niet stil genomen. De wachttijd is"
        " geen aantal: 6,5 wordt geen 65 en niet afgerond.",
        gegevensrijen=3,
        cijfers=tuple(
            Cijfer("2025-K2", m.lower(), g, _waarde(c))
            for g, rij in cellen.items()
            for m, c in zip(maten, rij, strict=True)
        ),
    )


@export
def breed_per_gemeente() -> Export:
    """Municipalities as columns."""
    kop: list[Cel] = ["Kwartaal", "Indicator", *ALLE_NEGEN, "Regio"]
    rijen: list[list[Cel]] = [
        ["1e kwartaal 2025", "dreigende thuiszitters", 31, 6, 18, 42, 9, 20, 5, 7, 11, 149],
        ["2e kwartaal 2025", "dreigende thuiszitters", 41, 5, 17, 44, 8, 22, "<5", 6, 12, "n.b."],
    ]
    periode = ("2025-K1", "2025-K2")
    return Export(
        "53_gemeenten_als_kolommen.csv",
        csv_bytes([kop, *rijen], scheiding="\t", codering="utf-16-le"),
        "tellingen",
        "SWV Noord-Kust",
        periode,
        "De negen gemeenten als kolommen en een kolom Regio.",
        ("gemeenten als kolommen", "kolom Regio is een totaal", "tabs en UTF-16 zonder BOM"),
        GOED,
        "Gaat erin als twee leveringen, of wordt in woorden geweigerd met het gewenste model. De"
        " kolom Regio wordt nooit een gemeente.",
        gegevensrijen=2,
        punten=(Punt("mededeling", "totaal, geen gemeente", "Regio"),),
        cijfers=tuple(
            Cijfer(p, "dreigende thuiszitters", g, _waarde(c))
            for p, r in zip(periode, rijen, strict=True)
            for g, c in zip(ALLE_NEGEN, r[2:11], strict=True)
        ),
    )


@export
def twee_perioden_lang() -> Export:
    """Long, two quarters, breakdown by school type."""
    cellen = {
        ("2025-K1", "Duinveen"): {"po": 4, "vo": 11},
        ("2025-K2", "Duinveen"): {"po": 5, "vo": 12},
        ("2025-K1", "Oosterwaard"): {"po": 0, "vo": 8},
        ("2025-K2", "Oosterwaard"): {"po": "<5", "vo": 9},
    }
    schrijf = {
        "2025-K1": ("2025KW01", "Q1-2025"),
        "2025-K2": ("kwartaal 2 van 2025", "2025 2e kwartaal"),
    }
    regels: list[list[Cel]] = [["Gemeentecode", "Periode", "Maat", "Uitsplitsing", "Aantal"]]
    code = {"Duinveen": "VB01", "Oosterwaard": "vb06"}
    for (p, g), delen in cellen.items():
        for i, (deel, n) in enumerate(delen.items()):
            regels.append([code[g], schrijf[p][i], "thuiszitters", deel, n])
    return Export(
        "54_twee_kwartalen_po_vo.csv",
        csv_bytes(regels, alles_gequote=True),
        "tellingen",
        "SWV Noord-Kust",
        ("2025-K1", "2025-K2"),
        "Twee kwartalen onder elkaar, met po en vo apart, vier schrijfwijzen van het kwartaal.",
        ("gemeente als code", "geen rij voor het totaal", "vier notaties voor kwartalen"),
        GOED,
        "Gaat erin als twee leveringen. De delen worden niet stil opgeteld tot een totaal als de"
        " maat dat niet zegt.",
        gegevensrijen=8,
        cijfers=tuple(
            Cijfer(p, "thuiszitters", g, _waarde(n), deel)
            for (p, g), delen in cellen.items()
            for deel, n in delen.items()
        ),
    )


@export
def schooljaren() -> Export:
    """School years in all notations, in one column."""
    cellen = (
        ("Duinveen", "2022-2023", "2022/2023", 54),
        ("Duinveen", "2023/'24", "2023/2024", 61),
        ("Duinveen", "schooljaar 24-25", "2024/2025", 58),
        ("Noorddijk", "2022/23", "2022/2023", 12),
        ("Noorddijk", "2023SJ00", "2023/2024", 9),
        ("Noorddijk", "24/25", "2024/2025", 10),
    )
    regels: list[list[Cel]] = [["Gemeente", "Schooljaar", "Maat", "Aantal"]]
    regels += [[g, s, "verwijzingen dyslexie", n] for g, s, _, n in cellen]
    regels.append(["Noorddijk", "2021-2023", "verwijzingen dyslexie", 8])
    return Export(
        "55_dyslexie_schooljaren.csv",
        csv_bytes(regels, einde="\n"),
        "tellingen",
        "SWV Noord-Kust",
        ("2022/2023", "2023/2024", "2024/2025"),
        "Schooljaren in zes schrijfwijzen en een die niet kan.",
        ("2021-2023 is geen schooljaar",),
        GEWEIGERD,
        "Wordt geweigerd om rij 8: het tweede jaar moet 2022 zijn. De andere notaties zijn goed.",
        gegevensrijen=7,
        punten=(Punt("fout", "2021-2023 is geen schooljaar", "Schooljaar", (8,)),),
        zonder_foute_rijen=tuple(Cijfer(p, "verwijzingen dyslexie", g, n) for g, _, p, n in cellen),
    )


@export
def onbekende_maat() -> Export:
    """A measure nobody agreed on, and one with a slip of the pen."""
    regels: list[list[Cel]] = [
        ["Gemeente", "Periode", "Maat", "Aantal"],
        ["Duinveen", "2025-K2", "Thuisziters", 14],
        ["Duinveen", "2025-K2", "Hoogbegaafdheid gesignaleerd", 22],
        ["Duinveen", "2025-K2", "Dreigende thuiszitters", 41],
    ]
    return Export(
        "56_onbekende_maat.csv",
        csv_bytes(regels),
        "tellingen",
        "Leerplicht Duinveen",
        ("2025-K2",),
        "Een tikfout in een maat en een maat die niet bestaat.",
        ("Thuisziters", "Hoogbegaafdheid gesignaleerd"),
        GEWEIGERD,
        "Wordt geweigerd; bij Thuisziters wordt thuiszitters voorgesteld, bij de andere maat niets"
        " dat er niet op lijkt.",
        gegevensrijen=3,
        punten=(
            Punt("fout", "onbekende maat, bedoeld is vast thuiszitters", "Maat", (2,)),
            Punt("fout", "onbekende maat", "Maat", (3,)),
        ),
    )


@export
def excel_maakte_datums() -> Export:
    """Excel turned 1-4 into a date, and has errors and uncalculated formulas."""
    regels: list[list[Cel]] = [
        ["Gemeente", "Kwartaal", "Maat", "Aantal"],
        ["Kogermeer", "2025-K2", "thuiszitters", "1-apr"],
        ["Sint Adelbert", "2025-K2", "thuiszitters", date(2025, 4, 1)],
        ["Uitmeer", "2025-K2", "thuiszitters", Formule("=NA()", "#N/A")],
        ["Kogermeer", "2025-K2", "dreigende thuiszitters", Formule("=SUM(1,2)")],
        ["Uitmeer", "2025-K2", "dreigende thuiszitters", "7 (was 6)"],
        ["Sint Adelbert", "2025-K2", "dreigende thuiszitters", -3],
        ["Sint Adelbert", "2025-K2", "geoorloofd verzuim", 7.5],
    ]
    return Export(
        "57_ijmeer_excel_maakte_er_datums_van.xlsx",
        xlsx_bytes([Blad("Blad1", regels)]),
        "tellingen",
        "SWV IJmeer",
        ("2025-K2",),
        "Excel heeft 1-4 in een datum veranderd; verder fouten, formules en tekst bij getallen.",
        (
            "1-apr (tekst) en 1 april 2025 (echte datum) waren ooit 1-4",
            "#N/B als waarde",
            "formule zonder berekende uitkomst",
            "tekst achter een getal, een negatief aantal, een half geval",
        ),
        GEWEIGERD,
        "Wordt geweigerd met alle zeven cellen. Een datum als aantal krijgt de uitleg dat Excel 1-4"
        " in een datum verandert.",
        gegevensrijen=7,
        punten=tuple(
            Punt("fout", waarom, "Aantal", (nr,), "Blad1")
            for nr, waarom in (
                (2, "datum waar een aantal hoort"),
                (3, "datum waar een aantal hoort"),
                (4, "Excel-fout in de cel"),
                (5, "formule zonder uitkomst, mag niet stil niet bekend of 0 zijn"),
                (6, "tekst achter het getal"),
                (7, "aantal onder nul"),
                (8, "geen heel aantal"),
            )
        ),
    )


@export
def ods() -> Export:
    """LibreOffice."""
    cellen = {"Kogermeer": 11, "Sint Adelbert": 3, "Uitmeer": 4}
    regels: list[list[Cel]] = [["Gemeente", "Peildatum", "Maat", "Aantal"]]
    regels += [[g, "2025-K2", "thuiszitters", n] for g, n in cellen.items()]
    return Export(
        "58_ijmeer_libreoffice.ods",
        ods_bytes([Blad("Uitleg", [["Zie het tweede blad"]]), Blad("Cijfers", regels)]),
        "tellingen",
        "SWV IJmeer",
        ("2025-K2",),
        "OpenDocument met twee bladen; de kolom met het kwartaal heet Peildatum.",
        ("ods", "eerste blad is uitleg", "kop Peildatum met kwartalen eronder"),
        GOED,
        "Gaat erin.",
        gegevensrijen=3,
        cijfers=tuple(Cijfer("2025-K2", "thuiszitters", g, n) for g, n in cellen.items()),
    )


@export
def dubbele_sleutel() -> Export:
    """The same measure, area and period twice with other counts; and a wrong kind of period."""
    regels: list[list[Cel]] = [
        ["Gemeente", "Periode", "Maat", "Aantal"],
        ["Duinveen", "2025-K2", "thuiszitters", 14],
        ["Duinveen", "2e kwartaal 2025", "thuiszitters", 15],
        ["Langewaard", "mei 2025", "thuiszitters", 30],
        ["Noorddijk", "2025", "thuiszitters", 6],
        ["Regio Duin en Dijk", "2025-K2", "thuiszitters", 110],
        ["Gemiddelde", "2025-K2", "thuiszitters", 12],
    ]
    return Export(
        "59_dubbele_sleutel_en_maand.csv",
        csv_bytes(regels),
        "tellingen",
        "SWV Noord-Kust",
        ("2025-K2",),
        "Twee keer hetzelfde cijfer met andere waarden, een maand, een jaar en regels die geen"
        " gemeente zijn.",
        ("twee waarden voor een cijfer", "maand en kalenderjaar bij een kwartaalmaat"),
        GEWEIGERD,
        "Wordt geweigerd; bij de dubbele worden beide rijnummers genoemd.",
        gegevensrijen=6,
        punten=(
            Punt("fout", "twee waarden voor hetzelfde cijfer", "Aantal", (2, 3)),
            Punt("fout", "een maand is geen kwartaal", "Periode", (4,)),
            Punt("fout", "een kalenderjaar is geen kwartaal", "Periode", (5,)),
            Punt("fout", "geen gemeente", "Gemeente", (6, 7)),
        ),
        dekking=NOORD_KUST + IJMEER,
    )
