"""The Excel template of an export type, made from its row class: what it gives needs no question.

Above the headings stands a block that says what the file is (`loaders.sjabloon_blok`), with an
example row: all that stands above the headings is no data. Only the cells to fill in can be
changed; the protection has no password, so that nobody is locked out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import xlsxwriter

from datasets.cellen import AantalCel, CelType, DatumCel, GemeenteCel, GetalCel
from datasets.model import Dataset, Veld
from datasets.reference.regio import Regio
from loaders.sjabloon_blok import (
    DATASET,
    LEVERANCIER,
    MERK,
    PERIODE,
    UITLEG,
    VOORBEELD,
    lees_sjabloonblok,
)
from loaders.voorstel_wanneer import recente_perioden

__all__ = ["KOP_RIJ", "lees_sjabloonblok", "maak_sjabloon", "velden_van"]

KOP_RIJ = 8
"""Row number of the headings; the rows below it are for the data."""
INVULRIJEN = 5000
KOLOMMEN_UITLEG = ("Kolom", "Wat komt erin", "Wat we verwachten", "Voorbeeld", "Verplicht")
_LIJST_VANAF = len(KOLOMMEN_UITLEG) + 1
_KIES = "(kies uit de lijst)"
_EERSTE_DATUM = date(2025, 3, 17)
_LANGSTE_BLADNAAM = 31
_BEVEILIGING = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


def maak_sjabloon(
    dataset: Dataset,
    regio: Regio | None = None,
    leverancier: str = "",
    periode: str = "",
    *,
    vandaag: date | None = None,
) -> bytes:
    """The template as an xlsx file: a sheet to fill in, and one that explains each column.

    With a region the lists hold its leveranciers and municipalities; with a leverancier only those
    that it speaks for. What is given stands in the block already.
    """
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True})
    boek.set_properties({"title": f"Sjabloon {dataset.titel}", "language": "nl-NL"})
    vandaag = vandaag or date.today()  # noqa: DTZ011 (the list of periods is a help, no figure)
    _Sjabloon(boek, dataset, regio, vandaag).maak(leverancier or dataset.leverancier, periode)
    boek.close()
    return buffer.getvalue()


def velden_van(dataset: Dataset) -> list[Veld]:
    """The columns of the template: a period that may stand in the block is no column."""
    return [v for v in dataset.velden.values() if v is not dataset.periode or v.verplicht]


def gemeenten_van(
    regio: Regio | None, dataset: Dataset, leverancier: str, vandaag: date
) -> tuple[str, ...]:
    """Names of the municipalities to choose from; none without a region or for national files."""
    if regio is None or dataset.landelijk:
        return ()
    codes = regio.dekking_van(leverancier, dataset=dataset.id, op=vandaag) or regio.gemeenten
    return tuple(regio.naam_van(code) for code in codes)


@dataclass(frozen=True)
class _Opmaak:
    """The formats of a template."""

    kop: Any
    blok: Any
    invul: Any
    voorbeeld: Any
    tekst: Any
    vrije_tekst: Any
    datum: Any
    getal: Any

    @classmethod
    def van(cls, boek: Any) -> _Opmaak:
        open_cel = {"locked": False}
        blauw = {"bold": True, "bg_color": "#E3EDF5", "border": 1, "border_color": "#8D99A5"}
        return cls(
            kop=boek.add_format({**blauw, "text_wrap": True, "valign": "top"}),
            blok=boek.add_format({"bold": True}),
            invul=boek.add_format(
                {**open_cel, "num_format": "@", "border": 1, "border_color": "#0B4A7D"}
            ),
            voorbeeld=boek.add_format({"italic": True, "font_color": "#56616E"}),
            tekst=boek.add_format({"text_wrap": True, "valign": "top"}),
            # As text, so that Excel makes no date of 1-4 and keeps the zeros of a code.
            vrije_tekst=boek.add_format({**open_cel, "num_format": "@"}),
            datum=boek.add_format({**open_cel, "num_format": "dd-mm-yyyy"}),
            getal=boek.add_format({**open_cel, "num_format": "0.##"}),
        )

    def van_cel(self, cel: CelType) -> Any:
        """The format of a column to fill in."""
        if isinstance(cel, DatumCel):
            return self.datum
        return self.getal if isinstance(cel, GetalCel) else self.vrije_tekst


class _Sjabloon:
    """Writes one template into a workbook."""

    def __init__(self, boek: Any, dataset: Dataset, regio: Regio | None, vandaag: date) -> None:
        self.dataset, self.regio, self.vandaag = dataset, regio, vandaag
        self.velden = velden_van(dataset)
        self.opmaak = _Opmaak.van(boek)
        self.invul = boek.add_worksheet(dataset.titel[:_LANGSTE_BLADNAAM])
        self.uitleg = boek.add_worksheet(UITLEG)
        self.lijsten = 0

    def maak(self, leverancier: str, periode: str) -> None:
        """Write both sheets."""
        gemeenten = gemeenten_van(self.regio, self.dataset, leverancier, self.vandaag)
        self._uitleg(gemeenten)
        self._blok(leverancier, periode)
        self._voorbeeld(gemeenten)
        self._kolommen(gemeenten)
        for blad in (self.invul, self.uitleg):
            blad.protect("", _BEVEILIGING)

    # -- the sheet to fill in ----------------------------------------------------------------

    def _blok(self, leverancier: str, periode: str) -> None:
        for rij in range(KOP_RIJ - 1):
            self.invul.set_row(rij, None, self.opmaak.tekst)
        self.invul.write_string(0, 0, MERK, self.opmaak.blok)
        self.invul.write_string(1, 0, DATASET, self.opmaak.blok)
        self.invul.write_string(1, 1, self.dataset.titel)
        keuzes = () if self.dataset.leverancier else self._leveranciers()
        self._vraag(2, LEVERANCIER, leverancier, keuzes, vast=bool(self.dataset.leverancier))
        if self.dataset.periode not in self.velden:
            codes = [p.code for p in recente_perioden(self.dataset, self.vandaag)]
            self._vraag(3, PERIODE, periode, codes)

    def _leveranciers(self) -> list[str]:
        if self.regio is None:
            return []
        return sorted(
            {
                lev.naam
                for lev in self.regio.leveranciers
                if self.dataset.id in lev.datasets and lev.geldt_op(self.vandaag)
            }
        )

    def _vraag(
        self, rij: int, naam: str, waarde: str, keuzes: Sequence[str], *, vast: bool = False
    ) -> None:
        self.invul.write_string(rij, 0, naam, self.opmaak.blok)
        if vast:
            self.invul.write_string(rij, 1, waarde)
            return
        self.invul.write(rij, 1, waarde or None, self.opmaak.invul)
        if keuzes:
            self.invul.write_string(rij, 2, _KIES, self.opmaak.voorbeeld)
            self._keuzelijst((rij, 1, rij, 1), naam, keuzes, streng=False)

    def _voorbeeld(self, gemeenten: Sequence[str]) -> None:
        self.invul.write_string(KOP_RIJ - 3, 0, VOORBEELD, self.opmaak.voorbeeld)
        dagen = {self.dataset.begin: 0, self.dataset.einde: 60}
        for nummer, veld in enumerate(self.velden):
            tekst = self._voorbeeld_van(veld, gemeenten)
            if isinstance(veld.cel, DatumCel):
                later = timedelta(days=dagen.get(veld.naam, 30))
                tekst = f"{_EERSTE_DATUM + later:%d-%m-%Y}"
            self.invul.write_string(KOP_RIJ - 2, nummer, tekst, self.opmaak.voorbeeld)

    @staticmethod
    def _voorbeeld_van(veld: Veld, gemeenten: Sequence[str]) -> str:
        """An example for a cell; of a municipality one of the own region."""
        if isinstance(veld.cel, GemeenteCel) and gemeenten:
            return gemeenten[0]
        return veld.cel.voorbeeld

    def _kolommen(self, gemeenten: Sequence[str]) -> None:
        for nummer, veld in enumerate(self.velden):
            self.invul.write_string(KOP_RIJ - 1, nummer, veld.kolom.titel, self.opmaak.kop)
            breedte = max(18, len(veld.kolom.titel) + 2)
            self.invul.set_column(nummer, nummer, breedte, self.opmaak.van_cel(veld.cel))
            plek = (KOP_RIJ, nummer, KOP_RIJ + INVULRIJEN - 1, nummer)
            self._help(plek, veld, gemeenten)
        laatste = xlsxwriter.utility.xl_col_to_name(len(self.velden) - 1)
        invulgebied = f"A{KOP_RIJ + 1}:{laatste}{KOP_RIJ + INVULRIJEN}"
        self.invul.ignore_errors({"number_stored_as_text": invulgebied})
        self.invul.freeze_panes(KOP_RIJ, 0)

    def _help(self, plek: tuple[int, int, int, int], veld: Veld, gemeenten: Sequence[str]) -> None:
        """A list to choose from; for a date or a count what is expected."""
        if isinstance(veld.cel, GemeenteCel) and gemeenten:
            self._keuzelijst(plek, veld.kolom.titel, gemeenten, streng=False)
        elif veld.cel.keuzes():
            self._keuzelijst(plek, veld.kolom.titel, veld.cel.keuzes(), streng=True)
        elif isinstance(veld.cel, DatumCel | AantalCel):
            vraag = {"validate": "any", "input_message": _hoofdletter(veld.cel.verwacht)}
            self.invul.data_validation(*plek, vraag)

    def _keuzelijst(
        self,
        plek: tuple[int, int, int, int],
        titel: str,
        keuzes: Sequence[str],
        *,
        streng: bool,
    ) -> None:
        """A drop-down list; its words stand on the sheet with the explanation, to be read as well.

        One that is not strict may be passed by: an SWV has pupils from other municipalities.
        """
        kolom = _LIJST_VANAF + self.lijsten
        self.lijsten += 1
        self.uitleg.set_column(kolom, kolom, 28)
        self.uitleg.write_string(3, kolom, titel, self.opmaak.kop)
        self.uitleg.write_column(4, kolom, keuzes)
        letter = xlsxwriter.utility.xl_col_to_name(kolom, col_abs=True)
        self.invul.data_validation(
            *plek,
            {
                "validate": "list",
                "source": f"={UITLEG}!{letter}$5:{letter}${4 + len(keuzes)}",
                "error_type": "stop" if streng else "warning",
                "error_title": "Kies uit de lijst" if streng else "Dit staat niet in de lijst",
                "error_message": "Kies een van de woorden uit de lijst."
                if streng
                else "Weet u zeker dat dit klopt?",
            },
        )

    # -- the explanation ---------------------------------------------------------------------

    def _uitleg(self, gemeenten: Sequence[str]) -> None:
        blad, tekst, kop = self.uitleg, self.opmaak.tekst, self.opmaak.kop
        blad.set_column(0, 0, 26)
        blad.set_column(1, 1, 70)
        blad.set_column(2, 4, 24)
        blad.write_string(0, 0, self.dataset.titel, kop)
        blad.write_string(1, 0, self.dataset.omschrijving)
        blad.write_row(3, 0, KOLOMMEN_UITLEG, kop)
        for rij, veld in enumerate(self.velden, start=4):
            cel = veld.cel
            inhoud = (
                veld.kolom.titel,
                veld.kolom.uitleg,
                cel.verwacht,
                self._voorbeeld_van(veld, gemeenten),
                _nodig(veld),
            )
            for nummer, waarde in enumerate(inhoud):
                blad.write_string(rij, nummer, waarde, tekst)


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _nodig(veld: Veld) -> str:
    if not veld.verplicht:
        return "nee"
    return "de kolom wel, een cel mag leeg zijn" if veld.mag_leeg else "ja"
