"""Figures outside what is expected, and the likeliest mistake behind each.

The checks go in order; what one explains, the next do not ask about again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from datasets.notatie import getal
from loaders.aannemelijk.reeksen import MINSTE_PUNTEN, Reeks
from loaders.aannemelijk.zeggen import hooguit, over_reeks, toen, tussen, twijfel, waarde
from loaders.aannemelijk.zicht import Zicht
from loaders.issues import Issue, enkele

Gevonden = tuple[list[Issue], set[Reeks]]
"""What is to be asked, and the figures it explains."""

FACTOREN = (10, 100, 1000)
MINSTE_BASIS = 5
"""Below this a tenfold is no writing mistake but a handful of pupils."""
NUL_TE_VEEL = (
    "Kijk of er een nul te veel of te weinig staat, of een punt of komma verkeerd. Klopt het toch, "
    "bevestig het dan."
)
TWEE_KEER = 2
"""How far from what is usual a figure may be after the factor is taken away."""
MINSTE_GROEP = 3
"""So many figures with the same factor have one cause."""
MINSTE_KEER = 3
"""How many times its own figure a total must be: a large town is most of a small region."""
BIJNA = 0.1
"""How near a sum must be, as a part of it."""


def uitschieters(zicht: Zicht, alle: Sequence[Reeks]) -> list[Issue]:
    """All figures outside what is expected, of series that no other check has told about."""
    over = _met_wie_samen(alle)
    issues: list[Issue] = []
    for controle in _CONTROLES:
        gevonden, verklaard = controle(zicht, over)
        issues += gevonden
        over = [r for r in over if r not in verklaard]
    return issues


def _met_wie_samen(alle: Sequence[Reeks]) -> list[Reeks]:
    """Figures outside what is expected; sums only of deliveries in which no figure is.

    What is small everywhere can together be far from what is expected.
    """
    los = [r for r in alle if r.uitschieter and not r.samen]
    gezegd = {r.vers.nummer for r in los}
    return [*los, *(r for r in alle if r.samen and r.vers.nummer not in gezegd and r.uitschieter)]


# -- swapped --------------------------------------------------------


def _verwisseld(zicht: Zicht, over: Sequence[Reeks]) -> Gevonden:
    """Two figures that each fit the place of the other: two measures or two municipalities."""
    issues: list[Issue] = []
    verklaard: set[Reeks] = set()
    for i, een in enumerate(over):
        for ander in over[i + 1 :]:
            if verklaard & {een, ander} or not _ruilbaar(een, ander):
                continue
            verklaard |= {een, ander}
            zin = (
                f"{waarde(een.punt)} bij {_noem(een, ander)} en {waarde(ander.punt)} bij "
                f"{_noem(ander, een)}. {toen(een)} en {waarde(ander.vorige or ander.naar[0])}. "
                "Zijn ze verwisseld?"
            )
            uitweg = "Zet de getallen op de goede plek, of bevestig dat het zo klopt."
            issues.append(over_reeks(zicht, een, "verwisseld", zin, uitweg))
    return hooguit(issues, "keer lijken twee getallen verwisseld"), verklaard


def _ruilbaar(een: Reeks, ander: Reeks) -> bool:
    if een.vers is not ander.vers or een.samen or ander.samen:
        return False
    if (een.gemeente == ander.gemeente) == (een.indicator.id == ander.indicator.id):
        return False
    return (
        een.gewoon.past(ander.punt.laag, ander.punt.hoog)
        and ander.gewoon.past(een.punt.laag, een.punt.hoog)
        and min(len(een.naar), len(ander.naar)) >= MINSTE_PUNTEN
    )


def _noem(reeks: Reeks, ander: Reeks) -> str:
    """What tells one of two figures from the other."""
    return reeks.naam if reeks.gemeente != ander.gemeente else reeks.indicator.titel


# -- a total where a part belongs -----------------------------------


def _totaal_als_deel(zicht: Zicht, over: Sequence[Reeks]) -> Gevonden:
    """A figure that is about the sum of all municipalities: of the delivery, or of the region."""
    issues: list[Issue] = []
    verklaard: set[Reeks] = set()
    for reeks in over:
        geteld = reeks.vers.dataset.waarde is not None and reeks.punt.percentage is None
        if not geteld or not reeks.te_hoog or reeks.samen:
            continue
        sommen = [
            _gewoon_samen(zicht, reeks, g) for g in (reeks.vers.gemeenten, zicht.regio.gemeenten)
        ]
        past = next(
            (
                (aantal, som)
                for aantal, som in sommen
                if som >= MINSTE_KEER * reeks.verwacht.midden
                and abs(reeks.punt.laag - som) <= BIJNA * som
            ),
            None,
        )
        if past is None:
            continue
        verklaard.add(reeks)
        zin = (
            f"{waarde(reeks.punt)}. {toen(reeks)}. Dit is ongeveer het aantal van {past[0]} "
            f"gemeenten samen ({getal(past[1])}). Staat hier het totaal?"
        )
        uitweg = "Vul het aantal van de gemeente zelf in, of bevestig dat het zo klopt."
        issues.append(over_reeks(zicht, reeks, "totaal als deel", zin, uitweg))
    return hooguit(issues, "getallen lijken het totaal van alle gemeenten"), verklaard


def _gewoon_samen(zicht: Zicht, reeks: Reeks, gemeenten: Sequence[str]) -> tuple[int, int]:
    """Of how many municipalities we know what was usual the last time, and the sum of it."""
    cijfers, periode = zicht.cijfers(reeks.indicator), reeks.punt.periode
    eerdere = [
        p for p in cijfers.perioden if p.soort == periode.soort and p.laatste < periode.laatste
    ]
    gewoon = []
    for gemeente in gemeenten:
        bekend = [c for p in eerdere if (c := cijfers.van(gemeente, p.code)).bekend]
        if bekend:
            teller = bekend[-1].cel.teller
            gewoon.append((teller.min + teller.max) / 2)
    return len(gewoon), round(sum(gewoon))


# -- a factor -------------------------------------------------------


def _kolom_keer_tien(_zicht: Zicht, over: Sequence[Reeks]) -> Gevonden:
    """A measure that is 10, 100 or 1.000 times what is usual in several places: one question."""
    issues = []
    verklaard: set[Reeks] = set()
    groepen: dict[tuple[int, str, int, bool], list[Reeks]] = defaultdict(list)
    for reeks in over:
        factor = _welke_factor(reeks)
        if factor and not reeks.samen:
            groepen[reeks.vers.nummer, reeks.indicator.id, factor, reeks.te_hoog].append(reeks)
    for (_, _, factor, te_hoog), groep in groepen.items():
        if len(groep) < MINSTE_GROEP:
            continue
        verklaard |= set(groep)
        eerste = groep[0]
        namen = enkele([f"{r.naam} ({waarde(r.punt)})" for r in groep])
        hoe = f"{'gedeeld door' if te_hoog else 'keer'} {getal(factor)}"
        zin = f"{len(groep)} getallen passen alleen {hoe} bij eerder: {namen}. Klopt dit?"
        waar = f"{eerste.indicator.titel}, {eerste.punt.periode.lang()}"
        issues.append(twijfel("factor", zin, NUL_TE_VEEL, waar=waar))
    return hooguit(issues, "kolommen zijn 10 keer of meer te hoog of te laag"), verklaard


def _factor(zicht: Zicht, over: Sequence[Reeks]) -> Gevonden:
    """A figure that would be usual when it was 10, 100 or 1.000 times smaller or larger."""
    issues = []
    verklaard: set[Reeks] = set()
    for reeks in over:
        factor = _welke_factor(reeks)
        if factor and not reeks.samen:
            verklaard.add(reeks)
            hoe = f"{'Gedeeld door' if reeks.te_hoog else 'Keer'} {getal(factor)}"
            zin = f"{waarde(reeks.punt)}. {toen(reeks)}. {hoe} past het wel bij eerder. Klopt dit?"
            issues.append(over_reeks(zicht, reeks, "factor", zin, NUL_TE_VEEL))
    return hooguit(issues, "getallen zijn 10 keer of meer te hoog of te laag"), verklaard


def _welke_factor(reeks: Reeks) -> int:
    """By what a figure seems to be multiplied or divided; 0 for nothing of the kind."""
    midden = reeks.verwacht.midden
    for factor in FACTOREN:
        keer = 1 / factor if reeks.te_hoog else factor
        laag, hoog = reeks.punt.laag * keer, reeks.punt.hoog * keer
        basis = midden if reeks.te_hoog else midden / factor
        groot = reeks.punt.percentage is not None or basis >= MINSTE_BASIS
        if groot and laag < TWEE_KEER * midden and hoog > midden / TWEE_KEER:
            return factor if reeks.verwacht.past(laag, hoog) else 0
    return 0


# -- everything else ------------------------------------------------


def _sprong(zicht: Zicht, over: Sequence[Reeks]) -> Gevonden:
    """A figure far from what the earlier ones make likely."""
    issues = [
        over_reeks(
            zicht,
            reeks,
            "sprong",
            f"{waarde(reeks.punt)}. {toen(reeks)}, verwacht {tussen(reeks, reeks.verwacht)}. "
            "Klopt dit?",
        )
        for reeks in over
        if len(reeks.naar) >= MINSTE_PUNTEN
    ]
    return hooguit(issues, "getallen liggen ver van wat we verwachten"), set(over)


_CONTROLES: tuple[Callable[[Zicht, Sequence[Reeks]], Gevonden], ...] = (
    _kolom_keer_tien,
    _verwisseld,
    _totaal_als_deel,
    _factor,
    _sprong,
)
"""From the most precise explanation to none."""
