"""Periods in every notation of the sources, and the steps between them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.periodes import Periode, PeriodeFout, Periodesoort, lees_met_status


@pytest.mark.parametrize(
    "tekst",
    ["2025-K2", "2025K2", "2025 K2", "K2 2025", "K2-2025", "K2 '25", "k2 \u201925",
     "2e kwartaal 2025", "2de kwartaal 2025", "2e kwartaal van 2025", "tweede kwartaal 2025",
     "kwartaal 2 van 2025", "Kwartaal 2 2025", "kw 2 2025", "2e kw. 2025", "Q2-2025", "Q2 2025",
     "2025-Q2", "2025Q2", "2025KW02", "2025 2e kwartaal", "2025 kwartaal 2"],
)  # fmt: skip
def test_quarters(tekst: str) -> None:
    assert Periode.lees(tekst) == Periode(
        "kwartaal", "2025-K2", date(2025, 4, 1), date(2025, 6, 30)
    )


def test_a_bare_quarter_number_needs_the_kind() -> None:
    assert Periode.lees("2025-2", "kwartaal").code == "2025-K2"
    with pytest.raises(PeriodeFout):
        Periode.lees("2025-2")
    with pytest.raises(PeriodeFout):
        Periode.lees("2025-5", "kwartaal")


@pytest.mark.parametrize(
    "tekst",
    ["2024/2025", "2024-2025", "2024 - 2025", "2024\u20132025", "2024/'25", "2024/\u201925",
     "2024/25", "24/25", "schooljaar 2024-2025", "Schooljaar 2024/25", "SJ 2024-2025", "2024SJ00"],
)  # fmt: skip
def test_school_years(tekst: str) -> None:
    assert Periode.lees(tekst) == Periode(
        "schooljaar", "2024/2025", date(2024, 8, 1), date(2025, 7, 31)
    )


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("2022", "2022"),
        ("2022JJ00", "2022"),
        ("2022.0", "2022"),
        ("jaar 2022", "2022"),
        ("1e halfjaar 2022", "2022-H1"),
        ("2022-H1", "2022-H1"),
        ("2022HJ01", "2022-H1"),
        ("eerste halfjaar 2022", "2022-H1"),
        ("2024-10-01", "2024-10-01"),
        ("20241001", "2024-10-01"),
        ("1 oktober 2024", "2024-10-01"),
        ("1-10-2024", "2024-10-01"),
        ("peildatum 1-10-2024", "2024-10-01"),
        ("per 1 oktober 2024", "2024-10-01"),
        ("99/00", "1999/2000"),
    ],
)
def test_other_kinds(tekst: str, code: str) -> None:
    assert Periode.lees(tekst).code == code


def test_a_day_number_of_excel_needs_the_kind() -> None:
    assert Periode.lees("45566", "peildatum").code == "2024-10-01"
    with pytest.raises(PeriodeFout):
        Periode.lees("45566")


@pytest.mark.parametrize(
    ("tekst", "soort", "zin"),
    [
        ("lente", None, "verwachtte een periode, bijvoorbeeld 2e kwartaal 2025 of 2024/2025"),
        ("", "kwartaal", "verwachtte een kwartaal, bijvoorbeeld 2e kwartaal 2025"),
        ("K5 2025", "kwartaal", "verwachtte een kwartaal, bijvoorbeeld 2e kwartaal 2025"),
        ("2024-10", "kwartaal", "verwachtte een kwartaal, bijvoorbeeld 2e kwartaal 2025"),
        ("3e halfjaar 2025", "halfjaar", "verwachtte een halfjaar, bijvoorbeeld 1e halfjaar 2024"),
        (
            "2024/2026",
            None,
            "verwachtte een schooljaar van twee opeenvolgende jaren, bijvoorbeeld 2024/2025",
        ),
        (
            "2024/2025",
            "kwartaal",
            "verwachtte een kwartaal, bijvoorbeeld 2e kwartaal 2025; dit is een schooljaar",
        ),
        ("1066", None, "verwachtte een jaar tussen 1900 en 2100"),
        (
            "2022*",
            "kalenderjaar",
            "verwachtte een kalenderjaar, bijvoorbeeld 2024",
        ),
    ],
)
def test_what_is_no_period(tekst: str, soort: Periodesoort | None, zin: str) -> None:
    with pytest.raises(PeriodeFout) as fout:
        Periode.lees(tekst, soort)
    assert str(fout.value) == zin


def test_the_stars_of_cbs() -> None:
    jaar = Periode.van_code("2022")
    assert lees_met_status("2022") == (jaar, "definitief")
    assert lees_met_status("2022*") == (jaar, "voorlopig")
    assert lees_met_status("2022 **") == (jaar, "nader voorlopig")
    assert lees_met_status("2025 2e kwartaal*")[0].code == "2025-K2"
    with pytest.raises(PeriodeFout):
        lees_met_status("2022***")


@pytest.mark.parametrize(
    ("code", "lang", "kort", "zin", "vorige", "jaar_eerder"),
    [
        ("2025-K2", "2e kwartaal 2025", "K2 \u201925", "kwartaal 2 van 2025", "2025-K1", "2024-K2"),
        ("2025-K1", "1e kwartaal 2025", "K1 \u201925", "kwartaal 1 van 2025", "2024-K4", "2024-K1"),
        ("2024/2025", "schooljaar 2024/25", "2024/25", "schooljaar 2024/25",
         "2023/2024", "2023/2024"),
        ("2024", "2024", "2024", "2024", "2023", "2023"),
        ("2024-H1", "1e halfjaar 2024", "H1 \u201924", "halfjaar 1 van 2024", "2023-H2", "2023-H1"),
        ("2024-10-01", "1 oktober 2024", "1 okt \u201924", "1 oktober 2024",
         "2023-10-01", "2023-10-01"),
    ],
)  # fmt: skip
def test_writing_and_stepping(
    code: str, lang: str, kort: str, zin: str, vorige: str, jaar_eerder: str
) -> None:
    periode = Periode.van_code(code)
    assert (periode.lang(), periode.kort(), periode.zin()) == (lang, kort, zin)
    assert periode.vorige().code == vorige
    assert periode.jaar_eerder().code == jaar_eerder
    assert periode.vorige().volgende() == periode
    assert Periode.lees(periode.lang()) == periode


def test_a_leap_day_moves_to_the_last_of_february() -> None:
    assert Periode.van_code("2024-02-29").jaar_eerder().code == "2023-02-28"


def test_a_quarter_belongs_to_the_school_year_of_its_last_day() -> None:
    schooljaren = [Periode.van_code(f"2024-K{n}").schooljaar().code for n in (1, 2, 3, 4)]
    assert schooljaren == ["2023/2024", "2023/2024", "2024/2025", "2024/2025"]
    assert Periode.van_code("2024-10-01").schooljaar().code == "2024/2025"
    assert Periode.van_code("2024/2025").schooljaar().code == "2024/2025"
    with pytest.raises(PeriodeFout):
        Periode.van_code("2024").schooljaar()


def test_quarters_of_a_period() -> None:
    def codes(code: str) -> list[str]:
        return [kwartaal.code for kwartaal in Periode.van_code(code).kwartalen()]

    assert codes("2024/2025") == ["2024-K3", "2024-K4", "2025-K1", "2025-K2"]
    assert codes("2024") == ["2024-K1", "2024-K2", "2024-K3", "2024-K4"]
    assert codes("2024-H2") == ["2024-K3", "2024-K4"]
    assert codes("2024-K3") == ["2024-K3"]
    with pytest.raises(PeriodeFout):
        codes("2024-10-01")


def test_days_in_a_period_and_order() -> None:
    kwartaal = Periode.van_code("2025-K2")
    assert kwartaal.bevat(date(2025, 4, 1))
    assert kwartaal.bevat(date(2025, 6, 30))
    assert not kwartaal.bevat(date(2025, 7, 1))
    codes = ["2025-K1", "2024-K4", "2024-K1"]
    op_volgorde = sorted(map(Periode.van_code, codes), key=Periode.sleutel)
    assert [p.code for p in op_volgorde] == codes[::-1]


@pytest.mark.parametrize(
    "code", ["2025-K5", "K2 2025", "2024/2026", "2024-13-01", "2024-02-30", "", "2024-H3", "1066"]
)
def test_a_text_that_is_no_code(code: str) -> None:
    with pytest.raises(PeriodeFout):
        Periode.van_code(code)


@given(st.dates(date(1902, 1, 1), date(2098, 12, 31)), st.integers(1, 4))
def test_codes_and_titles_are_read_back(dag: date, deel: int) -> None:
    jaar = dag.year
    codes = [f"{jaar}-K{deel}", f"{jaar}-H{deel % 2 + 1}", f"{jaar}/{jaar + 1}", str(jaar)]
    for code in [*codes, dag.isoformat()]:
        periode = Periode.van_code(code)
        assert periode.code == code
        assert Periode.lees(code) == periode
        assert Periode.lees(periode.lang()) == periode
        assert periode.bevat(periode.eerste)
        assert periode.bevat(periode.laatste)
        assert not periode.volgende().bevat(periode.laatste)


@given(st.text() | st.from_regex(r"[0-9KkQ/ '*-]{0,12}"))
def test_reading_raises_nothing_but_its_own_error(tekst: str) -> None:
    for lees in (Periode.lees, Periode.van_code, lees_met_status):
        with suppress(PeriodeFout):
            lees(tekst)
