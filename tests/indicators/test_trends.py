"""XmR and run chart: published limits, the rules one by one, and ranges against every value."""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from indicators.reeks import GEEN_CIJFER, GEWOON, HOOG, LAAG, ONZEKER, TE_KORT, Band, Punt, punt
from indicators.runchart import KLEINSTE_BRUIKBAAR, langste_rij, minste_kruisingen, run_chart
from indicators.trends import beoordeel
from indicators.xmr import bewegingen, gemiddelde_beweging, xmr

# Twenty normal values of R, with seed 123.
NORMAAL = [
    -0.56047565,
    -0.23017749,
    1.55870831,
    0.07050839,
    0.12928774,
    1.71506499,
    0.46091621,
    -1.26506123,
    -0.68685285,
    -0.44566197,
    1.22408180,
    0.35981383,
    0.40077145,
    0.11068272,
    -0.55584113,
    1.78691314,
    0.49785048,
    -1.96661716,
    0.70135590,
    -0.47279141,
]


def reeks(waarden: Iterable[float]) -> list[Punt]:
    return [punt(waarde) for waarde in waarden]


def test_limits_of_the_nist_handbook() -> None:
    """NIST/SEMATECH e-Handbook 6.3.2.2, ten batches: 50.81, 55.8041 and 45.8159; mean range 1.8778.

    It divides 3 by 1.128 (2.6596) where Making Data Count rounds to 2.66.
    """
    kaart = xmr(reeks([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]))
    assert kaart.midden == (pytest.approx(50.81), pytest.approx(50.81))
    assert kaart.boven.max == pytest.approx(55.8041, abs=0.001)
    assert kaart.onder.min == pytest.approx(45.8159, abs=0.001)
    assert set(kaart.oordelen) == {GEWOON}


@pytest.mark.parametrize(
    ("vijftiende", "weglaten", "midden", "onder", "boven"),
    [
        (None, True, 0.1416238, -3.01138, 3.294627),
        (10, True, 0.6694159, -2.383666, 3.722497),
        (10, False, 0.6694159, -4.596625, 5.935457),
    ],
)
def test_limits_of_nhsrplotthedots(
    vijftiende: float | None, weglaten: bool, midden: float, onder: float, boven: float
) -> None:
    """NHSRplotthedots, _snaps/ptd_spc_standard.md: with, and without leaving out moving ranges."""
    waarden = [*NORMAAL[:14], NORMAAL[14] if vijftiende is None else vijftiende, *NORMAAL[15:]]
    kaart = xmr(reeks(waarden), uitschieters_weglaten=weglaten)
    assert kaart.midden.min == pytest.approx(midden, abs=1e-6)
    assert kaart.onder.min == pytest.approx(onder, abs=1e-6)
    assert kaart.boven.max == pytest.approx(boven, abs=1e-6)
    assert kaart.bijna_boven.max - midden == pytest.approx((boven - midden) * 2 / 3, abs=1e-6)
    assert kaart.oordelen[14] == (GEWOON if vijftiende is None else HOOG)


def test_two_near_the_limits_on_opposite_sides_is_ordinary() -> None:
    """NHSRplotthedots, test-ptd_spc_standard.R: 5.5 and -5.5 after fourteen of 1 and -1."""
    kaart = xmr(reeks([*[1, -1] * 7, 5.5, -5.5]))
    assert kaart.oordelen[-2:] == (GEWOON, GEWOON)


def test_rule_1_a_point_outside_the_limits() -> None:
    kaart = xmr(reeks([*[10, 11] * 8, 16, *[10, 11] * 2]))
    assert (kaart.oordelen[16], kaart.regels[16]) == (HOOG, 1)
    assert set(kaart.oordelen[:16]) == {GEWOON}
    laag = xmr(reeks([*[10, 11] * 8, 5, *[10, 11] * 2]))
    assert (laag.oordelen[16], laag.regels[16]) == (LAAG, 1)


