"""The page Trends en vergelijken as a whole, as a link opens it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import region
from pages.vergelijken.weergaven import WEERGAVEN
from tests.pages.fakes import voorbeeld

SCRIPT = "from pages.vergelijken import render; render()"


@pytest.fixture
def open_regio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(region, "load", voorbeeld)
    monkeypatch.setattr(region, "choices", lambda: {"Duin en Dijk": "duin-en-dijk"})


def pagina(**adres: str) -> AppTest:
    at = AppTest.from_string(SCRIPT, default_timeout=300)
    for naam, waarde in adres.items():
        at.query_params[naam] = waarde
    return at.run()


def tekst(at: AppTest) -> str:
    assert not at.exception
    return " ".join(block.proto.body for block in at.get("html"))


@pytest.mark.usefixtures("open_regio")
@pytest.mark.parametrize("weergave", ["Verloop", "Alle gemeenten", "Positie", "Naast elkaar"])
def test_a_link_opens_the_view_with_a_chart_that_says_what_it_shows(weergave: str) -> None:
    assert weergave in WEERGAVEN
    at = pagina(weergave=weergave, gemeente="Langewaard")
    assert "Langewaard. " in tekst(at)
    for grafiek in at.get("plotly_chart"):
        assert "Langewaard" in grafiek.proto.alt
    assert at.get("plotly_chart")


@pytest.mark.usefixtures("open_regio")
def test_a_subject_that_does_not_exist_is_told() -> None:
    assert "kennen we niet" in tekst(pagina(onderwerp="Iets anders"))


@pytest.mark.usefixtures("open_regio")
def test_a_share_has_no_choice_of_unit() -> None:
    at = pagina(onderwerp="Jeugdhulpgebruik tot en met 17 jaar")
    assert "Jeugdhulpgebruik tot en met 17 jaar" in tekst(at)
    assert "eenheid" not in at.session_state
