"""The door: a file with a burgerservicenummer or onderwijsnummer is refused (UAVG art. 46).

It is not hashed and nothing of it is kept. The check runs before anything is written, over every
column of every sheet (hidden ones and those that are not read included), the headings, the texts
above and below a table, what stands beyond the last heading, all other parts of a workbook
(`loaders.personal_delen`), and the names of the file and its sheets. What points out persons in
another way (`loaders.personal_kolommen`) is no ground to refuse a file, only a column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from stdnum.nl import bsn, onderwijsnummer

from datasets.woorden import normaliseer
from loaders.blad import Bestand, Blad, naam_van_kolom
from loaders.personal_delen import losse_delen

MINSTE_WAARDEN = 3
AANDEEL = 0.7
STEEKPROEF = 20_000
LANGSTE_KOP = 60
KORTSTE_NUMMER = 8
_WOORD = (
    r"(bsn|burgerservicenummers?|burger service ?nummer|sofi ?nummer|onderwijsnummer"
    r"|onderwijs ?nr|pgn|persoonsgebonden nummer)"
)
KOPPEN = re.compile(rf"\b{_WOORD}\b")
# What people put between the digits of a long number.
_TUSSEN = "[ .,/_-]"
_STUKKEN = (
    rf"\d{{4}}(?P<a>{_TUSSEN})\d{{2}}(?P=a)\d{{3}}|\d{{3}}(?P<b>{_TUSSEN})\d{{3}}(?P=b)\d{{3}}"
)
_NUMMER = re.compile(rf"(?<![\d.,])(?:\d{{9}}|{_STUKKEN}|\d{{5}} \d{{4}})(?!\d)", re.ASCII)
_IN_NAAM = re.compile(rf"(?<!\d)(?:\d{{9}}|{_STUKKEN})(?!\d)", re.ASCII)
# Characters without width, by which a number does not look like one to a program.
_ONZICHTBAAR = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
# A whole cell: in one piece, or parted as a burgerservicenummer or as an amount.
_VORM = re.compile(
    rf"\d{{8,9}}|\d{{4}}({_TUSSEN})\d{{2}}\1\d{{3}}|\d{{2,3}}({_TUSSEN})\d{{3}}\2\d{{3}}"
    r"|\d{5} \d{4}",
    re.ASCII,
)
_DATUM = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d"
)
_GENOEMD = re.compile(rf"(?i)\b{_WOORD}\W{{0,5}}(?:is |van |nr |nummer )?\W{{0,3}}$")
_LANGSTE_WOORD = 60
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2)
# What is left for a burgerservicenummer and for an onderwijsnummer.
_RESTEN = (0, 5)
_MAATREGEL = (
    "Die mogen wij niet hebben. Haal ze uit het bestand en gebruik een eigen dossiernummer of "
    "pseudoniem. Er is niets bewaard."
)


class PersoonsgegevensGeweigerd(Exception):
    """The file holds a number that we may not have.

    The Dutch sentence names the place, no value.
    """


def controleer_persoonsnummers(bestand: Bestand, data: bytes = b"") -> None:
    """Refuse a file with a burgerservicenummer or onderwijsnummer.

    A column counts by its heading (when it is not empty), or when at least 3 different values and
    70 % of all values pass the elfproef: random numbers of nine digits pass in 9 %, amounts do
    not. In free text a number counts as well when a word such as bsn stands before it.

    Args:
        bestand: what was read.
        data: the bytes of the file, for the parts of a workbook that are no sheet.

    Raises:
        PersoonsgegevensGeweigerd: nothing of the file may be kept.
    """
    controleer_naam(bestand.naam)
    for blad in bestand.bladen:
        _controleer_blad(blad)
    delen = list(losse_delen(data))
    if _teksten_tellen(delen) or any(_teksten_tellen([deel]) for deel in delen):
        raise PersoonsgegevensGeweigerd(
            "In een opmerking, in de eigenschappen of in een ander deel buiten de tabellen van dit "
            f"bestand staat een burgerservicenummer of onderwijsnummer. {_MAATREGEL}"
        )


def controleer_naam(naam: str) -> None:
    """Refuse a file by its name alone.

    Raises:
        PersoonsgegevensGeweigerd: nothing of the file may be kept.
    """
    if veilige_naam(naam) != naam:
        raise PersoonsgegevensGeweigerd(
            "In de naam van dit bestand staat een nummer dat een burgerservicenummer of "
            "onderwijsnummer kan zijn. Geef het bestand een andere naam. Er is niets bewaard."
        )


def _controleer_blad(blad: Blad) -> None:
    namen = [blad.naam or "", *blad.koppen]
    if any(veilige_naam(naam) != naam for naam in namen) or _teksten_tellen(namen):
        raise PersoonsgegevensGeweigerd(
            "In de naam van een blad of in een kop van dit bestand staat een "
            f"burgerservicenummer of onderwijsnummer. {_MAATREGEL}"
        )
    waar = f" op blad {blad.naam}" if blad.naam else ""
    for index, kop in enumerate(blad.koppen):
        if _kolom_telt(blad, index, kop):
            raise PersoonsgegevensGeweigerd(
                f"De {naam_van_kolom(kop, index + 1)}{waar} bevat burgerservicenummers of "
                f"onderwijsnummers. {_MAATREGEL}"
            )
    if _teksten_tellen([*blad.titelregels, *(tekst for _, tekst in blad.voetregels)]):
        raise PersoonsgegevensGeweigerd(
            f"Boven of onder de tabel{waar} staat een burgerservicenummer of onderwijsnummer. "
            f"{_MAATREGEL}"
        )
    if _teksten_tellen(blad.overig):
        raise PersoonsgegevensGeweigerd(
            f"Voorbij de laatste kop{waar} staat een burgerservicenummer of onderwijsnummer. "
            f"{_MAATREGEL}"
        )


def veilige_naam(naam: str) -> str:
    """The name of a file without a number in it that can be a burgerservicenummer."""
    recht = _recht(naam)
    veilig = _IN_NAAM.sub(
        lambda m: "…" if is_persoonsnummer(cijfers(m.group())) else m.group(), recht
    )
    return naam if veilig == recht else veilig


def _recht(tekst: str) -> str:
    """A text with ordinary digits and blanks, and without characters that nobody sees."""
    return re.sub(_ONZICHTBAAR, "", unicodedata.normalize("NFKC", tekst))


def _rechte_kolom(kolom: Any) -> Any:
    """The same for a whole column."""
    if pc.all(pc.string_is_ascii(kolom)).as_py():
        return kolom
    gewoon = pc.utf8_normalize(kolom, form="NFKC")
    return pc.replace_substring_regex(gewoon, _ONZICHTBAAR, "")


def _kolom_telt(blad: Blad, index: int, kop: str) -> bool:
    kolom = _rechte_kolom(blad.tabel[f"k{index}"])
    # A longer heading is a sentence, such as the one of our own template that says: never.
    if len(kop) <= LANGSTE_KOP and KOPPEN.search(normaliseer(kop)):
        return bool(pc.any(pc.greater(pc.utf8_length(kolom), 0)).as_py())
    if (pc.max(pc.binary_length(kolom)).as_py() or 0) < KORTSTE_NUMMER:
        return False
    if _lijkt_op_nummers(kolom) >= AANDEEL / 2 and _aandeel_elfproef(kolom):
        return True
    met_nummer = pc.unique(kolom.filter(pc.match_substring_regex(kolom, r"\d[\d. ,/_-]{7,10}\d")))
    genoemd = pc.match_substring_regex(met_nummer, _WOORD, ignore_case=True)
    return _teksten_tellen(met_nummer.filter(genoemd).to_pylist()) or _teksten_tellen(
        _steekproef(met_nummer).to_pylist()
    )


def _steekproef(waarden: Any) -> Any:
    """All of them, or an even sample of very many: 70 % of it is 70 % of all."""
    stap = -(-len(waarden) // STEEKPROEF)
    return waarden.take(pa.array(range(0, len(waarden), stap))) if stap > 1 else waarden


def _lijkt_op_nummers(kolom: pa.ChunkedArray) -> float:
    """Share of the filled cells, in an even sample, that are eight or nine digits.

    Dots and spaces are left out.
    """
    monster = _steekproef(kolom)
    gevuld = pc.sum(pc.greater(pc.utf8_length(monster), 0)).as_py() or 0
    if not gevuld:
        return 0.0
    treffers = pc.sum(pc.match_substring_regex(monster, r"^[\d. ,/_-]{8,14}$")).as_py() or 0
    return float(treffers / gevuld)


def _aandeel_elfproef(kolom: pa.ChunkedArray) -> bool:
    tellingen = _steekproef(pc.value_counts(kolom.combine_chunks()))
    goed = gevuld = 0
    waarden: set[str] = set()
    for paar in tellingen:
        tekst, aantal = paar["values"].as_py(), paar["counts"].as_py()
        if not tekst:
            continue
        gevuld += aantal
        if is_persoonsnummer(cijfers(tekst)):
            goed += aantal
            waarden.add(tekst)
    return len(waarden) >= MINSTE_WAARDEN and goed >= AANDEEL * gevuld


def _teksten_tellen(teksten: Iterable[str]) -> bool:
    """True when texts hold such a number with its name before it, or several that pass."""
    gevonden: set[str] = set()
    goed: set[str] = set()
    for tekst in map(_recht, teksten):
        for treffer in _NUMMER.finditer(tekst):
            voor = tekst[max(0, treffer.start() - _LANGSTE_WOORD) : treffer.start()]
            genoemd = _GENOEMD.search(voor)
            if not genoemd and len(gevonden) >= STEEKPROEF:
                continue
            nummer = cijfers(treffer.group())
            gevonden.add(nummer)
            if not is_persoonsnummer(nummer):
                continue
            if genoemd:
                return True
            goed.add(nummer)
    return len(goed) >= MINSTE_WAARDEN and len(goed) >= AANDEEL * len(gevonden)


def cijfers(tekst: str) -> str:
    """The digits of a cell, filled up to nine (a leading zero is often lost); "" when it is none.

    Dots, hyphens and spaces count where they part a number as people do, and decimal zeros not at
    all. Eight digits that are a date are a date.
    """
    kaal = re.sub(r"[.,]0+$", "", _recht(tekst).strip())
    if not _VORM.fullmatch(kaal) or _DATUM.fullmatch(kaal):
        return ""
    return re.sub(r"\D", "", kaal).zfill(9)


def is_persoonsnummer(nummer: str) -> bool:
    """True for nine digits that pass the elfproef of one of the two numbers."""
    if len(nummer) != 9 or not nummer.isdecimal() or _elfproef(nummer) not in _RESTEN:
        return False
    return bool(bsn.is_valid(nummer) or onderwijsnummer.is_valid(nummer))


def _elfproef(nummer: str) -> int:
    """What the elfproef leaves: a quick look before the whole test."""
    *eerste, laatste = map(int, nummer)
    return (
        sum(plek * cijfer for plek, cijfer in zip(_GEWICHTEN, eerste, strict=True)) - laatste
    ) % 11
