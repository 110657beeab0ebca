"""From the pieces of cases to what a curve says of a municipality or group."""

from __future__ import annotations

from dataclasses import replace

from indicators.cellen import Cel, Stuk
from indicators.model import Indicator, Interval, RuweFiguur
from indicators.soorten_verloop import Verloop
from indicators.survival import OPEN, Overleving, uit_stukken


class Krommen:
    """Makes each curve once: several indicators read the same one."""

    def __init__(self) -> None:
        self._gemaakt: dict[tuple[Stuk, ...], Overleving | None] = {}

    def met_kromme(self, ruw: RuweFiguur, indicator: Indicator, cel: Cel) -> RuweFiguur:
        """The same figure with its counts of cases and what its curve says.

        Pieces are no cases. Those are who ended, and who was still going on at the end of the
        last delivery.
        """
        if not isinstance(indicator, Verloop):
            return ruw
        geeindigd = [(tot, uitkomst) for _, tot, uitkomst in cel.stukken if uitkomst != OPEN]
        nog = len(cel.stukken) - len(geeindigd)
        alle = len(geeindigd) + (nog if indicator.stukken_zijn_gevallen else cel.rest.min)
        wel = sum(indicator.telt(*geval) for geval in geeindigd)
        misschien = sum(indicator.misschien(*geval) for geval in geeindigd)
        kromme = self._kromme(cel.stukken)
        return replace(
            ruw,
            teller=Interval(wel, wel + misschien),
            rest=Interval(alle - wel - misschien, alle - wel),
            onzeker=misschien,
            kromme=None if kromme is None else indicator.lees(kromme),
        )

    def _kromme(self, stukken: tuple[Stuk, ...]) -> Overleving | None:
        if stukken not in self._gemaakt:
            in_zicht = any(tot > vanaf for vanaf, tot, _ in stukken)
            self._gemaakt[stukken] = uit_stukken(stukken) if in_zicht else None
        return self._gemaakt[stukken]
