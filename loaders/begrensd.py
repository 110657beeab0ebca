"""Reading a file of a stranger: in a process of its own, with limits on memory and time.

`lees_begrensd` is the only road by which a delivered file comes in: preflight on the bytes, reading
and the search for personal numbers all happen in that process. When it goes over a limit or breaks,
it is ended and the answer is one Dutch sentence; whoever asked lives on.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from datasets.catalog import datasets
from datasets.notatie import getal
from loaders.blad import MEESTE_BYTES, MEESTE_BYTES_UITGEPAKT, Bestand, Blad, LeesFout
from loaders.leesproces import BLADEN, MISLUKT, TABEL, VOORTGANG
from loaders.match import bekende_koppen
from loaders.personal import PersoonsgegevensGeweigerd, controleer_naam
from loaders.preflight import te_groot
from loaders.werker import GEWOON, Gestopt, Grens, Werker

__all__ = ["Grens", "LeesFout", "PersoonsgegevensGeweigerd", "Voortgang", "lees_begrensd"]

TEGELIJK = 2 if (os.cpu_count() or 1) > 2 else 1
"""Files that are read at once, in this process; others wait. One core stays for who looks."""
_MEESTE_KEREN = 100
_GROOT = 4 * 2**20
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Voortgang:
    """How far the reading of a file is.

    Attributes:
        fase: what is being done, in Dutch: "blad Thuiszitters lezen".
        deel: which part of it all is done, 0 to 1.
    """

    fase: str
    deel: float


def lees_begrensd(
    bron: bytes | Path,
    naam: str,
    *,
    kop_rijen: Mapping[str, int] | None = None,
    meld: Callable[[Voortgang], None] | None = None,
    grens: Grens = GEWOON,
) -> Bestand:
    """Read a csv file or a workbook that somebody delivers.

    Args:
        bron: the bytes, or the path of the file.
        naam: name of the file as the user knows it.
        kop_rijen: name of a sheet ("" for a csv file) -> row number of its header row, where a
            person chose one.
        meld: told how far it is, in the thread that called.
        grens: what it may cost.

    Returns:
        The file, in which no burgerservicenummer or onderwijsnummer was found. Columns that point
        out persons in another way are named in `Blad.gevoelig`.

    Raises:
        LeesFout: it cannot be read, or goes over a limit; one Dutch sentence says what to do.
        PersoonsgegevensGeweigerd: it holds numbers that we may not have.
    """
    controleer_naam(naam)
    data = _bytes_van(bron, naam)
    zeg = meld or _zwijg
    opdracht = {
        "naam": naam,
        "kop_rijen": dict(kop_rijen or {}),
        "bekend": sorted(bekende_koppen(datasets().values())),
        "seconden": grens.seconden,
    }
    with _poort.werker(grens, naam, zeg) as werker:
        try:
            bladen = _lees(werker, opdracht, data, grens, zeg)
        except Gestopt as gestopt:
            raise LeesFout(_zin(gestopt.reden, naam, grens)) from None
    return Bestand(naam, hashlib.sha256(data).hexdigest(), len(data), bladen)


def verwarm() -> None:
    """Start a process that reads, in the background, so that the next file need not wait for it."""
    threading.Thread(target=_poort.verwarm).start()


def _zwijg(_: Voortgang) -> None:
    """Nobody wants to know how far it is."""


def _bytes_van(bron: bytes | Path, naam: str) -> bytes:
    """The bytes; a file that is too big is not even opened.

    A text file on this computer may be as big as a workbook when it is unpacked; what comes in over
    the network may not.
    """
    hoogstens = MEESTE_BYTES if isinstance(bron, bytes) else MEESTE_BYTES_UITGEPAKT
    try:
        omvang = len(bron) if isinstance(bron, bytes) else bron.stat().st_size
        if omvang > hoogstens:
            raise LeesFout(te_groot(naam, omvang, hoogstens))
        return bron if isinstance(bron, bytes) else bron.read_bytes()
    except OSError:
        raise LeesFout(
            f"Het bestand {naam} is niet te openen: kijk of het er nog staat en of u het mag lezen."
        ) from None


def _lees(
    werker: Werker,
    opdracht: Mapping[str, Any],
    data: bytes,
    grens: Grens,
    zeg: Callable[[Voortgang], None],
) -> list[Blad]:
    """Let the process read, and build what it answers.

    Raises:
        Gestopt: it was ended or ended itself.
        LeesFout: as it said.
        PersoonsgegevensGeweigerd: as it said.
    """
    koppen: list[dict[str, Any]] = []
    tabellen: list[pa.Table] = []
    mislukt: dict[str, Any] = {}
    with werker.aan_het_werk(opdracht, data, grens) as antwoorden:
        for soort, inhoud in antwoorden:
            if soort == VOORTGANG:
                zeg(Voortgang(**json.loads(inhoud)))
            elif soort == MISLUKT:
                mislukt = json.loads(inhoud)
            elif soort == BLADEN:
                koppen = json.loads(inhoud)
            elif soort == TABEL:
                tabellen.append(_tabel(inhoud, koppen[len(tabellen)]))
            if mislukt or (koppen and len(tabellen) == len(koppen)):
                break
    if mislukt:
        raise _fout(mislukt)
    return [_blad(kop, tabel) for kop, tabel in zip(koppen, tabellen, strict=True)]


def _fout(antwoord: Mapping[str, Any]) -> Exception:
    soort = antwoord["soort"]
    if soort == "lezen":
        return LeesFout(antwoord["zin"])
    if soort == "persoon":
        return PersoonsgegevensGeweigerd(antwoord["zin"])
    if soort == "onvoorzien":
        _log.error("reading stopped on something unforeseen: %s", " < ".join(antwoord["plekken"]))
    return Gestopt(soort)


def _tabel(inhoud: bytes, kop: Mapping[str, Any]) -> pa.Table:
    """The table of a sheet, checked: what comes from that process is not believed.

    Raises:
        Gestopt: it is no table as we know them.
    """
    namen = ["rij", *(f"k{n}" for n in range(len(kop["koppen"])))]
    soorten = [pa.int32(), *[pa.string()] * len(kop["koppen"])]
    try:
        tabel = pa.ipc.open_stream(pa.py_buffer(inhoud)).read_all()
        tabel.validate(full=True)
    except pa.ArrowException:
        raise Gestopt("stuk") from None
    if tabel.column_names != namen or tabel.schema.types != soorten:
        raise Gestopt("stuk")
    return tabel


def _blad(kop: dict[str, Any], tabel: pa.Table) -> Blad:
    kop["voetregels"] = [(rij, tekst) for rij, tekst in kop["voetregels"]]
    kop["gevoelig"] = dict(kop["gevoelig"])
    return Blad(tabel=tabel, **kop)


def _zin(reden: str, naam: str, grens: Grens) -> str:
    zinnen = {
        "tijd": (
            f"Het bestand {naam} is na {getal(grens.seconden)} seconden lezen nog niet klaar en "
            "daarom zijn we gestopt: verdeel de gegevens over meer bestanden, of bewaar ze als csv."
        ),
        "geheugen": (
            f"Het bestand {naam} vraagt te veel geheugen: haal lege rijen, lege kolommen en opmaak "
            "buiten de tabel weg, of bewaar de gegevens als csv."
        ),
        "druk": (
            "Er worden nu al andere bestanden gelezen: lever het bestand "
            f"{naam} over een paar minuten opnieuw aan."
        ),
        "start": (
            f"Het lezen van het bestand {naam} kan nu niet beginnen, want de computer heeft te "
            "weinig ruimte: probeer het later opnieuw."
        ),
    }
    return zinnen.get(
        reden,
        f"Het bestand {naam} is beschadigd of vraagt te veel geheugen: open het in Excel, bewaar "
        "het opnieuw als Excel-werkmap (.xlsx) en lever het nog eens aan.",
    )


class _Poort:
    """At most two processes read at once; one that is free is used again."""

    def __init__(self) -> None:
        self._plaatsen = threading.BoundedSemaphore(TEGELIJK)
        self._slot = threading.Lock()
        self._vrij: list[Werker] = []

    @contextmanager
    def werker(self, grens: Grens, naam: str, zeg: Callable[[Voortgang], None]) -> Iterator[Werker]:
        """A process for one file.

        Raises:
            LeesFout: others have all the places for too long, or no process can be started.
        """
        if not self._plaatsen.acquire(blocking=False):
            zeg(Voortgang("wachten tot een ander bestand gelezen is", 0))
            if not self._plaatsen.acquire(timeout=grens.wachten):
                raise LeesFout(_zin("druk", naam, grens))
        try:
            werker = self._pak(grens)
        except OSError:
            self._plaatsen.release()
            raise LeesFout(_zin("start", naam, grens)) from None
        try:
            yield werker
        finally:
            self._leg_terug(werker)
            self._plaatsen.release()

    def verwarm(self) -> None:
        """Have a process ready, unless all the places are taken."""
        if self._plaatsen.acquire(blocking=False):
            try:
                self._leg_terug(self._pak(GEWOON))
            except OSError:
                _log.warning("no process could be started ahead of time")
            finally:
                self._plaatsen.release()

    def _pak(self, grens: Grens) -> Werker:
        with self._slot:
            for plek, werker in enumerate(self._vrij):
                if werker.past(grens):
                    return self._vrij.pop(plek)
            oud = self._vrij.pop() if len(self._vrij) >= TEGELIJK else None
        if oud:
            oud.stop()
        return Werker(grens)

    def _leg_terug(self, werker: Werker) -> None:
        """Keep it, unless it is broken or may be bloated by what it read."""
        moe = werker.keren >= _MEESTE_KEREN or werker.grootste > _GROOT
        if moe or not werker.bruikbaar:
            werker.stop()
            return
        with self._slot:
            self._vrij.append(werker)


_poort = _Poort()
