"""The views of a store as tables, for as long as all figures are computed from them.

Each figure is one query over the view of its dataset. Joins, mergers and derived columns are the
same for all of these, so they are worked out once; of lists of cases only the columns that any of
these queries names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from datasets.model import Dataset
from datasets.schema import kolommen_van_view
from datasets.store import Store
from indicators.cellen import vragers
from indicators.model import Indicator
from indicators.uitsplitsing_tellen import vraag

_WOORD = re.compile(r"\w+")


def gevulde(store: Store, datasets: Mapping[str, Dataset]) -> dict[str, Dataset]:
    """The datasets of which any delivery counts: the others need not be asked anything.

    Before the first delivery all are, so that a mistake in a definition speaks at once.
    """
    er = {naam for (naam,) in store.con.execute("select distinct dataset from actief").fetchall()}
    return {naam: dataset for naam, dataset in datasets.items() if not er or naam in er}


def genoemd(
    indicatoren: Iterable[Indicator], datasets: Mapping[str, Dataset]
) -> dict[str, list[str]]:
    """By list of cases the columns of its view that the queries of indicators can be about."""
    teksten: dict[str, list[str]] = {n: [] for n, d in datasets.items() if d.soort == "gevallen"}
    for indicator in indicatoren:
        for vrager in vragers(indicator, datasets):
            if vrager.dataset in teksten:
                teksten[vrager.dataset].append(vrager.sql(datasets[vrager.dataset]))
        if indicator.uitsplitsingen and indicator.dataset in teksten:
            teksten[indicator.dataset].append(vraag(indicator, datasets))
    woorden = {naam: set(_WOORD.findall(" ".join(alle).lower())) for naam, alle in teksten.items()}
    return {
        naam: [k for k in kolommen_van_view(datasets[naam]) if k in alle]
        for naam, alle in woorden.items()
        if alle
    }


@contextmanager
def opname(
    store: Store,
    datasets: Iterable[Dataset],
    gemeenten: Iterable[str],
    kolommen: Mapping[str, list[str]],
) -> Iterator[None]:
    """Within this the views of a store are tables; after it they are views again.

    Args:
        store: an open store; only its temporary objects change, which no other process sees.
        datasets: whose views are queried.
        gemeenten: of a national file only the rows about these are kept.
        kolommen: by dataset the columns that are kept; all, of those that it does not name.
    """
    codes = list(gemeenten)
    omgezet: list[Dataset] = []
    try:
        for dataset in datasets:
            _zet_om(store, dataset, codes, kolommen.get(dataset.id, ["*"]))
            omgezet.append(dataset)
        yield
    finally:
        for dataset in omgezet:
            store.con.execute(f"drop table v_{dataset.id}")
            store.con.execute(f"alter view apart_{dataset.id} rename to v_{dataset.id}")


def _zet_om(store: Store, dataset: Dataset, codes: list[str], kolommen: list[str]) -> None:
    velden = filter(None, (dataset.gemeente_veld, dataset.deel_veld))
    waar = " or ".join(f"list_contains($codes, {v}_nu)" for v in velden if dataset.landelijk)
    vraag = f"create temp table opname as select {', '.join(kolommen)} from v_{dataset.id}"
    if waar:
        store.con.execute(f"{vraag} where {waar}", {"codes": codes})
    else:
        store.con.execute(vraag)
    store.con.execute(f"alter view v_{dataset.id} rename to apart_{dataset.id}")
    store.con.execute(f"alter table opname rename to v_{dataset.id}")
