"""The address of Cijfers aanleveren, the trail, two windows, and the receipt after a reload."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from loaders.aanleveren import ConceptOpgenomen, Ingevuld
from loaders.opdracht import Werkplek
from pages.aanleveren import address, receipts
from pages.aanleveren.trail import trail
from pages.shared import block
from tests.pages.bureau import Bureau, button, open_page, shown

NU = 'class="nu" aria-current="step"><b aria-hidden="true">{}</b>'


def at_step(at: AppTest) -> int:
    """The step of which the trail says that it is now."""
    words = shown(at)
    [step] = [one for one in range(1, 6) if NU.format(one) in words]
    return step


def go_to(at: AppTest, **to: str) -> AppTest:
    """What the back and forward buttons of the browser do."""
    for name, value in to.items():
        at.query_params[name] = value
    return at.run()


def solve_all(bureau: Bureau) -> None:
    bureau.nep.laat_weg(0, "Export", (5, 6, 7, 8, 9, 10, 11))
    bureau.nep.bevestig(0, *(one.kenmerk for one in bureau.nep.controleer(0).problemen))


# -- the step ----------------------------------------------------------------------------------


def test_the_address_follows_the_step(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    bureau.nep.zeg(0, kolommen={"Woonplaats gem.": "gemeente"})
    at = open_page(bureau)
    assert at.query_params["stap"] == "2"
    button(at, "Klopt, ga controleren").click().run()
    assert at.query_params["stap"] == "3"


def test_back_and_forward_go_from_step_to_step_and_nothing_is_lost(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    bureau.nep.los_op(0, bureau.nep.controleer(0).problemen[0], "Sint Adelbert")
    said = bureau.nep.concept.stukken
    at = open_page(bureau)
    for step in (2, 1, 2, 3):
        assert at_step(go_to(at, stap=str(step))) == step
        assert bureau.nep.concept.stap == step
    assert bureau.nep.concept.stukken == said


def test_a_reload_after_going_back_stays_there(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    go_to(open_page(bureau), stap="2")
    assert at_step(open_page(bureau, stap="2")) == 2


def test_the_address_never_leads_past_what_the_concept_allows(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    assert at_step(open_page(bureau, stap="5")) == 2
    bureau.nep.koppel(0)
    assert at_step(open_page(bureau, stap="5")) == 3
    solve_all(bureau)
    at = open_page(bureau, stap="5")
    assert at_step(at) == 4
    assert at.query_params["stap"] == "4"
    bureau.nep.zag("gezien")
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    assert at_step(open_page(bureau, stap="5")) == 5


@pytest.mark.parametrize("step", ["0", "6", "-1", "3.0", "drie", "", "٣"])
def test_a_step_that_is_none_is_ignored(bureau: Bureau, step: str) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau, stap=step)
    assert at_step(at) == 3
    assert at.query_params["stap"] == "3"


def test_a_step_without_a_concept_is_the_first(bureau: Bureau) -> None:
    assert at_step(open_page(bureau, concept=None, stap="4")) == 1


def test_after_a_reload_a_form_or_a_file_still_leads_on(bureau: Bureau) -> None:
    bureau.nep.bewaar_formulier(Ingevuld("tellingen", "Leerplicht Duinveen", "2025-K1", ()))
    at = open_page(bureau, stap="1")
    next(one for one in at.text_input if one.label == "Aantal").set_value("12")
    button(at, "Klaar, ga controleren").click().run()
    assert at_step(at) == 3
    assert at.query_params["stap"] == "3"


# -- the trail ---------------------------------------------------------------------------------


def test_the_trail_says_where_the_reader_is() -> None:
    html = trail(3)
    assert html.count('class="af"') == 2
    assert html.count("aria-current") == 1
    assert '<h2 class="mon-hoor" tabindex="-1">Stap 3 van 5: Controleren</h2>' in html
    assert trail(5, all_done=True).count('class="af"') == 5


def test_steps_that_are_done_are_buttons_with_a_name() -> None:
    html = trail(3, open_=range(1, 4))
    assert html.count("<button") == 2
    assert '<button type="button" data-stap="2">' in html
    assert "<span>Kolommen koppelen</span>" in html
    assert " (klaar, ga hierheen)</span>" in html
    assert "<button" not in trail(5, all_done=True)


@pytest.mark.parametrize(
    ("step", "gekoppeld", "found"),
    [(1, False, "2"), (1, True, "23"), (2, False, "1"), (2, True, "13"), (3, True, "12")],
)
def test_what_can_be_gone_to_is_a_button(
    bureau: Bureau, step: int, gekoppeld: bool, found: str
) -> None:
    bureau.met_bestand(step, gekoppeld=gekoppeld)
    words = shown(open_page(bureau))
    assert [one for one in "12345" if f'data-stap="{one}"' in words] == [*found]


def test_without_a_file_there_is_nothing_to_go_to(bureau: Bureau) -> None:
    assert "data-stap" not in shown(open_page(bureau, concept=None))


def test_a_click_on_a_done_step_goes_back_and_nothing_is_lost(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    said = bureau.nep.concept.stukken
    bureau.klik = 2
    at.run()
    assert at_step(at) == 2
    assert at.query_params["stap"] == "2"
    assert bureau.nep.concept.stukken == said


def test_a_click_further_than_is_possible_goes_as_far_as_it_can(bureau: Bureau) -> None:
    bureau.met_bestand(2)
    at = open_page(bureau)
    bureau.klik = 5
    assert at_step(at.run()) == 3


# -- two windows -------------------------------------------------------------------------------


def test_what_changed_in_another_window_is_not_overwritten(bureau: Bureau) -> None:
    bureau.met_bestand(2, gekoppeld=False)
    at = open_page(bureau)
    bureau.nep.zeg(0, kolommen={"Woonplaats gem.": "gemeente"})
    [box] = [one for one in at.selectbox if one.label == "Over welke periode gaat het?"]
    box.select("2024-K4").run()
    assert "U hebt dit bestand ook in een ander venster open" in shown(at)
    assert bureau.nep.concept.stukken[0].opdracht.periode == ""
    [box] = [one for one in at.selectbox if one.label == "Over welke periode gaat het?"]
    box.select("2024-K4").run()
    assert "ander venster" not in shown(at)
    assert bureau.nep.concept.stukken[0].opdracht.periode == "2024-K4"
    assert bureau.nep.concept.stukken[0].opdracht.kolommen == {"Woonplaats gem.": "gemeente"}


def test_several_answers_at_once_are_about_what_was_shown_too(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    first, second = [one for one in at.text_input if one.label.endswith(("regel 9", "regel 10"))]
    first.set_value("01-02-2025")
    second.set_value("02-02-2025")
    button(at, "Herstel wat u invulde").click().run()
    assert "ander venster" not in shown(at)
    assert (bureau.nep.rijen_nu[9][2], bureau.nep.rijen_nu[10][2]) == ("01-02-2025", "02-02-2025")


def test_another_window_that_only_goes_to_a_step_is_no_change(bureau: Bureau) -> None:
    bureau.met_bestand(3)
    at = open_page(bureau)
    bureau.nep.naar(3)
    bureau.nep.zag("iets")
    button(at, "Niet bekend").click().run()
    assert "ander venster" not in shown(at)
    assert bureau.nep.rijen_nu[11][4] == "n.b."


# -- the receipt -------------------------------------------------------------------------------


def take_in(bureau: Bureau) -> AppTest:
    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    at = open_page(bureau)
    return button(at, "Opnemen").click().run()


def test_the_receipt_is_in_the_address_and_there_after_a_reload(bureau: Bureau) -> None:
    at = take_in(bureau)
    assert at.query_params["bewijs"] == "7"
    assert "concept" not in at.query_params
    bureau.bewijzen = {(7,): ("Thuiszitters, 1e kwartaal 2025, versie 2.",)}
    bureau.weg = True
    words = shown(open_page(bureau, concept=None, bewijs="7"))
    assert "Ontvangstbewijs" in words
    assert "Thuiszitters, 1e kwartaal 2025, versie 2." in words
    assert "Klopt er toch iets niet?" in words


@pytest.fixture
def links(bureau: Bureau, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a page shows in blocks of its own, where its links are."""
    shown_in: list[str] = []

    def keep(html: str, *, key: str) -> None:
        shown_in.append(html)

    monkeypatch.setattr(block, "show", keep)
    return shown_in


