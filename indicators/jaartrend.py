"""The trend over the newest five school years or calendar years, as Fingertips computes it.

Share c/n, t = 1 to 5, D = sum n: `chi2 = D (D S_ct - S_c S_nt)^2 / (S_c (D - S_c) (D S_ntt -
S_nt^2))`, direction = slope of `logit(c/n)` on t. Rate or other value: weighted slope b with
weights `1/sigma^2`, `sigma = (upper - lower) / 3.92`, `chi2 = b^2 / var(b)`. A trend is there when
chi2 is above `chi2.ppf(0.998, 1)` and the slope keeps its sign when each year in turn is left out.

Not calculated: fewer than five years, a year without a figure or a break among them, a numerator
that equals its denominator, a count without a denominator. With a count of 0 in one of the years
the logits are `ln((c + 0.5) / (n - c + 0.5))`, in all five. Only for separate years: never for
quarters or for periods that overlap.

Of ranges (`<5` is 1 to 4) every combination is tried; what is said holds for all of them. Source:
Fingertips technical guidance, Recent trends; Armitage (1955) for the test of a share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import log, prod
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from indicators.intervals import Schatting, cijfer
from indicators.model import Interval, Richting
from indicators.reeks import ONZEKER

JAREN = 5
KRITIEK = 9.54953570608324
"""chi2.ppf(0.998, 1)."""
MEESTE_KEUZES = 1024
"""With more combinations of values than this it is not looked through: then nothing is said."""

AFHANKELIJK = "De uitkomst hangt af van aantallen die niet precies bekend zijn."

STIJGT: Final = "stijgt"
DAALT: Final = "daalt"
GEEN_TREND: Final = "geen duidelijke trend"
NIET: Final = "niet te berekenen"
Richtingsuitkomst = Literal[
    "stijgt", "daalt", "geen duidelijke trend", "niet zeker te zeggen", "niet te berekenen"
]
Gunst = Literal["gunstig", "ongunstig", ""]


@dataclass(frozen=True, slots=True)
class Jaarpunt:
    """A year: how many, of how many.

    Attributes:
        jaar: the year in which it begins.
        breuk: the series breaks at the begin of this year.
    """

    jaar: int
    teller: Interval
    noemer: Interval
    breuk: bool = False


@dataclass(frozen=True, slots=True)
class Jaartrend:
    """What the five years say.

    Attributes:
        gunst: whether the way it goes is good; empty without a trend or without a judgement.
        reden: why nothing can be said, as a Dutch sentence.
        chi2: the smallest and the largest it can be; None where it is not calculated.
    """

    uitkomst: Richtingsuitkomst
    gunst: Gunst = ""
    reden: str = ""
    chi2: tuple[float, float] | None = None


_Vorm = Literal["aandeel", "cijfer"]


def jaartrend(
    punten: Sequence[Jaarpunt | None], *, vorm: _Vorm, richting: Richting = "geen oordeel"
) -> Jaartrend:
    """The trend over the last five of some years, oldest first; None is a year without a figure.

    Args:
        punten: one for each year.
        vorm: whether the numerator is a part of the denominator (aandeel), or a count for which
            the denominator is the population (cijfer).
        richting: which way is good.
    """
    reden, laatste = _bruikbaar(punten[-JAREN:])
    if reden:
        return Jaartrend(NIET, reden=reden)
    if vorm == "aandeel" and any(p.teller.max >= p.noemer.min for p in laatste):
        return Jaartrend(NIET, reden="In een van de vijf jaren is of kan het aandeel 100% zijn.")
    keuzes = prod(_breedte(p.teller) * _breedte(p.noemer) for p in laatste)
    if keuzes > MEESTE_KEUZES:
        return Jaartrend(ONZEKER, reden="De aantallen liggen te ruim om een trend te zien.")
    toets = toets_aandeel if vorm == "aandeel" else toets_cijfer
    gevonden: set[Richtingsuitkomst] = set()
    waarden: list[float] = []
    for tellers in product(*[_waarden(p.teller) for p in laatste]):
        for noemers in product(*[_waarden(p.noemer) for p in laatste]):
            uitkomst, chi2 = toets(tellers, noemers)
            gevonden.add(uitkomst)
            waarden.append(chi2)
            if len(gevonden) > 1:
                return Jaartrend(ONZEKER, reden=AFHANKELIJK)
    (uitkomst,) = gevonden
    return Jaartrend(uitkomst, _gunst(uitkomst, richting), chi2=(min(waarden), max(waarden)))


def _bruikbaar(laatste: Sequence[Jaarpunt | None]) -> tuple[str, list[Jaarpunt]]:
    """Why the test cannot be done; and the years themselves."""
    bekend = [p for p in laatste if p is not None]
    if len(laatste) < JAREN:
        return te_weinig_jaren(len(bekend)), bekend
    if len(bekend) < JAREN:
        return f"{van_jaren(JAREN - len(bekend))} is er geen cijfer.", bekend
    if [p.jaar for p in bekend] != list(range(bekend[0].jaar, bekend[0].jaar + JAREN)):
        return "De laatste vijf cijfers zijn niet van vijf jaren na elkaar.", bekend
    if any(p.breuk for p in bekend[1:]):
        return "In de laatste vijf jaren is er een breuk in de reeks.", bekend
    if any(p.noemer.min <= 0 for p in bekend):
        return "In een van de vijf jaren is of kan de noemer 0 zijn.", bekend
    return "", bekend


def te_weinig_jaren(aantal: int) -> str:
    """That there are fewer years with a figure than the test needs."""
    zijn = "is" if aantal == 1 else "zijn"
    return f"Voor een trend zijn {JAREN} jaren na elkaar nodig. Er {zijn} er {aantal}."


def van_jaren(aantal: int) -> str:
    """So many of the newest years, as the begin of a sentence."""
    return f"Van {'een' if aantal == 1 else aantal} van de laatste {JAREN} jaren"


def _breedte(interval: Interval) -> int:
    return interval.max - interval.min + 1


def _waarden(interval: Interval) -> range:
    return range(interval.min, interval.max + 1)


def _gunst(uitkomst: Richtingsuitkomst, richting: Richting) -> Gunst:
    if richting == "geen oordeel" or uitkomst not in {STIJGT, DAALT}:
        return ""
    return "gunstig" if (uitkomst == STIJGT) == (richting == "hoger is beter") else "ongunstig"


def toets_aandeel(
    tellers: Sequence[int], noemers: Sequence[int]
) -> tuple[Richtingsuitkomst, float]:
    """Outcome and chi2 of five shares, none of which is 100 %."""
    c, n = np.array(tellers, dtype=float), np.array(noemers, dtype=float)
    t = np.arange(1.0, JAREN + 1)
    d, sc, sct = float(n.sum()), float(c.sum()), float((c * t).sum())
    snt, sntt = float((n * t).sum()), float((n * t * t).sum())
    if sc == 0:
        return GEEN_TREND, 0.0
    chi2 = d * (d * sct - sc * snt) ** 2 / (sc * (d - sc) * (d * sntt - snt * snt))
    bij = 0.0 if all(tellers) else 0.5
    logits = np.array([log((x + bij) / (m - x + bij)) for x, m in zip(c, n, strict=True)])
    return _uitkomst(chi2, logits, np.ones(JAREN)), chi2


def toets_cijfer(tellers: Sequence[int], noemers: Sequence[int]) -> tuple[Richtingsuitkomst, float]:
    """Outcome and chi2 of five crude rates, with the exact or Byar's interval of each."""
    return toets_waarden([cijfer(x, n) for x, n in zip(tellers, noemers, strict=True)])


