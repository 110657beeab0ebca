"""All that a reader sees of a region as a puzzle, and what of it must stay hidden.

The texts come back from the CSV that the product makes of its figures. The facts are what anybody
knows: groups are sums of municipalities, a school year is its quarters, a part is no more than its
whole, begin + in - out = end.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.kruising import KRUISINGEN, Kruistelling, is_gekruist
from indicators.kubus import alle_groepen, leden_op
from indicators.model import Indicator, Interval, Sleutel
from indicators.uitsplitsing import UITSPLITSINGEN, uitsplitsing_van
from indicators.weergave import Beleid
from reports.csvblad import BOM, Herkomst, Regel, cijfers_csv
from tests.afscherming.aanvaller import Naam, Puzzel, getallen
from tests.indicators.proef import Proef

K = Beleid().k


@dataclass(frozen=True)
class Tekst:
    """What stands in the file of one figure."""

    waarde: str
    per_1000: tuple[str, str] = ("", "")
    van: str = ""


Teksten = Mapping[Naam, Tekst]


def onze(proef: Proef) -> dict[Sleutel, Tekst]:
    """The figures as the CSV of the product says them."""
    figuren = list(proef.vrij.figuren.values())
    alle = indicatoren()
    blad = cijfers_csv(
        (Regel(alle[f.indicator], f, f.gebied, f.uitsplitsing) for f in figuren),
        Herkomst(proef.regio.naam, None, "vanaf 5"),
    )
    rijen = csv.DictReader(io.StringIO(blad.removeprefix(BOM)), delimiter=";")
    return {
        f.sleutel: Tekst(
            rij["waarde"], (rij["per 1.000 ten minste"], rij["per 1.000 ten hoogste"]), f.van
        )
        for f, rij in zip(figuren, rijen, strict=True)
    }


def naief(proef: Proef) -> dict[Sleutel, Tekst]:
    """The usual display: what is small is `<5`, and all else stands there as it is."""
    uit = {}
    for sleutel in proef.vrij.figuren:
        indicator = indicatoren()[sleutel[0]]
        aantal = waarde_van(proef, sleutel)
        if indicator.vorm == "aantal" and aantal is not None:
            uit[sleutel] = Tekst(f"<{K}" if 0 < aantal < K else str(aantal))
    return uit


def waarde_van(proef: Proef, sleutel: Sleutel) -> int | None:
    """The count behind a figure, made of municipalities where it is a sum of these."""
    kubus = proef.kubus
    if is_gekruist(sleutel[3]):
        return _gekruist(proef, sleutel)
    ruw = kubus.figuren.get(sleutel) or kubus.uitsplitsingen.get(sleutel)
    if ruw is not None:
        return ruw.teller.min if ruw.status == "bekend" and ruw.teller.bekend else None
    leden = [waarde_van(proef, (sleutel[0], g, *sleutel[2:])) for g in _leden(proef, sleutel)]
    return sum(n for n in leden if n is not None) if leden else None


def _gekruist(proef: Proef, sleutel: Sleutel) -> int | None:
    """The count of a pair: of the region, or of one municipality."""
    indicator, gebied, periode, uitsplitsing = sleutel
    for t in proef.kubus.kruisingen:
        for r, k in _paren(t):
            if (t.indicator, t.periode, _code(t, r, k)) == (indicator, periode, uitsplitsing):
                g = [*range(len(t.gemeenten))]
                if gebied in t.gemeenten:
                    g = [t.gemeenten.index(gebied)]
                laag, hoog = int(t.laag[r, k, g].sum()), int(t.hoog[r, k, g].sum())
                return laag if laag == hoog else None
    return None


def _paren(t: Kruistelling) -> Iterator[tuple[int, int]]:
    return product(range(len(t.rijen)), range(len(t.kolommen)))


def _code(t: Kruistelling, r: int, k: int) -> str:
    return KRUISINGEN[t.soort].code(t.rijen[r], t.kolommen[k])


# -- the puzzle -------------------------------------------------


def puzzel(proef: Proef, teksten: Teksten, *, aansluitend: bool = True) -> Puzzel:
    """What these texts and the facts say together.

    Args:
        proef: the region.
        teksten: what a reader sees of it.
        aansluitend: each quarter begins where the one before ended.
    """
    uit = Puzzel()
    for naam, tekst in teksten.items():
        sleutel = _sleutel(naam)
        indicator = indicatoren()[sleutel[0]]
        if indicator.id in proef.kubus.openbaar:
            continue
        if indicator.vorm == "aantal":
            uit.tekst(sleutel, tekst.waarde)
            _per_1000(proef, uit, sleutel, tekst)
            _leg_som(proef, uit, sleutel)
        elif indicator.bouwstenen and indicator.vorm == "aandeel":
            deel, geheel = ((naam, *sleutel[1:]) for naam in indicator.bouwstenen)
            uit.procent(deel, geheel, tekst.waarde)
            if tekst.van and len(aantallen := getallen(tekst.van)) in (1, 2):
                uit.cel(geheel, int(aantallen[0]), int(aantallen[-1]))
    _leg_jaren(proef, uit)
    _leg_verbanden(uit, aansluitend=aansluitend)
    _leg_categorieen(uit)
    _leg_kruisingen(proef, uit)
    return uit


def _leg_som(proef: Proef, uit: Puzzel, sleutel: Sleutel) -> None:
    leden = _leden(proef, sleutel)
    if leden:
        uit.som(sleutel, [(sleutel[0], g, *sleutel[2:]) for g in leden])


def _leden(proef: Proef, sleutel: Sleutel) -> list[str]:
    """The municipalities that are counted in a group: everybody sees who delivered."""
    indicator, gebied, periode, uitsplitsing = sleutel
    if gebied in proef.regio.gemeenten:
        return []
    kubus = proef.kubus
    ruw = kubus.figuren.get(sleutel) or kubus.uitsplitsingen.get(sleutel)
    if ruw is not None:
        return list(ruw.omvat)
    op = Periode.van_code(periode).laatste
    leden = [lid.gemeente for lid in leden_op(alle_groepen(proef.regio)[gebied], op)]
    return [g for g in leden if kubus.teller_van((indicator, g, periode, uitsplitsing))]


def _per_1000(proef: Proef, uit: Puzzel, sleutel: Sleutel, tekst: Tekst) -> None:
    """A rate beside a public number of inhabitants is a count."""
    ruw = proef.kubus.teller_van(sleutel)
    laag, hoog = tekst.per_1000
    if laag and ruw is not None and ruw.noemer is not None:
        (onder,), (boven,) = getallen(laag), getallen(hoog)
        uit.feit({sleutel: 1000 / ruw.noemer.max}, onder - 0.05, boven + 0.05)


def _leg_jaren(proef: Proef, uit: Puzzel) -> None:
    """Of a flow the school year of a municipality is the sum of its quarters."""
    for naam in list(uit.grenzen):
        indicator = indicatoren()[naam[0]]
        periode = Periode.van_code(naam[2])
        if periode.soort != "schooljaar" or naam[1] not in proef.regio.gemeenten:
            continue
        if indicator.stand_of_stroom == "stroom" and indicator.schooljaar == "som":
            kwartalen = [(naam[0], naam[1], k.code, naam[3]) for k in periode.kwartalen()]
            erin = [k for k in kwartalen if k in uit.grenzen]
            if len(erin) == len(_geleverd(proef, naam, kwartalen)) > 0:
                uit.som(naam, erin)


def _geleverd(proef: Proef, jaar: Naam, kwartalen: list[Naam]) -> list[Naam]:
    """The quarters of a municipality that are in: the list of deliveries says so."""
    return [
        k
        for k in kwartalen
        if (k in proef.kubus.fijn)
        or ((ruw := proef.kubus.figuren.get((k[0], k[1], k[2], k[3]))) and ruw.status == "bekend")
    ]


def _leg_verbanden(uit: Puzzel, *, aansluitend: bool) -> None:
    for naam in list(uit.grenzen):
        indicator = indicatoren()[naam[0]]
        geheel = (indicator.deel_van, *naam[1:])
        if indicator.deel_van and geheel in uit.grenzen and not naam[3]:
            uit.hoogstens(naam, geheel)
        balans = indicator.balans
        if not aansluitend or balans is None or naam[0] != balans.instroom or naam[3]:
            continue
        if Periode.van_code(naam[2]).soort == "kwartaal":
            ervoor = (balans.stand, naam[1], _ervoor(naam[2]), "")
            erna, uitstroom = (balans.stand, *naam[1:]), (balans.uitstroom, *naam[1:])
            if {ervoor, erna, uitstroom} <= uit.grenzen.keys():
                uit.feit({ervoor: 1, naam: 1, uitstroom: -1, erna: -1}, 0, 0)


def _ervoor(kwartaal: str) -> str:
    jaar, nummer = kwartaal.split("-K")
    return f"{int(jaar) - 1}-K4" if nummer == "1" else f"{jaar}-K{int(nummer) - 1}"


def _leg_categorieen(uit: Puzzel) -> None:
    per_soort: dict[tuple[Naam, str], list[Naam]] = defaultdict(list)
    for naam in list(uit.grenzen):
        if naam[3] and not is_gekruist(naam[3]):
            geheel: Naam = (*naam[:3], "")
            uit.hoogstens(naam, geheel)
            per_soort[geheel, naam[3].split("=")[0]].append(naam)
    for (geheel, soort), delen in per_soort.items():
        if not UITSPLITSINGEN[soort].meer:
            # A category that stands nowhere has nobody in it.
            uit.som(geheel, delen)


def _leg_kruisingen(proef: Proef, uit: Puzzel) -> None:
    """Pairs of a municipality make those of the region, and the breakdowns of all groups."""
    for t in proef.kubus.kruisingen:
        soort = KRUISINGEN[t.soort]
        per: dict[Naam, list[Naam]] = defaultdict(list)
        for r, k in _paren(t):
            heel: Naam = (t.indicator, "regio", t.periode, _code(t, r, k))
            if heel not in uit.grenzen:
                continue
            for g, gemeente in enumerate(t.gemeenten):
                if not t.komt_voor[k, g]:
                    continue
                fijn: Naam = (t.indicator, gemeente, t.periode, _code(t, r, k))
                kolom: Naam = (*fijn[:3], soort.kolom.code(t.kolommen[k]))
                per[heel].append(fijn)
                per[*fijn[:3], soort.rij.code(t.rijen[r])].append(fijn)
                uit.hoogstens(fijn, kolom)
                if kolom not in per[*fijn[:3], ""]:
                    per[*fijn[:3], ""].append(kolom)
        for geheel, delen in per.items():
            uit.som(geheel, delen)
        for naam in [n for n in uit.grenzen if n[0] == t.indicator and n[2] == t.periode]:
            ruw = proef.kubus.uitsplitsingen.get(_sleutel(naam))
            if ruw is not None:
                delen = [(naam[0], g, *naam[2:]) for g in ruw.omvat]
                uit.som(naam, [d for d in delen if d in uit.grenzen])


# -- what must stay hidden --------------------------------------

Doel = dict[Naam, float]


def geheimen(proef: Proef, bekend: Puzzel) -> Iterator[Doel]:
    """The small counts, remainders and differences that a puzzle may not give away."""
    waar = {naam: _waar(proef, naam) for naam in bekend.grenzen}
    groepen: dict[tuple[str, str, str], list[tuple[frozenset[str], Naam]]] = defaultdict(list)
    for naam, aantal in waar.items():
        if aantal is None:
            continue
        indicator = indicatoren()[naam[0]]
        if 0 < aantal < _k(indicator, naam):
            yield {naam: 1.0}
        geheel = (indicator.deel_van, *naam[1:])
        over = (waar.get(geheel) or 0) - aantal
        if indicator.deel_van and waar.get(geheel) and 0 < over < _k(indicator, naam):
            yield {geheel: 1.0, naam: -1.0}
        if leden := _leden(proef, _sleutel(naam)):
            groepen[naam[0], naam[2], naam[3]].append((frozenset(leden), naam))
    for per_groep in groepen.values():
        for klein, binnen in per_groep:
            for groot, buiten in per_groep:
                over = (waar[buiten] or 0) - (waar[binnen] or 0)
                k = _k(indicatoren()[binnen[0]], binnen)
                if klein < groot and 0 < over < k:
                    yield {buiten: 1.0, binnen: -1.0}


def _sleutel(naam: Naam) -> Sleutel:
    return (naam[0], naam[1], naam[2], naam[3])


def _waar(proef: Proef, naam: Naam) -> int | None:
    fijn: Interval | None = proef.kubus.fijn.get(_sleutel(naam))
    if fijn is not None:
        return fijn.min if fijn.bekend else None
    return waarde_van(proef, _sleutel(naam))


def _k(indicator: Indicator, naam: Naam) -> int:
    streng = 0
    if naam[3]:
        if is_gekruist(naam[3]):
            return max(K, indicator.k)
        soort, categorie = uitsplitsing_van(naam[3])
        streng = soort.strenger.get(categorie, 0)
    return max(K, indicator.k, streng)


def lekken(
    proef: Proef, bekend: Puzzel, minstens: int = K - 1
) -> dict[tuple[Naam, ...], list[int]]:
    """What follows too precisely, with the values that are left of it."""
    doelen = list(geheimen(proef, bekend))
    over = bekend.antwoorden(doelen, minstens)
    return {
        tuple(doel): waarden
        for doel, waarden in zip(doelen, over, strict=True)
        if len(waarden) < minstens
    }
