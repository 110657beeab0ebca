"""The log of a region: what was released, and which files marked vertrouwelijk were made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loaders import cli
from loaders.logboek import (
    BESTAND,
    GeenReden,
    LogboekFout,
    in_woorden,
    lees,
    noteer_vertrouwelijk,
    noteer_vrijgave,
)
from tests.loaders.hulp import GEVALLEN, gevallen

REGIO = ("--regio", "duin-en-dijk")
ZEGT = (*REGIO, "--leverancier", "SWV Noord-Kust VO", "--periode", "2025-K2", "--akkoord")


def schrijf(plek: Path) -> None:
    noteer_vrijgave(plek, wie="anna", wat="versie 1, na opnemen", versie=1)
    noteer_vertrouwelijk(
        plek, wie="anna", wat="precieze aantallen", reden="  voor het\noverleg ", versie=1
    )
    noteer_vrijgave(plek, wie="bram", wat="versie 2, na terugdraaien", versie=2)


def test_wat_er_staat_komt_terug_in_volgorde(tmp_path: Path) -> None:
    schrijf(tmp_path)
    gevonden = lees(tmp_path)
    assert gevonden.heel
    assert [(g.soort, g.wie, g.versie) for g in gevonden.gebeurtenissen] == [
        ("vrijgave", "anna", 1),
        ("vertrouwelijk", "anna", 1),
        ("vrijgave", "bram", 2),
    ]
    regel = in_woorden(gevonden.gebeurtenissen[1])
    assert regel.endswith(
        "vertrouwelijk bestand gemaakt: precieze aantallen (reden: voor het overleg)"
    )


@pytest.mark.parametrize("weg", [0, 1])
def test_een_regel_die_weg_is_wordt_gemerkt(tmp_path: Path, weg: int) -> None:
    schrijf(tmp_path)
    pad = tmp_path / BESTAND
    regels = pad.read_text(encoding="utf-8").splitlines(keepends=True)
    pad.write_text("".join(r for n, r in enumerate(regels) if n != weg), encoding="utf-8")
    assert not lees(tmp_path).heel


@pytest.mark.parametrize("nieuw", ["bram", "geen json\n"])
def test_een_regel_die_anders_is_wordt_gemerkt(tmp_path: Path, nieuw: str) -> None:
    schrijf(tmp_path)
    pad = tmp_path / BESTAND
    tekst = pad.read_text(encoding="utf-8")
    eerste = tekst.splitlines(keepends=True)[0]
    anders = eerste.replace("anna", nieuw) if nieuw == "bram" else nieuw
    pad.write_text(tekst.replace(eerste, anders, 1), encoding="utf-8")
    assert not lees(tmp_path).heel


@pytest.mark.parametrize("reden", ["", "   ", "ok", "wil ik"])
def test_zonder_reden_geen_bestand(tmp_path: Path, reden: str) -> None:
    with pytest.raises(GeenReden, match="waar u dit bestand voor nodig hebt"):
        noteer_vertrouwelijk(tmp_path, wie="anna", wat="cijfers", reden=reden, versie=1)
    assert lees(tmp_path).gebeurtenissen == ()


def test_wat_niet_te_schrijven_is_wordt_gezegd(tmp_path: Path) -> None:
    with pytest.raises(LogboekFout, match="niet te schrijven"):
        noteer_vrijgave(tmp_path / "er niet", wie="anna", wat="versie 1", versie=1)


def test_laden_staat_erin_en_de_opdracht_toont_het(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.delenv("MONITOR_REGIO", raising=False)
    assert cli.main(["logboek", *REGIO]) == 0
    assert capsys.readouterr().out == "In het logboek van Duin en Dijk staat nog niets.\n"
    pad = tmp_path / "lijst.csv"
    pad.write_bytes(gevallen(GEVALLEN))
    assert cli.main(["laad", str(pad), *ZEGT]) == 0
    capsys.readouterr()
    assert cli.main(["logboek", *REGIO, "--json"]) == 0
    [een] = json.loads(capsys.readouterr().out)
    assert (een["soort"], een["wat"], een["vorige"]) == ("vrijgave", "versie 1, na opnemen", "")
    logboek = tmp_path / "gegevens" / "duin-en-dijk" / BESTAND
    logboek.write_text(logboek.read_text(encoding="utf-8") * 2, encoding="utf-8")
    assert cli.main(["logboek", *REGIO]) == 1
    assert "veranderd of weggehaald" in capsys.readouterr().err
