"""Municipality names as people write them: one key per name, and the ways to write it.

A key is a name without case, accents, spaces, punctuation and the word "gemeente".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from datasets.woorden import normaliseer

_GEMEENTE_VOORAAN = re.compile(r"^(?:gemeente|gem)(?= .)\s*")
_GEMEENTE_ACHTERAAN = re.compile(r"(?<=.)\s*\bgemeente$")
_TOEVOEGING = re.compile(r"^(?P<kaal>.+?) \((?P<provincie>[A-Z]+)\.\)$")

#: What CBS puts behind a name that exists twice -> the other ways to write that province.
_PROVINCIES = {
    "L": ("l", "lb", "li", "lim", "limb", "limburg"),
    "NH": ("nh", "noordholland"),
    "O": ("o", "ov", "overijssel"),
    "Z": ("z", "ze", "zl", "zld", "zeeland"),
    "ZH": ("zh", "zuidholland"),
}

#: Names in daily use that do not follow from the official one, and one name of before 2015.
_ANDERE_NAMEN = {
    "'s-Gravenhage": ("Den Haag", "Gravenhage"),
    "'s-Hertogenbosch": ("Den Bosch", "Hertogenbosch"),
    "De Fryske Marren": ("De Friese Meren",),
    "Nuenen, Gerwen en Nederwetten": ("Nuenen",),
}

#: In full in the official name -> as people shorten it.
_AFKORTINGEN = (
    (" aan den ", (" a/d ", " a d ", " ad ", " aan de ")),
    (" aan de ", (" a/d ", " a d ", " ad ")),
    (" aan ", (" a ",)),
    ("Sint ", ("St ", "St. ")),
    ("Sint-", ("St-", "St.-")),
)


def sleutel(naam: str) -> str:
    """Key of a name as written: "DIJK EN WAARD" and "gemeente Dijk en Waard" give "dijkenwaard"."""
    plat = normaliseer(naam)
    plat = _GEMEENTE_VOORAAN.sub("", plat)
    return _GEMEENTE_ACHTERAAN.sub("", plat).replace(" ", "")


def kale_naam(naam: str) -> str | None:
    """The name without its province: "Bergen" of "Bergen (NH.)"; None where it has none."""
    gevonden = _TOEVOEGING.match(naam)
    return gevonden["kaal"] if gevonden else None


def sleutels(naam: str) -> Iterator[str]:
    """All keys under which an official name is found, but for the bare one of `kale_naam`."""
    yield sleutel(naam)
    for andere in _ANDERE_NAMEN.get(naam, ()):
        yield sleutel(andere)
    for voluit, korter in _AFKORTINGEN:
        if voluit in naam:
            for kort in korter:
                yield sleutel(naam.replace(voluit, kort))
    gevonden = _TOEVOEGING.match(naam)
    if gevonden:
        for provincie in _PROVINCIES.get(gevonden["provincie"], ()):
            yield sleutel(gevonden["kaal"]) + provincie
