"""All indicators together equal a naive count on random delivered rows.

For every municipality, group and period. The oracle reads the rows as they were delivered and
shares no function with datasets/ or indicators/.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from tests.indicators.orakel import gebieden, invoer, laden
from tests.indicators.orakel.conftest import SEED, Geladen
from tests.indicators.orakel.definities import DEFINITIES
from tests.indicators.orakel.orakel import Orakel
from tests.indicators.orakel.vergelijken import alle_verschillen, verschillen_van_groepen

GETOOND = [i.id for i in indicatoren().values() if not i.intern]
DEEL_VAN_HET_ORAKEL = ("aangeleverd", "gebieden", "volgen", "definities", "orakel", "invoer")
MEER_SEEDS = tuple(s for s in range(1, 21) if s != SEED)
HIER = Path(__file__).parent


def test_elke_indicator_heeft_een_orakel() -> None:
    """Add it to `definities.DEFINITIES`, from its definition and not from its SQL."""
    assert sorted(set(GETOOND) - set(DEFINITIES)) == []
    assert sorted(set(DEFINITIES) - set(GETOOND)) == []


@pytest.mark.parametrize("module", DEEL_VAN_HET_ORAKEL)
def test_het_orakel_deelt_niets_met_de_monitor(module: str) -> None:
    boom = ast.parse((HIER / f"{module}.py").read_text(encoding="utf-8"))
    namen = {
        naam
        for knoop in ast.walk(boom)
        for naam in (
            [a.name for a in knoop.names]
            if isinstance(knoop, ast.Import)
            else [knoop.module or ""]
            if isinstance(knoop, ast.ImportFrom)
            else []
        )
    }
    eigen = {n for n in namen if n.startswith("tests.indicators.orakel.")}
    assert {n.rsplit(".", 1)[1] for n in eigen} <= set(DEEL_VAN_HET_ORAKEL)
    standaard = {
        "__future__",
        "collections.abc",
        "dataclasses",
        "datetime",
        "functools",
        "random",
        "typing",
    }
    assert namen - eigen <= standaard


def test_de_gebieden_van_het_orakel_zijn_die_van_het_profiel() -> None:
    profiel = regio("duin-en-dijk")
    assert {g.code: g.naam for g in profiel.verzonnen_gemeenten} == gebieden.NAMEN
    assert {f.oude_code: f.oude_naam for f in profiel.verzonnen_fusies} == gebieden.OUDE_NAMEN
    assert {f.ingangsdatum for f in profiel.verzonnen_fusies} == {gebieden.FUSIE}
    groepen = {naam: {lid.gemeente for lid in groep.leden} for naam, groep in profiel.groepen()}
    eigen = {n: {x.gemeente for x in leden} for n, leden in gebieden.GROEPEN.items()}
    assert {n: g for n, g in eigen.items() if n != "regio" and "proef" not in n} == groepen


def _faal(verschillen: Iterator[str]) -> None:
    alle = list(verschillen)
    assert not alle, f"{len(alle)} verschillen\n" + "\n".join(alle[:8])


def test_elke_figuur_is_wat_een_telling_met_de_hand_geeft(geladen: Geladen) -> None:
    _faal(alle_verschillen(geladen.orakel, geladen.kubus))


def test_elke_groep_is_wat_een_telling_met_de_hand_geeft(geladen: Geladen) -> None:
    """Groups of what is shown per municipality are made in protect."""
    _faal(verschillen_van_groepen(geladen.orakel, geladen.kubus))


@pytest.mark.alles
@pytest.mark.parametrize("seed", MEER_SEEDS)
def test_ook_in_andere_regio_s(seed: int, tmp_path: Path) -> None:
    leveringen = invoer.leveringen(seed)
    laden.laad(leveringen, tmp_path)
    orakel, kubus = Orakel(leveringen), laden.kubus(tmp_path)
    _faal(alle_verschillen(orakel, kubus))
    _faal(verschillen_van_groepen(orakel, kubus))
