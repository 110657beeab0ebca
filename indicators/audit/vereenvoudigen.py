"""The same publication, smaller: what is certain is filled in, and what follows is left out.

Every table that fits the one fits the other. What a reader knows exactly binds nothing any more, so
a publication falls apart in small blocks. Nobody has to trust this: a certificate is verified
against the publication itself.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, replace

from indicators.audit.publicatie import Bereik, Cel, Doel, Feit, Publicatie, Termen

RONDES = 20
"""So often a fact may narrow its cells; stopping early only leaves more to search."""

_Grens = tuple[int | None, int | None]


@dataclass(frozen=True)
class Kern:
    """What is left to search of a publication.

    Attributes:
        blok: without what is known or follows.
        doelen: the protected quantities of the block as they are in the publication, in order.
    """

    blok: Publicatie
    doelen: tuple[Doel, ...]


def kernen(publicatie: Publicatie) -> list[Kern]:
    """The blocks with something to protect, without what is known or follows."""
    grenzen = _vernauwd(publicatie)
    vast = {cel: laag for cel, (laag, hoog) in grenzen.items() if laag is not None and laag == hoog}
    feiten = []
    for feit in publicatie.feiten:
        over = _zonder(feit, vast)
        if over.termen and not _volgt(over, grenzen):
            feiten.append(over)
    doelen = tuple(
        replace(d, termen=tuple((c, m) for c, m in d.termen if c not in vast) or d.termen[:1])
        for d in publicatie.doelen
    )
    nodig = {c for d in doelen for c, _ in d.termen}
    open_ = [c for c in grenzen if c not in vast]
    klein = Publicatie(
        {c: Bereik(*grenzen[c]) for c in [*open_, *(c for c in vast if c in nodig)]},
        tuple(dict.fromkeys(feiten)),
        doelen,
        {},
        {kenner: eigen - vast.keys() for kenner, eigen in publicatie.kennis.items()},
    )
    eerst = {id(d): heel for d, heel in zip(doelen, publicatie.doelen, strict=True)}
    return [
        Kern(blok, tuple(eerst[id(d)] for d in blok.doelen))
        for blok in klein.blokken()
        if blok.doelen
    ]


def grenzen_van(publicatie: Publicatie) -> dict[Cel, Bereik]:
    """What anybody can say of each cell by its display and by one fact after the other."""
    return {cel: Bereik(*grens) for cel, grens in _vernauwd(publicatie).items()}


def _vernauwd(publicatie: Publicatie) -> dict[Cel, _Grens]:
    """What each cell can be, by its display and by each fact alone."""
    grenzen: dict[Cel, _Grens] = {c: (b.laag, b.hoog) for c, b in publicatie.getoond.items()}
    van: dict[Cel, list[int]] = defaultdict(list)
    for n, feit in enumerate(publicatie.feiten):
        for cel, _ in feit.termen:
            van[cel].append(n)
    wachtrij = deque(range(len(publicatie.feiten)))
    wacht, rondes = set(wachtrij), [0] * len(publicatie.feiten)
    while wachtrij:
        n = wachtrij.popleft()
        wacht.discard(n)
        rondes[n] += 1
        for cel in _vernauw(publicatie.feiten[n], grenzen):
            for ander in van[cel]:
                if ander not in wacht and rondes[ander] < RONDES:
                    wacht.add(ander)
                    wachtrij.append(ander)
    return grenzen


def _vernauw(feit: Feit, grenzen: dict[Cel, _Grens]) -> list[Cel]:
    """Narrow the cells of one fact; those that became narrower."""
    anders = []
    for teken, grens in ((1, feit.bereik.hoog), (-1, feit.bereik.laag)):
        if grens is None:
            continue
        # Sum of terms at most `rest`: each cell at most that less the least of all others.
        rest = teken * grens
        minst = [_minst(teken * maal, grenzen[cel]) for cel, maal in feit.termen]
        onbekend = [n for n, m in enumerate(minst) if m is None]
        if len(onbekend) > 1:
            continue
        totaal = sum(m for m in minst if m is not None)
        for n in onbekend or range(len(minst)):
            cel, maal = feit.termen[n]
            ruimte = rest - totaal + (minst[n] or 0)
            if _begrens(grenzen, cel, teken * maal, ruimte):
                anders.append(cel)
                nu = _minst(teken * maal, grenzen[cel])
                totaal += 0 if nu is None or minst[n] is None else nu - (minst[n] or 0)
                minst[n] = nu
    return anders


def _minst(maal: int, grens: _Grens) -> int | None:
    uiterste = grens[0] if maal > 0 else grens[1]
    return None if uiterste is None else maal * uiterste


def _begrens(grenzen: dict[Cel, _Grens], cel: Cel, maal: int, ruimte: int) -> bool:
    """Let `maal` times a cell be at most `ruimte`; True when that says something new."""
    laag, hoog = grenzen[cel]
    if maal > 0:
        nieuw = ruimte // maal
        if hoog is None or nieuw < hoog:
            grenzen[cel] = (laag, nieuw)
            return True
    else:
        nieuw = -(ruimte // -maal)
        if laag is None or nieuw > laag:
            grenzen[cel] = (nieuw, hoog)
            return True
    return False


def _zonder(feit: Feit, vast: Mapping[Cel, int]) -> Feit:
    """The fact about the cells that are not known."""
    weg = sum(maal * vast[cel] for cel, maal in feit.termen if cel in vast)
    laag, hoog = feit.bereik.laag, feit.bereik.hoog
    bereik = Bereik(None if laag is None else laag - weg, None if hoog is None else hoog - weg)
    return Feit(tuple((c, m) for c, m in feit.termen if c not in vast), bereik, feit.waarom)


def _volgt(feit: Feit, grenzen: Mapping[Cel, _Grens]) -> bool:
    """True when the fact holds whatever its cells are within their bounds."""
    return _hooguit(feit.termen, feit.bereik.hoog, grenzen) and _hooguit(
        tuple((c, -m) for c, m in feit.termen),
        None if feit.bereik.laag is None else -feit.bereik.laag,
        grenzen,
    )


def _hooguit(termen: Termen, grens: int | None, grenzen: Mapping[Cel, _Grens]) -> bool:
    if grens is None:
        return True
    minst = [_minst(-maal, grenzen[cel]) for cel, maal in termen]
    return all(m is not None for m in minst) and -sum(m or 0 for m in minst) <= grens
