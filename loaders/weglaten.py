"""Rows that a person leaves out: of their municipalities not all is in, unless nothing is lost.

A row that says again what another row says (the same pupil, the same count) can go without a loss,
and so can a case that begins after the period, or ended before it: that one counts nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from datasets.model import Dataset
from loaders.blad import Blad
from loaders.check import Controle, Deel


def onvolledig_door(
    blad: Blad,
    weg: set[int],
    dataset: Dataset,
    delen: Sequence[Deel],
    controleer: Callable[[Blad], Controle],
) -> tuple[list[Deel], set[str | None]]:
    """The parts of a sheet with what is not complete in them since rows were left out.

    Args:
        blad: the sheet with all its rows.
        weg: row numbers that are left out.
        dataset: the export type.
        delen: what was read of the rows that stay.
        controleer: reads a sheet as these parts were read.

    Returns:
        The parts, and the municipalities that are not complete (None: it can be any).
    """
    hier = np.isin(blad.tabel["rij"].to_numpy(), list(weg))
    weggelaten = replace(blad, tabel=blad.tabel.filter(pa.array(hier)), langere_rijen=[])
    gelezen = controleer(weggelaten)
    per_plek = {(d.periode, d.deel): d for d in gelezen.delen}
    alles_gelezen = sum(d.getypeerd.num_rows for d in gelezen.delen) >= int(hier.sum())
    uit, gemeenten = [], set[str | None]()
    for deel in delen:
        andere = per_plek.get((deel.periode, deel.deel))
        hier_weg = (
            _verloren(dataset, deel.getypeerd, _tellend(dataset, andere)) if andere else set()
        )
        codes: set[str | None] = {gemeente for gemeente, _ in hier_weg}
        if not alles_gelezen:
            codes.add(None)
        maten = {(g, m) for g, m in hier_weg if g and m}
        gemeenten |= codes
        uit.append(
            replace(deel, onvolledig=deel.onvolledig | codes, weggelaten=deel.weggelaten | maten)
        )
    return uit, gemeenten


def _tellend(dataset: Dataset, deel: Deel) -> pa.Table:
    """The rows of a part that count in its period: of a list of cases not all of them do."""
    rijen = deel.getypeerd
    if dataset.soort != "gevallen" or not {dataset.begin, dataset.einde} <= {*rijen.column_names}:
        return rijen
    later = pc.greater(rijen[dataset.begin], pa.scalar(deel.periode.laatste))
    eerder = pc.less(rijen[dataset.einde], pa.scalar(deel.periode.eerste))
    nergens = pc.or_(pc.fill_null(later, fill_value=False), pc.fill_null(eerder, fill_value=False))
    return rijen.filter(pc.invert(nergens))


def _verloren(
    dataset: Dataset, blijft: pa.Table, weg: pa.Table
) -> set[tuple[str | None, str | None]]:
    """Municipality and measure of the rows that nothing else says."""
    kolommen = [dataset.persoon] if dataset.persoon else [
        naam for veld in dataset.sleutel for naam, _ in dataset.velden[veld].opslagkolommen
    ]  # fmt: skip
    gezegd = set(_rijen(blijft, kolommen)) if kolommen else set()
    plekken = [dataset.gemeente_veld, *([dataset.maat_veld] if dataset.maat_veld else [])]
    return {
        (plek[0], plek[1] if len(plek) > 1 else None)
        for sleutel, plek in zip(_rijen(weg, kolommen), _rijen(weg, plekken), strict=True)
        if not kolommen or sleutel not in gezegd or (dataset.persoon and None in sleutel)
    }


def _rijen(tabel: pa.Table, kolommen: Sequence[str]) -> list[tuple[str | None, ...]]:
    if not kolommen:
        return [()] * tabel.num_rows
    waarden = [pc.cast(tabel[naam], pa.string()).to_pylist() for naam in kolommen]
    return list(zip(*waarden, strict=True))
