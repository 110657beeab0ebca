"""Our tables against the crosswalk that CBS publishes, where that file is at hand."""

import csv
import os
from pathlib import Path

import pytest

from datasets.reference import tabellen

_BUURMAP = Path(__file__).parents[3] / ".." / "shared"
_BESTAND = "real/cbs_odata_gebieden_in_nederland_2024.csv"

#: Our grouping -> column with its code; CBS puts the name in the next one.
_KOLOMMEN = {
    "arbeidsmarktregio": "Code_4",
    "ggd": "Code_14",
    "jeugdregio": "Code_16",
    "provincie": "Code_26",
    "rmc": "Code_32",
}


@pytest.fixture(scope="module")
def cbs() -> dict[str, dict[str, str]]:
    pad = Path(os.environ.get("MONITOR_SHARED") or _BUURMAP) / _BESTAND
    if not pad.exists():
        pytest.skip(
            "het bestand van het CBS is er niet: zet de map shared naast het project "
            "of wijs haar aan met MONITOR_SHARED"
        )
    with pad.open(encoding="utf-8-sig", newline="") as stroom:
        rijen = [
            {kop: waarde.strip() for kop, waarde in rij.items()}
            for rij in csv.DictReader(stroom, delimiter=";")
        ]
    return {rij["RegioS"]: rij for rij in rijen}


def test_the_same_342_municipalities_with_the_same_names(cbs: dict[str, dict[str, str]]) -> None:
    assert {een.code: een.naam for een in tabellen.gemeenten()} == {
        code: rij["Naam_2"] for code, rij in cbs.items()
    }


@pytest.mark.parametrize("indeling", tabellen.NAAR_GEMEENTE)
def test_the_same_groups_with_the_same_names(cbs: dict[str, dict[str, str]], indeling: str) -> None:
    kolom = _KOLOMMEN[indeling]
    naamkolom = f"Naam_{int(kolom.removeprefix('Code_')) + 1}"
    for een in tabellen.gemeenten():
        code = een.groepcode(indeling)
        assert code == cbs[een.code][kolom]
        assert tabellen.groepsnamen()[indeling, str(code)] == cbs[een.code][naamkolom]


def test_the_same_inhabitants(cbs: dict[str, dict[str, str]]) -> None:
    assert {een.code: een.inwoners for een in tabellen.gemeenten()} == {
        code: int(rij["Inwonertal_54"]) for code, rij in cbs.items()
    }


def test_the_class_of_stedelijkheid_follows_from_the_address_density(
    cbs: dict[str, dict[str, str]],
) -> None:
    """CBS: 1 from 2.500 addresses per km2, 2 from 1.500, 3 from 1.000, 4 from 500, otherwise 5."""
    for een in tabellen.gemeenten():
        dichtheid = int(cbs[een.code]["Omgevingsadressendichtheid_55"])
        assert een.stedelijkheid == 5 - sum(dichtheid >= grens for grens in (500, 1000, 1500, 2500))
