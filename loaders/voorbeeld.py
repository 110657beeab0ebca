"""The example region: its invented files go in through the same loaders as any file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

from datasets.store import BESTAND, StoreFout
from datasets.voorbeeld import voorbeeldbestanden
from indicators.vrijgave import nieuwste
from loaders.begin import VOORBEELD, gegevens_map, werkplek
from loaders.ingest import Aanbod, laad_reeks
from loaders.opdracht import Opdracht, Rapport


def maak_voorbeeld() -> Iterator[Rapport]:
    """Make the example region anew and load all its files; gives a report per file.

    Raises:
        StoreFout: a file of the generator did not go in. Then there is no example region.
    """
    doel = gegevens_map() / VOORBEELD
    shutil.rmtree(doel, ignore_errors=True)
    plek = werkplek(VOORBEELD)
    for rapport in laad_reeks(plek, _aanbod()):
        if rapport.uitkomst != "opgenomen":
            raise StoreFout("\n".join(rapport.regels()))
        yield rapport


def _aanbod() -> Iterator[Aanbod]:
    for b in voorbeeldbestanden():
        opdracht = Opdracht(
            leverancier=b.leverancier, dataset=b.dataset, periode=b.periode, sector=b.sector, definitie=b.definitie,
            wie="voorbeeld", wanneer=b.wanneer,
        )  # fmt: skip
        yield Aanbod(None if b.geen_gevallen else b.inhoud, b.naam, opdracht)


def zorg_voor_voorbeeld() -> None:
    """Make the example region when it is not there yet, or when making it was broken off."""
    map_regio = gegevens_map() / VOORBEELD
    if not (map_regio / BESTAND).exists() or nieuwste(map_regio) is None:
        for _ in maak_voorbeeld():
            pass
