"""A row class that grows: columns that come, change or are derived."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import pytest

from datasets.catalog import datasets
from datasets.cellen import AantalCel, GemeenteCel, GetalCel
from datasets.model import Dataset, DefinitieFout, Rij, kolom
from datasets.reference.register import REGISTER
from datasets.store import Store, StoreFout, open_store
from tests.indicators.proef import Proef, geteld, thuis, zoveel

NU = datetime(2025, 8, 12, 9, 30)  # noqa: DTZ001 - the store keeps local time
K2 = "2025-K2"
VAN = "Leerplicht Duinveen"


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    return Proef(tmp_path, "duin-en-dijk")


def _open(proef: Proef) -> AbstractContextManager[Store]:
    return open_store(proef.plek.map_regio, datasets=datasets(), register=proef.regio.register)


def draai_terug(proef: Proef, opname: int) -> None:
    with _open(proef) as store, store.transactie():
        store.draai_terug(opname, wie="proef", wanneer=NU)


def laad(proef: Proef, aantal: int, **meer: object) -> int:
    [rapport] = proef.rapporten(
        thuis(*zoveel(aantal, "VB01 2025-05-01"), van=VAN, periode=K2, **meer)
    )
    assert rapport.handeling is not None, rapport.zin
    return rapport.handeling


Gemeente = Annotated[str, GemeenteCel()]
Aantal = Annotated[tuple[object, ...], AantalCel()]


def _dataset(rij: type[Rij], **meer: object) -> dict[str, Dataset]:
    soort = Dataset(
        id="maatwerk",
        titel="Maatwerk",
        omschrijving="Om te proberen.",
        rij=rij,
        soort="tellingen",
        periodesoorten=("kwartaal",),
        maat="maatwerk",
        bron="Verzonnen",
        **meer,  # type: ignore[arg-type]
    )
    return {soort.id: soort}


class Eerst(Rij):
    """The row class as it was."""

    gemeente: Gemeente = kolom("Gemeente")
    aantal: Aantal | None = kolom("Aantal", waarde=True)


class Later(Rij):
    """One column more."""

    gemeente: Gemeente = kolom("Gemeente")
    aantal: Aantal | None = kolom("Aantal", waarde=True)
    uren: Annotated[float, GetalCel()] | None = kolom("Uren", default=None)


class Anders(Rij):
    """A column of another type."""

    gemeente: Annotated[float, GetalCel()] = kolom("Gemeente")
    aantal: Aantal | None = kolom("Aantal", waarde=True)


def test_een_kolom_erbij_komt_in_de_store(tmp_path: Path) -> None:
    with open_store(tmp_path, datasets=_dataset(Eerst), register=REGISTER) as store:
        store.con.execute("insert into t_maatwerk values (1, '', 2, 'GM0361', 7, 7, null)")
    with open_store(tmp_path, datasets=_dataset(Later), register=REGISTER) as store:
        [rij] = store.tabel("select gemeente, aantal_min, uren from t_maatwerk")
        assert rij == {"gemeente": "GM0361", "aantal_min": 7, "uren": None}
        assert store.tabel("select uren from geleverd_maatwerk") == []
        assert store.tabel("select uren from v_maatwerk") == []


def test_een_kolom_van_een_ander_type_wordt_gezegd(tmp_path: Path) -> None:
    with open_store(tmp_path, datasets=_dataset(Eerst), register=REGISTER):
        pass
    with (
        pytest.raises(StoreFout, match="kolom gemeente van t_maatwerk") as gezegd,
        open_store(tmp_path, datasets=_dataset(Anders), register=REGISTER),
    ):
        pass
    assert "VARCHAR" in str(gezegd.value)
    assert "DOUBLE" in str(gezegd.value)


def test_een_fout_in_een_afgeleide_kolom_noemt_de_dataset(tmp_path: Path) -> None:
    fout = _dataset(Eerst, afgeleid={"dubbel": "2 * aantal_mni"})
    with (
        pytest.raises(DefinitieFout, match="dataset maatwerk:") as gezegd,
        open_store(tmp_path, datasets=fout, register=REGISTER),
    ):
        pass
    assert '"aantal_min"' in str(gezegd.value)


def test_alle_exportsoorten_passen_op_een_lege_store(proef: Proef) -> None:
    with _open(proef) as store:
        for dataset in datasets():
            assert store.tabel(f"select * from v_{dataset}") == []


def test_versies_naast_een_andere_dataset(proef: Proef) -> None:
    laad(proef, 6)
    proef.laad(geteld("VB01;dreigend;;8", van=VAN, periode=K2))
    with _open(proef) as store:
        assert store.versie() == 2
        assert str(store.stand()) == "2026-08-12"
