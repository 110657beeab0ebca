"""Steps 4 and 5 of Cijfers aanleveren: the difference, into the monitor, and the receipt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import streamlit as st

from loaders.aanleveren import ConceptOpgenomen, Ingevuld, Ontvangst
from loaders.opdracht import Rapport, Samen
from pages.aanleveren import step_changes, step_in
from pages.aanleveren.trail import STEPS
from pages.shared import block
from tests.pages.bureau import Bureau, button, labels, open_page, shown
from tests.pages.nep_lijst import VERSCHIL


def test_the_difference_is_shown_exact_and_as_lezers_see_it(bureau: Bureau) -> None:
    bureau.met_bestand(4)
    words = shown(open_page(bureau))
    assert "2 nieuwe cijfers, 1 gewijzigd" in words
    assert "Daardoor verandert ook 1 cijfer van grotere gebieden." in words
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
    to_figures, to_undo = links[-2:]
    # The period is only named where there are figures of it: see test_aanleveren_bewijs.py.
    assert "gemeentebeeld?gemeente=Duinveen&amp;regio=Duin+en+Dijk" in to_figures
    assert "./leveringen?opname=7&amp;regio=Duin+en+Dijk" in to_undo
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
    leeg = Samen((gelijk,), None)
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


def test_while_it_goes_in_the_page_says_so_and_the_button_is_off(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    html, knop, neem_op = st.html, st.button, bureau.nep.neem_op

    def keep_html(body: Any, **named: Any) -> Any:
        drawn.append(body)
        return html(body, **named)

    def keep_button(label: str, **named: Any) -> bool:
        drawn.append((label, named.get("disabled", False)))
        return knop(label, **named)

    def keep_load(reden: str) -> Ontvangst:
        drawn.append("opgenomen")
        return neem_op(reden)

    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    at = open_page(bureau)
    monkeypatch.setattr(st, "html", keep_html)
    monkeypatch.setattr(st, "button", keep_button)
    monkeypatch.setattr(bureau.nep, "neem_op", keep_load)
    button(at, "Opnemen").click().run()
    before = drawn[: drawn.index("opgenomen")]
    assert any(step_in.BUSY in str(one) for one in before)
    assert ("Opnemen", True) in before
    assert ("Opnemen", False) not in before
    assert drawn.count("opgenomen") == 1
    assert "Ontvangstbewijs" in shown(at)


def test_what_changed_elsewhere_between_the_click_and_the_load_does_not_go_in(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    at = open_page(bureau)
    monkeypatch.setattr(
        bureau.nep, "wacht", lambda: bureau.nep.bewaar_formulier(Ingevuld("x", "", "", ()))
    )
    button(at, "Opnemen").click().run()
    assert not bureau.nep.opgenomen
    assert "ander venster" in shown(at)


def test_a_file_that_went_in_during_a_reload_shows_its_receipt(
    bureau: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    bureau.met_bestand(5)
    bureau.nep.zeg(0, reden="Gegevens zijn verbeterd")
    bureau.bewijzen = {(7,): ("Thuiszitters, 1e kwartaal 2025, versie 2.",)}

    def other_window_is_done() -> None:
        bureau.opgenomen_als = (7,)
        raise ConceptOpgenomen((7,))

    monkeypatch.setattr(bureau.nep, "wacht", other_window_is_done)
    at = open_page(bureau)
    assert "Thuiszitters, 1e kwartaal 2025, versie 2." in shown(at)
    assert not bureau.nep.opgenomen
