"""How the figures of municipalities of an indicator are put together."""

from __future__ import annotations

from collections.abc import Mapping

from datasets.model import Dataset
from indicators.cohortcijfers import Cohortcijfers
from indicators.gemeentecijfers import Gemeentecijfers
from indicators.losse_cijfers import Gepubliceerde, UitDelen
from indicators.model import Indicator


def cijfersoort(indicator: Indicator, datasets: Mapping[str, Dataset]) -> type[Gemeentecijfers]:
    """The class that makes them."""
    dataset = datasets[indicator.dataset]
    if dataset.soort == "deelbestand":
        return UitDelen
    if not dataset.optelbaar:
        return Gepubliceerde
    return Cohortcijfers if indicator.volgt else Gemeentecijfers
