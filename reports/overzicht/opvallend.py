"""What stands out in a region this period, and where; at most four figures are told in full."""

from __future__ import annotations

from dataclasses import dataclass

from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.duiding import Koers, waarom
from indicators.model import Figure, Indicator
from indicators.zinnen import stand_van_zaken
from reports.beeld import Beeld
from reports.themas import CORE
from reports.woorden import enumerate_names

MOST = 4
_OUTSIDE = ("opvallend hoog", "opvallend laag", "stijgt", "daalt")
_UNSAID = ("niet zeker te zeggen", "te kort om te zeggen")
TOO_FEW = "Er zijn nog te weinig cijfers om te zeggen of iets opvalt."
IN_BANDS = "Of iets opvalt, is aan deze banden niet te zien: ze zijn daarvoor te grof."
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
        bands: the figures are those of everybody: of a band it can seldom be said.
    """

    signals: tuple[Signal, ...]
    ordinary: int
    unsaid: int
    bands: bool = False

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
    return Judged(tuple(found), ordinary, unsaid, beeld.openbaar)


def area_name(beeld: Beeld, gebied: str) -> str:
    """An area as a heading names it."""
    return "Hele regio" if gebied == REGIO else beeld.naam(gebied)


def told(one: Signal) -> str:
    """A signal in sentences: how much, and why it stands out."""
    return f"{stand_van_zaken(one.indicator, one.figuur, None)} {waarom(one.indicator, one.koers)}"


def calm(judged: Judged, periode: Periode) -> tuple[str, str]:
    """Title and sentence where nothing stands out: that is good news, and it is said as such."""
    when = "dit kwartaal" if periode.soort == "kwartaal" else "in deze periode"
    if not judged.ordinary:
        return "Wat valt op", IN_BANDS if judged.bands else TOO_FEW
    fits = aantal_tekst(judged.ordinary, "kerncijfer dat", "kerncijfers die")
    verb = "past" if judged.ordinary == 1 else "passen"
    words = f"Dat is goed nieuws: {fits} te beoordelen zijn, {verb} bij hun gewone schommeling."
    return f"Geen opvallende cijfers {when}", words


def below(beeld: Beeld, judged: Judged) -> str:
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
            f"We beoordeelden {series} van gemeenten en regio, niet van groepen. Bij zoveel "
            "cijfers valt er af en toe een op door toeval."
        )
    if judged.unsaid:
        of = aantal_tekst(judged.unsaid, "cijfer", "cijfers")
        why = "te grof of te kort" if judged.bands else "te klein of te kort"
        said.append(f"Van {of} is het nog niet te zeggen: {why}.")
    return " ".join(said)


def _short(beeld: Beeld, one: Signal) -> str:
    return f"{one.indicator.korte_titel} {area_name(beeld, one.figuur.gebied)} ({one.koers.teken})"
