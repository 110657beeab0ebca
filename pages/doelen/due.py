"""What is due before the next meeting: evaluations of activities, and agreements with their day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from datasets.notatie import datum
from datasets.reference.agenda import Agenda, laatste_dag, moment_in_woorden
from loaders.oogo import Oogo, OogoFout
from pages.doelen.agenda import holds
from pages.doelen.figure import Place
from pages.shared.markup import tag, wrap
from pages.shared.oogo import read

_SHOWN = 5
"""So many of them are named."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something with a day.

    Attributes:
        day: the last day that it can be.
        when: the day as precise as it was said.
        what: what is due.
        about: of which line, or who sees to it.
    """

    day: date
    when: str
    what: str
    about: str


def soon(place: Place, own: Agenda) -> str:
    """What is due up to the next meeting, past days first; without a meeting what comes first."""
    try:
        er = read(place.beeld)
    except OogoFout:
        er = Oogo(())  # said in the section of the OOGO
    found = sorted((*_evaluations(place, own), *_agreements(er)), key=lambda one: one.day)
    coming = er.volgende(place.today)
    if coming is None:
        return _part("Evaluaties en afspraken", "", place, found, found) if found else ""
    day = coming.inhoud.datum
    before = [one for one in found if one.day <= day]
    said = f"Wat vóór {datum(day)} wordt geëvalueerd of klaar moet zijn."
    if not before:
        said = f"Vóór {datum(day)} is er niets dat wordt geëvalueerd of klaar moet zijn."
    return _part("Vóór het volgende overleg", said, place, before, found)


def _evaluations(place: Place, own: Agenda) -> Iterator[Due]:
    for lijn in own.alle_lijnen:
        for one in lijn.activiteiten if holds(lijn, place) else ():
            if one.evaluatie:
                when = moment_in_woorden(one.evaluatie)
                yield Due(laatste_dag(one.evaluatie), when, one.titel, f"{lijn.titel}.")


def _agreements(er: Oogo) -> Iterator[Due]:
    for one in (found.inhoud for found in er.afspraken):
        if one.voor is not None and not one.is_klaar:
            yield Due(one.voor, datum(one.voor), one.tekst, f"Afspraak, {one.eigenaar}.")


def _part(title: str, said: str, place: Place, shown: list[Due], every: list[Due]) -> str:
    items = ""
    for one in shown[:_SHOWN]:
        past = one.day < place.today
        note = f"{one.about} Deze dag is voorbij." if past else one.about
        words = tag("b", one.when) + tag("span", f" {one.what}")
        items += wrap("li", words + tag("small", note, class_="mon-voorbij" if past else None))
    html = tag("h2", title, class_="mon-tussenkop")
    html += tag("p", said, class_="mon-bij") if said else ""
    html += wrap("ul", items, class_="mon-straks") if items else ""
    later = len(every) - min(len(shown), _SHOWN)
    html += tag("p", f"En {later} later.", class_="mon-bij") if later else ""
    return wrap("div", html)
