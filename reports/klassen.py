"""The classes of a map: fixed limits per indicator, the same for every period.

They follow from all periods together, so that two maps of one indicator can be laid side by side.
A value is put in a class as it is shown: rounded. A range that lies in two classes is in none.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from datasets.notatie import afgerond, getal
from reports.waarde import Waarde

MEESTE = 5
_STAPPEN = (1, 2, 5, 10)
_BUITEN = 0.05
"""This part of the values at each end may lie outside the classes in the middle."""


@dataclass(frozen=True, slots=True)
class Klassen:
    """The classes of an indicator.

    Attributes:
        grenzen: where the second class and the ones after it begin.
        decimalen: with how many figures after the comma values are shown.
        achter: what stands behind a value.
    """

    grenzen: tuple[float, ...]
    decimalen: int
    achter: str = ""

    def van(self, waarde: Waarde) -> int | None:
        """The number of the class, from 0; None where that is not certain."""
        if waarde.soort not in ("punt", "bereik"):
            return None
        laag, hoog = (self._klasse(einde) for einde in (waarde.laag, waarde.hoog))
        return laag if laag == hoog else None

    def _klasse(self, waarde: float) -> int:
        return bisect_right(self.grenzen, afgerond(waarde, self.decimalen))

    @property
    def titels(self) -> tuple[str, ...]:
        """Each class in words: "minder dan 1,0", "1,0 tot 1,5", "2,5 of meer"."""
        if not self.grenzen:
            return ("alle waarden",)
        tekst = [getal(grens, self.decimalen) + self.achter for grens in self.grenzen]
        midden = [f"{van} tot {tot}" for van, tot in pairwise(tekst)]
        return (f"minder dan {tekst[0]}", *midden, f"{tekst[-1]} of meer")


def klassen(waarden: Iterable[Waarde], *, decimalen: int, achter: str = "") -> Klassen:
    """Classes with round limits for values of all periods.

    Args:
        waarden: what is shown of all areas in all periods.
        decimalen: with how many figures after the comma they are shown.
        achter: what stands behind a value, such as "%".
    """
    getoond = sorted(
        afgerond(einde, decimalen)
        for een in waarden
        if een.soort in ("punt", "bereik")
        for einde in (een.laag, een.hoog)
    )
    return Klassen(_grenzen(getoond, decimalen), decimalen, achter)


def _grenzen(getoond: Sequence[float], decimalen: int) -> tuple[float, ...]:
    if not getoond or getoond[0] == getoond[-1]:
        return ()
    buiten = int(len(getoond) * _BUITEN)
    laag, hoog = getoond[buiten], getoond[-1 - buiten]
    stap = _stap((hoog - laag) / MEESTE, 10.0**-decimalen)
    eerste = math.floor(laag / stap) + 1
    alle = (round((eerste + n) * stap, decimalen) for n in range(MEESTE - 1))
    return tuple(grens for grens in alle if getoond[0] < grens <= getoond[-1])


def _stap(lengte: float, minst: float) -> float:
    """The first round step of at least this length."""
    nodig = max(lengte, minst)
    tien = 10.0 ** math.floor(math.log10(nodig) + 1e-9)
    return next(n * tien for n in _STAPPEN if n * tien >= nodig * 0.999)
