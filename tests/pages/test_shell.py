"""The frame: navigation, and what happens when a page fails."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from datasets.reference.regio import regio
from indicators.vrijgave import Lezer
from loaders import begin
from loaders.eerder import Eerder
from loaders.opdracht import Werkplek
from pages import overzicht
from pages.shared import region
from pages.shared.figures import Beeld
from pages.shell.logo import region_style
from pages.vergelijken import balk
from tests.pages.fakes import beeld_van, voorbeeld

MAIN = Path(__file__).resolve().parents[2] / "pages" / "shell" / "main.py"
SECRET = "123456782 van Jansen"


@pytest.fixture
def _example(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def before(place: Werkplek, reader: Lezer, day: date, version: tuple[int, str]) -> Eerder:
        return Eerder(day, voorbeeld().vrijgave, {})

    monkeypatch.setattr(region, "load", voorbeeld)
    monkeypatch.setattr(region, "place", lambda **_: Werkplek(regio("duin-en-dijk"), tmp_path))
    monkeypatch.setattr(overzicht, "eerder", before)
    monkeypatch.setattr(region, "title", lambda **_: "Regio Duin en Dijk (voorbeeld)")
    monkeypatch.setattr(region, "choices", lambda: {"Duin en Dijk": "duin-en-dijk"})


@pytest.mark.usefixtures("_example")
def test_first_page_is_overzicht_with_its_choices() -> None:
    at = AppTest.from_file(MAIN, default_timeout=300).run()
    assert not at.exception
    assert [box.label for box in at.selectbox] == ["Bekijk als", "Periode", "Indeling"]
    assert at.selectbox[1].value == "2e kwartaal 2025"


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize("page", ["overzicht", "gemeentebeeld", "uitleg"])
def test_every_page_renders(page: str) -> None:
    at = AppTest.from_string(f"from pages.{page} import render; render()", default_timeout=300)
    assert not at.run().exception


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize("page", ["overzicht", "gemeentebeeld", "uitleg"])
def test_a_region_without_figures_is_said_calmly(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(region, "load", beeld_van)
    at = AppTest.from_string(f"from pages.{page} import render; render()", default_timeout=300)
    assert not at.run().exception


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize("page", ["overzicht", "gemeentebeeld"])
def test_a_region_without_figures_is_no_dead_end(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(region, "load", beeld_van)
    names = {"Duin en Dijk": "duin-en-dijk", "Alkmaar": "alkmaar"}
    monkeypatch.setattr(region, "choices", lambda: names)
    blocks: list[str] = []

    def keep(html: str, *, key: str) -> None:
        blocks.append(html)

    monkeypatch.setattr("pages.shared.block.show", keep)
    at = AppTest.from_string(f"from pages.{page} import render; render()", default_timeout=300)
    at.run()
    assert [box.label for box in at.selectbox] == ["Regio"]
    shown = " ".join(blocks)
    assert "python run.py laad BESTAND --regio duin-en-dijk" in shown
    assert 'href="./aanleveren?regio=Duin+en+Dijk"' in shown
    assert "mon-voet" in shown


@pytest.mark.usefixtures("_example")
@pytest.mark.parametrize("found", [voorbeeld, beeld_van])
def test_another_region_in_the_address_is_answered(
    found: Callable[[], Beeld], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(region, "load", found)
    at = AppTest.from_file(MAIN, default_timeout=300)
    at.query_params["regio"] = "De Liemers"
    shown = " ".join(block.proto.body for block in at.run().get("html"))
    assert "Van de regio ‘De Liemers’ zijn hier geen cijfers. U ziet nu Duin en Dijk." in shown


@pytest.mark.usefixtures("_example")
def test_a_failing_page_is_calm_and_logs_no_data(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(region, "load", fail)
    logging.getLogger("monitor").propagate = True
    with caplog.at_level(logging.ERROR):
        at = AppTest.from_file(MAIN, default_timeout=300).run()
    assert not at.exception
    shown = " ".join(block.proto.body for block in at.get("html"))
    assert "Deze pagina lukt nu niet" in shown
    (record,) = [one for one in caplog.records if one.name == "monitor"]
    assert record.getMessage().split()[1] in shown
    assert SECRET not in caplog.text + shown


def test_a_part_that_fails_says_so_in_its_place_and_no_value_reaches_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A view of Trends is drawn again by itself: what fails there never reaches the frame."""

    def fail(_: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(region, "load", voorbeeld)
    monkeypatch.setattr(region, "choices", lambda: {"Duin en Dijk": "duin-en-dijk"})
    monkeypatch.setattr(balk, "kies_weergave", fail)
    logging.getLogger("monitor").propagate = True
    with caplog.at_level(logging.ERROR):
        at = AppTest.from_string("from pages.vergelijken import render; render()").run(timeout=300)
    assert not at.exception
    shown = " ".join(block.proto.body for block in at.get("html"))
    assert "Dit deel van de pagina lukt nu niet" in shown
    assert 'class="mon-voet"' in shown
    assert SECRET not in caplog.text + shown


def test_an_unknown_region_is_said_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setenv("MONITOR_REGIO", "alkmar")
    at = AppTest.from_file(MAIN, default_timeout=300).run()
    shown = " ".join(block.proto.body for block in at.get("html"))
    assert "De regio “alkmar” kennen we niet. Bedoelt u “alkmaar”?" in shown


@pytest.mark.usefixtures("_example")
def test_several_regions_give_a_choice_of_region(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"Duin en Dijk": "duin-en-dijk", "Alkmaar": "alkmaar"}
    monkeypatch.setattr(region, "choices", lambda: names)
    at = AppTest.from_file(MAIN, default_timeout=300).run()
    assert [box.label for box in at.selectbox] == ["Bekijk als", "Regio", "Periode", "Indeling"]


def test_a_name_of_a_region_cannot_end_the_style() -> None:
    style = region_style('"</style><script>')
    assert style.count("<") == 2
    assert style.count('"') == 2


def test_above_a_page_that_fails_nothing_says_that_it_is_still_being_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setenv("MONITOR_REGIO", "alkmaar")

    def stuk(plek: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(begin, "breng_bij", stuk)
    # Another test of this process can have opened this region already.
    st.cache_resource.clear()
    page = AppTest.from_string("from pages.shared import region; region.load()").run(timeout=300)
    assert page.exception
    assert not [one for one in page.get("html") if "klaargezet" in one.proto.body]
