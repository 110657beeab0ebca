"""The command inrichting: show, change from a file, history and undo, in the words of the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders import begin
from loaders.cli import main


@pytest.fixture(autouse=True)
def gegevens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path / "gegevens"))
    return tmp_path


def zeg(*woorden: str) -> int:
    return main(["inrichting", *woorden, "--regio", "alkmaar"])


def gewijzigd(waar: Path) -> Path:
    """The inrichting of Alkmaar as a file, without the names of other municipalities."""
    pad = waar / "alkmaar.toml"
    assert zeg("toon", "--naar", str(pad)) == 0
    pad.write_text(f"toon_namen = false\n{pad.read_text('utf-8')}", encoding="utf-8")
    return pad


ZIN = "In de grafieken van een gemeente staan andere gemeenten zonder naam."


def test_tonen_wijzigen_en_ongedaan_maken(
    gegevens: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = gewijzigd(gegevens)
    assert zeg("zet", str(pad), "--proef") == 0
    uit = capsys.readouterr().out
    assert ZIN in uit
    assert "Er is nog niets veranderd." in uit
    assert begin.profiel("alkmaar").toon_namen
    assert zeg("zet", str(pad)) == 1
    assert "Zeg waarom u dit wijzigt" in capsys.readouterr().err
    assert zeg("zet", str(pad), "--reden", "Besproken") == 0
    assert "Dit is wijziging 1." in capsys.readouterr().out
    assert not begin.profiel("alkmaar").toon_namen
    assert zeg("ongedaan", "1", "--reden", "Toch niet") == 0
    assert begin.profiel("alkmaar").toon_namen
    capsys.readouterr()
    assert zeg("geschiedenis") == 0
    uit = capsys.readouterr().out
    assert f"ongedaan gemaakt. Reden: Besproken\n  {ZIN}" in uit
    assert zeg("ongedaan", "7", "--reden", "Bestaat niet") == 1
    assert capsys.readouterr().err == "Wijziging 7 is er niet.\n"


def test_wat_getoond_is_weer_zetten_verandert_niets(
    gegevens: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = gegevens / "alkmaar.toml"
    zeg("toon", "--naar", str(pad))
    capsys.readouterr()
    assert zeg("zet", str(pad), "--reden", "Zelfde") == 1
    assert capsys.readouterr().err == "Er verandert niets: zo staat het er al.\n"


@pytest.mark.parametrize(
    ("oud", "nieuw", "zin"),
    [
        ('id = "alkmaar"', 'id = "liemers"', "is de inrichting van “liemers”, niet van Alkmaar."),
        ("leeftijd = [0, 23]", "leeftijd = [0, 27]", "is leeftijd anders."),
        ("naam = ", "namm = ", "Bedoelt u “naam”?"),
    ],
)
def test_wat_geen_keuze_is_wordt_geweigerd(
    gegevens: Path, capsys: pytest.CaptureFixture[str], oud: str, nieuw: str, zin: str
) -> None:
    pad = gewijzigd(gegevens)
    pad.write_text(pad.read_text("utf-8").replace(oud, nieuw, 1), encoding="utf-8")
    capsys.readouterr()
    assert zeg("zet", str(pad), "--reden", "Proef") == 1
    assert zin in capsys.readouterr().err
