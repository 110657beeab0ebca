"""Which figures changed between two releases, and what may be said of the former value.

Both releases are made for the same reader with the same protection. Yet two of them side by side
say more than one: when one municipality delivers anew and the total of the region goes from 50 to
51, its own hidden count went up by one. So a former value is told only of a single municipality,
or of Nederland as published, and only where both values are shown exactly. Of everything else it
is told that it changed, and no more (decisions.md 25).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from datasets.reference.regio import NEDERLAND, Regio
from indicators.model import Figure, Vrijgave

_WAARDE = ("getoond", "klein", "afgeschermd", "te klein")
"""Statuses of a figure that is whole; what was missing or incomplete and came in is not corrected.
"""
_WACHT = "nog niet te zeggen"
_TUSSEN = "; "
"""Between the deliveries in `Figure.bron`."""


@dataclass(frozen=True, slots=True)
class Bijgesteld:
    """A figure that was there and is another one now.

    Attributes:
        figuur: the figure of now; where it is gone, the figure of then without its value.
        was: the former value; empty where only that it changed may be said.
        vervallen: it is no longer there.
    """

    figuur: Figure
    was: str = ""
    vervallen: bool = False


def bijgesteld(
    regio: Regio, toen: Vrijgave, nu: Vrijgave, indicatoren: Collection[str]
) -> tuple[Bijgesteld, ...]:
    """The whole figures that changed because something else was delivered, in no special order.

    Args:
        regio: the region.
        toen: the release of then.
        nu: the release of now, for the same reader.
        indicatoren: ids of what is looked at.
    """
    gevonden = (
        _vergelijk(regio, was, nu.figuren.get(sleutel))
        for sleutel, was in toen.figuren.items()
        if was.indicator in indicatoren and not was.uitsplitsing and _was_er(was)
    )
    return tuple(een for een in gevonden if een is not None)


def _was_er(figuur: Figure) -> bool:
    return figuur.status in _WAARDE and figuur.tekst != _WACHT


def _vergelijk(regio: Regio, was: Figure, nu: Figure | None) -> Bijgesteld | None:
    if nu is None or nu.status in ("niet geleverd", "niet bekend"):
        return Bijgesteld(nu or _zonder_waarde(was), vervallen=True)
    if not _was_er(nu) or nu.tekst == was.tekst:
        return None
    if not set(was.bron.split(_TUSSEN)) - set(nu.bron.split(_TUSSEN)):
        # Other protection of the same deliveries, or a period that goes on: nothing was replaced.
        return None
    los = nu.gebied in regio.gemeenten or nu.gebied == NEDERLAND
    return Bijgesteld(nu, was.tekst if los and _precies(was) and _precies(nu) else "")


def _precies(figuur: Figure) -> bool:
    return figuur.status == "getoond" and figuur.min is not None and figuur.min == figuur.max


def _zonder_waarde(was: Figure) -> Figure:
    """The place of a figure that is gone, without anything that was in it."""
    return Figure(
        was.indicator,
        was.gebied,
        was.periode,
        "",
        "niet geleverd",
        "Deze levering telt niet meer mee.",
        "niet geleverd",
    )
