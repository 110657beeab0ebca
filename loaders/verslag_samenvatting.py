"""The first sheet of the Excel report: how many of each kind, and every message in full."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from loaders.issues import Issue, gesorteerd
from loaders.opdracht import Rapport
from loaders.verslag_vorm import veilig

HERSTELD = "door u hersteld"
"""The kind of issue (`Issue.soort`) with which a repair by the person is told."""
SOORTEN = (
    ("fout", "Fouten", "Deze houden het opnemen tegen: verbeter ze."),
    ("weggelaten", "Foute regels weggelaten", "Deze regels tellen niet mee, omdat u dat koos."),
    ("waarschuwing", "Waarschuwingen", "Kijk of het klopt, en bevestig dat op de pagina."),
    ("verbeterd", "Automatisch verbeterd", "Zo lazen we het. U hoeft niets te doen."),
    (HERSTELD, "Door u hersteld", "Dit veranderde u zelf na het aanleveren."),
    ("melding", "Ter informatie", "U hoeft niets te doen."),
)


def schrijf_samenvatting(
    blad: Any, boek: Any, naam: str, rapport: Rapport, *, kenmerk: str
) -> None:
    """Fill the sheet; `kenmerk` is the mark by which the report is known when it comes back."""
    vet = boek.add_format({"bold": True, "font_size": 14})
    klein = boek.add_format({"font_color": "#56616E"})
    kop = boek.add_format({"bold": True, "bg_color": "#E3EDF5", "bottom": 2, "valign": "top"})
    tekst = boek.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    getal = boek.add_format({"valign": "top", "align": "right"})
    blad.set_column(0, 0, 26)
    blad.set_column(1, 1, 12)
    blad.set_column(2, 2, 110)
    blad.write_string(0, 0, "Verslag van de controle", vet)
    blad.write_string(1, 0, f"Bestand: {veilig(naam)}")
    blad.write_string(2, 0, veilig(rapport.zin))
    blad.write_string(3, 0, f"Kenmerk: {kenmerk}. Laat deze regel staan.", klein)
    per_soort = _per_soort(rapport.issues)
    rij = _kop(blad, 5, ("Soort", "Aantal", "Wat u doet"), kop)
    for soort, titel, doe in SOORTEN:
        blad.write_string(rij, 0, titel, tekst)
        # Counted as in the sentence above: a message about two rows is two.
        blad.write_number(rij, 1, sum(max(1, len(i.rijen)) for i in per_soort[soort]), getal)
        blad.write_string(rij, 2, doe, tekst)
        rij += 1
    rij = _kop(blad, rij + 1, ("Soort", "Regels", "Wat we vonden"), kop)
    for soort, titel, _ in SOORTEN:
        for issue in per_soort[soort]:
            blad.write_string(rij, 0, titel, tekst)
            if issue.rijen:
                blad.write_number(rij, 1, len(issue.rijen), getal)
            blad.write_string(rij, 2, veilig(issue.tekst()), tekst)
            rij += 1


def _kop(blad: Any, rij: int, woorden: Iterable[str], opmaak: Any) -> int:
    for plek, woord in enumerate(woorden):
        blad.write_string(rij, plek, woord, opmaak)
    return rij + 1


def _per_soort(issues: Iterable[Issue]) -> dict[str, list[Issue]]:
    per_soort: dict[str, list[Issue]] = {soort: [] for soort, _, _ in SOORTEN}
    for issue in gesorteerd(issues):
        per_soort[HERSTELD if issue.soort == HERSTELD else issue.ernst].append(issue)
    return per_soort
