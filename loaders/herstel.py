"""Repairs by the person who loads, applied to the text of a file before it is checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.check import HERSTELD
from loaders.issues import Issue
from loaders.match import Koppeling
from loaders.opdracht import Herstel, Opdracht
from loaders.read import Bestand, Blad

REGEL_WEGGELATEN = "regel weggelaten"
"""What stands with a row that the person left out, in the place of a repair."""
Hersteld = tuple[str, int, str, str, str]
"""A repair as it is kept: sheet, row (0: every row with this text), heading, was, became."""


def hersteld(bestand: Bestand, opdracht: Opdracht, *, heel: bool = False) -> Bestand:
    """The file as the person repaired it, without the rows that were left out.

    With `heel` those rows are in it too.
    """
    if not opdracht.herstel and not opdracht.weggelaten:
        return bestand
    bladen = [
        _hersteld(
            blad,
            [h for h in opdracht.herstel if h.blad == (blad.naam or "")],
            set() if heel else weggelaten_in(opdracht, blad.naam or ""),
        )
        for blad in bestand.bladen
    ]
    return replace(bestand, bladen=bladen)


def weggelaten_in(opdracht: Opdracht, blad: str) -> set[int]:
    """The row numbers of a sheet that the person leaves out."""
    return {rij for naam, rij in opdracht.weggelaten if naam == blad}


def _hersteld(blad: Blad, herstel: Sequence[Herstel], weg: set[int]) -> Blad:
    tabel = blad.tabel
    for een in herstel:
        if een.kolom < len(blad.koppen):
            tabel = _met(tabel, een)
    if weg:
        blijft = ~np.isin(tabel["rij"].to_numpy(), list(weg))
        tabel = tabel.filter(pa.array(blijft))
    langer = [rij for rij in blad.langere_rijen if rij not in weg]
    return replace(blad, tabel=tabel, langere_rijen=langer)


def _met(tabel: pa.Table, herstel: Herstel) -> pa.Table:
    naam = f"k{herstel.kolom}"
    kolom = tabel[naam].combine_chunks()
    nieuw = pc.if_else(pa.array(_hier(tabel, herstel)), pa.scalar(herstel.wordt), kolom)
    return tabel.set_column(tabel.column_names.index(naam), naam, nieuw)


def _hier(tabel: pa.Table, herstel: Herstel) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which rows are meant; never a cell that holds something else than what was repaired."""
    hier = np.ones(tabel.num_rows, dtype=bool)
    if herstel.rijen:
        hier = np.isin(tabel["rij"].to_numpy(), list(herstel.rijen))
    if herstel.was or not herstel.rijen:
        gelijk = pc.equal(tabel[f"k{herstel.kolom}"].combine_chunks(), herstel.was)
        hier &= np.asarray(gelijk.to_numpy(zero_copy_only=False), dtype=bool)
    return hier


def herstel_issues(bestand: Bestand, opdracht: Opdracht) -> list[Issue]:
    """What the person repaired, as it stands in the report and with the delivery."""
    koppen = {blad.naam or "": blad.koppen for blad in bestand.bladen}
    return [
        Issue(
            soort=HERSTELD,
            ernst="verbeterd",
            blad=h.blad,
            kop=koppen[h.blad][h.kolom],
            waarde=h.was,
            rijen=h.rijen,
            zin=f"u maakte hier '{h.wordt}' van" if h.was else "u vulde deze cel in",
        )
        for h in opdracht.herstel
        if h.kolom < len(koppen.get(h.blad, ()))
    ]


def te_bewaren(opdracht: Opdracht, koppelingen: Mapping[str, Koppeling]) -> list[Hersteld]:
    """The repairs of columns that are read; texts that may not be kept are empty."""
    uit: list[Hersteld] = []
    for h in opdracht.herstel:
        koppeling = koppelingen.get(h.blad)
        if koppeling is None:
            continue
        namen = [naam for naam, index in koppeling.kolommen.items() if index == h.kolom]
        if not namen and h.kolom not in koppeling.brede_kolommen:
            continue
        velden = koppeling.dataset.velden
        mag = not namen or velden[namen[0]].cel.bewaart_tekst
        was, wordt = (h.was, h.wordt) if mag else ("", "")
        uit += [(h.blad, rij, koppeling.koppen[h.kolom], was, wordt) for rij in h.rijen or (0,)]
    uit += [(blad, rij, "", "", REGEL_WEGGELATEN) for blad, rij in opdracht.weggelaten]
    return uit
