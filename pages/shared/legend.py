"""What the marks of the drawings mean."""

from pages.shared.markup import tag, wrap
from reports import shapes as s


def legend() -> str:
    """The legend as a list."""
    open_bar = {"rx": 3, "fill": s.PAPER, "stroke": s.OWN, "stroke_width": 1.4}
    dotted = {"stroke": s.MUTED, "stroke_width": 1.6, "stroke_dasharray": "1.6 3"}
    cross = {"stroke": s.MUTED, "stroke_width": 1.4}
    marks = (
        ("1 tot en met 4 (<5)", (10, 16), [s.rect((2, 1), 6, 14, **open_bar)]),
        (
            "bereik: wat het kan zijn",
            (24, 12),
            [s.polygon([(1, 3), (23, 1), (23, 8), (1, 11)], fill=s.OWN_LIGHT, stroke=s.OWN)],
        ),
        (
            "een jaar eerder",
            (12, 12),
            [s.circle((6, 6), 4, fill=s.PAPER, stroke=s.OWN, stroke_width=1.6)],
        ),
        ("niet te tonen", (8, 14), [s.line((4, 1), (4, 13), **dotted)]),
        (
            "niet geleverd of niet bekend",
            (10, 10),
            [s.line((2, 2), (8, 8), **cross), s.line((2, 8), (8, 2), **cross)],
        ),
        ("andere gemeente", (12, 12), [s.circle((6, 6), 4.2, fill=s.OTHER)]),
        (
            "eigen gemeente met onzekerheid (95%)",
            (40, 14),
            [
                s.rect((1, 1.5), 38, 11, rx=5.5, fill=s.OWN_LIGHT),
                s.circle((20, 7), 5.5, fill=s.OWN),
            ],
        ),
    )
    items = "".join(
        wrap("li", s.drawing(parts, size, kind="teken", title=None) + tag("span", words))
        for words, size, parts in marks
    )
    return wrap("ul", items, class_="mon-legenda", aria_label="Legenda")
