"""Kaplan-Meier and Aalen-Johansen: published tables, scipy as oracle, and laws that must hold."""

from collections.abc import Sequence
from math import exp, log, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf

from indicators.survival import OPEN, Overleving
from tests.indicators.gevallen import Verloop, overleving

# Weeks in remission with 6-MP and with a placebo (Freireich 1963, Gehan 1965), and of the AML maintenance trial
# (Miller 1997; R survival::aml). 1 = ended, 0 = still going on.
MP6 = [
    (6, 1),
    (6, 1),
    (6, 1),
    (6, 0),
    (7, 1),
    (9, 0),
    (10, 1),
    (10, 0),
    (11, 0),
    (13, 1),
    (16, 1),
    (17, 0),
    (19, 0),
    (20, 0),
    (22, 1),
    (23, 1),
    (25, 0),
    (32, 0),
    (32, 0),
    (34, 0),
    (35, 0),
]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
AML_BEHANDELD = [
    (9, 1),
    (13, 1),
    (13, 0),
    (18, 1),
    (23, 1),
    (28, 0),
    (31, 1),
    (34, 1),
    (45, 0),
    (48, 1),
    (161, 0),
]
AML_NIET = [
    (5, 1),
    (5, 1),
    (8, 1),
    (8, 1),
    (12, 1),
    (16, 0),
    (23, 1),
    (27, 1),
    (30, 1),
    (33, 1),
    (43, 1),
    (45, 1),
]


def curve(paren: Sequence[tuple[float, int]]) -> Overleving:
    return overleving(Verloop(tot, "terug" if einde else OPEN) for tot, einde in paren)


def plek(lijn: Overleving, dag: float) -> int:
    return int(np.searchsorted(lijn.dagen, dag, side="right")) - 1


def standaardfout(lijn: Overleving, dag: float) -> float:
    """Greenwood's: S times the root of the running sum."""
    nummer = plek(lijn, dag)
    return float(lijn.deel[nummer] * sqrt(lijn.greenwood[nummer]))


def grenzen(lijn: Overleving, dag: float) -> tuple[float, float]:
    """The 95% bounds of S on a day, as those from which the chance of a median follows."""
    onder, boven = lijn.grenzen[0.95]
    nummer = plek(lijn, dag)
    return float(onder[nummer]), float(boven[nummer])


@pytest.mark.parametrize(
    ("week", "deel", "fout"),
    [
        (6, 0.857, 0.0764),
        (7, 0.807, 0.0869),
        (10, 0.753, 0.0963),
        (13, 0.690, 0.1068),
        (16, 0.627, 0.1141),
        (22, 0.538, 0.1282),
    ],
)
def test_6mp_table_of_r(week: float, deel: float, fout: float) -> None:
    """R survival, `summary(survfit(Surv(t2, relapse) ~ 1, drug6mp))`: survival and std.err.

    The intervals that R prints there are of another kind; ours follow the formula of the log-log
    interval, written out here.
    """
    gehan = curve(MP6)
    assert gehan.over(week) == pytest.approx(deel, abs=5.1e-4)
    assert standaardfout(gehan, week) == pytest.approx(fout, abs=5.1e-5)
    s = gehan.over(week) or 0.0
    theta = standaardfout(gehan, week) / s / abs(log(s))
    assert grenzen(gehan, week) == pytest.approx(
        (s ** exp(1.959964 * theta), s ** exp(-1.959964 * theta)), rel=1e-6
    )


@pytest.mark.parametrize(
    ("week", "deel", "fout", "onder", "boven"),
    [(1, 0.9048, 0.0641, 0.6700, 0.9753), (2, 0.8095, 0.0857, 0.5689, 0.9239)],
)
def test_log_log_intervals_of_stata(
    week: float, deel: float, fout: float, onder: float, boven: float
) -> None:
    """Stata `sts list` of the Gehan data, control group: G. Rodriguez, Princeton, Eco572, the first
    two lines."""
    placebo = curve([(t, 1) for t in PLACEBO])
    assert placebo.over(week) == pytest.approx(deel, abs=5e-5)
    assert standaardfout(placebo, week) == pytest.approx(fout, abs=5e-5)
    assert grenzen(placebo, week) == pytest.approx((onder, boven), abs=5e-5)