def test_rule_2_seven_points_that_rise_each_time() -> None:
    """NHSRplotthedots, test-ptd_calculate_point_type.R: seven points, so six steps."""
    zes = xmr(reeks([4, 9, 4, 9, 4, 9, 3, 4, 5, 6, 7, 8, 3, 9, 4, 9]))
    assert set(zes.oordelen) == {GEWOON}
    zeven = xmr(reeks([4, 9, 4, 9, 4, 9, 3, 4, 5, 6, 7, 8, 9, 3, 9, 4, 9]))
    midden = zeven.midden.min
    assert set(zeven.regels[6:13]) == {2}
    assert zeven.regels[:6] == (0,) * 6
    assert zeven.oordelen[6:13] == tuple(HOOG if w > midden else LAAG for w in range(3, 10))
    gelijk = xmr(reeks([4, 9, 4, 9, 4, 9, 3, 4, 5, 5, 6, 7, 8, 3, 9, 4, 9]))
    assert set(gelijk.oordelen) == {GEWOON}


def test_rule_3_two_of_three_beyond_the_near_limit() -> None:
    stil = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11]
    een = xmr(reeks([*stil, 10, 15, 10, 10, 15, 10]))
    assert set(een.oordelen) == {GEWOON}
    twee = xmr(reeks([*stil, 10, 15, 11, 15, 10, 10]))
    assert [twee.regels[13], twee.regels[15]] == [3, 3]
    assert [twee.oordelen[13], twee.oordelen[15]] == [HOOG, HOOG]
    assert twee.oordelen[14] == GEWOON


def test_rule_4_seven_points_on_one_side() -> None:
    zes = xmr(reeks([9, 11, 9, 11, 9, *[11] * 6, 9, 9, 9, 9, 11, 9]))
    assert set(zes.oordelen) == {GEWOON}
    zeven = xmr(reeks([9, 11, 9, 11, 9, *[11] * 7, 9, 9, 9, 11, 9, 9]))
    assert zeven.oordelen[5:12] == (HOOG,) * 7
    assert set(zeven.regels[5:12]) == {4}
    # A point on the mean, which is 10, ends the row; just above it, it does not.
    op_midden = [11, 15, 11, 10, 15, 11, 15, 9, 5, 9, 5, 5, 9]
    assert set(xmr(reeks(op_midden)).oordelen) == {GEWOON}
    erboven = [11, 15, 11, 10.6, 15, 11, 15, 9, 5, 9, 5, 5, 9]
    assert xmr(reeks(erboven)).oordelen == (HOOG,) * 7 + (GEWOON,) * 6


def test_the_rules_go_in_order() -> None:
    """A point outside the limits in a row of seven is told as outside the limits."""
    kaart = xmr(reeks([*[9.0, 11.0] * 7, 13, 13, 13, 19, 13, 13, 13]))
    assert kaart.regels == (4,) * 17 + (1, 4, 4, 4)


def test_a_series_that_never_changes_is_ordinary() -> None:
    assert set(xmr(reeks([0.1] * 20)).oordelen) == {GEWOON}
    assert beoordeel(reeks([0.1] * 10)).delen[0].oordelen == (TE_KORT,) * 10


def test_a_period_without_a_figure_ends_a_row() -> None:
    met_gat: list[Punt] = reeks([9, 11, 9, 11, 9, 11, 11, 11, 11, 11, 11, 11, 9, 9, 9, 11, 9, 9])
    assert HOOG in beoordeel(met_gat).oordelen
    met_gat[8] = None
    trend = beoordeel(met_gat)
    assert set(trend.oordelen) == {GEWOON, GEEN_CIJFER}
    assert trend.rustig
    assert len(bewegingen(met_gat)) == 15


# --- how many periods, and breaks -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("aantal", "methode"),
    [
        (0, None),
        (1, "geen"),
        (7, "geen"),
        (8, "run chart"),
        (11, "run chart"),
        (12, "XmR"),
        (40, "XmR"),
    ],
)
def test_method_follows_the_number_of_periods(aantal: int, methode: str | None) -> None:
    trend = beoordeel(reeks([5, 6] * aantal)[:aantal])
    assert [deel.methode for deel in trend.delen] == ([methode] if methode else [])
    if methode in {None, "geen"}:
        assert trend.nu == TE_KORT
        assert not trend.opvallend
        assert not trend.rustig


def test_periods_without_a_figure_do_not_count() -> None:
    gat: list[Punt] = [*reeks([5, 6] * 5), None, punt(5)]
    assert beoordeel(gat).delen[0].methode == "run chart"
    om_en_om: list[Punt] = [punt(5), None] * 14
    assert beoordeel(om_en_om).delen[0].methode == "geen"
    assert beoordeel(om_en_om).oordelen == (TE_KORT, GEEN_CIJFER) * 14


