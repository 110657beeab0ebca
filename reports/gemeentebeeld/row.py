"""One indicator of one municipality in words and drawings: the same on the page and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.duiding import Koers, Maatstaf, doel_van, koerszin, oordeelszin, waarom
from indicators.duiding_vergelijking import doeltekst
from indicators.duiding_voorval import Voorval, per_periode, voorvallen
from indicators.model import Figure, Indicator
from indicators.zinnen import als_of_dan, kan_toeval_zijn, stand_van_zaken, verschil
from reports import shapes as s
from reports.beeld import NOT_DELIVERED, Beeld
from reports.dots import aantallen, stippen
from reports.eenheid import eenheid
from reports.gemeentebeeld.beside import Beside, lay, marks, others, targets
from reports.series import momenten, periode_of, year_before
from reports.strip import strook
from reports.svg import Gewoon, Moment, Nadruk, verloop
from reports.woorden import apart

VALUES = ("getoond", "onvolledig")
FIRST = "Er is nog geen verloop: dit is de eerste periode met een cijfer."
NO_DIRECTION = "Er is geen streefrichting afgesproken."
NOTHING = "Geen cijfer"
_TOO_SMALL = ("klein", "te klein", "afgeschermd")
_COLOURS = {"▲": s.HIGH, "▼": s.LOW}


@dataclass(frozen=True, slots=True)
class Place:
    """What a row is shown for.

    Attributes:
        beeld: the figures that this reader may see.
        gemeente: code of the municipality.
        periode: as chosen.
        maatstaf: id of the benchmark that was chosen.
        jaar_eerder: the figure of a year earlier is named beside that of now.
    """

    beeld: Beeld
    gemeente: str
    periode: Periode
    maatstaf: str = ""
    jaar_eerder: bool = True

    @property
    def naam(self) -> str:
        """Name of the municipality."""
        return self.beeld.naam(self.gemeente)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row is made of; `before` is the figure of a year earlier."""

    place: Place
    indicator: Indicator
    figuur: Figure
    before: Figure | None
    axis: list[Moment]
    beside: Beside

    @property
    def beeld(self) -> Beeld:
        """What the reader may see."""
        return self.place.beeld

    @property
    def koers(self) -> Koers:
        """The verdict on the course."""
        return self.beside.said.koers

    @property
    def maatstaf(self) -> Maatstaf | None:
        """What the figure is laid beside."""
        found = self.beside.said.vergelijking
        return None if found is None else found.maatstaf

    @property
    def stands_out(self) -> bool:
        """Whether the newest figure stands out, or the years go up or down."""
        return self.koers.teken in _COLOURS


def facts_of(place: Place, indicator: Indicator) -> Facts | None:
    """All of a row; None where nothing was delivered about the period or earlier."""
    figuur = place.beeld.figuur(indicator, place.gemeente, place.periode)
    if figuur is None:
        return None
    reeks = place.beeld.vrijgave.reeks(indicator.id, place.gemeente)
    return Facts(
        place,
        indicator,
        figuur,
        year_before(reeks, figuur) if place.jaar_eerder else None,
        momenten(reeks, periode_of(figuur)),
        lay(place.beeld, indicator, figuur, place.maatstaf),
    )


def nothing_yet(place: Place, indicator: Indicator) -> str:
    """What stands on a row without a figure."""
    return f"Over {place.periode.zin()} of eerder is nog niets geleverd. Bron: {indicator.bron}."


def finding(facts: Facts) -> str:
    """How much there is now, and how that differs from a year earlier."""
    judged = facts.koers.beoordeeld
    return stand_van_zaken(facts.indicator, facts.figuur, facts.before, toeval=not judged)


def said(facts: Facts) -> tuple[str, ...]:
    """Why it stands out, how it is beside the others, and whether the target is reached."""
    outside = waarom(facts.indicator, facts.koers) if facts.stands_out else ""
    return tuple(filter(None, (outside, facts.beside.said.naast, facts.beside.target_words)))


def known(facts: Facts) -> tuple[str, ...]:
    """What must be known of the figure: breaks, other sources, what was done, what was redone."""
    figuur, duiding = facts.figuur, facts.beside.said
    done = [remedy.zin for remedy in duiding.middelen if remedy.soort != "verborgen"]
    past = [one.zin for every in happened(facts).values() for one in every]
    notes = (figuur.breuk, *past, figuur.andere_bron, *done, duiding.herziening)
    return tuple(filter(None, notes))


