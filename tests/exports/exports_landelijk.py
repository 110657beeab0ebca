"""Denominators, CBS and DUO layouts with invented numbers."""

from exports_basis import (
    ALLE_NEGEN,
    GEWEIGERD,
    GOED,
    WAARSCHUWING,
    Cel,
    Cijfer,
    Export,
    Punt,
    export,
)
from exports_schrijven import Blad, csv_bytes, xlsx_bytes

JONG = dict(zip(ALLE_NEGEN, (8412, 2140, 5230, 13980, 3615, 6890, 1495, 1880, 4320), strict=True))


def _per_leeftijd(totaal_5_17: int) -> list[int]:
    """Inhabitants aged 0 to 22; those of 5 to 17 add up to the given number."""
    jaar, rest = divmod(totaal_5_17, 13)
    return [jaar + (1 if 5 <= i < 5 + rest else 0) for i in range(23)]


@export
def leeftijden_als_kolommen() -> Export:
    """Ages as columns, dots for thousands, a total column."""
    regels: list[list[Cel]] = [
        ["Bevolking op 1 januari 2025 naar leeftijd (verzonnen)"],
        ["Gemeente", "Peildatum", *[f"{i} jaar" for i in range(23)], "Totaal 0 tot 23"],
    ]
    for g, n in JONG.items():
        per = _per_leeftijd(n)
        met_punt = [f"{a:,}".replace(",", ".") for a in (*per, sum(per))]
        regels.append([g, "1 januari 2025", *met_punt])
    samen = sum(sum(_per_leeftijd(n)) for n in JONG.values())
    regels.append(["Totaal", "", *[""] * 23, f"{samen:,}".replace(",", ".")])
    regels.append(["Bron: verzonnen"])
    return Export(
        "60_bevolking_per_leeftijd.csv",
        csv_bytes(regels, codering="utf-8-sig"),
        "bevolking",
        "CBS",
        ("2025-01-01",),
        "Leeftijden als kolommen, duizendtallen met een punt.",
        ("1.075 is duizendvijfenzeventig", "kolom en regel met totalen", "1 januari 2025"),
        GOED,
        "Gaat erin. De som van 5 tot en met 17 jaar is het aantal leerplichtigen; de totaalkolom"
        " telt niet mee.",
        gegevensrijen=9,
        cijfers=tuple(Cijfer("2025-01-01", "inwoners", g, n, "5-17 jaar") for g, n in JONG.items()),
    )


@export
def leeftijdsgroepen() -> Export:
    """Age bands, municipality codes as numbers."""
    banden = ("0 tot 5 jaar", "5 tot 12 jaar", "12 tot 18 jaar", "18 tot 23 jaar", "Totaal")
    codes = {"Alkmaar": 361, "Bergen (NH.)": 373, "Castricum": 383, "Heiloo": 399, "Uitgeest": 450}
    regels: list[list[Cel]] = [["code", "gemeente", "jaar", "leeftijdsgroep", "inwoners"]]
    cijfers = []
    for i, (g, code) in enumerate(codes.items()):
        aantallen = [1000 + 90 * i + 7 * j for j in range(4)]
        for band, n in zip(banden, [*aantallen, sum(aantallen)], strict=True):
            regels.append([code, g, 2024, band, n])
            cijfers.append(Cijfer("2024-01-01", "inwoners", g, n, band))
    return Export(
        "61_bevolking_leeftijdsgroepen_2024.xlsx",
        xlsx_bytes([Blad("Bevolking", regels, getalformaat="#,##0")]),
        "bevolking",
        "CBS",
        ("2024-01-01",),
        "Leeftijdsgroepen onder elkaar, gemeentecode als getal zonder voorloopnul.",
        (
            "361 in plaats van GM0361",
            "0 tot 5 jaar is 0 tot en met 4",
            "jaar 2024 als peildatum 1 januari",
            "Dijk en Waard ontbreekt",
        ),
        GOED,
        "Gaat erin. De groep Totaal wordt niet bij de andere opgeteld. Dijk en Waard is niet"
        " geleverd en niet 0.",
        regio="alkmaar",
        gegevensrijen=25,
        cijfers=(*cijfers, Cijfer("2024-01-01", "inwoners", "Dijk en Waard", "niet geleverd")),
    )


