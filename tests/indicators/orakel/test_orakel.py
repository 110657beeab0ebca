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
from indicators.uitsplitsing import UITSPLITSINGEN
from tests.indicators.orakel import gebieden, invoer, laden
from tests.indicators.orakel.conftest import SEED, Geladen
from tests.indicators.orakel.definities import DEFINITIES
from tests.indicators.orakel.kruisen import KRUISINGEN
from tests.indicators.orakel.orakel import Orakel
from tests.indicators.orakel.uitsplitsen import INDELINGEN, PER_INDICATOR, STROMEN
from tests.indicators.orakel.vergelijken import (
    alle_verschillen,
    niet_nul,
    verschillen_van_groepen,
    verschillen_van_kruisingen,
    verschillen_van_stromen,
    verschillen_van_uitsplitsingen,
)

GETOOND = [i.id for i in indicatoren().values() if not i.intern]
MEER_SEEDS = tuple(s for s in range(1, 21) if s != SEED)
MINSTENS = 5
"""So many figures of each indicator that are not 0 must be compared."""
HIER = Path(__file__).parent
WEG_VAN_DE_MONITOR = {"conftest", "laden", "vergelijken"}
DEEL_VAN_HET_ORAKEL = {
    pad.stem
    for pad in HIER.glob("*.py")
    if pad.stem not in WEG_VAN_DE_MONITOR and not pad.stem.startswith("test_")
}
"""Every module but those that load, and lay the monitor beside it."""


def test_elke_indicator_heeft_een_orakel() -> None:
    """Add it to `definities.DEFINITIES`, from its definition and not from its SQL."""
    assert sorted(set(GETOOND) - set(DEFINITIES)) == []
    assert sorted(set(DEFINITIES) - set(GETOOND)) == []


def test_elke_uitsplitsing_heeft_een_orakel() -> None:
    """Add it to `uitsplitsen.INDELINGEN` and `PER_INDICATOR`, as its words read."""
    gevonden = {i.id: i.uitsplitsingen for i in indicatoren().values() if i.uitsplitsingen}
    assert gevonden == PER_INDICATOR
    assert {n: tuple(u.categorieen) for n, u in UITSPLITSINGEN.items()} == {
        n: i.categorieen for n, i in INDELINGEN.items()
    }
    gekruist = {i.id: i.kruisingen for i in indicatoren().values() if i.kruisingen}
    assert gekruist == KRUISINGEN
    grens = {i for i in GETOOND if indicatoren()[i].grens and indicatoren()[i].vorm == "aantal"}
    assert grens == set(STROMEN)


def test_het_orakel_ziet_van_elke_indicator_genoeg_cijfers(geladen: Geladen) -> None:
    """Figures that are 0 prove little: choose another seed, or make `invoer` richer."""
    gezien = niet_nul(geladen.orakel, geladen.kubus)
    alle = [
        *GETOOND,
        *(f"{i} naar {soort}" for i, soorten in PER_INDICATOR.items() for soort in soorten),
        *(f"{i} naar {ander}" for i, ander in STROMEN.items()),
        *(f"{i} naar {soort}" for i, soorten in KRUISINGEN.items() for soort in soorten),
    ]
    arm = [
        f"{naam}: het orakel zag {gezien[naam]} cijfers die niet 0 zijn, minder dan {MINSTENS}"
        for naam in alle
        if gezien[naam] < MINSTENS
    ]
    assert not arm, "\n".join(arm)


@pytest.mark.parametrize("module", sorted(DEEL_VAN_HET_ORAKEL))
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
    assert {n.rsplit(".", 1)[1] for n in eigen} <= DEEL_VAN_HET_ORAKEL
    standaard = {
        "__future__",
        "collections",
        "collections.abc",
        "dataclasses",
        "datetime",
        "functools",
        "itertools",
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
    welke = ", ".join(sorted({regel.split(maxsplit=1)[0] for regel in alle}))
    assert not alle, (
        f"{len(alle)} verschillen met de telling met de hand, in: {welke}. Kijk naar de definitie "
        "in indicators/catalog, of naar de kolommen die zij noemt in datasets/catalog.\n"
        + "\n".join(alle[:8])
    )


def test_elke_figuur_is_wat_een_telling_met_de_hand_geeft(geladen: Geladen) -> None:
    _faal(alle_verschillen(geladen.orakel, geladen.kubus))


def test_elke_groep_is_wat_een_telling_met_de_hand_geeft(geladen: Geladen) -> None:
    """Groups of what is shown per municipality are made in protect."""
    _faal(verschillen_van_groepen(geladen.orakel, geladen.kubus))


def test_elke_uitsplitsing_is_wat_een_telling_met_de_hand_geeft(geladen: Geladen) -> None:
    """Before protection: of each group all categories, with their bounds."""
    _faal(verschillen_van_uitsplitsingen(geladen.orakel, geladen.kubus))


def test_elke_stroom_is_wat_een_telling_met_de_hand_geeft(geladen: Geladen) -> None:
    _faal(verschillen_van_stromen(geladen.orakel, geladen.kubus))


def test_elke_kruising_is_wat_een_telling_met_de_hand_geeft(geladen: Geladen) -> None:
    """Before protection: of each municipality, and of the region, every pair of categories."""
    _faal(verschillen_van_kruisingen(geladen.orakel, geladen.kubus))


@pytest.mark.alles
@pytest.mark.parametrize("seed", MEER_SEEDS)
def test_ook_in_andere_regio_s(seed: int, tmp_path: Path) -> None:
    leveringen = invoer.leveringen(seed)
    laden.laad(leveringen, tmp_path)
    orakel, kubus = Orakel(leveringen), laden.kubus(tmp_path)
    _faal(alle_verschillen(orakel, kubus))
    _faal(verschillen_van_groepen(orakel, kubus))
    _faal(verschillen_van_uitsplitsingen(orakel, kubus))
    _faal(verschillen_van_stromen(orakel, kubus))
    _faal(verschillen_van_kruisingen(orakel, kubus))
