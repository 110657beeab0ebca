"""Yearly reports of the invented VO-coaches: a workbook for three years, then a csv per year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from datasets.codelijsten import HULPVRAAG, SCHOOLSOORT
from datasets.periodes import Periode
from datasets.voorbeeld import gebied
from datasets.voorbeeld.bestand import Cel, Vel, VoorbeeldBestand, csv_bytes, moment, xlsx_bytes

DATASET = "vo_coach"
LEVERANCIER = "VO-coaches Duin en Dijk"
IN_WERKMAP = ("2020/2021", "2021/2022", "2022/2023")
LOS = ("2023/2024", "2024/2025")
PER_1000 = 21.0
"""Youths who spoke with a coach per school year, per 1,000 of 5 to 17 years old (invented)."""
GROEI = 0.05

KOP = (
    "Schooljaar",
    "Gemeente van de school",
    "School",
    "Schoolsoort",
    "Hulpvraag",
    "Gesproken jongeren",
    "Gesprekken",
    "Beschikkingen",
    "Fte",
)

HULPVRAGEN = {
    "sociaal-emotioneel": 0.36,
    "psychisch": 0.19,
    "gedrag": 0.13,
    "thuissituatie": 0.21,
    "scheiding": 0.09,
    "schoolverzuim": 0.16,
    "verslaving": 0.03,
    "financien": 0.02,
    "anders": 0.07,
}
"""Part of the youths with this hulpvraag; a youth can have more than one."""


@dataclass(frozen=True, slots=True)
class School:
    """An invented school: its municipality (before any merger) and its part of the youths."""

    gemeente: str
    naam: str
    schoolsoort: str
    deel: float


SCHOLEN = (
    School("VB01", "Voorbeeldcollege Duinveen", "havo", 0.45),
    School("VB01", "Voorbeeldcollege Duinveen", "vwo", 0.2),
    School("VB01", "De Verzonnen Werf", "vmbo-kb", 0.35),
    School("VB02", "Het Bedachte Baken", "vmbo-tl", 1.0),
    School("VB03", "Voorbeeldcollege Kogermeer", "havo", 0.55),
    School("VB03", "De Verzonnen Vaart", "pro", 0.45),
    School("VB04", "Langewaardse Voorbeeldschool", "vmbo-tl", 0.35),
    School("VB04", "Langewaardse Voorbeeldschool", "havo", 0.3),
    School("VB04", "Het Bedacht Lyceum", "vwo", 0.2),
    School("VB04", "De Verzonnen Molen", "vso", 0.15),
    School("VB05", "Voorbeeldschool Noorddijk", "vmbo-tl", 1.0),
    School("VB10", "Voorbeeldcollege Oostermade", "havo", 1.0),
    School("VB11", "De Verzonnen Polder", "vmbo-bb", 1.0),
    School("VB07", "Locatie Het Bedachte Hof", "pro", 1.0),
    School("VB08", "Voorbeeldschool Uitmeer", "vmbo-gl", 1.0),
    School("VB09", "Voorbeeldcollege Westerkogge", "vmbo-kb", 0.6),
    School("VB09", "Voorbeeldcollege Westerkogge", "havo", 0.4),
)


def bestanden() -> Iterator[VoorbeeldBestand]:
    """The reports in the order in which they come."""
    vellen = [Vel(code.replace("/", "-"), _vel(code)) for code in IN_WERKMAP]
    yield _bestand("voorbeeld_vo-coach_2020-2023.xlsx", xlsx_bytes(vellen), IN_WERKMAP[-1])
    for code in LOS:
        inhoud = csv_bytes([KOP, *_regels(code)], codering="cp1252")
        yield _bestand(f"voorbeeld_vo-coach_{code.replace('/', '-')}.csv", inhoud, code)


def _bestand(naam: str, inhoud: bytes, laatste: str) -> VoorbeeldBestand:
    return VoorbeeldBestand(
        naam=naam,
        inhoud=inhoud,
        leverancier=LEVERANCIER,
        dataset=DATASET,
        periode="",
        sector=gebied.sector_van(LEVERANCIER),
        wanneer=moment(gebied.werkdag(date(int(laatste[5:]), 7, 16)), 15, 30),
    )


def _vel(code: str) -> Sequence[Sequence[Cel]]:
    """A sheet with a title above and a row of totals below."""
    regels = list(_regels(code))
    totalen = [regel for regel in regels if regel[4] == "totaal"]
    samen = [sum(n for n in kolom if isinstance(n, int)) for kolom in zip(*totalen, strict=True)]
    titel = [f"Jeugd- en Gezinscoaches in het voortgezet onderwijs, {code} (verzonnen voorbeeld)"]
    return [titel, [], KOP, *regels, ["Totaal", None, None, None, None, *samen[5:8]]]


def _regels(code: str) -> Iterator[list[Cel]]:
    periode = Periode.van_code(code)
    for school in SCHOLEN:
        gemeente = school.gemeente
        if periode.laatste >= gebied.fusiedatum():
            gemeente = gebied.nu(gemeente)
        yield from _school(school, gebied.naam(gemeente), code)


def _school(school: School, gemeente: str, code: str) -> Iterator[list[Cel]]:
    """The total of a school and a row per hulpvraag; counts of 1 to 4 are not written out."""
    kans = gebied.toeval(f"vo-coach {school.naam} {school.schoolsoort} {code}")
    groei = 1 + GROEI * (int(code[:4]) - 2020)
    # Small places have few pupils in secondary education of their own.
    klein = 0.25 if gebied.leerplichtigen(school.gemeente) < 2200 else 1.0
    verwacht = (
        gebied.leerplichtigen(school.gemeente) / 1000 * PER_1000 * groei * school.deel * klein
    )
    jongeren = gebied.poisson(kans, verwacht)
    gesprekken = jongeren + gebied.poisson(kans, jongeren * 2.4)
    beschikkingen = sum(kans.random() < 0.12 for _ in range(jongeren))
    soort = SCHOOLSOORT.titel_van(school.schoolsoort)
    vast = [code, gemeente, school.naam, soort]
    fte = max(0.2, round(verwacht / 90, 1))
    yield [*vast, "totaal", _klein(jongeren), _klein(gesprekken), _klein(beschikkingen), fte]
    for hulpvraag, deel in HULPVRAGEN.items():
        n = sum(kans.random() < deel for _ in range(jongeren))
        yield [*vast, HULPVRAAG.titel_van(hulpvraag), _klein(n), None, None, None]


def _klein(n: int) -> Cel:
    return "<5" if 0 < n < 5 else n
