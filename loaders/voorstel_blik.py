"""A file looked at with all that is known so far: which sheets it has, as which export type.

The same functions as the load, but where the load asks a question this looks on: a person has to
see something to answer it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from datasets.catalog import datasets as alle_datasets
from datasets.model import Dataset
from datasets.reference.regio import Regio
from datasets.woorden import aaneen
from loaders.antwoorden import Antwoorden
from loaders.blad import Bestand, Blad
from loaders.bladen import NietHerkend, te_lezen
from loaders.geheugen import Geheugen, Van
from loaders.issues import Issue
from loaders.keuzes import BladKeuze
from loaders.match import Koppeling, koppel
from loaders.opdracht import Opdracht, Vraag
from loaders.voorstel_inhoud import Gekozen

_NIET = "; we lezen het niet"


@dataclass(frozen=True)
class Blik:
    """What a file looks like.

    Attributes:
        antwoorden: everything that is known about the file.
        gekozen: the sheets that are an export with their columns. Where the load would ask, the
            likeliest; empty when no heading is known.
        issues: what the load says of the other sheets.
        vraag: what the load would ask about the sheets.
        van_eerder: the export type is that of an earlier delivery with these headings.
    """

    bestand: Bestand
    antwoorden: Antwoorden
    gekozen: Gekozen
    issues: Sequence[Issue]
    vraag: Vraag | None = None
    van_eerder: bool = False

    def soorten(self) -> list[Dataset]:
        """The export types of the sheets, in order; of those with all headings if there are any.

        A sheet that misses some may be a small table beside the data, and so is what looks like a
        national file beside the data of an office ("Gemeente", "Aantal").
        """
        volledig = [k.dataset for _, k in self.gekozen if k.compleet]
        alle = volledig or [k.dataset for _, k in self.gekozen]
        eigen = [d for d in alle if not d.landelijk]
        return list({d.id: d for d in eigen or alle}.values())

    @property
    def compleet(self) -> bool:
        """True when there is a sheet with all headings."""
        return any(k.compleet for _, k in self.gekozen)

    def rang(self) -> tuple[str, ...]:
        """Ids of all export types, that of which most headings are there first."""
        beste = {d.id: 0.0 for d in alle_datasets().values()}
        for blad in zichtbaar(self.bestand):
            for dataset in alle_datasets().values():
                koppeling = _koppel(dataset, blad, self.antwoorden)
                beste[dataset.id] = max(beste[dataset.id], _past(koppeling))
        return tuple(sorted(beste, key=lambda naam: -beste[naam]))

    def bladen(self, gekozen: Sequence[str] | None) -> tuple[BladKeuze, ...]:
        """Per sheet whether it is read; `gekozen` are the sheets that the person chose."""
        gelezen = {blad.naam: k.dataset for blad, k in self.gekozen}
        waarom = {i.blad: i.zin.removesuffix(_NIET) for i in self.issues}
        uit = []
        for blad in self.bestand.bladen:
            naam = blad.naam or ""
            lezen = blad.naam in gelezen
            if gekozen is not None and lezen == (naam in gekozen):
                reden = "u koos dit"
            elif lezen:
                reden = f"de koppen zijn die van {gelezen[blad.naam].titel}"
            else:
                reden = waarom.get(naam, "op dit blad staan geen koppen die we kennen")
            uit.append(
                BladKeuze(naam, lezen, reden, blad.kop_rij, blad.kop_reden, blad.tabel.num_rows)
            )
        return tuple(uit)


def bekijk(
    regio: Regio, bestand: Bestand, opdracht: Opdracht, geheugen: Geheugen, eerder: Sequence[Van]
) -> Blik:
    """Look at a file; `eerder` says who delivered these headings before, and as what."""
    antwoorden = Antwoorden(regio, opdracht, geheugen)
    try:
        return Blik(bestand, antwoorden, *te_lezen(bestand, antwoorden))
    except Vraag as vraag:
        soorten = {dataset for _, dataset in eerder}
        if not opdracht.dataset and len(soorten) == 1:
            blik = bekijk(regio, bestand, replace(opdracht, dataset=soorten.pop()), geheugen, ())
            return replace(blik, van_eerder=True)
        onbekend = isinstance(vraag, NietHerkend) and not opdracht.dataset
        gekozen = [] if onbekend else _terugval(bestand, antwoorden)
        return Blik(bestand, antwoorden, gekozen, (), vraag)


def _terugval(bestand: Bestand, antwoorden: Antwoorden) -> Gekozen:
    """The likeliest export type of the sheets; the one that was named even without any heading."""
    bladen = zichtbaar(bestand)
    try:
        kandidaten = antwoorden.kandidaten()
    except Vraag:
        return []
    paren = [(blad, _koppel(d, blad, antwoorden)) for blad in bladen for d in kandidaten]
    if not paren:
        return []
    beste = max(paren, key=lambda paar: _past(paar[1]))
    if not beste[1].treffers and len(kandidaten) > 1:
        return []
    soort = beste[1].dataset
    gelijk = [(blad, k) for blad, k in paren if k.dataset is soort and k.treffers]
    return gelijk or [beste]


def _past(koppeling: Koppeling) -> float:
    """How well the headings fit: all required ones there, then most, then fewest missing."""
    return 100 * koppeling.compleet + koppeling.treffers - len(koppeling.ontbreekt) / 2


def _koppel(dataset: Dataset, blad: Blad, antwoorden: Antwoorden) -> Koppeling:
    return koppel(
        dataset,
        blad.koppen,
        context=antwoorden.context(),
        gezegd=antwoorden.kolommen(dataset, blad.koppen),
        periode_bekend=True,
    )


def zichtbaar(bestand: Bestand) -> list[Blad]:
    """The sheets that a person sees."""
    return [blad for blad in bestand.bladen if not blad.verborgen]


def eerder_geleverd(bestand: Bestand, geheugen: Geheugen, opdracht: Opdracht) -> list[Van]:
    """Who delivered a sheet with these headings before: of whom most headings are there."""
    treffers: list[tuple[int, Van]] = []
    for blad in zichtbaar(bestand):
        koppen = {aaneen(kop) for kop in blad.koppen}
        for van, kopsets in geheugen.kopsets.items():
            grootste = max((len(s) for s in kopsets if s <= koppen), default=0)
            if grootste and _kan(van, opdracht):
                treffers.append((grootste, van))
    meeste = max((aantal for aantal, _ in treffers), default=0)
    return sorted({van for aantal, van in treffers if aantal == meeste})


def _kan(van: Van, opdracht: Opdracht) -> bool:
    return van[0] == (opdracht.leverancier or van[0]) and van[1] == (opdracht.dataset or van[1])


def aangevuld(
    opdracht: Opdracht,
    gezegd: Mapping[str, str],
    bestand: Bestand,
    geheugen: Geheugen,
    eerder: Sequence[Van],
) -> Opdracht:
    """The order with what the template says and, where all agree, what was chosen before.

    Once the leverancier is known its own memory holds (`Antwoorden.kolommen`).
    """
    nieuw = {naam: tekst for naam, tekst in gezegd.items() if not getattr(opdracht, naam)}
    vol = Opdracht(**{**vars(opdracht), **nieuw})
    if vol.leverancier:
        return vol
    kolommen = {}
    for kop in {kop for blad in bestand.bladen for kop in blad.koppen}:
        velden = {geheugen.koppen.get(van, {}).get(aaneen(kop)) for van in eerder}
        if len(velden) == 1 and (veld := velden.pop()) is not None:
            kolommen[kop] = veld
    return replace(vol, kolommen={**kolommen, **opdracht.kolommen})
