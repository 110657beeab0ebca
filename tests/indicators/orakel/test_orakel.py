"""All indicators together equal a naive count on random delivered rows.

For every municipality, group and period. The oracle reads the rows as they were delivered and
shares no function with datasets/ or indicators/.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from datasets.periodes import Periode
from datasets.reference.regio import regio
from indicators.catalog import indicatoren
from indicators.kubus import Kubus
from indicators.model import Figure, Indicator, RuweFiguur
from indicators.protect import Beleid, protect
from tests.indicators.orakel import gebieden, invoer, laden
from tests.indicators.orakel.definities import DEFINITIES, gemiddelde
from tests.indicators.orakel.orakel import Orakel, Uitkomst

GETOOND = [i.id for i in indicatoren().values() if not i.intern]
DEEL_VAN_HET_ORAKEL = ("aangeleverd", "gebieden", "volgen", "definities", "orakel", "invoer")
SEEDS = (3,)
MEER_SEEDS = tuple(s for s in range(1, 21) if s not in SEEDS)
HIER = Path(__file__).parent


def test_elke_indicator_heeft_een_orakel() -> None:
    """Add it to `definities.DEFINITIES`, from its definition and not from its SQL."""
    assert sorted(set(GETOOND) - set(DEFINITIES)) == []
    assert sorted(set(DEFINITIES) - set(GETOOND)) == []


@pytest.mark.parametrize("module", DEEL_VAN_HET_ORAKEL)
def test_het_orakel_deelt_niets_met_de_monitor(module: str) -> None:
    boom = ast.parse((HIER / f"{module}.py").read_text(encoding="utf-8"))
    namen = {
        naam
        for knoop in ast.walk(boom)
        for naam in (
            [a.name for a in knoop.names]
            if isinstance(knoop, ast.Import)
            else [knoop.module or ""]
            if isinstance(knoop, ast.ImportFrom)
            else []
        )
    }
    eigen = {n for n in namen if n.startswith("tests.indicators.orakel.")}
    assert {n.rsplit(".", 1)[1] for n in eigen} <= set(DEEL_VAN_HET_ORAKEL)
    standaard = {
        "__future__",
        "collections.abc",
        "dataclasses",
        "datetime",
        "functools",
        "random",
        "typing",
    }
    assert namen - eigen <= standaard


def test_de_gebieden_van_het_orakel_zijn_die_van_het_profiel() -> None:
    profiel = regio("duin-en-dijk")
    assert {g.code: g.naam for g in profiel.verzonnen_gemeenten} == gebieden.NAMEN
    assert {f.oude_code: f.oude_naam for f in profiel.verzonnen_fusies} == gebieden.OUDE_NAMEN
    assert {f.ingangsdatum for f in profiel.verzonnen_fusies} == {gebieden.FUSIE}
    groepen = {naam: {lid.gemeente for lid in groep.leden} for naam, groep in profiel.groepen()}
    eigen = {n: {x.gemeente for x in leden} for n, leden in gebieden.GROEPEN.items()}
    assert {n: g for n, g in eigen.items() if n != "regio" and "proef" not in n} == groepen


def alle_verschillen(
    orakel: Orakel, kubus: Kubus, indicatoren: dict[str, Indicator] | None = None
) -> Iterator[str]:
    """Every figure that is not what the oracle says, in a sentence with the rows."""
    gekozen = indicatoren or dict(kubus.indicatoren)
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
            elif soort in korrel.groep:
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


def _faal(verschillen: Iterator[str]) -> None:
    alle = list(verschillen)
    assert not alle, f"{len(alle)} verschillen\n" + "\n".join(alle[:8])


@pytest.fixture(scope="module", params=SEEDS, ids=lambda s: f"seed{s}")
def geladen(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Orakel, Kubus]:
    return _geladen(request.param, tmp_path_factory.mktemp("orakel"))


def _geladen(seed: int, map_regio: Path) -> tuple[Orakel, Kubus]:
    leveringen = invoer.leveringen(seed)
    laden.laad(leveringen, map_regio)
    return Orakel(leveringen), laden.kubus(map_regio)


def test_elke_figuur_is_wat_een_telling_met_de_hand_geeft(geladen: tuple[Orakel, Kubus]) -> None:
    orakel, kubus = geladen
    _faal(alle_verschillen(orakel, kubus))


OPEN = Beleid(k=2, kleinste_noemer=1, kleinste_rest=1)
"""Hides next to nothing: the sums of groups are then exact."""


def test_elke_groep_is_wat_een_telling_met_de_hand_geeft(geladen: tuple[Orakel, Kubus]) -> None:
    """Groups of what is shown per municipality are made in protect."""
    orakel, kubus = geladen
    _faal(_verschillen_van_groepen(orakel, kubus))


def _verschillen_van_groepen(orakel: Orakel, kubus: Kubus) -> Iterator[str]:
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


@pytest.mark.alles
@pytest.mark.parametrize("seed", MEER_SEEDS)
def test_ook_in_andere_regio_s(seed: int, tmp_path: Path) -> None:
    orakel, kubus = _geladen(seed, tmp_path)
    _faal(alle_verschillen(orakel, kubus))
    _faal(_verschillen_van_groepen(orakel, kubus))
