"""What protection leaves to see: how many figures stand there exactly, as a range, or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from datasets.reference.regio import NEDERLAND, REGIO
from indicators.model import Figure

PRECIES, BEREIK, DICHT = "precies", "als bereik", "afgeschermd"
WEERGAVEN = (PRECIES, BEREIK, DICHT)
GEMEENTEN, GROEPEN, DE_REGIO, UITSPLITSINGEN = "gemeenten", "groepen", "de regio", "uitsplitsingen"
NIVEAUS = (GEMEENTEN, GROEPEN, DE_REGIO, UITSPLITSINGEN)


def tel_weergaven(figuren: Iterable[Figure], gemeenten: frozenset[str]) -> dict[str, Counter[str]]:
    """By level (gemeenten, groepen, de regio, uitsplitsingen) how many are shown in which way.

    Args:
        figuren: protected figures; those of Nederland and those without a value do not count.
        gemeenten: codes of the municipalities of the region.
    """
    uit: dict[str, Counter[str]] = {niveau: Counter() for niveau in NIVEAUS}
    for figuur in figuren:
        hoe = _hoe(figuur)
        if hoe and figuur.gebied != NEDERLAND:
            uit[_niveau(figuur, gemeenten)][hoe] += 1
    return uit


def _hoe(figuur: Figure) -> str:
    """How a figure is shown; "" when there is nothing to show, whoever looks."""
    if figuur.status in ("afgeschermd", "te klein"):
        return DICHT
    if figuur.min is None:
        return ""
    return PRECIES if figuur.min == figuur.max else BEREIK


def _niveau(figuur: Figure, gemeenten: frozenset[str]) -> str:
    if figuur.uitsplitsing:
        return UITSPLITSINGEN
    if figuur.gebied in gemeenten:
        return GEMEENTEN
    return DE_REGIO if figuur.gebied == REGIO else GROEPEN
