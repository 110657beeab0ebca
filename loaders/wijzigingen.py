"""The changes of the inrichting of a region: one file each, never altered, folded over its profile.

`regio.toml`, or the profile that comes with the monitor, is where a region begins. Each change lies
in `inrichting/` in the folder of the region, as `0001.toml`, `0002.toml`, ...: what some keys of
the profile become, from when, by whom and why. An undo is a change as well: it says which one does
not count. So nothing is lost, and an undo gives back exactly what was there.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from datasets.reference.profiel import ProfielFout, lees_inhoud
from datasets.reference.regio import ALLEEN_OP_HET_SCHERM
from datasets.reference.toml import als_toml

MAP = "inrichting"

WIJZIGBAAR = (
    "indicatoren",
    "volgorde",
    "hoofdlijnen",
    "agenda",
    "indelingen",
    "eigen_indelingen",
    "standaard_leveranciers",
    "leveranciers",
    "leidend",
    "sectoren",
    "toon_namen",
    "leverweken",
    "herijking",
    "doelen",
    "gelijken",
)
"""The keys of a profile that can be changed. Which municipalities a region has is no choice."""


class Wijziging(BaseModel):
    """One change.

    Attributes:
        nummer: counts from 1.
        op: when it was made, local time.
        wie: who made it.
        vanaf: the day from which it counts.
        reden: why.
        ongedaan: number of the change that counts no longer; None for a change of its own.
        wordt: key of the profile -> its new value, whole.
        weg: keys that are again as in the profile that the region began with.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    nummer: int = Field(ge=1)
    op: datetime
    wie: str = Field(min_length=1)
    vanaf: date
    reden: str = Field(min_length=3)
    ongedaan: int | None = None
    wordt: dict[str, Any] = Field(default_factory=dict)
    weg: tuple[str, ...] = ()

    @property
    def sleutels(self) -> frozenset[str]:
        """The keys of the profile that it is about; none for an undo."""
        return frozenset((*self.wordt, *self.weg))

    def is_begonnen(self, op: date) -> bool:
        """True when it counts on this day.

        Only what is shown can wait for its day. Where figures follow from a choice its dates stand
        in the choice itself, and it is in force at once.
        """
        return self.vanaf <= op or not self.sleutels <= ALLEEN_OP_HET_SCHERM


def wijzigingen(map_regio: Path) -> tuple[Wijziging, ...]:
    """All changes of a region, oldest first.

    Raises:
        ProfielFout: one of them cannot be read, or is missing between others.
    """
    gelezen = [_lees(pad) for pad in bestanden(map_regio)]
    for verwacht, een in enumerate(gelezen, start=1):
        if een.nummer != verwacht:
            raise ProfielFout(
                f"Van de inrichting ontbreekt wijziging {verwacht}. Zet het bestand terug in de "
                f"map {MAP} van de regio."
            )
    return tuple(gelezen)


def bestanden(map_regio: Path) -> list[Path]:
    """The files of the changes, oldest first."""
    return sorted((map_regio / MAP).glob("[0-9][0-9][0-9][0-9].toml"))


def _lees(pad: Path) -> Wijziging:
    try:
        return Wijziging.model_validate(lees_inhoud(pad))
    except ValidationError as fout:
        raise ProfielFout(
            f"De wijziging {pad.name} van de inrichting is beschadigd. Zet het bestand terug uit "
            "een reservekopie."
        ) from fout


def geldende(alle: Sequence[Wijziging]) -> frozenset[int]:
    """Numbers of the changes that were not undone; the undo of an undo makes one count again."""
    uit: set[int] = set()
    for een in reversed(alle):
        if een.ongedaan is not None and een.nummer not in uit:
            uit.add(een.ongedaan)
    return frozenset(een.nummer for een in alle if een.nummer not in uit)


def sleutels_van(alle: Sequence[Wijziging], nummer: int) -> frozenset[str]:
    """The keys that a change is about; for an undo those of the change that it is about."""
    een = alle[nummer - 1]
    return een.sleutels if een.ongedaan is None else sleutels_van(alle, een.ongedaan)


def gevouwen(basis: Mapping[str, Any], alle: Sequence[Wijziging], op: date) -> dict[str, Any]:
    """The content of the profile on a day.

    Args:
        basis: what the region began with.
        alle: all changes, oldest first.
        op: the day.
    """
    geldt = geldende(alle)
    uit = dict(basis)
    for een in alle:
        if een.nummer not in geldt or not een.is_begonnen(op):
            continue
        for sleutel in een.weg:
            if sleutel in basis:
                uit[sleutel] = basis[sleutel]
            else:
                uit.pop(sleutel, None)
        uit |= een.wordt
    return uit


def gepland(alle: Sequence[Wijziging], sleutels: Iterable[str], op: date) -> Wijziging | None:
    """A change of one of these keys that still has to begin."""
    geldt, over = geldende(alle), set(sleutels)
    return next(
        (e for e in alle if e.nummer in geldt and e.sleutels & over and not e.is_begonnen(op)), None
    )


def bewaar(map_regio: Path, wijziging: Wijziging) -> None:
    """Write a change as a file of its own that appears whole or not at all.

    Raises:
        FileExistsError: there is a change with this number.
    """
    kop = wijziging.model_dump(exclude={"wordt"}, exclude_defaults=True)
    inhoud = {**kop, "wordt": wijziging.wordt} if wijziging.wordt else kop
    schrijf_nieuw(map_regio / MAP, wijziging.nummer, inhoud)


def schrijf_nieuw(waar: Path, nummer: int, inhoud: Mapping[str, Any]) -> None:
    """Write the next file of a row, `0001.toml` and on; it appears whole or not at all.

    Args:
        waar: the folder, made when it is not there. Who writes here has the store of the region.
        nummer: the number of the file.
        inhoud: what stands in it.

    Raises:
        FileExistsError: there is a file with this number.
    """
    waar.mkdir(parents=True, exist_ok=True)
    doel = waar / f"{nummer:04d}.toml"
    tekst = als_toml(inhoud)
    handvat, tijdelijk = tempfile.mkstemp(dir=waar, prefix=".", suffix=".nieuw")
    try:
        with os.fdopen(handvat, "w", encoding="utf-8") as bestand:
            bestand.write(tekst)
            bestand.flush()
            os.fsync(bestand.fileno())
        if doel.exists():
            raise FileExistsError(doel.name)
        # Who has the store open is the only one that writes here: nobody comes in between.
        Path(tijdelijk).replace(doel)
    finally:
        Path(tijdelijk).unlink(missing_ok=True)
