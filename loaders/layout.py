"""Layout of a table, whatever file it came from: header row, blank rows, totals and footers.

Works on whole columns at once, so that a million rows cost little more than reading them.
"""

import re
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from datasets.celpersoon import MERK
from datasets.notatie import getal, netjes
from loaders.blad import (
    KOP_BINNEN,
    KOP_UITERLIJK,
    LANGSTE_CEL,
    MEESTE_KOLOMMEN,
    Blad,
    Herken,
    Kop,
    LeesFout,
    Ruw,
    naam_van_kolom,
    opsomming,
    te_veel_rijen,
)

# What stands around a text without being part of it, also in exports from the web.
WIT = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"

_TOTAAL = "(?i)^(?:eind|sub)?totaal"
_VOET = re.compile(
    r"(?i)(?:bron(?:nen)?|toelichting|opmerking(?:en)?|noot|let op|legenda|verklaring|copyright"
    r"|peildatum|datum|export(?:datum)?|(?:af|uit)gedrukt|(?:aan)?gemaakt|gegenereerd|selectie"
    r"|filters?|pagina|aantal (?:rijen|regels|records|leerlingen))\b"
    r"|aantal:?(?: [0-9.]+)?$|[\u00a9*]"
)
_LETTER = re.compile(r"[^\W\d_]")
# Enough rows to see which columns hold words, and to find what stands below a table.
_STEEKPROEF = 1000
_VOETGEBIED = 50


def is_leeg(cellen: Sequence[str]) -> bool:
    """Say whether all cells of a row are empty."""
    return not any(cel.strip(WIT) for cel in cellen)


def kies_kop(
    rijen: Sequence[Sequence[str]], herken: Herken | None, gekozen: int | None = None
) -> Kop:
    """Say which row is the header row: the one that a person chose, by its number from 1.

    Else the row with the most known headings wins; where none is known, the first row with the
    most cells that hold words. So a row of merged group headings above the real one is passed over.
    """
    if gekozen is not None:
        koppen = [netjes(cel) for cel in rijen[gekozen - 1]]
        return Kop(gekozen - 1, herken(koppen) if herken else 0, "u koos deze regel")
    beste, sleutel = 0, (-1, -1)
    for nummer, rij in enumerate(rijen[:KOP_BINNEN]):
        if is_leeg(rij):
            continue
        koppen = [netjes(cel) for cel in rij]
        woorden = sum(bool(_LETTER.search(kop)) for kop in koppen)
        bekend = herken(koppen) if herken and woorden else 0
        if (bekend, woorden) > sleutel:
            beste, sleutel = nummer, (bekend, woorden)
    bekend, woorden = sleutel
    if bekend > 1:
        reden = f"op regel {beste + 1} staan {bekend} koppen die we kennen"
    elif bekend == 1:
        reden = f"op regel {beste + 1} staat een kop die we kennen"
    elif woorden > 0:
        reden = f"op regel {beste + 1} staan de meeste woorden"
    else:
        reden = f"op regel {beste + 1} begint de tabel"
    return Kop(beste, max(bekend, 0), reden)


def weiger_gekozen_kop(rijen: Sequence[Sequence[str]], gekozen: int | None, plaats: str) -> None:
    """Raise LeesFout when the row that a person chose as header row cannot be one."""
    if gekozen is None:
        return
    if not 1 <= gekozen <= min(len(rijen), KOP_UITERLIJK):
        raise LeesFout(
            f"{plaats} heeft geen regel {gekozen} die de koppen kan bevatten: kies een regel van "
            f"1 tot en met {min(len(rijen), KOP_UITERLIJK)}."
        )
    if is_leeg(rijen[gekozen - 1]):
        raise LeesFout(
            f"{plaats} heeft op regel {gekozen} geen tekst: kies de regel met de koppen."
        )


def als_regel(cellen: Sequence[str]) -> str:
    """Return the filled cells of a row as one line of text."""
    return "; ".join(filter(None, (netjes(cel) for cel in cellen)))


def _zonder_merk(kolom: Any) -> Any:
    """The texts without the mark of what a draft has keyed: a file cannot say that it was."""
    if not pc.any(pc.match_substring(kolom, MERK)).as_py():
        return kolom
    return pc.replace_substring(kolom, MERK, "")


