"""Killed at any moment, or two at once: nothing half, and what was acknowledged stays.

The promise is 200 moments; the plain run takes some of them, `--alles` takes them all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from loaders.opdracht import Rapport
from tests.loaders.hulp import WANNEER, gevallen, neem_op, opslag, thuiszitters, werkplek

WORTEL = Path(__file__).resolve().parent.parent.parent
MOMENTEN = 200
IN_HET_KORT = 10
IN_TRANSACTIE = 0.3
"""At least this part of the moments lies between begin and commit."""
RONDEN = 8

alleen_met_fork = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="een proces splitsen kan op Windows niet"
)


def _moord(map_in: Path, aantal: int, zaad: int) -> Counter[tuple[str, str]]:
    uit = subprocess.run(
        [sys.executable, "-m", "tests.loaders.stroomstoring", str(map_in), str(aantal), str(zaad)],
        cwd=WORTEL,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 0, uit.stderr
    kop, *regels = (json.loads(regel) for regel in uit.stdout.splitlines())
    # Without a difference between before and after nothing would be proved.
    assert kop["verschillend"]
    assert kop["opdrachten"] > IN_HET_KORT
    assert len(regels) == aantal
    return Counter((r["fase"], r["uitkomst"]) for r in regels)


def _klopt(gezien: Counter[tuple[str, str]]) -> None:
    mag = {
        ("ervoor", "als ervoor"),
        ("binnen", "als ervoor"),
        ("commit", "als ervoor"),
        ("commit", "als erna"),
        ("cijfers maken", "als erna"),
        ("klaar", "als erna"),
    }
    assert set(gezien) <= mag
    binnen = sum(n for (fase, _), n in gezien.items() if fase == "binnen")
    assert binnen >= IN_TRANSACTIE * gezien.total(), gezien


@alleen_met_fork
def test_wie_midden_in_een_opname_wordt_gestopt_laat_niets_half_achter(tmp_path: Path) -> None:
    _klopt(_moord(tmp_path, IN_HET_KORT, 1))


@alleen_met_fork
@pytest.mark.alles
def test_tweehonderd_momenten(tmp_path: Path) -> None:
    gezien = _moord(tmp_path, MOMENTEN, 2)
    print(sorted(gezien.items()))
    _klopt(gezien)


# -- two at once ----------------------------------------------------------------------------------


class Ander:
    """A process that loads when it is told to."""

    def __init__(self, wie: str, aantal: int) -> None:
        self.aantal = aantal
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "tests.loaders.tegelijk", wie, str(aantal)],
            cwd=WORTEL,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def zeg(self, map_in: Path) -> None:
        assert self.proces.stdin is not None
        self.proces.stdin.write(f"{map_in}\n")
        self.proces.stdin.flush()

    def hoor(self) -> str:
        assert self.proces.stdout is not None
        return self.proces.stdout.readline().strip()


def test_twee_processen_die_tegelijk_de_eerste_opname_doen(tmp_path: Path) -> None:
    """One wins; the other is told so, or came just after it and is the second version."""
    twee = [Ander("een", 5), Ander("twee", 8)]
    try:
        assert [a.hoor() for a in twee] == ["klaar", "klaar"]
        uitkomsten = set()
        for ronde in range(RONDEN):
            map_in = tmp_path / str(ronde)
            for ander in twee:
                ander.zeg(map_in)
            antwoorden = [json.loads(a.hoor()) for a in twee]
            uitkomsten |= {a["uitkomst"] for a in antwoorden}
            erin = [a.aantal for a, b in zip(twee, antwoorden, strict=True) if _erin(b)]
            _een_winnaar(map_in, erin)
        assert uitkomsten == {"opgenomen", "in gebruik"}
    finally:
        for ander in twee:
            ander.proces.communicate()
    assert [a.proces.returncode for a in twee] == [0, 0]


def _erin(antwoord: dict[str, Any]) -> bool:
    if antwoord["uitkomst"] == "in gebruik":
        assert antwoord["zin"].startswith("De gegevens zijn nu in gebruik door een andere opname.")
        return False
    assert antwoord["uitkomst"] == "opgenomen", antwoord
    return True


def _een_winnaar(map_in: Path, aantallen: list[int]) -> None:
    """Under the key counts one delivery: that of one of those that were told it went in."""
    plek = werkplek(map_in)
    with opslag(plek) as store:
        tellen = store.tabel("select l.versie from actief a join levering l on l.id = levering_id")
        versies = store.tabel("select versie from levering order by versie")
    assert [r["versie"] for r in versies] == list(range(1, len(aantallen) + 1))
    assert [r["versie"] for r in tellen] == [len(aantallen)]
    ruw = thuiszitters(plek, "VB01")
    assert ruw is not None
    assert ruw.teller.min in aantallen


def test_twee_draden_die_tegelijk_opnemen_wachten_op_elkaar(tmp_path: Path) -> None:
    """Inside one process as well: each file is whole, and the last version counts."""
    plek, slag = werkplek(tmp_path), threading.Barrier(2)
    gedaan: list[Rapport | Exception] = []

    def doe(aantal: int) -> None:
        rijen = [(f"NK-{n}", "Duinveen", "02-04-2025", "", "14") for n in range(aantal)]
        slag.wait()
        try:
            gedaan.append(neem_op(plek, gevallen(rijen), wanneer=WANNEER))
        except Exception as fout:  # noqa: BLE001 (looked at below)
            gedaan.append(fout)

    draden = [threading.Thread(target=doe, args=(aantal,)) for aantal in (5, 8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    erin = [r for r in gedaan if isinstance(r, Rapport)]
    assert erin
    assert all(r.uitkomst == "opgenomen" for r in erin), erin
    anders = {type(r).__name__ for r in gedaan} - {"Rapport"}
    assert anders <= {"StoreInGebruik"}
    with opslag(plek) as store:
        assert store.versie() == len(erin)
