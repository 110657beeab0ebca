"""What readers could see before, laid beside what they would see now.

Who kept the figures of last week can subtract them from those of today: an office that delivered in
between is the difference. So all that was ever released is remembered as a publication of its own,
and audited together with the new one. A count that stayed what it was is the same cell in both;
one that changed keeps its former value under a name of its own. What was shown cannot be hidden any
more: only what is new can.
"""

from __future__ import annotations

import gzip
import json
import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from indicators.audit.publicatie import (
    NIETS_BEKEND,
    Bereik,
    Cel,
    Doel,
    Feit,
    NietVrijTeGeven,
    Publicatie,
    Tabel,
    Termen,
    som,
)

BESTAND = "gezien.json.gz"
"""Beside the released figures. Secret, as the exact figures are."""
GEZIEN = "eerder te zien"
_TOEN = "toen"


class GezienBeschadigd(NietVrijTeGeven):
    """It cannot be read what readers saw before: nothing is released."""


@dataclass(frozen=True)
class Gezien:
    """All that readers could see until now. Secret: it holds the true values.

    Attributes:
        publicatie: what was shown of each cell, with the facts and protected quantities of then.
        waar: the true value of each cell, as it was when it was shown.
    """

    publicatie: Publicatie
    waar: Tabel


def naast(
    publicatie: Publicatie, waar: Tabel, vorige: Gezien | None, klein: Callable[[Cel, int], bool]
) -> tuple[Publicatie, Tabel]:
    """What a reader knows who kept everything: the new publication and the former ones as one.

    Args:
        publicatie: what would be shown now.
        waar: the true values of now.
        vorige: what was shown before; None when there was nothing.
        klein: says of a cell and a number whether that is a small count of it.
    """
    if vorige is None:
        return publicatie, waar
    oud = _met_eigen_naam(vorige, waar)
    getoond = dict(publicatie.getoond)
    gewichten = dict(publicatie.gewichten)
    feiten = {_vast(f): f for f in publicatie.feiten}
    feiten |= {_vast(f): f for f in oud.publicatie.feiten if _vast(f) not in feiten}
    for cel, toen in oud.publicatie.getoond.items():
        nu = getoond.get(cel)
        if nu is None:
            getoond[cel] = toen
            continue
        if toen not in (nu, NIETS_BEKEND):
            feit = Feit(((cel, 1),), toen, GEZIEN)
            feiten[_vast(feit)] = feit
        if _omvat(nu, toen):
            # Hiding it takes away nothing that was not seen.
            gewichten.pop(cel, None)
    doelen = {_los(d.termen): d for d in publicatie.doelen}
    samen = {**oud.waar, **waar}
    for doel in (*oud.publicatie.doelen, *_verschillen(publicatie, oud, samen, klein)):
        ander = doelen.get(_los(doel.termen))
        if ander is None or ander.minstens < doel.minstens:
            doelen[_los(doel.termen)] = doel
    beide = Publicatie(
        getoond,
        tuple(feiten.values()),
        tuple(doelen.values()),
        gewichten,
        {k: e | {c for c in getoond if c[1] == k} for k, e in publicatie.kennis.items()},
    )
    return beide, samen


def onthoud(beide: Publicatie, waar: Tabel) -> Gezien:
    """What is to be remembered once this is shown: of each cell all that was ever said of it."""
    gezien = {
        f.termen[0][0]: f.bereik for f in beide.feiten if f.waarom == GEZIEN and len(f.termen) == 1
    }
    getoond = {c: _samen(b, gezien.get(c, NIETS_BEKEND)) for c, b in beide.getoond.items()}
    feiten = tuple(f for f in beide.feiten if f.waarom != GEZIEN)
    return Gezien(Publicatie(getoond, feiten, beide.doelen, {}), waar)


def _met_eigen_naam(vorige: Gezien, waar: Tabel) -> Gezien:
    """The former publication, in which a cell that has another value now is a cell by itself."""
    anders: dict[Cel, Cel] = {}
    for cel, toen in vorige.waar.items():
        if waar.get(cel, toen) != toen:
            nummer = 1
            while (naam := (*cel, f"{_TOEN} {nummer}")) in vorige.waar:
                nummer += 1
            anders[cel] = naam
    if not anders:
        return vorige

    def met(termen: Termen) -> Termen:
        return tuple((anders.get(cel, cel), maal) for cel, maal in termen)

    oud = vorige.publicatie
    return Gezien(
        Publicatie(
            {anders.get(cel, cel): bereik for cel, bereik in oud.getoond.items()},
            tuple(replace(f, termen=met(f.termen)) for f in oud.feiten),
            tuple(replace(d, termen=met(d.termen)) for d in oud.doelen),
            {},
        ),
        {anders.get(cel, cel): waarde for cel, waarde in vorige.waar.items()},
    )


