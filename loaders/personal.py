"""The door: a file with a burgerservicenummer or onderwijsnummer is refused, not hashed (UAVG art. 46).

The check runs over every column of every sheet, hidden ones and those that are not read included, before anything is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
from stdnum.nl import bsn, onderwijsnummer

from datasets.woorden import normaliseer
from loaders.read import Bestand, Blad

MINSTE_WAARDEN = 3
AANDEEL = 0.7
STEEKPROEF = 20_000
KOPPEN = re.compile(
    r"\b(bsn|burgerservicenummer|burger service ?nummer|sofi ?nummer|onderwijsnummer|onderwijs ?nr|pgn|persoonsgebonden nummer)\b"
)


class PersoonsgegevensGeweigerd(Exception):
    """The file holds a number that we may not have. The Dutch sentence names the column, never a value."""


def controleer_persoonsnummers(bestand: Bestand) -> None:
    """Refuse a file with a burgerservicenummer or onderwijsnummer in a column or in its name.

    A column counts by its heading (when it is not empty), or when at least 3 different values and 70 % of all values pass the
    elfproef: random numbers of nine digits pass in 9 %, amounts do not.

    Raises:
        PersoonsgegevensGeweigerd: nothing of the file may be kept.
    """
    if any(_is_persoonsnummer(d) for d in re.findall(r"(?<!\d)\d{9}(?!\d)", bestand.naam)):
        raise PersoonsgegevensGeweigerd(
            "In de naam van dit bestand staat een nummer dat een burgerservicenummer of onderwijsnummer kan zijn. "
            "Geef het bestand een andere naam. Er is niets bewaard."
        )
    for blad in bestand.bladen:
        for index, kop in enumerate(blad.koppen):
            if _kolom_telt(blad, index, kop):
                waar = f" op blad {blad.naam}" if blad.naam else ""
                raise PersoonsgegevensGeweigerd(
                    f"De kolom '{kop or f'kolom {index + 1}'}'{waar} bevat burgerservicenummers of onderwijsnummers. Die mogen wij niet "
                    "hebben. Haal de kolom uit het bestand en gebruik een eigen dossiernummer of pseudoniem. Er is niets bewaard."
                )


def _kolom_telt(blad: Blad, index: int, kop: str) -> bool:
    kolom = blad.tabel[f"k{index}"]
    if KOPPEN.search(normaliseer(kop)):
        return bool(pc.any(pc.greater(pc.utf8_length(kolom), 0)).as_py())
    if _lijkt_op_nummers(kolom) < AANDEEL / 2:
        return False
    return _aandeel_elfproef(kolom)


def _lijkt_op_nummers(kolom: pa.ChunkedArray) -> float:
    """Share of the filled cells, in an even sample, that are eight or nine digits once dots and spaces are gone."""
    stap = max(1, len(kolom) // STEEKPROEF)
    monster = kolom.take(pa.array(range(0, len(kolom), stap))) if stap > 1 else kolom
    gevuld = pc.sum(pc.greater(pc.utf8_length(monster), 0)).as_py() or 0
    if not gevuld:
        return 0.0
    treffers = pc.sum(pc.match_substring_regex(monster, r"^[\d. ]{8,14}$")).as_py() or 0
    return float(treffers / gevuld)


def _aandeel_elfproef(kolom: pa.ChunkedArray) -> bool:
    tellingen = pc.value_counts(kolom.combine_chunks())
    goed = gevuld = 0
    waarden: set[str] = set()
    for paar in tellingen:
        tekst, aantal = paar["values"].as_py(), paar["counts"].as_py()
        if not tekst:
            continue
        gevuld += aantal
        if _is_persoonsnummer(cijfers(tekst)):
            goed += aantal
            waarden.add(tekst)
    return len(waarden) >= MINSTE_WAARDEN and goed >= AANDEEL * gevuld


def cijfers(tekst: str) -> str:
    """The digits of a cell without dots, spaces and a decimal zero, filled up to nine (a leading zero is often lost)."""
    kaal = re.sub(r"[. ]", "", re.sub(r"[.,]0$", "", tekst.strip()))
    return kaal.zfill(9) if re.fullmatch(r"\d{8,9}", kaal) else ""


def _is_persoonsnummer(nummer: str) -> bool:
    return bool(nummer) and (bsn.is_valid(nummer) or onderwijsnummer.is_valid(nummer))


