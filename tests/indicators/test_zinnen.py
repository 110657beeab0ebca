"""Sentences say what a value can be, and no more."""

from dataclasses import replace

import pytest

from indicators.catalog import indicatoren
from indicators.model import Figure
from indicators.zinnen import stand_van_zaken, verschil
from tests.pages.fakes import figuur, indicator, klein, zonder

THUIS = indicator()
AANDEEL = indicatoren()["jeugdhulpgebruik"]
TOEN = "2024-K2"
DAG = "Eind juni 2025"
EERDER = "dan een jaar eerder."
TOEVAL = " Dat verschil kan toeval zijn."
ONVOLLEDIG = "Onvolledig: alleen scholen in 9 gemeenten."


@pytest.mark.parametrize(
    ("nu", "toen", "zin"),
    [
        (figuur(14), None, f"{DAG} zaten 14 thuiszitters thuis."),
        (figuur(14), figuur(17), f"{DAG} zaten 14 thuiszitters thuis, 3 minder {EERDER}{TOEVAL}"),
        (
            figuur(14),
            figuur(14),
            f"{DAG} zaten 14 thuiszitters thuis, evenveel als een jaar eerder.",
        ),
        (figuur(0), figuur(6), f"{DAG} zaten geen thuiszitters thuis, 6 minder {EERDER}{TOEVAL}"),
        (klein(), None, f"{DAG} zaten minder dan 5 thuiszitters thuis."),
        (
            klein(),
            figuur(9),
            f"{DAG} zaten minder dan 5 thuiszitters thuis. "
            "Het verschil met een jaar eerder is niet te zeggen.",
        ),
        (
            figuur(9),
            klein(),
            f"{DAG} zaten 9 thuiszitters thuis. "
            "Het verschil met een jaar eerder is niet te zeggen.",
        ),
        (figuur(9), zonder("niet geleverd"), f"{DAG} zaten 9 thuiszitters thuis."),
        (
            figuur(22, 25),
            figuur(28, 30),
            f"{DAG} zaten 22 tot en met 25 thuiszitters thuis, 3 tot 8 minder {EERDER}{TOEVAL}",
        ),
        (figuur(22, 25), figuur(24), f"{DAG} zaten 22 tot en met 25 thuiszitters thuis."),
        (
            figuur(9, breuk="Andere leverancier."),
            figuur(12),
            f"{DAG} zaten 9 thuiszitters thuis.",
        ),
        (
            figuur(32, 128, status="onvolledig", reden=ONVOLLEDIG),
            figuur(12),
            f"{DAG} zaten ten minste 32 thuiszitters thuis. {ONVOLLEDIG}",
        ),
        (zonder("niet geleverd"), figuur(9), "Dit is niet geleverd."),
        (
            zonder("te klein", reden=""),
            None,
            "Over kwartaal 2 van 2025 is er geen cijfer: te klein.",
        ),
    ],
)  # fmt: skip
def test_sentence(nu: object, toen: object, zin: str) -> None:
    assert stand_van_zaken(THUIS, nu, toen) == zin


def test_percentage() -> None:
    nu = figuur(12.8, tekst="12,8%", periode="2024")
    toen = figuur(12.3, tekst="12,3%", periode="2023")
    zin = (
        "In 2024 kreeg 12,8% van de jongeren tot en met 17 jaar jeugdhulp, 0,5 procentpunt meer dan "
        f"een jaar eerder.{TOEVAL}"
    )
    assert stand_van_zaken(AANDEEL, nu, toen) == zin
    assert verschil(AANDEEL, nu, figuur(12.84)) == "evenveel"


def test_every_share_says_what_it_is_a_share_of() -> None:
    for one in indicatoren().values():
        if one.procenten:
            # What goes before a semicolon says of whom.
            assert "{n} van de " in one.zin or "; " in one.zin, one.id
    verblijf = indicatoren()["jeugdhulp_met_verblijf"]
    assert verblijf.korte_titel == "Met verblijf, van jongeren met jeugdhulp"
    zin = stand_van_zaken(verblijf, figuur(7.3, tekst="7,3%", periode="2022"), None)
    assert zin == "In 2022 verbleef 7,3% van de jongeren met jeugdhulp buiten het eigen gezin."


def test_school_year_stock_is_that_of_1_october() -> None:
    zin = stand_van_zaken(THUIS, figuur(9, periode="2024/2025"), None)
    assert zin == "Op 1 oktober 2024 zaten 9 thuiszitters thuis."


def test_a_day_is_on_and_a_period_is_in() -> None:
    zin = stand_van_zaken(THUIS, figuur(9, periode="2024-10-01"), None)
    assert zin == "Op 1 oktober 2024 zaten 9 thuiszitters thuis."


NU_95, TOEN_95 = {"onder95": 7.7, "boven95": 23.5}, {"onder95": 9.9, "boven95": 27.2}


