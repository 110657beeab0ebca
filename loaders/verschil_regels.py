"""The rows of two versions of a delivery beside each other.

A row of a list of cases is known by its pupil and begin date (decisions.md 4), a row of counts by
the key of its dataset; what has no key is known by all its cells.
"""

from __future__ import annotations

from dataclasses import dataclass

from datasets.model import Dataset
from datasets.store import Store

NIETS = 0
"""Number of a delivery that is not there."""


@dataclass(frozen=True)
class Aantallen:
    """How many rows are new, changed, gone and the same."""

    nieuw: int
    gewijzigd: int
    verdwenen: int
    gelijk: int


def vergelijk_regels(
    store: Store, dataset: Dataset, oud: int | None, nieuw: int | None
) -> Aantallen:
    """Compare the rows of two deliveries of one dataset; None is a delivery without rows."""
    nummers = [oud or NIETS, nieuw or NIETS]
    vraag = _PER_SLEUTEL.format(
        tabel=f"t_{dataset.id}", cellen=_cellen(dataset), **_sleutel(dataset)
    )
    [(gelijk, gewijzigd, weg, erbij)] = store.con.execute(
        f"{vraag} select {_SOM} from per_sleutel", nummers
    ).fetchall()
    verschoven = _verschoven(store, dataset, vraag, nummers) if dataset.persoon else 0
    return Aantallen(
        nieuw=int(erbij) - verschoven,
        gewijzigd=int(gewijzigd) + verschoven,
        verdwenen=int(weg) - verschoven,
        gelijk=int(gelijk),
    )


def _verschoven(store: Store, dataset: Dataset, vraag: str, nummers: list[int]) -> int:
    """Cases whose begin date was corrected: of the same pupil, and at the same time."""
    p, begin, einde = dataset.persoon, dataset.begin, dataset.einde
    [(aantal,)] = store.con.execute(
        f"""{vraag}, los as (
            select t.levering_id, t.{p} as wie, t.{begin} as van,
                greatest(coalesce(t.{einde}, 'infinity'), t.{begin} + 1) as tot
            from t_{dataset.id} t join per_sleutel s on s.sleutel = {_sleutel(dataset)["sleutel"]}
            where t.levering_id in ($1, $2) and t.{p} is not null
            and ((s.weg > 0 and t.levering_id = $1) or (s.erbij > 0 and t.levering_id = $2))
        ), paren as (
            select a.wie, least(count(distinct a.van), count(distinct b.van)) as n
            from los a join los b on a.wie = b.wie and a.van < b.tot and b.van < a.tot
            where a.levering_id = $1 and b.levering_id = $2 group by a.wie
        ) select coalesce(sum(n), 0) from paren""",
        nummers,
    ).fetchall()
    return int(aantal)


_PER_SLEUTEL = """with rijen as (
    select levering_id, hash({cellen}) as inhoud, {sleutel} as sleutel
    from {tabel} where levering_id in ($1, $2)
), per_inhoud as (
    select sleutel, inhoud, count(*) filter (where levering_id = $1) as oud,
        count(*) filter (where levering_id = $2) as nieuw from rijen group by all
), over as (
    select sleutel, sum(least(oud, nieuw)) as gelijk, sum(oud - least(oud, nieuw)) as weg,
        sum(nieuw - least(oud, nieuw)) as erbij from per_inhoud group by sleutel
), per_sleutel as (
    select sleutel, gelijk, least(weg, erbij) as gewijzigd, weg - least(weg, erbij) as weg,
        erbij - least(weg, erbij) as erbij from over
)"""
_SOM = ", ".join(f"coalesce(sum({k}), 0)" for k in ("gelijk", "gewijzigd", "weg", "erbij"))


def _cellen(dataset: Dataset) -> str:
    return ", ".join(f'"{naam}"' for v in dataset.velden.values() for naam, _ in v.opslagkolommen)


def _sleutel(dataset: Dataset) -> dict[str, str]:
    """SQL of what makes a row the same row."""
    alles = f"hash({_cellen(dataset)})"
    if dataset.persoon:
        eigen = f"hash({dataset.persoon}, {dataset.begin})"
        return {"sleutel": f"case when {dataset.persoon} is null then {alles} else {eigen} end"}
    namen = [n for v in dataset.sleutel for n, _ in dataset.velden[v].opslagkolommen]
    return {"sleutel": f"hash({', '.join(namen)})" if namen else alles}
