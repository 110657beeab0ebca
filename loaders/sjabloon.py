"""The empty Excel template of an export type, made from its row class.

Headings, explanation, drop-down lists, an example row.
"""

from __future__ import annotations

import io

import xlsxwriter

from datasets.model import Dataset, Veld

INVULRIJEN = 2000


def maak_sjabloon(dataset: Dataset) -> bytes:
    """The template as an xlsx file.

    Sheet with the headings to fill in, and a sheet that explains each column.
    """
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True})
    boek.set_properties({"title": f"Sjabloon {dataset.titel}", "language": "nl-NL"})
    kop = boek.add_format(
        {"bold": True, "bg_color": "#E3EDF5", "border": 1, "text_wrap": True, "valign": "top"}
    )
    tekst = boek.add_format({"text_wrap": True, "valign": "top"})
    velden = list(dataset.velden.values())
    invul = boek.add_worksheet(dataset.titel[:31])
    lijsten = boek.add_worksheet("Keuzelijsten")
    for nummer, veld in enumerate(velden):
        invul.write_string(0, nummer, veld.kolom.titel, kop)
        invul.set_column(nummer, nummer, max(16, len(veld.kolom.titel) + 2))
        _keuzelijst(invul, lijsten, nummer, veld)
    invul.freeze_panes(1, 0)
    lijsten.hide()
    _uitleg(boek.add_worksheet("Uitleg"), dataset, velden, kop, tekst)
    boek.close()
    return buffer.getvalue()


def _keuzelijst(
    invul: xlsxwriter.worksheet.Worksheet,
    lijsten: xlsxwriter.worksheet.Worksheet,
    nummer: int,
    veld: Veld,
) -> None:
    keuzes = veld.cel.keuzes()
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


def _uitleg(blad, dataset: Dataset, velden: list[Veld], kop, tekst) -> None:  # type: ignore[no-untyped-def]
    blad.set_column(0, 0, 26)
    blad.set_column(1, 1, 70)
    blad.set_column(2, 4, 24)
    blad.write_string(0, 0, dataset.titel, kop)
    blad.write_string(1, 0, dataset.omschrijving)
    for nummer, titel in enumerate(
        ("Kolom", "Wat komt erin", "Wat we verwachten", "Voorbeeld", "Verplicht")
    ):
        blad.write_string(3, nummer, titel, kop)
    for rij, veld in enumerate(velden, start=4):
        nodig = (
            "kolom en cel"
            if veld.verplicht and not veld.mag_leeg
            else "kolom"
            if veld.verplicht
            else "nee"
        )
        inhoud = (veld.kolom.titel, veld.kolom.uitleg, veld.cel.verwacht, veld.cel.voorbeeld, nodig)
        for nummer, waarde in enumerate(inhoud):
            blad.write_string(rij, nummer, waarde, tekst)
