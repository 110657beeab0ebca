"""Who crosses the border of a municipality or group to go to school, from DUO open data.

Of a municipality that is counted row by row. Of a group it is no sum: going to school in another
municipality of the same group is not elsewhere. So here are the flows between municipalities.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from datasets.store import Store
from indicators.herkomst import Bron, bron_tekst
from indicators.model import NUL, Figure, Indicator, Interval, RuweFiguur, Sleutel, Vrijgave

DATASET = "leerlingen_po"
NIET_ALLES = "niet alle cijfers zijn bekend"
SCHOOL, WOON = "school", "woon"
"""The other end of a flow, in the `uitsplitsing` of its figure: `school=GM0361`."""

Kant = Literal["woon", "school"]
Gemeenten = frozenset[str]


@dataclass(frozen=True, slots=True)
class Stroom:
    """The pupils of one municipality who go to school in another, or the other way round.

    Attributes:
        gemeente: the other municipality.
        figuur: how many pupils, a range where DUO hides.
    """

    gemeente: str
    figuur: Figure


Figuren = Mapping[Sleutel, RuweFiguur]
"""Raw flows by key."""


class Stromen:
    """The pupils by home and school municipality of today; "" is an unknown home."""

    def __init__(self, store: Store) -> None:
        self._aantal: dict[str, dict[tuple[str, str], Interval]] = defaultdict(dict)
        self._onvolledig: set[tuple[str, str, str]] = set()
        self._leveringen: dict[tuple[str, str, str], frozenset[int]] = {}
        for peil, woon, school, laag, hoog, onbekend, leveringen in store.con.execute(
            "select peil, coalesce(gemeente_nu, ''), schoolgemeente_nu, "
            "coalesce(sum(aantal_min) filter (where aantal_reden is null), 0)::integer, "
            "coalesce(sum(aantal_max) filter (where aantal_reden is null), 0)::integer, "
            "bool_or(aantal_reden is not null), list(distinct levering_id) "
            f"from v_{DATASET} group by all"
        ).fetchall():
            self._leveringen[peil, woon, school] = frozenset(leveringen)
            self._aantal[peil][woon, school] = Interval(laag, hoog)
            if onbekend:
                self._onvolledig.add((peil, woon, school))

    def over_de_grens(
        self, kant: Kant, binnen: Gemeenten, geteld: Gemeenten, peil: str
    ) -> tuple[Interval, Interval]:
        """Of the pupils of a group: who goes, or comes from, elsewhere, and who does not.

        Of whom the home is unknown both can be true.

        Args:
            kant: the pupils who live in the group, or who go to school in it.
            binnen: all municipalities of the group: between these no border is crossed.
            geteld: the municipalities whose pupils are counted.
            peil: the day.
        """
        elders, hier = NUL, NUL
        for (woon, school), aantal in self._aantal.get(peil, {}).items():
            eigen, ander = (woon, school) if kant == "woon" else (school, woon)
            if eigen not in geteld:
                continue
            if not ander:
                elders, hier = elders + Interval(0, aantal.max), hier + Interval(0, aantal.max)
            elif ander in binnen:
                hier += aantal
            else:
                elders += aantal
        return elders, hier

    def van_groep(self, ruw: RuweFiguur, indicator: Indicator, leden: Sequence[str]) -> RuweFiguur:
        """The figure of a group with who crosses its own border; any other figure as it is."""
        if not indicator.grens or ruw.status != "bekend":
            return ruw
        binnen, geteld = frozenset(leden), frozenset(ruw.omvat)
        elders, hier = self.over_de_grens(indicator.grens, binnen, geteld, ruw.periode)
        return replace(ruw, teller=elders, rest=hier if indicator.vorm == "aandeel" else NUL)

    def van(self, indicator: Indicator, ruw: RuweFiguur, bronnen: Sequence[Bron]) -> Figuren:
        """The flows of one municipality: one raw figure per municipality at the other end.

        Args:
            indicator: the one that counts who crosses the border.
            ruw: its figure of the municipality.
            bronnen: the sources of that figure; a flow has those that it is in.
        """
        if not indicator.grens or indicator.vorm != "aantal" or ruw.status != "bekend":
            return {}
        ander = SCHOOL if indicator.grens == "woon" else WOON
        uit = {}
        for (woon, school), aantal in sorted(self._aantal.get(ruw.periode, {}).items()):
            eigen, naar = (woon, school) if indicator.grens == "woon" else (school, woon)
            if eigen == ruw.gebied and naar not in ("", eigen) and aantal.max:
                code = f"{ander}={naar}"
                mist = NIET_ALLES if (ruw.periode, woon, school) in self._onvolledig else ""
                in_stroom = self._leveringen[ruw.periode, woon, school]
                stroom = replace(
                    ruw,
                    uitsplitsing=code,
                    teller=aantal,
                    rest=NUL,
                    onvolledig=mist,
                    andere=(),
                    bron=bron_tekst([b for b in bronnen if b.levering_id in in_stroom]),
                )
                uit[stroom.sleutel] = stroom
        return uit


def stromen_van(
    vrijgave: Vrijgave, indicator: Indicator, gebied: str, periode: str
) -> list[Stroom]:
    """The flows of a municipality, the largest first; equal ones by code.

    A page gives the names: the other end can lie outside the region.
    """
    ander = SCHOOL if indicator.grens == "woon" else WOON
    gevonden = [
        Stroom(sleutel[3].removeprefix(f"{ander}="), figuur)
        for sleutel, figuur in vrijgave.figuren.items()
        if sleutel[:3] == (indicator.id, gebied, periode) and sleutel[3].startswith(f"{ander}=")
    ]
    return sorted(gevonden, key=_grootte)


def _grootte(stroom: Stroom) -> tuple[float, float, str]:
    return (-(stroom.figuur.max or 0), -(stroom.figuur.min or 0), stroom.gemeente)
