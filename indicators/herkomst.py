"""Where the figures of a measure come from: what all indicators of it have in common.

Which deliveries count for a municipality in a period, under which codes its area was delivered, and
what of it is missing. It is worked out once for all indicators of a measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from indicators.samenvoeging import Codes, Samenvoeging

ALLE = "alle"
"""The sector of who speaks for all pupils; overlaps with every other sector."""


@dataclass(frozen=True, eq=False)
class Bron:
    """One delivery as a possible source for one municipality (as delivered) in one period.

    Each is one object: two are the same source when they are the same object.
    """

    levering_id: int
    leverancier: str
    dataset: str
    sector: str
    definitie: str
    stand: str
    periode: str
    gemeente: str
    volledig: bool
    ontvangen: date
    versie: int

    @property
    def naam(self) -> tuple[str, str]:
        """What makes a source: leverancier and dataset."""
        return (self.leverancier, self.dataset)

    @cached_property
    def regel(self) -> str:
        """Who delivered, about which period, which version, and when it came in."""
        periode = Periode.van_code(self.periode).lang()
        return (
            f"{self.leverancier}, {periode}, versie {self.versie}, "
            f"ontvangen {datum(self.ontvangen)}"
        )

    @cached_property
    def volgorde(self) -> tuple[object, ...]:
        """Leverancier, and then period."""
        return (self.leverancier, *Periode.van_code(self.periode).sleutel())


@dataclass(frozen=True, slots=True)
class Keuze:
    """The sources for one municipality (as delivered) and period that count, and those that do not.

    Attributes:
        onbeslist: the sources between which nobody has chosen yet; then none counts.
    """

    telt: tuple[Bron, ...]
    andere: tuple[Bron, ...]
    onbeslist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plek:
    """One municipality of today in one period of delivery.

    Attributes:
        keuzes: per code under which its area was delivered, the sources that count and do not.
        bronnen: the sources that count, of all codes.
        onbeslist: the sources between which nobody has chosen yet; then none counts.
        samen: the codes and sources that count; those that make up one figure stand together.
        alleen_gevallen: every source that counts is a list of cases.
        mist: what is missing of it in Dutch, whatever the indicator.
        er_zijn_andere: there are sources that do not count.
    """

    keuzes: tuple[tuple[str, Keuze], ...]
    bronnen: tuple[Bron, ...] = ()
    onbeslist: tuple[str, ...] = ()
    samen: tuple[tuple[tuple[str, Bron], ...], ...] = ()
    alleen_gevallen: bool = True
    mist: tuple[str, ...] = ()
    er_zijn_andere: bool = False


_NIETS = Plek(())
"""Where nothing was delivered."""
_ALLEEN = Codes(())
"""Of a municipality of which no part was delivered under another name."""


class Herkomst:
    """Which deliveries the figures of one measure come from.

    Attributes:
        keuzes: (municipality as delivered, period) -> the sources.
        perioden: codes of the periods of these deliveries.
    """

    def __init__(
        self,
        regio: Regio,
        keuzes: Mapping[tuple[str, str], Keuze],
        gevallen: Collection[str],
        sectoren: Sequence[str],
        *,
        rijen_tellen: bool,
    ) -> None:
        """`gevallen` are the datasets that list cases; `rijen_tellen`: the measure is of such."""
        self.keuzes = keuzes
        self.perioden = sorted({periode for _, periode in keuzes})
        self._regio, self._gevallen, self._sectoren = regio, gevallen, sectoren
        self._rijen_tellen = rijen_tellen
        self._samenvoeging = Samenvoeging(regio.register)
        self._plekken: dict[tuple[str, str], Plek] = {}
        self._breuken: dict[tuple[object, ...], bool] = {}

    def plek(self, gemeente: str, periode: Periode) -> Plek:
        """What counts for a municipality of today in a period of delivery."""
        sleutel = (gemeente, periode.code)
        if sleutel not in self._plekken:
            self._plekken[sleutel] = self._maak_plek(gemeente, periode)
        return self._plekken[sleutel]

    def namen_van(self, gemeente: str) -> tuple[str, ...]:
        """Every code under which a part of this area was ever delivered."""
        return self._samenvoeging.alle(gemeente)

    def bronnen_op(self, periode: str) -> Sequence[Bron]:
        """All sources that count in a period, whatever the municipality."""
        return self._per_periode.get(periode, ())

    @cached_property
    def _per_periode(self) -> Mapping[str, Sequence[Bron]]:
        uit: dict[str, list[Bron]] = defaultdict(list)
        for (_, periode), keuze in self.keuzes.items():
            uit[periode] += keuze.telt
        return uit

    def is_breuk(self, vorige: tuple[Bron, ...], nu: tuple[Bron, ...], gemeente: str) -> bool:
        """True when the source, kind or definition of a figure is another one than before."""
        sleutel = (vorige, nu, gemeente)
        if sleutel not in self._breuken:
            self._breuken[sleutel] = _is_breuk(vorige, nu, gemeente)
        return self._breuken[sleutel]

    def _maak_plek(self, gemeente: str, periode: Periode) -> Plek:
        if len(self._samenvoeging.alle(gemeente)) == 1:
            keuze = self.keuzes.get((gemeente, periode.code))
            if keuze is None:
                return _NIETS
            if len(keuze.telt) == 1:
                return self._van_een(gemeente, keuze, keuze.telt[0])
        codes = self._samenvoeging.codes(
            gemeente,
            op=periode.laatste,
            aanwezig={
                code
                for code in self._samenvoeging.alle(gemeente)
                if (code, periode.code) in self.keuzes
            },
            rijen_tellen=self._rijen_tellen,
        )
        keuzes = tuple((code, self.keuzes[code, periode.code]) for code in codes.er)
        bronnen = tuple(b for _, keuze in keuzes for b in keuze.telt)
        return Plek(
            keuzes,
            bronnen,
            next((k.onbeslist for _, k in keuzes if k.onbeslist), ()),
            self._samen(keuzes),
            all(b.dataset in self._gevallen for b in bronnen),
            self._wat_ontbreekt(keuzes, codes),
            any(keuze.andere for _, keuze in keuzes),
        )

    def _van_een(self, gemeente: str, keuze: Keuze, bron: Bron) -> Plek:
        """What counts is one delivery, under one code: as nearly everywhere."""
        heel = bron.sector == ALLE and bron.volledig
        mist = () if heel else self._wat_ontbreekt([(gemeente, keuze)], _ALLEEN)
        return Plek(
            ((gemeente, keuze),),
            keuze.telt,
            keuze.onbeslist,
            (((gemeente, bron),),),
            bron.dataset in self._gevallen,
            mist,
            bool(keuze.andere),
        )

    def _samen(
        self, keuzes: Sequence[tuple[str, Keuze]]
    ) -> tuple[tuple[tuple[str, Bron], ...], ...]:
        """Under whichever names a list has the area, it is one figure."""
        uit: dict[tuple[int, str], list[tuple[str, Bron]]] = defaultdict(list)
        for code, keuze in keuzes:
            for bron in keuze.telt:
                naam = "" if bron.dataset in self._gevallen else code
                uit[bron.levering_id, naam].append((code, bron))
        return tuple(tuple(delen) for delen in uit.values())

    def _wat_ontbreekt(self, keuzes: Sequence[tuple[str, Keuze]], codes: Codes) -> tuple[str, ...]:
        mist = (
            {f"zonder {' en '.join(self._regio.naam_van(g) for g in codes.weg)}": None}
            if codes.weg
            else {}
        )
        for _, keuze in keuzes:
            mist |= dict.fromkeys(_zonder_sectoren({b.sector for b in keuze.telt}, self._sectoren))
        if any(not b.volledig for _, keuze in keuzes for b in keuze.telt):
            mist["foute regels zijn weggelaten"] = None
        return tuple(mist)


def _zonder_sectoren(aanwezig: set[str], afgesproken: Sequence[str]) -> list[str]:
    if ALLE in aanwezig:
        return []
    if ALLE in afgesproken:
        return [f"alleen {' en '.join(sorted(aanwezig))}"]
    return [f"zonder {sector}" for sector in afgesproken if sector not in aanwezig]


def _is_breuk(vorige: Sequence[Bron], nu: Sequence[Bron], gemeente: str) -> bool:
    """True when the source, kind or definition is another one.

    After a merger the office of the new municipality delivers instead of those of the old ones:
    that alone is no break.
    """
    soort = {(b.dataset, b.definitie) for b in vorige}
    if soort != {(b.dataset, b.definitie) for b in nu}:
        return True
    kantoren_nu, kantoren_toen = {b.leverancier for b in nu}, {b.leverancier for b in vorige}
    verdwenen = {b.gemeente for b in vorige if b.leverancier not in kantoren_nu}
    erbij = {b.gemeente for b in nu if b.leverancier not in kantoren_toen}
    return gemeente in verdwenen or bool(verdwenen & erbij) or (gemeente in erbij and not verdwenen)


def bron_tekst(bronnen: Sequence[Bron]) -> str:
    """Sources in words, for every reader (decisions.md 25).

    Leverancier, period, version and day of receipt.
    """
    op_volgorde = sorted(bronnen, key=lambda b: b.volgorde)
    return "; ".join(dict.fromkeys(b.regel for b in op_volgorde))
