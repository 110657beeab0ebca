"""Invented cases of pupils at home, simulated one by one: every export is a snapshot of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from datasets.periodes import Periode
from datasets.voorbeeld import gebied

VANAF, TOT = date(2018, 1, 1), date(2025, 7, 1)
PER_1000 = 1.55
"""Pupils at home on a day, per 1,000 of 5 to 17 years old, at the start of 2022 (invented)."""
GROEI_PER_KWARTAAL = 0.012
GEMIDDELDE_MAANDEN = 3.8
"""How long a case of this simulation lasts on average, in months: measured over many runs."""

NIVEAU = {
    "VB01": 1.0,
    "VB02": 0.9,
    "VB03": 1.25,
    "VB04": 1.12,
    "VB05": 0.7,
    "VB06": 0.85,
    "VB07": 0.9,
    "VB08": 1.1,
    "VB09": 0.8,
}
"""How a municipality differs from the region as a whole."""

START = {
    "VB01": 379,
    "VB02": 376,
    "VB03": 93,
    "VB04": 25,
    "VB05": 325,
    "VB06": 94,
    "VB07": 268,
    "VB08": 162,
    "VB09": 155,
}
"""Seed per municipality, chosen for natural series: exact numbers, `<5` and some zeros."""

MAAND = (1.05, 1.0, 1.1, 0.95, 1.0, 0.75, 0.35, 0.55, 1.35, 1.35, 1.3, 1.05)
"""Inflow per month of the year, of the average: few in the holidays, many after them."""
ZWAARTE = sum(MAAND) / 12

REDENEN = {
    "psychisch": 31,
    "wachten op jeugdhulp": 14,
    "geen passende plek": 15,
    "gedrag": 10,
    "conflict": 8,
    "thuissituatie": 8,
    "lichamelijk": 6,
    "verhuizing": 2,
    "anders": 4,
    "onbekend": 2,
}
KORT = {
    "zelfde school": 56,
    "andere school": 18,
    "arrangement": 9,
    "verhuisd": 6,
    "jeugdhulp": 5,
    "anders": 6,
}
LANG = {
    "zelfde school": 22,
    "andere school": 27,
    "arrangement": 23,
    "vrijstelling": 10,
    "jeugdhulp": 12,
    "verhuisd": 3,
    "anders": 3,
}
SCHOOL_PO = {"bo": 74, "sbo": 11, "so": 15}
SCHOOL_VO = {
    "vso": 19,
    "pro": 6,
    "vmbo-bb": 15,
    "vmbo-kb": 15,
    "vmbo-gl": 5,
    "vmbo-tl": 17,
    "havo": 15,
    "vwo": 8,
}


@dataclass(frozen=True, slots=True)
class Geval:
    """One stretch of staying home of one pupil.

    Attributes:
        gemeente: where the pupil lives, the municipality of today.
        oud: the same before the merger; the same code where nothing merged.
        leerling: number of the pupil, within the municipality of today.
        einde: first day no longer at home.
        aanbod: day of the suitable offer; None when there was none.
    """

    gemeente: str
    oud: str
    leerling: int
    begin: date
    einde: date
    aanbod: date | None
    geboren: date
    schoolsoort: str
    soort: str
    reden: str
    uitkomst: str

    def in_periode(self, periode: Periode) -> bool:
        """True when the case ran or ended in the period."""
        return self.begin <= periode.laatste and self.einde >= periode.eerste

    def leeftijd_op(self, dag: date) -> int:
        """Age in years on a day."""
        geboren = self.geboren
        return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))


def kies(kans: random.Random, gewichten: dict[str, int]) -> str:
    """One of the words, by weight."""
    return kans.choices(list(gewichten), weights=list(gewichten.values()))[0]


@cache
def gevallen(gemeente: str) -> tuple[Geval, ...]:
    """All cases of a municipality of today, by begin date."""
    return tuple(simuleer(gemeente, START[gemeente]))


@cache
def zieken(gemeente: str) -> tuple[Geval, ...]:
    """Ill pupils with a partial plan, at a third of the level: some offices count them too."""
    return tuple(
        replace(
            geval,
            leerling=geval.leerling + 5000,
            reden="lichamelijk",
            soort="langdurig relatief",
        )
        for geval in simuleer(gemeente, 999, factor=0.35)
    )


def simuleer(gemeente: str, start: int, *, factor: float = 1.0) -> list[Geval]:
    """Cases of a municipality of today by chance, from one seed."""
    kans = gebied.toeval(f"thuiszitters {gemeente} {start}")
    stand = gebied.leerplichtigen(gemeente) / 1000 * PER_1000 * NIVEAU[gemeente] * factor
    eerder: list[Geval] = []
    for eerste in _maanden():
        kwartalen = (eerste.year - 2022) * 4 + (eerste.month - 1) / 3
        groei = 1 + GROEI_PER_KWARTAAL * max(-8.0, kwartalen)
        verwacht = stand / GEMIDDELDE_MAANDEN * groei * MAAND[eerste.month - 1] / ZWAARTE
        for _ in range(gebied.poisson(kans, verwacht)):
            begin = gebied.werkdag(eerste + timedelta(days=kans.randrange(28)))
            eerder.append(_geval(kans, gemeente, begin, eerder))
    return sorted(eerder, key=lambda g: (g.begin, g.leerling))


def _maanden() -> Iterator[date]:
    dag = VANAF
    while dag < TOT:
        yield dag
        dag = (dag + timedelta(days=31)).replace(day=1)


def _geval(kans: random.Random, gemeente: str, begin: date, eerder: list[Geval]) -> Geval:
    """A new case: usually of a new pupil, sometimes of one who was at home before."""
    terug = _terugkomer(kans, begin, eerder)
    if terug is None:
        leerling, geboren = len(eerder) + 1, begin - timedelta(days=round(365.25 * _leeftijd(kans)))
        oud = kans.choices(*zip(*gebied.OUD.get(gemeente, ((gemeente, 1.0),)), strict=True))[0]
    else:
        leerling, geboren, oud = terug.leerling, terug.geboren, terug.oud
    jaren = (begin - geboren).days / 365.25
    absoluut = kans.random() < 0.16
    einde = _einde(kans, begin, absoluut=absoluut)
    dagen = (einde - begin).days
    meerderjarig = jaren + dagen / 365.25 >= 18
    return Geval(
        gemeente=gemeente,
        oud=oud,
        leerling=leerling,
        begin=begin,
        einde=einde,
        aanbod=_aanbod(kans, begin, einde),
        geboren=geboren,
        schoolsoort="geen" if absoluut else kies(kans, SCHOOL_PO if jaren < 12.4 else SCHOOL_VO),
        soort="absoluut" if absoluut else "langdurig relatief",
        reden=kies(kans, REDENEN),
        uitkomst="18 of startkwalificatie"
        if meerderjarig
        else kies(kans, LANG if dagen > 91 else KORT),
    )


def _terugkomer(kans: random.Random, begin: date, eerder: list[Geval]) -> Geval | None:
    """In one of nine cases a pupil whose last case ended 1 to 18 months ago."""
    if kans.random() > 0.11:
        return None
    laatste = {geval.leerling: geval for geval in eerder}
    kandidaten = [
        geval
        for geval in laatste.values()
        if 30 <= (begin - geval.einde).days <= 540 and geval.leeftijd_op(begin) < 17
    ]
    return kans.choice(kandidaten) if kandidaten else None


def _leeftijd(kans: random.Random) -> float:
    """Age at the begin: most pupils at home are in secondary education."""
    return (
        kans.triangular(5.2, 11.9, 9.5) if kans.random() < 0.3 else kans.triangular(12, 17.4, 14.8)
    )


def _einde(kans: random.Random, begin: date, *, absoluut: bool) -> date:
    """The first day no longer at home: a long tail, and a wave at the start of the school year."""
    minste = 10 if absoluut else 29
    dagen = minste + min(820, round(kans.lognormvariate(4.05, 1.0)))
    einde = gebied.werkdag(begin + timedelta(days=dagen))
    september = date(begin.year if begin < date(begin.year, 8, 1) else begin.year + 1, 9, 1)
    nieuw_jaar = gebied.werkdag(september + timedelta(days=kans.randrange(12)))
    if einde > nieuw_jaar and (nieuw_jaar - begin).days > minste and kans.random() < 0.25:
        return nieuw_jaar
    return einde


def _aanbod(kans: random.Random, begin: date, einde: date) -> date | None:
    """The day of a suitable offer, for about six in ten; more of them as the years go by."""
    if kans.random() > min(0.7, 0.6 + 0.03 * (begin.year - 2022)):
        return None
    dagen = min(kans.lognormvariate(4.1, 0.55), kans.uniform(0.5, 1) * (einde - begin).days)
    return gebied.werkdag(begin + timedelta(days=round(dagen)))
