"""From counted crossings to what is shown of them: of the region only.

First the rules for a pair by itself, then the audit: all that is shown of the same figures stays as
it is, and the crossing gives way. What is hidden first has a fixed order. A crossing of which too
little can be shown safely is hidden as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from datasets.reference.regio import REGIO
from indicators.audit.gezien import Gezien
from indicators.audit.herstel import NietTeHerstellen
from indicators.audit.nakijken import onderzocht
from indicators.audit.publicatie import Publicatie, Termen
from indicators.audit.regio import publicatie_van
from indicators.figuren import Nagekeken
from indicators.gemeentecijfers import NIET_ALLES
from indicators.kruising import KRUISINGEN, Kruistelling
from indicators.kubus import Kubus
from indicators.model import Figure, Sleutel, Vrijgave
from indicators.weergave import Beleid, dichte_categorie, grofst, toon_aantal

Paar = tuple[int, int]
"""Row and column of a crossing."""


def met_kruisingen(kubus: Kubus, vrij: Vrijgave, beleid: Beleid, vorige: Gezien | None) -> Vrijgave:
    """The release with its crossings.

    Args:
        kubus: all raw figures of the region.
        vrij: all else that is shown: audited, and it stays as it is.
        beleid: the settings of the reader's profile.
        vorige: all that readers could see before.
    """
    tabellen = [_Tabel(kubus, vrij, beleid, t) for t in kubus.kruisingen if _heeft_geheel(vrij, t)]
    if not tabellen:
        return vrij
    gezocht = _weeg_af(kubus, vrij, beleid, vorige, tabellen)
    telling = vrij.nagekeken or Nagekeken(0, 0)
    return replace(
        vrij,
        figuren={**vrij.figuren, **_figuren(tabellen)},
        nagekeken=replace(telling, blokken=tuple(dict.fromkeys([*telling.blokken, *gezocht]))),
    )


def _heeft_geheel(vrij: Vrijgave, telling: Kruistelling) -> bool:
    """True where the whole of the region is shown, and something by row and by column."""
    naam, periode, soort = telling.indicator, telling.periode, KRUISINGEN[telling.soort]
    heel = vrij.figuren.get((naam, REGIO, periode, ""))
    codes = (
        [soort.rij.code(r) for r in telling.rijen],
        [soort.kolom.code(k) for k in telling.kolommen],
    )
    return (
        heel is not None
        and heel.min is not None
        and all(
            any((f := vrij.figuren.get((naam, REGIO, periode, c))) and f.min for c in een)
            for een in codes
        )
    )


def _weeg_af(
    kubus: Kubus,
    vrij: Vrijgave,
    beleid: Beleid,
    vorige: Gezien | None,
    tabellen: Sequence[_Tabel],
) -> list[str]:
    """Hide of each crossing what gives something away; the blocks that were looked at."""
    namen = _verbonden(kubus, {tabel.t.indicator for tabel in tabellen})
    eigen = {sleutel: figuur for sleutel, figuur in vrij.figuren.items() if sleutel[0] in namen}
    vroeger = vorige and _daarvan(vorige, namen)
    gezocht: list[str] = []
    while open_ := [tabel for tabel in tabellen if tabel.iets_open()]:
        proef = replace(vrij, figuren={**eigen, **_figuren(open_)})
        publicatie, waar = publicatie_van(kubus, proef, beleid, vroeger)
        sleutels = frozenset().union(*(tabel.sleutels() for tabel in open_))
        try:
            verborgen, blokken = onderzocht(
                publicatie, waar, sleutels, ook_eerder=vroeger is not None
            )
        except NietTeHerstellen:
            # Without the crossings it would be there too: then nothing is added to it.
            verborgen, blokken = sleutels, ()
        gezocht += blokken
        if not verborgen:
            break
        for tabel in open_:
            if geraakt := verborgen & tabel.sleutels():
                tabel.verberg(geraakt)
    return gezocht


def _figuren(tabellen: Sequence[_Tabel]) -> dict[Sleutel, Figure]:
    return {s: figuur for tabel in tabellen for s, figuur in tabel.figuren().items()}


def _verbonden(kubus: Kubus, indicatoren: Collection[str]) -> frozenset[str]:
    """The indicators of the same datasets: all that crossings can be bound to."""
    datasets = {kubus.indicatoren[naam].dataset for naam in indicatoren}
    return frozenset(i.id for i in kubus.indicatoren.values() if i.dataset in datasets)


def _daarvan(vorige: Gezien, namen: frozenset[str]) -> Gezien:
    """What readers saw before of these indicators."""
    p = vorige.publicatie

    def erin(termen: Termen) -> bool:
        return all(cel[0] in namen for cel, _ in termen)

    return Gezien(
        Publicatie(
            {cel: bereik for cel, bereik in p.getoond.items() if cel[0] in namen},
            tuple(f for f in p.feiten if erin(f.termen)),
            tuple(d for d in p.doelen if erin(d.termen)),
            {},
        ),
        {cel: waarde for cel, waarde in vorige.waar.items() if cel[0] in namen},
    )


class _Tabel:
    """What is shown of a crossing, while it is decided."""

    def __init__(self, kubus: Kubus, vrij: Vrijgave, beleid: Beleid, telling: Kruistelling) -> None:
        self.t, self.soort = telling, KRUISINGEN[telling.soort]
        self.beleid = beleid.voor(kubus.indicatoren[telling.indicator])
        self.heel = vrij.figuren[telling.indicator, REGIO, telling.periode, ""]
        self.kubus, self.vrij = kubus, vrij
        self.paren = [
            (r, k) for r in range(len(telling.rijen)) for k in range(len(telling.kolommen))
        ]
        self.dicht = {paar for paar in self.paren if self._door_regels(*paar)}
        self._ook_kleine()

    def _beleid(self, r: int, k: int) -> Beleid:
        return self.beleid.minstens(self.soort.minstens(self.t.rijen[r], self.t.kolommen[k]))

    def _is_klein(self, r: int, k: int) -> bool:
        return self._beleid(r, k).is_klein(self.t.cel(r, k))

    def _door_regels(self, r: int, k: int) -> bool:
        """Hidden by itself: too few in the column, all of it, or a whole that is hidden."""
        alle, x = self.t.geheel(k), self.t.cel(r, k)
        k_max = self._beleid(r, k).k
        te_weinig = alle.min < max(self.beleid.kleinste_rest, k_max)
        allemaal = x.max >= max(alle.min, 1) and not self._is_klein(r, k)
        return te_weinig or allemaal or self._geheel_dicht(r, k)

    def _geheel_dicht(self, r: int, k: int) -> bool:
        codes = (self.soort.rij.code(self.t.rijen[r]), self.soort.kolom.code(self.t.kolommen[k]))
        figuren = (self.vrij.figuren.get(self._sleutel(code)) for code in codes)
        return any(figuur is None or figuur.min is None for figuur in figuren)

    def _ook_kleine(self) -> None:
        """In a column with a `·` small numbers are `·` too: else it would say it is not small."""
        for k in {k for r, k in self.dicht if self.t.cel(r, k).max > 0}:
            self.dicht |= {(r, c) for r, c in self.paren if c == k and self._is_klein(r, c)}

    def _sleutel(self, uitsplitsing: str) -> Sleutel:
        return (self.t.indicator, REGIO, self.t.periode, uitsplitsing)

    def _van_paar(self, r: int, k: int) -> Sleutel:
        return self._sleutel(self.soort.code(self.t.rijen[r], self.t.kolommen[k]))

    def sleutels(self) -> frozenset[Sleutel]:
        """The keys of all pairs."""
        return frozenset(self._van_paar(*paar) for paar in self.paren)

    def iets_open(self) -> bool:
        """True when some pair that is not small, and not 0, is shown."""
        return any(
            paar not in self.dicht and not self._is_klein(*paar) and self.t.cel(*paar).max > 0
            for paar in self.paren
        )

    def verberg(self, sleutels: frozenset[Sleutel]) -> None:
        """Hide these; where they were hidden already, all of it."""
        erbij = {paar for paar in self.paren if self._van_paar(*paar) in sleutels} - self.dicht
        if not erbij:
            self.alles_dicht()
        self.dicht |= erbij
        self._ook_kleine()
        if not self.iets_open():
            self.alles_dicht()

    def alles_dicht(self) -> None:
        """Hide every pair."""
        self.dicht = set(self.paren)

    def figuren(self) -> Mapping[Sleutel, Figure]:
        """Each pair as it is shown."""
        if not self.iets_open():
            self.alles_dicht()
        return {self._van_paar(*paar): self._figuur(*paar) for paar in self.paren}

    def _figuur(self, r: int, k: int) -> Figure:
        basis = dichte_categorie(self.heel, self._van_paar(r, k)[3])
        if (r, k) in self.dicht:
            return basis
        beleid = self._beleid(r, k)
        x = grofst(self.t.cel(r, k), beleid, openbaar=False)
        return toon_aantal(basis, x, self._onvolledig(r, k), beleid)

    def _onvolledig(self, r: int, k: int) -> str:
        """What is missing in it: what is missing of its column, and its own parts."""
        kolom = self.kubus.uitsplitsingen[self._sleutel(self.soort.kolom.code(self.t.kolommen[k]))]
        mist = [kolom.onvolledig] if kolom.onvolledig else []
        if self.t.mist[r, k] and NIET_ALLES not in kolom.onvolledig:
            mist.append(NIET_ALLES)
        return ", ".join(mist)
