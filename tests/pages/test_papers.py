"""The panel of the papers: for whom they are is asked each time, and only the asked pack is offered."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from datasets.reference.oogo import Overleg
from datasets.reference.regio import regio
from loaders.duidingen import Gezegd, schrijf
from loaders.logboek import lees
from loaders.oogo_schrijven import Wordt, bewaar
from loaders.opdracht import Werkplek
from pages.shared import papers, region

SCRIPT = """
from datetime import date
from datasets.periodes import Periode
from pages.shared import papers
from tests.pages.fakes import voorbeeld
papers.show(voorbeeld(), Periode.van_code("2025-K2"), date(2025, 9, 1))
"""


@pytest.fixture
def plek(tmp_path, monkeypatch) -> Werkplek:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    plek = Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")
    plek.map_regio.mkdir()
    monkeypatch.setattr(region, "place", lambda: plek)
    monkeypatch.setattr(region, "who", lambda: "proef")
    return plek


def opened() -> AppTest:
    return AppTest.from_string(SCRIPT, default_timeout=300).run()


def said(at: AppTest) -> str:
    return " ".join(one.proto.body for one in at.get("html"))


def make(at: AppTest, edition: str | None) -> AppTest:
    at.multiselect[0].select("Heerwijk aan Zee")
    at.multiselect[1].select("Pdf")
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


def test_an_open_pack_is_refused_in_words(plek):
    assert "openbaar pakket is er nog niet" in said(make(opened(), "Openbaar"))


def test_the_chosen_papers_are_offered_until_the_figures_or_notes_are_others(plek):
    at = make(opened(), "Overleg")
    assert not at.exception
    assert "Klaar: OOGO, 2e kwartaal 2025, 1 gemeente. 2 bestanden." in said(at)
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


def test_the_next_meeting_is_offered_first(plek):
    days = [date(2025, 3, 6), date(2025, 9, 25), date(2025, 12, 4)]
    bewaar(plek, [Wordt(Overleg(datum=day)) for day in days], door="proef")
    assert opened().selectbox[0].value == "25 september 2025"
