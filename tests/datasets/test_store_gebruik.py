"""The store in use: one writer at a time, and files that are no store of ours."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest

from datasets.catalog import datasets
from datasets.reference.register import REGISTER
from datasets.store import BESTAND, StoreFout, StoreInGebruik, open_store
from tests.datasets.storeproef import open_van
from tests.indicators.proef import Proef

K2 = "2025-K2"


def test_twee_keer_open_in_een_proces(proef: Proef) -> None:
    with open_van(proef), pytest.raises(StoreInGebruik) as gezegd, open_van(proef):
        pass
    assert str(proef.plek.map_regio) not in str(gezegd.value)
    with open_van(proef) as store:
        assert store.versie() == 0


def test_wie_wacht_komt_aan_de_beurt(proef: Proef) -> None:
    open_nu, dicht = threading.Event(), threading.Event()

    def houdt_vast() -> None:
        with open_van(proef):
            open_nu.set()
            time.sleep(0.3)
            dicht.set()

    ander = threading.Thread(target=houdt_vast)
    ander.start()
    open_nu.wait(10)
    with open_store(
        proef.plek.map_regio, datasets=datasets(), register=proef.regio.register, wacht=30
    ) as store:
        assert dicht.is_set()
        assert store.versie() == 0
    ander.join()


def test_wie_te_lang_wacht_hoort_dat_de_store_in_gebruik_is(proef: Proef) -> None:
    eind = time.monotonic() + 0.2
    with open_van(proef), pytest.raises(StoreInGebruik):
        open_store(
            proef.plek.map_regio, datasets=datasets(), register=proef.regio.register, wacht=0.2
        ).__enter__()
    assert time.monotonic() >= eind


def test_open_in_een_ander_proces(proef: Proef) -> None:
    with open_van(proef):
        pass
    pad = proef.plek.map_regio / BESTAND
    houdt_vast = (
        f"import duckdb; c = duckdb.connect({str(pad)!r}); print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", houdt_vast], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as ander:
        assert ander.stdout is not None
        assert ander.stdout.readline() == "open\n"
        with pytest.raises(StoreInGebruik) as gezegd, open_van(proef):
            pass
        ander.communicate("klaar\n")
    assert str(gezegd.value) == (
        "De gegevens zijn nu in gebruik door een andere opname. Probeer het over een minuut "
        "opnieuw."
    )
    with open_van(proef) as store:
        assert store.versie() == 0


def test_een_bestand_dat_geen_store_is_wordt_in_woorden_geweigerd(tmp_path: Path) -> None:
    (tmp_path / BESTAND).write_bytes(b"dit is geen database" * 1000)
    with (
        pytest.raises(StoreFout, match="beschadigd") as gezegd,
        open_store(tmp_path, datasets={}, register=REGISTER),
    ):
        pass
    assert str(tmp_path) not in str(gezegd.value)


def test_de_store_kan_niet_bij_andere_bestanden(proef: Proef, tmp_path: Path) -> None:
    (tmp_path / "geheim.csv").write_text("a\n1\n")
    with open_van(proef) as store:
        with pytest.raises(duckdb.PermissionException):
            store.tabel(f"select * from read_csv('{tmp_path / 'geheim.csv'}')")
        with pytest.raises(duckdb.InvalidInputException):
            store.con.execute("set enable_external_access=true")


def test_gegevens_van_een_nieuwere_versie(proef: Proef) -> None:
    with open_van(proef) as store:
        store.con.execute("update instelling set waarde = '99' where sleutel = 'schema'")
    with pytest.raises(StoreFout, match="nieuwere versie van de monitor"), open_van(proef):
        pass
