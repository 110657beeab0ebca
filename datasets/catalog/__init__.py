"""The export types: every module in this package that has a `DATASET` is found by itself.

The folder in MONITOR_CATALOGUS (with `datasets/` and `indicators/` in it) is searched too, so that
an organisation can add an
export type without touching this repository.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from datasets.model import Dataset, DefinitieFout

EXTRA_MAP = "MONITOR_CATALOGUS"


def extra_map(soort: str) -> list[str]:
    """The extra folder for "datasets" or "indicators", as a list of none or one.

    For a package's search path.
    """
    ingesteld = os.environ.get(EXTRA_MAP)
    return [str(Path(ingesteld) / soort)] if ingesteld else []


@lru_cache(maxsize=1)
def datasets() -> Mapping[str, Dataset]:
    """All export types by id.

    Raises:
        DefinitieFout: two modules give the same id, or a module gives no `DATASET`.
    """
    gevonden: dict[str, Dataset] = {}
    for pad in extra_map("datasets"):
        if pad not in __path__:
            __path__.append(pad)
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        inhoud = importlib.import_module(f"{__name__}.{module.name}")
        if not hasattr(inhoud, "DATASET"):
            raise DefinitieFout(f"datasets/catalog/{module.name}.py has no DATASET")
        dataset: Dataset = inhoud.DATASET
        if dataset.id in gevonden:
            raise DefinitieFout(
                f"datasets/catalog/{module.name}.py: the id {dataset.id!r} is used twice"
            )
        gevonden[dataset.id] = dataset
    return MappingProxyType(gevonden)