def test_aml_table_of_r() -> None:
    """R survival, `survfit` of aml, maintained: n.risk, survival and std.err.

    The same numbers stand in the tests of JASP.
    """
    aml = curve(AML_BEHANDELD)
    assert list(aml.dagen) == [9, 13, 18, 23, 31, 34, 48]
    assert list(aml.onder_risico) == [11, 10, 8, 7, 5, 4, 2]
    assert list(aml.deel) == pytest.approx(
        [
            0.90909090909,
            0.81818181818,
            0.71590909091,
            0.61363636364,
            0.49090909091,
            0.36818181818,
            0.18409090909,
        ]
    )
    assert [standaardfout(aml, dag) for dag in aml.dagen] == pytest.approx(
        [
            0.086678417204,
            0.11629129983,
            0.13966497056,
            0.15263233103,
            0.16419326722,
            0.16266888583,
            0.15349274579,
        ]
    )
    assert (aml.gesloten, aml.nog_open) == (7, 4)


@pytest.mark.parametrize(
    ("paren", "mediaan", "gemiddelde", "fout"),
    [(AML_BEHANDELD, 31, 41.96818, 11.257627), (AML_NIET, 23, 22.70833, 4.180942)],
)
def test_aml_medians_and_restricted_means_of_r(
    paren: list[tuple[float, int]], mediaan: float, gemiddelde: float, fout: float
) -> None:
    """R survival, table of `survfit(Surv(time, status) ~ x, aml)` with *rmean and *se(rmean), as
    printed by `survival::aml %>% analyse_survival(...)`. It does not print the common limit: that is
    103, the mean of both last days.
    """
    aml = curve(paren)
    beperkt = aml.beperkt_gemiddelde(103)
    assert aml.mediaan == mediaan
    assert beperkt is not None
    assert beperkt.waarde == pytest.approx(gemiddelde, abs=6e-6)
    assert (beperkt.boven - beperkt.waarde) / 1.959964 == pytest.approx(fout, abs=2e-6)


def test_median_and_its_bounds_can_be_out_of_reach() -> None:
    vroeg = curve([(10, 1), (20, 0), (30, 0), (40, 0)])
    assert vroeg.mediaan is None
    assert curve(AML_BEHANDELD).mediaan_interval() == (13, None)
    precies = curve([(10, 1), (20, 1), (30, 1), (40, 1)])
    assert precies.mediaan == 20


def test_a_case_that_ends_on_day_91_had_its_offer_in_time() -> None:
    vier = curve([(91, 1), (92, 1), (200, 0), (200, 0)])
    binnen = vier.aandeel_vertrokken("terug", 91)
    assert binnen is not None
    assert binnen.waarde == pytest.approx(0.25)
    assert binnen.onder < 0.25 < binnen.boven


def test_nothing_is_said_beyond_the_last_day_seen() -> None:
    kort = curve([(30, 1), (60, 0), (80, 0)])
    assert kort.over(80) == pytest.approx(2 / 3)
    assert kort.over(91) is None
    assert kort.beperkt_gemiddelde(365) is None
    assert kort.aandeel_vertrokken("terug", 91) is None
    assert curve([(30, 1), (60, 1)]).over(365) == 0


def test_nought_and_all_have_no_interval() -> None:
    """Their bounds are the value itself."""
    nul = curve([(100, 0), (120, 1)]).aandeel_vertrokken("terug", 91)
    assert nul is not None
    assert (nul.waarde, nul.onder, nul.boven) == (0, 0, 0)
    alle = curve([(10, 1), (20, 1)])
    allemaal = alle.aandeel_vertrokken("terug", 30)
    assert allemaal is not None
    assert (allemaal.waarde, allemaal.onder, allemaal.boven) == (1, 1, 1)
    assert grenzen(alle, 30) == (0, 0)


def test_late_entry_by_hand() -> None:
    """Three pupils seen from day 0; one was out for 20 days and one for 40 when first seen."""
    gevallen = [
        Verloop(10, "terug"),
        Verloop(30, "terug"),
        Verloop(50),
        Verloop(35, "terug", vanaf=20),
        Verloop(60, "terug", vanaf=40),
    ]
    hand = overleving(gevallen)
    assert list(hand.dagen) == [10, 30, 35, 60]
    assert list(hand.onder_risico) == [3, 3, 2, 1]
    assert list(hand.deel) == pytest.approx([2 / 3, 4 / 9, 2 / 9, 0])


