"""The map of a region: its boundaries, from a GeoJSON file that the region loads itself.

Without such a file the pages draw the tile map of the profile. The file is checked, and only the
codes and points of the region's municipalities are kept.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from datasets.notatie import aantal_tekst
from datasets.reference.grenzen import MEESTE_BYTES, Grenzen, GrenzenFout, lees_grenzen
from datasets.reference.regio import Regio
from loaders.opdracht import Rapport, Werkplek
from loaders.personal import veilige_naam

KAART = "kaart.geojson"
SOORTEN = frozenset({".geojson"})


def is_kaart(pad: Path) -> bool:
    """True for a file with boundaries, by its name."""
    return pad.suffix.lower() in SOORTEN


def neem_kaart_op(plek: Werkplek, pad: Path, *, proef: bool = False) -> Rapport:
    """Check a file with boundaries and keep what the map needs of it.

    Args:
        plek: the region and its folder.
        pad: a GeoJSON file.
        proef: check only.
    """
    naam = veilige_naam(pad.name)
    try:
        grenzen = lees_grenzen(_bytes_van(pad), plek.regio)
    except GrenzenFout as fout:
        return Rapport(naam, "geweigerd", f"{naam} is niet opgenomen. {fout}")
    gemeenten = aantal_tekst(len(grenzen.vlakken), "gemeente", "gemeenten")
    zin = f"{naam}: de grenzen van {gemeenten}."
    if grenzen.andere:
        andere = aantal_tekst(grenzen.andere, "ander gebied", "andere gebieden")
        zin += f" Er staan ook {andere} in; die bewaren we niet."
    if not proef:
        _schrijf(plek.map_regio / KAART, grenzen.als_geojson())
    return Rapport(naam, "goed" if proef else "opgenomen", zin)


def kaart_van(plek: Werkplek) -> Grenzen | None:
    """The boundaries that a region loaded; None where it has none, or none of all it is now."""
    pad = plek.map_regio / KAART
    if not pad.exists():
        return None
    return _gelezen(pad, pad.stat().st_mtime_ns, plek.regio)


@lru_cache(maxsize=8)
def _gelezen(pad: Path, gewijzigd: int, regio: Regio) -> Grenzen | None:  # noqa: ARG001
    """Read once; `gewijzigd` is part of the key so that another file is read again."""
    try:
        return lees_grenzen(pad.read_bytes(), regio)
    except (OSError, GrenzenFout):
        # The profile has another municipality now: the tile map has it, this file has not.
        return None


def _bytes_van(pad: Path) -> bytes:
    """The file, or one byte more than is read of one."""
    try:
        with pad.open("rb") as bestand:
            return bestand.read(MEESTE_BYTES + 1)
    except OSError as fout:
        raise GrenzenFout("Het bestand is niet te openen: kijk of het er nog staat.") from fout


def _schrijf(doel: Path, inhoud: bytes) -> None:
    """Write beside the old file, and take its place when it is whole."""
    doel.parent.mkdir(parents=True, exist_ok=True)
    nieuw = doel.with_name(f".{doel.name}.{os.getpid()}.nieuw")
    nieuw.write_bytes(inhoud)
    nieuw.replace(doel)
