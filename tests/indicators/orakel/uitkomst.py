"""What the oracle says of one figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tests.indicators.orakel.aangeleverd import Getal
from tests.indicators.orakel.definitie import Definitie


@dataclass(frozen=True)
class Uitkomst:
    """A figure, or why there is none.

    Attributes:
        niets: "" when there is a figure; else niet geleverd, niet bekend, niet te berekenen or niet
            te verdelen.
        rest: of a share what is not counted, of a ratio what it is divided by.
        onzeker: how many of a share can be in the part and in the rest.
        kromme: what a curve says at least and at most.
        gemiddelde: a mean with its standard deviation, where those are known.
        noemer: inhabitants; None when there is no figure per 1.000.
        rijen: the rows it comes from, to show when something is wrong.
        getal: the count behind it.
        van: the leveranciers it comes from.
    """

    niets: str = ""
    teller: tuple[int, int] = (0, 0)
    rest: tuple[int, int] = (0, 0)
    waarde: float | None = None
    gemiddelde: tuple[float, float | None] | None = None
    onzeker: int = 0
    kromme: tuple[float | None, float | None] | None = None
    onvolledig: bool = False
    noemer: tuple[int, int] | None = None
    rijen: tuple[str, ...] = field(default=(), compare=False)
    getal: Getal = field(default=Getal(), compare=False, repr=False)
    van: frozenset[str] = field(default=frozenset(), compare=False)


NIET_GELEVERD = Uitkomst("niet geleverd")


def uitkomst(
    d: Definitie, som: Getal, *, onvolledig: bool, rijen: tuple[str, ...], van: frozenset[str]
) -> Uitkomst:
    """A figure from a count."""
    uit = Uitkomst(
        getal=som,
        teller=(som.min, som.max),
        rest=som.rest,
        onzeker=som.onzeker,
        gemiddelde=met_spreiding(som),
        onvolledig=onvolledig,
        rijen=rijen,
        van=van,
    )
    if d.kromme is None:
        return uit
    einden = [stuk for stuk in som.stukken if stuk.uitkomst]
    nog = len(som.stukken) - len(einden) if d.kromme.gevallen else som.rest[0]
    wel = sum(map(d.kromme.telt, einden))
    misschien = sum(map(d.kromme.misschien, einden))
    alle = len(einden) + nog
    return replace(
        uit,
        teller=(wel, wel + misschien),
        rest=(alle - wel - misschien, alle - wel),
        onzeker=misschien,
        kromme=d.kromme.lees(som.stukken),
    )


def met_spreiding(som: Getal) -> tuple[float, float | None] | None:
    n = som.min
    if som.waarden is None or not som.waarden or not n:
        return None
    gemiddelde = som.waarden / n
    if som.kwadraten is None or n < 2:
        return gemiddelde, None
    return gemiddelde, max(0.0, (som.kwadraten - n * gemiddelde**2) / (n - 1)) ** 0.5


WAT_EERST = ("nog niet te zeggen", "niet geleverd", "niet bekend")
"""Why a whole group has no figure: what is still to come goes first, then absence."""


def alle_leveranciers(delen: Iterable[Uitkomst]) -> frozenset[str]:
    return frozenset().union(*(deel.van for deel in delen))


def alle_rijen(delen: Iterable[Uitkomst]) -> tuple[str, ...]:
    return tuple(rij for deel in delen for rij in deel.rijen)
