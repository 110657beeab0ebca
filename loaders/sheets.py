"""Workbooks (xlsx, xlsm, xlsb, xls, ods): cell values by calamine, as a Dutch user sees them.

calamine hands over typed values; fastexcel, a quarter quicker, writes both the number 4.052
and the text "4.052" as the same text, while the second is 4052 here.

A formula gives the value it had when the workbook was saved. A number shown as a percentage stays
the number that is stored (12,8% is 0,128), a date is written in full whatever its format shows.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from xml.parsers.expat import ExpatError

import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from loaders.blad import (
    KOP_BINNEN,
    KOP_UITERLIJK,
    MEESTE_BLADEN,
    MEESTE_RIJEN_WERKMAP,
    Blad,
    Herken,
    LeesFout,
    Meld,
    Ruw,
    als_kolommen,
    te_veel_rijen,
)
from loaders.foutcellen import Foutcellen
from loaders.layout import als_regel, is_leeg, kies_kop, maak_blad, weiger_gekozen_kop
from loaders.sheets_ods import bekijk_ods
from loaders.sheets_xls import bekijk_xls
from loaders.sheets_xlsb import bekijk_xlsb
from loaders.sheets_xlsx import bekijk_xlsx

# More rows than this cannot become fewer than the limit by leaving out titles and footers.
_RUIM_TE_VEEL = MEESTE_RIJEN_WERKMAP + 1000
# Rows from which it is worth its while to say how far a sheet is.
_VEEL = 10_000
_HALVE_SECONDE = timedelta(microseconds=500_000)


@dataclass(frozen=True)
class Wens:
    """How to read a workbook: which headings are known, which rows are header rows, whom to tell.

    Attributes:
        herken: how many of some headings are known.
        kop_rijen: name of a sheet -> row number that a person chose as header row.
        meld: told of each sheet that is read.
    """

    herken: Herken | None
    kop_rijen: Mapping[str, int]
    meld: Meld

    def voor_blad(self, naam: str, plek: int, aantal: int) -> "Wens":
        """The same for one of so many sheets: what is told is a part of its part."""

        def meld(_: str, deel: float) -> None:
            self.meld(f"blad {naam} lezen", (plek + deel) / aantal)

        return replace(self, meld=meld)


def lees_werkmap(data: bytes, naam: str, wens: Wens, soort: str) -> list[Blad]:
    """Read all filled sheets of a workbook (xlsx, xlsb, xls or ods), hidden ones too.

    Raises LeesFout for a damaged or protected workbook and for more than the limits allow. An xls
    file that was damaged on purpose can make calamine ask for more memory than there is, which
    ends the process: read files of strangers in a process of their own.
    """
    fouten = _bekijk(data, naam, soort)
    try:
        return _lees_bladen(data, naam, wens, fouten)
    except PasswordError as fout:
        raise LeesFout(beveiligd(naam)) from fout
    except (CalamineError, OSError, ValueError, OverflowError) as fout:
        raise LeesFout(beschadigd(naam)) from fout
    except BaseException as fout:
        # A panic in calamine: its class is no Exception, and there is no name to import it by.
        if type(fout).__name__ == "PanicException":
            raise LeesFout(beschadigd(naam)) from fout
        raise


def _bekijk(data: bytes, naam: str, soort: str) -> dict[int, Foutcellen]:
    """What calamine leaves out, per place of a sheet.

    Raises:
        LeesFout: it is damaged, or has a cell too far from the rest.
    """
    if soort == "xlsx":
        return bekijk_xlsx(data, naam)
    try:
        if soort == "xls":
            return bekijk_xls(data)
        return bekijk_ods(data, naam) if soort == "ods" else bekijk_xlsb(data, naam)
    except (struct.error, IndexError, KeyError, ValueError, EOFError, OSError, RuntimeError,
            NotImplementedError, ExpatError, zlib.error, zipfile.BadZipFile) as fout:  # fmt: skip
        raise LeesFout(beschadigd(naam)) from fout


def beveiligd(naam: str) -> str:
    """Return the sentence for a workbook that opens with a password only."""
    return (
        f"Het bestand {naam} is beveiligd met een wachtwoord: haal in Excel het wachtwoord eraf "
        "en lever het opnieuw aan."
    )


def beschadigd(naam: str) -> str:
    """Return the sentence for a workbook that cannot be opened."""
    return (
        f"Het bestand {naam} is beschadigd of niet volledig: open het in Excel, bewaar het "
        "opnieuw en lever het nog eens aan."
    )


def _lees_bladen(data: bytes, naam: str, wens: Wens, fouten: dict[int, Foutcellen]) -> list[Blad]:
    bladen = []
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as werkmap:
        if len(werkmap.sheets_metadata) > MEESTE_BLADEN:
            raise LeesFout(
                f"Het bestand {naam} heeft {len(werkmap.sheets_metadata)} bladen: dat mogen er "
                f"ten hoogste {MEESTE_BLADEN} zijn, verdeel ze over meer bestanden."
            )
        for plek, blad in enumerate(werkmap.sheets_metadata):
            if blad.typ != SheetTypeEnum.WorkSheet:
                continue
            deze = wens.voor_blad(blad.name, plek, len(werkmap.sheets_metadata))
            deze.meld("", 0)
            inhoud = werkmap.get_sheet_by_index(plek)
            deze.meld("", 0.3)
            rijen: list[list[Any]] = inhoud.to_python(skip_empty_area=False)
            for (rij, kolom), tekst in fouten.get(plek, {}).items():
                if rij < len(rijen) and kolom < len(rijen[rij]):
                    rijen[rij][kolom] = tekst
            verborgen = blad.visible != SheetVisibleEnum.Visible
            gelezen = _lees_blad(rijen, blad.name, deze, verborgen=verborgen)
            if gelezen:
                bladen.append(gelezen)
    if not bladen:
        raise LeesFout(
            f"In het bestand {naam} zijn alle bladen leeg: lever een werkmap aan met een rij "
            "koppen en daaronder de gegevens."
        )
    return bladen


def _lees_blad(rijen: list[list[Any]], naam: str, wens: Wens, *, verborgen: bool) -> Blad | None:
    """Make a Blad of the rows of a sheet, None when it is empty."""
    if not rijen:
        return None
    if (aantal := sum(map(any, rijen))) > _RUIM_TE_VEEL:
        raise LeesFout(te_veel_rijen(f"Blad {naam}", aantal, MEESTE_RIJEN_WERKMAP))
    gekozen = wens.kop_rijen.get(naam)
    boven = [
        [als_tekst(cel) for cel in rij] for rij in rijen[: KOP_UITERLIJK if gekozen else KOP_BINNEN]
    ]
    weiger_gekozen_kop(boven, gekozen, f"Blad {naam}")
    kop = kies_kop(boven, wens.herken, gekozen)
    onder = islice(rijen, kop.plek + 1, None)
    ruw = Ruw(
        koppen=boven[kop.plek],
        kop_rij=kop.plek + 1,
        kolommen=list(_kolommen(als_kolommen(onder, len(boven[kop.plek])), wens.meld)),
        titelregels=[als_regel(rij) for rij in boven[: kop.plek] if not is_leeg(rij)],
        kop_reden=kop.reden,
    )
    blad = maak_blad(ruw, naam=naam, verborgen=verborgen, meeste_rijen=MEESTE_RIJEN_WERKMAP)
    return blad if blad.koppen else None


def _kolommen(kolommen: list[list[Any]], meld: Meld) -> Iterator[Any]:
    """Write the columns as text, and say after each how far it is."""
    for nummer, cellen in enumerate(kolommen):
        if len(cellen) > _VEEL:
            meld("", 0.6 + 0.4 * nummer / len(kolommen))
        yield _kolom(cellen)


def _kolom(cellen: list[Any]) -> Any:
    """Write a column as text; each different value is written once."""
    soorten = set(map(type, cellen))
    if soorten <= {str}:
        return pa.array(cellen, pa.string())
    if bool in soorten:  # True and 1.0 are the same key to a dict, and not the same text
        return pa.array([als_tekst(cel) for cel in cellen], pa.string())
    teksten = {cel: als_tekst(cel) for cel in set(cellen)}
    return pa.array([teksten[cel] for cel in cellen], pa.string())


def als_tekst(cel: Any) -> str:
    """Write a cell value as a Dutch user sees it: 97, 4052,3, 17-03-2025, 14:30, ja.

    A date has its time only when that is not midnight; seconds only when they are not 0.
    """
    return _SCHRIJF[type(cel)](cel)


def _ja_of_nee(waarde: bool) -> str:  # noqa: FBT001
    return "ja" if waarde else "nee"


def _dag(dag: date) -> str:
    return f"{dag.day:02}-{dag.month:02}-{dag.year:04}"


def _moment(moment: datetime) -> str:
    afgerond = (moment + _HALVE_SECONDE).replace(microsecond=0)
    if afgerond.time() == time():
        return _dag(afgerond)
    return f"{_dag(afgerond)} {_tijd(afgerond.time())}"


def _duur(duur: timedelta) -> str:
    minuten, seconden = divmod(round(duur.total_seconds()), 60)
    return f"{minuten // 60}:{minuten % 60:02}" + (f":{seconden:02}" if seconden else "")


def _tijd(tijd: time) -> str:
    return f"{tijd:%H:%M:%S}" if tijd.second else f"{tijd:%H:%M}"


def _getal(waarde: float) -> str:
    """Write a number with a decimal comma, in the 15 digits Excel keeps, never as 1e-07."""
    if abs(waarde) < 1e15 and waarde == int(waarde):
        return str(int(waarde))
    tekst = f"{waarde:.15g}"
    if "e" in tekst:
        tekst = f"{Decimal(tekst):f}"
    return tekst.replace(".", ",")


_SCHRIJF: dict[type, Callable[[Any], str]] = {
    str: str,
    bool: _ja_of_nee,
    int: _getal,
    float: _getal,
    datetime: _moment,
    date: _dag,
    time: _tijd,
    timedelta: _duur,
}
