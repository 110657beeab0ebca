"""Who has not delivered about a period, and who is late with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.schema import StoreInGebruik
from loaders.opdracht import Werkplek
from loaders.rooster import rooster
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import enumerate_names, tag, wrap

_MOST = 6


@dataclass(frozen=True, slots=True)
class Late:
    """A delivery that should have been in.

    Attributes:
        wat: title of the dataset.
        verwacht: the last day on which it was in time.
    """

    leverancier: str
    wat: str
    verwacht: date


def late_with(plek: Werkplek, versie: int, periode: Periode, vandaag: date) -> tuple[Late, ...]:
    """What is late about exactly this period, by leverancier; empty while the store is in use.

    Args:
        plek: the region.
        versie: number of the figures of now: with another one it is looked up again.
        periode: the period.
        vandaag: the day on which it is looked at.
    """
    try:
        return tuple(one for code, one in _all_late(plek, versie, vandaag) if code == periode.code)
    except StoreInGebruik:
        return ()


@lru_cache(maxsize=8)
def _all_late(plek: Werkplek, versie: int, vandaag: date) -> tuple[tuple[str, Late], ...]:  # noqa: ARG001 - the version is part of the key
    found = [
        (vak.periode, Late(rij.leverancier, rij.titel, vak.verwacht))
        for rij, vak in rooster(plek, vandaag=vandaag, wacht=0).te_laat()
        if vak.verwacht is not None
    ]
    return tuple(sorted(found, key=lambda one: (one[1].leverancier.casefold(), one[1].wat)))


def today(beeld: Beeld) -> date:
    """Today; in the example region the day on which its story stops."""
    if beeld.regio.verzonnen and beeld.vrijgave.stand:
        return beeld.vrijgave.stand
    return datetime.now().astimezone().date()


def card(beeld: Beeld, periode: Periode, late: Sequence[Late]) -> str:
    """The card beside the signals; empty when all is in and nobody is late."""
    missing = [beeld.naam(code) for code in beeld.without_delivery(periode)]
    if not missing and not late:
        return ""
    head = "Nog niet alles geleverd" if missing else "Te laat geleverd"
    words = enumerate_names(missing) if missing else "Alle gemeenten hebben cijfers."
    inside = tag("h3", head) + tag("p", words)
    if late:
        lines = [_line(one) for one in late[:_MOST]]
        if len(late) > _MOST:
            lines.append(tag("li", f"en nog {len(late) - _MOST}"))
        fold = tag("summary", _summary(late)) + wrap("ul", "".join(lines))
        inside += wrap("details", fold, class_="mon-def")
    inside += wrap("p", link("Alle leveringen", "leveringen"), class_="mon-signaal-voet")
    return wrap("div", inside, class_="mon-signaal mon-levering")


def _summary(late: Sequence[Late]) -> str:
    return "1 levering is te laat" if len(late) == 1 else f"{len(late)} leveringen zijn te laat"


def _line(one: Late) -> str:
    return tag("li", f"{one.leverancier}: {one.wat}, verwacht tot en met {datum(one.verwacht)}")
