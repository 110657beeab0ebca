"""The dot strip: one area among the others, on one line, made from Figures and nothing else.

It shows position, not length, so the axis may start above zero; both ends are written.
An area whose value is a range is a bar as wide as the range, open for the own area: never a dot.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from indicators.model import Figure, Indicator
from indicators.zinnen import spreiding, vergeleken
from reports import shapes as s
from reports.eenheid import AANTAL, Eenheid, eenheid

Range = tuple[float, float]
_LEFT, _RIGHT, _MIDDLE = 10, 10, 33
_LETTER = 6.0
TARGET = "doel"
"""The name of a target beside its tick."""
_DASHED = ("Nederland", TARGET)
_NO_OWN = {
    "afgeschermd": "niet te tonen",
    "te klein": "niet te tonen",
    "klein": "niet te tonen",
    "getoond": "niet te vergelijken",
}
"""By status; any other status says it itself, such as `onvolledig`."""


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    width: int

    def x(self, value: float) -> float:
        inside = min(max(value, self.low), self.high)
        room = self.width - _LEFT - _RIGHT
        return _LEFT + room * (inside - self.low) / (self.high - self.low)


def strook(
    indicator: Indicator,
    eigen: Figure | None,
    *,
    anderen: Sequence[tuple[str, Figure]],
    merken: Sequence[tuple[str, Figure | Range]],
    titel: str,
    maat: tuple[int, int] = (320, 76),
) -> str:
    """Draw one area among the others; nothing at all gives an empty text.

    Args:
        indicator: what the Figures are of; it says in what unit areas are compared.
        eigen: the Figure of the own area.
        anderen: name and Figure of the others; an empty name stays unnamed.
        merken: name of what gets a tick, and its Figure or its value in the unit in which areas
            are compared: the region, Nederland, a target.
        titel: what the drawing says, for who cannot see it.
        maat: width and height.
    """
    rate = indicator.vorm == "aantal"
    unit = AANTAL if rate else eenheid(indicator)
    own = vergeleken(indicator, eigen)
    others = [(naam, f, value) for naam, f in anderen if (value := vergeleken(indicator, f))]
    # In the order of the line: that of the names would name those who stay unnamed.
    others.sort(key=lambda one: one[2])
    marks = [(naam, value) for naam, f in merken if (value := _place(indicator, f))]
    values = [*(value for _, _, value in others), *(value for _, value in marks)]
    values += [own] if own else []
    if not values:
        return ""
    spread = spreiding(indicator, eigen) if own and own[0] == own[1] else None
    axis = _axis(values, spread, maat[0], unit)
    parts = []
    if spread:
        wide = max(2.0, axis.x(spread[1]) - axis.x(spread[0]))
        corner = (axis.x(spread[0]), _MIDDLE - 6.0)
        parts.append(s.rect(corner, wide, 12.0, rx=6, fill=s.OWN_LIGHT))
    parts.append(s.line((_LEFT, _MIDDLE), (maat[0] - _RIGHT, _MIDDLE), stroke=s.AXIS))
    parts += [_tick(axis, value, dashed=naam in _DASHED) for naam, value in marks]
    parts += [_other(axis, naam, value, _words(indicator, f, value)) for naam, f, value in others]
    parts += _own(axis, own, _words(indicator, eigen, own)) if own else [_no_own(eigen)]
    parts += _labels(axis, marks, unit, rate=rate)
    return s.drawing(parts, maat, kind="strook", title=titel)


def _place(indicator: Indicator, mark: Figure | Range) -> Range | None:
    return vergeleken(indicator, mark) if isinstance(mark, Figure) else mark


def _axis(values: Sequence[Range], spread: Range | None, width: int, unit: Eenheid) -> _Axis:
    """From zero to a round top, or closer in when all values lie far from zero."""
    edges = [*values, *([spread] if spread else [])]
    low, high = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    if low <= 0.6 * high:
        return _Axis(0.0, unit.rond(high), width)
    step = unit.rond(high) / 20
    return _Axis(math.floor(low / step - 0.5) * step, math.ceil(high / step + 0.5) * step, width)


def _tick(axis: _Axis, value: Range, *, dashed: bool) -> str:
    """A tick; a region total that is a range is as wide as the range."""
    low, high = axis.x(value[0]), axis.x(value[1])
    if high - low < 2:
        dashes = "2 2" if dashed else None
        ends = ((low, _MIDDLE - 12.0), (low, _MIDDLE + 12.0))
        return s.line(*ends, stroke=s.INK, stroke_width=1.6, stroke_dasharray=dashes)
    corner = (low, _MIDDLE - 12.0)
    return s.rect(corner, high - low, 24.0, fill=s.INK, fill_opacity=0.22)


def _words(indicator: Indicator, figuur: Figure | None, value: Range) -> str:
    """The value as it stands everywhere else: of a share the words of the figure itself.

    A rounded share is a range that is written as one number. A count is compared per 1.000.
    """
    if figuur is None or indicator.vorm == "aantal":
        return AANTAL.bereik(*value)
    return figuur.tekst


def _other(axis: _Axis, naam: str, value: Range, words: str) -> str:
    low, high = axis.x(value[0]), axis.x(value[1])
    if value[0] == value[1]:
        shape = s.circle((low, float(_MIDDLE)), 4.3, fill=s.OTHER, stroke=s.PAPER, stroke_width=1.1)
    else:
        shape = s.line((low, _MIDDLE), (high, _MIDDLE), stroke=s.OTHER, stroke_width=3.0)
    return f"<g>{shape}<title>{escape(naam)}: {escape(words)}</title></g>" if naam else shape


def _no_own(eigen: Figure | None) -> str:
    """Why the own area is not drawn; what is hidden is never more than hidden."""
    status = "niet geleverd" if eigen is None else eigen.status
    words = _NO_OWN.get(status, status)
    return s.text((_LEFT, _MIDDLE - 16.0), f"eigen cijfer {words}", size=12)


def _own(axis: _Axis, own: Range, words: str) -> list[str]:
    low, high = axis.x(own[0]), axis.x(own[1])
    if own[0] == own[1]:
        ring = {"fill": s.OWN, "stroke": s.PAPER, "stroke_width": 1.6}
        shape = s.circle((low, float(_MIDDLE)), 6.8, **ring)
    else:
        corner = (low - 3, _MIDDLE - 5.0)
        open_bar = {"rx": 5, "fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.6}
        shape = s.rect(corner, max(10.0, high - low + 6), 10.0, **open_bar)
    middle = (low + high) / 2
    half = len(words) * 4.2
    x = min(max(middle, half), axis.width - half)
    style = {"text_anchor": "middle", "font_weight": 700, "fill": s.OWN}
    return [shape, s.text((x, _MIDDLE - 15.0), words, size=14.5, **style)]


def _labels(
    axis: _Axis, marks: Sequence[tuple[str, Range]], unit: Eenheid, *, rate: bool
) -> list[str]:
    """Names of the ticks under the line, the ends of the axis on the same line or below it."""
    placed = sorted((axis.x(sum(value) / 2), naam) for naam, value in marks)
    spans = _apart([(x, len(naam) * _LETTER) for x, naam in placed], axis.width)
    parts = [
        s.text((span[0], _MIDDLE + 25.0), naam, size=11.5)
        for span, (_, naam) in zip(spans, placed, strict=True)
    ]
    right = unit.eind(axis.high) + (" per 1.000" if rate else "")
    for words, start in (
        (unit.eind(axis.low), 4.0),
        (right, axis.width - 4.0 - len(right) * 5.7),
    ):
        stop = start + len(words) * 5.7
        taken = any(start < span[1] + 6 and stop > span[0] - 6 for span in spans)
        parts.append(s.text((start, _MIDDLE + (39.0 if taken else 25.0)), words))
    return parts


def _apart(wanted: Sequence[Range], width: int) -> list[Range]:
    """Place labels by middle and width next to each other, from left to right, inside the width."""
    spans: list[Range] = []
    for middle, wide in wanted:
        start = max(0.0, middle - wide / 2)
        if spans and start < spans[-1][1] + 8:
            start = spans[-1][1] + 8
        spans.append((start, start + wide))
    overshoot = max(0.0, spans[-1][1] - width) if spans else 0.0
    return [(start - overshoot, stop - overshoot) for start, stop in spans]
