"""What the marks of the drawings mean: one list for the legends on screen and for files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reports import shapes as s


def die_voorkomen(tekens: Iterable[Teken], *, banden: bool) -> tuple[Teken, ...]:
    """Of these marks those that can occur; in bands some never do."""
    return tuple(een for een in tekens if not (banden and een in NIET_IN_BANDEN))


@dataclass(frozen=True, slots=True)
class Teken:
    """A mark as it is drawn, and what it says.

    Attributes:
        woorden: what it means.
        maat: width and height of the mark.
        delen: its shapes.
    """

    woorden: str
    maat: tuple[int, int]
    delen: tuple[str, ...]


_OPEN = {"rx": 3, "fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.4}
_DOTTED = {"stroke": s.MUTED, "stroke_width": 1.6, "stroke_dasharray": "1.6 3"}
_CROSS = {"stroke": s.MUTED, "stroke_width": 1.4}
_HOLLOW = {"fill": s.PAPER, "stroke": s.OWN}
_GREY = {"stroke": s.OTHER, "stroke_width": 2.2, "stroke_linecap": "round"}

KLEIN = Teken("klein aantal, zoals <5", (10, 16), (s.rect((2, 1), 6, 14, **_OPEN),))
KLEIN_IN_CEL = Teken("klein aantal, zoals <5", (8, 14), (s.line((4, 2), (4, 12), **_GREY),))
BEREIK = Teken(
    "bereik: wat het kan zijn",
    (24, 12),
    (s.polygon([(1, 3), (23, 1), (23, 8), (1, 11)], fill=s.OWN_LIGHT, stroke=s.OWN),),
)
GEWOON = Teken("gewone schommeling", (24, 12), (s.rect((0, 0), 24, 12, fill=s.BAND),))
JAAR_EERDER = Teken(
    "een jaar eerder", (12, 12), (s.circle((6, 6), 4, stroke_width=1.6, **_HOLLOW),)
)
ONVOLLEDIG = Teken(
    "onvolledig",
    (26, 10),
    (
        s.line((1, 5), (18, 5), stroke=s.OWN, stroke_width=2, stroke_dasharray="3 3"),
        s.circle((22, 5), 2.2, stroke_width=1.1, **_HOLLOW),
    ),
)
NIET_TE_TONEN = Teken("niet te tonen", (8, 14), (s.line((4, 1), (4, 13), **_DOTTED),))
GEEN_CIJFER = Teken(
    "niet geleverd of niet bekend",
    (10, 10),
    (s.line((2, 2), (8, 8), **_CROSS), s.line((2, 8), (8, 2), **_CROSS)),
)
ALLEEN_AANTAL = Teken(
    "alleen een aantal, geen cijfer per 1.000",
    (12, 12),
    (s.polygon([(6, 2), (10, 6), (6, 10), (2, 6)], fill=s.MUTED),),
)
ANDERE = Teken("andere gemeente", (12, 12), (s.circle((6, 6), 4.2, fill=s.OTHER),))
EIGEN = Teken(
    "eigen gemeente met onzekerheid (95%)",
    (40, 14),
    (s.rect((1, 1.5), 38, 11, rx=5.5, fill=s.OWN_LIGHT), s.circle((20, 7), 5.5, fill=s.OWN)),
)
VERLOOP_IN_CEL = Teken(
    "verloop tot nu",
    (26, 12),
    (
        s.polyline([(1, 8), (10, 4), (20, 7)], stroke=s.OWN, stroke_width=1.5),
        s.circle((20, 7), 2.8, fill=s.OWN),
    ),
)
BALK_TOT = Teken("ten minste", (24, 10), (s.rect((0, 0), 24, 10, fill=s.OWN),))

NIET_IN_BANDEN = (KLEIN, KLEIN_IN_CEL, JAAR_EERDER)
"""Marks that do not occur where all counts are bands."""
VERLOOP = (KLEIN, BEREIK, GEWOON, JAAR_EERDER, ONVOLLEDIG, NIET_TE_TONEN, GEEN_CIJFER)
"""The marks of `reports.svg.verloop`."""
STROOK = (EIGEN, ANDERE)
"""The marks of `reports.strip.strook`; its ticks have their names beside them."""
BALKEN = (BALK_TOT, BEREIK, KLEIN, NIET_TE_TONEN)
"""The marks of `reports.bars.balk`."""
