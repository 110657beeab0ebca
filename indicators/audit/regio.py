"""From the cube of a region and what is shown of it to a publication that can be audited.

The finest cells are the counts of municipalities, shown or not; every group is a sum of these. What
is not in the model is listed in `NIET_IN_HET_MODEL`, so that nobody takes silence for safety.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from datasets.periodes import Periode
from datasets.reference.regio import REGIO, Lid
from indicators.audit.gezien import Gezien, naast
from indicators.audit.kruising import kruisingen_in
from indicators.audit.publicatie import (
    NIETS_BEKEND,
    Bereik,
    Cel,
    Doel,
    Feit,
    Publicatie,
    som,
)
from indicators.kubus import Kubus
from indicators.model import Figure, Indicator, Sleutel, Vrijgave
from indicators.uitsplitsing import UITSPLITSINGEN, uitsplitsing_van
from indicators.weergave import Beleid

BEGIN_IS_STAND = "het begin is de stand van het kwartaal ervoor"
"""Of this fact no range may be made: it holds only where nothing was corrected since."""
NIET_IN_HET_MODEL = (
    "wat een gemeente met haar eigen aantallen kan vinden uit meer dan een cijfer, uit een groep "
    "die zelf klein is, uit een uitsplitsing van een groep van twee gemeenten, of uit een "
    "kruistabel",
    "wat volgt uit de keuze van de controle zelf: welke cijfers zij boven op de vaste regels "
    "verbergt, hangt af van de echte aantallen, en wie met dit programma elke tabel naloopt die "
    "past bij wat te zien is, kan er daarmee uitsluiten",
    "een verbetering van een aantal dat er al stond: dat er iets bij kwam of af ging, is te zien",
    "een vroegere waarde die bij een cijfer staat",
    "een stand die verborgen is als begin van het volgende kwartaal, en zo een reeks van kwartalen",
    "een sector die later wordt geleverd en bij een totaal komt",
    "twee eerdere dagen naast elkaar, met de cijfers zoals ze toen zouden zijn",
    "duren en krommen",
    "gemiddelden en verhoudingen",
    "de andere bron die bij een cijfer staat",
    "uitsplitsingen van groepen die elkaar overlappen",
    "cijfers waarvan de bron zelf een bereik geeft",
    "aandelen waarvan teller en noemer niet als aantal te zien zijn",
)
"""What is not in the audit that is in the way of a release."""


@dataclass
class _Bouw:
    kubus: Kubus
    vrij: Vrijgave
    beleid: Beleid
    waar: dict[Cel, int] = field(default_factory=dict)
    getoond: dict[Cel, Bereik] = field(default_factory=dict)
    gewichten: dict[Cel, int] = field(default_factory=dict)
    feiten: list[Feit] = field(default_factory=list)
    doelen: dict[tuple[tuple[Cel, int], ...], Doel] = field(default_factory=dict)
    groepen: dict[tuple[str, str], dict[frozenset[str], Cel]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    @cached_property
    def uitgesplitst(self) -> set[tuple[str, ...]]:
        """Indicator, area and period of the figures that have a breakdown."""
        return {sleutel[:3] for sleutel in self.kubus.uitsplitsingen}


def publicatie_van(
    kubus: Kubus, vrij: Vrijgave, beleid: Beleid, vorige: Gezien | None = None
) -> tuple[Publicatie, Mapping[Cel, int]]:
    """The publication table of a release, and the true values of its cells.

    Args:
        kubus: all raw figures of the region.
        vrij: what is shown of it.
        beleid: the policy by which it was made.
        vorige: what readers could see before.
    """
    publicatie, waar = nieuwe_publicatie(kubus, vrij, beleid)
    return met_eerder(publicatie, waar, kubus, beleid, vorige)


def met_eerder(
    publicatie: Publicatie,
    waar: Mapping[Cel, int],
    kubus: Kubus,
    beleid: Beleid,
    vorige: Gezien | None,
) -> tuple[Publicatie, Mapping[Cel, int]]:
    """A publication table with what readers could see before laid beside it."""
    k = partial(_minstens, kubus, beleid)
    return naast(publicatie, waar, vorige, lambda cel, n: 0 < n < k(cel))


def nieuwe_publicatie(
    kubus: Kubus, vrij: Vrijgave, beleid: Beleid
) -> tuple[Publicatie, Mapping[Cel, int]]:
    """The publication table of what is shown now."""
    b = _Bouw(kubus, vrij, beleid)
    tellingen = [
        i for i in kubus.indicatoren.values() if i.vorm == "aantal" and i.id not in kubus.openbaar
    ]
    tellen = {i.id for i in tellingen}
    gemeenten = set(kubus.regio.gemeenten)
    # Municipalities first: the groups are made of them.
    for sleutel, figuur in sorted(vrij.figuren.items(), key=lambda s: s[0][1] not in gemeenten):
        if sleutel[0] in tellen and not sleutel[3]:
            _zet_figuur(b, kubus.indicatoren[sleutel[0]], sleutel, figuur)
    for indicator in tellingen:
        _verbind_jaren(b, indicator)
    _verbind_delen(b)
    _verbind_saldi(b)
    _verbind_uitsplitsingen(b)
    for kruising in kruisingen_in(kubus, vrij, beleid, b.waar):
        b.waar |= kruising.waar
        b.getoond |= kruising.getoond
        b.gewichten |= kruising.gewichten
        b.feiten += kruising.feiten
        b.doelen = {**kruising.doelen, **b.doelen}
    _bescherm_verschillen(b)
    kennis = {
        gemeente: frozenset(cel for cel in b.waar if cel[1] == gemeente)
        for gemeente in kubus.regio.gemeenten
        if beleid.kenners
    }
    publicatie = Publicatie(
        b.getoond, tuple(b.feiten), tuple(b.doelen.values()), b.gewichten, kennis
    )
    return publicatie, b.waar


# -- cells ------------------------------------------------------


def _zet_figuur(b: _Bouw, indicator: Indicator, sleutel: Sleutel, figuur: Figure) -> None:
    ruw = b.kubus.teller_van(sleutel)
    leden = _leden(b, sleutel, figuur)
    if not leden:
        return
    if len(leden) == 1 and sleutel[1] in leden:
        if ruw is not None and ruw.teller.bekend:
            _zet_cel(b, indicator, sleutel, ruw.teller.min, figuur)
        return
    delen = [_gemeente(b, indicator, g, sleutel[2]) for g in sorted(leden)]
    if any(cel is None for cel in delen):
        return
    cellen = [cel for cel in delen if cel is not None]
    nodig = sleutel in b.kubus.figuren or sleutel[:3] in b.uitgesplitst
    if not nodig and _volgt(b, cellen, figuur):
        return
    _zet_cel(b, indicator, sleutel, sum(b.waar[cel] for cel in cellen), figuur)
    b.feiten.append(_som(sleutel, cellen, "een groep is de som van haar gemeenten"))
    b.groepen[indicator.id, sleutel[2]][frozenset(leden)] = sleutel


def _volgt(b: _Bouw, delen: Sequence[Cel], figuur: Figure) -> bool:
    """True when a group says no more than what is seen of its municipalities."""
    samen = [b.getoond[cel] for cel in delen]
    te_zien = _te_zien(figuur)
    laag, hoog = sum(x.laag or 0 for x in samen), [x.hoog for x in samen]
    boven = None if None in hoog else sum(x for x in hoog if x is not None)
    return (te_zien.laag or 0) <= laag and (
        te_zien.hoog is None or (boven is not None and te_zien.hoog >= boven)
    )


def _leden(b: _Bouw, sleutel: Sleutel, figuur: Figure) -> frozenset[str]:
    """The municipalities that are counted in a figure."""
    indicator, gebied, periode, _ = sleutel
    if gebied in b.kubus.regio.gemeenten:
        return frozenset([gebied])
    ruw = b.kubus.teller_van(sleutel)
    if ruw is not None and ruw.omvat:
        return frozenset(ruw.omvat)
    if figuur.min is None and figuur.status != "afgeschermd":
        return frozenset()
    op = Periode.van_code(periode).laatste
    alle = (
        [lid.gemeente for lid in _groep(b, gebied) if lid.geldt_op(op) and lid.pc4 is None]
        if gebied != REGIO
        else list(b.kubus.regio.gemeenten)
    )
    return frozenset(g for g in alle if b.kubus.teller_van((indicator, g, periode, "")))


def _groep(b: _Bouw, gebied: str) -> Sequence[Lid]:
    return dict(b.kubus.regio.groepen())[gebied].leden


def _gemeente(b: _Bouw, indicator: Indicator, gemeente: str, periode: str) -> Cel | None:
    """The cell of a municipality, made as hidden where it is not shown."""
    cel: Sleutel = (indicator.id, gemeente, periode, "")
    if cel in b.waar:
        return cel
    telling = b.kubus.fijn.get(cel)
    if telling is None or not telling.bekend:
        return None
    _zet_cel(b, indicator, cel, telling.min, None)
    return cel


def _zet_cel(b: _Bouw, indicator: Indicator, cel: Cel, waarde: int, figuur: Figure | None) -> None:
    b.waar[cel] = waarde
    b.getoond[cel] = _te_zien(figuur)
    # A sum of what is shown is hidden with its parts, and by itself it says nothing.
    eigen = cel in b.kubus.figuren or cel in b.kubus.uitsplitsingen
    if eigen and b.getoond[cel] != NIETS_BEKEND:
        b.gewichten[cel] = _gewicht(b, indicator, cel)
    _bescherm(b, indicator, ((cel, 1),), waarde, "een klein aantal")


def _te_zien(figuur: Figure | None) -> Bereik:
    if figuur is None or figuur.min is None or figuur.max is None:
        return NIETS_BEKEND
    return Bereik(int(figuur.min), int(figuur.max))


def _gewicht(b: _Bouw, indicator: Indicator, cel: Cel) -> int:
    """What a reader loses: the region most, then a municipality, a category least."""
    if cel[3]:
        return 1
    niveau = 16 if cel[1] == REGIO else 8 if cel[1] in b.kubus.regio.gemeenten else 2
    return niveau * (2 if indicator.kerncijfer else 1)


def _minstens(kubus: Kubus, beleid: Beleid, cel: Cel) -> int:
    """The least that is shown of a count."""
    return max(beleid.k, kubus.indicatoren[cel[0]].k, _strenger(cel))


def _bescherm(
    b: _Bouw, indicator: Indicator, termen: tuple[tuple[Cel, int], ...], waarde: int, wat: str
) -> None:
    if 0 < waarde < max(_minstens(b.kubus, b.beleid, cel) for cel, _ in termen):
        b.doelen[termen] = Doel(
            termen, b.beleid.k - 1, f"{wat}: {indicator.id}", _leden_van(b, termen)
        )


def _leden_van(b: _Bouw, termen: tuple[tuple[Cel, int], ...]) -> frozenset[str]:
    """Who counts in a category of a group; of other figures each municipality is a cell itself."""
    return frozenset(
        gemeente
        for (indicator, gebied, periode, uitsplitsing), _ in termen
        if uitsplitsing
        for gemeente in b.kubus.uitsplitsingen[indicator, gebied, periode, uitsplitsing].omvat
    )


def _strenger(cel: Cel) -> int:
    """The least that is shown of a category that is more sensitive than its whole."""
    if not cel[3]:
        return 0
    soort, categorie = uitsplitsing_van(cel[3])
    return soort.strenger.get(categorie, 0)


def _leg(b: _Bouw, feit: Feit) -> None:
    """Add a fact where it holds; where figures of two sources contradict each other it is none."""
    if feit.bereik.bevat(som(feit.termen, b.waar)):
        b.feiten.append(feit)


def _som(geheel: Cel, delen: Sequence[Cel], waarom: str) -> Feit:
    termen = ((geheel, -1), *((deel, 1) for deel in delen))
    return Feit(termen, Bereik(0, 0), waarom)


# -- facts ------------------------------------------------------


def _verbind_jaren(b: _Bouw, indicator: Indicator) -> None:
    """Of a flow the school year of a municipality is the sum of its quarters."""
    if indicator.stand_of_stroom != "stroom" or indicator.schooljaar != "som":
        return
    for cel in [c for c in b.waar if c[0] == indicator.id and c[1] in b.kubus.regio.gemeenten]:
        peil = Periode.van_code(cel[2])
        if peil.soort != "schooljaar":
            continue
        kwartalen = [(indicator.id, cel[1], k.code, "") for k in peil.kwartalen()]
        erin = [k for k in kwartalen if k in b.waar]
        if erin:
            _leg(b, _som(cel, erin, "een schooljaar is de som van zijn kwartalen"))


def _verbind_delen(b: _Bouw) -> None:
    """A part is never more than its whole, and what is left of it is protected as well."""
    for cel in list(b.waar):
        indicator = b.kubus.indicatoren[cel[0]]
        geheel: Cel = (indicator.deel_van, *cel[1:])
        if indicator.deel_van and geheel in b.waar:
            termen = ((geheel, 1), (cel, -1))
            _leg(b, Feit(termen, Bereik(0, None), "een deel is niet meer dan het geheel"))
            _bescherm(b, indicator, termen, b.waar[geheel] - b.waar[cel], "wat overblijft")


def _verbind_saldi(b: _Bouw) -> None:
    """Begin + in - out = end, in each quarter of a municipality of which all four are known.

    Within one delivery only (decisions.md 6): between two of them a case can be corrected.
    """
    for indicator in b.kubus.indicatoren.values():
        balans = indicator.balans
        if balans is None or indicator.id != balans.instroom:
            continue
        namen = (balans.begin, balans.instroom, balans.uitstroom, balans.einde)
        for _, gemeente, periode, uitsplitsing in [c for c in b.waar if c[0] == balans.instroom]:
            kwartaal = Periode.van_code(periode).soort == "kwartaal"
            if gemeente not in b.kubus.regio.gemeenten or uitsplitsing or not kwartaal:
                continue
            vier = [_gemeente(b, b.kubus.indicatoren[n], gemeente, periode) for n in namen]
            if any(cel is None for cel in vier):
                continue
            begin, erin, eruit, einde = (cel for cel in vier if cel is not None)
            termen = ((begin, 1), (erin, 1), (eruit, -1), (einde, -1))
            _leg(b, Feit(termen, Bereik(0, 0), "begin + in - uit = eind"))
            stand: Cel = (balans.stand, gemeente, periode, "")
            if stand in b.waar:
                _leg(b, _som(stand, [einde], "de stand is die aan het einde"))
            ervoor = (balans.stand, gemeente, Periode.van_code(periode).vorige().code, "")
            if b.waar.get(ervoor) == b.waar[begin]:
                # What is seen of it and not the cell: else all quarters would be one block.
                b.feiten.append(Feit(((begin, 1),), b.getoond[ervoor], BEGIN_IS_STAND))


def _verbind_uitsplitsingen(b: _Bouw) -> None:
    """The categories of a group are its whole; those of the groups of a grouping the region's."""
    per_groep: dict[tuple[str, str, str], list[Sleutel]] = defaultdict(list)
    for sleutel, figuur in b.vrij.figuren.items():
        ruw = b.kubus.uitsplitsingen.get(sleutel)
        if sleutel[3] and ruw is not None and ruw.status == "bekend" and ruw.teller.bekend:
            indicator = b.kubus.indicatoren[sleutel[0]]
            _zet_cel(b, indicator, sleutel, ruw.teller.min, figuur)
            per_groep[sleutel[0], sleutel[1], sleutel[2]].append(sleutel)
    for (indicator_id, gebied, periode), sleutels in per_groep.items():
        per_soort: dict[str, list[Sleutel]] = defaultdict(list)
        for sleutel in sleutels:
            per_soort[sleutel[3].partition("=")[0]].append(sleutel)
        geheel: Sleutel = (indicator_id, gebied, periode, "")
        for soort, delen in per_soort.items():
            if geheel not in b.waar:
                continue
            if not UITSPLITSINGEN[soort].meer:
                _leg(b, _som(geheel, delen, "de categorieën zijn samen het geheel"))
            for deel in delen:
                over = ((geheel, 1), (deel, -1))
                _leg(b, Feit(over, Bereik(0, None), "een categorie is deel van het geheel"))
    for cel in [c for c in b.waar if c[1] == REGIO and c[3]]:
        _verbind_indelingen(b, (cel[0], cel[1], cel[2], cel[3]))


