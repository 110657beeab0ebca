"""What was made of one version of the figures, kept as long as that version is shown.

A page that was made once is shown again without work: another visitor, another click. What is
kept belongs to one Beeld, so to one reader's rights and one version, and goes when that goes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

MOST = 128
"""So many large things are kept, such as the HTML of a page (up to 1 MB each)."""
T = TypeVar("T")


class Kept:
    """A memory of a limited size; what was not asked for longest goes first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made under this key, or made now.

        Args:
            key: all that the result follows from, beside the figures themselves.
            make: makes it. Two visitors at once may both make it; the results are the same.
        """
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast(T, self._made[key])
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._made)
