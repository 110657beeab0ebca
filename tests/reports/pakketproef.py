"""Papers of the invented region, and what stands in the files, for the tests of the pack."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from html import unescape

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from datasets.periodes import Periode
from loaders.duidingen import Duidingen
from loaders.oogo import Oogo
from reports.beeld import Beeld
from reports.csvblad import Herkomst, cijfers_csv
from reports.gemeentebeeld.parts import Deel, regels
from reports.gemeentebeeld.row import Place
from reports.pakket.gemeente import Gemeentestuk
from reports.pakket.keuze import Bijeenkomst, Pakketkeuze

K2 = Periode.van_code("2025-K2")
GETAL = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
KEUZE = Pakketkeuze(K2, ("VB01",), "overleg", Bijeenkomst("OOGO", date(2025, 9, 25)))


def stuk(beeld: Beeld, gemeente: str, duidingen: Duidingen | None = None) -> Gemeentestuk:
    place = Place(beeld, gemeente, K2)
    return Gemeentestuk(place, KEUZE, duidingen or Duidingen(()), Oogo(()))


def csv_van(own: Gemeentestuk) -> list[str]:
    """The lines of the CSV that a reader of Gemeentebeeld gets of the kerncijfers."""
    found = regels(
        own.plaats.beeld, own.plaats.gemeente, own.keuze.periode, Deel("", own.kerncijfers)
    )
    return cijfers_csv(found, Herkomst("Proef", None, "vanaf 5")).lstrip("\ufeff").splitlines()


def waarden(own: Gemeentestuk) -> dict[tuple[str, str, str], str]:
    """Indicator, area and period -> what the CSV says of it."""
    rows = csv.DictReader(csv_van(own), delimiter=";")
    return {(r["cijfer"], r["gebied"], r["periode"]): r["waarde"].removeprefix("'") for r in rows}


def getallen(tekst: str) -> list[str]:
    """The numbers in a text as they are written; a year in short (’24) is one as well."""
    return GETAL.findall(tekst)


def paginateksten(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r", "") for page in document]


def kleinste_letter(pdf: bytes) -> float:
    """The size of the smallest letter in points, with all that it was scaled by."""
    smallest = 1000.0
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(text.count_chars()):
                matrix = pdfium.FS_MATRIX()
                known = pdfium.FPDFText_GetMatrix(text.raw, at, matrix)
                size = pdfium.FPDFText_GetFontSize(text.raw, at)
                if known and chr(pdfium.FPDFText_GetUnicode(text.raw, at)).strip():
                    smallest = min(smallest, size * abs(matrix.d))
    return smallest


def letters(pdf: bytes) -> dict[str, bool]:
    """Name of each font in a PDF, and whether its shapes are in the file."""
    found: dict[str, bool] = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for one in document.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                inside = any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[str(one["/FontName"])] = inside
    return found


def plat(html: str) -> str:
    """A page as words."""
    return unescape(re.sub(r"<[^>]*>", " ", html))
