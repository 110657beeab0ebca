"""What a workbook holds besides the cells that are read: all places where a number can hide.

Comments, properties, defined names, headers and footers, drop-down lists, text boxes, pivot tables,
links to other workbooks and what else is in the package; of a sheet all but the values of cells.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

_OLE = b"\xd0\xcf\x11\xe0"
_TAG = re.compile(r"<[^<>]*>")
_KENMERK = re.compile(r"=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WIT = re.compile(r"\s+")
_BLAD = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
_GEDEELD = re.compile(r"xl/sharedstrings\.xml", re.IGNORECASE)
_FORMULE = re.compile(rb"<(?:\w+:)?f\b[^<>]*>([^<]+)<")
# Of the part with the tables of an ods: remarks, text boxes, lists, names and formulas.
_ODS = re.compile(
    rb"(?s)<office:annotation\b.*?</office:annotation>|<draw:text-box\b.*?</draw:text-box>"
    rb"|<table:(?:content-validation|named-range|named-expression)\b[^<>]*>"
    rb"|table:formula=\"[^\"]*\""
)
# In the header or footer of a page: left, centre, right, bold and so on.
_OPMAAK = re.compile(r"&(?:amp;)?[A-Z]")
_TWEE_BYTES = re.compile(rb"([\x20-\x7e])\x00")
_ONLEESBAAR = re.compile(rb"[^\x20-\x7e]+")
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
        yield " ".join(_teksten(stuk) for stuk in _ODS.findall(inhoud))
    elif _BLAD.fullmatch(naam):
        formules = b" ".join(_FORMULE.findall(inhoud)) if b"f>" in inhoud else b""
        begin, eind = inhoud.find(b"sheetData"), inhoud.rfind(b"sheetData")
        # The mark between them closes the tag that was cut in two.
        yield f"{_teksten(formules)} {_teksten(inhoud[:begin] + b'>' + inhoud[eind:])}"
    elif not _GEDEELD.fullmatch(naam):
        yield _teksten(inhoud)


def _teksten(xml: bytes) -> str:
    """The texts of XML and the values of its attributes."""
    tekst = xml.decode("utf-8", "replace")
    waarden = " ".join(a or b for a, b in _KENMERK.findall(tekst)).replace("_", " ")
    plat = f"{_TAG.sub(' ', tekst)} {waarden}".replace(",", ", ")
    return _WIT.sub(" ", _OPMAAK.sub(" ", plat))


def _leesbaar(inhoud: bytes) -> str:
    """The readable characters of a binary part; those of two bytes each too."""
    return _ONLEESBAAR.sub(b" ", _TWEE_BYTES.sub(rb"\1", inhoud)).decode("ascii")
