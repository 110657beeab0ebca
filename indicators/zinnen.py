"""Dutch sentences about Figures: the same on screen, in a paper and for who listens.

A sentence says what a value can be and no more. A difference is named only when both values are
known well enough to say which way it goes, at every value they can have (decisions.md 18).
"""

from __future__ import annotations

import re

from datasets.notatie import MAANDEN, getal
from datasets.periodes import Periode
from indicators.model import Figure, Indicator

_VALUE = ("getoond", "onvolledig")
_SMALL = "klein"
_EQUAL = "evenveel"


def peil(indicator: Indicator, figuur: Figure) -> Periode:
    """What a figure is about, for people: its period, or the day on which a stock was counted.

    A stock of a school year that is made of quarters is the count of 1 October (decision 7). Who
    delivers a school year as such says nothing of a day; the source then names the school year.
    """
    periode = Periode.van_code(figuur.periode)
    delivered = periode.lang() in figuur.bron
    if indicator.stand_of_stroom == "stand" and periode.soort == "schooljaar" and not delivered:
        return een_oktober(periode)
    return periode


def een_oktober(schooljaar: Periode) -> Periode:
    """The day in a school year on which stocks are counted."""
    return Periode.van_code(f"{schooljaar.eerste.year}-10-01")


def wanneer(indicator: Indicator, periode: Periode) -> str:
    """When a figure holds, as the beginning of a sentence."""
    if indicator.stand_of_stroom == "stand" and periode.soort == "kwartaal":
        laatste = periode.laatste
        return f"Eind {MAANDEN[laatste.month - 1]} {laatste.year}"
    when = in_of_op(periode)
    return when[:1].upper() + when[1:]


def in_of_op(periode: Periode) -> str:
    """A period inside a sentence: ``in kwartaal 2 van 2025``, ``op 1 oktober 2024``."""
    return f"{'op' if periode.soort == 'peildatum' else 'in'} {periode.zin()}"


def over(periode: Periode) -> str:
    """A period as the beginning of a sentence: ``Over kwartaal 2 van 2025``, ``Op 1 oktober``."""
    return f"{'Op' if periode.soort == 'peildatum' else 'Over'} {periode.zin()}"


def hoeveel(indicator: Indicator, figuur: Figure) -> str:
    """The value with its noun: ``14 jongeren``, ``minder dan 5 jongeren``, ``12,8%``.

    What is in of an incomplete figure is the least it can be.
    """
    if figuur.min is None or figuur.max is None:
        return figuur.tekst
    if indicator.vorm != "aantal":
        if is_afgerond(figuur):
            return f"ongeveer {figuur.tekst}"
        decimals = 1 if "," in figuur.tekst else 0
        laag, hoog = getal(figuur.min, decimals), getal(figuur.max, decimals)
        bereik = laag != hoog and (indicator.procenten or indicator.vorm == "verhouding")
        return f"{laag} tot {hoog}{'%' * indicator.procenten}" if bereik else figuur.tekst
    enkelvoud, meervoud = indicator.eenheid
    return f"{_aantal(figuur)} {enkelvoud if _een(figuur) else meervoud}"


def is_afgerond(figuur: Figure) -> bool:
    """Whether a share is written as one number that it can be somewhat above or below.

    So is one of a cohort whose number is hidden: ``40%`` is 37,5 to 42,5.
    """
    if figuur.status != "getoond" or figuur.min is None or figuur.max is None:
        return False
    return figuur.max - figuur.min >= 1 and _EEN_PROCENT(figuur.tekst) is not None


_EEN_PROCENT = re.compile(r"\d+%").fullmatch


def _aantal(figuur: Figure) -> str:
    laag, hoog = figuur.min or 0, figuur.max or 0
    if figuur.status == _SMALL:
        return f"minder dan {getal(hoog + 1)}"
    if figuur.status == "onvolledig":
        return f"ten minste {getal(laag)}"
    if laag == hoog:
        return getal(hoog) if hoog else "geen"
    return f"{getal(laag)} tot en met {getal(hoog)}" if laag else f"ten hoogste {getal(hoog)}"


def _een(figuur: Figure) -> bool:
    """Whether the number that is said is one, so that noun and verb are singular."""
    return (figuur.min if figuur.status == "onvolledig" else figuur.max) == 1


def stand_van_zaken(
    indicator: Indicator,
    nu: Figure,
    toen: Figure | None,
    oordeel: str = "",
    *,
    toeval: bool = True,
) -> str:
    """A few sentences: how much there is now, and how that differs from a year earlier.

    Args:
        indicator: what the figures are about.
        nu: the figure of now.
        toen: that of a year earlier.
        oordeel: what a method found of the course; nothing is said of chance between two figures
            then, which could say otherwise.
        toeval: whether chance is named of two figures; not where a verdict stands beside it.
    """
    periode = peil(indicator, nu)
    if nu.status not in (*_VALUE, _SMALL) or nu.max is None:
        return nu.reden or f"{over(periode)} is er geen cijfer: {nu.status}."
    if nu.status == "onvolledig" and indicator.vorm == "aantal" and not nu.min:
        return f"{over(periode)} is er maar een deel van het cijfer. {nu.reden}".strip()
    said = _bewering(indicator, nu)
    if nu.status == "onvolledig":
        return f"{said}. {nu.reden}".strip()
    kans = toeval and not oordeel
    return " ".join(filter(None, (_met_verschil(indicator, nu, toen, said, toeval=kans), oordeel)))


