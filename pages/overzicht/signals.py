"""What stands out this period and where: at most four figures, each in a sentence."""

from __future__ import annotations

from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.verdict import chip, style
from reports.overzicht.opvallend import (
    MOST,
    Judged,
    Signal,
    area_name,
    below,
    calm,
    judge,
    told,
)

__all__ = ["MOST", "Judged", "Signal", "area_link", "area_name", "html", "judge", "newer"]


def newer(beeld: Beeld, periode: Periode) -> str:
    """That newer figures are coming in, when the page opens on the period before them."""
    said = [_coming(beeld, one) for one in beeld.coming(periode) if beeld.delivered_in(one)]
    if not said:
        return ""
    words = f"U ziet {periode.lang()}: daarover heeft meer dan de helft van de gemeenten geleverd. "
    return tag("p", words + " ".join(said), class_="mon-bij mon-komt")


def _coming(beeld: Beeld, periode: Periode) -> str:
    count = len(beeld.delivered_in(periode))
    who = aantal_tekst(count, "gemeente", "gemeenten")
    return f"Over {periode.lang()} is er al iets van {who} van de {len(beeld.gemeenten)}."


def html(beeld: Beeld, judged: Judged, periode: Periode, late: str) -> str:
    """The signals side by side, and beside them who has not delivered.

    Args:
        beeld: what the page shows.
        judged: from `judge`.
        periode: the chosen period.
        late: a card about deliveries, as HTML; empty when all is in.
    """
    cards = [_card(beeld, one, periode) for one in judged.signals[:MOST]]
    if not cards:
        cards = [_calm(judged, periode)]
    grid = wrap("div", "".join((*cards, late)), class_="mon-signalen")
    return tag("h2", "Wat valt op", class_="mon-hoor") + grid + _below(beeld, judged)


def area_link(beeld: Beeld, gebied: str, periode: Periode) -> str:
    """The area; a municipality leads to its own page."""
    name = area_name(beeld, gebied)
    if gebied not in beeld.regio.gemeenten:
        return tag("span", name)
    return link(name, "gemeentebeeld", gemeente=name, periode=periode.lang())


def _card(beeld: Beeld, one: Signal, periode: Periode) -> str:
    area = one.figuur.gebied
    chosen = {"gemeente": beeld.naam(area)} if area in beeld.regio.gemeenten else {}
    more = link(
        "Bekijk het verloop",
        "vergelijken",
        onderwerp=one.indicator.titel,
        periode=periode.lang(),
        **chosen,
    )
    head = tag("span", f"{one.indicator.korte_titel} · ") + area_link(beeld, area, periode)
    inside = (
        wrap("h3", head)
        + tag("p", told(one))
        + wrap("p", chip(one.koers) + more, class_="mon-signaal-voet")
    )
    return wrap("div", inside, class_=f"mon-signaal {style(one.koers)}".strip())


def _calm(judged: Judged, periode: Periode) -> str:
    title, words = calm(judged, periode)
    style = "mon-signaal mon-rustig" if judged.ordinary else "mon-signaal"
    return wrap("div", tag("h3", title) + tag("p", words), class_=style)


def _below(beeld: Beeld, judged: Judged) -> str:
    said = below(beeld, judged)
    return tag("p", said, class_="mon-bij") if said else ""
