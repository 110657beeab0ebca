"""What this visit has read of the store, until the figures have a new version.

Reading it all at every click would open the store each time. It is kept in the session and not
in a cache: a cache is shared with readers who may not see file names and exact counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from loaders.leveringen import LeveringRegel, OpnameRegel, opnames
from loaders.opdracht import Werkplek

_KEY = "leveringen_gelezen"


@dataclass(frozen=True)
class Seen:
    """All loads, undos and redos of a region, newest first."""

    acties: Sequence[OpnameRegel]

    def find(self, number: str) -> OpnameRegel | None:
        """The load of this number, or the one that an undo or redo of this number is about."""
        found = next((one for one in self.acties if str(one.handeling) == number), None)
        if found is None or found.van is None:
            return found
        return self.find(str(found.van))

    def about(self, opname: OpnameRegel) -> list[OpnameRegel]:
        """The undos and redos of a load, newest first."""
        return [one for one in self.acties if one.van == opname.handeling]

    def counting(self) -> dict[tuple[str, str, str], int]:
        """Leverancier, dataset and period -> the newest load with a delivery that counts there."""
        return {
            (one.leverancier, one.dataset, one.periode): load.handeling
            for load in reversed(self.acties)
            for one in load.leveringen
            if one.status == "telt"
        }

    def versions(self, of: LeveringRegel) -> list[tuple[OpnameRegel, LeveringRegel]]:
        """All versions of a delivery with the load they came in, newest first."""
        key = (of.leverancier, of.dataset, of.periode, of.deel)
        found = [
            (opname, one)
            for opname in self.acties
            for one in opname.leveringen
            if (one.leverancier, one.dataset, one.periode, one.deel) == key
        ]
        return sorted(found, key=lambda pair: -pair[1].versie)


def read(plek: Werkplek, version: int) -> Seen:
    """The loads of a region; ``version`` is that of its figures, 0 when it has none yet."""
    if not version:
        # Opening its store would make one: a region that is only looked at stays as it is.
        return Seen(())
    mark = (plek.map_regio, version)
    kept = st.session_state.get(_KEY)
    if kept is None or kept[0] != mark:
        st.session_state[_KEY] = kept = (mark, Seen(tuple(opnames(plek))))
    seen: Seen = kept[1]
    return seen


def forget() -> None:
    """Read again at the next click: something was undone."""
    st.session_state.pop(_KEY, None)
