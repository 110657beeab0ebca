"""Vrijstellingen from the Leerplichtwet."""

import random
from datetime import date

from exports_basis import (
    GEWEIGERD,
    GOED,
    K2_2025,
    VRAAGT,
    WAARSCHUWING,
    Cel,
    Cijfer,
    Export,
    Punt,
    export,
    nl,
)
from exports_schrijven import Blad, csv_bytes, xlsx_bytes

Vrij = tuple[str, str, str, date, date | None, str, str, int]

DUIDELIJK = {
    "5 onder a": ("art. 5 sub a", "5 onder a", "artikel 5 onder a", "Art 5, onderdeel a"),
    "5 onder b": ("art. 5 sub b", "5 onder b (richtingbezwaar)"),
    "5 onder c": ("5 onder c", "artikel 5 sub c, school in buitenland"),
    "5a (trekkend bestaan)": ("artikel 5a (trekkend bestaan)",),
    "3a": ("artikel 3a",),
    "3b": ("art. 3b",),
    "11": ("artikel 11 onder g",),
    "15": ("art. 15",),
}


def _vrijstellingen(
    zaad: str, gemeenten: tuple[str, ...], schrijfwijzen: list[str], aantal: int
) -> list[Vrij]:
    kies = random.Random(zaad)
    uit: list[Vrij] = []
    for i in range(aantal):
        ingang = date(2024, 8, 1) if i % 3 else date(2025, 4, 2 + i % 25)
        eind = None if i % 4 == 0 else date(2025, 7, 31)
        if i % 7 == 3:
            ingang, eind = date(2023, 8, 1), date(2025, 5, 1 + i % 28)
        uit.append(
            (
                f"VR-{300 + i}",
                gemeenten[int(kies.random() * len(gemeenten))],
                schrijfwijzen[i % len(schrijfwijzen)],
                ingang,
                eind,
                "verlengd" if i % 3 else "nieuw",
                "ja" if eind is None else "nee",
                5 + int(kies.random() * 12),
            )
        )
    return uit


def _stand(
    lijst: list[Vrij], betekenis: dict[str, str], gemeenten: tuple[str, ...]
) -> tuple[Cijfer, ...]:
    eind = K2_2025[1]
    uit = []
    for artikel in sorted(set(betekenis.values())):
        for gemeente in gemeenten:
            n = sum(
                betekenis[v[2]] == artikel
                and v[1] == gemeente
                and v[3] <= eind
                and (v[4] is None or v[4] > eind)
                for v in lijst
            )
            uit.append(Cijfer("2025-K2", "vrijstellingen op de laatste dag", gemeente, n, artikel))
    return tuple(uit)


KOP = (
    "Zaaknummer",
    "Woonplaats gemeente",
    "Artikel",
    "Ingangsdatum",
    "Einddatum",
    "Nieuw/verlengd",
    "Permanent",
    "Leeftijd",
)


@export
def duidelijke_artikelen() -> Export:
    """All spellings that can be read in one way only."""
    schrijf = [s for namen in DUIDELIJK.values() for s in namen]
    betekenis = {s: artikel for artikel, namen in DUIDELIJK.items() for s in namen}
    lijst = _vrijstellingen("vrij-duinveen", ("Duinveen",), schrijf, 42)
    return Export(
        "40_vrijstellingen_duinveen_k2.csv",
        csv_bytes([KOP, *lijst], codering="cp1252"),
        "vrijstellingen",
        "Leerplicht Duinveen",
        ("2025-K2",),
        "Vrijstellingen met het artikel in allerlei schrijfwijzen die maar een ding betekenen.",
        ("sub a, onder a, onderdeel a", "artikel 5a (trekkend bestaan) is iets anders"),
        GOED,
        "Gaat erin. Elk artikel houdt zijn eigen aantal; trekkend bestaan telt niet bij 5 onder a."
        " De einddatum is hier de dag waarop de vrijstelling ophoudt.",
        dekking=("Duinveen",),
        gegevensrijen=len(lijst),
        cijfers=_stand(lijst, betekenis, ("Duinveen",)),
    )


