"""What an inrichting must keep to that only the catalogues know: names of figures and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import process

from datasets.catalog import datasets
from datasets.reference.profiel import ProfielFout
from datasets.reference.regio import Regio
from indicators.catalog import indicatoren
from indicators.duiding_keuzes import controleer_keuzes
from indicators.keuze import controleer_indicatoren
from loaders.agenda import agendafouten

_LIJKT_GENOEG = 60


def controleer(regio: Regio) -> None:
    """Check every name in an inrichting that only the catalogues know.

    Raises:
        ProfielFout: there is no such indicator, hoofdlijn, dataset or measure, a leverancier is
            not used well, or the agenda names a figure that there is not; one Dutch sentence each.
    """
    controleer_keuzes(regio, indicatoren())
    controleer_indicatoren(regio, indicatoren())
    fouten = [*_leveranciers(regio), *_leidend(regio), *agendafouten(regio)]
    if fouten:
        raise ProfielFout(" ".join(f"In de inrichting van {regio.naam} {een}." for een in fouten))


@lru_cache(maxsize=1)
def titels_van_maten() -> dict[str, str]:
    """Measure -> the title of the indicator that it is best known by, in catalogue order."""
    uit: dict[str, str] = {}
    for indicator in indicatoren().values():
        if not indicator.intern:
            uit.setdefault(indicator.maat, indicator.titel)
    return uit


def _leveranciers(regio: Regio) -> Iterator[str]:
    for een in regio.leveranciers:
        if not een.naam.strip():
            yield "staat een leverancier zonder naam"
        if not een.datasets:
            yield f"staat bij {een.naam} niet welke gegevens die levert"
        if not een.gemeenten:
            yield f"staat bij {een.naam} geen enkele gemeente"
        if een.van and een.tot and een.van >= een.tot:
            yield f"eindigt {een.naam} voor de eerste dag"
        for naam in een.datasets:
            if naam not in datasets():
                bedoeld = _bedoeld(naam, datasets())
                yield f"levert {een.naam} “{naam}”, en dat kennen we niet{bedoeld}"


def _leidend(regio: Regio) -> Iterator[str]:
    for keuze in regio.leidend:
        if keuze.maat not in titels_van_maten():
            bedoeld = _bedoeld(keuze.maat, titels_van_maten())
            yield f"is de maat “{keuze.maat}” van een leidende bron onbekend{bedoeld}"
        if keuze.dataset not in datasets():
            bedoeld = _bedoeld(keuze.dataset, datasets())
            yield f"is “{keuze.dataset}” van een leidende bron onbekend{bedoeld}"
        for code in keuze.gemeenten:
            if code not in regio.gemeenten:
                yield f"telt een leidende bron in {code}, en dat ligt niet in de regio"


def _bedoeld(naam: str, bekend: Iterable[str]) -> str:
    gevonden = process.extractOne(naam, list(bekend), score_cutoff=_LIJKT_GENOEG)
    return f"; bedoelt u “{gevonden[0]}”" if gevonden else ""
