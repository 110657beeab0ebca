"""Which cells of a row cannot be used: a rule over other cells of that row still holds.

With that an error does not hide another one of the same row until it is repaired.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from datasets.model import Regel
from loaders.issues import Issue

_NAAM = re.compile(r"[a-z][a-z0-9_]*")


class FouteVelden:
    """The fields with an error per row.

    Attributes:
        rijen: all rows with an error.
    """

    def __init__(self, rijen: Collection[int], issues: Iterable[Issue]) -> None:
        """Take what was found until now.

        Args:
            rijen: the rows that are wrong. One of which no field is named is wrong as a whole.
            issues: what was found; only the errors are looked at.
        """
        self.rijen = set(rijen)
        self._velden: dict[int, set[str]] = defaultdict(set)
        for issue in issues if rijen else ():
            if issue.ernst == "fout":
                self.voeg_toe(issue.rijen, issue.velden)

    def voeg_toe(self, rijen: Iterable[int], velden: Iterable[str]) -> None:
        """These fields are wrong in these rows too."""
        namen = [*velden]
        for rij in rijen:
            self.rijen.add(rij)
            self._velden[rij].update(namen)

    def bruikbaar(self, rij: int, velden: Collection[str]) -> bool:
        """True when these fields of the row can be used."""
        if rij not in self.rijen:
            return True
        fout = self._velden.get(rij)
        return fout is not None and fout.isdisjoint(velden)


def velden_van(regel: Regel) -> frozenset[str]:
    """The fields that a rule looks at: those it names, and what its condition names."""
    genoemd = _NAAM.findall(regel.sql)
    zonder_eind = (naam.rsplit("_", 1)[0] for naam in genoemd)
    return frozenset((*regel.velden, *genoemd, *zonder_eind))