@export
def statline() -> Export:
    """CBS StatLine percentages with a revised year, empty rows and a footer."""
    kop = (
        "Regio's",
        "Perioden",
        "Jongeren met jeugdhulp in natura (% (zie toelichting))",
        "Jongeren met jeugdh. met verbl. in nat. (% (zie toelichting))",
        "Jongeren met jeugdbescherming (% (zie toelichting))",
    )
    cellen: list[tuple[str, str, Cel, Cel, Cel]] = [
        ("Nederland", "2023**", 13.1, 8.7, 1.2),
        ("Alkmaar", "2023**", 14.9, 7.1, 1.3),
        ("Bergen (NH.)", "2023**", 11, "", 0.9),
        ("Castricum", "2023**", 12.2, 5.5, 0.6),
        ("Dijk en Waard", "2023**", 13.8, 6.4, 1.1),
        ("Heerhugowaard", "2023**", "", "", ""),
        ("Heiloo", "2023**", 10.4, "", ""),
        ("Langedijk", "2023**", "", "", ""),
        ("Uitgeest", "2023**", 9.7, "", 0.5),
    ]
    regels: list[list[Cel]] = [list(kop), *[list(c) for c in cellen], ["Bron: CBS"]]
    maat = "jeugdhulp in natura in procenten"
    return Export(
        "62_statline_jeugdzorg_2023.csv",
        csv_bytes(regels, codering="utf-8-sig"),
        "jeugdhulp_indicatoren",
        "CBS",
        ("2023",),
        "Download van StatLine in de indeling van tabel 85098NED, met verzonnen waarden.",
        ("2023** is nader voorlopig", "lege rijen voor opgeheven gemeenten", "rij Nederland"),
        GOED,
        "Gaat erin als nader voorlopig. De lege rijen Heerhugowaard en Langedijk worden"
        " overgeslagen en genoemd. Een leeg percentage is niet bekend.",
        regio="alkmaar",
        gegevensrijen=9,
        punten=(Punt("mededeling", "opgeheven en leeg: overgeslagen", "Regio's", (7, 9)),),
        cijfers=tuple(
            Cijfer("2023", maat, c[0], c[2] if isinstance(c[2], int | float) else "niet bekend")
            for c in cellen
            if c[0] not in ("Heerhugowaard", "Langedijk")
        ),
    )


@export
def odata() -> Export:
    """CBS OData counts: padded, a point for missing, by age band and referrer."""
    kop = (
        "",
        "ID",
        "VormenVanJeugdzorg",
        "Wijken",
        "Perioden",
        "TotaalJongerenMetJeugdzorgInNatura_1",
        "k_0Tot4Jaar_2",
        "k_4Tot12Jaar_3",
        "k_12Tot18Jaar_4",
        "k_18Tot23Jaar_5",
        "ThuiswonendKindInEenouderhuishouden_6",
        "ThuiswonendKindBijEenPaar_7",
        "AnderHuishouden_8",
        "TotaalTrajectenInNatura_9",
        "GemeentelijkeToegang_10",
        "Huisarts_11",
        "Jeugdarts_12",
        "GecertificeerdeInstelling_13",
        "MedischSpecialist_14",
        "RechterOfficierVanJustitie_15",
        "GeenVerwijzer_16",
        "VerwijzerOnbekend_17",
        "Gemeentenaam_18",
        "SoortRegio_19",
        "Codering_20",
        "IndelingswijzigingWijken_21",
    )
    namen = {"GM0361": "Alkmaar", "GM0373": "Bergen (NH.)", "GM0399": "Heiloo"}
    regels: list[list[Cel]] = [list(kop)]
    cijfers = []
    for i, (code, naam) in enumerate(namen.items()):
        banden = (20 + 5 * i, 310 - 40 * i, 275 - 35 * i, "." if i == 2 else 15)
        totaal = sum(b for b in banden if isinstance(b, int)) + (10 if i == 2 else 0)
        vorm = [totaal, *banden, 200, 350, 40, 900 - i, 300, 280, 25, 70, 40, ".", 150, 5]
        kort = [f"{c:>8}" for c in vorm]
        regels.append(
            [
                *(i, 5 + 3 * i, "T001203", f"{code:<10}", "2023JJ00"),
                *kort,
                *(f"{naam:<40}", "Gemeente ", f"{code:<10}", "       1"),
            ]
        )
        cijfers.append(Cijfer("2023", "jongeren met jeugdhulp in natura", naam, totaal))
    cijfers.append(
        Cijfer("2023", "jongeren met jeugdhulp in natura", "Heiloo", "niet bekend", "18-22 jaar")
    )
    return Export(
        "63_odata_jeugdhulp_2023.csv",
        csv_bytes(regels, scheiding=",", einde="\n"),
        "jeugdhulp_gebruik",
        "CBS",
        ("2023",),
        "OData van het CBS met verzonnen aantallen.",
        ("spaties om de waarden", "een punt is ontbrekend", "2023JJ00", "rijnummer zonder kop"),
        GOED,
        "Gaat erin. Aantallen zijn op 5 afgerond; een punt is niet bekend en nooit 0.",
        regio="alkmaar",
        gegevensrijen=3,
        cijfers=tuple(cijfers),
    )


