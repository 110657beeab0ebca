"""The counts of a breakdown: one query per indicator, added up exactly for each group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from datasets.model import Dataset, DefinitieFout
from datasets.store import Store
from indicators.cellen import Cel
from indicators.gemeentecijfers import Gemeentecijfer
from indicators.herkomst import Bron
from indicators.model import NUL, Indicator, Interval, RuweFiguur
from indicators.soorten import TELLINGEN, uit_tellingen
from indicators.uitsplitsing import ONBEKEND, UITSPLITSINGEN, Uitsplitsing

TOTAAL = ""
"""Stands for the whole beside the breakdowns, where counts are delivered as such."""
NIET_ALLES = "niet alle cijfers zijn bekend"
Categorieen = Mapping[str, Cel]
Tellingen = NDArray[np.int64]
"""Per category the least and most that it can count, and how many cells of it are unknown."""
_NIETS = np.int64(0)
_NIET_VAN_EEN_DEEL: Mapping[str, Any] = {
    "noemer": None,
    "noemer_datum": "",
    "noemer_reden": "",
    "andere": (),
}
"""What is of the whole only."""


class Uitgesplitst:
    """The categories of one indicator, by delivery, municipality as delivered and period."""

    def __init__(
        self,
        store: Store,
        indicator: Indicator,
        datasets: Mapping[str, Dataset],
        gemeenten: Iterable[str],
    ) -> None:
        self.soorten = [UITSPLITSINGEN[naam] for naam in indicator.uitsplitsingen]
        self._cellen: dict[tuple[int, str, str, str], dict[str, Cel]] = defaultdict(dict)
        self._geteld: dict[tuple[str, tuple[Bron, ...], str], Tellingen] = {}
        if not self.soorten:
            return
        for lev, als, peil, soort, categorie, t0, t1, onbekend, geteld in _voer_uit(
            store, indicator, datasets, list(gemeenten)
        ):
            cel = Cel(Interval(t0, t1), onbekend=onbekend, geteld=geteld)
            self._cellen[lev, als, peil, soort][categorie] = cel

    def van_groep(self, basis: RuweFiguur, leden: Iterable[Gemeentecijfer]) -> Iterator[RuweFiguur]:
        """The raw figures of a group, counted exactly: of each breakdown all its categories.

        Args:
            basis: the exact figure of the group as a whole.
            leden: the figures of its members that are known.
        """
        bronnen = [lid.bronnen for lid in leden]
        # What all categories have in common; a figure is made once, straight from the sums.
        gemeen = {f.name: getattr(basis, f.name) for f in fields(basis)}
        gemeen.update(_NIET_VAN_EEN_DEEL)
        mist = [basis.onvolledig] if basis.onvolledig else []
        for soort in self.soorten:
            sommen = sum((self._tellingen(soort, van, basis.periode) for van in bronnen), _NIETS)
            for categorie, (laag, hoog, onbekend) in zip(
                soort.categorieen, (sommen + _lege(soort)).tolist(), strict=True
            ):
                niet_alles = onbekend and NIET_ALLES not in basis.onvolledig
                gemeen["uitsplitsing"] = soort.code(categorie)
                gemeen["teller"] = Interval(laag, hoog)
                gemeen["onvolledig"] = ", ".join([*mist, NIET_ALLES] if niet_alles else mist)
                yield RuweFiguur(**gemeen)

    def _tellingen(self, soort: Uitsplitsing, bronnen: tuple[Bron, ...], peil: str) -> Tellingen:
        """The categories of one municipality: it is in several groups, and read once."""
        sleutel = (soort.id, bronnen, peil)
        if sleutel not in self._geteld:
            uit = _lege(soort)
            plek = {categorie: nummer for nummer, categorie in enumerate(soort.categorieen)}
            for categorie, cel in self._van_gemeente(soort, bronnen, peil):
                if categorie in plek:
                    uit[plek[categorie]] += (cel.teller.min, cel.teller.max, cel.onbekend)
            self._geteld[sleutel] = uit
        return self._geteld[sleutel]

    def _van_gemeente(
        self, soort: Uitsplitsing, bronnen: tuple[Bron, ...], peil: str
    ) -> Iterator[tuple[str, Cel]]:
        for bron in bronnen:
            plek = (bron.levering_id, bron.gemeente, peil)
            cellen: Categorieen = self._cellen.get((*plek, soort.id), {})
            if bron.dataset == TELLINGEN:
                geheel = self._cellen.get((*plek, TOTAAL), {}).get(TOTAAL, Cel())
                cellen = _met_rest(cellen, geheel)
            yield from cellen.items()


def _lege(soort: Uitsplitsing) -> Tellingen:
    return np.zeros((len(soort.categorieen), 3), dtype=np.int64)


def _met_rest(cellen: Categorieen, geheel: Cel) -> Categorieen:
    """Delivered parts with what they leave of their whole, which is unknown.

    Parts that are more than their whole say nothing: then all of it is unknown.
    """
    delen = sum((c.teller for c in cellen.values()), NUL)
    if delen.min > geheel.teller.max:
        return {ONBEKEND: geheel}
    rest = Interval(max(0, geheel.teller.min - delen.max), max(0, geheel.teller.max - delen.min))
    return {**cellen, ONBEKEND: Cel(rest)}


# -- the query --------------------------------------------------


def vraag(indicator: Indicator, datasets: Mapping[str, Dataset]) -> str:
    """The whole query over all breakdowns of an indicator.

    One row per delivery, municipality as delivered, period, breakdown and category; its one
    parameter is the list of municipalities of today.
    """
    delen: list[str] = []
    tabellen: list[str] = []
    if indicator.dataset != TELLINGEN:
        dataset = datasets[indicator.dataset]
        tabellen.append(_basis("eigen", indicator, dataset))
        for naam in indicator.uitsplitsingen:
            soort = UITSPLITSINGEN[naam]
            keuze = _in_lijst(soort.kolom, soort.bekende)
            categorie = f"case when {keuze} then {soort.kolom} else '{ONBEKEND}' end"
            deel = _deel("eigen", dataset, naam, categorie, _per_rij(indicator, soort))
            delen.append(f"{deel} where {soort.waar or 'true'} group by all")
    telling = indicator if indicator.dataset == TELLINGEN else uit_tellingen(indicator)
    if telling is not None and TELLINGEN in datasets:
        dataset = datasets[TELLINGEN]
        tabellen.append(_basis("geteld", telling, dataset))
        geheel = _deel("geteld", dataset, TOTAAL, f"'{TOTAAL}'", telling)
        delen.append(f"{geheel} where is_totaal group by all")
        alles = telling.model_copy(update={"waar": "true"})
        for naam in indicator.uitsplitsingen:
            keuze = _in_lijst("uitsplitsing", UITSPLITSINGEN[naam].bekende)
            deel = _deel("geteld", dataset, naam, "uitsplitsing", alles)
            delen.append(f"{deel} where {keuze} group by all")
    return f"with {', '.join(tabellen)} {' union all '.join(delen)}"


def _basis(naam: str, indicator: Indicator, dataset: Dataset) -> str:
    gemeente = dataset.gemeente_veld
    return (
        f"{naam} as materialized (select * from v_{dataset.id} where "
        f"list_contains($gemeenten, {gemeente}_nu) and {indicator.voorwaarde(dataset)})"
    )


def _per_rij(indicator: Indicator, soort: Uitsplitsing) -> Indicator:
    """The indicator over the rows of the breakdown, where these are not those of the whole."""
    if not soort.waar:
        return indicator
    return indicator.model_copy(update={"waar": "true", "per_eenheid": ()})


def _deel(tabel: str, dataset: Dataset, soort: str, categorie: str, indicator: Indicator) -> str:
    return (
        f"select levering_id, {dataset.gemeente_veld} as geleverd_als, peil, '{soort}' as soort, "
        f"{categorie} as categorie, {indicator.cellen()} from {tabel}"
    )


def _in_lijst(kolom: str, codes: Iterable[str]) -> str:
    woorden = ", ".join(f"'{code}'" for code in codes)
    return f"coalesce({kolom} in ({woorden}), false)"


def _voer_uit(
    store: Store, indicator: Indicator, datasets: Mapping[str, Dataset], gemeenten: list[str]
) -> list[tuple[int, str, str, str, str, int, int, int, int]]:
    sql = (
        "select levering_id, geleverd_als, peil, soort, categorie, teller_min, teller_max, "
        f"onbekend, geteld from ({vraag(indicator, datasets)})"
    )
    try:
        return store.con.execute(sql, {"gemeenten": gemeenten}).fetchall()
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException) as fout:
        raise DefinitieFout(f"uitsplitsingen of indicator {indicator.id}: {fout}") from fout
