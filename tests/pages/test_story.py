"""A duiding that was adopted stands wherever its figure stands, and nothing else does."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.agenda import Agenda
from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from indicators.model import Indicator
from loaders.duidingen import MAP, Gezegd, Status, schrijf, wijzig
from loaders.opdracht import Werkplek
from pages.gemeentebeeld import picture as whole_page
from pages.gemeentebeeld.drawings import files
from pages.gemeentebeeld.row import COURSE, drawing_name
from pages.shared import story
from pages.shared.download import cijfers
from reports.csvblad import Regel
from reports.gemeentebeeld.row import Place
from tests.pages.fakes import beeld_van, figuur, indicator, voorbeeld

K2 = Periode.van_code("2025-K2")
OVER = ("thuiszitters", "VB01", "2025-K2")


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Werkplek:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    return Werkplek(regio("duin-en-dijk"), tmp_path / "duin-en-dijk")


def zeg(tekst: str, status: Status = "vastgesteld", reden: str = "") -> Gezegd:
    return Gezegd(tekst, "Netwerkgroep <monitoring>", "proef", status, reden)


def told(html: str) -> str:
    """The section of the story on a Gemeentebeeld, as words."""
    part = html.split("Het verhaal achter de cijfers")[1].split("</section>", maxsplit=1)[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", part)).strip()


def test_without_a_duiding_the_page_says_so_and_where_to_write_one(plek: Werkplek) -> None:
    assert plek.map_regio.exists() is False
    html = whole_page(Place(voorbeeld(), "VB01", K2))
    assert "nog geen duiding vastgesteld" in told(html)
    assert "./doelen?" in html


def test_a_duiding_stands_on_the_page_of_its_municipality_and_period_only(plek: Werkplek) -> None:
    schrijf(plek, OVER, zeg("Twee scholen melden <b>eerder</b>.\n\nDat werkt door."))
    here = told(whole_page(Place(voorbeeld(), "VB01", K2)))
    assert here.startswith("Thuiszitters Twee scholen melden &lt;b&gt;eerder&lt;/b&gt;.")
    assert "Netwerkgroep &lt;monitoring&gt;, " in here
    for gemeente, periode in (("VB02", K2), ("VB01", Periode.van_code("2025-K1"))):
        there = told(whole_page(Place(voorbeeld(), gemeente, periode)))
        assert "nog geen duiding vastgesteld" in there


def test_a_duiding_of_the_region_stands_with_every_municipality_and_says_so(
    plek: Werkplek,
) -> None:
    schrijf(plek, ("thuiszitters", "regio", "2025-K2"), zeg("In de hele regio."))
    for gemeente in ("VB01", "VB02"):
        said = told(whole_page(Place(voorbeeld(), gemeente, K2)))
        assert said.startswith("Thuiszitters, hele regio In de hele regio.")


def test_a_concept_and_what_was_withdrawn_are_not_shown(plek: Werkplek) -> None:
    een = schrijf(plek, OVER, zeg("Nog niet klaar.", "concept"))
    beeld = beeld_van(figuur(14))
    assert story.beside(beeld, figuur(14)) == ""
    before = story.mark(beeld)
    twee = wijzig(plek, een, zeg("Klaar."))
    assert "Klaar." in story.beside(beeld, figuur(14))
    assert story.mark(beeld) != before  # so that a page that was kept is made again
    wijzig(plek, twee, zeg("Klaar.", "ingetrokken", "Klopte niet."))
    assert story.beside(beeld, figuur(14)) == ""


def test_a_damaged_file_is_said_and_the_figures_stay(plek: Werkplek) -> None:
    schrijf(plek, OVER, zeg("Kort."))
    (plek.map_regio / MAP / "0001.toml").write_text("kapot", "utf-8")
    html = whole_page(Place(voorbeeld(), "VB01", K2))
    assert "0001.toml is beschadigd" in told(html)
    assert "mon-rij" in html


def test_a_duiding_goes_along_in_a_file_with_its_writer(plek: Werkplek) -> None:
    schrijf(plek, OVER, zeg("Twee scholen melden eerder."))
    beeld = beeld_van(figuur(14))
    file = cijfers(beeld, lambda: [Regel(indicator(), figuur(14), "Duinveen")], "Duinveen")
    (row,) = csv.DictReader(io.StringIO(file.maak().lstrip("\ufeff")), delimiter=";")
    assert row["duiding"].startswith("Twee scholen melden eerder. (Netwerkgroep <monitoring>, ")
    schrijf(plek, ("thuiszitters", "VB02", "2025-K2"), zeg("Van een ander."))
    assert "Van een ander" not in file.maak()


def test_what_happened_stands_in_the_file_and_in_the_chart(plek: Werkplek) -> None:
    event = {"op": "2025-04-01", "woord": "nieuwe inkoop", "tekst": "De regio koopt anders in."}
    line = {"id": "een", "titel": "Een lijn"}
    content = {"naam": "Proef", "bron": "Proef", "lijnen": [line], "gebeurtenissen": [event]}
    own = regio("duin-en-dijk").model_copy(update={"agenda": Agenda.model_validate(content)})
    beeld = beeld_van(replace(figuur(12), periode="2025-K1"), figuur(14), in_regio=own)
    file = cijfers(beeld, lambda: [Regel(indicator(), figuur(14), "Duinveen")], "Duinveen")
    assert "Op 1 april 2025: De regio koopt anders in." in file.maak()
    html = whole_page(Place(beeld, "VB01", K2))
    assert "nieuwe inkoop" in html
    assert "Op 1 april 2025: De regio koopt anders in." in html


def test_a_duiding_stands_under_the_drawing_in_a_file_of_gemeentebeeld_and_of_trends(
    plek: Werkplek,
) -> None:
    schrijf(plek, OVER, zeg("Twee scholen melden <b>eerder</b>."))
    place = Place(voorbeeld(), "VB01", K2)
    said = "Duiding bij Duinveen, 2e kwartaal 2025: Twee scholen melden &lt;b&gt;eerder&lt;/b&gt;."
    [svg] = [
        one.maak()
        for name, one in files(place).items()
        if name == drawing_name(thuiszitters(), COURSE)
    ]
    assert said in re.sub(r"</text><text [^>]*>", " ", svg)
    other = files(Place(voorbeeld(), "VB02", K2))[drawing_name(thuiszitters(), COURSE)].maak()
    assert "Duiding bij" not in other
    assert story.below(voorbeeld(), [voorbeeld().vrijgave.figuren[(*OVER, "")]]) == (
        "Duiding bij Duinveen, 2e kwartaal 2025: Twee scholen melden <b>eerder</b>. "
        f"(Netwerkgroep <monitoring>, {datum(date.today())})",  # noqa: DTZ011
    )


def thuiszitters() -> Indicator:
    return indicatoren()["thuiszitters"]
