"""A look inside an xlsx package before calamine reads it: its size, and what calamine leaves out.

calamine reserves memory for the whole rectangle down to the last filled cell, so one value in
XFD1048576 ends the process; and it gives an error as an empty cell.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from loaders.blad import MEESTE_BYTES_UITGEPAKT, LeesFout
from loaders.foutcellen import FOUT, NAAM_VAN_FOUT, ZONDER_UITKOMST, Foutcellen, ver_weg

# No pattern looks past the next "<", so that none takes the square of the length of a text.
_BLAD = re.compile(rb"<(?:\w+:)?sheet\b[^<>]*?\w+:id=[\"']([^\"']+)[\"']")
_VERWIJZING = re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>")
_ID = re.compile(rb"\bId=[\"']([^\"']+)[\"']")
_DOEL = re.compile(rb"\bTarget=[\"']([^\"']+)[\"']")
# A filled cell past column ZZ or past row 999.999.
_VER_WEG = re.compile(
    rb"r=\"((?:[A-Z]{3}[0-9]{1,7}|[A-Z]{1,2}[0-9]{7,}))\"[^<>]{0,400}(?<!/)>\s*<(?:\w+:)?[vif]"
)
_FOUTCEL = re.compile(
    rb"<(?:\w+:)?c\b(?=[^<>]*\bt=\"e\")[^<>]*?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^<>]*>"
    rb"(?:<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>))?\s*<(?:\w+:)?v>([^<]*)<"
)
# A formula that nobody computed: no value after it, and not a text that is empty.
_ZONDER_UITKOMST = re.compile(
    rb"<(?:\w+:)?c\b(?![^<>]*\bt=\"str\")[^<>]*?\br=\"([A-Z]{1,3})([0-9]{1,7})\"[^<>]*(?<!/)>"
    rb"\s*<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*(?:</(?:\w+:)?c>|<(?:\w+:)?v\s*(?:/>|></))"
)
_FORMULE = re.compile(rb"<(?:\w+:)?f[ />]")
_STUK = 2**20
_OVERLAP = 16 * 1024


def bekijk_xlsx(data: bytes, naam: str) -> dict[int, Foutcellen]:
    """Return, per sheet that has any (by its place, from 0), the cells that need a text.

    Raises LeesFout for a package that unpacks too big, or with a cell too far from the rest.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pak:
            if sum(deel.file_size for deel in pak.infolist()) > MEESTE_BYTES_UITGEPAKT:
                raise LeesFout(
                    f"Het bestand {naam} is uitgepakt groter dan "
                    f"{MEESTE_BYTES_UITGEPAKT // 2**20} MB: verdeel de gegevens over meer "
                    "bestanden, of bewaar ze als csv."
                )
            fouten = {}
            for plek, deel in _bladen(pak):
                if gevonden := _bekijk_blad(pak, deel, naam):
                    fouten[plek] = gevonden
            return fouten
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError, OSError,
            RuntimeError, ValueError) as fout:  # fmt: skip
        # RuntimeError: zipfile's own for an entry with a password.
        raise LeesFout(
            f"Het bestand {naam} is beschadigd of niet volledig: open het in Excel, bewaar het "
            "opnieuw en lever het nog eens aan."
        ) from fout


def _bladen(pak: zipfile.ZipFile) -> Iterator[tuple[int, str]]:
    """Give the place of each sheet in the workbook with the name of its part in the package."""
    namen = set(pak.namelist())
    if "xl/_rels/workbook.xml.rels" not in namen:
        return
    doelen = {}
    for verwijzing in _VERWIJZING.findall(pak.read("xl/_rels/workbook.xml.rels")):
        wie, waarheen = _ID.search(verwijzing), _DOEL.search(verwijzing)
        if wie and waarheen:
            doelen[wie[1]] = waarheen[1].decode(errors="replace")
    for plek, wie in enumerate(_BLAD.findall(pak.read("xl/workbook.xml"))):
        doel = doelen.get(wie, "")
        deel = doel.removeprefix("/") if doel.startswith("/") else f"xl/{doel}"
        if deel in namen:
            yield plek, deel


def _bekijk_blad(pak: zipfile.ZipFile, deel: str, naam: str) -> Foutcellen:
    fouten: Foutcellen = {}
    vorig = b""
    with pak.open(deel) as bron:
        while stuk := bron.read(_STUK):
            venster = vorig + stuk
            if ver := _VER_WEG.search(venster):
                raise ver_weg(naam, ver[1].decode())
            if b't="e"' in venster:
                for letters, rij, tekst in _FOUTCEL.findall(venster):
                    fout = NAAM_VAN_FOUT.get(tekst.decode("latin-1"), FOUT)
                    fouten[int(rij) - 1, _kolomnummer(letters)] = fout
            if _FORMULE.search(venster):
                for letters, rij in _ZONDER_UITKOMST.findall(venster):
                    fouten[int(rij) - 1, _kolomnummer(letters)] = ZONDER_UITKOMST
            vorig = venster[-_OVERLAP:]
    return fouten


def _kolomnummer(letters: bytes) -> int:
    """Return the place of a column from 0: A is 0, AA is 26."""
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + letter - ord("A") + 1
    return nummer - 1
