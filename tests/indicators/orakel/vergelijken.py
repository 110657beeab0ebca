"""Laying the figures of the monitor beside those of the oracle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from datasets.periodes import Periode
from indicators.kubus import Kubus
from indicators.model import Figure, Indicator, RuweFiguur
from indicators.protect import Beleid, protect
from tests.indicators.orakel import gebieden
from tests.indicators.orakel.definities import DEFINITIES, gemiddelde
from tests.indicators.orakel.orakel import Orakel, Uitkomst

OPEN = Beleid(k=2, kleinste_noemer=1, kleinste_rest=1)
"""Hides next to nothing: the sums of groups are then exact."""


def alle_verschillen(
    orakel: Orakel, kubus: Kubus, gekozen: Mapping[str, Indicator] | None = None
) -> Iterator[str]:
    """Every figure that is not what the oracle says, in a sentence with the rows."""
    gekozen = gekozen or kubus.indicatoren
    perioden = {
        i: sorted({p for j, _, p, u in kubus.figuren if j == i and not u} | _verwacht(orakel, i))
        for i in gekozen
        if i in DEFINITIES
    }
    for naam, codes in perioden.items():
        korrel = gekozen[naam].korrel
        for periode in codes:
            soort = Periode.van_code(periode).soort
            gebieden_hier = []
            if soort in korrel.gemeente:
                gebieden_hier += [*gebieden.GEMEENTEN, *(["NL"] if korrel.nederland else [])]
            if soort in korrel.groep and (soort not in korrel.gemeente or DEFINITIES[naam].grens):
                gebieden_hier += list(gebieden.GROEPEN)
            for gebied in gebieden_hier:
                ruw = kubus.figuren.get((naam, gebied, periode, ""))
                goed = orakel.cijfer(naam, gebied, periode)
                if not _gelijk(ruw, goed):
                    yield _zin(naam, gebied, periode, ruw, goed)


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
    if indicator.vorm == "aandeel":  # a group may be said less sharply than what is known
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
