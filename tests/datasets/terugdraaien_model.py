"""What the store must do, as plain dicts: loads, undo, redo and who counts where two deliver.

Two leveranciers deliver the same municipality and quarter, so that the answer to "Welke telt?"
matters. An answer belongs to the action that gave it, goes with its undo and comes back with its
redo.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

GEMEENTEN = ("VB01", "VB02")
PERIODEN = ("2025-K1", "2025-K2")
LEVERANCIERS = ("Leerplicht Duinveen", "SWV Noord-Kust PO")


class Plek(NamedTuple):
    """Key of a delivery; every delivery speaks for both municipalities."""

    leverancier: str
    periode: str


Inhoud = tuple[int, ...]
"""How many pupils are at home, per municipality."""


class Geweigerd(Exception):
    """The store must refuse this."""


@dataclass
class Opname:
    """One load: what it changed, the answers that came with it, whether it is undone."""

    wissels: list[tuple[Plek, int | None, int]]
    antwoorden: list[tuple[str, str]] = field(default_factory=list)
    terug: int | None = None


@dataclass
class Model:
    """The whole state. A delivery is a number in `inhoud`; answers are kept per action."""

    inhoud: dict[int, Inhoud] = field(default_factory=dict)
    actief: dict[Plek, int] = field(default_factory=dict)
    opnames: dict[int, Opname] = field(default_factory=dict)
    antwoorden: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    handeling: int = 0

    def rijen(self) -> dict[Plek, Inhoud]:
        """What counts now."""
        return {plek: self.inhoud[nummer] for plek, nummer in self.actief.items()}

    def thuis(self) -> dict[tuple[str, str], int]:
        """Pupils at home per municipality and quarter, where that is decided."""
        uit = {}
        for periode in PERIODEN:
            er = [v for v in LEVERANCIERS if Plek(v, periode) in self.actief]
            for nummer, gemeente in enumerate(GEMEENTEN):
                telt = self._telt(er, gemeente)
                if telt is not None:
                    uit[gemeente, periode] = self.rijen()[Plek(telt, periode)][nummer]
        return uit

    def laad(self, stukken: dict[Plek, Inhoud], leidend: str) -> None:
        """A load of some deliveries; where two are there and nobody chose, `leidend` counts."""
        self.handeling += 1
        wissels = []
        for plek, inhoud in stukken.items():
            nummer = len(self.inhoud) + 1
            self.inhoud[nummer] = inhoud
            wissels.append((plek, self.actief.get(plek), nummer))
            self.actief[plek] = nummer
        self.opnames[self.handeling] = Opname(wissels)
        antwoorden = [(g, leidend) for g in GEMEENTEN if self._onbeslist(g)]
        self.antwoorden[self.handeling] = antwoorden
        self.opnames[self.handeling].antwoorden = antwoorden

    def draai_terug(self, opname: int) -> None:
        """Undo: only what counts now can be undone."""
        o = self.opnames.get(opname)
        if o is None or any(self.actief.get(plek) != nieuw for plek, _, nieuw in o.wissels):
            raise Geweigerd
        voor = {g: self._keuzes(g) for g in GEMEENTEN}
        self.handeling += 1
        for plek, oud, _ in o.wissels:
            self._zet(plek, oud)
        self.antwoorden.pop(opname)
        # What counted goes on counting, where both were there and the answer went away.
        nu = [(g, voor[g]) for g in GEMEENTEN if self._onbeslist(g)]
        self.antwoorden[self.handeling] = [(g, v) for g, v in nu if v is not None]
        o.terug = self.handeling

    def herhaal(self, opname: int, leidend: str) -> None:
        """Redo: only what was undone, when under its keys is what was there before it."""
        o = self.opnames.get(opname)
        if o is None or o.terug is None:
            raise Geweigerd
        if any(self.actief.get(plek) != oud for plek, oud, _ in o.wissels):
            raise Geweigerd
        self.handeling += 1
        for plek, _, nieuw in o.wissels:
            self._zet(plek, nieuw)
        self.antwoorden.pop(o.terug)
        self.antwoorden[opname] = o.antwoorden
        o.terug = None
        self.antwoorden[self.handeling] = [(g, leidend) for g in GEMEENTEN if self._onbeslist(g)]

    def _zet(self, plek: Plek, nummer: int | None) -> None:
        if nummer is None:
            del self.actief[plek]
        else:
            self.actief[plek] = nummer

    def _dubbel(self) -> bool:
        return any(all(Plek(v, p) in self.actief for v in LEVERANCIERS) for p in PERIODEN)

    def _onbeslist(self, gemeente: str) -> bool:
        return self._dubbel() and self._antwoord(gemeente) is None

    def _keuzes(self, gemeente: str) -> str | None:
        return self._antwoord(gemeente) if self._dubbel() else None

    def _antwoord(self, gemeente: str) -> str | None:
        """The newest answer for a municipality."""
        for nummer in sorted(self.antwoorden, reverse=True):
            for voor, leverancier in self.antwoorden[nummer]:
                if voor == gemeente:
                    return leverancier
        return None

    def _telt(self, er: list[str], gemeente: str) -> str | None:
        if len(er) == 1:
            return er[0]
        return self._antwoord(gemeente) if er else None
