"""Which period is shown for the one that was chosen."""

from datasets.periodes import Periode
from reports.series import choices, momenten, most_common, newest, periode_of, year_before
from tests.pages.fakes import figuur

K2 = Periode.van_code("2025-K2")


def series(*codes: str) -> list[object]:
    return [figuur(n, periode=code) for n, code in enumerate(codes, start=5)]


def test_newest_is_the_last_that_had_ended() -> None:
    assert newest(series("2025-K1", "2025-K2", "2025-K3"), K2).periode == "2025-K2"
    assert newest(series("2023", "2024", "2025"), K2).periode == "2024"
    assert newest(series("2025-K3"), K2) is None


def test_school_year_is_shown_with_the_quarter_that_closes_it() -> None:
    flow = {"indicator": "thuiszitters_instroom"}
    years = [figuur(5, periode=code, **flow) for code in ("2023/2024", "2024/2025")]
    assert newest(years, K2).periode == "2024/2025"
    assert newest(years, K2.vorige()).periode == "2023/2024"


def stock(code: str, bron: str = "Leerplicht Duinveen, 4e kwartaal 2024") -> object:
    return figuur(7, periode=code, bron=bron, indicator="thuiszitters_langer_3m")


def test_school_year_of_a_stock_is_its_1_october() -> None:
    years = [stock("2022/2023"), stock("2024/2025")]
    assert (periode_of(years[1]).kort(), periode_of(years[1]).lang()) == (
        "1 okt ’24",
        "1 oktober 2024",
    )
    for chosen in ("2024-K4", "2025-K1", "2025-K2"):
        assert newest(years, Periode.van_code(chosen)).periode == "2024/2025"
    assert newest(years, Periode.van_code("2024-K3")).periode == "2022/2023"
    axis = momenten(years, periode_of(years[1]))
    assert [one.periode.kort() for one in axis] == ["1 okt ’22", "1 okt ’23", "1 okt ’24"]


def test_a_flow_and_what_was_delivered_per_school_year_stay_a_school_year() -> None:
    delivered = stock("2024/2025", "SWV Kust, schooljaar 2024/25, ontvangen 12 augustus 2025")
    flow = figuur(7, periode="2024/2025", indicator="thuiszitters_instroom")
    for one in (delivered, flow):
        assert periode_of(one).lang() == "schooljaar 2024/25"
        assert newest([one], K2.vorige()) is None


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


def test_a_cohort_that_is_still_followed_gives_way_to_the_one_before_it() -> None:
    k2 = Periode.van_code("2025-K2")
    now = figuur(status="nog niet te zeggen", tekst="nog niet te zeggen")
    before = figuur(63, periode="2025-K1")
    assert newest([before, now], k2) == before
    assert newest([now], k2) == now
    # a duration that half of them have not reached yet is an answer
    long = figuur(status="nog niet te zeggen", tekst="nog niet bereikt")
    assert newest([before, long], k2) == long
