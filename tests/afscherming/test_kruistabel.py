"""Attacks on a breakdown of several groups: rows and columns that add up, and a cell that bridges."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.afscherming.aanvaller import Naam
from tests.afscherming.gezien import lekken, naief, onze, puzzel
from tests.afscherming.streek import KUST, MIDDEN, POLDER, begonnen, lijst, proef, streek
from tests.indicators.proef import Proef

KWARTAAL = "2025-K1"
THUIS = "thuiszitters"
TABEL = {
    # One municipality of each jeugdregio. In each row and column two are small, or none: only
    # the corner (Kust, psychisch) binds the two pairs to each other.
    "VB01": {"psychisch": 3, "gedrag": 2, "lichamelijk": 12},
    "VB04": {"psychisch": 4, "gedrag": 11, "lichamelijk": 1},
    "VB06": {"psychisch": 14, "gedrag": 3, "lichamelijk": 15},
}


def cel(gebied: str, reden: str) -> Naam:
    return (THUIS, gebied, KWARTAAL, f"reden={reden}")


@pytest.fixture(scope="module")
def regio(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    gevallen = [
        geval
        for gemeente, rij in TABEL.items()
        for reden, aantal in rij.items()
        for geval in begonnen(gemeente, aantal, KWARTAAL, reden=reden)
    ]
    plek = Path(tmp_path_factory.mktemp("kruistabel"))
    return proef(plek, streek(), lijst(gevallen, KWARTAAL))


def test_een_cel_die_twee_rijen_verbindt(regio: Proef) -> None:
    """Only VB04 has small `lichamelijk`: by its column it is 1, then `psychisch` is 4, and so on."""
    gewoon, ons = puzzel(regio, naief(regio)), puzzel(regio, onze(regio))
    for gebied, reden, aantal in (
        (MIDDEN, "lichamelijk", 1),
        (MIDDEN, "psychisch", 4),
        (KUST, "psychisch", 3),
        (KUST, "gedrag", 2),
        (POLDER, "gedrag", 3),
    ):
        assert gewoon.mogelijk(cel(gebied, reden)) == [aantal]
        assert len(ons.mogelijk(cel(gebied, reden))) == 4, (gebied, reden)


def test_niets_van_de_hele_tabel_volgt(regio: Proef) -> None:
    assert lekken(regio, puzzel(regio, onze(regio))) == {}
