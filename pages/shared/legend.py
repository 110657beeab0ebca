"""What the marks of the drawings mean."""

from __future__ import annotations

from collections.abc import Iterable

from pages.shared.markup import tag, wrap
from reports import shapes as s

Mark = tuple[str, tuple[int, int], list[str]]

_BAND: Mark = (
    "bereik: wat het kan zijn",
    (24, 12),
    [s.polygon([(1, 3), (23, 1), (23, 8), (1, 11)], fill=s.OWN_LIGHT, stroke=s.OWN)],
)

_INCOMPLETE: Mark = (
    "onvolledig",
    (26, 10),
    [
        s.line((1, 5), (18, 5), stroke=s.OWN, stroke_width=2, stroke_dasharray="3 3"),
        s.circle((22, 5), 2.2, fill=s.PAPER, stroke=s.OWN, stroke_width=1.1),
    ],
)


def picture_legend() -> str:
    """The marks of Gemeentebeeld."""
    open_bar = {"rx": 3, "fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.4}
    dotted = {"stroke": s.MUTED, "stroke_width": 1.6, "stroke_dasharray": "1.6 3"}
    cross = {"stroke": s.MUTED, "stroke_width": 1.4}
    open_dot = s.circle((6, 6), 4, fill=s.PAPER, stroke=s.OWN, stroke_width=1.6)
    crossed = [s.line((2, 2), (8, 8), **cross), s.line((2, 8), (8, 2), **cross)]
    spread = s.rect((1, 1.5), 38, 11, rx=5.5, fill=s.OWN_LIGHT)
    return _legend(
        (
            ("klein aantal, zoals <5", (10, 16), [s.rect((2, 1), 6, 14, **open_bar)]),
            _BAND,
            ("gewone schommeling", (24, 12), [s.rect((0, 0), 24, 12, fill=s.BAND)]),
            ("een jaar eerder", (12, 12), [open_dot]),
            _INCOMPLETE,
            ("niet te tonen", (8, 14), [s.line((4, 1), (4, 13), **dotted)]),
            ("niet geleverd of niet bekend", (10, 10), crossed),
            ("andere gemeente", (12, 12), [s.circle((6, 6), 4.2, fill=s.OTHER)]),
            (
                "eigen gemeente met onzekerheid (95%)",
                (40, 14),
                [spread, s.circle((20, 7), 5.5, fill=s.OWN)],
            ),
        )
    )


def table_legend(*, incomplete: bool) -> str:
    """The marks of Overzicht; that of what is incomplete only where it occurs."""
    grey = {"stroke": s.OTHER, "stroke_width": 2.2, "stroke_linecap": "round"}
    line = s.polyline([(1, 8), (10, 4), (20, 7)], stroke=s.OWN, stroke_width=1.5)
    return _legend(
        (
            ("verloop tot nu", (26, 12), [line, s.circle((20, 7), 2.8, fill=s.OWN)]),
            ("klein aantal, zoals <5", (8, 14), [s.line((4, 2), (4, 12), **grey)]),
            _BAND,
            *((_INCOMPLETE,) if incomplete else ()),
        ),
        ("·", "afgeschermd: niet te tonen"),
        ("8 van 9", "zoveel gemeenten zijn binnen"),
    )


def _legend(marks: Iterable[Mark], *written: tuple[str, str]) -> str:
    """Marks with their words, and short notes with theirs."""
    items = "".join(
        wrap("li", s.drawing(parts, size, kind="teken", title=None) + tag("span", words))
        for words, size, parts in marks
    )
    items += "".join(wrap("li", tag("b", note) + tag("span", words)) for note, words in written)
    return wrap("ul", items, class_="mon-legenda", aria_label="Legenda")