def maak_blad(ruw: Ruw, *, naam: str | None, verborgen: bool, meeste_rijen: int) -> Blad:
    """Clean what was read into a Blad: strip cells; set aside blank, totals and footer rows.

    Raises LeesFout for more columns or rows than allowed, or for a cell that is too long.
    """
    koppen = [netjes(kop.strip(WIT)) for kop in ruw.koppen]
    kolommen = [pc.utf8_trim(_zonder_merk(kolom), characters=WIT) for kolom in ruw.kolommen]
    gevuld = [n for n, (kop, k) in enumerate(zip(koppen, kolommen, strict=True)) if kop or _vol(k)]
    koppen, kolommen = [koppen[n] for n in gevuld], [kolommen[n] for n in gevuld]
    if len(koppen) > MEESTE_KOLOMMEN:
        raise LeesFout(
            f"{_plaats(naam)} heeft {getal(len(koppen))} kolommen: dat mogen er ten hoogste "
            f"{MEESTE_KOLOMMEN} zijn, laat weg wat niet nodig is."
        )
    aantal = len(kolommen[0]) if kolommen else 0
    rij = pa.array(np.arange(ruw.kop_rij + 1, ruw.kop_rij + 1 + aantal, dtype=np.int32))
    tabel = pa.table([rij, *kolommen], names=["rij", *(f"k{n}" for n in range(len(kolommen)))])
    _weiger_lange_cellen(tabel, koppen)
    meldingen = list(ruw.meldingen)
    tabel = _zonder_lege_rijen(tabel)
    tabel = _zonder_herhaalde_kop(tabel, koppen, meldingen)
    tabel, totalen = _zonder_totalen(tabel)
    tabel, voet = _zonder_voet(tabel)
    if tabel.num_rows > meeste_rijen:
        raise LeesFout(te_veel_rijen(_plaats(naam), tabel.num_rows, meeste_rijen))
    buiten = {nummer for nummer, _ in voet} | {nummer for nummer, _ in totalen}
    return Blad(
        naam=naam,
        verborgen=verborgen,
        koppen=koppen,
        kop_rij=ruw.kop_rij,
        tabel=tabel,
        titelregels=ruw.titelregels,
        voetregels=sorted(totalen + voet),
        meldingen=meldingen,
        langere_rijen=[nummer for nummer in ruw.langere_rijen if nummer not in buiten],
        kop_reden=ruw.kop_reden,
        overig=ruw.overig,
    )


def _plaats(naam: str | None) -> str:
    return f"Blad {naam}" if naam else "Het bestand"


def _vol(kolom: Any) -> bool:
    """Say whether a column has a filled cell; most have one at the top."""
    return any(cel for cel in kolom[:100].to_pylist()) or bool(
        pc.any(pc.not_equal(kolom, "")).as_py()
    )


def _weiger_lange_cellen(tabel: pa.Table, koppen: list[str]) -> None:
    paren = zip(koppen, tabel.columns[1:], strict=True)
    for nummer, (kop, kolom) in enumerate(paren, start=1):
        if (pc.max(pc.binary_length(kolom)).as_py() or 0) <= LANGSTE_CEL:
            continue
        te_lang = tabel["rij"].filter(pc.greater(pc.utf8_length(kolom), LANGSTE_CEL))
        if len(te_lang):
            raise LeesFout(
                f"Rij {te_lang[0].as_py()} heeft in {naam_van_kolom(kop, nummer)} een cel van meer "
                f"dan {getal(LANGSTE_CEL)} tekens: waarschijnlijk ontbreekt er een aanhalingsteken."
            )


def _zonder_lege_rijen(tabel: pa.Table) -> pa.Table:
    leeg = _leeg_in(tabel.columns[1:])
    return tabel if leeg is None else tabel.filter(pc.invert(leeg))


def _leeg_in(kolommen: Sequence[Any]) -> Any | None:
    """Return which rows are empty in all these columns; None when no row is."""
    leeg = None
    for kolom in kolommen:
        hier = pc.equal(kolom, "")
        leeg = hier if leeg is None else pc.and_(leeg, hier)
        if not pc.any(leeg).as_py():
            return None
    return leeg


