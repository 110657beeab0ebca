"""The tables of a pack as a workbook: numbers as numbers, and a sheet that says what they are."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import xlsxwriter

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, REGIO
from indicators.model import Figure, Indicator
from loaders.duidingen import Duidingen
from reports import uitgave
from reports.beeld import Beeld
from reports.csvblad import GETALKOPPEN, KOPPEN, Herkomst, Regel, cellen, veilig
from reports.naast import gebeurd, verhaal
from reports.overzicht.tabel import Blok, blokken, noten
from reports.overzicht.tabel import kop as kolomkop
from reports.pakket.keuze import Pakketkeuze
from reports.pakket.zetten import wanneer
from reports.series import momenten

_HELE_REGIO, _NEDERLAND = "Hele regio", "Nederland"
_BREEDTES = {"cijfer": 38, "gebied": 22, "periode": 22, "opmerkingen": 60, "bron": 40}
_BREED = 16
_BEGIN = date(2000, 1, 1)
_UITLEG = (
    ("<5 of <10", "Een klein aantal, van 1 tot en met 4 of 9: zo is niemand te herkennen."),
    ("22–25", "Een bereik: het getal ligt hiertussen. Het is opgeteld uit wat er te zien is."),
    ("·", "Afgeschermd: met andere cijfers zou hieruit een klein aantal terug te rekenen zijn."),
    ("te klein", "De aantallen zijn te klein om een aandeel te tonen."),
    ("niet geleverd", "Over deze periode is niets geleverd. Dat is geen 0."),
    ("niet bekend", "Er is geleverd, en dit getal stond er niet bij."),
)


def pakket_xlsx(beeld: Beeld, keuze: Pakketkeuze, duidingen: Duidingen) -> bytes:
    """Sheets: Toelichting, Overzicht of the kerncijfers, Cijfers through time, and Duiding."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True, "strings_to_formulas": False}) as boek:
        boek.set_properties(
            {
                "title": f"Cijfers regio {beeld.regio.naam}, {keuze.periode.lang()}",
                "author": "Monitor onderwijs en jeugd",
                "comments": keuze.vorm.merk or uitgave.merk(beeld),
                "created": gemaakt_op(beeld).replace(tzinfo=None),
            }
        )
        vorm = _Vormen(boek)
        _toelichting(boek.add_worksheet("Toelichting"), vorm, beeld, keuze)
        _overzicht(boek.add_worksheet("Overzicht"), vorm, beeld, keuze.periode)
        _cijfers(boek.add_worksheet("Cijfers"), vorm, beeld, keuze, duidingen)
        if keuze.vorm.verhaal:
            _duiding(boek.add_worksheet("Duiding"), vorm, beeld, duidingen)
    return uit.getvalue()


def gemaakt_op(beeld: Beeld) -> datetime:
    """When a file says it was made: the moment that was given, else the day of the figures.

    So a pack that is made again of the same figures is the same.
    """
    dag = beeld.vrijgave.stand or _BEGIN
    return wanneer() or datetime(dag.year, dag.month, dag.day, tzinfo=UTC)


class _Vormen:
    """The few ways in which a cell looks."""

    def __init__(self, boek: Any) -> None:
        self.titel = boek.add_format({"bold": True, "font_size": 14})
        self.kop = boek.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self.vet = boek.add_format({"bold": True, "valign": "top"})
        self.tekst = boek.add_format({"text_wrap": True, "valign": "top"})
        self.rechts = boek.add_format({"align": "right"})
        self.heel = boek.add_format({"num_format": "#,##0", "align": "right"})
        self.een = boek.add_format({"num_format": "#,##0.0", "align": "right"})
        self.procent = boek.add_format({"num_format": '0.0"%"', "align": "right"})
        self.groep = boek.add_format({"bold": True, "top": 1})


