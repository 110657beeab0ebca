"""A drawing as a file of its own: with title, source, date and marks, so that it can travel.

A drawing of reports/svg.py, strip.py or bars.py says nothing about where it comes from: on a page
that stands beside it. Here it gets that around it, as one SVG that needs no page, no style sheet
and no font of ours. It holds what the drawing holds, so Figures and nothing else.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from datasets.notatie import datum
from indicators.model import Figure
from reports import shapes as s
from reports.bronnen import bronnen_van
from reports.csvblad import remarks
from reports.tekens import Teken

_INSIDE = 760
_EDGE = 28
_FONT = "'Source Sans 3', 'Source Sans', 'Source Sans Pro', Arial, Helvetica, sans-serif"
_MANY = 3
_VIEW = re.compile(r'^<svg [^>]*viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"[^>]*>')
# Letters of a sans-serif are about half as wide as they are high; bold ones a little more.
_LETTER, _BOLD = 0.5, 0.56


class GeenTekening(ValueError):
    """What came is no drawing of ours."""


@dataclass(frozen=True, slots=True)
class Blad:
    """What stands around a drawing.

    Attributes:
        titel: what the drawing shows, or better: what it says.
        ondertitel: area, period and unit.
        bron: the source of the indicator, as the catalogue names it.
        regio: the name of the region.
        stand: the day of the figures.
        profiel: the profile of the reader (decisions.md 24).
        verzonnen: the example region: said in the file, also after it went round.
        figuren: the Figures that are drawn: their deliveries and remarks are named.
        tekens: the marks that can occur in the drawing, from reports/tekens.py.
        duidingen: what people adopted as the story behind these figures, a text for each figure.
    """

    titel: str
    ondertitel: str
    bron: str
    regio: str
    stand: date | None
    profiel: str
    verzonnen: bool = False
    figuren: Sequence[Figure] = field(default=())
    tekens: Sequence[Teken] = field(default=())
    duidingen: Sequence[str] = field(default=())


def svg_blad(tekening: str, blad: Blad) -> str:
    """The drawing as the text of an SVG file.

    Args:
        tekening: a whole drawing of `reports.shapes.drawing`.
        blad: what stands around it.

    Raises:
        GeenTekening: it does not begin as our drawings do.
    """
    found = _VIEW.match(tekening)
    if found is None:
        raise GeenTekening("Dit is geen tekening van de monitor.")
    width, height = float(found[1]), float(found[2])
    inside = tekening[found.end() :].removesuffix("</svg>")
    return _sheet(blad, inside, (width, height))


def _sheet(blad: Blad, inside: str, size: tuple[float, float]) -> str:
    y = float(_EDGE)
    parts: list[str] = []
    for words, letters, style in (
        (blad.titel, 22.0, {"font_weight": 700, "fill": s.INK}),
        (blad.ondertitel, 15.0, {}),
    ):
        y = _text(parts, words, y, letters, style)
    y += 14
    height = _INSIDE * size[1] / size[0]
    place = s.attributes(
        x=float(_EDGE), y=y, width=float(_INSIDE), height=height,
        viewBox=f"0 0 {s.number(size[0])} {s.number(size[1])}",
    )  # fmt: skip
    parts.append(f"<svg {place}>{inside}</svg>")
    y = _marks(parts, blad.tekens, y + height + 18)
    parts.append(s.line((_EDGE, y), (_EDGE + _INSIDE, y), stroke=s.RULE))
    y += 4
    for words in _foot(blad):
        y = _text(parts, words, y, 12.5, {})
    return _whole(blad, "".join(parts), y + _EDGE - 8)


def _whole(blad: Blad, parts: str, height: float) -> str:
    width = _INSIDE + 2 * _EDGE
    head = s.attributes(
        xmlns="http://www.w3.org/2000/svg", width=width, height=height,
        viewBox=f"0 0 {width} {s.number(height)}", role="img", lang="nl", font_family=_FONT,
    )  # fmt: skip
    told = f"<title>{escape(blad.titel)}</title><desc>{escape(' '.join(_told(blad)))}</desc>"
    paper = s.rect((0, 0), width, height, fill=s.PAPER)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<svg {head}>{told}{paper}{parts}</svg>\n'


def _told(blad: Blad) -> tuple[str, ...]:
    return (f"{blad.ondertitel}.", *_foot(blad))


def _foot(blad: Blad) -> list[str]:
    """What must be known of the figures, and where they come from."""
    said = dict.fromkeys(words for figuur in blad.figuren for words in remarks(figuur))
    sources = dict.fromkeys(one for figuur in blad.figuren for one in bronnen_van(figuur))
    named = blad.bron.rstrip(".")
    if 0 < len(sources) <= _MANY:
        named += f" ({'; '.join(sources)})"
    elif sources:
        named += f" ({len(sources)} leveringen)"
    day = f"Stand {datum(blad.stand)}. " if blad.stand else ""
    lines = [
        *blad.duidingen,
        *said,
        f"Bron: {named}.",
        f"{day}Regio {blad.regio}. Monitor onderwijs en jeugd, weergave {blad.profiel}.",
    ]
    if blad.verzonnen:
        lines.append("Voorbeeld: deze gemeenten en cijfers zijn verzonnen.")
    return lines


def _text(parts: list[str], words: str, y: float, size: float, style: dict[str, object]) -> float:
    """Write words over as many lines as they need; gives where the next text begins."""
    wide = _BOLD if style.get("font_weight") else _LETTER
    for line in textwrap.wrap(words, max(10, int(_INSIDE / (size * wide)))):
        y += size * 1.3
        parts.append(s.text((float(_EDGE), y), line, size=size, **style))
    return y + size * 0.25


def _marks(parts: list[str], tekens: Sequence[Teken], y: float) -> float:
    """The legend, over as many lines as it needs."""
    if not tekens:
        return y
    x = float(_EDGE)
    for teken in tekens:
        width, height = teken.maat
        wide = width + 6 + len(teken.woorden) * 12.5 * _LETTER
        if x > _EDGE and x + wide > _EDGE + _INSIDE:
            x, y = float(_EDGE), y + 22
        moved = f"translate({s.number(x)},{s.number(y + 8 - height / 2)})"
        parts.append(f'<g transform="{moved}">{"".join(teken.delen)}</g>')
        parts.append(s.text((x + width + 6, y + 12), teken.woorden, size=12.5))
        x += wide + 20
    return y + 30
