"""An uitgave on the pages: made at Leveringen, and seen by who looks as openbaar."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from loaders.uitgave import uitgaven
from pages.shared import region
from tests.loaders.hulp import werkplek
from tests.loaders.test_eerder import dag, lever

MAKE = """
from pages.leveringen import uitgaven
from pages.shared import region
uitgaven.show(region.place())
"""
LOOK = """
import streamlit as st
from datasets.reference.regio import regio
from pages.shared import region, rights, viewer
rights.enter(beheer=st.query_params.get("beheer") == "ja")
if viewer.choose() != "openbaar" or viewer.public_page(for_all=st.query_params.get("alle") != "nee"):
    reader = rights.reader(regio("duin-en-dijk"))
    st.write(f"lezer {reader.profiel} {reader.uitgave}")
"""


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    here = werkplek(tmp_path)
    monkeypatch.setattr(region, "place", lambda **_: here)
    lever(here, 12, dag(0))
    return here


def words(at: AppTest) -> str:
    assert not at.exception
    return " ".join([one.proto.body for one in at.get("html")] + [one.value for one in at.markdown])


def button(at: AppTest, words: str):
    [found] = [one for one in at.button if words in one.label]
    return found


def make(at: AppTest, title: str, reason: str) -> AppTest:
    at.text_input[0].set_value(title)
    at.text_input[1].set_value(reason)
    return button(at, "Maak de uitgave").click().run()


def test_wie_vooruitkijkt_kan_een_uitgave_maken(plek) -> None:
    at = AppTest.from_string(MAKE, default_timeout=90).run()
    assert "Er is nog geen uitgave" in words(at)
    assert len(at.button) == 1
    button(at, "Kijk vooruit").click().run()
    assert "Het is de eerste uitgave." in words(at)
    make(at, "Raadsbrief", "kort")
    assert "Zeg in een paar woorden" in words(at)
    assert uitgaven(plek) == []
    make(at, "Raadsbrief <b>", "voor de raad")
    assert "Uitgave 1 is gemaakt" in words(at)
    assert "Raadsbrief &lt;b&gt;" in words(at)
    assert [one.titel for one in uitgaven(plek)] == ["Raadsbrief <b>"]
    button(at, "Kijk vooruit").click().run()
    assert "Er is niets veranderd sinds uitgave 1" in words(at)
    assert len(at.button) == 1
    lever(plek, 22, dag(1))
    # What was looked at are other figures: it must be looked at again.
    at.run()
    assert "niets veranderd" not in words(at)
    button(at, "Kijk vooruit").click().run()
    make(at, "Raadsbrief winter", "voor de raad")
    assert [one.nummer for one in uitgaven(plek)] == [2, 1]


def look(**address: str) -> AppTest:
    at = AppTest.from_string(LOOK, default_timeout=90)
    at.session_state["kijkt_als"] = "openbaar"
    for name, value in address.items():
        at.query_params[name] = value
    return at.run()


def test_als_openbaar_ziet_u_de_uitgave_die_u_kiest(plek) -> None:
    assert "Nog niets openbaar" in words(look())
    at = AppTest.from_string(MAKE, default_timeout=90).run()
    button(at, "Kijk vooruit").click().run()
    make(at, "Raadsbrief", "voor de raad")
    assert "lezer banden 0" in words(look())
    lever(plek, 22, dag(1))
    button(at, "Kijk vooruit").click().run()
    make(at, "Raadsbrief winter", "voor de raad")
    at = look()
    assert "lezer banden 2" in words(at)
    at.selectbox[1].set_value(1).run()
    assert "lezer banden 1" in words(at)


def test_beheer_en_het_overleg_zijn_niet_openbaar(plek) -> None:
    at = AppTest.from_string(MAKE, default_timeout=90).run()
    button(at, "Kijk vooruit").click().run()
    make(at, "Raadsbrief", "voor de raad")
    assert "lezer vanaf 5 0" in words(look(beheer="ja"))
    said = words(look(alle="nee"))
    assert "Niet openbaar" in said
    assert "lezer " not in said


@pytest.mark.parametrize("name", ["uitgave", "kijkt_uitgave", "nummer"])
def test_het_adres_zegt_niets_over_de_uitgave(plek, name) -> None:
    assert "Nog niets openbaar" in words(look(**{name: "1"}))
