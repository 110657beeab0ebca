"""What goes wrong unforeseen: one calm sentence with a number, and a note without any cell.

A note holds the kind of the error and the places in the code, never the text of the error: that
may hold what a cell says.
"""

from __future__ import annotations

import platform
import secrets
import traceback
from datetime import datetime
from pathlib import Path

MAP = "log"
_WORTEL = Path(__file__).resolve().parent.parent


def noteer(gegevens: Path, regio: str, fout: BaseException) -> str:
    """Write a note of an error and return its number; without a place to write, only the number."""
    nu = datetime.now().astimezone().replace(microsecond=0)
    nummer = f"{nu:%Y%m%d}-{secrets.token_hex(3)}"
    doel = gegevens / regio / MAP if regio else gegevens / MAP
    try:
        doel.mkdir(parents=True, exist_ok=True)
        (doel / f"{nummer}.txt").write_text(_tekst(nu, fout), encoding="utf-8")
    except OSError:
        return nummer
    return nummer


def zin_voor(nummer: str) -> str:
    """What the person sees."""
    return (
        "Er ging iets mis dat we niet hadden voorzien. Een bestand dat nog niet klaar was, is niet "
        f"opgenomen. Meld het aan de beheerder met nummer {nummer}."
    )


def _tekst(nu: datetime, fout: BaseException) -> str:
    regels = [nu.isoformat(), f"Python {platform.python_version()}, {platform.system()}"]
    schakel: BaseException | None = fout
    while schakel is not None:
        regels.append(type(schakel).__name__)
        for stap in traceback.extract_tb(schakel.__traceback__):
            regels.append(f"  {_plek(stap.filename)}:{stap.lineno} {stap.name}")
        schakel = schakel.__cause__ or schakel.__context__
    return "\n".join(regels) + "\n"


def _plek(bestand: str) -> str:
    """A file of ours by its path in the project, any other by its name."""
    pad = Path(bestand)
    return pad.relative_to(_WORTEL).as_posix() if pad.is_relative_to(_WORTEL) else pad.name
