"""Step 1 of Cijfers aanleveren: a file, the form, no cases, and what one was busy with."""

from __future__ import annotations

import pytest

from loaders.aanleveren import (
    ConceptWeg,
    Ingevuld,
)
from pages.shared import region
from tests.pages.bureau import Bureau, button, labels, open_page, shown


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
