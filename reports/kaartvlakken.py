"""The shapes of a map in flat units: the tiles of a profile, or the boundaries of a region."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from datasets.reference.grenzen import Grenzen, Veelhoek
from datasets.reference.vereenvoudigen import oppervlak
from reports.grafiek import Punt

BREED = 620.0
"""How wide a map is drawn where there is room, in pixels; one unit is one of them."""
TEGEL_HOOG = 92.0
_NAAD = 4.0
_RASTER = 28
"""The points at which is looked for the middle of an area and for where a click can come."""
_KLIKKEN = 40
_MIDDEN = 0.5


@dataclass(frozen=True, slots=True)
class Vorm:
    """The shape of one municipality.

    Attributes:
        vlakken: its areas, the largest one first.
        gaten: holes in them; they turn the other way round.
        midden: where its name and value stand.
        ruimte: how wide a text can be there, and how high, in units.
        klikken: points inside it, so close together that a click finds the right area.
    """

    code: str
    vlakken: tuple[tuple[Punt, ...], ...]
    midden: Punt
    ruimte: tuple[float, float]
    klikken: tuple[Punt, ...]
    gaten: tuple[tuple[Punt, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Kaartbeeld:
    """All shapes of a region, the largest one first, with the size of the whole.

    Attributes:
        tegels: every municipality is as large; its width may follow from that of the screen.
    """

    vormen: tuple[Vorm, ...]
    breedte: float
    hoogte: float
    tegels: bool


def van_tegels(tegels: Mapping[str, tuple[int, int]]) -> Kaartbeeld:
    """The tile map of a profile; with few columns there is room beside it."""
    rijen = 1 + max(rij for rij, _ in tegels.values())
    kolommen = 1 + max(kolom for _, kolom in tegels.values())
    breed = BREED / max(kolommen, 4)
    vormen = []
    for code, (rij, kolom) in tegels.items():
        west, noord = kolom * breed, (rijen - rij) * TEGEL_HOOG
        oost, zuid = west + breed - _NAAD, noord - TEGEL_HOOG + _NAAD
        hoeken = ((west, zuid), (oost, zuid), (oost, noord), (west, noord))
        midden = ((west + oost) / 2, (noord + zuid) / 2)
        vormen.append(Vorm(code, (hoeken,), midden, (breed, TEGEL_HOOG), (midden,)))
    return Kaartbeeld(tuple(vormen), BREED, rijen * TEGEL_HOOG, tegels=True)


def van_grenzen(grenzen: Grenzen) -> Kaartbeeld:
    """The boundaries of a region, flat and as wide as a map."""
    punten = [p for een in grenzen.vlakken.values() for v in een for ring in v for p in ring]
    west, oost = min(x for x, _ in punten), max(x for x, _ in punten)
    zuid, noord = min(y for _, y in punten), max(y for _, y in punten)
    plat = 1.0
    if grenzen.stelsel == "graden":
        plat = math.cos(math.radians((zuid + noord) / 2))
    schaal = BREED / max((oost - west) * plat, noord - zuid)

    def vlak(punt: Punt) -> Punt:
        return ((punt[0] - west) * plat * schaal, (punt[1] - zuid) * schaal)

    vormen = [
        _vorm(code, [tuple(tuple(vlak(p) for p in ring) for ring in v) for v in een])
        for code, een in grenzen.vlakken.items()
    ]
    vormen.sort(key=lambda vorm: -abs(oppervlak(vorm.vlakken[0])))
    return Kaartbeeld(
        tuple(vormen), (oost - west) * plat * schaal, (noord - zuid) * schaal, tegels=False
    )


def _vorm(code: str, vlakken: list[Veelhoek]) -> Vorm:
    grootste = vlakken[0]
    binnen = _binnenpunten(grootste)
    midden = max(binnen, key=lambda punt: _ruimte(punt, grootste)[0])
    om_de = max(1, len(binnen) // _KLIKKEN)
    return Vorm(
        code,
        tuple(_gericht(v[0], 1) for v in vlakken),
        midden,
        _breed_en_hoog(midden, grootste),
        (midden, *binnen[::om_de], *(_zwaartepunt(v[0]) for v in vlakken[1:])),
        tuple(_gericht(gat, -1) for v in vlakken for gat in v[1:]),
    )


def _gericht(ring: tuple[Punt, ...], kant: int) -> tuple[Punt, ...]:
    """The same ring against the clock (1) or with it (-1)."""
    return ring if oppervlak(ring) * kant > 0 else ring[::-1]


def _zwaartepunt(ring: tuple[Punt, ...]) -> Punt:
    return (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))


def _binnenpunten(veelhoek: Veelhoek) -> list[Punt]:
    """Points of a grid that lie in an area; its first corner where it is too narrow for any."""
    xs, ys = [x for x, _ in veelhoek[0]], [y for _, y in veelhoek[0]]
    west, zuid = min(xs), min(ys)
    stap_x, stap_y = (max(xs) - west) / _RASTER, (max(ys) - zuid) / _RASTER
    punten = [
        (west + (k + _MIDDEN) * stap_x, zuid + (r + _MIDDEN) * stap_y)
        for r in range(_RASTER)
        for k in range(_RASTER)
    ]
    return [punt for punt in punten if _binnen(punt, veelhoek)] or [veelhoek[0][0]]


def _binnen(punt: Punt, veelhoek: Veelhoek) -> bool:
    """Whether a point lies in an area: a line from it crosses the edge an odd number of times."""
    x, y = punt
    keer = 0
    for ring in veelhoek:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                keer += 1
    return keer % 2 == 1


def _ruimte(punt: Punt, veelhoek: Veelhoek) -> tuple[float, Punt]:
    """How far the nearest boundary is."""
    kortste = min(
        _tot_lijn(punt, een, ander)
        for ring in veelhoek
        for een, ander in pairwise((*ring, ring[0]))
    )
    return kortste, punt


def _tot_lijn(punt: Punt, een: Punt, ander: Punt) -> float:
    (x, y), (x1, y1), (x2, y2) = punt, een, ander
    lengte = (x2 - x1) ** 2 + (y2 - y1) ** 2
    deel = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / lengte if lengte else 0.0
    deel = min(1.0, max(0.0, deel))
    return math.dist(punt, (x1 + deel * (x2 - x1), y1 + deel * (y2 - y1)))


def _breed_en_hoog(punt: Punt, veelhoek: Veelhoek) -> tuple[float, float]:
    """How wide and high the area is through a point: twice the shortest way out."""
    x, y = punt
    naast: list[float] = []
    boven: list[float] = []
    for ring in veelhoek:
        for (x1, y1), (x2, y2) in pairwise((*ring, ring[0])):
            if (y1 > y) != (y2 > y):
                naast.append(abs(x1 + (y - y1) * (x2 - x1) / (y2 - y1) - x))
            if (x1 > x) != (x2 > x):
                boven.append(abs(y1 + (x - x1) * (y2 - y1) / (x2 - x1) - y))
    return 2 * min(naast, default=0.0), 2 * min(boven, default=0.0)
