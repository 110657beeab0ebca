"""The picture of one municipality in brief: whom it is about, and the core figures in sentences."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from datasets.notatie import getal
from datasets.reference.regio import REGIO
from indicators.duiding import Koers, waarom
from indicators.model import NOEMERS, Figure, Indicator
from indicators.zinnen import over, stand_van_zaken
from reports.beeld import NOT_DELIVERED
from reports.gemeentebeeld.parts import Deel, Indeling
from reports.gemeentebeeld.row import Place
from reports.series import newest, periode_of, year_before
from reports.woorden import enumerate_names, inside

SENTENCES = 3
_PEOPLE = "leerplichtigen"
_OUTSIDE = ("▲", "▼")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A core figure in a sentence.

    Attributes:
        titel: of the indicator, or that there is no delivery yet.
        zin: how much there is, and how that differs from a year earlier.
        buiten: why it stands out; empty where it does not.
        koers: the verdict on its course; None without a figure.
    """

    titel: str
    zin: str
    buiten: str = ""
    koers: Koers | None = None


def about(place: Place) -> str:
    """The period, how many people it is about, and the groups the municipality lies in."""
    groups = place.beeld.groepen_van(place.gemeente)
    return " · ".join(filter(None, (place.periode.lang(), _people(place), *groups)))


def _people(place: Place) -> str:
    """The denominator of the newest figure per 1.000 leerplichtigen: public numbers of CBS."""
    for one in place.beeld.indicatoren:
        figuur = place.beeld.figuur(one, place.gemeente, place.periode)
        if one.noemer == _PEOPLE and figuur is not None and figuur.noemer_min:
            return f"{getal(figuur.noemer_min)} {NOEMERS[_PEOPLE].titel}"
    return ""


def sentences(place: Place) -> tuple[Sentence, ...]:
    """The core figures of the catalogue as sentences, or that nothing was delivered yet."""
    found = []
    for indicator in place.beeld.shown_in((place.gemeente,)):
        figuur = place.beeld.figuur(indicator, place.gemeente, place.periode)
        if figuur is not None:
            found.append((indicator, figuur))
    if not found:
        return ()
    found = ([pair for pair in found if pair[0].kerncijfer] or found)[:SENTENCES]
    late = [pair for pair in found if pair[1].status == NOT_DELIVERED]
    if late and all(figuur.min is None for _, figuur in found):
        return (_not_yet(place, late),)
    return tuple(_sentence(place, *one) for one in found)


def never(place: Place) -> str:
    """What stands in the place of the sentences where there is no figure at all."""
    return f"Over {place.periode.zin()} of eerder is van {place.naam} niets geleverd."


def _sentence(place: Place, indicator: Indicator, figuur: Figure) -> Sentence:
    """The number, the change where it may be said, and the verdict."""
    series = place.beeld.vrijgave.reeks(indicator.id, figuur.gebied)
    before = year_before(series, figuur) if place.jaar_eerder else None
    course = place.beeld.koers(indicator, figuur)
    words = stand_van_zaken(indicator, figuur, before, toeval=not course.beoordeeld)
    outside = waarom(indicator, course) if course.teken in _OUTSIDE else ""
    return Sentence(indicator.titel, words, outside, course)


def _not_yet(place: Place, found: list[tuple[Indicator, Figure]]) -> Sentence:
    """Nothing delivered about this period: say so once, and what the last delivery was."""
    indicator, figuur = found[0]
    periode = periode_of(figuur)
    when = over(periode).lower()
    what = enumerate_names([inside(one.titel) for one, _ in found])
    words = f"Voor {place.naam} zijn {when} nog geen cijfers geleverd: {what}."
    series = place.beeld.vrijgave.reeks(indicator.id, place.gemeente)
    last = newest((one for one in series if one.status != NOT_DELIVERED), periode)
    if last is not None:
        words += f" De laatste levering gaat over {periode_of(last).zin()}."
    return Sentence("Nog geen levering", words)


@dataclass(frozen=True, slots=True)
class Empty:
    """What is said of a hoofdlijn without a kerncijfer here.

    Attributes:
        zin: why there is none.
        hier: names of its indicators that stand elsewhere in this picture.
        groter: names of those that are shown for groups and the region only.
    """

    zin: str
    hier: str
    groter: str


def empty(place: Place, part: Deel, shown: Collection[str]) -> Empty:
    """A hoofdlijn without a kerncijfer in this picture: that is said, not left out.

    Args:
        place: for whom.
        part: the hoofdlijn.
        shown: ids of the other indicators that this municipality has a figure of.
    """
    under = [one for one in place.beeld.indicatoren if one.hoofdlijn == part.titel]
    agreed = [one for one in under if one.kerncijfer and one.korrel.gemeente]
    agenda = place.beeld.regio.agenda
    line = agenda.deze_lijn if agenda is not None else "deze hoofdlijn"
    if agreed:
        said = f"Voor {line} is van {place.naam} nog niets geleverd: {_names(agreed)}."
    elif under:
        said = f"Voor {line} is nog geen kerncijfer van gemeenten afgesproken."
    else:
        said = f"Voor {line} is nog geen cijfer afgesproken."
    here = _names([one for one in under if one.id in shown])
    return Empty(said, here, _names([one for one in under if not one.korrel.gemeente]))


def _names(indicatoren: Sequence[Indicator]) -> str:
    return enumerate_names([one.korte_titel for one in indicatoren]) if indicatoren else ""


def with_story(place: Place, parts: Indeling) -> list[tuple[str, Figure]]:
    """The figures whose story is told here, with their titles: of the municipality and the region.

    A note belongs to a figure; which notes there are is up to who shows them.
    """
    found = []
    for one in (one for part in (*parts.kern, *parts.meer) for one in part.indicatoren):
        for gebied, where in ((place.gemeente, ""), (REGIO, ", hele regio")):
            figuur = place.beeld.figuur(one, gebied, place.periode)
            if figuur is not None:
                found.append((f"{one.titel}{where}", figuur))
    return found
