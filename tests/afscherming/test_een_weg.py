"""One road, by type: pages, sentences, charts and files get protected figures and nothing else.

`RuweFiguur` and `Figure` are two types. Here is proved of the source itself that nothing outside
disclosure control makes a Figure with a value, that no page or report names a raw type or reaches
what makes one, and that each road in asks for a Figure. That nothing else fits there is what mypy
says, which checks every function of these packages; the last test asks it on purpose.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from indicators.model import Figure, RuweFiguur, Vrijgave
from pages.shared.figures import Beeld
from reports.csvblad import Regel
from reports.svgblad import Blad

WORTEL = Path(__file__).resolve().parents[2]
RUW = {"Interval", "Kromme", "Kubus", "Momenten", "RuweFiguur", "Store", "Trede"}
"""Types that can hold a count as it is."""
MAKERS = {
    "datasets.store",
    "indicators.compute",
    "indicators.kubus",
    "indicators.protect",
    "loaders.afscherming",
    "loaders.toegang.cijfers",
    "loaders.toegang.cijfers_nu",
    "loaders.toegang.geopend",
    "loaders.verschil_cijfers",
}
"""What gives one of these."""
AFSCHERMING = {"banden", "protect", "uitsplitsing_verbergen", "weergave", "weergave_verhouding", "weergave_verloop"}  # fmt: skip
LEEST = {"vrijgave_bestand"}
"""Reads back what disclosure control wrote."""
WAARDEN = {
    f.name
    for f in fields(Figure)
    if f.name.startswith(("min", "max", "onder", "boven", "per1000_m", "noemer_m"))
}
VOOR_BEHEER = {"pages/aanleveren", "pages/inrichting", "pages/leveringen"}
"""Pages for who loads: these show differences of what was loaded to an analist in scope."""
PRECIES_MAG = {"pages/shared/viewer.py"}
"""The one place with exact figures: for who looks as analist, on the screen and in no file."""
VERZONNEN = {"pages/shared/examples.py"}
"""Draws lessons from numbers that stand in it."""


def bronnen(*pakketten: str) -> Iterator[tuple[str, ast.Module]]:
    for pakket in pakketten:
        for pad in sorted((WORTEL / pakket).rglob("*.py")):
            naam = pad.relative_to(WORTEL).as_posix()
            yield naam, _boom(pad)


@cache
def _boom(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


@cache
def namen(boom: ast.Module) -> set[str]:
    """All names that a module uses or brings in."""
    uit: set[str] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Name):
            uit.add(knoop.id)
        elif isinstance(knoop, ast.Attribute):
            uit.add(knoop.attr)
        elif isinstance(knoop, ast.ImportFrom):
            uit |= {een.name for een in knoop.names}
    return uit


def aanroepen(boom: ast.Module, functie: str) -> Iterator[ast.Call]:
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") == functie:
            yield knoop


@cache
def ingevoerd(boom: ast.Module) -> set[str]:
    """The modules that a module brings in."""
    uit: set[str] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.ImportFrom) and knoop.module:
            uit |= {knoop.module, *(f"{knoop.module}.{een.name}" for een in knoop.names)}
        elif isinstance(knoop, ast.Import):
            uit |= {een.name for een in knoop.names}
    return uit


def test_geen_pagina_of_rapport_kent_een_onbeschermd_cijfer() -> None:
    for naam, boom in bronnen("pages", "reports"):
        assert namen(boom) & (RUW | {"toegang"}) == set(), naam
        assert ingevoerd(boom) & MAKERS == set(), naam


def test_zinnen_en_duiding_kennen_het_ook_niet() -> None:
    """`Interval` may be there: made of what a Figure says, for the bounds of a share."""
    for naam, boom in bronnen("indicators"):
        if Path(naam).stem.startswith(("zinnen", "duiding", "funnel", "runchart", "trends", "xmr")):
            assert namen(boom) & (RUW - {"Interval"}) == set(), naam
            assert ingevoerd(boom) & MAKERS == set(), naam


def test_precieze_cijfers_komen_maar_op_een_plek() -> None:
    wie = {n for n, boom in bronnen("pages", "reports") if "loaders.precies" in ingevoerd(boom)}
    assert wie == PRECIES_MAG
    verschil = {n for n, boom in bronnen("pages") if "loaders.verschil" in ingevoerd(boom)}
    erbuiten = {n for n in verschil if not n.startswith(tuple(VOOR_BEHEER))}
    assert erbuiten == {"pages/shared/difference.py"}
    gebruikt = {
        n
        for n, boom in bronnen("pages")
        if "pages.shared.difference" in ingevoerd(boom) and not n.startswith(tuple(VOOR_BEHEER))
    }
    assert gebruikt == set()


def test_alleen_de_afscherming_maakt_een_cijfer_met_een_waarde() -> None:
    vaste = [veld.name for veld in fields(Figure)]
    for naam, boom in bronnen("indicators", "loaders", "reports", "pages"):
        stam = Path(naam).stem
        if naam in VERZONNEN or (naam.startswith("indicators/") and stam in AFSCHERMING | LEEST):
            continue
        for aanroep in aanroepen(boom, "Figure"):
            gezet = {*vaste[: len(aanroep.args)], *(k.arg for k in aanroep.keywords)}
            assert not gezet & WAARDEN, f"{naam}:{aanroep.lineno}"
            assert not any(isinstance(arg, ast.Starred) for arg in aanroep.args), naam
        for aanroep in aanroepen(boom, "replace"):
            gezet = {k.arg for k in aanroep.keywords}
            assert not gezet & WAARDEN, f"{naam}:{aanroep.lineno}"


def test_elke_weg_naar_buiten_vraagt_een_beschermd_cijfer() -> None:
    assert get_type_hints(Regel)["figuur"] is Figure
    assert get_args(get_type_hints(Blad)["figuren"])[0] is Figure
    assert get_type_hints(Beeld)["vrijgave"] is Vrijgave
    assert get_args(get_type_hints(Vrijgave)["figuren"])[1] is Figure
    assert not issubclass(RuweFiguur, Figure)
    assert not issubclass(Figure, RuweFiguur)


def test_mypy_ziet_elke_functie() -> None:
    """A function without types would let anything through."""
    regels = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]
    assert {"indicators", "loaders", "reports", "pages"} <= set(regels["files"])
    assert regels["disallow_untyped_defs"]
    assert regels["disallow_incomplete_defs"]
    for een in regels["overrides"]:
        if een.get("ignore_errors") or een.get("disallow_untyped_defs") is False:
            pytest.fail(f"mypy kijkt niet naar {een['module']}")


FOUT = """
from indicators.model import Indicator, RuweFiguur, Vrijgave
from indicators.zinnen import peil
from reports.csvblad import Regel

def probeer(een: Indicator, ruw: RuweFiguur) -> None:
    Regel(een, ruw, "Duinveen")
    peil(een, ruw)
    Vrijgave("duin-en-dijk", "vanaf 5", 1, None, {ruw.sleutel: ruw})
"""


@pytest.mark.alles
def test_mypy_weigert_een_onbeschermd_cijfer(tmp_path: Path) -> None:
    pad = tmp_path / "fout.py"
    pad.write_text(FOUT, encoding="utf-8")
    klaar = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", "pyproject.toml", str(pad)],
        cwd=WORTEL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    fouten = [regel for regel in klaar.stdout.splitlines() if "fout.py" in regel]
    assert len(fouten) == 3, klaar.stdout
    assert all("RuweFiguur" in regel for regel in fouten)
