"""The funnel: published lines and labels, and what holds for ranges."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.funnel import (
    gezamenlijk,
    grenzen_aandeel,
    grenzen_aantal,
    ligging_aandeel,
    ligging_aantal,
    verwacht_aantal,
)
from indicators.model import Interval
from indicators.reeks import Band, punt

TREDEN = ["laag (99,8%)", "laag (95%)", "binnen de trechter", "hoog (95%)", "hoog (99,8%)"]


def een(x: int) -> Interval:
    return Interval(x, x)


@pytest.mark.parametrize(
    ("n", "onder95", "boven95", "onder998", "boven998"),
    [
        (1, 3.204264, 100, 0, 100),
        (3, 35.933491, 100, 10.150815, 100),
        (10, 56.154344, 100, 42.03259, 100),
        (20, 63.326743, 97.958152, 53.341156, 100),
        (50, 69.691035, 91.593861, 63.375595, 97.909301),
        (1008, 78.203374, 83.081521, 76.796814, 84.488082),
        (110000, 80.408963, 80.875933, 80.274317, 81.010578),
    ],
)
def test_lines_of_a_share(
    n: int, onder95: float, boven95: float, onder998: float, boven998: float
) -> None:
    """PHEindicatormethods, testdata_funnel_prop_outputs.csv, baseline 80.642448 %."""
    p = 0.80642448
    assert [100 * g for g in grenzen_aandeel(p, n)] == pytest.approx([onder95, boven95], abs=2e-6)
    assert [100 * g for g in grenzen_aandeel(p, n, 0.998)] == pytest.approx(
        [onder998, boven998], abs=2e-6
    )


@pytest.mark.parametrize(
    ("events", "low95", "high95", "low998", "high998"),
    [
        (1, 17.94802207, 3949.774946, 10.83023482, 99945.32721),
        (3, 34.21816245, 484.9096876, 22.96695541, 1574.52787),
        (5, 42.85102213, 307.979188, 30.38637225, 676.2496398),
        (10, 54.3763205, 208.5337156, 41.43536693, 337.778507),
        (25, 67.74163118, 154.5243014, 56.00851413, 202.6432458),
        (100, 82.21871402, 122.9044681, 74.11562345, 139.0406755),
        (716, 92.93605352, 107.7488421, 89.20960712, 112.5516964),
    ],
)
def test_lines_of_a_ratio(
    events: int, low95: float, high95: float, low998: float, high998: float
) -> None:
    """PHEindicatormethods, testdata_funnel_ratio_outputs.csv: limits as 100 x observed / expected.

    Where so many are expected the line steps to this number of events.
    """
    iets = 3e-4 if events == 1 else 2e-5
    for zekerheid, laag, hoog in ((0.95, low95, high95), (0.998, low998, high998)):
        veel, weinig = 100 * events / laag, 100 * events / hoog
        assert grenzen_aantal(veel * (1 - iets), zekerheid)[0] == events
        assert grenzen_aantal(veel * (1 + iets), zekerheid)[0] == events + 1
        assert grenzen_aantal(weinig * (1 + iets), zekerheid)[1] == events
        assert grenzen_aantal(weinig * (1 - iets), zekerheid)[1] == events - 1


@pytest.mark.parametrize(
    ("events", "bevolking", "cijfer"),
    [(3, 2515.599722, 39.75195225), (20, 8862.823734, 75.22057153)],
)
def test_lines_of_a_rate(events: int, bevolking: float, cijfer: float) -> None:
    """PHEindicatormethods, testdata_funnel_rate_outputs.csv: 3 and 20 events, three years,
    baseline 116.1720835 per 100,000: at which population a rate lies on the line."""
    assert events / 3 / bevolking * 100_000 == pytest.approx(cijfer, rel=1e-5)
    verwacht = 3 * bevolking * 116.1720835e-5
    assert grenzen_aantal(verwacht * (1 - 1e-5))[0] == events
    assert grenzen_aantal(verwacht * (1 + 1e-5))[0] == events + 1


def test_lines_where_nothing_is_expected() -> None:
    assert grenzen_aantal(0) == (0, 0)
    with pytest.raises(ValueError, match="at least 0"):
        grenzen_aantal(-0.1)


def test_labels_of_a_share_and_of_a_count() -> None:
    # Wilson: 60 of 100 is 50.2-69.1 % at 95 %, 65 of 100 is 49.5-77.8 % at 99.8 %.
    p = punt(0.5)
    assert [ligging_aandeel(een(x), een(100), p) for x in (34, 35, 40, 41, 59, 60, 65, 66)] == [
        "laag (99,8%)",
        "laag (95%)",
        "laag (95%)",
        "binnen de trechter",
        "binnen de trechter",
        "hoog (95%)",
        "hoog (95%)",
        "hoog (99,8%)",
    ]
    # The exact interval of 3 is 0.62-8.77 at 95 %, and 0.19-13.06 at 99.8 %.
    verwacht = (0.1, 0.2, 0.6, 0.7, 8.7, 9, 13, 14)
    assert [ligging_aantal(een(3), punt(e)) for e in verwacht] == [
        "hoog (99,8%)",
        "hoog (95%)",
        "hoog (95%)",
        "binnen de trechter",
        "binnen de trechter",
        "laag (95%)",
        "laag (95%)",
        "laag (99,8%)",
    ]


def test_nothing_anywhere_is_within_the_funnel() -> None:
    assert gezamenlijk([een(0), een(0)], [een(10), een(20)]) == (0, 0)
    assert ligging_aandeel(een(0), een(10), punt(0)) == "binnen de trechter"
    assert ligging_aandeel(een(10), een(10), punt(1)) == "binnen de trechter"
    assert ligging_aantal(een(0), punt(0)) == "binnen de trechter"


def test_sums_come_first() -> None:
    assert gezamenlijk([een(1), een(9)], [een(10), een(30)]) == (0.25, 0.25)
    assert gezamenlijk([Interval(1, 4), een(9)], [een(10), een(30)]) == (0.25, 0.325)
    assert verwacht_aantal(een(2000), punt(0.0015)) == (3, 3)
    with pytest.raises(ValueError, match="more than 0"):
        gezamenlijk([een(0)], [een(0)])
    with pytest.raises(ValueError, match="n > 0"):
        grenzen_aandeel(0.5, 0)


# --- ranges and laws ------------------------------------------------------------------------------


def test_the_weakest_label_that_holds_is_given() -> None:
    p = punt(0.5)
    assert ligging_aandeel(Interval(62, 70), een(100), p) == "hoog (95%)"
    assert ligging_aandeel(Interval(55, 62), een(100), p) == "niet zeker te zeggen"
    assert ligging_aandeel(Interval(30, 38), een(100), p) == "laag (95%)"
    assert ligging_aandeel(Interval(48, 52), een(100), p) == "binnen de trechter"
    assert ligging_aantal(Interval(1, 4), punt(20)) == "laag (99,8%)"
    assert ligging_aantal(Interval(1, 4), punt(8)) == "niet zeker te zeggen"


def houdt(gezegd: str, waar: set[str]) -> bool:
    """What is said of a range is true of each value: outside at 99.8 % is outside at 95 % too."""
    if gezegd == "niet zeker te zeggen":
        return True
    if gezegd == "binnen de trechter":
        return waar == {gezegd}
    return waar <= {gezegd, gezegd.replace("95%", "99,8%")}


TELLER = st.tuples(st.integers(0, 40), st.integers(0, 4)).map(lambda t: Interval(t[0], t[0] + t[1]))


@given(TELLER, st.integers(0, 40), st.integers(0, 3), st.floats(0, 0.9), st.floats(0, 0.1))
def test_what_is_said_of_a_share_holds_for_every_value(
    teller: Interval, rest: int, ruimte: int, laag: float, breedte: float
) -> None:
    noemer = Interval(teller.max + rest + 1, teller.max + rest + 1 + ruimte)
    p = Band(laag, laag + breedte)
    waar = {
        ligging_aandeel(een(x), een(n), punt(q))
        for x, n, q in product(
            range(teller.min, teller.max + 1), range(noemer.min, noemer.max + 1), (*p, sum(p) / 2)
        )
    }
    assert houdt(ligging_aandeel(teller, noemer, p), waar)


@given(TELLER, st.floats(0, 60), st.floats(0, 10))
def test_what_is_said_of_a_count_holds_for_every_value(
    teller: Interval, laag: float, breedte: float
) -> None:
    verwacht = Band(laag, laag + breedte)
    waar = {
        ligging_aantal(een(x), punt(e))
        for x, e in product(range(teller.min, teller.max + 1), (*verwacht, sum(verwacht) / 2))
    }
    assert houdt(ligging_aantal(teller, verwacht), waar)


@given(
    st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    st.floats(0.01, 0.99),
)
def test_the_lines_are_wilson_turned_around(paar: tuple[int, int], p: float) -> None:
    """Outside the lines about p, or p outside the area's own interval: the same areas."""
    x, n = paar
    trede = TREDEN.index(ligging_aandeel(een(x), een(n), punt(p)))
    stappen = 0
    for zekerheid in (0.95, 0.998):
        breedte = max(abs(g - p) for g in grenzen_aandeel(p, n, zekerheid))
        if abs(abs(x / n - p) - breedte) < 1e-9:
            return
        onder, boven = grenzen_aandeel(p, n, zekerheid)
        stappen += (x / n > boven) - (x / n < onder)
    # At 0 and 1 the lines stop; there the interval of the area decides.
    assert trede == 2 + stappen or x in {0, n}


