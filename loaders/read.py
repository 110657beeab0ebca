"""Reading a file: from bytes to text cells, interpreting nothing but layout.

`read_file` depends on its arguments only, keeps nothing and writes nothing, so that it can be run
in a process of its own with limits on memory and time.
"""

import gc
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from loaders.blad import MEESTE_RIJEN_CSV, Bestand, Blad, Herken, LeesFout, Meld
from loaders.layout import maak_blad
from loaders.sheets import Wens, beschadigd, beveiligd, lees_werkmap
from loaders.text import lees_tekst

__all__ = ["Bestand", "Blad", "Herken", "LeesFout", "read_file"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of the stream in which Office puts an encrypted workbook.
_VERSLEUTELD = "EncryptedPackage".encode("utf-16-le")
_ALS_WERKMAP = "open het in Excel en bewaar het als Excel-werkmap (.xlsx)"
_LEVER_AAN = "lever de gegevens aan als Excel- of csv-bestand"
# First bytes of what is neither text nor a workbook: what it is, what to do.
_ANDERS = (
    (b"%PDF", "een PDF", _LEVER_AAN),
    (b"\x89PNG", "een afbeelding", _LEVER_AAN),
    (b"\xff\xd8\xff", "een afbeelding", _LEVER_AAN),
    (b"GIF8", "een afbeelding", _LEVER_AAN),
    (b"\x1f\x8b", "een ingepakt bestand", "pak het eerst uit"),
    (b"Rar!", "een ingepakt bestand", "pak het eerst uit"),
    (b"7z\xbc\xaf", "een ingepakt bestand", "pak het eerst uit"),
    (b"{\\rtf", "een tekstdocument", _LEVER_AAN),
)
# The same for text that is no table; tried on the first characters in lower case.
_OPMAAK = (
    (r"<\?xml.*(?:excel|spreadsheet)", "een werkmap in een oude vorm (xml)", _ALS_WERKMAP),
    (r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body|table|meta|style)\b"
     r"|mime-version:", "een webpagina, ook als de naam anders zegt", _ALS_WERKMAP),
    (r"<\?xml|<!doctype|<\w+[ >]", "een xml-bestand", _LEVER_AAN),
    (r'\{\s*(?:"|\}|$)|\[\s*[\[{]', "een json-bestand", _LEVER_AAN),
)  # fmt: skip


def read_file(
    bron: bytes | Path | str,
    naam: str,
    *,
    herken: Herken | None = None,
    kop_rijen: Mapping[str, int] | None = None,
    meld: Meld | None = None,
) -> Bestand:
    """Read a csv file or a workbook (xlsx, xlsm, xlsb, xls, ods) into text cells.

    Args:
        bron: the bytes of the file, or its path.
        naam: name of the file as the user knows it; what it is follows from the bytes alone.
        herken: says of the cells of a row how many are known headings, to find the header row.
        kop_rijen: name of a sheet ("" for a csv file) -> row number of its header row, where a
            person chose one.
        meld: told what is being done and how far it is.

    Returns:
        The file with one Blad per filled sheet, hidden ones too; a csv file has one Blad.

    Raises:
        LeesFout: the file cannot be read; one Dutch sentence says what to do.
    """
    data = bron if isinstance(bron, bytes) else _bytes_van(Path(bron), naam)
    if not data.strip(b"\0 \t\r\n\x1a"):
        raise LeesFout(
            f"Het bestand {naam} is leeg: lever een bestand aan met een rij koppen en daaronder "
            "de gegevens."
        )
    with _zonder_opruimen():
        bladen = _bladen(data, naam, Wens(herken, kop_rijen or {}, meld or _zwijg))
    return Bestand(naam, hashlib.sha256(data).hexdigest(), len(data), bladen)


@contextmanager
def _zonder_opruimen() -> Iterator[None]:
    """Put Python's search for circular garbage off: among millions of cells it takes a third."""
    aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aan:
            gc.enable()


def _bytes_van(pad: Path, naam: str) -> bytes:
    try:
        return pad.read_bytes()
    except OSError as fout:
        raise LeesFout(
            f"Het bestand {naam} is niet te openen: kijk of het er nog staat en of u het mag lezen."
        ) from fout


def _zwijg(_fase: str, _deel: float) -> None:
    """Nobody wants to know how far it is."""


def _bladen(data: bytes, naam: str, wens: Wens) -> list[Blad]:
    if data.startswith(b"PK"):
        soort = _soort_pak(data, naam)
        return lees_werkmap(data, naam, wens, soort)
    if data.startswith(_OLE):
        if _VERSLEUTELD in data:
            raise LeesFout(beveiligd(naam))
        return lees_werkmap(data, naam, wens, "xls")
    _weiger_wat_geen_tabel_is(data, naam)
    wens.meld("tekst lezen", 0)
    ruw = lees_tekst(data, naam, wens.herken, kop_rij=wens.kop_rijen.get(""))
    return [maak_blad(ruw, naam=None, verborgen=False, meeste_rijen=MEESTE_RIJEN_CSV)]


def _soort_pak(data: bytes, naam: str) -> str:
    """Return "xlsx", "xlsb" or "ods" for a package that is a workbook; LeesFout for any other."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pak:
            delen = set(pak.namelist())
            mime = pak.read("mimetype")[:100] if "mimetype" in delen else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as fout:
        raise LeesFout(beschadigd(naam)) from fout
    if "xl/workbook.xml" in delen:
        return "xlsx"
    if "xl/workbook.bin" in delen:
        return "xlsb"
    if b"opendocument.spreadsheet" in mime:
        return "ods"
    if any(deel.startswith("word/") for deel in delen) or b"opendocument.text" in mime:
        wat, doe = "een Word-document", _LEVER_AAN
    elif any(deel.startswith("ppt/") for deel in delen) or b"opendocument" in mime:
        wat, doe = "een presentatie", _LEVER_AAN
    elif any(deel.endswith(".iwa") for deel in delen):
        wat, doe = "een werkmap van Numbers", "bewaar het in Numbers als Excel-werkmap (.xlsx)"
    else:
        wat, doe = "een zipbestand", "pak het uit en lever de bestanden los aan"
    raise LeesFout(f"Het bestand {naam} is {wat}: {doe}.")


def _weiger_wat_geen_tabel_is(data: bytes, naam: str) -> None:
    for begin, wat, doe in _ANDERS:
        if data.startswith(begin):
            raise LeesFout(f"Het bestand {naam} is {wat}: {doe}.")
    # Without the marks and zeros of UTF-8 and UTF-16 these look the same in each encoding.
    kop = data[:4096].translate(None, b"\0\xef\xbb\xbf\xff\xfe").lstrip().lower().decode("latin-1")
    for patroon, wat, doe in _OPMAAK:
        if re.match(patroon, kop, re.DOTALL):
            raise LeesFout(f"Het bestand {naam} is {wat}: {doe}.")
