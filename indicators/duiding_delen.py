"""The counts behind a figure, as far as they are shown: trends and comparisons are made of them."""

from __future__ import annotations

from math import ceil, floor

from indicators.model import Figure, Indicator, Interval


def teller_en_noemer(indicator: Indicator, figuur: Figure) -> tuple[Interval, Interval] | None:
    """The counts behind a figure, as far as they are shown; None where they are not.

    A share of a curve is an estimate: such shares do not add up. One of a cohort whose number is
    not shown is rounded, so that no counts follow from it. Of another share they follow from the
    percentage and its denominator: exactly where both are known, otherwise as the outermost whole
    numbers.
    """
    if indicator.verloop or figuur.min is None or figuur.max is None:
        return None
    if figuur.noemer_min is None or figuur.noemer_max is None:
        return None
    noemer = Interval(round(figuur.noemer_min), round(figuur.noemer_max))
    if indicator.cohort is not None and not noemer.bekend:
        return None
    if indicator.vorm == "aantal":
        return Interval(round(figuur.min), round(figuur.max)), noemer
    laag, hoog = figuur.min * noemer.min / 100, figuur.max * noemer.max / 100
    if figuur.min == figuur.max and noemer.bekend:
        return Interval(round(laag), round(laag)), noemer
    return Interval(floor(laag + 1e-6), ceil(hoog - 1e-6)), noemer
