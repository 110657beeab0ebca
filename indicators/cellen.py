"""What the query of an indicator gives, as columns.

One row per delivery, municipality, postcode and period. `Celtabel` keeps them as the database gives
them; a `Cel` is one of them, or some together, as an object.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from datasets.model import Dataset, DefinitieFout
from datasets.store import Store
from indicators.model import NUL, Indicator, Interval, Momenten
from indicators.soorten import TELLINGEN, uit_tellingen

Stuk = tuple[int, int, str]
"""What was seen of a case, in days since its begin: in sight after `vanaf` up to and including
`tot`, and how it ended on that day ("" when it went on). `vanaf` is -1 for who was followed from
the first day. The pieces of a case in several deliveries join up."""
Plaats = tuple[int, str, str]
"""Delivery, municipality as delivered, and period."""
Getallen = NDArray[np.int64]
GETALLEN = (
    "teller_min", "teller_max", "rest_min", "rest_max", "onbekend", "geteld", "onzeker", "blind",
    "strijdig",
)  # fmt: skip
"""The columns that are whole numbers, and add up."""


@dataclass(frozen=True, slots=True)
class Cel:
    """What one query gives for one delivery, municipality and period, or for some together.

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
        teller = Interval(sum(c.teller.min for c in alle), sum(c.teller.max for c in alle))
        rest = Interval(sum(c.rest.min for c in alle), sum(c.rest.max for c in alle))
        return Cel(
            teller,
            rest,
            next((c.waarde for c in alle if c.waarde is not None), None),
            sum(c.onbekend for c in alle),
            sum(c.geteld for c in alle),
            sum(c.onzeker for c in alle),
            tuple(stuk for c in alle for stuk in c.stukken),
            momenten_samen((c.momenten, c.teller.max) for c in alle),
            sum(c.blind for c in alle),
            sum(c.strijdig for c in alle),
        )


def momenten_samen(delen: Iterable[tuple[Momenten | None, int]]) -> Momenten | None:
    """Those of all, each with the most people it is about.

    Unknown where one has people and no exact number of them.
    """
    samen: Momenten | None = None
    for momenten, hoogstens in delen:
        if momenten is None:
            if hoogstens:
                return None
        else:
            samen = momenten if samen is None else samen + momenten
    return samen


@dataclass(frozen=True, eq=False)
class Rijen:
    """Of what the rows of a query are; the figures of all that it counts have the same."""

    levering: Sequence[int]
    als: Sequence[str]
    peil: Sequence[str]
    postcode: Sequence[str]

    @cached_property
    def van_wie(self) -> list[tuple[int, str]]:
        """Delivery and municipality as delivered, of each row."""
        return list(zip(self.levering, self.als, strict=True))

    @cached_property
    def perioden(self) -> tuple[list[str], Getallen]:
        """The codes of the periods that occur, and which of these each row is of."""
        nummers = {code: nummer for nummer, code in enumerate(dict.fromkeys(self.peil))}
        return list(nummers), np.array([nummers[code] for code in self.peil], dtype=np.int64)

    def met(self, keuze: NDArray[np.bool_]) -> Rijen:
        """Some of the rows."""
        welke = np.flatnonzero(keuze).tolist()
        return Rijen(
            [self.levering[n] for n in welke],
            [self.als[n] for n in welke],
            [self.peil[n] for n in welke],
            [self.postcode[n] for n in welke],
        )


@dataclass(frozen=True, eq=False)
class Celtabel:
    """The rows of one query for one indicator.

    Attributes:
        getallen: the columns of `GETALLEN` that have anything but zero.
        meer: the other columns, where the query has them: `waarde`, `stukken` and `momenten`; None
            where a row has nothing.
    """

    rijen: Rijen
    getallen: Mapping[str, Getallen]
    meer: Mapping[str, Sequence[Any]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rijen.levering)

    def met(self, keuze: NDArray[np.bool_]) -> Celtabel:
        """Some of the rows."""
        welke = np.flatnonzero(keuze).tolist()
        return Celtabel(
            self.rijen.met(keuze),
            {naam: kolom[keuze] for naam, kolom in self.getallen.items()},
            {naam: [kolom[n] for n in welke] for naam, kolom in self.meer.items()},
        )

    def cellen(self) -> Iterable[Cel]:
        """The rows as objects."""
        nullen = [0] * len(self)
        per = {n: k.tolist() for n, k in self.getallen.items()}
        t0, t1, r0, r1, *rest = (per.get(naam, nullen) for naam in GETALLEN)
        leeg = [None] * len(self)
        waarde, stukken, momenten = (
            self.meer.get(naam, leeg) for naam in ("waarde", "stukken", "momenten")
        )
        for n, (onbekend, geteld, onzeker, blind, strijdig) in enumerate(zip(*rest, strict=True)):
            yield Cel(
                Interval(t0[n], t1[n]),
                Interval(r0[n], r1[n]),
                waarde[n],
                onbekend,
                geteld,
                onzeker,
                stukken[n] or (),
                momenten[n],
                blind,
                strijdig,
            )


