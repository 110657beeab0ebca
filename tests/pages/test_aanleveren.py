"""The page Cijfers aanleveren, on a concept that lives in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from datasets.reference.regio import regio
from datasets.schema import StoreFout, StoreInGebruik
from loaders.aanleveren import (
    BestandNodig,
    Celplek,
    ConceptWeg,
    Ingevuld,
    Kolombeeld,
    Ontvangst,
    Probleem,
    Rijbeeld,
)
from loaders.issues import Issue
from loaders.opdracht import Herstel, Rapport, Samen, Vraag, Werkplek
from pages import aanleveren
from pages.aanleveren import certain, filetable, problems, repair, session, step_changes
from pages.aanleveren.trail import STEPS, trail
from pages.shared import block, region
from tests.pages.nep_aanlevering import KOLOMMEN, VERSCHIL, NepAanlevering

HERSTEL = "Herstel wat u invulde"


def show_trail(html: str, *, place: str) -> int | None:
    """The trail as plain HTML, and nobody clicks on it."""
    st.html(html)
    return None


SCRIPT = "from pages.aanleveren import render; render()"


class Bureau:
    """What the page works with in one test."""

    def __init__(self, plek: Werkplek) -> None:
        self.plek = plek
        self.nep = NepAanlevering.nieuw(plek, "anna")
        self.weg = False

    def nieuw(self, plek: Werkplek, wie: str) -> NepAanlevering:
        return self.nep

    def hervat(self, plek: Werkplek, concept_id: str) -> NepAanlevering:
        if self.weg or concept_id != self.nep.id:
            raise ConceptWeg
        return self.nep

    def concepten(self, plek: Werkplek, wie: str) -> list[Any]:
        return [self.nep.concept]

    def met_bestand(self, stap: int, *, gekoppeld: bool = True) -> None:
        self.nep.voeg_toe(b"x", "thuiszitters_duinveen_2025K1.xlsx")
        if gekoppeld:
            self.nep.koppel(0)
        self.nep.naar(stap)


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Bureau]:
    plek = Werkplek(regio("duin-en-dijk"), tmp_path)
    one = Bureau(plek)
    monkeypatch.setattr(region, "place", lambda **_: plek)
    monkeypatch.setattr(region, "choices", lambda: {"Duin en Dijk": "duin-en-dijk"})
    monkeypatch.setattr(region, "all_choices", lambda: {"Duin en Dijk": "duin-en-dijk"})
    monkeypatch.setattr(session, "Aanlevering", one)
    monkeypatch.setattr(session, "concepten", one.concepten)
    monkeypatch.setattr(block, "show", lambda html, *, key: None)
    monkeypatch.setattr(aanleveren, "mount", show_trail)
    return one


def open_page(bureau: Bureau, *, concept: str | None = "") -> AppTest:
    at = AppTest.from_string(SCRIPT, default_timeout=30)
    if concept is not None:
        at.query_params["concept"] = concept or bureau.nep.id
    return at.run()


def shown(at: AppTest) -> str:
    assert not at.exception
    return " ".join(block.proto.body for block in at.get("html"))


def button(at: AppTest, words: str, *, number: int = 0) -> Any:
    return [one for one in at.button if one.label == words][number]


def labels(at: AppTest) -> list[str]:
    return [one.label for one in at.button]


# -- step 1 ------------------------------------------------------------------------------------


def test_what_is_accepted_is_said_before_the_upload(bureau: Bureau) -> None:
    words = shown(open_page(bureau, concept=None))
    assert "Geen BSN of onderwijsnummer." in words
    assert "Ten hoogste 25 MB" in words
    assert 'aria-current="step"' in words


def test_a_dropped_file_goes_to_step_2_and_stands_in_the_address(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    at.file_uploader[0].set_value([("lijst.xlsx", b"PK", "application/zip")]).run()
    assert "Klopt wat we herkenden?" in shown(at)
    assert at.query_params["concept"] == bureau.nep.id


def test_a_refused_file_is_told_and_nothing_of_it_is_kept(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    at.file_uploader[0].set_value([("lijst.csv", b"BSN", "text/csv")]).run()
    words = shown(at)
    assert "lijst.csv kunnen we niet aannemen" in words
    assert "Van dit bestand is niets bewaard." in words
    assert bureau.nep.concept.stukken == ()
    assert len(at.file_uploader) == 1


def test_two_files_of_which_one_is_refused_go_on_with_the_other(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    files = [("goed.xlsx", b"PK", "application/zip"), ("fout.csv", b"BSN", "text/csv")]
    at.file_uploader[0].set_value(files).run()
    assert [one.naam for one in bureau.nep.concept.stukken] == ["goed.xlsx"]
    words = shown(at)
    assert "Klopt wat we herkenden?" in words
    assert "fout.csv kunnen we niet aannemen" in words


def test_a_fresh_visit_offers_to_go_on(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau, concept=None)
    assert "U was bezig met thuiszitters_duinveen_2025K1.xlsx. Verder?" in shown(at)
    button(at, "Ga verder").click().run()
    assert "Nog 6 fouten oplossen" in shown(at)


def test_of_many_files_the_first_are_named(bureau: Bureau) -> None:
    for number in range(9):
        bureau.nep.voeg_toe(b"x", f"lijst{number}.csv")
    words = shown(open_page(bureau, concept=None))
    assert "U was bezig met lijst0.csv, lijst1.csv, lijst2.csv en nog 6. Verder?" in words


def test_a_form_that_was_not_sent_is_offered_to_go_on_with(bureau: Bureau) -> None:
    bureau.nep.bewaar_formulier(Ingevuld("tellingen", "Leerplicht Duinveen", "2025-K1", ()))
    at = open_page(bureau, concept=None)
    assert "U was bezig met het formulier. Verder?" in shown(at)
    button(at, "Ga verder").click().run()
    assert at.selectbox(key="formulier_leverancier_tellingen").value == "Leerplicht Duinveen"


def test_throwing_away_takes_a_second_click(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau, concept=None)
    button(at, "Weggooien").click().run()
    assert bureau.nep.concept.stukken
    button(at, "Ja, gooi weg").click().run()
    assert not bureau.nep.concept.stukken


def test_a_concept_that_is_gone_is_said_and_the_page_begins_again(bureau: Bureau) -> None:
    at = open_page(bureau, concept="0123456789ab")
    assert "Dit concept is er niet meer" in shown(at)
    assert len(at.file_uploader) == 1
    assert "concept" not in at.query_params


@pytest.mark.parametrize("stap", [1, 2, 3, 4, 5])
def test_a_concept_that_goes_while_the_page_is_open_is_said_too(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch, stap: int
) -> None:
    names = {"Alkmaar": "alkmaar", "Duin en Dijk": "duin-en-dijk"}
    monkeypatch.setattr(region, "all_choices", lambda: names)
    bureau.met_bestand(stap)
    at = open_page(bureau)
    bureau.weg = True
    at.run()
    assert "Dit concept is er niet meer" in shown(at)
    assert len(at.file_uploader) == 1
    assert "concept" not in at.query_params
    assert "Dit concept is er niet meer" not in shown(at.run())


def test_a_concept_that_goes_halfway_a_run_is_said_too(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(nummer: int) -> None:
        raise ConceptWeg

    bureau.met_bestand(3)
    monkeypatch.setattr(bureau.nep, "controleer", gone)
    at = open_page(bureau)
    assert "Dit concept is er niet meer" in shown(at)
    assert len(at.file_uploader) == 1


def test_no_cases_is_a_delivery_of_its_own(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    assert button(at, "Meld dat er geen gevallen waren").disabled
    at.selectbox(key="geen_leverancier_thuiszitters").select("Leerplicht Duinveen").run()
    button(at, "Meld dat er geen gevallen waren").click().run()
    [stuk] = bureau.nep.concept.stukken
    assert stuk.geen_gevallen
    assert "Alles klopt: u kunt verder" in shown(at)


def test_the_form_becomes_a_file(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    at.selectbox(key="formulier_leverancier_tellingen").select("Leerplicht Duinveen").run()
    [first, *_] = [one for one in at.text_input if one.label == "Aantal"]
    first.set_value("12")
    button(at, "Klaar, ga controleren").click().run()
    [stuk] = bureau.nep.concept.stukken
    assert stuk.naam.startswith("Formulier Tellingen Leerplicht Duinveen")
    assert stuk.gekoppeld


def test_an_empty_form_is_not_sent(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    at.selectbox(key="formulier_leverancier_tellingen").select("Leerplicht Duinveen").run()
    button(at, "Klaar, ga controleren").click().run()
    assert "Vul eerst een of meer aantallen in." in shown(at)
    assert not bureau.nep.concept.stukken


def test_what_is_typed_in_the_form_survives_a_reload(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    at.selectbox(key="formulier_leverancier_tellingen").select("Leerplicht Duinveen").run()
    [_, second, *_] = [one for one in at.text_input if one.label == "Aantal"]
    second.set_value("12").run()
    assert at.query_params["concept"] == bureau.nep.id
    again = open_page(bureau)
    assert again.selectbox(key="formulier_leverancier_tellingen").value == "Leerplicht Duinveen"
    assert [one.value for one in again.text_input if one.label == "Aantal"][:3] == ["", "12", ""]


def test_a_row_that_was_added_to_the_form_survives_a_reload(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    at.selectbox(key="formulier_leverancier_tellingen").select("Leerplicht Duinveen").run()
    button(at, "Regel erbij").click().run()
    boxes = [one for one in at.text_input if one.label == "Aantal"]
    boxes[-1].set_value("7").run()
    values = [one.value for one in open_page(bureau).text_input if one.label == "Aantal"]
    assert (len(values), values[-1]) == (len(boxes), "7")


@pytest.mark.parametrize("stap", [2, 3])
def test_from_a_form_there_is_a_way_back_to_it_with_its_numbers(bureau: Bureau, stap: int) -> None:
    at = open_page(bureau, concept=None)
    at.selectbox(key="formulier_leverancier_tellingen").select("Leerplicht Duinveen").run()
    next(one for one in at.text_input if one.label == "Aantal").set_value("12")
    button(at, "Klaar, ga controleren").click().run()
    bureau.nep.naar(stap)
    at = open_page(bureau)
    button(at, "Terug naar het formulier").click().run()
    assert "Uw formulier" in shown(at)
    assert next(one.value for one in at.text_input if one.label == "Aantal") == "12"
    assert "Verder naar controleren" not in labels(at)
    button(at, "Klaar, ga controleren").click().run()
    assert len(bureau.nep.concept.stukken) == 1


def test_the_numbers_of_the_form_go_when_one_begins_anew(bureau: Bureau) -> None:
    at = open_page(bureau, concept=None)
    at.selectbox(key="formulier_leverancier_tellingen").select("Leerplicht Duinveen").run()
    next(one for one in at.text_input if one.label == "Aantal").set_value("12")
    button(at, "Klaar, ga controleren").click().run()
    button(at, "Terug naar het formulier").click().run()
    button(at, "Laat dit liggen en begin opnieuw").click().run()
    at.selectbox(key="formulier_leverancier_tellingen").select("Leerplicht Duinveen").run()
    assert {one.value for one in at.text_input if one.label == "Aantal"} == {""}


def test_the_region_is_asked_and_stays_while_a_file_is_open(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"Alkmaar": "alkmaar", "Duin en Dijk": "duin-en-dijk"}
    monkeypatch.setattr(region, "all_choices", lambda: names)
    box = open_page(bureau, concept=None).selectbox(key="regio")
    assert (box.label, box.value, box.disabled) == ("Voor welke regio?", "Duin en Dijk", False)
    bureau.met_bestand(3)
    assert open_page(bureau).selectbox(key="regio").disabled


# -- step 2 ------------------------------------------------------------------------------------


def test_a_column_that_is_missing_blocks_and_says_so(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    at = open_page(bureau)
    assert "Deze kolom missen we nog: ‘Woongemeente’." in shown(at)
    assert "Kies eerst welke kolom ‘Woongemeente’ is. Daarna kunt u verder." in shown(at)
    assert button(at, "Klopt, ga controleren").disabled


def test_a_suggestion_is_one_click_and_never_taken_by_itself(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    at = open_page(bureau)
    assert bureau.nep.concept.stukken[0].opdracht.kolommen == {}
    [asked] = [one for one in at.button_group if "Woonplaats gem." in one.label]
    asked.set_value("gemeente").run()
    assert bureau.nep.concept.stukken[0].opdracht.kolommen == {"Woonplaats gem.": "gemeente"}
    button(at, "Klopt, ga controleren").click().run()
    assert bureau.nep.concept.stukken[0].gekoppeld
    assert bureau.nep.concept.stap == 3


def test_proposals_have_their_reason_and_can_be_changed(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    at = open_page(bureau)
    assert "In de naam van het bestand staat 2025K1" in shown(at)
    [box] = [one for one in at.selectbox if one.label == "Over welke periode gaat het?"]
    assert box.value == "2025-K1"
    box.select("2024-K4").run()
    assert bureau.nep.concept.stukken[0].opdracht.periode == "2024-K4"


def test_a_change_in_what_is_counted_is_asked_and_kept(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.zeg(0, kolommen={"Woonplaats gem.": "gemeente"})
    at = open_page(bureau)
    [asked] = [one for one in at.button_group if one.label.startswith("Is er iets veranderd")]
    assert asked.value == "Nee"
    assert not button(at, "Klopt, ga controleren").disabled
    asked.set_value("Ja").run()
    assert "Kies eerst wat er veranderd is in wat u telt." in shown(at)
    [box] = [one for one in at.text_input if one.label == "Wat telt u nu?"]
    box.set_value("ook wie deels thuis zit").run()
    assert bureau.nep.concept.stukken[0].opdracht.definitie == "ook wie deels thuis zit"
    assert not button(at, "Klopt, ga controleren").disabled


def test_a_column_that_points_out_pupils_cannot_be_chosen(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    at = open_page(bureau)
    at.toggle[0].set_value(True).run()
    assert not [one for one in (*at.selectbox, *at.button_group) if "Achternaam" in one.label]


def test_a_question_of_the_loader_stays_on_the_page(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(nummer: int) -> None:
        raise Vraag("Van wie is dit bestand? Zeg het met --leverancier.", optie="leverancier")

    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.zeg(0, kolommen={"Woonplaats gem.": "gemeente"})
    at = open_page(bureau)
    monkeypatch.setattr(bureau.nep, "koppel", ask)
    button(at, "Klopt, ga controleren").click().run()
    words = shown(at)
    assert "Van wie is dit bestand?" in words
    assert "--" not in words.replace("<!--", "").replace("var(--", "").replace(" --", "")
    assert bureau.nep.concept.stap == 2


def test_a_question_about_the_columns_can_be_answered_anew(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose = bureau.nep.voorstel

    def ask(nummer: int) -> Any:
        if bureau.nep.concept.stukken[nummer].opdracht.periode:
            raise Vraag("Over welke periode gaat blad 2? Zeg het met --periode.", optie="periode")
        return propose(nummer)

    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.zeg(0, periode="2025-K1")
    monkeypatch.setattr(bureau.nep, "voorstel", ask)
    at = open_page(bureau)
    assert "Over welke periode gaat blad 2?" in shown(at)
    assert "Ander bestand" in labels(at)
    button(at, "Kies opnieuw wat dit bestand is").click().run()
    assert "Klopt wat we herkenden?" in shown(at)


def test_with_more_files_the_button_says_what_follows(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.voeg_toe(b"y", "tweede.xlsx")
    bureau.nep.zeg(0, kolommen={"Woonplaats gem.": "gemeente"})
    at = open_page(bureau)
    assert not [one for one in labels(at) if one.startswith("Klopt voor")]
    button(at, "Klopt, naar het volgende bestand (2 van 2)").click().run()
    assert "Bestand 2 van 2" in shown(at)
    assert "Klopt, ga controleren" in labels(at)


def test_files_that_are_certain_are_confirmed_with_one_click(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.voeg_toe(b"y", "tweede.xlsx")
    bureau.nep.voeg_toe(b"z", "derde.xlsx")
    for number in range(3):
        bureau.nep.zeg(number, kolommen={"Woonplaats gem.": "gemeente"})
    at = open_page(bureau)
    assert "derde.xlsx" in shown(at)
    button(at, "Klopt voor alle 3 bestanden").click().run()
    assert all(one.gekoppeld for one in bureau.nep.concept.stukken)
    assert bureau.nep.concept.stap == 3


def test_what_is_not_certain_is_not_confirmed_together(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.zeg(0, kolommen={"Woonplaats gem.": "gemeente"})
    said = bureau.nep.concept.stukken[0].opdracht
    sure = bureau.nep.voorstel(0)
    assert certain.is_certain(sure, said)
    for name in ("dataset", "leverancier", "periode", "dekking", "sector"):
        doubtful = replace(sure, **{name: replace(getattr(sure, name), zeker=False)})
        assert not certain.is_certain(doubtful, said)
    assert not certain.is_certain(replace(sure, ontbreekt=("begin",)), said)


def test_each_of_two_files_can_be_looked_at_again(bureau: Bureau) -> None:
    bureau.met_bestand(2)
    bureau.nep.voeg_toe(b"y", "tweede.xlsx")
    bureau.nep.koppel(1)
    at = open_page(bureau)
    assert "Bestand 1 van 2" in shown(at)
    [files] = [one for one in at.button_group if one.label == "Bestand"]
    files.set_value(1).run()
    assert "Bestand 2 van 2" in shown(at)


def test_a_file_that_left_the_memory_is_asked_for_again(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(nummer: int) -> None:
        raise BestandNodig("Kies lijst.xlsx nog een keer.")

    bureau.met_bestand(2)
    monkeypatch.setattr(bureau.nep, "voorstel", gone)
    at = open_page(bureau)
    assert "Kies lijst.xlsx nog een keer." in shown(at)
    assert len(at.file_uploader) == 1
    button(at, "Terug naar controleren").click().run()
    assert bureau.nep.concept.stap == 3


# -- step 3 ------------------------------------------------------------------------------------


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


def test_a_word_is_chosen_at_once_and_can_be_taken_back(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    [box] = [one for one in at.selectbox if "Schoolsoort" in one.label]
    assert box.value is None
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
    assert "1 regel weggelaten" in shown(at)
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


# -- steps 4 and 5 -----------------------------------------------------------------------------


def test_the_difference_is_shown_exact_and_as_lezers_see_it(bureau: Bureau) -> None:
    bureau.met_bestand(4)
    words = shown(open_page(bureau))
    assert "2 nieuwe cijfers, 2 gewijzigd" in words
    assert "<b>3</b><small> lezers zien" in words
    assert "Thuiszitters, 1e kwartaal 2025 (Leerplicht Duinveen): versie 2 in plaats van 1" in words
    assert "Het nieuwste kwartaal wordt het 1e kwartaal van 2025" in words


def test_a_reason_is_asked_when_figures_change_and_kept(bureau: Bureau) -> None:
    bureau.met_bestand(4)
    at = open_page(bureau)
    assert button(at, "Verder naar opnemen").disabled
    [reasons] = at.button_group
    reasons.set_value("Gegevens zijn verbeterd").run()
    button(at, "Verder naar opnemen").click().run()
    assert bureau.nep.concept.stukken[0].opdracht.reden == "Gegevens zijn verbeterd"
    assert bureau.nep.concept.gezien == VERSCHIL.kenmerk
    assert "Reden: Gegevens zijn verbeterd." in shown(at)


def test_an_own_reason_can_be_typed(bureau: Bureau) -> None:
    bureau.met_bestand(4)
    at = open_page(bureau)
    at.button_group[0].set_value("Iets anders").run()
    assert button(at, "Verder naar opnemen").disabled
    at.text_input[0].set_value("Twee leerlingen stonden dubbel").run()
    button(at, "Verder naar opnemen").click().run()
    assert bureau.nep.concept.stukken[0].opdracht.reden == "Twee leerlingen stonden dubbel"


def test_opnemen_gives_a_receipt_and_the_way_to_the_figures(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: list[str] = []

    def keep(html: str, *, key: str) -> None:
        links.append(html)

    monkeypatch.setattr(block, "show", keep)
    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    at = open_page(bureau)
    button(at, "Opnemen").click().run()
    assert bureau.nep.opgenomen
    assert "Thuiszitters, 1e kwartaal 2025, versie 2." in shown(at)
    assert "concept" not in at.query_params
    assert "gemeentebeeld?gemeente=Duinveen&amp;regio=Duin+en+Dijk" in links[-1]
    assert "./leveringen?opname=7&amp;regio=Duin+en+Dijk" in links[-1]
    button(at, "Nog een bestand aanleveren").click().run()
    assert len(at.file_uploader) == 1


def test_what_does_not_go_in_is_said_and_shows_the_changes_again(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    zin = "Intussen is er iets anders opgenomen. Bekijk de wijzigingen opnieuw."
    anders = Ontvangst(Samen((Rapport("x.xlsx", "te bevestigen", zin),), VERSCHIL))
    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    monkeypatch.setattr(bureau.nep, "neem_op", lambda reden: anders)
    at = open_page(bureau)
    button(at, "Opnemen").click().run()
    assert zin in shown(at)
    assert bureau.nep.concept.stap == 4


def test_a_question_about_the_source_is_answered_with_a_click(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    zin = "Thuiszitters komen al van SWV Noord-Kust. Welke telt?"
    namen = ("SWV Noord-Kust", "Leerplicht Duinveen")
    vraag = Rapport("x.xlsx", "vraag", zin, optie="leidend", opties=namen)
    bureau.met_bestand(4)
    monkeypatch.setattr(bureau.nep, "verschil", lambda: Samen((vraag,), None))
    at = open_page(bureau)
    assert zin in shown(at)
    button(at, "Leerplicht Duinveen").click().run()
    assert bureau.nep.concept.stukken[0].opdracht.leidend == "Leerplicht Duinveen"


def test_what_is_in_already_is_said_with_a_way_out(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    gelijk = Rapport("x.xlsx", "al geladen", "x.xlsx is al geladen.")
    leeg = Samen((gelijk,), type(VERSCHIL)((), 12, (), ()))
    bureau.met_bestand(4)
    monkeypatch.setattr(bureau.nep, "verschil", lambda: leeg)
    at = open_page(bureau)
    assert "Dit staat er al in" in shown(at)
    assert "Ander bestand kiezen" in labels(at)


@pytest.mark.parametrize("stap", [1, 2, 3, 4, 5])
def test_no_step_is_a_dead_end(bureau: Bureau, stap: int) -> None:
    bureau.met_bestand(stap, gekoppeld=stap > 2)
    at = open_page(bureau)
    assert any(not one.disabled for one in at.button)
    assert STEPS[stap - 1] in shown(at)


@pytest.mark.parametrize("stap", [2, 3, 4, 5])
def test_a_reload_comes_back_to_the_same_step(bureau: Bureau, stap: int) -> None:
    bureau.met_bestand(stap, gekoppeld=stap > 2)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    assert shown(open_page(bureau)) == shown(open_page(bureau))
    assert f'class="nu" aria-current="step"><b aria-hidden="true">{stap}</b>' in shown(
        open_page(bureau)
    )


def test_a_reason_is_asked_only_when_something_that_was_in_changes() -> None:
    [changed, new, _, total] = VERSCHIL.cijfers
    first = replace(VERSCHIL.regels[0], verving=None)
    assert step_changes.replaces(VERSCHIL)
    assert step_changes.replaces(replace(VERSCHIL, cijfers=(changed,), regels=(first,)))
    assert not step_changes.replaces(replace(VERSCHIL, cijfers=(new, total), regels=(first,)))


def test_two_files_about_one_delivery_are_told_apart_with_a_click(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    zin = "Twee bestanden gaan over dezelfde levering. Haal er een weg."
    dubbel = Rapport("x.xlsx", "vraag", zin, optie="dubbel")
    bureau.met_bestand(4)
    monkeypatch.setattr(bureau.nep, "verschil", lambda: Samen((dubbel,), None))
    at = open_page(bureau)
    assert zin in shown(at)
    button(at, "Haal thuiszitters_duinveen_2025K1.xlsx weg").click().run()
    assert bureau.nep.concept.stukken == ()


# -- the pieces --------------------------------------------------------------------------------


def _fout(row: int, waarde: str = "x", **more: Any) -> Probleem:
    values = {"kop": "Aantal", "waarde": waarde, "rijen": (row,), "soort": "aantal", "zin": "fout"}
    issue = Issue(ernst="fout", **(values | more))
    return Probleem(issue.kenmerk, issue)


def _controle(*found: Probleem, told: tuple[Issue, ...] = ()) -> Any:
    rapport = Rapport("x.csv", "fouten", "", told, gevonden=tuple(p.issue for p in found))
    return type("C", (), {"rapport": rapport, "problemen": found})


def test_with_more_than_16_wrong_values_only_the_summary_is_shown() -> None:
    some = tuple(_fout(row, f"w{row}") for row in range(2, 18))
    assert len(problems.open_problems(_controle(*some)).fouten) == 16
    told = (Issue("aantal", "fout", "17 verschillende waarden", kop="Aantal"),)
    many = problems.open_problems(_controle(*some, _fout(18, "w18"), told=told))
    assert many.fouten == ()
    assert [one.zin for one in many.te_veel] == ["17 verschillende waarden"]
    assert many.aantal_fouten == 1


def test_only_answers_that_look_like_what_stands_there_are_taken_together() -> None:
    spot = (Celplek("", 0, "Aantal", "aantal"),)
    sure = replace(
        _fout(2, "Duinven", suggesties=("Duinveen",)), plekken=spot, keuzes=("Duinveen", "Uitmeer")
    )
    unsure = replace(_fout(3, "Zee"), plekken=spot, keuzes=("Duinveen", "Uitmeer"))
    typed = replace(_fout(4, "x"), plekken=spot)
    assert repair.likely_repairs([sure, unsure, typed]) == [(sure, "Duinveen")]


def test_the_worst_mark_of_a_cell_is_shown() -> None:
    columns = (Kolombeeld(0, "Aantal", "aantal", False),)
    beter = Issue("x", "verbeterd", "gelezen", kop="Aantal", rijen=(4,))
    mended = Herstel("", 0, "5", was="v", rijen=(4,))
    marked = filetable.marks("", columns, (_fout(4),), (beter,), mended=(mended,))
    assert marked.kinds == {(4, 0): "fout"}
    assert filetable.marks("", columns, (), (beter,), mended=(mended,)).kinds == {
        (4, 0): "hersteld"
    }


def test_marks_of_another_sheet_are_not_shown() -> None:
    columns = (Kolombeeld(0, "Aantal", "aantal", False),)
    assert filetable.marks("Blad2", columns, (_fout(4),), ()).kinds == {}


def test_rows_with_a_question_come_with_their_neighbours() -> None:
    assert filetable.with_context([5, 9], most=50) == [4, 5, 6, 8, 9, 10]
    assert filetable.with_context([5, 9], most=4) == [4, 5, 6]


def test_a_jump_in_the_rows_is_a_gap_and_the_columns_that_are_not_read_are_empty() -> None:
    rows = (Rijbeeld(4, ("•••", "A", "", "", "", "")), Rijbeeld(9, ("•••", "B", "", "", "", "")))
    html = filetable.table(KOLOMMEN, rows, filetable.Marks())
    assert html.count("mon-sprong") == 1
    assert "niet gelezen" in html


def test_many_columns_that_are_not_read_are_named_below() -> None:
    columns = tuple(Kolombeeld(i, f"K{i}", "", False) for i in range(9))
    html = filetable.table(columns, (), filetable.Marks())
    assert "Deze 9 kolommen lezen en bewaren we niet: K0, K1" in html
    assert html.count("<th") == 1 + html.count("<thead")


def test_the_trail_says_where_the_reader_is() -> None:
    html = trail(3)
    assert html.count('class="af"') == 2
    assert html.count("aria-current") == 1
    assert trail(5, all_done=True).count('class="af"') == 5
