"""Inrichting, Agenda: a criterium that a netwerkgroep formulates itself, with history and undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from datasets.reference.agenda import Agenda
from loaders import inrichting
from tests.pages.test_inrichting import REASON, Page, now, page  # noqa: F401 - page is a fixture


@pytest.fixture
def agenda_page(page: Page) -> Page:  # noqa: F811 - the fixture of that name
    return page.open("Agenda")


def agenda() -> Agenda:
    found = now().agenda
    assert found is not None
    return found


def test_een_criterium_komt_erbij_met_cijfer_reden_en_is_ongedaan_te_maken(
    agenda_page: Page, tmp_path: Path
) -> None:
    voor = agenda()
    agenda_page.choice("Onder").set_value("Integraal perspectief")
    agenda_page.box("Criterium").set_value("Eén plan per gezin")
    agenda_page.at.multiselect[0].set_value(["Cijfer voor de samenwerking"])
    agenda_page.box("Doel in woorden (leeg: nog geen doel)").set_value("Voor elk gezin")
    agenda_page.click("Zet klaar")
    zin = "nieuw criterium “Eén plan per gezin”, met Cijfer voor de samenwerking."
    assert f"Integraal perspectief: {zin}" in agenda_page.text
    assert agenda() == voor
    agenda_page.fill(REASON, "Besluit van de netwerkgroep").click("Voer door")
    (nieuw,) = agenda().lijnen[2].criteria
    assert (nieuw.tekst, nieuw.doel) == ("Eén plan per gezin", "Voor elk gezin")
    assert nieuw.indicatoren == ("samenwerking_cijfer",)
    agenda_page.open("Wijzigingen")
    assert "Besluit van de netwerkgroep" in agenda_page.text
    plek = inrichting.Werkplek(now(), tmp_path / "duin-en-dijk")
    inrichting.maak_ongedaan(plek, 1, wie="anna", reden="Toch niet")
    assert agenda() == voor


def test_een_criterium_zonder_tekst_wordt_niet_klaargezet(agenda_page: Page) -> None:
    agenda_page.click("Zet klaar")
    assert "Zeg in ten minste twee letters wat het criterium is." in agenda_page.text
    assert "Klaargezet" not in agenda_page.text


def test_doel_en_geen_richting_gaan_niet_samen(agenda_page: Page) -> None:
    agenda_page.box("Criterium").set_value("Vrijstellingen")
    agenda_page.box("Doel in woorden (leeg: nog geen doel)").set_value("Nul")
    agenda_page.at.checkbox[0].check()
    agenda_page.click("Zet klaar")
    assert "Niet allebei." in agenda_page.text


def test_een_activiteit_krijgt_een_stap_en_een_dag_die_bestaat(agenda_page: Page) -> None:
    agenda_page.choice("Welke activiteit").set_value(
        "Passende omgeving: Afspraken over vrijstellingen 5 onder a"
    ).run()
    agenda_page.choice("Stap").set_value("do")
    agenda_page.box("Evaluatie (leeg: geen dag)").set_value("volgend jaar")
    agenda_page.click("Zet klaar", number=1)
    assert "Evaluatie is geen moment." in agenda_page.text
    agenda_page.box("Evaluatie (leeg: geen dag)").set_value("2027-04")
    agenda_page.click("Zet klaar", number=1)
    assert "de activiteit “Afspraken over vrijstellingen 5 onder a” is bijgewerkt" in (
        agenda_page.text
    )


def test_een_gebeurtenis_komt_erbij_wijzigt_en_gaat_weer_weg(
    agenda_page: Page, tmp_path: Path
) -> None:
    voor = agenda()
    agenda_page.box("Wanneer").set_value("1-2-2025")
    agenda_page.box("Een woord voor in de grafiek").set_value("nieuwe inkoop")
    agenda_page.box("Wat er gebeurde").set_value("De regio koopt jeugdhulp anders in.")
    agenda_page.click("Zet klaar", number=2)
    assert "Nieuwe gebeurtenis op 1 februari 2025, “nieuwe inkoop”" in agenda_page.text
    assert agenda_page.box("Wanneer").value == "", "nog eens klaarzetten zet er geen tweede bij"
    assert agenda() == voor
    agenda_page.fill(REASON, "Zo besproken").click("Voer door")
    nieuw = [een for een in agenda().gebeurtenissen if een not in voor.gebeurtenissen]
    assert [(een.woord, een.indicatoren, een.gebieden) for een in nieuw] == [
        ("nieuwe inkoop", (), ())
    ]
    agenda_page.choice("Welke gebeurtenis").set_value("1 februari 2025, nieuwe inkoop").run()
    agenda_page.click("Haal weg")
    assert "De gebeurtenis “nieuwe inkoop” van 1 februari 2025 is weg." in agenda_page.text
    agenda_page.fill(REASON, "Toch niet").click("Voer door")
    assert agenda() == voor
    plek = inrichting.Werkplek(now(), tmp_path / "duin-en-dijk")
    inrichting.maak_ongedaan(plek, 2, wie="anna", reden="Toch wel")
    assert len(agenda().gebeurtenissen) == len(voor.gebeurtenissen) + 1


@pytest.mark.parametrize(
    ("dag", "woord", "zin"),
    [
        ("ooit", "nieuwe inkoop", "Wanneer: “ooit” is geen datum."),
        ("", "nieuwe inkoop", "Vul de dag in: 1-1-2026."),
        ("1-2-2025", "x", "Kies een woord van 3 tot en met 16 letters."),
    ],
)
def test_wat_er_mist_aan_een_gebeurtenis_wordt_gezegd(
    agenda_page: Page, dag: str, woord: str, zin: str
) -> None:
    agenda_page.box("Wanneer").set_value(dag)
    agenda_page.box("Een woord voor in de grafiek").set_value(woord)
    agenda_page.box("Wat er gebeurde").set_value("De regio koopt jeugdhulp anders in.")
    agenda_page.click("Zet klaar", number=2)
    assert zin in agenda_page.text
    assert "Klaargezet" not in agenda_page.text
