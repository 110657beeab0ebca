"""Everything that is said of one figure: the door for pages, papers and exports.

A page hands over a Vrijgave, so protected figures only, and gets the verdict on the course, the
comparison with a benchmark, and sentences that can be shown as they are. Nothing here decides what
may be seen; that was done in protect.
"""

from __future__ import annotations

from dataclasses import dataclass

from datasets.reference.regio import Regio
from indicators.banden import PROFIEL as BANDEN
from indicators.duiding_delen import teller_en_noemer
from indicators.duiding_koers import Begin, Koers, Koerspunt, Stuk, koers
from indicators.duiding_maatstaf import DOEL, Maatstaf, doel_van, maatstaven
from indicators.duiding_middel import Middel, herziening, middelen
from indicators.duiding_trechter import Trechter, Trechterlijn, Trechterpunt, trechter
from indicators.duiding_vergelijking import Vergeleken, eerste_met_waarde, vergeleken
from indicators.duiding_woorden import koerszin, oordeelszin, waarom
from indicators.model import Figure, Indicator, Sleutel, Vrijgave
from indicators.zinnen import stand_van_zaken

__all__ = [
    "DOEL",
    "Begin",
    "Duiding",
    "Koers",
    "Koerspunt",
    "Maatstaf",
    "Middel",
    "Stuk",
    "Trechter",
    "Trechterlijn",
    "Trechterpunt",
    "Vergeleken",
    "doel_van",
    "duid",
    "herziening",
    "koers",
    "koerszin",
    "maatstaven",
    "middelen",
    "oordeelszin",
    "teller_en_noemer",
    "trechter",
    "vergeleken",
    "waarom",
]


@dataclass(frozen=True, slots=True)
class Duiding:
    """What is said of one figure.

    Attributes:
        figuur: None where the indicator has no figure of this period and area.
        stand: the figure itself in a sentence.
        verloop: what is said of its course; empty where there is no figure.
        vergelijking: None where the area has no benchmark.
        naast: the comparison; empty where there is no figure.
        middelen: what was done because counts are tiny.
        herziening: whether the figure is provisional or was delivered anew.
    """

    figuur: Figure | None
    koers: Koers
    vergelijking: Vergeleken | None
    stand: str
    verloop: str
    naast: str
    middelen: tuple[Middel, ...]
    herziening: str

    @property
    def zinnen(self) -> tuple[str, ...]:
        """All that is said, in reading order, nothing twice."""
        alle = [self.stand, self.verloop, self.naast, *(m.zin for m in self.middelen)]
        return tuple(dict.fromkeys(zin for zin in [*alle, self.herziening] if zin))


def duid(
    vrij: Vrijgave,
    regio: Regio,
    indicator: Indicator,
    sleutel: Sleutel,
    maatstaf: str = "",
    gang: Koers | None = None,
) -> Duiding:
    """All that is said of one figure.

    Args:
        vrij: the figures that the reader may see.
        regio: the region, with its choices.
        indicator: what the figure is about.
        sleutel: key of the figure that is shown: `Figure.sleutel`.
        maatstaf: id of the benchmark, one of `maatstaven`; "" for the first that has a value. Of an
            area that has none, such as a region without a target, no comparison is said.
        gang: the verdict on its course, by who has it already: it is judged once.
    """
    _, gebied, periode, uitsplitsing = sleutel
    figuur = vrij.figuur(indicator.id, gebied, periode, uitsplitsing)
    gang = gang or koers(vrij, regio, indicator, gebied, periode, uitsplitsing)
    getoond = figuur is not None and figuur.min is not None
    if figuur is not None and not maatstaf:
        gekozen = eerste_met_waarde(vrij, regio, indicator, figuur)
    else:
        gekozen = vergeleken(vrij, regio, indicator, figuur, maatstaf)
    return Duiding(
        figuur=figuur,
        koers=gang,
        vergelijking=gekozen,
        stand="" if figuur is None else stand_van_zaken(indicator, figuur, None),
        verloop=koerszin(indicator, gang) if getoond else "",
        naast=gekozen.zin if getoond and gekozen is not None else "",
        middelen=()
        if figuur is None
        else middelen(regio, indicator, figuur, banden=vrij.profiel == BANDEN),
        herziening="" if figuur is None else herziening(vrij, figuur),
    )
