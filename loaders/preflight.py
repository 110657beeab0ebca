"""The first look at a delivered file: at its bytes, before any reader gets them.

A workbook is a zip package: its parts are unpacked piece by piece, counted as they come and not as
its directory says, and thrown away. So a small file that unpacks to gigabytes costs nothing.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from datasets.notatie import getal
from loaders.blad import (
    KOP_UITERLIJK,
    MEESTE_BYTES,
    MEESTE_BYTES_UITGEPAKT,
    MEESTE_KOLOMMEN,
    LeesFout,
)
from loaders.sheets import beschadigd, beveiligd

MEESTE_DELEN = 2_000
HOOGSTE_VERHOUDING = 250
"""Most times that a package may grow when it is unpacked; real workbooks grow 5 to 40 times."""
_KLEIN = 10 * 2**20
_STUK = 2**20
_OVERLAP = 16
_OLE = b"\xd0\xcf\x11\xe0"
_BREED = 100 * MEESTE_KOLOMMEN
_VERSLEUTELD = 0x1
_XML = (".xml", ".rels", ".vml")
_GEVAARLIJK = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_MACRO = re.compile(r"(?i)(?:.*/)?vbaproject\.bin|xl/macrosheets/.*|basic/.*|scripts/.*")
_ELDERS = re.compile(r"(?i)xl/(?:externallinks/.*|connections\.xml|querytables/.*)")
_MACRO_OLE = "_VBA_PROJECT".encode("utf-16-le")
_SOORTEN = {
    "xlsx": "werkmap", "xlsm": "werkmap", "xlsb": "werkmap", "ods": "werkmap",
    "xls": "oude werkmap", "csv": "tekstbestand", "txt": "tekstbestand", "tsv": "tekstbestand",
}  # fmt: skip


def bekijk_vooraf(data: bytes, naam: str) -> list[str]:
    """Refuse a file that is dangerous to read; returns what to tell about one that is not.

    Macros and links to other files are harmless here, since nothing of a workbook is run or
    followed: the file is read without them, and that is said.

    Raises:
        LeesFout: one Dutch sentence.
    """
    if data.startswith((b"PK", _OLE)) and len(data) > MEESTE_BYTES:
        raise LeesFout(te_groot(naam, len(data), MEESTE_BYTES))
    if data.startswith(b"PK"):
        soort, namen = "werkmap", _bekijk_pak(data, naam)
    elif data.startswith(_OLE):
        soort, namen = "oude werkmap", ["xl/vbaProject.bin"] if _MACRO_OLE in data else []
    else:
        soort, namen = "tekstbestand", []
        _bekijk_tekst(data, naam)
    return [*_andere_naam(naam, soort), *_opmerkingen(namen)]


def te_groot(naam: str, omvang: int, hoogstens: int) -> str:
    """Return the sentence for a file of too many bytes."""
    return (
        f"Het bestand {naam} is {getal(round(omvang / 2**20, 1))} MB: dat mag ten hoogste "
        f"{hoogstens // 2**20} MB zijn, verdeel de gegevens over meer bestanden."
    )


def _bekijk_pak(data: bytes, naam: str) -> list[str]:
    """Look at all parts of a package; returns their names."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pak:
            delen = pak.infolist()
            _bekijk_inhoudsopgave(delen, naam)
            totaal = 0
            for deel in delen:
                totaal = _bekijk_deel(pak, deel, naam, totaal)
                if totaal > _KLEIN and totaal > HOOGSTE_VERHOUDING * len(data):
                    raise LeesFout(
                        f"Het bestand {naam} wordt bij het uitpakken meer dan "
                        f"{HOOGSTE_VERHOUDING} keer zo groot, dat doet een gewone werkmap niet: "
                        "lever de gegevens aan als csv."
                    )
            return [deel.filename for deel in delen]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError,
            RuntimeError, ValueError):  # fmt: skip
        raise LeesFout(beschadigd(naam)) from None


