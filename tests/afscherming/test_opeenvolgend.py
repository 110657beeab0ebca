"""Attacks by laying what could be seen before beside what can be seen now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from loaders.ingest import Aanbod
from tests.afscherming.aanvaller import GENOEG, Naam, Puzzel
from tests.afscherming.gezien import Teksten, naief, onze, puzzel
from tests.afscherming.streek import ALLE, KUST, proef, streek, tellingen
from tests.indicators.proef import Proef, vrijgesteld

KWARTAAL = "2025-K1"
DREIGEND, VRIJ = "dreigende_thuiszitters", "vrijstellingen_5_onder_b"
IJMEER = ("VB03", "VB07", "VB08")
NOORD = tuple(g for g in ALLE if g not in IJMEER)
KANTOREN = {"Leerplicht Noord": NOORD, "Leerplicht IJmeer": IJMEER}


def cel(maat: str, gebied: str, *toen: str) -> Naam:
    return (maat, gebied, KWARTAAL, "", *toen)


def samen(regio: Proef, eerst: Teksten, nu: Teksten, veranderd: tuple[Naam, ...]) -> Puzzel:
    """Both releases as one puzzle: what did not change is the same count in both.

    `veranderd` are the municipalities that were corrected; of these the former count is another.
    """
    uit = puzzel(regio, nu)
    toen = puzzel(regio, eerst)
    anders = {*veranderd, *(n for n in toen.grenzen if n[1] not in regio.regio.gemeenten)}

    def naam(oud: Naam) -> Naam:
        return (*oud, "toen") if oud in anders else oud

    for oud, grenzen in toen.grenzen.items():
        uit.cel(naam(oud), *grenzen)
    for termen, laag, hoog in toen.feiten:
        uit.feit({naam(oud): maal for oud, maal in termen.items()}, laag, hoog)
    return uit


@pytest.fixture(scope="module")
def verbeterd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Proef, Teksten, Teksten]:
    """VB08 is corrected from 1 to 4; the other counts of Kust stay. With the usual texts of then."""
    plek = Path(tmp_path_factory.mktemp("verbeterd"))
    aantallen = {"VB01": 7, "VB02": 14, "VB03": 9, "VB08": 1}
    regio = proef(plek, streek(), tellingen({DREIGEND: aantallen}, KWARTAAL))
    gewoon, ons = naief(regio), onze(regio)
    regio.laad(tellingen({DREIGEND: aantallen | {"VB08": 4}}, KWARTAAL))
    return regio, gewoon, ons


def test_een_verbetering_die_binnen_kleiner_dan_vijf_blijft(
    verbeterd: tuple[Proef, Teksten, Teksten],
) -> None:
    """The total goes from 31 to 34, and nothing else changes: from 1 to 4."""
    regio, gewoon_toen, ons_toen = verbeterd
    veranderd = (cel(DREIGEND, "VB08"),)
    gewoon = samen(regio, gewoon_toen, naief(regio), veranderd)
    assert gewoon.mogelijk(cel(DREIGEND, "VB08")) == [4]
    ons = samen(regio, ons_toen, onze(regio), veranderd)
    for naam in (veranderd[0], (*veranderd[0], "toen")):
        assert ons.mogelijk(naam) == [1, 2, 3, 4]


def test_van_een_klein_aantal_staat_niet_wat_het_was(
    verbeterd: tuple[Proef, Teksten, Teksten],
) -> None:
    regio, _, _ = verbeterd
    for gebied in ("VB08", KUST, "regio"):
        assert cel(DREIGEND, gebied) not in regio.vrij.eerdere


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> tuple[Proef, Teksten, Teksten]:
    """Noord delivers 12 exemptions. A week later IJmeer delivers 3, and the region is 15."""
    plek = Path(tmp_path_factory.mktemp("later"))
    regio = proef(plek, streek(kantoren=KANTOREN), vrij(("VB01", "VB04"), 6, "Leerplicht Noord"))
    gewoon, ons = naief(regio), onze(regio)
    regio.laad(vrij(IJMEER, 1, "Leerplicht IJmeer"))
    return regio, gewoon, ons


def vrij(gemeenten: Sequence[str], aantal: int, van: str) -> Aanbod:
    rijen = [f"{g} 5-onder-b 2024-09-{n + 1:02}" for g in gemeenten for n in range(aantal)]
    return vrijgesteld(*rijen, van=van, periode=KWARTAAL)


def met_toen(regio: Proef, nu: Teksten, toen: Teksten) -> Puzzel:
    """What is shown now, and the figures of then, in which only Noord was."""
    uit = puzzel(regio, nu)
    for gebied in ("regio", "swv:noord-kust"):
        uit.tekst(cel(VRIJ, gebied, "toen"), toen[cel(VRIJ, gebied)].waarde)
        uit.som(cel(VRIJ, gebied, "toen"), [cel(VRIJ, g) for g in NOORD])
    return uit


def test_wie_later_levert_is_zoals_gewoonlijk_te_vinden(
    later: tuple[Proef, Teksten, Teksten],
) -> None:
    """Region now less region then is what IJmeer delivered."""
    regio, gewoon_toen, _ = later
    gewoon = met_toen(regio, naief(regio), gewoon_toen)
    assert gewoon.mogelijk(cel(VRIJ, "swv:ijmeer")) == [3]


def test_wie_later_levert_is_niet_te_vinden(later: tuple[Proef, Teksten, Teksten]) -> None:
    regio, _, ons_toen = later
    ons = met_toen(regio, onze(regio), ons_toen)
    assert len(ons.mogelijk(cel(VRIJ, "swv:ijmeer"))) == GENOEG
