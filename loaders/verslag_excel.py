"""The report as an Excel file that can be repaired and dropped in again.

Each sheet of the file with its row numbers, marked cells and remarks, and a summary by kind.
`loaders.verslag_terug` reads it back. Columns that are not read stay empty, pseudonyms and birth
dates are hidden (decisions.md 32), and no text can be taken for a formula (privacy.md section 4).
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import xlsxwriter

from loaders.blad import Bestand, Blad
from loaders.issues import SAMENHANGEND, VOLGORDE, Issue, een_per_probleem, gesorteerd
from loaders.opdracht import Rapport
from loaders.verslag_samenvatting import HERSTELD, schrijf_samenvatting
from loaders.verslag_terug import (
    Terugblad,
    Teruggekomen,
    Verschillen,
    VerslagOnleesbaar,
    lees_verslag,
    verschillen,
)
from loaders.verslag_vorm import (
    OPMERKING,
    REGEL,
    Kenmerk,
    Kolom,
    Melding,
    getoond,
    koppen_van,
    veilig,
)

__all__ = [
    "Terugblad",
    "Teruggekomen",
    "Verschillen",
    "VerslagOnleesbaar",
    "lees_verslag",
    "maak_verslag",
    "verschillen",
]

KOP_RIJ = 2
"""The header row, from 0: above it stand what to do, and which columns are not read or shown."""
MEESTE_NOTITIES = 500
"""Cells of a sheet that get a note of their own; the remark stands in the last column anyhow."""
_LANGSTE_NAAM = 31
_VERBODEN = str.maketrans("[]:*?/\\", "       ")
_WOORD = {
    "fout": "Fout",
    "weggelaten": "Weggelaten",
    "waarschuwing": "Waarschuwing",
    "verbeterd": "Automatisch verbeterd",
    "melding": "Let op",
}
_UITLEG = (
    "Verbeter de gemarkeerde cellen, bewaar dit bestand en lever het weer aan: u gaat verder waar "
    "u was. Laat de kolom Regel staan."
)


def maak_verslag(
    bestand: Bestand,
    kolommen: Mapping[str, Sequence[Kolom]],
    rapport: Rapport,
    problemen: Sequence[Melding],
    *,
    concept_id: str,
    stuk: int,
) -> bytes:
    """The report as an xlsx file.

    Args:
        bestand: the file, with the texts as they are now.
        kolommen: name of a sheet ("" for a csv file) -> its columns; a sheet that is not in it
            was not read and stays out of the report.
        rapport: what was found.
        problemen: the problems with the cells that can be repaired.
        concept_id: the draft that the file is in.
        stuk: which file of the draft.
    """
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True})
    boek.set_properties({"title": "Verslag van de controle", "language": "nl-NL"})
    opmaak = _Opmaak(boek)
    namen = {"samenvatting", "history"}  # the second is a name that Excel keeps for itself
    eerste = boek.add_worksheet("Samenvatting")
    kenmerk = Kenmerk(concept_id, stuk, None)
    schrijf_samenvatting(eerste, boek, bestand.naam, rapport, kenmerk=kenmerk.tekst())
    opmerkingen = _opmerkingen(rapport, problemen)
    for nummer, blad in enumerate(bestand.bladen):
        naam = blad.naam or ""
        if naam not in kolommen:
            continue
        doel = boek.add_worksheet(_bladnaam(naam or "Gegevens", namen))
        deel = _Deel(blad, tuple(kolommen[naam]), opmerkingen[naam])
        _schrijf_blad(doel, opmaak, deel, replace(kenmerk, blad=nummer))
    boek.close()
    return buffer.getvalue()


@dataclass
class _Opmerkingen:
    """The remarks of one sheet: per row, and per cell with how serious it is."""

    per_rij: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    per_cel: dict[tuple[int, int], list[Issue]] = field(default_factory=lambda: defaultdict(list))
    per_kop: dict[str, list[Issue]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True)
class _Deel:
    """One sheet to write: the sheet of the file, its columns and its remarks."""

    blad: Blad
    kolommen: tuple[Kolom, ...]
    opmerkingen: _Opmerkingen


class _Opmaak:
    """The formats of the workbook. A mark is never colour alone: the remark says it in words."""

    def __init__(self, boek: Any) -> None:
        tekst = {"num_format": "@", "valign": "top"}
        self.tekst = boek.add_format(tekst)
        self.regel = boek.add_format({"valign": "top", "font_color": "#56616E", "align": "right"})
        self.opmerking = boek.add_format({"valign": "top", "num_format": "@"})
        self.uitleg = boek.add_format({"bold": True})
        self.klein = boek.add_format({"italic": True, "font_color": "#56616E"})
        kop = {"bold": True, "bottom": 2, "text_wrap": True, "valign": "top", "num_format": "@"}
        self.kop = boek.add_format({**kop, "bg_color": "#E3EDF5"})
        self.kop_dicht = boek.add_format({**kop, "font_color": "#56616E", "italic": True})
        self.dicht = boek.add_format({**tekst, "bg_color": "#F3F6F9", "font_color": "#56616E"})
        rand = {"border": 2, "bold": True}
        self.merk = {
            "fout": boek.add_format(
                {**tekst, **rand, "bg_color": "#FBE6DA", "border_color": "#B4500A"}
            ),
            "waarschuwing": boek.add_format(
                {**tekst, **rand, "bg_color": "#FFF6D6", "border_color": "#A67C00"}
            ),
            "verbeterd": boek.add_format(
                {**tekst, "bg_color": "#E3EDF5", "border": 1, "border_color": "#2B8CC4"}
            ),
        }
        self.merk["weggelaten"] = self.merk["fout"]


def _opmerkingen(rapport: Rapport, problemen: Sequence[Melding]) -> dict[str, _Opmerkingen]:
    """What is said about rows and cells, per sheet."""
    per_blad: dict[str, _Opmerkingen] = defaultdict(_Opmerkingen)
    plekken: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for melding in problemen:
        for plek in melding.plekken:
            plekken[melding.issue.kenmerk].add((plek.blad, plek.kolom))
    alle = een_per_probleem([*(m.issue for m in problemen), *(rapport.gevonden or rapport.issues)])
    for issue in gesorteerd(alle):
        waar = plekken[issue.kenmerk]
        bij = per_blad[issue.blad]
        woorden = _opmerking(issue)
        for rij in issue.rijen:
            bij.per_rij[rij].append(woorden)
            for blad, kolom in waar:
                per_blad[blad].per_cel[rij, kolom].append(issue)
            if issue.kop and not waar:
                bij.per_kop[issue.kop].append(issue)
    return per_blad


def _opmerking(issue: Issue) -> str:
    """A problem as it stands beside its row: "Fout, kolom Leeftijd: ..."."""
    rijen = issue.rijen if issue.soort in SAMENHANGEND else ()
    soort = "Door u hersteld" if issue.soort == HERSTELD else _WOORD[issue.ernst]
    return f"{soort}. {replace(issue, blad='', rijen=rijen, waar='').tekst()}"


def _schrijf_blad(doel: Any, opmaak: _Opmaak, deel: _Deel, kenmerk: Kenmerk) -> None:
    kolommen, laatste = deel.kolommen, len(deel.kolommen) + 1
    doel.write_string(0, 0, f"{_UITLEG} Kenmerk: {kenmerk.tekst()}.", opmaak.uitleg)
    doel.set_column(0, 0, 7, opmaak.regel)
    doel.set_column(laatste, laatste, 90, opmaak.opmerking)
    doel.write_string(KOP_RIJ, 0, REGEL, opmaak.kop)
    doel.write_string(KOP_RIJ, laatste, OPMERKING, opmaak.kop)
    for plek, (kolom, kop) in enumerate(zip(kolommen, koppen_van(kolommen), strict=True), start=1):
        breedte = min(40, max(12, len(kop) + 2))
        doel.set_column(plek, plek, breedte, opmaak.tekst if kolom.veld else opmaak.dicht)
        doel.write_string(
            KOP_RIJ, plek, veilig(kop), opmaak.kop if kolom.veld else opmaak.kop_dicht
        )
        if not kolom.veld or kolom.afgeschermd:
            hoe = "afgeschermd" if kolom.veld else "niet gelezen"
            doel.write_string(KOP_RIJ - 1, plek, hoe, opmaak.klein)
    aantal = deel.blad.tabel.num_rows
    onder = KOP_RIJ + max(1, aantal)
    doel.freeze_panes(KOP_RIJ + 1, 1)
    doel.autofilter(KOP_RIJ, 0, onder, laatste)
    doel.ignore_errors({"number_stored_as_text": xlsxwriter.utility.xl_range(
        KOP_RIJ + 1, 0, onder, laatste)})  # fmt: skip
    _schrijf_rijen(doel, opmaak, deel)


def _schrijf_rijen(doel: Any, opmaak: _Opmaak, deel: _Deel) -> None:
    """The rows with their marks; a note only for the first cells, Excel is slow with thousands."""
    merken = _merken(deel)
    gelezen = [(plek, k.index) for plek, k in enumerate(deel.kolommen, start=1) if k.veld]
    laatste, notities = len(deel.kolommen) + 1, 0
    schrijf = doel.write_string
    for nummer, (rij, cellen) in enumerate(_rijen(deel), start=KOP_RIJ + 1):
        doel.write_number(nummer, 0, rij, opmaak.regel)
        woorden = deel.opmerkingen.per_rij.get(rij)
        if woorden is None:
            for (plek, _), tekst in zip(gelezen, cellen, strict=True):
                if tekst:
                    schrijf(nummer, plek, veilig(tekst), opmaak.tekst)
            continue
        schrijf(nummer, laatste, veilig(" ".join(dict.fromkeys(woorden))), opmaak.opmerking)
        for (plek, index), tekst in zip(gelezen, cellen, strict=True):
            issues = merken.get((rij, index), [])
            soort = opmaak.merk.get(issues[0].ernst, opmaak.tekst) if issues else opmaak.tekst
            if tekst:
                schrijf(nummer, plek, veilig(tekst), soort)
            elif issues:
                doel.write_blank(nummer, plek, None, soort)
            if issues and notities < MEESTE_NOTITIES:
                notities += 1
                doel.write_comment(nummer, plek, _notitie(issues), {"x_scale": 2, "y_scale": 1.4})


def _merken(deel: _Deel) -> dict[tuple[int, int], list[Issue]]:
    """The issues of each cell, the most serious first."""
    merken: dict[tuple[int, int], list[Issue]] = defaultdict(list)
    for cel, issues in deel.opmerkingen.per_cel.items():
        merken[cel] += issues
    for kolom in deel.kolommen:
        for issue in deel.opmerkingen.per_kop.get(kolom.kop, ()):
            for rij in issue.rijen:
                merken[rij, kolom.index].append(issue)
    for issues in merken.values():
        issues.sort(key=lambda issue: VOLGORDE.index(issue.ernst))
    return merken


def _notitie(issues: Sequence[Issue]) -> str:
    return "\n".join(dict.fromkeys(_opmerking(issue) for issue in issues))


def _rijen(deel: _Deel) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Row number and the texts of the columns that are read, as they may be shown."""
    tabel = deel.blad.tabel
    gelezen = [kolom for kolom in deel.kolommen if kolom.veld]
    teksten = [
        [getoond(tekst, kolom) for tekst in tabel[f"k{kolom.index}"].to_pylist()]
        if kolom.afgeschermd
        else tabel[f"k{kolom.index}"].to_pylist()
        for kolom in gelezen
    ]
    nummers = tabel["rij"].to_pylist()
    rijen = zip(*teksten, strict=True) if teksten else iter(() for _ in nummers)
    yield from zip(nummers, rijen, strict=True)


def _bladnaam(wens: str, bezet: set[str]) -> str:
    """A name that Excel accepts and that no other sheet has, remembered in `bezet`."""
    kaal = " ".join(wens.translate(_VERBODEN).split()).strip("'")[:_LANGSTE_NAAM] or "Gegevens"
    naam, volg = kaal, 1
    while naam.casefold() in bezet:
        volg += 1
        achter = f" ({volg})"
        naam = kaal[: _LANGSTE_NAAM - len(achter)] + achter
    bezet.add(naam.casefold())
    return naam


def naam_van_verslag(naam: str) -> str:
    """The file name of the report: "lijst.xlsx" gives "lijst met opmerkingen.xlsx"."""
    kern = naam.rsplit(".", 1)[0] or naam
    return f"{kern} met opmerkingen.xlsx"
