"""The verdict on a course: which method, what it says, and when it says nothing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from datasets.reference.keuzes import Herijking
from indicators.catalog import indicatoren
from indicators.duiding import Koers, koers, koerszin
from indicators.duiding_delen import teller_en_noemer
from indicators.model import Figure, Interval, Vrijgave
from indicators.reeks import Band
from indicators.trends import beoordeel
from tests.indicators.duidproef import (
    aandeel,
    aantal,
    deel,
    duin,
    op_rij,
    reeks,
    stil,
    thuis,
    vrij,
)

RUSTIG = [14, 17, 15, 18, 16, 19, 15, 17, 18, 15, 17, 16]
NU = "2025-K2"


def van(vrijgave: Vrijgave, tot: str = NU, **regio: object) -> Koers:
    return koers(vrijgave, duin(**regio), thuis(), "VB01", tot)


def zin(vrijgave: Vrijgave, tot: str = NU, **regio: object) -> str:
    return koerszin(thuis(), van(vrijgave, tot, **regio))


def test_twelve_quarters_is_xmr() -> None:
    rustig = reeks(RUSTIG)
    assert (van(rustig).methode, van(rustig).woord) == ("XmR", "Gewone schommeling")
    assert zin(rustig) == "Dat past bij de gewone schommeling van de afgelopen 3 jaar."
    assert zin(reeks([16, *RUSTIG])).endswith("de afgelopen 13 kwartalen.")


def test_a_point_outside_the_limits_says_what_is_ordinary() -> None:
    """Mean 18.23; moving ranges without the last (24) 26 / 11: limits 11.94 and 24.52."""
    hoog = van(reeks([*RUSTIG, 40]))
    assert (hoog.woord, hoog.teken, hoog.regel, hoog.gunst) == (
        "Opvallend hoog", "▲", 1, "ongunstig",
    )  # fmt: skip
    assert zin(reeks([*RUSTIG, 40])) == (
        "Dat is opvallend hoog: meer dan de gewone schommeling van de afgelopen 13 kwartalen "
        "verklaart. Gewoon is 12 tot en met 24."
    )


@pytest.mark.parametrize(
    ("waarden", "waarom"),
    [
        ([20, 23, 20, 23, 20, 24, 17, 18, 19, 20, 21, 22, 23],
         "hoog: het stijgt al ten minste 6 kwartalen op rij"),
        ([9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 10, 15, 11, 15],
         "hoog: twee van de laatste drie kwartalen liggen ver boven het gemiddelde"),
        ([15, 13, 15, 13, 15, 13, 9, 11, 9, 11, 9, 11, 9, 11],
         "laag: het ligt al ten minste 7 kwartalen op rij onder het gemiddelde"),
    ],
)  # fmt: skip
def test_the_other_rules_in_words(waarden: list[float], waarom: str) -> None:
    assert zin(reeks(waarden)) == f"Dat is opvallend {waarom}."


def test_an_ordinary_point_after_one_that_stood_out() -> None:
    assert zin(reeks([*RUSTIG[:6], 40, *RUSTIG[6:]])).endswith(
        "Kwartaal 4 van 2023 (hoog) viel eerder op."
    )


def test_eight_to_eleven_quarters_is_a_run_chart() -> None:
    tien = reeks([13, 14, 12, 15, 14, 19, 18, 19, 17, 19])
    assert (van(tien).methode, van(tien).woord) == ("run chart", "Opvallend hoog")
    assert "meer verschoven dan door toeval te verklaren is" in zin(tien)
    assert van(reeks(RUSTIG[:10])).woord == "Gewone schommeling"


@pytest.mark.parametrize("lengte", [1, 2, 7, 9])
def test_too_few_quarters_is_silence_with_the_reason(lengte: int) -> None:
    het = "Er is er 1." if lengte == 1 else f"Er zijn er {lengte}."
    assert zin(reeks(RUSTIG[:lengte])) == (
        "Te weinig om te zeggen of dit een verandering is. Daarvoor zijn 10 kwartalen met een "
        f"cijfer nodig. {het}"
    )


def test_a_mean_below_five_is_no_xmr() -> None:
    """methods.md C3: XmR only if the mean is about 5 or more."""
    laag = van(reeks([0, 6, 0, 7, 0, 5, 0, 6, 0, 7, 0, 6]))
    assert (laag.methode, laag.laatste.onder) == ("run chart", None)
    assert van(reeks([5, 6] * 6)).methode == "XmR"


def test_a_stock_that_mostly_stands_still_is_no_xmr() -> None:
    """Two steps in fourteen quarters: the average step says nothing of ordinary ups and downs."""
    trap = [14, 14, 14, 14, 15, 15, 15, 15, 16, 16, 16, 16, 16, 16]
    assert (van(reeks(trap)).methode, van(reeks(trap)).regel) == ("run chart", 0)


def test_small_counts_are_ranges_of_which_nothing_is_sure() -> None:
    klein = reeks([3, 4, 2, 3, 1, 4, 3, 2, 4, 3, 3, 2, 4])
    assert (van(klein).methode, van(klein).woord) == ("run chart", "Niet zeker te zeggen")
    assert zin(klein).startswith("Of dat een verandering is, is niet zeker te zeggen")


def test_a_large_count_after_small_ones_is_sure() -> None:
    assert van(reeks([*[3] * 11, 30, 30])).woord == "Opvallend hoog"


# --- what the series is made of -------------------------------------------------------------------


def test_later_periods_and_other_kinds_of_period_play_no_part() -> None:
    gemengd = [
        *reeks(RUSTIG, "2024-K4").figuren.values(),
        *reeks([90, 95], "2025-K2").figuren.values(),
        *op_rij(thuis(), [aantal(400)] * 6, "2023/2024"),
    ]
    assert van(vrij(*gemengd), "2024-K4") == van(reeks(RUSTIG, "2024-K4"), "2024-K4")


def test_a_period_without_a_figure_is_a_hole() -> None:
    gat = van(reeks([*RUSTIG[:6], None, *RUSTIG[6:]]))
    assert [punt.oordeel for punt in gat.punten].count("geen cijfer") == 1
    assert (len(gat.punten), gat.punten[6].figuur) == (13, None)


@pytest.mark.parametrize("status", ["afgeschermd", "te klein", "niet geleverd", "niet bekend"])
def test_without_a_newest_figure_nothing_is_said(status: str) -> None:
    rij = op_rij(thuis(), [*map(aantal, RUSTIG), stil(status)], NU)
    assert (van(vrij(*rij)).woord, zin(vrij(*rij))) == ("Geen cijfer", "")


def test_an_incomplete_figure_is_not_judged() -> None:
    half = aantal(40, status="onvolledig", reden="Onvolledig: 8 van 9 gemeenten.")
    rij = vrij(*op_rij(thuis(), [*map(aantal, RUSTIG), half], NU))
    assert zin(rij) == "Daarom zeggen we niets over het verloop."
    # Nor does it count in a series that goes on.
    daarna = vrij(*op_rij(thuis(), [*map(aantal, RUSTIG), half, aantal(16)], NU))
    assert van(daarna).punten[-2].oordeel == "geen cijfer"
    assert van(daarna).woord == "Gewone schommeling"


# --- where a series begins anew -------------------------------------------------------------------


def met_breuk() -> Vrijgave:
    rij = op_rij(thuis(), [*[aantal(30 + w) for w in RUSTIG], *map(aantal, RUSTIG[:10])], NU)
    breuk = "Vanaf hier telt een andere bron of definitie."
    return vrij(*[replace(f, breuk=breuk) if f.periode == "2023-K1" else f for f in rij])


def test_a_break_in_the_data_begins_a_stretch() -> None:
    anders = van(met_breuk())
    assert [(stuk.van, stuk.tot, stuk.methode) for stuk in anders.stukken] == [
        (0, 12, "XmR"), (12, 22, "run chart"),
    ]  # fmt: skip
    assert anders.woord == "Gewone schommeling"
    assert zin(met_breuk()).endswith(
        "De reeks begint opnieuw in kwartaal 1 van 2023. Vanaf hier telt een andere bron of "
        "definitie."
    )


HERIJKING = Herijking(
    indicator="thuiszitters",
    gebied="VB01",
    vanaf=date(2023, 1, 1),
    reden="Het verzuimteam kreeg een nieuwe werkwijze",
    wie="J. Jansen",
    op=date(2025, 3, 3),
)


def test_a_person_begins_a_series_anew_with_name_date_and_reason() -> None:
    rij = reeks([*[30 + w for w in RUSTIG], *RUSTIG[:10]])
    assert van(rij).woord == "Opvallend laag"
    assert van(rij, herijking=(HERIJKING,)).woord == "Gewone schommeling"
    assert zin(rij, herijking=(HERIJKING,)).endswith(
        "De reeks begint opnieuw in kwartaal 1 van 2023. Het verzuimteam kreeg een nieuwe "
        "werkwijze (vastgesteld door J. Jansen op 3 maart 2025)."
    )


@pytest.mark.parametrize(
    "anders", [{"gebied": "VB02"}, {"indicator": "tlv"}, {"vanaf": date(2030, 1, 1)}]
)
def test_a_new_begin_of_something_else_is_not_ours(anders: dict[str, object]) -> None:
    rij = reeks([*[30 + w for w in RUSTIG], *RUSTIG[:10]])
    keuze = HERIJKING.model_copy(update=anders)
    assert van(rij, herijking=(keuze,)) == van(rij)


def test_a_stock_is_new_on_its_last_day_and_a_flow_from_its_first() -> None:
    rij = reeks([*[30 + w for w in RUSTIG], *RUSTIG[:10]])
    keuze = HERIJKING.model_copy(update={"vanaf": date(2023, 2, 15), "gebied": ""})
    stand = koers(rij, duin(herijking=(keuze,)), thuis(), "VB01", NU)
    stroom = koers(rij, duin(herijking=(keuze,)), thuis(stand_of_stroom="stroom"), "VB01", NU)
    assert stand.punten[stand.laatste.van].periode.code == "2023-K1"
    assert stroom.punten[stroom.laatste.van].periode.code == "2023-K2"


# --- years ----------------------------------------------------------------------------------------


def jaren(*figuren: Figure | None) -> Vrijgave:
    return vrij(*op_rij(aandeel(), figuren, "2024-10-01"))


def jaarkoers(vrijgave: Vrijgave, richting: str = "lager is beter") -> tuple[Koers, str]:
    indicator = aandeel(richting=richting)
    uit = koers(vrijgave, duin(), indicator, "VB01", "2024-10-01")
    return uit, koerszin(indicator, uit)


def test_five_years_is_the_annual_trend_test() -> None:
    op, gezegd = jaarkoers(jaren(*[deel(x, 2000) for x in (40, 60, 85, 110, 140)]))
    assert (op.methode, op.woord, op.gunst) == ("jaartrend", "Stijgt", "ongunstig")
    assert gezegd == (
        "Over de laatste 5 jaren is er een stijging die groter is dan toeval. Dat is ongunstig."
    )
    vlak, gezegd = jaarkoers(jaren(*[deel(x, 2000) for x in (60, 58, 62, 59, 61)]), "geen oordeel")
    assert vlak.woord == "Geen duidelijke trend"
    assert gezegd == "Over de laatste 5 jaren is er geen duidelijke stijging of daling."


def test_four_years_is_silence() -> None:
    _, gezegd = jaarkoers(jaren(*[deel(x, 2000) for x in (40, 60, 85, 110)]))
    assert gezegd.endswith("Voor een trend zijn 5 jaren na elkaar nodig. Er zijn er 4.")


def test_a_rate_of_years_and_a_count_without_a_denominator() -> None:
    tellers = (20, 35, 50, 70, 95)
    per_jaar = op_rij(thuis(), [aantal(x) for x in tellers], "2024/2025")
    assert koers(vrij(*per_jaar), duin(), thuis(), "VB01", "2024/2025").woord == "Stijgt"
    zonder = thuis(noemer="")
    stil_ = koers(vrij(*per_jaar), duin(), zonder, "VB01", "2024/2025")
    assert koerszin(zonder, stil_) == (
        "Te weinig om te zeggen of dit een verandering is. Daarvoor zijn 10 schooljaren met een "
        "cijfer nodig. Er zijn er 5."
    )


def test_years_of_an_estimate_are_not_tested_on_counts_that_nobody_counted() -> None:
    schatting = indicatoren()["thuiszitters_terug_jaar"]
    rij = op_rij(schatting, [deel(x, 200) for x in (40, 60, 85, 110, 140)], "2024/2025")
    uit = koers(vrij(*rij), duin(), schatting, "VB01", "2024/2025")
    assert uit.woord == "Te weinig om te zeggen"
    assert "want dit cijfer is een schatting" in koerszin(schatting, uit)


def test_years_of_a_published_percentage_say_that_its_uncertainty_is_not_known() -> None:
    gebruik = indicatoren()["jeugdhulpgebruik"]
    rij = op_rij(gebruik, [deel(x, 1000) for x in (125, 121, 119)], "2024")
    uit = koers(vrij(*rij), duin(), gebruik, "VB01", "2024")
    assert koerszin(gebruik, uit) == (
        "Te weinig om te zeggen of dit een verandering is. Daarvoor zijn 10 jaren met een cijfer "
        "nodig, want van dit gepubliceerde percentage is niet bekend hoe onzeker het is. Er zijn "
        "er 3."
    )


def test_no_counts_follow_from_an_estimate_or_from_a_rounded_share_of_a_cohort() -> None:
    precies, grof = deel(20, 45), deel(20, 45, noemer_min=40, noemer_max=49)
    cohort = indicatoren()["thuiszitters_aanbod_3m"]
    assert teller_en_noemer(cohort, precies) == (Interval(20, 20), Interval(45, 45))
    assert teller_en_noemer(cohort, grof) is None
    assert teller_en_noemer(indicatoren()["thuiszitters_terug_jaar"], precies) is None
    assert teller_en_noemer(aandeel(), grof) is not None


def test_years_of_a_share_that_is_shown_coarse_say_that_this_is_why() -> None:
    cohort = indicatoren()["thuiszitters_aanbod_3m"]
    grof = [deel(x, 45, noemer_min=40, noemer_max=49) for x in (20, 22, 25, 30, 31)]
    uit = koers(vrij(*op_rij(cohort, grof, "2024/2025")), duin(), cohort, "VB01", "2024/2025")
    assert uit.woord == "Te weinig om te zeggen"
    assert "tonen we dit aandeel afgerond of als bereik" in uit.reden
    assert uit.reden.startswith("Van 5 van de laatste 5 jaren tonen we")
    assert "noemer" not in uit.reden


def test_three_years_of_a_coarse_share_say_that_five_are_needed() -> None:
    cohort = indicatoren()["thuiszitters_aanbod_3m"]
    grof = [deel(x, 45, noemer_min=40, noemer_max=49) for x in (20, 22, 25)]
    uit = koers(vrij(*op_rij(cohort, grof, "2024/2025")), duin(), cohort, "VB01", "2024/2025")
    assert uit.reden == "Voor een trend zijn 5 jaren na elkaar nodig. Er zijn er 3."


def test_a_new_begin_among_the_five_years() -> None:
    keuze = HERIJKING.model_copy(update={"indicator": "deelname_so", "vanaf": date(2022, 8, 1)})
    rij = jaren(*[deel(x, 2000) for x in (40, 60, 85, 110, 140)])
    uit = koers(rij, duin(herijking=(keuze,)), aandeel(), "VB01", "2024-10-01")
    assert (uit.woord, uit.reden) == (
        "Te weinig om te zeggen",
        "In de laatste vijf jaren is er een breuk in de reeks.",
    )


# --- laws -----------------------------------------------------------------------------------------

GETAL = st.one_of(st.none(), st.integers(0, 60))


@settings(max_examples=60)
@given(st.lists(GETAL, min_size=1, max_size=20), st.integers(20, 60))
def test_the_points_are_judged_by_the_methods_alone(rij: list[int | None], laatste: int) -> None:
    """Nothing is added and nothing left out between the figures and `trends.beoordeel`."""
    vrijgave = reeks([30, *rij, laatste])
    uit = van(vrijgave)
    waarden = [punt.figuur for punt in uit.punten]
    banden = [
        None if f is None or f.min is None or f.max is None else (f.min, f.max) for f in waarden
    ]
    verwacht = beoordeel([None if b is None else Band(*b) for b in banden], aantallen=True)
    assert tuple(punt.oordeel for punt in uit.punten) == verwacht.oordelen
    assert uit.uitkomst == verwacht.nu