def _bekijk_inhoudsopgave(delen: list[zipfile.ZipInfo], naam: str) -> None:
    if len(delen) > MEESTE_DELEN:
        raise LeesFout(
            f"Het bestand {naam} bestaat uit {getal(len(delen))} delen, een gewone werkmap uit "
            "veel minder: open het in Excel, bewaar het als nieuwe werkmap en lever die aan."
        )
    namen = [deel.filename.lower() for deel in delen]
    if any(_wijst_buiten(deel) for deel in namen) or len(set(namen)) < len(namen):
        raise LeesFout(
            f"Het bestand {naam} is van binnen niet gebouwd als een gewone werkmap: open het in "
            "Excel, bewaar het als nieuwe werkmap en lever die aan."
        )
    if any(deel.flag_bits & _VERSLEUTELD for deel in delen):
        raise LeesFout(beveiligd(naam))


def _wijst_buiten(deel: str) -> bool:
    """Say whether the name of a part points outside the package."""
    return ".." in deel.split("/") or deel.startswith("/") or "\\" in deel or ":" in deel


def _bekijk_deel(pak: zipfile.ZipFile, deel: zipfile.ZipInfo, naam: str, totaal: int) -> int:
    """Unpack one part and throw it away; returns the size of all parts up to this one."""
    is_xml = deel.filename.lower().endswith(_XML)
    vorig = b""
    for stuk in _stukken(pak, deel):
        totaal += len(stuk)
        if totaal > MEESTE_BYTES_UITGEPAKT:
            raise LeesFout(
                f"Het bestand {naam} is uitgepakt groter dan {MEESTE_BYTES_UITGEPAKT // 2**20} MB: "
                "verdeel de gegevens over meer bestanden, of bewaar ze als csv."
            )
        # Without its zeros UTF-16 looks like UTF-8 here.
        venster = vorig + (stuk.replace(b"\0", b"") if b"\0" in stuk else stuk)
        if is_xml and _GEVAARLIJK.search(venster):
            raise LeesFout(
                f"Het bestand {naam} bevat een verwijzing die in een werkmap niet hoort en die "
                "schade kan doen: open het in Excel, bewaar het als nieuwe werkmap en lever die "
                "aan."
            )
        vorig = venster[-_OVERLAP:]
    return totaal


def _stukken(pak: zipfile.ZipFile, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    with pak.open(deel) as bron:
        while stuk := bron.read(_STUK):
            yield stuk


def _bekijk_tekst(data: bytes, naam: str) -> None:
    """Refuse lines that are too wide to be a header row, before they become millions of cells."""
    for regel in data.split(b"\n", KOP_UITERLIJK)[:KOP_UITERLIJK]:
        if any(regel.count(scheiding) > _BREED for scheiding in (b";", b"\t", b"|", b",")):
            raise LeesFout(
                f"Het bestand {naam} heeft meer dan {MEESTE_KOLOMMEN} kolommen: laat weg wat niet "
                "nodig is."
            )


def _andere_naam(naam: str, soort: str) -> list[str]:
    """What the name says against what the bytes are."""
    achter = naam.rpartition(".")[2].lower() if "." in naam else ""
    beloofd = _SOORTEN.get(achter, soort)
    if beloofd == soort:
        return []
    return [
        f"De naam van het bestand eindigt op .{achter}, maar het is een {soort}: zo hebben we het "
        "gelezen."
    ]


def _opmerkingen(namen: list[str]) -> list[str]:
    zinnen = []
    if any(_MACRO.fullmatch(naam) for naam in namen):
        zinnen.append("In het bestand staan macro's: die lezen, starten en bewaren we niet.")
    if any(_ELDERS.fullmatch(naam) for naam in namen):
        zinnen.append(
            "Het bestand verwijst naar andere bestanden: die openen we niet, we lezen de "
            "uitkomsten die bij het bewaren in de cellen stonden."
        )
    return zinnen
