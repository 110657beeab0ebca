"""Ratios and means -> Figures, and what may be said of the members of a group.

A ratio shows when what is above the line is 0 or at least k, and the people below it are at least
10; without people below the line (fte) those above it are. A mean shows from 10 people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from datasets.notatie import getal
from indicators.intervals import aantal_interval, gemiddelde_interval
from indicators.model import Figure, Indicator, Interval, Momenten, RuweFiguur
from indicators.soorten_verhouding import Gemiddelde, Verhouding
from indicators.weergave import (
    TE_KLEIN,
    Beleid,
    basis_van,
    grofst,
    met_status,
    tekst_van,
    tientallen,
    toon,
)
from indicators.weergave_verloop import toon_verloop

REDEN_VERHOUDING = "De aantallen zijn te klein om een verhouding te tonen."
REDEN_GEMIDDELDE = "Het gemiddelde gaat over te weinig {wie} om te tonen."
ZONDER_SPREIDING = (
    "De spreiding is niet geleverd. Daarom is niet te zeggen hoe zeker dit gemiddelde is."
)
WEINIG = 30
"""A mean of fewer people gets a warning (methods.md C3)."""


def toon_figuur(ruw: RuweFiguur, indicator: Indicator, beleid: Beleid, *, openbaar: bool) -> Figure:
    """The Figure of a raw figure of any kind that has to hide nothing but itself."""
    if ruw.status == "bekend" and isinstance(indicator, Verhouding):
        sommen = (ruw.teller, ruw.rest)
        return toon_verhouding(
            basis_van(ruw), indicator, sommen, ruw.onvolledig, beleid.voor(indicator)
        )
    if ruw.status == "bekend" and isinstance(indicator, Gemiddelde):
        return toon_gemiddelde(
            basis_van(ruw), indicator, ruw.momenten, ruw.onvolledig, beleid.voor(indicator)
        )
    if ruw.status == "bekend" and indicator.verloop:
        return toon_verloop(ruw, indicator, beleid.voor(indicator))
    return toon(ruw, indicator, beleid, openbaar=openbaar)


# -- ratios -----------------------------------------------------


def toon_verhouding(
    basis: Figure,
    indicator: Verhouding,
    sommen: tuple[Interval, Interval],
    onvolledig: str,
    beleid: Beleid,
) -> Figure:
    """A ratio of two sums that can each be a range: the outermost values.

    Chance is that of the count above the line; what is below it is what it is.
    """
    teller, noemer = sommen
    mensen = noemer if indicator.personen else teller
    weinig = mensen.max > 0 and mensen.min < beleid.kleinste_noemer
    if beleid.is_klein(teller) or weinig or noemer.min <= 0:
        return replace(basis, status="te klein", tekst=TE_KLEIN, reden=REDEN_VERHOUDING)
    per = indicator.per * indicator.stappen
    laag, hoog = per * teller.min / noemer.max, per * teller.max / noemer.min
    figuur = replace(
        met_status(basis, onvolledig),
        tekst=_tekst(laag, hoog),
        min=laag,
        max=hoog,
        noemer_min=noemer.min / indicator.stappen,
        noemer_max=noemer.max / indicator.stappen,
    )
    if onvolledig:
        return figuur
    grenzen = {
        zekerheid: (
            per * aantal_interval(teller.min, zekerheid)[0] / noemer.max,
            per * aantal_interval(teller.max, zekerheid)[1] / noemer.min,
        )
        for zekerheid in (0.95, 0.998)
    }
    return _met_kans(figuur, grenzen[0.95], grenzen[0.998])


# -- means ------------------------------------------------------


def toon_gemiddelde(
    basis: Figure,
    indicator: Gemiddelde,
    momenten: Momenten | None,
    onvolledig: str,
    beleid: Beleid,
) -> Figure:
    """A mean, and in tens of how many people; chance only where a deviation is known.

    The number itself could be taken from that of a group, and leave a small one (decisions.md 19).
    """
    if momenten is None or momenten.n < beleid.kleinste_noemer:
        reden = REDEN_GEMIDDELDE.format(wie=indicator.wie[1])
        return replace(basis, status="te klein", tekst=TE_KLEIN, reden=reden)
    n, waarde = int(momenten.n), momenten.gemiddelde
    van, tot = tientallen(n, n)
    sd = momenten.standaardafwijking
    let_op = [basis.toelichting] if basis.toelichting else []
    if n < WEINIG:
        # Of how many it is stands beside it: one sentence for all areas of a table.
        wie = indicator.wie[1]
        let_op.append(f"Een gemiddelde over minder dan {getal(WEINIG)} {wie} zegt weinig.")
    if sd is None:
        let_op.append(ZONDER_SPREIDING)
    figuur = replace(
        met_status(basis, onvolledig),
        tekst=getal(waarde, indicator.decimalen),
        min=waarde,
        max=waarde,
        noemer_min=van,
        noemer_max=tot,
        van=tekst_van(van, tot, indicator.wie),
        toelichting=" ".join(let_op),
    )
    if onvolledig or sd is None:
        return figuur
    return _met_kans(
        figuur,
        gemiddelde_interval(waarde, sd, n, 0.95),
        gemiddelde_interval(waarde, sd, n, 0.998),
    )


# -- groups: from what is shown of the members ------------------


def grove_sommen(
    ruwe: Sequence[RuweFiguur], indicator: Indicator, beleid: Beleid
) -> tuple[Interval, Interval]:
    """What may be said of the two counts of some areas together.

    Of each area no more than its shown counts say: a count from 1 to k - 1 is that range.
    """
    delen = [_grof(ruw, indicator, beleid.voor(indicator)) for ruw in ruwe]
    return (
        sum((teller for teller, _ in delen), Interval(0, 0)),
        sum((rest for _, rest in delen), Interval(0, 0)),
    )


def _grof(ruw: RuweFiguur, indicator: Indicator, beleid: Beleid) -> tuple[Interval, Interval]:
    teller = grofst(ruw.teller, beleid, openbaar=False)
    if isinstance(indicator, Verhouding):
        return (
            teller,
            grofst(ruw.rest, beleid, openbaar=False) if indicator.personen else ruw.rest,
        )
    rest = ruw.rest
    if teller != ruw.teller:
        # The whole is shown: what the part may be, the rest may be too.
        rest = Interval(
            max(0, rest.min + ruw.teller.min - teller.max), rest.max + ruw.teller.max - teller.min
        )
    return (teller, grofst(rest, beleid, openbaar=False))


def _met_kans(figuur: Figure, kans95: tuple[float, float], kans998: tuple[float, float]) -> Figure:
    return replace(
        figuur, onder95=kans95[0], boven95=kans95[1], onder998=kans998[0], boven998=kans998[1]
    )


def _tekst(laag: float, hoog: float) -> str:
    onder, boven = getal(laag, 1), getal(hoog, 1)
    return onder if onder == boven else f"{onder}–{boven}"
