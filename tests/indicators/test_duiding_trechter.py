"""The funnel ready to be drawn: points, lines, and what is left out and why."""

from dataclasses import replace

import pytest

from datasets.reference.regio import regio
from indicators.duiding import Trechter, trechter
from indicators.funnel import grenzen_aantal, ligging_aantal
from indicators.model import Figure, Interval
from indicators.reeks import punt
from tests.indicators.duidproef import NU, aandeel, aantal, deel, duin, stil, thuis, vrij

GEMEENTEN = regio("duin-en-dijk").gemeenten
TELLINGEN = [(90, 10_000), (20, 12_000), (15, 8_000), (40, 20_000), (9, 4_000), (0, 6_000)]


def van(*figuren: Figure, **regio_: object) -> Trechter:
    rij = [replace(f, gebied=g) for f, g in zip(figuren, GEMEENTEN, strict=False)]
    return trechter(vrij(*rij), duin(**regio_), thuis(), NU["kwartaal"], eigen="VB01")


def zes() -> list[Figure]:
    return [aantal(x, noemer=n) for x, n in TELLINGEN]


def test_points_lie_by_their_size_about_the_pooled_rate() -> None:
    uit = van(*zes())
    assert uit.midden == pytest.approx((2.9, 2.9))
    assert [(p.naam, p.noemer) for p in uit.punten][:2] == [
        ("Duinveen", 10_000), ("Heerwijk aan Zee", 12_000),
    ]  # fmt: skip
    for p, (x, n) in zip(uit.punten, TELLINGEN, strict=True):
        assert p.waarde == pytest.approx((1000 * x / n,) * 2)
        assert p.ligging == ligging_aantal(Interval(x, x), punt(n * 174 / 60_000))
    assert uit.punten[0].ligging == "hoog (99,8%)"


def test_areas_stand_in_order_of_name_never_of_value() -> None:
    namen = [p.naam for p in van(*zes()).punten]
    assert namen == sorted(namen)


def test_a_point_is_outside_the_lines_when_its_label_says_so() -> None:
    """Below 10, where the exact interval decides; from 10 Byar's does, which is not the line."""
    for lijn, buiten in zip(van(*zes()).lijnen, (("95%", "99,8%"), ("99,8%",)), strict=True):
        for n, onder, boven in zip(lijn.noemers, lijn.onder, lijn.boven, strict=True):
            laag, hoog = round(onder * n / 1000), round(boven * n / 1000)
            for x in {laag - 1, laag, hoog, hoog + 1} & set(range(10)):
                label = ligging_aantal(Interval(x, x), punt(n * 0.0029))
                assert any(woord in label for woord in buiten) is not (laag <= x <= hoog)


def test_the_lines_are_those_of_the_published_funnel() -> None:
    """At each size the fewest and most that chance allows there, as a rate per 1.000."""
    uit = van(*zes())
    lijn, midden = uit.lijnen[0], sum(x for x, _ in TELLINGEN) / sum(n for _, n in TELLINGEN)
    for n, onder, boven in zip(lijn.noemers, lijn.onder, lijn.boven, strict=True):
        grenzen = grenzen_aantal(n * midden)
        assert (onder * n / 1000, boven * n / 1000) == pytest.approx(grenzen)
    assert all(b > o for o, b in zip(lijn.onder, lijn.boven, strict=True))
    assert all(w <= s for w, s in zip(uit.lijnen[1].onder, lijn.onder, strict=True))


def test_small_counts_are_ranges_with_the_weakest_label() -> None:
    uit = van(aantal(3, noemer=30_000), *zes()[1:])
    assert uit.punten[0].tekst == "<5"
    assert uit.punten[0].waarde == pytest.approx((1 / 30, 4 / 30))
    assert uit.punten[0].ligging == "laag (99,8%)"


def test_what_has_no_figure_is_left_out_with_the_reason_and_never_drawn() -> None:
    uit = van(*zes()[:4], stil("niet geleverd"), stil("afgeschermd"))
    assert len(uit.punten) == 4
    assert ("Noorddijk", "Over deze periode is niets geleverd.") in uit.weggelaten
    assert len(uit.weggelaten) == 5


def test_names_of_others_where_the_region_does_not_show_them() -> None:
    uit = van(*zes(), stil("niet geleverd"), toon_namen=False)
    assert [p.naam for p in uit.punten] == ["Duinveen", *[""] * 5]
    assert {naam for naam, _ in uit.weggelaten} == {""}
    assert (
        uit.zin
        == "Van de 6 gebieden liggen er 4 buiten de trechter. Duinveen ligt hoger dan door toeval te verklaren is."
    )


def test_no_funnel_of_three_areas_or_without_a_denominator() -> None:
    drie = van(*zes()[:3])
    assert (drie.punten, drie.reden) == (
        (), "Voor een trechter zijn 4 gebieden met een cijfer nodig. Er zijn er 3.",
    )  # fmt: skip
    zonder = trechter(vrij(*zes()), duin(), thuis(noemer=""), NU["kwartaal"])
    assert zonder.reden == "Bij dit cijfer is er geen noemer. Daarom is er geen trechter."


def test_a_share_has_the_lines_of_wilson_turned_around() -> None:
    rij = [
        replace(deel(x, n), gebied=g)
        for (x, n), g in zip(((30, 400), (20, 900), (25, 500), (60, 800)), GEMEENTEN, strict=False)
    ]
    uit = trechter(vrij(*rij), duin(), aandeel(), "2024-10-01")
    assert (uit.eenheid, uit.midden) == ("%", pytest.approx((100 * 135 / 2600,) * 2))
    assert uit.punten[1].ligging == "laag (99,8%)"
