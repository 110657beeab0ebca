"""From counted breakdowns to what is shown of them: for the region and for its groups.

Per breakdown of one indicator in one period, the region and one grouping are weighed together
(`uitsplitsing_tabel`). Groups of other groupings overlap those. They show a category only when all
groups above show it: then what is hidden above can move freely below. And only when no set of
municipalities that follows from all shown groups together is small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from datasets.reference.regio import REGIO
from indicators.kubus import Kubus
from indicators.model import NUL, Figure, Interval, RuweFiguur, Sleutel
from indicators.uitsplitsing import ONBEKEND, UITSPLITSINGEN, Uitsplitsing
from indicators.uitsplitsing_aanval import MEESTE_RIJEN, rijverzamelingen
from indicators.uitsplitsing_tabel import Rij, Tabel
from indicators.weergave import (
    AFGESCHERMD,
    REDEN_AFGESCHERMD,
    Beleid,
    grofst,
    toon_aantal,
)

Gebied = frozenset[str]
"""A group by its municipalities: groups with the same ones are one."""
MEESTE_STUKKEN = 12
"""Into so many pieces overlapping groups may cut the region; with more, only the first show."""


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
        deel = _Uitsplitsing(UITSPLITSINGEN[naam], strenger, per_gebied, figuren)
        for figuur in deel.figuren(komt_voor[indicator, naam]):
            uit[figuur.sleutel] = figuur
    return uit


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
        self.rijen: dict[Gebied, Rij] = {}

    def figuren(self, komt_voor: set[str]) -> Iterator[Figure]:
        """What is shown of each group whose whole is shown, for the categories that occur."""
        if REGIO not in self.gezien or self._bron_geeft_niets():
            return
        tabel = self._tabel()
        tabel.verberg()
        for indeling in self._andere_indelingen():
            _Overlap(tabel, self.rijen, indeling).weeg_af()
        volgt_toch = self._volgt_toch(tabel)
        for gebied in self.gezien:
            rij = self.rijen[self.omvat[gebied]]
            for kolom, ruw in enumerate(self.ruwe[gebied]):
                # Where all is hidden, who is missing in the list would say something.
                if ruw.uitsplitsing in komt_voor or tabel.regio.weg:
                    dicht = tabel.is_afgeschermd(rij, kolom)
                    volgt = (self.omvat[gebied], kolom) in volgt_toch
                    yield self._figuur(ruw, dicht=dicht and not volgt)

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
        figuur = self.gezien[gebied]
        geheel = Interval(int(figuur.min or 0), int(figuur.max or 0))
        return Rij(geheel, [r.teller for r in self.ruwe[gebied]])

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
            regio, [eigen[g] for g in kleinste_eerst], self.beleid, eerst, meer=self.soort.meer
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

    def _figuur(self, ruw: RuweFiguur, *, dicht: bool) -> Figure:
        """A category of a group: where it comes from is that of the whole."""
        geheel = self.gezien[ruw.gebied]
        basis = Figure(
            indicator=ruw.indicator,
            gebied=ruw.gebied,
            periode=ruw.periode,
            uitsplitsing=ruw.uitsplitsing,
            status="afgeschermd",
            reden=REDEN_AFGESCHERMD,
            tekst=AFGESCHERMD,
            dekking=geheel.dekking,
            leden=geheel.leden,
            leden_geleverd=geheel.leden_geleverd,
            bron=geheel.bron,
            breuk=geheel.breuk,
            toelichting=geheel.toelichting,
            stand=geheel.stand,
        )
        if dicht:
            return basis
        x = grofst(ruw.teller, self.beleid, openbaar=False)
        return toon_aantal(basis, x, ruw.onvolledig, self.beleid)


# -- groupings that overlap -------------------------------------


@dataclass
class _Overlap:
    """A grouping beside the groups that are weighed already.

    Attributes:
        tabel: the region and the first grouping.
        rijen: all that is weighed; what this one shows is added.
        groepen: its own groups.
    """

    tabel: Tabel
    rijen: dict[Gebied, Rij]
    groepen: dict[Gebied, Rij]
    getoond: list[int] = field(default_factory=list)

    def weeg_af(self) -> None:
        """Show the categories that may be, in all groups of the grouping or in none."""
        t = self.tabel
        vast = [c for c in t.kolommen if self._is_vast(c)]
        self.getoond = [c for c in vast if self._blijft_geheim(c)]
        goed = not t.regio.weg and all(self._rij_mag(r) for r in self.groepen.values())
        for leden, rij in self.groepen.items():
            rij.weg = not (goed and self._resten_zijn_groot()) and rij.geheel.max > 0
            rij.dicht = set(t.kolommen) - set(self.getoond) if not rij.weg else set()
            self.rijen[leden] = rij

    def _is_vast(self, c: int) -> bool:
        """Shown in the region and in every group of the first grouping; large or 0 here."""
        t = self.tabel
        boven = [t.regio, *t.groepen]
        return all(r.cellen[c].bekend and not t.is_dicht(r, c) for r in boven) and all(
            r.cellen[c].bekend and not t.is_klein(r.cellen[c]) for r in self.groepen.values()
        )

    def _rij_mag(self, rij: Rij) -> bool:
        """The same rules as for a row of the table: what is left is large, nobody is all."""
        t = self.tabel
        if rij.geheel.max == 0:
            return True
        som = sum((rij.cellen[c] for c in self.getoond), NUL).min
        grootste = max((rij.cellen[c].min for c in self.getoond), default=0)
        over = len(t.kolommen) - len(self.getoond)
        if rij.geheel.min < t.beleid.kleinste_rest or grootste >= rij.geheel.min:
            return False
        if t.meer:
            return True
        if over == 0:
            return rij.geheel.bekend
        return over >= 2 and rij.geheel.min - som >= t.beleid.kleinste_rest

    # -- what follows from all groups together ----------------------

    def _groepen_met(self, c: int) -> dict[Gebied, int]:
        """All groups that show a category, with its number."""
        t = self.tabel
        eerder = {g: r for g, r in self.rijen.items() if not t.is_dicht(r, c)}
        return {g: r.cellen[c].min for g, r in {**eerder, **self.groepen}.items()}

    def _blijft_geheim(self, c: int) -> bool:
        """No small number follows for some set of municipalities, by sums and differences."""
        groepen = self._groepen_met(c)
        minste = self.tabel.beleid.kleinste_rest
        nul = frozenset().union(*(g for g, n in groepen.items() if n == 0))
        while True:
            groepen = {g - nul: n for g, n in groepen.items() if g - nul}
            volgt = _volgt(list(groepen))
            if volgt is None:
                return False
            aantallen = np.array([*groepen.values()], dtype=float)
            som = {leden: round(float(gewicht @ aantallen)) for leden, gewicht in volgt}
            if any(0 < n < minste for leden, n in som.items() if leden not in groepen):
                return False
            # Where a sum is 0, all in it are 0: then more follows.
            erbij = frozenset().union(*(leden for leden, n in som.items() if n == 0))
            if not erbij:
                return True
            nul |= erbij

    def _resten_zijn_groot(self) -> bool:
        """Of no set of municipalities that follows, what is not shown is small together."""
        t = self.tabel
        if t.meer or not self.getoond or len(self.getoond) == len(t.kolommen):
            return True
        alle = {g: r for g, r in {**self.rijen, **self.groepen}.items() if not r.weg}
        volgt = _volgt(list(alle))
        if volgt is None:
            return False
        for _, gewicht in volgt:
            laag = hoog = 0.0
            for w, rij in zip(gewicht, alle.values(), strict=True):
                som = sum(rij.cellen[c].min for c in self.getoond)
                grenzen = sorted((w * (rij.geheel.min - som), w * (rij.geheel.max - som)))
                laag, hoog = laag + grenzen[0], hoog + grenzen[1]
            if round(laag) < t.beleid.kleinste_rest and hoog - laag < t.beleid.k - 2:
                return False
        return True


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


def _volgt(groepen: Sequence[Gebied]) -> list[tuple[Gebied, np.ndarray]] | None:
    """All sets of municipalities that are a combination of groups, with the weight of each group.

    None when the groups cut the region into too many pieces to tell.
    """
    per_patroon: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for gemeente in sorted(frozenset().union(*groepen)):
        per_patroon[tuple(gemeente in g for g in groepen)].add(gemeente)
    if len(per_patroon) > MEESTE_STUKKEN:
        return None
    vlak = np.array(list(per_patroon), dtype=float)
    stukken = list(per_patroon.values())
    keuzes = rijverzamelingen(len(stukken))[1:]
    gewichten = keuzes.astype(float) @ np.linalg.pinv(vlak).T
    klopt = np.abs(gewichten @ vlak.T - keuzes).max(axis=1) < 1e-6
    return [
        (frozenset().union(*(s for s, erin in zip(stukken, keuze, strict=True) if erin)), gewicht)
        for keuze, gewicht in zip(keuzes[klopt], gewichten[klopt], strict=True)
    ]
