"""The counts of crossed breakdowns: one query per crossing, by municipality and period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np

from datasets.model import Dataset, DefinitieFout
from datasets.periodes import Periode
from datasets.store import Store
from indicators.cellen import Rijen
from indicators.gemeentecijfers import Gemeentecijfers
from indicators.kruising import KRUISINGEN, Getallen, Kruising, Kruistelling
from indicators.model import Indicator
from indicators.soorten import TELLINGEN
from indicators.uitsplitsing import ONBEKEND, Uitsplitsing

GEHEEL = ""
"""Stands for all rows together, beside the categories."""
_GETALLEN = ("teller_min", "teller_max", "onbekend", "geteld")
MIN, MAX, MIST, GETELD = range(4)
"""What is known of a pair."""


def kruistellingen(
    store: Store, cijfers: Gemeentecijfers, datasets: Mapping[str, Dataset]
) -> Iterator[Kruistelling]:
    """The crossings of an indicator in each period.

    There is none where not all that counts was delivered row by row: counts of a measure do not
    say which hulpvraag is of which kind of school.

    Args:
        store: an open store.
        cijfers: the figures of the municipalities as a whole.
        datasets: those of which something was delivered.

    Raises:
        DefinitieFout: a crossing does not fit the view of its dataset.
    """
    indicator = cijfers.indicator
    if indicator.dataset == TELLINGEN or indicator.dataset not in datasets:
        return
    for naam in indicator.kruisingen:
        soort = KRUISINGEN[naam]
        blok = _Blok(store, soort, cijfers, datasets[indicator.dataset])
        for rij, peil in enumerate(cijfers.perioden):
            telling = blok.telling(rij, peil)
            if telling is not None:
                yield telling


class _Blok:
    """One crossing of one indicator, in all periods."""

    def __init__(
        self, store: Store, soort: Kruising, cijfers: Gemeentecijfers, dataset: Dataset
    ) -> None:
        self.soort, self.cijfers = soort, cijfers
        self.rijen = [*soort.rij.categorieen, GEHEEL]
        self.kolommen = [*soort.kolom.categorieen]
        gelezen = _voer_uit(store, vraag(cijfers.indicator, soort, dataset), cijfers.gemeenten)
        self.getallen = self._per_gemeente(gelezen)

    def _per_gemeente(self, gelezen: Mapping[str, Any]) -> Getallen:
        """By period, municipality, row, column and what is known of it."""
        rooster, route = self.cijfers.rooster, self.cijfers.route
        levering, als, peil = (gelezen[n].tolist() for n in ("levering_id", "geleverd_als", "peil"))
        plaats = rooster.plaats(Rijen(levering, als, peil, ()))
        nummers = {
            (rij, kolom): r * len(self.kolommen) + k
            for r, rij in enumerate(self.rijen)
            for k, kolom in enumerate(self.kolommen)
        }
        paren = zip(gelezen["rij"].tolist(), gelezen["kolom"].tolist(), strict=True)
        nummer = np.array([nummers[paar] for paar in paren], dtype=np.int64)
        waarden = np.stack(
            [np.ma.filled(gelezen[n], 0).astype(np.int64) for n in _GETALLEN], axis=1
        )
        breedte = len(self.rijen) * len(self.kolommen)
        telt = plaats >= 0
        aantal, gemeenten = rooster.vorm
        uit = np.zeros((aantal * gemeenten, breedte, len(_GETALLEN)), dtype=np.int64)
        np.add.at(uit, (rooster.cel[plaats[telt]], nummer[telt]), waarden[telt])
        blok = route.tel_op(uit.reshape(aantal, gemeenten, breedte, len(_GETALLEN)))
        blok = blok * self.cijfers.kolommen.bekend[:, :, None, None]
        vorm = (*blok.shape[:2], len(self.rijen), len(self.kolommen), len(_GETALLEN))
        return np.asarray(blok.reshape(vorm), dtype=np.int64)

    def telling(self, rij: int, peil: Periode) -> Kruistelling | None:
        """What is known of one period; None where that is not all that counts."""
        indicator = self.cijfers.indicator
        if peil.soort not in indicator.korrel.groep:
            return None
        kolommen = self.cijfers.kolommen
        waar = np.flatnonzero(kolommen.bekend[rij])
        blok = self.getallen[rij, waar]
        geheel = blok[:, -1]
        if not len(waar) or not all(
            np.array_equal(geheel[:, :, wat].sum(axis=1), kolommen.getal(naam)[rij, waar])
            for wat, naam in ((MIN, "teller_min"), (MAX, "teller_max"))
        ):
            return None
        delen, er_is = blok[:, :-1], blok[..., GETELD].any(axis=1)
        r, k = delen[..., MAX].any(axis=(0, 2)), er_is.any(axis=0)
        if r.sum() < 2 or k.sum() < 2:
            return None
        gekozen = delen[:, r][:, :, k].transpose(1, 2, 0, 3)
        van_kolom = geheel[:, k].transpose(1, 0, 2)
        return Kruistelling(
            indicator.id,
            self.soort.id,
            peil.code,
            _gekozen(self.rijen, r),
            _gekozen(self.kolommen, k),
            tuple(self.cijfers.gemeenten[g] for g in waar.tolist()),
            gekozen[..., MIN],
            gekozen[..., MAX],
            van_kolom[..., MIN],
            van_kolom[..., MAX],
            er_is[:, k].T,
            gekozen[..., MIST].any(axis=2) | van_kolom[..., MIST].any(axis=1)[None, :],
        )


def _gekozen(namen: Sequence[str], welke: Sequence[bool]) -> tuple[str, ...]:
    return tuple(naam for naam, wel in zip(namen, welke, strict=False) if wel)


# -- the query --------------------------------------------------


def vraag(indicator: Indicator, soort: Kruising, dataset: Dataset) -> str:
    """The query of a crossing: its pairs, and each column as a whole.

    One row per delivery, municipality as delivered, period and pair; its one parameter is the list
    of municipalities of today.
    """
    kolom = _categorie(soort.kolom)
    per_rij = indicator.model_copy(update={"waar": "true", "per_eenheid": ()})
    paren = _deel(dataset, per_rij if soort.rij.waar else indicator, _categorie(soort.rij), kolom)
    geheel = _deel(dataset, indicator, f"'{GEHEEL}'", kolom)
    return (
        f"with eigen as materialized (select * from v_{dataset.id} where "
        f"list_contains($gemeenten, {dataset.gemeente_veld}_nu) and "
        f"{indicator.voorwaarde(dataset)}) "
        f"{paren} where {soort.rij.waar or 'true'} group by all union all {geheel} group by all"
    )


def _categorie(soort: Uitsplitsing) -> str:
    """The category of a row as SQL: what is not in the list is unknown."""
    woorden = ", ".join(f"'{code}'" for code in soort.bekende)
    return (
        f"case when coalesce({soort.kolom} in ({woorden}), false) then {soort.kolom} "
        f"else '{ONBEKEND}' end"
    )


def _deel(dataset: Dataset, indicator: Indicator, rij: str, kolom: str) -> str:
    return (
        f"select levering_id, {dataset.gemeente_veld} as geleverd_als, peil, {rij} as rij, "
        f"{kolom} as kolom, {indicator.cellen()} from eigen"
    )


def _voer_uit(store: Store, sql: str, gemeenten: Sequence[str]) -> Mapping[str, Any]:
    namen = f"levering_id, geleverd_als, peil, rij, kolom, {', '.join(_GETALLEN)}"
    try:
        gevraagd = store.con.execute(f"select {namen} from ({sql})", {"gemeenten": [*gemeenten]})
        return gevraagd.fetchnumpy()
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException) as fout:
        raise DefinitieFout(f"a crossing does not fit its dataset: {fout}") from fout
