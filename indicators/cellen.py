"""What the query of an indicator gives.

One cell per delivery, municipality, postcode and period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import duckdb

from datasets.model import Dataset, DefinitieFout
from datasets.store import Store
from indicators.model import NUL, Indicator, Interval, Momenten
from indicators.soorten import TELLINGEN, uit_tellingen

Stuk = tuple[int, int, str]
"""What was seen of a case, in days since its begin: in sight after `vanaf` up to and including
`tot`, and how it ended on that day ("" when it went on). `vanaf` is -1 for who was followed from
the first day. The pieces of a case in several deliveries join up."""


@dataclass(frozen=True, slots=True)
class Cel:
    """What one query gives for one delivery, municipality and period.

    Attributes:
        onbekend: cells, or units such as schools, without a figure.
        geteld: rows that were counted.
        onzeker: how many can be in teller or in rest; they are in the upper bound of both.
        stukken: for a curve, the pieces of the cases that were seen.
        blind: of a cohort, those who cannot be looked for in the delivery beside it.
        momenten: of a mean; None where nobody is in it, or the number of people is not exact.
    """

    teller: Interval = NUL
    rest: Interval = NUL
    waarde: float | None = None
    onbekend: int = 0
    geteld: int = 0
    onzeker: int = 0
    stukken: tuple[Stuk, ...] = ()
    momenten: Momenten | None = None
    blind: int = 0

    def __add__(self, ander: Cel) -> Cel:
        return Cel.som((self, ander))

    @staticmethod
    def som(cellen: Iterable[Cel]) -> Cel:
        """Some cells together, in one go."""
        alle = list(cellen)
        if len(alle) == 1:
            return alle[0]
        t0 = t1 = r0 = r1 = onbekend = geteld = onzeker = blind = 0
        waarde = None
        for c in alle:
            t0, t1 = t0 + c.teller.min, t1 + c.teller.max
            r0, r1 = r0 + c.rest.min, r1 + c.rest.max
            onbekend, geteld = onbekend + c.onbekend, geteld + c.geteld
            onzeker, blind = onzeker + c.onzeker, blind + c.blind
            waarde = c.waarde if waarde is None else waarde
        return Cel(
            Interval(t0, t1),
            Interval(r0, r1),
            waarde,
            onbekend,
            geteld,
            onzeker,
            tuple(chain.from_iterable(c.stukken for c in alle if c.stukken)),
            _momenten(alle),
            blind,
        )

    @property
    def leeg(self) -> bool:
        """True when nothing in it is known."""
        return (
            bool(self.onbekend)
            and self.teller == NUL
            and self.rest == NUL
            and self.waarde is None
            and not self.stukken
        )


def _momenten(cellen: Sequence[Cel]) -> Momenten | None:
    """Those of all; unknown where one has people and no exact number of them."""
    bekend = [c.momenten for c in cellen if c.momenten is not None]
    if not bekend or any(c.momenten is None and c.teller != NUL for c in cellen):
        return None
    return sum(bekend[1:], bekend[0])


Celregels = dict[tuple[int, str, str], dict[str, Cel]]
Cellen = Mapping[tuple[int, str, str], Mapping[str, Cel]]
"""(delivery, municipality as delivered, period) -> postcode ("" where there is none) -> cell."""


def lees_cellen(
    store: Store, indicator: Indicator, datasets: Mapping[str, Dataset], gemeenten: Iterable[str]
) -> Cellen:
    """Run the query of an indicator, and that over counts of its measure, for some municipalities.

    Raises:
        DefinitieFout: a condition of the indicator does not fit the view of its dataset; says what
        DuckDB suggests.
    """
    uit: Celregels = defaultdict(dict)
    binnen = list(gemeenten)
    for vrager in vragers(indicator, datasets):
        for rij in _voer_uit(store, indicator, vrager.sql(datasets[vrager.dataset]), binnen):
            zet_cel(uit, rij)
    return uit


def zet_cel(uit: Celregels, rij: Mapping[str, Any]) -> None:
    """Add one row of a query to the cells of its indicator."""
    per_postcode = uit[rij["levering_id"], rij["geleverd_als"], rij["peil"]]
    postcode, cel = rij["postcode"], _cel(rij)
    per_postcode[postcode] = per_postcode[postcode] + cel if postcode in per_postcode else cel


def vragers(indicator: Indicator, datasets: Mapping[str, Dataset]) -> list[Indicator]:
    """The indicator, and as its second road that over counts of its measure."""
    tweede = uit_tellingen(indicator)
    return [indicator] if tweede is None or TELLINGEN not in datasets else [indicator, tweede]


def _cel(rij: Mapping[str, Any]) -> Cel:
    """One row of the query of an indicator."""
    momenten = rij.get("momenten")
    return Cel(
        Interval(rij["teller_min"], rij["teller_max"]),
        Interval(rij["rest_min"], rij["rest_max"]),
        rij["waarde"],
        rij["onbekend"],
        rij["geteld"],
        rij.get("onzeker", 0),
        tuple(rij.get("stukken") or ()),
        momenten=Momenten(*momenten) if momenten and momenten[0] else None,
        blind=rij.get("blind", 0),
    )


def _voer_uit(
    store: Store, indicator: Indicator, sql: str, gemeenten: list[str]
) -> list[dict[str, Any]]:
    try:
        uit = store.con.execute(
            f"select * exclude (gemeente) from ({sql}) where list_contains(?, gemeente)",
            [gemeenten],
        )
        namen = [kolom[0] for kolom in uit.description or ()]
        return [dict(zip(namen, rij, strict=True)) for rij in uit.fetchall()]
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException) as fout:
        raise DefinitieFout(f"indicator {indicator.id}: {fout}") from fout