def test_nothing_is_said_over_a_break() -> None:
    """A new definition: twice as many from one quarter on, and ordinary before and after."""
    waarden = [*[10, 11] * 8, *[20, 22] * 8]
    assert beoordeel(reeks(waarden)).opvallend
    gebroken = beoordeel(reeks(waarden), nieuw_begin=[16])
    assert set(gebroken.oordelen) == {GEWOON}
    assert [(deel.van, deel.tot) for deel in gebroken.delen] == [(0, 16), (16, 32)]
    voor, na = (deel.midden for deel in gebroken.delen)
    assert voor == (10.5, 10.5)
    assert na == (21, 21)
    kort = beoordeel(reeks(waarden), nieuw_begin=[16, 28])
    assert [deel.methode for deel in kort.delen] == ["XmR", "XmR", "geen"]
    assert kort.nu == TE_KORT
    with pytest.raises(ValueError, match="inside the series"):
        beoordeel(reeks(waarden), nieuw_begin=[32])


# --- run chart ------------------------------------------------------------------------------------


def test_limits_of_anhoej() -> None:
    """Longest run and fewest crossings, n from 10 to 24.

    Formulas of the vignette of qicharts2: round(log2(n)) + 3 and qbinom(0.05, n - 1, 0.5). The
    numbers were worked out with them; scipy is the oracle below.
    """
    assert [langste_rij(n) for n in range(10, 25)] == [6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8]
    assert [minste_kruisingen(n) for n in range(10, 25)] == [
        2,
        2,
        3,
        3,
        4,
        4,
        4,
        5,
        5,
        6,
        6,
        6,
        7,
        7,
        8,
    ]


def test_limits_of_a_run_chart_agree_with_scipy() -> None:
    for n in range(KLEINSTE_BRUIKBAAR, 200):
        assert langste_rij(n) == round(np.log2(n)) + 3
        assert minste_kruisingen(n) == binom.ppf(0.05, n - 1, 0.5)


def test_run_chart_of_ten_says_low_then_high() -> None:
    kaart = run_chart(reeks([3, 4, 2, 5, 4, 9, 8, 9, 7, 9]))
    assert kaart.oordelen == (LAAG,) * 5 + (HOOG,) * 5
    assert kaart.midden == (6, 6)
    assert run_chart(reeks([3, 9, 4, 2, 4, 9, 8, 9, 7, 5])).oordelen == (GEWOON,) * 10


def test_a_point_on_the_median_is_ordinary_and_breaks_no_run() -> None:
    kaart = run_chart(reeks([3, 4, 2, 5, 4, 6, 9, 8, 9, 7, 9]))
    assert kaart.oordelen == (LAAG,) * 5 + (GEWOON,) + (HOOG,) * 5


def test_with_eight_or_nine_points_no_signal_can_come() -> None:
    """Whatever the order: so it is not called ordinary either."""
    for aantal in (8, 9):
        helft = aantal // 2
        blokken = reeks([*range(helft), *range(100, 100 + aantal - helft)])
        assert set(run_chart(blokken).oordelen) == {TE_KORT}


@given(st.lists(st.integers(0, 9), min_size=8, max_size=11))
def test_a_signal_in_a_short_series_is_one_crossing(waarden: list[int]) -> None:
    """So that high and low are the side of the median on which a point lies."""
    kaart = run_chart(reeks(waarden))
    if {HOOG, LAAG} & set(kaart.oordelen):
        kanten = [o for o in kaart.oordelen if o != GEWOON]
        assert sum(een != ander for een, ander in pairwise(kanten)) == 1
        assert len(kanten) >= 9


# --- ranges ---------------------------------------------------------------------------------------

KLEIN = Band(1, 4)


def test_a_peak_among_small_counts_holds_for_every_value() -> None:
    waarden: list[Punt] = [KLEIN if nr % 3 == 0 else punt(6) for nr in range(16)]
    waarden[9] = punt(40)
    trend = beoordeel(waarden)
    assert trend.oordelen[9] == HOOG
    assert trend.delen[0].regels[9] == 1


