"""One raw figure -> one Figure: texts, ranges, chance and the figure per 1.000.

The rules for a figure by itself.

Rules of profile "vanaf 5" (privacy.md section 1): 0 and 5 or more are shown, 1 to 4 is `<5`; a
share needs a denominator of at least 10, and a numerator and a rest that are 0 or at least 5.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from pydantic import BaseModel, ConfigDict, Field

from datasets.notatie import bereik, getal, procent
from indicators.intervals import aantal_interval, wilson
from indicators.model import NOEMERS, AndereBron, Figure, Indicator, Interval, RuweFiguur, Status

AFGESCHERMD = "·"
TE_KLEIN = "te klein"
REDEN_AFGESCHERMD = "Afgeschermd: met andere cijfers is hieruit een klein aantal terug te rekenen."
"""One reason for every case: a reason that differs would say something of the number behind it."""
REDEN_BEREIK = "Een bereik: uit het precieze aantal is een klein aantal terug te rekenen."
REDEN_TE_KLEIN = "De aantallen zijn te klein om een aandeel te tonen."
REDEN_KLEIN = "We tonen geen aantallen van 1 tot en met {tot}: zo is niemand te herkennen."


class Beleid(BaseModel):
    """The settings of disclosure control.

    Attributes:
        profiel: for lezers; what everybody may see is made of theirs (`indicators.banden`).
        k: counts from 1 up to k - 1 are hidden.
        kleinste_noemer: a share needs at least this denominator.
        kleinste_rest: what a shown part leaves of a shown whole is 0 or at least this, where no
            finer cells are shown.
        kenners: the audit counts each municipality as somebody who knows its own counts exactly.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    profiel: Literal["vanaf 5"] = "vanaf 5"
    k: int = Field(default=5, ge=2)
    kleinste_noemer: int = Field(default=10, ge=1)
    kleinste_rest: int = Field(default=10, ge=1)
    kenners: bool = False

    @property
    def klein(self) -> Interval:
        """What may be said of a small count."""
        return Interval(1, self.k - 1)

    def voor(self, indicator: Indicator) -> Beleid:
        """The same policy, as strict as this indicator asks."""
        return self.minstens(indicator.k)

    def minstens(self, k: int) -> Beleid:
        """The same policy, with counts below this `k` hidden as well."""
        return self.model_copy(update={"k": k}) if k > self.k else self

    def is_klein(self, x: Interval) -> bool:
        """True when the number can be from 1 up to k - 1."""
        return x.max >= 1 and x.min < self.k

    def te_klein(self, ruw: RuweFiguur, indicator: Indicator) -> bool:
        """True for a figure that is hidden by itself, for its own counts.

        `self` is the policy of the indicator.
        """
        if indicator.vorm != "aandeel":
            return self.is_klein(ruw.teller)
        noemer = ruw.teller.min + ruw.rest.min + ruw.onzeker
        klein = self.is_klein(ruw.teller) or self.is_klein(ruw.rest)
        return klein or 0 < noemer < self.kleinste_noemer


def toon(ruw: RuweFiguur, indicator: Indicator, beleid: Beleid, *, openbaar: bool) -> Figure:
    """The Figure of a raw figure that has to hide nothing but itself."""
    # Each copy of a Figure costs more than all that is worked out for it: so few are made.
    basis, beleid = basis_van(ruw), beleid.voor(indicator)
    if ruw.status != "bekend":
        return replace(basis, status=cast(Status, ruw.status))
    if indicator.vorm == "percentage":
        tekst = procent(ruw.waarde or 0)
        return replace(
            met_status(basis, ruw.onvolledig), tekst=tekst, min=ruw.waarde, max=ruw.waarde
        )
    if indicator.vorm == "aandeel":
        aandeel = Aandeel(ruw.teller, ruw.rest, openbaar, indicator.mag_geheel, ruw.onzeker)
        figuur = toon_aandeel(basis, aandeel, ruw.onvolledig, beleid)
        return met_van(figuur, indicator)
    if ruw.andere and not indicator.deel_van and not indicator.balans:
        # Of linked figures another source could give away what is hidden in its own stock.
        basis = replace(basis, andere_bron=_andere_bron(ruw.andere, beleid))
    figuur = toon_aantal(
        basis, grofst(ruw.teller, beleid, openbaar=openbaar), ruw.onvolledig, beleid
    )
    return met_per_1000(figuur, indicator, ruw.noemer, ruw.noemer_datum, ruw.noemer_reden)


def toon_als(ruw: RuweFiguur, indicator: Indicator, beleid: Beleid, x: Interval) -> Figure:
    """The Figure of a count of which no more than this range is shown, to protect another."""
    figuur = toon_aantal(basis_van(ruw), x, ruw.onvolledig, beleid.voor(indicator))
    if not x.bekend and figuur.status == "getoond":
        figuur = replace(figuur, reden=REDEN_BEREIK)
    return met_per_1000(figuur, indicator, ruw.noemer, ruw.noemer_datum, ruw.noemer_reden)


