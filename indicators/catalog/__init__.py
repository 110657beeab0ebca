"""The indicators.

Every module in this package that has `INDICATORS` is found by itself (and those in
MONITOR_CATALOGUS).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from datasets.begrippen import begrippen
from datasets.catalog import datasets, extra_map
from datasets.model import DefinitieFout
from indicators.kruising import KRUISINGEN
from indicators.model import NOEMERS, Indicator
from indicators.uitsplitsing import UITSPLITSINGEN


@lru_cache(maxsize=1)
def indicatoren() -> Mapping[str, Indicator]:
    """All indicators by id, in the order in which they are shown.

    Raises:
        DefinitieFout: a module has no `INDICATORS`, or the entries do not hold together.
    """
    for pad in extra_map("indicators"):
        if pad not in __path__:
            __path__.append(pad)
    alle: list[Indicator] = []
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        inhoud = importlib.import_module(f"{__name__}.{module.name}")
        if not hasattr(inhoud, "INDICATORS"):
            raise DefinitieFout(f"indicators/catalog/{module.name}.py has no INDICATORS")
        alle += inhoud.INDICATORS
    return MappingProxyType(controleer(alle))


def controleer(alle: Iterable[Indicator]) -> dict[str, Indicator]:
    """The indicators by id, in order, when they hold together.

    Raises:
        DefinitieFout: an entry names something that does not exist, or an id is used twice.
    """
    gevonden: dict[str, Indicator] = {}
    for indicator in sorted(alle, key=lambda i: i.volgorde):
        if indicator.id in gevonden:
            raise DefinitieFout(f"the indicator id {indicator.id!r} is used twice")
        gevonden[indicator.id] = indicator
    for indicator in gevonden.values():
        balans = indicator.balans.model_dump().values() if indicator.balans else ()
        _bestaat(indicator, "dataset", [indicator.dataset], datasets())
        noemers = filter(None, [indicator.noemer, indicator.van_inwoners])
        _bestaat(indicator, "denominator", noemers, NOEMERS)
        verbonden = [indicator.deel_van, indicator.cohort, *balans, *indicator.bouwstenen]
        _bestaat(indicator, "indicator", filter(None, verbonden), gevonden)
        for naam in indicator.bouwstenen:
            if gevonden[naam].k > indicator.k:
                raise DefinitieFout(
                    f"indicator {indicator.id}: its k is lower than that of {naam}, which it is "
                    "made of"
                )
        _bestaat(indicator, "breakdown", indicator.uitsplitsingen, UITSPLITSINGEN)
        _bestaat(indicator, "crossing", indicator.kruisingen, KRUISINGEN)
        for naam in indicator.kruisingen:
            soort, eigen = KRUISINGEN[naam], dict.fromkeys(indicator.uitsplitsingen)
            _bestaat(indicator, "breakdown of its own", (soort.rijen, soort.kolommen), eigen)
        _bestaat(indicator, "begrip in datasets/begrippen.py", indicator.begrippen, begrippen())
    return gevonden


def _bestaat(
    indicator: Indicator, wat: str, genoemd: Iterable[str], bekend: Mapping[str, object]
) -> None:
    for naam in genoemd:
        if naam not in bekend:
            raise DefinitieFout(
                f"indicator {indicator.id}: there is no {wat} {naam!r}; we know {', '.join(bekend)}"
            )
