"""The place to load into, and a draft to hand in, for whoever needs no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.aanleveren import Aanlevering
from loaders.opdracht import Werkplek
from tests.loaders.conceptproef import gekoppeld
from tests.loaders.hulp import werkplek


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path / "regio")


@pytest.fixture
def lijst(plek: Werkplek) -> Aanlevering:
    """A draft with one messy list of which the columns are confirmed."""
    return gekoppeld(plek)