def _met_verschil(
    indicator: Indicator, nu: Figure, toen: Figure | None, said: str, *, toeval: bool
) -> str:
    change = verschil(indicator, nu, toen)
    if change:
        chance = toeval and kan_toeval_zijn(indicator, nu, toen)
        words = " Dat verschil kan toeval zijn." if chance else ""
        return f"{said}, {als_of_dan(change)} een jaar eerder.{words}"
    if toen is not None and (_SMALL in (nu.status, toen.status) or _is_breed(indicator, nu, toen)):
        return f"{said}. Het verschil met een jaar eerder is niet te zeggen."
    return f"{said}."


def _bewering(indicator: Indicator, figuur: Figure) -> str:
    """The sentence of the catalogue filled in, or a plain one where it has none."""
    number = hoeveel(indicator, figuur)
    plural = indicator.vorm == "aantal" and not _een(figuur)
    when = wanneer(indicator, peil(indicator, figuur))
    if not indicator.zin:
        return f"{when} {'waren' if plural else 'was'} dat {number}"
    return indicator.zin.format(wanneer=when, ww=indicator.werkwoord[plural], n=number)


def als_of_dan(change: str) -> str:
    """A difference with the word that follows it: ``3 meer dan``, ``evenveel als``."""
    return f"{change} {'als' if change == _EQUAL else 'dan'}"


def verschil(indicator: Indicator, nu: Figure, toen: Figure | None) -> str:
    """``3 minder``, ``evenveel``, ``1 tot 4 meer``, ``0,5 procentpunt meer``; empty when unsaid.

    Of a share or a ratio that is rounded or a range it is unsaid: such a difference is wider than
    what it would be about.
    """
    if toen is None or nu.breuk or nu.status != "getoond" or toen.status != "getoond":
        return ""
    if _is_breed(indicator, nu, toen):
        return ""
    if nu.min is None or nu.max is None or toen.min is None or toen.max is None:
        return ""
    low, high = nu.min - toen.max, nu.max - toen.min
    whole = "," not in nu.tekst + toen.tekst
    decimals = 0 if indicator.vorm in ("aantal", "duur") or whole else 1
    if indicator.vorm == "duur":  # in days, said in weeks
        low, high = low / 7, high / 7
    low, high = round(low, decimals), round(high, decimals)
    if low == high == 0:
        return _EQUAL
    if low <= 0 <= high:
        return ""
    small, large = sorted((abs(low), abs(high)))
    many = getal(small, decimals)
    if small != large:
        many += f" tot {getal(large, decimals)}"
    return f"{many}{_unit(indicator, many)} {'meer' if low > 0 else 'minder'}"


def _is_breed(indicator: Indicator, nu: Figure, toen: Figure) -> bool:
    """Whether one of two shown values is no count and not exact, so that both cannot be taken off.

    A duration is: whole weeks say themselves how coarse they are.
    """
    if indicator.vorm in ("aantal", "duur") or nu.breuk:
        return False
    beide = (nu, toen)
    if any(f.status != "getoond" or f.min is None or f.max is None for f in beide):
        return False
    return any(getal(f.min or 0, 1) != getal(f.max or 0, 1) for f in beide)


def _unit(indicator: Indicator, many: str) -> str:
    """What stands behind a difference."""
    if indicator.vorm == "duur":
        return " week" if many == "1" else " weken"
    return " procentpunt" if indicator.procenten else ""


def kan_toeval_zijn(indicator: Indicator, nu: Figure, toen: Figure | None) -> bool:
    """Whether chance can explain a difference that `verschil` names: the 95% intervals overlap.

    So it can where an interval is not known, as of a published percentage.
    """
    if toen is None or verschil(indicator, nu, toen) in ("", _EQUAL):
        return False
    if nu.onder95 is None or nu.boven95 is None or toen.onder95 is None or toen.boven95 is None:
        return True
    return nu.onder95 <= toen.boven95 and toen.onder95 <= nu.boven95


def vergeleken(indicator: Indicator, figuur: Figure | None) -> tuple[float, float] | None:
    """What areas are compared by: the rate per 1.000, or the percentage itself.

    None when that is not shown, and when the figure is only a part of the whole.
    """
    if figuur is None or figuur.status not in ("getoond", _SMALL):
        return None
    if indicator.vorm != "aantal":
        return None if figuur.min is None or figuur.max is None else (figuur.min, figuur.max)
    if figuur.per1000_min is None or figuur.per1000_max is None:
        return None
    return (figuur.per1000_min, figuur.per1000_max)


def spreiding(indicator: Indicator, figuur: Figure | None) -> tuple[float, float] | None:
    """Where the compared value lies with 95% chance; None when that is not known."""
    if figuur is None or figuur.onder95 is None or figuur.boven95 is None:
        return None
    if indicator.vorm != "aantal":
        return (figuur.onder95, figuur.boven95)
    if not figuur.noemer_min or not figuur.noemer_max:
        return None
    low = figuur.onder95 * 1000 / figuur.noemer_max
    return (low, figuur.boven95 * 1000 / figuur.noemer_min)
