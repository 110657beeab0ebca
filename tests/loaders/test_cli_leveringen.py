"""The commands on what was loaded before, in words and as JSON, with their exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders import cli
from tests.loaders.hulp import GEVALLEN, gevallen

REGIO = ("--regio", "duin-en-dijk")
ZEGT = (*REGIO, "--leverancier", "SWV Noord-Kust VO", "--periode", "2025-K2", "--akkoord")


@pytest.fixture
def gegevens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two versions of a list: four cases, and the same without the first."""
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.delenv("MONITOR_REGIO", raising=False)
    pad = tmp_path / "lijst.csv"
    for rijen in (GEVALLEN, GEVALLEN[1:]):
        pad.write_bytes(gevallen(rijen))
        assert cli.main(["laad", str(pad), *ZEGT]) == 0
    return tmp_path / "gegevens"


def draai(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str]:
    capsys.readouterr()
    code = cli.main([*argumenten, *REGIO])
    uit = capsys.readouterr()
    return code, uit.out + uit.err


def json_van(capsys: pytest.CaptureFixture[str], *argumenten: str) -> Any:
    code, uit = draai(capsys, *argumenten, "--json")
    assert code == 0, uit
    return json.loads(uit)


def test_terugdraaien_en_opnieuw(gegevens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = draai(capsys, "terugdraaien", "2", "--proef")
    assert code == 0
    assert uit.splitlines()[0].endswith("was 1 (onvolledig), wordt 2 (onvolledig); 1 regel nieuw.")
    assert uit.splitlines()[-1] == "Er is nog niets veranderd."
    assert draai(capsys, "terugdraaien", "2", "--reden", "verkeerd")[0] == 0
    assert draai(capsys, "opnieuw", "2") == (
        0, "Opname 2 telt weer mee, precies zoals die was opgenomen.\n",
    )  # fmt: skip
    assert draai(capsys, "opnieuw", "2") == (
        1, "Opname 2 is niet teruggedraaid en telt dus al.\n",
    )  # fmt: skip
    assert draai(capsys, "terugdraaien", "1")[0] == 1
    assert draai(capsys, "opnieuw", "9") == (
        1, "Opname 9 bestaat niet. Met 'leveringen' ziet u welke opnames er zijn.\n",
    )  # fmt: skip


def test_leveringen_met_wie_wat_terugdraaide(
    gegevens: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draai(capsys, "terugdraaien", "2", "--reden", "verkeerd bestand")
    _, uit = draai(capsys, "leveringen")
    assert len(uit.splitlines()) == 1
    _, uit = draai(capsys, "leveringen", "--alles")
    eerste, tweede = uit.splitlines()
    assert eerste.startswith("opname 1: ")
    assert eerste.endswith(", levering 1")
    assert ", levering 2, teruggedraaid door " in tweede
    assert tweede.endswith(", reden: verkeerd bestand, telt niet meer")


def test_alles_als_json(gegevens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    [opname] = json_van(capsys, "leveringen")
    assert (opname["handeling"], opname["leveringen"][0]["vorige"]) == (2, 1)
    assert len(json_van(capsys, "leveringen", "--alles")) == 2
    verschil = json_van(capsys, "vergelijk", "1", "2")
    assert verschil["regels"][0]["verdwenen"] == 1
    assert verschil["zinnen"][0].endswith(
        "was 2 (onvolledig), wordt 1 (onvolledig); 1 regel verdwenen."
    )
    terug = json_van(capsys, "terugdraaien", "2")
    assert (terug["handeling"], terug["cijfers"][0]["soort"]) == (3, "gewijzigd")
    vakken = json_van(capsys, "rooster", "--alles")
    assert vakken["leverweken"] == 6


def test_vergelijk(gegevens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = draai(capsys, "vergelijk", "1", "2")
    assert code == 0
    assert uit.splitlines()[0].endswith(
        "was 2 (onvolledig), wordt 1 (onvolledig); 1 regel verdwenen."
    )
    code, uit = draai(capsys, "vergelijk", "1", "9")
    assert code == 1
    assert uit.startswith("Een van deze leveringen bestaat niet.")


def test_rooster(gegevens: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = draai(capsys, "rooster")
    assert code == 0
    *laat, slot = uit.splitlines()
    assert all(" te laat: verwacht tot en met " in regel for regel in laat)
    assert slot.startswith(f"{len(laat)} leveringen zijn te laat. Een levering is op tijd tot")
    _, alles = draai(capsys, "rooster", "--alles")
    assert "SWV Noord-Kust VO, Thuiszitters, 2e kwartaal 2025: ontvangen op " in alles


@pytest.mark.parametrize("opdracht", ["vergelijk", "opnieuw", "rooster"])
def test_uitleg_is_nederlands(
    opdracht: str, gegevens: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, uit = draai(capsys, opdracht, "--help")
    assert code == 0
    assert uit.startswith("Gebruik: run.py")