def toets_waarden(waarden: Sequence[Schatting]) -> tuple[Richtingsuitkomst, float]:
    """Outcome and chi2 of five values with their 95 % intervals, as published.

    Raises:
        ValueError: not five values, or one with an interval without width.
    """
    sigma = np.array([(w.boven - w.onder) / 3.92 for w in waarden])
    if len(waarden) != JAREN or not (sigma > 0).all():
        raise ValueError(f"needs {JAREN} values with an interval")
    y, gewicht = np.array([w.waarde for w in waarden]), 1 / sigma**2
    b, var = _helling(y, gewicht)
    chi2 = b * b / var
    return _uitkomst(chi2, y, gewicht), chi2


def _helling(y: NDArray[np.float64], gewicht: NDArray[np.float64]) -> tuple[float, float]:
    """Weighted slope on the years that have a weight, and its variance."""
    t = np.arange(1.0, JAREN + 1)
    w, wt = float(gewicht.sum()), float((gewicht * t).sum())
    noemer = w * float((gewicht * t * t).sum()) - wt * wt
    b = (w * float((gewicht * y * t).sum()) - wt * float((gewicht * y).sum())) / noemer
    return b, w / noemer


def _uitkomst(
    chi2: float, y: NDArray[np.float64], gewicht: NDArray[np.float64]
) -> Richtingsuitkomst:
    if chi2 <= KRITIEK:
        return GEEN_TREND
    hellingen = [_helling(y, gewicht)[0]]
    for weg in range(JAREN):
        zonder = gewicht.copy()
        zonder[weg] = 0
        hellingen.append(_helling(y, zonder)[0])
    # A slope this small is level: what is left of it is rounding.
    vlak = 1e-9 * float(np.abs(y).max())
    if all(b > vlak for b in hellingen):
        return STIJGT
    return DAALT if all(b < -vlak for b in hellingen) else GEEN_TREND
