"""XmR: which points of a series are more than its ordinary ups and downs.

Centre = mean; moving range `mR = |x_i - x_(i-1)|`; limits `mean -+ 2.66 * average mR`, near limits
at two thirds of that. Moving ranges of 3.267 x their average or more are left out of the average
once (NHSRplotthedots; its Excel twin keeps them: `uitschieters_weglaten=False`). Rules in order:

1. outside the limits;
2. part of 7 points in a row that rise, or fall, each time;
3. with another one out of 3 in a row, beyond the near limit on the same side (a point outside the
   limits is beyond the near limit too);
4. part of 7 points in a row on one side of the mean.

A point that a rule points out is high or low by its side of the mean; on the mean, by the way the
row goes. A period without a figure ends a row and gives no moving range.

Of ranges: a point is high only when that holds whatever the values are, and ordinary only when no
values would point it out; interval arithmetic, so sound but not sharp (decisions.md 18). Sources:
Shewhart (1931); Wheeler, Understanding Variation (1993); NHS England, Making Data Count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from indicators.reeks import GEEN_CIJFER, GEWOON, HOOG, LAAG, ONZEKER, Band, Oordeel, Punt, marge

GRENS = 2.66
BIJNA = GRENS * 2 / 3
UITSCHIETER = 3.267
RIJ = 7

_Vlag = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Xmr:
    """One stretch of a series with its limits; a limit is a range where points are.

    Attributes:
        oordelen: one for each point.
        regels: the first rule, 1 to 4, that holds for each high or low point whatever the values
            are; 0 for the others.
    """

    midden: Band
    onder: Band
    boven: Band
    bijna_onder: Band
    bijna_boven: Band
    oordelen: tuple[Oordeel, ...]
    regels: tuple[int, ...]


def bewegingen(punten: Sequence[Punt]) -> list[Band]:
    """The moving ranges between periods that follow each other and both have a figure."""
    return [
        Band(
            max(0.0, nu.min - toen.max, toen.min - nu.max),
            max(nu.max - toen.min, toen.max - nu.min),
        )
        for toen, nu in pairwise(punten)
        if toen is not None and nu is not None
    ]


def gemiddelde_beweging(moving: Sequence[Band], *, uitschieters_weglaten: bool = True) -> Band:
    """What the average moving range can be.

    Raises:
        ValueError: there is no moving range.
    """
    if not moving:
        raise ValueError("no two periods that follow each other have a figure")
    laag = sum(m.min for m in moving) / len(moving)
    hoog = sum(m.max for m in moving) / len(moving)
    if not uitschieters_weglaten or hoog == 0:
        return Band(laag, hoog)
    blijft = [m for m in moving if m.max < UITSCHIETER * laag]
    misschien = [m for m in moving if m.max >= UITSCHIETER * laag and m.min < UITSCHIETER * hoog]
    return Band(
        -_grootste([-m.min for m in blijft], [-m.min for m in misschien]),
        _grootste([m.max for m in blijft], [m.max for m in misschien]),
    )


def _grootste(blijft: Sequence[float], misschien: Sequence[float]) -> float:
    """The largest average of all that stays with any choice of what may stay."""
    rij = sorted(misschien, reverse=True)
    som, aantal = sum(blijft), len(blijft)
    for waarde in rij:
        if aantal and waarde * aantal <= som:
            break
        som, aantal = som + waarde, aantal + 1
    return som / aantal


def xmr(punten: Sequence[Punt], *, uitschieters_weglaten: bool = True) -> Xmr:
    """Judge every point of one stretch: a series without a break, with limits of its own.

    Raises:
        ValueError: no two periods that follow each other have a figure.
    """
    beweging = gemiddelde_beweging(bewegingen(punten), uitschieters_weglaten=uitschieters_weglaten)
    bekend = [p for p in punten if p is not None]
    midden = Band(
        sum(p.min for p in bekend) / len(bekend), sum(p.max for p in bekend) / len(bekend)
    )
    omhoog = _kant(punten, bekend, beweging)
    omlaag = _kant(_gespiegeld(punten), _gespiegeld(bekend), beweging)
    oordelen, regels = _oordelen(punten, omhoog, omlaag)
    return Xmr(
        midden=midden,
        onder=Band(midden.min - GRENS * beweging.max, midden.max - GRENS * beweging.min),
        boven=Band(midden.min + GRENS * beweging.min, midden.max + GRENS * beweging.max),
        bijna_onder=Band(midden.min - BIJNA * beweging.max, midden.max - BIJNA * beweging.min),
        bijna_boven=Band(midden.min + BIJNA * beweging.min, midden.max + BIJNA * beweging.max),
        oordelen=oordelen,
        regels=regels,
    )


@dataclass(frozen=True, slots=True)
class _Kant:
    """What holds for sure, and what could hold, of each point on one side of the mean."""

    buiten: tuple[_Vlag, _Vlag]
    stijgt: tuple[_Vlag, _Vlag]
    twee_van_drie: tuple[_Vlag, _Vlag]
    rij: tuple[_Vlag, _Vlag]
    boven: tuple[_Vlag, _Vlag]


def _gespiegeld(punten: Sequence[Punt]) -> list[Punt]:
    return [None if p is None else Band(-p.max, -p.min) for p in punten]


def _kant(punten: Sequence[Punt], bekend: Sequence[Punt], beweging: Band) -> _Kant:
    """The rules for the upper side; the lower side is the upper one of the mirrored series."""
    laag = np.array([np.nan if p is None else p.min for p in punten])
    hoog = np.array([np.nan if p is None else p.max for p in punten])
    n, eps = len(bekend), marge(bekend)
    # x_i - mean, with x_i itself in the mean: sharper than the difference of two ranges.
    zeker = laag - (np.nansum(hoog) - hoog + laag) / n
    kan = hoog - (np.nansum(laag) - laag + hoog) / n
    with np.errstate(invalid="ignore"):
        boven = (zeker > eps, kan > eps)
        buiten = (zeker > GRENS * beweging.max + eps, kan > GRENS * beweging.min + eps)
        bijna = (zeker > BIJNA * beweging.max + eps, kan > BIJNA * beweging.min + eps)
        stap = (laag[1:] > hoog[:-1] + eps, hoog[1:] > laag[:-1] + eps)
    return _Kant(
        buiten=buiten,
        stijgt=(_stappen(stap[0]), _stappen(stap[1])),
        twee_van_drie=(_met_buur(bijna[0]), _met_buur(bijna[1])),
        rij=(_in_rij(boven[0], RIJ), _in_rij(boven[1], RIJ)),
        boven=boven,
    )


def _in_rij(vlag: _Vlag, lengte: int) -> _Vlag:
    """The points that are part of a row of at least so many."""
    uit, begin = np.zeros(len(vlag), dtype=bool), 0
    for plaats in range(len(vlag) + 1):
        if plaats == len(vlag) or not vlag[plaats]:
            uit[begin:plaats] = plaats - begin >= lengte
            begin = plaats + 1
    return uit


def _stappen(stap: _Vlag) -> _Vlag:
    """The points of 7 in a row that go up each time: six steps."""
    rij = _in_rij(stap, RIJ - 1)
    return np.append(rij, False) | np.insert(rij, 0, False)


def _met_buur(vlag: _Vlag) -> _Vlag:
    """The points with another one within 3 in a row."""
    uit = np.zeros(len(vlag), dtype=bool)
    for afstand in (1, 2):
        samen = vlag[afstand:] & vlag[:-afstand]
        uit[afstand:] |= samen
        uit[:-afstand] |= samen
    return uit


def _oordelen(
    punten: Sequence[Punt], op: _Kant, neer: _Kant
) -> tuple[tuple[Oordeel, ...], tuple[int, ...]]:
    zeker_op, zeker_neer = _regels(op, neer), _regels(neer, op)
    kan = _kan(op, neer) | _kan(neer, op)
    oordelen: list[Oordeel] = []
    regels: list[int] = []
    for plaats, waarde in enumerate(punten):
        hoog, laag = int(zeker_op[plaats]), int(zeker_neer[plaats])
        regels.append(hoog or laag)
        if waarde is None:
            oordelen.append(GEEN_CIJFER)
        elif hoog:
            oordelen.append(HOOG)
        elif laag:
            oordelen.append(LAAG)
        else:
            oordelen.append(ONZEKER if kan[plaats] else GEWOON)
    return tuple(oordelen), tuple(regels)


def _regels(een: _Kant, ander: _Kant) -> NDArray[np.int64]:
    """The first rule that points out each point on this side for sure; 0 where none does."""
    op_midden = ~een.boven[1] & ~ander.boven[1]
    rij = (een.stijgt[0] | ander.stijgt[0]) & een.boven[0] | een.stijgt[0] & op_midden
    return np.select([een.buiten[0], rij, een.twee_van_drie[0], een.rij[0]], [1, 2, 3, 4], 0)


def _kan(een: _Kant, ander: _Kant) -> _Vlag:
    """Whether some values would have a rule point out each point on this side."""
    op_midden = ~een.boven[0] & ~ander.boven[0]
    rij = (een.stijgt[1] | ander.stijgt[1]) & een.boven[1] | een.stijgt[1] & op_midden
    return een.buiten[1] | rij | een.twee_van_drie[1] | een.rij[1]
