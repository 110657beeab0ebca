"""Cells that hold no value but an error, or a formula that was never computed.

calamine gives both as an empty cell, which would say "not known" where something is wrong. So each
kind of workbook is looked through for them, and their text goes into the table.
"""

from loaders.blad import MEESTE_KOLOMMEN, LeesFout

Foutcellen = dict[tuple[int, int], str]
"""Row and column (from 0) of such cells, with what to show there."""
ZONDER_UITKOMST = "formule zonder uitkomst"
FOUT = "#FOUT"
NAAM_VAN_FOUT = {
    "#N/A": "#N/B",
    "#REF!": "#VERW!",
    "#VALUE!": "#WAARDE!",
    "#NAME?": "#NAAM?",
    "#DIV/0!": "#DEEL/0!",
    "#NULL!": "#LEEG!",
    "#NUM!": "#GETAL!",
}
"""The name that Dutch Excel gives an error."""
NAAM_VAN_CODE = {
    0x00: "#LEEG!",
    0x07: "#DEEL/0!",
    0x0F: "#WAARDE!",
    0x17: "#VERW!",
    0x1D: "#NAAM?",
    0x24: "#GETAL!",
    0x2A: "#N/B",
}
"""The same for the number of an error in a binary workbook."""
VERSTE_KOLOM = 26 + 26 * 26
VERSTE_RIJ = 999_999


def ver_weg(naam: str, cel: str) -> LeesFout:
    """Return the refusal of a file with a filled cell far from the rest."""
    return LeesFout(
        f"Het bestand {naam} heeft een gevulde cel ver buiten de tabel, in {cel}: maak die cel "
        f"leeg, er mogen ten hoogste {MEESTE_KOLOMMEN} kolommen zijn."
    )


def celnaam(rij: int, kolom: int) -> str:
    """Return the name of a cell: row 4 and column 2 (from 0) is C5."""
    letters = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{rij + 1}"


def weiger_ver_weg(naam: str, rij: int, kolom: int) -> None:
    """Raise LeesFout for a filled cell (from 0) so far that the rectangle fills all memory."""
    if kolom >= VERSTE_KOLOM or rij >= VERSTE_RIJ:
        raise ver_weg(naam, celnaam(rij, kolom))
