"""The counts of a breakdown: one query per indicator, added up exactly for each group.

By breakdown one block of numbers: of each period, group and category the least and most that it can
count, and how many cells of it are unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

import duckdb
import numpy as np

from datasets.model import Dataset, DefinitieFout
from datasets.store import Store
from indicators.cellen import Getallen, Rijen
from indicators.gemeentecijfers import NIET_ALLES, Gemeentecijfers
from indicators.model import Indicator, Interval, RuweFiguur
from indicators.rooster import Rooster
from indicators.soorten import TELLINGEN, uit_tellingen
from indicators.uitsplitsing import ONBEKEND, UITSPLITSINGEN, Uitsplitsing

GELEVERD, TOTAAL = "geleverd", ""
"""Stand for the breakdowns, and for the whole, where counts are delivered as such."""
MIN, MAX, NIET_BEKEND = range(3)
"""What is known of a category."""
_NIET_VAN_EEN_DEEL: dict[str, Any] = {
    "noemer": None,
    "noemer_datum": "",
    "noemer_reden": "",
    "andere": (),
}
"""What is of the whole only."""


@dataclass(frozen=True, eq=False)
class Delen:
    """The categories of one indicator, of all groups.

    Attributes:
        getallen: by period, group, category (of all breakdowns) and MIN, MAX or NIET_BEKEND.
        codes: number of each category, by what a figure of it has as `uitsplitsing`.
    """

    getallen: Getallen
    codes: Mapping[str, int]

    def figuur(self, basis: RuweFiguur, periode: int, groep: int, code: str) -> RuweFiguur:
        """One category of a group, with all that is said of the group as a whole (`basis`)."""
        laag, hoog, onbekend = self.getallen[periode, groep, self.codes[code]].tolist()
        gemeen = {f.name: getattr(basis, f.name) for f in fields(basis)}
        mist = [basis.onvolledig] if basis.onvolledig else []
        if onbekend and NIET_ALLES not in basis.onvolledig:
            mist.append(NIET_ALLES)
        eigen = {"uitsplitsing": code, "teller": Interval(laag, hoog)}
        return RuweFiguur(**gemeen | _NIET_VAN_EEN_DEEL | eigen | {"onvolledig": ", ".join(mist)})


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
        kolommen = _voer_uit(store, indicator, datasets, list(gemeenten))
        levering, als, peil = (
            kolommen[n].tolist() for n in ("levering_id", "geleverd_als", "peil")
        )
        self._rijen = Rijen(levering, als, peil, ())
        self._soort, self._categorie = kolommen["soort"], kolommen["categorie"]
        self._getallen = np.stack(
            [np.ma.filled(kolommen[n], 0).astype(np.int64)
             for n in ("teller_min", "teller_max", "onbekend")], axis=1,
        )  # fmt: skip

    def van_groepen(
        self,
        cijfers: Gemeentecijfers,
        tel: Callable[[Getallen], Getallen],
    ) -> Delen:
        """All categories of the groups, counted exactly.

        Args:
            cijfers: the figures of the municipalities as a whole.
            tel: adds a block by period and municipality up to one by period and group.

        Raises:
            DefinitieFout: it is a cohort, or of files per school municipality.
        """
        if type(cijfers) is not Gemeentecijfers:
            raise DefinitieFout(
                f"indicator {cijfers.indicator.id}: only counts per delivery have breakdowns"
            )
        blokken: list[Getallen] = []
        codes: dict[str, int] = {}
        for soort in self.soorten:
            blokken.append(self._per_cel(soort, cijfers.rooster))
            codes |= {soort.code(categorie): len(codes) + nummer
                      for nummer, categorie in enumerate(soort.categorieen)}  # fmt: skip
        paren = np.concatenate(blokken, axis=2)
        per_gemeente = cijfers.route.tel_op(paren) * cijfers.kolommen.bekend[:, :, None, None]
        return Delen(tel(per_gemeente), codes)

    def _per_cel(self, soort: Uitsplitsing, rooster: Rooster) -> Getallen:
        """By pair, municipality, category and what is known of it."""
        vakken = self._per_vak(soort, rooster)
        geteld = rooster.dataset == TELLINGEN
        if geteld.any():
            vakken[geteld] = _met_rest(vakken[geteld], self._geheel(rooster)[geteld])
        paren, gemeenten = rooster.vorm
        uit = np.zeros((paren * gemeenten, *vakken.shape[1:]), dtype=np.int64)
        if (np.diff(rooster.cel) > 0).all():
            uit[rooster.cel] = vakken
        else:
            np.add.at(uit, rooster.cel, vakken)
        return uit.reshape(paren, gemeenten, *vakken.shape[1:])

    def _per_vak(self, soort: Uitsplitsing, rooster: Rooster) -> Getallen:
        nummers = {categorie: nummer for nummer, categorie in enumerate(soort.categorieen)}
        bekende = {categorie: nummers[categorie] for categorie in soort.bekende}
        plaats = rooster.plaats(self._rijen)
        nummer = np.full(len(plaats), -1, dtype=np.int64)
        for wat, codes in ((soort.id, nummers), (GELEVERD, bekende)):
            waar = np.flatnonzero((self._soort == wat) & (plaats >= 0))
            nummer[waar] = [codes.get(c, -1) for c in self._categorie[waar].tolist()]
        telt = nummer >= 0
        breedte = len(nummers)
        waar = plaats[telt] * breedte + nummer[telt]
        return np.stack(
            [
                np.bincount(waar, self._getallen[telt, wat], len(rooster.cel) * breedte)
                for wat in (MIN, MAX, NIET_BEKEND)
            ],
            axis=1,
        ).astype(np.int64).reshape(len(rooster.cel), breedte, 3)  # fmt: skip

    def _geheel(self, rooster: Rooster) -> Getallen:
        """Of delivered counts the whole, by vak."""
        plaats = rooster.plaats(self._rijen)
        telt = (self._soort == GELEVERD) & (self._categorie == TOTAAL) & (plaats >= 0)
        uit = np.zeros((len(rooster.cel), 3), dtype=np.int64)
        np.add.at(uit, plaats[telt], self._getallen[telt])
        return uit


def _met_rest(delen: Getallen, geheel: Getallen) -> Getallen:
    """Delivered parts with what they leave of their whole, which is unknown: the last category.

    Parts that are more than their whole say nothing: then all of it is unknown.
    """
    laag, hoog = delen[:, :, MIN].sum(axis=1), delen[:, :, MAX].sum(axis=1)
    rest = np.stack(
        [
            np.maximum(0, geheel[:, MIN] - hoog),
            np.maximum(0, geheel[:, MAX] - laag),
            np.zeros(len(geheel), dtype=np.int64),
        ],
        axis=1,
    )
    te_veel = laag > geheel[:, MAX]
    uit = np.where(te_veel[:, None, None], 0, delen)
    uit[:, -1] = np.where(te_veel[:, None], geheel, rest)
    return uit


# -- the query --------------------------------------------------


def vraag(indicator: Indicator, datasets: Mapping[str, Dataset]) -> str:
    """The whole query over all breakdowns of an indicator.

    One row per delivery, municipality as delivered, period, breakdown and category, and of counts
    that were delivered as such one per category (GELEVERD, for any breakdown that has it), with
    TOTAAL for the whole. Its one parameter is the list of municipalities of today.
    """
    delen: list[str] = []
    if indicator.dataset != TELLINGEN and indicator.dataset in datasets:
        delen += _per_rij_geteld(indicator, datasets[indicator.dataset])
    telling = indicator if indicator.dataset == TELLINGEN else uit_tellingen(indicator)
    if telling is not None and TELLINGEN in datasets:
        dataset = datasets[TELLINGEN]
        alles = telling.model_copy(update={"waar": "true"})
        categorie = f"coalesce(uitsplitsing, '{TOTAAL}')"
        rijen = f"v_{dataset.id} where {_waar(telling, dataset)}"
        deel = _deel(dataset, f"'{GELEVERD}'", categorie, alles)
        delen.append(f"{deel} from {rijen} group by all")
    return " union all ".join(delen)


def _per_rij_geteld(indicator: Indicator, dataset: Dataset) -> Iterator[str]:
    """The breakdowns of rows: in one go, but for those that are about some of the rows only."""
    soorten = [UITSPLITSINGEN[naam] for naam in indicator.uitsplitsingen]
    gewoon = [soort for soort in soorten if not soort.waar]
    waar = _waar(indicator, dataset)
    if gewoon:
        namen = [f"_categorie_{soort.id}" for soort in gewoon]
        paren = list(zip(gewoon, namen, strict=True))
        kolommen = ", ".join(f"{_categorie(soort)} as {naam}" for soort, naam in paren)
        welke = " ".join(f"when grouping({naam}) = 0 then '{soort.id}'" for soort, naam in paren)
        plek = f"levering_id, {dataset.gemeente_veld}, peil"
        groepen = ", ".join(f"({plek}, {naam})" for naam in namen)
        deel = _deel(dataset, f"case {welke} end", f"coalesce({', '.join(namen)})", indicator)
        yield (
            f"{deel} from (select *, {kolommen} from v_{dataset.id} where {waar}) "
            f"group by grouping sets ({groepen})"
        )
    for soort in soorten:
        if soort.waar:
            # Over other rows than those of the whole.
            zonder = indicator.model_copy(update={"waar": "true", "per_eenheid": ()})
            deel = _deel(dataset, f"'{soort.id}'", _categorie(soort), zonder)
            yield f"{deel} from v_{dataset.id} where {waar} and {soort.waar} group by all"


def _waar(indicator: Indicator, dataset: Dataset) -> str:
    gemeente = f"{dataset.gemeente_veld}_nu"
    return f"list_contains($gemeenten, {gemeente}) and {indicator.voorwaarde(dataset)}"


def _deel(dataset: Dataset, soort: str, categorie: str, indicator: Indicator) -> str:
    return (
        f"select levering_id, {dataset.gemeente_veld} as geleverd_als, peil, {soort} as soort, "
        f"{categorie} as categorie, {indicator.cellen()}"
    )


def _categorie(soort: Uitsplitsing) -> str:
    """The category of a row: what is not in the list is unknown."""
    woorden = ", ".join(f"'{code}'" for code in soort.bekende)
    in_lijst = f"coalesce({soort.kolom} in ({woorden}), false)"
    return f"case when {in_lijst} then {soort.kolom} else '{ONBEKEND}' end"


def _voer_uit(
    store: Store, indicator: Indicator, datasets: Mapping[str, Dataset], gemeenten: list[str]
) -> Mapping[str, Any]:
    sql = (
        "select levering_id, geleverd_als, peil, soort, categorie, teller_min, teller_max, "
        f"onbekend from ({vraag(indicator, datasets)})"
    )
    try:
        return store.con.execute(sql, {"gemeenten": gemeenten}).fetchnumpy()
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException) as fout:
        raise DefinitieFout(f"uitsplitsingen of indicator {indicator.id}: {fout}") from fout
