"""A random attacker: small regions by the dice, and all displayed text of each as one puzzle.

No small count, remainder or difference may be pinned closer than the policy promises: four values
must stay possible. 200 regions with `--alles`, one of them in the plain suite.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from datasets.periodes import Periode
from datasets.reference.regio import Regio
from loaders.ingest import Aanbod
from tests.afscherming.gezien import lekken, naief, onze, puzzel
from tests.afscherming.streek import ALLE, REDENEN, VAN, Geval, lijst, proef, streek, tellingen
from tests.indicators.proef import Proef, vrijgesteld

KWARTALEN = ("2024-K4", "2025-K1")
JAAR = "2024/2025"
ARTIKELEN = ("5-onder-b", "5-onder-c")
PER_KWARTAAL = ("dreigende_thuiszitters", "geoorloofd_verzuim")
WEINIG = (0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 14)
REGIOS = 200
STEEKPROEF = (19,)
"""Here the rules alone are not enough: the audit has to hide something. The plain suite has it."""


def regio_van(worp: random.Random) -> Regio:
    """Three to six municipalities and one to three groupings, which may overlap."""
    gemeenten = ALLE[: worp.randint(3, 6)]
    indelingen = {f"deling{n}": _deling(worp, gemeenten) for n in range(worp.randint(1, 3))}
    return streek(gemeenten, indelingen)


def _deling(worp: random.Random, gemeenten: Sequence[str]) -> list[list[str]]:
    groepen: list[list[str]] = [[], []]
    for gemeente in gemeenten:
        worp.choice(groepen).append(gemeente)
    return [groep for groep in groepen if groep]


def leveringen(worp: random.Random, gebied: Regio) -> Iterator[Aanbod]:
    """Lists and counts of two quarters, most of them tiny."""
    gevallen = list(_gevallen(worp, gebied.gemeenten))
    for kwartaal in KWARTALEN:
        yield lijst(gevallen, kwartaal)
        rijen = [
            f"{g} {artikel} 2024-08-{n + 1:02}"
            for g in gebied.gemeenten
            for artikel in ARTIKELEN
            for n in range(worp.choice(WEINIG))
        ]
        yield vrijgesteld(*rijen, van=VAN, periode=kwartaal)
        maten = {m: {g: worp.choice(WEINIG) for g in gebied.gemeenten} for m in PER_KWARTAAL}
        yield tellingen(maten, kwartaal)
    verwezen = {g: worp.randint(0, 30) for g in gebied.gemeenten}
    onterecht = {g: worp.randint(0, n) for g, n in verwezen.items()}
    yield tellingen({"dyslexie_verwijzingen": verwezen, "dyslexie_onterecht": onterecht}, JAAR)


def _gevallen(worp: random.Random, gemeenten: Sequence[str]) -> Iterator[Geval]:
    eerste = Periode.van_code(KWARTALEN[0]).eerste
    for gemeente in gemeenten:
        for _ in range(worp.choice((0, 2, 5, 9, 16))):
            begin = eerste + timedelta(days=worp.randint(-150, 180))
            duur = worp.choice((None, None, 30, 60, 120, 200))
            einde = None if duur is None else begin + timedelta(days=duur)
            yield gemeente, begin, einde, worp.choice(REDENEN)


def bouw(nummer: int, plek: Path) -> Proef:
    worp = random.Random(nummer)
    gebied = regio_van(worp)
    return proef(plek, gebied, *leveringen(worp, gebied))


@pytest.mark.parametrize("nummer", STEEKPROEF)
def test_van_een_willekeurige_regio_volgt_niets(nummer: int, tmp_path: Path) -> None:
    regio = bouw(nummer, tmp_path)
    assert regio.vrij.nagekeken is not None
    assert regio.vrij.nagekeken.verborgen > 0
    assert lekken(regio, puzzel(regio, onze(regio))) == {}


@pytest.mark.alles
@pytest.mark.parametrize("nummer", sorted({*range(REGIOS)} - {*STEEKPROEF}))
def test_van_geen_enkele_regio_volgt_iets(nummer: int, tmp_path: Path) -> None:
    """And of each of them the usual display gives something away."""
    regio = bouw(nummer, tmp_path)
    assert lekken(regio, puzzel(regio, naief(regio))), "dan is er niets te verbergen"
    assert lekken(regio, puzzel(regio, onze(regio))) == {}
