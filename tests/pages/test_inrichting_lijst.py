"""The list in Excel on the page: every problem said, what changes seen first, then taken over."""

from __future__ import annotations

import io
import re
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from loaders.agenda_excel import maak_lijst
from loaders.begin import werkplek
from loaders.oogo import lees_oogo
from pages.shared import region
from tests.pages.bureau import button

SCRIPT = """
from loaders.begin import werkplek
from pages.inrichting import agenda_list, draft
agenda_list.show(draft.desk(werkplek("alkmaar")))
draft.told()
"""


@dataclass
class Upload:
    """What the box for a file hands over."""

    inhoud: bytes
    name: str = "lijst.xlsx"

    def getvalue(self) -> bytes:
        return self.inhoud


@pytest.fixture(autouse=True)
def gegevens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    monkeypatch.setattr("loaders.oogo_schrijven.geopend", nullcontext)
    monkeypatch.setattr(region, "who", lambda: "anna")


def page(monkeypatch: pytest.MonkeyPatch, blad: str, rij: dict[str, Any]) -> AppTest:
    """The page with the list of the region, in which a row was added."""
    plek = werkplek("alkmaar")
    boek = openpyxl.load_workbook(io.BytesIO(maak_lijst(plek.regio, lees_oogo(plek.map_regio))))
    boek[blad].append([rij.get(cel.value) for cel in boek[blad][1]])
    buffer = io.BytesIO()
    boek.save(buffer)
    upload = Upload(buffer.getvalue())
    monkeypatch.setattr(st, "file_uploader", lambda *_, **__: upload)
    return AppTest.from_string(SCRIPT, default_timeout=300).run()


def text(at: AppTest) -> str:
    assert not at.exception
    html = " ".join(one.proto.body for one in at.get("html"))
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_what_changes_is_seen_before_it_is_taken_over_with_a_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = page(monkeypatch, "Overleggen", {"Datum": "6-3-2025", "Besluiten": "Emma krijgt hulp."})
    assert "Nieuw overleg: 6 maart 2025." in text(at)
    assert "“Emma” lijkt een naam." in text(at)
    button(at, "Neem de lijst over").click().run()
    assert "Zeg waarom" in text(at) or "Kijk de teksten na" in text(at)
    at.text_input[0].set_value("Uit onze lijst")
    button(at, "Neem de lijst over").click().run()
    assert "Kijk de teksten na" in text(at)
    assert lees_oogo(werkplek("alkmaar").map_regio).handelingen == ()
    at.checkbox[0].check()
    button(at, "Neem de lijst over").click().run()
    assert "De lijst is overgenomen." in text(at)
    (kept,) = lees_oogo(werkplek("alkmaar").map_regio).handelingen
    assert (kept.door, kept.reden) == ("anna", "Uit onze lijst")


def test_a_file_with_a_mistake_changes_nothing_and_says_where(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at = page(monkeypatch, "Overleggen", {"Datum": "ooit"})
    assert "Nog 1 fout." in text(at)
    assert "Blad Overleggen, regel 2, kolom Datum" in text(at)
    assert not [one for one in at.button if one.label == "Neem de lijst over"]


def test_the_list_as_it_is_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    at = page(monkeypatch, "Overleggen", {})
    assert "Er verandert niets: zo staat het er al." in text(at)
