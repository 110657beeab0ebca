"""The funnel of an indicator in a period, ready to be drawn: points, lines and the middle.

From protected figures only. A point is an area with its denominator and what its rate or share can
be; areas stand in order of name. Nothing here is a ranking. An area without a figure is left out,
by name and with the reason; it is never drawn at nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from datasets.reference.regio import Regio
from indicators.duiding_delen import teller_en_noemer
from indicators.duiding_koers import BEKEND
from indicators.duiding_maatstaf import cijferwaarde
from indicators.funnel import (
    Ligging,
    gezamenlijk,
    grenzen_aandeel,
    grenzen_aantal,
    ligging_aandeel,
    ligging_aantal,
    verwacht_aantal,
)
from indicators.intervals import NIVEAUS
from indicators.model import NOEMERS, Indicator, Interval, Vrijgave
from indicators.reeks import Band

MINSTE_GEBIEDEN = 4
_LIJNPUNTEN = 60


@dataclass(frozen=True, slots=True)
class Trechterpunt:
    """An area.

    Attributes:
        naam: empty where the region leaves other municipalities unnamed.
        noemer: its size on the horizontal axis.
        waarde: what its rate or share can be.
        tekst: the figure as it is shown: ``14``, ``<5``, ``3,2%``.
    """

    gebied: str
    naam: str
    noemer: float
    waarde: Band
    ligging: Ligging
    tekst: str


@dataclass(frozen=True, slots=True)
class Trechterlijn:
    """The limits at one level: for each denominator the lowest and the highest by chance."""

    zekerheid: float
    noemers: tuple[float, ...]
    onder: tuple[float, ...]
    boven: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Trechter:
    """A funnel, or why there is none.

    Attributes:
        eenheid: of the vertical axis.
        as_noemer: what the horizontal axis counts.
        midden: the pooled rate or share; a range where counts are.
        weggelaten: areas without a figure, each with the reason.
        reden: why there is no funnel; empty where there is one.
        zin: what the funnel says, as a sentence for who cannot see it.
    """

    eenheid: str
    as_noemer: str
    midden: Band | None
    punten: tuple[Trechterpunt, ...]
    lijnen: tuple[Trechterlijn, ...]
    weggelaten: tuple[tuple[str, str], ...]
    reden: str = ""
    zin: str = ""


def trechter(
    vrij: Vrijgave,
    regio: Regio,
    indicator: Indicator,
    periode: str,
    *,
    eigen: str = "",
    gebieden: Sequence[str] = (),
) -> Trechter:
    """The funnel of all municipalities of the region, or of other areas that do not overlap.

    Args:
        vrij: the figures that the reader may see.
        regio: the region.
        indicator: what the figures are about.
        periode: code of their period.
        eigen: the area of the reader: it keeps its name in a region that leaves the others unnamed.
        gebieden: other areas than the municipalities.
    """
    codes = sorted(gebieden or regio.gemeenten, key=regio.naam_van)
    if indicator.vorm not in {"aantal", "aandeel"} or (
        indicator.vorm == "aantal" and not indicator.noemer
    ):
        return _geen(indicator, "Bij dit cijfer is er geen noemer. Daarom is er geen trechter.")
    cijfers: dict[str, tuple[Interval, Interval]] = {}
    weg: list[tuple[str, str]] = []
    for code in codes:
        figuur = vrij.figuur(indicator.id, code, periode)
        bekend = figuur is not None and figuur.status in BEKEND
        delen = teller_en_noemer(indicator, figuur) if figuur is not None and bekend else None
        if delen is None or delen[1].min <= 0:
            naam = regio.naam_van(code) if regio.toon_namen or code == eigen else ""
            waarom = "" if figuur is None else figuur.reden or figuur.per1000_reden
            weg.append((naam, waarom or "Er is geen cijfer."))
        else:
            cijfers[code] = delen
    if len(cijfers) < MINSTE_GEBIEDEN:
        reden = f"Voor een trechter zijn {MINSTE_GEBIEDEN} gebieden met een cijfer nodig."
        return _geen(indicator, f"{reden} {_zoveel(len(cijfers))}", tuple(weg))
    p = gezamenlijk(*zip(*cijfers.values(), strict=True))
    punten = []
    for code, (teller, noemer) in cijfers.items():
        figuur = vrij.figuren[indicator.id, code, periode, ""]
        band = cijferwaarde(indicator, figuur)
        if band is not None:
            naam = regio.naam_van(code) if regio.toon_namen or code == eigen else ""
            ligging = _ligging(indicator, teller, noemer, p)
            midden = (noemer.min + noemer.max) / 2
            punten.append(Trechterpunt(code, naam, midden, band, ligging, figuur.tekst))
    per = _per(indicator)
    return Trechter(
        _eenheid(indicator),
        _as_noemer(indicator),
        Band(per * p.min, per * p.max),
        tuple(punten),
        tuple(_lijn(indicator, p, punten, zekerheid) for zekerheid in NIVEAUS),
        tuple(weg),
        zin=_zin(punten),
    )


def _geen(indicator: Indicator, reden: str, weg: tuple[tuple[str, str], ...] = ()) -> Trechter:
    return Trechter(_eenheid(indicator), _as_noemer(indicator), None, (), (), weg, reden, reden)


def _zoveel(aantal: int) -> str:
    return f"Er {'is er' if aantal == 1 else 'zijn er'} {aantal}."


def _per(indicator: Indicator) -> float:
    return 1000.0 if indicator.vorm == "aantal" else 100.0


def _eenheid(indicator: Indicator) -> str:
    return "per 1.000" if indicator.vorm == "aantal" else "%"


def _as_noemer(indicator: Indicator) -> str:
    return NOEMERS[indicator.noemer].titel if indicator.noemer else indicator.eenheid[1]


def _ligging(indicator: Indicator, teller: Interval, noemer: Interval, p: Band) -> Ligging:
    if indicator.vorm == "aandeel":
        return ligging_aandeel(teller, noemer, p)
    return ligging_aantal(teller, verwacht_aantal(noemer, p))


def _lijn(
    indicator: Indicator, p: Band, punten: Iterable[Trechterpunt], zekerheid: float
) -> Trechterlijn:
    """The outermost limits where the middle is a range."""
    maten = [punt.noemer for punt in punten]
    noemers = np.geomspace(max(1.0, 0.8 * min(maten)), 1.1 * max(maten), _LIJNPUNTEN)
    grens = _grens_aandeel if indicator.vorm == "aandeel" else _grens_aantal
    per = _per(indicator)
    return Trechterlijn(
        zekerheid,
        tuple(float(n) for n in noemers),
        tuple(per * grens(p.min, float(n), zekerheid)[0] for n in noemers),
        tuple(per * grens(p.max, float(n), zekerheid)[1] for n in noemers),
    )


def _grens_aandeel(p: float, n: float, zekerheid: float) -> tuple[float, float]:
    return grenzen_aandeel(min(p, 1.0), n, zekerheid)


def _grens_aantal(p: float, n: float, zekerheid: float) -> tuple[float, float]:
    """Rates between which an area of this size lies by chance."""
    onder, boven = grenzen_aantal(n * p, zekerheid)
    return onder / n, boven / n


def _zin(punten: Sequence[Trechterpunt]) -> str:
    buiten = [p for p in punten if p.ligging.startswith(("hoog", "laag"))]
    onzeker = sum(p.ligging == "niet zeker te zeggen" for p in punten)
    delen = [f"Van de {len(punten)} gebieden {_ligt(len(buiten))} buiten de trechter."]
    for p in buiten:
        if p.naam:
            kant = "hoger" if p.ligging.startswith("hoog") else "lager"
            delen.append(f"{p.naam} ligt {kant} dan door toeval te verklaren is.")
    if onzeker:
        delen.append(f"Van {onzeker} is dat niet zeker te zeggen.")
    return " ".join(delen)


def _ligt(aantal: int) -> str:
    return "ligt er geen" if aantal == 0 else f"{'ligt' if aantal == 1 else 'liggen'} er {aantal}"
