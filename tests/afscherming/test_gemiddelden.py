"""An attack on means: two of them, each of enough people, whose difference is that of a few."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.afscherming.aanvaller import getallen
from tests.afscherming.streek import KUST, VAN, proef, streek
from tests.indicators.proef import Proef, bestand

CIJFER, JAAR = "samenwerking_cijfer", "2024/2025"
KOP = "Gemeente;Maat;Uitsplitsing;Aantal;Gemiddelde;Standaardafwijking"


@pytest.fixture(scope="module")
def regio(tmp_path_factory: pytest.TempPathFactory) -> Proef:
    """In Kust 30 people give a 7,0 and the two of VB08 a 2,5."""
    rijen = [
        f"VB01;{CIJFER};;18;7,0;1,0",
        f"VB02;{CIJFER};;12;7,0;1,0",
        f"VB08;{CIJFER};;2;2,5;0,5",
    ]
    plek = Path(tmp_path_factory.mktemp("gemiddelden"))
    return proef(plek, streek(), bestand("tellingen", KOP, *rijen, van=VAN, periode=JAAR))


def verschil(groep: tuple[int, float], deel: tuple[int, float]) -> float:
    """The mean of those who are in the group and not in the part."""
    (n, alle), (m, zij) = groep, deel
    return (n * alle - m * zij) / (n - m)


def test_het_verschil_van_twee_gemiddelden(regio: Proef) -> None:
    """32 people with 6,72 together, of whom 30 with 7,0: the other two gave a 2,5."""
    assert verschil((32, (30 * 7 + 2 * 2.5) / 32), (30, 7.0)) == pytest.approx(2.5)


def test_een_groep_is_het_gemiddelde_van_wie_te_zien_is(regio: Proef) -> None:
    """So nobody is in the group who is not in a municipality that is shown."""
    kust = regio.figuur(CIJFER, KUST, JAAR)
    delen = [regio.figuur(CIJFER, g, JAAR) for g in ("VB01", "VB02", "VB08")]
    assert [d.tekst for d in delen] == ["7,0", "7,0", "te klein"]
    assert kust.tekst == "7,0"
    # With the two of VB08 it would be a 6,7.
    assert getallen(kust.van) == [30, 39]
    assert "2 van 3 gemeenten" in kust.reden


def test_van_hoeveel_staat_er_in_tientallen(regio: Proef) -> None:
    """Of 18 and of 12: who knows those to one could take them from that of a group."""
    delen = [regio.figuur(CIJFER, g, JAAR) for g in ("VB01", "VB02", "VB08")]
    assert [getallen(d.van) for d in delen] == [[10, 19], [10, 19], []]
