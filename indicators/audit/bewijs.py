"""The certificate of an audit, and its verification by plain arithmetic.

Whoever verifies needs no solver and need not trust the search: each witness is a table of whole
numbers, and adding up says if it fits what is shown and if it differs in what is protected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from indicators.audit.publicatie import Cel, Feit, Publicatie, Tabel, som


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Why nothing can be worked out from a publication. Secret: it holds the true table.

    Attributes:
        vingerafdruk: of the publication that it is about.
        waar: the true table.
        getuigen: tables that fit as well, each as what differs from the true one.
        keuze: for each protected quantity of the publication, in order, the numbers of the
            witnesses that give it different values; 0 is the true table.
    """

    vingerafdruk: str
    waar: Tabel
    getuigen: tuple[Mapping[Cel, int], ...]
    keuze: tuple[tuple[int, ...], ...]


def bezwaren(publicatie: Publicatie, bewijs: Bewijs) -> list[str]:
    """What is wrong with a certificate, in Dutch and without values; empty when nothing is."""
    if bewijs.vingerafdruk != publicatie.vingerafdruk:
        return ["Dit bewijs is van een andere publicatie."]
    if bewijs.waar.keys() != publicatie.getoond.keys():
        return ["In het bewijs staan niet precies de cellen van de publicatie."]
    if not publicatie.past(bewijs.waar):
        return ["De cijfers zelf passen niet bij wat er te zien is."]
    uit = _passen(publicatie, bewijs)
    if len(bewijs.keuze) != len(publicatie.doelen):
        return [*uit, "Niet voor alles wat beschermd moet zijn, is er een bewijs."]
    tabellen: list[Tabel] = [{}, *bewijs.getuigen]
    for doel, keuze in zip(publicatie.doelen, bewijs.keuze, strict=True):
        if not all(0 <= n < len(tabellen) for n in keuze):
            uit.append(f"Er wordt verwezen naar een tabel die er niet is: {doel.waarom}")
            continue
        waarden = {som(doel.termen, _Over(bewijs.waar, tabellen[n])) for n in keuze}
        if len(waarden) < doel.minstens:
            uit.append(f"Te weinig mogelijke waarden: {doel.waarom}")
    return uit


class _Over(dict[Cel, int]):
    """A table with some cells changed."""

    def __init__(self, waar: Tabel, anders: Mapping[Cel, int]) -> None:
        super().__init__(anders)
        self._waar = waar

    def __missing__(self, cel: Cel) -> int:
        return self._waar[cel]


def _passen(publicatie: Publicatie, bewijs: Bewijs) -> list[str]:
    """The witnesses that do not fit what is shown.

    A fact without a changed cell holds as it does for the true table.
    """
    feiten: dict[Cel, list[Feit]] = defaultdict(list)
    for feit in publicatie.feiten:
        for cel, _ in feit.termen:
            feiten[cel].append(feit)
    uit = []
    for n, anders in enumerate(bewijs.getuigen, start=1):
        tabel = _Over(bewijs.waar, anders)
        goed = all(
            cel in publicatie.getoond and publicatie.getoond[cel].bevat(waarde)
            for cel, waarde in anders.items()
        ) and all(
            feit.bereik.bevat(som(feit.termen, tabel)) for cel in anders for feit in feiten[cel]
        )
        if not goed:
            uit.append(f"Tabel {n} past niet bij wat er te zien is.")
    return uit
