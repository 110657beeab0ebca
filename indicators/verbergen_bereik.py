"""Ranges instead of hidden figures: parts of a whole, and in- and outflow beside the stocks.

A part beside its whole gives away what is left, and two flows beside two stocks give away the
fourth. Hiding the part, or both flows, takes away more than is needed. Instead all values that
may not be told from each other are one class, and the class is what is shown: of 14 young people
"10–14" had an offer. The classes follow from the other figures as they are shown, and from k, never
from the count itself: who knows how this works learns that the count lies in its class, and the
class says that already.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from indicators.model import Interval

Klasse = tuple[int, int]
"""Whole numbers from the one to the other, both included, that are shown alike."""


@lru_cache(maxsize=8192)
def deelklassen(geheel: Interval, k: int, waarden: int, *, mag_geheel: bool) -> tuple[Klasse, ...]:
    """The classes of a part, given what is shown of its whole; none when nothing may be shown.

    Args:
        geheel: what a reader sees of the whole.
        k: counts from 1 up to k - 1 are small, of the part and of what it leaves.
        waarden: so many values of something small must stay possible.
        mag_geheel: the part may be seen to be the whole.
    """
    minst = 1 if mag_geheel else 0

    def mag(klasse: Klasse) -> bool:
        laag, hoog = klasse
        rest = Interval(max(0, geheel.min - hoog), geheel.max - laag)
        aansluitend = geheel.max - hoog
        if geheel.bekend and minst < aansluitend < k:
            return False
        klein_over = rest.min < k and rest.max >= minst and geheel.max > 0
        return (
            _is_heel(klasse, k, geheel.max)
            and _ruim(klasse, k, waarden)
            and not (klein_over and rest.max - rest.min < waarden - 1)
            and _houdt_ruimte(Interval(max(geheel.min, laag), geheel.max), geheel, waarden)
        )

    return _klassen(0, geheel.max, mag)


def stromen(
    begin: Interval, einde: Interval, echt: tuple[int, int], k: int, waarden: int
) -> tuple[Klasse, Klasse] | None:
    """What is shown of the in- and outflow of an area; None when these do not fit the stocks.

    First the class of the inflow, of which every outflow that follows from the stocks may be shown
    as one range; then the class of the outflow within that.

    Args:
        begin: what a reader sees of the stock at the beginning.
        einde: the same at the end.
        echt: the in- and outflow that were counted.
        k: counts from 1 up to k - 1 are small.
        waarden: so many values of something small must stay possible.
    """
    erin: Klasse | None = (echt[0], echt[0])
    los = max(k, k + einde.max - begin.min, einde.max) + waarden
    if echt[0] <= los:
        erin = klasse_van(echt[0], _instroomklassen(begin, einde, los, k, waarden))
    if erin is None:
        return None
    eruit = klasse_van(echt[1], _uitstroomklassen(begin, erin, einde, k, waarden))
    return None if eruit is None else (erin, eruit)


def _mag_stroom(
    begin: Interval, einde: Interval, stroom: tuple[Klasse, Klasse], k: int, waarden: int
) -> bool:
    """True when flows shown like this leave what is small in stocks and flows its values."""
    (in_laag, in_hoog), (uit_laag, uit_hoog) = stroom
    # How much more went than came, which is how much smaller the stock became.
    laag, hoog = uit_laag - in_hoog, uit_hoog - in_laag
    minst, meest = begin.min - einde.max, begin.max - einde.min
    erin = max(in_laag, uit_laag - meest), min(in_hoog, uit_hoog - minst)
    eruit = max(uit_laag, in_laag + minst), min(uit_hoog, in_hoog + meest)
    return (
        laag <= meest
        and hoog >= minst
        and _ruim(erin, k, waarden)
        and _ruim(eruit, k, waarden)
        and _houdt_ruimte(_binnen(begin, einde.min + laag, einde.max + hoog), begin, waarden)
        and _houdt_ruimte(_binnen(einde, begin.min - hoog, begin.max - laag), einde, waarden)
    )


def _binnen(x: Interval, laag: int, hoog: int) -> Interval:
    return Interval(max(x.min, laag), min(x.max, hoog))


@lru_cache(maxsize=8192)
def _instroomklassen(
    begin: Interval, einde: Interval, tot: int, k: int, waarden: int
) -> tuple[Klasse, ...]:
    """The classes of an inflow up to `tot`, given what is shown of the stocks."""

    def mag(klasse: Klasse) -> bool:
        hoog = klasse[1]
        uit = _uitstroom(begin, klasse, einde)
        return (
            _is_heel(klasse, k, tot)
            and _is_heel(uit, k, tot)
            and _ruim(klasse, k, waarden)
            and _ruim(uit, k, waarden)
            and einde.min - hoog <= begin.min
            and begin.max + hoog >= einde.max
        )

    return _klassen(max(0, einde.min - begin.max), tot, mag)


@lru_cache(maxsize=8192)
def _uitstroomklassen(
    begin: Interval, erin: Klasse, einde: Interval, k: int, waarden: int
) -> tuple[Klasse, ...]:
    """The classes of an outflow, given what is shown of the stocks and the inflow."""
    laag, hoog = _uitstroom(begin, erin, einde)

    def mag(klasse: Klasse) -> bool:
        return _is_heel(klasse, k, hoog) and _mag_stroom(begin, einde, (erin, klasse), k, waarden)

    return _klassen(laag, hoog, mag) or ((laag, hoog),)


def _uitstroom(begin: Interval, instroom: Klasse, einde: Interval) -> Klasse:
    """What the outflow can be."""
    laag, hoog = instroom
    return max(0, begin.min + laag - einde.max), max(0, begin.max + hoog - einde.min)


def klasse_van(aantal: int, klassen: tuple[Klasse, ...]) -> Klasse | None:
    """The class of a count; None when it lies in none."""
    return next((k for k in klassen if k[0] <= aantal <= k[1]), None)


def _klassen(eerste: int, laatste: int, mag: Callable[[Klasse], bool]) -> tuple[Klasse, ...]:
    """The smallest classes that may be shown, from below; what is left joins the last one."""
    uit: list[Klasse] = []
    begin = eerste
    for tot in range(eerste, laatste + 1):
        if mag((begin, tot)):
            uit.append((begin, tot))
            begin = tot + 1
    if begin > laatste:
        return tuple(uit)
    while uit:
        begin = uit.pop()[0]
        if mag((begin, laatste)):
            return (*uit, (begin, laatste))
    return ()


def _is_heel(klasse: Klasse, k: int, laatste: int) -> bool:
    """True when it does not end among the small counts: these are shown alike."""
    return not 1 <= klasse[1] < min(k - 1, laatste)


def _ruim(klasse: Klasse, k: int, waarden: int) -> bool:
    """True when there is nothing small in it, or when it has values enough."""
    laag, hoog = klasse
    return hoog < 1 or laag >= k or hoog - laag >= waarden - 1


def _houdt_ruimte(over: Interval, getoond: Interval, waarden: int) -> bool:
    """True when of a shown range so much is left that each small count in it has its values.

    A range is the sum of one or more of these: when the others are as small as they can be, the one
    must be able to be as large as it can be, and the other way round.
    """
    nodig = min(waarden - 1, getoond.max - getoond.min)
    return over.min <= getoond.max - nodig and over.max >= getoond.min + nodig
