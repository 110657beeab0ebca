"""One row per figure: headings that are values (years, measures, municipalities) become rows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from datasets.cellen import TekstCel
from datasets.woorden import normaliseer
from loaders.issues import Issue
from loaders.match import Koppeling
from loaders.read import Blad

KOP = "_kop"
"""Column with the heading that a figure stood below, where headings are values."""
_TOTAAL = r"(?i)^(sub|eind)?tota(al|len)\b"


def maak_lang(
    blad: Blad, koppeling: Koppeling, totalen: frozenset[str] = frozenset()
) -> tuple[pa.Table, list[Issue]]:
    """One text column per field of the export type (and `blad`, `rij`), without empty rows.

    Totals that stand between the rows are left out and told.

    Args:
        blad: the sheet.
        koppeling: which column is which field.
        totalen: names of areas, normalised, that are a total where a municipality is expected.
    """
    naam = blad.naam or ""
    kolommen = [*koppeling.kolommen.values(), *koppeling.brede_kolommen]
    bron = _alleen(blad.tabel, _gevuld(blad.tabel, kolommen))
    bron, issues = _zonder_totalen(bron, koppeling, naam, totalen)
    if not koppeling.uit_koppen or koppeling.dataset.waarde is None:
        return _tabel(bron, koppeling, naam), issues
    gevuld = _gevuld(bron, koppeling.brede_kolommen)
    leeg = bron["rij"].filter(pc.invert(gevuld)).to_pylist()
    if leeg:
        issues.append(_lege_regels(leeg, naam))
    bron = _alleen(bron, gevuld)
    stukken = [
        _tabel(bron, koppeling, naam)
        .append_column(koppeling.uit_koppen, _constant(koppeling.koppen[i], bron.num_rows))
        .append_column(koppeling.dataset.waarde.naam, bron[f"k{i}"])
        .append_column(KOP, _constant(koppeling.koppen[i], bron.num_rows))
        for i in koppeling.brede_kolommen
    ]
    return pa.concat_tables(stukken), issues


def _tabel(bron: pa.Table, koppeling: Koppeling, blad: str) -> pa.Table:
    kolommen: dict[str, Any] = {"blad": _constant(blad, bron.num_rows), "rij": bron["rij"]}
    kolommen |= {naam: bron[f"k{i}"] for naam, i in koppeling.kolommen.items()}
    kolommen |= {naam: _constant(t, bron.num_rows) for naam, t in koppeling.vast.items()}
    return pa.table(kolommen)


def _zonder_totalen(
    bron: pa.Table, koppeling: Koppeling, blad: str, namen: frozenset[str]
) -> tuple[pa.Table, list[Issue]]:
    """Leave out rows of which the municipality or another name is the word totaal.

    So are the rows of which the municipality is the region or one of its groups.
    """
    dataset = koppeling.dataset
    velden = [
        naam
        for naam, veld in dataset.velden.items()
        if naam in koppeling.kolommen
        and (naam == dataset.gemeente_veld or (isinstance(veld.cel, TekstCel) and veld.verplicht))
    ]
    if not velden:
        return bron, []
    totaal = reduce(
        pc.or_,
        (pc.match_substring_regex(bron[f"k{koppeling.kolommen[n]}"], _TOTAAL) for n in velden),
    )
    if namen and dataset.gemeente_veld in koppeling.kolommen:
        gemeente = bron[f"k{koppeling.kolommen[dataset.gemeente_veld]}"]
        van_gebied = [t for t in pc.unique(gemeente).to_pylist() if normaliseer(t) in namen]
        totaal = pc.or_(totaal, pc.is_in(gemeente, pa.array(van_gebied, pa.string())))
    if not pc.any(totaal).as_py():
        return bron, []
    rijen = tuple(bron["rij"].filter(totaal).to_pylist())
    zin = "deze regels zijn totalen en tellen niet mee"
    if len(rijen) == 1:
        zin = "deze regel is een totaal en telt niet mee"
    issue = Issue(soort="totaalregel", ernst="verbeterd", blad=blad, rijen=rijen, zin=zin)
    return bron.filter(pc.invert(totaal)), [issue]


def _lege_regels(rijen: list[int], blad: str) -> Issue:
    zin = "hier staat geen enkel cijfer; deze regels zijn overgeslagen"
    if len(rijen) == 1:
        zin = "hier staat geen enkel cijfer; deze regel is overgeslagen"
    return Issue(soort="lege regels", ernst="melding", blad=blad, rijen=tuple(rijen), zin=zin)


def _constant(tekst: str, aantal: int) -> pa.Array:
    return pa.repeat(pa.scalar(tekst, pa.string()), aantal)


def _gevuld(tabel: pa.Table, kolommen: Iterable[int]) -> Any:
    """Which rows have text in at least one of these columns."""
    namen = [f"k{i}" for i in kolommen]
    if not namen:
        return pc.is_valid(tabel["rij"])
    return reduce(pc.or_, (pc.greater(pc.utf8_length(tabel[n]), 0) for n in namen))


def _alleen(tabel: pa.Table, voorwaarde: Any) -> pa.Table:
    return tabel if pc.all(voorwaarde).as_py() else tabel.filter(voorwaarde)
