"""The empty Excel template of an export type, made from its row class.

Headings, explanation, drop-down lists, an example row.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from datasets.cellen import DatumCel, GetalCel
from datasets.model import Dataset, Veld

INVULRIJEN = 2000
UITLEG = ("Kolom", "Wat komt erin", "Wat we verwachten", "Voorbeeld", "Verplicht")


def maak_sjabloon(dataset: Dataset) -> bytes:
    """The template as an xlsx file.

    A sheet with the headings to fill in, and a sheet that explains each column.
    """
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True})
    boek.set_properties({"title": f"Sjabloon {dataset.titel}", "language": "nl-NL"})
    kop = boek.add_format(
        {"bold": True, "bg_color": "#E3EDF5", "border": 1, "text_wrap": True, "valign": "top"}
    )
    # As text, so that Excel makes no date of 1-4 and keeps the zeros of a code.
    als_tekst = boek.add_format({"num_format": "@"})
    velden = list(dataset.velden.values())
    invul = boek.add_worksheet(dataset.titel[:31])
    lijsten = boek.add_worksheet("Keuzelijsten")
    for nummer, veld in enumerate(velden):
        invul.write_string(0, nummer, veld.kolom.titel, kop)
        vrij = isinstance(veld.cel, DatumCel | GetalCel)
        breedte = max(16, len(veld.kolom.titel) + 2)
        invul.set_column(nummer, nummer, breedte, None if vrij else als_tekst)
        _keuzelijst(invul, lijsten, nummer, veld.cel.keuzes())
    invul.freeze_panes(1, 0)
    lijsten.hide()
    _uitleg(boek, dataset, velden, kop)
    boek.close()
    return buffer.getvalue()


def _keuzelijst(invul: Any, lijsten: Any, nummer: int, keuzes: Sequence[str]) -> None:
    if not keuzes:
        return
    lijsten.write_column(0, nummer, keuzes)
    kolom = xlsxwriter.utility.xl_col_to_name(nummer, col_abs=True)
    invul.data_validation(
        1,
        nummer,
        INVULRIJEN,
        nummer,
        {
            "validate": "list",
            "source": f"=Keuzelijsten!{kolom}$1:{kolom}${len(keuzes)}",
            "error_title": "Kies uit de lijst",
            "error_message": "Kies een van de woorden uit de lijst.",
        },
    )


def _uitleg(boek: Any, dataset: Dataset, velden: Sequence[Veld], kop: Any) -> None:
    tekst = boek.add_format({"text_wrap": True, "valign": "top"})
    blad = boek.add_worksheet("Uitleg")
    blad.set_column(0, 0, 26)
    blad.set_column(1, 1, 70)
    blad.set_column(2, 4, 24)
    blad.write_string(0, 0, dataset.titel, kop)
    blad.write_string(1, 0, dataset.omschrijving)
    blad.write_row(3, 0, UITLEG, kop)
    for rij, veld in enumerate(velden, start=4):
        titel, uitleg, cel = veld.kolom.titel, veld.kolom.uitleg, veld.cel
        inhoud = (titel, uitleg, cel.verwacht, cel.voorbeeld, _nodig(veld))
        for nummer, waarde in enumerate(inhoud):
            blad.write_string(rij, nummer, waarde, tekst)


def _nodig(veld: Veld) -> str:
    if not veld.verplicht:
        return "nee"
    return "kolom" if veld.mag_leeg else "kolom en cel"
