"""Which Figures of a series are shown for a chosen period, and the time axis they stand on.

Indicators differ in kind of period and are not as new as each other. For a chosen period the
newest one counts that had ended by then; the heading or the cell says which one that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from datasets.periodes import Periode, Periodesoort
from indicators.catalog import indicatoren
from indicators.model import Figure
from indicators.zinnen import een_oktober, peil
from reports.svg import Moment

# The finest kind first: the reader chooses among the periods of the first kind there is.
_FINEST: tuple[Periodesoort, ...] = (
    "kwartaal",
    "halfjaar",
    "schooljaar",
    "kalenderjaar",
    "peildatum",
)
# How much of the past a drawing shows.
_LONGEST: dict[Periodesoort, int] = {"kwartaal": 14, "halfjaar": 10}
_LONGEST_OTHER = 8
_NOT_YET = "nog niet te zeggen"


def ended_on(periode: Periode) -> date:
    """The day on which a period counts as ended.

    A school year counts as ended on 30 June, the last day of its last quarter: who chooses the
    second quarter sees the school year that it closes.
    """
    if periode.soort == "schooljaar":
        return periode.kwartalen()[-1].laatste
    return periode.laatste


def newest(reeks: Iterable[Figure], until: Periode) -> Figure | None:
    """The newest Figure of a series that had ended when the chosen period ended.

    A cohort that is still followed says nothing yet: then the one before it, if there is one.
    """
    ended = [figuur for figuur in reeks if ended_on(periode_of(figuur)) <= ended_on(until)]
    told = [figuur for figuur in ended if figuur.tekst != _NOT_YET] or ended
    return max(told, key=lambda figuur: ended_on(periode_of(figuur)), default=None)


def periode_of(figuur: Figure) -> Periode:
    """What a Figure is about, as it is written and as it counts in time.

    A school year of a stock that is made of quarters is its count of 1 October.
    """
    return peil(indicatoren()[figuur.indicator], figuur)


def momenten(reeks: Iterable[Figure], until: Periode) -> list[Moment]:
    """The time axis of a series up to its newest Figure, with an empty place for each hole.

    An empty list when nothing had ended by then.
    """
    figuren = {figuur.periode: figuur for figuur in reeks}
    last = newest(figuren.values(), until)
    if last is None:
        return []
    periode, shown = Periode.van_code(last.periode), periode_of(last)
    first = min(
        (p for p in map(Periode.van_code, figuren) if p.soort == periode.soort),
        key=Periode.sleutel,
    )
    axis = [periode]
    longest = _LONGEST.get(periode.soort, _LONGEST_OTHER)
    while axis[-1].eerste > first.eerste and len(axis) < longest:
        axis.append(axis[-1].vorige())
    return [_moment(p, figuren.get(p.code), on_day=shown != periode) for p in reversed(axis)]


def _moment(periode: Periode, figuur: Figure | None, *, on_day: bool) -> Moment:
    """A place on the axis; a hole in a series of counts of 1 October is such a day as well."""
    if figuur is not None:
        return Moment(periode_of(figuur), figuur)
    return Moment(een_oktober(periode) if on_day else periode, None)


def year_before(reeks: Iterable[Figure], figuur: Figure) -> Figure | None:
    """The Figure of the same series one year earlier, when there is one."""
    code = Periode.van_code(figuur.periode).jaar_eerder().code
    return next((other for other in reeks if other.periode == code), None)


def choices(perioden: Iterable[Periode]) -> list[Periode]:
    """The periods a reader can choose from, newest first.

    Quarters (or half-years) when there are any, and what ended later than the last of them, so
    that the newest figures can always be reached. Without them every period there is.
    """
    known = sorted(set(perioden), key=lambda p: (ended_on(p), -_FINEST.index(p.soort)))
    if not known:
        return []
    finest = min((p.soort for p in known), key=_FINEST.index)
    if finest not in _LONGEST:
        return known[::-1]
    chosen = [p for p in known if p.soort == finest]
    later = [p for p in known if ended_on(p) > ended_on(chosen[-1])]
    return [*reversed(later), *reversed(chosen)]


def most_common(perioden: Sequence[Periode]) -> Periode | None:
    """The period that most cells of a column are about; the newest of equals."""
    return max(perioden, key=lambda p: (perioden.count(p), p.sleutel()), default=None)
