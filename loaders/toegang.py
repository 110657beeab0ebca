"""The store of a region, open for one question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from datasets.catalog import datasets
from datasets.store import Store, open_store
from loaders.opdracht import Werkplek

WACHT = 10
"""Seconds that a question waits for another one to be done with the store."""


@contextmanager
def geopend(werkplek: Werkplek) -> Iterator[Store]:
    """The store of a region for one question; another one gets some seconds to finish.

    Raises:
        StoreInGebruik: somebody else is still busy with it.
        StoreFout: the store cannot be opened.
    """
    with open_store(
        werkplek.map_regio,
        datasets=datasets(),
        register=werkplek.regio.register,
        wacht=WACHT,
    ) as store:
        yield store
