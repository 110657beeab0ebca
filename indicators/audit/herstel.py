"""Repair: hide what must be hidden until nothing leaks, then show again what need not be hidden.

What is hidden is the cheapest shown cell that the leak is made with: a cell with a dual value where
the protected quantity is made as small, or as large, as what is seen allows. The price is what a
reader loses, never the true value: else the choice itself would say something.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from indicators.audit.publicatie import Cel, Doel, Publicatie, Tabel, Termen
from indicators.audit.zoeken import KNOPEN, Lek, Zoeker, matrix

MERKBAAR = 1e-7
"""A dual value below this is rounding."""


class NietTeHerstellen(Exception):
    """There is a leak, and nothing is left that can be hidden: nothing is released."""


@dataclass(frozen=True)
class Herstel:
    """The outcome of a repair.

    Attributes:
        publicatie: without leaks.
        verborgen: what had to be hidden for it.
    """

    publicatie: Publicatie
    verborgen: frozenset[Cel]


def herstel(publicatie: Publicatie, waar: Tabel, *, knopen: int = KNOPEN) -> Herstel:
    """Hide cells until nobody can work out what is protected.

    Args:
        publicatie: all that a reader would see.
        waar: the true value of each cell.
        knopen: how far each search goes; unfinished is a leak.

    Raises:
        NietTeHerstellen: a leak stays when all that can be hidden is hidden.
        FeitenKloppenNiet: the true values do not fit what is shown.
    """
    verborgen: set[Cel] = set()
    for blok in publicatie.blokken():
        if blok.doelen:
            dicht = _verberg(blok, waar, knopen)
            verborgen |= _toon_weer(blok, waar, dicht, knopen)
    return Herstel(publicatie.met_dicht(verborgen), frozenset(verborgen))


def _verberg(blok: Publicatie, waar: Tabel, knopen: int) -> list[Cel]:
    """The cells of a block that had to be hidden, in the order in which it was done."""
    dicht: list[Cel] = []
    while lekken := _lekken(blok.met_dicht(dicht), waar, knopen):
        # One cell for each leak, then look again: most leaks share their cells.
        erbij = dict.fromkeys(goedkoopste(blok.met_dicht(dicht), lek.doel, dicht) for lek in lekken)
        dicht += erbij
    return dicht


def _toon_weer(blok: Publicatie, waar: Tabel, dicht: list[Cel], knopen: int) -> set[Cel]:
    """What must stay hidden: each cell is shown again, the dearest first, if nothing leaks then."""
    blijft = set(dicht)
    for cel in sorted(dicht, key=lambda c: (-blok.gewichten[c], c)):
        zonder = blijft - {cel}
        if not _lekken(blok.met_dicht(zonder), waar, knopen):
            blijft = zonder
    return blijft


def _lekken(blok: Publicatie, waar: Tabel, knopen: int) -> list[Lek]:
    return Zoeker(blok, waar, knopen).zoek()


def goedkoopste(blok: Publicatie, doel: Doel, dicht: Iterable[Cel]) -> Cel:
    """The cheapest shown cell that this leak is made with.

    Where no cell has a dual value (only whole numbers give the leak) the cheapest cell near it.

    Raises:
        NietTeHerstellen: nothing is left that can be hidden.
    """
    te_kiezen = set(blok.gewichten) - set(dicht)
    met_duaal = te_kiezen & _duaal(blok, doel)
    keuze = met_duaal or te_kiezen & _nabij(blok, doel) or te_kiezen
    if not keuze:
        raise NietTeHerstellen(f"Er blijft af te leiden: {doel.waarom}")
    return min(keuze, key=lambda cel: (blok.gewichten[cel], cel))


def _duaal(blok: Publicatie, doel: Doel) -> Set[Cel]:
    """The cells whose display holds the quantity at its smallest or largest value."""
    cellen = list(blok.getoond)
    plek = {cel: n for n, cel in enumerate(cellen)}
    richting = matrix([doel.termen], plek).toarray()[0]
    feiten = _ongelijkheden(blok, plek)
    uit: set[Cel] = set()
    for teken in (1, -1):
        uitkomst = linprog(
            teken * richting,
            **feiten,
            bounds=[(b.laag, b.hoog) for b in blok.getoond.values()],
        )
        if uitkomst.status == 0:
            zwaarte = np.abs(uitkomst.lower.marginals) + np.abs(uitkomst.upper.marginals)
            uit |= {cellen[n] for n in np.flatnonzero(zwaarte > MERKBAAR)}
    return uit


def _ongelijkheden(
    blok: Publicatie, plek: Mapping[Cel, int]
) -> dict[str, csr_array | list[int] | None]:
    """The facts as linprog takes them: at most, and equal."""
    op: list[tuple[Termen, int]] = []
    gelijk: list[tuple[Termen, int]] = []
    for feit in blok.feiten:
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


def _nabij(blok: Publicatie, doel: Doel) -> set[Cel]:
    """The cells that share a fact with what is protected, and those cells themselves."""
    eigen = {cel for cel, _ in doel.termen}
    return eigen | {
        cel
        for feit in blok.feiten
        if any(c in eigen for c, _ in feit.termen)
        for cel, _ in feit.termen
    }
