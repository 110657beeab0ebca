"""The small drawings of tables and papers, made from Figures and nothing else.

What a value can be is what is drawn: an exact value is a point on a line, a range is a band as
wide as the range, ``<5`` is an open bar from 1 to 4, a share that is not shown is a dotted line
over the whole height (it can be anything), and what was not delivered is a gap with a cross on
the base line. Nothing hidden is ever drawn as a point or as zero.
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from datasets.periodes import Periode
from indicators.model import Figure
from reports import shapes as s
from reports.eenheid import AANTAL, Eenheid

# These show what the value can be as a point or a band; the others have a mark of their own.
_WHOLE = "getoond"
_DRAWN = (_WHOLE, "onvolledig")
_ANYTHING = ("te klein", "afgeschermd")
_WORD_BESIDE = 11
"""Letters of a line beside the drawing."""
_BREAK = 34.0
_LETTER = 6.0
"""So wide is a letter of such a word, with some air."""
"""Width of the word of a break."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One place on the time axis; without a Figure nothing is known about it."""

    periode: Periode
    figuur: Figure | None


def is_drawn(figuur: Figure | None) -> bool:
    """Whether the value stands on the line (a point or a band)."""
    return (
        figuur is not None
        and figuur.status in _DRAWN
        and figuur.min is not None
        and figuur.max is not None
    )


def bounds(figuur: Figure | None) -> tuple[float, float] | None:
    """Lowest and highest the value can be; None when nothing is said about it."""
    if figuur is None or figuur.min is None or figuur.max is None:
        return None
    return (figuur.min, figuur.max) if figuur.status in (*_DRAWN, "klein") else None


@dataclass(frozen=True, slots=True)
class Gewoon:
    """Between which values a series lies from a period on, when nothing changes."""

    vanaf: Periode
    onder: float
    boven: float


@dataclass(frozen=True, slots=True)
class Nadruk:
    """What is pointed out in a course.

    Attributes:
        jaar_eerder: the period that gets an open dot, when its value is exact.
        gewoon: the band of ordinary variation.
        kleur: that of the newest value; another one where it stands out.
        doel: lowest and highest of what was agreed on; equal for one value.
        voorvallen: code of a period -> a word for what happened in it from outside.
    """

    jaar_eerder: Periode | None = None
    gewoon: Gewoon | None = None
    kleur: str = s.OWN
    doel: tuple[float, float] | None = None
    voorvallen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Scale:
    """From a place in the series and a value to pixels."""

    x: Callable[[int], float]
    y: Callable[[float], float]


def _runs(momenten: Sequence[Moment]) -> list[list[int]]:
    """Places that are joined by a line: next to each other, drawn, with no break between them.

    What is incomplete is never joined to what is whole: the step between them is what is missing.
    """
    runs: list[list[int]] = []
    before = ""
    for place, moment in enumerate(momenten):
        figuur = moment.figuur
        if figuur is None or not is_drawn(figuur):
            before = ""
            continue
        if figuur.status == before and not figuur.breuk:
            runs[-1].append(place)
        else:
            runs.append([place])
        before = figuur.status
    return runs


def _course(momenten: Sequence[Moment], scale: _Scale, width: float) -> list[str]:
    """The line of a series, as a band where the values are ranges, dashed where incomplete."""
    parts: list[str] = []
    for run in _runs(momenten):
        first = momenten[run[0]].figuur
        whole = first is not None and first.status == _WHOLE
        edges = [bounds(momenten[place].figuur) or (0.0, 0.0) for place in run]
        low = [(scale.x(place), scale.y(edge[0])) for place, edge in zip(run, edges, strict=True)]
        high = [(scale.x(place), scale.y(edge[1])) for place, edge in zip(run, edges, strict=True)]
        dashes = {} if whole else {"stroke_dasharray": "3 3"}
        if len(run) == 1:
            parts.append(_lone(low[0], high[0], width, whole=whole))
        elif low == high:
            parts.append(s.polyline(low, stroke=s.OWN, stroke_width=width, **dashes))
        else:
            style = {"fill": s.OWN_LIGHT, "stroke": s.OWN, "stroke_width": width * 0.6} | dashes
            parts.append(s.polygon([*high, *reversed(low)], stroke_linejoin="round", **style))
    return parts


