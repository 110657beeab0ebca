"""What a reader sees of a curve of durations: no step holds fewer ended cases than may be shown."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from indicators.catalog import indicatoren
from indicators.model import Figure, Indicator, Interval, Kromme, Krommepunt, RuweFiguur
from indicators.soorten_verloop import Duur
from indicators.survival import NOG_NIET_BEREIKT, uit_stukken
from indicators.vrijgave import Lezer, lees_vrijgave
from indicators.weergave import Beleid
from indicators.weergave_verloop import toon_kromme, toon_verloop
from tests.indicators.proef import Proef
from tests.indicators.test_tabellen_verloop import DUUR, JAAR, kwartaallijsten

THUIS = indicatoren()["thuiszitters_duur"]


def ruw(dagen: list[int], nog: list[int] | None = None) -> RuweFiguur:
    """Cases that ended after so many days, and cases that were last seen after so many."""
    stukken = [(-1, dag, "terug") for dag in dagen] + [(-1, dag, "") for dag in nog or []]
    assert isinstance(THUIS, Duur)
    return RuweFiguur(
        THUIS.id, "regio", JAAR, "", "bekend",
        teller=Interval(len(dagen), len(dagen)), rest=Interval(len(nog or []), len(nog or [])),
        kromme=THUIS.lees(uit_stukken(stukken)),
    )  # fmt: skip


def getoond(figuur: RuweFiguur, k: int = 5) -> tuple[Figure, tuple[Krommepunt, ...]]:
    beleid = Beleid(k=k)
    wie: Indicator = THUIS
    boven = toon_verloop(figuur, wie, beleid)
    return boven, toon_kromme(figuur, boven, beleid)


def stappen(punten: tuple[Krommepunt, ...]) -> list[tuple[int, int]]:
    return [(p.week, p.procent) for p in punten]


def test_of_twenty_cases_a_quarter_is_one_step() -> None:
    """One ends in each week: 5 of 20 after 5 weeks. The last five are not followed to their end."""
    figuur, punten = getoond(ruw([7 * week for week in range(1, 21)]))
    assert figuur.tekst == "10 weken"
    assert stappen(punten) == [(5, 75), (10, 50), (15, 25)]


def test_of_ten_cases_only_the_median_is_shown() -> None:
    _, punten = getoond(ruw([7 * week for week in range(1, 11)]))
    assert stappen(punten) == [(5, 50)]


def test_under_ten_cases_nothing_is_shown() -> None:
    figuur, punten = getoond(ruw([7 * week for week in range(1, 10)]))
    assert figuur.tekst == "te klein"
    assert punten == ()


def test_a_step_of_fewer_than_five_ends_is_left_out() -> None:
    """10 of 50 ended, 30 got out of sight, and of the 10 that are left each is 8 percent.

    So 80 percent is passed with the 10th end, and 70, 60 and 50 with the 12th, 13th and 14th.
    """
    figuur, punten = getoond(ruw([7 * week for week in range(1, 21)], nog=[73] * 30))
    assert figuur.tekst == "14 weken"
    assert stappen(punten) == [(5, 90), (14, 50)]


def test_where_fewer_than_five_are_in_sight_the_line_ends() -> None:
    """12 of 24 ended, 8 got out of sight: of the 4 that are left nothing is said."""
    _, punten = getoond(ruw([7 * week for week in range(1, 17)], nog=[85] * 8))
    assert stappen(punten) == [(6, 75), (12, 50)]


def test_a_curve_that_stays_above_a_half_says_how_far_it_came() -> None:
    """5 of 20 had ended after 5 weeks, the others were still at home after a year."""
    figuur, punten = getoond(ruw([7 * week for week in range(1, 6)], nog=[400] * 15))
    assert figuur.tekst == NOG_NIET_BEREIKT
    # (7 + 14 + 21 + 28 + 35 + 15 * 365) / 20 = 279 days.
    assert figuur.reden.endswith("In het eerste jaar duurde het gemiddeld 40 weken.")
    assert stappen(punten) == [(5, 75)]


def test_without_a_year_of_sight_there_is_no_mean_of_it() -> None:
    figuur, _ = getoond(ruw([7 * week for week in range(1, 6)], nog=[364] * 15))
    assert figuur.tekst == NOG_NIET_BEREIKT
    assert "gemiddeld" not in figuur.reden


def test_a_stricter_indicator_asks_for_ten_in_each_step() -> None:
    """Of 60 that each end on another day 10 percent is 6 of them: of every two steps one goes."""
    _, vijf = getoond(ruw(list(range(7, 67))))
    _, tien = getoond(ruw(list(range(7, 67))), k=10)
    assert [p.procent for p in vijf] == [90, 80, 70, 60, 50, 40, 30, 20, 10]
    assert [p.procent for p in tien] == [70, 50, 30]


def test_of_what_is_incomplete_no_chance_is_shown() -> None:
    heel = ruw([7 * week for week in range(1, 21)])
    assert getoond(heel)[1][1].onder95 is not None
    assert {p.onder95 for p in getoond(replace(heel, onvolledig="zonder Helmdal"))[1]} == {None}


def test_a_hidden_duration_has_no_curve() -> None:
    figuur = ruw([7 * week for week in range(1, 21)])
    dicht = replace(toon_verloop(figuur, THUIS, Beleid()), min=None, max=None, tekst="·")
    assert toon_kromme(figuur, dicht, Beleid()) == ()
    assert toon_kromme(replace(figuur, kromme=Kromme(7, 7)), dicht, Beleid()) == ()


@given(
    dagen=st.lists(st.integers(1, 300), min_size=1, max_size=80),
    nog=st.lists(st.integers(1, 400), max_size=40),
)
def test_between_two_points_at_least_five_ended_and_the_median_is_one(
    dagen: list[int], nog: list[int]
) -> None:
    figuur, punten = getoond(ruw(dagen, nog))
    if punten:
        assert len(dagen) + len(nog) >= 10
    kromme = ruw(dagen, nog).kromme
    treden = {t.procent: t for t in (kromme.treden if kromme else ())}
    ends = [treden[p.procent].geeindigd for p in punten]
    assert all(b - a >= 5 for a, b in pairwise(ends))
    assert [p.procent for p in punten] == sorted({p.procent for p in punten}, reverse=True)
    assert [p.week for p in punten] == sorted(p.week for p in punten)
    for punt, einde in zip(punten, ends, strict=True):
        if punt.procent == 50 and figuur.min is not None:
            assert figuur.min in (7 * punt.week, 0)
        elif punt.procent != 50:
            assert 5 <= einde <= len(dagen) + len(nog) - 5


def test_the_curve_comes_back_from_the_vrijgegeven_file(tmp_path: Path) -> None:
    """40 pupils who came home on 1 July 2024 and went back one by one, every third day."""
    begin = date(2024, 7, 1)
    gevallen = [(begin, begin + timedelta(days=3 * n), "zelfde school") for n in range(1, 41)]
    lijsten = kwartaallijsten(gevallen, ("2024-K3", "2024-K4"))
    proef = Proef(tmp_path, "duin-en-dijk").laad(*lijsten)
    punten = lees_vrijgave(proef.plek.map_regio, Lezer()).kromme(DUUR, "regio", JAAR)
    # A fifth of 40 is 8 cases: 12 ended on day 36, 20 on day 60, 28 on day 84. At 90 and 10
    # percent 4 had ended, or 4 were left.
    assert stappen(punten) == [(5, 70), (9, 50), (12, 30)]
    assert proef.figuur(DUUR, "regio", JAAR).min == 7 * 9
