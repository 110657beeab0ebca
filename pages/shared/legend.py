"""What the marks of the drawings mean."""

from __future__ import annotations

from collections.abc import Iterable

from pages.shared.markup import tag, wrap
from reports import shapes as s
from reports import tekens
from reports.tekens import Teken


def picture_legend(*, bands: bool = False) -> str:
    """The marks of Gemeentebeeld; of bands without those that do not occur then."""
    marks = (*tekens.VERLOOP, tekens.ANDERE, tekens.EIGEN)
    return legend(tekens.die_voorkomen(marks, banden=bands))


def table_legend(*, incomplete: bool, bands: bool = False) -> str:
    """The marks of Overzicht; that of what is incomplete only where it occurs."""
    partly = (tekens.ONVOLLEDIG,) if incomplete else ()
    marks = (tekens.VERLOOP_IN_CEL, tekens.KLEIN_IN_CEL, tekens.BEREIK, *partly)
    return legend(
        tekens.die_voorkomen(marks, banden=bands),
        ("·", "afgeschermd: niet te tonen"),
        ("8 van 9", "zoveel gemeenten zijn binnen"),
    )


def legend(marks: Iterable[Teken], *written: tuple[str, str]) -> str:
    """Marks with their words, and short notes with theirs; the legend of any drawing."""
    items = "".join(
        wrap(
            "li",
            s.drawing(one.delen, one.maat, kind="teken", title=None) + tag("span", one.woorden),
        )
        for one in marks
    )
    items += "".join(wrap("li", tag("b", note) + tag("span", words)) for note, words in written)
    return wrap("ul", items, class_="mon-legenda", aria_label="Legenda")
