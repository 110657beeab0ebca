"""The texts of all figures of a region, exact and as lezers see them, to compare two states.

Sums of municipalities are made in `protect` from what lezers see; the exact sum is made here, for
the analist only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from datasets.notatie import aantal_tekst, bereik, getal, procent
from datasets.periodes import Periode
from datasets.reference.indelingen import Groep, Lid
from indicators.audit.gezien import Gezien
from indicators.beschermd import beschermd, is_zelfde
from indicators.kubus import Kubus, alle_groepen, deelgebied, leden_op
from indicators.model import (
    NOEMERS,
    Figure,
    Indicator,
    Interval,
    Momenten,
    RuweFiguur,
    Sleutel,
    Vrijgave,
)
from indicators.protect import Beleid
from indicators.soorten_verhouding import Gemiddelde, Verhouding
from indicators.soorten_verloop import Verloop

NIETS = "niet geleverd"


@dataclass(frozen=True)
class Teksten:
    """One figure in two states.

    Attributes:
        exact: the value as counted, without and with the value per 1.000.
        lezer: what lezers see, likewise.
        bekend: whether there is a value.
        reden: why lezers do not see it, where they do not.
    """

    exact: tuple[str, str] = (NIETS, NIETS)
    lezer: tuple[str, str] = (NIETS, NIETS)
    bekend: bool = False
    reden: str = ""


LEEG = Teksten()


@dataclass(frozen=True)
class Lezers:
    """What readers may see of a region, see now and saw before.

    Attributes:
        beleid: the settings of their profile.
        gezien: all that they could see until now; None when that was nothing.
        nu: the release that they see, of the figures that are in; None where there is none.
    """

    beleid: Beleid
    gezien: Gezien | None = None
    nu: Vrijgave | None = None


_LAATST: list[tuple[Kubus, Lezers, dict[Sleutel, Teksten]]] = []
"""The last figures with their texts, the newest first: the same ones are compared many times."""
MEESTE_BEWAARD = 2
"""Those of before a change, and of after it."""


def bewaarde_teksten(kubus: Kubus, lezers: Lezers) -> dict[Sleutel, Teksten]:
    """The texts of these figures, made once for the same ones: protecting them takes seconds.

    What is taken in was looked at just before, and what it became is what the next file changes.
    """
    for bewaard, voor, gemaakt in tuple(_LAATST):
        if _dezelfden(voor, lezers) and is_zelfde(bewaard, kubus):
            return gemaakt
    gemaakt = teksten(kubus, lezers)
    _LAATST[:] = [(kubus, lezers, gemaakt), *_LAATST[: MEESTE_BEWAARD - 1]]
    return gemaakt


def _dezelfden(een: Lezers, ander: Lezers) -> bool:
    zelfde = een.gezien is ander.gezien and een.nu is ander.nu
    return zelfde and een.beleid == ander.beleid


def teksten(kubus: Kubus, lezers: Lezers) -> dict[Sleutel, Teksten]:
    """The texts of every figure, those of groups too."""
    vrij = lezers.nu
    if vrij is None:
        vrij = beschermd(kubus, lezers.beleid, lezers.gezien)
    groepen = alle_groepen(kubus.regio)
    uit: dict[Sleutel, Teksten] = {}
    for sleutel, figuur in vrij.figuren.items():
        if figuur.uitsplitsing:  # its whole is told; a category more would tell it twice
            continue
        ruw = kubus.figuren.get(sleutel)
        if ruw is not None:
            exact, bekend = _exact(kubus.indicatoren[ruw.indicator], ruw), ruw.status == "bekend"
        else:
            exact, bekend = _som(kubus, groepen, figuur)
        uit[sleutel] = Teksten(exact, _lezer(figuur), bekend, figuur.reden)
    return uit


def _exact(indicator: Indicator, ruw: RuweFiguur) -> tuple[str, str]:
    if ruw.status != "bekend":
        return (ruw.status, ruw.status)
    if isinstance(indicator, Verloop):
        tekst = _verloop(indicator, ruw)
    elif indicator.vorm == "percentage":
        tekst = procent(ruw.waarde or 0)
    elif indicator.vorm == "aandeel":
        tekst = _aandeel(ruw.teller, ruw.rest)
    elif isinstance(indicator, Verhouding):
        tekst = _verhouding(indicator, ruw.teller, ruw.rest)
    elif isinstance(indicator, Gemiddelde):
        tekst = _gemiddelde(indicator, ruw.momenten)
    else:
        tekst = bereik(ruw.teller.min, ruw.teller.max)
    if ruw.onvolledig:
        tekst = f"{tekst} (onvolledig)"
    if not indicator.noemer:
        return (tekst, tekst)
    return (tekst, f"{tekst} ({_per_1000(indicator, ruw)})")


def _verloop(indicator: Verloop, ruw: RuweFiguur) -> str:
    """What a curve says, with how many it follows: "93 dagen (40 keren thuis)"."""
    wie = aantal_tekst(ruw.teller.min + ruw.rest.min + ruw.onzeker, *indicator.eenheid)
    if ruw.kromme is None:
        return f"nog niet te zeggen ({wie})"
    laag, hoog = ruw.kromme.laag, ruw.kromme.hoog
    if laag is None or hoog is None:
        return f"nog niet bereikt ({wie})"
    if indicator.vorm == "duur":
        return f"{bereik(laag, hoog)} {'dag' if hoog == 1 else 'dagen'} ({wie})"
    return f"{bereik(100 * laag, 100 * hoog, 1)}% ({wie})"


def _aandeel(teller: Interval, rest: Interval) -> str:
    """A share with its counts: "19,4% (6 van 31)"."""
    noemer = teller + rest
    van = f"{bereik(teller.min, teller.max)} van {bereik(noemer.min, noemer.max)}"
    if not noemer.bekend or not teller.bekend or not noemer.min:
        return van
    return f"{procent(100 * teller.min / noemer.min)} ({van})"


def _verhouding(indicator: Verhouding, teller: Interval, noemer: Interval) -> str:
    """A ratio with its counts: "12,5 (5 op 40)"."""
    stappen = indicator.stappen
    onder = bereik(noemer.min / stappen, noemer.max / stappen, 1 if stappen > 1 else 0)
    op = f"{bereik(teller.min, teller.max)} op {onder}"
    if not noemer.min:
        return op
    per = indicator.per * indicator.stappen
    return f"{bereik(per * teller.min / noemer.max, per * teller.max / noemer.min, 1)} ({op})"


def _gemiddelde(indicator: Gemiddelde, momenten: Momenten | None) -> str:
    """A mean with how many people it is about: "7,2 (40 deelnemers)"."""
    if momenten is None:
        return f"te weinig {indicator.wie[1]}"
    wie = f"{getal(momenten.n)} {indicator.wie[momenten.n != 1]}"
    return f"{getal(momenten.gemiddelde, indicator.decimalen)} ({wie})"


def _per_1000(indicator: Indicator, ruw: RuweFiguur) -> str:
    titel = NOEMERS[indicator.noemer].titel
    if ruw.noemer is None or not ruw.noemer.min:
        return f"geen cijfer per 1.000 {titel}"
    laag, hoog = 1000 * ruw.teller.min / ruw.noemer.max, 1000 * ruw.teller.max / ruw.noemer.min
    return f"{bereik(laag, hoog, 1)} per 1.000 {titel}"


def _lezer(figuur: Figure) -> tuple[str, str]:
    if figuur.per1000_min is None or figuur.per1000_max is None:
        return (figuur.tekst, figuur.tekst)
    per = bereik(figuur.per1000_min, figuur.per1000_max, 1)
    return (figuur.tekst, f"{figuur.tekst} ({per} per 1.000)")


# -- groups -----------------------------------------------------


def _som(
    kubus: Kubus, groepen: Mapping[str, Groep], figuur: Figure
) -> tuple[tuple[str, str], bool]:
    """The exact sum of the municipalities of a group that are in."""
    if figuur.status in ("niet te verdelen", "niet te berekenen"):
        return (figuur.status, figuur.status), False
    naam, gebied, periode, uitsplitsing = figuur.sleutel
    indicator = kubus.indicatoren[naam]
    leden = leden_op(groepen[gebied], Periode.van_code(periode).laatste)
    ruwe = [
        ruw
        for lid in leden
        if (ruw := kubus.teller_van((naam, _gebied(lid, gebied), periode, uitsplitsing)))
    ]
    if not ruwe:
        return (NIETS, NIETS), False
    teller = sum((r.teller for r in ruwe), Interval(0, 0))
    rest = sum((r.rest for r in ruwe), Interval(0, 0))
    if indicator.vorm == "aandeel":
        tekst = _aandeel(teller, rest)
    elif isinstance(indicator, Verhouding):
        tekst = _verhouding(indicator, teller, rest)
    elif isinstance(indicator, Gemiddelde):
        momenten = [r.momenten for r in ruwe if r.momenten]
        tekst = _gemiddelde(indicator, reduce(add, momenten) if momenten else None)
    else:
        tekst = bereik(teller.min, teller.max)
    if len(ruwe) < len(leden):
        tekst = f"{tekst} ({getal(len(ruwe))} van {getal(len(leden))} gemeenten)"
    return (tekst, tekst), True


def _gebied(lid: Lid, groep: str) -> str:
    return lid.gemeente if lid.pc4 is None else deelgebied(lid.gemeente, groep)


# -- newest period ----------------------------------------------


@dataclass(frozen=True)
class Nieuwste:
    """The newest period of a dataset in which a municipality has a figure, and how many have."""

    periode: Periode
    gemeenten: int


def nieuwste_per_soort(kubus: Kubus) -> dict[tuple[str, str], Nieuwste]:
    """(dataset, kind of period) -> the newest period with figures."""
    eigen = set(kubus.regio.gemeenten)
    er: dict[tuple[str, str], dict[Periode, set[str]]] = {}
    for (naam, gebied, code, _), ruw in kubus.figuren.items():
        if gebied in eigen and ruw.status == "bekend":
            periode = Periode.van_code(code)
            soort = (kubus.indicatoren[naam].dataset, periode.soort)
            er.setdefault(soort, {}).setdefault(periode, set()).add(gebied)
    return {soort: _nieuwste(perioden) for soort, perioden in er.items()}


def _nieuwste(perioden: Mapping[Periode, Sequence[str] | set[str]]) -> Nieuwste:
    laatste = max(perioden, key=lambda p: p.sleutel())
    return Nieuwste(laatste, len(perioden[laatste]))