def _zonder_herhaalde_kop(tabel: pa.Table, koppen: list[str], meldingen: list[str]) -> pa.Table:
    """Leave out the header row where an export prints it again on each page."""
    gelijk = None
    for kop, kolom in zip(koppen, tabel.columns[1:], strict=True):
        hier = pc.equal(kolom, kop)
        gelijk = hier if gelijk is None else pc.and_(gelijk, hier)
        if not pc.any(gelijk).as_py():
            return tabel
    if gelijk is None:
        return tabel
    nummers = tabel["rij"].filter(gelijk).to_pylist()
    meldingen.append(f"De koppen staan er nog eens, op {opsomming(nummers)}: die slaan we over.")
    return tabel.filter(pc.invert(gelijk))


def _zonder_totalen(tabel: pa.Table) -> tuple[pa.Table, list[tuple[int, str]]]:
    """Set aside rows that total the others: the first filled cell starts with "totaal".

    Tables of CBS have such rows as data ("Totaal leeftijd;Alkmaar;..."). Those fill every column
    of words, as the other rows do; a row that totals others leaves at least one of them empty, or
    there is no other such column.
    """
    begint = _begint_met_totaal(tabel.columns[1:])
    andere = tabel.filter(pc.invert(_een_van(begint.values()))) if begint else tabel
    if not begint or not andere.num_rows:
        # Where every row begins with "totaal" there is nothing that they total.
        return tabel, []
    woorden = _kolommen_met_woorden(andere)
    leeg = [pc.equal(tabel[f"k{n}"], "") for n in woorden]
    totaal = _een_van(
        hier if woorden <= {n} else pc.and_(hier, _een_van(leeg)) for n, hier in begint.items()
    )
    rijen = tabel.filter(totaal).to_pylist()
    totalen = [(nummer, als_regel(cellen)) for nummer, *cellen in map(dict.values, rijen)]
    return tabel.filter(pc.invert(totaal)), totalen


def _begint_met_totaal(kolommen: Sequence[Any]) -> dict[int, Any]:
    """Return, per column that has any, the rows whose first filled cell is a "totaal" there."""
    gevonden = {}
    leeg_tot_hier = None
    for nummer, kolom in enumerate(kolommen):
        hier = pc.match_substring_regex(kolom, _TOTAAL)
        leeg = pc.equal(kolom, "")
        if leeg_tot_hier is not None:
            hier, leeg = pc.and_(hier, leeg_tot_hier), pc.and_(leeg, leeg_tot_hier)
        if pc.any(hier).as_py():
            gevonden[nummer] = hier
        if not pc.any(leeg).as_py():
            break
        leeg_tot_hier = leeg
    return gevonden


def _een_van(maskers: Iterable[Any]) -> Any:
    return reduce(pc.or_, maskers)


def _kolommen_met_woorden(tabel: pa.Table) -> set[int]:
    """Return which columns hold words in at least nine of ten rows."""
    proef = tabel.slice(0, _STEEKPROEF)
    return {
        nummer
        for nummer, kolom in enumerate(proef.columns[1:])
        if proef.num_rows
        and sum(bool(_LETTER.search(cel)) for cel in kolom.to_pylist()) >= 0.9 * proef.num_rows
    }


def _zonder_voet(tabel: pa.Table) -> tuple[pa.Table, list[tuple[int, str]]]:
    """Set aside what stands below the table: its source, remarks, counts.

    A footer fills at most two cells of a wider table and starts with one of the usual words, or
    fills one cell and is separated from the table by a blank row.
    """
    breedte = tabel.num_columns - 1
    staart = tabel.slice(max(0, tabel.num_rows - _VOETGEBIED)).to_pylist()
    regels: list[tuple[int, str]] = []
    zeker = 0
    for plek in range(len(staart) - 1, -1, -1):
        nummer, *cellen = staart[plek].values()
        gevuld = [cel for cel in cellen if cel]
        bekend = bool(_VOET.match(gevuld[0]))
        if len(gevuld) > (2 if bekend else 1) or len(gevuld) >= breedte:
            break
        regels.append((nummer, als_regel(cellen)))
        na_lege_rij = plek > 0 and staart[plek - 1]["rij"] < nummer - 1
        # In a table of two columns one filled cell may be a municipality without a figure.
        if bekend or (na_lege_rij and breedte > 2):
            zeker = len(regels)
    return tabel.slice(0, tabel.num_rows - zeker), regels[:zeker]
