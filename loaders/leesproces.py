"""The process that reads files of strangers; `loaders.leesbegin` starts it.

It gets bytes over a pipe and answers over a pipe: what it does, and a Bestand or one Dutch
sentence. What it answers is JSON and Arrow, so that nothing of a file is ever run by who asked.
It can write no file and leaves no core dump; what libraries print goes nowhere. It ends when the
pipe ends: with the process that started it.
"""

from __future__ import annotations

import json
import os
import queue
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from loaders.blad import Bestand, Blad, LeesFout, telt_koppen
from loaders.personal import (
    PersoonsgegevensGeweigerd,
    controleer_persoonsnummers,
    veilige_naam,
)
from loaders.personal_kolommen import zoek_gevoelig
from loaders.preflight import bekijk_vooraf
from loaders.read import read_file

VOORTGANG, BLADEN, TABEL, MISLUKT, OPDRACHT, BYTES = b"V", b"B", b"A", b"M", b"O", b"D"
"""The kinds of messages: five from here, the last two to here."""
_KOP = struct.Struct(">cQ")
_RUIMTE_CPU = 10
_WORTEL = Path(__file__).resolve().parent.parent


def schrijf(uit: BinaryIO, soort: bytes, inhoud: bytes | memoryview) -> None:
    """Send one message: its kind, its length, its content."""
    uit.write(_KOP.pack(soort, len(inhoud)))
    uit.write(inhoud)
    uit.flush()


def lees(van: BinaryIO, *, hoogstens: int = 2**40) -> tuple[bytes, bytes]:
    """Receive one message.

    Raises:
        EOFError: the other side is gone, or sends more than `hoogstens` bytes.
    """
    kop = van.read(_KOP.size)
    if len(kop) < _KOP.size:
        raise EOFError
    soort, lengte = _KOP.unpack(kop)
    if lengte > hoogstens:
        raise EOFError
    inhoud = van.read(lengte)
    if len(inhoud) < lengte:
        raise EOFError
    return soort, inhoud


def lees_bestanden(geheugen: int) -> None:
    """Read files until the pipe ends.

    Args:
        geheugen: the most bytes of memory, or 0 when somebody else watches that.
    """
    van, uit = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nergens = os.open(os.devnull, os.O_RDWR)
    for plek in range(3):
        os.dup2(nergens, plek)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    _begrens(geheugen)
    werk: queue.SimpleQueue[tuple[dict[str, Any], bytes]] = queue.SimpleQueue()
    threading.Thread(target=_ontvang, args=(van, werk), daemon=True).start()
    while True:
        opdracht, data = werk.get()
        _begrens_tijd(opdracht["seconden"])
        if not _behandel(opdracht, data, uit):
            os._exit(0)
        del opdracht, data


def _ontvang(van: BinaryIO, werk: queue.SimpleQueue[tuple[dict[str, Any], bytes]]) -> None:
    """Receive in a thread of its own, so that the end of the pipe is seen while a file is read."""
    try:
        while True:
            _, opdracht = lees(van)
            _, data = lees(van)
            werk.put((json.loads(opdracht), data))
    finally:
        os._exit(0)


