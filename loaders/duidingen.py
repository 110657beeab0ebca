"""Duiding: the story behind a figure, written by a named person, kept with all its versions.

Each version is a file of its own in `duiding/` in the folder of the region, `0001.toml` and on,
and none is ever altered. A note is about one indicator in one area and one period. It begins as a
concept; readers see it from the moment it is adopted until it is withdrawn, also while a newer
version is still a concept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from datasets.periodes import Periode
from datasets.reference.profiel import ProfielFout, lees_inhoud
from datasets.reference.regio import GebiedOnbekend, Regio
from indicators.catalog import indicatoren
from loaders.duiding_tekst import LANGSTE, LANGSTE_NAAM, fout_in, schoon
from loaders.opdracht import Werkplek
from loaders.toegang import geopend
from loaders.wijzigingen import schrijf_nieuw

MAP = "duiding"
_KORTSTE_NAAM = 2
Status = Literal["concept", "vastgesteld", "ingetrokken"]


class DuidingFout(ValueError):
    """A note that cannot be kept or read. `str()` is a Dutch sentence; nothing was changed."""


class Duiding(BaseModel):
    """One version of a note.

    Attributes:
        nummer: counts all versions of all notes, from 1.
        duiding: number of the first version: the same for all versions of a note.
        indicator, gebied, periode: the figure that it is about.
        tekst: what was written.
        wie: the author, as readers see it.
        status: concept, vastgesteld or ingetrokken.
        op: when this version was written, local time.
        door: the account with which it was written.
        reden: why it was changed after it was adopted.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    nummer: int = Field(ge=1)
    duiding: int = Field(ge=1)
    indicator: str
    gebied: str
    periode: str
    tekst: str = Field(min_length=1, max_length=LANGSTE)
    wie: str = Field(min_length=_KORTSTE_NAAM, max_length=LANGSTE_NAAM)
    status: Status
    op: datetime
    door: str
    reden: str = ""

    @property
    def over(self) -> tuple[str, str, str]:
        """Indicator, area and period."""
        return self.indicator, self.gebied, self.periode


@dataclass(frozen=True, slots=True)
class Gezegd:
    """What a person says: the text, under which name, with which account, and why."""

    tekst: str
    wie: str
    door: str
    status: Status
    reden: str = ""


@dataclass(frozen=True)
class Duidingen:
    """All notes of a region."""

    versies: tuple[Duiding, ...]

    @cached_property
    def nu(self) -> tuple[Duiding, ...]:
        """The newest version of each note, the newest first; also of what was withdrawn."""
        laatste = {een.duiding: een for een in self.versies}
        return tuple(sorted(laatste.values(), key=lambda een: -een.nummer))

    @cached_property
    def voor_lezers(self) -> tuple[Duiding, ...]:
        """The adopted version of each note that was not withdrawn since, the newest first."""
        geldt: dict[int, Duiding] = {}
        for een in self.versies:
            if een.status == "vastgesteld":
                geldt[een.duiding] = een
            elif een.status == "ingetrokken":
                geldt.pop(een.duiding, None)
        return tuple(sorted(geldt.values(), key=lambda een: -een.nummer))

    def bij(self, indicator: str, gebied: str, periode: str) -> tuple[Duiding, ...]:
        """What readers see beside a figure."""
        return tuple(e for e in self.voor_lezers if e.over == (indicator, gebied, periode))

    def geschiedenis(self, duiding: int) -> tuple[Duiding, ...]:
        """All versions of a note, oldest first."""
        return tuple(een for een in self.versies if een.duiding == duiding)


def lees_duidingen(map_regio: Path) -> Duidingen:
    """All notes of a region.

    Raises:
        DuidingFout: a file is damaged, or missing between others.
    """
    bestanden = sorted((map_regio / MAP).glob("[0-9][0-9][0-9][0-9].toml"))
    return _lees(map_regio, tuple((pad.name, pad.stat().st_mtime_ns) for pad in bestanden))


@lru_cache(maxsize=16)
def _lees(map_regio: Path, sporen: tuple[tuple[str, int], ...]) -> Duidingen:
    """Read once as long as the files are the same."""
    versies = []
    for verwacht, (naam, _) in enumerate(sporen, start=1):
        try:
            een = Duiding.model_validate(lees_inhoud(map_regio / MAP / naam))
        except (ProfielFout, ValidationError) as fout:
            raise DuidingFout(
                f"De duiding {naam} is beschadigd. Zet het bestand terug uit een reservekopie."
            ) from fout
        if een.nummer != verwacht:
            raise DuidingFout(
                f"Van de duiding ontbreekt bestand {verwacht:04d}.toml. Zet het terug in de map "
                f"{MAP} van de regio."
            )
        versies.append(een)
    return Duidingen(tuple(versies))


