"""One random region for the tests of this folder, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from datasets.catalog import datasets
from datasets.store import Store, open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.kubus import Kubus
from tests.indicators.orakel import invoer, laden
from tests.indicators.orakel.orakel import Orakel

SEED = 8
"""A region in which every indicator has figures that are not 0."""


@dataclass(frozen=True)
class Geladen:
    """The oracle and the open store of the same deliveries, and all raw figures."""

    orakel: Orakel
    store: Store
    kubus: Kubus


@pytest.fixture(scope="session")
def geladen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Geladen]:
    leveringen, map_regio = invoer.leveringen(SEED), tmp_path_factory.mktemp("orakel")
    laden.laad(leveringen, map_regio)
    gebied = laden.voorbeeldregio()
    with open_store(map_regio, datasets=datasets(), register=gebied.register) as store:
        kubus = bereken(store, gebied, indicatoren=indicatoren(), datasets=datasets())
        yield Geladen(Orakel(leveringen), store, kubus)
