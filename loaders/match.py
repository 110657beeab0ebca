"""Headings -> columns: which export type a sheet is, and which column is which field. Never a silent guess."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from datasets.cellen import CelFout, Context, Gelezen, TekstCel
from datasets.model import Dataset, Veld
from datasets.woorden import normaliseer
from loaders.issues import Issue, opsomming

GELIJKENIS = 78
"""Lowest likeness (0-100) of a heading to one we know for a "Bedoelt u ...?"."""


@dataclass(frozen=True)
class Koppeling:
    """How the columns of a sheet belong to the fields of an export type.

    Attributes:
        kolommen: field name -> index of its column.
        uit_koppen: the field that comes from the headings ("" when none), with the columns below those headings.
        een_dag_later: fields whose heading means the last day: one day is added.
        ontbreekt: required fields without a column.
        ongebruikt: indexes of columns that are not read.
        vast: field name -> text that holds for all rows, given by the person who loads.
    """

    dataset: Dataset
    koppen: Sequence[str]
    kolommen: Mapping[str, int]
    uit_koppen: str = ""
    brede_kolommen: Sequence[int] = ()
    een_dag_later: frozenset[str] = frozenset()
    ontbreekt: Sequence[Veld] = ()
    ongebruikt: Sequence[int] = ()
    dubbel: Mapping[str, Sequence[int]] = field(default_factory=dict)
    vast: Mapping[str, str] = field(default_factory=dict)

    @property
    def compleet(self) -> bool:
        """True when every required field has its column, once."""
        return not self.ontbreekt and not self.dubbel

    @property
    def treffers(self) -> int:
        """How many columns are understood."""
        return len(self.kolommen) + len(self.brede_kolommen)

    def kop_van(self, veld: str) -> str:
        """The heading of a field as the file has it, or its own title."""
        index = self.kolommen.get(veld)
        return self.koppen[index] if index is not None else self.dataset.velden[veld].kolom.titel


def koppel(
    dataset: Dataset, koppen: Sequence[str], *, context: Context, vast: Mapping[str, str] | None = None, periode_bekend: bool = False
) -> Koppeling:
    """Match the headings of a sheet with one export type, exactly (case, accents and punctuation aside)."""
    vast = dict(vast or {})
    plat = [normaliseer(k) for k in koppen]
    gevonden: dict[str, list[int]] = {}
    for index, kop in enumerate(plat):
        for veld in dataset.velden.values():
            if kop and kop in veld.kolom.koppen:
                gevonden.setdefault(veld.naam, []).append(index)
                break
    kolommen = {naam: indexen[0] for naam, indexen in gevonden.items() if naam not in vast}
    vrij = [i for i, kop in enumerate(plat) if kop and not any(i in ix for ix in gevonden.values())]
    breed, brede_kolommen = _uit_koppen(dataset, koppen, vrij, set(kolommen) | set(vast), context)
    if breed and dataset.waarde is not None:
        vrij += [kolommen.pop(dataset.waarde.naam)] if dataset.waarde.naam in kolommen else []
    een_dag_later = frozenset(
        naam for naam, i in kolommen.items() if plat[i] in {normaliseer(k) for k in dataset.velden[naam].kolom.een_dag_later}
    )
    aanwezig = set(kolommen) | set(vast) | ({breed, dataset.waarde.naam} if breed and dataset.waarde else set())
    if periode_bekend and dataset.periode:
        aanwezig.add(dataset.periode.naam)
    return Koppeling(
        dataset=dataset,
        koppen=koppen,
        kolommen=kolommen,
        uit_koppen=breed,
        brede_kolommen=brede_kolommen,
        een_dag_later=een_dag_later,
        ontbreekt=[v for v in dataset.velden.values() if v.verplicht and v.naam not in aanwezig],
        ongebruikt=[i for i in range(len(koppen)) if i not in brede_kolommen and i not in kolommen.values()],
        dubbel={naam: ix for naam, ix in gevonden.items() if len(ix) > 1},
        vast=vast,
    )


def _uit_koppen(
    dataset: Dataset, koppen: Sequence[str], vrij: Sequence[int], aanwezig: set[str], context: Context
) -> tuple[str, list[int]]:
    """The field that is spread over headings, and its columns: the missing field that most free headings can be read as."""
    beste: tuple[str, list[int]] = ("", [])
    for veld in dataset.velden.values():
        if not veld.kolom.uit_koppen or veld.naam in aanwezig or isinstance(veld.cel, TekstCel):
            continue
        kolommen = [i for i in vrij if _leesbaar(veld, koppen[i], context)]
        if len(kolommen) > len(beste[1]):
            beste = (veld.naam, kolommen)
    return beste


def _leesbaar(veld: Veld, kop: str, context: Context) -> bool:
    try:
        waarde = veld.cel.lees(kop, context)
    except CelFout:
        return False
    # A municipality that is only "kept as delivered" is no recognition.
    return not (isinstance(waarde, Gelezen) and waarde.waarde is None)


def herken(
    datasets: Iterable[Dataset], koppen: Sequence[str], *, context: Context, vast: Mapping[str, str] | None = None,
    periode_bekend: bool = False,
) -> list[Koppeling]:  # fmt: skip
    """All export types whose required headings are all there. The export type is known when there is exactly one."""
    kandidaten = (koppel(d, koppen, context=context, vast=_vast_voor(d, vast), periode_bekend=periode_bekend) for d in datasets)
    return [k for k in kandidaten if k.compleet]


def _vast_voor(dataset: Dataset, vast: Mapping[str, str] | None) -> dict[str, str]:
    return {naam: tekst for naam, tekst in (vast or {}).items() if naam in dataset.velden}


def bekende_kop(datasets: Iterable[Dataset]) -> Callable[[list[str]], int]:
    """A function that counts how many cells of a row are headings that we know: by it the header row is found."""
    bekend = frozenset(kop for d in datasets for v in d.velden.values() for kop in v.kolom.koppen)
    return lambda cellen: sum(normaliseer(c) in bekend for c in cellen)


def beste_koppeling(koppelingen: Sequence[Koppeling]) -> Koppeling:
    """The one with the fewest required fields missing, then the most columns understood: for messages only."""
    return max(koppelingen, key=lambda k: (-len(k.ontbreekt) / max(1, len(k.dataset.velden)), k.treffers))


def koppen_issues(koppeling: Koppeling, *, blad: str) -> list[Issue]:
    """What to tell about the headings: missing, twice, not read (with "Bedoelt u ...?")."""
    issues = []
    velden = koppeling.dataset.velden
    vrij = {
        kop: v for v in velden.values() if v.naam not in koppeling.kolommen and v.naam != koppeling.uit_koppen for kop in v.kolom.koppen
    }
    for veld in koppeling.ontbreekt:
        lijkt = [koppeling.koppen[i] for i in koppeling.ongebruikt if veld in _lijkt_op(koppeling.koppen[i], vrij)]
        issues.append(
            Issue(
                soort="kolom ontbreekt", ernst="fout", blad=blad, zin=f"de kolom {veld.kolom.titel} ontbreekt",
                uitweg=(f"Is dat de kolom {opsomming([f'{k!r}' for k in lijkt], 'of')}? Noem die dan {veld.kolom.titel}."
                        if lijkt else f"Voeg een kolom {veld.kolom.titel} toe. {veld.kolom.uitleg}".strip()),
            )
        )  # fmt: skip
    for naam, indexen in koppeling.dubbel.items():
        koppen = opsomming([f"'{koppeling.koppen[i]}'" for i in indexen], "en")
        issues.append(
            Issue(
                soort="kolom dubbel", ernst="fout", blad=blad,
                zin=f"de kolommen {koppen} betekenen allebei {velden[naam].kolom.titel}", uitweg="Haal een van de twee weg.",
            )
        )  # fmt: skip
    for index in koppeling.ongebruikt:
        kop = koppeling.koppen[index]
        if not kop or index in {i for ix in koppeling.dubbel.values() for i in ix}:
            continue
        suggesties = tuple(v.kolom.titel for v in _lijkt_op(kop, vrij))
        issues.append(
            Issue(soort="kolom niet gelezen", ernst="melding", blad=blad, kop=kop, zin="deze kolom lezen en bewaren we niet",
                  suggesties=suggesties)
        )  # fmt: skip
    return issues


def _lijkt_op(kop: str, vrij: Mapping[str, Veld]) -> list[Veld]:
    treffers = process.extract(normaliseer(kop), list(vrij), scorer=fuzz.WRatio, limit=3, score_cutoff=GELIJKENIS)
    uniek: list[Veld] = []
    for gevonden, _, _ in treffers:
        if vrij[gevonden] not in uniek:
            uniek.append(vrij[gevonden])
    return uniek
