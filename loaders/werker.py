"""One process that reads: started, given work, guarded and ended."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import psutil

from datasets.catalog import EXTRA_MAP
from loaders.leesproces import BYTES, OPDRACHT, lees, schrijf

_WORTEL = Path(__file__).resolve().parent.parent
_MEEGEVEN = ("PATH", "SYSTEMROOT", "WINDIR", "LANG", "LC_ALL", "TZ", "PYTHONDONTWRITEBYTECODE")
# Less address space for each thread, and no pool that reserves it by the gigabyte.
_ZUINIG = {
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "MALLOC_ARENA_MAX": "2",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONIOENCODING": "utf-8",
}
_POLS = 0.05
_MEESTE_ANTWOORD = 2**30


@dataclass(frozen=True)
class Grens:
    """What reading one file may cost.

    Attributes:
        seconden: from the moment that a process gets the file.
        bytes: memory of that process, all of it.
        wachten: seconds to wait for others that are being read.
        bewaak: watch the memory from outside; where the operating system guards it this is not
            needed.
    """

    seconden: float = 60
    bytes: int = 2 * 2**30
    wachten: float = 300
    bewaak: bool = sys.platform != "linux"


GEWOON = Grens()


class Gestopt(Exception):
    """The process was ended, or ended itself.

    Attributes:
        reden: "tijd", "geheugen", "stuk" or "onvoorzien".
    """

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class Werker:
    """A process that reads one file at a time.

    Attributes:
        keren: how many files it got.
        grootste: size in bytes of the biggest of them.
        bruikbaar: it can read another one.
    """

    def __init__(self, grens: Grens) -> None:
        self._grens = (grens.bytes, grens.bewaak)
        self._proces = subprocess.Popen(  # noqa: S603 (our own module, nothing of a user)
            [sys.executable, "-m", "loaders.leesbegin", str(0 if grens.bewaak else grens.bytes)],
            cwd=_WORTEL,
            env=_omgeving(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
        )
        self.keren = 0
        self.grootste = 0
        self.bruikbaar = True

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._proces.pid

    def past(self, grens: Grens) -> bool:
        """Say whether it has these limits and still runs."""
        return self._grens == (grens.bytes, grens.bewaak) and self._proces.poll() is None

    @contextmanager
    def aan_het_werk(
        self, opdracht: Mapping[str, Any], data: bytes, grens: Grens
    ) -> Iterator[Iterator[tuple[bytes, bytes]]]:
        """Give it a file; gives its answers one by one.

        Whatever goes wrong inside, it is not used again.

        Raises:
            Gestopt: it went over a limit, or is gone.
        """
        self.keren += 1
        self.grootste = max(self.grootste, len(data))
        self.bruikbaar = False
        bewaker = _Bewaker(self._proces, grens)
        bewaker.start()
        try:
            van, naar = _pijpen(self._proces)
            schrijf(naar, OPDRACHT, json.dumps(opdracht).encode())
            schrijf(naar, BYTES, data)
            yield _antwoorden(van)
        except (EOFError, OSError):
            raise Gestopt(bewaker.reden or "stuk") from None
        finally:
            # Waited for: a thread that is still there when Python ends can take all down with it.
            bewaker.klaar.set()
            bewaker.join()
        self.bruikbaar = True

    def stop(self) -> None:
        """End it."""
        self._proces.kill()
        for pijp in (self._proces.stdin, self._proces.stdout):
            if pijp:
                with suppress(OSError):
                    pijp.close()
        self._proces.wait()
        self.bruikbaar = False


class _Bewaker(threading.Thread):
    """Ends a process that is over its time, or over its memory where nobody else looks."""

    def __init__(self, proces: subprocess.Popen[bytes], grens: Grens) -> None:
        super().__init__(daemon=True)
        self._proces = proces
        self._grens = grens
        self.klaar = threading.Event()
        self.reden = ""

    def run(self) -> None:
        einde = time.monotonic() + self._grens.seconden
        gebruik = _geheugen_van(self._proces.pid) if self._grens.bewaak else None
        while not self.klaar.wait(_POLS):
            if time.monotonic() > einde:
                self.reden = "tijd"
            elif gebruik and gebruik() > self._grens.bytes:
                self.reden = "geheugen"
            if self.reden:
                self._proces.kill()
                return


def _geheugen_van(pid: int) -> Callable[[], int]:
    """A function that says how much memory a process has; 0 when it is gone."""
    try:
        proces = psutil.Process(pid)
    except psutil.Error:
        return lambda: 0

    def gebruik() -> int:
        try:
            return int(proces.memory_info().rss)
        except psutil.Error:
            return 0

    return gebruik


def _pijpen(proces: subprocess.Popen[bytes]) -> tuple[BinaryIO, BinaryIO]:
    if proces.stdout is None or proces.stdin is None:
        raise EOFError
    return proces.stdout, proces.stdin  # type: ignore[return-value]


def _antwoorden(van: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    while True:
        yield lees(van, hoogstens=_MEESTE_ANTWOORD)


def _omgeving() -> dict[str, str]:
    """The settings of the process: none of the secrets that this one may hold."""
    omgeving = {naam: os.environ[naam] for naam in _MEEGEVEN if naam in os.environ} | _ZUINIG
    if extra := os.environ.get(EXTRA_MAP):
        omgeving[EXTRA_MAP] = str(Path(extra).absolute())
    return omgeving
