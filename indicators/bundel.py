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
    lees_vraag,
    vragers,
    zet_cel,
)
from indicators.model import Indicator

_KOLOMMEN = (
    "teller_min", "teller_max", "rest_min", "rest_max", "waarde", "onbekend", "geteld",
    "onzeker", "stukken", "momenten", "strijdig",
)  # fmt: skip
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
                    cel = maak(waarden(rij))
                    if cel.geteld or not self.over_maten:
                        yield voor, (levering, als, peil), postcode, cel


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
    bundels: dict[tuple[str, str, bool], _Bundel] = {}
    uit: dict[str, Celregels] = {}
    alleen: list[tuple[Indicator, Indicator]] = []
    for indicator in indicatoren:
        uit[indicator.id] = defaultdict(dict)
        for vrager in vragers(indicator, datasets):
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
            bundel = bundels[sleutel]
            bundel.erbij(vrager, vrager.maat if per_maat else "", indicator)
    binnen = list(gemeenten)
    for bundel in bundels.values():
        try:
            for wie, plek, postcode, cel in bundel.rijen(store, binnen):
                for indicator_id in wie:
                    zet_cel(uit[indicator_id], plek, postcode, cel)
        except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException):
            # One that does not fit its view spoils all: each by itself says which one it is.
            alleen += bundel.wie
    gevraagd: Vragen = {}
    for indicator, vrager in alleen:
        lees_vraag(uit[indicator.id], store, vrager, datasets, binnen, gevraagd)
    return uit


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
