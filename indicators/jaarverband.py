"""School years of municipalities beside quarters of groups: what together gives a count away.

Of a flow a municipality shows the sum of a school year and a group every quarter. The four quarters
of a group, less the years of its other members, are the year of the last one. And the years of all
members, less three of the quarters of their group, are its fourth one. So where the year of a
municipality or the quarter of a group is hidden, no sum and difference of what is shown may be
equal to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.kubus import Kubus
from indicators.model import RuweFiguur, Sleutel
from indicators.weergave import Beleid

Cellen = frozenset[tuple[str, str]]
"""The (municipality, quarter) counts that a figure is the sum of."""


@dataclass(frozen=True)
class Jaartabel:
    """One flow in one school year.

    Attributes:
        indicator: id of the flow.
        kubus: for the counts themselves: a small one is hidden by itself.
        jaren: the year of each municipality.
        kwartalen: the quarters of each group, by area.
    """

    indicator: str
    kubus: Kubus
    jaren: Mapping[Sleutel, Cellen]
    kwartalen: Mapping[str, Mapping[Sleutel, Cellen]]

    def te_verbergen(self, dicht: set[Sleutel], beleid: Beleid) -> set[Sleutel]:
        """Quarters of groups that must be hidden: the smallest groups first, the region last."""
        erbij: set[Sleutel] = set()
        for gebied in sorted(self.kwartalen, key=lambda g: (g == REGIO, self._omvang(g), g)):
            if not self._lekt(dicht | erbij, beleid):
                break
            erbij |= set(self.kwartalen[gebied])
        return erbij - dicht

    def _omvang(self, gebied: str) -> int:
        return len(frozenset().union(*self.kwartalen[gebied].values()))

    def _lekt(self, dicht: set[Sleutel], beleid: Beleid) -> bool:
        """True when a hidden year or quarter is a combination of what is shown."""
        kwartalen = [k for per in self.kwartalen.values() for k in per.items()]
        alles = [*self.jaren.items(), *kwartalen]
        verborgen = [c for s, c in self.jaren.items() if self._is_dicht(s, dicht, beleid)]
        verborgen += [c for s, c in kwartalen if self._is_klein(s, beleid)]
        zichtbaar = [c for s, c in alles if not self._is_dicht(s, dicht, beleid)]
        return is_combinatie(tuple(verborgen), tuple(zichtbaar))

    def _is_dicht(self, sleutel: Sleutel, dicht: set[Sleutel], beleid: Beleid) -> bool:
        return sleutel in dicht or self._is_klein(sleutel, beleid)

    def _is_klein(self, sleutel: Sleutel, beleid: Beleid) -> bool:
        return beleid.te_klein(self.kubus.figuren[sleutel], self.kubus.indicatoren[self.indicator])


# The same areas are hidden for many indicators, and asked about again in each round.
@lru_cache(maxsize=1024)
def is_combinatie(
    verborgen: tuple[frozenset[Any], ...], zichtbaar: tuple[frozenset[Any], ...]
) -> bool:
    """True when one of the hidden sets is a sum and difference of shown ones."""
    if not verborgen or not zichtbaar:
        return False
    plekken = sorted(frozenset().union(*verborgen, *zichtbaar))
    vlak = np.array([[p in cellen for p in plekken] for cellen in zichtbaar], dtype=float)
    rang = np.linalg.matrix_rank(vlak)
    return any(
        np.linalg.matrix_rank(np.vstack([vlak, [float(p in cellen) for p in plekken]])) == rang
        for cellen in verborgen
    )


def jaartabellen(kubus: Kubus) -> Iterator[Jaartabel]:
    """One table per flow and school year of which the quarters of groups are shown."""
    per_indicator: dict[str, list[tuple[Sleutel, RuweFiguur]]] = defaultdict(list)
    for sleutel, ruw in kubus.figuren.items():
        per_indicator[sleutel[0]].append((sleutel, ruw))
    for indicator, code in dict.fromkeys(
        (i, periode) for i, _, periode, _ in kubus.figuren if _is_jaar_van_stroom(kubus, i, periode)
    ):
        kwartalen = [k.code for k in Periode.van_code(code).kwartalen()]
        per_gebied: dict[str, dict[Sleutel, Cellen]] = {}
        for sleutel, ruw in per_indicator[indicator]:
            if sleutel[2] in kwartalen and ruw.omvat:
                cellen = frozenset((g, sleutel[2]) for g in ruw.omvat)
                per_gebied.setdefault(sleutel[1], {})[sleutel] = cellen
        geleverd = frozenset().union(*per_gebied.get(REGIO, {}).values())
        jaren = {
            s: frozenset(plek for plek in geleverd if plek[0] == s[1])
            for s, ruw in per_indicator[indicator]
            if s[2] == code and ruw.status == "bekend"
        }
        if jaren and per_gebied:
            yield Jaartabel(indicator, kubus, {s: c for s, c in jaren.items() if c}, per_gebied)


def _is_jaar_van_stroom(kubus: Kubus, indicator_id: str, periode: str) -> bool:
    indicator = kubus.indicatoren[indicator_id]
    return (
        Periode.van_code(periode).soort == "schooljaar"
        and indicator.stand_of_stroom == "stroom"
        and "schooljaar" in indicator.korrel.gemeente
        and "kwartaal" in indicator.korrel.groep
    )
