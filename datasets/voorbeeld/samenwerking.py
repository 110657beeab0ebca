"""Means and answers of the example region: waiting times per quarter, a questionnaire per year."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

from datasets.maten import MAAT
from datasets.periodes import Periode
from datasets.voorbeeld import gebied, jeugdhulptrajecten
from datasets.voorbeeld.bestand import Cel, Vel, VoorbeeldBestand, csv_bytes, moment, xlsx_bytes

DATASET = "tellingen"
NETWERKGROEP = "Netwerkgroep Duin en Dijk"
SCHOOLJAREN = ("2022/2023", "2023/2024", "2024/2025")
KOP = ("Gemeente", "Periode", "Maat", "Aantal", "Gemiddelde", "Standaardafwijking")
ZONDER_SPREIDING = "2022/2023"
"""The first questionnaire gave no standard deviations."""
PER_1000 = 3.1
"""Who answered the questionnaire, per 1,000 of 5 to 17 years old (invented)."""
TEVREDEN, AANBOD, GEDRAGEN = 0.62, 1.9, 0.7
WACHTTIJD = 11.0
"""Mean weeks from referral to start (invented)."""


def bestanden() -> Iterator[VoorbeeldBestand]:
    """The files of both."""
    for code in SCHOOLJAREN:
        yield _vragenlijst(Periode.van_code(code))
    for periode in gebied.kwartalen():
        if periode.code >= jeugdhulptrajecten.EERSTE_KWARTAAL:
            yield _wachttijden(periode)


def _vragenlijst(periode: Periode) -> VoorbeeldBestand:
    regels = [
        regel
        for gemeente in gebied.gemeenten_op(periode.laatste)
        for regel in _antwoorden(gemeente, periode)
    ]
    titel = [[f"Vragenlijst samenwerking en aanbod, {periode.lang()} (verzonnen voorbeeld)"], []]
    return VoorbeeldBestand(
        naam=f"voorbeeld_samenwerking_{periode.code.replace('/', '-')}.xlsx",
        inhoud=xlsx_bytes([Vel("Antwoorden", [*titel, KOP, *regels])]),
        leverancier=NETWERKGROEP,
        dataset=DATASET,
        periode="",
        sector=gebied.sector_van(NETWERKGROEP),
        wanneer=moment(gebied.werkdag(date(periode.laatste.year, 8, 8)), 11, 20),
    )


def _antwoorden(gemeente: str, periode: Periode) -> Iterator[list[Cel]]:
    """The mark, who is content, and for how many thuiszitters there was an offer."""
    kans = gebied.toeval(f"samenwerking {gemeente} {periode.code}")
    duizend = gebied.leerplichtigen(gemeente) / 1000
    deelnemers = 2 + gebied.poisson(kans, duizend * PER_1000)
    cijfer = round(min(9.0, max(4.0, kans.gauss(6.9, 0.5))), 1)
    spreiding = None if periode.code == ZONDER_SPREIDING else round(kans.uniform(0.8, 1.6), 2)
    aanbod = gebied.poisson(kans, duizend * AANBOD)
    for maat, aantal, gemiddelde, sd in (
        ("samenwerking_cijfer", deelnemers, cijfer, spreiding),
        ("samenwerking_deelnemers", deelnemers, None, None),
        ("samenwerking_tevreden", _deel(kans, deelnemers, TEVREDEN), None, None),
        ("passend_aanbod", aanbod, None, None),
        ("passend_aanbod_gedragen", _deel(kans, aanbod, GEDRAGEN), None, None),
    ):
        yield [gebied.naam(gemeente), periode.code, MAAT[maat].titel, aantal, gemiddelde, sd]


def _wachttijden(periode: Periode) -> VoorbeeldBestand:
    """Of the youths whose trajectory began in the quarter; none where nobody began."""
    wie = jeugdhulptrajecten.LEVERANCIER
    regels: list[list[Cel]] = []
    for gemeente in gebied.profiel().gemeenten:
        kans = gebied.toeval(f"wachttijd {gemeente} {periode.code}")
        begonnen = {
            t.jongere
            for t in jeugdhulptrajecten.trajecten(gemeente)
            if periode.eerste <= t.begin <= periode.laatste
        }
        if begonnen:
            weken = round(max(2.0, kans.gauss(WACHTTIJD, 12 / len(begonnen) ** 0.5)), 1)
            naam = gebied.naam(gemeente)
            titel = MAAT["wachttijd_weken"].titel
            regels.append([naam, periode.code, titel, len(begonnen), weken, None])
    return VoorbeeldBestand(
        naam=f"voorbeeld_wachttijd_{periode.code}.csv",
        inhoud=csv_bytes([KOP, *regels]),
        leverancier=wie,
        dataset=DATASET,
        periode="",
        sector=gebied.sector_van(wie),
        wanneer=gebied.ontvangen(periode, wie, DATASET),
    )


def _deel(kans: random.Random, heel: int, deel: float) -> int:
    return sum(kans.random() < deel for _ in range(heel))
