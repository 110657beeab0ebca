"""Text files: encoding, separator, header row and rows, by a fast road or a thorough one.

Both roads give the same table. The fast one is pyarrow on the bytes; it stops at the first line
with another number of cells than the header row, and then Python's own csv reader takes over.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from loaders.blad import KOP_BINNEN, MEESTE_KOLOMMEN, Herken, Kop, LeesFout, Ruw, opsomming
from loaders.layout import als_regel, is_leeg, kies_kop, weiger_gekozen_kop

# In order of preference, where two of them fit a file equally well.
SCHEIDINGEN = (";", "\t", "|", ",")
_HOOFD = 256 * 1024
_PROEFRIJEN = 200
_BLOK = 8 * 2**20
# Small enough to stay in the processor's cache while rows become columns.
_RIJEN_PER_BLOK = 1_000

# UTF-32 goes first: its little-endian mark begins with that of UTF-16.
_MERKEN = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# A letter with an accent in UTF-8; in cp1252 these two would be a capital A with tilde and a sign.
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]")
_STUURTEKEN = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_EINDE_DOS = b"\x1a"
_SCHEIDING_GENOEMD = re.compile(rb"(?i)sep=([;,|\t])(?:\r\n|\n|\r)")
_EINDE = ["einde van het bestand"]


@dataclass(frozen=True)
class _Opzet:
    """How a file is built: separator, rows down to the header row, where the rest begins."""

    scheiding: str
    boven: list[list[str]]
    begin: int
    kop_reden: str

    @property
    def koppen(self) -> list[str]:
        return self.boven[-1]

    @property
    def kop_rij(self) -> int:
        return len(self.boven)


def lees_tekst(data: bytes, naam: str, herken: Herken | None, *, kop_rij: int | None = None) -> Ruw:
    """Read a text file; `naam` is for the sentence of a LeesFout only.

    Its header row is `kop_rij`, or else found.

    Raises LeesFout for text in an unknown encoding and for a quotation mark without its second.
    """
    utf8, meldingen = naar_utf8(data, naam)
    opzet = _verken(utf8, naam, herken, kop_rij)
    langere: list[int] = []
    overig: list[str] = []
    kolommen = _snel(utf8, opzet)
    if kolommen is None:
        kolommen, langere, overig = _grondig(utf8, opzet, naam)
    _weiger_opgeslokte_rijen(utf8, kolommen, opzet)
    if langere:
        meldingen.append(
            f"In {opsomming(langere)} staan meer cellen dan er koppen zijn: "
            "wat voorbij de laatste kop staat, lezen we niet."
        )
    return Ruw(
        koppen=opzet.koppen,
        kop_rij=opzet.kop_rij,
        kolommen=kolommen,
        titelregels=[als_regel(rij) for rij in opzet.boven[:-1] if not is_leeg(rij)],
        meldingen=meldingen,
        langere_rijen=langere,
        kop_reden=opzet.kop_reden,
        overig=overig,
    )


def naar_utf8(data: bytes, naam: str) -> tuple[bytes, list[str]]:
    """Return the text of a file as UTF-8 that ends in a newline, and remarks on how it was read.

    A byte order mark decides; then UTF-16 by its zeros; then UTF-8; else cp1252, Windows' own.
    """
    codering, data = _codering(data)
    meldingen: list[str] = []
    if codering == "utf-8" and not _is_utf8(data):
        codering = "cp1252"
        if gevonden := _UTF8_LETTER.search(data):
            regel = data.count(b"\n", 0, gevonden.start()) + 1
            meldingen.append(
                "Het bestand mengt twee manieren om letters met een accent op te slaan: "
                f"controleer deze letters, om te beginnen op regel {regel}."
            )
    if codering != "utf-8":
        try:
            data = data.decode(codering).encode()
        except UnicodeError as fout:
            raise LeesFout(
                f"De letters van het bestand {naam} zijn niet te lezen: open het in Excel en "
                "bewaar het als 'CSV UTF-8' of als Excel-werkmap."
            ) from fout
    data = data.rstrip(_EINDE_DOS)
    if b"\0" in data or _STUURTEKEN.search(data, 0, _HOOFD):
        raise LeesFout(
            f"Het bestand {naam} is geen tekstbestand en geen werkmap van Excel: lever de "
            "gegevens aan als Excel- of csv-bestand."
        )
    return (data if data.endswith(b"\n") else data + b"\n"), meldingen


def _codering(data: bytes) -> tuple[str, bytes]:
    """Return the encoding that a file says or shows it has, and its bytes without the mark."""
    for merk, codering in _MERKEN:
        if data.startswith(merk):
            return codering, data[len(merk) :]
    proef = data[:_HOOFD]
    even, oneven = proef[::2].count(0), proef[1::2].count(0)
    if max(even, oneven) > 0.3 * len(proef) / 2:
        return ("utf-16-be" if even > oneven else "utf-16-le"), data
    return "utf-8", data


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _verken(utf8: bytes, naam: str, herken: Herken | None, gekozen: int | None) -> _Opzet:
    """Find the separator and the header row in the first part of the file."""
    genoemd = _SCHEIDING_GENOEMD.match(utf8)
    # Excel takes "sep=;" as an instruction: the line below it is row 1.
    begin = genoemd.end() if genoemd else 0
    hoofd = _hoofd(utf8, begin)
    heel = begin + len(hoofd) == len(utf8)
    tekst = hoofd.decode()
    kandidaten = [genoemd[1].decode()] if genoemd else SCHEIDINGEN
    beste: tuple[tuple[int, float], str, Kop, list[list[str]]] | None = None
    for scheiding in kandidaten:
        rijen = _proef(tekst, scheiding, heel=heel)
        if all(is_leeg(rij) for rij in rijen[:KOP_BINNEN]):
            continue
        binnen = gekozen if gekozen and gekozen <= len(rijen) else None
        kop = kies_kop(rijen, herken, binnen)
        sleutel = (kop.bekend, _gelijkmatig(rijen))
        if beste is None or sleutel > beste[0]:
            beste = (sleutel, scheiding, kop, rijen)
    if beste is None:
        raise LeesFout(
            f"In het bestand {naam} vinden we geen tabel: lever een bestand aan met een rij "
            "koppen en daaronder de gegevens."
        )
    _, scheiding, kop, rijen = beste
    weiger_gekozen_kop(rijen, gekozen, f"Het bestand {naam}")
    boven, lengte = _lees_boven(tekst, scheiding, kop.plek + 1)
    if len(boven[-1]) > MEESTE_KOLOMMEN:
        raise LeesFout(
            f"Het bestand {naam} heeft meer dan {MEESTE_KOLOMMEN} kolommen: laat weg wat niet "
            "nodig is."
        )
    return _Opzet(scheiding, boven, begin + lengte, kop.reden)


def _hoofd(utf8: bytes, begin: int) -> bytes:
    """Return the whole lines of the first part of the file; all of it when it is one line."""
    if len(utf8) - begin <= _HOOFD:
        return utf8[begin:]
    einde = utf8.rfind(b"\n", begin, begin + _HOOFD)
    return utf8[begin:] if einde < 0 else utf8[begin : einde + 1]


def _proef(tekst: str, scheiding: str, *, heel: bool) -> list[list[str]]:
    """Return the first rows with this separator; none where a cell gets out of hand with it."""
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)
    try:
        rijen = list(islice(lezer, _PROEFRIJEN))
    except csv.Error:
        return []
    # The last row of a part may be cut off inside quotation marks.
    return rijen if heel or len(rijen) == _PROEFRIJEN else rijen[:-1]


def _gelijkmatig(rijen: list[list[str]]) -> float:
    """Return the share of filled rows that have the usual number of cells; 0 when that is 1."""
    breedtes = Counter(len(rij) for rij in rijen if rij)
    breedte, aantal = breedtes.most_common(1)[0]
    return aantal / breedtes.total() if breedte > 1 else 0.0


def _lees_boven(tekst: str, scheiding: str, aantal: int) -> tuple[list[list[str]], int]:
    """Return the first rows and how many bytes they take."""
    lengte = 0

    def gemeten() -> Iterator[str]:
        nonlocal lengte
        for regel in io.StringIO(tekst, newline=""):
            lengte += len(regel.encode())
            yield regel

    return list(islice(csv.reader(gemeten(), delimiter=scheiding), aantal)), lengte


def _snel(utf8: bytes, opzet: _Opzet) -> list[Any] | None:
    """Read the rows with pyarrow; None where a row has another number of cells than the header.

    A blank line gives a row of empty cells, so row numbers hold. Where quotation marks do not
    come in pairs, or the last one may be open, the thorough road decides.
    """
    namen = [f"k{nummer}" for nummer in range(len(opzet.koppen))]
    if opzet.begin >= len(utf8):
        return [pa.array([], pa.string()) for _ in namen]
    if not namen or utf8.count(b'"', opzet.begin) % 2:
        return None
    try:
        tabel = pa.csv.read_csv(
            pa.BufferReader(pa.py_buffer(utf8).slice(opzet.begin)),
            read_options=pa.csv.ReadOptions(column_names=namen, use_threads=True, block_size=_BLOK),
            parse_options=pa.csv.ParseOptions(
                delimiter=opzet.scheiding, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=pa.csv.ConvertOptions(
                column_types=dict.fromkeys(namen, pa.string()),
                strings_can_be_null=False,
                check_utf8=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if tabel.num_rows and tabel.column(-1)[-1].as_py().endswith(("\n", "\r")):
        return None
    return list(tabel.columns)


def _grondig(utf8: bytes, opzet: _Opzet, naam: str) -> tuple[list[Any], list[int], list[str]]:
    """Read the rows one by one: short rows get empty cells, long ones are cut and numbered.

    What is cut off comes apart.
    """
    breedte = len(opzet.koppen)
    regels = io.StringIO(utf8[opzet.begin :].decode(), newline="")
    lezer = csv.reader(chain(regels, _EINDE), delimiter=opzet.scheiding)
    stukken: list[list[Any]] = []
    langere: list[int] = []
    overig: list[str] = []
    nummer = opzet.kop_rij + 1
    laatste: list[str] = []
    while True:
        blok: list[list[str]] = []
        try:
            blok.extend(islice(lezer, _RIJEN_PER_BLOK))
        except csv.Error as fout:
            raise _open_aanhalingsteken(naam, nummer + len(blok)) from fout
        if not blok:
            break
        laatste = blok[-1]
        for plek, rij in enumerate(blok):
            if len(rij) != breedte:
                if not is_leeg(rij[breedte:]):
                    langere.append(nummer + plek)
                    overig.append(als_regel(rij[breedte:]))
                blok[plek] = (rij + [""] * (breedte - len(rij)))[:breedte]
        nummer += len(blok)
        stukken.append([pa.array(kolom, pa.string()) for kolom in zip(*blok, strict=True)])
    if laatste != _EINDE:
        raise _open_aanhalingsteken(naam, nummer - 1)
    kolommen = [pa.chunked_array(delen, pa.string()) for delen in zip(*stukken, strict=True)]
    return [kolom.slice(0, len(kolom) - 1) for kolom in kolommen], langere, overig


def _open_aanhalingsteken(naam: str, rij: int) -> LeesFout:
    return LeesFout(
        f"In het bestand {naam} begint in rij {rij} een cel met een aanhalingsteken dat niet meer "
        "sluit: verbeter deze rij, of bewaar de gegevens als Excel-werkmap."
    )


def _weiger_opgeslokte_rijen(utf8: bytes, kolommen: list[Any], opzet: _Opzet) -> None:
    """Refuse a cell that holds whole rows, between two quotation marks that are no pair."""
    nodig = len(opzet.koppen) - 1
    if nodig < 2 or utf8.count(b"\n", opzet.begin) == len(kolommen[0]):
        return
    for kolom in kolommen:
        meer_regels = pc.match_substring_regex(kolom, "[\r\n]")
        if not pc.any(meer_regels).as_py():
            continue
        for plek in pc.indices_nonzero(meer_regels).to_pylist():
            regels = kolom[plek].as_py().splitlines()
            if any(regel.count(opzet.scheiding) >= nodig for regel in regels):
                raise LeesFout(
                    f"In rij {opzet.kop_rij + 1 + plek} begint een cel met een aanhalingsteken "
                    "dat pas rijen later sluit: verbeter deze rij, of bewaar de gegevens als "
                    "Excel-werkmap."
                )
