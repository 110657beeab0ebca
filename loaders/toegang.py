"""The store of a region, its figures, and the figures that readers see: one road to each."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from datasets.catalog import datasets
from datasets.store import Store, open_store
from indicators.audit.gezien import BESTAND, Gezien, lees_gezien
from indicators.audit.nakijken import geheugen
from indicators.audit.publicatie import NietVrijTeGeven
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.kubus import Kubus
from indicators.protect import Beleid
from indicators.vrijgave import (
    MAP,
    NAGEKEKEN,
    NAGEKEKEN_EERDER,
    Lezer,
    is_actueel,
    lees_vrijgave,
    maak_vrijgave,
    vingerafdruk,
)
from loaders.logboek import LogboekFout, lees, noteer_vrijgave
from loaders.opdracht import Werkplek
from loaders.verschil_cijfers import Lezers

LOG = logging.getLogger("monitor")

TEGENGEHOUDEN = "tegengehouden.txt"
"""Beside the released figures: why newer ones are not released."""
WACHT = 10.0
"""Seconds that a question waits for another one to be done with the store."""


@contextmanager
def geopend(werkplek: Werkplek, *, wacht: float = WACHT) -> Iterator[Store]:
    """The store of a region for one action; another one gets some seconds to finish.

    Raises:
        StoreInGebruik: somebody else is still busy with it.
        StoreFout: the store cannot be opened.
    """
    with open_store(
        werkplek.map_regio, datasets=datasets(), register=werkplek.regio.register, wacht=wacht
    ) as store:
        yield store


def cijfers(werkplek: Werkplek, store: Store) -> Kubus:
    """All exact figures of the region, as the store is now; also inside a transaction.

    What the audit knows of the region comes along: whoever asks for figures protects them next.
    """
    for naam in (NAGEKEKEN, NAGEKEKEN_EERDER):
        geheugen().lees(werkplek.map_regio / MAP / naam)
    return bereken(store, werkplek.regio, indicatoren=indicatoren(), datasets=datasets())


def eerder_gezien(werkplek: Werkplek) -> Gezien | None:
    """All that readers of the region could see until now, for whoever protects figures of it.

    Raises:
        GezienBeschadigd: it cannot be read; then nothing can be released.
    """
    return lees_gezien(werkplek.map_regio / MAP / BESTAND)


def lezers_nu(werkplek: Werkplek, store: Store) -> Lezers:
    """What readers may see, see of the figures that are in, and saw before.

    To be asked before anything is changed in a transaction, like `cijfers_nu`.

    Raises:
        GezienBeschadigd: it cannot be read what they saw before.
    """
    alle, soorten, waar = indicatoren(), datasets(), werkplek.map_regio
    actueel = is_actueel(store, werkplek.regio, waar, indicatoren=alle, datasets=soorten)
    nu = lees_vrijgave(waar, Lezer()) if actueel else None
    return Lezers(Beleid(), eerder_gezien(werkplek), nu)


def cijfers_nu(werkplek: Werkplek, store: Store) -> Kubus:
    """The figures of what is in now, made once as long as nothing changes.

    To be asked before anything is changed in a transaction: inside it the same number of the last
    action can mean another state.
    """
    eigen = vingerafdruk(indicatoren(), datasets(), Beleid(), werkplek.regio)
    laatste = store.tabel("select max(id) as id, max(wanneer) as wanneer from handeling")
    sleutel = (str(werkplek.map_regio), eigen, repr(laatste))
    with _SLOT:
        bewaard = _NU.get(sleutel)
    if bewaard is None:
        bewaard = cijfers(werkplek, store)
        with _SLOT:
            _NU.clear()
            _NU[sleutel] = bewaard
    return bewaard


_NU: dict[tuple[str, str, str], Kubus] = {}
_SLOT = Lock()


def vernieuw(werkplek: Werkplek, store: Store) -> None:
    """Make the figures that readers see again, when they are not those of the store.

    That is so after a change, after one of which making them failed, and after an upgrade. A
    region that was only looked at has nothing to show, and is no region with figures. Where the
    audit does not let the new figures through, readers keep what they had, and
    `tegengehouden` says why.
    """
    regio, waar = werkplek.regio, werkplek.map_regio
    alle, soorten = indicatoren(), datasets()
    merk = waar / MAP / TEGENGEHOUDEN
    if not store.versie() or is_actueel(store, regio, waar, indicatoren=alle, datasets=soorten):
        merk.unlink(missing_ok=True)
        return
    try:
        maak_vrijgave(store, regio, waar, indicatoren=alle, datasets=soorten)
    except NietVrijTeGeven as fout:
        LOG.warning("the audit holds back a release: %s", type(fout).__name__)
        merk.parent.mkdir(parents=True, exist_ok=True)
        merk.write_text(str(fout), encoding="utf-8")
        return
    merk.unlink(missing_ok=True)
    _noteer(waar, store)


def tegengehouden(werkplek: Werkplek) -> str:
    """Why the newest figures are not released, in a sentence for the analist; "" when they are."""
    merk = werkplek.map_regio / MAP / TEGENGEHOUDEN
    return merk.read_text(encoding="utf-8") if merk.is_file() else ""


def _noteer(map_regio: Path, store: Store) -> None:
    """Put the release in the log; readers have their figures also where it cannot be written."""
    [laatste] = store.tabel("select id, wie, soort from handeling order by id desc limit 1")
    vrijgaven = [een.versie for een in lees(map_regio).gebeurtenissen if een.soort == "vrijgave"]
    opnieuw = laatste["id"] in vrijgaven
    wat = f"versie {laatste['id']}, {'opnieuw gemaakt' if opnieuw else 'na ' + laatste['soort']}"
    try:
        noteer_vrijgave(map_regio, wie=laatste["wie"], wat=wat, versie=laatste["id"])
    except LogboekFout:
        LOG.warning("a release is not in the log of the region: it cannot be written")
