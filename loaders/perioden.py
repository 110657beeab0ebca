"""Which rows of a sheet belong to which period (decisions.md 7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from datasets.cellen import Context
from datasets.model import Dataset
from datasets.periodes import Periode
from loaders.issues import Issue
from loaders.lezer import Lezer
from loaders.match import Koppeling

STATUSSEN = ("definitief", "nader voorlopig", "voorlopig")

Onvolledig = frozenset[str | None]
"""Municipalities of which rows were left out; None in it: it can be any municipality."""


@dataclass(frozen=True)
class Verdeling:
    """How the rows of a sheet are divided over periods.

    Attributes:
        rijen: period and status -> positions of its rows; None means all rows.
        zonder_periode: municipalities of rows whose period could not be read.
        foute_rijen: row numbers with a period of another kind than the rest of their measure.
        issues: what is to be said.
    """

    rijen: Mapping[tuple[Periode, str], pa.Array | None]
    zonder_periode: Onvolledig = frozenset()
    foute_rijen: frozenset[int] = frozenset()
    issues: Sequence[Issue] = field(default_factory=list)


def verdeel(
    tekst: pa.Table,
    koppeling: Koppeling,
    context: Context,
    periode: Periode | None,
    blad: str,
    *,
    vandaag: date,
) -> Verdeling:
    """Divide rows over periods; without a period column all rows are of `periode`.

    A period that is not over on the day of loading is an error.
    """
    veld = koppeling.dataset.periode
    if veld is None or veld.naam not in tekst.column_names:
        alle = {(periode, "definitief"): None} if periode and tekst.num_rows else {}
        if periode and _niet_voorbij(koppeling.dataset, periode, vandaag):
            return Verdeling(alle, issues=[_te_vroeg(periode, "", blad)])
        return Verdeling(alle)
    lezer = Lezer(koppeling.dataset, koppeling, context, blad)
    waarden, indices = lezer.lees_verschillende(tekst, veld)
    gezegd = (periode, "definitief") if periode else None
    waarden = [
        gezegd if w is None and n not in lezer.foute_nummers else w for n, w in enumerate(waarden)
    ]
    leeg = [n for n, w in enumerate(waarden) if w is None and n not in lezer.foute_nummers]
    kop = koppeling.kop_van(veld.naam)
    issues = [i for i in lezer.issues if i.ernst == "fout"]
    if leeg:
        issues.append(_periode_leeg(tekst, indices, leeg, kop, blad))
    gemengd = _gemengd(
        koppeling.dataset,
        tekst,
        indices,
        waarden,
        Issue(
            soort="periode van een andere soort",
            ernst="fout",
            zin="",
            blad=blad,
            kop=kop,
        ),
    )
    andere_soort = frozenset(r for i in gemengd for r in i.rijen)
    for nummer, waarde in enumerate(waarden):
        if waarde is not None and _niet_voorbij(koppeling.dataset, waarde[0], vandaag):
            waarden[nummer] = None
            rijen = _rijnummers(tekst, indices, [nummer])
            rijen = tuple(r for r in rijen if r not in andere_soort)
            if rijen:
                issues.append(replace(_te_vroeg(waarde[0], kop, blad), rijen=rijen))
    issues = [replace(issue, velden=(veld.naam,)) for issue in issues]
    gemengd = [replace(issue, velden=(veld.naam,)) for issue in gemengd]
    zonder = [n for n, w in enumerate(waarden) if w is None]
    gevonden = _per_periode(waarden)
    if len(gevonden) == 1 and not zonder:
        return Verdeling(dict.fromkeys(gevonden), issues=issues)
    return Verdeling(
        {s: _rijen_met(indices, n) for s, n in gevonden.items()},
        _gemeenten(tekst, _rijen_met(indices, zonder), lezer),
        andere_soort,
        [*issues, *gemengd],
    )


def _per_periode(waarden: Sequence[Any]) -> dict[tuple[Periode, str], list[int]]:
    """The numbers of the texts of each period, with the least final of its statuses."""
    standen: dict[Periode, str] = {}
    nummers: dict[Periode, list[int]] = {}
    for nummer, waarde in enumerate(waarden):
        if waarde is not None:
            periode, stand = waarde
            eerder = standen.get(periode, stand)
            standen[periode] = max(eerder, stand, key=STATUSSEN.index)
            nummers.setdefault(periode, []).append(nummer)
    return {(p, standen[p]): nummers[p] for p in sorted(nummers, key=lambda p: p.sleutel())}


def _gemengd(
    dataset: Dataset, tekst: pa.Table, indices: pa.Array, waarden: Sequence[Any], issue: Issue
) -> list[Issue]:
    """Rows of a measure with another kind of period than most rows of that measure."""
    soorten = np.array(["" if w is None else w[0].soort for w in waarden], dtype=object)
    if dataset.landelijk or len(set(soorten) - {""}) < 2:
        return []
    per_rij = soorten[indices.to_numpy(zero_copy_only=False)]
    maten = np.full(tekst.num_rows, "", dtype=object)
    if dataset.maat_veld in tekst.column_names:
        maten = np.array(tekst[dataset.maat_veld].to_pylist(), dtype=object)
    rij = tekst["rij"].to_numpy()
    uit = []
    for maat in dict.fromkeys(maten.tolist()):
        hier = maten == maat
        telling = Counter(s for s in per_rij[hier].tolist() if s)
        meest = telling.most_common(1)[0][0] if telling else ""
        for soort in sorted(set(telling) - {meest}):
            rijen = tuple(dict.fromkeys(rij[hier & (per_rij == soort)].tolist()))
            zin = f"hier staat een {soort}, en de andere regels gaan per {meest}"
            uitweg = f"Lever alle regels van een maat per {meest} aan."
            uit.append(replace(issue, rijen=rijen, zin=zin, uitweg=uitweg))
    return uit


def _periode_leeg(
    tekst: pa.Table, indices: Any, nummers: Sequence[int], kop: str, blad: str
) -> Issue:
    return Issue(
        soort="cel leeg",
        ernst="fout",
        blad=blad,
        kop=kop,
        rijen=_rijnummers(tekst, indices, nummers),
        zin="de periode ontbreekt",
        uitweg="Vul de periode in.",
    )


def _niet_voorbij(dataset: Dataset, periode: Periode, vandaag: date) -> bool:
    """True when nobody can have the figures yet.

    CBS publishes figures on 1 January under the year itself: those are there in that year. A
    school year ends on 31 July, and its figures are made up from the start of that month on.
    """
    if dataset.landelijk:
        return periode.eerste > vandaag
    einde = periode.laatste
    return (einde.replace(day=1) if periode.soort == "schooljaar" else einde) > vandaag


def _te_vroeg(periode: Periode, kop: str, blad: str) -> Issue:
    zin = f"{periode.code} is nog niet voorbij"
    if periode.soort == "peildatum":
        zin = f"{periode.lang()} moet nog komen"
    return Issue(
        soort="periode niet voorbij",
        ernst="fout",
        blad=blad,
        kop=kop,
        zin=zin,
        uitweg="Verbeter de periode, of lever de cijfers aan als de periode voorbij is.",
    )


def _rijnummers(tekst: pa.Table, indices: Any, nummers: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(tekst["rij"].take(_rijen_met(indices, nummers)).to_pylist()))


def _rijen_met(indices: Any, nummers: Sequence[int]) -> pa.Array:
    return pc.indices_nonzero(pc.is_in(indices, pa.array(nummers, pa.int32())))


def _gemeenten(tekst: pa.Table, rijen: pa.Array, lezer: Lezer) -> Onvolledig:
    """The municipalities of these rows, as far as they can be read."""
    if not len(rijen):
        return frozenset()
    veld = lezer.dataset.velden[lezer.dataset.gemeente_veld]
    los = Lezer(lezer.dataset, lezer.koppeling, lezer.context, lezer.blad)
    waarden, indices = los.lees_verschillende(tekst.take(rijen), veld)
    return frozenset(waarden[nummer] for nummer in pc.unique(indices).to_pylist())
