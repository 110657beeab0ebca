"""Who has delivered what for which period, and who is late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

VakStatus = Literal[
    "geleverd", "geen gevallen", "te laat", "nog niet te verwachten", "nooit geleverd"
]


@dataclass(frozen=True)
class Vak:
    """One leverancier, dataset and period.

    Attributes:
        periode: code of the period.
        ontvangen: day of the version that counts; None when there is none.
        versie, rijen: of the version that counts; 0 when there is none.
        verwacht: the last day on which it is in time; None when nothing is expected.
        dagen_te_laat: how many days after that; 0 when it is not late.
        zin: all this in one short sentence.
    """

    periode: str
    status: VakStatus
    ontvangen: date | None
    versie: int
    rijen: int
    verwacht: date | None
    dagen_te_laat: int
    zin: str


@dataclass(frozen=True)
class Rij:
    """One leverancier and dataset, with a box for each period of its kind."""

    leverancier: str
    dataset: str
    titel: str
    periodesoort: str
    vakken: tuple[Vak, ...]

    def vak(self, periode: str) -> Vak | None:
        """The box of a period; None when it is before the first delivery."""
        return next((v for v in self.vakken if v.periode == periode), None)


@dataclass(frozen=True)
class Rooster:
    """All boxes of a region.

    Attributes:
        rijen: by leverancier and dataset.
        perioden: kind of period -> codes, oldest first.
        leverweken: how many weeks after the end of a period a delivery is in time.
        afspraak: where that number comes from, as a sentence.
    """

    rijen: Sequence[Rij]
    perioden: dict[str, tuple[str, ...]]
    leverweken: int
    afspraak: str

    def te_laat(self) -> list[tuple[Rij, Vak]]:
        """Everything that is late, the longest first."""
        laat = [(r, v) for r in self.rijen for v in r.vakken if v.status == "te laat"]
        return sorted(laat, key=lambda x: (-x[1].dagen_te_laat, x[0].leverancier, x[0].dataset))