def _toelichting(blad: Any, vorm: _Vormen, beeld: Beeld, keuze: Pakketkeuze) -> None:
    blad.set_column(0, 0, 34)
    blad.set_column(1, 1, 100)
    stand = datum(beeld.vrijgave.stand) if beeld.vrijgave.stand else "nog niets geleverd"
    feiten = [
        ("Regio", f"{beeld.regio.naam}{' (verzonnen voorbeeld)' * beeld.regio.verzonnen}"),
        ("Voor", keuze.bijeenkomst.woorden),
        ("Periode", keuze.periode.lang()),
        ("Gemeenten", ", ".join(beeld.naam(code) for code in keuze.gemeenten)),
        ("Stand van de cijfers", stand),
        ("Versie van de cijfers", str(beeld.vrijgave.versie)),
        ("Weergave", beeld.weergave),
        ("Editie", keuze.vorm.merk or uitgave.naam(beeld)),
    ]
    blad.write_string(0, 0, f"Cijfers regio {beeld.regio.naam}", vorm.titel)
    plek = _paren(blad, vorm, 2, feiten)
    plek = _paren(blad, vorm, plek + 1, [("Zo leest u de cijfers", ""), *_hoe(beeld)])
    shown = beeld.shown_in((*keuze.gemeenten, REGIO))
    uitleg = [(one.titel, f"{one.definitie} Berekening: {one.formule()} Bron: {one.bron}. "
               f"Versie {one.versie} van de definitie.") for one in shown]  # fmt: skip
    _paren(blad, vorm, plek + 1, [("Wat de cijfers betekenen", ""), *uitleg])


def _hoe(beeld: Beeld) -> tuple[tuple[str, str], ...]:
    """How small numbers are shown: in signs, or in bands."""
    if not beeld.openbaar:
        return _UITLEG
    return (("10–14", " ".join(uitgave.uitleg(beeld))), *_UITLEG[2:])


def _paren(blad: Any, vorm: _Vormen, plek: int, paren: Iterable[tuple[str, str]]) -> int:
    for naam, zin in paren:
        blad.write_string(plek, 0, veilig(naam), vorm.vet)
        blad.write_string(plek, 1, veilig(zin), vorm.tekst)
        plek += 1
    return plek


def _overzicht(blad: Any, vorm: _Vormen, beeld: Beeld, periode: Periode) -> None:
    """The kerncijfers by area, as on the page Overzicht: a number where it is known exactly."""
    blad.set_column(0, 0, 30)
    blad.set_column(1, 20, 18)
    indeling = beeld.indelingen[0] if beeld.indelingen else None
    plek = 0
    for blok in blokken(beeld, periode, indeling):
        plek = _blok(blad, vorm, blok, plek, periode) + 2


def _blok(blad: Any, vorm: _Vormen, blok: Blok, plek: int, periode: Periode) -> int:
    blad.write_string(plek, 0, blok.titel or f"Kerncijfers, {periode.lang()}", vorm.titel)
    blad.write_string(plek + 1, 0, "Gebied", vorm.kop)
    for kolom, one in enumerate(blok.columns, start=1):
        blad.write_string(plek + 1, kolom, f"{one.indicator.korte_titel} {kolomkop(one)}", vorm.kop)
    plek += 2
    for row in blok.rijen:
        blad.write_string(plek, 0, row.naam, None if row.soort == "gemeente" else vorm.vet)
        for kolom, one in enumerate(blok.columns, start=1):
            figuur = one.figuren.get(row.gebied)
            if figuur is not None:
                bij = ", ".join(noten(one, figuur))
                _waarde(blad, vorm, (plek, kolom), one.indicator, figuur, bij)
        plek += 1
    return plek


def _waarde(
    blad: Any,
    vorm: _Vormen,
    plek: tuple[int, int],
    one: Indicator,
    figuur: Figure,
    bij: str = "",
) -> None:
    """A number where there is one and nothing has to be said of it, else the words of the page."""
    getal = _getal(figuur)
    if getal is None or bij or figuur.status != "getoond":
        blad.write_string(*plek, f"{figuur.tekst} ({bij})" if bij else figuur.tekst, vorm.rechts)
    elif one.procenten:
        blad.write_number(*plek, getal, vorm.procent)
    else:
        blad.write_number(*plek, getal, vorm.heel if one.vorm == "aantal" else vorm.een)


