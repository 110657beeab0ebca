"""One bar of a breakdown, made from a Figure and nothing else.

Filled up to what the value is at least, light up to what it can be; what is not shown is a dotted
line of fixed length, and what is not known is no bar.
"""

from __future__ import annotations

from indicators.model import Figure
from reports import shapes as s
from reports.svg import bounds

_HEIGHT = 14
_UNKNOWN = ("te klein", "afgeschermd")


def balk(figuur: Figure, *, top: float, breedte: int = 140) -> str:
    """Draw one bar.

    Args:
        figuur: the value.
        top: the value at the whole width; the same for all bars of a table.
        breedte: the width.
    """
    room = breedte - 2
    edge = bounds(figuur)
    parts: list[str] = []
    if edge is not None and top > 0:
        low, high = (room * value / top for value in edge)
        if figuur.status == "klein":
            open_bar = {"rx": 2, "fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.2}
            parts.append(s.rect((1 + low, 2.0), max(3.0, high - low), _HEIGHT - 4, **open_bar))
        else:
            parts.append(s.rect((1.0, 2.0), low, _HEIGHT - 4, fill=s.OWN))
            if high > low:
                light = {"fill": s.OWN_LIGHT, "stroke": s.OWN, "stroke_width": 0.6}
                parts.append(s.rect((1 + low, 2.0), high - low, _HEIGHT - 4, **light))
    elif figuur.status in _UNKNOWN:
        dotted = {"stroke": s.MUTED, "stroke_width": 1.6, "stroke_dasharray": "1.6 3"}
        parts.append(s.line((1.0, _HEIGHT / 2), (1.0 + room, _HEIGHT / 2), **dotted))
    return s.drawing(parts, (breedte, _HEIGHT), kind="balk", title=None)


def hoogste(figuren: list[Figure]) -> float:
    """The highest that any of these can be, for the top of their bars."""
    return max((edge[1] for figuur in figuren if (edge := bounds(figuur))), default=0.0)
