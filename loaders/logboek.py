"""The log of a region: who released what, made an uitgave, papers or a confidential file, and why.

A line is added and never changed: each holds the hash of the one before it, so that a line that was
changed or taken out is noticed. There is no figure in it. It lies beside the store, and survives an
undo.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from datasets.notatie import datum

BESTAND = "logboek.jsonl"
LANGSTE_REDEN = 200
KORTSTE_REDEN = 8
"""In characters: "ok" is no reason."""

Soort = Literal["vrijgave", "vertrouwelijk", "pakket", "uitgave"]
_WOORDEN: dict[Soort, str] = {
    "vrijgave": "vrijgegeven voor lezers",
    "vertrouwelijk": "vertrouwelijk bestand gemaakt",
    "pakket": "stukken voor het OOGO gemaakt",
    "uitgave": "openbaar gemaakt",
}


class GeenReden(ValueError):
    """No reason was given for a file marked vertrouwelijk. `str()` is a Dutch sentence."""


class LogboekFout(Exception):
    """The log cannot be written. `str()` is a Dutch sentence."""


class Gebeurtenis(BaseModel):
    """One line of the log.

    Attributes:
        wat: what it is about, in words and without figures.
        reden: why; empty for a release, which follows from a load.
        versie: number of the last action in the store.
        vorige: hash of the line before it; "" for the first one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    wanneer: datetime
    wie: str
    soort: Soort
    wat: str
    reden: str = Field(default="", max_length=LANGSTE_REDEN)
    versie: int = 0
    vorige: str = ""


@dataclass(frozen=True)
class Logboek:
    """What stands in the log, the oldest first.

    Attributes:
        heel: False when a line was changed or taken out.
    """

    gebeurtenissen: tuple[Gebeurtenis, ...]
    heel: bool


def lees(map_regio: Path) -> Logboek:
    """All of the log of a region, in its folder; what cannot be read is left out, and noticed."""
    goed, heel, vorige = [], True, ""
    for regel in _regels(map_regio):
        try:
            een = Gebeurtenis.model_validate_json(regel)
        except ValidationError:
            heel = False
            continue
        heel = heel and een.vorige == vorige
        goed.append(een)
        vorige = _kenmerk(regel)
    return Logboek(tuple(goed), heel)


def noteer_vrijgave(map_regio: Path, *, wie: str, wat: str, versie: int) -> None:
    """Add that figures were released.

    Raises:
        LogboekFout: the log cannot be written.
    """
    _voeg_toe(map_regio, "vrijgave", wie=wie, wat=wat, reden="", versie=versie)


def noteer_vertrouwelijk(map_regio: Path, *, wie: str, wat: str, reden: str, versie: int) -> None:
    """Add that a file marked vertrouwelijk is made: to be done before it is handed over.

    Raises:
        GeenReden: the reason is missing or too short.
        LogboekFout: the log cannot be written: then there is no file either.
    """
    kort = " ".join(reden.split())[:LANGSTE_REDEN]
    if len(kort) < KORTSTE_REDEN:
        raise GeenReden("Zeg in een paar woorden waar u dit bestand voor nodig hebt.")
    _voeg_toe(map_regio, "vertrouwelijk", wie=wie, wat=wat, reden=kort, versie=versie)


def noteer_pakket(map_regio: Path, *, wie: str, wat: str, versie: int) -> None:
    """Add that the papers for a meeting are made: to be done before there is any file.

    Raises:
        LogboekFout: the log cannot be written: then there are no papers either.
    """
    _voeg_toe(map_regio, "pakket", wie=wie, wat=wat, reden="", versie=versie)


def noteer_uitgave(map_regio: Path, *, wie: str, wat: str, reden: str, versie: int) -> None:
    """Add that an uitgave is made for everybody: to be done before it is there.

    Raises:
        LogboekFout: the log cannot be written: then there is no uitgave either.
    """
    _voeg_toe(map_regio, "uitgave", wie=wie, wat=wat, reden=reden, versie=versie)


def in_woorden(een: Gebeurtenis) -> str:
    """One line for people."""
    dag = datum(een.wanneer.date())
    delen = [f"{dag} {een.wanneer:%H:%M}", een.wie, f"{_WOORDEN[een.soort]}: {een.wat}"]
    return ", ".join(delen) + (f" (reden: {een.reden})" if een.reden else "")


def _voeg_toe(
    map_regio: Path, soort: Soort, *, wie: str, wat: str, reden: str, versie: int
) -> None:
    regels = _regels(map_regio)
    een = Gebeurtenis(
        wanneer=datetime.now().astimezone().replace(microsecond=0),
        wie=wie,
        soort=soort,
        wat=wat,
        reden=reden,
        versie=versie,
        vorige=_kenmerk(regels[-1]) if regels else "",
    )
    try:
        with (map_regio / BESTAND).open("a", encoding="utf-8", newline="\n") as bestand:
            bestand.write(een.model_dump_json() + "\n")
            bestand.flush()
            os.fsync(bestand.fileno())
    except OSError as fout:
        raise LogboekFout("Het logboek van de regio is niet te schrijven.") from fout


def _regels(map_regio: Path) -> list[str]:
    pad = map_regio / BESTAND
    return pad.read_text(encoding="utf-8").splitlines() if pad.is_file() else []


def _kenmerk(regel: str) -> str:
    return hashlib.sha256(regel.encode()).hexdigest()[:16]