def test_small_counts_alone_say_nothing_for_sure() -> None:
    """They could be 1, 1, ... 1, 4: a peak; or all the same."""
    assert set(beoordeel([KLEIN] * 16).oordelen) == {ONZEKER}


def test_a_range_that_cannot_matter_leaves_the_verdict() -> None:
    waarden: list[Punt] = reeks([20, 22] * 8)
    waarden[3] = Band(21, 22)
    assert set(beoordeel(waarden).oordelen) == {GEWOON}


def waarden_van(punten: Sequence[Punt]) -> Iterable[list[Punt]]:
    keuzes = [
        [None] if p is None else [punt(w) for w in range(int(p.min), int(p.max) + 1)]
        for p in punten
    ]
    return ([*keuze] for keuze in product(*keuzes))


BEREIK = st.integers(0, 12).flatmap(
    lambda laag: st.integers(laag, laag + 3).map(lambda hoog: Band(laag, hoog))
)


@st.composite
def reeksen(draw: st.DrawFn, kort: int, lang: int) -> list[Punt]:
    punten: list[Punt] = reeks(draw(st.lists(st.integers(0, 12), min_size=kort, max_size=lang)))
    for plaats in draw(st.sets(st.integers(0, len(punten) - 1), max_size=3)):
        punten[plaats] = draw(BEREIK)
    if draw(st.booleans()):
        # A shift, so that signals occur.
        punten = [
            Band(p.min + 15, p.max + 15) if p and nr >= len(punten) // 2 else p
            for nr, p in enumerate(punten)
        ]
    return punten


def controleer_elke_waarde(punten: list[Punt], *, weglaten: bool) -> None:
    gezegd = beoordeel(punten, uitschieters_weglaten=weglaten)
    for keuze in waarden_van(punten):
        waar = beoordeel(keuze, uitschieters_weglaten=weglaten)
        assert ONZEKER not in waar.oordelen
        for zin, werkelijk in zip(gezegd.oordelen, waar.oordelen, strict=True):
            assert zin in {ONZEKER, werkelijk}
        for deel, echt in zip(gezegd.delen, waar.delen, strict=True):
            if (
                deel.boven
                and echt.boven
                and deel.onder
                and echt.onder
                and deel.midden
                and echt.midden
            ):
                for ruim, precies in (
                    (deel.boven, echt.boven),
                    (deel.onder, echt.onder),
                    (deel.midden, echt.midden),
                ):
                    assert ruim.min <= precies.min + 1e-9
                    assert precies.max <= ruim.max + 1e-9


@pytest.mark.parametrize(
    "waarden",
    [
        # XmR: each of these series decides between two ways of dealing with a range.
        [5, 4, 4, (1, 3), 1, 2, 3, 4, 5, 6, 7, 5, (6, 9), 5],
        [5, (3, 5), 5, 6, 2, 3, 4, 5, 6, 7, 8, (3, 6), 5, 6],
        [3, 4, 3, 4, 6, (4, 5), 6, 8, 7, 8, 5, 6, (8, 9)],
        [5, 5, 6, 6, 0, 1, 2, 3, 4, 5, (5, 6), 6],
        [4, 3, 5, (5, 6), 4, (4, 7), 4, 7, 4, 5, 5, (4, 6), 7, 7],
        [5, 6, 5, 6, 6, 3, (6, 7), (5, 6), 6, 6, 6, (5, 6)],
        [2, (5, 8), 3, 3, (4, 7), 4, 0, 7, 11, 1, (0, 3), 3],
        # Run chart.
        [5, 3, 5, (4, 7), 4, 6, 9, 4, 7, (6, 8)],
        [3, 2, 4, 3, 1, 3, 6, 5, 5, (4, 5), 6],
        [(2, 5), 0, 0, 2, 4, 6, 8, 5, 5, 8],
    ],
)
def test_a_range_that_decides(waarden: list[int | tuple[int, int]]) -> None:
    punten: list[Punt] = [Band(*w) if isinstance(w, tuple) else punt(w) for w in waarden]
    controleer_elke_waarde(punten, weglaten=True)
    controleer_elke_waarde(punten, weglaten=False)
    alle = {beoordeel(keuze).oordelen for keuze in waarden_van(punten)}
    assert len(alle) > 1