def test_a_difference_that_chance_can_explain_is_said_to_be_so() -> None:
    zin = stand_van_zaken(THUIS, figuur(14, **NU_95), figuur(17, **TOEN_95))
    assert zin.endswith(f"3 minder {EERDER} Dat verschil kan toeval zijn.")


def test_what_was_found_of_the_course_goes_before_chance_between_two_figures() -> None:
    toen, oordeel = figuur(17, **TOEN_95), "Dat is opvallend laag."
    zin = stand_van_zaken(THUIS, figuur(14, **NU_95), toen, oordeel)
    assert zin.endswith(f"3 minder {EERDER} {oordeel}")
    assert stand_van_zaken(THUIS, figuur(14), None, oordeel).endswith(f"thuis. {oordeel}")


@pytest.mark.parametrize(
    ("nu", "toen"),
    [
        (figuur(14, **NU_95), figuur(60, onder95=45.8, boven95=77.2)),
        (figuur(14, **NU_95), figuur(14, **NU_95)),
        (figuur(14, **NU_95), klein(**TOEN_95)),
        (klein(**NU_95), figuur(17, **TOEN_95)),
        (zonder("afgeschermd", **NU_95), figuur(17, **TOEN_95)),
        (figuur(14, **NU_95), None),
    ],
)
def test_nothing_is_said_of_chance(nu: object, toen: object) -> None:
    assert "toeval" not in stand_van_zaken(THUIS, nu, toen)


def test_chance_can_explain_a_difference_of_shares_and_one_of_which_it_is_not_known() -> None:
    share = indicatoren()["grensverkeer"]
    nu, toen = figuur(12.8, tekst="12,8%", **NU_95), figuur(11.8, tekst="11,8%", **TOEN_95)
    assert stand_van_zaken(share, nu, toen).endswith(f"1,0 procentpunt meer {EERDER}{TOEVAL}")
    ver = figuur(60, tekst="60%", onder95=45.8, boven95=77.2)
    assert "toeval" not in stand_van_zaken(share, nu, ver)
    los = replace(nu, onder95=None, boven95=None)
    assert stand_van_zaken(AANDEEL, los, ver).endswith(TOEVAL)


GROF, EERDER_GROF = figuur(37.5, 42.5, tekst="40%"), figuur(47.5, 52.5, tekst="50%")


@pytest.mark.parametrize(
    ("nu", "toen", "hoe"),
    [
        (GROF, EERDER_GROF, "ongeveer 40%"),  # 5 of 12 and 6 of 12: 8,3 apart, not 10
        (GROF, figuur(50, tekst="50%"), "ongeveer 40%"),
        (figuur(50, tekst="50%"), GROF, "50%"),
        (figuur(20, 30, tekst="20–30%"), EERDER_GROF, "20 tot 30%"),
    ],
)
def test_of_a_rounded_share_or_a_range_no_difference_is_named(
    nu: Figure, toen: Figure, hoe: str
) -> None:
    share = indicatoren()["thuiszitters_aanbod_3m"]
    zin = stand_van_zaken(share, nu, toen)
    assert f"van hen had {hoe}" in zin
    assert zin.endswith("Het verschil met een jaar eerder is niet te zeggen.")
    assert "procentpunt" not in zin


@pytest.mark.parametrize(
    ("nu", "zin"),
    [
        (figuur(1), "Eind juni 2025 zat 1 thuiszitter thuis."),
        (figuur(0, 4), "Eind juni 2025 zaten ten hoogste 4 thuiszitters thuis."),
        (figuur(0, 1), "Eind juni 2025 zat ten hoogste 1 thuiszitter thuis."),
        (figuur(1, 9), "Eind juni 2025 zaten 1 tot en met 9 thuiszitters thuis."),
        (klein(), "Eind juni 2025 zaten minder dan 5 thuiszitters thuis."),
        (figuur(1, 9, status="klein", tekst="<10"), "Eind juni 2025 zaten minder dan 10 thuiszitters thuis."),
        (figuur(1, 1, status="onvolledig", reden=ONVOLLEDIG), f"Eind juni 2025 zat ten minste 1 thuiszitter thuis. {ONVOLLEDIG}"),
        (figuur(1, 40, status="onvolledig", reden=ONVOLLEDIG), f"Eind juni 2025 zat ten minste 1 thuiszitter thuis. {ONVOLLEDIG}"),
        (figuur(0, 4, status="onvolledig", reden=ONVOLLEDIG), f"Over kwartaal 2 van 2025 is er maar een deel van het cijfer. {ONVOLLEDIG}"),
    ],
)  # fmt: skip
def test_number_agreement_of_noun_and_verb(nu: Figure, zin: str) -> None:
    assert stand_van_zaken(THUIS, nu, None) == zin


def test_a_range_of_a_share_is_written_in_words() -> None:
    nu = figuur(0.8, 3.6, tekst="0,8–3,6%", periode="2024")
    assert (
        stand_van_zaken(AANDEEL, nu, None)
        == "In 2024 kreeg 0,8 tot 3,6% van de jongeren tot en met 17 jaar jeugdhulp."
    )
