"""Which delivery counts: for each measure, municipality, period and sector exactly one source (decisions.md 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from datasets.model import Dataset
from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.store import Store
from indicators.model import Indicator


@dataclass(frozen=True, slots=True)
class Bron:
    """One delivery as a possible source for one municipality (as delivered) in one period."""

    levering_id: int
    leverancier: str
    dataset: str
    sector: str
    definitie: str
    stand: str
    periode: str
    gemeente: str
    volledig: bool
    ontvangen: str

    @property
    def naam(self) -> tuple[str, str]:
        """What makes a source: leverancier and dataset."""
        return (self.leverancier, self.dataset)


@dataclass(frozen=True, slots=True)
class Keuze:
    """The sources that count for one municipality (as delivered) in one period, and those that do not."""

    telt: tuple[Bron, ...]
    andere: tuple[Bron, ...]
    onbeslist: tuple[str, ...] = ()


class Bronnen:
    """All deliveries that count now, by measure; answers which of them are the source.

    With `perioden` (codes) only the deliveries over those periods.
    """

    def __init__(self, store: Store, regio: Regio, datasets: Mapping[str, Dataset], perioden: Collection[str] | None = None) -> None:
        self.regio = regio
        self._leidend = {(r["maat"], r["gemeente"]): (r["leverancier"], r["dataset"]) for r in store.tabel("select * from leidend")}
        self._per_dataset: dict[str, dict[str, list[Bron]]] = defaultdict(lambda: defaultdict(list))
        self._gevallen = {d.id for d in datasets.values() if d.soort == "gevallen"}
        for r in store.tabel(
            "select d.levering_id, l.leverancier, l.dataset, l.sector, l.definitie, l.stand, l.periode, d.gemeente, d.volledig, d.maat, "
            "l.ontvangen_op from dekking d join actief a on a.levering_id = d.levering_id join levering l on l.id = d.levering_id "
            "where ? or list_contains(?::varchar[], l.periode)",
            [perioden is None, list(perioden or ())],
        ):
            bron = Bron(r["levering_id"], r["leverancier"], r["dataset"], r["sector"], r["definitie"], r["stand"], r["periode"],
                        r["gemeente"], r["volledig"], r["ontvangen_op"].date().isoformat())  # fmt: skip
            self._per_dataset[r["dataset"]][r["maat"]].append(bron)

    def van(self, indicator: Indicator) -> dict[tuple[str, str], Keuze]:
        """(municipality as delivered, period) -> the sources that count for this indicator."""
        kandidaten: dict[tuple[str, str], list[Bron]] = defaultdict(list)
        for bron in self._kandidaten(indicator):
            kandidaten[(bron.gemeente, bron.periode)].append(bron)
        return {sleutel: self.kies(indicator.maat, *sleutel, bronnen) for sleutel, bronnen in kandidaten.items()}

    def _kandidaten(self, indicator: Indicator) -> list[Bron]:
        eigen = self._per_dataset[indicator.dataset]
        bronnen = [*eigen.get("", ()), *eigen.get(indicator.maat, ())]
        if indicator.dataset != "tellingen":
            bronnen += self._per_dataset["tellingen"].get(indicator.maat, ())
        return bronnen

    def kies(self, maat: str, gemeente: str, periode: str, bronnen: Sequence[Bron]) -> Keuze:
        """Choose per sector: the leading source, else cases before counts of one leverancier, else the only one there is."""
        leidend = self._leidend_van(maat, gemeente, periode)
        over = [b for b in bronnen if not self._heeft_gevallen(b, bronnen)]
        andere = [b for b in bronnen if b not in over]
        if leidend and any(b.naam in leidend for b in over):
            voor = [b for b in over if b.naam in leidend]
            sectoren = {b.sector for b in voor}
            botst = [b for b in over if b not in voor and (b.sector in sectoren or "alle" in (b.sector, *sectoren))]
            over = [b for b in over if b not in botst]
            andere += botst
        namen = {b.naam for b in over}
        per_sector: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for b in over:
            per_sector[b.sector].add(b.naam)
        dubbel = any(len(n) > 1 for n in per_sector.values()) or ("alle" in per_sector and len(per_sector) > 1)
        if dubbel:
            return Keuze((), tuple(bronnen), tuple(sorted(f"{lev} ({ds})" for lev, ds in namen)))
        return Keuze(tuple(over), tuple(andere))

    def _heeft_gevallen(self, bron: Bron, bronnen: Sequence[Bron]) -> bool:
        return bron.dataset not in self._gevallen and any(
            b.leverancier == bron.leverancier and b.dataset in self._gevallen and b.sector == bron.sector for b in bronnen
        )

    def _leidend_van(self, maat: str, gemeente: str, periode: str) -> set[tuple[str, str]]:
        """The leading sources: the stored answer goes before the profile; there each sector may have its own."""
        for sleutel in ((maat, gemeente), (maat, "")):
            if sleutel in self._leidend:
                return {self._leidend[sleutel]}
        op = Periode.van_code(periode).laatste
        return {
            (k.leverancier, k.dataset)
            for k in self.regio.leidend
            if k.maat == maat and (not k.gemeenten or gemeente in k.gemeenten) and k.geldt_op(op)
        }


def bron_tekst(bronnen: Sequence[Bron]) -> str:
    """Sources in words, for every reader (decisions.md 25): leverancier, period, day of receipt."""
    gezien: dict[str, None] = {}
    for b in sorted(bronnen, key=lambda b: (b.leverancier, b.periode)):
        ontvangen = datum(date.fromisoformat(b.ontvangen))
        gezien[f"{b.leverancier}, {Periode.van_code(b.periode).lang()}, ontvangen {ontvangen}"] = None
    return "; ".join(gezien)
