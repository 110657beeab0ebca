"""Curves and cohorts -> Figures so coarse that no day and no number of children shows.

Durations are shown in whole weeks and shares in steps of 5 percent, from 10 cases of which at least
k had ended (for a share: k in this way and k not, or none). Of how many cases it is, is said in
tens: a finer share of so few would give their number away.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor

from datasets.notatie import getal
from indicators.intervals import wilson
from indicators.model import Figure, Indicator, Kromme, RuweFiguur
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
)

WEEK = 7
STAP = 5
"""Percents between two values that a coarse share can have."""
AFGEROND = "Afgerond op 5 procent, want het aantal is afgeschermd."
NOG_NIET = "nog niet te zeggen"
REDEN_DUUR = "Het zijn te weinig {wie} om een duur te tonen."
REDEN_NOG_NIET = "Nog niet te zeggen: er zijn te weinig {wie} lang genoeg gevolgd."
REDEN_NIET_BEREIKT = (
    "De mediaan is nog niet bereikt: na de langste tijd die we konden volgen, was het voor meer "
    "dan de helft nog niet voorbij."
)


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
        return replace(
            basis, status="nog niet te zeggen", tekst=NOG_NIET_BEREIKT, reden=REDEN_NIET_BEREIKT
        )
    figuur = met_status(basis, ruw.onvolledig)
    grenzen = (ruw.kromme.laag, ruw.kromme.hoog)
    figuur = _in_weken(figuur, *grenzen) if duur else _in_procenten(figuur, *grenzen)
    return figuur if ruw.onvolledig else _met_kans(figuur, ruw.kromme, duur=duur)


def grof_aandeel(figuur: Figure, indicator: Indicator) -> Figure:
    """The same share of a cohort in steps of 5 percent, of how many in tens.

    For where the number of cases in the cohort is not shown: the exact share would give it away.
    Chance follows from what is then shown alone.
    """
    laag, hoog, van, tot = figuur.min, figuur.max, figuur.noemer_min, figuur.noemer_max
    if laag is None or hoog is None or van is None or tot is None:
        return figuur
    grof = _van_tientallen(figuur, indicator, int(van), int(tot))
    grof = _in_procenten(grof, laag / 100, hoog / 100)
    if figuur.onder95 is None:
        return grof
    aantal = int(van) // 10 * 10
    return replace(
        grof,
        onder95=_wilson(grof.min, aantal, 0.95)[0],
        boven95=_wilson(grof.max, aantal, 0.95)[1],
        onder998=_wilson(grof.min, aantal, 0.998)[0],
        boven998=_wilson(grof.max, aantal, 0.998)[1],
    )


def _wilson(procent: float | None, aantal: int, zekerheid: float) -> tuple[float, float]:
    onder, boven = wilson((procent or 0) / 100 * aantal, aantal, zekerheid)
    return 100 * onder, 100 * boven


def _van_tientallen(figuur: Figure, indicator: Indicator, laag: int, hoog: int) -> Figure:
    van, tot = laag // 10 * 10, hoog // 10 * 10 + 9
    return replace(figuur, noemer_min=van, noemer_max=tot, van=tekst_van(van, tot, indicator))


def _klein(ruw: RuweFiguur, beleid: Beleid) -> bool:
    return beleid.is_klein(ruw.teller) or beleid.is_klein(ruw.rest)


def _in_weken(figuur: Figure, laag: float, hoog: float) -> Figure:
    """Days rounded to whole weeks; half a week or less is "minder dan 1 week"."""
    onder, boven = floor(laag / WEEK + 0.5), floor(hoog / WEEK + 0.5)
    if boven == 0:
        return replace(figuur, tekst="minder dan 1 week", min=0, max=WEEK)
    tekst = getal(onder) if onder == boven else f"{getal(onder)}–{getal(boven)}"
    eenheid = "week" if boven == 1 else "weken"
    return replace(figuur, tekst=f"{tekst} {eenheid}", min=onder * WEEK, max=boven * WEEK)


def _in_procenten(figuur: Figure, laag: float, hoog: float) -> Figure:
    """A share in steps of 5 percent; a range is widened to them."""
    if laag == hoog:
        onder = boven = floor(100 * laag / STAP + 0.5) * STAP
    else:
        onder, boven = floor(100 * laag / STAP) * STAP, ceil(100 * hoog / STAP) * STAP
    tekst = getal(onder) if onder == boven else f"{getal(onder)}–{getal(boven)}"
    toelichting = f"{figuur.toelichting} {AFGEROND}".strip()
    return replace(figuur, tekst=f"{tekst}%", min=onder, max=boven, toelichting=toelichting)


def _met_kans(figuur: Figure, kromme: Kromme, *, duur: bool) -> Figure:
    """Chance, outwards to whole weeks or steps of 5 percent."""

    def naar(afronden: Callable[[float], int], x: float | None) -> float | None:
        if x is None:
            return None
        return afronden(x / WEEK) * WEEK if duur else afronden(100 * x / STAP) * STAP

    return replace(
        figuur,
        onder95=naar(floor, kromme.onder95),
        boven95=naar(ceil, kromme.boven95),
        onder998=naar(floor, kromme.onder998),
        boven998=naar(ceil, kromme.boven998),
    )
