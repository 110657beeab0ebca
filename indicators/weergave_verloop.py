"""Curves and cohorts -> Figures so coarse that no day and no number of children shows.

Durations are shown in whole weeks and shares as a range that holds at least five cases, from 10
cases of which at least k had ended (for a share: k in this way and k not, or none). Of how many
cases it is, is said in tens. A finer share would give a number away: the number of all follows
from the quarters that are shown, and with it the number in the share.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil, floor

from datasets.notatie import getal
from indicators.intervals import wilson
from indicators.model import Figure, Indicator, Kromme, Krommepunt, RuweFiguur, Trede
from indicators.soorten_verloop import KLEINSTE_GEVOLGD
from indicators.survival import NOG_NIET_BEREIKT
from indicators.weergave import (
    AFGESCHERMD,
    REDEN_AFGESCHERMD,
    REDEN_TE_KLEIN,
    TE_KLEIN,
    Beleid,
    basis_van,
    met_status,
    tekst_van,
    tientallen,
)

WEEK = 7
STAPPEN = (5, 10, 20, 25, 50)
"""Widths in percent that the range of a share can have."""
HELE_BREEDTE = 100
"""The width of fewer than 10 cases, with a policy that shows them: from 0 to 100 percent."""
IN_EEN_BEREIK = 5
"""So many cases the range of a share holds at least."""
ALS_BEREIK = "Getoond als bereik: een preciezer deel zou een klein aantal verraden."
AFGEROND = "Afgerond op 5 procentpunt, want het aantal is afgeschermd."
NOG_NIET = "nog niet te zeggen"
REDEN_DUUR = "Het zijn te weinig {wie} om een duur te tonen."
REDEN_NOG_NIET = "Nog niet te zeggen: er zijn te weinig {wie} lang genoeg gevolgd."
REDEN_NIET_BEREIKT = (
    "De mediaan is nog niet bereikt: na de langste tijd die we konden volgen, was het voor meer "
    "dan de helft nog niet voorbij."
)
GEMIDDELD = "In het eerste jaar duurde het gemiddeld {duur}."
HELFT = 50


def toon_verloop(ruw: RuweFiguur, indicator: Indicator, beleid: Beleid) -> Figure:
    """The Figure of a known raw figure that a curve gives, hiding nothing but itself.

    `beleid` is that of the indicator.
    """
    basis = basis_van(ruw)
    wie = indicator.eenheid[1]
    duur = indicator.vorm == "duur"
    aantal = ruw.teller.min + ruw.rest.min + ruw.onzeker
    klein = ruw.teller.min < beleid.k if duur else _klein(ruw, beleid)
    if aantal < beleid.kleinste_noemer or klein:
        reden = REDEN_DUUR.format(wie=wie) if duur else REDEN_TE_KLEIN
        return replace(basis, status="te klein", tekst=TE_KLEIN, reden=reden)
    if not duur and ruw.rest.max == 0 and not indicator.mag_geheel:
        return replace(basis, status="afgeschermd", tekst=AFGESCHERMD, reden=REDEN_AFGESCHERMD)
    basis = _van_tientallen(basis, indicator, aantal, aantal)
    if ruw.kromme is None:
        reden = REDEN_NOG_NIET.format(wie=wie)
        return replace(basis, status="nog niet te zeggen", tekst=NOG_NIET, reden=reden)
    if ruw.kromme.laag is None or ruw.kromme.hoog is None:
        reden = _niet_bereikt(ruw.kromme.gemiddeld)
        return replace(basis, status="nog niet te zeggen", tekst=NOG_NIET_BEREIKT, reden=reden)
    figuur = met_status(basis, ruw.onvolledig)
    grenzen = (ruw.kromme.laag, ruw.kromme.hoog)
    figuur = _in_weken(figuur, *grenzen) if duur else _als_bereik(figuur, *grenzen)
    return figuur if ruw.onvolledig else _met_kans(figuur, ruw.kromme, duur=duur)


def toon_kromme(ruw: RuweFiguur, figuur: Figure, beleid: Beleid) -> tuple[Krommepunt, ...]:
    """How a shown duration comes down, in steps that each hold k ended cases; empty for others.

    The widths are those of a share of so many cases. The median, which is shown already, comes
    first; before and after it a point is left out when fewer than k cases ended since the one
    beside it, or when fewer than k are left after it. `beleid` is that of the indicator.
    """
    zichtbaar = figuur.min is not None or figuur.tekst == NOG_NIET_BEREIKT
    if ruw.kromme is None or not zichtbaar:
        return ()
    alle = ruw.teller.min + ruw.rest.min
    stap, genoeg = _stap(alle // 10 * 10), range(beleid.k, alle - beleid.k + 1)
    treden = [
        t
        for t in ruw.kromme.treden
        if (t.procent - HELFT) % stap == 0 and t.onder_risico >= KLEINSTE_GEVOLGD
    ]
    ervoor = _ver_genoeg([t for t in treden if t.procent >= HELFT][::-1], genoeg, beleid.k)
    erna = _ver_genoeg([t for t in treden if t.procent <= HELFT], genoeg, beleid.k)
    punten = [_punt(t) for t in [*ervoor[::-1], *(t for t in erna if t.procent < HELFT)]]
    return tuple(replace(p, onder95=None, boven95=None) if ruw.onvolledig else p for p in punten)


def _ver_genoeg(treden: Sequence[Trede], genoeg: range, k: int) -> list[Trede]:
    """Of steps, from the middle outwards, those with k ended cases between each two."""
    uit: list[Trede] = []
    for trede in treden:
        if trede.procent != HELFT and trede.geeindigd not in genoeg:
            continue
        if not uit or abs(trede.geeindigd - uit[-1].geeindigd) >= k:
            uit.append(trede)
    return uit


def _punt(trede: Trede) -> Krommepunt:
    onder, boven = trede.onder95, trede.boven95
    return Krommepunt(
        _weken(trede.dag),
        trede.procent,
        None if onder is None else floor(onder / WEEK),
        None if boven is None else ceil(boven / WEEK),
    )


def _niet_bereikt(gemiddeld: float | None) -> str:
    """Why there is no median, with the mean of the first year where that is known."""
    if gemiddeld is None:
        return REDEN_NIET_BEREIKT
    weken = _weken(gemiddeld)
    duur = f"{getal(weken)} {'week' if weken == 1 else 'weken'}"
    return f"{REDEN_NIET_BEREIKT} {GEMIDDELD.format(duur=duur)}"


def grof_aandeel(figuur: Figure, indicator: Indicator) -> Figure:
    """The same share of a cohort, so coarse that it gives no number away.

    Where the number of cases is shown elsewhere but not here, it is rounded to 5 percent; where
    there is no such figure it is a range. Of how many it is, is said in tens, and chance follows
    from what is then shown alone.
    """
    laag, hoog, van, tot = figuur.min, figuur.max, figuur.noemer_min, figuur.noemer_max
    if laag is None or hoog is None or van is None or tot is None:
        return figuur
    grof = _van_tientallen(figuur, indicator, int(van), int(tot))
    grof = (
        _op_vijf(grof, laag, hoog)
        if indicator.cohort
        else _als_bereik(grof, laag / 100, hoog / 100)
    )
    if figuur.onder95 is None:
        return grof
    aantal = int(van) // 10 * 10
    if not aantal:
        return replace(grof, onder95=None, boven95=None, onder998=None, boven998=None)
    return replace(
        grof,
        onder95=_wilson(grof.min, aantal, 0.95)[0],
        boven95=_wilson(grof.max, aantal, 0.95)[1],
        onder998=_wilson(grof.min, aantal, 0.998)[0],
        boven998=_wilson(grof.max, aantal, 0.998)[1],
    )


def _op_vijf(figuur: Figure, laag: float, hoog: float) -> Figure:
    """Rounded to 5 percent; a range is widened to it.

    What was rounded can be anything that rounds to it: so no difference follows from two of them.
    """
    if laag != hoog:
        return _procenten(figuur, floor(laag / 5) * 5, ceil(hoog / 5) * 5, AFGEROND)
    rond = floor(laag / 5 + 0.5) * 5
    figuur = _procenten(figuur, rond, rond, AFGEROND)
    return replace(figuur, min=max(0.0, rond - 2.5), max=min(100.0, rond + 2.5))


def _wilson(procent: float | None, aantal: int, zekerheid: float) -> tuple[float, float]:
    onder, boven = wilson((procent or 0) / 100 * aantal, aantal, zekerheid)
    return 100 * onder, 100 * boven


def _van_tientallen(figuur: Figure, indicator: Indicator, laag: int, hoog: int) -> Figure:
    van, tot = tientallen(laag, hoog)
    woorden = tekst_van(van, tot, indicator.eenheid)
    return replace(figuur, noemer_min=van, noemer_max=tot, van=woorden)


def _klein(ruw: RuweFiguur, beleid: Beleid) -> bool:
    return beleid.is_klein(ruw.teller) or beleid.is_klein(ruw.rest)


def _weken(dagen: float) -> int:
    return floor(dagen / WEEK + 0.5)


def _in_weken(figuur: Figure, laag: float, hoog: float) -> Figure:
    """Days rounded to whole weeks; half a week or less is "minder dan 1 week"."""
    onder, boven = _weken(laag), _weken(hoog)
    if boven == 0:
        return replace(figuur, tekst="minder dan 1 week", min=0, max=WEEK)
    tekst = getal(onder) if onder == boven else f"{getal(onder)}–{getal(boven)}"
    eenheid = "week" if boven == 1 else "weken"
    return replace(figuur, tekst=f"{tekst} {eenheid}", min=onder * WEEK, max=boven * WEEK)


def _stap(aantal: int) -> int:
    """Width of the range of a share of so many cases, in percent."""
    genoeg = (s for s in STAPPEN if s * aantal >= 100 * IN_EEN_BEREIK)
    return next(genoeg, HELE_BREEDTE)


def _als_bereik(figuur: Figure, laag: float, hoog: float) -> Figure:
    """A share as a range that says no more than the tens of cases that it is of."""
    stap = _stap(int(figuur.noemer_min or 0))
    onder = min(floor(100 * laag / stap) * stap, 100 - stap)
    boven = max(onder + stap, ceil(100 * hoog / stap) * stap)
    return _procenten(figuur, onder, boven, ALS_BEREIK)


def _procenten(figuur: Figure, onder: int, boven: int, waarom: str) -> Figure:
    tekst = getal(onder) if onder == boven else f"{getal(onder)}–{getal(boven)}"
    toelichting = f"{figuur.toelichting} {waarom}".strip()
    return replace(figuur, tekst=f"{tekst}%", min=onder, max=boven, toelichting=toelichting)


def _met_kans(figuur: Figure, kromme: Kromme, *, duur: bool) -> Figure:
    """Chance, outwards to whole weeks or to the ranges that a share is shown in."""
    stap = _stap(int(figuur.noemer_min or 0))

    def naar(afronden: Callable[[float], int], x: float | None) -> float | None:
        if x is None:
            return None
        return afronden(x / WEEK) * WEEK if duur else afronden(100 * x / stap) * stap

    return replace(
        figuur,
        onder95=naar(floor, kromme.onder95),
        boven95=naar(ceil, kromme.boven95),
        onder998=naar(floor, kromme.onder998),
        boven998=naar(ceil, kromme.boven998),
    )
