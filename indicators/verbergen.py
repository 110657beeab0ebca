"""Which figures must be hidden to protect another one: linked figures, and groups inside groups.

Every decision here follows from what a reader sees, or from the class (0, small, larger) that a
reader sees: otherwise the fact that something is hidden would itself say something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.jaarverband import Jaartabel, is_combinatie, jaartabellen
from indicators.kubus import Deel, Kubus, Saldo
from indicators.model import NUL, Figure, Indicator, Interval, RuweFiguur, Sleutel
from indicators.verbergen_bereik import deelklassen, klasse_van, stromen
from indicators.verbergen_samengesteld import samengesteld_dicht
from indicators.weergave import Beleid, grofst

MINSTE_WAARDEN_VOOR_WIE_ER_ZIT = 3
"""So many values of a small count stay possible for who knows another municipality (privacy.md)."""
_PAAR = 2

Getoond = Mapping[Sleutel, Figure]


@dataclass
class Verborgen:
    """What of the figures cannot be shown as it is.

    Attributes:
        dicht: these become `·`.
        bereik: of these a range is shown.
    """

    dicht: set[Sleutel] = field(default_factory=set)
    bereik: dict[Sleutel, Interval] = field(default_factory=dict)

    @property
    def alle(self) -> set[Sleutel]:
        """All that is not shown exactly for the sake of others."""
        return self.dicht | self.bereik.keys()


def verborgen(kubus: Kubus, getoond: Getoond, beleid: Beleid) -> Verborgen:
    """The figures that become `·` or a range.

    Args:
        kubus: all raw figures with their facts.
        beleid: the settings of the reader's profile.
        getoond: the Figures as they are without this step: municipalities, and groups that are sums
            of what is shown.
    """
    uit = Verborgen()
    saldi = [s for s in kubus.saldi if s.instroom in kubus.figuren and s.uitstroom in kubus.figuren]
    for saldo in saldi:
        _begrens_stromen(kubus, getoond, saldo, beleid, uit)
    for verband in _van_groot_naar_klein(kubus):
        _begrens_deel(kubus, getoond, verband, beleid, uit)
    tabellen: list[_Groepstabel | Jaartabel] = [*_groepstabellen(kubus), *jaartabellen(kubus)]
    while True:
        erbij = {
            s
            for tabel in tabellen
            for s in tabel.te_verbergen(uit.alle, beleid.voor(kubus.indicatoren[tabel.indicator]))
        } - uit.bereik.keys()
        for saldo in saldi:
            if not erbij.isdisjoint((saldo.instroom, saldo.uitstroom)):
                erbij |= {saldo.instroom, saldo.uitstroom}
        if erbij <= uit.dicht:
            uit.dicht |= samengesteld_dicht(kubus, uit.alle, beleid)
            return uit
        uit.dicht |= erbij
        for sleutel in erbij:
            uit.bereik.pop(sleutel, None)


# -- parts and balances -----------------------------------------


def _van_groot_naar_klein(kubus: Kubus) -> list[Deel]:
    """Parts of which the whole is no part itself first."""
    van = {i.id: i.deel_van for i in kubus.indicatoren.values()}

    def diepte(indicator: str) -> int:
        return 1 + diepte(van[indicator]) if van.get(indicator) else 0

    return sorted(kubus.delen, key=lambda verband: diepte(verband.deel[0]))


def _begrens_deel(
    kubus: Kubus, getoond: Getoond, verband: Deel, beleid: Beleid, uit: Verborgen
) -> None:
    """A part is a range where what it leaves can be small, and where it is everybody.

    Except of what all may have, such as an offer in time. Beside a whole that is not shown the
    range would say what that is: then the part is hidden.
    """
    deel = kubus.teller_van(verband.deel)
    indicator = kubus.indicatoren[verband.deel[0]]
    eigen = beleid.voor(indicator)
    geheel = uit.bereik.get(verband.geheel) or _te_zien(kubus, getoond, verband.geheel, beleid)
    if deel is None or geheel is None:
        return
    gewoon = grofst(deel.teller, eigen, openbaar=False)
    if not deel.teller.bekend:
        if _kan_klein_zijn(gewoon, geheel, indicator, eigen):
            uit.dicht.add(verband.deel)
        return
    klassen = deelklassen(geheel, eigen.k, beleid.k - 1, mag_geheel=indicator.mag_geheel)
    klasse = klasse_van(deel.teller.min, klassen)
    is_te_zien = verband.geheel in getoond and verband.geheel not in uit.dicht
    if klasse == (gewoon.min, gewoon.max):
        return
    if klasse is not None and is_te_zien:
        uit.bereik[verband.deel] = Interval(*klasse)
    else:
        uit.dicht.add(verband.deel)


def _kan_klein_zijn(deel: Interval, geheel: Interval, indicator: Indicator, beleid: Beleid) -> bool:
    """True when what a part leaves can be small, or nothing where that may not be seen."""
    rest = _min(geheel, deel)
    iedereen = deel.max > 0 and rest.max == 0
    return beleid.is_klein(rest) or (iedereen and not indicator.mag_geheel)


def _te_zien(kubus: Kubus, getoond: Getoond, sleutel: Sleutel, beleid: Beleid) -> Interval | None:
    """What a reader sees of a figure; its class where it is not shown at all."""
    figuur = getoond.get(sleutel)
    if figuur is not None and sleutel not in kubus.figuren:
        return (
            None
            if figuur.min is None or figuur.max is None
            else Interval(int(figuur.min), int(figuur.max))
        )
    return _klasse_van(kubus, sleutel, beleid)


def _klasse_van(kubus: Kubus, sleutel: Sleutel, beleid: Beleid) -> Interval | None:
    """The class of a count that need not be shown."""
    ruw = kubus.teller_van(sleutel)
    if ruw is None:
        return None
    return grofst(ruw.teller, beleid.voor(kubus.indicatoren[ruw.indicator]), openbaar=False)


def _begrens_stromen(
    kubus: Kubus, getoond: Getoond, saldo: Saldo, beleid: Beleid, uit: Verborgen
) -> None:
    """In- and outflow are ranges where they, or the stocks that they join, would follow.

    The ranges follow from the stocks as shown. Where one of these is not shown, or does not fit the
    flows (a stock can be corrected in the next delivery), from the stocks of the delivery itself:
    in the same way, so a small one is no more than small. Flows that fit neither (a quarter of the
    year was not delivered) are hidden where anything of it is small.
    """
    erin, eruit = (kubus.teller_van(s) for s in (saldo.instroom, saldo.uitstroom))
    momenten = [*zip((saldo.begin, saldo.einde), saldo.standen, strict=True)]
    if erin is None or eruit is None or any(kubus.teller_van(s) is None for s, _ in momenten):
        return
    exact = [_uit_levering(kubus, moment, leden, beleid) for moment, leden in momenten]
    gezien = [_samen_te_zien(getoond, leden) for leden in saldo.standen]
    eigen, stroom = beleid.voor(kubus.indicatoren[erin.indicator]), None
    for begin, einde in (map(_of, gezien, exact), exact):
        if stroom is not None or begin is None or einde is None:
            break
        if erin.teller.bekend and eruit.teller.bekend:
            echt = erin.teller.min, eruit.teller.min
            stroom = stromen(begin, einde, echt, eigen.k, beleid.k - 1)
    if stroom is None:
        if _is_iets_klein(beleid, erin.teller, eruit.teller, *exact, *filter(None, gezien)):
            uit.dicht |= {saldo.instroom, saldo.uitstroom}
        return
    for ruw, klasse in zip((erin, eruit), stroom, strict=True):
        if Interval(*klasse) != grofst(ruw.teller, eigen, openbaar=False):
            uit.bereik[ruw.sleutel] = Interval(*klasse)


def _is_iets_klein(beleid: Beleid, *getallen: Interval | None) -> bool:
    """True when one of these is no number, or a small one."""
    return any(x is None or not x.bekend or beleid.is_klein(x) for x in getallen)


def _uit_levering(
    kubus: Kubus, moment: Sleutel, leden: Sequence[Sleutel], beleid: Beleid
) -> Interval | None:
    """The class of a stock in the delivery itself; of a group the sum of those of its members.

    Not that of the group as it was counted: a small count would follow from it.
    """
    indicator, _, periode, _ = moment
    eigen = beleid.voor(kubus.indicatoren[indicator])
    delen = [_geteld(kubus, (indicator, s[1], periode, "")) for s in leden]
    if not delen or None in delen:
        return None
    return sum((grofst(x, eigen, openbaar=False) for x in delen if x is not None), NUL)


def _geteld(kubus: Kubus, sleutel: Sleutel) -> Interval | None:
    """A count, also of a municipality of which it is shown nowhere."""
    ruw = kubus.teller_van(sleutel)
    return kubus.fijn.get(sleutel) if ruw is None else ruw.teller


def _of(een: Interval | None, ander: Interval | None) -> Interval | None:
    return ander if een is None else een


def _samen_te_zien(getoond: Getoond, leden: Sequence[Sleutel]) -> Interval | None:
    """What is seen of the stock of some municipalities; None where one is not shown."""
    figuren = [getoond.get(s) for s in leden]
    if not figuren or any(f is None or f.min is None for f in figuren):
        return None
    delen = (Interval(int(f.min or 0), int(f.max or 0)) for f in figuren if f is not None)
    return sum(delen, NUL)


# -- groups inside groups ---------------------------------------


@dataclass(frozen=True)
class _Groepstabel:
    """The exactly counted groups of one indicator and period.

    Which municipalities are in each, and how many it counts.

    Attributes:
        indicator: id of the indicator.
        sleutels: groups with the same municipalities are one cell with several keys.
        indelingen: per grouping the cells of its groups.
        noemer: it counts of how many a share or duration is, which is hidden below 10.
        eigen: what each municipality counts, and knows of itself.
    """

    indicator: str
    sleutels: Mapping[frozenset[str], tuple[Sleutel, ...]]
    tellers: Mapping[frozenset[str], Interval]
    indelingen: Sequence[Sequence[frozenset[str]]]
    noemer: bool = False
    eigen: Mapping[str, Interval] = field(default_factory=dict)

    def te_verbergen(self, dicht: set[Sleutel], beleid: Beleid) -> set[Sleutel]:
        """Everything of this table that must be hidden, given what is hidden already."""
        weg = {cel for cel, sleutels in self.sleutels.items() if not dicht.isdisjoint(sleutels)}
        weg |= {cel for cel in self.sleutels if self._verraadt_ander(cel, beleid)}
        weg |= self._ingesloten(weg, beleid)
        while erbij := self._aanvulling(weg, beleid):
            weg |= erbij
        iets = {c for c in self.sleutels if self.tellers[c] != NUL and self._toont(c, weg, beleid)}
        for stap in (iets - {self._geheel}, iets):
            if self._herleidbaar(weg, beleid):
                weg |= stap
        return {s for cel in weg for s in self.sleutels[cel]}

    @property
    def _geheel(self) -> frozenset[str]:
        return max(self.sleutels, key=len)

    def _toont(self, cel: frozenset[str], weg: set[frozenset[str]], beleid: Beleid) -> bool:
        aantal = self.tellers[cel]
        if self.noemer:
            klein = aantal.max > 0 and aantal.min < beleid.kleinste_noemer
        else:
            klein = beleid.is_klein(aantal)
        return cel not in weg and not klein

    def _verraadt_ander(self, cel: frozenset[str], beleid: Beleid) -> bool:
        """True when who knows the own municipality finds a small count of another one.

        In a group of two that is what is left. In a larger one each of the others can be anything
        from none to all of what is left: too few values when that is one. A small group is a range
        already.
        """
        if beleid.is_klein(self.tellers[cel]):
            return False
        over = [_min(self.tellers[cel], self.eigen[g]) for g in cel & self.eigen.keys()]
        if len(cel) == _PAAR:
            return any(beleid.is_klein(rest) for rest in over)
        return any(0 < rest.max < MINSTE_WAARDEN_VOOR_WIE_ER_ZIT - 1 for rest in over)

    def _ingesloten(self, weg: set[frozenset[str]], beleid: Beleid) -> set[frozenset[str]]:
        """Groups that leave a small rest of an enclosing shown group (decisions.md 19).

        A group of zero takes nothing away: its rest is the shown whole itself.
        """
        zichtbaar = [cel for cel in self.sleutels if self._toont(cel, weg, beleid)]
        return {
            deel
            for deel in zichtbaar
            for geheel in zichtbaar
            if self.tellers[deel] != NUL
            and deel < geheel
            and _kleine_rest(_min(self.tellers[geheel], self.tellers[deel]), beleid)
        }

    def _aanvulling(self, weg: set[frozenset[str]], beleid: Beleid) -> set[frozenset[str]]:
        """What one more step hides.

        Of a whole that is split in groups the hidden ones may not follow by subtraction: there
        are at least two of them, and together they are not small. The smallest group in area goes
        first; where only zeros are left to hide, the whole goes.
        """
        for geheel in self.sleutels:
            if not self._toont(geheel, weg, beleid):
                continue
            for delen in self._verdelingen(geheel):
                te_zien = [cel for cel in delen if self._toont(cel, weg, beleid)]
                aantal_dicht = len(delen) - len(te_zien)
                rest = _min(self.tellers[geheel], sum((self.tellers[c] for c in te_zien), NUL))
                if aantal_dicht == 1 or (aantal_dicht and _kleine_rest(rest, beleid)):
                    keuze = [cel for cel in te_zien if self.tellers[cel] != NUL]
                    return {min(keuze, key=lambda c: (len(c), sorted(c)), default=geheel)}
        return set()

    def _verdelingen(self, geheel: frozenset[str]) -> Iterable[list[frozenset[str]]]:
        """The groupings whose groups together are exactly this whole."""
        for indeling in self.indelingen:
            delen = [cel for cel in indeling if cel < geheel]
            if frozenset().union(*delen) == geheel and sum(map(len, delen)) == len(geheel):
                yield delen

    def _herleidbaar(self, weg: set[frozenset[str]], beleid: Beleid) -> bool:
        """True when a hidden group is a combination of shown ones, over all groupings together."""
        zichtbaar = {cel for cel in self.sleutels if self._toont(cel, weg, beleid)}
        return is_combinatie(
            tuple(cel for cel in self.sleutels if cel not in zichtbaar),
            tuple(cel for cel in self.sleutels if cel in zichtbaar),
        )


def _groepstabellen(kubus: Kubus) -> Iterable[_Groepstabel]:
    """One table per indicator and period whose groups are counted exactly.

    Of a share one for each of its two counts.
    """
    per_tabel: dict[tuple[str, str], list[RuweFiguur]] = defaultdict(list)
    for ruw in kubus.figuren.values():
        korrel = kubus.indicatoren[ruw.indicator].korrel
        per_gemeente = Periode.van_code(ruw.periode).soort in korrel.gemeente
        if (
            not per_gemeente
            and ruw.status == "bekend"
            and ruw.omvat
            and ruw.indicator not in kubus.openbaar
        ):
            per_tabel[ruw.indicator, ruw.periode].append(ruw)
    for ruwe in per_tabel.values():
        indicator = kubus.indicatoren[ruwe[0].indicator]
        if indicator.vorm != "duur":
            tabel = _tabel(ruwe, {frozenset(r.omvat): r.teller for r in ruwe})
            yield replace(tabel, eigen=_eigen(kubus, ruwe[0]))
        if indicator.vorm == "aandeel":
            yield _tabel(ruwe, {frozenset(r.omvat): r.rest for r in ruwe})
        if indicator.vorm in ("aandeel", "duur"):
            allen = {frozenset(r.omvat): _allen(r) for r in ruwe}
            yield replace(_tabel(ruwe, allen), noemer=True)


def _eigen(kubus: Kubus, ruw: RuweFiguur) -> dict[str, Interval]:
    """What each municipality counts of this indicator in this period, where it is a count."""
    if kubus.indicatoren[ruw.indicator].vorm != "aantal":
        return {}
    sleutels = {g: (ruw.indicator, g, ruw.periode, "") for g in kubus.regio.gemeenten}
    return {g: kubus.fijn[sleutel] for g, sleutel in sleutels.items() if sleutel in kubus.fijn}


def _allen(ruw: RuweFiguur) -> Interval:
    """Of how many a share or duration is."""
    aantal = ruw.teller.min + ruw.rest.min + ruw.onzeker
    return Interval(aantal, aantal)


def _tabel(ruwe: Sequence[RuweFiguur], tellers: Mapping[frozenset[str], Interval]) -> _Groepstabel:
    sleutels: dict[frozenset[str], tuple[Sleutel, ...]] = {}
    indelingen: dict[str, list[frozenset[str]]] = defaultdict(list)
    for ruw in ruwe:
        cel = frozenset(ruw.omvat)
        sleutels[cel] = (*sleutels.get(cel, ()), ruw.sleutel)
        if ruw.gebied != REGIO:
            indelingen[ruw.gebied.split(":")[0]].append(cel)
    return _Groepstabel(ruwe[0].indicator, sleutels, tellers, list(indelingen.values()))


def _min(a: Interval, b: Interval) -> Interval:
    return Interval(max(0, a.min - b.max), max(0, a.max - b.min))


def _kleine_rest(rest: Interval, beleid: Beleid) -> bool:
    return rest.max >= 1 and rest.min < beleid.kleinste_rest
