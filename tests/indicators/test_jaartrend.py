"""The annual trend test: published outcomes of Fingertips, edges, ranges and its power."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2

from indicators.intervals import Schatting
from indicators.jaartrend import (
    DAALT,
    GEEN_TREND,
    KRITIEK,
    NIET,
    STIJGT,
    Jaarpunt,
    jaartrend,
    toets_aandeel,
    toets_cijfer,
    toets_waarden,
)
from indicators.model import Interval
from indicators.reeks import ONZEKER

# Fingertips: PholioVisualisation.AnalysisTest.TrendMarkerCalculatorTest, set 1 and set 2.
SET_1 = ([994, 1023, 1199, 1332, 1367], [40299, 41527, 42811, 44064, 44701])
SET_1_WAARDEN = [
    (24.67, 23.16, 26.25),
    (24.6, 23.15, 26.19),
    (28, 26.44, 29.64),
    (30.2, 28.63, 31.9),
    (30.6, 28.98, 32.25),
]
SET_2_WAARDEN = [
    (20.5506, 18.1803, 23.1427),
    (19.5952, 17.3444, 22.0602),
    (19.0349, 16.8421, 21.4394),
    (21.3966, 19.0918, 23.8975),
    (18.4372, 16.2925, 20.7941),
]


def reeks(tellers: list[int], noemers: list[int]) -> list[Jaarpunt | None]:
    return [
        Jaarpunt(2019 + nr, Interval(x, x), Interval(n, n))
        for nr, (x, n) in enumerate(zip(tellers, noemers, strict=True))
    ]


def test_the_critical_value() -> None:
    assert pytest.approx(KRITIEK) == chi2.ppf(0.998, 1)


def test_shares_of_fingertips() -> None:
    """Chi square 47.9, significant."""
    uitkomst, waarde = toets_aandeel(*SET_1)
    assert (uitkomst, round(waarde, 2)) == (STIJGT, 47.9)


def test_values_of_fingertips() -> None:
    """Chi square 46.77, significant; and a set that is not."""
    uitkomst, waarde = toets_waarden([Schatting(*w) for w in SET_1_WAARDEN])
    assert (uitkomst, round(waarde, 2)) == (STIJGT, 46.77)
    assert toets_waarden([Schatting(*w) for w in SET_2_WAARDEN])[0] == GEEN_TREND


@pytest.mark.parametrize(
    ("tellers", "noemers", "uitkomst"),
    [
        # 241 Diabetes prevalence, England.
        (
            [3455176, 3491868, 3625401, 3774801, 3938080],
            [48783947, 49122259, 49956777, 50649129, 51441896],
            STIJGT,
        ),
        # 30309 MMR coverage, Yorkshire and the Humber.
        ([57274, 55865, 53681, 51767, 53185], [61834, 60511, 59074, 57508, 59028], DAALT),
    ],
)
def test_shares_published_on_fingertips(
    tellers: list[int], noemers: list[int], uitkomst: str
) -> None:
    """FingertipsNext, TrendMarkerCalculatorTests, 2020 to 2024: Increasing and Decreasing."""
    assert jaartrend(reeks(tellers, noemers), vorm="aandeel").uitkomst == uitkomst


def test_rates_published_on_fingertips() -> None:
    """41203 Sight loss from diabetic eye disease, England 2020-2024: Increasing."""
    waarden = [
        (2.935, 2.7841, 3.0919),
        (1.93028, 1.8085, 2.058),
        (2.7567, 2.6113, 2.9082),
        (2.8701, 2.7225, 3.0237),
        (3.0121, 2.8616, 3.1683),
    ]
    assert toets_waarden([Schatting(*w) for w in waarden])[0] == STIJGT
    tellers, noemers = (
        [1416, 935, 1344, 1415, 1502],
        [48246126, 48440507, 48753376, 49300918, 49866388],
    )
    assert toets_cijfer(tellers, noemers)[0] == STIJGT


def test_one_year_that_makes_the_trend_is_no_trend() -> None:
    """Four years alike and one peak at the end: without it the slope is not up."""
    uitkomst, waarde = toets_aandeel([103, 102, 101, 100, 200], [1000] * 5)
    assert waarde > KRITIEK
    assert uitkomst == GEEN_TREND


# --- when it is not calculated --------------------------------------------------------------------


def test_when_it_is_not_calculated() -> None:
    vijf = reeks([10, 12, 14, 16, 18], [1000] * 5)
    assert (
        jaartrend(vijf[1:], vorm="aandeel").reden
        == "Voor een trend zijn 5 jaren na elkaar nodig. Er zijn er 4."
    )
    gat = [*vijf[:2], None, *vijf[3:]]
    assert (
        jaartrend(gat, vorm="aandeel").reden == "Van een van de laatste 5 jaren is er geen cijfer."
    )
    oud = Jaarpunt(2010, Interval(9, 9), Interval(1000, 1000))
    assert (
        jaartrend([oud, *vijf[1:]], vorm="aandeel").reden
        == "De laatste vijf cijfers zijn niet van vijf jaren na elkaar."
    )
    breuk = Jaarpunt(2021, Interval(14, 14), Interval(1000, 1000), breuk=True)
    assert (
        jaartrend([*vijf[:2], breuk, *vijf[3:]], vorm="aandeel").reden
        == "In de laatste vijf jaren is er een breuk in de reeks."
    )
    assert jaartrend(reeks([1, 2, 3, 4, 5], [9, 9, 0, 9, 9]), vorm="cijfer").uitkomst == NIET


def test_a_share_of_100_percent_is_not_calculated() -> None:
    """Fingertips: numerators 5, 3, 1, 1, 2 of 5, 5, 5, 4, 4."""
    heel = jaartrend(reeks([5, 3, 1, 1, 2], [5, 5, 5, 4, 4]), vorm="aandeel")
    assert (heel.uitkomst, heel.reden) == (
        NIET,
        "In een van de vijf jaren is of kan het aandeel 100% zijn.",
    )


def test_a_break_at_the_first_year_is_before_the_five() -> None:
    punten = reeks(*SET_1)
    eerste = Jaarpunt(2019, Interval(994, 994), Interval(40299, 40299), breuk=True)
    assert jaartrend([eerste, *punten[1:]], vorm="aandeel").uitkomst == STIJGT


def test_only_the_newest_five_years_count() -> None:
    lang = reeks([5000, *SET_1[0]], [40000, *SET_1[1]])
    assert jaartrend(lang, vorm="aandeel").uitkomst == STIJGT


def test_no_cases_at_all_is_no_trend_and_one_zero_is_no_error() -> None:
    assert toets_aandeel([0] * 5, [100] * 5) == (GEEN_TREND, 0)
    assert toets_aandeel([0, 20, 40, 60, 80], [1000] * 5)[0] == STIJGT
    assert toets_cijfer([0] * 5, [100] * 5)[0] == GEEN_TREND
    with pytest.raises(ValueError, match="5 values"):
        toets_waarden([Schatting(1, 1, 1)] * 5)


@pytest.mark.parametrize(
    ("richting", "gunst"),
    [("hoger is beter", "gunstig"), ("lager is beter", "ongunstig"), ("geen oordeel", "")],
)
def test_good_or_bad_by_polarity(richting: str, gunst: str) -> None:
    op = jaartrend(reeks(*SET_1), vorm="aandeel", richting=richting)  # type: ignore[arg-type]
    assert (op.uitkomst, op.gunst) == (STIJGT, gunst)
    neer = jaartrend(reeks(SET_1[0][::-1], SET_1[1][::-1]), vorm="cijfer", richting=richting)  # type: ignore[arg-type]
    om = {"gunstig": "ongunstig", "ongunstig": "gunstig", "": ""}
    assert (neer.uitkomst, neer.gunst) == (DAALT, om[gunst])
    stil = jaartrend(reeks([20] * 5, [1000] * 5), vorm="aandeel", richting=richting)  # type: ignore[arg-type]
    assert (stil.uitkomst, stil.gunst) == (GEEN_TREND, "")


# --- ranges ---------------------------------------------------------------------------------------


def test_a_small_count_that_cannot_matter() -> None:
    punten = reeks([3, 40, 90, 130, 180], [2000] * 5)
    punten[0] = Jaarpunt(2019, Interval(1, 4), Interval(2000, 2000))
    assert jaartrend(punten, vorm="cijfer").uitkomst == STIJGT


def test_a_small_count_that_does_matter() -> None:
    punten = reeks([1, 4, 9, 12, 14], [3000] * 5)
    punten[0] = Jaarpunt(2019, Interval(0, 9), Interval(3000, 3000))
    onzeker = jaartrend(punten, vorm="cijfer")
    assert (onzeker.uitkomst, onzeker.gunst) == (ONZEKER, "")
    assert onzeker.reden == "De uitkomst hangt af van aantallen die niet precies bekend zijn."


def test_ranges_too_wide_to_look_through_say_nothing() -> None:
    wijd = [Jaarpunt(2019 + nr, Interval(0, 9), Interval(500, 500)) for nr in range(5)]
    assert jaartrend(wijd, vorm="cijfer").uitkomst == ONZEKER


BEREIK = st.tuples(st.integers(0, 60), st.integers(0, 2)).map(lambda t: Interval(t[0], t[0] + t[1]))


@settings(max_examples=40)
@given(st.lists(BEREIK, min_size=5, max_size=5), st.sampled_from(["aandeel", "cijfer"]))
def test_what_is_said_of_ranges_holds_for_every_value(tellers: list[Interval], vorm: str) -> None:
    gezegd = jaartrend(
        [Jaarpunt(2019 + nr, x, Interval(400, 400)) for nr, x in enumerate(tellers)],
        vorm=vorm,  # type: ignore[arg-type]
    ).uitkomst
    toets = toets_aandeel if vorm == "aandeel" else toets_cijfer
    waar = {
        toets(keuze, [400] * 5)[0] for keuze in product(*[range(x.min, x.max + 1) for x in tellers])
    }
    assert waar == {gezegd} if gezegd != ONZEKER else len(waar) > 1


# --- laws -----------------------------------------------------------------------------------------

TELLERS = st.lists(st.integers(0, 150), min_size=5, max_size=5)
OM = {STIJGT: DAALT, DAALT: STIJGT, GEEN_TREND: GEEN_TREND}


@given(TELLERS, st.lists(st.integers(160, 900), min_size=5, max_size=5))
def test_backwards_a_rise_is_a_fall(tellers: list[int], noemers: list[int]) -> None:
    for toets in (toets_aandeel, toets_cijfer):
        heen, waarde = toets(tellers, noemers)
        terug, andersom = toets(tellers[::-1], noemers[::-1])
        assert terug == OM[heen]
        assert andersom == pytest.approx(waarde, rel=1e-6, abs=1e-6)


@given(st.lists(st.integers(1, 150), min_size=5, max_size=5), st.integers(160, 900))
def test_a_rise_of_the_part_is_a_fall_of_the_rest(tellers: list[int], noemer: int) -> None:
    heen, waarde = toets_aandeel(tellers, [noemer] * 5)
    rest, ander = toets_aandeel([noemer - x for x in tellers], [noemer] * 5)
    assert rest == OM[heen]
    assert ander == pytest.approx(waarde, rel=1e-6, abs=1e-6)


# --- simulation -----------------------------------------------------------------------------------


def gevonden(aantal: int, eerste: float, *, verdubbelt: bool) -> float:
    """How often a rate that begins at so many cases a year is told to rise or fall."""
    rng = np.random.default_rng(17)
    verwacht = eerste * (np.linspace(1, 2, 5) if verdubbelt else np.ones(5))
    trends = [
        toets_cijfer([int(x) for x in rng.poisson(verwacht)], [5000] * 5)[0] for _ in range(aantal)
    ]
    return sum(t != GEEN_TREND for t in trends) / aantal


def test_stable_years_seldom_show_a_trend() -> None:
    """methods.md C1: false alarms about 0.2 %."""
    for eerste in (3, 20):
        assert gevonden(1000, eerste, verdubbelt=False) == pytest.approx(0.002, abs=0.01)


def test_a_doubling_is_found_where_the_numbers_are_large_enough() -> None:
    assert gevonden(600, 50, verdubbelt=True) == pytest.approx(0.93, abs=0.03)


@pytest.mark.alles
@pytest.mark.parametrize("eerste", [3, 10, 50])
def test_stable_years_full(eerste: float) -> None:
    assert gevonden(20_000, eerste, verdubbelt=False) == pytest.approx(0.002, abs=0.002)


@pytest.mark.alles
@pytest.mark.parametrize(
    ("eerste", "deel"), [(3, 0.01), (5, 0.03), (10, 0.12), (20, 0.38), (50, 0.93)]
)
def test_a_doubling_in_five_years_full(eerste: float, deel: float) -> None:
    """methods.md C1: how often a true doubling is found."""
    assert gevonden(10_000, eerste, verdubbelt=True) == pytest.approx(deel, abs=0.02)