@settings(max_examples=60)
@given(reeksen(12, 18), st.booleans())
def test_what_xmr_says_of_ranges_holds_for_every_value(punten: list[Punt], weglaten: bool) -> None:
    controleer_elke_waarde(punten, weglaten=weglaten)


@settings(max_examples=60)
@given(reeksen(8, 11))
def test_what_a_run_chart_says_of_ranges_holds_for_every_value(punten: list[Punt]) -> None:
    controleer_elke_waarde(punten, weglaten=True)


@pytest.mark.alles
@settings(max_examples=1500)
@given(reeksen(8, 20), st.booleans())
def test_what_is_said_of_ranges_holds_for_every_value_full(
    punten: list[Punt], weglaten: bool
) -> None:
    controleer_elke_waarde(punten, weglaten=weglaten)


@given(st.lists(BEREIK, min_size=1, max_size=6))
def test_average_moving_range_holds_every_choice(moving: list[Band]) -> None:
    gezegd = gemiddelde_beweging(moving)
    for keuze in product(*[range(int(m.min), int(m.max) + 1) for m in moving]):
        gemiddeld = sum(keuze) / len(keuze)
        blijft = [m for m in keuze if m < 3.267 * gemiddeld] or list(keuze)
        waar = sum(blijft) / len(blijft)
        assert gezegd.min - 1e-9 <= waar <= gezegd.max + 1e-9


# --- laws, and a count of its own -----------------------------------------------------------------

GETALLEN = st.lists(st.integers(0, 30), min_size=12, max_size=30)


def los_geteld(waarden: list[int]) -> list[int]:
    """The four rules again, point by point: +1 high, -1 low, 0 ordinary."""
    n = len(waarden)
    midden = sum(waarden) / n
    moving = [abs(nu - toen) for toen, nu in pairwise(waarden)]
    gemiddeld = sum(moving) / len(moving)
    if gemiddeld:
        moving = [m for m in moving if m < 3.267 * gemiddeld]
    grens = 2.66 * sum(moving) / len(moving)
    af = [0.0 if abs(w - midden) < 1e-9 else w - midden for w in waarden]
    uit = []
    for i in range(n):
        kant = (af[i] > 0) - (af[i] < 0)
        zevens = [range(j, j + 7) for j in range(max(0, i - 6), min(i, n - 7) + 1)]
        drie = [range(j, j + 3) for j in range(max(0, i - 2), min(i, n - 3) + 1)]
        stijgt = any(all(waarden[k] < waarden[k + 1] for k in rij[:-1]) for rij in zevens)
        daalt = any(all(waarden[k] > waarden[k + 1] for k in rij[:-1]) for rij in zevens)
        ver = abs(af[i]) > grens + 1e-7
        rij_op_kant = kant and any(all(af[k] * kant > 0 for k in rij) for rij in zevens)
        dichtbij = abs(af[i]) > grens * 2 / 3 + 1e-7 and any(
            sum(af[k] * kant > grens * 2 / 3 + 1e-7 for k in rij) >= 2 for rij in drie
        )
        if ver or dichtbij or rij_op_kant:
            uit.append(kant)
        else:
            uit.append((kant or (1 if stijgt else -1)) if stijgt or daalt else 0)
    return uit


@given(GETALLEN)
def test_verdicts_agree_with_a_count_of_its_own(waarden: list[int]) -> None:
    teken = {HOOG: 1, LAAG: -1, GEWOON: 0}
    assert [teken[o] for o in xmr(reeks(waarden)).oordelen] == los_geteld(waarden)


@given(GETALLEN, st.integers(2, 9), st.integers(-50, 50))
def test_another_unit_changes_no_verdict(waarden: list[int], maal: int, plus: int) -> None:
    assert xmr(reeks(waarden)).oordelen == xmr(reeks(maal * w + plus for w in waarden)).oordelen


@given(st.lists(st.integers(0, 30), min_size=8, max_size=30))
def test_upside_down_high_is_low(waarden: list[int]) -> None:
    om = {HOOG: LAAG, LAAG: HOOG}
    recht = beoordeel(reeks(waarden)).oordelen
    assert beoordeel(reeks(-w for w in waarden)).oordelen == tuple(om.get(o, o) for o in recht)
    assert (
        beoordeel(reeks(reversed(waarden))).delen[0].midden
        == beoordeel(reeks(waarden)).delen[0].midden
    )
