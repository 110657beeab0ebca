"""The keys of the leveranciers: made once, kept for ever, also when many ask at once."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from loaders import sleutels
from loaders.sleutels import BESTAND, SLOT, sleutel_van

WORTEL = Path(__file__).resolve().parent.parent.parent
VRAAG = (
    "import sys; from pathlib import Path; from loaders.sleutels import sleutel_van; input(); "
    "print([sleutel_van(Path(sys.argv[1]), f'L{n}').hex() for n in range(20)])"
)


def test_een_sleutel_blijft_dezelfde_en_is_van_een_leverancier(tmp_path: Path) -> None:
    een, ander = sleutel_van(tmp_path, "een"), sleutel_van(tmp_path, "ander")
    assert len(een) == 32
    assert een != ander
    assert sleutel_van(tmp_path, "een") == een
    assert sleutel_van(tmp_path, "een", bewaar=False) == een


def test_een_proef_bewaart_geen_sleutel(tmp_path: Path) -> None:
    een = sleutel_van(tmp_path, "een", bewaar=False)
    assert list(tmp_path.iterdir()) == []
    assert sleutel_van(tmp_path, "een") != een


@pytest.mark.skipif(sys.platform == "win32", reason="rechten per gebruiker zijn daar anders")
def test_alleen_de_eigenaar_leest_de_sleutels(tmp_path: Path) -> None:
    sleutel_van(tmp_path, "een")
    for naam in (BESTAND, SLOT):
        assert stat.S_IMODE((tmp_path / naam).stat().st_mode) == 0o600


def test_veel_draden_tegelijk_verliezen_geen_sleutel(tmp_path: Path) -> None:
    namen = [f"L{n % 10}" for n in range(40)]
    with ThreadPoolExecutor(8) as draden:
        gekregen = list(draden.map(lambda naam: (naam, sleutel_van(tmp_path, naam)), namen))
    assert len(set(gekregen)) == 10
    assert {naam: sleutel_van(tmp_path, naam) for naam in namen} == dict(gekregen)


def test_twee_processen_tegelijk_krijgen_dezelfde_sleutels(tmp_path: Path) -> None:
    twee = [
        subprocess.Popen(
            [sys.executable, "-c", VRAAG, str(tmp_path)],
            cwd=WORTEL,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        for _ in range(2)
    ]
    for proces in twee:
        assert proces.stdin is not None
        proces.stdin.write("\n")
        proces.stdin.flush()
    een, ander = (proces.communicate()[0] for proces in twee)
    assert een == ander
    assert len(json.loads((tmp_path / BESTAND).read_text("utf-8"))) == 20


def test_wat_een_gestopt_proces_achterliet_houdt_niets_tegen(tmp_path: Path) -> None:
    (tmp_path / SLOT).write_bytes(b"")
    (tmp_path / "sleutels.nieuw").write_text("{half")
    een = sleutel_van(tmp_path, "een")
    assert sleutel_van(tmp_path, "een") == een


def test_wie_wacht_krijgt_de_sleutel_van_wie_eerst_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The key is there when it is our turn: it is not made a second time."""
    gepakt: list[bytes] = []
    pak = sleutels._pak

    def eerst_een_ander(nummer: int) -> bool:
        if not gepakt:
            gepakt.append(b"")
            gepakt.append(sleutel_van(tmp_path, "een"))
            return False
        return pak(nummer)

    monkeypatch.setattr(sleutels, "_pak", eerst_een_ander)
    assert sleutel_van(tmp_path, "een") == gepakt[1]
