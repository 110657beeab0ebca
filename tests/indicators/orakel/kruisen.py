"""Two breakdowns of the same rows crossed, counted by hand: which hulpvraag at which kind of school.

Of a municipality the rows of its schools are taken kind by kind; of each kind the hulpvragen are
counted as in a breakdown. The region is all municipalities that have a figure. There is none where
a part was delivered as a count: that does not say which hulpvraag is of which kind of school.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from tests.indicators.orakel.aangeleverd import Getal, Rij, samen
from tests.indicators.orakel.bronnen import is_telling, rijen_van
from tests.indicators.orakel.definities import DEFINITIES
from tests.indicators.orakel.gebieden import GEMEENTEN
from tests.indicators.orakel.orakel import Orakel
from tests.indicators.orakel.uitsplitsen import INDELINGEN, per_school, per_vraag

KRUISINGEN = {"vo_coach_jongeren": ("hulpvraag_schoolsoort",)}
"""Indicator -> its crossings. A test fails when one that is made is not in here."""
KLEINSTE = 2
"""With fewer hulpvragen or kinds of school there is nothing to cross."""

VRAGEN, SCHOLEN = INDELINGEN["hulpvraag"], INDELINGEN["schoolsoort"]
Grenzen = tuple[int, int]
Paar = tuple[str, str]
"""Hulpvraag and kind of school."""


@dataclass
class Gekruist:
    """What is known of one period.

    Attributes:
        per_gemeente: by municipality how many there can be of each pair; those that are 0 as well.
        regio: the same of all municipalities with a figure.
        geheel: by municipality all hulpvragen together, of each kind of school.
        komt_voor: kinds of school of which a municipality delivered any row.
        mist: pairs of which a part is not known.
    """

    per_gemeente: dict[str, dict[Paar, Grenzen]] = field(default_factory=dict)
    regio: dict[Paar, Grenzen] = field(default_factory=dict)
    geheel: dict[str, dict[str, Grenzen]] = field(default_factory=dict)
    komt_voor: set[tuple[str, str]] = field(default_factory=set)
    mist: set[Paar] = field(default_factory=set)


class _Geteld(NamedTuple):
    """The pairs, and all hulpvragen together, of each kind of school of one municipality."""

    paren: dict[Paar, Getal]
    geheel: dict[str, Getal]
    scholen: set[str]

    @property
    def heel(self) -> Grenzen:
        return _grenzen(samen(self.geheel.values()))


def gekruist(orakel: Orakel, indicator: str, periode: str) -> Gekruist | None:
    """The crossing of a period; None where there is none."""
    cijfers = {g: orakel.gemeente(indicator, g, periode) for g in GEMEENTEN}
    per = {
        g: _tel(list(_rijen(orakel, indicator, g, periode)))
        for g, cijfer in cijfers.items()
        if not cijfer.niets
    }
    if any(van.heel != cijfers[g].teller for g, van in per.items()):
        return None
    vragen = [v for v in VRAGEN.categorieen if any(_komt_voor(v, van) for van in per.values())]
    scholen = [s for s in SCHOLEN.categorieen if any(s in van.scholen for van in per.values())]
    if min(len(vragen), len(scholen)) < KLEINSTE:
        return None
    uit = Gekruist(komt_voor={(g, s) for g, van in per.items() for s in van.scholen})
    for gemeente, van in per.items():
        uit.per_gemeente[gemeente] = {
            paar: _grenzen(van.paren[paar]) for paar in product(vragen, scholen)
        }
        uit.geheel[gemeente] = {s: _grenzen(van.geheel[s]) for s in scholen}
    for paar in product(vragen, scholen):
        som = samen(van.paren[paar] for van in per.values())
        uit.regio[paar] = _grenzen(som)
        if som.onbekend or any(van.geheel[paar[1]].onbekend for van in per.values()):
            uit.mist.add(paar)
    return uit


def _tel(rijen: Sequence[Rij]) -> _Geteld:
    """Kind of school by kind of school; one without a row of all hulpvragen is not known whole."""
    uit = _Geteld({}, {}, set())
    for school in SCHOLEN.categorieen:
        hier = [rij for rij in rijen if SCHOLEN.categorie(rij) == school]
        uit.scholen.update({school} if hier else ())
        uit.geheel[school] = samen(n for s, n in per_school(hier, SCHOLEN) if s == school)
        for vraag in VRAGEN.categorieen:
            uit.paren[vraag, school] = samen(n for v, n in per_vraag(hier, VRAGEN) if v == vraag)
    return uit


def _komt_voor(vraag: str, van: _Geteld) -> bool:
    return any(getal.max for (v, _), getal in van.paren.items() if v == vraag)


def _rijen(orakel: Orakel, indicator: str, gemeente: str, periode: str) -> Iterator[Rij]:
    """The rows of schools that count for a municipality, under all its names."""
    bronnen = orakel.bronnen(DEFINITIES[indicator], gemeente, periode)
    for bron, namen in bronnen.per_levering.items() if bronnen else ():
        if not is_telling(bron):
            yield from rijen_van(bron, namen)


def _grenzen(getal: Getal) -> Grenzen:
    return getal.min, getal.max
