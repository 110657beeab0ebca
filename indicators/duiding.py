"""Everything that is said of one figure: the door for pages, papers and exports.

A page hands over a Vrijgave, so protected figures only, and gets the verdict on the course, the
comparison with a benchmark, and sentences that can be shown as they are. Nothing here decides what
may be seen; that was done in protect.
"""

from __future__ import annotations

from dataclasses import dataclass

from datasets.reference.regio import Regio
from indicators.duiding_koers import Begin, Koers, Koerspunt, Stuk, koers
from indicators.duiding_woorden import koerszin
from indicators.model import Figure, Indicator, Vrijgave
from indicators.zinnen import stand_van_zaken

__all__ = ["Begin", "Duiding", "Koers", "Koerspunt", "Stuk", "duid", "koers", "koerszin"]


@dataclass(frozen=True, slots=True)
class Duiding:
    """What is said of one figure.

    Attributes:
        figuur: None where the indicator has no figure of this period and area.
        zinnen: full sentences in reading order: the figure, its course.
    """

    figuur: Figure | None
    koers: Koers
    zinnen: tuple[str, ...]


def duid(
    vrij: Vrijgave,
    regio: Regio,
    indicator: Indicator,
    gebied: str,
    periode: str,
    uitsplitsing: str = "",
) -> Duiding:
    """All that is said of the figure of one indicator, area and period."""
    figuur = vrij.figuur(indicator.id, gebied, periode, uitsplitsing)
    verloop = koers(vrij, regio, indicator, gebied, periode, uitsplitsing)
    zinnen = [koerszin(indicator, verloop)]
    if figuur is not None:
        zinnen.insert(0, stand_van_zaken(indicator, figuur, None))
    return Duiding(figuur, verloop, tuple(zin for zin in zinnen if zin))
