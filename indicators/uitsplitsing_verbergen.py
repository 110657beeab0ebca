"""From counted breakdowns to what is shown of them: for the region and for its groups.

Per breakdown of one indicator in one period, the region and one grouping are weighed together
(`uitsplitsing_tabel`), and then the groupings that overlap these (`uitsplitsing_overlap`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache

import numpy as np

from datasets.reference.regio import REGIO
from indicators.kubus import Kubus
from indicators.model import NUL, Figure, Interval, RuweFiguur, Sleutel
from indicators.uitsplitsing import ONBEKEND, UITSPLITSINGEN, Uitsplitsing
from indicators.uitsplitsing_aanval import MEESTE_RIJEN, ONBEGRENSD
from indicators.uitsplitsing_overlap import Gebied, Overlap
from indicators.uitsplitsing_tabel import Rij, Tabel
from indicators.weergave import Beleid, dichte_categorie, grofst, toon_aantal

ONTHOUDEN = 4_000
"""So many breakdowns of one period stay in memory; those asked for longest ago go first."""

Ruwe = tuple[tuple[RuweFiguur, ...], ...]
"""Of one breakdown the categories of each area."""


def uitsplitsing_figuren(
    kubus: Kubus, figuren: Mapping[Sleutel, Figure], beleid: Beleid
) -> dict[Sleutel, Figure]:
    """The Figures of all breakdowns.

    Args:
        kubus: with the exact counts.
        figuren: what is shown of the wholes, which stays as it is.
        beleid: the settings of the reader's profile.
    """
    per_tabel: dict[tuple[str, str, str], dict[str, list[RuweFiguur]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for ruw in kubus.uitsplitsingen.values():
        soort = ruw.uitsplitsing.split("=")[0]
        per_tabel[ruw.indicator, soort, ruw.periode][ruw.gebied].append(ruw)
    komt_voor = _komt_voor(kubus.uitsplitsingen.values())
    uit: dict[Sleutel, Figure] = {}
    for (indicator, naam, _), per_gebied in per_tabel.items():
        strenger = beleid.voor(kubus.indicatoren[indicator])
        ruwe = tuple(map(tuple, per_gebied.values()))
        komt = frozenset(komt_voor[indicator, naam])
        for figuur in _van_tabel(naam, strenger, ruwe, _gehelen(ruwe, figuren), komt):
            uit[figuur.sleutel] = figuur
    return uit


def _gehelen(ruwe: Ruwe, figuren: Mapping[Sleutel, Figure]) -> tuple[Figure, ...]:
    """What is shown of the wholes of one breakdown: of its areas, and of who is in them."""
    een = ruwe[0][0]
    gebieden = dict.fromkeys(
        naam for per_gebied in ruwe for naam in (per_gebied[0].gebied, *per_gebied[0].omvat)
    )
    sleutels = ((een.indicator, gebied, een.periode, "") for gebied in gebieden)
    return tuple(figuren[sleutel] for sleutel in sleutels if sleutel in figuren)


@lru_cache(maxsize=ONTHOUDEN)
def _van_tabel(
    naam: str, beleid: Beleid, ruwe: Ruwe, gehelen: tuple[Figure, ...], komt_voor: frozenset[str]
) -> tuple[Figure, ...]:
    """The Figures of one breakdown in one period.

    Only what it is given counts, so it is remembered by exactly that: a new delivery, or a figure
    that the audit hides, changes few of them.
    """
    per_gebied = {een[0].gebied: een for een in ruwe}
    figuren = {figuur.sleutel: figuur for figuur in gehelen}
    deel = _Uitsplitsing(UITSPLITSINGEN[naam], beleid, per_gebied, figuren)
    return tuple(deel.figuren(komt_voor))


def _komt_voor(ruwe: Iterable[RuweFiguur]) -> Mapping[tuple[str, str], set[str]]:
    """Per breakdown the categories that occur in the region, whenever."""
    uit: dict[tuple[str, str], set[str]] = defaultdict(set)
    for ruw in ruwe:
        if ruw.gebied == REGIO and ruw.teller.max > 0:
            uit[ruw.indicator, ruw.uitsplitsing.split("=")[0]].add(ruw.uitsplitsing)
    return uit


class _Uitsplitsing:
    """One breakdown of one indicator in one period, of all groups."""

    def __init__(
        self,
        soort: Uitsplitsing,
        beleid: Beleid,
        ruwe: Mapping[str, Sequence[RuweFiguur]],
        figuren: Mapping[Sleutel, Figure],
    ) -> None:
        self.soort, self.beleid, self.ruwe = soort, beleid, ruwe
        self.minstens = soort.minstens(beleid.k)
        een = next(iter(ruwe.values()))[0]

        def van(gebied: str) -> Figure | None:
            return figuren.get((een.indicator, gebied, een.periode, ""))

        # Whose whole is not shown has no breakdown.
        self.gezien = {g: f for g in ruwe if (f := van(g)) is not None and f.min is not None}
        # Groups that differ in who shows a 0 only are the same group.
        self.omvat = {
            g: frozenset(lid for lid in ruwe[g][0].omvat if not ((f := van(lid)) and f.max == 0))
            for g in self.gezien
        }
        self.gehelen = {lid: _bereik(van(lid)) for leden in self.omvat.values() for lid in leden}
        self.rijen: dict[Gebied, Rij] = {}

    def figuren(self, komt_voor: Set[str]) -> Iterator[Figure]:
        """What is shown of each group whose whole is shown, for the categories that occur."""
        if REGIO not in self.gezien or self._bron_geeft_niets():
            return
        tabel = self._tabel()
        tabel.verberg()
        for indeling in self._andere_indelingen():
            Overlap(tabel, self.rijen, indeling, self.gehelen).weeg_af()
        volgt_toch = self._volgt_toch(tabel)
        for gebied in self.gezien:
            rij = self.rijen[self.omvat[gebied]]
            for kolom, ruw in enumerate(self.ruwe[gebied]):
                # Where all is hidden, who is missing in the list would say something.
                if ruw.uitsplitsing in komt_voor or tabel.regio.weg:
                    dicht = tabel.is_afgeschermd(rij, kolom)
                    volgt = (self.omvat[gebied], kolom) in volgt_toch
                    beleid = self.beleid.minstens(self.minstens[kolom])
                    yield self._figuur(ruw, beleid, dicht=dicht and not volgt)

    def _volgt_toch(self, tabel: Tabel) -> set[tuple[Gebied, int]]:
        """The cells that are hidden and yet follow from larger ones that are shown.

        Hiding these would keep no secret. They lie in groupings that overlap.
        """
        uit: set[tuple[Gebied, int]] = set()
        for kolom in tabel.kolommen:
            open_ = {
                leden: rij.cellen[kolom].min
                for leden, rij in self.rijen.items()
                if rij.cellen[kolom].bekend and not tabel.is_dicht(rij, kolom)
            }
            nul = frozenset().union(*(leden for leden, n in open_.items() if n == 0))
            gezien = [leden - nul for leden, n in open_.items() if n > 0]
            uit |= {
                (leden, kolom)
                for leden, rij in self.rijen.items()
                if tabel.is_afgeschermd(rij, kolom) and _is_combinatie(leden - nul, gezien)
            }
        return uit

    def _bron_geeft_niets(self) -> bool:
        """True when of nobody in the region the category is known."""
        return all(
            r.teller == NUL for r in self.ruwe[REGIO] if r.uitsplitsing != self.soort.code(ONBEKEND)
        )

    def _rij(self, gebied: str) -> Rij:
        return Rij(_bereik(self.gezien[gebied]), [r.teller for r in self.ruwe[gebied]])

    def _tabel(self) -> Tabel:
        """The region with the groups of the grouping that has the fewest."""
        regio = self._rij(REGIO)
        self.rijen[self.omvat[REGIO]] = regio
        indelingen = [i for i in self._indelingen() if len(i) < MEESTE_RIJEN]
        eigen = min(indelingen, key=len, default={})
        self.rijen |= eigen
        volgorde = {c: n for n, c in enumerate(self.soort.eerst_verborgen)}
        eerst = sorted(
            range(len(self.soort.categorieen)),
            key=lambda n: volgorde[[*self.soort.categorieen][n]],
        )
        kleinste_eerst = sorted(eigen, key=lambda leden: (len(leden), sorted(leden)))
        return Tabel(
            regio,
            [eigen[g] for g in kleinste_eerst],
            self.beleid,
            eerst,
            meer=self.soort.meer,
            minstens=self.minstens,
        )

    def _indelingen(self) -> list[dict[Gebied, Rij]]:
        """Per grouping its groups that are not the region itself, in order of the profile."""
        uit: dict[str, dict[Gebied, Rij]] = defaultdict(dict)
        for gebied, leden in self.omvat.items():
            if leden != self.omvat[REGIO]:
                uit[gebied.split(":")[0]][leden] = self._rij(gebied)
        return list(uit.values())

    def _andere_indelingen(self) -> Iterator[dict[Gebied, Rij]]:
        """The groupings that are not weighed yet, without what is the same as a weighed group."""
        for indeling in self._indelingen():
            nieuw = {leden: rij for leden, rij in indeling.items() if leden not in self.rijen}
            if nieuw:
                yield nieuw

    def _figuur(self, ruw: RuweFiguur, beleid: Beleid, *, dicht: bool) -> Figure:
        """A category of a group: where it comes from is that of the whole."""
        basis = dichte_categorie(self.gezien[ruw.gebied], ruw.uitsplitsing)
        if dicht:
            return basis
        x = grofst(ruw.teller, beleid, openbaar=False)
        return toon_aantal(basis, x, ruw.onvolledig, beleid)


def _bereik(figuur: Figure | None) -> Interval:
    """What a reader sees of a whole; anything, where it is not shown."""
    if figuur is None or figuur.min is None or figuur.max is None:
        return Interval(0, ONBEGRENSD)
    return Interval(int(figuur.min), int(figuur.max))


def _is_combinatie(leden: Gebied, groepen: Sequence[Gebied]) -> bool:
    """True when a set of municipalities is a sum and difference of groups."""
    alle = sorted(leden.union(*groepen))
    doel = np.array([g in leden for g in alle], dtype=float)
    if not doel.any():
        return True
    if not groepen:
        return False
    vlak = np.array([[g in groep for groep in groepen] for g in alle], dtype=float)
    over = doel - vlak @ np.linalg.lstsq(vlak, doel, rcond=None)[0]
    return bool(np.abs(over).max() < 1e-6)
