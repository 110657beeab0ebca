"""Yearly reports of the VO-coach."""

import random

from exports_basis import GEWEIGERD, GOED, VRAAGT, Cel, Cijfer, Export, Punt, export
from exports_schrijven import Blad, csv_bytes, xlsx_bytes

SCHOLEN = (
    ("Duinveen", "Duinlyceum", "havo"),
    ("Duinveen", "De Branding", "vmbo-bb"),
    ("Langewaard", "Het Kompas", "vwo"),
    ("Langewaard", "Praktijkschool De Werf", "pro"),
    ("Oosterwaard", "Poldercollege", "vmbo-tl"),
)
HULPVRAGEN = (
    "sociaal-emotioneel",
    "psychisch",
    "gedrag",
    "thuissituatie",
    "scheiding",
    "schoolverzuim",
    "verslaving",
    "financiën",
)


@export
def vo_coach_lang() -> Export:
    """One row per school and hulpvraag."""
    kies = random.Random("vo-coach-lang")
    regels: list[list[Cel]] = [
        ["Monitorrapportage VO-coaches schooljaar 2024-2025"],
        [],
        [
            "Schooljaar",
            "Gemeente school",
            "School",
            "Schooltype",
            "Type hulpvraag",
            "Gesproken jongeren",
            "Aantal gesprekken",
            "Aangevraagde beschikkingen",
            "Fte",
        ],
    ]
    som: dict[str, int] = {}
    for gemeente, school, soort in SCHOLEN:
        for vraag in HULPVRAGEN:
            n = int(kies.random() * 16)
            som[gemeente] = som.get(gemeente, 0) + n
            regels.append(
                ["2024-2025", gemeente, school, soort, vraag, n, n * 3, n // 5, 0.6 if n else ""]
            )
    return Export(
        "44_vo_coach_2024-2025_per_hulpvraag.csv",
        csv_bytes(regels, codering="cp1252"),
        "vo_coach",
        "Jeugd- en Gezinscoaches",
        ("2024/2025",),
        "Jaarverslag van de VO-coaches: een rij per school en hulpvraag.",
        ("financiën met trema in cp1252", "fte met decimale komma", "periode 2024-2025"),
        GOED,
        "Gaat erin. Een jongere kan meer hulpvragen hebben: de som over hulpvragen hieronder is"
        " geen aantal jongeren en mag zo niet heten.",
        dekking=tuple(som),
        gegevensrijen=len(regels) - 3,
        cijfers=tuple(
            Cijfer("2024/2025", "som over hulpvragen, geen aantal jongeren", g, n, "per hulpvraag")
            for g, n in som.items()
        ),
    )


@export
def vo_coach_breed() -> Export:
    """Hulpvragen as columns, subtotals per municipality, fte with a comma."""
    kies = random.Random("vo-coach-breed")
    regels: list[list[Cel]] = [
        ["", "", "", "Hulpvragen", *[""] * 7, "Inzet", "", ""],
        [
            "Gemeente",
            "School",
            "Jongeren gesproken",
            *[v.capitalize() for v in HULPVRAGEN],
            "Gesprekken",
            "Beschikkingen",
            "Fte coach",
        ],
    ]
    som: dict[str, int] = {}
    for i, (gemeente, school, _) in enumerate(SCHOLEN):
        aantallen = [int(kies.random() * 14) for _ in HULPVRAGEN]
        jongeren = max(aantallen) + 5
        som[gemeente] = som.get(gemeente, 0) + jongeren
        regels.append(
            [gemeente, school, jongeren, *aantallen, 1210 + i if i == 0 else 90 + i, i, 0.8]
        )
        if i in (1, 3, 4):
            regels.append([f"Subtotaal {gemeente}", "", som[gemeente]])
    regels.append(["Eindtotaal", "", sum(som.values())])
    return Export(
        "45_vo_coach_breed.xlsx",
        xlsx_bytes([Blad("schooljaar 24-25", regels, getalformaat="#,##0.##")]),
        "vo_coach",
        "Jeugd- en Gezinscoaches",
        ("2024/2025",),
        "Hetzelfde soort verslag met de hulpvragen als kolommen en subtotalen ertussen.",
        (
            "groepskop op rij 1",
            "subtotalen per gemeente en een eindtotaal tussen de gegevens",
            "schooljaar staat alleen in de bladnaam",
            "geen schoolsoort",
        ),
        VRAAGT,
        "Subtotalen en eindtotaal tellen nooit als school. De kolom Jongeren gesproken geeft het"
        " aantal jongeren; zijn kolommen per hulpvraag niet te lezen, dan wordt dat gezegd.",
        dekking=tuple(som),
        gegevensrijen=len(SCHOLEN),
        cijfers=tuple(Cijfer("2024/2025", "gesproken jongeren", g, n) for g, n in som.items()),
    )


@export
def vo_coach_woorden() -> Export:
    """Comma between the cells, decimal comma inside quotes, words nobody agreed on."""
    regels: list[list[Cel]] = [
        ["schooljaar", "gemeente", "school", "schoolsoort", "hulpvraag", "aantal jongeren", "fte"],
        ["2024/'25", "Duinveen", "Duinlyceum", "VMBO basis", "Sociaal emotioneel", 12, "0,6"],
        ["2024/'25", "Duinveen", "Duinlyceum", "praktijkonderwijs", "Financieel", "<5", ""],
        ["2024/'25", "Duinveen", "Duinlyceum", "havo/vwo", "psychisch", 7, "0,6"],
        ["2024/'25", "Langewaard", "Het Kompas", "brugklas", "gedrag", 9, "1,25"],
        ["2024/'25", "Langewaard", "Het Kompas", "vwo", "gamen", 6, "1.25"],
        ["2024/'25", "Langewaard", "Het Kompas", "vwo", "eenzaamheid", "circa 5", "1,2,5"],
    ]
    return Export(
        "46_vo_coach_eigen_woorden.csv",
        csv_bytes(regels, scheiding=","),
        "vo_coach",
        "Jeugd- en Gezinscoaches",
        ("2024/2025",),
        "Komma als scheiding, decimale komma tussen aanhalingstekens, eigen woorden.",
        (
            "0,6 tussen aanhalingstekens in een bestand met komma's",
            "havo/vwo en brugklas staan niet in de lijst van schoolsoorten",
            "gamen en eenzaamheid staan niet in de lijst van hulpvragen",
            "aantal 'circa 5' en fte '1,2,5'",
        ),
        GEWEIGERD,
        "Wordt geweigerd met alle fouten. VMBO basis, praktijkonderwijs, Sociaal emotioneel en"
        " Financieel zijn gewone schrijfwijzen en goed. Bij gamen en eenzaamheid wordt verwezen"
        " naar de lijst, niet stil 'anders' ingevuld.",
        gegevensrijen=6,
        punten=(
            Punt("fout", "onbekende schoolsoort", "schoolsoort", (4, 5)),
            Punt("fout", "onbekende hulpvraag", "hulpvraag", (6, 7)),
            Punt("fout", "geen aantal", "aantal jongeren", (7,)),
            Punt("fout", "geen getal", "fte", (7,)),
        ),
    )
