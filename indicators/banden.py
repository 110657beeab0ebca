"""What everybody may see: figures that lezers see, made coarser (profile "banden").

Everything here takes a Figure or a Vrijgave, so what `protect` let through, and never a count. So
nothing follows from bands that does not follow from the audited figures they are made of, and every
table of counts that fits those fits the bands too (docs/adr/0025).

A count becomes the aligned bands that it can lie in: 12 is `10–14`, nothing and `<5` are `0–4`. A
share or ratio is what follows from the bands of its two counts. Sources that everybody can read
(CBS, DUO) are as they were published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from math import ceil, floor

from pydantic import BaseModel, ConfigDict, Field

from datasets.model import Dataset
from datasets.notatie import bereik
from datasets.reference.regio import NEDERLAND
from indicators.intervals import aantal_interval, wilson
from indicators.model import Figure, Indicator, Interval, Krommepunt, Sleutel, Vrijgave
from indicators.soorten_verhouding import Gemiddelde, Verhouding
from indicators.weergave import AFGESCHERMD, TE_KLEIN, met_per_1000, tekst_van
from indicators.weergave_verloop import AFGEROND, ALS_BEREIK

PROFIEL = "banden"
REDEN_NOEMER = "Openbaar tonen we dit pas vanaf {minstens} {wie}."
REDEN_UITSPLITSING = "Openbaar tonen we een uitsplitsing pas bij een totaal van {minstens} of meer."
_NIETS = ("afgeschermd", "te klein")
_ONVOLLEDIG = "Onvolledig: "
"""How the reason of an incomplete figure begins (`indicators.weergave`)."""
_ZWEEM = 1e-6
"""Of what is worked back from a percentage: more is no rounding of the computer."""


class Bandenbeleid(BaseModel):
    """The settings of bands.

    Attributes:
        k: width of a band of counts; where the indicator is stricter that is the width.
        kleinste_noemer: a share, ratio, mean or duration is about at least so many.
        kleinste_geheel: a breakdown needs a total in a band that begins at this or more.
        stap: a mean is shown as the part of this width that it lies in.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    k: int = Field(default=5, ge=2)
    kleinste_noemer: int = Field(default=50, ge=1)
    kleinste_geheel: int = Field(default=25, ge=1)
    stap: float = Field(default=0.5, gt=0)

    def voor(self, indicator: Indicator) -> Bandenbeleid:
        """The same settings, with bands as wide as this indicator asks."""
        return self.model_copy(update={"k": indicator.k}) if indicator.k > self.k else self

    def band(self, x: Interval) -> Interval:
        """The fewest bands side by side that hold all of `x`: 0 to 4, 5 to 9 and so on."""
        return Interval(x.min // self.k * self.k, x.max // self.k * self.k + self.k - 1)


def gepubliceerd(
    indicatoren: Mapping[str, Indicator], datasets: Mapping[str, Dataset]
) -> frozenset[str]:
    """Ids of the indicators of which everybody can read the source."""
    return frozenset(i.id for i in indicatoren.values() if datasets[i.dataset].landelijk)


def in_banden(
    vrij: Vrijgave,
    indicatoren: Mapping[str, Indicator],
    iedereen: frozenset[str],
    beleid: Bandenbeleid | None = None,
) -> Vrijgave:
    """What everybody may see of what lezers see.

    Former values are left out, and so is whether a supplier said that there were no cases: that is
    a count of nothing.

    Args:
        vrij: the audited figures of lezers.
        indicatoren: all indicators; a figure of another one is left out.
        iedereen: those of which everybody can read the source: `gepubliceerd`.
        beleid: the settings.
    """
    beleid = beleid or Bandenbeleid()
    figuren: dict[Sleutel, Figure] = {}
    for sleutel, figuur in vrij.figuren.items():
        indicator = indicatoren.get(figuur.indicator)
        if indicator is None:
            continue
        if indicator.id in iedereen or figuur.gebied == NEDERLAND:
            figuren[sleutel] = replace(figuur, andere_bron="")
        else:
            geheel = vrij.figuren.get((*sleutel[:3], ""))
            figuren[sleutel] = banden(figuur, indicator, beleid, geheel)
    return replace(
        vrij,
        profiel=PROFIEL,
        figuren=figuren,
        leveringen=tuple(replace(lev, geen_gevallen=False) for lev in vrij.leveringen),
        krommen=_krommen(vrij, figuren),
        eerdere={},
    )


def _krommen(
    vrij: Vrijgave, figuren: Mapping[Sleutel, Figure]
) -> dict[Sleutel, tuple[Krommepunt, ...]]:
    """How durations come down, of those that are about enough cases."""
    return {
        sleutel: punten
        for sleutel, punten in vrij.krommen.items()
        if sleutel in figuren and figuren[sleutel].status not in _NIETS
    }


def banden(
    figuur: Figure, indicator: Indicator, beleid: Bandenbeleid, geheel: Figure | None = None
) -> Figure:
    """One figure as everybody may see it.

    Args:
        figuur: as lezers see it.
        indicator: what it is of.
        beleid: the settings.
        geheel: of the category of a breakdown the figure of all, as lezers see it.
    """
    beleid = beleid.voor(indicator)
    kaal = replace(figuur, andere_bron="")
    if figuur.status in _NIETS:
        return kaal
    if figuur.uitsplitsing and not _is_groot_genoeg(geheel, beleid):
        reden = REDEN_UITSPLITSING.format(minstens=beleid.kleinste_geheel)
        return _zonder(replace(kaal, status="afgeschermd", tekst=AFGESCHERMD, reden=reden))
    if indicator.vorm == "duur" or indicator.verloop:
        # These are weeks and ranges of at least five cases already.
        weinig = figuur.noemer_min is not None and figuur.noemer_min < beleid.kleinste_noemer
        return _te_weinig(kaal, indicator.eenheid[1], beleid) if weinig else kaal
    if figuur.min is None or figuur.max is None:
        return kaal
    return _van_banden(kaal, indicator, beleid)


def _van_banden(figuur: Figure, indicator: Indicator, beleid: Bandenbeleid) -> Figure:
    """A figure with a value, as its counts in bands say it."""
    kaal = replace(figuur, reden=_reden(figuur), toelichting=_toelichting(figuur))
    if isinstance(indicator, Verhouding):
        return _verhouding(kaal, indicator, beleid)
    if isinstance(indicator, Gemiddelde):
        return _gemiddelde(kaal, indicator, beleid)
    if indicator.vorm == "aandeel":
        return _aandeel(kaal, indicator, beleid)
    return _aantal(kaal, indicator, beleid)


def _is_groot_genoeg(geheel: Figure | None, beleid: Bandenbeleid) -> bool:
    if geheel is None or geheel.min is None or geheel.max is None:
        return False
    band = beleid.band(Interval(int(geheel.min), int(geheel.max)))
    return band.min >= beleid.kleinste_geheel


def _reden(figuur: Figure) -> str:
    """Why it is incomplete, and not why lezers see no exact number: that is of no band."""
    _, deel, rest = figuur.reden.partition(_ONVOLLEDIG)
    return f"{deel}{rest}"


def _toelichting(figuur: Figure) -> str:
    """What must be known of the period; how coarse lezers see it says nothing here."""
    tekst = figuur.toelichting
    for grof in (AFGEROND, ALS_BEREIK):
        tekst = tekst.removesuffix(grof).strip()
    return tekst


def _zonder(figuur: Figure) -> Figure:
    """The same figure without a value, and without what it is about."""
    return replace(
        figuur,
        min=None,
        max=None,
        noemer_min=None,
        noemer_max=None,
        noemer_datum="",
        per1000_min=None,
        per1000_max=None,
        per1000_reden="",
        van="",
        onder95=None,
        boven95=None,
        onder998=None,
        boven998=None,
    )


def _te_weinig(figuur: Figure, wie: str, beleid: Bandenbeleid) -> Figure:
    reden = REDEN_NOEMER.format(minstens=beleid.kleinste_noemer, wie=wie)
    return _zonder(replace(figuur, status="te klein", tekst=TE_KLEIN, reden=reden))


# -- counts -----------------------------------------------------


def _aantal(figuur: Figure, indicator: Indicator, beleid: Bandenbeleid) -> Figure:
    """A count as bands, with what follows of it per 1.000 of a public denominator."""
    band = beleid.band(Interval(int(figuur.min or 0), int(figuur.max or 0)))
    deel = figuur.status == "onvolledig"
    noemer, datum, waarom = _noemer(figuur), figuur.noemer_datum, figuur.per1000_reden
    grof = replace(
        _zonder(figuur),
        status="onvolledig" if deel else "getoond",
        tekst=bereik(band.min, band.max),
        min=band.min,
        max=band.max,
    )
    if not deel:
        (onder95, _), (onder998, _) = _kans(band.min)
        (_, boven95), (_, boven998) = _kans(band.max)
        grof = replace(grof, onder95=onder95, boven95=boven95, onder998=onder998, boven998=boven998)
    if noemer is not None and noemer.min < beleid.kleinste_noemer:
        noemer, titel = None, "inwoners"
        waarom = REDEN_NOEMER.format(minstens=beleid.kleinste_noemer, wie=titel)
    return met_per_1000(grof, indicator, noemer, datum, waarom)


@lru_cache(maxsize=4096)
def _kans(aantal: int) -> tuple[tuple[float, float], tuple[float, float]]:
    return aantal_interval(aantal, 0.95), aantal_interval(aantal, 0.998)


def _noemer(figuur: Figure) -> Interval | None:
    if figuur.noemer_min is None or figuur.noemer_max is None:
        return None
    return Interval(floor(figuur.noemer_min), ceil(figuur.noemer_max))


# -- shares, ratios and means -----------------------------------


def _teller(figuur: Figure, per: int) -> Interval:
    """The whole numbers that the count of a share or ratio can be, as far as lezers know."""
    laag = (figuur.min or 0) * (figuur.noemer_min or 0) / per
    hoog = (figuur.max or 0) * (figuur.noemer_max or 0) / per
    if figuur.min == figuur.max and figuur.noemer_min == figuur.noemer_max:
        return Interval(round(laag), round(hoog))
    return Interval(floor(laag + _ZWEEM), ceil(hoog - _ZWEEM))


def _aandeel(figuur: Figure, indicator: Indicator, beleid: Bandenbeleid) -> Figure:
    """A share, from the bands of its two counts, outwards to whole percents."""
    noemer = _noemer(figuur)
    wie = indicator.eenheid[1]
    if noemer is None or (van := beleid.band(noemer)).min < beleid.kleinste_noemer:
        return _te_weinig(figuur, wie, beleid)
    teller = beleid.band(_teller(figuur, 100))
    hoogste = min(teller.max, van.min)
    laag, hoog = floor(100 * teller.min / van.max), ceil(100 * hoogste / van.min)
    grof = replace(
        _zonder(figuur),
        tekst=f"{bereik(laag, hoog)}%",
        min=laag,
        max=hoog,
        noemer_min=van.min,
        noemer_max=van.max,
        van=tekst_van(van.min, van.max, indicator.eenheid),
    )
    if figuur.onder95 is None:
        return grof
    return replace(
        grof,
        onder95=100 * wilson(teller.min, van.max, 0.95)[0],
        boven95=100 * wilson(hoogste, van.min, 0.95)[1],
        onder998=100 * wilson(teller.min, van.max, 0.998)[0],
        boven998=100 * wilson(hoogste, van.min, 0.998)[1],
    )


def _verhouding(figuur: Figure, indicator: Verhouding, beleid: Bandenbeleid) -> Figure:
    """A ratio, from the bands of its counts; what is no number of people is as it was."""
    noemer = _noemer(figuur)
    teller = beleid.band(_teller(figuur, indicator.per))
    onder = (figuur.noemer_min or 0.0, figuur.noemer_max or 0.0)
    if noemer is not None and indicator.personen:
        band = beleid.band(noemer)
        onder = (float(band.min), float(band.max))
    mensen = onder[0] if indicator.personen else teller.min
    if onder[0] <= 0 or mensen < beleid.kleinste_noemer:
        return _te_weinig(figuur, "jongeren", beleid)
    factor = (indicator.per / onder[1], indicator.per / onder[0])
    laag, hoog = _op_tienden(teller.min * factor[0], teller.max * factor[1])
    grof = replace(
        _zonder(figuur),
        tekst=bereik(laag, hoog, 1),
        min=laag,
        max=hoog,
        noemer_min=onder[0],
        noemer_max=onder[1],
    )
    if figuur.onder95 is None:
        return grof
    (onder95, _), (onder998, _) = _kans(teller.min)
    (_, boven95), (_, boven998) = _kans(teller.max)
    return replace(
        grof,
        onder95=onder95 * factor[0],
        boven95=boven95 * factor[1],
        onder998=onder998 * factor[0],
        boven998=boven998 * factor[1],
    )


def _op_tienden(laag: float, hoog: float) -> tuple[float, float]:
    return floor(10 * laag + _ZWEEM) / 10, ceil(10 * hoog - _ZWEEM) / 10


def _gemiddelde(figuur: Figure, indicator: Gemiddelde, beleid: Bandenbeleid) -> Figure:
    """A mean as the half that it lies in, with of how many it is as a band."""
    noemer = _noemer(figuur)
    if noemer is None or (van := beleid.band(noemer)).min < beleid.kleinste_noemer:
        # That it is about few people stands there already.
        return _te_weinig(replace(figuur, toelichting=""), indicator.wie[1], beleid)
    laag, hoog = _op_stap(figuur.min or 0.0, figuur.max or 0.0, beleid.stap)
    grof = replace(
        _zonder(figuur),
        tekst=bereik(laag, hoog, 1),
        min=laag,
        max=hoog,
        noemer_min=van.min,
        noemer_max=van.max,
        van=tekst_van(van.min, van.max, indicator.wie),
    )
    if figuur.onder95 is None or figuur.boven95 is None:
        return grof
    if figuur.onder998 is None or figuur.boven998 is None:
        return grof
    onder95, boven95 = _op_stap(figuur.onder95, figuur.boven95, beleid.stap)
    onder998, boven998 = _op_stap(figuur.onder998, figuur.boven998, beleid.stap)
    return replace(grof, onder95=onder95, boven95=boven95, onder998=onder998, boven998=boven998)


def _op_stap(laag: float, hoog: float, stap: float) -> tuple[float, float]:
    """Outwards to whole steps; a value on a step is at the begin of one."""
    onder = floor(laag / stap + _ZWEEM) * stap
    return onder, max(onder + stap, ceil(hoog / stap - _ZWEEM) * stap)
