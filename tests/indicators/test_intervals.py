"""Chance around a figure, against published values (methods.md B1 and C1) and scipy as oracle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, norm

from indicators.intervals import aantal_interval, byar, poisson_exact, wilson, z_waarde


def test_z_values_of_the_two_levels() -> None:
    assert z_waarde(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert z_waarde(0.998) == pytest.approx(3.090232, abs=1e-6)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.69), (1, 0.03, 5.57), (3, 0.62, 8.77), (5, 1.62, 11.67), (10, 4.80, 18.39)],
)
def test_exact_interval_of_a_count(count: int, low: float, high: float) -> None:
    assert poisson_exact(count) == (pytest.approx(low, abs=0.006), pytest.approx(high, abs=0.006))


def test_three_of_two_thousand_per_thousand() -> None:
    low, high = (grens / 2 for grens in aantal_interval(3))
    assert (round(low, 2), round(high, 2)) == (0.31, 4.38)


@pytest.mark.parametrize(
    ("x", "n", "low", "high"), [(0, 4, 0, 49), (2, 5, 12, 77), (5, 10, 24, 76), (27, 60, 33, 58)]
)
def test_wilson_as_published(x: int, n: int, low: int, high: int) -> None:
    assert [round(100 * grens) for grens in wilson(x, n)] == [low, high]


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_agrees_with_scipy(paar: tuple[int, int]) -> None:
    x, n = paar
    for zekerheid in (0.95, 0.998):
        oracle = binomtest(x, n).proportion_ci(confidence_level=zekerheid, method="wilson")
        assert wilson(x, n, zekerheid) == pytest.approx((oracle.low, oracle.high), abs=1e-9)


@given(st.integers(0, 400))
def test_exact_poisson_agrees_with_chi2(x: int) -> None:
    for zekerheid in (0.95, 0.998):
        alfa = 1 - zekerheid
        low = chi2.ppf(alfa / 2, 2 * x) / 2 if x else 0.0
        assert poisson_exact(x, zekerheid) == pytest.approx(
            (low, chi2.ppf(1 - alfa / 2, 2 * x + 2) / 2), rel=1e-9
        )


@given(st.integers(10, 5000))
def test_byar_lies_close_to_the_exact_interval(x: int) -> None:
    z = norm.ppf(0.975)
    low, high = byar(x)
    assert low == pytest.approx(x * (1 - 1 / (9 * x) - z / (3 * x**0.5)) ** 3)
    assert (low, high) == pytest.approx(poisson_exact(x), rel=0.01)


def test_a_count_switches_from_exact_to_byar_at_ten() -> None:
    assert aantal_interval(9) == poisson_exact(9)
    assert aantal_interval(10) == byar(10)


@pytest.mark.parametrize(
    ("roep", "zegt"),
    [
        (lambda: wilson(-1, 10), "needs 0 <= x <= n"),
        (lambda: wilson(11, 10), "needs 0 <= x <= n"),
        (lambda: wilson(0, 0), "n > 0"),
        (lambda: poisson_exact(-1), "cannot be negative"),
        (lambda: byar(9), "10 or more"),
        (lambda: wilson(1, 2, 0.5), "confidence"),
        (lambda: poisson_exact(1, 1.0), "confidence"),
        (lambda: aantal_interval(1, 95), "confidence"),
    ],
)
def test_errors_say_what_is_wrong(roep, zegt: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=zegt):
        roep()
