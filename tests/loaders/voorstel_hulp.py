"""A proposal about a small file of the example region, as the tests ask for it."""

from datetime import date
from pathlib import Path

from datasets.catalog import datasets
from datasets.reference.regio import regio
from loaders.blad import telt_koppen
from loaders.geheugen import Geheugen
from loaders.keuzes import KolomKeuze, Voorstel
from loaders.match import bekende_koppen
from loaders.opdracht import Opdracht
from loaders.read import Bestand, read_file
from loaders.voorstel import doe_voorstel

DUIN = regio("duin-en-dijk")
VANDAAG = date(2025, 8, 12)
VRAGEN = ("dataset", "leverancier", "periode", "dekking", "sector", "definitie")
HERKEN = telt_koppen(bekende_koppen(datasets().values()))
NIETS = Opdracht()
LEEG = Geheugen()


def lees(inhoud: bytes | Path, naam: str) -> Bestand:
    return read_file(inhoud, naam, herken=HERKEN)


def van(
    inhoud: bytes, naam: str = "export.csv", opdracht: Opdracht = NIETS, geheugen: Geheugen = LEEG
) -> Voorstel:
    return doe_voorstel(DUIN, lees(inhoud, naam), opdracht, geheugen, vandaag=VANDAAG)


def kolom(voorstel: Voorstel, kop: str) -> KolomKeuze:
    [gevonden] = [k for k in voorstel.kolommen if k.kop == kop]
    return gevonden
