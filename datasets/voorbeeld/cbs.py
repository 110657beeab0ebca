"""Files in the layouts of CBS with invented numbers: inhabitants by age, jeugdhulp twice."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from datasets.voorbeeld import gebied
from datasets.voorbeeld.bestand import Cel, VoorbeeldBestand, csv_bytes, moment

LEVERANCIER = "CBS"
OUDSTE = 26
"""Last age of the population table."""


# -- bevolking ------------------------------------------------------------------------------------

BEVOLKINGSFILES = (
    (date(2022, 4, 4), (2019, 2020, 2021, 2022)),
    *((date(j, 4, 2), (j,)) for j in (2023, 2024, 2025)),
)
"""Day of delivery and the years in the file."""

KRIMP = 0.004
"""Each year before 2025 had this part more of school age and less of the others (invented)."""


@cache
def inwoners(gemeente: str, jaar: int) -> tuple[int, ...]:
    """Inhabitants aged 0 to 26 on 1 January; in 2025 5-17 and 0-22 are as in the profile."""
    kans = gebied.toeval(f"bevolking {gemeente}")
    leerplichtig, jeugdig = gebied.leerplichtigen(gemeente), gebied.jeugdigen(gemeente)
    eerder = 2025 - jaar
    school = _verdeel(kans, round(leerplichtig * (1 + KRIMP * eerder)), 13)
    anders = _verdeel(kans, round((jeugdig - leerplichtig) * (1 - KRIMP * eerder)), 10)
    ouder = _verdeel(kans, round((jeugdig - leerplichtig) * 0.4), OUDSTE - 22)
    return (*anders[:5], *school, *anders[5:], *ouder)


def _verdeel(kans: random.Random, totaal: int, delen: int) -> list[int]:
    """A total split into parts that differ a little and add up to it."""
    gewichten = [kans.uniform(0.93, 1.07) for _ in range(delen)]
    grenzen = [round(totaal * sum(gewichten[:n]) / sum(gewichten)) for n in range(delen + 1)]
    return [na - voor for voor, na in pairwise(grenzen)]


def bevolking() -> Iterator[VoorbeeldBestand]:
    """Inhabitants by single year of age in the layout of StatLine."""
    for dag, jaren in BEVOLKINGSFILES:
        regels: list[list[Cel]] = [
            ["Leeftijd", "Geslacht", "Regio's", "Perioden", "Bevolking op 1 januari (aantal)"]
        ]
        for jaar in jaren:
            for code in gebied.gemeenten_op(date(jaar, 1, 1)):
                regels += [
                    [
                        f"{leeftijd} jaar",
                        "Totaal mannen en vrouwen",
                        gebied.naam(code),
                        str(jaar),
                        n,
                    ]
                    for leeftijd, n in enumerate(inwoners(code, jaar))
                ]
        regels.append(["Bron: CBS-indeling, verzonnen voorbeeld"])
        naam = "-".join(str(j) for j in dict.fromkeys((jaren[0], jaren[-1])))
        yield _bestand(
            f"voorbeeld_bevolking_per_leeftijd_{naam}.csv",
            "bevolking",
            dag,
            csv_bytes(regels, alles_gequote=True),
        )


# -- jeugdhulp in procenten -----------------------------------------------------------------------

EERSTE_JAAR = 2019
PUBLICATIES = (
    (date(2022, 6, 20), ("2019", "2020", "2021*")),
    (date(2023, 6, 26), ("2021", "2022*")),
    (date(2024, 6, 24), ("2022", "2023*")),
    (date(2025, 6, 23), ("2023", "2024*")),
)
"""Day of delivery and the periods: a star is voorlopig, and is revised a year later."""

NEDERLAND = {2019: 10.4, 2020: 10.1, 2021: 10.7, 2022: 11.1, 2023: 11.5, 2024: 11.9}
JEUGDHULP = {"VB01": 1.03, "VB03": 1.05, "VB04": 1.08}
"""Use of jeugdhulp of a municipality compared with the country; 0.96 where not named."""

STATLINE_KOP = (
    "Regio's",
    "Perioden",
    "Jongeren met jeugdhulp in natura (% (zie toelichting))",
    "Jongeren met jeugdh. met verbl. in nat. (% (zie toelichting))",
    "Jongeren met jeugdbescherming (% (zie toelichting))",
    "Jeugdbesch. en jeugdh. met verbl. in nat (% (zie toelichting))",
    "Jongeren met jeugdreclassering (% (zie toelichting))",
)


def jeugdhulp_indicatoren() -> Iterator[VoorbeeldBestand]:
    """Percentages in the wide layout of StatLine; each file revises a year of the one before."""
    for dag, perioden in PUBLICATIES:
        regels: list[Sequence[Cel]] = [STATLINE_KOP]
        for periode in perioden:
            jaar = int(periode[:4])
            regels.append(["Nederland", periode, NEDERLAND[jaar], 8.4, 1.2, 45.5, 0.3])
            bestond = set(gebied.gemeenten_op(date(jaar, 7, 1)))
            # As CBS does: a municipality that did not exist keeps a row, without figures.
            for code in sorted(
                {*gebied.gemeenten_op(date(2022, 1, 1)), *gebied.profiel().gemeenten},
                key=gebied.naam,
            ):
                cijfers = (
                    procenten(code, jaar, voorlopig="*" in periode)
                    if code in bestond
                    else [None] * 5
                )
                regels.append([gebied.naam(code), periode, *cijfers])
        regels.append(["Bron: CBS-indeling, verzonnen voorbeeld"])
        naam = f"voorbeeld_jeugdhulp_indicatoren_{dag:%d%m%Y}.csv"
        yield _bestand(naam, "jeugdhulp_indicatoren", dag, csv_bytes(regels))


def procenten(code: str, jaar: int, *, voorlopig: bool) -> list[Cel]:
    """The five percentages of a municipality; those of few youths are hidden, so empty."""
    kans = gebied.toeval(f"procenten {code} {jaar}")
    gebruik = jeugdhulpgebruik(code, jaar) * 100
    bijstelling = kans.choice((-0.3, -0.2, 0.2, 0.3, 0.4)) if voorlopig else 0.0
    klein = gebied.jeugdigen(code) < 4500
    bescherming = round(kans.uniform(0.8, 1.5), 1)
    return [
        round(gebruik + bijstelling, 1),
        None if klein and kans.random() < 0.4 else round(kans.uniform(5.5, 9.8), 1),
        bescherming,
        None if klein else round(kans.uniform(38, 52), 1),
        None if klein or kans.random() < 0.3 else round(kans.uniform(0.2, 0.4), 1),
    ]


def jeugdhulpgebruik(code: str, jaar: int) -> float:
    """Part of the youths of a municipality with jeugdhulp in a year."""
    kans = gebied.toeval(f"jeugdhulp {code} {jaar}")
    return NEDERLAND[jaar] / 100 * JEUGDHULP.get(gebied.nu(code), 0.96) * kans.uniform(0.97, 1.03)


# -- jeugdhulp in aantallen -----------------------------------------------------------------------

GEBRUIK = ((date(2023, 10, 30), 2022), (date(2024, 10, 28), 2023), (date(2025, 7, 28), 2024))
ODATA_KOP = (
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
)
LEEFTIJDEN = (0.07, 0.47, 0.41, 0.05)
HUISHOUDENS = (0.28, 0.63, 0.09)
VERWIJZERS = (0.31, 0.36, 0.03, 0.08, 0.04, 0.004, 0.156, 0.02)
TRAJECTEN = 1.5


def jeugdhulp_gebruik() -> Iterator[VoorbeeldBestand]:
    """Counts in the layout of the OData service: padded, rounded to 5, a point for none."""
    for dag, jaar in GEBRUIK:
        gebieden = [("NL00", "", NEDERLAND[jaar] * 34_000)]
        for code in gebied.gemeenten_op(date(jaar, 7, 1)):
            gebieden.append(
                (code, gebied.naam(code), gebied.jeugdigen(code) * jeugdhulpgebruik(code, jaar))
            )
        regels: list[Sequence[Cel]] = [ODATA_KOP]
        for nummer, (code, naam, jongeren) in enumerate(gebieden):
            soort = "Gemeente " if naam else " " * 9
            cijfers = [_afgerond(n) for n in _verdeling(code, jaar, jongeren)]
            begin = [str(nummer), str(2 + 3 * nummer), "T001203", f"{code:<10}", f"{jaar}JJ00"]
            regels.append([*begin, *cijfers, f"{naam:<40}", soort, f"{code:<10}"])
        inhoud = csv_bytes(regels, scheiding=",", codering="utf-8")
        yield _bestand(f"voorbeeld_jeugdhulp_gebruik_{jaar}.csv", "jeugdhulp_gebruik", dag, inhoud)


def _verdeling(code: str, jaar: int, jongeren: float) -> Iterator[float]:
    kans = gebied.toeval(f"verdeling {code} {jaar}")
    trajecten = jongeren * TRAJECTEN * kans.uniform(0.95, 1.05)
    for totaal, delen in ((jongeren, (*LEEFTIJDEN, *HUISHOUDENS)), (trajecten, VERWIJZERS)):
        yield totaal
        yield from (totaal * deel * kans.uniform(0.93, 1.07) for deel in delen)


def _afgerond(n: float) -> str:
    """A count rounded to 5 as CBS prints it; a point when nothing is left."""
    rond = 5 * round(n / 5)
    return f"{rond if rond else '.':>8}"


def _bestand(naam: str, dataset: str, dag: date, inhoud: bytes) -> VoorbeeldBestand:
    return VoorbeeldBestand(
        naam=naam,
        inhoud=inhoud,
        leverancier=LEVERANCIER,
        dataset=dataset,
        periode="",
        sector=gebied.sector_van(LEVERANCIER),
        wanneer=moment(gebied.werkdag(dag), 9, 5 + len(dataset)),
    )
