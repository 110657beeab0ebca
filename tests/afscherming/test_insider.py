"""Who works for a municipality knows its own list, and sees what everybody sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.afscherming.aanvaller import GENOEG_VOOR_WIE_ER_ZIT, Naam
from tests.afscherming.gezien import naief, onze, puzzel
from tests.afscherming.streek import POLDER, proef, streek
from tests.indicators.proef import Proef, vrijgesteld

KWARTAAL = "2025-K1"
VRIJ = "vrijstellingen_5_onder_b"
AANTALLEN = {"VB06": 9, "VB09": 3, "VB01": 7, "VB02": 8, "VB05": 11, "VB04": 12, "VB03": 6, "VB07": 7, "VB08": 9}  # fmt: skip


def cel(gebied: str) -> Naam:
    return (VRIJ, gebied, KWARTAAL, "")


@pytest.fixture(scope="module")
def regio(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    """Polder is VB06 with 9 and VB09 with 3; of municipalities no quarter is shown."""
    rijen = [f"{g} 5-onder-b 2024-09-{n + 1:02}" for g, aantal in AANTALLEN.items() for n in range(aantal)]  # fmt: skip
    plek = Path(tmp_path_factory.mktemp("insider"))
    return proef(plek, streek(), vrijgesteld(*rijen, van="Kantoor van de streek", periode=KWARTAAL))


def test_zoals_gewoonlijk_weet_de_een_het_van_de_ander(regio: Proef) -> None:
    gewoon = puzzel(regio, naief(regio))
    gewoon.cel(cel("VB06"), 9, 9)
    assert gewoon.mogelijk(cel("VB09")) == [3]
    assert regio.kubus.figuren[VRIJ, POLDER, KWARTAAL, ""].teller.min == 12


@pytest.mark.parametrize("eigen", [g for g in AANTALLEN if g != "VB09"])
def test_geen_gemeente_vindt_een_klein_aantal_van_een_ander(regio: Proef, eigen: str) -> None:
    ons = puzzel(regio, onze(regio))
    ons.cel(cel(eigen), AANTALLEN[eigen], AANTALLEN[eigen])
    assert len(ons.mogelijk(cel("VB09"))) >= GENOEG_VOOR_WIE_ER_ZIT
