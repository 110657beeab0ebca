"""Workbooks of LibreOffice (ods): cells with an error or without a value, cells too far away."""

import io
import re
import zipfile
from xml.parsers import expat

from loaders.foutcellen import FOUT, NAAM_VAN_FOUT, ZONDER_UITKOMST, Foutcellen, weiger_ver_weg

_CELLEN = ("table:table-cell", "table:covered-table-cell")
_LIJKT_FOUT = re.compile(r"#[A-Z/0?!]+|(?:Err|Fout):\d+")
_MEESTE_HERHAALD = 10_000


def bekijk_ods(data: bytes, naam: str) -> dict[int, Foutcellen]:
    """Return, per sheet that has any (by its place, from 0), the cells that need a text.

    Raises:
        LeesFout: a cell too far from the rest.
        expat.ExpatError, KeyError, ValueError, zipfile.BadZipFile: it is damaged.
    """
    lezer = _Lezer(naam)
    with zipfile.ZipFile(io.BytesIO(data)) as pak, pak.open("content.xml") as bron:
        lezer.lees(bron)  # type: ignore[arg-type]
    return {plek: fouten for plek, fouten in enumerate(lezer.bladen) if fouten}


class _Lezer:
    """Keeps count of where it is; rows and cells may say that they are repeated."""

    def __init__(self, naam: str) -> None:
        self.bladen: list[Foutcellen] = []
        self._naam = naam
        self._rij = self._rijen = self._kolom = self._keer = 0
        self._cel: dict[str, str] | None = None
        self._tekst: list[str] = []

    def lees(self, bron: io.BufferedIOBase) -> None:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._einde
        parser.CharacterDataHandler = self._letters
        parser.ParseFile(bron)

    def _begin(self, element: str, kenmerken: dict[str, str]) -> None:
        if element == "table:table":
            self.bladen.append({})
            self._rij = 0
        elif element == "table:table-row":
            self._rijen = int(kenmerken.get("table:number-rows-repeated", 1))
            self._kolom = 0
        elif element in _CELLEN:
            self._keer = int(kenmerken.get("table:number-columns-repeated", 1))
            self._cel = kenmerken
            self._tekst = []

    def _letters(self, tekst: str) -> None:
        if self._cel is not None:
            self._tekst.append(tekst)

    def _einde(self, element: str) -> None:
        if element == "table:table-row":
            self._rij += self._rijen
        elif element in _CELLEN and self._cel is not None:
            self._sluit_cel(self._cel, "".join(self._tekst).strip())
            self._kolom += self._keer
            self._cel = None

    def _sluit_cel(self, cel: dict[str, str], tekst: str) -> None:
        soort = cel.get("office:value-type")
        if not (soort or tekst or "table:formula" in cel):
            return
        weiger_ver_weg(self._naam, self._rij + self._rijen - 1, self._kolom + self._keer - 1)
        if wat := _wat_te_tonen(cel, soort, tekst):
            plekken = (
                (self._rij + rij, self._kolom + kolom)
                for rij in range(min(self._rijen, _MEESTE_HERHAALD))
                for kolom in range(self._keer)
            )
            self.bladen[-1].update(dict.fromkeys(plekken, wat))


def _wat_te_tonen(cel: dict[str, str], soort: str | None, tekst: str) -> str:
    """The text of a cell that calamine gives as empty or as a number that it is not."""
    if cel.get("calcext:value-type") == "error":
        return NAAM_VAN_FOUT.get(tekst, tekst or FOUT)
    if "table:formula" not in cel:
        return ""
    if soort is None:
        return tekst or ZONDER_UITKOMST
    if soort != "string" and _LIJKT_FOUT.fullmatch(tekst):
        return NAAM_VAN_FOUT.get(tekst, tekst)
    return ""
