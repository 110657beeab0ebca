"""A region in a temporary folder, and small deliveries that go into it through the loaders."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from datasets.catalog import datasets
from datasets.reference.regio import Regio, regio
from datasets.store import open_store
from indicators.catalog import indicatoren
from indicators.compute import bereken
from indicators.kubus import Kubus
from indicators.model import Figure, Interval, RuweFiguur, Vrijgave
from indicators.vrijgave import Lezer, lees_vrijgave
from loaders.ingest import Aanbod, laad_reeks
from loaders.opdracht import Opdracht, Rapport, Werkplek

_GEVAL = re.compile(r"(.+?) (\d\S*)(?: (\d\S*))?")
WANNEER = datetime(2026, 8, 12, 9, 30)  # noqa: DTZ001 - the store keeps local time


class Proef:
    """Deliveries in, figures out. Loading must succeed unless `rapport` is asked for."""

    def __init__(self, map_regio: Path, gebied: Regio | str) -> None:
        self.regio = regio(gebied) if isinstance(gebied, str) else gebied
        self.plek = Werkplek(self.regio, map_regio)
        self._kubus: Kubus | None = None

    def laad(self, *aanbod: Aanbod) -> Proef:
        for rapport in self.rapporten(*aanbod):
            assert rapport.uitkomst == "opgenomen", "\n".join(rapport.regels())
        return self

    def rapporten(self, *aanbod: Aanbod) -> list[Rapport]:
        self._kubus = None
        return list(laad_reeks(self.plek, aanbod))

    @property
    def vrij(self) -> Vrijgave:
        return lees_vrijgave(self.plek.map_regio, Lezer())

    @property
    def kubus(self) -> Kubus:
        if self._kubus is None:
            with open_store(
                self.plek.map_regio, datasets=datasets(), register=self.regio.register
            ) as store:
                self._kubus = bereken(
                    store, self.regio, indicatoren=indicatoren(), datasets=datasets()
                )
        return self._kubus

    def ruw(self, indicator: str, gebied: str, periode: str) -> RuweFiguur:
        return self.kubus.figuren[indicator, gebied, periode, ""]

    def figuur(self, indicator: str, gebied: str, periode: str) -> Figure:
        gevonden = self.vrij.figuur(indicator, gebied, periode)
        assert gevonden is not None, f"geen {indicator} in {gebied}, {periode}"
        return gevonden

    def stand(self, indicator: str, gebied: str, periode: str) -> str:
        """Short: the exact number or range, else the status."""
        ruw = self.ruw(indicator, gebied, periode)
        if ruw.status != "bekend":
            return ruw.status
        return kort(ruw.teller)


def kort(x: Interval) -> str:
    return str(x.min) if x.bekend else f"{x.min}-{x.max}"


def bestand(
    dataset: str, kop: str, *rijen: str, van: str = "", periode: str = "", **meer: object
) -> Aanbod:
    """A csv file with these rows; `meer` goes into the Opdracht."""
    opdracht = Opdracht(
        leverancier=van, dataset=dataset, periode=periode, wie="proef", wanneer=WANNEER, **meer
    )  # type: ignore[arg-type]
    return Aanbod(
        "\n".join((kop, *rijen, "")).encode(),
        f"{dataset}-{periode}.csv".replace("/", "-"),
        opdracht,
    )


def thuis(*rijen: str, van: str, periode: str, **meer: object) -> Aanbod:
    """Thuiszitters: each row is "gemeente begin [einde]" with dates as 2025-01-31.

    Pupils get their own number.
    """
    regels = []
    for nummer, rij in enumerate(rijen, start=1):
        gemeente, begin, einde = _GEVAL.fullmatch(rij).groups("")  # type: ignore[union-attr]
        regels.append(f"P{nummer:04d};{gemeente};{begin};{einde}")
    kop = "Leerling-ID;Woongemeente;Eerste dag thuis;Datum terug"
    return bestand("thuiszitters", kop, *regels, van=van, periode=periode, **meer)


def zoveel(aantal: int, rij: str) -> list[str]:
    """The same row for so many pupils."""
    return [rij] * aantal


def vrijgesteld(*rijen: str, van: str, periode: str, **meer: object) -> Aanbod:
    """Vrijstellingen.

    Each row is "gemeente artikel begin [einde]", with a dash for each space in the article.
    """
    regels = []
    for rij in rijen:
        gemeente, artikel, begin, *einde = rij.split()
        regels.append(f"{gemeente};{artikel.replace('-', ' ')};{begin};{einde[0] if einde else ''}")
    kop = "Woongemeente;Artikel;Ingangsdatum;Einddatum"
    return bestand("vrijstellingen", kop, *regels, van=van, periode=periode, **meer)


def trajecten(*rijen: str, van: str, periode: str, **meer: object) -> Aanbod:
    """Jeugdhulptrajecten.

    Each row is "jongere;gemeente;hulpvorm;begin;einde;reden"; what is at the end may be left out.
    """
    regels = [rij + ";" * (5 - rij.count(";")) for rij in rijen]
    kop = "Jongere-ID;Woongemeente;Hulpvorm;Begindatum;Einddatum;Reden beëindiging"
    return bestand("jeugdhulptrajecten", kop, *regels, van=van, periode=periode, **meer)


def geteld(*rijen: str, van: str, periode: str, **meer: object) -> Aanbod:
    """Tellingen: each row is "gemeente;maat;uitsplitsing;aantal"."""
    return bestand(
        "tellingen", "Gemeente;Maat;Uitsplitsing;Aantal", *rijen, van=van, periode=periode, **meer
    )


def inwoners(*rijen: str, periode: str, **meer: object) -> Aanbod:
    """Bevolking: each row is "gemeente;leeftijd;aantal"."""
    return bestand(
        "bevolking", "Gemeente;Leeftijd;Aantal", *rijen, van="CBS", periode=periode, **meer
    )


DUO = (
    "PEILDATUM;GEMEENTENUMMER;POSTCODE_LEERLING;GEMEENTENAAM_LEERLING;INSTELLINGSCODE;VESTIGINGSCODE;SOORT_PO;"
    "LEEFTIJD;AANTAL"
)


def leerlingen(*rijen: str) -> Aanbod:
    """Leerlingen.

    Each row is "schoolgemeente;postcode;woongemeente;soort;aantal", on 1 October 2024.
    """
    regels = []
    for nummer, rij in enumerate(rijen):
        school, postcode, woon, soort, aantal = rij.split(";")
        regels.append(
            f"20241001;{school};{postcode};{woon};I{nummer};V{nummer};{soort};10;{aantal}"
        )
    return bestand("leerlingen_po", DUO, *regels, van="DUO")
