"""Numbers, counts and dates as Dutch exports write them."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.notatie import (
    Aantal,
    NotatieFout,
    aantal_tekst,
    bereik,
    datum,
    getal,
    lees_aantal,
    lees_datum,
    lees_getal,
    procent,
)


@pytest.mark.parametrize(
    "tekst",
    [
        "17-03-2025",
        "17-3-2025",
        "17/3/2025",
        "17 / 3 / 2025",
        "17.03.2025",
        "17-03-25",
        "17-03-'25",
        "17 mrt 2025",
        "17 mrt. 2025",
        "17-mrt-2025",
        "17-mrt-25",
        "17 maart 2025",
        "17 Maart 2025",
        "ma 17 maart 2025",
        "maandag 17 maart 2025",
        "2025-03-17",
        "2025/03/17",
        "2025-03-17 00:00:00",
        "2025-03-17T00:00:00Z",
        "17-03-2025 14:30",
        "20250317",
        "45733",
        "45733.0",
        " 17-03-2025\u00a0",
    ],
)
def test_every_dutch_notation_of_a_date(tekst: str) -> None:
    assert lees_datum(tekst) == date(2025, 3, 17)


@pytest.mark.parametrize(
    ("tekst", "jaar"),
    [("1-1-00", 2000), ("1-1-69", 2069), ("1-1-70", 1970), ("1-1-99", 1999)],
)
def test_two_digit_years_turn_at_seventy(tekst: str, jaar: int) -> None:
    assert lees_datum(tekst) == date(jaar, 1, 1)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("", "verwachtte een datum, bijvoorbeeld 17-03-2025"),
        ("onbekend", "verwachtte een datum, bijvoorbeeld 17-03-2025"),
        ("17 maartje 2025", "verwachtte een datum, bijvoorbeeld 17-03-2025"),
        ("17-03", "verwachtte een datum, bijvoorbeeld 17-03-2025"),
        ("17-03/2025", "verwachtte een datum, bijvoorbeeld 17-03-2025"),
        ("80001", "verwachtte een datum, bijvoorbeeld 17-03-2025"),
        ("\u0661\u0667-03-2025", "verwachtte een datum, bijvoorbeeld 17-03-2025"),
        (
            "03/17/2025",
            "verwachtte een datum, bijvoorbeeld 17-03-2025; "
            "de maand staat als tweede, en maand 17 bestaat niet",
        ),
        ("30-02-2025", "verwachtte een datum, bijvoorbeeld 17-03-2025; deze datum bestaat niet"),
        ("17032025", "verwachtte een datum tussen 1900 en 2100"),
        ("31-12-9999", "verwachtte een datum tussen 1900 en 2100"),
    ],
)
def test_a_text_that_is_no_date_is_refused_in_words(tekst: str, zin: str) -> None:
    with pytest.raises(NotatieFout) as fout:
        lees_datum(tekst)
    assert str(fout.value) == zin


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("0", "0"),
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567", "1234567"),
        ("-3", "-3"),
        ("\u2212 3,5", "-3.5"),
        ("+3", "3"),
        ("12,3%", "12.3"),
        ("12,3 %", "12.3"),
        ("13.5", "13.5"),
        ("13.25", "13.25"),
        ("1.234", "1234"),
        ("4,052", "4.052"),
        ("007", "7"),
    ],
)
def test_numbers(tekst: str, waarde: str) -> None:
    assert lees_getal(tekst) == Decimal(waarde)


@pytest.mark.parametrize(
    "tekst",
    ["", "-", "%", "1,234.5", "1,234,567", "1.23.456", "0.123", "1.2345", "1e3", "1_000", "12 34",
     "5 euro", "NaN", "\u0663", "1.234.5", "--3"],
)  # fmt: skip
def test_what_is_no_number(tekst: str) -> None:
    with pytest.raises(NotatieFout, match=r"^verwachtte een getal, bijvoorbeeld 1\.234,5$"):
        lees_getal(tekst)


@pytest.mark.parametrize(
    ("tekst", "aantal"),
    [
        ("0", Aantal(0, 0)),
        ("7", Aantal(7, 7)),
        ("7,0", Aantal(7, 7)),
        ("7.0", Aantal(7, 7)),
        ("1.234", Aantal(1234, 1234)),
        ("1 234", Aantal(1234, 1234)),
        ("100.000.000", Aantal(100_000_000, 100_000_000)),
        ("<5", Aantal(1, 4)),
        ("< 5", Aantal(1, 4)),
        ("Minder dan 5", Aantal(1, 4)),
        ("<10", Aantal(1, 9)),
        ("1-4", Aantal(1, 4)),
        ("1 - 4", Aantal(1, 4)),
        ("1\u20134", Aantal(1, 4)),
        ("1 t/m 4", Aantal(1, 4)),
        ("0 tot en met 4", Aantal(0, 4)),
        ("", Aantal(None, None, "niet bekend")),
        ("  ", Aantal(None, None, "niet bekend")),
        ("n.b.", Aantal(None, None, "niet bekend")),
        ("NB", Aantal(None, None, "niet bekend")),
        ("onbekend", Aantal(None, None, "niet bekend")),
        ("?", Aantal(None, None, "niet bekend")),
        (".", Aantal(None, None, "niet bekend")),
        ("x", Aantal(None, None, "niet bekend")),
        ("*", Aantal(None, None, "niet bekend")),
        ("n.v.t.", Aantal(None, None, "n.v.t.")),
    ],
)
def test_counts(tekst: str, aantal: Aantal) -> None:
    assert lees_aantal(tekst) == aantal


def test_a_dash_means_what_the_source_says() -> None:
    assert lees_aantal("-", streep="nul") == Aantal(0, 0)
    assert lees_aantal("\u2013", streep="onbekend") == Aantal(None, None, "niet bekend")
    with pytest.raises(NotatieFout) as fout:
        lees_aantal("-")
    assert str(fout.value) == (
        "verwachtte een aantal; een streepje kan nul of niet bekend betekenen, "
        "vul 0 in of maak de cel leeg"
    )


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("7,5", "verwachtte een heel aantal, zonder cijfers achter de komma"),
        ("-3", "verwachtte een aantal van 0 of meer"),
        ("100.000.001", "verwachtte een aantal van ten hoogste 100 miljoen"),
        ("12%", "verwachtte een aantal, bijvoorbeeld 12 of <5, geen percentage"),
        (
            "9-5",
            "verwachtte een aantal, bijvoorbeeld 12 of <5; "
            "het eerste getal is groter dan het tweede",
        ),
        ("<1", "verwachtte een aantal, bijvoorbeeld 12 of <5; minder dan 1 kan hier niet"),
        (">10", "verwachtte een aantal, bijvoorbeeld 12 of <5"),
        ("10+", "verwachtte een aantal, bijvoorbeeld 12 of <5"),
        ("#N/B", "verwachtte een aantal, bijvoorbeeld 12 of <5"),
        ("17-03-2025", "verwachtte een aantal, bijvoorbeeld 12 of <5"),
    ],
)
def test_what_is_no_count(tekst: str, zin: str) -> None:
    with pytest.raises(NotatieFout) as fout:
        lees_aantal(tekst)
    assert str(fout.value) == zin


def test_writing() -> None:
    assert getal(1234.5, 1) == "1.234,5"
    assert getal(1234567) == "1.234.567"
    assert getal(-3) == "\u22123"
    assert getal(2.5) == "3"
    assert getal(-0.4) == "0"
    assert getal(0.285, 2) == "0,29"
    assert procent(12.34) == "12,3%"
    assert bereik(22, 25) == "22\u201325"
    assert bereik(7, 7) == "7"
    assert bereik(12.04, 13.0, 1) == "12,0\u201313,0"
    assert datum(date(2025, 8, 12)) == "12 augustus 2025"
    assert aantal_tekst(1, "thuiszitter", "thuiszitters") == "1 thuiszitter"
    assert aantal_tekst(0, "thuiszitter", "thuiszitters") == "0 thuiszitters"
    assert aantal_tekst(1400, "leerling", "leerlingen") == "1.400 leerlingen"


@pytest.mark.parametrize("x", [float("nan"), float("inf")])
def test_no_finite_number_is_not_written(x: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        getal(x)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_written_number_is_read_back(x: Decimal) -> None:
    assert lees_getal(getal(x, 3)) == x


@given(st.integers(0, 100_000_000))
def test_a_written_count_is_read_back(n: int) -> None:
    assert lees_aantal(getal(n)) == Aantal(n, n)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_written_date_is_read_back(dag: date) -> None:
    assert lees_datum(datum(dag)) == dag
    assert lees_datum(f"{dag:%d-%m-%Y}") == dag
    assert lees_datum(f"{dag:%Y%m%d}") == dag


@given(st.dates(date(1960, 1, 1), date(2100, 12, 31)))
def test_the_day_number_of_excel(dag: date) -> None:
    assert lees_datum(str((dag - date(1960, 1, 1)) // timedelta(days=1) + 21916)) == dag


@given(st.text() | st.from_regex(r"[0-9 .,<>%/-]{0,12}"))
def test_reading_raises_nothing_but_its_own_error(tekst: str) -> None:
    for lees in (lees_datum, lees_getal, lees_aantal):
        with suppress(NotatieFout):
            lees(tekst)
