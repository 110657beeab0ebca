"""Choices as TOML text: the standard library can read it and not write it.

Only what a profile is made of: texts, whole and broken numbers, yes or no, dates and moments, lists
and tables of these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

_KAAL = re.compile(r"[A-Za-z0-9_-]+")
_MOEILIJK = re.compile("[\x7f-\x9f\u2028\u2029]")


def als_toml(inhoud: Mapping[str, Any]) -> str:
    """The text of a TOML file with these keys; `tomllib` reads back exactly the same.

    Lists of tables stand one table per line, all other tables in one line.

    Raises:
        TypeError: a value that TOML has no notation for.
    """
    return "".join(f"{_sleutel(naam)} = {_bovenaan(waarde)}\n" for naam, waarde in inhoud.items())


def _bovenaan(waarde: Any) -> str:
    if _is_lijst(waarde) and waarde and all(isinstance(een, Mapping) for een in waarde):
        regels = "".join(f"    {_waarde(een)},\n" for een in waarde)
        return f"[\n{regels}]"
    return _waarde(waarde)


def _waarde(waarde: Any) -> str:
    if isinstance(waarde, str):
        return _tekst(waarde)
    if isinstance(waarde, bool):
        return "true" if waarde else "false"
    if isinstance(waarde, (int, float)):
        return repr(waarde)
    if isinstance(waarde, (datetime, date)):
        return waarde.isoformat()
    if isinstance(waarde, Mapping):
        binnen = ", ".join(f"{_sleutel(naam)} = {_waarde(een)}" for naam, een in waarde.items())
        return f"{{ {binnen} }}" if binnen else "{}"
    if _is_lijst(waarde):
        delen = sorted(waarde) if isinstance(waarde, (set, frozenset)) else waarde
        return f"[{', '.join(_waarde(een) for een in delen)}]"
    raise TypeError(f"TOML has no notation for {type(waarde).__name__}")


def _is_lijst(waarde: Any) -> bool:
    return isinstance(waarde, (list, tuple, set, frozenset))


def _sleutel(naam: str) -> str:
    return naam if _KAAL.fullmatch(naam) else _tekst(naam)


def _tekst(tekst: str) -> str:
    """A text between quotes: the escapes of JSON are also those of TOML."""
    gewoon = json.dumps(tekst, ensure_ascii=False)
    return _MOEILIJK.sub(lambda teken: f"\\u{ord(teken[0]):04x}", gewoon)
