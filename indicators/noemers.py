"""Denominators: inhabitants of certain ages, the newest on or before a day and at most 24 months old (decisions.md 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from datasets.store import Store
from indicators.model import NOEMERS, Interval

OUDSTE_MAANDEN = 24


@dataclass(frozen=True, slots=True)
class NoemerWaarde:
    """A denominator, or the reason in Dutch why there is none."""

    waarde: Interval | None
    peildatum: str = ""
    reden: str = ""


class Noemers:
    """The denominators of all municipalities (of today)."""

    def __init__(self, store: Store) -> None:
        klassen: dict[tuple[str, date], dict[tuple[int, int], Interval]] = defaultdict(dict)
        for gemeente, peildatum, van, tot, laag, hoog in store.con.execute(
            "select gemeente_nu, peildatum, van, tot_en_met, sum(aantal_min)::integer, sum(aantal_max)::integer from v_bevolking "
            "where gemeente is not null and aantal_reden is null and peil = periode group by all"
        ).fetchall():
            klassen[(gemeente, peildatum)][(van, tot)] = Interval(laag, hoog)
        self._waarden: dict[tuple[str, str], list[tuple[date, Interval]]] = defaultdict(list)
        for (gemeente, peildatum), per_klasse in sorted(klassen.items()):
            for noemer in NOEMERS.values():
                waarde = precies(per_klasse, noemer.van, noemer.tot_en_met)
                if waarde is not None:
                    self._waarden[(noemer.id, gemeente)].append((peildatum, waarde))

    def van(self, noemer: str, gemeenten: Iterable[str], *, op: date) -> NoemerWaarde:
        """The denominator of these municipalities together on a day; none when one of them has none."""
        titel = NOEMERS[noemer].titel
        totaal, data = Interval(0, 0), set()
        for gemeente in gemeenten:
            passend = [(d, w) for d, w in self._waarden[(noemer, gemeente)] if d <= op and _maanden(d, op) <= OUDSTE_MAANDEN]
            if not passend:
                return NoemerWaarde(None, reden=f"Geen cijfer per 1.000: het aantal {titel} ontbreekt of is ouder dan 24 maanden.")
            data.add(passend[-1][0])
            totaal += passend[-1][1]
        if len(data) > 1:
            return NoemerWaarde(None, reden=f"Geen cijfer per 1.000: het aantal {titel} is niet van dezelfde datum.")
        if totaal.min == 0:
            return NoemerWaarde(None, reden=f"Geen cijfer per 1.000: er zijn geen {titel} bekend.")
        return NoemerWaarde(totaal, data.pop().isoformat())


def _maanden(eerder: date, later: date) -> int:
    return (later.year - eerder.year) * 12 + later.month - eerder.month


def precies(klassen: dict[tuple[int, int], Interval], van: int, tot_en_met: int) -> Interval | None:
    """The number of people of exactly these ages, from age classes that follow each other without gap or overlap."""
    if van > tot_en_met:
        return Interval(0, 0)
    for (eerste, laatste), aantal in sorted(klassen.items(), key=lambda k: -k[0][1]):
        if eerste == van and laatste <= tot_en_met:
            rest = precies(klassen, laatste + 1, tot_en_met)
            if rest is not None:
                return aantal + rest
    return None