def _verbind_indelingen(b: _Bouw, regio: Sleutel) -> None:
    """A category of the groups of a grouping that is the whole region is that of the region."""
    indicator, _, periode, categorie = regio
    per_indeling: dict[str, list[Sleutel]] = defaultdict(list)
    for gebied, _ in b.kubus.regio.groepen():
        cel: Sleutel = (indicator, gebied, periode, categorie)
        if cel in b.waar:
            per_indeling[gebied.partition(":")[0]].append(cel)
    for delen in per_indeling.values():
        erin = [g for deel in delen for g in b.kubus.uitsplitsingen[deel].omvat]
        los = len(erin) == len(set(erin))
        if los and set(erin) == set(b.kubus.uitsplitsingen[regio].omvat):
            _leg(b, _som(regio, delen, "de groepen zijn samen de regio"))
        for deel in delen:
            over = ((regio, 1), (deel, -1))
            _leg(b, Feit(over, Bereik(0, None), "een groep is deel van de regio"))


def _bescherm_verschillen(b: _Bouw) -> None:
    """What a group leaves of a group around it is protected as if it were shown."""
    for (indicator_id, _), cellen in b.groepen.items():
        indicator = b.kubus.indicatoren[indicator_id]
        for klein, cel in cellen.items():
            for groot, boven in cellen.items():
                if klein < groot:
                    over = b.waar[boven] - b.waar[cel]
                    _bescherm(b, indicator, ((boven, 1), (cel, -1)), over, "een verschil")
