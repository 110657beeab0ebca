"""The example region as plain data: municipalities, the merger, the groups, what was agreed.

Written out by hand; a test compares it with the profile. One grouping is added that the profile does
not have: it splits a municipality by postcode, and a member leaves it.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

NAMEN = {
    "VB01": "Duinveen",
    "VB02": "Heerwijk aan Zee",
    "VB03": "Kogermeer",
    "VB04": "Langewaard",
    "VB05": "Noorddijk",
    "VB06": "Oosterwaard",
    "VB07": "Sint Adelbert",
    "VB08": "Uitmeer",
    "VB09": "Westerkogge",
}
OUDE_NAMEN = {"VB10": "Oostermade", "VB11": "Polderwaard"}
GEMEENTEN = tuple(NAMEN)
NEDERLAND = "NL"
FUSIE = date(2024, 1, 1)
OPGEGAAN_IN = dict.fromkeys(OUDE_NAMEN, "VB06")
CODES = {naam: code for code, naam in (NAMEN | OUDE_NAMEN).items()} | {"Nederland": NEDERLAND}


@dataclass(frozen=True)
class Lid:
    """A municipality in a group; with postcodes only that part, until a day when it left."""

    gemeente: str
    postcodes: frozenset[str] | None = None
    tot: date | None = None


def _leden(*gemeenten: str) -> tuple[Lid, ...]:
    return tuple(Lid(g) for g in gemeenten)


GROEPEN = {
    "regio": _leden(*GEMEENTEN),
    "jeugdregio:kust": _leden("VB01", "VB02", "VB03", "VB08"),
    "jeugdregio:midden": _leden("VB04", "VB05", "VB07"),
    "jeugdregio:polder": _leden("VB06", "VB09"),
    "swv:noord-kust": _leden("VB01", "VB02", "VB04", "VB05", "VB06", "VB09"),
    "swv:ijmeer": _leden("VB03", "VB07", "VB08"),
    "leerplichtregio:noord": _leden("VB01", "VB02", "VB05", "VB09"),
    "leerplichtregio:zuid": _leden("VB03", "VB04", "VB06", "VB07", "VB08"),
    "proef:oost": (Lid("VB04", frozenset({"2001", "2002"})), Lid("VB05")),
    "proef:west": (
        Lid("VB04", frozenset({"2003"})),
        Lid("VB07"),
        Lid("VB03", tot=date(2024, 10, 1)),
    ),
}

SECTOREN = {
    "thuiszitters": ("po", "vo"),
    "thuiszitters_instroom": ("po", "vo"),
    "tlv": ("po", "vo"),
    "dyslexie_verwijzingen": ("po",),
    "dyslexie_onterecht": ("po",),
    "vo_coach_jongeren": ("vo",),
    "vo_coach_beschikkingen": ("vo",),
}
"""Measure -> the parts of education that together are the whole; others are whole with "alle"."""


class Leidend(NamedTuple):
    """An agreement on which source counts, where two deliver the same."""

    maat: str
    leverancier: str
    soort: str


_PER_MAAT = {
    "thuiszitters": ("SWV IJmeer PO", "Leerplicht Kogermeer", "Leerplicht Oosterwaard"),
    "thuiszitters_langer_3m": ("Leerplicht Kogermeer", "Leerplicht Oosterwaard"),
    "thuiszitters_instroom": ("Leerplicht Kogermeer", "Leerplicht Oosterwaard"),
    "thuiszitters_uitstroom": ("SWV IJmeer VO", "Leerplicht Kogermeer", "Leerplicht Oosterwaard"),
    "thuiszitters_terug_naar_school": ("Leerplicht Kogermeer", "Leerplicht Oosterwaard"),
}
LEIDEND = (
    *(Leidend(maat, wie, "thuiszitters") for maat, namen in _PER_MAAT.items() for wie in namen),
    Leidend("vrijstellingen_5_onder_a", "SWV Noord-Kust PO", "tellingen"),
)


def leden(groep: str, op: date) -> list[Lid]:
    """The members of a group on a day."""
    return [lid for lid in GROEPEN[groep] if lid.tot is None or op < lid.tot]


def code(naam: str) -> str:
    """The municipality that a cell means, by name or by code."""
    return CODES.get(naam, naam)


def bestond(gemeente: str, op: date) -> bool:
    """Whether there was such a municipality on a day."""
    return op < FUSIE if gemeente in OUDE_NAMEN else op >= FUSIE or not oude_gemeenten(gemeente)


def nu(gemeente: str) -> str:
    """The municipality of today."""
    return OPGEGAAN_IN.get(gemeente, gemeente)


def oude_gemeenten(gemeente: str) -> tuple[str, ...]:
    """What has become this municipality."""
    return tuple(oud for oud, nu in OPGEGAAN_IN.items() if nu == gemeente)


class Gebied(NamedTuple):
    """The names under which the area of a municipality was delivered, and what is missing of it."""

    namen: tuple[str, ...]
    mist: tuple[str, ...] = ()


def gebied(gemeente: str, laatste: date, geleverd: Container[str], *, lijst: bool) -> Gebied:
    """Which delivered names together are the municipality of today (decisions.md 11).

    Of a list all rows of the area count, under whichever name. Of counts the new name alone is the
    whole, and else the old ones together; never both.
    """
    oud = [o for o in oude_gemeenten(gemeente) if o in geleverd]
    mist = tuple(o for o in oude_gemeenten(gemeente) if o not in geleverd)
    nieuw = gemeente in geleverd
    alle = ((gemeente,) if nieuw else ()) + tuple(oud)
    if not oud:
        return Gebied(alle)
    if nieuw and laatste >= FUSIE:
        return Gebied(alle if lijst else (gemeente,))
    if nieuw and mist and not lijst:
        return Gebied((gemeente,))
    return Gebied(alle if lijst else tuple(oud), mist)
