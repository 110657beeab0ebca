"""Which period is shown for the one that was chosen."""

from datasets.periodes import Periode
from reports.series import choices, momenten, most_common, newest, year_before
from tests.pages.fakes import figuur

K2 = Periode.van_code("2025-K2")


def series(*codes: str) -> list[object]:
    return [figuur(n, periode=code) for n, code in enumerate(codes, start=5)]


def test_newest_is_the_last_that_had_ended() -> None:
    assert newest(series("2025-K1", "2025-K2", "2025-K3"), K2).periode == "2025-K2"
    assert newest(series("2023", "2024", "2025"), K2).periode == "2024"
    assert newest(series("2025-K3"), K2) is None


def test_school_year_is_shown_with_the_quarter_that_closes_it() -> None:
    years = series("2023/2024", "2024/2025")
    assert newest(years, K2).periode == "2024/2025"
    assert newest(years, K2.vorige()).periode == "2023/2024"


def test_axis_has_an_empty_place_for_each_hole() -> None:
    axis = momenten(series("2024-K3", "2025-K1", "2025-K2"), K2)
    assert [m.periode.code for m in axis] == ["2024-K3", "2024-K4", "2025-K1", "2025-K2"]
    assert [m.figuur is None for m in axis] == [False, True, False, False]


def test_axis_has_one_kind_of_period_and_an_end() -> None:
    many = series(*(f"{year}-K{k}" for year in range(2018, 2026) for k in (1, 2, 3, 4)), "2024")
    axis = momenten(many, K2)
    assert len(axis) == 14
    assert {m.periode.soort for m in axis} == {"kwartaal"}


def test_axis_of_nothing_is_empty() -> None:
    assert momenten([], K2) == []


def test_year_before() -> None:
    four = series("2024-K2", "2025-K1", "2025-K2")
    assert year_before(four, four[-1]).periode == "2024-K2"
    assert year_before(four, four[1]) is None


def test_choices_are_quarters_and_what_is_newer_or_else_everything() -> None:
    codes = ("2024", "2025-K1", "2025-K2", "2024/2025", "2023/2024")
    assert [p.code for p in choices(map(Periode.van_code, codes))] == ["2025-K2", "2025-K1"]
    codes = ("2021", "2022", "2024-10-01", "2023/2024")
    shown = [p.code for p in choices(map(Periode.van_code, codes))]
    assert shown == ["2024-10-01", "2023/2024", "2022", "2021"]
    assert choices([]) == []


def test_most_common() -> None:
    codes = ["2024", "2023", "2024"]
    assert most_common([Periode.van_code(code) for code in codes]).code == "2024"
    assert most_common([]) is None
