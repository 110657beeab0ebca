"""Curves -> Figures: durations and shares, so coarse that no day of one child shows.

Durations are shown in whole weeks and shares in whole percents, from 10 cases of which at least k
had ended (for a share: k in this way and k not, or none). Of how many cases it is, is said in tens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor

from datasets.notatie import getal
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
    tiental = aantal // 10 * 10
    basis = replace(
        basis,
        noemer_min=tiental,
        noemer_max=tiental + 9,
        van=tekst_van(tiental, tiental + 9, indicator),
    )
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
    """A share in whole percents; a range is widened to them."""
    if laag == hoog:
        onder = boven = floor(100 * laag + 0.5)
    else:
        onder, boven = floor(100 * laag), ceil(100 * hoog)
    tekst = getal(onder) if onder == boven else f"{getal(onder)}–{getal(boven)}"
    return replace(figuur, tekst=f"{tekst}%", min=onder, max=boven)


def _met_kans(figuur: Figure, kromme: Kromme, *, duur: bool) -> Figure:
    """Chance, outwards to whole weeks or percents."""

    def naar(afronden: Callable[[float], int], x: float | None) -> float | None:
        if x is None:
            return None
        return afronden(x / WEEK) * WEEK if duur else afronden(100 * x)

    return replace(
        figuur,
        onder95=naar(floor, kromme.onder95),
        boven95=naar(ceil, kromme.boven95),
        onder998=naar(floor, kromme.onder998),
        boven998=naar(ceil, kromme.boven998),
    )
