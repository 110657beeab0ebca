"""The queries of many indicators at once: those over the same rows and groups become one.

Planning a query costs more than running it over the rows of a region. The result is that of
`lees_cellen` for each indicator by itself.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from datasets.model import Dataset
from datasets.store import Store
from indicators.cellen import (
    Cellen,
    Celtabel,
    Rijen,
    Vragen,
    celtabel,
    lees_vraag,
    rijen_van,
    vragers,
)
from indicators.model import Indicator

_KOLOMMEN = (
    "teller_min", "teller_max", "rest_min", "rest_max", "waarde", "onbekend", "geteld",
    "onzeker", "stukken", "momenten", "strijdig",
)  # fmt: skip
_NAAM = re.compile(r"_(\d+)_(\w+)")
_ALS = re.compile(rf" as ({'|'.join(_KOLOMMEN)})(?=,|$)")


@dataclass
class _Bundel:
    """One query.

    Attributes:
        kop: the columns of the groups and where the rows come from, with {kolommen}.
        delen: SQL columns of the figures, each once.
        voor: of which indicators a row of such columns, with this measure, is ("" = any).
        wie: the indicators, each with what asks for it.
        over_maten: its groups hold all measures, so also those that nobody here asks for.
    """

    kop: str
    over_maten: bool = False
    delen: dict[str, int] = field(default_factory=dict)
    voor: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    wie: list[tuple[Indicator, Indicator]] = field(default_factory=list)

    def erbij(self, vrager: Indicator, maat: str, indicator: Indicator) -> None:
        """Add an indicator, for which `vrager` asks."""
        nummer = self.delen.setdefault(vrager.cellen(), len(self.delen))
        self.voor[nummer, maat].append(indicator.id)
        self.wie.append((indicator, vrager))

    def sql(self) -> str:
        """The query; each figure has its own names."""
        delen = (_ALS.sub(rf" as _{nummer}_\1", sql) for sql, nummer in self.delen.items())
        return self.kop.format(kolommen=", ".join(delen))

    def tabellen(self, store: Store, gemeenten: list[str]) -> Iterator[tuple[list[str], Celtabel]]:
        """The rows of each figure, with the indicators it is of."""
        kolommen = store.con.execute(self.sql(), {"gemeenten": gemeenten}).fetchnumpy()
        rijen, maten = rijen_van(kolommen), kolommen["maat"]
        per_cijfer: dict[int, dict[str, Any]] = defaultdict(dict)
        for naam, kolom in kolommen.items():
            if gevonden := _NAAM.fullmatch(naam):
                per_cijfer[int(gevonden[1])][gevonden[2]] = kolom
        van_maat: dict[str, tuple[NDArray[np.bool_], Rijen]] = {}
        for (nummer, maat), wie in self.voor.items():
            if not maat:
                yield wie, celtabel(rijen, per_cijfer[nummer])
                continue
            if maat not in van_maat:
                keuze = maten == maat
                van_maat[maat] = (keuze, rijen.met(keuze))
            keuze, eigen = van_maat[maat]
            delen = {naam: kolom[keuze] for naam, kolom in per_cijfer[nummer].items()}
            yield wie, celtabel(eigen, delen)


def lees_alle(
    store: Store,
    indicatoren: Iterable[Indicator],
    datasets: Mapping[str, Dataset],
    gemeenten: Iterable[str],
) -> Mapping[str, Cellen]:
    """The cells of every indicator, by id; those of datasets that are not given stay empty.

    Raises:
        DefinitieFout: a condition of an indicator does not fit the view of its dataset.
    """
    bundels: dict[tuple[str, str, bool], _Bundel] = {}
    uit: dict[str, Cellen] = {}
    alleen: list[tuple[Indicator, Indicator]] = []
    for indicator, vrager in _gevraagden(indicatoren, datasets, uit):
        if not vrager.gewone_vraag:
            alleen.append((indicator, vrager))
            continue
        dataset = datasets[vrager.dataset]
        met_maten = bool(dataset.maat_veld and dataset.optelbaar)
        per_maat = met_maten and not vrager.over_maten
        waar = "true" if met_maten else vrager.voorwaarde(dataset)
        sleutel = (dataset.id, waar, per_maat)
        if sleutel not in bundels:
            kop = _kop(dataset, waar, per_maat=per_maat)
            bundels[sleutel] = _Bundel(kop, vrager.over_maten)
        bundels[sleutel].erbij(vrager, vrager.maat if per_maat else "", indicator)
    binnen = list(gemeenten)
    for bundel in bundels.values():
        try:
            for wie, tabel in bundel.tabellen(store, binnen):
                for indicator_id in wie:
                    uit[indicator_id].voeg_toe(tabel, over_maten=bundel.over_maten)
        except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException):
            # One that does not fit its view spoils all: each by itself says which one it is.
            alleen += bundel.wie
    with _gedeelde_rijen(store, (vrager for _, vrager in alleen), datasets) as tabellen:
        vragen = Vragen(tabellen=tabellen)
        for indicator, vrager in alleen:
            lees_vraag(uit[indicator.id], store, vrager, datasets, binnen, vragen)
    return uit


@contextmanager
def _gedeelde_rijen(
    store: Store, vragers: Iterable[Indicator], datasets: Mapping[str, Dataset]
) -> Iterator[Mapping[str, str]]:
    """The rows that more than one query begins with, each in a table for as long as it lasts."""
    hoe_vaak = Counter(v.gedeelde_rijen(datasets[v.dataset]) for v in vragers)
    meer = [sql for sql, aantal in hoe_vaak.items() if sql and aantal > 1]
    tabellen: dict[str, str] = {}
    try:
        for nummer, sql in enumerate(meer):
            store.con.execute(f"create temp table gedeeld_{nummer} as {sql}")
            tabellen[sql] = f"gedeeld_{nummer}"
        yield tabellen
    finally:
        for tabel in tabellen.values():
            store.con.execute(f"drop table {tabel}")


def _gevraagden(
    indicatoren: Iterable[Indicator], datasets: Mapping[str, Dataset], uit: dict[str, Cellen]
) -> Iterator[tuple[Indicator, Indicator]]:
    """Each indicator with what asks for it, where there is anything; all get a place in `uit`."""
    for indicator in indicatoren:
        uit[indicator.id] = Cellen()
        for vrager in vragers(indicator, datasets):
            if vrager.dataset in datasets:
                yield indicator, vrager


def _kop(dataset: Dataset, waar: str, *, per_maat: bool) -> str:
    gemeente = dataset.gemeente_veld
    postcode = f"coalesce({dataset.postcode_veld}, '')" if dataset.postcode_veld else "''"
    maat = dataset.maat_veld if per_maat else "''"
    voorwaarde = waar.replace("{", "{{").replace("}", "}}")
    return (
        f"select levering_id, {gemeente} as geleverd_als, {postcode} as postcode, peil, "
        f"{maat} as maat, {{kolommen}} from v_{dataset.id} where {gemeente} is not null and "
        f"list_contains($gemeenten, {gemeente}_nu) and {voorwaarde} group by all"
    )
