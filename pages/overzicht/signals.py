"""What stands out this period and where: at most four figures, each in a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.duiding import Koers, waarom
from indicators.model import Figure, Indicator
from indicators.zinnen import stand_van_zaken
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import enumerate_names, tag, wrap
from pages.shared.themes import CORE
from pages.shared.verdict import chip, style

MOST = 4
_OUTSIDE = ("opvallend hoog", "opvallend laag", "stijgt", "daalt")
_UNSAID = ("niet zeker te zeggen", "te kort om te zeggen")
_FIRST = {"ongunstig": 0, "": 1, "gunstig": 2}


@dataclass(frozen=True, slots=True)
class Signal:
    """A figure that stands out in its own course."""

    indicator: Indicator
    figuur: Figure
    koers: Koers

    @property
    def key(self) -> tuple[str, str]:
        """Indicator and area: the same signal in another period."""
        return (self.indicator.id, self.figuur.gebied)


@dataclass(frozen=True, slots=True)
class Judged:
    """What was looked at, and what of it stands out.

    Attributes:
        signals: the unfavourable ones first, then as the catalogue and the names of areas go.
        ordinary: how many figures fit their ordinary course.
        unsaid: of how many nothing could be said.
    """

    signals: tuple[Signal, ...]
    ordinary: int
    unsaid: int

    def keys(self) -> dict[tuple[str, str], Signal]:
        """The signals by indicator and area."""
        return {one.key: one for one in self.signals}


def judge(beeld: Beeld, periode: Periode) -> Judged:
    """Judge the kerncijfers of every municipality and of the region up to a period."""
    areas = (*beeld.gemeenten, REGIO)
    ordinary = unsaid = 0
    found: list[Signal] = []
    for one in beeld.in_theme(CORE) or beeld.indicatoren:
        for area in areas:
            figuur = beeld.figuur(one, area, periode)
            if figuur is None:
                continue
            said = beeld.koers(one, figuur)
            if said.uitkomst in _OUTSIDE:
                found.append(Signal(one, figuur, said))
            elif said.uitkomst in _UNSAID:
                unsaid += 1
            elif said.beoordeeld:
                ordinary += 1
    found.sort(key=lambda one: _FIRST[one.koers.gunst])
    return Judged(tuple(found), ordinary, unsaid)


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


def area_name(beeld: Beeld, gebied: str) -> str:
    """An area as a heading names it."""
    return "Hele regio" if gebied == REGIO else beeld.naam(gebied)


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
    words = f"{stand_van_zaken(one.indicator, one.figuur, None)} {waarom(one.indicator, one.koers)}"
    head = tag("span", f"{one.indicator.korte_titel} · ") + area_link(beeld, area, periode)
    inside = (
        wrap("h3", head)
        + tag("p", words)
        + wrap("p", chip(one.koers) + more, class_="mon-signaal-voet")
    )
    return wrap("div", inside, class_=f"mon-signaal {style(one.koers)}".strip())


def _calm(judged: Judged, periode: Periode) -> str:
    """Nothing stands out: that is good news, and it is said as such."""
    when = "dit kwartaal" if periode.soort == "kwartaal" else "in deze periode"
    if not judged.ordinary:
        words = "Er zijn nog te weinig cijfers om te zeggen of iets opvalt."
        return wrap("div", tag("h3", "Wat valt op") + tag("p", words), class_="mon-signaal")
    fits = aantal_tekst(judged.ordinary, "kerncijfer dat", "kerncijfers die")
    verb = "past" if judged.ordinary == 1 else "passen"
    words = f"Dat is goed nieuws: {fits} te beoordelen zijn, {verb} bij hun gewone schommeling."
    inside = tag("h3", f"Geen opvallende cijfers {when}") + tag("p", words)
    return wrap("div", inside, class_="mon-signaal mon-rustig")


def _below(beeld: Beeld, judged: Judged) -> str:
    """How many more there are, how many were looked at, and what chance does to so many."""
    rest = judged.signals[MOST:]
    said = []
    if rest:
        names = list(dict.fromkeys(_short(beeld, one) for one in rest))
        said.append(f"Ook opvallend: {enumerate_names(names)}.")
    total = len(judged.signals) + judged.ordinary
    if total:
        series = aantal_tekst(total, "kerncijfer", "kerncijfers")
        said.append(
            f"We beoordeelden {series} van gemeenten en regio. Bij zoveel cijfers valt er af en "
            "toe een op door toeval."
        )
    if judged.unsaid:
        of = aantal_tekst(judged.unsaid, "cijfer", "cijfers")
        said.append(f"Van {of} is het nog niet te zeggen: te klein of te kort.")
    return tag("p", " ".join(said), class_="mon-bij") if said else ""


def _short(beeld: Beeld, one: Signal) -> str:
    return f"{one.indicator.korte_titel} {area_name(beeld, one.figuur.gebied)} ({one.koers.teken})"
