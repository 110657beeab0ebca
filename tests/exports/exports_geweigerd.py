"""Files that must not go in: faulty rows, personal numbers, no delivery at all."""

from datetime import date

from exports_basis import (
    GEWEIGERD,
    IJMEER,
    NOORD_KUST,
    VRAAGT,
    Cel,
    Export,
    Geval,
    Punt,
    anders,
    bsn_voor_test,
    export,
    gevallen,
    nl,
    onderwijsnummers_voor_test,
    rijen_met,
    tel_thuiszitters,
)
from exports_schrijven import Blad, csv_bytes, html_bytes, xlsx_bytes
from exports_thuiszitters import IJ_AANTAL, KOPPEN, rij


@export
def foute_rijen() -> Export:
    """Every kind of faulty row in one file."""
    goed = gevallen("fout-2025-K2", {"Duinveen": 8, "Langewaard": 7, "Noorddijk": 4})
    g = goed[0]
    nieuw = {"einde": None, "uitkomst": "", "aanbod": None}
    fout: list[tuple[str, dict[int, Cel], Geval, Punt]] = []

    def voeg(ps: str, cellen: dict[int, Cel], kolom: str, waarom: str, **velden: object) -> None:
        geval = anders(g, pseudoniem=ps, **{**nieuw, **velden})
        fout.append((ps, cellen, geval, Punt("fout", waarom, kolom)))

    begin, gem = "Eerste dag thuis", "Woongemeente"
    voeg("X-01", {2: "31-06-2025"}, begin, "31 juni bestaat niet")
    voeg("X-02", {2: "03/17/2025"}, begin, "maand 17 bestaat niet; de dag staat voorop")
    voeg("X-03", {2: ""}, begin, "begin is leeg")
    voeg("X-04", {2: "eind mei"}, begin, "geen datum")
    voeg(
        "X-05",
        {2: "20-05-2025", 3: "12-05-2025"},
        "Datum terug naar school",
        "het einde ligt voor het begin",
    )
    voeg("X-06", {1: "Duinvene"}, gem, "onbekende gemeente; bedoeld is vast Duinveen")
    voeg("X-07", {1: "Zuiderland"}, gem, "onbekende gemeente, lijkt nergens op")
    voeg("X-08", {6: "luxeverzuim"}, "Soort verzuim", "luxeverzuim is geen thuiszitten")
    voeg("X-09", {6: "ziek met deelplan"}, "Soort verzuim", "onbekend soort")
    voeg("X-10", {5: "gymnasiun"}, "Schoolsoort", "onbekende schoolsoort (tikfout)")
    voeg("X-11", {7: "geen zin"}, "Reden", "onbekende reden")
    voeg("X-12", {4: "30-02-2012"}, "Geboortedatum", "30 februari bestaat niet")
    voeg("X-13", {4: "12-08-2030"}, "Geboortedatum", "geboren in de toekomst")
    voeg("", {2: "14-04-2025"}, "Pseudoniem", "pseudoniem is leeg")
    regels: list[list[Cel]] = [list(KOPPEN), *map(rij, goed[:10])]
    punten: list[Punt] = []
    for _, cellen, geval, punt in fout:
        r = rij(geval)
        for k, waarde in cellen.items():
            r[k] = waarde
        regels.append(r)
        punten.append(Punt(punt.ernst, punt.waarom, punt.kolom, (len(regels),)))
    regels += [rij(x) for x in goed[10:]]
    overlap = [
        anders(g, pseudoniem="X-20", begin=date(2025, 2, 3), **nieuw),
        anders(g, pseudoniem="X-20", begin=date(2025, 4, 14), **nieuw),
    ]
    regels += [rij(x) for x in overlap]
    punten.append(
        Punt("fout", "twee gevallen van een leerling overlappen", begin, rijen_met(regels, "X-20"))
    )
    return Export(
        "23_noord-kust_foute_rijen.csv",
        csv_bytes(regels, codering="cp1252"),
        "thuiszitters",
        "SWV Noord-Kust",
        ("2025-K2",),
        "Lijst met elke fout die een rij kan hebben, tussen goede rijen door.",
        ("15 soorten fouten", "overlappende gevallen van een leerling"),
        GEWEIGERD,
        "Wordt geweigerd met alle fouten in een keer, elk met rij, kolom, waarde en wat te doen."
        " Met zonder-foute-rijen gaat de rest erin; de gemeenten waar de foute rijen bij kunnen"
        " horen zijn dan onvolledig (bij X-06 en X-07 kan dat elke gemeente van het SWV zijn).",
        dekking=NOORD_KUST,
        gegevensrijen=len(regels) - 1,
        punten=tuple(punten),
        zonder_foute_rijen=tel_thuiszitters(goed, ("Duinveen", "Langewaard", "Noorddijk")),
        onvolledig=NOORD_KUST,
    )


