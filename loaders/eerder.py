"""What readers saw on an earlier day, made anew: with the definitions and protection of now.

A released file of then is not kept: it may show what would be hidden now. So the deliveries that
counted on that day are laid in again, inside a transaction that is rolled back, and go through the
same computing and protecting as those of today, beside all that readers could see since. Comparing
two such releases is comparing figures that this reader may see; it never reaches a count that is
hidden in one of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from datasets.store import Sleutel, Store
from indicators.audit.nakijken import geheugen
from indicators.model import Vrijgave
from indicators.protect import Beleid, protect
from indicators.vrijgave import MAP, NAGEKEKEN_EERDER, GeenVrijgave, Lezer
from loaders.geschiedenis import sleutel_van
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, eerder_gezien, geopend

WACHT = 1.0
"""Seconds that somebody else gets to finish: a page that is opened does not wait for a load."""


@dataclass(frozen=True)
class Eerder:
    """The figures as they were at the end of a day.

    Attributes:
        dag: that day.
        vrijgave: the figures that readers see of the deliveries of then.
        leveringen: key of each delivery that counted, with the number of its version.
    """

    dag: date
    vrijgave: Vrijgave
    leveringen: dict[Sleutel, int]


def eerder(werkplek: Werkplek, lezer: Lezer, dag: date, versie: tuple[int, str]) -> Eerder:
    """What this reader would have seen at the end of a day.

    Args:
        werkplek: the region.
        lezer: who looks.
        dag: the day.
        versie: number and catalogue of the figures of now: with another one it is made again.

    Raises:
        GeenVrijgave: the reader's profile has no figures.
        StoreInGebruik: somebody else is busy with the store.
    """
    if lezer.profiel != "vanaf 5":
        raise GeenVrijgave("Er zijn geen cijfers voor deze lezer.")
    return _eerder(werkplek, dag, versie)


@lru_cache(maxsize=4)
def _eerder(werkplek: Werkplek, dag: date, versie: tuple[int, str]) -> Eerder:  # noqa: ARG001 - the version is part of the key
    with geopend(werkplek, wacht=WACHT) as store, store.transactie(terugrollen=True):
        zet_terug(store, dag)
        store.ververs()
        kubus = cijfers(werkplek, store)
        geldend = {
            sleutel_van(rij): int(rij["versie"])
            for rij in store.tabel(
                "select l.* from levering l join actief a on a.levering_id = l.id"
            )
        }
    toen = protect(kubus, Beleid(), eerder_gezien(werkplek))
    if toen.nagekeken is not None:
        pad = werkplek.map_regio / MAP / NAGEKEKEN_EERDER
        geheugen().schrijf(pad, toen.nagekeken.blokken)
    return Eerder(dag, toen, geldend)


def zet_terug(store: Store, dag: date) -> None:
    """Let the deliveries and the answers to "Welke telt?" count that did at the end of a day.

    Only inside a transaction that is rolled back: nothing of it is written down.
    """
    laatste = store.tabel(
        "select coalesce(max(id), 0) as id from handeling where wanneer::date <= ?", [dag]
    )[0]["id"]
    # `first` and not arg_min: that one skips a key that had no delivery before.
    eerste = store.tabel(
        "select leverancier, dataset, periode, deel, first(oud order by handeling_id) as oud "
        "from wissel where handeling_id > ? group by all",
        [laatste],
    )
    for rij in eerste:
        store.zet_actief(sleutel_van(rij), rij["oud"], handeling=0)
    niet = [rij["id"] for rij in store.tabel(_TELT_NIET, [laatste])]
    gold = "handeling_id <= ? and not list_contains(?, handeling_id)"
    store.con.execute(f"delete from leidend where not ({gold})", [laatste, niet])
    store.con.execute(
        f"insert or ignore into leidend select * from leidend_weg where {gold}", [laatste, niet]
    )


_TELT_NIET = """
with laatste as (
    select o.van, max(h.id) as id, max_by(h.soort, h.id) as soort from ongedaan o
    join handeling h on h.id = o.handeling_id where h.id <= ? group by o.van)
select van as id from laatste where soort = 'terugdraaien'
union all
select o.handeling_id from ongedaan o join laatste l on l.van = o.van and o.handeling_id < l.id
"""
"""Actions whose answers to "Welke telt?" did not count after action ?: loads that were undone, and
undos that were redone (loaders.welke_telt)."""