def scherm_af(figuur: RuweFiguur) -> Figure:
    """The Figure of a raw figure that must be hidden to protect another."""
    return replace(
        basis_van(figuur),
        status="afgeschermd",
        tekst=AFGESCHERMD,
        reden=REDEN_AFGESCHERMD,
        andere_bron="",
    )


def dichte_categorie(geheel: Figure, uitsplitsing: str) -> Figure:
    """A hidden category (or pair of categories): where it comes from is that of its whole."""
    return Figure(
        indicator=geheel.indicator,
        gebied=geheel.gebied,
        periode=geheel.periode,
        uitsplitsing=uitsplitsing,
        status="afgeschermd",
        reden=REDEN_AFGESCHERMD,
        tekst=AFGESCHERMD,
        dekking=geheel.dekking,
        leden=geheel.leden,
        leden_geleverd=geheel.leden_geleverd,
        bron=geheel.bron,
        breuk=geheel.breuk,
        toelichting=geheel.toelichting,
        stand=geheel.stand,
    )


def basis_van(ruw: RuweFiguur) -> Figure:
    """The Figure without a value: where it comes from, and why there is nothing."""
    return Figure(
        indicator=ruw.indicator,
        gebied=ruw.gebied,
        periode=ruw.periode,
        uitsplitsing=ruw.uitsplitsing,
        status="niet geleverd",
        reden=ruw.reden,
        tekst=ruw.status,
        leden=ruw.leden,
        leden_geleverd=ruw.leden_geleverd,
        bron=ruw.bron,
        andere_bron=_andere_bron(tuple(AndereBron(a.leverancier) for a in ruw.andere), None),
        breuk=ruw.breuk,
        toelichting=ruw.toelichting,
        stand=ruw.stand,
        dekking=f"{ruw.leden_geleverd} van {ruw.leden}" if ruw.leden_geleverd < ruw.leden else "",
    )


def _andere_bron(andere: tuple[AndereBron, ...], beleid: Beleid | None) -> str:
    """What the sources that do not count say, by the same rules as the figure itself.

    Else only who they are.
    """
    delen = []
    for een in andere:
        if beleid is None or een.teller is None:
            delen.append(een.leverancier)
        else:
            tekst = tekst_aantal(grofst(een.teller, beleid, openbaar=False), beleid)
            delen.append(f"{tekst} ({een.leverancier})")
    return f"andere bron: {'; '.join(delen)}" if delen else ""


def met_status(figuur: Figure, onvolledig: str) -> Figure:
    """The same figure as shown, or as what is in of an incomplete one."""
    status, reden = _status(onvolledig)
    return replace(figuur, status=status, reden=reden)


def _status(onvolledig: str) -> tuple[Status, str]:
    return ("onvolledig", f"Onvolledig: {onvolledig}.") if onvolledig else ("getoond", "")


# -- counts -----------------------------------------------------


def grofst(x: Interval, beleid: Beleid, *, openbaar: bool) -> Interval:
    """What may be said of a count: 1 to k - 1 becomes that range.

    A range that reaches into it is widened with it.
    """
    if x.bekend:
        return beleid.klein if beleid.is_klein(x) else x
    if openbaar or not beleid.is_klein(x):
        return x
    return Interval(min(x.min, 1), max(x.max, beleid.k - 1))


def tekst_aantal(x: Interval, beleid: Beleid) -> str:
    """Text of a count that may be said: `<5`, 14 or 22–25."""
    if x == beleid.klein:
        return f"<{beleid.k}"
    return getal(x.min) if x.bekend else bereik(x.min, x.max)


def toon_aantal(basis: Figure, x: Interval, onvolledig: str, beleid: Beleid) -> Figure:
    """A count, of which everything in `x` may be said.

    What is incomplete has no chance interval: it is a lower bound.
    """
    status, reden = _status(onvolledig)
    if x == beleid.klein:
        reden = f"{REDEN_KLEIN.format(tot=beleid.k - 1)} {reden}".strip()
        status = "onvolledig" if onvolledig else "klein"
    return replace(
        basis,
        status=status,
        reden=reden,
        tekst=tekst_aantal(x, beleid),
        min=x.min,
        max=x.max,
        onder95=None if onvolledig else _kans(x.min, 0.95)[0],
        boven95=None if onvolledig else _kans(x.max, 0.95)[1],
        onder998=None if onvolledig else _kans(x.min, 0.998)[0],
        boven998=None if onvolledig else _kans(x.max, 0.998)[1],
    )


_kans = lru_cache(maxsize=4096)(aantal_interval)
"""The chance around a count: most counts are small, and come back often."""


