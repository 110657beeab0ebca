"""The worked example of docs/uitbreiden.md.

Two files in a catalogue of their own, and all the rest follows.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

WORTEL = Path(__file__).parents[1]
BLADZIJDE = WORTEL / "docs" / "uitbreiden.md"
STAPPEN = WORTEL / "tests" / "uitgewerkt_voorbeeld_stappen.py"


def _blok(tekst: str, soort: str, nummer: int = 0) -> str:
    return re.findall(rf"```{soort}\n(.*?)```", tekst, re.DOTALL)[nummer]


@pytest.fixture(scope="module")
def bladzijde() -> str:
    return BLADZIJDE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def uitkomst(bladzijde: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All steps in a process of its own: the catalogue is read once per process."""
    werkmap = tmp_path_factory.mktemp("uitbreiden")
    for nummer, pad in enumerate(re.findall(r"^`(\w+/\w+\.py)`$", bladzijde, re.MULTILINE)):
        doel = werkmap / "catalogus" / pad
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_text(_blok(bladzijde, "python", nummer), encoding="utf-8")
    fout = _blok(bladzijde, "csv")
    (werkmap / "smw.csv").write_text(fout, encoding="utf-8")
    (werkmap / "goed").mkdir()
    (werkmap / "goed" / "smw.csv").write_text(fout.replace("12,5", "12"), encoding="utf-8")
    omgeving = {
        **os.environ,
        "MONITOR_CATALOGUS": str(werkmap / "catalogus"),
        "MONITOR_GEGEVENS": str(werkmap / "gegevens"),
        "MONITOR_REGIO": "alkmaar",
        "PYTHONPATH": str(WORTEL),
    }
    klaar = subprocess.run(
        [sys.executable, str(STAPPEN)],
        cwd=werkmap,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert klaar.returncode == 0, klaar.stderr
    gevonden: dict[str, Any] = json.loads(klaar.stdout.splitlines()[-1])
    return gevonden


def test_het_sjabloon_heeft_de_koppen(uitkomst: dict[str, Any]) -> None:
    """The quarter is no column: it stands once, in the block above the headings."""
    assert uitkomst["koppen"] == ["Gemeente", "Geholpen leerlingen"]


def test_de_controle_zegt_wat_er_fout_is(uitkomst: dict[str, Any], bladzijde: str) -> None:
    code, antwoord = uitkomst["controle"]
    assert (code, antwoord) == (1, _blok(bladzijde, "text").strip())
    assert "12,5" in antwoord


def test_het_goede_bestand_gaat_erin(uitkomst: dict[str, Any]) -> None:
    code, antwoord = uitkomst["laden"]
    assert code == 0, antwoord
    assert antwoord.startswith("smw.csv is opgenomen")
    assert uitkomst["tabel"] == [
        ["GM0361", "2025-K2", 34, 34],
        ["GM0383", "2025-K2", 1, 4],
        ["GM0399", "2025-K2", 12, 12],
    ]


def test_het_cijfer_is_vrijgegeven(uitkomst: dict[str, Any]) -> None:
    assert uitkomst["figuren"] == {
        "GM0361": ["34", "getoond"],
        "GM0383": ["<5", "klein"],
        "GM0450": ["niet geleverd", "niet geleverd"],
        "regio": ["47–50", "onvolledig"],
    }


def test_het_cijfer_staat_op_overzicht(uitkomst: dict[str, Any]) -> None:
    assert uitkomst["fouten"] == []
    assert "Leerlingen bij schoolmaatschappelijk werk" in uitkomst["overzicht"]
    for tekst in ("34", "&lt;5", "47–50"):
        assert tekst in uitkomst["overzicht"]


def test_de_definitie_staat_op_uitleg(uitkomst: dict[str, Any]) -> None:
    assert "hulp kregen van het schoolmaatschappelijk werk" in uitkomst["uitleg"]
    assert "from v_schoolmaatschappelijk_werk" in uitkomst["uitleg"]


def test_geen_ander_bestand_is_aangeraakt() -> None:
    """The example lives in its own folder: the repository does not know it."""
    for map_ in ("datasets/catalog", "indicators/catalog"):
        assert not (WORTEL / map_ / "schoolmaatschappelijk_werk.py").exists()
