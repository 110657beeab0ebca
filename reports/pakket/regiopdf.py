"""The overview of a region as a PDF: its content in the form that the template takes."""

from __future__ import annotations

from typing import Any

from indicators.model import Figure
from reports import uitgave
from reports.overzicht import opvallend
from reports.overzicht.tabel import Blok, Column, kop, noten
from reports.pakket.pdf import MAKER, merk, oordeel, tekens_van
from reports.pakket.regio import Regiostuk
from reports.pakket.zetten import met_letter, pdf
from reports.series import momenten, periode_of
from reports.svg import mini

_SEINEN = (("·", "afgeschermd: niet te tonen"), ("8 van 9", "zoveel gemeenten zijn binnen"))
_APART = ("groep", "regio")
"""Rows that can have their figures in a table below."""
_OPVALLEND = ("op", "neer")


def regio_pdf(stuk: Regiostuk) -> bytes:
    """What stands out, and the kerncijfers of all areas; as many pages as that takes."""
    return pdf("regio", _stuk(stuk), (3,), moet=False)


def _stuk(stuk: Regiostuk) -> dict[str, Any]:
    signalen = [
        {"kop": stuk.kop(one), "zin": opvallend.told(one)} | oordeel(one.koers)
        for one in stuk.signalen
    ]
    if not signalen:
        titel, zin = stuk.rustig
        signalen = [{"kop": titel, "zin": zin} | oordeel(None)]
    return {
        "titel": stuk.titel,
        "maker": MAKER,
        "over": stuk.over,
        "bijeenkomst": stuk.keuze.bijeenkomst.woorden,
        "stand": stuk.stand,
        "voet": f"{stuk.titel} · {stuk.keuze.periode.lang()}",
        "merk": merk(stuk.keuze, stuk.beeld),
        "uitgave": list(uitgave.uitleg(stuk.beeld)),
        "signalen": signalen,
        "onder": stuk.onder,
        "tabellen": [_tabel(stuk, blok) for blok in stuk.tabellen],
        "opmerkingen": list(stuk.opmerkingen),
        "tekens": tekens_van(stuk.tekens),
        "seinen": [list(one) for one in _SEINEN],
        "verhalen": [
            {"over": one.over, "alineas": list(one.alineas), "wie": one.wie}
            for one in stuk.verhalen
        ],
        "vragen": list(stuk.vragen),
        "afspraken": list(stuk.afspraken),
    }


def _tabel(stuk: Regiostuk, blok: Blok) -> dict[str, Any]:
    return {
        "titel": blok.titel or f"Kerncijfers, {stuk.keuze.periode.lang()}",
        "koppen": [{"naam": one.indicator.korte_titel, "bij": kop(one)} for one in blok.columns],
        "rijen": [
            {
                "naam": row.naam,
                "soort": row.soort,
                "cellen": [
                    _cel(stuk, one, one.figuren.get(row.gebied), row.soort) for one in blok.columns
                ],
            }
            for row in blok.rijen
        ],
    }


def _cel(
    stuk: Regiostuk, column: Column, figuur: Figure | None, soort: str
) -> dict[str, str] | None:
    if figuur is None:
        elders = f"{column.elders}: zie onder" if column.elders and soort in _APART else ""
        return {"tekst": "", "noten": elders, "svg": ""} | oordeel(None) if elders else None
    reeks = stuk.beeld.vrijgave.reeks(figuur.indicator, figuur.gebied)
    drawn = mini(momenten(reeks, periode_of(figuur)))
    said = oordeel(stuk.beeld.koers(column.indicator, figuur) if figuur.min is not None else None)
    return {
        "tekst": figuur.tekst,
        "noten": ", ".join(noten(column, figuur)),
        "svg": met_letter(drawn) if drawn else "",
    } | (said if said["teken"] in _OPVALLEND else oordeel(None))