class Cellen:
    """All that is counted for one indicator: by its own query, and over counts of its measure."""

    def __init__(self) -> None:
        self.tabellen: list[Celtabel] = []

    def __len__(self) -> int:
        return sum(map(len, self.tabellen))

    def voeg_toe(self, tabel: Celtabel, *, over_maten: bool) -> None:
        """Add the rows of a query; those without any row of its measures are about others."""
        if over_maten and len(tabel):
            geteld = tabel.getallen.get("geteld", np.zeros(len(tabel), dtype=np.int64))
            if not geteld.all():
                tabel = tabel.met(geteld > 0)
        if len(tabel):
            self.tabellen.append(tabel)

    @cached_property
    def per_plaats(self) -> Mapping[Plaats, Mapping[str, Cel]]:
        """Each cell as an object, by place and postcode ("" where there is none)."""
        uit: dict[Plaats, dict[str, Cel]] = defaultdict(dict)
        for tabel in self.tabellen:
            rijen = tabel.rijen
            plaatsen = zip(rijen.levering, rijen.als, rijen.peil, strict=True)
            for plaats, postcode, cel in zip(plaatsen, rijen.postcode, tabel.cellen(), strict=True):
                per_postcode = uit[plaats]
                er = per_postcode.get(postcode)
                per_postcode[postcode] = cel if er is None else er + cel
        return uit


# -- reading ------------------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class Vragen:
    """What queries of the same store and municipalities share.

    Attributes:
        gesteld: what was asked already, by query: indicators that ask the same are asked once.
        tabellen: by query of `Indicator.gedeelde_rijen` the table that holds its rows.
    """

    gesteld: dict[str, Celtabel] = field(default_factory=dict)
    tabellen: Mapping[str, str] = field(default_factory=dict)

    def met_tabellen(self, sql: str) -> str:
        """A query that reads the rows that are there already."""
        for rijen, tabel in self.tabellen.items():
            sql = sql.replace(f"({rijen})", tabel)
        return sql


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
    uit, binnen = Cellen(), list(gemeenten)
    for vrager in vragers(indicator, datasets):
        lees_vraag(uit, store, vrager, datasets, binnen, Vragen())
    return uit


def lees_vraag(
    uit: Cellen,
    store: Store,
    vrager: Indicator,
    datasets: Mapping[str, Dataset],
    gemeenten: list[str],
    vragen: Vragen,
) -> None:
    """Add the rows of one query to the cells of its indicator, and to what was asked.

    Raises:
        DefinitieFout: as `lees_cellen`.
    """
    sql = vrager.sql(datasets[vrager.dataset])
    if sql not in vragen.gesteld:
        rijen = vragen.met_tabellen(sql)
        vragen.gesteld[sql] = _voer_uit(store, vrager, rijen, gemeenten)
    uit.voeg_toe(vragen.gesteld[sql], over_maten=vrager.over_maten)


def vragers(indicator: Indicator, datasets: Mapping[str, Dataset]) -> list[Indicator]:
    """The indicator, and as its second road that over counts of its measure."""
    tweede = uit_tellingen(indicator)
    return [indicator] if tweede is None or TELLINGEN not in datasets else [indicator, tweede]


def rijen_van(kolommen: Mapping[str, Any]) -> Rijen:
    """Of what the rows are, from the columns of a query."""
    return Rijen(
        *(kolommen[n].tolist() for n in ("levering_id", "geleverd_als", "peil", "postcode"))
    )


def celtabel(rijen: Rijen, kolommen: Mapping[str, Any]) -> Celtabel:
    """The figures of rows, from the columns of a query; what it does not have is zero."""
    getallen = {}
    for naam in GETALLEN:
        if naam in kolommen:
            kolom = np.ma.filled(kolommen[naam], 0).astype(np.int64)
            if kolom.any():
                getallen[naam] = kolom
    meer = {}
    for naam, maak in _VORM.items():
        if naam in kolommen and not np.ma.getmaskarray(kolommen[naam]).all():
            meer[naam] = [None if w is None else maak(w) for w in _waarden(kolommen[naam])]
    return Celtabel(rijen, getallen, meer)


def _waarden(kolom: Any) -> list[Any]:
    """The values of a column, None where there is none."""
    leeg = np.ma.getmaskarray(kolom).tolist()
    return [
        None if is_leeg else waarde
        for is_leeg, waarde in zip(leeg, np.ma.getdata(kolom), strict=True)
    ]


def _stukken(waarde: Any) -> tuple[Stuk, ...]:
    return tuple(waarde.tolist())


def _momenten(waarde: Any) -> Momenten | None:
    n, som, kwadraten = waarde.tolist()
    return Momenten(n, som, kwadraten) if n else None


_VORM: Mapping[str, Callable[[Any], Any]] = {
    "waarde": float,
    "stukken": _stukken,
    "momenten": _momenten,
}


def _voer_uit(store: Store, indicator: Indicator, sql: str, gemeenten: list[str]) -> Celtabel:
    try:
        kolommen = store.con.execute(
            f"select * exclude (gemeente) from ({sql}) where list_contains(?, gemeente)",
            [gemeenten],
        ).fetchnumpy()
    except (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException) as fout:
        raise DefinitieFout(f"indicator {indicator.id}: {fout}") from fout
    return celtabel(rijen_van(kolommen), kolommen)
