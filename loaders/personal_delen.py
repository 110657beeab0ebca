"""What a workbook holds besides the cells that are read: all places where a number can hide.

Comments, properties, defined names, headers and footers, drop-down lists, text boxes, pivot tables,
links to other workbooks and what else is in the package; of a sheet all but its cells.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

_OLE = b"\xd0\xcf\x11\xe0"
_TAG = re.compile(r"<[^>]*>")
_KENMERK = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WIT = re.compile(r"\s+")
_BLAD = re.compile(r"xl/worksheets/[^/]*\.xml|xl/sharedstrings\.xml", re.IGNORECASE)
_CELLEN = re.compile(rb"(?s)<(?:\w+:)?sheetData\b.*</(?:\w+:)?sheetData>")
_GEDEELD = re.compile(r"xl/sharedstrings\.xml", re.IGNORECASE)
_TABEL_ODS = re.compile(rb"(?s)<office:annotation\b.*?</office:annotation>|<table:(?:content-valid"
                        rb"ation|named-(?:range|expression))\b[^>]*>")  # fmt: skip
_ALS_TEKST = (".xml", ".rels", ".vml", ".txt", ".htm", ".html")


def losse_delen(data: bytes) -> Iterator[str]:
    """The texts of a workbook that stand in no cell; of a text file none.

    Of a workbook in an old, binary form all readable characters.
    """
    if data.startswith(_OLE):
        yield _leesbaar(data)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as pak:
            for deel in pak.infolist():
                yield from _deel(deel.filename, pak.read(deel))


def _deel(naam: str, inhoud: bytes) -> Iterator[str]:
    if not naam.lower().endswith(_ALS_TEKST):
        yield _leesbaar(inhoud)
    elif naam == "content.xml":
        yield from (_teksten(stuk) for stuk in _TABEL_ODS.findall(inhoud))
    elif not _GEDEELD.fullmatch(naam):
        yield _teksten(_CELLEN.sub(b"", inhoud) if _BLAD.fullmatch(naam) else inhoud)


def _teksten(xml: bytes) -> str:
    """The texts of XML and the values of its attributes."""
    tekst = xml.decode("utf-8", "replace")
    waarden = " ".join(a or b for a, b in _KENMERK.findall(tekst)).replace("_", " ")
    return f"{_WIT.sub(' ', _TAG.sub(' ', tekst))} {waarden}"


def _leesbaar(inhoud: bytes) -> str:
    """The characters of a binary part; those of two bytes each too."""
    return inhoud.replace(b"\0", b"").decode("latin-1")
