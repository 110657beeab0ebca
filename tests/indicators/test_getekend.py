"""Each indicator that is shown has a drawn table: rows written out, with the figure they give.

The names of indicators are looked up in the source of those tests, also where they stand in a
constant or are put together.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from indicators.catalog import indicatoren

HIER = Path(__file__).parent
TABELLEN = sorted([*HIER.glob("test_tabellen*.py"), HIER / "test_jeugdhulp_met_de_hand.py"])
UITSPLITSING = HIER / "test_uitsplitsing.py"
GETOOND = [i for i in indicatoren().values() if not i.intern]


def _woorden(boom: ast.Module) -> set[str]:
    """The texts that the functions of a module use."""
    vast = {
        doel.id: knoop.value
        for knoop in boom.body
        if isinstance(knoop, ast.Assign | ast.AnnAssign) and knoop.value is not None
        for groep in (knoop.targets if isinstance(knoop, ast.Assign) else [knoop.target])
        for doel in ast.walk(groep)
        if isinstance(doel, ast.Name)
    }
    paren = {
        doel.id: waarde
        for knoop in boom.body
        if isinstance(knoop, ast.Assign) and isinstance(knoop.value, ast.Tuple)
        for groep in knoop.targets
        if isinstance(groep, ast.Tuple)
        for doel, waarde in zip(groep.elts, knoop.value.elts, strict=True)
        if isinstance(doel, ast.Name)
    }
    vast |= paren
    functies = [knoop for knoop in boom.body if isinstance(knoop, ast.FunctionDef)]
    return {tekst for functie in functies for tekst in _teksten(functie, vast)}


def _teksten(bij: ast.AST, vast: Mapping[str, ast.expr]) -> Iterator[str]:
    for knoop in ast.walk(bij):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
            yield knoop.value
        elif isinstance(knoop, ast.Name) and knoop.id in vast:
            yield from _teksten(vast[knoop.id], {n: w for n, w in vast.items() if n != knoop.id})
        elif isinstance(knoop, ast.JoinedStr):
            yield "".join(_deel(deel, vast) for deel in knoop.values)


def _deel(deel: ast.expr, vast: Mapping[str, ast.expr]) -> str:
    """A piece of a text that is put together; `?` where it is not a constant."""
    waarde = deel.value if isinstance(deel, ast.FormattedValue) else deel
    if isinstance(waarde, ast.Name):
        waarde = vast.get(waarde.id, waarde)
    return waarde.value if isinstance(waarde, ast.Constant) else "?"


def _in(*paden: Path) -> set[str]:
    return set().union(*(_woorden(ast.parse(pad.read_text(encoding="utf-8"))) for pad in paden))


@pytest.fixture(scope="module")
def getekend() -> set[str]:
    return _in(*TABELLEN)


@pytest.mark.parametrize("indicator", GETOOND, ids=[i.id for i in GETOOND])
def test_elke_indicator_heeft_een_getekende_tabel(indicator, getekend: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert indicator.id in getekend, (
        f"{indicator.id} heeft geen getekende tabel: schrijf in tests/indicators/test_tabellen_*.py "
        "de regels uit met het cijfer dat zij geven, ook die op de rand."
    )


@pytest.mark.parametrize(
    ("indicator", "soort"), [(i.id, soort) for i in GETOOND for soort in i.uitsplitsingen]
)
def test_elke_uitsplitsing_heeft_een_getekende_tabel(indicator: str, soort: str) -> None:
    assert {indicator, soort} <= _in(UITSPLITSING), (
        f"{indicator} naar {soort} heeft geen getekende tabel in {UITSPLITSING.name}"
    )


def test_zonder_getekende_tabel_faalt_met_een_zin() -> None:
    """A name that stands nowhere, and one in a constant that no test uses, are not found."""
    bron = 'A, B = "een", "twee"\nC = "drie"\ndef test_x():\n    assert A\n    f"{B}_jaar"\n'
    assert _woorden(ast.parse(bron)) == {"een", "twee", "twee_jaar", "_jaar"}
