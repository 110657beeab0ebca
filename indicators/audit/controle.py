"""Audit of a whole publication: its blocks one by one, and the certificate of all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.audit.bewijs import Bewijs
from indicators.audit.publicatie import Cel, Doel, Publicatie, Tabel
from indicators.audit.zoeken import KNOPEN, FeitenKloppenNiet, Lek, Zoeker


@dataclass(frozen=True)
class Uitkomst:
    """What the audit found: leaks, or a certificate when there are none."""

    lekken: tuple[Lek, ...]
    bewijs: Bewijs | None


def controleer(publicatie: Publicatie, waar: Tabel, *, knopen: int = KNOPEN) -> Uitkomst:
    """Look for what can be worked out from a publication.

    Args:
        publicatie: all that a reader sees.
        waar: the true value of each cell.
        knopen: how far each search goes; unfinished is a leak.

    Raises:
        FeitenKloppenNiet: the true values do not fit what is shown.
    """
    lekken: list[Lek] = []
    getuigen: list[dict[Cel, int]] = []
    keuzes: dict[Doel, tuple[int, ...]] = {}
    for blok in publicatie.blokken():
        if blok.doelen:
            zoeker = Zoeker(blok, waar, knopen)
            gelekt = zoeker.zoek()
            lekken += gelekt
            if not gelekt:
                keuzes |= _keuzes(zoeker, blok, getuigen)
        elif not blok.past(waar):
            raise FeitenKloppenNiet("Wat te zien is, past niet bij de cijfers zelf.")
    if lekken:
        return Uitkomst(tuple(lekken), None)
    keuze = tuple(keuzes[doel] for doel in publicatie.doelen)
    vaste = {cel: waar[cel] for cel in publicatie.getoond}
    return Uitkomst((), Bewijs(publicatie.vingerafdruk, vaste, tuple(getuigen), keuze))


def _keuzes(
    zoeker: Zoeker, blok: Publicatie, getuigen: list[dict[Cel, int]]
) -> dict[Doel, tuple[int, ...]]:
    """Which witnesses protect what in a block; those that are needed are added to all of them."""
    keuzes = [zoeker.keuze(n) for n in range(len(blok.doelen))]
    nummers = {0: 0}
    eerste = zoeker.getuigen[0]
    for n in sorted({n for keuze in keuzes for n in keuze} - {0}):
        rij = zoeker.getuigen[n]
        anders = np.flatnonzero(rij != eerste)
        getuigen.append({zoeker.cellen[m]: int(rij[m]) for m in anders})
        nummers[n] = len(getuigen)
    return {
        doel: tuple(nummers[n] for n in keuze)
        for doel, keuze in zip(blok.doelen, keuzes, strict=True)
    }
