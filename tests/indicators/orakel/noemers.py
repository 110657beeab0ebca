"""Denominators: inhabitants of some ages on 1 January (decisions.md 8)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tests.indicators.orakel.aangeleverd import Levering
from tests.indicators.orakel.gebieden import gebied


class Noemers:
    """How many inhabitants a municipality has, from the files of CBS."""

    def __init__(self, leveringen: Sequence[Levering]) -> None:
        self.leveringen = leveringen
        self.van = lru_cache(maxsize=None)(self._noemer)

    def _noemer(
        self, leeftijden: tuple[int, int], gemeente: str, op: date
    ) -> tuple[date, int] | None:
        """Inhabitants of these ages on the newest 1 January of the last 24 months."""
        for jaar in (op.year, op.year - 1, op.year - 2):
            dag = date(jaar, 1, 1)
            if dag > op or (dag.replace(year=jaar + 2)) < op:
                continue
            aantal = self._inwoners(leeftijden, gemeente, dag)
            if aantal is not None:
                return dag, aantal
        return None

    def _inwoners(self, leeftijden: tuple[int, int], gemeente: str, dag: date) -> int | None:
        per_naam: dict[str, dict[str, str]] = {}
        for bron in self.leveringen:
            if (bron.soort, bron.periode) == ("bevolking", str(dag.year)):
                for rij in bron.rijen:
                    if rij["Bevolking"]:
                        per_leeftijd = per_naam.setdefault(rij["Regio's"], {})
                        per_leeftijd[rij["Leeftijd"]] = rij["Bevolking"]
        hier = gebied(gemeente, dag, per_naam, lijst=False)
        if not hier.namen or hier.mist:
            return None
        klassen = [k for k in ((0, 4), (5, 17), (18, 22)) if leeftijden[0] <= k[0] <= leeftijden[1]]
        titels = [f"{van} tot {tot + 1} jaar" for van, tot in klassen]
        if any(titel not in per_naam[naam] for naam in hier.namen for titel in titels):
            return None
        return sum(int(per_naam[naam][titel]) for naam in hier.namen for titel in titels)
