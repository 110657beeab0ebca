"""Chance around a figure, against published values (methods.md B1 and C1) and scipy as oracle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2, norm, ttest_1samp

from indicators.intervals import (
    NIVEAUS,
    aantal_interval,
    byar,
    cijfer,
    gemiddelde,
    gemiddelde_interval,
    poisson_exact,
    wilson,
    z_waarde,
)


def test_z_values_of_the_two_levels() -> None:
    assert z_waarde(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert z_waarde(0.998) == pytest.approx(3.090232, abs=1e-6)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0, 3.69), (1, 0.03, 5.57), (3, 0.62, 8.77), (5, 1.62, 11.67), (10, 4.80, 18.39)],
)
def test_exact_interval_of_a_count(count: int, low: float, high: float) -> None:
    """The values that the design gives (methods.md C1); scipy is the oracle further down."""
    assert poisson_exact(count) == (pytest.approx(low, abs=0.006), pytest.approx(high, abs=0.006))


def test_three_of_two_thousand_per_thousand() -> None:
    low, high = (grens / 2 for grens in aantal_interval(3))
    assert (round(low, 2), round(high, 2)) == (0.31, 4.38)


@pytest.mark.parametrize(
    ("x", "n", "low", "high"), [(0, 4, 0, 49), (2, 5, 12, 77), (5, 10, 24, 76), (27, 60, 33, 58)]
)
def test_wilson_as_in_the_design(x: int, n: int, low: int, high: int) -> None:
    """Whole percents, as methods.md C1 gives them."""
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
    ("x", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611),
     (1, 29, 0.0061, 0.1718)],
)  # fmt: skip
def test_wilson_as_in_newcombe(x: int, n: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3: the score interval."""
    assert [round(grens, 4) for grens in wilson(x, n)] == [low, high]


def test_wilson_as_in_phstatsmethods() -> None:
    """PHStatsMethods (DHSC), test of wilson(): 100 of 10,000."""
    percentages = [100 * grens for grens in wilson(100, 10_000)]
    assert percentages == pytest.approx([0.8229336148148417, 1.2146982255114647], rel=1e-12)


@pytest.mark.parametrize(
    ("x", "e95", "e998"),
    [
        (1, (0.025317898, 5.571644585), (0.001000547, 9.233410143)),
        (3, (0.618671905, 8.767273828), (0.190533306, 13.06224507)),
        (9, (4.11537405, 17.08479966), (2.452425215, 22.65737951)),
    ],
)
def test_exact_poisson_at_both_levels_as_in_pheindicatormethods(
    x: int, e95: tuple[float, float], e998: tuple[float, float]
) -> None:
    """PHEindicatormethods, testdata_funnel_ratio_outputs.csv: columns *_exp_events."""
    assert poisson_exact(x, 0.95) == pytest.approx(e95, rel=1e-5, abs=1e-6)
    assert poisson_exact(x, 0.998) == pytest.approx(e998, rel=1e-5, abs=1e-6)


@pytest.mark.parametrize(
    ("x", "n", "rate", "low", "high"),
    [
        (1502, 49866388, 3.0121, 2.8616, 3.1683),
        (1415, 49300918, 2.8701, 2.7225, 3.0237),
        (1416, 48246126, 2.9350, 2.7841, 3.0919),
    ],
)
def test_crude_rate_as_published(x: int, n: int, rate: float, low: float, high: float) -> None:
    """Fingertips indicator 41203, England, 2024, 2023 and 2020, per 100,000 (Byar).

    As they stand in FingertipsNext, TrendMarkerCalculatorTests.
    """
    assert cijfer(x, n, per=100_000) == pytest.approx((rate, low, high), abs=6e-5)


def test_mean_as_published() -> None:
    """NIST/SEMATECH e-Handbook 1.3.5.2, ZARR13.DAT: 95% limits of the mean of 195 values.

    Mean and standard deviation also in the examples of Boost.Math.
    """
    assert gemiddelde_interval(9.261460, 0.2278881e-01, 195) == pytest.approx(
        (9.258242, 9.264679), abs=1.5e-6
    )


@given(st.lists(st.floats(-1e3, 1e3), min_size=2, max_size=40), st.sampled_from(NIVEAUS))
def test_mean_agrees_with_scipy(waarden: list[float], zekerheid: float) -> None:
    if len(set(waarden)) == 1:
        assert gemiddelde(waarden, zekerheid) == pytest.approx((waarden[0],) * 3, abs=1e-9)
        return
    oracle = ttest_1samp(waarden, 0.0).confidence_interval(zekerheid)
    ours = gemiddelde(waarden, zekerheid)
    assert ours == pytest.approx(
        (sum(waarden) / len(waarden), oracle.low, oracle.high), rel=1e-6, abs=1e-6
    )


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n - 1), st.just(n))))
def test_limits_rise_with_the_count_and_widen_with_the_level(paar: tuple[int, int]) -> None:
    x, n = paar
    for interval in (
        lambda a, c: wilson(a, n, c),
        aantal_interval,
        lambda a, c: cijfer(a, n, zekerheid=c)[1:],
    ):
        for zekerheid in NIVEAUS:
            (laag, hoog), (laag2, hoog2) = interval(x, zekerheid), interval(x + 1, zekerheid)
            assert laag <= laag2
            assert hoog <= hoog2
        (laag, hoog), (laag998, hoog998) = interval(x, 0.95), interval(x, 0.998)
        assert laag998 <= laag
        assert hoog <= hoog998


@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_of_the_rest_mirrors_that_of_the_part(paar: tuple[int, int]) -> None:
    x, n = paar
    laag, hoog = wilson(x, n)
    assert wilson(n - x, n) == pytest.approx((1 - hoog, 1 - laag), abs=1e-12)


@pytest.mark.parametrize(
    ("roep", "zegt"),
    [
        (lambda: wilson(-1, 10), "needs 0 <= x <= n"),
        (lambda: wilson(11, 10), "needs 0 <= x <= n"),
        (lambda: wilson(0, 0), "n > 0"),
        (lambda: poisson_exact(-1), "cannot be negative"),
        (lambda: byar(9), "10 or more"),
        (lambda: cijfer(3, 0), "n > 0"),
        (lambda: cijfer(-1, 100), "cannot be negative"),
        (lambda: gemiddelde([7.0]), "n >= 2"),
        (lambda: gemiddelde_interval(7.0, 1.0, 1), "n >= 2"),
        (lambda: gemiddelde_interval(7.0, -1.0, 9), "sd >= 0"),
        (lambda: gemiddelde_interval(7.0, 1.0, 9, 0.5), "confidence"),
        (lambda: wilson(1, 2, 0.5), "confidence"),
        (lambda: poisson_exact(1, 1.0), "confidence"),
        (lambda: aantal_interval(1, 95), "confidence"),
    ],
)
def test_errors_say_what_is_wrong(roep, zegt: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=zegt):
        roep()
