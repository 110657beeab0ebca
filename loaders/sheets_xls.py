"""Old workbooks (xls): the cells that hold an error.

The file is a small file system of sectors ("compound file"); the workbook is one stream in it: a
row of records of kind, length and content.
"""

import struct
from collections.abc import Iterator

from loaders.foutcellen import FOUT, NAAM_VAN_CODE, Foutcellen

_VRIJ = 0xFFFFFFFA
"""Numbers from here on are no sectors."""
_KLEINE_STROOM = 4096
_INGANG = 128
_BEGINNEN = (0x0809, 0x0409, 0x0209, 0x0009)
_EINDE, _FORMULE, _BLAD, _WAAR_OF_FOUT = 0x000A, 0x0006, 0x0085, 0x0205
_CEL = struct.Struct("<HH")
_KOP = struct.Struct("<HH")


def bekijk_xls(data: bytes) -> dict[int, Foutcellen]:
    """Return, per sheet that has any (by its place, from 0), the cells that hold an error.

    Raises:
        struct.error, IndexError, KeyError, ValueError: it is damaged.
    """
    stroom = _werkmap(data)
    fouten = {}
    plekken = [
        struct.unpack_from("<I", inhoud)[0]
        for soort, inhoud in _tot_einde(stroom, 0)
        if soort == _BLAD
    ]
    for plek, begin in enumerate(plekken):
        if gevonden := _bekijk_blad(stroom, begin):
            fouten[plek] = gevonden
    return fouten


def _bekijk_blad(stroom: bytes, begin: int) -> Foutcellen:
    fouten: Foutcellen = {}
    for soort, cel in _tot_einde(stroom, begin):
        if soort == _WAAR_OF_FOUT and cel[7]:
            fouten[_CEL.unpack_from(cel)] = NAAM_VAN_CODE.get(cel[6], FOUT)
        # A value that is no number has two full bytes at its end, and its kind at its beginning.
        elif soort == _FORMULE and cel[12:14] == b"\xff\xff" and cel[6] == 2:
            fouten[_CEL.unpack_from(cel)] = NAAM_VAN_CODE.get(cel[8], FOUT)
    return fouten


def _tot_einde(stroom: bytes, plek: int) -> Iterator[tuple[int, bytes]]:
    """The records of one sheet, or of the part before all sheets; those of charts in it too."""
    diepte = 0
    while plek < len(stroom):
        soort, lengte = _KOP.unpack_from(stroom, plek)
        yield soort, stroom[plek + 4 : plek + 4 + lengte]
        plek += 4 + lengte
        diepte += (soort in _BEGINNEN) - (soort == _EINDE)
        if diepte <= 0:
            return


def _werkmap(data: bytes) -> bytes:
    """The stream with the workbook."""
    maat = 1 << struct.unpack_from("<H", data, 30)[0]
    kleine_maat = 1 << struct.unpack_from("<H", data, 32)[0]
    eerste_map, eerste_klein = (struct.unpack_from("<I", data, p)[0] for p in (48, 60))
    tabel = _tabel(data, maat)

    def sectoren(eerste: int) -> bytes:
        return b"".join(data[(n + 1) * maat : (n + 2) * maat] for n in _keten(tabel, eerste))

    ingangen = sectoren(eerste_map)
    gevonden = {}
    for plek in range(0, len(ingangen), _INGANG):
        lengte = struct.unpack_from("<H", ingangen, plek + 64)[0]
        naam = ingangen[plek : plek + max(0, lengte - 2)].decode("utf-16-le")
        gevonden[naam.lower()] = struct.unpack_from("<II", ingangen, plek + 116)
    eerste, omvang = gevonden["workbook"] if "workbook" in gevonden else gevonden["book"]
    if omvang >= _KLEINE_STROOM:
        return sectoren(eerste)[:omvang]
    klein = sectoren(gevonden["root entry"][0])
    kleine_tabel = _getallen(sectoren(eerste_klein))
    stukken = (klein[n * kleine_maat : (n + 1) * kleine_maat] for n in _keten(kleine_tabel, eerste))
    return b"".join(stukken)[:omvang]


def _tabel(data: bytes, maat: int) -> tuple[int, ...]:
    """For each sector the one that comes after it."""
    delen = [n for n in struct.unpack_from("<109I", data, 76) if n < _VRIJ]
    volgende, aantal = struct.unpack_from("<II", data, 68)
    for _ in range(aantal):
        if volgende >= _VRIJ:
            break
        *meer, volgende = struct.unpack_from(f"<{maat // 4}I", data, (volgende + 1) * maat)
        delen += [n for n in meer if n < _VRIJ]
    return _getallen(b"".join(data[(n + 1) * maat : (n + 2) * maat] for n in delen))


def _keten(tabel: tuple[int, ...], eerste: int) -> Iterator[int]:
    """The sectors of a stream, in order.

    Raises:
        ValueError: it runs in a circle.
    """
    for _ in range(len(tabel) + 1):
        if eerste >= _VRIJ:
            return
        yield eerste
        eerste = tabel[eerste]
    raise ValueError("the sectors of a stream run in a circle")


def _getallen(inhoud: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(inhoud) // 4}I", inhoud[: len(inhoud) // 4 * 4])
