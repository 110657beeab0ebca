"""Under which codes the area of a municipality was delivered, before and after a merger."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta

from datasets.reference.register import Register


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes whose figures together are the area, and the former municipalities it misses."""

    er: tuple[str, ...]
    weg: tuple[str, ...] = ()


class Samenvoeging:
    """Follows mergers for figures that add up; a kept code is not a kept area."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._oude: dict[str, list[str]] = defaultdict(list)
        for oud, nu in register.opvolging().items():
            self._oude[nu].append(oud)

    def alle(self, gemeente: str) -> tuple[str, ...]:
        """Every code under which a part of this area was ever delivered."""
        return (gemeente, *self._oude.get(gemeente, ()))

    def codes(
        self, gemeente: str, *, op: date, aanwezig: Container[str], rijen_tellen: bool
    ) -> Codes:
        """What to add up for a period that ends on `op`.

        Args:
            gemeente: the municipality of today.
            op: last day of the period.
            aanwezig: the codes for which something was delivered.
            rijen_tellen: rows under any name add up (case lists). Of counts the new name alone is
                the whole, so that the old and the new name are never added together.
        """
        if gemeente not in self._oude:
            return Codes((gemeente,)) if gemeente in aanwezig else Codes((), (gemeente,))
        verwacht = self._register.voorgangers(gemeente, op=op)
        er = tuple(code for code in self.alle(gemeente) if code in aanwezig)
        if all(v in er for v in verwacht):
            return Codes(er if rijen_tellen else verwacht)
        deels = any(v in er for v in verwacht)
        if gemeente in er and gemeente not in verwacht and not (rijen_tellen and deels):
            return Codes(er if rijen_tellen else (gemeente,))
        if er and not deels:
            verwacht = self._voor_de_laatste_fusie(gemeente)
        telt = er if rijen_tellen else tuple(v for v in verwacht if v in er)
        return Codes(telt, tuple(v for v in verwacht if v not in er))

    def _voor_de_laatste_fusie(self, gemeente: str) -> tuple[str, ...]:
        fusies = [
            h.ingangsdatum
            for h in self._register.herindelingen
            if h.nieuwe_code == gemeente and h.is_fusie
        ]
        return self._register.voorgangers(gemeente, op=max(fusies) - timedelta(days=1))
