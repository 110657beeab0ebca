"""Few false alarms: files of the example region in order, each with the history before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from datasets.reference.regio import regio
from datasets.voorbeeld import VoorbeeldBestand, voorbeeldbestanden
from loaders.ingest import Aanbod, Werkplek, laad_reeks
from loaders.opdracht import ALLES, Opdracht
from tests.loaders.aannemelijk_hulp import SOORTEN, lees

RUIMER = "voorbeeld_thuiszitters_westerkogge_2025-K1.csv"
"""The one file whose office counts something else from then on, and says so."""


def _aanbod(bestand: VoorbeeldBestand, *, getoetst: bool) -> Aanbod:
    opdracht = Opdracht(
        leverancier=bestand.leverancier,
        dataset=bestand.dataset,
        periode=bestand.periode,
        sector=bestand.sector,
        definitie=bestand.definitie,
        wanneer=bestand.wanneer,
    )
    if getoetst:
        opdracht = replace(opdracht, akkoord=ALLES)
    gelezen = None if bestand.geen_gevallen else lees(bestand.inhoud, bestand.naam)
    return Aanbod(gelezen, bestand.naam, opdracht)


def gevraagd(
    map_regio: Path,
    bestanden: Iterable[VoorbeeldBestand],
    toets: Callable[[VoorbeeldBestand], bool],
) -> dict[str, list[str]]:
    """Load files in order, the checked ones with every warning confirmed: what was asked."""
    alle = list(bestanden)
    plek = Werkplek(regio("duin-en-dijk"), map_regio)
    rapporten = laad_reeks(plek, (_aanbod(b, getoetst=toets(b)) for b in alle))
    uit: dict[str, list[str]] = {}
    for bestand, rapport in zip(alle, rapporten, strict=True):
        assert rapport.uitkomst == "opgenomen", rapport.regels()
        vragen = [i.soort for i in rapport.issues if i.soort in SOORTEN]
        if vragen and toets(bestand):
            uit[bestand.naam] = vragen
    return uit


def test_de_laatste_kwartalen_van_twee_kantoren(tmp_path: Path) -> None:
    kantoren = ("Leerplicht Langewaard", "Leerplicht Westerkogge")
    jaren = ("2023", "2024", "2025")
    eigen = [
        b
        for b in voorbeeldbestanden()
        if b.leverancier in kantoren and any(j in b.naam for j in jaren)
    ]
    uit = gevraagd(tmp_path, eigen, lambda b: "2025" in b.naam)
    assert uit == {RUIMER: ["andere definitie"]}


@pytest.mark.alles
def test_alle_bestanden_op_volgorde(tmp_path: Path) -> None:
    """At most one file in a hundred is asked about without a cause."""
    alle = list(voorbeeldbestanden())
    uit = gevraagd(tmp_path, alle, lambda _: True)
    assert uit.pop(RUIMER) == ["andere definitie"]
    assert len(uit) <= len(alle) / 100, uit
