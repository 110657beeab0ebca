"""Invented figures, to try pages and drawings on without a store.

The protection here is a toy: it only gives each kind of figure that a page can meet.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from datasets.notatie import bereik, procent
from datasets.periodes import Periode
from datasets.reference.regio import Regio, regio
from indicators.catalog import indicatoren
from indicators.model import Figure, Indicator, Vrijgave
from pages.shared.figures import Beeld

NEWEST = {
    "kwartaal": "2025-K2",
    "halfjaar": "2024-H2",
    "schooljaar": "2024/2025",
    "kalenderjaar": "2024",
    "peildatum": "2024-10-01",
}
LENGTH = {"kwartaal": 14}
EMPTY = Figure("thuiszitters", "VB01", "2025-K2", "", "getoond", "", "")


def figuur(low: float | None = None, high: float | None = None, **more: Any) -> Figure:
    """A shown value, or with two numbers a range."""
    high = low if high is None else high
    text = "" if low is None or high is None else bereik(low, high)
    return replace(EMPTY, **({"tekst": text, "min": low, "max": high} | more))


def klein(**more: Any) -> Figure:
    return figuur(1, 4, **({"status": "klein", "tekst": "<5"} | more))


def zonder(status: str, **more: Any) -> Figure:
    reden = f"Dit is {status}."
    return figuur(**({"status": status, "tekst": status, "reden": reden} | more))


def indicator(**more: Any) -> Indicator:
    """The first indicator of the catalogue, with other values where a test wants them."""
    one = indicatoren()["thuiszitters"]
    return one.model_copy(update=more)


def beeld_van(*figuren: Figure, in_regio: Regio | None = None) -> Beeld:
    """What a page shows, made of these figures."""
    own = in_regio or regio("duin-en-dijk")
    by_key = {f.sleutel: f for f in figuren}
    vrijgave = Vrijgave(own.id, "vanaf 5", 1, date(2025, 8, 12), by_key)
    return Beeld(own, vrijgave, tuple(one for one in indicatoren().values() if not one.intern))


@lru_cache(maxsize=1)
def voorbeeld() -> Beeld:
    """A whole region: every indicator, every area, with small, late and missing figures."""
    own = regio("duin-en-dijk")
    figuren = [f for one in indicatoren().values() if not one.intern for f in _all(own, one)]
    return beeld_van(*figuren, in_regio=own)


def _all(own: Regio, one: Indicator) -> Iterator[Figure]:
    for soort in one.korrel.gemeente[:1]:
        for periode in _periods(soort):
            for place, code in enumerate(own.gemeenten):
                yield _municipality(one, code, place, periode)
    for soort in one.korrel.groep[:1]:
        for periode in _periods(soort):
            for gebied, groep in own.groepen():
                yield _larger(one, gebied, len(groep.leden), periode)
            yield _larger(one, "regio", len(own.gemeenten), periode)
            if one.korrel.nederland and one.vorm == "percentage":
                yield _percentage(one, "NL", periode, 11.9)


def _periods(soort: str) -> list[Periode]:
    periods = [Periode.van_code(NEWEST[soort])]
    while len(periods) < LENGTH.get(soort, 5):
        periods.insert(0, periods[0].vorige())
    return periods


def _municipality(one: Indicator, code: str, place: int, periode: Periode) -> Figure:
    rng = random.Random(f"{one.id}{code}{periode.code}")
    base = {"indicator": one.id, "gebied": code, "periode": periode.code}
    base["bron"] = f"Leerplicht {code}, {periode.lang()}, ontvangen 12 augustus 2025"
    if code == "VB07" and periode.code == NEWEST["kwartaal"]:
        reden = f"Over {periode.zin()} is nog niet geleverd."
        return zonder("niet geleverd", **(base | {"reden": reden}))
    if one.vorm == "percentage":
        return _percentage(one, code, periode, 12 + rng.gauss(0, 1) + place % 3)
    if one.vorm == "aandeel":
        if place % 4 == 1:
            return zonder("te klein", **base)
        return _percentage(one, code, periode, 20 + rng.gauss(0, 3))
    size = (14, 3, 12, 25, 7, 13, 2, 4, 8)[place % 9]
    count = max(0, round(rng.gauss(size, size**0.5)))
    return _count(base, count, count, 600.0 * size if one.noemer else None)


def _count(base: dict[str, Any], low: int, high: int, people: float | None) -> Figure:
    if low == high and 1 <= low <= 4:
        low, high = 1, 4
        base = base | {"status": "klein", "tekst": "<5"}
    if people:
        base = base | {
            "noemer_min": people,
            "noemer_max": people,
            "noemer_datum": "2025-01-01",
            "per1000_min": low * 1000 / people,
            "per1000_max": high * 1000 / people,
            "onder95": max(0.0, low - 2 * low**0.5),
            "boven95": high + 2 * high**0.5 + 2,
        }
    return figuur(float(low), float(high), **base)


def _larger(one: Indicator, gebied: str, leden: int, periode: Periode) -> Figure:
    rng = random.Random(f"{one.id}{gebied}{periode.code}")
    base = {"indicator": one.id, "gebied": gebied, "periode": periode.code, "leden": leden}
    base["bron"] = f"{leden} gemeenten, {periode.lang()}"
    if one.vorm == "percentage":
        reden = "Een percentage van gemeenten is niet op te tellen."
        return zonder("niet te berekenen", **(base | {"reden": reden}))
    if one.vorm == "aandeel":
        return _percentage(one, gebied, periode, 21.0)
    low = max(0, round(rng.gauss(9 * leden, leden)))
    return _count(base, low, low + 3 * (leden // 3), 5500.0 * leden if one.noemer else None)


def _percentage(one: Indicator, gebied: str, periode: Periode, value: float) -> Figure:
    value = round(value, 1)
    return figuur(
        value,
        value,
        tekst=procent(value),
        indicator=one.id,
        gebied=gebied,
        periode=periode.code,
        bron=f"CBS, {periode.lang()}",
        stand="voorlopig" if periode.code == "2024" else "definitief",
    )
