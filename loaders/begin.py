"""Where the data live, which region is opened, and that its figures are up to date at the start."""

from __future__ import annotations

import os
import shutil
from functools import lru_cache
from pathlib import Path

from datasets.reference import tabellen
from datasets.reference.regio import Regio, regio, regio_uit_toml, regios
from datasets.store import StoreInGebruik
from indicators.catalog import indicatoren
from indicators.duiding_keuzes import controleer_keuzes
from indicators.vrijgave import nieuwste
from loaders.ingest import Werkplek
from loaders.toegang import geopend, vernieuw

VOORBEELD = "duin-en-dijk"
PROFIEL = "regio.toml"
_WORTEL = Path(__file__).resolve().parent.parent


def gegevens_map() -> Path:
    """The folder with one folder per region.

    Setting MONITOR_GEGEVENS, else `gegevens/` beside the program.
    """
    return Path(os.environ.get("MONITOR_GEGEVENS") or _WORTEL / "gegevens")


def profiel(regio_id: str) -> Regio:
    """The profile of a region that counts, without making anything for it.

    Raises:
        RegioOnbekend: there is no profile of this name.
    """
    eigen = gegevens_map() / regio_id / PROFIEL
    return _profiel(eigen, eigen.stat().st_mtime_ns) if eigen.exists() else regio(regio_id)


def werkplek(regio_id: str) -> Werkplek:
    """The place of a region.

    At the first use its profile is copied into its folder; from then on that copy counts.

    Raises:
        RegioOnbekend: there is no profile of this name.
    """
    map_regio = gegevens_map() / regio_id
    eigen = map_regio / PROFIEL
    if eigen.exists():
        return Werkplek(_profiel(eigen, eigen.stat().st_mtime_ns), map_regio)
    bekend = regio(regio_id)
    map_regio.mkdir(parents=True, exist_ok=True)
    if not bekend.verzonnen:
        shutil.copyfile(tabellen.MAP / "regios" / f"{regio_id}.toml", eigen)
    return Werkplek(bekend, map_regio)


@lru_cache(maxsize=16)
def _profiel(pad: Path, gewijzigd: int) -> Regio:  # noqa: ARG001
    """Read a profile once; `gewijzigd` is part of the key so that a changed file is read again.

    Raises:
        ProfielFout: something in it is wrong.
    """
    gelezen = regio_uit_toml(pad)
    controleer_keuzes(gelezen, indicatoren())
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
