"""Many readers at the same moment: each gets the figures (one of them failed when both opened the file)."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from datasets.catalog import datasets
from datasets.reference.regio import regio
from datasets.store import open_store
from indicators import vrijgave_bestand
from indicators.catalog import indicatoren
from indicators.vrijgave import GeenVrijgave, Lezer, lees_vrijgave, maak_vrijgave

LEZERS = 8
LEZER = Lezer(regio="alkmaar")


def test_lezers_op_hetzelfde_moment_krijgen_allemaal_de_cijfers(tmp_path: Path) -> None:
    alkmaar = regio("alkmaar")
    with open_store(tmp_path, datasets=datasets(), register=alkmaar.register) as store:
        maak_vrijgave(store, alkmaar, tmp_path, indicatoren=indicatoren(), datasets=datasets())
    samen = Barrier(LEZERS)

    def lees(_: int) -> int:
        samen.wait()
        return lees_vrijgave(tmp_path, LEZER).versie

    for _ in range(5):
        vrijgave_bestand.lees_bestand.cache_clear()
        with ThreadPoolExecutor(LEZERS) as uitvoerders:
            assert list(uitvoerders.map(lees, range(LEZERS))) == [0] * LEZERS


def test_zonder_vrijgave_zijn_er_nog_geen_cijfers(tmp_path: Path) -> None:
    with pytest.raises(GeenVrijgave):
        lees_vrijgave(tmp_path, LEZER)
