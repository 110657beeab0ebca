"""The template of every export type: filled in with its own example it goes in without a question."""

import io
from pathlib import Path

import openpyxl
import pytest

from datasets.catalog import datasets
from datasets.cellen import DatumCel
from loaders.sjabloon import maak_sjabloon
from tests.loaders.hulp import goed, neem_op, werkplek

LEVERANCIER = {"thuiszitters": "Leerplicht Castricum", "vrijstellingen": "Leerplicht Castricum",
               "tellingen": "Leerplicht Castricum", "vo_coach": "Coaches"}  # fmt: skip


def ingevuld(naam: str) -> bytes:
    """The template with one row: the example of each column, and a day in its quarter."""
    dataset = datasets()[naam]
    boek = openpyxl.load_workbook(io.BytesIO(maak_sjabloon(dataset)))
    blad = boek.worksheets[0]
    for kolom, veld in enumerate(dataset.velden.values(), start=1):
        datum = isinstance(veld.cel, DatumCel)
        blad.cell(2, kolom, "17-05-2025" if datum else veld.cel.voorbeeld)
    buffer = io.BytesIO()
    boek.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("naam", list(datasets()))
def test_the_example_row_goes_in(naam: str, tmp_path: Path) -> None:
    plek = werkplek(tmp_path, "alkmaar")
    dekking = ("Castricum",) if naam == "vo_coach" else ()
    zegt = {"leverancier": LEVERANCIER.get(naam, ""), "periode": "", "dekking": dekking}
    rapport = goed(neem_op(plek, ingevuld(naam), f"sjabloon-{naam}.xlsx", **zegt))
    assert [n.dataset for n in rapport.leveringen] == [naam]
    assert [n.rijen for n in rapport.leveringen] == [1]
    assert not [i for i in rapport.issues if i.soort.startswith("kolom")], rapport.regels()


@pytest.mark.parametrize("naam", list(datasets()))
def test_counts_are_text_so_that_excel_makes_no_dates_of_them(naam: str) -> None:
    dataset = datasets()[naam]
    blad = openpyxl.load_workbook(io.BytesIO(maak_sjabloon(dataset))).worksheets[0]
    assert [cel.value for cel in blad[1]] == [v.kolom.titel for v in dataset.velden.values()]
    kolom = list(dataset.velden).index(dataset.gemeente_veld) + 1
    [hier] = [k for k in blad.column_dimensions.values() if k.min <= kolom <= k.max]
    assert hier.number_format == "@"
