"""Ratios and shares beside the counts that they are made of.

With a shown denominator a share is a count: where one of its counts is hidden the share is hidden
too. And where it is about a part of a shown count (the schools that gave their fte), what is left
of that count may not be small.
"""

from __future__ import annotations

from collections.abc import Iterator

from indicators.kubus import Kubus
from indicators.model import Interval, RuweFiguur, Sleutel
from indicators.weergave import Beleid


def samengesteld_dicht(kubus: Kubus, dicht: set[Sleutel], beleid: Beleid) -> set[Sleutel]:
    """The ratios and shares that must be hidden, given what is hidden already."""
    return {
        sleutel
        for sleutel, ruw in {**kubus.hulp, **kubus.figuren}.items()
        if ruw.status == "bekend"
        and ruw.indicator not in kubus.openbaar
        and any(
            heel in dicht or _verraadt(kubus, heel, eigen, beleid)
            for heel, eigen in _tellingen(kubus, ruw)
        )
    }


def _tellingen(kubus: Kubus, ruw: RuweFiguur) -> Iterator[tuple[Sleutel, Interval]]:
    """Key of each shown count of which this is made, with what of it is in here."""
    indicator = kubus.indicatoren[ruw.indicator]
    if indicator.vorm == "aandeel":
        # Who can be in part or in rest is in the upper bound of both.
        grenzen = (ruw.teller.max + ruw.rest.min, ruw.teller.min + ruw.rest.max)
        noemer = Interval(min(grenzen), max(grenzen))
    else:
        noemer = ruw.rest
    for naam, eigen in zip(indicator.bouwstenen, (ruw.teller, noemer), strict=False):
        yield (naam, *ruw.sleutel[1:]), eigen


def _verraadt(kubus: Kubus, heel: Sleutel, eigen: Interval, beleid: Beleid) -> bool:
    geheel = kubus.teller_van(heel)
    if geheel is None or geheel.teller == eigen:
        return False
    over = Interval(max(0, geheel.teller.min - eigen.max), max(0, geheel.teller.max - eigen.min))
    return beleid.voor(kubus.indicatoren[heel[0]]).is_klein(over)
