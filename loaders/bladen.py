"""Which sheets of a file are an export, and of what type. The others are named and not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from datasets.catalog import datasets as alle_datasets
from datasets.model import Dataset
from datasets.woorden import normaliseer
from loaders.antwoorden import Antwoorden, periode_van_blad, welke_periode
from loaders.issues import Issue, enkele, opsomming
from loaders.match import Koppeling, beste_koppeling, herken, koppel, zonder_gelijke_dubbelen
from loaders.opdracht import Vraag
from loaders.read import Bestand, Blad

MINSTE_KOPPEN = 2
_LANGSTE_KOP = 40
_UITLEG = frozenset({"uitleg", "toelichting", "leeswijzer", "lees mij", "instructie", "info"})

Gekozen = list[tuple[Blad, Koppeling]]


class NietHerkend(Vraag):
    """A sheet whose headings belong to no export type."""

    def __init__(self, zin: str) -> None:
        super().__init__(zin, optie="dataset")


def te_lezen(bestand: Bestand, antwoorden: Antwoorden) -> tuple[Gekozen, list[Issue]]:
    """The sheets that are an export with their columns, and what is to be said of the others.

    Sheets without known headings (notes) and hidden sheets are not read.

    Raises:
        Vraag: no sheet is an export, or one can be two export types.
    """
    gekozen: Gekozen = []
    issues: list[Issue] = []
    onbekend: list[NietHerkend] = []
    vast = antwoorden.vaste_cellen()
    for blad in bestand.bladen:
        if antwoorden.opdracht.bladen is not None and (
            (blad.naam or "") not in antwoorden.opdracht.bladen
        ):
            issues.append(_melding("blad niet gelezen", blad, "u koos dit blad niet"))
            continue
        if blad.verborgen:
            issues.append(_melding("verborgen blad", blad, "dit blad is verborgen"))
            continue
        if len(bestand.bladen) > 1 and normaliseer(blad.naam or "") in _UITLEG:
            issues.append(_melding("blad niet gelezen", blad, "op dit blad staat uitleg"))
            continue
        try:
            gekozen.append((blad, _koppel(blad, antwoorden, vast)))
        except NietHerkend as vraag:
            onbekend.append(vraag)
            zin = "op dit blad staan geen koppen die we kennen"
            issues.append(_melding("blad niet gelezen", blad, zin))
    if gekozen:
        return _zonder_losse_koppen(gekozen, issues), issues
    raise (
        onbekend[0]
        if onbekend
        else NietHerkend(
            "Alle bladen van dit bestand zijn verborgen. Maak het blad met de gegevens zichtbaar."
        )
    )


def _zonder_losse_koppen(gekozen: Gekozen, issues: list[Issue]) -> Gekozen:
    """Beside a sheet with all headings, one that misses some is a sheet of notes with a table."""
    volledig = [(b, k) for b, k in gekozen if not k.ontbreekt]
    if not volledig:
        return gekozen
    for blad, koppeling in gekozen:
        if koppeling.ontbreekt and len(koppeling.ontbreekt) >= len(koppeling.kolommen):
            zin = "op dit blad staan geen koppen die we kennen"
            issues.append(_melding("blad niet gelezen", blad, zin))
    return [(b, k) for b, k in gekozen if not k.ontbreekt or len(k.ontbreekt) < len(k.kolommen)]


def _melding(soort: str, blad: Blad, zin: str) -> Issue:
    return Issue(
        soort=soort, ernst="melding", blad=blad.naam or "", zin=f"{zin}; we lezen het niet"
    )


def _koppel(blad: Blad, antwoorden: Antwoorden, vast: dict[str, str]) -> Koppeling:
    context = antwoorden.context()

    def maak(dataset: Dataset, *, periode_bekend: bool) -> Koppeling:
        koppeling = koppel(
            dataset,
            blad.koppen,
            context=context,
            vast=vast,
            gezegd=antwoorden.kolommen(dataset, blad.koppen),
            periode_bekend=periode_bekend,
        )
        return zonder_gelijke_dubbelen(koppeling, blad.tabel, context)

    kandidaten = antwoorden.kandidaten()
    if antwoorden.opdracht.dataset:
        gekozen = maak(kandidaten[0], periode_bekend=True)
        if not gekozen.treffers:
            raise NietHerkend(_niet_herkend(blad, kandidaten))
        return gekozen
    gevonden = herken(
        [maak(d, periode_bekend=bool(antwoorden.opdracht.periode)) for d in kandidaten]
    )
    if len(gevonden) == 1:
        return gevonden[0]
    if gevonden:
        namen = opsomming([k.dataset.id for k in gevonden], "of")
        raise Vraag(f"Dit bestand kan {namen} zijn. Zeg welke met --dataset.", optie="dataset")
    beste = beste_koppeling([maak(d, periode_bekend=True) for d in kandidaten])
    if len(beste.kolommen) < MINSTE_KOPPEN or len(beste.kolommen) <= len(beste.ontbreekt):
        raise NietHerkend(_niet_herkend(blad, list(alle_datasets().values())))
    return beste


def _niet_herkend(blad: Blad, datasets: Sequence[Dataset]) -> str:
    """What we got and what we expected. Headings that may be cells of a case are not shown."""
    wat = f"blad {blad.naam}" if blad.naam else "dit bestand"
    if any(re.search(r"\d", kop) for kop in blad.koppen):
        gekregen = f"In {wat} vinden we geen regel met koppen die we kennen."
    else:
        koppen = [f"'{k[:_LANGSTE_KOP]}'" for k in blad.koppen if k]
        gekregen = f"De koppen van {wat} herkennen we niet: {enkele(koppen)}."
    namen = opsomming([d.id for d in datasets], "of")
    return (
        f"{gekregen} We verwachten een bestand met {namen}. Kijk met 'sjabloon' welke kolommen "
        "nodig zijn, of zeg met --dataset wat het is."
    )


def controleer_bladnamen(gekozen: Gekozen, antwoorden: Antwoorden) -> None:
    """Sheets named after different periods are never added up under one.

    Raises:
        Vraag: one period was said, or none, while the names of the sheets tell of several.
    """
    if antwoorden.per_blad:
        return
    zonder = [
        (blad, k)
        for blad, k in gekozen
        if k.dataset.periode is None or not heeft_veld(k, k.dataset.periode.naam)
    ]
    perioden = {periode_van_blad(k.dataset, blad.naam) for blad, k in zonder} - {None}
    if not antwoorden.opdracht.periode and zonder:
        raise welke_periode(zonder[0][1].dataset, bladen=bool(perioden))
    if len(perioden) > 1:
        namen = opsomming([blad.naam or "" for blad, _ in zonder], "en")
        raise Vraag(
            f"De bladen {namen} heten naar verschillende perioden, en --periode noemt er een. "
            "Gaat elk blad over de periode in zijn naam, zeg dan --periode bladnaam.",
            optie="periode",
        )


def heeft_veld(koppeling: Koppeling, veld: str) -> bool:
    """True when the file, or the person, gives this field."""
    return veld in koppeling.kolommen or veld in koppeling.vast or veld == koppeling.uit_koppen
