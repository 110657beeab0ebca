"""An area against a benchmark and against a target, by polarity and with ranges."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.intervals import wilson
from indicators.model import Interval, Richting
from indicators.reeks import Band, punt
from indicators.vergelijking import Doel, Kans, Norm, toets_doel, vergelijk, zonder

LAGER: Richting = "lager is beter"
HOGER: Richting = "hoger is beter"
GEEN: Richting = "geen oordeel"


def kans(x: int, n: int, *, tot: int | None = None) -> Kans:
    """Of x of n, or of x up to `tot` of n: the outermost intervals."""
    hoog = x if tot is None else tot
    return Kans(
        Band(x / n, hoog / n),
        (wilson(x, n)[0], wilson(hoog, n)[1]),
        (wilson(x, n, 0.998)[0], wilson(hoog, n, 0.998)[1]),
    )


def regio(waarde: float) -> Norm:
    return Norm("de regio", punt(waarde), gebied="regio")


# 27 of 60 is 33-58 % at 95 % (methods.md C1) and 27-64 % at 99.8 %.
@pytest.mark.parametrize(
    ("norm", "lager", "hoger", "geen"),
    [
        (0.25, "duidelijk slechter", "duidelijk beter", "duidelijk hoger"),
        (0.30, "slechter", "beter", "hoger"),
        (0.34, "vergelijkbaar", "vergelijkbaar", "vergelijkbaar"),
        (0.57, "vergelijkbaar", "vergelijkbaar", "vergelijkbaar"),
        (0.60, "beter", "slechter", "lager"),
        (0.66, "duidelijk beter", "duidelijk slechter", "duidelijk lager"),
    ],
)
def test_inside_is_similar_and_outside_goes_by_polarity(
    norm: float, lager: str, hoger: str, geen: str
) -> None:
    """methods.md B4 (Fingertips): two levels, better or worse, higher or lower without judgement."""
    for richting, oordeel in ((LAGER, lager), (HOGER, hoger), (GEEN, geen)):
        assert vergelijk("GM0361", kans(27, 60), regio(norm), richting=richting).oordeel == oordeel


def test_never_an_area_with_itself_nor_without_a_figure() -> None:
    zelf = vergelijk("regio", kans(27, 60), regio(0.2), richting=LAGER)
    assert (zelf.oordeel, zelf.reden) == (
        "niet vergeleken",
        "Een gebied wordt niet met zichzelf vergeleken.",
    )
    leeg = vergelijk("GM0361", None, regio(0.2), richting=LAGER)
    assert (leeg.oordeel, leeg.reden) == ("niet vergeleken", "Er is geen cijfer om te vergelijken.")
    zonder_norm = vergelijk("GM0361", kans(27, 60), Norm("Nederland", None, "NL"), richting=LAGER)
    assert (zonder_norm.oordeel, zonder_norm.reden) == (
        "niet vergeleken",
        "Van Nederland is er geen cijfer.",
    )


def test_of_a_range_only_what_holds_for_every_value() -> None:
    ruim = kans(25, 60, tot=30)
    assert vergelijk("GM0361", ruim, regio(0.2), richting=LAGER).oordeel == "duidelijk slechter"
    onzeker = vergelijk("GM0361", ruim, regio(0.45), richting=LAGER)
    assert (onzeker.oordeel, onzeker.reden) == (
        "niet zeker te zeggen",
        "Het hangt af van cijfers die niet precies bekend zijn.",
    )
    norm = Norm("de regio", Band(0.2, 0.5), "regio")
    assert vergelijk("GM0361", kans(27, 60), norm, richting=LAGER).oordeel == "niet zeker te zeggen"
    assert (
        vergelijk(
            "GM0361", kans(27, 60), Norm("de regio", Band(0.4, 0.5), "regio"), richting=LAGER
        ).oordeel
        == "vergelijkbaar"
    )


STERKTE = {"duidelijk slechter": "slechter", "duidelijk beter": "beter"}


@given(st.integers(0, 50), st.integers(0, 4), st.floats(0, 0.95), st.floats(0, 0.05))
def test_what_is_said_of_ranges_holds_for_every_value(
    x: int, ruimte: int, laag: float, breedte: float
) -> None:
    norm = Band(laag, laag + breedte)
    gezegd = vergelijk(
        "a", kans(x, 60, tot=x + ruimte), Norm("b", norm, "b"), richting=LAGER
    ).oordeel
    waar = {
        vergelijk("a", kans(y, 60), Norm("b", punt(q), "b"), richting=LAGER).oordeel
        for y in range(x, x + ruimte + 1)
        for q in (*norm, sum(norm) / 2)
    }
    if gezegd in {"beter", "slechter"}:
        assert {STERKTE.get(w, w) for w in waar} == {gezegd}
    elif gezegd != "niet zeker te zeggen":
        assert waar == {gezegd}


@given(st.integers(0, 60), st.floats(0, 1))
def test_polarity_turns_the_verdict_around(x: int, norm: float) -> None:
    om = {"beter": "slechter", "slechter": "beter"}
    woorden = vergelijk("a", kans(x, 60), regio(norm), richting=LAGER).oordeel.split()
    assert vergelijk("a", kans(x, 60), regio(norm), richting=HOGER).oordeel.split() == [
        om.get(w, w) for w in woorden
    ]


def test_a_benchmark_without_the_area_itself() -> None:
    assert zonder(Interval(30, 30), Interval(100, 100), Interval(10, 10), Interval(20, 20)) == (
        0.25,
        0.25,
    )
    klein = zonder(Interval(30, 30), Interval(100, 100), Interval(1, 4), Interval(20, 20))
    assert klein == (26 / 80, 29 / 80)
    assert zonder(Interval(3, 3), Interval(20, 20), Interval(3, 3), Interval(20, 20)) is None


# --- targets --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waarde", "lager", "hoger", "geen"),
    [
        (4, "gehaald", "niet gehaald", "lager"),
        (5, "gehaald", "deels gehaald", "binnen"),
        (7, "deels gehaald", "deels gehaald", "binnen"),
        (10, "deels gehaald", "gehaald", "binnen"),
        (11, "niet gehaald", "gehaald", "hoger"),
    ],
)
def test_target_that_is_a_range(waarde: float, lager: str, hoger: str, geen: str) -> None:
    doel = Doel(5, 10)
    for richting, oordeel in ((LAGER, lager), (HOGER, hoger), (GEEN, geen)):
        assert toets_doel(punt(waarde), doel, richting=richting) == oordeel


def test_target_that_is_one_value_is_reached_at_it() -> None:
    nul = Doel(0, 0)
    assert toets_doel(punt(0), nul, richting=LAGER) == "gehaald"
    assert toets_doel(punt(1), nul, richting=LAGER) == "niet gehaald"
    assert toets_doel(Band(1, 4), nul, richting=LAGER) == "niet gehaald"
    assert toets_doel(Band(0, 4), nul, richting=LAGER) == "niet zeker te zeggen"
    assert toets_doel(Band(0, 4), Doel(4, 4), richting=LAGER) == "gehaald"
    with pytest.raises(ValueError, match="laag <= hoog"):
        Doel(2, 1)


def test_target_by_the_whole_interval() -> None:
    """27 of 60: 45 %, with chance 33-58 %."""
    doel = Doel(0.5, 0.5)
    assert toets_doel(kans(27, 60).waarde, doel, richting=LAGER) == "gehaald"
    assert (
        toets_doel(Band(*kans(27, 60).interval95), doel, richting=LAGER) == "niet zeker te zeggen"
    )
    assert toets_doel(Band(*kans(270, 600).interval95), doel, richting=LAGER) == "gehaald"