def _lone(low: s.Point, high: s.Point, width: float, *, whole: bool) -> str:
    if low == high:
        fill = s.OWN if whole else s.PAPER
        return s.circle(low, width, fill=fill, stroke=s.OWN, stroke_width=0.5 * width)
    return s.line(high, low, stroke=s.OWN, stroke_width=width * 1.6, stroke_linecap="round")


def _small(place: int, figuur: Figure, scale: _Scale, width: float) -> str:
    """``<5``: an open bar from the lowest to the highest it can be."""
    low, high = bounds(figuur) or (1.0, 4.0)
    height = max(3.0, scale.y(low) - scale.y(high))
    corner = (scale.x(place) - width / 2, scale.y(high))
    style = {"rx": width / 2, "fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.3}
    return s.rect(corner, width, height, **style)


def mini(momenten: Sequence[Moment], *, breedte: int = 66, hoogte: int = 24) -> str:
    """The course behind one cell of a table, without axes; the newest value has a dot.

    There is no room for open bars here: ``<5`` is a grey bar from 1 to 4. One moment, or
    nothing that may be shown, is no course: then the text is empty.
    """
    tops = [edge[1] for moment in momenten if (edge := bounds(moment.figuur))]
    if not tops or len(momenten) < 2:
        return ""
    # A series of nothing but <5 would fill the whole height and look like a lot.
    top = max(*tops, 8.0) * 1.08
    steps = max(1, len(momenten) - 1)
    scale = _Scale(
        lambda place: 4 + (breedte - 9) * place / steps,
        lambda value: hoogte - 3 - (hoogte - 7) * value / top,
    )
    grey = {"stroke": s.OTHER, "stroke_width": 2.2, "stroke_linecap": "round"}
    parts = [
        s.line((scale.x(place), scale.y(edge[1])), (scale.x(place), scale.y(edge[0])), **grey)
        for place, moment in enumerate(momenten)
        if moment.figuur and moment.figuur.status == "klein" and (edge := bounds(moment.figuur))
    ]
    parts += _course(momenten, scale, 1.5)
    last = momenten[-1].figuur
    whole = last is not None and last.status == _WHOLE
    if whole and (edge := bounds(last)) and edge[0] == edge[1]:
        parts.append(s.circle((scale.x(len(momenten) - 1), scale.y(edge[0])), 2.8, fill=s.OWN))
    return s.drawing(parts, (breedte, hoogte), kind="mini", title=None)


def verloop(
    momenten: Sequence[Moment],
    *,
    titel: str,
    eenheid: Eenheid = AANTAL,
    nadruk: Nadruk | None = None,
    maat: tuple[int, int] = (400, 104),
) -> str:
    """The course of one area with its axes; the newest value is written at the end.

    Args:
        momenten: the time axis without holes, oldest first.
        titel: what the drawing says, as a sentence for who cannot see it.
        eenheid: how the values are written at the axis.
        nadruk: what is pointed out in it.
        maat: width and height.
    """
    nadruk = nadruk or Nadruk()
    width, height = maat
    left, right, above, below = 34, 62, 14, 20
    inner_width, inner_height = width - left - right, height - above - below
    tops = [edge[1] for moment in momenten if (edge := bounds(moment.figuur))]
    tops += [nadruk.gewoon.boven] if nadruk.gewoon and tops else []
    tops += [nadruk.doel[1]] if nadruk.doel and tops else []
    top = eenheid.rond(max(tops, default=0.0))
    steps = max(1, len(momenten) - 1)
    scale = _Scale(
        lambda place: left + inner_width * place / steps,
        lambda value: above + inner_height * (1 - value / top),
    )
    parts = _ordinary(momenten, scale, nadruk.gewoon)
    parts += _axis(momenten, scale, top if tops else None, eenheid=eenheid, maat=maat)
    parts += _target(nadruk.doel if tops else None, scale, steps)
    for place, moment in enumerate(momenten):
        parts += _mark(place, moment, scale, (above, above + inner_height))
    parts += _breaks(momenten, scale, (above, above + inner_height))
    parts += _happened(momenten, scale, (above, above + inner_height), nadruk.voorvallen)
    parts += _course(momenten, scale, 2.2)
    parts += _year_before(momenten, scale, nadruk.jaar_eerder)
    parts += _newest(momenten, scale, above + inner_height, nadruk.kleur)
    return s.drawing(parts, maat, kind="verloop", title=titel)


def _ordinary(momenten: Sequence[Moment], scale: _Scale, gewoon: Gewoon | None) -> list[str]:
    """The band of ordinary variation, behind everything else."""
    if gewoon is None:
        return []
    since = [p for p, m in enumerate(momenten) if m.periode.eerste >= gewoon.vanaf.eerste]
    if not since:
        return []
    left, right = scale.x(since[0]), scale.x(len(momenten) - 1)
    high, low = scale.y(gewoon.boven), scale.y(gewoon.onder)
    return [s.rect((left, high), right - left, low - high, fill=s.BAND)]


def _target(doel: tuple[float, float] | None, scale: _Scale, steps: int) -> list[str]:
    """A dashed line at the target, two for a range; its name stands at the left above it."""
    if doel is None:
        return []
    left, right = scale.x(0), scale.x(steps)
    dashed = {"stroke": s.INK, "stroke_width": 1.2, "stroke_dasharray": "4 3"}
    lines = [
        s.line((left, scale.y(value)), (right, scale.y(value)), **dashed)
        for value in dict.fromkeys(doel)
    ]
    return [*lines, s.text((left + 3, scale.y(doel[1]) - 3), "doel", fill=s.INK)]


def _axis(
    momenten: Sequence[Moment],
    scale: _Scale,
    top: float | None,
    *,
    eenheid: Eenheid,
    maat: tuple[int, int],
) -> list[str]:
    """The base line, the line at the top with its value, and the periods below."""
    left, right = scale.x(0), scale.x(max(1, len(momenten) - 1))
    parts = []
    for value in (0.0,) if top is None else (0.0, top):
        y = scale.y(value)
        parts.append(s.line((left, y), (right, y), stroke=s.RULE, stroke_width=1))
        parts.append(s.text((left - 6, y + 3.5), eenheid.eind(value), text_anchor="end"))
    for place in _ticks([moment.periode for moment in momenten]):
        periode = momenten[place].periode
        words = f"\N{RIGHT SINGLE QUOTATION MARK}{periode.code[2:4]}"
        words = words if periode.soort in ("kwartaal", "halfjaar") else periode.kort()
        x, y = scale.x(place), scale.y(0.0)
        parts.append(s.line((x, y), (x, y + 4), stroke=s.AXIS))
        parts.append(s.text((x, maat[1] - 5.0), words, text_anchor="middle"))
    return parts


def _ticks(perioden: Sequence[Periode]) -> list[int]:
    """Which periods are named: the first of each year, or so many that they do not touch."""
    if perioden and perioden[0].soort in ("kwartaal", "halfjaar"):
        return [place for place, periode in enumerate(perioden) if periode.code[5:] in ("K1", "H1")]
    stride = max(1, math.ceil(len(perioden) / 4))
    return sorted(range(len(perioden) - 1, -1, -stride))


def _mark(place: int, moment: Moment, scale: _Scale, ends: tuple[float, float]) -> list[str]:
    """The mark of what is not a point or a band."""
    x, figuur = scale.x(place), moment.figuur
    parts = []
    if figuur is not None and figuur.status == "klein":
        parts.append(_small(place, figuur, scale, 6.4))
    elif figuur is not None and figuur.status in _ANYTHING:
        dotted = {"stroke": s.MUTED, "stroke_width": 1.6, "stroke_dasharray": "1.6 3"}
        parts.append(s.line((x, ends[0] + 2), (x, ends[1] - 2), **dotted))
    elif not is_drawn(figuur):
        parts.append(_cross((x, ends[1] - 6)))
    return parts


def _breaks(momenten: Sequence[Moment], scale: _Scale, ends: tuple[float, float]) -> list[str]:
    """A line where the series begins anew; lines that are close together have one word."""
    parts: list[str] = []
    half = (scale.x(1) - scale.x(0)) / 2
    free = -_BREAK
    for place, moment in enumerate(momenten):
        if moment.figuur is None or not moment.figuur.breuk:
            continue
        at = scale.x(place) - (half if place else 0.0)
        parts.append(s.line((at, ends[0]), (at, ends[1]), stroke=s.GREY, stroke_width=1.0))
        if at >= free:
            parts.append(s.text((at, ends[0] - 4), "breuk", size=10.5, text_anchor="middle"))
            free = at + _BREAK
    return parts


def _happened(
    momenten: Sequence[Moment], scale: _Scale, ends: tuple[float, float], words: Mapping[str, str]
) -> list[str]:
    """A broken line with its word where something happened; none where the series breaks there."""
    parts: list[str] = []
    half = (scale.x(1) - scale.x(0)) / 2
    # Where a word stands: its middle, and half of how wide it is.
    taken = [
        (scale.x(n) - (half if n else 0.0), _BREAK / 2)
        for n, one in enumerate(momenten)
        if one.figuur is not None and one.figuur.breuk
    ]
    broken = {at for at, _ in taken}
    for place, moment in enumerate(momenten):
        code = moment.figuur.periode if moment.figuur is not None else moment.periode.code
        if code not in words:
            continue
        at, wide = scale.x(place) - (half if place else 0.0), len(words[code]) * _LETTER / 2
        if at not in broken:
            style: dict[str, object] = {"stroke": s.GREY, "stroke_dasharray": "6 2.5 1.5 2.5"}
            parts.append(s.line((at, ends[0]), (at, ends[1]), stroke_width=1.0, **style))
        if all(abs(at - other) >= wide + room for other, room in taken):
            word = s.text((at, ends[0] - 4), words[code], size=10.5, text_anchor="middle")
            parts.append(word)
            taken.append((at, wide))
    return parts


def _cross(at: s.Point) -> str:
    x, y = at
    style: dict[str, object] = {"stroke": s.MUTED, "stroke_width": 1.4}
    slope = s.line((x - 3, y - 3), (x + 3, y + 3), **style)
    return slope + s.line((x - 3, y + 3), (x + 3, y - 3), **style)


def _year_before(momenten: Sequence[Moment], scale: _Scale, periode: Periode | None) -> list[str]:
    """An open dot on the value of a year earlier, when that is one value."""
    for place, moment in enumerate(momenten):
        whole = moment.figuur is not None and moment.figuur.status == _WHOLE
        if moment.periode == periode and whole and is_drawn(moment.figuur):
            low, high = bounds(moment.figuur) or (0.0, 1.0)
            if low == high:
                style = {"fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.6}
                return [s.circle((scale.x(place), scale.y(low)), 3.4, **style)]
    return []


def _newest(momenten: Sequence[Moment], scale: _Scale, base: float, colour: str) -> list[str]:
    """The newest value: its dot, and its text beside it."""
    last, place = momenten[-1].figuur, len(momenten) - 1
    x = scale.x(place)
    edge = bounds(last)
    if last is None or edge is None:
        words = "geen cijfer" if last is None else last.status
        # Below each other: beside the drawing there is room for one word.
        lines = textwrap.wrap(words, _WORD_BESIDE)
        return [
            s.text((x + 9, base - 3 - 13 * above), line, size=12)
            for above, line in enumerate(reversed(lines))
        ]
    low, high = scale.y(edge[0]), scale.y(edge[1])
    parts = []
    if low == high:
        ring = {"fill": colour, "stroke": s.PAPER, "stroke_width": 1.4}
        hollow = {"fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.8}
        parts.append(s.circle((x, low), 4.4, **(hollow if last.status == "onvolledig" else ring)))
    small = last.status == "klein"
    style = {"fill": s.GREY if small else colour, "font_weight": 600 if small else 700}
    y = min((low + high) / 2 + 5, base + 2)
    return [*parts, s.text((x + 9, y), last.tekst, size=14 if len(last.tekst) < 6 else 12, **style)]