def _met_nummers(kop: str, nummers: list[str]) -> tuple[list[list[Cel]], int]:
    lijst = gevallen("nummers-2025-K2", {"Kogermeer": len(nummers)})
    regels: list[list[Cel]] = [[kop, *KOPPEN]]
    regels += [[n, *rij(g)] for n, g in zip(nummers, lijst, strict=True)]
    return regels, len(lijst)


def _persoonsnummer(
    naam: str, inhoud: bytes, *, wat: str, vreemd: tuple[str, ...], aantal: int, punt: Punt
) -> Export:
    return Export(
        naam,
        inhoud,
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K2",),
        wat,
        vreemd,
        GEWEIGERD,
        "Het hele bestand wordt geweigerd. Geen enkel nummer komt in de opslag, een log, een"
        " concept of een melding.",
        dekking=IJMEER,
        gegevensrijen=aantal,
        punten=(punt,),
        niet_bewaren=("99999", "9999.9"),
    )


@export
def bsn() -> Export:
    """A BSN column by its heading."""
    regels, n = _met_nummers("BSN", bsn_voor_test(10))
    return _persoonsnummer(
        "24_kogermeer_met_bsn.csv",
        csv_bytes(regels),
        wat="Lijst met een kolom BSN (testnummers uit de reeks 9999).",
        vreemd=("kolom BSN",),
        aantal=n,
        punt=Punt("fout", "burgerservicenummers", "BSN"),
    )


@export
def bsn_onder_andere_kop() -> Export:
    """A BSN with dots under an innocent heading, as a number without its leading zeros."""
    nummers = [f"{n[:4]}.{n[4:6]}.{n[6:]}" for n in bsn_voor_test(9)]
    regels, n = _met_nummers("Cliëntnr", nummers)
    for r in regels[1:]:
        r[1] = ""
    regels[0][1] = "Extra"
    return _persoonsnummer(
        "25_kogermeer_clientnr.xlsx",
        xlsx_bytes([Blad("Uitvoer", regels)]),
        wat="Kolom Cliëntnr blijkt burgerservicenummers met punten te bevatten.",
        vreemd=("nummers als 9999.90.019 die aan de elfproef voldoen", "onschuldige kop"),
        aantal=n,
        punt=Punt("fout", "waarden voldoen aan de elfproef", "Cliëntnr", blad="Uitvoer"),
    )


@export
def bsn_op_verborgen_blad() -> Export:
    """A clean sheet, and the key on a hidden one."""
    lijst = gevallen("sleutel-2025-K2", {"Uitmeer": 6})
    sleutel: list[list[Cel]] = [["nr", "bsn"]]
    sleutel += [[g.pseudoniem, int(n)] for g, n in zip(lijst, bsn_voor_test(6), strict=True)]
    return _persoonsnummer(
        "26_uitmeer_sleutel_verborgen.xlsx",
        xlsx_bytes(
            [
                Blad("Thuiszitters", [KOPPEN, *map(rij, lijst)]),
                Blad("koppel", sleutel, verborgen=True),
            ]
        ),
        wat="Nette lijst, maar op een verborgen blad staat wie wie is.",
        vreemd=("verborgen blad met pseudoniem en burgerservicenummer",),
        aantal=len(lijst),
        punt=Punt("fout", "burgerservicenummers op een verborgen blad", "bsn", blad="koppel"),
    )


