"""Bekijk als: a choice lowers what one sees and never raises it."""

from __future__ import annotations

import re
from itertools import product
from typing import get_args

import pytest
from streamlit.testing.v1 import AppTest

from datasets.reference.regio import regio
from loaders.opdracht import Werkplek
from pages.shared import region, rights, viewer
from pages.shared.rights import View, lowered
from tests.pages.fakes import beeld_van, figuur, klein

VIEWS: tuple[View, ...] = get_args(View)


@pytest.mark.parametrize(("most", "chosen"), list(product(VIEWS, VIEWS)))
def test_een_keuze_geeft_nooit_meer_dan_het_recht(most: View, chosen: View) -> None:
    assert VIEWS.index(lowered(most, chosen)) <= VIEWS.index(most)
    assert lowered(most, chosen) in (most, chosen)


SCRIPT = """
import streamlit as st
from pages.shared import viewer
from tests.pages.test_viewer import beeld
viewer.choose()
from datasets.periodes import Periode
one = beeld()
viewer.exact(one, one.gemeenten, Periode.van_code("2025-K2"), one.indicatoren)
"""
KLEIN = klein(gebied="VB01")
GEWOON = figuur(14, gebied="VB02")


def beeld() -> object:
    return beeld_van(KLEIN, GEWOON)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(viewer, "precieze_teksten", lambda plek: {KLEIN.sleutel: "3"})
    monkeypatch.setattr(viewer, "nieuwste", lambda waar: None)
    plek = Werkplek(regio("duin-en-dijk"), None)  # type: ignore[arg-type]
    monkeypatch.setattr(region, "place", lambda: plek)
    return AppTest.from_string(SCRIPT, default_timeout=300)


def rows(at: AppTest) -> list[str]:
    assert not at.exception
    html = " ".join(one.proto.body for one in at.get("html"))
    return re.findall(r"<tr><th scope=\"row\">.*?</tr>", html)


def test_een_pagina_opent_als_lezer_zonder_precieze_aantallen(page: AppTest) -> None:
    page.run()
    assert page.selectbox[0].value == "lezer"
    assert rows(page) == []


def test_als_analist_staat_er_wat_lezers_anders_zien_en_alleen_dat(page: AppTest) -> None:
    page.run()
    page.selectbox[0].set_value("analist").run()
    [row] = rows(page)
    assert "<b>3</b>" in row
    assert "&lt;5" in row
    page.selectbox[0].set_value("lezer").run()
    assert rows(page) == []


def test_wie_alleen_lezer_is_krijgt_geen_keuze_voor_meer_ook_niet_uit_de_sessie(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (rights, viewer):
        monkeypatch.setattr(module, "right", lambda: "lezer")
    page.session_state["kijkt_als"] = "analist"
    page.run()
    assert page.selectbox[0].options == ["U kijkt als lezer", "U kijkt als openbaar"]
    assert rows(page) == []


@pytest.mark.parametrize("name", ["rol", "als", "kijkt_als", "profiel", "lezer", "admin"])
def test_het_adres_zegt_niets_over_wie_kijkt(page: AppTest, name: str) -> None:
    page.query_params[name] = "analist"
    page.run()
    assert page.selectbox[0].value == "lezer"
    assert rows(page) == []
