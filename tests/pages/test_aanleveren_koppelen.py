"""Step 2 of Cijfers aanleveren: what the file and its columns are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from loaders.aanleveren import (
    BestandNodig,
)
from loaders.keuzes import Keuze
from loaders.opdracht import Vraag
from pages.aanleveren import certain
from tests.pages.bureau import Bureau, button, labels, open_page, shown

ALLES_IN_EEN = "Neem het voorstel over en ga controleren"


def test_a_column_that_is_missing_blocks_and_says_so(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.zeg(0, kolommen={"Woonplaats gem.": ""})
    at = open_page(bureau)
    assert "Deze kolom missen we nog: ‘Woongemeente’." in shown(at)
    assert "Kies eerst welke kolom ‘Woongemeente’ is. Daarna kunt u verder." in shown(at)
    assert button(at, "Klopt, ga controleren").disabled
    assert ALLES_IN_EEN not in labels(at)


def test_when_only_a_proposal_is_left_one_click_takes_it_over_and_goes_on(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    at = open_page(bureau)
    assert "‘Woonplaats gem.’ is Woongemeente. Klopt dat niet, kies dan hierboven" in shown(at)
    assert "Klopt, ga controleren" not in labels(at)
    button(at, ALLES_IN_EEN).click().run()
    assert not at.exception
    [stuk] = bureau.nep.concept.stukken
    assert stuk.opdracht.kolommen == {"Woonplaats gem.": "gemeente"}
    assert stuk.gekoppeld
    assert bureau.nep.concept.stap == 3


def test_with_another_question_open_the_proposal_does_not_end_the_step(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    at = open_page(bureau)
    [asked] = [one for one in at.button_group if one.label.startswith("Is er iets veranderd")]
    asked.set_value("Ja").run()
    assert ALLES_IN_EEN not in labels(at)
    assert button(at, "Klopt, ga controleren").disabled


def test_what_came_out_otherwise_by_the_proposal_is_shown_before_the_check(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    voorstel = bureau.nep.voorstel

    def anders(nummer: int) -> Any:
        gezegd = bureau.nep.concept.stukken[nummer].opdracht
        keuze = Keuze("2024-K4" if gezegd.kolommen else "2025-K1", "de datums", ("2024-K4",))
        return replace(voorstel(nummer), periode=keuze)

    monkeypatch.setattr(bureau.nep, "voorstel", anders)
    at = open_page(bureau)
    button(at, ALLES_IN_EEN).click().run()
    assert "De voorstellen zijn overgenomen." in shown(at)
    assert not bureau.nep.concept.stukken[0].gekoppeld
    assert bureau.nep.concept.stap == 2
    assert not button(at, "Klopt, ga controleren").disabled


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
    assert ALLES_IN_EEN in labels(at)


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
