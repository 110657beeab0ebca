"""Binary workbooks (xlsb): the cells that hold an error, and cells too far from the rest.

A part is a row of records: kind and length as numbers of seven bits per byte, then the content.
"""

import io
import re
import struct
import zipfile
from collections.abc import Iterator

from loaders.foutcellen import FOUT, NAAM_VAN_CODE, Foutcellen, weiger_ver_weg

_RIJ, _LEEG, _FOUT, _LAATSTE_CEL, _FORMULE_FOUT, _BLAD = 0, 1, 3, 7, 11, 156
_FORMULES = range(8, 12)
_RELATIE = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_ID = re.compile(rb"\bId=[\"']([^\"']+)[\"']")
_DOEL = re.compile(rb"\bTarget=[\"']([^\"']+)[\"']")
_U32 = struct.Struct("<I")


def bekijk_xlsb(data: bytes, naam: str) -> dict[int, Foutcellen]:
    """Return, per sheet that has any (by its place, from 0), the cells that hold an error.

    Raises:
        LeesFout: a cell too far from the rest.
        struct.error, IndexError, KeyError, zipfile.BadZipFile: it is damaged.
    """
    fouten = {}
    with zipfile.ZipFile(io.BytesIO(data)) as pak:
        for plek, deel in enumerate(_bladen(pak)):
            if deel and (gevonden := _bekijk_blad(pak.read(deel), naam)):
                fouten[plek] = gevonden
    return fouten


def _bladen(pak: zipfile.ZipFile) -> Iterator[str]:
    """The names of the parts of the sheets, in order; empty for one that is not there."""
    doelen = {}
    for relatie in _RELATIE.findall(pak.read("xl/_rels/workbook.bin.rels")):
        wie, waarheen = _ID.search(relatie), _DOEL.search(relatie)
        if wie and waarheen:
            doelen[wie[1].decode()] = waarheen[1].decode()
    namen = set(pak.namelist())
    for soort, inhoud in _records(pak.read("xl/workbook.bin")):
        if soort == _BLAD:
            lengte = _U32.unpack_from(inhoud, 8)[0]
            doel = doelen.get(inhoud[12 : 12 + 2 * lengte].decode("utf-16-le"), "")
            deel = doel.removeprefix("/") if doel.startswith("/") else f"xl/{doel}"
            yield deel if deel in namen else ""


def _bekijk_blad(inhoud: bytes, naam: str) -> Foutcellen:
    fouten: Foutcellen = {}
    rij = 0
    for soort, cel in _records(inhoud):
        if soort == _RIJ:
            rij = _U32.unpack_from(cel)[0]
        elif _LEEG < soort <= _LAATSTE_CEL or soort in _FORMULES:
            kolom = _U32.unpack_from(cel)[0]
            weiger_ver_weg(naam, rij, kolom)
            if soort in (_FOUT, _FORMULE_FOUT):
                fouten[rij, kolom] = NAAM_VAN_CODE.get(cel[8], FOUT)
    return fouten


def _records(inhoud: bytes) -> Iterator[tuple[int, bytes]]:
    plek = 0
    while plek < len(inhoud):
        soort, plek = _getal(inhoud, plek, 2)
        lengte, plek = _getal(inhoud, plek, 4)
        yield soort, inhoud[plek : plek + lengte]
        plek += lengte


def _getal(inhoud: bytes, plek: int, hoogstens: int) -> tuple[int, int]:
    """A number of at most so many bytes, each of which says whether another one follows."""
    waarde = 0
    for nummer in range(hoogstens):
        byte = inhoud[plek]
        plek += 1
        # The kind of a record keeps its eighth bits off; so does its length.
        waarde |= (byte & 0x7F) << (7 * nummer)
        if not byte & 0x80:
            break
    return waarde, plek
