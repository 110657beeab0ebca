"""The certificate of an audit, and its verification by plain arithmetic.

Whoever verifies needs no solver and need not trust the search: each witness is a table of whole
numbers, and adding up says if it fits what is shown and if it differs in what is protected.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from indicators.audit.getallen import Rekenblad, Tabellen
from indicators.audit.publicatie import NietVrijTeGeven, Publicatie


class NietNagekeken(NietVrijTeGeven):
    """A certificate does not hold: nothing is released."""


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Why nothing can be worked out from a publication. Secret: it holds the true table.

    Attributes:
        vingerafdruk: of the publication that it is about.
        tabellen: tables that fit all that is seen, the true one first; a column for each cell,
            in order of name.
    """

    vingerafdruk: str
    tabellen: Tabellen


def bezwaren(publicatie: Publicatie, bewijs: Bewijs) -> list[str]:
    """What is wrong with a certificate, in Dutch and without values; empty when nothing is."""
    tabellen = bewijs.tabellen
    if bewijs.vingerafdruk != publicatie.vingerafdruk:
        return ["Dit bewijs is van een andere publicatie."]
    if tabellen.ndim != 2 or not len(tabellen) or tabellen.shape[1] != len(publicatie.getoond):
        return ["In het bewijs staan niet precies de cellen van de publicatie."]
    blad = Rekenblad(publicatie)
    uit = [
        f"Tabel {n} past niet bij wat er te zien is."
        for n in np.flatnonzero(~blad.passen(tabellen)).tolist()
    ]
    if 0 in np.flatnonzero(~blad.passen(tabellen[:1])):
        return ["De cijfers zelf passen niet bij wat er te zien is."]
    waarden = blad.doelen @ tabellen.T
    zelfde = {kenner: blad.zelfde(kenner, tabellen) for kenner in ("", *publicatie.kennis)}
    for n, doel in enumerate(publicatie.doelen):
        for kenner, minstens in publicatie.aanvallers(doel):
            erbij = zelfde.get(kenner, zelfde[""])
            if len(np.unique(waarden[n, erbij])) < minstens:
                uit.append(f"Te weinig mogelijke waarden: {doel.waarom}")
    return uit
