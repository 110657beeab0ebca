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

    Lists of tables stand one table per line, all other tables in one line. What holds lists of
    tables itself gets a heading of its own, below the rest, so that a person can read and edit it.

    Raises:
        TypeError: a value that TOML has no notation for.
    """
    return _deel("", inhoud)


def _deel(boven: str, inhoud: Mapping[str, Any]) -> str:
    """The keys of one heading, and below it those with a heading of their own."""
    eigen = {naam for naam, waarde in inhoud.items() if _is_diep(waarde)}
    uit = "".join(
        f"{_sleutel(naam)} = {_bovenaan(waarde)}\n"
        for naam, waarde in inhoud.items()
        if naam not in eigen
    )
    for naam in (naam for naam in inhoud if naam in eigen):
        pad, waarde = f"{boven}{_sleutel(naam)}", inhoud[naam]
        if isinstance(waarde, Mapping):
            uit += f"\n[{pad}]\n{_deel(f'{pad}.', waarde)}"
        else:
            uit += "".join(f"\n[[{pad}]]\n{_deel(f'{pad}.', een)}" for een in waarde)
    return uit


def _is_diep(waarde: Any) -> bool:
    """True for a table that holds a list of tables somewhere, and for a list of such tables."""
    if isinstance(waarde, Mapping):
        return any(_is_tabellen(een) or _is_diep(een) for een in waarde.values())
    return _is_tabellen(waarde) and any(_is_diep(een) for een in waarde)


def _is_tabellen(waarde: Any) -> bool:
    return _is_lijst(waarde) and bool(waarde) and all(isinstance(een, Mapping) for een in waarde)


def _bovenaan(waarde: Any) -> str:
    if _is_tabellen(waarde):
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
