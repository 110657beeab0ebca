"""What a check can see: the new deliveries in the store, what came before, and every series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from datasets.catalog import datasets as alle_datasets
from datasets.model import Dataset
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from datasets.store import NieuweLevering, Sleutel, Store
from indicators.bronkeuze import Bronnen
from indicators.cijfersoort import cijfersoort
from indicators.gemeentecijfers import Gemeentecijfers
from indicators.kubus import Kubus
from indicators.model import Indicator
from indicators.noemers import Noemers


@dataclass(frozen=True, eq=False)
class Vers:
    """A delivery that has just gone in, in the transaction that may still be undone."""

    nummer: int
    nieuw: NieuweLevering
    dataset: Dataset
    periode: Periode
    gemeenten: tuple[str, ...]

    @property
    def sleutel(self) -> Sleutel:
        """Its key."""
        return self.nieuw.sleutel

    @property
    def maten(self) -> frozenset[str]:
        """The measures it speaks about; empty when all its rows count the same."""
        return frozenset(maat for _, maat, _ in self.nieuw.dekking if maat)

    @property
    def wat(self) -> str:
        """What it is, as a place: "Thuiszitters, 2e kwartaal 2025"."""
        return f"{self.dataset.titel}, {self.periode.lang()}"


@dataclass(frozen=True)
class Eerder:
    """A delivery that counts, of the same leverancier, dataset and part, about another period."""

    nummer: int
    periode: Periode
    definitie: str


class Zicht:
    """All that the checks look at; what costs something is computed once and only when asked.

    Attributes:
        voor, na: the exact figures before and after these deliveries.
        vers: the deliveries that count now, oldest period first.
        nog_fout: rows that are still wrong and will be repaired; they are in no figure yet.
    """

    def __init__(
        self,
        regio: Regio,
        store: Store,
        nieuw: Sequence[NieuweLevering],
        *,
        voor: Kubus,
        na: Kubus,
        nog_fout: int = 0,
    ) -> None:
        self.nog_fout = nog_fout
        self.regio, self.store, self.voor, self.na = regio, store, voor, na
        vers = [self._vers(n, nummer) for n in nieuw if (nummer := store.actieve(n.sleutel))]
        self.vers = tuple(sorted(vers, key=lambda v: v.periode.sleutel()))
        self._cijfers: dict[str, Gemeentecijfers] = {}
        self._eerder: dict[tuple[str, str, str], list[Eerder]] = {}

    def _vers(self, nieuw: NieuweLevering, nummer: int) -> Vers:
        nu = self.regio.register.opvolger
        gemeenten = {nu(g): None for g, _, _ in nieuw.dekking if nu(g) in self.regio.gemeenten}
        return Vers(
            nummer,
            nieuw,
            alle_datasets()[nieuw.sleutel.dataset],
            Periode.van_code(nieuw.sleutel.periode),
            tuple(gemeenten),
        )

    def nog_erbij(self, vers: Vers, gemeente: str) -> int:
        """How many rows of a municipality can still come: wrong ones that will be repaired."""
        nu = self.regio.register.opvolger
        heel = all(volledig for g, _, volledig in vers.nieuw.dekking if nu(g) == gemeente)
        return 0 if heel else self.nog_fout

    @cached_property
    def bronnen(self) -> Bronnen:
        """Which delivery counts for which figure."""
        return Bronnen(self.store, self.regio, alle_datasets())

    @cached_property
    def noemers(self) -> Noemers:
        """The denominators of the municipalities."""
        return Noemers(self.store, self.regio)

    def cijfers(self, indicator: Indicator) -> Gemeentecijfers:
        """The figures of the municipalities of one indicator, also where its korrel shows none."""
        if indicator.id not in self._cijfers:
            soort = cijfersoort(indicator, self.datasets)
            self._cijfers[indicator.id] = soort(
                self.store, self.regio, indicator, self.datasets, self.bronnen
            )
        return self._cijfers[indicator.id]

    @property
    def datasets(self) -> Mapping[str, Dataset]:
        """All export types."""
        return alle_datasets()

    def andere(self, vers: Vers) -> list[Eerder]:
        """What else counts under the same key but for the period, of the same kind, in order."""
        s = vers.sleutel
        sleutel = (s.leverancier, s.dataset, s.deel)
        if sleutel not in self._eerder:
            rijen = self.store.tabel(
                "select l.id, l.periode, l.definitie from levering l join actief a on "
                "a.levering_id = l.id where l.leverancier = ? and l.dataset = ? and l.deel = ?",
                sleutel,
            )
            alle = [Eerder(r["id"], Periode.van_code(r["periode"]), r["definitie"]) for r in rijen]
            self._eerder[sleutel] = sorted(alle, key=lambda e: e.periode.sleutel())
        return [
            e
            for e in self._eerder[sleutel]
            if e.periode.soort == vers.periode.soort and e.periode != vers.periode
        ]

    def eerdere(self, vers: Vers) -> list[Eerder]:
        """Those of `andere` before it, oldest first."""
        return [e for e in self.andere(vers) if e.periode.laatste < vers.periode.laatste]


def vorige_keer(nu: Periode, toen: Periode) -> str:
    """The earlier period in words at the start of a sentence: "Vorig kwartaal", "In 2023"."""
    if toen == nu.vorige():
        return {"kwartaal": "Vorig kwartaal", "halfjaar": "Vorig halfjaar"}.get(
            nu.soort, "Vorig schooljaar" if nu.soort == "schooljaar" else "Een jaar eerder"
        )
    return f"{'Op' if toen.soort == 'peildatum' else 'In'} {toen.zin()}"