def course_words(facts: Facts) -> str:
    """What is said of the course; empty where there is no figure."""
    return koerszin(facts.indicator, facts.koers) if facts.koers.woord != NOTHING else ""


def verdict(facts: Facts) -> str:
    """Mark and word of the course; empty where there is no figure."""
    return f"{facts.koers.teken} {facts.koers.woord}" if facts.koers.woord != NOTHING else ""


@dataclass(frozen=True, slots=True)
class Larger:
    """The group around a municipality that has a figure: its name, grouping and Figure."""

    groep: str
    indeling: str
    figuur: Figure

    @property
    def words(self) -> str:
        """The figure and its period, for behind the name of the group."""
        return f": {self.figuur.tekst}, {periode_of(self.figuur).lang()}."


def larger(facts: Facts) -> Larger | None:
    """Where a count is too small to say much: the first group around it that has a figure."""
    if facts.figuur.status not in _TOO_SMALL:
        return None
    beeld, one = facts.beeld, facts.indicator
    for indeling in beeld.indelingen:
        for groep in indeling.groepen:
            if not any(lid.gemeente == facts.place.gemeente for lid in groep.leden):
                continue
            code = next(i for i, g in beeld.regio.groepen() if g is groep)
            found = beeld.figuur(one, code, facts.place.periode)
            if found is not None and found.status in VALUES and found.min is not None:
                return Larger(groep.titel(), indeling.titel, found)
    return None


def under_value(facts: Facts) -> tuple[str, ...]:
    """Of how many, of when, how final and whole, and the difference with a year earlier."""
    figuur = facts.figuur
    notes = (*_about(facts), *_change(facts))
    if figuur.status not in ("getoond", "klein") and figuur.reden:
        notes = (*notes, figuur.reden)
    return notes


def agreed(facts: Facts) -> str:
    """The target, where `said` does not say whether it is reached; empty where there is none.

    That of the whole region holds for the region together, and is named beside its parts.
    """
    one, regio, when = facts.indicator, facts.beeld.regio, periode_of(facts.figuur)
    if facts.beside.target_words:
        return ""
    if own := doel_van(regio, one, facts.figuur.gebied, when):
        return f"Het doel is {doeltekst(one, own)}. Of dat is gehaald, is nog niet te zeggen."
    if whole := doel_van(regio, one, REGIO, when):
        return f"Doel voor de hele regio: {doeltekst(one, whole)}."
    lines = regio.agenda.alle_lijnen if regio.agenda else ()
    about = (
        criterium
        for line in lines
        for criterium in line.criteria
        if one.id in criterium.indicatoren and criterium.geldt_op(when.laatste)
    )
    undecided = any(criterium.geen_richting for criterium in about)
    return NO_DIRECTION if undecided and not no_direction(facts) else ""


def no_direction(facts: Facts) -> str:
    """That it stands out without an agreed direction; empty otherwise."""
    judged = facts.indicator.richting != "geen oordeel"
    return "" if judged or not facts.stands_out else NO_DIRECTION


def dots(facts: Facts) -> str:
    """A small share as so many of so many, as SVG."""
    counts = aantallen(facts.indicator, facts.figuur)
    if counts is None:
        return ""
    return stippen(*counts, titel=f"{counts[0]} van de {counts[1]}")


def _about(facts: Facts) -> tuple[str, ...]:
    """Of how many, of when when it is not the chosen period, and whether it is final and whole."""
    figuur, periode = facts.figuur, facts.place.periode
    own, counts = periode_of(figuur), aantallen(facts.indicator, facts.figuur)
    many = f"{counts[0]} {figuur.van}" if counts and figuur.van else figuur.van
    about = (
        ", ".join(filter(None, (many, own.lang() if own != periode else ""))),
        f"{figuur.stand} cijfer" if figuur.stand != "definitief" else "",
        f"{figuur.dekking} gemeenten" if figuur.dekking and figuur.leden > 1 else "",
    )
    return tuple(filter(None, about))


