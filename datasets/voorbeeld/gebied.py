"""The example region: who delivers when, and how large everything is. All of it is invented."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from datasets.periodes import Periode
from datasets.reference.regio import Regio, regio
from datasets.voorbeeld.bestand import moment

REGIO_ID = "duin-en-dijk"
OUD = {"VB06": (("VB10", 0.6), ("VB11", 0.4))}
"""Municipality of today -> the former ones, each with its share of the inhabitants."""

EERSTE_KWARTAAL, LAATSTE_KWARTAAL = "2022-K1", "2025-K2"

ONTBREEKT = frozenset(
    {
        ("VB03", "2023-K3"),
        ("VB03", "2023-K4"),
        ("VB01", "2023-K3"),
        ("VB07", "2025-K2"),
    }
)
"""Quarters of which an office delivered neither its thuiszitters nor its counts, on purpose."""


@dataclass(frozen=True, slots=True)
class Kantoor:
    """The leerplicht office of one municipality, of today or of before the merger."""

    gemeente: str
    naam: str
    sector: str

    @property
    def gemeentenaam(self) -> str:
        """Name of its municipality."""
        return self.naam.removeprefix("Leerplicht ")

    @property
    def bestandsdeel(self) -> str:
        """Its municipality in the name of a file."""
        return self.gemeentenaam.lower().replace(" ", "-")


def profiel() -> Regio:
    """The profile of the example region."""
    return regio(REGIO_ID)


@cache
def fusiedatum() -> date:
    """The day on which the invented merger came in."""
    return profiel().verzonnen_fusies[0].ingangsdatum


def kwartalen() -> tuple[Periode, ...]:
    """The quarters that are delivered, in time order."""
    uit = [Periode.van_code(EERSTE_KWARTAAL)]
    while uit[-1].code != LAATSTE_KWARTAAL:
        uit.append(uit[-1].volgende())
    return tuple(uit)


def gemeenten_op(dag: date) -> tuple[str, ...]:
    """Codes of the municipalities that there were on a day."""
    uit: list[str] = []
    for code in profiel().gemeenten:
        uit += [oud for oud, _ in OUD[code]] if code in OUD and dag < fusiedatum() else [code]
    return tuple(uit)


def naam(code: str) -> str:
    """Name of a municipality, of today or of before the merger."""
    return profiel().register.gemeente(code).naam


def nu(code: str) -> str:
    """The municipality of today that a former one belongs to."""
    return next((nieuw for nieuw, delen in OUD.items() if code in dict(delen)), code)


def aandeel(code: str) -> float:
    """Part of its municipality of today: 1, or less for a former one."""
    return dict(OUD.get(nu(code), ())).get(code, 1.0)


@cache
def leerplichtigen(code: str) -> int:
    """Inhabitants from 5 to 17 years old on 1 January 2025."""
    heel = {g.code: g.leerplichtigen for g in profiel().verzonnen_gemeenten}
    return round(heel[nu(code)] * aandeel(code))


@cache
def jeugdigen(code: str) -> int:
    """Inhabitants up to 23 years old on 1 January 2025."""
    heel = {g.code: g.jeugdigen for g in profiel().verzonnen_gemeenten}
    return round(heel[nu(code)] * aandeel(code))


@cache
def sector_van(leverancier: str) -> str:
    """The part of education that a leverancier delivers about."""
    return next(lev.sector for lev in profiel().leveranciers if lev.naam == leverancier)


def kantoren(periode: Periode) -> Iterator[Kantoor]:
    """The leerplicht offices that there were in a period."""
    for code in gemeenten_op(periode.laatste):
        leverancier = f"Leerplicht {naam(code)}"
        yield Kantoor(gemeente=code, naam=leverancier, sector=sector_van(leverancier))


def ontvangen(periode: Periode, wie: str, wat: str) -> datetime:
    """When an office delivers: two to six weeks after the period, in office hours."""
    keuze = toeval(f"ontvangen {periode.code} {wie} {wat}")
    dag = periode.laatste + timedelta(days=keuze.randint(14, 43))
    return moment(werkdag(dag), keuze.randint(9, 16), keuze.randint(0, 59))


def werkdag(dag: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return dag + timedelta(days=7 - dag.weekday()) if dag.weekday() >= 5 else dag


def toeval(wat: str) -> random.Random:
    """Chance of its own for everything that is drawn; the same at every run."""
    return random.Random(wat)  # noqa: S311 (invented figures, no secrets)


def poisson(kans: random.Random, verwacht: float) -> int:
    """A random count with this expectation."""
    if verwacht > 60:
        return max(0, round(kans.gauss(verwacht, math.sqrt(verwacht))))
    grens, aantal, product = math.exp(-verwacht), 0, kans.random()
    while product > grens:
        aantal += 1
        product *= kans.random()
    return aantal
