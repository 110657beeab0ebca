"""A file with exact figures: only with a reason, marked in every row, and always in the log."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from datasets.reference.regio import regio
from loaders.logboek import BESTAND, lees
from loaders.opdracht import Werkplek
from pages.shared import region, viewer
from pages.shared.confidential import HEADS, MARK
from tests.pages.fakes import beeld_van, figuur, klein

SCRIPT = """
from datasets.periodes import Periode
from pages.shared import viewer
from tests.pages.test_confidential import beeld
viewer.choose()
one = beeld()
viewer.exact(one, one.gemeenten, Periode.van_code("2025-K2"), one.indicatoren)
"""
KLEIN = klein(gebied="VB01")
REDEN = "Voor het gesprek met de leerplichtambtenaar"


def beeld() -> object:
    return beeld_van(KLEIN, figuur(14, gebied="VB02"))


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    monkeypatch.setattr(viewer, "precieze_teksten", lambda plek: {KLEIN.sleutel: "3"})
    monkeypatch.setattr(viewer, "nieuwste", lambda waar: None)
    monkeypatch.setattr(region, "place", lambda: Werkplek(regio("duin-en-dijk"), tmp_path))
    monkeypatch.setattr(region, "who", lambda: "anna")
    at = AppTest.from_string(SCRIPT, default_timeout=300).run()
    at.selectbox[0].set_value("analist").run()
    assert not at.exception
    return at


def make(page: AppTest, reason: str) -> None:
    page.text_input[0].set_value(reason)
    page.button[0].click().run()
    assert not page.exception


def plek(page: AppTest) -> Path:
    return region.place().map_regio


def test_met_een_reden_komt_er_een_bestand_en_een_regel_in_het_logboek(page: AppTest) -> None:
    assert not page.get("download_button")
    make(page, REDEN)
    assert len(page.get("download_button")) == 1
    [een] = lees(plek(page)).gebeurtenissen
    assert (een.soort, een.wie, een.reden) == ("vertrouwelijk", "anna", REDEN)
    assert een.wat == "precieze aantallen over Duinveen: Thuiszitters"


def test_in_het_logboek_staat_geen_aantal(page: AppTest) -> None:
    make(page, REDEN)
    een = lees(plek(page)).gebeurtenissen[0]
    assert not any(char.isdigit() for char in een.wat + een.reden)


def test_elke_regel_van_het_bestand_zegt_dat_het_vertrouwelijk_is(page: AppTest) -> None:
    make(page, REDEN)
    _, text = page.session_state["vertrouwelijk_bestand"]
    heads, *rows = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")
    assert tuple(heads) == HEADS
    assert [row[0] for row in rows] == [MARK]
    assert rows[0][2:] == ["Thuiszitters", "Duinveen", rows[0][4], "3", "<5", REDEN]


@pytest.mark.parametrize("reason", ["", "ok", "      "])
def test_zonder_reden_komt_er_niets(page: AppTest, reason: str) -> None:
    make(page, reason)
    assert not page.get("download_button")
    assert lees(plek(page)).gebeurtenissen == ()
    assert "waar u dit bestand voor nodig hebt" in " ".join(
        block.proto.body for block in page.get("html")
    )


def test_zonder_logboek_komt_er_niets(page: AppTest) -> None:
    (plek(page) / BESTAND).mkdir()
    page.text_input[0].set_value(REDEN)
    page.button[0].click().run()
    assert not page.get("download_button")


def test_een_lezer_krijgt_het_aanbod_niet(page: AppTest) -> None:
    make(page, REDEN)
    page.selectbox[0].set_value("lezer").run()
    assert not page.get("download_button")
    assert not page.text_input
