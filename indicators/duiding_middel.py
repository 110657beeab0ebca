"""What was done because counts are tiny, and whether a figure can still change, in sentences.

Remedies in the order of methods.md C3: pool time, pool area, a range, hide. Which one was used is
said beside the figure (decisions.md 19). A share of fewer than 30 and a rate of fewer than 10 get
a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, Regio
from indicators.model import Figure, Indicator, Vrijgave
from indicators.zinnen import is_afgerond

Soort = Literal["tijd", "gebied", "bereik", "verborgen", "weinig"]
WEINIG_AANDEEL = 30
WEINIG_CIJFER = 10
BEREIK = "Niet alle aantallen hierachter zijn precies bekend of te tonen. Daarom is dit een bereik."
AFGEROND = (
    "Het aantal hierachter is afgeschermd. Daarom is dit aandeel afgerond: het kan ten hoogste 2,5 "
    "procentpunt hoger of lager zijn."
)


@dataclass(frozen=True, slots=True)
class Middel:
    """A remedy that was used, with the sentence that says so."""

    soort: Soort
    zin: str


def middelen(
    regio: Regio, indicator: Indicator, figuur: Figure, *, banden: bool = False
) -> tuple[Middel, ...]:
    """The remedies that were used for a figure, in the order in which they are tried.

    Args:
        regio: the region.
        indicator: what the figure is of.
        figuur: the figure.
        banden: all counts are bands, so that no figure needs to say it of itself.
    """
    gevonden = _middelen(regio, indicator, figuur)
    return tuple(een for een in gevonden if not (banden and een.zin == BEREIK))


def _middelen(regio: Regio, indicator: Indicator, figuur: Figure) -> Iterator[Middel]:
    soort = Periode.van_code(figuur.periode).soort
    korrel = indicator.korrel
    if figuur.gebied in regio.gemeenten:
        if soort == "schooljaar" and "kwartaal" in korrel.groep and soort not in korrel.groep:
            yield Middel("tijd", _TIJD[indicator.stand_of_stroom])
    elif figuur.gebied != NEDERLAND and soort not in korrel.gemeente:
        yield Middel("gebied", _GEBIED)
    if figuur.status in {"afgeschermd", "te klein"}:
        yield Middel("verborgen", figuur.reden)
    elif figuur.status == "klein":
        yield Middel("bereik", figuur.reden)
    elif figuur.min != figuur.max:
        yield Middel("bereik", AFGEROND if is_afgerond(figuur) else BEREIK)
    yield from _weinig(indicator, figuur)


def _weinig(indicator: Indicator, figuur: Figure) -> Iterator[Middel]:
    """A warning beside a share or a rate that goes up and down a lot."""
    wie = indicator.eenheid[1]
    if figuur.status != "getoond" or figuur.max is None or not figuur.noemer_max:
        return
    if indicator.vorm == "aandeel" and figuur.noemer_max < WEINIG_AANDEEL:
        over = f"Dit aandeel gaat over minder dan {WEINIG_AANDEEL} {wie}."
        yield Middel("weinig", f"{over} Daarom schommelt het sterk.")
    if figuur.per1000_max is not None and 0 < figuur.max < WEINIG_CIJFER:
        over = f"Het cijfer per 1.000 gaat over minder dan {WEINIG_CIJFER} {wie}."
        yield Middel("weinig", f"{over} Daarom schommelt het sterk.")


_TIJD = {
    "stand": "De aantallen zijn klein. Daarom is er per gemeente een cijfer per schooljaar.",
    "stroom": "De aantallen zijn klein. Daarom tellen we per gemeente een heel schooljaar samen.",
}
_GEBIED = (
    "De aantallen per gemeente zijn klein. Daarom is dit cijfer er alleen voor groepen van "
    "gemeenten."
)


def herziening(vrij: Vrijgave, figuur: Figure) -> str:
    """Whether a figure is provisional or was delivered anew, as sentences; empty otherwise.

    The newest delivery is the one that is shown. What stood there before is in the comparison of
    versions, for who may see it (decisions.md 25).
    """
    zinnen = []
    if figuur.stand != "definitief" and figuur.min is not None:
        zinnen.append(f"Dit is een {figuur.stand} cijfer. Het kan nog veranderen.")
    nieuw = [
        lev
        for lev in vrij.leveringen
        if lev.versie > 1
        and f"{lev.leverancier}, {Periode.van_code(lev.periode).lang()}, versie {lev.versie},"
        in figuur.bron
    ]
    if nieuw and figuur.min is not None:
        laatste = max(nieuw, key=lambda lev: lev.ontvangen)
        van = f"{laatste.leverancier}, {Periode.van_code(laatste.periode).lang()}"
        zinnen.append(
            f"Het is bijgesteld met een nieuwe levering van {van}, van {datum(laatste.ontvangen)}."
        )
    return " ".join(zinnen)
