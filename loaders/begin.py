"""Where the data live, which region is opened, and that its figures are up to date at the start."""

from __future__ import annotations

import os
import shutil
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from datasets.reference.profiel import lees_inhoud, profiel_uit
from datasets.reference.regio import Regio, profielbestand, regio, regio_uit_profiel, regios
from datasets.store import StoreInGebruik
from indicators.vrijgave import nieuwste
from loaders.ingest import Werkplek
from loaders.inrichting_regels import controleer
from loaders.toegang import geopend, vernieuw
from loaders.wijzigingen import bestanden, gevouwen, wijzigingen

VOORBEELD = "duin-en-dijk"
PROFIEL = "regio.toml"
_WORTEL = Path(__file__).resolve().parent.parent


def gegevens_map() -> Path:
    """The folder with one folder per region.

    Setting MONITOR_GEGEVENS, else `gegevens/` beside the program.
    """
    return Path(os.environ.get("MONITOR_GEGEVENS") or _WORTEL / "gegevens")


def profiel(regio_id: str) -> Regio:
    """The inrichting of a region that counts today, without making anything for it.

    Raises:
        RegioOnbekend: there is no profile of this name.
        ProfielFout: something in the inrichting is wrong.
    """
    waar = gegevens_map() / regio_id
    basis, gewijzigd = beginprofiel(regio_id), tuple(bestanden(waar))
    if not gewijzigd and basis == profielbestand(regio_id):
        return regio(regio_id)
    sporen = tuple((pad.name, pad.stat().st_mtime_ns) for pad in (basis, *gewijzigd))
    return _profiel(basis, waar, sporen, vandaag())


def beginprofiel(regio_id: str) -> Path:
    """The profile that a region began with: the one in its folder, else the one of the monitor.

    Raises:
        RegioOnbekend: there is no profile of this name.
    """
    eigen = gegevens_map() / regio_id / PROFIEL
    return eigen if eigen.exists() else profielbestand(regio(regio_id).id)


def werkplek(regio_id: str) -> Werkplek:
    """The place of a region.

    At the first use its profile is copied into its folder; from then on that copy is where the
    region began, and the changes of its inrichting come on top of it.

    Raises:
        RegioOnbekend: there is no profile of this name.
        ProfielFout: something in the inrichting is wrong.
    """
    map_regio = gegevens_map() / regio_id
    if not (map_regio / PROFIEL).exists():
        bekend = regio(regio_id)
        map_regio.mkdir(parents=True, exist_ok=True)
        if not bekend.verzonnen:
            shutil.copyfile(profielbestand(regio_id), map_regio / PROFIEL)
    return Werkplek(profiel(regio_id), map_regio)


def vandaag() -> date:
    """The day of today where this computer is."""
    return datetime.now().astimezone().date()


@lru_cache(maxsize=16)
def _profiel(basis: Path, map_regio: Path, sporen: object, op: date) -> Regio:  # noqa: ARG001
    """Read an inrichting once; `sporen` is part of the key so that a change is read again."""
    inhoud = gevouwen(lees_inhoud(basis), wijzigingen(map_regio), op)
    gelezen = regio_uit_profiel(profiel_uit(inhoud, basis.name), basis.name)
    controleer(gelezen)
    return gelezen


def regios_met_gegevens() -> list[str]:
    """Ids of the real regions that have figures, by name. A dry run gives a region no figures."""
    if not gegevens_map().exists():
        return []
    mappen = (p for p in gegevens_map().iterdir() if not p.name.startswith("."))
    return sorted(p.name for p in mappen if p.name != VOORBEELD and nieuwste(p) is not None)


def open_werkplek() -> Werkplek:
    """The region that the app opens.

    That is MONITOR_REGIO, else the only region with data, else the example.

    Raises:
        RegioOnbekend: MONITOR_REGIO names a region that does not exist.
    """
    ingesteld = os.environ.get("MONITOR_REGIO")
    if ingesteld:
        return werkplek(ingesteld)
    met_gegevens = regios_met_gegevens()
    return werkplek(met_gegevens[0] if len(met_gegevens) == 1 else VOORBEELD)


def regios_om_aan_te_leveren() -> list[str]:
    """Ids of the regions that figures can be handed in for, those with figures first.

    The example comes last. With MONITOR_REGIO there is only that one.
    """
    ingesteld = os.environ.get("MONITOR_REGIO")
    if ingesteld:
        return [ingesteld]
    andere = [naam for naam in alle_regio_ids() if naam != VOORBEELD]
    return [*dict.fromkeys((*regios_met_gegevens(), *andere)), VOORBEELD]


def alle_regio_ids() -> list[str]:
    """Ids of all regions with a profile."""
    return [r.id for r in regios()]


def breng_bij(plek: Werkplek) -> None:
    """Make the figures again when a change or the definitions are newer than the vrijgegeven file.

    This also repairs what a power cut left behind between the change and the new file. While
    another process is busy with the store nothing is done: it makes the figures itself.
    """
    try:
        with geopend(plek, wacht=0) as store:
            vernieuw(plek, store)
    except StoreInGebruik:
        return
