"""The queries of many indicators at once: those over the same rows and groups become one.

Planning a query costs more than running it over the rows of a region. The result is that of
`lees_cellen` for each indicator by itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

import duckdb

from datasets.model import Dataset
from datasets.store import Store
from indicators.cellen import (
    Cel,
    Cellen,
    Celregels,
    Vragen,
    celmaker,
    lees_cellen,
    vragers,
    zet_cel,
)
from indicators.model import Indicator

_KOLOMMEN = (
    "teller_min", "teller_max", "rest_min", "rest_max", "waarde", "onbekend", "geteld",
    "onzeker", "stukken", "momenten",
)  # fmt: skip
_ALS = re.compile(rf" as ({'|'.join(_KOLOMMEN)})(?=,|$)")


@dataclass
class _Bundel:
    """One query.

    Attributes:
        kop: the columns of the groups and where the rows come from, with {kolommen}.
        delen: SQL columns of the figures, each once.
        voor: of which indicators a row of such columns, with this measure, is ("" = any).
    """

    kop: str
    delen: dict[str, int] = field(default_factory=dict)
    voor: dict[tuple[int, str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def erbij(self, cellen: str, maat: str, indicator: str) -> None:
        """Add an indicator."""
        nummer = self.delen.setdefault(cellen, len(self.delen))
        self.voor[nummer, maat].append(indicator)

    def sql(self) -> str:
        """The query; each figure has its own names."""
        delen = (_ALS.sub(rf" as _{nummer}_\1", sql) for sql, nummer in self.delen.items())
        return self.kop.format(kolommen=", ".join(delen))

    def rijen(
        self, store: Store, gemeenten: list[str]
    ) -> Iterator[tuple[list[str], tuple[int, str, str], str, Cel]]:
        """Of each row and figure: of which indicators it is, key, postcode and cell."""
        uit = store.con.execute(self.sql(), {"gemeenten": gemeenten})
        namen = [kolom[0] for kolom in uit.description or ()]
        eerste = namen.index("maat") + 1
        plekken: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for plek, naam in enumerate(namen[eerste:], start=eerste):
            _, cijfer, kolom = naam.split("_", maxsplit=2)
            plekken[int(cijfer)].append((kolom, plek))
        makers = {
            nummer: (
                celmaker([naam for naam, _ in kolommen]),
                itemgetter(*(p for _, p in kolommen)),
            )
            for nummer, kolommen in plekken.items()
        }
        for rij in uit.fetchall():
            levering, als, postcode, peil, maat = rij[:eerste]
            for nummer, (maak, waarden) in makers.items():
                if voor := self.voor.get((nummer, maat)):
                    yield voor, (levering, als, peil), postcode, maak(waarden(rij))


def lees_alle(
    store: Store,
    indicatoren: Iterable[Indicator],
    datasets: Mapping[str, Dataset],
    gemeenten: Iterable[str],
) -> Mapping[str, Cellen]:
    """The cells of every indicator, by id.

    Raises:
        DefinitieFout: a condition of an indicator does not fit the view of its dataset.
    """
    bundels: dict[tuple[str, str], _Bundel] = {}
    uit: dict[str, Celregels] = {}
    alleen: set[str] = set()
    alle = list(indicatoren)
    for indicator in alle:
        uit[indicator.id] = defaultdict(dict)
        for vrager in vragers(indicator, datasets):
            if not _is_gewoon(vrager):
                alleen.add(indicator.id)
                continue
            dataset = datasets[vrager.dataset]
            per_maat = bool(dataset.maat_veld and dataset.optelbaar)
            waar = "true" if per_maat else vrager.voorwaarde(dataset)
            bundel = bundels.setdefault((dataset.id, waar), _Bundel(_kop(dataset, waar)))
            bundel.erbij(vrager.cellen(), vrager.maat if per_maat else "", indicator.id)
    binnen = list(gemeenten)
    for bundel in bundels.values():
        try:
            for wie, sleutel, postcode, cel in bundel.rijen(store, binnen):
                for indicator_id in wie:
                    zet_cel(uit[indicator_id], sleutel, postcode, cel)
        except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException):
            alleen.update(naam for namen in bundel.voor.values() for naam in namen)
    gevraagd: Vragen = {}
    zelf = (i for i in alle if i.id in alleen)
    return uit | {i.id: lees_cellen(store, i, datasets, binnen, gevraagd) for i in zelf}


def _is_gewoon(indicator: Indicator) -> bool:
    """True when it counts rows of its dataset in groups that others have too."""
    eigen = type(indicator)
    return eigen.sql is Indicator.sql and eigen.voorwaarde is Indicator.voorwaarde


def _kop(dataset: Dataset, waar: str) -> str:
    gemeente = dataset.gemeente_veld
    postcode = f"coalesce({dataset.postcode_veld}, '')" if dataset.postcode_veld else "''"
    maat = dataset.maat_veld if dataset.maat_veld and dataset.optelbaar else "''"
    voorwaarde = waar.replace("{", "{{").replace("}", "}}")
    return (
        f"select levering_id, {gemeente} as geleverd_als, {postcode} as postcode, peil, "
        f"{maat} as maat, {{kolommen}} from v_{dataset.id} where {gemeente} is not null and "
        f"list_contains($gemeenten, {gemeente}_nu) and {voorwaarde} group by all"
    )
