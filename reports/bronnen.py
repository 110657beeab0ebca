"""Where a figure comes from, as every reader may know it (decisions.md 25).

Leverancier, period, version and day of receipt; never a file name or a count of rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from datasets.notatie import datum
from datasets.periodes import Periode
from indicators.model import Figure, Indicator, Levering, Vrijgave
from indicators.soorten import TELLINGEN

_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Voeding:
    """What one leverancier gave for an indicator.

    Attributes:
        perioden: how many different periods there are.
        laatste: the delivery about the newest period.
    """

    leverancier: str
    perioden: int
    laatste: Levering


def bronnen_van(figuur: Figure) -> tuple[str, ...]:
    """The deliveries behind a figure, each in words; empty where there are none."""
    return tuple(filter(None, figuur.bron.split(_BETWEEN)))


def in_woorden(levering: Levering) -> str:
    """A delivery as `Figure.bron` writes it."""
    return (
        f"{levering.leverancier}, {Periode.van_code(levering.periode).lang()}, "
        f"versie {levering.versie}, ontvangen {datum(levering.ontvangen)}"
    )


def genoemd(vrijgave: Vrijgave) -> dict[str, set[str]]:
    """Per indicator the deliveries that its figures name, each in words."""
    found: dict[str, set[str]] = {}
    for figuur in vrijgave.figuren.values():
        found.setdefault(figuur.indicator, set()).update(bronnen_van(figuur))
    return found


def leveringen_van(
    vrijgave: Vrijgave, indicator: Indicator, named: set[str]
) -> tuple[Levering, ...]:
    """The deliveries that feed the figures of an indicator now, by leverancier and newest first.

    Args:
        vrijgave: the figures with all deliveries that count.
        indicator: what is fed.
        named: the deliveries that its figures name, from `genoemd`.
    """
    own = [one for one in vrijgave.leveringen if one.dataset == indicator.dataset]
    feeding = [one for one in own if in_woorden(one) in named]
    # Counts of the same leverancier and day are another road: only where the lists do not say it.
    left = named - {in_woorden(one) for one in feeding}
    feeding += [
        one for one in vrijgave.leveringen if one.dataset == TELLINGEN and in_woorden(one) in left
    ]
    newest_first = sorted(feeding, key=_age, reverse=True)
    return tuple(sorted(newest_first, key=lambda one: one.leverancier.casefold()))


def voeding(leveringen: Iterable[Levering]) -> tuple[Voeding, ...]:
    """The same per leverancier: how many periods, and the newest one."""
    found: dict[str, list[Levering]] = {}
    for one in leveringen:
        found.setdefault(one.leverancier, []).append(one)
    return tuple(
        Voeding(name, len({one.periode for one in own}), max(own, key=_age))
        for name, own in found.items()
    )


def _age(one: Levering) -> tuple[object, ...]:
    return (Periode.van_code(one.periode).sleutel(), one.versie, one.ontvangen)
