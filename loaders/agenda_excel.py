"""The agenda, targets and agreements of a region as an Excel file: its template, and what it has.

The same file goes out and comes in again. A sheet for each table of `loaders.agenda_rijen`, with
lists to choose from, and a sheet that explains every column.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import xlsxwriter

from datasets.cellen import DatumCel, GetalCel
from datasets.model import Veld
from datasets.periodes import Periode
from datasets.reference.agenda import Agenda, Lijn
from datasets.reference.regio import REGIO, Regio
from indicators.catalog import indicatoren
from loaders.agenda_rijen import TABELLEN, TUSSEN, Tabel
from loaders.oogo import Oogo
from loaders.sjabloon_blok import UITLEG

HELE_REGIO = "hele regio"
RIJEN = 500
"""So many rows have the lists to choose from."""
_BREED = 44
_SMAL = 16
_LANG = (
    "tekst",
    "vraag",
    "inhoud",
    "resultaten",
    "agendapunten",
    "besluiten",
    "toelichting",
    "status",
)

Inhoud = Mapping[str, Sequence[Mapping[str, Any]]]
"""Name of a sheet -> its rows: field name -> value."""


def maak_lijst(regio: Regio, er: Oogo, *, leeg: bool = False) -> bytes:
    """The Excel file of a region.

    Args:
        regio: the region with its agenda and targets.
        er: what was said at its OOGO.
        leeg: only the headings and lists, to begin with.
    """
    inhoud: Inhoud = {} if leeg else rijen_van(regio, er)
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    boek.set_properties({"title": f"Agenda {regio.naam}", "language": "nl-NL"})
    vorm = _vormen(boek)
    bladen = {tabel.naam: boek.add_worksheet(tabel.naam) for tabel in TABELLEN}
    uitleg = boek.add_worksheet(UITLEG)
    lijsten = _lijsten(regio)
    plekken = _uitleg(uitleg, vorm, lijsten)
    for tabel in TABELLEN:
        _blad(bladen[tabel.naam], tabel, vorm, inhoud.get(tabel.naam, ()), plekken)
    boek.close()
    return buffer.getvalue()


def rijen_van(regio: Regio, er: Oogo) -> Inhoud:
    """What a region has, as the rows of the sheets."""
    return {
        "Lijnen": [*_lijnen(regio.agenda)],
        "Criteria": [*_criteria(regio.agenda)],
        "Activiteiten": [*_activiteiten(regio.agenda)],
        "Principes": [*_losse(regio.agenda, "principes")],
        "Adviezen": [*_losse(regio.agenda, "adviezen")],
        "Enquêtes": [*_losse(regio.agenda, "nulmeting")],
        "Gebeurtenissen": [*_gebeurtenissen(regio)],
        "Doelen": [*_doelen(regio)],
        "Overleggen": [een.inhoud.model_dump() for een in er.overleggen],
        "Afspraken": [*_afspraken(regio, er)],
    }


def _lijnen(agenda: Agenda | None) -> Iterator[dict[str, Any]]:
    for een in agenda.alle_lijnen if agenda else ():
        soort = "lijn" if agenda and een in agenda.lijnen else "voorwaarde"
        yield een.model_dump(include={"titel", "inhoud", "resultaten"}) | {"soort": soort}


def _criteria(agenda: Agenda | None) -> Iterator[dict[str, Any]]:
    for lijn in agenda.alle_lijnen if agenda else ():
        for een in lijn.criteria:
            titels = tuple(indicatoren()[naam].titel for naam in een.indicatoren)
            yield een.model_dump() | {"lijn": lijn.titel, "indicatoren": titels}


def _activiteiten(agenda: Agenda | None) -> Iterator[dict[str, Any]]:
    for lijn in agenda.alle_lijnen if agenda else ():
        for een in lijn.activiteiten:
            yield een.model_dump() | {"lijn": lijn.titel}


def _losse(agenda: Agenda | None, waar: str) -> Iterator[dict[str, Any]]:
    """The points of a list: those of the whole agenda, then those of each line."""
    for deel in (agenda, *agenda.alle_lijnen) if agenda else ():
        lijn = deel.titel if isinstance(deel, Lijn) else ""
        for een in getattr(deel, waar, ()):
            yield een.model_dump() | {"lijn": lijn}


def _gebeurtenissen(regio: Regio) -> Iterator[dict[str, Any]]:
    for een in regio.agenda.gebeurtenissen if regio.agenda else ():
        titels = tuple(indicatoren()[naam].titel for naam in een.indicatoren)
        gebieden = tuple(gebied_naam(regio, gebied) for gebied in een.gebieden)
        yield een.model_dump() | {"indicatoren": titels, "gebieden": gebieden}


def _doelen(regio: Regio) -> Iterator[dict[str, Any]]:
    for een in regio.doelen:
        gebied = een.gebied and gebied_naam(regio, een.gebied)
        titel = indicatoren()[een.indicator].titel
        hoog = None if een.hoog == een.laag else een.hoog
        yield een.model_dump() | {"indicator": titel, "gebied": gebied, "hoog": hoog}


def _afspraken(regio: Regio, er: Oogo) -> Iterator[dict[str, Any]]:
    dagen = {een.stuk: een.inhoud.datum for een in er.overleggen}
    for een in er.afspraken:
        inhoud = een.inhoud
        yield inhoud.model_dump() | {
            "nummer": een.stuk,
            "overleg": dagen[inhoud.overleg],
            "besproken": dagen.get(inhoud.besproken),
            "indicator": indicatoren()[inhoud.indicator].titel if inhoud.indicator else "",
            "gebied": inhoud.gebied and gebied_naam(regio, inhoud.gebied),
            "periode": inhoud.periode and Periode.van_code(inhoud.periode).lang(),
        }


def gebied_naam(regio: Regio, gebied: str) -> str:
    """Name of an area, as it stands in the lists."""
    return next(naam for naam, code in gebieden(regio).items() if code == gebied)


def gebieden(regio: Regio) -> dict[str, str]:
    """Name -> id of every area that can be chosen."""
    gemeenten = {regio.naam_van(code): code for code in regio.gemeenten}
    return {HELE_REGIO: REGIO} | gemeenten | {g.titel(): naam for naam, g in regio.groepen()}


# -- writing ----------------------------------------------------


def _vormen(boek: Any) -> dict[str, Any]:
    kop = {"bold": True, "bg_color": "#E3EDF5", "border": 1, "border_color": "#8D99A5"}
    tekst = {"text_wrap": True, "valign": "top"}
    return {
        "kop": boek.add_format({**kop, **tekst}),
        "tekst": boek.add_format({**tekst, "num_format": "@"}),
        "datum": boek.add_format({"valign": "top", "num_format": "dd-mm-yyyy"}),
        "getal": boek.add_format({"valign": "top", "num_format": "0.##"}),
    }


def _lijsten(regio: Regio) -> dict[str, list[str]]:
    """Field name -> the words to choose from, of this region."""
    lijnen = [een.titel for een in regio.agenda.alle_lijnen] if regio.agenda else []
    titels = [een.titel for een in indicatoren().values() if not een.intern]
    return {"lijn": lijnen, "gebied": [*gebieden(regio)], "indicator": sorted(titels)}


def _uitleg(blad: Any, vorm: dict[str, Any], lijsten: dict[str, list[str]]) -> dict[str, str]:
    """Explain each column; and the lists beside it. Gives the range of each list."""
    blad.set_column(0, 1, 22)
    blad.set_column(2, 3, _BREED)
    koppen = ("Blad", "Kolom", "Wat komt erin", "Wat we verwachten", "Verplicht")
    blad.write_row(0, 0, koppen, vorm["kop"])
    rij = 1
    for tabel in TABELLEN:
        for veld in tabel.velden.values():
            nodig = "ja" if veld.verplicht else "nee"
            cellen = (tabel.naam, veld.kolom.titel, veld.kolom.uitleg, veld.cel.verwacht, nodig)
            blad.write_row(rij, 0, cellen, vorm["tekst"])
            rij += 1
    plekken = {}
    for nummer, (naam, woorden) in enumerate(lijsten.items()):
        kolom = len(koppen) + 1 + nummer
        blad.set_column(kolom, kolom, _BREED)
        blad.write_string(0, kolom, f"Keuze voor {naam}", vorm["kop"])
        blad.write_column(1, kolom, woorden, vorm["tekst"])
        letter = xlsxwriter.utility.xl_col_to_name(kolom, col_abs=True)
        if woorden:
            plekken[naam] = f"={UITLEG}!{letter}$2:{letter}${1 + len(woorden)}"
    return plekken


def _blad(
    blad: Any,
    tabel: Tabel,
    vorm: dict[str, Any],
    rijen: Sequence[Mapping[str, Any]],
    plekken: Mapping[str, str],
) -> None:
    for kolom, veld in enumerate(tabel.velden.values()):
        blad.write_string(0, kolom, veld.kolom.titel, vorm["kop"])
        breed = _BREED if veld.naam in _LANG or veld.naam in plekken else _SMAL
        blad.set_column(kolom, kolom, max(breed, len(veld.kolom.titel) + 2), _vorm(veld, vorm))
        bron = plekken.get(veld.naam) or [*veld.cel.keuzes()]
        if bron:
            keuze = {"validate": "list", "source": bron, "error_type": "warning"}
            blad.data_validation(1, kolom, RIJEN, kolom, keuze)
        for nummer, rij in enumerate(rijen, start=1):
            _schrijf(blad, (nummer, kolom), veld, rij.get(veld.naam), vorm)
    blad.freeze_panes(1, 0)


def _vorm(veld: Veld, vorm: dict[str, Any]) -> Any:
    if isinstance(veld.cel, DatumCel):
        return vorm["datum"]
    return vorm["getal"] if isinstance(veld.cel, GetalCel) else vorm["tekst"]


def _schrijf(
    blad: Any, plek: tuple[int, int], veld: Veld, waarde: Any, vorm: dict[str, Any]
) -> None:
    opmaak = _vorm(veld, vorm)
    if waarde is None or waarde in ("", ()):
        return
    if isinstance(waarde, date):
        blad.write_datetime(*plek, waarde, opmaak)
    elif isinstance(waarde, bool):
        blad.write_string(*plek, "ja" if waarde else "nee", opmaak)
    elif isinstance(waarde, int | float):
        blad.write_number(*plek, waarde, opmaak)
    elif isinstance(waarde, tuple):
        blad.write_string(*plek, f" {TUSSEN} ".join(waarde), opmaak)
    else:
        blad.write_string(*plek, _woord(veld, str(waarde)), opmaak)


def _woord(veld: Veld, waarde: str) -> str:
    """The word of a code; another text as it is."""
    lijst = getattr(veld.cel, "lijst", None)
    return lijst.titel_van(waarde) if lijst is not None else waarde
