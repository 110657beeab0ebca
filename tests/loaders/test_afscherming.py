"""The command afscherming: how lezers see the figures of a region, and what the audit finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.afscherming import kijk_afscherming_na, regels
from loaders.cli import main
from tests.indicators.proef import Proef, thuis, zoveel

K1 = "2025-K1"


@pytest.fixture
def proef(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Proef:
    """Three thuiszitters in Duinveen, none in Langewaard, twelve in Kogermeer."""
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    proef = Proef(tmp_path / "duin-en-dijk", "duin-en-dijk")
    for naam, aantal in (("Duinveen", 3), ("Kogermeer", 12)):
        rijen = zoveel(aantal, f"{naam} 2025-02-03")
        proef.laad(thuis(*rijen, van=f"Leerplicht {naam}", periode=K1))
    return proef


def test_elk_cijfer_wordt_geteld_zoals_lezers_het_zien(proef: Proef) -> None:
    uitkomst = kijk_afscherming_na(proef.plek)
    for niveau in ("gemeenten", "de regio"):
        gezien = uitkomst.aantallen[niveau]
        assert gezien["precies"] + gezien["als bereik"] + gezien["afgeschermd"] == gezien.total()
    getoond = {code: proef.figuur("thuiszitters", code, K1) for code in ("VB01", "VB03", "regio")}
    assert [f.tekst for f in getoond.values()] == ["<5", "12", "13–16"]
    assert uitkomst.aantallen["gemeenten"]["precies"] >= 1
    assert uitkomst.aantallen["gemeenten"]["als bereik"] >= 1


def test_de_opdracht_zegt_het_in_woorden_en_als_json(
    proef: Proef, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["afscherming", "--regio", "duin-en-dijk"]) == 0
    woorden = capsys.readouterr().out
    assert woorden.startswith("Zo zien lezers de cijfers:")
    assert "Uit wat lezers zien, is geen daarvan af te leiden." in woorden
    assert "Nog niet nagekeken: duren en krommen;" in woorden
    assert woorden.splitlines() == regels(kijk_afscherming_na(proef.plek))

    assert main(["afscherming", "--regio", "duin-en-dijk", "--json"]) == 0
    inhoud = json.loads(capsys.readouterr().out)
    assert inhoud["telling"]["verborgen"] == 0
    assert inhoud["telling"]["cellen"] > 0


def test_wat_is_nagekeken_blijft_bij_de_regio(proef: Proef) -> None:
    assert (proef.plek.map_regio / "vrijgegeven" / "nagekeken.npz").is_file()
