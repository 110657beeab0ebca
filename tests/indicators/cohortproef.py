"""Lists of thuiszitters in which pupils are followed, and what is known of their cohorts."""

from __future__ import annotations

from datasets.catalog import datasets
from datasets.store import open_store
from indicators.bronkeuze import Bronnen
from indicators.catalog import indicatoren
from indicators.cohortcijfers import Cohortcijfers
from indicators.gemeentecijfers import Gemeentecijfer
from indicators.model import RuweFiguur
from tests.indicators.proef import Aanbod, Proef, bestand, kort

VAN = "Leerplicht Duinveen"
GEM = "VB01"


def thuis(periode: str, *rijen: str) -> Aanbod:
    """Each row is "pupil;first day;day back;day of the offer;outcome"; the end may be left out."""
    kop = "Woongemeente;Leerling-ID;Eerste dag thuis;Datum terug;Datum passend aanbod;Uitkomst"
    regels = [f"{GEM};{rij}" + ";" * (4 - rij.count(";")) for rij in rijen]
    return bestand("thuiszitters", kop, *regels, van=VAN, periode=periode)


def tel(ruw: RuweFiguur) -> tuple[str, str]:
    assert ruw.status == "bekend", ruw.reden
    return kort(ruw.teller), kort(ruw.rest)


def van_gemeente(proef: Proef, indicator: str, periode: str, gemeente: str = GEM) -> Gemeentecijfer:
    """Of one municipality: a group says first that the others delivered nothing."""
    register = proef.regio.register
    with open_store(proef.plek.map_regio, datasets=datasets(), register=register) as store:
        bronnen = Bronnen(store, proef.regio, datasets())
        alle = (store, proef.regio, indicatoren()[indicator], datasets(), bronnen)
        return Cohortcijfers(*alle).van(gemeente, periode)