def _getal(figuur: Figure) -> float | None:
    """The value as it is written; None where it is a range, or said in other words."""
    kaal = figuur.tekst.removesuffix("%").replace(".", "").replace(",", ".")
    exact = figuur.min is not None and figuur.min == figuur.max
    return float(kaal) if exact and kaal.replace(".", "", 1).isdigit() else None


def _cijfers(
    blad: Any, vorm: _Vormen, beeld: Beeld, keuze: Pakketkeuze, duidingen: Duidingen
) -> None:
    """Every figure of the chosen municipalities, the groups and the region: a row each."""
    for kolom, kop in enumerate(KOPPEN):
        blad.write_string(0, kolom, kop, vorm.kop)
        blad.set_column(kolom, kolom, _BREEDTES.get(kop, _BREED))
    herkomst = Herkomst(
        beeld.regio.naam,
        beeld.vrijgave.stand,
        beeld.weergave,
        beeld.regio.verzonnen,
        partial(gebeurd, beeld.regio),
        partial(verhaal, duidingen),
    )
    rij = 0
    for rij, regel in enumerate(regels(beeld, keuze), start=1):
        _rij(blad, vorm, rij, cellen(regel, herkomst))
    blad.freeze_panes(1, 2)
    blad.autofilter(0, 0, max(rij, 1), len(KOPPEN) - 1)


def _rij(blad: Any, vorm: _Vormen, rij: int, tekst: Sequence[str]) -> None:
    for kolom, (kop, cel) in enumerate(zip(KOPPEN, tekst, strict=True)):
        if cel and kop in GETALKOPPEN:
            getal = float(cel.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
            blad.write_number(rij, kolom, getal, vorm.een if getal % 1 else vorm.heel)
        elif cel:
            blad.write_string(rij, kolom, veilig(cel))


def regels(beeld: Beeld, keuze: Pakketkeuze) -> Iterator[Regel]:
    """The figures of a pack: per indicator and area its course up to the period, newest first."""
    groepen = tuple(code for code, _ in beeld.regio.groepen())
    namen = {REGIO: _HELE_REGIO, NEDERLAND: _NEDERLAND}
    for one in beeld.indicatoren:
        for gebied in (*keuze.gemeenten, *groepen, REGIO, NEDERLAND):
            reeks = beeld.vrijgave.reeks(one.id, gebied)
            naam = namen.get(gebied) or beeld.naam(gebied)
            for moment in reversed(momenten(reeks, keuze.periode)):
                if moment.figuur is not None:
                    yield Regel(one, moment.figuur, naam)


def _duiding(blad: Any, vorm: _Vormen, beeld: Beeld, duidingen: Duidingen) -> None:
    """The adopted notes, with the figure that each is about."""
    breedtes = (("Cijfer", 34), ("Gebied", 22), ("Periode", 22), ("Duiding", 90), ("Wie", 40))
    for kolom, (kop, breed) in enumerate(breedtes):
        blad.write_string(0, kolom, kop, vorm.kop)
        blad.set_column(kolom, kolom, breed)
    titels = {one.id: one.titel for one in beeld.indicatoren}
    shown = [one for one in duidingen.voor_lezers if one.indicator in titels]
    for rij, one in enumerate(shown, start=1):
        waar = _HELE_REGIO if one.gebied == REGIO else beeld.naam(one.gebied)
        wie = f"{one.wie}, {datum(one.op.date())}"
        wat = (titels[one.indicator], waar, Periode.van_code(one.periode).lang(), one.tekst, wie)
        for kolom, cel in enumerate(wat):
            blad.write_string(rij, kolom, veilig(cel), vorm.tekst)
