"""Chance around a figure: shares, counts, rates and means.

Wilson for shares, exact Poisson below 10 and Byar from 10 for counts and rates, Student's t for
means. Formulas as in PHEindicatormethods (Fingertips); `z = norm.ppf(c + (1 - c) / 2)`. Sources:
Wilson (1927); Breslow and Day (1987), Byar's approximation; Washington State DOH small numbers
standard (2018) for the change at 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import NamedTuple

from scipy.special import chdtri, ndtri, stdtrit

KLEINSTE_BYAR = 10
NIVEAUS = (0.95, 0.998)
"""The two levels that are always given: one in twenty, and one in five hundred."""


class Schatting(NamedTuple):
    """A value with the bounds of its interval."""

    waarde: float
    onder: float
    boven: float


def z_waarde(zekerheid: float) -> float:
    """Two-sided normal quantile for a confidence between 0.9 and 1 (1.959964 at 0.95).

    Raises:
        ValueError: the confidence is outside that range.
    """
    if not 0.9 <= zekerheid < 1:
        raise ValueError(f"confidence must be from 0.9 up to 1, got {zekerheid}")
    return float(ndtri(zekerheid + (1 - zekerheid) / 2))


def wilson(x: float, n: float, zekerheid: float = 0.95) -> tuple[float, float]:
    """Interval of a proportion x/n, as fractions.

    Raises:
        ValueError: x below 0, n not above 0, or x above n.
    """
    if x < 0 or n <= 0 or x > n:
        raise ValueError(f"a proportion needs 0 <= x <= n and n > 0, got {x} of {n}")
    z = z_waarde(zekerheid)
    midden, breedte, deler = 2 * x + z * z, z * sqrt(z * z + 4 * x * (1 - x / n)), 2 * (n + z * z)
    return (max(0.0, (midden - breedte) / deler), min(1.0, (midden + breedte) / deler))


def poisson_exact(x: int, zekerheid: float = 0.95) -> tuple[float, float]:
    """Exact interval of a count.

    Raises:
        ValueError: a negative count.
    """
    if x < 0:
        raise ValueError(f"a count cannot be negative, got {x}")
    alfa = 1 - zekerheid
    z_waarde(zekerheid)
    laag = 0.0 if x == 0 else float(chdtri(2 * x, 1 - alfa / 2)) / 2
    return (laag, float(chdtri(2 * x + 2, alfa / 2)) / 2)


def byar(x: float, zekerheid: float = 0.95) -> tuple[float, float]:
    """Byar's interval of a count of 10 or more.

    Raises:
        ValueError: a count below 10, for which the exact interval must be used.
    """
    if x < KLEINSTE_BYAR:
        raise ValueError(f"Byar's interval is for counts of 10 or more, got {x}")
    z = z_waarde(zekerheid)
    laag = x * (1 - 1 / (9 * x) - z / (3 * sqrt(x))) ** 3
    hoog = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1))) ** 3
    return (laag, hoog)


def aantal_interval(x: int, zekerheid: float = 0.95) -> tuple[float, float]:
    """Interval of a count: exact below 10, Byar from 10."""
    return poisson_exact(x, zekerheid) if x < KLEINSTE_BYAR else byar(x, zekerheid)


def cijfer(x: int, n: float, *, per: float = 1000, zekerheid: float = 0.95) -> Schatting:
    """Crude rate `per * x / n` with the interval of the count, times `per / n`.

    Of a group of areas, x and n are summed first: rates are never averaged.

    Raises:
        ValueError: a negative count, or n not above 0.
    """
    if n <= 0:
        raise ValueError(f"a rate needs n > 0, got {n}")
    onder, boven = aantal_interval(x, zekerheid)
    return Schatting(per * x / n, per * onder / n, per * boven / n)


def gemiddelde_interval(
    gemiddelde: float, sd: float, n: int, zekerheid: float = 0.95
) -> tuple[float, float]:
    """Interval of a mean: `m -+ t * sd / sqrt(n)` with n - 1 degrees of freedom.

    Raises:
        ValueError: fewer than two values, or a negative standard deviation.
    """
    if n < 2 or sd < 0:
        raise ValueError(f"a mean needs n >= 2 and sd >= 0, got n {n} and sd {sd}")
    z_waarde(zekerheid)
    breedte = float(stdtrit(n - 1, zekerheid + (1 - zekerheid) / 2)) * sd / sqrt(n)
    return (gemiddelde - breedte, gemiddelde + breedte)


def gemiddelde(waarden: Sequence[float], zekerheid: float = 0.95) -> Schatting:
    """Mean of some values with its interval; the standard deviation divides by n - 1.

    Raises:
        ValueError: fewer than two values.
    """
    n = len(waarden)
    if n < 2:
        raise ValueError(f"a mean needs n >= 2, got {n}")
    midden = fsum(waarden) / n
    sd = sqrt(fsum((w - midden) ** 2 for w in waarden) / (n - 1))
    return Schatting(midden, *gemiddelde_interval(midden, sd, n, zekerheid))
