"""Repair: hide what must be hidden until nothing leaks, then show again what need not be hidden.

What is hidden is the cheapest shown cell that the leak is made with: a cell with a dual value where
the protected quantity is made as small, or as large, as what is seen allows. The price is what a
reader loses, never the true value: else the choice itself would say something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from indicators.audit.controle import Uitkomst, controleer, zoeker_van
from indicators.audit.getallen import Rekenblad, Tabellen, matrix
from indicators.audit.publicatie import Cel, NietVrijTeGeven, Publicatie, Tabel, Termen
from indicators.audit.vereenvoudigen import kernen
from indicators.audit.zoeken import KNOPEN, Lek

MERKBAAR = 1e-7
"""A dual value below this is rounding."""


class NietTeHerstellen(NietVrijTeGeven):
    """There is a leak, and there is nothing that can be hidden: nothing is released."""


@dataclass(frozen=True)
class Herstel:
    """The outcome of a repair.

    Attributes:
        publicatie: without leaks.
        verborgen: what had to be hidden for it.
        getuigen: tables that fit what then is shown, the true one first.
    """

    publicatie: Publicatie
    verborgen: frozenset[Cel]
    getuigen: Tabellen


def herstel(
    publicatie: Publicatie,
    waar: Tabel,
    *,
    knopen: int = KNOPEN,
    uitkomst: Uitkomst | None = None,
) -> Herstel:
    """Hide cells until nobody can work out what is protected.

    Args:
        publicatie: all that a reader would see.
        waar: the true value of each cell.
        knopen: how far each search goes; unfinished is a leak.
        uitkomst: what the audit of it found, when that was done already.

    Raises:
        NietTeHerstellen: there is a leak, and nothing that can be hidden.
        FeitenKloppenNiet: the true values do not fit what is shown.
    """
    dicht: dict[Cel, list[Lek]] = defaultdict(list)
    uitkomst = uitkomst or controleer(publicatie, waar, knopen=knopen)
    while uitkomst.lekken:
        open_ = publicatie.met_dicht(dicht)
        erbij: set[Cel] = set()
        for lek in uitkomst.lekken:
            # Most leaks are made with the same cells: one of these at a time.
            if keuze := te_kiezen(open_, waar, lek, dicht.keys() - erbij):
                over = keuze & erbij or keuze
                cel = min(over, key=lambda c: (publicatie.gewichten[c], c))
                erbij.add(cel)
                dicht[cel].append(lek)
        if not dicht:
            wat = uitkomst.lekken[0].doel.waarom
            raise NietTeHerstellen(
                f"Deze cijfers zijn niet vrij te geven: er blijft iets af te leiden ({wat})."
            )
        if not erbij:
            # What still follows does not follow from what is shown: all of it is hidden.
            return Herstel(publicatie.met_dicht(dicht), frozenset(dicht), uitkomst.getuigen)
        open_ = publicatie.met_dicht(dicht)
        # What fitted before fits as well now that less is shown.
        uitkomst = controleer(open_, waar, knopen=knopen, bekend=uitkomst.getuigen)
    blijft, getuigen = _toon_weer(publicatie, waar, dicht, knopen, uitkomst.getuigen)
    return Herstel(publicatie.met_dicht(blijft), frozenset(blijft), getuigen)


def _toon_weer(
    publicatie: Publicatie,
    waar: Tabel,
    dicht: Mapping[Cel, list[Lek]],
    knopen: int,
    getuigen: Tabellen,
) -> tuple[set[Cel], Tabellen]:
    """What must stay hidden: each cell is shown again, the dearest first, if nothing leaks then."""
    blijft = set(dicht)
    for cel in sorted(dicht, key=lambda c: (-publicatie.gewichten[c], c)):
        open_ = publicatie.met_dicht(blijft - {cel})
        if _lekt_weer(open_, waar, dicht[cel], knopen, getuigen):
            continue
        uitkomst = controleer(open_, waar, knopen=knopen, bekend=getuigen)
        if not uitkomst.lekken:
            blijft, getuigen = blijft - {cel}, uitkomst.getuigen
    return blijft, getuigen


def _lekt_weer(
    publicatie: Publicatie, waar: Tabel, lekken: list[Lek], knopen: int, getuigen: Tabellen
) -> bool:
    """True when one of these leaks is back."""
    blad = Rekenblad(publicatie)
    past = getuigen[blad.passen(getuigen)]
    termen = {lek.doel.termen for lek in lekken}
    for kern in kernen(publicatie):
        erin = {n for n, doel in enumerate(kern.doelen) if doel.termen in termen}
        if erin and zoeker_van(kern, waar, blad, past, knopen).lekt(erin):
            return True
    return False


def te_kiezen(publicatie: Publicatie, waar: Tabel, lek: Lek, dicht: Set[Cel]) -> set[Cel]:
    """The shown cells that this leak is made with; none when nothing is left to hide.

    Where no cell has a dual value (only whole numbers give the leak) the cells near it. What
    somebody knows beforehand cannot be hidden from him.
    """
    eigen = publicatie.kennis.get(lek.kenner, frozenset())
    over = publicatie.gewichten.keys() - dicht - eigen
    if not over:
        return set()
    return set(
        over & _duaal(publicatie, waar, lek, eigen) or over & _nabij(publicatie, lek) or over
    )


def _duaal(publicatie: Publicatie, waar: Tabel, lek: Lek, eigen: Set[Cel]) -> Set[Cel]:
    """The cells whose display holds the quantity at its smallest or largest value."""
    blad = Rekenblad(publicatie)
    richting = matrix([lek.doel.termen], blad.plek).toarray()[0]
    feiten = _ongelijkheden(publicatie, blad.plek)
    grenzen = [
        (waar[cel], waar[cel])
        if cel in eigen
        else (publicatie.getoond[cel].laag, publicatie.getoond[cel].hoog)
        for cel in blad.cellen
    ]
    uit: set[Cel] = set()
    for teken in (1, -1):
        uitkomst = linprog(teken * richting, **feiten, bounds=grenzen)
        if uitkomst.status == 0:
            zwaarte = np.abs(uitkomst.lower.marginals) + np.abs(uitkomst.upper.marginals)
            uit |= {blad.cellen[n] for n in np.flatnonzero(zwaarte > MERKBAAR)}
    return uit


def _ongelijkheden(
    publicatie: Publicatie, plek: Mapping[Cel, int]
) -> dict[str, csr_array | list[int] | None]:
    """The facts as linprog takes them: at most, and equal."""
    op: list[tuple[Termen, int]] = []
    gelijk: list[tuple[Termen, int]] = []
    for feit in publicatie.feiten:
        laag, hoog = feit.bereik.laag, feit.bereik.hoog
        if laag is not None and laag == hoog:
            gelijk.append((feit.termen, laag))
            continue
        if hoog is not None:
            op.append((feit.termen, hoog))
        if laag is not None:
            op.append((tuple((cel, -maal) for cel, maal in feit.termen), -laag))
    uit: dict[str, csr_array | list[int] | None] = {}
    for naam, regels in (("ub", op), ("eq", gelijk)):
        uit[f"A_{naam}"] = matrix([termen for termen, _ in regels], plek) if regels else None
        uit[f"b_{naam}"] = [grens for _, grens in regels] if regels else None
    return uit


def _nabij(publicatie: Publicatie, lek: Lek) -> set[Cel]:
    """The cells that share a fact with what is protected, and those cells themselves."""
    eigen = {cel for cel, _ in lek.doel.termen}
    return eigen | {
        cel
        for feit in publicatie.feiten
        if any(c in eigen for c, _ in feit.termen)
        for cel, _ in feit.termen
    }
