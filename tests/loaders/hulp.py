"""Small deliveries for tests: files as text, a region in a temporary folder, figures as counted."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from datasets.catalog import datasets
from datasets.reference.regio import regio
from datasets.store import Store, open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.model import RuweFiguur
from loaders.ingest import Werkplek, laad
from loaders.opdracht import Opdracht, Rapport

WANNEER = datetime(2025, 8, 12, 9, 30)  # noqa: DTZ001 (the store keeps local time)
KOPPEN = ("Pseudoniem", "Woongemeente", "Eerste dag thuis", "Datum terug", "Leeftijd")
Rijen = Iterable[Iterable[str]]

GEVALLEN = (
    ("NK-1", "Duinveen", "10-01-2025", "", "14"),
    ("NK-2", "Duinveen", "05-05-2025", "", "9"),
    ("NK-3", "Duinveen", "12-02-2025", "20-05-2025", "16"),
    ("NK-4", "Langewaard", "01-04-2025", "30-06-2025", "12"),
)


def als_csv(koppen: Iterable[str], rijen: Rijen) -> bytes:
    tekst = io.StringIO()
    csv.writer(tekst, delimiter=";", lineterminator="\r\n").writerows([list(koppen), *rijen])
    return tekst.getvalue().encode("utf-8-sig")


def als_xlsx(bladen: dict[str, tuple[Iterable[str], Rijen]]) -> bytes:
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for naam, (koppen, rijen) in bladen.items():
        blad = boek.add_worksheet(naam)
        for nummer, cellen in enumerate([koppen, *rijen]):
            blad.write_row(nummer, 0, cellen)
    boek.close()
    return buffer.getvalue()


def gevallen(rijen: Rijen = GEVALLEN) -> bytes:
    return als_csv(KOPPEN, rijen)


def werkplek(map_regio: Path, regio_id: str = "duin-en-dijk") -> Werkplek:
    return Werkplek(regio(regio_id), map_regio)


def neem_op(plek: Werkplek, inhoud: bytes, naam: str = "lijst.csv", **gezegd: Any) -> Rapport:
    """Load with what a leerplicht office of Duin en Dijk would say."""
    zegt = {"leverancier": "SWV Noord-Kust VO", "periode": "2025-K2", "wanneer": WANNEER}
    proef = gezegd.pop("proef", False)
    return laad(plek, inhoud, naam, Opdracht(**{**zegt, **gezegd}), proef=proef)


def goed(rapport: Rapport) -> Rapport:
    assert rapport.uitkomst == "opgenomen", rapport.regels()
    return rapport


@contextmanager
def opslag(plek: Werkplek) -> Iterator[Store]:
    with open_store(plek.map_regio, datasets=datasets(), register=plek.regio.register) as store:
        yield store


def figuren(plek: Werkplek) -> dict[tuple[str, str, str], RuweFiguur]:
    """The exact figures without a breakdown: indicator, area, period."""
    with opslag(plek) as store:
        kubus = bereken(store, plek.regio, indicatoren=indicatoren(), datasets=datasets())
    return {sleutel[:3]: f for sleutel, f in kubus.figuren.items() if not sleutel[3]}


def thuiszitters(plek: Werkplek, gemeente: str, periode: str = "2025-K2") -> RuweFiguur | None:
    return figuren(plek).get(("thuiszitters", gemeente, periode))


def terug(plek: Werkplek, opname: int) -> None:
    with opslag(plek) as store, store.transactie():
        store.draai_terug(opname, wie="toets", wanneer=WANNEER)


def actief(plek: Werkplek) -> dict[tuple[str, str, str, str], str]:
    """Content of the delivery that counts under each key."""
    with opslag(plek) as store:
        rijen = store.tabel(
            "select a.leverancier, a.dataset, a.periode, a.deel, l.inhoud from actief a "
            "join levering l on l.id = a.levering_id"
        )
    return {(r["leverancier"], r["dataset"], r["periode"], r["deel"]): r["inhoud"] for r in rijen}