@export
def bsn_in_opmerking() -> Export:
    """Numbers in remarks and in a cell comment."""
    nummers = bsn_voor_test(4)
    lijst = gevallen("opm-2025-K2", {"Kogermeer": 6})
    regels: list[list[Cel]] = [[*KOPPEN, "Bijzonderheden"]]
    for i, g in enumerate(lijst):
        regels.append([*rij(g), f"zie dossier, bsn {nummers[i]}" if i < 3 else "gesprek volgt"])
    return _persoonsnummer(
        "27_kogermeer_bsn_in_bijzonderheden.xlsx",
        xlsx_bytes([Blad("Lijst", regels, opmerkingen={"A3": f"BSN is {nummers[3]}"})]),
        wat="Burgerservicenummers in de vrije tekst en in een opmerking bij cel A3.",
        vreemd=("bsn midden in een zin", "bsn in een Excel-opmerking"),
        aantal=len(lijst),
        punt=Punt("fout", "burgerservicenummers in tekst", "Bijzonderheden", (2, 3, 4), "Lijst"),
    )


@export
def onderwijsnummer() -> Export:
    """Onderwijsnummers under the heading PGN."""
    nummers = onderwijsnummers_voor_test(8)
    regels, n = _met_nummers("PGN", nummers)
    uit = _persoonsnummer(
        "28_kogermeer_pgn.csv",
        csv_bytes(regels, codering="utf-8-sig"),
        wat="Kolom PGN (persoonsgebonden nummer) met onderwijsnummers.",
        vreemd=("kolom PGN", "nummers die met 10 beginnen en 5 overhouden bij de elfproef"),
        aantal=n,
        punt=Punt("fout", "onderwijsnummers", "PGN"),
    )
    uit.niet_bewaren = (nummers[0], nummers[7])
    return uit


@export
def bsn_als_pseudoniem() -> Export:
    """The pseudonym itself is a BSN that lost its leading zero."""
    nummers = bsn_voor_test(2, vanaf=12345670) + bsn_voor_test(6)
    lijst = gevallen("ps-2025-K2", {"Kogermeer": 8})
    lijst = [anders(g, pseudoniem=n) for g, n in zip(lijst, nummers, strict=True)]
    return _persoonsnummer(
        "29_dossier_999990019_e.a.csv",
        csv_bytes([KOPPEN, *map(rij, lijst)]),
        wat="Als pseudoniem is het burgerservicenummer gebruikt; er staat er ook een in de naam.",
        vreemd=("pseudoniem is een bsn", "bsn in de bestandsnaam"),
        aantal=len(lijst),
        punt=Punt("fout", "pseudoniem voldoet aan de elfproef", "Pseudoniem"),
    )


@export
def prijslijst() -> Export:
    """Not a delivery at all."""
    artikelen = ("Schrift A4 lijn", "Passer", "Geodriehoek", "Atlas", "Rekenmachine", "Gum")
    regels: list[list[Cel]] = [["Artikelnr", "Omschrijving", "Prijs", "BTW", "Voorraad"]]
    regels += [[f"A{i:03d}", a, f"€ {i + 1},95", "21%", 100 - i] for i, a in enumerate(artikelen)]
    return Export(
        "30_prijslijst_schoolspullen.csv",
        csv_bytes(regels, codering="cp1252"),
        "geen",
        "onbekend",
        (),
        "Een prijslijst die per ongeluk is gekozen.",
        ("past bij geen enkele dataset",),
        GEWEIGERD,
        "Wordt geweigerd: geen dataset past. De melding noemt de koppen, niet de waarden.",
        gegevensrijen=len(artikelen),
    )


