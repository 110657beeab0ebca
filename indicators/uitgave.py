"""An uitgave: the figures that everybody may see, dated, in a file that never changes.

A file holds a release in bands (`indicators.banden`) as JSON, packed, with a checksum before it. It
names its fields, so that a later version of the monitor reads it too: what that version does not
know is left out, and what was not there yet is empty. An exact figure, a file name or a number of
rows was never in it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from indicators.banden import PROFIEL
from indicators.figuren import Nagekeken
from indicators.model import Figure, Krommepunt, Levering, Uitgave, Vrijgave

MAP = "uitgaven"
FORMAAT = 1
"""Goes up when a later version could read a file of now wrongly."""
_NAAM = re.compile(r"uitgave-(\d{4})\.json\.gz")
_R = TypeVar("_R", Figure, Levering, Krommepunt)


class UitgaveBeschadigd(Exception):
    """The file of an uitgave is not what was written. `str()` is a Dutch sentence."""


class UitgaveBestaat(Exception):
    """There is an uitgave of this number already. `str()` is a Dutch sentence."""


def uitgavebestanden(map_regio: Path) -> dict[int, Path]:
    """Number -> file of each uitgave of a region, the oldest first."""
    gevonden = {
        int(naam[1]): pad
        for pad in (map_regio / MAP).glob("uitgave-*.json.gz")
        if (naam := _NAAM.fullmatch(pad.name))
    }
    return dict(sorted(gevonden.items()))


def schrijf_uitgave(map_regio: Path, vrij: Vrijgave) -> Path:
    """Write a release in bands under the number of its `uitgave`; whole or not at all.

    Raises:
        UitgaveBestaat: an uitgave of this number is there: it is never written over.
        ValueError: this is no release in bands with the head of an uitgave.
    """
    if vrij.profiel != PROFIEL or vrij.uitgave is None:
        raise ValueError("an uitgave is a release in bands with a head")
    doel = map_regio / MAP / f"uitgave-{vrij.uitgave.nummer:04d}.json.gz"
    if doel.exists():
        raise UitgaveBestaat(f"Uitgave {vrij.uitgave.nummer} is er al. Die verandert niet meer.")
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_name(f".{doel.name}.{os.getpid()}.nieuw")
    with tijdelijk.open("wb") as bestand:
        bestand.write(_ingepakt(_inhoud(vrij)))
        bestand.flush()
        os.fsync(bestand.fileno())
    tijdelijk.replace(doel)
    return doel


def lees_uitgave(pad: Path) -> Vrijgave:
    """What everybody saw of an uitgave. Cached per file: asking again is cheap.

    Raises:
        UitgaveBeschadigd: the file is not what was written, or of a newer monitor.
    """
    return _lees(pad, pad.stat().st_mtime_ns)


def lees_kop(pad: Path) -> Uitgave:
    """Of an uitgave only its head. Cached per file, also of many.

    Raises:
        UitgaveBeschadigd: the file is not what was written, or of a newer monitor.
    """
    return _lees_kop(pad, pad.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _lees_kop(pad: Path, gewijzigd: int) -> Uitgave:  # noqa: ARG001 - part of the key
    return _kop(_uitgepakt(pad)[1]["uitgave"])


# -- the file ---------------------------------------------------


def _ingepakt(inhoud: Mapping[str, Any]) -> bytes:
    """A line with the checksum, and the rest; the same content gives the same bytes."""
    tekst = json.dumps(inhoud, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(hashlib.sha256(tekst).hexdigest().encode() + b"\n" + tekst, mtime=0)


def _uitgepakt(pad: Path) -> tuple[str, dict[str, Any]]:
    kapot = f"De uitgave in {pad.name} is beschadigd. Zet het bestand terug uit een back-up."
    try:
        merk, _, tekst = gzip.decompress(pad.read_bytes()).partition(b"\n")
    except (OSError, EOFError, ValueError) as fout:
        raise UitgaveBeschadigd(kapot) from fout
    if hashlib.sha256(tekst).hexdigest().encode() != merk:
        raise UitgaveBeschadigd(kapot)
    inhoud: dict[str, Any] = json.loads(tekst)
    if inhoud["formaat"] > FORMAAT:
        raise UitgaveBeschadigd(
            f"De uitgave in {pad.name} is gemaakt met een nieuwere monitor. Werk deze monitor bij."
        )
    return merk.decode(), inhoud


def _inhoud(vrij: Vrijgave) -> dict[str, Any]:
    uitgave = cast(Uitgave, vrij.uitgave)
    nagekeken = vrij.nagekeken
    return {
        "formaat": FORMAAT,
        "uitgave": asdict(uitgave) | {"datum": uitgave.datum.isoformat()},
        "regio": vrij.regio,
        "versie": vrij.versie,
        "stand": vrij.stand.isoformat() if vrij.stand else "",
        "nagekeken": [nagekeken.cellen, nagekeken.verborgen] if nagekeken else [],
        "figuren": _tabel(Figure, vrij.figuren.values()),
        "leveringen": _tabel(Levering, vrij.leveringen),
        "krommen": [
            {"sleutel": sleutel, "punten": _tabel(Krommepunt, punten)}
            for sleutel, punten in vrij.krommen.items()
        ],
    }


def _tabel(soort: type[_R], rijen: Iterable[_R]) -> dict[str, Any]:
    """The names of the fields once, and the values of each row in that order."""
    velden = [f.name for f in fields(soort)]
    return {
        "velden": velden,
        "rijen": [[_plat(getattr(rij, veld)) for veld in velden] for rij in rijen],
    }


def _plat(waarde: object) -> object:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _rijen(soort: type[_R], tabel: Mapping[str, Any]) -> list[_R]:
    """The rows, without fields that this version does not know."""
    bekend = {f.name for f in fields(soort)}
    velden: Sequence[str] = tabel["velden"]
    return [
        soort(**{v: w for v, w in zip(velden, rij, strict=True) if v in bekend})
        for rij in tabel["rijen"]
    ]


@lru_cache(maxsize=8)
def _lees(pad: Path, gewijzigd: int) -> Vrijgave:  # noqa: ARG001 - part of the key
    merk, inhoud = _uitgepakt(pad)
    uitgave = _kop(inhoud["uitgave"])
    return Vrijgave(
        inhoud["regio"],
        PROFIEL,
        inhoud["versie"],
        date.fromisoformat(inhoud["stand"]) if inhoud["stand"] else None,
        {f.sleutel: f for f in _rijen(Figure, inhoud["figuren"])},
        tuple(_levering(een) for een in _rijen(Levering, inhoud["leveringen"])),
        f"uitgave {uitgave.nummer} {merk[:8]}",
        {
            tuple(een["sleutel"]): tuple(_rijen(Krommepunt, een["punten"]))
            for een in inhoud["krommen"]
        },
        nagekeken=Nagekeken(*inhoud["nagekeken"]) if inhoud["nagekeken"] else None,
        uitgave=uitgave,
    )


def _kop(kop: Mapping[str, Any]) -> Uitgave:
    return Uitgave(
        kop["nummer"], date.fromisoformat(kop["datum"]), kop["titel"], kop["reden"], kop["door"]
    )


def _levering(een: Levering) -> Levering:
    return replace(
        een,
        ontvangen=date.fromisoformat(str(een.ontvangen)),
        gemeenten=tuple(een.gemeenten),
    )