def _change(facts: Facts) -> tuple[str, ...]:
    """The difference with a year earlier, as far as it can be said."""
    one, figuur, before = facts.indicator, facts.figuur, facts.before
    if before is None:
        return ()
    then = periode_of(before)
    change = verschil(one, figuur, before)
    if change:
        # What was found of the course goes before two figures by themselves.
        maybe = not facts.koers.beoordeeld and kan_toeval_zijn(one, figuur, before)
        chance = " (kan toeval zijn)" if maybe else ""
        return (f"{als_of_dan(change)} {then.kort()}{chance}",)
    if before.status == "klein":
        on_or_in = "op" if then.soort == "peildatum" else "in"
        return (f"was {before.tekst} {on_or_in} {then.kort()}",)
    return ()


def course_title(facts: Facts) -> str:
    """What the drawing of the course says, for who cannot see it."""
    one, figuur, axis = facts.indicator, facts.figuur, facts.axis
    return (
        f"{one.titel} in {facts.beeld.naam(figuur.gebied)}, {axis[0].periode.lang()} tot en met "
        f"{periode_of(figuur).lang()}. "
        f"{stand_van_zaken(one, figuur, facts.before, oordeelszin(facts.koers))}"
    )


def course(facts: Facts, maat: tuple[int, int] = (400, 104)) -> str:
    """The course as SVG; empty where there is one period only (`FIRST` says so)."""
    if len(facts.axis) == 1:
        return ""
    return verloop(
        facts.axis,
        titel=course_title(facts),
        eenheid=eenheid(facts.indicator),
        nadruk=Nadruk(
            periode_of(facts.figuur).jaar_eerder() if facts.place.jaar_eerder else None,
            ordinary(facts),
            _COLOURS.get(facts.koers.teken, s.OWN),
            facts.beside.target,
            {code: " en ".join(e.woord for e in all_) for code, all_ in happened(facts).items()},
        ),
        maat=maat,
    )


def happened(facts: Facts) -> dict[str, tuple[Voorval, ...]]:
    """Code of a period on the axis -> what happened in it from outside."""
    figuur = facts.figuur
    found = voorvallen(facts.beeld.regio, facts.indicator.id, figuur.gebied)
    axis = [
        Periode.van_code(one.figuur.periode) if one.figuur else one.periode for one in facts.axis
    ]
    return per_periode(found, axis)


def ordinary(facts: Facts) -> Gewoon | None:
    """Where the newest stretch lies when nothing changes; None where that is not known."""
    koers = facts.koers
    stuk = koers.laatste if koers.stukken else None
    if stuk is None or stuk.onder is None or stuk.boven is None:
        return None
    if stuk.onder.min != stuk.onder.max or stuk.boven.min != stuk.boven.max:
        return None
    return Gewoon(koers.punten[stuk.van].periode, max(0.0, stuk.onder.min), stuk.boven.max)


def strip_title(facts: Facts) -> str:
    """What the strip shows, for who cannot see it."""
    return f"{facts.indicator.titel}: {facts.place.naam} naast de andere gemeenten"


def strip(facts: Facts, maat: tuple[int, int] = (320, 76)) -> str:
    """The municipality beside the others as SVG; empty where there is nothing to lay it beside."""
    one, figuur, beeld = facts.indicator, facts.figuur, facts.beeld
    ticks = marks(beeld, one, figuur.periode, facts.maatstaf)
    return strook(
        one,
        figuur,
        anderen=others(beeld, one, figuur, facts.maatstaf),
        merken=[*ticks, *targets(one, facts.beside.target)],
        titel=strip_title(facts),
        maat=maat,
    )


def no_strip(facts: Facts) -> str:
    """Why there is nothing to lay beside; empty where nothing was delivered."""
    return facts.figuur.per1000_reden if facts.figuur.status != NOT_DELIVERED else ""


def remarks(place: Place, indicatoren: Sequence[Indicator]) -> dict[str, list[str]]:
    """What must be known of the periods: each remark once, with the indicators it is about."""
    found: dict[str, list[str]] = {}
    for one in indicatoren:
        figuur = place.beeld.figuur(one, place.gemeente, place.periode)
        for remark in apart("" if figuur is None else figuur.toelichting):
            found.setdefault(remark, []).append(one.titel)
    return found