def test_after_a_reload_the_receipt_leads_to_its_delivery(bureau: Bureau, links: list[str]) -> None:
    bureau.bewijzen = {(7,): ("Versie 2.",)}
    open_page(bureau, concept=None, bewijs="7")
    assert "./leveringen?opname=7" in links[-1]


def test_the_receipt_of_what_was_undone_says_so_and_leads_to_no_figures(
    bureau: Bureau, links: list[str]
) -> None:
    bureau.bewijzen = {(7,): ("Versie 2.",)}
    bureau.terug = ("Levering 7 is teruggedraaid op 2 maart 2026 om 16.59 uur, door anna.",)
    words = shown(open_page(bureau, concept=None, bewijs="7"))
    assert bureau.terug[0] in words
    assert "tellen niet mee in de monitor" in words
    assert "en tellen mee" not in words
    assert "of draai deze levering terug" not in words
    assert not any("gemeentebeeld" in one for one in links)
    assert "./leveringen?opname=7" in links[-1]


def test_the_receipt_of_this_visit_is_made_again_once_the_figures_are_others(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = take_in(bureau)
    assert "en tellen mee" in shown(at)
    bureau.bewijzen = {(7,): ("Versie 2.",)}
    bureau.terug = ("Levering 7 is teruggedraaid op 2 maart 2026 om 16.59 uur, door anna.",)
    assert "en tellen mee" in shown(at.run())
    monkeypatch.setattr(receipts, "nieuwste", lambda folder: Path("na.duckdb"))
    assert "Levering 7 is teruggedraaid" in shown(at.run())


def test_back_from_the_receipt_shows_it_again_and_not_a_concept_that_is_gone(
    bureau: Bureau,
) -> None:
    at = take_in(bureau)
    bureau.weg = True
    del at.query_params["bewijs"]
    words = shown(go_to(at, concept=bureau.nep.id, stap="5"))
    assert "Ontvangstbewijs" in words
    assert "er niet meer" not in words


def test_the_address_of_a_concept_that_went_in_shows_its_receipt(bureau: Bureau) -> None:
    bureau.bewijzen = {(7,): ("Thuiszitters, 1e kwartaal 2025, versie 2.",)}
    bureau.opgenomen_als = (7,)
    at = open_page(bureau, stap="5")
    assert "Thuiszitters, 1e kwartaal 2025, versie 2." in shown(at)
    assert at.query_params["bewijs"] == "7"
    assert "concept" not in at.query_params


def test_opnemen_in_a_second_window_shows_the_receipt_of_the_first(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    def went_in(revisie: int) -> Any:
        raise ConceptOpgenomen((7,))

    bureau.bewijzen = {(7,): ("Thuiszitters, 1e kwartaal 2025, versie 2.",)}
    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    at = open_page(bureau)
    bureau.opgenomen_als = (7,)
    monkeypatch.setattr(bureau.nep, "zolang", went_in)
    button(at, "Opnemen").click().run()
    assert "Thuiszitters, 1e kwartaal 2025, versie 2." in shown(at)
    assert not bureau.nep.opgenomen


def test_who_comes_back_to_a_concept_that_is_gone_first_looks_at_leveringen(
    bureau: Bureau, links: list[str]
) -> None:
    bureau.weg = True
    assert "Kijk bij Leveringen of uw bestand er al in staat" in shown(open_page(bureau))
    assert "./leveringen" in links[-1]


def test_after_the_receipt_one_begins_anew(bureau: Bureau) -> None:
    at = take_in(bureau)
    bureau.weg = True
    button(at, "Nog een bestand aanleveren").click().run()
    assert "bewijs" not in at.query_params
    assert at_step(at) == 1


@pytest.mark.parametrize("asked", ["8", "x", "", "7,8", "-7", "1" * 12, ",".join("7" * 21)])
def test_a_receipt_that_is_not_there_is_said_and_the_page_begins(
    bureau: Bureau, asked: str
) -> None:
    bureau.bewijzen = {(7,): ("Versie 2.",)}
    at = open_page(bureau, concept=None, bewijs=asked)
    assert receipts.UNKNOWN in shown(at)
    assert len(at.file_uploader) == 1
    assert "bewijs" not in at.query_params
    assert receipts.UNKNOWN not in shown(at.run())


def test_only_numbers_of_loads_are_looked_up(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def look_up(plek: Werkplek, loads: tuple[int, ...]) -> None:
        asked.append(loads)

    monkeypatch.setattr(receipts, "bewijs_van", look_up)
    for words in ("x", "7;8", ",".join("7" * (address.MOST_LOADS + 1)), "7,8"):
        open_page(bureau, concept=None, bewijs=words)
    assert asked == [(7, 8)]
