"""More case lists: odd text formats, special headings, other municipalities."""

from datetime import date, timedelta

from exports_basis import (
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
    anders,
    export,
    gevallen,
    tel_thuiszitters,
)
from exports_schrijven import Blad, csv_bytes, xlsx_bytes
from exports_thuiszitters import IJ_AANTAL, KOPPEN, rij


@export
def sluistekens_en_enters() -> Export:
    """Pipes, quotes, newlines inside a cell, names and remarks."""
    lijst = gevallen("pijp-2025-K2", IJ_AANTAL, voorvoegsel="PK")
    voornamen = ("Zilvermeeuw", "Strandloper", "Tureluur", "Scholekster", "Kluut")
    regels: list[list[Cel]] = [[*KOPPEN[:1], "Roepnaam", "Achternaam", *KOPPEN[1:], "Opmerkingen"]]
    for i, g in enumerate(lijst):
        r = rij(g)
        naam = voornamen[i % 5]
        opmerking = f'Moeder belt, dag {i}:\n"{naam} wil wel | maar durft niet".\nNabellen; spoed'
        regels.append([r[0], naam, f"Voorbeeld-{i}", *r[1:], opmerking if i % 2 else ""])
    regels[5][12] = "\n\n"
    return Export(
        "11_kindvolg_uitvoer.txt",
        csv_bytes(regels, scheiding="|", alles_gequote=True, einde="\n"),
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K2",),
        "Uitvoer met sluistekens, alles tussen aanhalingstekens.",
        (
            "enters, sluistekens, puntkomma's en aanhalingstekens binnen een cel",
            "kolommen met voornaam, achternaam en opmerkingen",
        ),
        WAARSCHUWING,
        "Gaat erin. Van de namen en de opmerkingen wordt niets gelezen, getoond of bewaard; de"
        " koppen worden wel genoemd, met de vraag ze voortaan weg te laten.",
        dekking=IJMEER,
        gegevensrijen=len(lijst),
        punten=(
            Punt("waarschuwing", "naam van een jongere: niet gelezen", "Roepnaam"),
            Punt("waarschuwing", "naam van een jongere: niet gelezen", "Achternaam"),
            Punt("mededeling", "vrije tekst: niet gelezen", "Opmerkingen"),
        ),
        cijfers=tel_thuiszitters(lijst, IJMEER),
        niet_bewaren=("Zilvermeeuw", "Strandloper", "Voorbeeld-1", "durft niet"),
    )


@export
def rafelige_regels() -> Export:
    """Trailing separators, short lines, empty rows."""
    lijst = gevallen("rafel-2025-K2", {"Duinveen": 9}, voorvoegsel="RF")
    regels: list[list[Cel]] = [[*KOPPEN, "", ""]]
    for i, g in enumerate(lijst):
        r = rij(g)
        if i % 3 == 0:
            while r and r[-1] in (None, ""):
                r.pop()
        elif i % 3 == 1:
            r += ["", "", "", ""]
        regels.append(r)
        if i in (2, 6):
            regels.append([])
    regels += [["", "", "", "", ""], []]
    return Export(
        "12_duinveen_rafelig.csv",
        csv_bytes(regels),
        "thuiszitters",
        "Leerplicht Duinveen",
        ("2025-K2",),
        "Met de hand bewerkte csv: regels van ongelijke lengte en lege regels.",
        ("kop eindigt op puntkomma's", "te korte en te lange regels", "lege regels ertussen"),
        GOED,
        "Gaat erin: te korte regels zijn leeg aan het eind, en wat te lang is, is leeg.",
        dekking=("Duinveen",),
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, ("Duinveen",)),
    )


@export
def laatste_dag_thuis() -> Export:
    """The end is the last day at home: one day later."""
    lijst = gevallen("laatste-dag-2025-K2", {"Langewaard": 13}, voorvoegsel="LW")
    open_ = [i for i, g in enumerate(lijst) if g.einde is None and g.begin < date(2025, 3, 1)]
    lijst[open_[0]] = anders(lijst[open_[0]], einde=date(2025, 7, 1), uitkomst="terug naar school")
    lijst[open_[1]] = anders(
        lijst[open_[1]], einde=date(2025, 4, 1), uitkomst="terug naar school", aanbod=None
    )
    kop = list(KOPPEN)
    kop[2], kop[3] = "Eerste verzuimdag", "Laatste dag thuis"
    regels: list[list[Cel]] = [kop]
    for g in lijst:
        r = rij(g)
        r[3] = g.einde - timedelta(days=1) if g.einde else None
        regels.append(r)
    return Export(
        "13_langewaard_laatste_dag_thuis.csv",
        csv_bytes(regels, codering="cp1252"),
        "thuiszitters",
        "Leerplicht Langewaard",
        ("2025-K2",),
        "De einddatum is de laatste dag thuis, zoals in het verzuimregister.",
        (
            "kop Laatste dag thuis: het geval eindigt een dag later",
            "een geval met laatste dag 30-06-2025 zit op 30 juni nog thuis",
            "een geval met laatste dag 31-03-2025 stroomt op 1 april uit en telt bij het begin",
        ),
        GOED,
        "Gaat erin; het verslag zegt dat er bij elke einddatum een dag is opgeteld.",
        dekking=("Langewaard",),
        gegevensrijen=len(lijst),
        punten=(Punt("mededeling", "een dag opgeteld bij elke datum", "Laatste dag thuis"),),
        cijfers=tel_thuiszitters(lijst, ("Langewaard",)),
    )


