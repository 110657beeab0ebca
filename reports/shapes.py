"""The few SVG shapes that the small drawings are made of, and their colours.

Lengths are in pixels. Texts are escaped here, so a caller passes them as they are. Everything
prints in black and white and in a PDF: no filters, no masks, no ``paint-order``.
"""

from collections.abc import Sequence
from html import escape

INK = "#16202C"
GREY = "#56616E"
RULE = "#D5DCE3"
AXIS = "#B9C3CD"
OWN = "#0B4A7D"
OWN_LIGHT = "#C9DCEC"
BAND = "#E4ECF4"
OTHER = "#7C8894"
HIGH = "#B4500A"
LOW = "#0E7A74"
MUTED = "#8D99A5"
PAPER = "#FFFFFF"

Point = tuple[float, float]


def number(value: float) -> str:
    """A length for an attribute: at most one decimal, no needless zeros."""
    return f"{value:.1f}".removesuffix(".0")


def attributes(**values: object) -> str:
    """Attributes of an element; an underscore becomes a dash and None is left out."""
    parts = []
    for name, value in values.items():
        if value is None:
            continue
        text = number(value) if isinstance(value, float) else str(value)
        parts.append(f'{name.rstrip("_").replace("_", "-")}="{escape(text)}"')
    return " ".join(parts)


def line(start: Point, end: Point, **style: object) -> str:
    """A straight line; ``style`` takes stroke, stroke_width, stroke_dasharray."""
    (x1, y1), (x2, y2) = start, end
    return f"<line {attributes(x1=x1, y1=y1, x2=x2, y2=y2, **style)}/>"


def circle(centre: Point, radius: float, **style: object) -> str:
    """A dot."""
    return f"<circle {attributes(cx=centre[0], cy=centre[1], r=radius, **style)}/>"


def rect(corner: Point, width: float, height: float, **style: object) -> str:
    """A rectangle by its top left corner."""
    x, y = corner
    return f"<rect {attributes(x=x, y=y, width=width, height=height, **style)}/>"


def polyline(points: Sequence[Point], **style: object) -> str:
    """An open line through points, with round joins."""
    shape = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    rounded = {"fill": "none", "stroke_linejoin": "round", "stroke_linecap": "round"}
    return f'<polyline points="{shape}" {attributes(**(rounded | style))}/>'


def polygon(points: Sequence[Point], **style: object) -> str:
    """A closed area."""
    shape = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f'<polygon points="{shape}" {attributes(**style)}/>'


def text(at: Point, words: str, *, size: float = 11, **style: object) -> str:
    """A line of text by its base line; ``style`` takes text_anchor, font_weight, fill."""
    given = {"x": at[0], "y": at[1], "font_size": size, "fill": GREY} | style
    return f"<text {attributes(**given)}>{escape(words)}</text>"


def drawing(parts: Sequence[str], size: tuple[int, int], *, kind: str, title: str | None) -> str:
    """A whole drawing; without a title it is decoration, which a screen reader passes over."""
    width, height = size
    told = {"role": "img", "aria_label": title} if title else {"aria_hidden": "true"}
    head = attributes(
        class_=f"mon-{kind}", viewBox=f"0 0 {width} {height}", width=width, height=height, **told
    )
    return f"<svg {head}>{''.join(parts)}</svg>"
