"""Files that want harm, or that look like it: made small, so that a test can afford them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import Any

import xlsxwriter

BLAD = "xl/worksheets/sheet1.xml"


def werkmap(rijen: Iterable[Iterable[Any]] = (("Gemeente", "Aantal"), ("Duinveen", 4))) -> bytes:
    stroom = io.BytesIO()
    with xlsxwriter.Workbook(stroom) as boek:
        blad = boek.add_worksheet("Tellingen")
        for nummer, rij in enumerate(rijen):
            blad.write_row(nummer, 0, list(rij))
    return stroom.getvalue()


def met_delen(data: bytes, delen: dict[str, bytes | str]) -> bytes:
    """The package with some parts replaced or added."""
    stroom = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as oud,
        zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as nieuw,
    ):
        for deel in oud.namelist():
            if deel not in delen:
                nieuw.writestr(deel, oud.read(deel))
        for deel, inhoud in delen.items():
            nieuw.writestr(deel, inhoud)
    return stroom.getvalue()


def deel_van(data: bytes, deel: str = BLAD) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as pak:
        return pak.read(deel).decode()


def blad_xml(rijen: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><worksheet '
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{rijen}</sheetData></worksheet>"
    )


def met_rijen(xml_rijen: str) -> bytes:
    """A workbook whose one sheet has these rows, written by hand."""
    return met_delen(werkmap(), {BLAD: blad_xml(xml_rijen)})


def veel_rijen(aantal: int, breedte: int = 1) -> bytes:
    """A workbook with so many rows, below a heading."""
    kolommen = [chr(ord("A") + n) for n in range(breedte)]
    kop = "".join(f'<c r="{k}1" t="inlineStr"><is><t>Kop {k}</t></is></c>' for k in kolommen)
    rijen = (
        f'<row r="{r}">' + "".join(f'<c r="{k}{r}"><v>{r}</v></c>' for k in kolommen) + "</row>"
        for r in range(2, aantal + 2)
    )
    return met_rijen(f'<row r="1">{kop}</row>{"".join(rijen)}')


def bom(megabytes: int) -> bytes:
    """A workbook of a few hundred kB with a part that unpacks to so many megabytes of nothing."""
    return met_delen(werkmap(), {"xl/media/leeg.xml": b" " * (megabytes * 2**20)})


def gelogen_bom(megabytes: int) -> bytes:
    """The same, grown 60 times only, whose directory says that the part is 100 bytes."""
    blok = b"".join(zlib.crc32(bytes([n])).to_bytes(4, "big") for n in range(4)) + b"\0" * 1008
    brok = bytearray()
    for nummer in range(megabytes * 1024):
        brok += struct.pack(">Q", nummer * 0x9E3779B97F4A7C15 & 2**64 - 1) + blok[:1016]
    data = bytearray(met_delen(werkmap(), {"xl/media/plaatje.bin": bytes(brok)}))
    gezegd = struct.pack("<I", len(brok))
    while (plek := data.find(gezegd)) >= 0:
        data[plek : plek + 4] = struct.pack("<I", 100)
    return bytes(data)


def grote_rechthoek() -> bytes:
    """Two cells so far apart that calamine reserves gigabytes for what is between them."""
    return met_rijen(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="990000"><c r="ZY990000"><v>1</v></c></row>'
    )


def ods(rijen: str) -> bytes:
    ruimte = "".join(
        f' xmlns:{kort}="urn:oasis:names:tc:opendocument:xmlns:{lang}:1.0"'
        for kort, lang in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    inhoud = (
        f'<?xml version="1.0"?><office:document-content{ruimte} '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="Blad1">{rijen}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pak.writestr("content.xml", inhoud)
        pak.writestr("META-INF/manifest.xml", "<manifest/>")
    return stroom.getvalue()


def _record(soort: int, inhoud: bytes = b"") -> bytes:
    kop = bytes([soort]) if soort < 128 else bytes([soort & 0x7F | 0x80, soort >> 7])
    return kop + bytes([len(inhoud)]) + inhoud


def _woord(tekst: str) -> bytes:
    return struct.pack("<I", len(tekst)) + tekst.encode("utf-16-le")


def xlsb(cellen: Iterable[tuple[int, int, object]]) -> bytes:
    """A binary workbook with one sheet; an error is given as bytes of one."""
    blad = [_record(129), _record(148, struct.pack("<4I", 0, 10, 0, 10)), _record(145)]
    vorige = -1
    for rij, kolom, waarde in cellen:
        if rij != vorige:
            blad.append(_record(0, struct.pack("<I", rij) + b"\0" * 13))
            vorige = rij
        plek = struct.pack("<II", kolom, 0)
        if isinstance(waarde, bytes):
            blad.append(_record(3, plek + waarde))
        elif isinstance(waarde, str):
            blad.append(_record(6, plek + _woord(waarde)))
        else:
            blad.append(_record(5, plek + struct.pack("<d", waarde)))
    blad += [_record(146), _record(130)]
    boek = _record(131) + _record(143)
    boek += _record(156, struct.pack("<II", 0, 1) + _woord("rId1") + _woord("Tellingen"))
    boek += _record(144) + _record(132)
    relaties = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as pak:
        pak.writestr("[Content_Types].xml", "<Types/>")
        pak.writestr("xl/workbook.bin", boek)
        pak.writestr("xl/_rels/workbook.bin.rels", relaties)
        pak.writestr("xl/worksheets/sheet1.bin", b"".join(blad))
    return stroom.getvalue()