@given(st.integers(0, 99), st.floats(0.01, 0.99), st.floats(0.1, 60))
def test_more_is_never_lower(x: int, p: float, verwacht: float) -> None:
    assert TREDEN.index(ligging_aandeel(een(x), een(100), punt(p))) <= TREDEN.index(
        ligging_aandeel(een(x + 1), een(100), punt(p))
    )
    assert TREDEN.index(ligging_aantal(een(x), punt(verwacht))) <= TREDEN.index(
        ligging_aantal(een(x + 1), punt(verwacht))
    )


@given(st.integers(0, 100), st.floats(0.01, 0.99))
def test_the_funnel_of_the_rest_is_the_mirror(x: int, p: float) -> None:
    trede = TREDEN.index(ligging_aandeel(een(x), een(100), punt(p)))
    assert TREDEN.index(ligging_aandeel(een(100 - x), een(100), punt(1 - p))) == 4 - trede


def test_of_areas_that_do_not_differ_one_in_twenty_lies_outside() -> None:
    """methods.md C3, rule 5; about as many on both sides, and hardly any at 99.8 %."""
    rng = np.random.default_rng(19)
    noemers = [een(int(n)) for n in rng.integers(80, 600, 12)]
    liggingen = []
    for _ in range(150):
        tellers = [een(int(rng.binomial(n.min, 0.3))) for n in noemers]
        p = gezamenlijk(tellers, noemers)
        liggingen += [ligging_aandeel(x, n, p) for x, n in zip(tellers, noemers, strict=True)]
    buiten = [ligging != "binnen de trechter" for ligging in liggingen]
    assert np.mean(buiten) == pytest.approx(0.05, abs=0.02)
    assert np.mean(["99,8%" in ligging for ligging in liggingen]) < 0.01
