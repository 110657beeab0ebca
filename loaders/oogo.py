"""What was said at the OOGO: meetings, agreements and questions, kept with all their versions.

Each action is a file of its own in `oogo/` in the folder of the region, `0001.toml` and on, and
none is ever altered: who did what when, and what each piece that it touched became. A piece is one
meeting, agreement or question; it keeps its number. An undo is an action as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from datasets.reference.oogo import Afspraak, Inhoud, Overleg, Vraag
from datasets.reference.profiel import ProfielFout, lees_inhoud
from datasets.reference.regio import REGIO

MAP = "oogo"
T = TypeVar("T", bound=Inhoud)


class OogoFout(ValueError):
    """Something cannot be kept or read. `str()` is a Dutch sentence; nothing was changed."""


class Regel(BaseModel):
    """What a piece became in an action.

    Attributes:
        stuk: number of the piece.
        weg: it was withdrawn; what it held stays written here.
        overleg, afspraak, vraag: what it holds: exactly one of these.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    stuk: int = Field(ge=1)
    weg: bool = False
    overleg: Overleg | None = None
    afspraak: Afspraak | None = None
    vraag: Vraag | None = None

    @property
    def inhoud(self) -> Inhoud:
        """What the piece holds."""
        gevuld = [e for e in (self.overleg, self.afspraak, self.vraag) if e is not None]
        return gevuld[0]

    @model_validator(mode="after")
    def _controleer(self) -> Regel:
        if sum(een is not None for een in (self.overleg, self.afspraak, self.vraag)) != 1:
            raise ValueError("een regel is een overleg, een afspraak of een vraag")
        return self


