"""What stands out, what changed since a day, and who is late, at the top of Overzicht."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from datasets.levering import Sleutel
from datasets.periodes import Periode
from indicators.model import Figure, Levering, Vrijgave
from loaders.eerder import Eerder
from pages.overzicht import late, signals, since
from pages.overzicht.columns import blokken
from pages.overzicht.table import tables
from pages.shared.context_bar import Keuze
from pages.shared.figures import Beeld
from tests.pages.fakes import beeld_van, figuur, voorbeeld, zonder

K2 = Periode.van_code("2025-K2")
DAY = date(2025, 6, 30)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html)).strip()


def series(now: float, *, until: str = "2025-K2", **more: object) -> list[Figure]:
    """Fourteen quarters around 10, the newest one of choice."""
    periode = Periode.van_code(until)
    found = [figuur(now, periode=periode.code, **more)]
    for place in range(13):
        periode = periode.vorige()
        found.append(figuur(10 + place % 2, periode=periode.code, **more))
    return found


def top(beeld: Beeld, card: str = "") -> str:
    return words(signals.html(beeld, signals.judge(beeld, K2), K2, card))


def test_a_figure_that_stands_out_is_a_sentence_with_its_mark_and_its_way_on() -> None:
    beeld = beeld_van(*series(30))
    html = signals.html(beeld, signals.judge(beeld, K2), K2, "")
    assert (
        "Thuiszitters · Duinveen Eind juni 2025 zaten 30 thuiszitters thuis. Gewoon is 10 tot en "
        "met 14. ▲ Opvallend hoog Bekijk het verloop" in words(html)
    )
    assert "./gemeentebeeld?gemeente=Duinveen" in html
    assert "./vergelijken?onderwerp=Thuiszitters" in html


def test_nothing_that_stands_out_is_good_news() -> None:
    assert "Geen opvallende cijfers dit kwartaal Dat is goed nieuws: 1 kerncijfer" in top(
        beeld_van(*series(11))
    )
    year = Periode.van_code("2024/2025")
    judged = signals.judge(beeld_van(*series(11)), year)
    assert "in deze periode" in words(signals.html(beeld_van(), judged, year, ""))


def test_too_few_figures_is_not_called_good_news() -> None:
    said = top(beeld_van(figuur(14)))
    assert "nog te weinig cijfers" in said
    assert "goed nieuws" not in said


def test_at_most_four_are_written_out_and_the_rest_is_named() -> None:
    areas = ("VB01", "VB02", "VB03", "VB04", "VB05", "VB06")
    beeld = beeld_van(*(one for area in areas for one in series(30, gebied=area)))
    html = signals.html(beeld, signals.judge(beeld, K2), K2, "")
    assert html.count("<h3>") == signals.MOST
    assert "Ook opvallend: Thuiszitters Noorddijk (▲) en Thuiszitters Oosterwaard (▲)." in words(
        html
    )


def test_areas_are_in_the_order_of_their_names_never_of_their_figures() -> None:
    beeld = beeld_van(*series(20, gebied="VB03"), *series(60, gebied="VB04"))
    found = [one.figuur.gebied for one in signals.judge(beeld, K2).signals]
    assert found == ["VB03", "VB04"]


def test_who_did_not_deliver_gives_no_signal() -> None:
    beeld = beeld_van(*series(10)[1:], zonder("niet geleverd"))
    assert signals.judge(beeld, K2).signals == ()


def test_a_cell_has_the_mark_with_a_word_for_who_listens() -> None:
    keuze = Keuze(K2)
    beeld = beeld_van(*series(30))
    html = tables(beeld, blokken(beeld, keuze), keuze)
    assert "▲ opvallend hoog 30" in words(html)
    assert 'aria-label="Verloop van Thuiszitters in Duinveen"' in html
    calm = beeld_van(*series(11))
    assert "mon-teken" not in tables(calm, blokken(calm, keuze), keuze)


# -- since ------------------------------------------------------


def delivery(day: date, **more: object) -> Levering:
    one = Levering(
        "Leerplicht Duinveen", "thuiszitters", "2025-K2", "", 1, "alle", "definitief", day,
        ("VB01",), geen_gevallen=False,
    )  # fmt: skip
    return replace(one, **more)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        ([date(2025, 8, 12), date(2025, 8, 1), date(2025, 5, 5)], date(2025, 7, 31)),
        ([date(2025, 8, 12), date(2025, 8, 1)], None),
        ([], None),
    ],
)
def test_the_day_before_the_newest_round_is_chosen_first(
    days: list[date], first: date | None
) -> None:
    assert since.first_choice(delivery(day) for day in days) == first


def with_deliveries(beeld: Beeld, *deliveries: Levering) -> Beeld:
    return Beeld(beeld.regio, replace(beeld.vrijgave, leveringen=deliveries), beeld.indicatoren)


def changed(now: Beeld, before: Vrijgave, known: dict[Sleutel, int]) -> tuple[since.Since, str]:
    found = since.compare(now, Eerder(DAY, before, known), signals.judge(now, K2), K2)
    return found, words(since.html(now, found, K2))


KEY = Sleutel("Leerplicht Duinveen", "thuiszitters", "2025-K2", "")


def test_new_and_undone_deliveries_are_named() -> None:
    gone = Sleutel("Leerplicht Kogermeer", "thuiszitters", "2025-K1", "")
    now = with_deliveries(beeld_van(figuur(14)), delivery(date(2025, 8, 1)))
    found, said = changed(now, beeld_van().vrijgave, {gone: 1})
    assert [one.leverancier for one in found.new] == ["Leerplicht Duinveen"]
    assert "Thuiszitters, 2e kwartaal 2025: Leerplicht Duinveen 1 augustus 2025" in said
    assert "Teruggedraaid: Thuiszitters, 1e kwartaal 2025 (Leerplicht Kogermeer)" in said


def test_what_was_there_already_is_not_new_and_another_version_is() -> None:
    now = with_deliveries(beeld_van(figuur(14)), delivery(date(2025, 8, 1)))
    assert changed(now, beeld_van().vrijgave, {KEY: 1})[0].new == ()
    again = with_deliveries(beeld_van(figuur(14)), delivery(date(2025, 8, 1), versie=2))
    found, said = changed(again, beeld_van().vrijgave, {KEY: 1})
    assert len(found.new) == 1
    assert "opnieuw" in said


def test_a_corrected_figure_has_its_former_value_only_where_that_is_safe() -> None:
    was, nu = {"bron": "versie 1"}, {"bron": "versie 2"}
    before = beeld_van(figuur(13, **was), figuur(50, gebied="regio", **was)).vrijgave
    now = beeld_van(figuur(14, **nu), figuur(51, gebied="regio", **nu))
    said = changed(now, before, {})[1]
    assert "Thuiszitters, K2 ’25: Duinveen was 13, nu 14" in said
    assert "Hele regio gewijzigd, nu 51" in said
    assert "50" not in said


def test_many_of_one_kind_are_counted_and_can_be_opened() -> None:
    areas = ("VB01", "VB02", "VB03", "VB04")
    before = beeld_van(*(figuur(13, gebied=area, bron="versie 1") for area in areas)).vrijgave
    now = beeld_van(*(figuur(14, gebied=area, bron="versie 2") for area in areas))
    assert (
        "Thuiszitters, K2 ’25: 4 cijfers gewijzigd Duinveen was 13, nu 14"
        in (changed(now, before, {})[1])
    )


def test_signals_appear_stay_and_go() -> None:
    calm, high = series(11), series(30)
    other = series(30, gebied="VB03")
    found, said = changed(beeld_van(*high, *other), beeld_van(*calm, *other).vrijgave, {})
    assert [one.key for one in found.appeared] == [("thuiszitters", "VB01")]
    assert found.stayed == 1
    assert "Nieuw: Thuiszitters, Duinveen ▲ Opvallend hoog" in said
    assert "1 opvallend cijfer was er toen al." in said
    found, said = changed(beeld_van(*calm), beeld_van(*high).vrijgave, {})
    assert [one.key for one in found.vanished] == [("thuiszitters", "VB01")]
    assert "Voorbij: Thuiszitters, Duinveen (toen opvallend hoog, nu gewone schommeling)" in said


def test_nothing_that_changed_is_said() -> None:
    said = changed(beeld_van(figuur(14)), beeld_van(figuur(14)).vrijgave, {})[1]
    assert "Er kwam niets binnen." in said
    assert "Geen enkel cijfer is gewijzigd." in said
    assert "Er is niets nieuw opvallend, en niets voorbij." in said


# -- who is late, and what comes in ------------------------------


def test_who_did_not_deliver_is_named_with_what_is_late() -> None:
    quarter = [figuur(9, gebied=area) for area in voorbeeld().gemeenten]
    late_one = zonder("niet geleverd", gebied="VB07")
    beeld = beeld_van(*[one for one in quarter if one.gebied != "VB07"], late_one)
    one = late.Late("Leerplicht Sint Adelbert", "Thuiszitters", date(2025, 8, 11))
    said = words(late.card(beeld, K2, (one,)))
    assert said.startswith("Nog niet alles geleverd Sint Adelbert 1 levering is te laat")
    assert "Leerplicht Sint Adelbert: Thuiszitters, verwacht tot en met 11 augustus 2025" in said
    assert late.card(beeld_van(*quarter), K2, ()) == ""


def test_a_list_that_gives_no_figure_of_its_own_is_delivered_and_others_are_not() -> None:
    """The list of one office over a quarter whose municipal figures are made once a year."""
    beeld = beeld_van(figuur(14, gebied="regio", periode="2025-K3"))
    own = Levering(
        "Leerplicht Zuid", "vrijstellingen", "2025-K3", "", 1, "alle", "definitief",
        date(2025, 10, 9), ("VB01",), geen_gevallen=False,
    )  # fmt: skip
    beeld = replace(beeld, vrijgave=replace(beeld.vrijgave, leveringen=(own,)))
    k3 = Periode.van_code("2025-K3")
    assert beeld.delivered_in(k3) == ("VB01",)
    assert len(beeld.without_delivery(k3)) == len(beeld.gemeenten) - 1


def test_the_page_opens_on_what_most_have_delivered_and_says_what_comes_in() -> None:
    quarter = [figuur(9, gebied=area) for area in voorbeeld().gemeenten]
    beeld = beeld_van(*quarter, figuur(14, periode="2025-K3"))
    assert beeld.eerste_periode == K2
    said = words(signals.newer(beeld, K2))
    assert "U ziet 2e kwartaal 2025" in said
    assert "Over 3e kwartaal 2025 is er al iets van 1 gemeente van de 9." in said
    assert signals.newer(beeld, Periode.van_code("2025-K3")) == ""
    alone = beeld_van(figuur(14, periode="2025-K3"))
    assert alone.eerste_periode == Periode.van_code("2025-K3")
    assert signals.newer(alone, alone.eerste_periode) == ""