def test_who_comes_in_sight_on_a_day_is_not_at_risk_on_that_day() -> None:
    beide = overleving([Verloop(30, "terug"), Verloop(40, "terug", vanaf=30)])
    assert list(beide.onder_risico) == [1, 1]


def test_a_case_that_was_never_in_sight_adds_nothing() -> None:
    assert list(overleving([Verloop(30, "terug"), Verloop(20, vanaf=20)]).onder_risico) == [1]
    assert overleving([Verloop(0, "terug"), Verloop(5)]).over(0) == 0.5
    with pytest.raises(ValueError, match="no case"):
        overleving([Verloop(20, vanaf=20)])
    with pytest.raises(ValueError, match="vanaf"):
        Verloop(10, vanaf=11)


def test_competing_exits_without_open_cases() -> None:
    """All five ended, so one of five is binomial: variance p (1 - p) / n = 0.032."""
    vijf = overleving([Verloop(1, "verhuisd"), *(Verloop(tot, "terug") for tot in (2, 3, 4, 5))])
    zonder = vijf.aandeel_vertrokken("verhuisd", 5)
    assert zonder is not None
    assert zonder.waarde == pytest.approx(0.2)
    # log-log: ln(-ln F) -+ z * se / (F |ln F|) with se = sqrt(0.032)
    halve = (log(-log(zonder.onder)) - log(-log(zonder.boven))) / 2
    assert halve == pytest.approx(1.959964 * 0.032**0.5 / (0.2 * abs(log(0.2))), rel=1e-6)
    assert vijf.aandeel_vertrokken("terug", 5).waarde == pytest.approx(0.8)  # type: ignore[union-attr]


def test_competing_exits_by_hand() -> None:
    """S(t-) d_k / n on each day: 1 x 1/5, 4/5 x 1/4 (moved), then one open, 3/5 x 1/2."""
    gevallen = [
        Verloop(10, "terug"),
        Verloop(20, "verhuisd"),
        Verloop(25),
        Verloop(30, "terug"),
        Verloop(40),
    ]
    hand = overleving(gevallen)
    terug, verhuisd = hand.aandeel_vertrokken("terug", 30), hand.aandeel_vertrokken("verhuisd", 30)
    assert terug is not None
    assert verhuisd is not None
    assert terug.waarde == pytest.approx(0.2 + 0.6 * 0.5)
    assert verhuisd.waarde == pytest.approx(0.2)
    alleen_terug = overleving(gevallen, einde={"terug"})
    assert 1 - (alleen_terug.over(30) or 0) == pytest.approx(1 - 0.8 * 0.5)
    with pytest.raises(KeyError):
        hand.aandeel_vertrokken("vrijgesteld", 30)


def test_a_way_of_leaving_that_has_not_begun_is_nought() -> None:
    laat = overleving([Verloop(10, "terug"), Verloop(200, "verhuisd"), Verloop(300)])
    assert laat.aandeel_vertrokken("verhuisd", 91) == (0, 0, 0)


GEVALLEN = st.lists(
    st.tuples(
        st.integers(1, 60), st.sampled_from([OPEN, "terug", "verhuisd"]), st.integers(0, 50)
    ).map(lambda t: Verloop(t[0] + t[2], t[1], t[2])),
    min_size=1,
    max_size=40,
)


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined")
@given(st.lists(st.tuples(st.integers(1, 50), st.booleans()), min_size=2, max_size=60))
def test_kaplan_meier_agrees_with_scipy(paren: list[tuple[int, bool]]) -> None:
    if not any(einde for _, einde in paren):
        return
    ours = curve([(tot, int(einde)) for tot, einde in paren])
    censored = CensoredData(
        uncensored=[tot for tot, einde in paren if einde],
        right=[tot for tot, einde in paren if not einde],
    )
    oracle = ecdf(censored).sf
    with np.errstate(all="ignore"):
        bounds = oracle.confidence_interval(method="log-log")
    for dag in ours.dagen:
        assert ours.over(float(dag)) == pytest.approx(float(oracle.evaluate(dag)), abs=1e-12)
        if 0 < ours.deel[plek(ours, dag)] < 1:
            assert grenzen(ours, dag) == pytest.approx(
                (float(bounds.low.evaluate(dag)), float(bounds.high.evaluate(dag))), abs=1e-9
            )


