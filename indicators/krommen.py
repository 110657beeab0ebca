"""From the pieces of cases to what a curve says of a municipality or group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.cellen import Cel, Stuk
from indicators.model import Indicator, Interval, RuweFiguur
from indicators.soorten_verloop import Einden, Verloop
from indicators.survival import OPEN, Overleving, uit_stukken


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """What all indicators of the same pieces share; `kromme` is None where nobody was in sight."""

    einden: Einden
    geeindigd: int
    kromme: Overleving | None


class Krommen:
    """Makes each curve once: several indicators read the same one."""

    def __init__(self) -> None:
        self._gelezen: dict[tuple[Stuk, ...], _Gelezen] = {}

    def met_kromme(self, ruw: RuweFiguur, indicator: Indicator, cel: Cel) -> RuweFiguur:
        """The same figure with its counts of cases and what its curve says.

        Pieces are no cases. Those are who ended, and who was still going on at the end of the
        last delivery.
        """
        if not isinstance(indicator, Verloop):
            return ruw
        gelezen = self._gelezen.get(cel.stukken) or self._lees(cel.stukken)
        nog = len(cel.stukken) - gelezen.geeindigd
        alle = gelezen.geeindigd + (nog if indicator.stukken_zijn_gevallen else cel.rest.min)
        wel, misschien = indicator.telt(gelezen.einden), indicator.misschien(gelezen.einden)
        return replace(
            ruw,
            teller=Interval(wel, wel + misschien),
            rest=Interval(alle - wel - misschien, alle - wel),
            onzeker=misschien,
            kromme=None if gelezen.kromme is None else indicator.lees(gelezen.kromme),
        )

    def _lees(self, stukken: tuple[Stuk, ...]) -> _Gelezen:
        einden = _einden(stukken)
        in_zicht = any(tot > vanaf for vanaf, tot, _ in stukken)
        gelezen = _Gelezen(
            einden, sum(map(len, einden.values())), uit_stukken(stukken) if in_zicht else None
        )
        self._gelezen[stukken] = gelezen
        return gelezen


def _einden(stukken: Sequence[Stuk]) -> Einden:
    per_wijze: dict[str, list[int]] = defaultdict(list)
    for _, tot, uitkomst in stukken:
        if uitkomst != OPEN:
            per_wijze[uitkomst].append(tot)
    return {wijze: sorted(dagen) for wijze, dagen in per_wijze.items()}
