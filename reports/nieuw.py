"""Which figures of a municipality came with a delivery or a period, and where they are seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

from datasets.periodes import Periode
from indicators.model import Figure, Indicator
from indicators.soorten import TELLINGEN
from reports.beeld import NOT_DELIVERED, Beeld
from reports.bronnen import bronnen_van
from reports.gemeentebeeld.parts import deel_in
from reports.series import periode_of

_EMPTY = (NOT_DELIVERED, "niet bekend")


class Delivered(Protocol):
    """What names a delivery, wherever it is read from."""

    @property
    def leverancier(self) -> str:
        """Who delivered."""

    @property
    def dataset(self) -> str:
        """Id of the dataset."""

    @property
    def periode(self) -> str:
        """Code of the period."""

    @property
    def versie(self) -> int:
        """Number of the version."""


@dataclass(frozen=True, slots=True)
class Part:
    """A delivery as figures name it: how their source begins, and what it can feed."""

    words: str
    dataset: str

    @classmethod
    def of(cls, one: Delivered) -> Self:
        """This delivery."""
        when = Periode.van_code(one.periode).lang()
        return cls(f"{one.leverancier}, {when}, versie {one.versie},", one.dataset)

    def feeds(self, indicator: Indicator, figuur: Figure) -> bool:
        """Whether a figure was made with it."""
        if self.dataset not in (indicator.dataset, TELLINGEN):
            return False
        return any(one.startswith(self.words) for one in bronnen_van(figuur))


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Figures of one municipality that are new.

    Attributes:
        periode: what to choose to see them.
        figuren: each with its indicator; those that stand on top first.
        onder_meer: whether all of them stand folded up under Meer cijfers.
    """

    periode: Periode
    figuren: tuple[tuple[Indicator, Figure], ...]
    onder_meer: bool


def van_levering(beeld: Beeld, gemeente: str, parts: Collection[Part]) -> Nieuw | None:
    """What deliveries brought of a municipality, at the period that shows most of it.

    Of periods that show as much, the newest. None when no figure of it was made with them.
    """
    found = [
        (one, figuur)
        for one in beeld.shown_in((gemeente,))
        for figuur in beeld.vrijgave.reeks(one.id, gemeente)
        if figuur.status not in _EMPTY and any(part.feeds(one, figuur) for part in parts)
    ]
    seen = [
        (periode, [pair for pair in found if beeld.figuur(pair[0], gemeente, periode) == pair[1]])
        for periode in beeld.perioden
    ]
    periode, shown = max(seen, key=lambda pair: len(pair[1]), default=(None, []))
    return _nieuw(beeld, gemeente, periode, shown) if periode and shown else None


def van_periode(beeld: Beeld, gemeente: str, periode: Periode) -> Nieuw | None:
    """What there is of a municipality about exactly this period; None for nothing."""
    found = [
        (one, figuur)
        for one in beeld.shown_in((gemeente,))
        if (figuur := beeld.figuur(one, gemeente, periode)) is not None
        and figuur.status not in _EMPTY
        and periode_of(figuur) == periode
    ]
    return _nieuw(beeld, gemeente, periode, found) if found else None


def vooruit(beeld: Beeld, gemeente: str, periode: Periode) -> Nieuw | None:
    """What there is about the newest period after this one, for who looks at the newest ones.

    None for who chose a period of before: that something came after it says nothing there.
    """
    until = beeld.perioden.index(periode) if periode in beeld.perioden else 0
    if until > beeld.perioden.index(beeld.eerste_periode):
        return None
    later = (van_periode(beeld, gemeente, one) for one in beeld.perioden[:until])
    return next(filter(None, later), None)


def _nieuw(
    beeld: Beeld, gemeente: str, periode: Periode, found: Sequence[tuple[Indicator, Figure]]
) -> Nieuw:
    folded = set(_ids(deel.indicatoren for deel in deel_in(beeld, gemeente).meer))
    ordered = sorted(found, key=lambda pair: pair[0].id in folded)
    return Nieuw(periode, tuple(ordered), all(one.id in folded for one, _ in found))


def _ids(groups: Iterable[Iterable[Indicator]]) -> Iterable[str]:
    return (one.id for group in groups for one in group)
