"""Small invented regions in which one office delivers everything, and what they deliver."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from datasets.periodes import Periode
from datasets.reference.indelingen import Groep, Indeling, Lid
from datasets.reference.profiel import Leverancier
from datasets.reference.regio import Regio, regio
from loaders.ingest import Aanbod
from tests.indicators.proef import Proef, bestand, geteld

VAN = "Kantoor van de streek"
KUST, MIDDEN, POLDER = "jeugdregio:kust", "jeugdregio:midden", "jeugdregio:polder"
DATASETS = ("thuiszitters", "vrijstellingen", "tellingen", "jeugdhulptrajecten", "vo_coach")
ALLE = regio("duin-en-dijk").gemeenten


def streek(
    gemeenten: Sequence[str] = ALLE,
    indelingen: Mapping[str, Sequence[Sequence[str]]] | None = None,
    kantoren: Mapping[str, Sequence[str]] | None = None,
) -> Regio:
    """Duin en Dijk, or a part of it with groupings of its own.

    Args:
        gemeenten: those that the region has.
        indelingen: per grouping its groups; None keeps those of Duin en Dijk.
        kantoren: who delivers about whom; None is one office for all.
    """
    eigen = regio("duin-en-dijk")
    afspraken = kantoren or {VAN: gemeenten}
    anders: dict[str, object] = {
        "gemeenten": tuple(gemeenten),
        "leveranciers": tuple(
            Leverancier(naam=naam, datasets=DATASETS, gemeenten=tuple(over))
            for naam, over in afspraken.items()
        ),
    }
    if indelingen is not None:
        anders["indelingen"] = tuple(_indeling(n, groepen) for n, groepen in indelingen.items())
    return eigen.model_copy(update=anders)


def _indeling(naam: str, groepen: Sequence[Sequence[str]]) -> Indeling:
    return Indeling(
        id=naam,
        titel=naam,
        soort="eigen",
        groepen=tuple(
            Groep(id=f"g{n}", naam=f"{naam} {n}", leden=tuple(Lid(gemeente=g) for g in gemeenten))
            for n, gemeenten in enumerate(groepen)
        ),
    )


def tellingen(
    per_maat: Mapping[str, Mapping[str, int]], periode: str, *, van: str = VAN, **meer: object
) -> Aanbod:
    """Counts of municipalities by measure, in one file and without a breakdown."""
    rijen = [f"{g};{maat};;{n}" for maat, per in per_maat.items() for g, n in per.items()]
    return geteld(*rijen, van=van, periode=periode, **meer)


# -- lists of pupils that stay at home ---------------------------

KOP = "Leerling-ID;Woongemeente;Eerste dag thuis;Datum terug;Reden;Soort verzuim"
REDENEN = ("psychisch", "gedrag", "lichamelijk")
Geval = tuple[str, date, date | None, str]
"""Municipality, first day, first day no longer at home, and reason."""


def lijst(gevallen: Sequence[Geval], periode: str, *, van: str = VAN, **meer: object) -> Aanbod:
    """The cases that ran in a quarter, as an office delivers them at the end of it.

    Without any it reports that there were none: a list without rows is refused.
    """
    kwartaal = Periode.van_code(periode)
    regels = []
    for nummer, (gemeente, begin, einde, reden) in enumerate(gevallen):
        if begin > kwartaal.laatste or (einde is not None and einde < kwartaal.eerste):
            continue
        terug = einde.isoformat() if einde is not None and einde <= kwartaal.laatste else ""
        regels.append(f"P{nummer:04d};{gemeente};{begin};{terug};{reden};absoluut verzuim")
    heel = bestand("thuiszitters", KOP, *regels, van=van, periode=periode, **meer)
    return heel if regels else replace(heel, bron=None, naam="geen gevallen")


def begonnen(
    gemeente: str, aantal: int, kwartaal: str, *, dagen: int | None = None, reden: str = "gedrag"
) -> Iterator[Geval]:
    """So many pupils who came home on the tenth day of a quarter, for so many days."""
    begin = Periode.van_code(kwartaal).eerste + timedelta(days=10)
    einde = None if dagen is None else begin + timedelta(days=dagen)
    for _ in range(aantal):
        yield gemeente, begin, einde, reden


def proef(plek: Path, in_regio: Regio, *aanbod: Aanbod) -> Proef:
    """A region in a folder, with these deliveries in it."""
    return Proef(plek, in_regio).laad(*aanbod)
