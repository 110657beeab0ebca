"""All that a reader can see, as numbers: cells, what the display says of them, and the facts.

A publication holds no words and no pages. It is what somebody with paper and patience would write
down: this cell is 14, that one is 1 to 4, these three together are that one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from datasets.schema import StoreFout


class NietVrijTeGeven(StoreFout):
    """The audit does not let these figures through: they are not released, the old ones stay."""


Cel = tuple[str, ...]
"""Name of a cell: for a figure its key in the cube."""

Tabel = Mapping[Cel, int]
"""A value for each cell."""

Termen = tuple[tuple[Cel, int], ...]
"""Cells, each times a whole number, added up."""


def som(termen: Termen, tabel: Tabel) -> int:
    """The value of these terms in a table."""
    return sum(maal * tabel[cel] for cel, maal in termen)


@dataclass(frozen=True, slots=True)
class Bereik:
    """Whole numbers from `laag` to `hoog`, both included; None is no bound."""

    laag: int | None
    hoog: int | None

    def bevat(self, waarde: int) -> bool:
        """True when the number lies in it."""
        return (self.laag is None or self.laag <= waarde) and (
            self.hoog is None or waarde <= self.hoog
        )


V = TypeVar("V", "Feit", "Doel")

NIETS_BEKEND = Bereik(0, None)
"""A count of which nothing is shown."""


@dataclass(frozen=True, slots=True)
class Feit:
    """What everybody knows of cells together: parts are the whole, a share lies near 12,3%.

    Attributes:
        termen: whole numbers times cells.
        bereik: what their sum can be; one number for an equality.
        waarom: in Dutch, for the report.
    """

    termen: Termen
    bereik: Bereik
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Doel:
    """A quantity that nobody may come to know: a small cell, a complement, a difference.

    Attributes:
        termen: whole numbers times cells.
        minstens: how many different values must stay possible for who only reads; for who knows
            cells beforehand one less (privacy.md section 1).
        waarom: in Dutch, for the report.
        buiten: who counts in it and knows a part of it that is no cell here: they are no attackers.
    """

    termen: Termen
    minstens: int
    waarom: str = ""
    buiten: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Publicatie:
    """What is shown, what binds it, and what must stay hidden.

    Attributes:
        getoond: what the display of each cell allows.
        feiten: what is known of cells together.
        doelen: the protected quantities.
        gewichten: what a reader loses when a cell is hidden: from its level, kind and band, never
            from its true value. A cell without a weight is not shown, or cannot be hidden.
        kennis: who knows which cells beforehand, as a municipality knows its own.
    """

    getoond: Mapping[Cel, Bereik]
    feiten: tuple[Feit, ...]
    doelen: tuple[Doel, ...]
    gewichten: Mapping[Cel, int]
    kennis: Mapping[str, frozenset[Cel]] = field(default_factory=dict)

    def aanvallers(self, doel: Doel) -> list[tuple[str, int]]:
        """Against whom a quantity is protected, and how many values must stay possible then.

        Who only reads is "". Who knows all cells of it beforehand learns nothing.
        """
        kenners = [
            (kenner, doel.minstens - 1)
            for kenner, eigen in self.kennis.items()
            if kenner not in doel.buiten and any(cel not in eigen for cel, _ in doel.termen)
        ]
        return [("", doel.minstens), *kenners]

    def past(self, tabel: Tabel) -> bool:
        """True when a table of numbers fits all that is seen: plain arithmetic."""
        return all(bereik.bevat(tabel[cel]) for cel, bereik in self.getoond.items()) and all(
            feit.bereik.bevat(som(feit.termen, tabel)) for feit in self.feiten
        )

    def met_dicht(self, cellen: Iterable[Cel]) -> Publicatie:
        """The same with these cells hidden."""
        dicht = dict.fromkeys(cellen, NIETS_BEKEND)
        return replace(self, getoond={**self.getoond, **dicht})

    @cached_property
    def vingerafdruk(self) -> str:
        """Fingerprint of all that is in it: another publication has another one."""
        regels = [
            *(json.dumps(["cel", c, b.laag, b.hoog]) for c, b in self.getoond.items()),
            *(
                json.dumps(["feit", sorted(f.termen), f.bereik.laag, f.bereik.hoog])
                for f in self.feiten
            ),
            *(
                json.dumps(["doel", sorted(d.termen), d.minstens, sorted(d.buiten)])
                for d in self.doelen
            ),
            *(json.dumps(["kennis", k, sorted(e)]) for k, e in self.kennis.items()),
        ]
        return hashlib.sha256("\n".join(sorted(regels)).encode()).hexdigest()

    def blokken(self) -> list[Publicatie]:
        """The parts that no fact and no protected quantity binds to each other."""
        ouder = {cel: cel for cel in self.getoond}

        def wortel(cel: Cel) -> Cel:
            while ouder[cel] != cel:
                ouder[cel] = ouder[ouder[cel]]
                cel = ouder[cel]
            return cel

        for termen in [*(f.termen for f in self.feiten), *(d.termen for d in self.doelen)]:
            eerste = wortel(termen[0][0])
            for cel, _ in termen[1:]:
                ouder[wortel(cel)] = eerste
        delen: dict[Cel, list[Cel]] = {}
        for cel in self.getoond:
            delen.setdefault(wortel(cel), []).append(cel)
        feiten = _per_blok(self.feiten, wortel)
        doelen = _per_blok(self.doelen, wortel)
        return [
            Publicatie(
                {c: self.getoond[c] for c in cellen},
                tuple(feiten.get(naam, ())),
                tuple(doelen.get(naam, ())),
                {c: self.gewichten[c] for c in cellen if c in self.gewichten},
                _van(self.kennis, cellen),
            )
            for naam, cellen in delen.items()
        ]


def _van(kennis: Mapping[str, frozenset[Cel]], cellen: Sequence[Cel]) -> dict[str, frozenset[Cel]]:
    """Who knows which of these cells."""
    erin = {kenner: eigen.intersection(cellen) for kenner, eigen in kennis.items()}
    return {kenner: eigen for kenner, eigen in erin.items() if eigen}


def _per_blok(verbanden: Sequence[V], wortel: Callable[[Cel], Cel]) -> dict[Cel, list[V]]:
    uit: dict[Cel, list[V]] = {}
    for verband in verbanden:
        uit.setdefault(wortel(verband.termen[0][0]), []).append(verband)
    return uit
