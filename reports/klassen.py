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
_SMALST = 2
"""A class is at least so many times as wide as what a value is rounded to."""
TE_WEINIG = "te weinig cijfers voor klassen"
TE_SMAL = "de cijfers verschillen te weinig voor klassen"


@dataclass(frozen=True, slots=True)
class Klassen:
    """The classes of an indicator.

    Attributes:
        grenzen: where the second class and the ones after it begin.
        decimalen: with how many figures after the comma values are shown.
        achter: what stands behind a value.
        reden: why there is one class, where the values are not all the same.
    """

    grenzen: tuple[float, ...]
    decimalen: int
    achter: str = ""
    reden: str = ""

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
            return (f"alle waarden: {self.reden}" if self.reden else "alle waarden",)
        tekst = [getal(grens, self.decimalen) + self.achter for grens in self.grenzen]
        midden = [f"{van} tot {tot}" for van, tot in pairwise(tekst)]
        return (f"minder dan {tekst[0]}", *midden, f"{tekst[-1]} of meer")


def klassen(
    waarden: Iterable[Waarde], *, decimalen: int, achter: str = "", genoeg: bool = True
) -> Klassen:
    """Classes with round limits for values of all periods; one where they would be too narrow.

    Args:
        waarden: what is shown of all areas in all periods.
        decimalen: with how many figures after the comma they are shown.
        achter: what stands behind a value, such as "%".
        genoeg: False where so few areas have a value that colours would only show chance.
    """
    if not genoeg:
        return Klassen((), decimalen, achter, TE_WEINIG)
    getoond = sorted(
        afgerond(einde, decimalen)
        for een in waarden
        if een.soort in ("punt", "bereik")
        for einde in (een.laag, een.hoog)
    )
    grenzen = _grenzen(getoond, decimalen)
    smal = not grenzen and bool(getoond) and getoond[0] < getoond[-1]
    return Klassen(grenzen, decimalen, achter, TE_SMAL if smal else "")


def _grenzen(getoond: Sequence[float], decimalen: int) -> tuple[float, ...]:
    """The limits; none where a class would be hardly wider than a value is rounded to."""
    if not getoond or getoond[0] == getoond[-1]:
        return ()
    buiten = int(len(getoond) * _BUITEN)
    laag, hoog = getoond[buiten], getoond[-1 - buiten]
    stap = _stap((hoog - laag) / MEESTE, 10.0**-decimalen)
    if stap < _SMALST * 10.0**-decimalen * 0.999:
        return ()
    eerste = math.floor(laag / stap) + 1
    alle = (round((eerste + n) * stap, decimalen) for n in range(MEESTE - 1))
    return tuple(grens for grens in alle if getoond[0] < grens <= getoond[-1])


def _stap(lengte: float, minst: float) -> float:
    """The first round step of at least this length."""
    nodig = max(lengte, minst)
    tien = 10.0 ** math.floor(math.log10(nodig) + 1e-9)
    return next(n * tien for n in _STAPPEN if n * tien >= nodig * 0.999)
