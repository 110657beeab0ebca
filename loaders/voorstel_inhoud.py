"""What the rows of the sheets tell about a file as a whole: municipalities, newest dates.

Only columns that are recognised are looked at, and each different text once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import pyarrow as pa

from datasets.cellen import CelFout, CelType, CodeCel, Context, DatumCel, Gelezen
from datasets.codelijsten import SCHOOLSOORT
from datasets.model import Dataset
from datasets.notatie import NotatieFout, lees_datum
from loaders.blad import Blad
from loaders.match import Koppeling

Gekozen = Sequence[tuple[Blad, Koppeling]]

MEESTE_GEMEENTEN = 400
"""There are not more municipalities; a column with more different texts holds something else."""
MEESTE_DAGEN = 20_000
MEESTE_SCHOOLSOORTEN = 200
MINSTE_RIJEN = 3
"""With fewer rows the kinds of school do not tell the sector."""
SECTOR_VAN_SCHOOLSOORT = {
    **dict.fromkeys(("bo", "sbo", "so"), "po"),
    **dict.fromkeys(
        ("vso", "pro", "vmbo-bb", "vmbo-kb", "vmbo-gl", "vmbo-tl", "havo", "vwo", "isk"), "vo"
    ),
}
"""Which SWV a kind of school belongs to."""


@dataclass(frozen=True)
class Inhoud:
    """What the rows tell.

    Attributes:
        gemeenten: code of each municipality -> how many rows (or headings) are of it.
        nieuwste: the newest begin or end date that is not in the future.
        sector: po or vo, when the kinds of school are of one of them; "" when they do not tell.
    """

    gemeenten: Mapping[str, int]
    nieuwste: date | None
    sector: str = ""


def lees_inhoud(gekozen: Gekozen, context: Context, *, vandaag: date) -> Inhoud:
    """Look at the municipalities and, in a list of cases, the dates. Cells that are wrong say none.

    A national file says nothing by its municipalities.
    """
    gemeenten: Counter[str] = Counter()
    sectoren: Counter[str] = Counter()
    dagen: list[date] = []
    for blad, koppeling in gekozen:
        dataset = koppeling.dataset
        if not dataset.landelijk:
            for code, aantal in _gemeenten(blad, koppeling, context):
                gemeenten[code] += aantal
        if dataset.soort == "gevallen":
            dagen += _dagen(blad, koppeling, dataset, vandaag)
            sectoren.update(_sectoren(blad, koppeling, context))
    return Inhoud(gemeenten, max(dagen, default=None), _enige(sectoren))


def verschillende(blad: Blad, index: int) -> Iterator[tuple[str, int]]:
    """The different filled texts of a column with their number of rows, most frequent first."""
    kolom: pa.ChunkedArray = blad.tabel[f"k{index}"]
    tellingen = kolom.value_counts().to_pylist()
    for telling in sorted(tellingen, key=lambda t: -t["counts"]):
        if telling["values"]:
            yield telling["values"], telling["counts"]


def leesbaar(cel: CelType, tekst: str, context: Context) -> bool:
    """True when a text is a value of this cell type."""
    try:
        waarde = cel.lees(tekst, context)
    except CelFout:
        return False
    # A municipality that is only "kept as delivered" is no recognition.
    return not (isinstance(waarde, Gelezen) and waarde.waarde is None)


def _gemeenten(blad: Blad, koppeling: Koppeling, context: Context) -> Iterator[tuple[str, int]]:
    dataset = koppeling.dataset
    veld = dataset.velden[dataset.gemeente_veld]
    if koppeling.uit_koppen == veld.naam:
        teksten = [(koppeling.koppen[i], 1) for i in koppeling.brede_kolommen]
    elif veld.naam in koppeling.vast:
        teksten = [(koppeling.vast[veld.naam], blad.tabel.num_rows)]
    elif veld.naam in koppeling.kolommen:
        kolom = verschillende(blad, koppeling.kolommen[veld.naam])
        teksten = list(islice(kolom, MEESTE_GEMEENTEN))
    else:
        teksten = []
    for tekst, aantal in teksten:
        try:
            waarde = veld.cel.lees(tekst, context)
        except CelFout:
            continue
        code = waarde.waarde if isinstance(waarde, Gelezen) else waarde
        if code:
            yield code, aantal


def _sectoren(blad: Blad, koppeling: Koppeling, context: Context) -> Mapping[str, int]:
    """The sectors of the kinds of school, with their number of rows; of some nobody can say."""
    uit: Counter[str] = Counter()
    for naam, index in koppeling.kolommen.items():
        cel = koppeling.dataset.velden[naam].cel
        if not isinstance(cel, CodeCel) or cel.lijst is not SCHOOLSOORT:
            continue
        for tekst, aantal in islice(verschillende(blad, index), MEESTE_SCHOOLSOORTEN):
            if leesbaar(cel, tekst, context):
                uit[SECTOR_VAN_SCHOOLSOORT.get(cel.lees(tekst, context), "")] += aantal
    return uit


def _enige(sectoren: Mapping[str, int]) -> str:
    """The sector of all rows of which one is known, if there are enough to go by."""
    bekend = {sector: aantal for sector, aantal in sectoren.items() if sector}
    return next(iter(bekend)) if len(bekend) == 1 and sum(bekend.values()) >= MINSTE_RIJEN else ""


def _dagen(blad: Blad, koppeling: Koppeling, dataset: Dataset, vandaag: date) -> Iterator[date]:
    for naam in (dataset.begin, dataset.einde):
        index = koppeling.kolommen.get(naam)
        if index is None or not isinstance(dataset.velden[naam].cel, DatumCel):
            continue
        for tekst, _ in islice(verschillende(blad, index), MEESTE_DAGEN):
            try:
                dag = lees_datum(tekst)
            except NotatieFout:
                continue
            if dag <= vandaag:
                yield dag
