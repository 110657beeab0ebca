"""Figures by key, each made as an object when somebody asks for it.

Their numbers are in columns already. Most of the time of a figure goes into the object and its
words; who looks at a few does not wait for all.
"""

from __future__ import annotations

import gc
from abc import abstractmethod
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from indicators.model import Sleutel

V = TypeVar("V")
ZONDER = {"": 0}
"""The only breakdown of a figure that has none."""


@contextmanager
def zonder_opruimen() -> Iterator[None]:
    """Within this Python does not look for cycles: all that is made here stays in use.

    It takes a fifth of the time, for nothing. At the end all of it counts as old at once (`freeze`
    and `unfreeze`), so that it is not gone through then either.
    """
    was_aan = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_aan:
            gc.freeze()
            gc.unfreeze()
            gc.enable()


class Lui(Mapping[Sleutel, V]):
    """A mapping whose values are made once, when they are asked for."""

    def __init__(self) -> None:
        self._gemaakt: dict[Sleutel, V] = {}
        self._compleet = False

    @abstractmethod
    def _heeft(self, sleutel: Sleutel) -> bool:
        """True when there is such a figure."""

    @abstractmethod
    def _maak(self, sleutel: Sleutel) -> V:
        """Make one that there is."""

    def __contains__(self, sleutel: object) -> bool:
        return sleutel in self._gemaakt or self._heeft(sleutel)  # type: ignore[arg-type]

    def __getitem__(self, sleutel: Sleutel) -> V:
        gevonden = self._gemaakt.get(sleutel)
        if gevonden is None:
            if self._compleet or not self._heeft(sleutel):
                raise KeyError(sleutel)
            gevonden = self._gemaakt[sleutel] = self._maak(sleutel)
        return gevonden

    def items(self) -> ItemsView[Sleutel, V]:
        """All of them."""
        return self._alle().items()

    def values(self) -> ValuesView[V]:
        """All of them."""
        return self._alle().values()

    def _alle(self) -> Mapping[Sleutel, V]:
        """Make what was not asked for yet; in the order of the keys."""
        if not self._compleet:
            with zonder_opruimen():
                self._gemaakt = {sleutel: self[sleutel] for sleutel in self}
            self._compleet = True
        return self._gemaakt


@dataclass(frozen=True)
class Blok(Generic[V]):
    """The figures of one indicator.

    Attributes:
        maak: makes the one of an area, period and breakdown.
        perioden: the areas of each period; those of several periods can be the same object.
        codes: the breakdowns, the same for all of them.
    """

    maak: Callable[[str, str, str], V]
    perioden: Mapping[str, Mapping[str, int]]
    codes: Mapping[str, int] = field(default_factory=lambda: ZONDER)


class LuieFiguren(Lui[V]):
    """The figures of all indicators, in blocks."""

    def __init__(self, blokken: Mapping[str, Blok[V]]) -> None:
        super().__init__()
        self._blokken = blokken

    def __len__(self) -> int:
        return sum(
            len(gebieden) * len(blok.codes)
            for blok in self._blokken.values()
            for gebieden in blok.perioden.values()
        )

    def __iter__(self) -> Iterator[Sleutel]:
        for indicator, blok in self._blokken.items():
            for periode, gebieden in blok.perioden.items():
                for gebied in gebieden:
                    for code in blok.codes:
                        yield (indicator, gebied, periode, code)

    def _heeft(self, sleutel: Sleutel) -> bool:
        indicator, gebied, periode, code = sleutel
        blok = self._blokken.get(indicator)
        return blok is not None and code in blok.codes and gebied in blok.perioden.get(periode, ())

    def _maak(self, sleutel: Sleutel) -> V:
        indicator, gebied, periode, code = sleutel
        return self._blokken[indicator].maak(gebied, periode, code)


class LuieLijst(Lui[V]):
    """Figures of which each key says itself how it is made."""

    def __init__(self, makers: Mapping[Sleutel, Callable[[Sleutel], V]]) -> None:
        super().__init__()
        self._makers = makers

    def __len__(self) -> int:
        return len(self._makers)

    def __iter__(self) -> Iterator[Sleutel]:
        return iter(self._makers)

    def _heeft(self, sleutel: Sleutel) -> bool:
        return sleutel in self._makers

    def _maak(self, sleutel: Sleutel) -> V:
        return self._makers[sleutel](sleutel)