@export
def kale_5a() -> Export:
    """Everyone writes 5A."""
    schrijf = ["5A", "5a", "art. 5A", "5 onder a", "5 sub b", "5A LPW", "art. 5 sub a"]
    lijst = _vrijstellingen("vrij-langewaard", ("Langewaard",), schrijf, 21)
    regels = [KOP, *lijst]
    kaal = tuple(nr for nr, r in enumerate(regels, 1) if r[2] in ("5A", "5a", "art. 5A", "5A LPW"))
    return Export(
        "41_langewaard_5A.csv",
        csv_bytes(regels),
        "vrijstellingen",
        "Leerplicht Langewaard",
        ("2025-K2",),
        "Lijst zoals iedereen hem maakt: 5A als men 5 onder a bedoelt.",
        ("5A kan 5 onder a of artikel 5a (trekkend bestaan) zijn",),
        VRAAGT,
        "Wordt niet stil geraden: de melding zegt dat 5A twee dingen kan betekenen en vraagt om"
        " '5 onder a' of 'artikel 5a (trekkend bestaan)'. Liefst een melding per schrijfwijze.",
        dekking=("Langewaard",),
        gegevensrijen=len(lijst),
        punten=(Punt("fout", "twee betekenissen", "Artikel", kaal),),
    )


@export
def vrijstellingen_excel() -> Export:
    """Real dates, yes and no in five spellings, an exact double row."""
    betekenis = {"5 onder a": "5 onder a", "5 onder b": "5 onder b"}
    lijst = _vrijstellingen("vrij-kogermeer", ("Kogermeer",), ["5 onder a", "5 onder b"], 15)
    waar: tuple[Cel, ...] = ("ja", "J", "x", True, "Ja")
    onwaar: tuple[Cel, ...] = ("nee", "N", "", False, "Nee")
    regels: list[list[Cel]] = [["Vrijstellingen 2e kwartaal 2025"], [], list(KOP)]
    for i, v in enumerate(lijst):
        keuze = waar if v[6] == "ja" else onwaar
        regels.append([*v[:6], keuze[i % 5], f"{v[7]} jaar"])
    regels.append(list(regels[5]))
    regels.append(["Aantal", len(lijst)])
    return Export(
        "42_Kogermeer vrijstellingen.xlsx",
        xlsx_bytes([Blad("Vrijstellingen", regels, datumformaat="d mmm yyyy")]),
        "vrijstellingen",
        "Leerplicht Kogermeer",
        ("2025-K2",),
        "Excel met ja en nee op vijf manieren en '12 jaar' als leeftijd.",
        ("ja/J/x/WAAR/Ja", "leeftijd met het woord jaar", "slotregel Aantal", "dubbele rij"),
        WAARSCHUWING,
        "Gaat erin, of de leeftijd '12 jaar' wordt in woorden afgekeurd. De slotregel Aantal telt"
        " niet als vrijstelling; de dubbele rij telt een keer.",
        dekking=("Kogermeer",),
        gegevensrijen=len(lijst) + 1,
        punten=(
            Punt("waarschuwing", "precies dezelfde rij", rijen=(6, 19), blad="Vrijstellingen"),
            Punt("mededeling", "slotregel, telt niet mee", rijen=(20,), blad="Vrijstellingen"),
        ),
        cijfers=_stand(lijst, betekenis, ("Kogermeer",)),
    )


@export
def vrijstelling_met_geboortedatum() -> Export:
    """Ends before it begins, an article that does not exist, birth date instead of age."""
    regels: list[list[Cel]] = [
        ["Nummer", "Gemeente", "Grond", "Van", "Tot", "Soort aanvraag", "Geboren"],
        ["N1", "Uitmeer", "5 onder a", "1-8-2024", "31-7-2025", "verlenging", nl(date(2011, 3, 4))],
        ["N2", "Uitmeer", "5 onder a", "1-8-2025", "31-7-2024", "verlenging", nl(date(2013, 9, 9))],
        ["N3", "Uitmeer", "artikel 12", "1-9-2024", "", "nieuw", nl(date(2014, 1, 30))],
        ["N4", "Uitmeer", "5 onder d", "1-9-2024", "", "nieuw", nl(date(2012, 6, 21))],
    ]
    return Export(
        "43_uitmeer_vrijstellingen_fout.csv",
        csv_bytes(regels),
        "vrijstellingen",
        "Leerplicht Uitmeer",
        ("2025-K2",),
        "Kleine lijst met geboortedatum en drie foute rijen.",
        ("geboortedatum in plaats van leeftijd", "einde voor begin", "artikelen die niet bestaan"),
        GEWEIGERD,
        "Wordt geweigerd met drie fouten. Van en Tot zijn korte koppen: worden ze niet herkend,"
        " dan zegt de melding welke kolommen ontbreken.",
        dekking=("Uitmeer",),
        gegevensrijen=4,
        punten=(
            Punt("fout", "einde ligt voor begin", "Tot", (3,)),
            Punt("fout", "artikel 12 is geen vrijstelling", "Grond", (4,)),
            Punt("fout", "5 onder d bestaat niet", "Grond", (5,)),
        ),
        niet_bewaren=("04-03-2011",),
    )
