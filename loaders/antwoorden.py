"""What the person, the profile or the export type says about a file; what none says is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz, process

from datasets.catalog import datasets as alle_datasets
from datasets.cellen import Context
from datasets.model import Dataset
from datasets.notatie import NotatieFout
from datasets.periodes import Periode, PeriodeFout
from datasets.reference.regio import Regio
from datasets.woorden import aaneen, normaliseer
from loaders.geheugen import Geheugen
from loaders.issues import enkele, opsomming
from loaders.match import Koppeling, lijkt_een_waarde, unieke_koppen
from loaders.opdracht import Opdracht, Vraag

BLADNAAM = "bladnaam"
"""What is said as period when each sheet is named after its own."""
_LIJKT = 88
_VOORBEELDEN = {
    "kwartaal": "een kwartaal (2025-K2)",
    "schooljaar": "een schooljaar (2024/2025)",
    "kalenderjaar": "een jaar (2024)",
    "halfjaar": "een halfjaar (2024-H1)",
    "peildatum": "een peildatum (01-10-2024)",
}


@dataclass(frozen=True)
class Antwoorden:
    """Answers about a file, from what was said at loading and from the profile of the region.

    Every method raises `Vraag` when a person has to say something first.

    Attributes:
        geheugen: what this leverancier chose before: holds where nothing else was said.
        gesleuteld: the file comes from a draft: pseudonyms are keyed, birth dates are ages.
    """

    regio: Regio
    opdracht: Opdracht
    geheugen: Geheugen = field(default_factory=Geheugen)
    gesleuteld: bool = False

    def kolommen(self, dataset: Dataset, koppen: Sequence[str]) -> dict[str, str]:
        """Heading -> field that was chosen for it, now or before; "" is not to be read."""
        eerder = self.geheugen.koppen.get((self.opdracht.leverancier, dataset.id), {})
        namen = unieke_koppen(koppen)
        onthouden = {kop: eerder[aaneen(kop)] for kop in namen if aaneen(kop) in eerder}
        controleer_koppen(self.opdracht.kolommen)
        gezegd = {kop: _veld(dataset, naam) for kop, naam in self.opdracht.kolommen.items()}
        return {**onthouden, **gezegd}

    def woorden(self, dataset: Dataset) -> dict[str, Mapping[str, str]]:
        """Field -> word (normalised) -> word of the code list, chosen now or before."""
        eerder = self.geheugen.woorden.get((self.opdracht.leverancier, dataset.id), {})
        nu = {
            _veld(dataset, veld): {normaliseer(tekst): woord for tekst, woord in woorden.items()}
            for veld, woorden in self.opdracht.woorden.items()
        }
        return {veld: {**eerder.get(veld, {}), **nu.get(veld, {})} for veld in {*eerder, *nu}}

    def over(self, koppelingen: Iterable[Koppeling]) -> Opdracht:
        """What was said of these columns and their words, with fields by their name.

        What was said of headings that are not there, or of words of a field without a column, is
        left out: it was about another choice.
        """
        kolommen: dict[str, str] = {}
        woorden: dict[str, Mapping[str, str]] = {}
        for k in koppelingen:
            namen = unieke_koppen(k.koppen)
            gezegd = self.opdracht.kolommen.items()
            kolommen |= {kop: _veld(k.dataset, veld) for kop, veld in gezegd if kop in namen}
            per_veld = {_veld(k.dataset, v): w for v, w in self.opdracht.woorden.items()}
            woorden |= {veld: w for veld, w in per_veld.items() if veld in k.kolommen}
        return replace(self.opdracht, kolommen=kolommen, woorden=woorden)

    def context(
        self,
        dataset: Dataset | None = None,
        periode: Periode | None = None,
        sleutel: bytes = b"",
    ) -> Context:
        """What cells need to know to be read."""
        return Context(
            periode=periode,
            register=self.regio.register,
            binnen=frozenset(self.regio.gemeenten),
            sleutel=sleutel,
            gesleuteld=self.gesleuteld,
            woorden=self.woorden(dataset) if dataset else {},
        )

    def kandidaten(self) -> list[Dataset]:
        """The export types that a file can be, given what was said about it."""
        if self.opdracht.dataset:
            return [self.dataset()]
        van = normaliseer(self.opdracht.leverancier)
        passend = [
            d
            for d in alle_datasets().values()
            if not van or not d.leverancier or normaliseer(d.leverancier) == van
        ]
        return passend or list(alle_datasets().values())

    def dataset(self) -> Dataset:
        """The export type that was named."""
        bekend = alle_datasets()
        naam = self.opdracht.dataset
        if naam in bekend:
            return bekend[naam]
        onbekend = f" '{naam}' kennen we niet." if naam else ""
        keuzes = opsomming(list(bekend), "of")
        raise Vraag(
            f"Om welke gegevens gaat het?{onbekend} Zeg het met --dataset: {keuzes}.",
            optie="dataset",
        )

    def leverancier(self, dataset: Dataset) -> str:
        """Who delivers, by the name that the profile has."""
        naam = self.opdracht.leverancier or dataset.leverancier
        bekend = sorted({lev.naam for lev in self.regio.leveranciers if dataset.id in lev.datasets})
        if not naam:
            raise Vraag(
                f"Van wie is dit bestand? Zeg het met --leverancier. Bekend zijn: "
                f"{enkele(bekend) or 'nog geen'}.",
                optie="leverancier",
            )
        gelijk = [b for b in bekend if normaliseer(b) == normaliseer(naam)]
        if gelijk:
            return gelijk[0]
        if self.opdracht.dekking or dataset.leverancier:
            return naam
        raise Vraag(self._onbekende_leverancier(naam, bekend, dataset), optie="leverancier")

    def _onbekende_leverancier(self, naam: str, bekend: list[str], dataset: Dataset) -> str:
        lijkt = process.extract(naam, bekend, scorer=fuzz.WRatio, limit=3, score_cutoff=_LIJKT)
        namen = [n for n, _, _ in lijkt]
        keuze = (
            f"Bedoelt u {opsomming(namen, 'of')}?"
            if namen
            else f"Bekend zijn: {enkele(bekend) or 'nog geen'}."
        )
        return (
            f"Leverancier '{naam}' staat niet in de inrichting van {self.regio.naam} voor "
            f"{dataset.titel}. {keuze} Klopt de naam wel, zeg dan met --dekking voor welke "
            "gemeenten hij spreekt."
        )

    def sector(self, leverancier: str, periode: Periode) -> str:
        """The sector of a delivery: what was said, else what the profile says."""
        if self.opdracht.sector:
            return self.opdracht.sector
        for lev in self.regio.leveranciers:
            if lev.naam == leverancier and lev.geldt_op(periode.laatste):
                return lev.sector
        return "alle"

    @property
    def per_blad(self) -> bool:
        """True when each sheet is about the period that it is named after."""
        return normaliseer(self.opdracht.periode) == BLADNAAM

    def periode(self, dataset: Dataset, blad: str | None) -> Periode | None:
        """The period that holds for all rows of a sheet; None when nothing was said."""
        if self.per_blad:
            periode = periode_van_blad(dataset, blad)
            if periode is None:
                raise Vraag(
                    f"De naam van blad {blad or 'zonder naam'} is geen {soorten(dataset)}. Zeg met "
                    "--periode waar het bestand over gaat.",
                    optie="periode",
                )
            return periode
        gezegd = self.opdracht.periode
        if not gezegd:
            return None
        soort = dataset.periodesoorten[0] if len(dataset.periodesoorten) == 1 else None
        try:
            periode = Periode.lees(gezegd)
        except PeriodeFout:
            periode = self._als_soort(gezegd, dataset, soort)
        if periode.soort not in dataset.periodesoorten:
            raise Vraag(
                f"'{gezegd}' is een {periode.soort}. {dataset.titel} gaat per {soorten(dataset)}. "
                f"Zeg met --periode {_voorbeeld(dataset)}.",
                optie="periode",
            )
        return periode

    @staticmethod
    def _als_soort(gezegd: str, dataset: Dataset, soort: str | None) -> Periode:
        try:
            return Periode.lees(gezegd, soort)  # type: ignore[arg-type]
        except PeriodeFout as fout:
            raise Vraag(
                f"De periode '{gezegd}' begrijpen we niet. Zeg met --periode "
                f"{_voorbeeld(dataset)}.",
                optie="periode",
            ) from fout

    def vaste_cellen(self) -> dict[str, str]:
        """Texts that hold for every row (`Maat=Thuiszitters`), by field name."""
        velden = [v for d in alle_datasets().values() for v in d.velden.values()]
        per_kop = {kop: v.naam for v in velden for kop in v.kolom.koppen}
        namen = {v.naam for v in velden}
        vast = {}
        for gezegd, tekst in self.opdracht.vast.items():
            naam = gezegd if gezegd in namen else per_kop.get(normaliseer(gezegd))
            if naam is None:
                raise Vraag(
                    f"Een kolom '{gezegd}' kennen we niet. Schrijf --waarde als Kolom=inhoud, "
                    "bijvoorbeeld Maat=Thuiszitters.",
                    optie="waarde",
                )
            vast[naam] = tekst
        return vast


def _veld(dataset: Dataset, gezegd: str) -> str:
    """The name of a field, from its name or one of its headings ("Leerling-ID")."""
    if not gezegd or gezegd in dataset.velden:
        return gezegd
    plat = normaliseer(gezegd)
    namen = (v.naam for v in dataset.velden.values() if plat in v.kolom.koppen)
    return next(namen, gezegd)


def controleer_koppen(koppen: Iterable[str]) -> None:
    """Of a file without headings the cells of a pupil are never taken, or kept, as headings.

    Raises:
        Vraag: a heading of which something was said is most likely a cell.
    """
    if any(map(lijkt_een_waarde, koppen)):
        raise Vraag(
            "Op de regel met koppen staan gegevens. Kies op welke regel de koppen staan, of zet in "
            "uw bestand een regel met koppen boven de gegevens.",
            optie="kop-rij",
        )


def soorten(dataset: Dataset) -> str:
    """The kinds of period of an export type in words: "kwartaal of schooljaar"."""
    return opsomming(list(dataset.periodesoorten), "of")


def _voorbeeld(dataset: Dataset) -> str:
    return opsomming([_VOORBEELDEN[s] for s in dataset.periodesoorten], "of")


def welke_periode(dataset: Dataset, *, bladen: bool) -> Vraag:
    """The question over which period a file goes."""
    per_blad = (
        f" Heet elk blad naar zijn eigen periode, zeg dan --periode {BLADNAAM}." if bladen else ""
    )
    return Vraag(
        f"Over welke periode gaat dit bestand? Zeg het met --periode: {_voorbeeld(dataset)}."
        f"{per_blad}",
        optie="periode",
    )


def periode_van_blad(dataset: Dataset, blad: str | None) -> Periode | None:
    """The period that a sheet is named after, if it is one of this export type."""
    try:
        periode = Periode.lees(blad or "")
    except NotatieFout:
        return None
    return periode if periode.soort in dataset.periodesoorten else None
