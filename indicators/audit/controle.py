"""Audit of a publication: its blocks one by one, and the certificate of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from indicators.audit.bewijs import Bewijs
from indicators.audit.getallen import Rekenblad, Rij, Tabellen
from indicators.audit.publicatie import Publicatie, Tabel, som
from indicators.audit.vereenvoudigen import Kern, kernen
from indicators.audit.zoeken import KNOPEN, FeitenKloppenNiet, Lek, Zoeker, wat_niet_klopt


@dataclass(frozen=True)
class Uitkomst:
    """What the audit found.

    Attributes:
        lekken: what is not protected.
        getuigen: all tables that were found to fit, the true one first.
        bewijs: the certificate, when there are no leaks.
    """

    lekken: tuple[Lek, ...]
    getuigen: Tabellen
    bewijs: Bewijs | None


def controleer(
    publicatie: Publicatie, waar: Tabel, *, knopen: int = KNOPEN, bekend: Tabellen | None = None
) -> Uitkomst:
    """Look for what can be worked out from a publication.

    Args:
        publicatie: all that a reader sees.
        waar: the true value of each cell.
        knopen: how far each search goes; unfinished is a leak.
        bekend: tables that were found before; those that do not fit are of no use.

    Raises:
        FeitenKloppenNiet: the true values do not fit what is shown.
    """
    blad = Rekenblad(publicatie)
    eerste = np.array([[waar[cel] for cel in blad.cellen]], dtype=np.int64)
    if not blad.passen(eerste)[0]:
        raise FeitenKloppenNiet(wat_niet_klopt(publicatie, waar))
    ervoor = eerste if bekend is None else bekend[blad.passen(bekend)]
    lekken: list[Lek] = []
    delen = [eerste]
    for kern in kernen(publicatie):
        zoeker = zoeker_van(kern, waar, blad, ervoor, knopen)
        lekken += [_van_heel(kern, lek, waar) for lek in zoeker.zoek()]
        delen.append(_uitgebreid(eerste[0], zoeker, blad))
    getuigen = np.concatenate(delen)
    bewijs = None if lekken else Bewijs(publicatie.vingerafdruk, getuigen)
    return Uitkomst(tuple(lekken), getuigen, bewijs)


def zoeker_van(
    kern: Kern, waar: Tabel, blad: Rekenblad, bekend: Tabellen, knopen: int = KNOPEN
) -> Zoeker:
    """Who looks in one block, with what was found before.

    Args:
        kern: the block.
        waar: the true values.
        blad: the cells of `bekend`.
        bekend: tables of the whole publication that fit.
        knopen: how far each search goes.
    """
    kolommen = _kolommen(kern.blok, blad)
    eigen = np.unique(bekend[:, kolommen], axis=0) if len(bekend) > 1 else bekend[:0, kolommen]
    return Zoeker(kern.blok, waar, knopen, eigen)


def _kolommen(blok: Publicatie, blad: Rekenblad) -> Sequence[int]:
    return [blad.plek[cel] for cel in sorted(blok.getoond)]


def _uitgebreid(eerste: Rij, zoeker: Zoeker, blad: Rekenblad) -> Tabellen:
    """The witnesses of a block as tables of the whole: all else is as it is."""
    gevonden = zoeker.getuigen[1:]
    uit = np.repeat(eerste[None, :], len(gevonden), axis=0)
    uit[:, _kolommen(zoeker.blok, blad)] = gevonden
    return uit


def _van_heel(kern: Kern, lek: Lek, waar: Tabel) -> Lek:
    """A leak with the quantity as it is in the publication, what is known of it included."""
    nummer = next(n for n, doel in enumerate(kern.blok.doelen) if doel is lek.doel)
    heel = kern.doelen[nummer]
    bekend = som(heel.termen, waar) - som(lek.doel.termen, waar)
    return replace(lek, doel=heel, waarden=tuple(waarde + bekend for waarde in lek.waarden))
