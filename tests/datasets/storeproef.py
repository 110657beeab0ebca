"""Opening the store of a test, and undoing a load in it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime

from datasets.catalog import datasets
from datasets.store import Store, open_store
from tests.indicators.proef import Proef, thuis, zoveel

NU = datetime(2025, 8, 12, 9, 30)  # noqa: DTZ001 - the store keeps local time
K2 = "2025-K2"
VAN = "Leerplicht Duinveen"


def open_van(proef: Proef) -> AbstractContextManager[Store]:
    return open_store(proef.plek.map_regio, datasets=datasets(), register=proef.regio.register)


def draai_terug(proef: Proef, opname: int) -> None:
    with open_van(proef) as store, store.transactie():
        store.draai_terug(opname, wie="proef", wanneer=NU)


def laad(proef: Proef, aantal: int, **meer: object) -> int:
    """Load so many thuiszitters of one municipality; returns the number of the action."""
    [rapport] = proef.rapporten(
        thuis(*zoveel(aantal, "VB01 2025-05-01"), van=VAN, periode=K2, **meer)
    )
    assert rapport.handeling is not None, rapport.zin
    return rapport.handeling
