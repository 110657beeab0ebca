"""What of a Figure can be drawn: a point, a range, an open bar for <5, or only that it is hidden.

The numbers are those that the screen writes, rounded likewise, in the unit of the axis. A chart has
no other way to a value, so nothing hidden can be in it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from datasets.notatie import afgerond, getal
from datasets.periodes import Periode
from indicators.model import NOEMERS, Figure, Indicator
from indicators.weergave_verloop import AFGEROND
from reports.eenheid import eenheid
from reports.grafiek import As

Soort = Literal["punt", "bereik", "klein", "deel", "aantal", "verborgen", "geen"]
_VERBORGEN = ("te klein", "afgeschermd")
_ZONDER_PLAATS = ("aantal", "verborgen", "geen")
_PER_1000 = ("punt", "bereik")
"""What has a value per 1.000."""
TE_KLEIN_PER_1000 = "te klein voor een cijfer per 1.000"
_STAPPEN = (1, 2, 2.5, 5, 10)
_MEESTE_STREPEN = 5
_VER_VAN_NUL = 0.6


@dataclass(frozen=True, slots=True)
class Waarde:
    """What can be drawn.

    Attributes:
        soort: a value; a range; a small count; the part that is in of an incomplete figure; a
            count among rates, which has no place there; a value that is not shown and can be
            anything; no value.
        laag, hoog: what it can be, in the unit of the axis; both 0 where nothing is drawn.
        onder95, boven95: chance around it; None where that is not known.
        tekst: as it is shown: ``14``, ``<5``, ``1,7``, ``12,8%``, ``n.b.``.
            Of a small count per 1.000 it is ``aantal <5``: ``<5`` among rates would read as less
            than 5 per 1.000, and a rate would be the count. Likewise ``aantal 51`` of a count that
            has no rate, since it is incomplete or has no denominator.
        noot: what must stand beside it: ``afgerond`` or ``onvolledig``.
    """

    soort: Soort
    laag: float = 0.0
    hoog: float = 0.0
    tekst: str = ""
    onder95: float | None = None
    boven95: float | None = None
    noot: str = ""

    @property
    def bij(self) -> str:
        """What a value that is not all it seems must have beside it; empty for a plain one."""
        return self.noot or ("onvolledig" if self.soort == "deel" else "")

    @property
    def voluit(self) -> str:
        """A value with what must stand beside it: ``15 (onvolledig)``."""
        return f"{self.tekst} ({self.bij})" if self.bij else self.tekst

    @property
    def getekend(self) -> bool:
        """Whether it has a place on the axis."""
        return self.soort not in _ZONDER_PLAATS


def waarde_van(indicator: Indicator, figuur: Figure | None, *, per_1000: bool = False) -> Waarde:
    """What can be drawn of a figure.

    Args:
        indicator: what the figure is of.
        figuur: None where there is no figure at all.
        per_1000: a count as so many per 1.000 of its denominator.
    """
    if figuur is None:
        return Waarde("geen", tekst="geen cijfer")
    if figuur.min is None or figuur.max is None or figuur.status in _VERBORGEN:
        verborgen = figuur.status in _VERBORGEN
        return Waarde("verborgen" if verborgen else "geen", tekst=figuur.tekst)
    deler = eenheid(indicator).deel
    soort: Soort = "punt" if figuur.min == figuur.max else "bereik"
    soort = {"klein": "klein", "onvolledig": "deel"}.get(figuur.status, soort)  # type: ignore[assignment]
    if per_1000:
        return _per_1000(figuur, soort)
    return Waarde(
        soort,
        _rond(figuur.min / deler, 1),
        _rond(figuur.max / deler, 1),
        figuur.tekst,
        *_kans(figuur, 1 / deler, 1 / deler, 1),
        noot="afgerond" if AFGEROND in figuur.toelichting and soort != "deel" else "",
    )


def _per_1000(figuur: Figure, soort: Soort) -> Waarde:
    """A count beside its denominator; of a small one the range that everybody can work out."""
    if not figuur.noemer_min or not figuur.noemer_max or soort == "deel":
        noot = "onvolledig" if soort == "deel" else ""
        return Waarde("aantal", tekst=f"aantal {figuur.tekst}", noot=noot)
    laag, hoog = 1000 / figuur.noemer_max, 1000 / figuur.noemer_min
    onder, boven = (figuur.min or 0.0) * laag, (figuur.max or 0.0) * hoog
    if soort == "klein":
        return Waarde(soort, _rond(onder, 2), _rond(boven, 2), f"aantal {figuur.tekst}")
    van, tot = getal(onder, 1), getal(boven, 1)
    tekst = van if van == tot else f"{van}–{tot}"
    kans = _kans(figuur, laag, hoog, 2)
    return Waarde(soort, _rond(onder, 2), _rond(boven, 2), tekst, *kans)


def _kans(
    figuur: Figure, laag: float, hoog: float, decimalen: int
) -> tuple[float | None, float | None]:
    if figuur.onder95 is None or figuur.boven95 is None or figuur.status == "klein":
        return (None, None)
    return (_rond(figuur.onder95 * laag, decimalen), _rond(figuur.boven95 * hoog, decimalen))


def _rond(waarde: float, decimalen: int) -> float:
    return afgerond(waarde, decimalen)


def zegt(
    naam: str, periode: Periode, indicator: Indicator, figuur: Figure | None, *, per_1000: bool
) -> str:
    """What is said when a value is pointed at: area, period and value, each on its line."""
    eigen = waarde_van(indicator, figuur, per_1000=per_1000)
    regels = [naam or "Een andere gemeente", f"{periode.lang()}: {_met_eenheid(eigen, per_1000)}"]
    if figuur is not None:
        if per_1000 and eigen.soort in _PER_1000:
            regels.append(f"{figuur.tekst} {indicator.eenheid[figuur.max != 1]}")
        if per_1000 and eigen.soort == "klein":
            regels.append(TE_KLEIN_PER_1000)
        if figuur.stand != "definitief":
            regels.append(f"{figuur.stand} cijfer")
        if figuur.status == "onvolledig":
            regels.append("onvolledig: het ligt er niet onder")
        if eigen.noot == "afgerond":
            regels.append(AFGEROND)
    return "\n".join(regels)


def _met_eenheid(waarde: Waarde, per_1000: bool) -> str:  # noqa: FBT001 - said by its name
    if per_1000 and waarde.soort in _PER_1000:
        return f"{waarde.tekst} per 1.000"
    return waarde.tekst


def as_titel(indicator: Indicator, *, per_1000: bool) -> str:
    """What the values on an axis are, as a title above it."""
    if per_1000:
        return f"Aantal per 1.000 {NOEMERS[indicator.noemer].titel}"
    if indicator.procenten:
        return "Percentage"
    if indicator.vorm == "duur":
        return "Weken"
    meervoud = indicator.eenheid[1]
    return f"Aantal {meervoud}" if indicator.vorm == "aantal" else indicator.titel


def schaal(
    indicator: Indicator, waarden: list[float], *, per_1000: bool = False, vanaf_nul: bool = True
) -> As:
    """An axis that holds all these values, with round numbers at its lines.

    It begins at nought; a share far from nought may begin higher where `vanaf_nul` is False, and
    `begint_bij` says so.
    """
    hoogste, laagste = max(waarden, default=0.0), min(waarden, default=0.0)
    achter = "" if per_1000 or indicator.vorm == "duur" else eenheid(indicator).achter
    heel = indicator.vorm == "aantal" and not per_1000
    bodem = 0.0
    if not vanaf_nul and indicator.procenten and laagste > _VER_VAN_NUL * hoogste > 0:
        bodem = laagste
    stap = _stap(hoogste * 1.04 - bodem, heel=heel)
    bodem = math.floor(bodem / stap) * stap
    top = max(bodem + stap, math.ceil(round(hoogste * 1.02 / stap, 6)) * stap)
    if indicator.procenten and hoogste <= 100:
        top = min(top, max(100.0, hoogste))
    decimalen = 0 if stap == int(stap) else 1 if stap * 10 == int(stap * 10) else 2
    aantal = round((top - bodem) / stap)
    strepen = tuple(
        (bodem + nr * stap, getal(bodem + nr * stap, decimalen) + achter)
        for nr in range(aantal + 1)
    )
    # The mark at the top of an axis must not be cut in half.
    return As(
        bodem, top + (0.04 * (top - bodem) if hoogste > 0.98 * top else 0), strepen, rooster=True
    )


def begint_bij(as_: As) -> str:
    """That an axis does not begin at nought, as a sentence; empty where it does."""
    return f"De as begint bij {as_.strepen[0][1]}." if as_.laag > 0 else ""


def _stap(lengte: float, *, heel: bool) -> float:
    """The smallest round step with at most so many lines."""
    if lengte <= 0:
        return 1.0
    tien = 10.0 ** math.floor(math.log10(lengte / _MEESTE_STREPEN))
    stap = next(n * tien for n in _STAPPEN if n * tien * _MEESTE_STREPEN >= lengte * 0.999)
    return max(1.0, math.ceil(stap)) if heel else stap


def tijd_as(perioden: tuple[Periode, ...]) -> As:
    """The axis of periods: the first of each year, or so many that they do not touch."""
    if perioden and perioden[0].soort in ("kwartaal", "halfjaar"):
        eerste = [nr for nr, p in enumerate(perioden) if p.code[5:] in ("K1", "H1")]
        strepen = tuple((float(nr), perioden[nr].code[:4]) for nr in eerste or [0])
        if len(eerste) < 2:
            strepen = tuple((float(nr), p.kort()) for nr, p in enumerate(perioden))[-4:]
    else:
        om_de = max(1, math.ceil(len(perioden) / 4))
        plaatsen = range(len(perioden) - 1, -1, -om_de)
        strepen = tuple((float(nr), _kort(perioden[nr])) for nr in sorted(plaatsen))
    return As(-0.4, max(0.6, len(perioden) - 0.6), strepen, lijn=True)


def _kort(periode: Periode) -> str:
    """A period under an axis; a day on two lines."""
    if periode.soort != "peildatum":
        return periode.kort()
    dag, maand, _ = periode.kort().split(" ")
    return f"{dag} {maand}\n{periode.eerste.year}"
