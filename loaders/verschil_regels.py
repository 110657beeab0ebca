"""The rows of two versions of a delivery beside each other.

A row of a list of cases is known by its pupil and begin date (decisions.md 4), a row of counts by
the key of its dataset; what has no key is known by all its cells. A national file is hundreds of
deliveries: all pairs of a dataset are compared at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from datasets.model import Dataset
from datasets.store import Store

Paar = tuple[int | None, int | None]
"""Number of the delivery that counted and of the one that counts now; None where there is none."""


@dataclass(frozen=True)
class Aantallen:
    """How many rows are new, changed, gone and the same."""

    nieuw: int = 0
    gewijzigd: int = 0
    verdwenen: int = 0
    gelijk: int = 0


def vergelijk_regels(store: Store, dataset: Dataset, paren: Sequence[Paar]) -> list[Aantallen]:
    """Compare the rows of the deliveries of each pair, all of one dataset."""
    tabel = pa.table(
        {
            "paar": pa.array(range(len(paren)), pa.int32()),
            "oud": pa.array([oud for oud, _ in paren], pa.int32()),
            "nieuw": pa.array([nieuw for _, nieuw in paren], pa.int32()),
        }
    )
    store.con.register("_paren", tabel)
    vraag = _PER_SLEUTEL.format(
        tabel=f"t_{dataset.id}", cellen=_cellen(dataset), sleutel=_sleutel(dataset)
    )
    geteld = store.con.execute(
        f"{vraag} select paar, {_SOM} from per_sleutel group by paar"
    ).fetchall()
    verschoven = _verschoven(store, dataset, vraag) if dataset.persoon else {}
    store.con.unregister("_paren")
    uit = [Aantallen()] * len(paren)
    for paar, gelijk, gewijzigd, weg, erbij in geteld:
        anders = verschoven.get(paar, 0)
        uit[paar] = Aantallen(
            nieuw=int(erbij) - anders,
            gewijzigd=int(gewijzigd) + anders,
            verdwenen=int(weg) - anders,
            gelijk=int(gelijk),
        )
    return uit


def _verschoven(store: Store, dataset: Dataset, vraag: str) -> dict[int, int]:
    """Pair -> cases whose begin date was corrected: of the same pupil, and at the same time."""
    p, begin, einde = dataset.persoon, dataset.begin, dataset.einde
    rijen = store.con.execute(
        f"""{vraag}, los as (
            select r.paar, r.is_nieuw, r.{p} as wie, r.{begin} as van,
                greatest(coalesce(r.{einde}, 'infinity'), r.{begin} + 1) as tot
            from rijen r join per_sleutel s on s.paar = r.paar and s.sleutel = r.sleutel
            where r.{p} is not null and case when r.is_nieuw then s.erbij > 0 else s.weg > 0 end
        ), per_leerling as (
            select a.paar, a.wie, least(count(distinct a.van), count(distinct b.van)) as n
            from los a join los b on a.paar = b.paar and a.wie = b.wie
                and a.van < b.tot and b.van < a.tot
            where not a.is_nieuw and b.is_nieuw group by all
        ) select paar, sum(n) from per_leerling group by paar"""
    ).fetchall()
    return {paar: int(aantal) for paar, aantal in rijen}


_PER_SLEUTEL = """with rijen as (
    select p.paar, k.is_nieuw, t.*, hash({cellen}) as inhoud, {sleutel} as sleutel
    from _paren p cross join (values (false), (true)) k(is_nieuw)
    join {tabel} t on t.levering_id = case when k.is_nieuw then p.nieuw else p.oud end
), per_inhoud as (
    select paar, sleutel, inhoud, count(*) filter (where not is_nieuw) as oud,
        count(*) filter (where is_nieuw) as nieuw from rijen group by all
), over as (
    select paar, sleutel, sum(least(oud, nieuw)) as gelijk, sum(oud - least(oud, nieuw)) as weg,
        sum(nieuw - least(oud, nieuw)) as erbij from per_inhoud group by all
), per_sleutel as (
    select paar, sleutel, gelijk, least(weg, erbij) as gewijzigd, weg - least(weg, erbij) as weg,
        erbij - least(weg, erbij) as erbij from over
)"""
_SOM = ", ".join(f"sum({k})" for k in ("gelijk", "gewijzigd", "weg", "erbij"))


def _cellen(dataset: Dataset) -> str:
    """The cells that say something: the period is in the key of the delivery already."""
    velden = (v for v in dataset.velden.values() if v is not dataset.periode)
    return ", ".join(f't."{naam}"' for v in velden for naam, _ in v.opslagkolommen)


def _sleutel(dataset: Dataset) -> str:
    """SQL of what makes a row the same row."""
    alles = f"hash({_cellen(dataset)})"
    if dataset.persoon:
        eigen = f"hash(t.{dataset.persoon}, t.{dataset.begin})"
        return f"case when t.{dataset.persoon} is null then {alles} else {eigen} end"
    namen = [f"t.{n}" for v in dataset.sleutel for n, _ in dataset.velden[v].opslagkolommen]
    return f"hash({', '.join(namen)})" if namen else alles
