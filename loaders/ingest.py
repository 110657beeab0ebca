"""From a file to deliveries that count: one transaction per file, all or nothing.

The dry run goes the same way. The way of a file: read > the check on personal numbers > match >
check > dekking > one transaction > figures made again. Preflight on the bytes and reading in a
limited process come between the file and `read_file` (issue on aanleveren).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from datasets.catalog import datasets as alle_datasets
from datasets.store import Store, open_store
from indicators.catalog import indicatoren
from indicators.vrijgave import maak_vrijgave
from loaders.match import bekende_kop
from loaders.opdracht import Opdracht, Rapport, Werkplek
from loaders.opname import Opname
from loaders.personal import PersoonsgegevensGeweigerd, controleer_persoonsnummers, veilige_naam
from loaders.read import LeesFout, read_file

__all__ = ["Aanbod", "Werkplek", "laad", "laad_reeks", "meld_geen_gevallen"]


@dataclass(frozen=True)
class Aanbod:
    """One file to load: its bytes or path, its name as the user knows it, what is said of it.

    Without `bron` it is the delivery "Er waren in deze periode geen gevallen".
    """

    bron: bytes | Path | None
    naam: str
    opdracht: Opdracht


def laad(
    werkplek: Werkplek, bron: bytes | Path, naam: str, opdracht: Opdracht, *, proef: bool = False
) -> Rapport:
    """Load one file. With `proef` everything happens in a transaction that is rolled back.

    Returns:
        A report; nothing was stored unless its outcome is "opgenomen".

    Raises:
        StoreInGebruik: another process is writing; nothing was stored.
    """
    [rapport] = laad_reeks(werkplek, [Aanbod(bron, naam, opdracht)], proef=proef)
    return rapport


def meld_geen_gevallen(werkplek: Werkplek, opdracht: Opdracht, *, proef: bool = False) -> Rapport:
    """Take in the delivery "Er waren in deze periode geen gevallen" of a case list.

    Raises:
        StoreInGebruik: another process is writing; nothing was stored.
    """
    [rapport] = laad_reeks(werkplek, [Aanbod(None, "geen gevallen", opdracht)], proef=proef)
    return rapport


def laad_reeks(
    werkplek: Werkplek, aanbod: Iterable[Aanbod], *, proef: bool = False
) -> Iterator[Rapport]:
    """Load files one after the other, each in a transaction of its own.

    The figures are made once, after the last one.

    Raises:
        StoreInGebruik: another process is writing; what was reported before is stored.
    """
    gewijzigd = False
    with _open(werkplek) as store:
        try:
            for stuk in aanbod:
                rapport = _laad_een(werkplek, store, stuk, proef=proef)
                gewijzigd |= rapport.uitkomst == "opgenomen"
                yield rapport
        finally:
            if gewijzigd:
                maak_vrijgave(
                    store,
                    werkplek.regio,
                    werkplek.map_regio,
                    indicatoren=indicatoren(),
                    datasets=alle_datasets(),
                )


def _laad_een(werkplek: Werkplek, store: Store, stuk: Aanbod, *, proef: bool) -> Rapport:
    naam = veilige_naam(stuk.naam)
    opname = Opname(werkplek, store, naam, stuk.opdracht, proef=proef)
    if stuk.bron is None:
        return opname.zonder_gevallen()
    try:
        bestand = read_file(stuk.bron, stuk.naam, herken=bekende_kop(alle_datasets().values()))
        data = stuk.bron if isinstance(stuk.bron, bytes) else stuk.bron.read_bytes()
        controleer_persoonsnummers(bestand, data)
    except LeesFout as fout:
        return Rapport(naam, "geweigerd", str(fout).replace(stuk.naam, naam))
    except PersoonsgegevensGeweigerd as fout:
        return Rapport(naam, "geweigerd", f"{naam} is geweigerd. {fout}")
    return opname.van_bestand(bestand)


def _open(werkplek: Werkplek) -> AbstractContextManager[Store]:
    return open_store(
        werkplek.map_regio, datasets=alle_datasets(), register=werkplek.regio.register
    )