def _verschillen(
    nieuw: Publicatie, oud: Gezien, waar: Tabel, klein: Callable[[Cel, int], bool]
) -> Iterator[Doel]:
    """What a group of now leaves of one of then around it, or has on top of it."""
    van_toen: dict[tuple[str, str], dict[frozenset[Cel], Cel]] = defaultdict(dict)
    for cel, delen in groepen_van(oud.publicatie):
        if len(cel) > _SLEUTELDELEN:
            van_toen[cel[0], cel[2]][delen] = cel
    if not van_toen or not nieuw.doelen:
        return
    # As many values as are asked of any other small count.
    minstens = max(doel.minstens for doel in nieuw.doelen)
    for nu, delen in groepen_van(nieuw):
        for eerder, toen in van_toen.get((nu[0], nu[2]), {}).items():
            if eerder < delen:
                termen: Termen = ((nu, 1), (toen, -1))
            elif delen < eerder:
                termen = ((toen, 1), (nu, -1))
            else:
                continue
            if klein(nu, som(termen, waar)):
                yield Doel(termen, minstens, f"een verschil met eerder: {nu[0]}")


_SLEUTELDELEN = 4
"""So many parts has the name of a cell of now; one of then has one more."""


def groepen_van(publicatie: Publicatie) -> Iterator[tuple[Cel, frozenset[Cel]]]:
    """Each count with the municipalities that it is the sum of."""
    for feit in publicatie.feiten:
        heel = [cel for cel, maal in feit.termen if maal < 0]
        delen = frozenset(cel for cel, maal in feit.termen if maal > 0)
        if feit.bereik == Bereik(0, 0) and len(heel) == 1:
            [cel] = heel
            zelfde = all((c[0], c[2:4]) == (cel[0], (cel[2], "")) for c in delen)
            if zelfde and not cel[3]:
                yield cel, delen


def _vast(feit: Feit) -> tuple[Termen, int | None, int | None]:
    return _los(feit.termen), feit.bereik.laag, feit.bereik.hoog


def _los(termen: Termen) -> Termen:
    return tuple(sorted(termen))


def _omvat(wijd: Bereik, nauw: Bereik) -> bool:
    """True when everything in the one lies in the other."""
    laag = wijd.laag is None or (nauw.laag is not None and wijd.laag <= nauw.laag)
    hoog = wijd.hoog is None or (nauw.hoog is not None and nauw.hoog <= wijd.hoog)
    return laag and hoog


def _samen(een: Bereik, ander: Bereik) -> Bereik:
    laag = [x for x in (een.laag, ander.laag) if x is not None]
    hoog = [x for x in (een.hoog, ander.hoog) if x is not None]
    return Bereik(max(laag, default=None), min(hoog, default=None))


# -- kept with the region -----------------------------------------


def schrijf_gezien(pad: Path, gezien: Gezien) -> None:
    """Keep what was shown. It gets its name when it is whole.

    Raises:
        OSError: it cannot be written; then nothing may be released.
    """
    p = gezien.publicatie
    plek = {cel: n for n, cel in enumerate(p.getoond)}
    cellen = [[*cel] for cel in p.getoond]
    inhoud = {
        "cellen": cellen,
        "waar": [gezien.waar[cel] for cel in p.getoond],
        "getoond": [[b.laag, b.hoog] for b in p.getoond.values()],
        "feiten": [
            [_plekken(f.termen, plek), f.bereik.laag, f.bereik.hoog, f.waarom] for f in p.feiten
        ],
        "doelen": [
            [_plekken(d.termen, plek), d.minstens, d.waarom, sorted(d.buiten)] for d in p.doelen
        ],
    }
    pad.parent.mkdir(parents=True, exist_ok=True)
    nieuw = pad.with_name(f".{pad.name}.{os.getpid()}.nieuw")
    nieuw.write_bytes(gzip.compress(json.dumps(inhoud).encode(), 3, mtime=0))
    nieuw.replace(pad)


def _plekken(termen: Termen, plek: Mapping[Cel, int]) -> list[list[int]]:
    return [[plek[cel], maal] for cel, maal in termen]


def lees_gezien(pad: Path) -> Gezien | None:
    """What was shown before; None when nothing was.

    Raises:
        GezienBeschadigd: the file is there and cannot be read.
    """
    return _lees(pad, pad.stat().st_mtime_ns) if pad.is_file() else None


@lru_cache(maxsize=2)
def _lees(pad: Path, gewijzigd: int) -> Gezien:  # noqa: ARG001 - rewritten is read again
    try:
        inhoud = json.loads(gzip.decompress(pad.read_bytes()))
        cellen: list[Cel] = [tuple(cel) for cel in inhoud["cellen"]]
        return Gezien(
            Publicatie(
                {c: Bereik(*b) for c, b in zip(cellen, inhoud["getoond"], strict=True)},
                tuple(
                    Feit(_termen(termen, cellen), Bereik(laag, hoog), waarom)
                    for termen, laag, hoog, waarom in inhoud["feiten"]
                ),
                tuple(
                    Doel(_termen(termen, cellen), minstens, waarom, frozenset(buiten))
                    for termen, minstens, waarom, buiten in inhoud["doelen"]
                ),
                {},
            ),
            dict(zip(cellen, inhoud["waar"], strict=True)),
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError) as fout:
        raise GezienBeschadigd(
            f"Deze cijfers zijn niet vrij te geven: het bestand {pad.name} is niet te lezen. "
            "Daarin staat wat lezers eerder zagen. Zet het terug uit een reservekopie."
        ) from fout


def _termen(plekken: list[list[int]], cellen: list[Cel]) -> Termen:
    return tuple((cellen[n], maal) for n, maal in plekken)
