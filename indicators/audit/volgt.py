"""Ranges for what is hidden, where everybody can work these out: to show them says nothing new.

A hidden figure often follows nearly from what stands beside it: of 53 there are 20 in one group and
`<5` in another, so the third one has 29 to 32. The reader gets that range instead of `·`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from indicators.audit.bewijs import NietNagekeken
from indicators.audit.getallen import Tabellen
from indicators.audit.gezien import groepen_van
from indicators.audit.publicatie import Bereik, Cel, Feit, Publicatie
from indicators.audit.regio import BEGIN_IS_STAND
from indicators.audit.vereenvoudigen import grenzen_van
from indicators.model import Interval, Sleutel, Vrijgave
from indicators.weergave import Beleid

SAMEN_NOG_SMAL = 2
"""A range is told where it leaves no more open than so many hidden small counts together."""
_SLEUTEL = 4
"""So many parts has the name of a figure of now."""


def wat_volgt(nieuw: Publicatie, vrij: Vrijgave, beleid: Beleid) -> dict[Sleutel, Interval]:
    """Of hidden figures the range that follows, where it is narrow and more than one number.

    Args:
        nieuw: what is shown now; what was shown before is no part of it.
        vrij: the release.
        beleid: the policy by which it was made.
    """
    breedst = SAMEN_NOG_SMAL * (beleid.k - 1)
    dicht = {s for s, f in vrij.figuren.items() if f.status == "afgeschermd"}
    uit: dict[Sleutel, Interval] = {}
    for blok in nieuw.blokken():
        eigen = dicht.intersection(blok.getoond)
        if not eigen:
            continue
        vast = (feit for feit in blok.feiten if feit.waarom != BEGIN_IS_STAND)
        grenzen = grenzen_van(replace(blok, feiten=(*vast, *_verdelingen(blok))))
        for sleutel in eigen:
            laag, hoog = grenzen[sleutel].laag, grenzen[sleutel].hoog
            if laag is not None and hoog is not None and 0 < hoog - laag <= breedst:
                uit[sleutel] = Interval(laag, hoog)
    return uit


def _verdelingen(blok: Publicatie) -> Iterator[Feit]:
    """Groups of one grouping that together are exactly another group, such as the region.

    It follows from the municipalities, and fact by fact it would not be found.
    """
    per_tabel: dict[tuple[str, str], list[tuple[Cel, frozenset[Cel]]]] = defaultdict(list)
    for cel, delen in groepen_van(blok):
        per_tabel[cel[0], cel[2]].append((cel, delen))
    for groepen in per_tabel.values():
        indelingen: dict[str, list[tuple[Cel, frozenset[Cel]]]] = defaultdict(list)
        for cel, delen in groepen:
            indelingen[cel[1].partition(":")[0]].append((cel, delen))
        for heel, alle in groepen:
            for indeling in indelingen.values():
                erin = [(cel, delen) for cel, delen in indeling if delen < alle]
                los = sum(len(delen) for _, delen in erin) == len(alle)
                if los and frozenset().union(*(delen for _, delen in erin)) == alle:
                    termen = ((heel, -1), *((cel, 1) for cel, _ in erin))
                    yield Feit(termen, Bereik(0, 0), "de groepen zijn samen het geheel")


def reken_na(volgt: Mapping[Sleutel, Interval], cellen: Sequence[Cel], tabellen: Tabellen) -> None:
    """Add up that each table of a certificate lies within what follows.

    Raises:
        NietNagekeken: it does not: then more would be said than follows.
    """
    for plek, cel in enumerate(cellen):
        bereik = volgt.get((cel[0], cel[1], cel[2], cel[3])) if len(cel) == _SLEUTEL else None
        if bereik is None:
            continue
        waarden = tabellen[:, plek]
        if waarden.min() < bereik.min or waarden.max() > bereik.max:
            raise NietNagekeken("Deze cijfers zijn niet vrij te geven: een bereik is te smal.")
