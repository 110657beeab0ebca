"""From the pieces of cases to what a curve says of a municipality or group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from indicators.cellen import Stuk
from indicators.model import Interval, Kromme
from indicators.soorten_verloop import Einden, Verloop
from indicators.survival import OPEN, Overleving, uit_stukken


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The counts of cases of one figure, and what its curve says."""

    teller: Interval
    rest: Interval
    onzeker: int
    kromme: Kromme | None


@dataclass(frozen=True, slots=True)
class _Curve:
    """What all indicators of the same pieces share; `kromme` is None where nobody was in sight."""

    einden: Einden
    stukken: int
    geeindigd: int
    kromme: Overleving | None


class Krommen:
    """Makes each curve once: several indicators read the same one."""

    def __init__(self) -> None:
        self._curves: dict[Hashable, _Curve] = {}

    def lees(
        self,
        indicator: Verloop,
        wat: Hashable,
        stukken: Callable[[], tuple[Stuk, ...]],
        nog: int,
    ) -> Gelezen:
        """What the pieces of a municipality or group say.

        Pieces are no cases. Those are who ended, and who was still going on at the end of the
        last delivery (`nog`). `wat` says of what the pieces are; they are asked for once.
        """
        curve = self._curves.get(wat)
        if curve is None:
            curve = self._curves[wat] = _maak(stukken())
        open_ = curve.stukken - curve.geeindigd
        alle = curve.geeindigd + (open_ if indicator.stukken_zijn_gevallen else nog)
        wel, misschien = indicator.telt(curve.einden), indicator.misschien(curve.einden)
        return Gelezen(
            Interval(wel, wel + misschien),
            Interval(alle - wel - misschien, alle - wel),
            misschien,
            None if curve.kromme is None else indicator.lees(curve.kromme),
        )


def _maak(stukken: tuple[Stuk, ...]) -> _Curve:
    einden = _einden(stukken)
    in_zicht = any(tot > vanaf for vanaf, tot, _ in stukken)
    return _Curve(
        einden,
        len(stukken),
        sum(map(len, einden.values())),
        uit_stukken(stukken) if in_zicht else None,
    )


def _einden(stukken: Sequence[Stuk]) -> Einden:
    per_wijze: dict[str, list[int]] = defaultdict(list)
    for _, tot, uitkomst in stukken:
        if uitkomst != OPEN:
            per_wijze[uitkomst].append(tot)
    return {wijze: sorted(dagen) for wijze, dagen in per_wijze.items()}
