"""Columns that point out a person without a personal number: names, addresses, e-mail, phone, IBAN.

Such a column is not read. It is known by its heading (`loaders.koppen.wijst_aan`), or by its cells:
at least 3 different values of which 70 % have the shape. Names have no shape of their own: there,
some of the first names have to be usual ones as well, so that schools and municipalities are not
taken for people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from stdnum import iban

from datasets.woorden import normaliseer
from loaders.blad import Blad

MINSTE_WAARDEN = 3
AANDEEL = 0.7
AANDEEL_BEKENDE_NAMEN = 0.25
_MEESTE_WAARDEN = 5_000
_KORTSTE = 5
# Longer texts are sentences; matching them would cost more than it could tell.
_LANGSTE = 200
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_TELEFOON = re.compile(r"(?:\+31|0031|0)(?:\(0\))?[1-8]\d{8}")
_POSTCODE = re.compile(r"[1-9]\d{3} ?[A-Z]{2}(?:[ ,]+\d{1,5} ?[a-zA-Z]?)?")
_ADRES = re.compile(
    r"[a-z][\w.' -]*(?:straat|laan|weg|plein|hof|dijk|kade|gracht|singel|pad|steeg|plantsoen|dreef"
    r"|park|markt|wal|haven|kamp|veld|donk|burg|meer|akker|oord|str\.?) \d{1,4} ?[a-zA-Z]{0,3}"
    r"(?:[-/ ]\w{1,4})?(?:,.*)?",
    re.IGNORECASE,
)
_TUSSEN = r"(?:(?:van|de|der|den|het|ter|ten|te|in|op|el|al|bin|ben|la|le|von|'t)\.? ){0,3}"
_NAAMDEEL = r"[A-Z][a-zà-öø-ÿ']+(?:-[A-Z][a-zà-öø-ÿ]+)*"
_PLAATS = r"(?!(?:De|Het|Den|Sint|St|'t|Obs|Cbs|Ikc|School|Basisschool|College|Locatie)\b)"
_VOLUIT = re.compile(rf"{_PLAATS}(?:{_NAAMDEEL} ){{1,3}}{_TUSSEN}{_NAAMDEEL}(?: {_NAAMDEEL})?")
_OMGEKEERD = re.compile(
    rf"{_NAAMDEEL}(?: {_NAAMDEEL})?, ?(?:{_NAAMDEEL}|(?:[A-Z]\.? ?){{1,4}})(?: {_TUSSEN.strip()})?"
    r"(?: ?(?:van|de|der|den|ter|ten)){0,3}"
)
_LETTERS = re.compile(rf"(?:[A-Z]\. ?){{1,4}}{_TUSSEN}{_NAAMDEEL}(?:[ -]{_NAAMDEEL})?")
# Usual first names, to tell a list of people from a list of places: not meant to be complete.
_VOORNAMEN = frozenset(Path(__file__).with_name("voornamen.txt").read_text("utf-8").split())
NAMEN = "namen"


def zoek_gevoelig(blad: Blad) -> dict[int, str]:
    """The columns whose cells point out a person: index -> what they hold, in Dutch."""
    gevonden = {}
    for index in range(len(blad.koppen)):
        if wat := _soort(blad.tabel[f"k{index}"]):
            gevonden[index] = wat
    return gevonden


def _soort(kolom: pa.ChunkedArray) -> str:
    if (pc.max(pc.binary_length(kolom)).as_py() or 0) < MINSTE_WAARDEN:
        return ""
    waarden = [tekst for tekst in _verschillende(kolom) if tekst]
    if len(waarden) < MINSTE_WAARDEN:
        return ""
    for wat, past in _VORMEN.items():
        if _aandeel(waarden, past) >= AANDEEL:
            return wat
    voornamen = sum(_voornaam(tekst) for tekst in waarden) / len(waarden)
    if _aandeel(waarden, _is_naam) >= AANDEEL and (
        voornamen >= AANDEEL_BEKENDE_NAMEN or _aandeel(waarden, _met_letters) >= AANDEEL
    ):
        return NAMEN
    # First names alone have no shape that others have not: most of them must be known.
    return NAMEN if _aandeel(waarden, _alleen_voornaam) >= AANDEEL else ""


def _verschillende(kolom: pa.ChunkedArray) -> list[str]:
    """Different values, of an even sample where there are very many rows."""
    stap = max(1, len(kolom) // (10 * _MEESTE_WAARDEN))
    monster = kolom.take(pa.array(range(0, len(kolom), stap))) if stap > 1 else kolom
    uniek = pc.unique(monster)
    stap = max(1, len(uniek) // _MEESTE_WAARDEN)
    return [str(tekst) for tekst in uniek.to_pylist()[::stap]]


def _aandeel(waarden: Iterable[str], past: Callable[[str], bool]) -> float:
    goed = [len(tekst) <= _LANGSTE and past(tekst) for tekst in waarden]
    return sum(goed) / len(goed)


def _is_mail(tekst: str) -> bool:
    return "@" in tekst and bool(_MAIL.search(tekst))


def _is_telefoon(tekst: str) -> bool:
    return bool(_TELEFOON.fullmatch(re.sub(r"[\s./-]", "", tekst)))


def _is_rekening(tekst: str) -> bool:
    return len(tekst) >= 15 and bool(iban.is_valid(tekst))


def _is_postcode(tekst: str) -> bool:
    return bool(_POSTCODE.fullmatch(tekst.upper()))


def _is_adres(tekst: str) -> bool:
    return bool(_ADRES.fullmatch(tekst))


def _met_letters(tekst: str) -> bool:
    return bool(_LETTERS.fullmatch(tekst) or _OMGEKEERD.fullmatch(tekst))


def _is_naam(tekst: str) -> bool:
    return len(tekst) >= _KORTSTE and (_met_letters(tekst) or bool(_VOLUIT.fullmatch(tekst)))


def _voornaam(tekst: str) -> bool:
    woorden = normaliseer(tekst.rpartition(",")[2] or tekst).split()
    return bool(woorden) and woorden[0] in _VOORNAMEN


def _alleen_voornaam(tekst: str) -> bool:
    return normaliseer(tekst) in _VOORNAMEN


_VORMEN: dict[str, Callable[[str], bool]] = {
    "e-mailadressen": _is_mail,
    "telefoonnummers": _is_telefoon,
    "rekeningnummers": _is_rekening,
    "postcodes": _is_postcode,
    "adressen": _is_adres,
}
