"""What a new file is taken for: a proposal with its reason for each question, before it is checked.

Pure: from the file, what the person said, the profile of the region and the memory. It uses the
same matching as the load, so that what is proposed is what the load will do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from rapidfuzz import fuzz, process

from datasets.catalog import datasets as alle_datasets
from datasets.model import Dataset
from datasets.reference.regio import Regio
from datasets.woorden import normaliseer
from loaders.antwoorden import soorten
from loaders.blad import Bestand
from loaders.bladen import NietHerkend
from loaders.geheugen import Geheugen
from loaders.issues import opsomming
from loaders.keuzes import EERDER, GEKOZEN, GEVOELIG, BladKeuze, Keuze, KolomKeuze, Voorstel
from loaders.opdracht import Opdracht, Vraag
from loaders.sjabloon_blok import sjabloonblok
from loaders.voorstel_blik import Blik, aangevuld, bekijk, eerder_geleverd
from loaders.voorstel_inhoud import Inhoud, lees_inhoud
from loaders.voorstel_kolommen import kolommen
from loaders.voorstel_wanneer import Aanwijzing, recente_perioden, wanneer
from loaders.voorstel_wie import Teken, definitie, dekking, sector, wie

__all__ = [
    "EERDER",
    "GEVOELIG",
    "BladKeuze",
    "Keuze",
    "KolomKeuze",
    "Voorstel",
    "doe_voorstel",
]

_SJABLOON = "zo staat het in het sjabloon"
_EERDER = "zo leverde u dit eerder"


def doe_voorstel(
    regio: Regio, bestand: Bestand, opdracht: Opdracht, geheugen: Geheugen, *, vandaag: date
) -> Voorstel:
    """Propose what a file is. What the person said in `opdracht` stands.

    Never raises for what is in the file: what cannot be proposed is a Keuze without a value.
    """
    return _Voorsteller(regio, bestand, opdracht, geheugen, vandaag).voorstel()


class _Voorsteller:
    """Answers the questions about one file one after the other: each answer helps the next."""

    def __init__(
        self,
        regio: Regio,
        bestand: Bestand,
        opdracht: Opdracht,
        geheugen: Geheugen,
        vandaag: date,
    ) -> None:
        self.regio, self.bestand, self.opdracht = regio, bestand, opdracht
        self.geheugen, self.vandaag = geheugen, vandaag
        self.blok = sjabloonblok(bestand)

    def voorstel(self) -> Voorstel:
        """Everything that can be proposed."""
        blik = self._bekijk(self.blok)
        dataset = self._dataset(blik)
        soort = alle_datasets().get(dataset.waarde)
        inhoud = lees_inhoud(blik.gekozen, blik.antwoorden.context(), vandaag=self.vandaag)
        leverancier = self._leverancier(blik, soort, inhoud)
        naam = leverancier.waarde
        # As the load will look: with this export type for all sheets, and with the columns that
        # this leverancier chose before and no one else's.
        blik = self._bekijk(
            {
                **({"dataset": dataset.waarde} if dataset.zeker else {}),
                **({"leverancier": naam} if leverancier.zeker else {}),
            }
        )
        gelezen = kolommen(blik.gekozen, blik.antwoorden, self.opdracht.kolommen)
        op = self._op(inhoud)
        return Voorstel(
            dataset=dataset,
            leverancier=leverancier,
            periode=self._periode(blik, soort, naam, inhoud),
            dekking=dekking(self.regio, soort, self.opdracht, naam, inhoud, op=op),
            sector=sector(self.regio, soort, self.opdracht, naam, self.geheugen, op=op),
            definitie=definitie(self.opdracht, soort, naam, self.geheugen),
            bladen=blik.bladen(self.opdracht.bladen),
            kolommen=gelezen.keuzes,
            ontbreekt=gelezen.ontbreekt,
            woorden=gelezen.woorden,
        )

    def _bekijk(self, gezegd: dict[str, str]) -> Blik:
        eerder = eerder_geleverd(self.bestand, self.geheugen, self.opdracht)
        vol = aangevuld(self.opdracht, gezegd, self.bestand, self.geheugen, eerder)
        return bekijk(self.regio, self.bestand, vol, self.geheugen, eerder)

    def _op(self, inhoud: Inhoud) -> date:
        return inhoud.nieuwste or self.vandaag

    # -- one question each -------------------------------------------------------------------

    def _dataset(self, blik: Blik) -> Keuze:
        opties = blik.rang()
        gezegd = self.opdracht.dataset
        if gezegd:
            return Keuze(gezegd, GEKOZEN, opties, zeker=gezegd in alle_datasets())
        if self.blok.get("dataset"):
            return Keuze(self.blok["dataset"], _SJABLOON, opties, zeker=True)
        if blik.vraag is not None:
            onbekend = isinstance(blik.vraag, NietHerkend)
            reden = (
                "deze koppen kennen we niet" if onbekend else "de koppen passen bij meer gegevens"
            )
            return Keuze("", reden, opties)
        return self._herkende_dataset(blik, opties)

    @staticmethod
    def _herkende_dataset(blik: Blik, opties: tuple[str, ...]) -> Keuze:
        gevonden = blik.soorten()
        titels = opsomming([d.titel for d in gevonden], "en")
        if blik.van_eerder:
            return Keuze(gevonden[0].id, _EERDER, opties, zeker=True)
        if len(gevonden) > 1:
            return Keuze("", f"elk blad heeft zijn eigen gegevens: {titels}", opties, zeker=True)
        if blik.compleet:
            return Keuze(gevonden[0].id, f"de koppen zijn die van {titels}", opties, zeker=True)
        return Keuze(gevonden[0].id, f"de meeste koppen zijn die van {titels}", opties)

    def _leverancier(self, blik: Blik, soort: Dataset | None, inhoud: Inhoud) -> Keuze:
        soort = soort or next(iter(blik.soorten()), None)
        bekend = self._bekende_leveranciers(soort)
        if self.opdracht.leverancier:
            return Keuze(self.opdracht.leverancier, GEKOZEN, bekend, zeker=True)
        if genoemd := self.blok.get("leverancier", ""):
            return _in_het_sjabloon(genoemd, bekend)
        if soort is None:
            return Keuze("", "eerst moet bekend zijn om welke gegevens het gaat", bekend)
        eerder = eerder_geleverd(self.bestand, self.geheugen, self.opdracht)
        teken = Teken(
            naam=self.bestand.naam,
            titels=self._titels(),
            eerder=frozenset(van for van, dataset in eerder if dataset == soort.id),
            op=self._op(inhoud),
        )
        return wie(self.regio, soort, self.geheugen, inhoud, teken)

    def _bekende_leveranciers(self, soort: Dataset | None) -> tuple[str, ...]:
        if soort is not None and soort.leverancier:
            return (soort.leverancier,)
        profiel = {
            lev.naam for lev in self.regio.leveranciers if soort is None or soort.id in lev.datasets
        }
        eerder = {naam for naam, van in self.geheugen.laatste if soort is None or van == soort.id}
        return tuple(sorted(profiel | eerder))

    def _periode(
        self, blik: Blik, soort: Dataset | None, leverancier: str, inhoud: Inhoud
    ) -> Keuze:
        gevonden = [soort] if soort else blik.soorten()
        if not gevonden:
            return Keuze("", "eerst moet bekend zijn om welke gegevens het gaat")
        dataset = gevonden[0]
        opties = tuple(p.code for p in recente_perioden(dataset, self.vandaag))
        for gezegd, reden in (
            (self.opdracht.periode, GEKOZEN),
            (self.blok.get("periode", ""), _SJABLOON),
        ):
            if gezegd:
                return self._gezegde_periode(blik, dataset, gezegd, reden, opties)
        laatste = self.geheugen.laatste.get((leverancier, dataset.id))
        aanwijzing = Aanwijzing(
            naam=self.bestand.naam,
            titels=self._titels(),
            nieuwste=inhoud.nieuwste,
            perioden=laatste.perioden if laatste else (),
        )
        return wanneer(dataset, blik.gekozen, aanwijzing, vandaag=self.vandaag)

    def _gezegde_periode(
        self, blik: Blik, dataset: Dataset, gezegd: str, reden: str, opties: tuple[str, ...]
    ) -> Keuze:
        antwoorden = replace(
            blik.antwoorden, opdracht=replace(blik.antwoorden.opdracht, periode=gezegd)
        )
        if antwoorden.per_blad:
            return Keuze(gezegd, reden, opties, zeker=True)
        try:
            periode = antwoorden.periode(dataset, None)
        except Vraag:
            return Keuze("", f"'{gezegd}' is geen {soorten(dataset)}", opties)
        code = periode.code if periode else gezegd
        return Keuze(code, reden, opties, zeker=True)

    def _titels(self) -> list[str]:
        return [] if self.blok else [t for b in self.bestand.bladen for t in b.titelregels]


def _in_het_sjabloon(genoemd: str, bekend: Sequence[str]) -> Keuze:
    """The leverancier of a template; one that we do not know is asked, what looks like it first."""
    for naam in bekend:
        if normaliseer(naam) == normaliseer(genoemd):
            return Keuze(naam, _SJABLOON, tuple(bekend), zeker=True)
    lijkt = [naam for naam, _, _ in process.extract(genoemd, bekend, scorer=fuzz.WRatio, limit=3)]
    opties = tuple(dict.fromkeys([*lijkt, *bekend]))
    return Keuze("", f"in het sjabloon staat '{genoemd}', en die kennen we niet", opties)
