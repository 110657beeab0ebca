"""Which delivery counts.

For each measure, municipality, period and sector exactly one source (decisions.md 3).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, Regio
from datasets.store import Store
from indicators.herkomst import ALLE, Bron, Herkomst, Keuze
from indicators.model import Indicator
from indicators.rooster import Plekken
from indicators.samenvoeging import Samenvoeging
from indicators.soorten import TELLINGEN

_GEEN: list[Bron] = []


class _PerPlek:
    """The possible sources by municipality as delivered and period.

    Attributes:
        kiest: of some place there are several.
    """

    def __init__(self, bronnen: Iterable[Bron]) -> None:
        self.bronnen: dict[tuple[str, str], list[Bron]] = defaultdict(list)
        for bron in bronnen:
            self.bronnen[bron.gemeente, bron.periode].append(bron)
        self.kiest = any(len(alle) > 1 for alle in self.bronnen.values())


class Bronnen:
    """All deliveries that count now, by measure; answers which of them are the source."""

    def __init__(self, store: Store, regio: Regio, datasets: Mapping[str, Dataset]) -> None:
        self.regio = regio
        self._gevallen = {d.id for d in datasets.values() if d.soort == "gevallen"}
        self._leidend = _antwoorden(store)
        self._per_dataset: dict[str, dict[str, list[Bron]]] = defaultdict(lambda: defaultdict(list))
        per_deel = [d.id for d in datasets.values() if d.soort == "deelbestand"]
        for maat, bron in _bronnen(store, _codes_van(regio), per_deel):
            self._per_dataset[bron.dataset][maat].append(bron)
        self._herkomst: dict[tuple[object, ...], Herkomst] = {}
        self._per_lijsten: dict[tuple[int, ...], _PerPlek] = {}
        self._plekken: dict[tuple[Herkomst, tuple[str, ...]], Plekken] = {}

    def herkomst(self, indicator: Indicator) -> Herkomst:
        """Where its figures come from; indicators with the same deliveries share it."""
        sectoren = self.regio.sectoren.get(indicator.maat) or indicator.sectoren or (ALLE,)
        per_plek = self._per_plek(indicator)
        # Which of several counts is a choice of its measure; one alone always does.
        maat = indicator.maat if per_plek.kiest else ""
        rijen_tellen = indicator.dataset in self._gevallen
        sleutel = (per_plek, maat, tuple(sectoren), rijen_tellen)
        if sleutel not in self._herkomst:
            self._herkomst[sleutel] = Herkomst(
                self.regio,
                self._gekozen(indicator.maat, per_plek),
                self._gevallen,
                sectoren,
                rijen_tellen=rijen_tellen,
            )
        return self._herkomst[sleutel]

    def plekken(self, indicator: Indicator, gemeenten: tuple[str, ...]) -> Plekken:
        """The same as columns of these municipalities."""
        herkomst = self.herkomst(indicator)
        sleutel = (herkomst, gemeenten)
        if sleutel not in self._plekken:
            self._plekken[sleutel] = Plekken(herkomst, gemeenten, frozenset(self._gevallen))
        return self._plekken[sleutel]

    def van(self, indicator: Indicator) -> dict[tuple[str, str], Keuze]:
        """(municipality as delivered, period) -> the sources that count for this indicator."""
        return self._gekozen(indicator.maat, self._per_plek(indicator))

    def _gekozen(self, maat: str, per_plek: _PerPlek) -> dict[tuple[str, str], Keuze]:
        return {
            (gemeente, periode): self.kies(maat, gemeente, periode, bronnen)
            for (gemeente, periode), bronnen in per_plek.bronnen.items()
        }

    def _per_plek(self, indicator: Indicator) -> _PerPlek:
        """The possible sources; the same object for indicators with the same ones."""
        eigen = self._per_dataset[indicator.dataset]
        lijsten = [eigen.get("", _GEEN), eigen.get(indicator.maat, _GEEN)]
        if indicator.dataset != TELLINGEN and indicator.vorm == "aantal":
            lijsten.append(self._per_dataset[TELLINGEN].get(indicator.maat, _GEEN))
        sleutel = tuple(id(lijst) for lijst in lijsten if lijst)
        if sleutel not in self._per_lijsten:
            self._per_lijsten[sleutel] = _PerPlek(chain.from_iterable(lijsten))
        return self._per_lijsten[sleutel]

    def kies(self, maat: str, gemeente: str, periode: str, bronnen: Sequence[Bron]) -> Keuze:
        """Choose per sector.

        Cases before counts of one leverancier, then the leading source, else the only one
        there is.
        """
        if len(bronnen) == 1:
            return Keuze(tuple(bronnen), ())
        over = [b for b in bronnen if not self._heeft_gevallen(b, bronnen)]
        voor: list[Bron] = []
        for naam in self._leidend_van(maat, gemeente, periode):
            eigen = [b for b in over if b.naam == naam]
            if eigen and not any(_overlapt(b, v) for b in eigen for v in voor if v.naam != naam):
                voor += eigen
                over = [
                    b for b in over if b.naam == naam or not any(_overlapt(b, e) for e in eigen)
                ]
        if any(a.naam != b.naam and _overlapt(a, b) for a in over for b in over):
            namen = {f"{b.leverancier} ({b.dataset})" for b in over}
            return Keuze((), tuple(bronnen), tuple(sorted(namen)))
        return Keuze(tuple(over), tuple(b for b in bronnen if b not in over))

    def _heeft_gevallen(self, bron: Bron, bronnen: Sequence[Bron]) -> bool:
        return bron.dataset not in self._gevallen and any(
            b.leverancier == bron.leverancier and b.dataset in self._gevallen and _overlapt(b, bron)
            for b in bronnen
        )

    def _leidend_van(self, maat: str, gemeente: str, periode: str) -> list[tuple[str, str]]:
        """The leading sources, the strongest first.

        What was chosen in the inrichting, newest first; answers to "Welke telt?" at loading,
        newest first; and then the profile that the region began with.
        """
        op = Periode.van_code(periode).laatste
        gelden = [
            k
            for k in self.regio.leidend
            if k.maat == maat and (not k.gemeenten or gemeente in k.gemeenten) and k.geldt_op(op)
        ]
        ingericht = [(k.leverancier, k.dataset) for k in reversed(gelden) if k.gaat_voor]
        uit_profiel = [(k.leverancier, k.dataset) for k in gelden if not k.gaat_voor]
        return [*ingericht, *self._leidend.get((maat, gemeente), ()), *uit_profiel]


def _overlapt(a: Bron, b: Bron) -> bool:
    return a.sector == b.sector or ALLE in (a.sector, b.sector)


def _codes_van(regio: Regio) -> list[str]:
    samenvoeging = Samenvoeging(regio.register)
    return [
        NEDERLAND,
        *(code for gemeente in regio.gemeenten for code in samenvoeging.alle(gemeente)),
    ]


def _antwoorden(store: Store) -> dict[tuple[str, str], list[tuple[str, str]]]:
    uit: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for r in store.tabel("select * from leidend order by handeling_id desc"):
        uit[r["maat"], r["gemeente"]].append((r["leverancier"], r["dataset"]))
    return uit


def _bronnen(store: Store, codes: list[str], per_deel: list[str]) -> list[tuple[str, Bron]]:
    """Measure and source of every delivery that counts.

    Of national files only what is about this region.

    A file per school municipality (`per_deel`) is kept whatever that municipality: pupils of the
    region may go there.
    """
    rijen = store.con.execute(
        "select d.maat, d.levering_id, l.leverancier, l.dataset, l.sector, l.definitie, l.stand, "
        "l.periode, d.gemeente, d.volledig, l.ontvangen_op::date, l.versie from dekking d "
        "join actief a on a.levering_id = d.levering_id join levering l on l.id = d.levering_id "
        "where "
        "list_contains(?, d.gemeente) or list_contains(?, l.dataset) order by d.levering_id, "
        "d.gemeente",
        [codes, per_deel],
    ).fetchall()
    return [(maat, Bron(*rest)) for maat, *rest in rijen]
