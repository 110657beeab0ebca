"""Write invented rows as the kinds of file offices hand out; the same bytes at every run."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from html import escape

import xlsxwriter
from exports_basis import Cel, nl
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

MOMENT = datetime.combine(date(2025, 8, 12), time(9))


@dataclass(frozen=True)
class Formule:
    """A formula cell; `uitkomst` is the stored value, None when the file was never calculated."""

    tekst: str
    uitkomst: object = None


@dataclass
class Blad:
    """One sheet: rows of cells, comments by cell ("B4"), merged ranges and number format."""

    naam: str
    rijen: Sequence[Sequence[Cel]]
    verborgen: bool = False
    opmerkingen: dict[str, str] = field(default_factory=dict)
    samengevoegd: tuple[str, ...] = ()
    datumformaat: str = "dd-mm-yyyy"
    getalformaat: str = ""


def tekst(cel: Cel) -> str:
    """A cell as text in a Dutch csv."""
    if cel is None:
        return ""
    if isinstance(cel, date):
        return nl(cel)
    if isinstance(cel, float):
        return str(cel).replace(".", ",")
    return str(cel)


def csv_bytes(
    rijen: Iterable[Sequence[Cel]],
    *,
    scheiding: str = ";",
    codering: str = "utf-8",
    alles_gequote: bool = False,
    einde: str = "\r\n",
) -> bytes:
    """Rows as delimited text; ragged rows stay ragged."""
    buffer = io.StringIO()
    schrijver = csv.writer(
        buffer,
        delimiter=scheiding,
        lineterminator=einde,
        quoting=csv.QUOTE_ALL if alles_gequote else csv.QUOTE_MINIMAL,
    )
    for rij in rijen:
        if rij:
            schrijver.writerow([tekst(c) for c in rij])
        else:
            buffer.write(einde)
    return buffer.getvalue().encode(codering)


def _schrijf_cel(
    vel: Worksheet, plaats: tuple[int, int], cel: Cel, *, datum: Format, getal: Format
) -> None:
    if cel is None or cel == "":
        return
    if isinstance(cel, Formule):
        vel.write_formula(*plaats, cel.tekst, None, cel.uitkomst or "")
    elif isinstance(cel, bool):
        vel.write_boolean(*plaats, cel)
    elif isinstance(cel, date):
        vel.write_datetime(*plaats, datetime.combine(cel, time()), datum)
    elif isinstance(cel, int | float):
        vel.write_number(*plaats, cel, getal)
    else:
        vel.write_string(*plaats, str(cel))


def xlsx_bytes(bladen: Sequence[Blad], *, vanaf_1904: bool = False, titel: str = "") -> bytes:
    """Sheets as a workbook; dates become real Excel dates, numbers real numbers."""
    buffer = io.BytesIO()
    opties = {"in_memory": True, "date_1904": vanaf_1904, "strings_to_numbers": False}
    boek = xlsxwriter.Workbook(buffer, opties)
    boek.set_properties({"created": MOMENT, "author": "afdeling Jeugd", "title": titel})
    for blad in bladen:
        vel = boek.add_worksheet(blad.naam)
        datum = boek.add_format({"num_format": blad.datumformaat})
        getal = boek.add_format({"num_format": blad.getalformaat} if blad.getalformaat else {})
        for r, rij in enumerate(blad.rijen):
            for k, cel in enumerate(rij):
                _schrijf_cel(vel, (r, k), cel, datum=datum, getal=getal)
        for plaats, opmerking in blad.opmerkingen.items():
            vel.write_comment(plaats, opmerking, {"author": "leerplicht"})
        for bereik in blad.samengevoegd:
            eerste = blad.rijen[int("".join(c for c in bereik.split(":")[0] if c.isdigit())) - 1]
            kolom = ord(bereik[0]) - ord("A")
            vel.merge_range(bereik, str(eerste[kolom]))
        if blad.verborgen:
            vel.hide()
    boek.close()
    return buffer.getvalue()


def _ods_cel(cel: Cel) -> str:
    if cel is None or cel == "":
        return "<table:table-cell/>"
    if isinstance(cel, date):
        soort = f'office:value-type="date" office:date-value="{cel.isoformat()}"'
    elif isinstance(cel, int | float):
        soort = f'office:value-type="float" office:value="{cel}"'
    else:
        soort = 'office:value-type="string"'
    return f"<table:table-cell {soort}><text:p>{escape(tekst(cel))}</text:p></table:table-cell>"


def ods_bytes(bladen: Sequence[Blad]) -> bytes:
    """Sheets as a minimal OpenDocument spreadsheet."""
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    vellen = "".join(
        f'<table:table table:name="{escape(b.naam)}"><table:table-column/>'
        + "".join(
            f"<table:table-row>{''.join(_ods_cel(c) for c in rij) or '<table:table-cell/>'}"
            "</table:table-row>"
            for rij in b.rijen
        )
        + "</table:table>"
        for b in bladen
    )
    ruimte = "urn:oasis:names:tc:opendocument:xmlns:"
    inhoud = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        + " ".join(f'xmlns:{n}="{ruimte}{n}:1.0"' for n in ("office", "table", "text"))
        + f' office:version="1.2"><office:body><office:spreadsheet>{vellen}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        f'xmlns:manifest="{ruimte}manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as pak:
        delen = (("mimetype", mime), ("content.xml", inhoud), ("META-INF/manifest.xml", manifest))
        for naam, deel in delen:
            pak.writestr(zipfile.ZipInfo(naam, (1980, 1, 1, 0, 0, 0)), deel)
    return buffer.getvalue()


def html_bytes(rijen: Sequence[Sequence[Cel]]) -> bytes:
    """A table on a web page, as some systems call an Excel export."""
    regels = "\r\n".join(
        "<tr>" + "".join(f"<td>{escape(tekst(c))}</td>" for c in rij) + "</tr>" for rij in rijen
    )
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8">'
        f'</head>\r\n<body><table border="1">\r\n{regels}\r\n</table></body></html>\r\n'
    ).encode()
