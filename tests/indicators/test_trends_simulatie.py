"""Signals on stable figures, and on figures that did shift (methods.md B5 and C1)."""

from collections.abc import Iterable

import numpy as np
import pytest

from indicators.reeks import HOOG, LAAG, punt
from indicators.trends import beoordeel
from indicators.xmr import Xmr, xmr


def kaart(waarden: Iterable[float]) -> Xmr:
    return xmr([punt(float(waarde)) for waarde in waarden])


def controleer_stabiel(aantal: int, ruimte: float) -> None:
    """Twenty stable quarters, 8 expected: outside limits in 11 %, a row of seven in 7 %."""
    rng = np.random.default_rng(11)
    buiten = rij = 0
    for _ in range(aantal):
        regels = kaart(rng.poisson(8, 20)).regels
        buiten += 1 in regels
        rij += 4 in regels
    assert buiten / aantal == pytest.approx(0.11, abs=ruimte)
    assert rij / aantal == pytest.approx(0.07, abs=ruimte)


def controleer_rollend(aantal: int, ruimte: float) -> None:
    """The same on twenty rolling four-quarter sums: 78 %. This is why they are never judged."""
    rng = np.random.default_rng(12)
    buiten = sum(
        1 in kaart(np.convolve(rng.poisson(8, 23), np.ones(4), "valid")).regels
        for _ in range(aantal)
    )
    assert buiten / aantal == pytest.approx(0.78, abs=ruimte)


def controleer_verschuiving(aantal: int, lengte: int, vanaf: int, *, minstens: float) -> None:
    """Found: some quarter after the shift is told to be high, or some quarter before it low."""
    rng = np.random.default_rng(13)
    gevonden = 0
    for _ in range(aantal):
        waarden = rng.normal(size=lengte)
        waarden[vanaf:] += 3
        oordelen = beoordeel([punt(w) for w in waarden]).oordelen
        gevonden += HOOG in oordelen[vanaf:] or LAAG in oordelen[:vanaf]
    assert gevonden / aantal >= minstens


def controleer_run_chart(aantal: int) -> None:
    """Ten stable points: 2 of the C(10, 5) orders of low and high have one crossing, 0.8 %."""
    rng = np.random.default_rng(14)
    vals = sum(beoordeel([punt(w) for w in rng.normal(size=10)]).opvallend for _ in range(aantal))
    assert vals / aantal == pytest.approx(2 / 252, abs=0.01)


def test_stable_series_seldom_give_a_signal() -> None:
    controleer_stabiel(1200, 0.02)
    controleer_run_chart(600)


def test_rolling_sums_give_false_signals() -> None:
    controleer_rollend(900, 0.03)


def test_a_shift_of_three_sigma_is_found() -> None:
    """Five and six years of quarters, halfway and two thirds on."""
    controleer_verschuiving(300, 20, 10, minstens=0.9)
    controleer_verschuiving(300, 24, 16, minstens=0.9)


def test_of_three_years_of_quarters_little_can_be_said() -> None:
    """With 12 quarters, the fewest for XmR, a shift halfway is found in little over half."""
    controleer_verschuiving(300, 12, 6, minstens=0.5)


@pytest.mark.alles
def test_stable_series_full() -> None:
    controleer_stabiel(20_000, 0.02)
    controleer_rollend(10_000, 0.02)
    controleer_run_chart(10_000)


@pytest.mark.alles
@pytest.mark.parametrize(
    ("lengte", "vanaf"), [(16, 8), (20, 10), (20, 13), (24, 12), (24, 16), (40, 30)]
)
def test_a_shift_of_three_sigma_is_found_full(lengte: int, vanaf: int) -> None:
    controleer_verschuiving(5_000, lengte, vanaf, minstens=0.9)
