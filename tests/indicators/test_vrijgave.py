"""The vrijgegeven files: a version under its own name, read only, and nothing exact in it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from datasets.catalog import datasets
from datasets.store import open_store
from indicators.catalog import indicatoren
from indicators.model import Figure
from indicators.vrijgave import (
    BEWAARD,
    MAP,
    GeenVrijgave,
    Lezer,
    is_actueel,
    lees_vrijgave,
    maak_vrijgave,
    nieuwste,
)
from tests.indicators.proef import Proef, inwoners, thuis, zoveel

K2 = "2025-K2"
WORTEL = Path(__file__).parents[2]


def laad(proef: Proef, klein: int, groot: int = 14) -> Proef:
    return proef.laad(
        inwoners("VB01;5 tot 18 jaar;1000", "VB03;5 tot 18 jaar;2000", periode="2025"),
        thuis(
            *zoveel(klein, "VB01 2025-02-01"),
            van="Leerplicht Duinveen",
            periode=K2,
        ),
        thuis(*zoveel(groot, "VB03 2025-02-01"), van="Leerplicht Kogermeer", periode=K2),
    )


def actueel(proef: Proef, **meer: object) -> bool:
    with open_store(
        proef.plek.map_regio, datasets=datasets(), register=proef.regio.register
    ) as store:
        return is_actueel(
            store,
            proef.regio,
            proef.plek.map_regio,
            indicatoren=meer.get("indicatoren", indicatoren()),  # type: ignore[arg-type]
            datasets=datasets(),
        )


def test_voor_de_eerste_levering_is_er_niets(tmp_path: Path) -> None:
    with pytest.raises(GeenVrijgave):
        lees_vrijgave(tmp_path, Lezer())


def test_een_ander_profiel_krijgt_niets(tmp_path: Path) -> None:
    laad(Proef(tmp_path, "duin-en-dijk"), 3)
    with pytest.raises(GeenVrijgave):
        lees_vrijgave(tmp_path, Lezer(profiel="banden"))


def test_een_verborgen_2_in_plaats_van_een_3_langs_de_hele_weg(tmp_path: Path) -> None:
    """From the file to what a page reads: every Figure and every delivery is the same."""
    drie = laad(Proef(tmp_path / "drie", "duin-en-dijk"), 3).vrij
    twee = laad(Proef(tmp_path / "twee", "duin-en-dijk"), 2).vrij
    assert drie.figuren["thuiszitters", "VB01", K2, ""].tekst == "<5"
    assert repr(drie) == repr(twee)


def test_het_bestand_van_de_lezer_heeft_alleen_figuren(tmp_path: Path) -> None:
    proef = laad(Proef(tmp_path, "duin-en-dijk"), 3)
    pad = nieuwste(proef.plek.map_regio)
    assert pad is not None
    with duckdb.connect(str(pad), read_only=True) as con:
        kolommen = con.execute(
            "select column_name from duckdb_columns() where table_name = 'figuur'"
        ).fetchall()
        kleine = con.execute(
            "select count(*) from figuur where min = max and min between 1 and 4"
        ).fetchall()
    assert {k for (k,) in kolommen} == {f.name for f in fields(Figure)}
    assert kleine == [(0,)]


def test_lezen_geeft_wat_geschreven_is(tmp_path: Path) -> None:
    proef = laad(Proef(tmp_path, "duin-en-dijk"), 3)
    with open_store(
        proef.plek.map_regio, datasets=datasets(), register=proef.regio.register
    ) as store:
        geschreven = maak_vrijgave(
            store,
            proef.regio,
            proef.plek.map_regio,
            indicatoren=indicatoren(),
            datasets=datasets(),
        )
    assert proef.vrij == geschreven
    assert [lev.leverancier for lev in proef.vrij.leveringen] == [
        "CBS",
        "Leerplicht Duinveen",
        "Leerplicht Kogermeer",
    ]


def test_een_andere_definitie_maakt_de_cijfers_oud(tmp_path: Path) -> None:
    proef = laad(Proef(tmp_path, "duin-en-dijk"), 3)
    assert actueel(proef)
    anders = indicatoren()["thuiszitters"].model_copy(update={"waar": "thuis and true"})
    assert not actueel(proef, indicatoren={**indicatoren(), "thuiszitters": anders})


def test_elke_versie_een_nieuw_bestand_en_oude_gaan_weg(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk")
    versies = []
    for aantal in range(5, 5 + BEWAARD + 2):
        proef.laad(thuis(*zoveel(aantal, "VB01 2025-02-01"), van="Leerplicht Duinveen", periode=K2))
        versies.append(proef.vrij.versie)
    assert len(set(versies)) == len(versies)
    namen = sorted(p.name for p in (proef.plek.map_regio / MAP).glob("vanaf5-*"))
    assert len(namen) == BEWAARD
    assert [int(naam[7:13]) for naam in namen] == versies[-BEWAARD:]


@pytest.mark.parametrize("gebied", ["de-liemers", "duin-en-dijk"])
def test_de_vingerafdruk_is_in_elk_proces_dezelfde(gebied: str) -> None:
    """A profile holds sets of postcodes, whose order differs from process to process."""
    vraag = (
        "from datasets.catalog import datasets; from datasets.reference.regio import regio; "
        "from indicators.catalog import indicatoren; from indicators.protect import Beleid; "
        "from indicators.vrijgave import vingerafdruk; "
        f"print(vingerafdruk(indicatoren(), datasets(), Beleid(), regio({gebied!r})))"
    )
    afdrukken = {
        subprocess.run(
            [sys.executable, "-c", vraag],
            env={**os.environ, "PYTHONHASHSEED": str(zaad), "PYTHONPATH": str(WORTEL)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for zaad in (1, 2)
    }
    assert len(afdrukken) == 1
    assert len(afdrukken.pop().strip()) == 8
