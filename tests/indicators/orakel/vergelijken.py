"""Laying the figures of the monitor beside those of the oracle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import product

import pytest

from datasets.periodes import Periode
from indicators.kruising import Kruistelling
from indicators.kubus import Kubus
from indicators.model import Figure, Indicator, RuweFiguur, Sleutel
from indicators.protect import Beleid, protect
from tests.indicators.orakel import gebieden
from tests.indicators.orakel.aangeleverd import Levering
from tests.indicators.orakel.definities import DEFINITIES
from tests.indicators.orakel.kruisen import KRUISINGEN, Gekruist, gekruist
from tests.indicators.orakel.orakel import Orakel
from tests.indicators.orakel.tel_aantallen import gemiddelde
from tests.indicators.orakel.uitkomst import Uitkomst
from tests.indicators.orakel.uitsplitsen import (
    PER_INDICATOR,
    STROMEN,
    Categorie,
    stromen,
    uitgesplitst,
)

OPEN = Beleid(k=2, kleinste_noemer=1, kleinste_rest=1)
"""Hides next to nothing: the sums of groups are then exact."""


def alle_verschillen(
    orakel: Orakel, kubus: Kubus, gekozen: Mapping[str, Indicator] | None = None
) -> Iterator[str]:
    """Every figure that is not what the oracle says, in a sentence with the rows."""
    for naam, gebied, periode in _plekken(orakel, kubus, gekozen or kubus.indicatoren):
        ruw = kubus.figuren.get((naam, gebied, periode, ""))
        goed = orakel.cijfer(naam, gebied, periode)
        if not _gelijk(ruw, goed):
            yield _zin(naam, gebied, periode, ruw, goed)


def niet_nul(orakel: Orakel, kubus: Kubus) -> Counter[str]:
    """Of each indicator, and of each of its breakdowns, how many figures are compared and not 0."""
    uit: Counter[str] = Counter()
    for naam, gebied, periode in _plekken(orakel, kubus, kubus.indicatoren):
        goed = orakel.cijfer(naam, gebied, periode)
        if not goed.niets and (goed.teller[0] or goed.waarde):
            uit[naam] += 1
    for (naam, *_, code), ruw in {**kubus.uitsplitsingen, **kubus.stromen}.items():
        if ruw.teller.min:
            uit[f"{naam} naar {code.split('=')[0]}"] += 1
    for kruising in kubus.kruisingen:
        rijen, kolommen, _ = kruising.laag.shape
        uit[f"{kruising.indicator} naar {kruising.soort}"] += sum(
            kruising.cel(r, k).min > 0 for r, k in product(range(rijen), range(kolommen))
        )
    return uit


def _plekken(
    orakel: Orakel, kubus: Kubus, gekozen: Mapping[str, Indicator]
) -> Iterator[tuple[str, str, str]]:
    """Indicator, area and period of every raw figure that there can be."""
    perioden = {
        i: sorted({p for j, _, p, u in kubus.figuren if j == i and not u} | _verwacht(orakel, i))
        for i in gekozen
        if i in DEFINITIES
    }
    for naam, codes in perioden.items():
        korrel = gekozen[naam].korrel
        for periode in codes:
            soort = Periode.van_code(periode).soort
            if soort in korrel.gemeente:
                for gebied in (*gebieden.GEMEENTEN, *(["NL"] if korrel.nederland else [])):
                    yield naam, gebied, periode
            if soort in korrel.groep and (soort not in korrel.gemeente or DEFINITIES[naam].grens):
                for gebied in gebieden.GROEPEN:
                    yield naam, gebied, periode


def _verwacht(orakel: Orakel, indicator: str) -> set[str]:
    """The periods in which the oracle has a figure, also when the cube forgot them."""
    soort = DEFINITIES[indicator].soort
    zelf = {b.periode for b in orakel.leveringen if b.soort == soort}
    return {
        p for p in zelf if any(not orakel.cijfer(indicator, g, p).niets for g in gebieden.GEMEENTEN)
    }


def _gelijk(ruw: RuweFiguur | None, goed: Uitkomst) -> bool:
    if ruw is None:
        return goed.niets == "niet geleverd"
    if ruw.status != "bekend" or goed.niets:
        return ruw.status == goed.niets
    return (
        (ruw.teller.min, ruw.teller.max) == goed.teller
        and (ruw.rest.min, ruw.rest.max) == goed.rest
        and (ruw.waarde == goed.waarde if ruw.momenten is None else goed.waarde is None)
        and ruw.onzeker == goed.onzeker
        and _zelfde_kromme(ruw, goed)
        and _zelfde_gemiddelde(ruw, goed)
        and bool(ruw.onvolledig) == goed.onvolledig
        and ((ruw.noemer.min, ruw.noemer.max) if ruw.noemer else None) == goed.noemer
    )


def _zelfde_kromme(ruw: RuweFiguur, goed: Uitkomst) -> bool:
    if ruw.kromme is None or goed.kromme is None:
        return ruw.kromme is None and goed.kromme is None
    return (ruw.kromme.laag, ruw.kromme.hoog) == pytest.approx(goed.kromme)


def _zelfde_gemiddelde(ruw: RuweFiguur, goed: Uitkomst) -> bool:
    if ruw.momenten is None or goed.gemiddelde is None:
        return ruw.momenten is None and goed.gemiddelde is None
    gemiddelde, sd = goed.gemiddelde
    if (ruw.momenten.standaardafwijking is None) != (sd is None):
        return False
    return ruw.momenten.gemiddelde == pytest.approx(gemiddelde) and (
        sd is None or ruw.momenten.standaardafwijking == pytest.approx(sd)
    )


def _zin(naam: str, gebied: str, periode: str, ruw: RuweFiguur | None, goed: Uitkomst) -> str:
    wat = (
        "geen figuur"
        if ruw is None
        else f"{ruw.status} {ruw.teller} rest {ruw.rest} waarde {ruw.waarde} noemer {ruw.noemer} "
        f"onzeker {ruw.onzeker} kromme {ruw.kromme} momenten {ruw.momenten} "
        f"onvolledig '{ruw.onvolledig}'"
    )
    rijen = "\n    ".join(goed.rijen[:40])
    return f"{naam} in {gebied}, {periode}: monitor {wat}; orakel {goed}\n    {rijen}"


def verschillen_van_groepen(orakel: Orakel, kubus: Kubus) -> Iterator[str]:
    """Of the groups that the raw figures do not have: those made in protect."""
    for (naam, gebied, periode, uitsplitsing), figuur in protect(kubus, OPEN, None).figuren.items():
        eigen = (naam, gebied, periode, "") in kubus.figuren
        if gebied not in gebieden.GROEPEN or uitsplitsing or naam not in DEFINITIES or eigen:
            continue
        goed = orakel.cijfer(naam, gebied, periode)
        if DEFINITIES[naam].tel is gemiddelde:
            n = orakel.gemiddelde_van_groep(naam, gebied, periode)
            klopt = figuur.min is None or figuur.min == pytest.approx(n, abs=0.051)
        else:
            klopt = _past(figuur, goed, kubus.indicatoren[naam])
        if not klopt:
            yield f"{naam} in {gebied}, {periode}: {figuur}; orakel {goed}\n    {goed.rijen[:40]}"


def _past(figuur: Figure, goed: Uitkomst, indicator: Indicator) -> bool:
    if figuur.status in ("afgeschermd", "te klein"):
        return True
    if goed.niets or figuur.min is None or figuur.max is None:
        return figuur.status == goed.niets
    laag, hoog = _waarde(goed, indicator)
    klopt = (figuur.min, figuur.max) == pytest.approx((laag, hoog))
    linked = indicator.deel_van or indicator.balans
    if indicator.vorm == "aandeel" or linked:  # may be said less sharply than what is known
        klopt = figuur.min <= laag + 1e-9 and hoog <= figuur.max + 1e-9
    klopt &= (figuur.status == "onvolledig") == goed.onvolledig
    noemer = None if figuur.noemer_min is None else (figuur.noemer_min, figuur.noemer_max)
    return klopt and (indicator.vorm != "aantal" or noemer == goed.noemer)


def _waarde(goed: Uitkomst, indicator: Indicator) -> tuple[float, float]:
    """A count, or what of the whole it is in percent, or per 100 of something else."""
    (laag, hoog), (rest_laag, rest_hoog) = goed.teller, goed.rest
    if indicator.vorm == "aantal":
        return laag, hoog
    if DEFINITIES[indicator.id].verhouding:
        return 100 * laag / rest_hoog, 100 * hoog / rest_laag if rest_laag else float("inf")
    if goed.onzeker:
        geheel = laag + rest_laag + goed.onzeker
        return 100 * laag / geheel, 100 * hoog / geheel
    return 100 * laag / (laag + rest_hoog), 100 * hoog / (hoog + rest_laag)


def verschillen_van_uitsplitsingen(
    orakel: Orakel, kubus: Kubus, gekozen: Mapping[str, Indicator] | None = None
) -> Iterator[str]:
    """Every category of a group that is not what the oracle says, before protection."""
    for naam in gekozen or PER_INDICATOR:
        perioden = {b.periode for b in orakel.leveringen if _kan_over(b, naam)}
        for periode, groep, soort in product(
            sorted(perioden), gebieden.GROEPEN, PER_INDICATOR[naam]
        ):
            goed = {
                f"{soort}={categorie}": wat
                for categorie, wat in uitgesplitst(orakel, naam, groep, periode, soort).items()
            }
            gevonden = _gevonden(kubus.uitsplitsingen, (naam, groep, periode), f"{soort}=")
            yield from _anders((naam, groep, periode), gevonden, goed)


def verschillen_van_stromen(orakel: Orakel, kubus: Kubus) -> Iterator[str]:
    """Every flow of pupils between two municipalities that is not what the oracle says."""
    perioden = {b.periode for b in orakel.leveringen if b.soort == "leerlingen_po"}
    plekken = {(g, p) for i, g, p, _ in kubus.stromen} | set(product(gebieden.GEMEENTEN, perioden))
    for naam, (gemeente, periode) in product(STROMEN, sorted(plekken)):
        goed = stromen(orakel, naam, gemeente, periode)
        gevonden = _gevonden(kubus.stromen, (naam, gemeente, periode), f"{STROMEN[naam]}=")
        yield from _anders((naam, gemeente, periode), gevonden, goed)


def verschillen_van_kruisingen(orakel: Orakel, kubus: Kubus) -> Iterator[str]:
    """Every crossing that is not what the oracle says: its municipalities, and the region."""
    for naam, soorten in KRUISINGEN.items():
        perioden = {b.periode for b in orakel.leveringen if _kan_over(b, naam)}
        for soort, periode in product(soorten, sorted(perioden)):
            er = [k for k in kubus.kruisingen if (k.soort, k.periode) == (soort, periode)]
            eigen = [k for k in er if k.indicator == naam]
            gevonden = _van_de_monitor(eigen[0]) if eigen else None
            goed = gekruist(orakel, naam, periode)
            for deel in fields(Gekruist):
                zegt, is_ = (None if g is None else getattr(g, deel.name) for g in (gevonden, goed))
                if zegt != is_:
                    yield f"{naam} in {periode}, {soort}, {deel.name}: {zegt}; orakel {is_}"


def _van_de_monitor(kruising: Kruistelling) -> Gekruist:
    """A crossing of the monitor as the oracle has it."""
    uit = Gekruist()
    for r, k in product(range(len(kruising.rijen)), range(len(kruising.kolommen))):
        paar = (kruising.rijen[r], kruising.kolommen[k])
        cel = kruising.cel(r, k)
        uit.regio[paar] = (cel.min, cel.max)
        uit.mist |= {paar} if kruising.mist[r, k] else set()
        for g, gemeente in enumerate(kruising.gemeenten):
            grenzen = (int(kruising.laag[r, k, g]), int(kruising.hoog[r, k, g]))
            uit.per_gemeente.setdefault(gemeente, {})[paar] = grenzen
            geheel = (int(kruising.geheel_laag[k, g]), int(kruising.geheel_hoog[k, g]))
            uit.geheel.setdefault(gemeente, {})[paar[1]] = geheel
            uit.komt_voor |= {(gemeente, paar[1])} if kruising.komt_voor[k, g] else set()
    return uit


def _kan_over(bron: Levering, indicator: str) -> bool:
    """Deliveries of a kind of period in which groups are shown."""
    d = DEFINITIES[indicator]
    kwartaal = d.hoe == "lijst"
    return bron.soort in (d.soort, "tellingen") and kwartaal == ("-K" in bron.periode)


def _gevonden(
    figuren: Mapping[Sleutel, RuweFiguur], plek: tuple[str, str, str], begin: str
) -> dict[str, Categorie]:
    return {
        sleutel[3]: Categorie((ruw.teller.min, ruw.teller.max), bool(ruw.onvolledig))
        for sleutel, ruw in figuren.items()
        if sleutel[:3] == plek and sleutel[3].startswith(begin)
    }


def _anders(
    plek: tuple[str, str, str], gevonden: Mapping[str, Categorie], goed: Mapping[str, Categorie]
) -> Iterator[str]:
    naam, gebied, periode = plek
    for code in sorted({*gevonden, *goed}):
        if gevonden.get(code) != goed.get(code):
            yield (
                f"{naam} in {gebied}, {periode}, {code}: monitor {gevonden.get(code)}; "
                f"orakel {goed.get(code)}"
            )
