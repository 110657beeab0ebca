"""What the marks of the drawings mean."""

from __future__ import annotations

from collections.abc import Iterable

from pages.shared.markup import tag, wrap
from reports import shapes as s
from reports import tekens
from reports.tekens import Teken

_NOT_IN_BANDS = (tekens.KLEIN, tekens.KLEIN_IN_CEL, tekens.JAAR_EERDER)


def picture_legend(*, bands: bool = False) -> str:
    """The marks of Gemeentebeeld; of bands without those that do not occur then."""
    return legend(_of((*tekens.VERLOOP, tekens.ANDERE, tekens.EIGEN), bands=bands))


def table_legend(*, incomplete: bool, bands: bool = False) -> str:
    """The marks of Overzicht; that of what is incomplete only where it occurs."""
    partly = (tekens.ONVOLLEDIG,) if incomplete else ()
    return legend(
        _of((tekens.VERLOOP_IN_CEL, tekens.KLEIN_IN_CEL, tekens.BEREIK, *partly), bands=bands),
        ("·", "afgeschermd: niet te tonen"),
        ("8 van 9", "zoveel gemeenten zijn binnen"),
    )


def _of(marks: Iterable[Teken], *, bands: bool) -> Iterable[Teken]:
    return (one for one in marks if not (bands and one in _NOT_IN_BANDS))


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
