"""The fold of changes over a profile: an undo gives back exactly what was there."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from datasets.reference.profiel import ProfielFout
from loaders.wijzigingen import Wijziging, bewaar, geldende, gevouwen, wijzigingen

DAG = date(2025, 9, 1)
OP = datetime(2025, 9, 1, 9, 30)  # noqa: DTZ001 (local time, as it is written down)
BASIS: dict[str, Any] = {"id": "x", "toon_namen": True, "volgorde": ["a", "b"]}
SLEUTELS = ("toon_namen", "volgorde", "leverweken")


def wijziging(nummer: int, **velden: Any) -> Wijziging:
    kop = {"nummer": nummer, "op": OP, "wie": "ik", "vanaf": DAG, "reden": "Zo afgesproken"}
    return Wijziging(**(kop | velden))


_waarden = st.dictionaries(st.sampled_from(SLEUTELS), st.integers(0, 3), min_size=1)


@given(st.lists(_waarden, max_size=5), _waarden)
def test_een_wijziging_en_haar_ongedaan_geven_wat_er_was(
    eerder: list[dict[str, int]], laatste: dict[str, int]
) -> None:
    alle = [wijziging(n, wordt=wordt) for n, wordt in enumerate(eerder, start=1)]
    voor = gevouwen(BASIS, alle, DAG)
    nummer = len(alle) + 1
    met = [*alle, wijziging(nummer, wordt=laatste)]
    assert gevouwen(BASIS, met, DAG) == voor | laatste
    terug = [*met, wijziging(nummer + 1, ongedaan=nummer)]
    assert gevouwen(BASIS, terug, DAG) == voor
    weer = [*terug, wijziging(nummer + 2, ongedaan=nummer + 1)]
    assert gevouwen(BASIS, weer, DAG) == voor | laatste


@given(st.lists(st.integers(0, 6), max_size=7))
def test_wat_geldt_is_precies_wat_niet_door_iets_geldends_ongedaan_is(doelen: list[int]) -> None:
    """Each change undoes an earlier one or, with 0, none: the naive rule, from the last one back."""
    alle = [
        wijziging(n, ongedaan=doel) if 0 < doel < n else wijziging(n, wordt={"leverweken": n})
        for n, doel in enumerate(doelen, start=1)
    ]
    geldt = geldende(alle)
    for een in alle:
        weg = any(later.ongedaan == een.nummer and later.nummer in geldt for later in alle)
        assert (een.nummer in geldt) == (not weg)


def test_een_sleutel_kan_terug_naar_het_begin() -> None:
    alle = [
        wijziging(1, wordt={"toon_namen": False, "leverweken": 6}),
        wijziging(2, weg=("toon_namen", "leverweken")),
    ]
    assert gevouwen(BASIS, alle, DAG) == BASIS


def test_wat_op_het_scherm_staat_wacht_op_zijn_dag_en_waar_cijfers_uit_volgen_niet() -> None:
    later = date(2026, 1, 1)
    scherm = wijziging(1, vanaf=later, wordt={"toon_namen": False})
    cijfers = wijziging(1, vanaf=later, wordt={"eigen_indelingen": []})
    assert gevouwen(BASIS, [scherm], DAG) == BASIS
    assert gevouwen(BASIS, [scherm], later)["toon_namen"] is False
    assert "eigen_indelingen" in gevouwen(BASIS, [cijfers], DAG)


def test_een_wijziging_komt_precies_zo_van_de_schijf_en_gaat_er_nooit_overheen(
    tmp_path: Path,
) -> None:
    een = wijziging(1, reden="Kop “& staart”", wordt={"doelen": [{"laag": 1.5, "vanaf": DAG}]})
    twee = wijziging(2, ongedaan=1)
    bewaar(tmp_path, een)
    bewaar(tmp_path, twee)
    assert wijzigingen(tmp_path) == (een, twee)
    with pytest.raises(FileExistsError):
        bewaar(tmp_path, wijziging(2, wordt={"leverweken": 3}))
    assert wijzigingen(tmp_path) == (een, twee)


def test_een_wijziging_die_weg_of_stuk_is_wordt_gezegd(tmp_path: Path) -> None:
    bewaar(tmp_path, wijziging(2, wordt={"leverweken": 3}))
    with pytest.raises(ProfielFout, match="ontbreekt wijziging 1"):
        wijzigingen(tmp_path)
    (tmp_path / "inrichting" / "0001.toml").write_text("nummer = 1\n", encoding="utf-8")
    with pytest.raises(ProfielFout, match=r"De wijziging 0001\.toml van de inrichting is bescha"):
        wijzigingen(tmp_path)
