"""A sheet as a person may see it: pseudonyms and birth dates hidden, undeclared columns empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from loaders.blad import Blad
from loaders.match import Koppeling
from loaders.verslag_vorm import getoond


@dataclass(frozen=True)
class Kolombeeld:
    """A column.

    Attributes:
        index: its place in the sheet.
        kop: its heading.
        veld: the field that it is; "" when it is not read.
        afgeschermd: its texts are not shown.
    """

    index: int
    kop: str
    veld: str
    afgeschermd: bool


@dataclass(frozen=True)
class Rijbeeld:
    """A row: its number as the user sees it, and a text per column."""

    rij: int
    cellen: tuple[str, ...]


def kolombeelden(blad: Blad, koppeling: Koppeling | None) -> tuple[Kolombeeld, ...]:
    """The columns of a sheet; without a `koppeling` none of them is read."""
    velden = {i: v for v, i in koppeling.kolommen.items()} if koppeling else {}
    if koppeling and koppeling.dataset.waarde:
        velden |= dict.fromkeys(koppeling.brede_kolommen, koppeling.dataset.waarde.naam)
    return tuple(
        Kolombeeld(i, kop, velden.get(i, ""), _afgeschermd(koppeling, velden.get(i, "")))
        for i, kop in enumerate(blad.koppen)
    )


def _afgeschermd(koppeling: Koppeling | None, veld: str) -> bool:
    if koppeling is None or not veld:
        return False
    return not koppeling.dataset.velden[veld].cel.bewaart_tekst


def rijbeelden(
    blad: Blad,
    kolommen: Sequence[Kolombeeld],
    *,
    vanaf: int,
    aantal: int,
    alleen: Sequence[int],
) -> tuple[Rijbeeld, ...]:
    """Rows of a sheet: those with these numbers, or a page of all."""
    tabel = blad.tabel
    if alleen:
        tabel = tabel.filter(np.isin(tabel["rij"].to_numpy(), list(alleen)))
    tabel = tabel.slice(vanaf, aantal)
    teksten = [_teksten(tabel, kolom) for kolom in kolommen]
    return tuple(
        Rijbeeld(rij, tuple(kolom[n] for kolom in teksten))
        for n, rij in enumerate(tabel["rij"].to_pylist())
    )


def _teksten(tabel: pa.Table, kolom: Kolombeeld) -> list[str]:
    if not kolom.veld:
        return [""] * tabel.num_rows
    return [getoond(tekst, kolom) for tekst in tabel[f"k{kolom.index}"].to_pylist()]
