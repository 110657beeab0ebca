"""A draft: the files that a person is busy with, and all that was said about them.

It lies outside the store, in a folder of its own, and survives a reload and a lost connection. Of
the cells only those of declared columns are kept, with pseudonyms keyed and birth dates made ages
(decisions.md 32), and only after the check on personal data. It is removed after 24 hours.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
from pydantic import TypeAdapter, ValidationError

from loaders import werkgeheugen
from loaders.blad import Bestand, Blad
from loaders.opdracht import Opdracht, Werkplek

MAP = "concepten"
BEWAARTIJD = timedelta(hours=24)
STAPPEN = (
    "Bestand kiezen",
    "Kolommen koppelen",
    "Controleren",
    "Wijzigingen bekijken",
    "Opnemen",
)
_ID = re.compile(r"[0-9a-f]{12}")
_BESCHRIJVING = "concept.json"
_OPGENOMEN = "opgenomen.json"
_SLOT = threading.Lock()
_SLOTEN: dict[str, threading.RLock] = {}


class ConceptWeg(Exception):
    """The draft is not there (any more). `str()` is a Dutch sentence."""

    def __init__(self) -> None:
        super().__init__(
            "Dit concept is er niet meer: het is opgenomen, weggegooid of ouder dan 24 uur. Kijk "
            "bij Leveringen of uw bestand er al in staat, voordat u opnieuw begint."
        )


class ConceptOpgenomen(ConceptWeg):
    """The draft went in. `str()` is a Dutch sentence.

    Attributes:
        handelingen: the numbers of the loads that it became.
    """

    def __init__(self, handelingen: tuple[int, ...]) -> None:
        super().__init__()
        self.handelingen = handelingen

    def __str__(self) -> str:
        return "Dit bestand is al opgenomen. U vindt het bij Leveringen."


class ConceptVeranderd(Exception):
    """The draft is not the one that was shown any more. `str()` is a Dutch sentence."""

    def __init__(self) -> None:
        super().__init__(
            "U hebt dit bestand ook in een ander venster open, en daar is intussen iets veranderd. "
            "Hieronder ziet u hoe het nu staat. Wat u net deed, is daarom niet gedaan: kijk eerst, "
            "en doe het zo nodig nog een keer."
        )


@dataclass(frozen=True)
class Stuk:
    """One file of a draft.

    Attributes:
        nummer: its number in the draft; it stays the same when another file is removed.
        gekoppeld: what its columns mean was confirmed, and its cells lie in the draft.
        geen_gevallen: there is no file: it is the word that there were no cases.
        bladen: names of its sheets; "" for a csv file.
    """

    nummer: int
    naam: str
    sha256: str
    omvang: int
    opdracht: Opdracht
    gekoppeld: bool = False
    geen_gevallen: bool = False
    bladen: tuple[str, ...] = ()

    def met_akkoord(self, gezien: frozenset[str]) -> Stuk:
        """The file with these warnings as the ones that were seen."""
        return replace(self, opdracht=replace(self.opdracht, akkoord=gezien))

    def om_op_te_nemen(self, reden: str, akkoord: frozenset[str], wanneer: datetime) -> Stuk:
        """The file with what is said at the moment of taking in."""
        gezien = (self.opdracht.akkoord or frozenset()) | akkoord
        opdracht = replace(self.opdracht, reden=reden, akkoord=gezien, wanneer=wanneer)
        return replace(self, opdracht=opdracht)


@dataclass(frozen=True)
class Ingevuld:
    """What was typed in the form for a few counts, so far.

    Attributes:
        rijen: a text per column of the form, row by row.
        stuk: number of the file that was made of it; None while it was not sent.
    """

    dataset: str
    leverancier: str
    periode: str
    rijen: tuple[tuple[str, ...], ...]
    stuk: int | None = None


@dataclass(frozen=True)
class Concept:
    """A draft.

    Attributes:
        revisie: goes up when a file, an answer or the form changes; not when the person only goes
            to another step.
        stap: where the person is, 1 to 5 (`STAPPEN`).
        gezien: mark of the difference that the person saw last (`Verschil.kenmerk`).
        formulier: what was typed in the form instead of a file.
        volgend: number of the next file; a number is never used again.
    """

    id: str
    wie: str
    gemaakt: datetime
    gewijzigd: datetime
    revisie: int = 0
    stap: int = 1
    stukken: tuple[Stuk, ...] = ()
    gezien: str = ""
    formulier: Ingevuld | None = None
    volgend: int = 0

    def stuk(self, nummer: int) -> Stuk:
        """The file with this number.

        Raises:
            ConceptWeg: it was removed, in another tab.
        """
        gevonden = [s for s in self.stukken if s.nummer == nummer]
        if not gevonden:
            raise ConceptWeg
        return gevonden[0]

    def met(self, stuk: Stuk) -> Concept:
        """The draft with this file changed, or added at the end."""
        ander = [s for s in self.stukken if s.nummer != stuk.nummer]
        stukken = tuple(sorted([*ander, stuk], key=lambda s: s.nummer))
        return replace(self, stukken=stukken, volgend=max(self.volgend, stuk.nummer + 1))


@dataclass(frozen=True)
class _Bladkop:
    """What is kept of a sheet beside its cells."""

    naam: str | None
    verborgen: bool
    koppen: list[str]
    kop_rij: int
    voetrijen: list[int]
    meldingen: list[str]
    langere_rijen: list[int]
    kop_reden: str
    gevoelig: dict[int, str]


_CONCEPT = TypeAdapter(Concept)
_KOPPEN = TypeAdapter(list[_Bladkop])
_NUMMERS = TypeAdapter(tuple[int, ...])


def nu() -> datetime:
    """The local time, in whole seconds."""
    return datetime.now().astimezone().replace(microsecond=0, tzinfo=None)


def slot_van(concept_id: str) -> threading.RLock:
    """Held while a draft is read, changed and written: two tabs with it do not lose an answer."""
    with _SLOT:
        return _SLOTEN.setdefault(concept_id, threading.RLock())


def nieuw_concept(werkplek: Werkplek, wie: str) -> Concept:
    """Start a draft and write it down."""
    concept = Concept(secrets.token_hex(6), wie, nu(), nu())
    bewaar(werkplek, concept)
    return concept


def lees_concept(werkplek: Werkplek, concept_id: str) -> Concept:
    """A draft as it was last saved.

    Raises:
        ConceptOpgenomen: it went in.
        ConceptWeg: it is not there, or too old.
    """
    if not _ID.fullmatch(concept_id):
        raise ConceptWeg
    _niet_opgenomen(_map(werkplek, concept_id))
    try:
        tekst = (_map(werkplek, concept_id) / _BESCHRIJVING).read_bytes()
        concept = _CONCEPT.validate_json(tekst)
    except (OSError, ValidationError) as fout:
        raise ConceptWeg from fout
    if nu() - concept.gewijzigd > BEWAARTIJD:
        gooi_weg(werkplek, concept_id)
        raise ConceptWeg
    return concept


def bewaar(werkplek: Werkplek, concept: Concept) -> None:
    """Write a draft down, whole or not at all."""
    _schrijf(_map(werkplek, concept.id) / _BESCHRIJVING, _CONCEPT.dump_json(concept, indent=1))


def _niet_opgenomen(map_concept: Path) -> None:
    pad = map_concept / _OPGENOMEN
    if not pad.exists():
        return
    try:
        nummers = _NUMMERS.validate_json(pad.read_bytes())
    except (OSError, ValidationError) as fout:
        raise ConceptWeg from fout
    raise ConceptOpgenomen(nummers)


def rond_af(werkplek: Werkplek, concept_id: str, handelingen: tuple[int, ...]) -> None:
    """The draft went in: only the numbers of its loads stay, to find its receipt by.

    They go after 24 hours, as a draft does.
    """
    gooi_weg(werkplek, concept_id)
    pad = _map(werkplek, concept_id) / _OPGENOMEN
    _schrijf(pad, _NUMMERS.dump_json(handelingen))


def gooi_weg(werkplek: Werkplek, concept_id: str) -> None:
    """Remove a draft with all its files, on disk and in memory."""
    werkgeheugen.vergeet(concept_id)
    shutil.rmtree(_map(werkplek, concept_id), ignore_errors=True)
    with _SLOT:
        _SLOTEN.pop(concept_id, None)


def concepten(werkplek: Werkplek, wie: str) -> list[Concept]:
    """The drafts of a person, newest first; what is too old is removed."""
    map_concepten = werkplek.map_regio / MAP
    if not map_concepten.exists():
        return []
    gevonden = []
    for map_concept in map_concepten.iterdir():
        try:
            gevonden.append(lees_concept(werkplek, map_concept.name))
        except ConceptWeg:
            _ruim_op(map_concept)
    eigen = [c for c in gevonden if c.wie == wie and (c.stukken or c.formulier)]
    return sorted(eigen, key=lambda c: c.gewijzigd, reverse=True)


def _ruim_op(map_concept: Path) -> None:
    """A folder without a readable draft goes, unless somebody may be making it at this moment."""
    if not map_concept.exists():
        return
    leeftijd = nu().timestamp() - map_concept.stat().st_mtime
    if leeftijd > BEWAARTIJD.total_seconds():
        shutil.rmtree(map_concept, ignore_errors=True)


# -- the cells -------------------------------------------------------------------------------


def bewaar_cellen(werkplek: Werkplek, concept_id: str, nummer: int, bestand: Bestand) -> None:
    """Write down the cells of a file; `bestand` may hold only what may be kept."""
    map_concept = _map(werkplek, concept_id)
    for plek, blad in enumerate(bestand.bladen):
        buffer = pa.BufferOutputStream()
        with pa.ipc.new_file(buffer, blad.tabel.schema) as schrijver:
            schrijver.write_table(blad.tabel)
        _schrijf(map_concept / f"{nummer}-{plek}.arrow", buffer.getvalue().to_pybytes())
    koppen = [
        _Bladkop(
            blad.naam,
            blad.verborgen,
            blad.koppen,
            blad.kop_rij,
            [rij for rij, _ in blad.voetregels],
            blad.meldingen,
            blad.langere_rijen,
            blad.kop_reden,
            blad.gevoelig,
        )
        for blad in bestand.bladen
    ]
    _schrijf(map_concept / f"{nummer}.json", _KOPPEN.dump_json(koppen))


def vergeet_cellen(werkplek: Werkplek, concept_id: str, nummer: int) -> None:
    """Remove the cells of a file that is taken out of a draft."""
    map_concept = _map(werkplek, concept_id)
    for pad in (map_concept / f"{nummer}.json", *map_concept.glob(f"{nummer}-*.arrow")):
        pad.unlink(missing_ok=True)


def lees_cellen(werkplek: Werkplek, concept_id: str, stuk: Stuk) -> Bestand:
    """The cells of a file as they were written down.

    Raises:
        ConceptWeg: they are not there.
    """
    map_concept = _map(werkplek, concept_id)
    try:
        koppen = _KOPPEN.validate_json((map_concept / f"{stuk.nummer}.json").read_bytes())
        bladen = [
            _blad(kop, (map_concept / f"{stuk.nummer}-{plek}.arrow").read_bytes())
            for plek, kop in enumerate(koppen)
        ]
    except (OSError, ValidationError, pa.ArrowInvalid) as fout:
        raise ConceptWeg from fout
    return Bestand(stuk.naam, stuk.sha256, stuk.omvang, bladen)


def _blad(kop: _Bladkop, cellen: bytes) -> Blad:
    return Blad(
        naam=kop.naam,
        verborgen=kop.verborgen,
        koppen=kop.koppen,
        kop_rij=kop.kop_rij,
        tabel=pa.ipc.open_file(cellen).read_all(),
        titelregels=[],
        voetregels=[(rij, "") for rij in kop.voetrijen],
        meldingen=kop.meldingen,
        langere_rijen=kop.langere_rijen,
        kop_reden=kop.kop_reden,
        gevoelig=kop.gevoelig,
    )


def _map(werkplek: Werkplek, concept_id: str) -> Path:
    return werkplek.map_regio / MAP / concept_id


def _schrijf(pad: Path, inhoud: bytes) -> None:
    """Write a file for the owner only, under its name when it is whole."""
    pad.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    tijdelijk = pad.with_name(f".{pad.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as f:
        f.write(inhoud)
        f.flush()
        os.fsync(f.fileno())
    tijdelijk.replace(pad)
