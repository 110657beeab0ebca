"""A row class that grows: columns that come, change or are derived."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import pytest

from datasets.catalog import datasets
from datasets.cellen import AantalCel, GemeenteCel, GetalCel
from datasets.model import Dataset, DefinitieFout, Rij, kolom
from datasets.reference.register import REGISTER
from datasets.store import StoreFout, open_store
from tests.datasets.storeproef import K2, VAN, laad, open_van
from tests.indicators.proef import Proef, geteld

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


def test_een_fout_in_een_afgeleide_kolom_noemt_de_dataset_en_de_kolom(tmp_path: Path) -> None:
    kolommen = {"dubbel": "2 * aantal_min", "meer": "2 * aantal_mni", "weer": "2 * meer"}
    fout = _dataset(Eerst, afgeleid=kolommen)
    with (
        pytest.raises(DefinitieFout, match="dataset maatwerk, column meer:") as gezegd,
        open_store(tmp_path, datasets=fout, register=REGISTER),
    ):
        pass
    assert '"aantal_min"' in str(gezegd.value)


def test_alle_exportsoorten_passen_op_een_lege_store(proef: Proef) -> None:
    with open_van(proef) as store:
        for dataset in datasets():
            assert store.tabel(f"select * from v_{dataset}") == []


def test_versies_naast_een_andere_dataset(proef: Proef) -> None:
    laad(proef, 6)
    proef.laad(geteld("VB01;dreigend;;8", van=VAN, periode=K2))
    with open_van(proef) as store:
        assert store.versie() == 2
        assert str(store.stand()) == "2026-08-12"