@given(GEVALLEN)
def test_late_entry_agrees_with_counting_who_is_there(gevallen: list[Verloop]) -> None:
    ours = overleving(gevallen)
    deel = 1.0
    for dag in sorted({g.tot for g in gevallen if g.uitkomst}):
        there = [g for g in gevallen if (g.vanaf < dag or g.vanaf == 0) and g.tot >= dag]
        deel *= 1 - sum(g.uitkomst != OPEN and g.tot == dag for g in there) / len(there)
        assert ours.over(dag) == pytest.approx(deel)


@given(GEVALLEN)
def test_shares_of_all_exits_and_what_goes_on_make_one(gevallen: list[Verloop]) -> None:
    ours = overleving(gevallen)
    for dag in ours.dagen:
        delen = [ours.aandeel_vertrokken(soort, float(dag)) for soort in ours.per_uitkomst]
        assert sum(d.waarde for d in delen if d) + (ours.over(float(dag)) or 0) == pytest.approx(1)


@given(GEVALLEN)
def test_other_exits_as_open_cases_would_say_too_much(gevallen: list[Verloop]) -> None:
    beide, alleen = overleving(gevallen), overleving(gevallen, einde={"terug"})
    for dag in alleen.dagen:
        terug = beide.aandeel_vertrokken("terug", float(dag))
        assert terug is not None
        assert terug.waarde <= 1 - (alleen.over(float(dag)) or 0) + 1e-12


@given(GEVALLEN)
def test_with_one_way_out_aalen_johansen_is_kaplan_meier(gevallen: list[Verloop]) -> None:
    een = overleving([Verloop(g.tot, "terug" if g.uitkomst else OPEN, g.vanaf) for g in gevallen])
    for dag in een.dagen:
        deel = een.over(float(dag))
        fout = standaardfout(een, dag) if deel else 0.0
        terug = een.aandeel_vertrokken("terug", float(dag))
        assert terug is not None
        assert terug.waarde == pytest.approx(1 - (deel or 0))
        if deel and fout and terug.onder < terug.boven:
            halve = (log(-log(terug.onder)) - log(-log(terug.boven))) / 2
            f = terug.waarde
            assert halve == pytest.approx(1.959964 * fout / (f * abs(log(f))), rel=1e-5)


@given(
    st.lists(
        st.tuples(st.integers(1, 30), st.sampled_from(["terug", "verhuisd"])),
        min_size=2,
        max_size=40,
    ),
    st.integers(1, 30),
)
def test_without_open_cases_a_share_is_a_share(paren: list[tuple[int, str]], dag: int) -> None:
    """Everyone followed to the end: x of n, with the binomial variance p (1 - p) / n."""
    ours = overleving(Verloop(tot, soort) for tot, soort in paren)
    for soort in ours.per_uitkomst:
        p = sum(s == soort and tot <= dag for tot, s in paren) / len(paren)
        deel = ours.aandeel_vertrokken(soort, dag)
        assert deel is not None
        assert deel.waarde == pytest.approx(p)
        if 0 < p < 1:
            halve = (log(-log(deel.onder)) - log(-log(deel.boven))) / 2
            fout = (p * (1 - p) / len(paren)) ** 0.5
            assert halve == pytest.approx(1.959964 * fout / (p * abs(log(p))), rel=1e-6)


@given(GEVALLEN, st.integers(1, 120))
def test_restricted_mean_is_the_area_under_the_curve(gevallen: list[Verloop], tot: int) -> None:
    ours = overleving(gevallen)
    beperkt = ours.beperkt_gemiddelde(tot)
    if ours.over(tot) is None:
        assert beperkt is None
        return
    assert beperkt is not None
    # Days are whole, so the area is the sum of S at the beginning of each day.
    assert beperkt.waarde == pytest.approx(sum(ours.over(dag) or 0.0 for dag in range(tot)))
    assert 0 <= beperkt.onder <= beperkt.waarde + 1e-9
    assert beperkt.waarde - 1e-9 <= beperkt.boven <= tot


@given(GEVALLEN)
def test_the_curve_never_rises(gevallen: list[Verloop]) -> None:
    delen = overleving(gevallen).deel
    assert all(delen[:-1] >= delen[1:])
    assert all((delen >= 0) & (delen <= 1))