def met_per_1000(
    figuur: Figure, indicator: Indicator, noemer: Interval | None, datum: str, reden: str
) -> Figure:
    """The same figure with its value per 1.000, or why there is none.

    A rate beside a public denominator is a count: there is none where the count is hidden.
    """
    laag, hoog = figuur.min, figuur.max
    if not indicator.noemer or laag is None or hoog is None:
        return figuur
    if noemer is None:
        return replace(figuur, per1000_reden=reden)
    waarom = ""
    if figuur.status == "onvolledig":
        titel = NOEMERS[indicator.noemer].titel
        waarom = f"Geen cijfer per 1.000 {titel}: het aantal is onvolledig."
    elif figuur.status == "klein":
        waarom = "Geen cijfer per 1.000: het aantal is te klein."
    return replace(
        figuur,
        noemer_min=noemer.min,
        noemer_max=noemer.max,
        noemer_datum=datum,
        per1000_min=None if waarom else 1000 * laag / noemer.max,
        per1000_max=None if waarom else 1000 * hoog / noemer.min,
        per1000_reden=waarom,
    )


@dataclass(frozen=True, slots=True)
class Aandeel:
    """The two counts of a share.

    Attributes:
        openbaar: from a source that everybody can read.
        mag_geheel: 100 % may be shown.
        onzeker: how many are in the upper bound of both.
    """

    teller: Interval
    rest: Interval
    openbaar: bool
    mag_geheel: bool
    onzeker: int = 0

    @property
    def noemer(self) -> Interval:
        """Numerator and rest; who can be in either counts once."""
        samen = self.teller + self.rest
        return Interval(samen.min + self.onzeker, samen.max - self.onzeker)


# -- shares -----------------------------------------------------


def toon_aandeel(basis: Figure, aandeel: Aandeel, onvolledig: str, beleid: Beleid) -> Figure:
    """A share in percent; numerator and rest make the denominator, so its range follows from both.

    Numerator and rest are each 0 or at least k, except in sources that everybody can read.
    """
    teller, rest = aandeel.teller, aandeel.rest
    noemer = aandeel.noemer
    klein = beleid.is_klein(teller) or beleid.is_klein(rest)
    if noemer.min < beleid.kleinste_noemer or (klein and not aandeel.openbaar):
        return replace(basis, status="te klein", tekst=TE_KLEIN, reden=REDEN_TE_KLEIN)
    if rest.max == 0 and not aandeel.mag_geheel:
        return replace(basis, status="afgeschermd", tekst=AFGESCHERMD, reden=REDEN_AFGESCHERMD)
    laag, hoog = teller.min / (teller.min + rest.max), teller.max / (teller.max + rest.min)
    figuur = replace(
        met_status(basis, onvolledig),
        tekst=_tekst_aandeel(100 * laag, 100 * hoog),
        min=100 * laag,
        max=100 * hoog,
        noemer_min=noemer.min,
        noemer_max=noemer.max,
    )
    if onvolledig:
        return figuur
    onder, boven = (teller.min, teller.min + rest.max), (teller.max, teller.max + rest.min)
    return replace(
        figuur,
        onder95=100 * min(wilson(*onder, 0.95)[0], wilson(*boven, 0.95)[0]),
        boven95=100 * max(wilson(*onder, 0.95)[1], wilson(*boven, 0.95)[1]),
        onder998=100 * min(wilson(*onder, 0.998)[0], wilson(*boven, 0.998)[0]),
        boven998=100 * max(wilson(*onder, 0.998)[1], wilson(*boven, 0.998)[1]),
    )


def met_van(figuur: Figure, indicator: Indicator) -> Figure:
    """The same share with of how many it is, where it is shown."""
    if figuur.min is None or figuur.noemer_min is None or figuur.noemer_max is None:
        return figuur
    van = tekst_van(int(figuur.noemer_min), int(figuur.noemer_max), indicator.eenheid)
    return replace(figuur, van=van)


def tekst_van(laag: int, hoog: int, wie: tuple[str, str]) -> str:
    """Of how many a figure is: "van 14 leerlingen", "van 20 tot en met 29 leerlingen"."""
    aantal = getal(laag) if laag == hoog else f"{getal(laag)} tot en met {getal(hoog)}"
    return f"van {aantal} {wie[hoog != 1]}"


def tientallen(laag: int, hoog: int) -> tuple[int, int]:
    """The tens that numbers lie in, where the number itself says too much: (20, 29) of 23."""
    return laag // 10 * 10, hoog // 10 * 10 + 9


def _tekst_aandeel(laag: float, hoog: float) -> str:
    onder, boven = getal(laag, 1), getal(hoog, 1)
    return f"{onder}%" if onder == boven else f"{onder}–{boven}%"