def schrijf(plek: Werkplek, over: tuple[str, str, str], gezegd: Gezegd) -> Duiding:
    """Write a new note.

    Args:
        plek: the region.
        over: indicator, area and period of the figure.
        gezegd: what is written, and by whom.

    Raises:
        DuidingFout: it cannot be kept; the sentence says why.
        StoreInGebruik: somebody else is busy with the region.
    """
    _controleer_over(plek, over)
    with geopend(plek):
        nummer = len(lees_duidingen(plek.map_regio).versies) + 1
        return _bewaar(plek, nummer, nummer, over, gezegd)


def wijzig(plek: Werkplek, gezien: Duiding, gezegd: Gezegd) -> Duiding:
    """Write a new version of a note.

    Args:
        plek: the region.
        gezien: the version that the writer saw.
        gezegd: what is written, by whom, and why: that is asked for once the note was adopted.

    Raises:
        DuidingFout: it cannot be kept; the sentence says why.
        StoreInGebruik: somebody else is busy with the region.
    """
    with geopend(plek):
        er = lees_duidingen(plek.map_regio)
        eerder = er.geschiedenis(gezien.duiding)
        if not eerder or eerder[-1] != gezien:
            raise DuidingFout(
                "Iemand anders heeft deze duiding intussen gewijzigd. Kijk opnieuw wat er staat."
            )
        if any(e.status == "vastgesteld" for e in eerder) and not gezegd.reden.strip():
            raise DuidingFout("Deze duiding was al vastgesteld. Zeg waarom u haar wijzigt.")
        nu = (schoon(gezegd.tekst), gezegd.wie.strip(), gezegd.status)
        if nu == (gezien.tekst, gezien.wie, gezien.status):
            raise DuidingFout("Er verandert niets: zo staat het er al.")
        return _bewaar(plek, len(er.versies) + 1, gezien.duiding, gezien.over, gezegd)


def _bewaar(
    plek: Werkplek, nummer: int, duiding: int, over: tuple[str, str, str], gezegd: Gezegd
) -> Duiding:
    tekst, wie = schoon(gezegd.tekst), " ".join(gezegd.wie.split())
    if zin := fout_in(tekst):
        raise DuidingFout(zin)
    if not _KORTSTE_NAAM <= len(wie) <= LANGSTE_NAAM:
        raise DuidingFout(
            f"Zeg wie dit schrijft: uw naam of die van uw groep, ten hoogste {LANGSTE_NAAM} tekens."
        )
    indicator, gebied, periode = over
    nieuw = Duiding(
        nummer=nummer,
        duiding=duiding,
        indicator=indicator,
        gebied=gebied,
        periode=periode,
        tekst=tekst,
        wie=wie,
        status=gezegd.status,
        op=datetime.now().astimezone().replace(microsecond=0, tzinfo=None),
        door=gezegd.door,
        reden=" ".join(gezegd.reden.split()),
    )
    schrijf_nieuw(plek.map_regio / MAP, nummer, nieuw.model_dump(exclude_defaults=True))
    return nieuw


def bekende_namen(regio: Regio) -> tuple[str, ...]:
    """Names of areas and leveranciers: in a note these are no names of children."""
    gemeenten = (regio.naam_van(code) for code in regio.gemeenten)
    groepen = (groep.naam for _, groep in regio.groepen())
    return (*gemeenten, *groepen, *(een.naam for een in regio.leveranciers))


def _controleer_over(plek: Werkplek, over: tuple[str, str, str]) -> None:
    """Refuse a figure that there cannot be.

    Raises:
        DuidingFout: the indicator, the area or the period is unknown.
    """
    indicator, gebied, periode = over
    if indicator not in indicatoren() or indicatoren()[indicator].intern:
        raise DuidingFout(f"Het cijfer “{indicator}” kennen we niet.")
    try:
        plek.regio.naam_van(gebied)
    except GebiedOnbekend as fout:
        raise DuidingFout(str(fout)) from fout
    try:
        Periode.van_code(periode)
    except ValueError as fout:
        raise DuidingFout(f"De periode “{periode}” kennen we niet.") from fout