@export
def zonder_pseudoniem() -> Export:
    """No pseudonym: stock and flow only."""
    lijst = gevallen("zonder-2025-K2", {"Noorddijk": 8})
    kop: list[Cel] = ["Gemeente", "Thuis sinds", "Weer op school sinds", "Leeftijd"]
    regels: list[list[Cel]] = [[*kop, "Type onderwijs", "Verzuimsoort"]]
    for g in lijst:
        leeftijd = 2025 - g.geboren.year - ((g.geboren.month, g.geboren.day) > (6, 30))
        regels.append([g.gemeente, g.begin, g.einde, leeftijd, g.schoolsoort, g.soort])
    regels.append(list(regels[1]))
    return Export(
        "16_noorddijk_zonder_pseudoniem.csv",
        csv_bytes(regels, scheiding=","),
        "thuiszitters",
        "Leerplicht Noorddijk",
        ("2025-K2",),
        "Gevallenlijst zonder pseudoniem, met leeftijd in plaats van geboortedatum, met komma's.",
        (
            "geen pseudoniem",
            "geen reden, uitkomst of aanbod",
            "twee gelijke rijen: zonder pseudoniem kunnen dat twee jongeren zijn",
        ),
        WAARSCHUWING,
        "Gaat erin met stand, instroom en uitstroom. Terugkeer en cohort zijn niet te volgen. Een"
        " gelijke rij is hier twijfelachtig: een mens zou ernaar vragen. De cijfers hieronder"
        " tellen hem een keer (besluit 4).",
        dekking=("Noorddijk",),
        gegevensrijen=len(lijst) + 1,
        punten=(Punt("waarschuwing", "precies dezelfde rij", rijen=(2, len(regels))),),
        cijfers=tel_thuiszitters(lijst, ("Noorddijk",)),
    )


@export
def negen_cijfers() -> Export:
    """Nine-digit dossier numbers that are no BSN."""
    lijst = gevallen("negen-2025-K2", {"Oosterwaard": 12})
    elf = [n for n in range(402500101, 402500200) if not _lijkt_bsn(n)][: len(lijst)]
    lijst = [anders(g, pseudoniem=str(n)) for g, n in zip(lijst, elf, strict=True)]
    kop = ["Dossiernummer", *KOPPEN[1:]]
    return Export(
        "17_oosterwaard_dossiernummers.xlsx",
        xlsx_bytes([Blad("Blad1", [kop, *([int(g.pseudoniem), *rij(g)[1:]] for g in lijst)])]),
        "thuiszitters",
        "Leerplicht Oosterwaard",
        ("2025-K2",),
        "Dossiernummers van negen cijfers die geen BSN zijn, in Excel als getal.",
        ("negen cijfers, geen ervan voldoet aan de elfproef",),
        GOED,
        "Gaat erin: dit zijn geen burgerservicenummers. Een getal 402500102 in Excel en een tekst"
        " 402500102 in een csv zijn hetzelfde pseudoniem.",
        dekking=("Oosterwaard",),
        gegevensrijen=len(lijst),
        cijfers=tel_thuiszitters(lijst, ("Oosterwaard",)),
        niet_bewaren=(lijst[0].pseudoniem,),
    )


def _lijkt_bsn(nummer: int) -> bool:
    c = [int(x) for x in str(nummer)]
    rest = (sum(w * x for w, x in zip(range(9, 1, -1), c, strict=False)) - c[8]) % 11
    return rest in (0, 5)


@export
def alleen_koppen() -> Export:
    """Headings without rows."""
    return Export(
        "21_sint_adelbert_leeg.csv",
        csv_bytes([KOPPEN], codering="utf-8-sig"),
        "thuiszitters",
        "Leerplicht Sint Adelbert",
        ("2025-K2",),
        "Alleen koppen: er waren geen gevallen, of het filter stond verkeerd.",
        ("geen rijen",),
        VRAAGT,
        "Wordt geweigerd met de uitleg hoe een echte nul bewust wordt opgegeven.",
        dekking=("Sint Adelbert",),
        cijfers=(Cijfer("2025-K2", "eind", "Sint Adelbert", "niet geleverd"),),
    )


@export
def samengevoegde_gemeente() -> Export:
    """The municipality stands only in the first row of its block."""
    lijst = gevallen("blok-2025-K2", {"Duinveen": 5, "Noorddijk": 3}, voorvoegsel="BL")
    regels: list[list[Cel]] = [["Woongemeente", "Pseudoniem", *KOPPEN[2:]]]
    vorige = ""
    for g in lijst:
        r = rij(g)
        regels.append([g.gemeente if g.gemeente != vorige else "", r[0], *r[2:]])
        vorige = g.gemeente
    leeg = tuple(nr for nr, r in enumerate(regels, 1) if r[0] == "")
    return Export(
        "22_noord-kust_gemeente_samengevoegd.xlsx",
        xlsx_bytes([Blad("Overzicht", regels, samengevoegd=("A2:A6", "A7:A9"))]),
        "thuiszitters",
        "SWV Noord-Kust",
        ("2025-K2",),
        "De gemeente staat in samengevoegde cellen, dus alleen in de eerste rij van elk blok.",
        ("in zes van de acht rijen is de gemeente leeg",),
        GEWEIGERD,
        "Wordt geweigerd: de gemeente ontbreekt in die rijen en wordt niet stil ingevuld.",
        dekking=NOORD_KUST,
        gegevensrijen=len(lijst),
        punten=(Punt("fout", "gemeente is leeg", "Woongemeente", leeg, "Overzicht"),),
    )
