"""What a definition is made of: when, which rows, what is followed, which curve, whose border."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.indicators.orakel.aangeleverd import Getal, Levering, Rij, Stuk, aantal
from tests.indicators.orakel.volgen import ONBEKEND, lijn

Hoe = Literal["lijst", "telling", "scholen", "percentage"]


@dataclass(frozen=True)
class Moment:
    """First and last day of the period of a delivery, and the day of a stock."""

    eerste: date
    laatste: date
    dag: date

    def erin(self, dag: date | None) -> bool:
        return dag is not None and self.eerste <= dag <= self.laatste


Tel = Callable[[Sequence[Rij], Sequence[Rij], Moment], Getal]
"""All rows of a delivery, those of one municipality, when -> how many."""


@dataclass(frozen=True)
class Volgen:
    """What looks at more than the rows of one delivery.

    Attributes:
        tel: one delivery, the rows of here, the quarter of the cohort, all deliveries.
        later: how many later quarters are looked at, `wacht` of which must be in.
        samen: the own quarter with the later ones.
        een_leverancier: all of it must come from one, for the pseudonyms to mean the same.
    """

    tel: Callable[[Levering, Sequence[Rij], str, tuple[Levering, ...]], Getal]
    later: int = 0
    wacht: int = 0
    samen: Callable[[Getal, Sequence[Getal]], Getal] = lambda eigen, later: eigen
    een_leverancier: bool = False


@dataclass(frozen=True)
class Kromme:
    """A median in days, or the share that ended in some ways `binnen` so many days.

    Attributes:
        gevallen: every piece is a whole case.
    """

    wijzen: tuple[str, ...] = ()
    binnen: int | None = None
    gevallen: bool = False

    def telt(self, stuk: Stuk) -> bool:
        op_tijd = self.binnen is None or stuk.tot <= self.binnen
        return bool(stuk.uitkomst) and op_tijd and (not self.wijzen or stuk.uitkomst in self.wijzen)

    def misschien(self, stuk: Stuk) -> bool:
        op_tijd = self.binnen is not None and stuk.tot <= self.binnen
        return op_tijd and stuk.uitkomst == ONBEKEND

    def lees(self, stukken: Sequence[Stuk]) -> tuple[float | None, float | None] | None:
        """What it says at least and at most; None when too few were followed long enough."""
        de_lijn = lijn(stukken)
        if de_lijn is None:
            return None
        if self.binnen is None:
            mediaan = de_lijn.mediaan()
            return (mediaan, mediaan) if de_lijn.genoeg(mediaan) else None
        if de_lijn.na(self.binnen) is None or not de_lijn.genoeg(self.binnen):
            return None
        hoog = (*self.wijzen, ONBEKEND)
        return de_lijn.vertrokken(self.wijzen, self.binnen), de_lijn.vertrokken(hoog, self.binnen)


@dataclass(frozen=True)
class Grens:
    """Who lives here and goes to school elsewhere ("woon"), or the other way round ("school").

    Attributes:
        deel: as a share of all pupils on that side.
    """

    kant: Literal["woon", "school"]
    deel: bool

    def tel(self, rijen: Sequence[Rij], binnen: Container[str], geteld: Container[str]) -> Getal:
        """Inside the area no border is crossed; of whom the home is unknown both can be."""
        elders, hier = Getal(), Getal()
        for rij in rijen:
            woont, school = rij["_woont"], rij["_school"]
            eigen, ander = (woont, school) if self.kant == "woon" else (school, woont)
            n = aantal(rij, "AANTAL")
            if eigen not in geteld:
                continue
            if not ander and not n.onbekend:
                elders, hier = elders.plus(Getal(0, n.max)), hier.plus(Getal(0, n.max))
            elif ander in binnen:
                hier = hier.plus(n)
            else:
                elders = elders.plus(n)
        if self.deel:
            return elders.met_rest(hier)
        return elders._replace(onbekend=elders.onbekend + hier.onbekend)


@dataclass(frozen=True)
class Definitie:
    """One indicator.

    Attributes:
        hoe: from a list of cases, from counts, from the files of DUO per school municipality, or a
            published percentage.
        stand: a stock, that holds on a day; else a flow, that adds up over a school year.
        noemer: ages of the inhabitants of the figure per 1.000.
        inwoners: ages of the inhabitants of whom it is a share.
        verhouding: a ratio, per 100 (youths, or hundredths of an fte).
        volgen: how a delivery is counted that is not counted by itself.
        kromme: what is read from the curve of its pieces.
        grens: of pupils who cross the border of an area.
        woorden: of counts the measures as the file names them; for the first one source counts.
    """

    soort: str
    maat: str
    hoe: Hoe
    stand: bool
    tel: Tel
    noemer: tuple[int, int] | None = None
    woorden: tuple[str, ...] = ()
    verhouding: bool = False
    volgen: Volgen | None = None
    kromme: Kromme | None = None
    grens: Grens | None = None
    inwoners: tuple[int, int] | None = None
