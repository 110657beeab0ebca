"""Denominators.

Inhabitants of certain ages, the newest on or before a day and at most 24 months old (decisions.md
8).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from datasets.notatie import datum
from datasets.reference.regio import Regio
from datasets.store import Store
from indicators.model import NOEMERS, NUL, Interval, RuweFiguur
from indicators.samenvoeging import Samenvoeging

OUDSTE_JAREN = 2

Klassen = Mapping[tuple[int, int], Interval]
"""First and last age of a class (both included) -> number of people."""


@dataclass(frozen=True, slots=True)
class NoemerWaarde:
    """A denominator, or why there is none: in Dutch, the end of a sentence."""

    waarde: Interval | None
    peildatum: str = ""
    waarom: str = ""

    @property
    def reden(self) -> str:
        """Why there is no figure per 1.000, as a sentence."""
        return f"Geen cijfer per 1.000: {self.waarom}" if self.waarom else ""


class Noemers:
    """The denominators of the municipalities of a region."""

    def __init__(self, store: Store, regio: Regio) -> None:
        samenvoeging = Samenvoeging(regio.register)
        self._gevraagd: dict[tuple[str, tuple[str, ...], date], NoemerWaarde] = {}
        klassen = _lees(
            store, [code for gemeente in regio.gemeenten for code in samenvoeging.alle(gemeente)]
        )
        self._waarden: dict[tuple[str, str], list[tuple[date, Interval]]] = defaultdict(list)
        for peildatum, per_code in sorted(klassen.items()):
            for gemeente in regio.gemeenten:
                codes = samenvoeging.codes(
                    gemeente, op=peildatum, aanwezig=per_code, rijen_tellen=False
                )
                if not codes.er or codes.weg:
                    continue
                for noemer in NOEMERS.values():
                    delen = [precies(per_code[c], noemer.van, noemer.tot_en_met) for c in codes.er]
                    bekend = [d for d in delen if d is not None]
                    if len(bekend) == len(delen):
                        self._waarden[noemer.id, gemeente].append(
                            (peildatum, sum(bekend, Interval(0, 0)))
                        )

    def van(self, noemer: str, gemeenten: Iterable[str], *, op: date) -> NoemerWaarde:
        """The denominator of these municipalities together on a day.

        None when one of them has none.
        """
        sleutel = (noemer, tuple(gemeenten), op)
        if sleutel not in self._gevraagd:
            self._gevraagd[sleutel] = self._van(*sleutel)
        return self._gevraagd[sleutel]

    def _van(self, noemer: str, gemeenten: Iterable[str], op: date) -> NoemerWaarde:
        titel = NOEMERS[noemer].titel
        totaal, data = Interval(0, 0), set()
        for gemeente in gemeenten:
            passend = [
                (d, w)
                for d, w in self._waarden[noemer, gemeente]
                if d <= op and _jong_genoeg(d, op)
            ]
            if not passend:
                return NoemerWaarde(
                    None, waarom=f"het aantal {titel} ontbreekt of is ouder dan 24 maanden."
                )
            data.add(passend[-1][0])
            totaal += passend[-1][1]
        if len(data) > 1:
            return NoemerWaarde(None, waarom=f"het aantal {titel} is niet van dezelfde datum.")
        if not data or totaal.min == 0:
            return NoemerWaarde(None, waarom=f"er zijn geen {titel} bekend.")
        return NoemerWaarde(totaal, data.pop().isoformat())


def als_deel_van_inwoners(ruw: RuweFiguur, noemer: NoemerWaarde, titel: str) -> RuweFiguur:
    """A count as the share of all inhabitants, called `titel`, with the day of their number."""
    if noemer.waarde is None:
        return _geen_deel(ruw, noemer.waarom)
    if ruw.teller.max > noemer.waarde.min:
        return _geen_deel(ruw, f"er zijn minder {titel} dan er hier geteld zijn.")
    rest = Interval(noemer.waarde.min - ruw.teller.max, noemer.waarde.max - ruw.teller.min)
    dag = datum(date.fromisoformat(noemer.peildatum))
    noemt = f"De noemer is het aantal {titel} op {dag}."
    toelichting = " ".join(filter(None, [ruw.toelichting, noemt]))
    return replace(ruw, rest=rest, noemer_datum=noemer.peildatum, toelichting=toelichting)


def _geen_deel(ruw: RuweFiguur, waarom: str) -> RuweFiguur:
    return replace(
        ruw, status="niet te berekenen", reden=f"Niet te berekenen: {waarom}", teller=NUL
    )


def _lees(store: Store, codes: list[str]) -> dict[date, dict[str, dict[tuple[int, int], Interval]]]:
    """Day -> municipality as delivered -> age class -> people.

    Of two deliveries about one class the last counts.
    """
    uit: dict[date, dict[str, dict[tuple[int, int], Interval]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for gemeente, peildatum, van, tot_en_met, laag, hoog in store.con.execute(
        "select gemeente, peildatum, van, tot_en_met, aantal_min, aantal_max from v_bevolking "
        "where list_contains(?, gemeente) and aantal_reden is null order by "
        "levering_id",
        [codes],
    ).fetchall():
        uit[peildatum][gemeente][van, tot_en_met] = Interval(laag, hoog)
    return uit


def _jong_genoeg(peildatum: date, op: date) -> bool:
    return (op.year - peildatum.year, op.month, op.day) <= (
        OUDSTE_JAREN,
        peildatum.month,
        peildatum.day,
    )


def precies(klassen: Klassen, van: int, tot_en_met: int) -> Interval | None:
    """The number of people of exactly these ages, from classes without gap or overlap.

    Of several ways the one with the widest classes is taken. None when there is no way.
    """
    welke = _aaneen(tuple(klassen), van, tot_en_met)
    return None if welke is None else sum((klassen[klasse] for klasse in welke), NUL)


@cache
def _aaneen(
    klassen: tuple[tuple[int, int], ...], van: int, tot_en_met: int
) -> tuple[tuple[int, int], ...] | None:
    """Which classes join up; municipalities nearly always have the same ones."""
    vanaf: dict[int, tuple[tuple[int, int], ...]] = {tot_en_met + 1: ()}
    for begin in range(tot_en_met, van - 1, -1):
        einden = [eind for eerste, eind in klassen if eerste == begin and eind + 1 in vanaf]
        if einden:
            eind = max(einden)
            vanaf[begin] = ((begin, eind), *vanaf[eind + 1])
    return vanaf.get(van)
