"""Headings -> columns: which export type a sheet is, and which column is which field.

Never a silent guess: what does not fit exactly is told, with "Bedoelt u ...?" where something is
near (`loaders.koppen`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import pyarrow as pa

from datasets.cellen import CelFout, Context, Gelezen, TekstCel
from datasets.model import Dataset, Kolom, Veld
from datasets.notatie import NotatieFout, lees_datum
from datasets.woorden import aaneen, normaliseer


@dataclass(frozen=True)
class Koppeling:
    """How the columns of a sheet belong to the fields of an export type.

    Attributes:
        dataset: the export type.
        koppen: the headings as the file has them.
        kolommen: field name -> index of its column.
        uit_koppen: the field that comes from the headings; empty when none does.
        brede_kolommen: indexes of the columns below the headings that are values of `uit_koppen`.
        een_dag_later: fields whose heading means the last day: one day is added.
        ontbreekt: required fields without a column.
        ongebruikt: indexes of columns that are not read.
        dubbel: field name -> indexes of the columns that all mean it.
        vast: field name -> text that holds for all rows, given by the person who loads.
    """

    dataset: Dataset
    koppen: Sequence[str]
    kolommen: Mapping[str, int]
    uit_koppen: str = ""
    brede_kolommen: Sequence[int] = ()
    een_dag_later: frozenset[str] = frozenset()
    ontbreekt: Sequence[Veld] = ()
    ongebruikt: Sequence[int] = ()
    dubbel: Mapping[str, Sequence[int]] = field(default_factory=dict)
    vast: Mapping[str, str] = field(default_factory=dict)

    @property
    def compleet(self) -> bool:
        """True when every required field has its column, once."""
        return not self.ontbreekt and not self.dubbel

    @property
    def treffers(self) -> int:
        """How many columns and given texts are understood; headings that are values are one."""
        return len(self.kolommen) + len(self.vast) + bool(self.brede_kolommen)

    @property
    def gelezen_koppen(self) -> list[str]:
        """The headings of the columns that are read."""
        return [self.koppen[i] for i in (*self.kolommen.values(), *self.brede_kolommen)]

    def kop_van(self, veld: str) -> str:
        """The heading of a field as the file has it, or its own title."""
        index = self.kolommen.get(veld)
        return self.koppen[index] if index is not None else self.dataset.velden[veld].kolom.titel


def koppel(
    dataset: Dataset,
    koppen: Sequence[str],
    *,
    context: Context,
    vast: Mapping[str, str] | None = None,
    gezegd: Mapping[str, str] | None = None,
    periode_bekend: bool = False,
) -> Koppeling:
    """Match the headings of a sheet with one export type.

    Exactly, case, accents and punctuation aside. Entries of `vast` that are no field of this
    export type are left out. What the person said of a heading (`gezegd`: a field, or "" for a
    column that is not read; by its name in `unieke_koppen`) goes before what it looks like.
    """
    namen = unieke_koppen(koppen)
    vast = {naam: tekst for naam, tekst in (vast or {}).items() if naam in dataset.velden}
    gezegd = {kop: veld for kop, veld in (gezegd or {}).items() if veld in {"", *dataset.velden}}
    gevonden = _gevonden_velden(dataset, koppen, gezegd)
    kolommen = {naam: indexen[0] for naam, indexen in gevonden.items() if naam not in vast}
    bezet = {i for indexen in gevonden.values() for i in indexen}
    vrij = [
        i
        for i, kop in enumerate(koppen)
        if normaliseer(kop) and i not in bezet and namen[i] not in gezegd
    ]
    breed, brede_kolommen = _uit_koppen(dataset, koppen, vrij, {*kolommen, *vast}, context)
    aanwezig = {*kolommen, *vast}
    if breed and dataset.waarde is not None:
        kolommen.pop(dataset.waarde.naam, None)
        aanwezig |= {breed, dataset.waarde.naam}
    if periode_bekend and dataset.periode:
        aanwezig.add(dataset.periode.naam)
    gelezen = {*brede_kolommen, *kolommen.values()}
    return Koppeling(
        dataset=dataset,
        koppen=koppen,
        kolommen=kolommen,
        uit_koppen=breed,
        brede_kolommen=brede_kolommen,
        een_dag_later=_een_dag_later(dataset, koppen, kolommen),
        ontbreekt=[v for v in dataset.velden.values() if v.verplicht and v.naam not in aanwezig],
        ongebruikt=[i for i in range(len(koppen)) if i not in gelezen],
        dubbel={n: ix for n, ix in gevonden.items() if len(ix) > 1 and n in kolommen},
        vast=vast,
    )


def _gevonden_velden(
    dataset: Dataset, koppen: Sequence[str], gezegd: Mapping[str, str]
) -> dict[str, list[int]]:
    gevonden: dict[str, list[int]] = {}
    namen = unieke_koppen(koppen)
    for index, naam in enumerate(namen):
        if gezegd.get(naam):
            gevonden.setdefault(gezegd[naam], []).append(index)
    for index, kop in enumerate(koppen):
        plat = aaneen(kop)
        if namen[index] in gezegd:
            continue
        for veld in dataset.velden.values():
            if veld.naam in gezegd.values():
                continue
            if plat and plat in koppen_van(veld.kolom):
                gevonden.setdefault(veld.naam, []).append(index)
                break
    return gevonden


def unieke_koppen(koppen: Sequence[str]) -> list[str]:
    """A name for each column: its heading, "Datum (2)" for the second of that name, "kolom 3"."""
    gehad: dict[str, int] = {}
    namen = []
    for nummer, kop in enumerate(koppen, start=1):
        gehad[kop] = gehad.get(kop, 0) + 1
        keer = f" ({gehad[kop]})" if gehad[kop] > 1 else ""
        namen.append(f"{kop}{keer}" if kop else f"kolom {nummer}")
    return namen


_CIJFERS = re.compile(r"\d{3,}")
_JAAR = re.compile(r"(19|20)\d\d")


def lijkt_een_waarde(kop: str) -> bool:
    """True for a heading that is most likely a cell: a date, or a number that is no year.

    A file without a header row has the first case as its headings; those are never kept.
    """
    try:
        lees_datum(kop)
    except NotatieFout:
        return any(not _JAAR.fullmatch(getal) for getal in _CIJFERS.findall(kop))
    return not _JAAR.fullmatch(kop.strip())


@lru_cache(maxsize=1_000)
def koppen_van(kolom: Kolom) -> frozenset[str]:
    """All headings of a field, as `aaneen` writes them."""
    return frozenset(aaneen(kop) for kop in kolom.koppen)


def _een_dag_later(
    dataset: Dataset, koppen: Sequence[str], kolommen: Mapping[str, int]
) -> frozenset[str]:
    velden = dataset.velden
    return frozenset(
        naam
        for naam, index in kolommen.items()
        if is_laatste_dag(velden[naam].kolom, koppen[index])
    )


def is_laatste_dag(kolom: Kolom, kop: str) -> bool:
    """True for a heading that means the last day itself, where we keep the day after it."""
    return aaneen(kop) in {aaneen(k) for k in kolom.een_dag_later}


def _uit_koppen(
    dataset: Dataset,
    koppen: Sequence[str],
    vrij: Sequence[int],
    aanwezig: set[str],
    context: Context,
) -> tuple[str, list[int]]:
    """The field that is spread over headings, and its columns.

    It is the missing field that most free headings can be read as.
    """
    beste: tuple[str, list[int]] = ("", [])
    for veld in dataset.velden.values():
        if not veld.kolom.uit_koppen or veld.naam in aanwezig or isinstance(veld.cel, TekstCel):
            continue
        kolommen = [i for i in vrij if _leesbaar(veld, koppen[i], context)]
        if len(kolommen) > len(beste[1]):
            beste = (veld.naam, kolommen)
    return beste


def _leesbaar(veld: Veld, kop: str, context: Context) -> bool:
    try:
        waarde = veld.cel.lees(kop, context)
    except CelFout:
        return False
    # A municipality that is only "kept as delivered" is no recognition.
    return not (isinstance(waarde, Gelezen) and waarde.waarde is None)


def herken(kandidaten: Sequence[Koppeling]) -> list[Koppeling]:
    """The export types that a sheet can be; it is known when there is exactly one.

    Of those whose required headings are all there the one that understands most columns. One that
    misses a heading but understands more columns makes it a question: the complete one would
    leave columns unread that matter.
    """
    compleet = [k for k in kandidaten if k.compleet]
    if not compleet:
        return []
    meeste = max(k.treffers for k in compleet)
    beste = [k for k in compleet if k.treffers == meeste]
    return beste + [k for k in kandidaten if not k.compleet and k.treffers > meeste]


def zonder_gelijke_dubbelen(koppeling: Koppeling, tabel: pa.Table, context: Context) -> Koppeling:
    """Two columns of one field that say the same in every row (code and name) are no problem."""
    over = {
        naam: indexen
        for naam, indexen in koppeling.dubbel.items()
        if not _zeggen_hetzelfde(koppeling.dataset.velden[naam], tabel, indexen, context)
    }
    return replace(koppeling, dubbel=over)


def _zeggen_hetzelfde(
    veld: Veld, tabel: pa.Table, indexen: Sequence[int], context: Context
) -> bool:
    namen = [f"k{i}" for i in indexen]
    verschillend = tabel.select(namen).group_by(namen).aggregate([]).to_pylist()
    return all(len({_waarde(veld, t, context) for t in rij.values()}) == 1 for rij in verschillend)


def _waarde(veld: Veld, tekst: str, context: Context) -> Any:
    if not tekst or not veld.cel.bewaart_tekst:
        return tekst
    try:
        waarde = veld.cel.lees(tekst, context)
    except CelFout:
        return tekst
    return waarde.waarde if isinstance(waarde, Gelezen) else waarde


def bekende_koppen(datasets: Iterable[Dataset]) -> frozenset[str]:
    """All headings of these export types, as `aaneen` writes them."""
    kolommen = (veld.kolom for dataset in datasets for veld in dataset.velden.values())
    return frozenset(kop for kolom in kolommen for kop in koppen_van(kolom))


def beste_koppeling(koppelingen: Sequence[Koppeling]) -> Koppeling:
    """The one that understands most, then the one that misses least: for messages only."""
    return max(koppelingen, key=lambda k: (k.treffers, -len(k.ontbreekt)))
