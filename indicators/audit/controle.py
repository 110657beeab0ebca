"""Audit of a whole publication: its blocks one by one, and the certificate of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indicators.audit.bewijs import Bewijs
from indicators.audit.publicatie import Cel, Doel, Publicatie, Tabel
from indicators.audit.zoeken import KNOPEN, Lek, Zoeker

Voortgang = Callable[[int, int], None]


@dataclass(frozen=True)
class Uitkomst:
    """What the audit found: leaks, or a certificate when there are none."""

    lekken: tuple[Lek, ...]
    bewijs: Bewijs | None


def controleer(
    publicatie: Publicatie,
    waar: Tabel,
    *,
    knopen: int = KNOPEN,
    voortgang: Voortgang | None = None,
) -> Uitkomst:
    """Look for what can be worked out from a publication.

    Args:
        publicatie: all that a reader sees.
        waar: the true value of each cell.
        knopen: how far each search goes; unfinished is a leak.
        voortgang: called with blocks done and blocks in all.

    Raises:
        FeitenKloppenNiet: the true values do not fit what is shown.
    """
    lekken: list[Lek] = []
    getuigen: list[dict[Cel, int]] = []
    keuzes: dict[Doel, tuple[int, ...]] = {}
    blokken = publicatie.blokken()
    for klaar, blok in enumerate(blokken, start=1):
        zoeker = Zoeker(blok, waar, knopen)
        if blok.doelen:
            zoeker.verken()
        gelekt = [lek for doel in blok.doelen if (lek := zoeker.toets(doel))]
        lekken += gelekt
        if not gelekt:
            nummers = _nieuwe_getuigen(zoeker, blok, getuigen)
            keuzes |= {doel: tuple(nummers[n] for n in zoeker.keuze(doel)) for doel in blok.doelen}
        if voortgang is not None:
            voortgang(klaar, len(blokken))
    if lekken:
        return Uitkomst(tuple(lekken), None)
    keuze = tuple(keuzes[doel] for doel in publicatie.doelen)
    vaste = {cel: waar[cel] for cel in publicatie.getoond}
    return Uitkomst((), Bewijs(publicatie.vingerafdruk, vaste, tuple(getuigen), keuze))


def _nieuwe_getuigen(
    zoeker: Zoeker, blok: Publicatie, getuigen: list[dict[Cel, int]]
) -> dict[int, int]:
    """Add the witnesses of a block that are needed; their numbers in the block and in all."""
    nodig = sorted({n for doel in blok.doelen for n in zoeker.keuze(doel)} - {0})
    nummers = {0: 0}
    eerste = zoeker.getuigen[0]
    for n in nodig:
        rij = zoeker.getuigen[n]
        anders = {cel: int(rij[m]) for m, cel in enumerate(zoeker.cellen) if rij[m] != eerste[m]}
        getuigen.append(anders)
        nummers[n] = len(getuigen)
    return nummers
