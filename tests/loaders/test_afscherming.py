"""The command afscherming: how lezers see the figures of a region, and what the audit finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders.afscherming import kijk_afscherming_na, regels
from loaders.cli import main
from tests.indicators.proef import Proef, thuis, vrijgesteld, zoveel

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
    assert "Nog niet nagekeken: wat een gemeente met haar eigen aantallen" in woorden
    assert woorden.splitlines() == regels(kijk_afscherming_na(proef.plek))

    assert main(["afscherming", "--regio", "duin-en-dijk", "--json"]) == 0
    inhoud = json.loads(capsys.readouterr().out)
    assert inhoud["telling"]["verborgen"] == 0
    assert inhoud["telling"]["cellen"] > 0


def test_wat_is_nagekeken_blijft_bij_de_regio(proef: Proef) -> None:
    assert (proef.plek.map_regio / "vrijgegeven" / "nagekeken.npz").is_file()


def test_wat_er_moet_staan_is_te_zien_als_het_zelf_niet_klein_is(proef: Proef) -> None:
    """Nobody in Langewaard and twelve in Kogermeer must be there; the three of Duinveen need not."""
    uitkomst = kijk_afscherming_na(proef.plek)
    for gezien, alle in uitkomst.moet.values():
        assert 0 <= gezien <= alle
    assert uitkomst.moet["de regio"][1] > 0
    woorden = "\n".join(regels(uitkomst))
    assert "het doel is 95%" in woorden
    assert "Een gemeente die haar eigen aantallen kent" not in woorden


def test_wie_eigen_aantallen_kent_komt_er_alleen_op_verzoek_bij(proef: Proef) -> None:
    """Polder is `<5`: Oosterwaard, with three of them, knows that the other has none or one."""
    for code, naam, aantal in (("VB06", "Oosterwaard", 3), ("VB09", "Westerkogge", 1)):
        rijen = zoveel(aantal, f"{code} 5-onder-b 2025-02-03")
        proef.laad(vrijgesteld(*rijen, van=f"Leerplicht {naam}", periode=K1))
    assert proef.figuur("vrijstellingen_5_onder_b", "jeugdregio:polder", K1).tekst == "<5"
    assert kijk_afscherming_na(proef.plek).kenners is None
    uitkomst = kijk_afscherming_na(proef.plek, kenners=True)
    assert uitkomst.kenners
    assert f"zouden er nog {uitkomst.kenners} " in "\n".join(regels(uitkomst))
