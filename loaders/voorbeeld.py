"""The example region: its invented files go in through the same loaders as any file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

from datasets.reference.regio import regio
from datasets.store import BESTAND, StoreFout
from datasets.voorbeeld import voorbeeldbestanden
from loaders.begin import VOORBEELD, gegevens_map
from loaders.ingest import Aanbod, Werkplek, laad_reeks
from loaders.opdracht import Opdracht, Rapport


def maak_voorbeeld() -> Iterator[Rapport]:
    """Make the example region anew and load all its files; gives a report per file.

    It is built beside the old one and takes its place when it is whole: a build that is broken
    off leaves no half region.

    Raises:
        StoreFout: a file of the generator did not go in. Then there is no example region.
    """
    doel = gegevens_map() / VOORBEELD
    nieuw = doel.with_name(f".{VOORBEELD}.{os.getpid()}.nieuw")
    shutil.rmtree(nieuw, ignore_errors=True)
    try:
        for rapport in laad_reeks(Werkplek(regio(VOORBEELD), nieuw), _aanbod()):
            if rapport.uitkomst != "opgenomen":
                raise StoreFout("\n".join(rapport.regels()))
            yield rapport
        shutil.rmtree(doel, ignore_errors=True)
        nieuw.rename(doel)
    finally:
        shutil.rmtree(nieuw, ignore_errors=True)


def _aanbod() -> Iterator[Aanbod]:
    for b in voorbeeldbestanden():
        opdracht = Opdracht(
            leverancier=b.leverancier, dataset=b.dataset, periode=b.periode, sector=b.sector, definitie=b.definitie,
            wie="voorbeeld", wanneer=b.wanneer,
        )  # fmt: skip
        yield Aanbod(None if b.geen_gevallen else b.inhoud, b.naam, opdracht)


def zorg_voor_voorbeeld() -> None:
    """Make the example region when it is not there yet."""
    if not (gegevens_map() / VOORBEELD / BESTAND).exists():
        for _ in maak_voorbeeld():
            pass
