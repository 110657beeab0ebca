"""Invented figures for the examples of "Hoe lees ik dit", drawn as the real ones are."""

from __future__ import annotations

from dataclasses import replace

from datasets.notatie import bereik
from datasets.periodes import Periode
from indicators.catalog import indicatoren
from indicators.model import Figure, Indicator
from reports.bars import balk
from reports.strip import strook
from reports.svg import Gewoon, Moment, Nadruk, mini, verloop

_LAST = Periode.van_code("2025-K2")
_PEOPLE = 8000.0
_TOP = 20
_WIDE = 90
_SMALL = (1, 4)
_RANGE = (12, 15)


def _count(low: int, high: int, periode: Periode = _LAST) -> Figure:
    """A count, a range, or ``<5`` for 1 to 4."""
    small = (low, high) == _SMALL
    return Figure(
        "voorbeeld",
        "A",
        periode.code,
        "",
        "klein" if small else "getoond",
        "",
        "<5" if small else bereik(low, high),
        min=low,
        max=high,
    )


def _of_quarter(value: int | tuple[int, int] | None, periode: Periode) -> Figure | None:
    """A count, a range, ``<5`` for (1, 4), or nothing."""
    if value is None:
        return None
    return _count(*(value if isinstance(value, tuple) else (value, value)), periode)


def _axis(*values: int | tuple[int, int] | None) -> list[Moment]:
    """So many quarters, the last one now."""
    periode, moments = _LAST, []
    for value in reversed(values):
        moments.append(Moment(periode, _of_quarter(value, periode)))
        periode = periode.vorige()
    return moments[::-1]


def cell_exact() -> str:
    """The course below an exact value."""
    return mini(_axis(11, 9, 12, 10, 14, 13, 14))


def cell_small() -> str:
    """The course below ``<5``."""
    return mini(_axis(6, _SMALL, _SMALL, 5, _SMALL, _SMALL, _SMALL))


def cell_range() -> str:
    """The course below a range."""
    return mini(_axis((20, 23), (19, 22), (23, 26), (21, 24), (22, 25)))


def bar(low: int, high: int) -> str:
    """A bar of a breakdown: a count, a range, or ``<5``."""
    return balk(_count(low, high), top=_TOP, breedte=_WIDE)


def bar_hidden() -> str:
    """The bar of what is not shown."""
    hidden = replace(_count(0, 0), status="afgeschermd", min=None, max=None)
    return balk(hidden, top=_TOP, breedte=_WIDE)


def course() -> str:
    """A course with everything that can be in it."""
    moments = _axis(9, 11, None, _SMALL, 8, 12, 10, _RANGE, _RANGE, 14)
    title = "Voorbeeld van een verloop: tien kwartalen, nu 14, een jaar eerder 12."
    told = Nadruk(_LAST.jaar_eerder(), Gewoon(moments[3].periode, 6.0, 17.0))
    return verloop(moments, titel=title, nadruk=told)


def strip() -> str:
    """An area among others."""
    own = _rated(14, 8.0, 23.0)
    others = [("", _rated(value)) for value in (6, 9, 11, 17, 21)]
    marks = [("regio", _rated(12)), ("Nederland", _rated(18))]
    title = "Voorbeeld: de eigen gemeente met 1,8 per 1.000 tussen vijf andere."
    return strook(_with_rate(), own, anderen=others, merken=marks, titel=title)


def _with_rate() -> Indicator:
    """An indicator of which areas are compared per 1.000."""
    return next(one for one in indicatoren().values() if one.noemer and one.vorm == "aantal")


def _rated(value: int, low: float | None = None, high: float | None = None) -> Figure:
    return replace(
        _count(value, value),
        onder95=low,
        boven95=high,
        noemer_min=_PEOPLE,
        noemer_max=_PEOPLE,
        per1000_min=1000 * value / _PEOPLE,
        per1000_max=1000 * value / _PEOPLE,
    )