@export
def webpagina() -> Export:
    """A web page that is called xls."""
    lijst = gevallen("html-2025-K2", IJ_AANTAL)
    return Export(
        "31_export_leerlingvolgsysteem.xls",
        html_bytes([KOPPEN, *map(rij, lijst)]),
        "thuiszitters",
        "SWV IJmeer",
        ("2025-K2",),
        "Een webpagina met een tabel die zich .xls noemt.",
        ("inhoud is HTML, extensie .xls",),
        GEWEIGERD,
        "Wordt geweigerd met: dit is een webpagina; open het in Excel en bewaar het als xlsx.",
        dekking=IJMEER,
        gegevensrijen=len(lijst),
    )


@export
def csv_heet_xlsx() -> Export:
    """Text that is called xlsx."""
    lijst = gevallen("nep-2025-K2", {"Uitmeer": 5})
    return Export(
        "32_uitmeer_thuiszitters.xlsx",
        csv_bytes([KOPPEN, *map(rij, lijst)]),
        "thuiszitters",
        "Leerplicht Uitmeer",
        ("2025-K2",),
        "Een csv die iemand .xlsx heeft genoemd.",
        ("inhoud is tekst, extensie .xlsx",),
        GEWEIGERD,
        "Wordt geweigerd met: dit is geen Excel-bestand maar tekst; geef het de extensie csv.",
        dekking=("Uitmeer",),
        gegevensrijen=len(lijst),
    )


@export
def leeg_bestand() -> Export:
    """Nothing at all."""
    return Export(
        "33_leeg.csv",
        b"",
        "geen",
        "onbekend",
        (),
        "Een leeg bestand: de export is afgebroken.",
        ("0 bytes",),
        GEWEIGERD,
        "Wordt geweigerd: het bestand is leeg; maak de export opnieuw.",
    )


@export
def geen_kop() -> Export:
    """The heading row was cut off."""
    lijst = gevallen("koploos-2025-K2", {"Uitmeer": 5})
    return Export(
        "34_uitmeer_zonder_kopregel.csv",
        csv_bytes(map(rij, lijst)),
        "thuiszitters",
        "Leerplicht Uitmeer",
        ("2025-K2",),
        "De kopregel is weggevallen.",
        ("geen koppen: een geval zou als kop gelezen worden",),
        GEWEIGERD,
        "Wordt geweigerd: geen koppen herkend. De melding toont geen celwaarden van het geval.",
        dekking=("Uitmeer",),
        gegevensrijen=len(lijst),
        niet_bewaren=(lijst[0].pseudoniem, nl(lijst[0].geboren)),
    )


@export
def dubbele_koppen() -> Export:
    """Two columns with the same heading that say different things."""
    lijst = gevallen("dubbelkop-2025-K2", {"Uitmeer": 6})
    kop = [*KOPPEN[:2], "Datum", "Datum", *KOPPEN[4:], "Schoolsoort"]
    regels = [kop, *([*rij(g), "vmbo-gl"] for g in lijst)]
    return Export(
        "35_uitmeer_dubbele_koppen.csv",
        csv_bytes(regels),
        "thuiszitters",
        "Leerplicht Uitmeer",
        ("2025-K2",),
        "Twee kolommen heten Datum en twee kolommen heten Schoolsoort.",
        ("dubbele koppen", "begin en einde zijn niet te onderscheiden"),
        VRAAGT,
        "Wordt niet geladen: de begindatum is niet te vinden en Schoolsoort staat er twee keer met"
        " andere waarden. Er wordt niet stil een van de twee gekozen.",
        dekking=("Uitmeer",),
        gegevensrijen=len(lijst),
        punten=(
            Punt("fout", "twee kolommen met dezelfde kop", "Schoolsoort"),
            Punt("fout", "twee kolommen met dezelfde kop, geen bekende kop", "Datum"),
        ),
    )
