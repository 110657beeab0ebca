"""What the tests of the pages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from datasets.reference.regio import regio
from loaders.opdracht import Werkplek
from pages import aanleveren
from pages.aanleveren import receipts, session
from pages.shared import block, region
from tests.pages.bureau import Bureau


@pytest.fixture
def bureau(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bureau:
    """The page Cijfers aanleveren on a concept in memory."""
    plek = Werkplek(regio("duin-en-dijk"), tmp_path)
    one = Bureau(plek)
    monkeypatch.setattr(region, "place", lambda **_: plek)
    monkeypatch.setattr(region, "choices", lambda: {"Duin en Dijk": "duin-en-dijk"})
    monkeypatch.setattr(region, "all_choices", lambda: {"Duin en Dijk": "duin-en-dijk"})
    monkeypatch.setattr(session, "Aanlevering", one)
    monkeypatch.setattr(session, "concepten", one.concepten)
    monkeypatch.setattr(receipts, "bewijs_van", one.bewijs_van)
    monkeypatch.setattr(block, "show", lambda html, *, key: None)
    monkeypatch.setattr(aanleveren, "mount", one.show_trail)
    return one
