"""Which column is which field, sheet by sheet, and which words are in no code list.

Nothing is matched in silence: a heading that only looks like one we know, or a column whose
content looks like a field that is missing, gives suggestions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz import fuzz, process

from datasets.cellen import CelType, CodeCel, Context, DatumCel, GemeenteCel, PeriodeCel
from datasets.celpersoon import LeeftijdCel
from datasets.model import Veld
from datasets.woorden import aaneen, normaliseer
from loaders.antwoorden import Antwoorden
from loaders.blad import Blad
from loaders.keuzes import EERDER, GEVOELIG, KolomKeuze
from loaders.koppen import wijst_aan
from loaders.match import Koppeling, koppen_van, unieke_koppen
from loaders.voorstel_inhoud import Gekozen, leesbaar, verschillende

LEEFTIJD = "we maken er meteen een leeftijd van; de geboortedatum bewaren we niet"
"""What happens with a column of birth dates."""
GELIJKENIS = 70
"""Lowest likeness (0-100) of a heading to one we know for a suggestion."""
MEESTE_SUGGESTIES = 3
MEESTE_WOORDEN = 16
"""With more different unknown words the column holds something else: only the check says it."""
MEESTE_TEKSTEN = 1_000
"""Of a column with a code list so many different texts are looked at, the most frequent first."""
_KORTSTE = 3
_PROEF = 30
_MEESTAL = 0.8
_HERKENBAAR: tuple[type[CelType], ...] = (GemeenteCel, DatumCel, PeriodeCel, CodeCel)


@dataclass(frozen=True)
class Kolommen:
    """The columns of the sheets that are read, with what is missing and unknown in them."""

    keuzes: tuple[KolomKeuze, ...]
    ontbreekt: tuple[str, ...]
    woorden: Mapping[str, Mapping[str, tuple[str, ...]]]


def kolommen(gekozen: Gekozen, antwoorden: Antwoorden, gezegd: Mapping[str, str]) -> Kolommen:
    """What each column is taken for; `gezegd` are the headings that the person spoke of now."""
    keuzes: list[KolomKeuze] = []
    ontbreekt: dict[str, None] = {}
    woorden: dict[str, dict[str, tuple[str, ...]]] = {}
    for blad, koppeling in gekozen:
        context = antwoorden.context(koppeling.dataset)
        keuzes += _van_blad(blad, koppeling, antwoorden, gezegd)
        ontbreekt |= dict.fromkeys(veld.naam for veld in koppeling.ontbreekt)
        for veld, onbekend in _onbekende_woorden(blad, koppeling, context):
            woorden.setdefault(veld, {}).update(onbekend)
    return Kolommen(tuple(keuzes), tuple(ontbreekt), woorden)


def _van_blad(
    blad: Blad, koppeling: Koppeling, antwoorden: Antwoorden, gezegd: Mapping[str, str]
) -> Iterator[KolomKeuze]:
    dataset = koppeling.dataset
    per_index = {index: veld for veld, index in koppeling.kolommen.items()}
    per_index |= {i: veld for veld, indexen in koppeling.dubbel.items() for i in indexen}
    eerder = antwoorden.kolommen(dataset, koppeling.koppen)
    vrij = _vrije_velden(koppeling, per_index.values())
    for index, kop in enumerate(unieke_koppen(koppeling.koppen)):
        keuze = KolomKeuze(blad.naam or "", index, kop, "", "")
        soort = "" if dataset.landelijk else _gevoelig(blad, koppeling, index, per_index)
        if soort:
            yield _met(keuze, "", soort, gevoelig=GEVOELIG)
        elif kop in gezegd:
            yield _met(keuze, per_index.get(index, ""), "u koos dit")
        elif kop in eerder:
            yield _met(keuze, per_index.get(index, ""), EERDER)
        elif index in koppeling.brede_kolommen:
            yield _uit_kop(keuze, koppeling)
        elif index in per_index:
            yield _herkend(keuze, koppeling, per_index[index])
        elif koppeling.koppen[index] or any(True for _ in verschillende(blad, index)):
            yield _onbekend(keuze, blad, koppeling, vrij, antwoorden.context(dataset))


def _gevoelig(blad: Blad, koppeling: Koppeling, index: int, per_index: Mapping[int, str]) -> str:
    """Why a column points out pupils: by what it holds, or by a heading that is no field."""
    if index in blad.gevoelig:
        return f"bevat {blad.gevoelig[index]}"
    return GEVOELIG if index not in per_index and wijst_aan(koppeling.koppen[index]) else ""


def _met(keuze: KolomKeuze, veld: str, reden: str, *, gevoelig: str = "") -> KolomKeuze:
    return KolomKeuze(keuze.blad, keuze.index, keuze.kop, veld, reden, gevoelig=gevoelig)


def _uit_kop(keuze: KolomKeuze, koppeling: Koppeling) -> KolomKeuze:
    dataset = koppeling.dataset
    veld = dataset.waarde.naam if dataset.waarde else ""
    titel = dataset.velden[koppeling.uit_koppen].kolom.titel
    return KolomKeuze(
        keuze.blad, keuze.index, keuze.kop, veld, f"de kop is een {titel.lower()}",
        uit_koppen=koppeling.uit_koppen,
    )  # fmt: skip


def _herkend(keuze: KolomKeuze, koppeling: Koppeling, veld: str) -> KolomKeuze:
    if veld in koppeling.dubbel:
        return _met(keuze, veld, "meer kolommen betekenen dit: laat er een staan")
    if isinstance(koppeling.dataset.velden[veld].cel, LeeftijdCel) and "geb" in keuze.kop.lower():
        return _met(keuze, veld, LEEFTIJD)
    return _met(keuze, veld, "kop herkend")


def _vrije_velden(koppeling: Koppeling, bezet: Iterable[str]) -> dict[str, Veld]:
    weg = {*bezet, *koppeling.vast, koppeling.uit_koppen}
    if koppeling.uit_koppen and koppeling.dataset.waarde:
        weg.add(koppeling.dataset.waarde.naam)
    return {naam: v for naam, v in koppeling.dataset.velden.items() if naam not in weg}


def _onbekend(
    keuze: KolomKeuze, blad: Blad, koppeling: Koppeling, vrij: Mapping[str, Veld], context: Context
) -> KolomKeuze:
    """A heading we do not know: what it looks like, else what its content looks like."""
    dataset, kop = koppeling.dataset, koppeling.koppen[keuze.index]
    if dubbel := _nog_een_keer(kop, koppeling):
        return _met(keuze, "", dubbel)
    lijkt = lijkt_op(kop, vrij)
    inhoud = _inhoud_lijkt_op(blad, keuze.index, koppeling.ontbreekt, context)
    suggesties = tuple(dict.fromkeys([*lijkt, *inhoud]))[:MEESTE_SUGGESTIES]
    if lijkt:
        reden = f"lijkt op {dataset.velden[lijkt[0]].kolom.titel}"
    elif inhoud:
        reden = f"de inhoud lijkt op {dataset.velden[inhoud[0]].kolom.titel}"
    else:
        reden = "geen kop van deze gegevens" if kop else "deze kolom heeft geen kop"
    return KolomKeuze(keuze.blad, keuze.index, keuze.kop, "", reden, suggesties)


def _nog_een_keer(kop: str, koppeling: Koppeling) -> str:
    """Why a heading that we know is not read all the same; "" for one that we do not know."""
    plat = aaneen(kop)
    velden = koppeling.dataset.velden.values()
    veld = next((v for v in velden if plat and plat in koppen_van(v.kolom)), None)
    if veld is None:
        return ""
    if veld.naam in koppeling.kolommen:
        return f"zegt hetzelfde als {koppeling.kop_van(veld.naam)}"
    return "dit staat al in andere kolommen"


def lijkt_op(kop: str, velden: Mapping[str, Veld]) -> list[str]:
    """The fields that a heading looks like, nearest first."""
    plat = normaliseer(kop)
    if len(plat) < _KORTSTE:
        return []
    bekend = {k: naam for naam, v in velden.items() for k in v.kolom.koppen if len(k) >= _KORTSTE}
    treffers = process.extract(
        plat, list(bekend), scorer=fuzz.WRatio, limit=None, score_cutoff=GELIJKENIS
    )
    # Of equal likeness the one of about the same length: not "begin" for "begindatum verzuim".
    volgorde = sorted(treffers, key=lambda t: (-t[1], abs(len(t[0]) - len(plat))))
    return list(dict.fromkeys(bekend[k] for k, _, _ in volgorde))[:MEESTE_SUGGESTIES]


def _inhoud_lijkt_op(
    blad: Blad, index: int, ontbreekt: Sequence[Veld], context: Context
) -> list[str]:
    """Missing fields as which most of the texts in this column can be read."""
    velden = [v for v in ontbreekt if isinstance(v.cel, _HERKENBAAR)]
    if not velden:
        return []
    teksten = [tekst for tekst, _ in islice(verschillende(blad, index), _PROEF)]
    return [
        v.naam
        for v in velden
        if teksten and sum(leesbaar(v.cel, t, context) for t in teksten) >= _MEESTAL * len(teksten)
    ]


def _onbekende_woorden(
    blad: Blad, koppeling: Koppeling, context: Context
) -> Iterator[tuple[str, dict[str, tuple[str, ...]]]]:
    """Per field with a code list the texts that are not in it, with the words they can mean."""
    for naam, index in koppeling.kolommen.items():
        cel = koppeling.dataset.velden[naam].cel
        if not isinstance(cel, CodeCel):
            continue
        bekend = context.woorden.get(naam, {})
        teksten = (t for t, _ in verschillende(blad, index) if normaliseer(t) not in bekend)
        onbekend = [t for t in islice(teksten, MEESTE_TEKSTEN) if not leesbaar(cel, t, context)]
        if 0 < len(onbekend) <= MEESTE_WOORDEN:
            yield naam, {tekst: _bedoeld(cel, tekst) for tekst in onbekend}


def _bedoeld(cel: CodeCel, tekst: str) -> tuple[str, ...]:
    """All words of the list, the likeliest first."""
    plat = normaliseer(tekst)
    titels = cel.keuzes()
    lijkt = [t for t, _, _ in process.extract(tekst, titels, scorer=fuzz.WRatio, limit=2)]
    eerst = [*cel.lijst.dubbelzinnig(plat), *cel.lijst.gelijkend(plat), *lijkt]
    return tuple(dict.fromkeys([*eerst, *titels]))