def _begrens(geheugen: int) -> None:
    """Let the operating system guard memory and files, where it can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (not on Windows)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if geheugen:
        geheugen = _hoogstens(resource.RLIMIT_AS, geheugen)
        resource.setrlimit(resource.RLIMIT_AS, (geheugen, geheugen))


def _begrens_tijd(seconden: float) -> None:
    """Let the operating system end a process whose parent is gone and that hears nothing."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 (not on Windows)

    gebruikt = resource.getrusage(resource.RUSAGE_SELF)
    seconden = 2 * seconden + gebruikt.ru_utime + gebruikt.ru_stime + _RUIMTE_CPU
    zacht = _hoogstens(resource.RLIMIT_CPU, int(seconden))
    resource.setrlimit(resource.RLIMIT_CPU, (zacht, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _hoogstens(wat: int, grens: int) -> int:
    """A limit, or the lower one that already holds."""
    import resource  # noqa: PLC0415 (not on Windows)

    _, vast = resource.getrlimit(wat)
    return grens if vast == resource.RLIM_INFINITY else min(grens, vast)


def _behandel(opdracht: Mapping[str, Any], data: bytes, uit: BinaryIO) -> bool:
    """Read one file and answer. False when this process should not read another one."""

    def meld(fase: str, deel: float) -> None:
        _stuur(uit, VOORTGANG, {"fase": veilige_naam(fase), "deel": deel})

    try:
        bestand = lees_bestand(opdracht, data, meld)
        tabellen = [_als_arrow(blad.tabel) for blad in bestand.bladen]
    except LeesFout as fout:
        return _stuur(uit, MISLUKT, {"soort": "lezen", "zin": veilige_naam(str(fout))})
    except PersoonsgegevensGeweigerd as fout:
        return _stuur(uit, MISLUKT, {"soort": "persoon", "zin": str(fout)})
    except MemoryError:
        _stuur(uit, MISLUKT, {"soort": "geheugen"})
        return False
    except Exception as fout:  # noqa: BLE001 (whatever it is: the parent says it, without values)
        _stuur(uit, MISLUKT, {"soort": "onvoorzien", "plekken": _plekken(fout)})
        return False
    _stuur(uit, BLADEN, [_als_kop(blad) for blad in bestand.bladen])
    for tabel in tabellen:
        schrijf(uit, TABEL, memoryview(tabel))
    return True


def lees_bestand(
    opdracht: Mapping[str, Any], data: bytes, meld: Callable[[str, float], None]
) -> Bestand:
    """Everything that happens to a file before anybody may look at it.

    Args:
        opdracht: `naam`, `kop_rijen` and `bekend` (all known headings, as `datasets.woorden.aaneen`
            writes them).
        data: the bytes.
        meld: told what is being done and how far it is.

    Raises:
        LeesFout: the file cannot be read.
        PersoonsgegevensGeweigerd: nothing of it may be kept.
    """
    naam = opdracht["naam"]
    meld("bestand bekijken", 0)
    opgemerkt = bekijk_vooraf(data, naam)
    bestand = read_file(
        data,
        naam,
        herken=telt_koppen(frozenset(opdracht["bekend"])),
        kop_rijen=opdracht["kop_rijen"],
        meld=lambda fase, deel: meld(fase, 0.1 + 0.6 * deel),
    )
    meld("persoonsgegevens zoeken", 0.8)
    controleer_persoonsnummers(bestand, data)
    for blad in bestand.bladen:
        blad.gevoelig.update(zoek_gevoelig(blad))
    bestand.bladen[0].meldingen[:0] = opgemerkt
    meld("klaar met lezen", 1)
    return bestand


def _als_kop(blad: Blad) -> dict[str, Any]:
    """All of a sheet but its table."""
    velden = ("naam", "verborgen", "koppen", "kop_rij", "titelregels", "voetregels", "meldingen",
              "langere_rijen", "kop_reden")  # fmt: skip
    return {veld: getattr(blad, veld) for veld in velden} | {"gevoelig": [*blad.gevoelig.items()]}


def _als_arrow(tabel: pa.Table) -> pa.Buffer:
    stroom = pa.BufferOutputStream()
    with pa.ipc.new_stream(stroom, tabel.schema) as schrijver:
        schrijver.write_table(tabel)
    return stroom.getvalue()


def _stuur(uit: BinaryIO, soort: bytes, wat: object) -> bool:
    schrijf(uit, soort, json.dumps(wat).encode())
    return True


def _plekken(fout: BaseException) -> list[str]:
    """The kind of an error and the places in our code, never its text: that may hold a cell."""
    stappen = traceback.extract_tb(fout.__traceback__)
    eigen = [stap for stap in stappen if Path(stap.filename).is_relative_to(_WORTEL)]
    return [type(fout).__name__, *(f"{Path(s.filename).name}:{s.lineno} {s.name}" for s in eigen)]
