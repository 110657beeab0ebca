"""A draft with one messy list, and what a person does with it: for the tests of handing in."""

from __future__ import annotations

from collections.abc import Iterator

from loaders import concepthouder, werkgeheugen
from loaders.aanleveren import Aanlevering, Controle
from loaders.opdracht import Werkplek
from loaders.problemen import Probleem
from tests.loaders.hulp import als_csv

KOPPEN = (
    "Kenmerk leerling",
    "Gemeente",
    "Begindatum",
    "Datum terug",
    "Geboortedatum",
    "Reden",
    "Mentor",
)
RIJEN = (
    ("LL-1001", "Duinveen", "10-01-2025", "", "14-02-2011", "gedrag", "mevrouw Jansen"),
    ("LL-1002", "Duinven", "05-05-2025", "", "03-07-2012", "schoolziek", "de heer Bakker"),
    ("LL-1003", "Duinven", "12-02-2025", "30-02-2025", "21-09-2010", "schoolziek", "mevrouw Smit"),
    ("LL-1004", "Duinveen", "01-04-2025", "", "31-13-2011", "", "mevrouw Smit"),
)  # fmt: skip
NAAM = "thuiszitters Duinveen 2025K2.csv"
MENSEN = ("LL-1001", "14-02-2011", "2011", "Jansen", "Bakker", "mevrouw")


def gekoppeld(plek: Werkplek, naam: str = NAAM) -> Aanlevering:
    levering = Aanlevering.nieuw(plek, "jan")
    assert levering.voeg_toe(als_csv(KOPPEN, RIJEN), naam).stuk
    levering.zeg(0, leverancier="Leerplicht Duinveen", periode="2025-K2",
                 kolommen={"Kenmerk leerling": "leerling_id"})  # fmt: skip
    levering.koppel(0)
    return levering


def herstart() -> None:
    """The server starts again: what was only in memory is gone."""
    with werkgeheugen._SLOT:
        werkgeheugen._GELEZEN.clear()
    concepthouder.CONTROLES.clear()
    concepthouder.GEHEUGEN.clear()


def fouten(controle: Controle) -> list[str]:
    return [p.issue.tekst() for p in controle.problemen if p.issue.ernst == "fout"]


def met_waarde(controle: Controle, waarde: str) -> Probleem:
    return next(p for p in controle.problemen if p.issue.waarde == waarde)


def alles_op_schijf(plek: Werkplek) -> Iterator[bytes]:
    return (p.read_bytes() for p in plek.map_regio.rglob("*") if p.is_file())


def herstel_alles(levering: Aanlevering) -> None:
    """Repair all that is wrong with the messy list, as a person would."""
    controle = levering.controleer(0)
    levering.los_op(0, met_waarde(controle, "Duinven"), "Duinveen")
    levering.los_op(0, met_waarde(controle, "schoolziek"), "psychisch of sociaal-emotioneel")
    levering.los_op(0, met_waarde(controle, "30-02-2025"), "28-02-2025")
    leeftijd = next(p for p in controle.problemen if p.plekken and p.plekken[0].veld == "leeftijd")
    levering.los_op(0, leeftijd, "31-12-2011")


def bevestig_alles(levering: Aanlevering, nummer: int = 0) -> None:
    rapport = levering.controleer(nummer).rapport
    levering.bevestig(nummer, *rapport.onbevestigd)
