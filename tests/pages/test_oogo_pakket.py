"""OOGO-pakket: what is ready is said, for whom the papers are is asked each time, one pack is offered."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from datasets.reference.oogo import Afspraak, Overleg, Vraag
from datasets.reference.regio import regio
from loaders.duidingen import Gezegd, schrijf
from loaders.logboek import lees
from loaders.oogo_schrijven import Wordt, bewaar
from loaders.opdracht import Werkplek
from pages import oogo
from pages.oogo import papers
from pages.shared import block, region, viewer
from tests.pages.fakes import voorbeeld

SCRIPT = """
from datetime import date
from datasets.periodes import Periode
from pages import oogo
from pages.shared import block
from tests.pages.fakes import voorbeeld
block.register_pages({})
oogo.show(voorbeeld(), Periode.van_code("2025-K2"), date(2025, 9, 25))
"""


@pytest.fixture
def plek(tmp_path, monkeypatch) -> Werkplek:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    plek = Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")
    plek.map_regio.mkdir()
    monkeypatch.setattr(region, "place", lambda: plek)
    monkeypatch.setattr(region, "who", lambda: "proef")
    monkeypatch.setattr(block, "show", lambda html, **_: st.html(html))
    return plek


def opened() -> AppTest:
    return AppTest.from_string(SCRIPT, default_timeout=300).run()


def said(at: AppTest) -> str:
    return " ".join(one.proto.body for one in at.get("html"))


def make(at: AppTest, edition: str | None) -> AppTest:
    at.multiselect[0].select("Heerwijk aan Zee")
    at.multiselect[1].select("Pdf per gemeente")
    if edition:
        at.radio[0].set_value(next(one for one in papers.EDITIONS if one.startswith(edition)))
    return at.button[0].click().run()


def test_without_an_edition_nothing_is_made_and_nothing_is_in_the_log(plek):
    at = opened()
    assert at.radio[0].value is None
    make(at, None)
    assert "Kies voor wie de stukken zijn." in said(at)
    make(opened(), "Openbaar")
    assert not at.get("download_button")
    assert lees(plek.map_regio).gebeurtenissen == ()


def test_without_an_uitgave_there_is_no_open_pack(plek):
    assert "Er is nog geen openbare uitgave" in said(make(opened(), "Openbaar"))


def test_the_chosen_papers_are_offered_until_the_figures_or_notes_are_others(plek):
    at = make(opened(), "Overleg")
    assert not at.exception
    assert (
        "Klaar: Voor overleg, OOGO, 25 september 2025, 2e kwartaal 2025, 1 gemeente. 1 bestand."
        in said(at)
    )
    made = at.session_state[papers._MADE]
    with zipfile.ZipFile(io.BytesIO(made.inhoud)) as file:
        assert file.namelist() == list(made.namen)
        assert made.namen[0] == "gemeentebeeld-heerwijk-aan-zee-2025-k2.pdf"
    assert len(at.get("download_button")) == 1
    [line] = lees(plek.map_regio).gebeurtenissen
    assert (line.soort, line.wie) == ("pakket", "proef")
    over = ("thuiszitters", "VB02", "2025-K2")
    schrijf(plek, over, Gezegd("Het verhaal hierachter.", "Netwerkgroep", "proef", "vastgesteld"))
    assert not at.run().get("download_button")


def told(at: AppTest) -> str:
    """What the page says, as words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", said(at)))


def test_before_the_papers_are_made_the_page_says_what_is_ready(plek):
    words = told(opened())
    assert "8 van de 9 gemeenten leverden alles over kwartaal 2 van 2025." in words
    assert "Nog niet: Sint Adelbert." in words
    assert "Over deze periode is nog geen duiding vastgesteld." in words
    assert "Er zijn nog geen vragen voor het OOGO opgeschreven." in words
    over = ("thuiszitters", "VB02", "2025-K2")
    for text, status in (("Zo is het.", "vastgesteld"), ("Nog te bespreken.", "concept")):
        schrijf(plek, over, Gezegd(text, "Netwerkgroep", "proef", status))
    (june,) = bewaar(plek, [Wordt(Overleg(datum=date(2025, 6, 5)))], door="proef")
    made = [
        Afspraak(overleg=june.stuk, tekst="We bellen elke week.", eigenaar="SWV"),
        Vraag(gebied="VB02", periode="2025-K2", tekst="Is er plek?", wie="Wethouder"),
    ]
    bewaar(plek, [Wordt(one) for one in made], door="proef")
    words = told(opened())
    for part in (
        "1 vastgestelde duiding.",
        "1 vraag voor het OOGO.",
        "1 eerdere afspraak komt terug.",
    ):
        assert part in words


def test_a_concept_and_the_log_are_for_an_analist_only(plek, monkeypatch):
    over = ("thuiszitters", "VB02", "2025-K2")
    schrijf(plek, over, Gezegd("Nog te bespreken.", "Netwerkgroep", "proef", "concept"))
    make(opened(), "Overleg")
    words = told(opened())
    assert "concept" not in words
    assert "Eerder gemaakt" not in words
    monkeypatch.setattr(viewer, "now", lambda: "analist")
    words = told(opened())
    assert "1 duiding is nog een concept en komt er niet in." in words
    assert "overleg, OOGO, 25 september 2025, 2e kwartaal 2025, Heerwijk aan Zee" in words
    assert "Door proef, versie" in words


def test_for_whom_the_next_papers_are_is_asked_again(plek):
    at = make(opened(), "Overleg")
    assert at.radio[0].value is None


def test_the_next_meeting_is_offered_first_and_without_one_there_is_no_day(plek):
    assert oogo._next(oogo.meetings(voorbeeld()), date(2025, 9, 1)) == oogo.NO_DAY
    days = [date(2025, 3, 6), date(2025, 9, 25), date(2025, 12, 4)]
    bewaar(plek, [Wordt(Overleg(datum=day)) for day in days], door="proef")
    found = oogo.meetings(voorbeeld())
    assert list(found) == [oogo.NO_DAY, "4 december 2025", "25 september 2025", "6 maart 2025"]
    assert oogo._next(found, date(2025, 9, 1)) == "25 september 2025"
    assert oogo._next(found, date(2025, 12, 5)) == oogo.NO_DAY
