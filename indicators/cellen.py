"""What the query of an indicator gives.

One cell per delivery, municipality, postcode and period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
        strijdig: counts that contradict each other, so that nothing is known.
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
    strijdig: int = 0

    def __add__(self, ander: Cel) -> Cel:
        return Cel.som((self, ander))

    @staticmethod
    def som(cellen: Iterable[Cel]) -> Cel:
        """Some cells together, in one go."""
        alle = list(cellen)
        if len(alle) == 1:
            return alle[0]
        t0 = t1 = r0 = r1 = onbekend = geteld = onzeker = blind = strijdig = 0
        waarde = None
        stukken: list[Stuk] = []
        met_momenten = False
        for c in alle:
            teller, rest = c.teller, c.rest
            t0, t1 = t0 + teller.min, t1 + teller.max
            # Most cells are a count and nothing else.
            if rest is not NUL:
                r0, r1 = r0 + rest.min, r1 + rest.max
            onbekend, geteld = onbekend + c.onbekend, geteld + c.geteld
            onzeker, blind = onzeker + c.onzeker, blind + c.blind
            strijdig += c.strijdig
            if waarde is None:
                waarde = c.waarde
            if c.stukken:
                stukken += c.stukken
            met_momenten |= c.momenten is not None
        return Cel(
            Interval(t0, t1),
            Interval(r0, r1) if r1 else NUL,
            waarde,
            onbekend,
            geteld,
            onzeker,
            tuple(stukken),
            _momenten(alle) if met_momenten else None,
            blind,
            strijdig,
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
Vragen = dict[str, list[tuple[tuple[int, str, str], str, Cel]]]
"""Query -> key, postcode and cell of each row: indicators that ask the same are asked once."""
_KOLOMMEN = (
    "teller_min", "teller_max", "rest_min", "rest_max", "waarde", "onbekend", "geteld",
    "onzeker", "stukken", "momenten", "blind", "strijdig",
)  # fmt: skip


def lees_cellen(
    store: Store,
    indicator: Indicator,
    datasets: Mapping[str, Dataset],
    gemeenten: Iterable[str],
) -> Cellen:
    """Run the query of an indicator, and that over counts of its measure, for some municipalities.

    Raises:
        DefinitieFout: a condition of the indicator does not fit the view of its dataset; says what
        DuckDB suggests.
    """
    uit: Celregels = defaultdict(dict)
    binnen = list(gemeenten)
    for vrager in vragers(indicator, datasets):
        lees_vraag(uit, store, vrager, datasets, binnen, {})
    return uit


def lees_vraag(
    uit: Celregels,
    store: Store,
    vrager: Indicator,
    datasets: Mapping[str, Dataset],
    gemeenten: list[str],
    gevraagd: Vragen,
) -> None:
    """Add the rows of one query to the cells of its indicator.

    `gevraagd` holds what was asked before of the same store and municipalities, and gets what is
    new.

    Raises:
        DefinitieFout: as `lees_cellen`.
    """
    sql = vrager.sql(datasets[vrager.dataset])
    if sql not in gevraagd:
        gevraagd[sql] = list(_voer_uit(store, vrager, sql, gemeenten))
    for sleutel, postcode, cel in gevraagd[sql]:
        if cel.geteld or not vrager.over_maten:
            zet_cel(uit, sleutel, postcode, cel)


def zet_cel(uit: Celregels, sleutel: tuple[int, str, str], postcode: str, cel: Cel) -> None:
    """Add one row of a query to the cells of its indicator."""
    per_postcode = uit[sleutel]
    per_postcode[postcode] = per_postcode[postcode] + cel if postcode in per_postcode else cel


def vragers(indicator: Indicator, datasets: Mapping[str, Dataset]) -> list[Indicator]:
    """The indicator, and as its second road that over counts of its measure."""
    tweede = uit_tellingen(indicator)
    return [indicator] if tweede is None or TELLINGEN not in datasets else [indicator, tweede]


def celmaker(namen: Sequence[str]) -> Callable[[Sequence[Any]], Cel]:
    """How a row with these columns becomes a cell; what it does not have is as in an empty one."""
    plek = {naam: nummer for nummer, naam in enumerate(namen)}
    t0, t1, r0, r1, waarde, onbekend, geteld = (plek[naam] for naam in _KOLOMMEN[:7])
    meer = [(naam, plek[naam]) for naam in _KOLOMMEN[7:] if naam in plek]

    def maak(rij: Sequence[Any]) -> Cel:
        teller = Interval(rij[t0], rij[t1]) if rij[t1] else NUL
        rest = Interval(rij[r0], rij[r1]) if rij[r1] else NUL
        if not meer:
            return Cel(teller, rest, rij[waarde], rij[onbekend], rij[geteld])
        extra = {naam: _VORM[naam](rij[nummer]) for naam, nummer in meer if rij[nummer]}
        return Cel(teller, rest, rij[waarde], rij[onbekend], rij[geteld], **extra)

    return maak


def _momenten_van(rij: Sequence[Any]) -> Momenten | None:
    return Momenten(*rij) if rij[0] else None


_VORM: Mapping[str, Callable[[Any], Any]] = {
    "onzeker": int,
    "stukken": tuple,
    "momenten": _momenten_van,
    "blind": int,
    "strijdig": int,
}


def _voer_uit(
    store: Store, indicator: Indicator, sql: str, gemeenten: list[str]
) -> Iterator[tuple[tuple[int, str, str], str, Cel]]:
    try:
        uit = store.con.execute(
            f"select * exclude (gemeente) from ({sql}) where list_contains(?, gemeente)",
            [gemeenten],
        )
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException) as fout:
        raise DefinitieFout(f"indicator {indicator.id}: {fout}") from fout
    namen = [kolom[0] for kolom in uit.description or ()]
    levering, als, peil, postcode = map(
        namen.index, ("levering_id", "geleverd_als", "peil", "postcode")
    )
    maak = celmaker(namen)
    for rij in uit.fetchall():
        yield (rij[levering], rij[als], rij[peil]), rij[postcode], maak(rij)