class Handeling(BaseModel):
    """One action.

    Attributes:
        nummer: counts from 1.
        op: when it was done, local time.
        door: the account with which it was done.
        reden: why; "" where nothing was asked.
        ongedaan: number of the action that it undoes; 0 for an action of its own.
        regels: what each piece became.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    nummer: int = Field(ge=1)
    op: datetime
    door: str = Field(min_length=1)
    reden: str = ""
    ongedaan: int = Field(default=0, ge=0)
    regels: tuple[Regel, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Stuk(Generic[T]):
    """A piece as it was after an action.

    Attributes:
        stuk: its number, the same for all its versions.
        nummer: number of the action.
        op, door, reden: when, with which account and why.
        inhoud: what it holds.
        weg: it was withdrawn.
    """

    stuk: int
    nummer: int
    op: datetime
    door: str
    inhoud: T
    reden: str = ""
    weg: bool = False


@dataclass(frozen=True)
class Oogo:
    """All that was said at the OOGO of a region."""

    handelingen: tuple[Handeling, ...]

    @cached_property
    def versies(self) -> tuple[Stuk[Inhoud], ...]:
        """All versions of all pieces, oldest first."""
        return tuple(
            Stuk(regel.stuk, een.nummer, een.op, een.door, regel.inhoud, een.reden, regel.weg)
            for een in self.handelingen
            for regel in een.regels
        )

    @cached_property
    def nu(self) -> dict[int, Stuk[Inhoud]]:
        """Number of a piece -> its newest version, also of what was withdrawn."""
        return {een.stuk: een for een in self.versies}

    @cached_property
    def overleggen(self) -> tuple[Stuk[Overleg], ...]:
        """The meetings, oldest first."""
        return tuple(sorted(self._van(Overleg), key=lambda een: (een.inhoud.datum, een.stuk)))

    @cached_property
    def afspraken(self) -> tuple[Stuk[Afspraak], ...]:
        """The agreements: those that are not finished first, then by the day they are due."""
        return tuple(sorted(self._van(Afspraak), key=_plaats))

    @cached_property
    def vragen(self) -> tuple[Stuk[Vraag], ...]:
        """The questions, in the order in which they were asked."""
        return tuple(self._van(Vraag))

    def overleg(self, stuk: int) -> Stuk[Overleg] | None:
        """The meeting with this number; None where there is none (any more)."""
        return next((een for een in self.overleggen if een.stuk == stuk), None)

    def volgende(self, vandaag: date) -> Stuk[Overleg] | None:
        """The first meeting from this day on."""
        return next((een for een in self.overleggen if een.inhoud.datum >= vandaag), None)

    def vorige(self, vandaag: date) -> Stuk[Overleg] | None:
        """The last meeting before this day."""
        eerder = [een for een in self.overleggen if een.inhoud.datum < vandaag]
        return eerder[-1] if eerder else None

    def eerdere_afspraken(self, voor: date) -> tuple[Stuk[Afspraak], ...]:
        """What comes first at a meeting on this day: made before it, and not finished before it.

        An agreement that was finished at the meeting itself stays in the list of that meeting.
        """
        dag = {een.stuk: een.inhoud.datum for een in self.overleggen}
        return tuple(
            een
            for een in self.afspraken
            if dag.get(een.inhoud.overleg, voor) < voor
            and (not een.inhoud.is_klaar or dag.get(een.inhoud.besproken, date.min) >= voor)
        )

    def afspraken_bij(self, overleg: int) -> tuple[Stuk[Afspraak], ...]:
        """The agreements that were made at a meeting."""
        return tuple(een for een in self.afspraken if een.inhoud.overleg == overleg)

    def vragen_bij(self, gebied: str, periode: str) -> tuple[Stuk[Vraag], ...]:
        """The questions about an area and the figures of a period."""
        return tuple(
            een
            for een in self.vragen
            if (een.inhoud.gebied, een.inhoud.periode) == (gebied, periode)
        )

    def geschiedenis(self, stuk: int) -> tuple[Stuk[Inhoud], ...]:
        """All versions of a piece, oldest first."""
        return tuple(een for een in self.versies if een.stuk == stuk)

    def _van(self, soort: type[T]) -> Iterator[Stuk[T]]:
        for een in self.nu.values():
            if isinstance(een.inhoud, soort) and not een.weg:
                yield een  # type: ignore[misc]  # its content was just looked at


def afspraken_van(afspraken: Iterable[Stuk[Afspraak]], gebied: str) -> tuple[Stuk[Afspraak], ...]:
    """Those about an area, and those about the whole region or no area in particular."""
    return tuple(een for een in afspraken if een.inhoud.gebied in (gebied, REGIO, ""))


def lees_oogo(map_regio: Path) -> Oogo:
    """All that was said at the OOGO of a region.

    Raises:
        OogoFout: a file is damaged, or missing between others.
    """
    bestanden = sorted((map_regio / MAP).glob("[0-9][0-9][0-9][0-9].toml"))
    return _lees(map_regio, tuple((pad.name, pad.stat().st_mtime_ns) for pad in bestanden))


@lru_cache(maxsize=16)
def _lees(map_regio: Path, sporen: tuple[tuple[str, int], ...]) -> Oogo:
    """Read once as long as the files are the same."""
    handelingen = []
    for verwacht, (naam, _) in enumerate(sporen, start=1):
        try:
            een = Handeling.model_validate(lees_inhoud(map_regio / MAP / naam))
        except (ProfielFout, ValidationError) as fout:
            raise OogoFout(
                f"Het bestand {naam} van het OOGO is beschadigd. Zet het terug uit een "
                "reservekopie."
            ) from fout
        if een.nummer != verwacht:
            raise OogoFout(
                f"Van het OOGO ontbreekt bestand {verwacht:04d}.toml. Zet het terug in de map "
                f"{MAP} van de regio."
            )
        handelingen.append(een)
    return Oogo(tuple(handelingen))


def _plaats(een: Stuk[Afspraak]) -> tuple[bool, date, int]:
    return een.inhoud.is_klaar, een.inhoud.voor or date.max, een.stuk
