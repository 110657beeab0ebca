"""The example region: its invented files go in through the same loaders as any file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from datasets.reference.regio import regio
from datasets.store import StoreFout
from datasets.voorbeeld import VoorbeeldBestand, voorbeeldbestanden
from datasets.voorbeeld.kaart import GRENZEN
from indicators.vrijgave import nieuwste
from loaders.begin import VOORBEELD, gegevens_map
from loaders.ingest import Aanbod, Werkplek, laad_reeks
from loaders.kaart import neem_kaart_op
from loaders.opdracht import Opdracht


@dataclass(frozen=True)
class Voortgang:
    """How far the making of the example region is, in files."""

    klaar: int
    totaal: int


def maak_voorbeeld() -> Iterator[Voortgang]:
    """Make the example region anew and load all its files; tells after each file how far it is.

    It is built beside the old one and takes its place when it is whole: a build that is broken
    off leaves no half region.

    Raises:
        StoreFout: a file of the generator did not go in. Then there is no example region.
    """
    doel = gegevens_map() / VOORBEELD
    nieuw = doel.with_name(f".{VOORBEELD}.{os.getpid()}.nieuw")
    bestanden = list(voorbeeldbestanden())
    shutil.rmtree(nieuw, ignore_errors=True)
    plek = Werkplek(regio(VOORBEELD), nieuw)
    try:
        neem_kaart_op(plek, GRENZEN)
        rapporten = laad_reeks(plek, map(aanbod_van, bestanden))
        for klaar, rapport in enumerate(rapporten, start=1):
            if rapport.uitkomst != "opgenomen":
                raise StoreFout("\n".join(rapport.regels()))
            yield Voortgang(klaar, len(bestanden))
        shutil.rmtree(doel, ignore_errors=True)
        nieuw.rename(doel)
    finally:
        shutil.rmtree(nieuw, ignore_errors=True)


def aanbod_van(bestand: VoorbeeldBestand) -> Aanbod:
    """A file of the generator with all that is known of it, to be loaded."""
    opdracht = Opdracht(
        leverancier=bestand.leverancier,
        dataset=bestand.dataset,
        periode=bestand.periode,
        sector=bestand.sector,
        definitie=bestand.definitie,
        wie="voorbeeld",
        wanneer=bestand.wanneer,
    )
    return Aanbod(None if bestand.geen_gevallen else bestand.inhoud, bestand.naam, opdracht)


def voorbeeld_ontbreekt() -> bool:
    """True when the example region has still to be made."""
    return nieuwste(gegevens_map() / VOORBEELD) is None