@export
def duo_na_excel() -> Export:
    """DUO open data after somebody opened and saved it in Excel."""
    leeftijden = ["LEEFTIJD_JONGER", *[f"LEEFTIJD_{i}" for i in range(4, 25)], "LEEFTIJD_OUDER"]
    kop = [
        "PEILDATUM",
        "GEMEENTENUMMER",
        "GEMEENTENAAM",
        "POSTCODE_LEERLING",
        "GEMEENTENAAM_LEERLING",
        "INSTELLINGSCODE",
        "VESTIGINGSCODE",
        "INSTELLINGSNAAM_VESTIGING",
        "POSTCODE_VESTIGING",
        "PLAATSNAAM",
        "PROVINCIE",
        "SOORT_PO",
        "DENOMINATIE_VESTIGING",
        "BEVOEGD_GEZAG_NUMMER",
        *leeftijden,
    ]
    nul = ["0"] * len(leeftijden)
    rijen = (
        ("1911", "Uitgeest", "07ZZ", "Bo", "12"),
        ("1911", "Uitgeest", "7,00E+03", "Sbo", "<5"),
        ("1911", "Uitgeest", "08ZZ", "So", "<5"),
        ("14", "Onbekend", "07ZZ", "Bo", "<5"),
    )
    regels: list[list[Cel]] = [list(kop)]
    for postcode, woonplaats, school, soort, aantal in rijen:
        regels.append(
            [
                *("20241001", "450", "Uitgeest", postcode, woonplaats, school, "0"),
                *("Voorbeeldschool", "1911ZZ", "UITGEEST", "Noord-Holland", soort),
                *("Openbaar", "99999", *nul[:5], aantal, *nul[6:]),
            ]
        )
    return Export(
        "64_duo_uitgeest_na_excel.csv",
        csv_bytes(regels),
        "leerlingen_po",
        "DUO",
        ("2024-10-01",),
        "DUO-bestand (verzonnen) dat iemand in Excel heeft geopend en bewaard.",
        (
            "voorloopnullen weg: 450 en vestiging 0",
            "instellingscode 07E3 werd 7,00E+03",
            "postcode 14 is buitenland of onbekend",
        ),
        WAARSCHUWING,
        "Gaat erin of wordt geweigerd om de bedorven instellingscode in rij 3, maar wordt niet stil"
        " een nieuwe school. De aantallen blijven: bo 12, sbo 1-4, so 1-4.",
        regio="alkmaar",
        gegevensrijen=4,
        punten=(Punt("waarschuwing", "code door Excel bedorven", "INSTELLINGSCODE", (3,)),),
        cijfers=(
            Cijfer("2024-10-01", "leerlingen naar woongemeente", "Uitgeest", 12, "bo"),
            Cijfer("2024-10-01", "leerlingen naar woongemeente", "Uitgeest", "1-4", "sbo"),
            Cijfer("2024-10-01", "leerlingen naar woongemeente", "Uitgeest", "1-4", "so"),
        ),
    )


@export
def bevolking_fout() -> Export:
    """A point for thousands and a decimal comma mixed up."""
    regels: list[list[Cel]] = [
        ["Gemeente", "Peildatum", "Leeftijd", "Aantal"],
        ["Duinveen", "1-1-2025", "5 t/m 17", "8.412"],
        ["Langewaard", "1-1-2025", "5 t/m 17", "13 980"],
        ["Noorddijk", "1-1-2025", "5 t/m 17", "3,615"],
        ["Uitmeer", "1-1-2025", "5 t/m 17", "1.88"],
        ["Kogermeer", "1-1-2025", "vijf en ouder", "5230"],
        ["Westerkogge", "1-13-2025", "5 t/m 17", "4320"],
    ]
    return Export(
        "65_bevolking_punten_en_kommas.csv",
        csv_bytes(regels),
        "bevolking",
        "CBS",
        ("2025-01-01",),
        "Punten en komma's door elkaar, met een Engelse 3,615 en een afgebroken 1.88.",
        ("8.412 en 13 980 zijn goed", "3,615 en 1.88 zijn geen hele aantallen"),
        GEWEIGERD,
        "Wordt geweigerd met vier fouten; 3,615 wordt niet stil 3615 en 1.88 niet 188.",
        gegevensrijen=6,
        punten=(
            Punt("fout", "geen heel aantal", "Aantal", (4, 5)),
            Punt("fout", "onbekende leeftijdsgroep", "Leeftijd", (6,)),
            Punt("fout", "maand 13 bestaat niet", "Peildatum", (7,)),
        ),
    )
