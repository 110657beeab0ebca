"""Step 3 of Cijfers aanleveren: what is wrong, repaired in place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from datasets.schema import StoreFout, StoreInGebruik
from loaders.aanleveren import Controle, Probleem
from loaders.issues import Issue
from tests.pages.bureau import HERSTEL, Bureau, button, open_page, shown
from tests.pages.nep_lijst import GEMIST, WAARSCHUWING


def test_problems_are_counted_and_the_way_on_is_closed_with_a_reason(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    words = shown(at)
    assert "Nog 6 fouten oplossen en 2 waarschuwingen bekijken" in words
    assert "U kunt verder zodra alle fouten zijn opgelost" in words
    assert button(at, "Verder naar wijzigingen").disabled


def test_texts_of_the_file_are_escaped(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    words = shown(open_page(bureau))
    assert "<script>alert(1)" not in words
    assert "&lt;script&gt;alert(1)" in words


def test_both_rows_get_the_chosen_municipality(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    button(at, "Herstel beide").click().run()
    assert {bureau.nep.rijen_nu[row][1] for row in (6, 8)} == {"Sint Adelbert"}
    assert "Nog 5 fouten oplossen" in shown(at)
    assert "<del>St. Adelbert</del>" in shown(at)


def test_a_repair_that_changes_nothing_is_said(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    button(at, HERSTEL).click().run()
    assert "Er is nog niets veranderd." in shown(at)
    assert bureau.nep.hersteld == ()


def test_each_row_of_an_empty_cell_has_its_own_box(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    boxes = [one for one in at.text_input if one.label.endswith(("regel 9", "regel 10"))]
    assert [one.label for one in boxes] == [
        "Juiste waarde voor Eerste dag thuis, regel 9",
        "Juiste waarde voor Eerste dag thuis, regel 10",
    ]
    boxes[0].set_value("01-02-2025")
    boxes[1].set_value("02-02-2025")
    button(at, HERSTEL).click().run()
    assert (bureau.nep.rijen_nu[9][2], bureau.nep.rijen_nu[10][2]) == ("01-02-2025", "02-02-2025")


def test_two_dates_in_the_wrong_order_change_places_in_one_click(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    button(at, "Wissel de twee datums om").click().run()
    assert bureau.nep.rijen_nu[7][2:4] == ["10-01-2025", "20-01-2025"]
    assert "Nog 5 fouten oplossen" in shown(at)


def test_what_was_typed_elsewhere_stays_when_two_dates_change_places(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    label = "Juiste waarde voor Eerste dag thuis, regel 5"
    next(one for one in at.text_input if one.label == label).set_value("14-12-2024")
    button(at, "Wissel de twee datums om").click().run()
    assert next(one for one in at.text_input if one.label == label).value == "14-12-2024"
    assert bureau.nep.rijen_nu[5][2] == "14-13-2025"


def test_the_enter_key_in_a_box_never_swaps_dates(bureau: Bureau) -> None:
    """That key presses the first button of a form."""
    bureau.met_bestand(3)
    at = open_page(bureau)
    [form] = [one for one in at.get("form") if one.proto.form.form_id.startswith("typen_")]
    assert not form.proto.form.enter_to_submit


def test_a_word_is_chosen_at_once_and_can_be_taken_back(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    [box] = [one for one in at.button_group if "Schoolsoort" in one.label]
    assert not box.value
    box.select("vso").run()
    assert bureau.nep.concept.stukken[0].opdracht.woorden == {"schoolsoort": {"speciaal": "vso"}}
    button(at, "Terugdraaien").click().run()
    assert bureau.nep.concept.stukken[0].opdracht.woorden == {"schoolsoort": {}}


def test_a_quick_answer_is_one_click(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    button(at, "Niet bekend").click().run()
    assert bureau.nep.rijen_nu[11][4] == "n.b."


def test_a_repair_can_be_taken_back(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    button(at, "Herstel beide").click().run()
    button(at, "Terugdraaien").click().run()
    assert bureau.nep.rijen_nu[6][1] == "St. Adelbert"


def test_rows_can_be_left_out_and_taken_back(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    at.checkbox[0].check()
    button(at, HERSTEL).click().run()
    assert "Opgelost: </b><span>1 regel weggelaten" in shown(at)
    button(at, "Toch meenemen").click().run()
    assert bureau.nep.concept.stukken[0].opdracht.weggelaten == ()


def test_when_all_is_done_the_way_on_is_open(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    bureau.nep.laat_weg(0, "Export", (5, 6, 7, 8, 9, 10, 11))
    at = open_page(bureau)
    assert "Geen fouten. Nog 2 waarschuwingen bekijken" in shown(at)
    for _ in range(2):
        button(at, "Ja, dit klopt").click().run()
    assert "Alles klopt: u kunt verder" in shown(at)
    button(at, "Verder naar wijzigingen").click().run()
    assert bureau.nep.concept.stap == 4


def test_a_failing_click_is_raised_inside_the_page(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*values: object, **named: object) -> None:
        raise RuntimeError("kapot")

    bureau.met_bestand(3)
    at = open_page(bureau)
    monkeypatch.setattr(bureau.nep, "los_op", fail)
    button(at, "Herstel beide").click().run()
    assert len(at.exception) == 1


@pytest.mark.parametrize("fout", [StoreInGebruik("Het is bezet."), StoreFout("Het past niet.")])
def test_a_store_that_cannot_is_said_and_the_same_click_can_be_done_again(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, fout: Exception
) -> None:
    take = bureau.nep.neem_op
    answers: list[Exception] = [fout]

    def once(reden: str) -> Any:
        if answers:
            raise answers.pop()
        return take(reden)

    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    monkeypatch.setattr(bureau.nep, "neem_op", once)
    at = open_page(bureau)
    button(at, "Opnemen").click().run()
    assert f"{fout} Wat u deed is bewaard." in shown(at)
    assert not bureau.nep.opgenomen
    button(at, "Probeer opnieuw").click().run()
    assert bureau.nep.opgenomen
    assert "Ontvangstbewijs" in shown(at)


@pytest.mark.parametrize(("stap", "name"), [(2, "voorstel"), (3, "controleer"), (4, "verschil")])
def test_a_step_that_meets_a_busy_store_can_be_tried_again(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, stap: int, name: str
) -> None:
    def busy(*values: object) -> None:
        raise StoreInGebruik("De gegevens zijn nu in gebruik.")

    bureau.met_bestand(stap)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(bureau.nep, name, busy)
        at = open_page(bureau)
        assert "De gegevens zijn nu in gebruik. Wat u deed is bewaard." in shown(at)
    button(at, "Probeer opnieuw").click().run()
    assert "in gebruik" not in shown(at)
    assert bureau.nep.concept.stap == stap


def test_a_warning_that_a_repair_brings_is_news_and_one_that_stood_there_is_not(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = bureau.nep.controleer
    bureau.met_bestand(3)

    def check(nummer: int) -> Controle:
        found = own(nummer)
        repaired = bureau.nep.rijen_nu[11][4] == "n.b."
        kept = [one for one in found.problemen if repaired or one.issue is not GEMIST]
        return replace(found, problemen=tuple(kept))

    monkeypatch.setattr(bureau.nep, "controleer", check)
    at = open_page(bureau)
    assert 'mon-nieuws"' not in shown(at)
    button(at, "Niet bekend").click().run()
    assert 'mon-nieuws"' in shown(at)
    button(at, "Ja, dit klopt").click().run()
    assert 'mon-nieuws"' not in shown(at)


def test_the_last_answer_brings_the_reader_to_the_way_on(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    bureau.nep.laat_weg(0, "Export", (5, 6, 7, 8, 9, 10, 11))
    at = open_page(bureau)
    button(at, "Ja, dit klopt").click().run()
    assert 'mon-nieuws"' not in shown(at)
    button(at, "Ja, dit klopt").click().run()
    assert 'mon-nieuws"' in shown(at)


def test_a_heavy_warning_stands_above_the_errors_and_has_its_own_answer(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    words = shown(at)
    assert words.index("Kijk hier eerst naar") < words.index(">Fouten<")
    assert words.index(">Fouten<") < words.index(">Waarschuwingen<")
    assert not [one for one in at.button if "waarschuwingen kloppen" in one.label]
    button(at, "Kies een ander bestand").click().run()
    assert bureau.nep.concept.stap == 1
    assert bureau.nep.bevestigd == frozenset()


def test_a_confirmed_warning_stays_in_view_and_can_be_taken_back(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    button(at, "Ja, dit klopt").click().run()
    assert bureau.nep.bevestigd == {WAARSCHUWING.kenmerk}
    assert "U bevestigde dit" in shown(at)
    later = shown(open_page(bureau))
    assert "U bevestigde: Langewaard, 1e kwartaal 2025: Langewaard: 52 thuiszitters" in later
    button(at, "Toch niet").click().run()
    assert bureau.nep.bevestigd == frozenset()


def test_a_solved_error_stays_in_its_place_until_the_step_is_left(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    before = [one.label for one in at.button_group]
    [box] = [one for one in at.button_group if "Schoolsoort" in one.label]
    box.select("vso").run()
    assert "‘speciaal’ is nu ‘vso’" in shown(at)
    assert len(at.button_group) == len(before)
    button(at, "Maak ongedaan").click().run()
    assert bureau.nep.concept.stukken[0].opdracht.woorden == {"schoolsoort": {}}
    assert "Opgelost" not in shown(at)


def test_another_word_can_be_chosen_in_the_place_of_a_solved_error(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    [box] = [one for one in at.button_group if "Schoolsoort" in one.label]
    box.select("vso").run()
    [again] = [one for one in at.button_group if one.label.startswith("Kies iets anders")]
    assert again.value == "vso"
    again.select("so").run()
    assert bureau.nep.concept.stukken[0].opdracht.woorden == {"schoolsoort": {"speciaal": "so"}}


@pytest.mark.parametrize(("rows", "first"), [(range(4, 11), True), (range(4, 7), False)])
def test_a_file_of_another_office_is_said_before_its_rows(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, rows: range, first: bool
) -> None:
    """Most rows are about a municipality of another office: not the rows are wrong, the file is."""
    own = bureau.nep.controleer
    issue = Issue(
        "buiten de dekking", "fout", "deze leverancier spreekt niet voor deze gemeente",
        blad="Export", waarde="Uitmeer", rijen=tuple(rows),
    )  # fmt: skip

    def check(nummer: int) -> Controle:
        found = own(nummer)
        return replace(found, problemen=(*found.problemen, Probleem(issue.kenmerk, issue)))

    bureau.met_bestand(3)
    monkeypatch.setattr(bureau.nep, "controleer", check)
    words = shown(open_page(bureau))
    told = f"{len(rows)} van de 8 regels gaan over Uitmeer"
    assert (told in words) == first
    assert not first or words.index(told) < words.index(">Fouten<")


def test_an_error_in_the_whole_file_has_ways_out(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = bureau.nep.controleer
    issue = Issue("niets in de periode", "fout", "geen enkele regel valt in kwartaal 1 van 2025")

    def check(nummer: int) -> Controle:
        return replace(own(nummer), problemen=(Probleem(issue.kenmerk, issue),))

    bureau.met_bestand(3)
    monkeypatch.setattr(bureau.nep, "controleer", check)
    at = open_page(bureau)
    button(at, "Naar Kolommen koppelen").click().run()
    assert bureau.nep.concept.stap == 2
