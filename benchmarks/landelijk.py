"""Lists and counts of very many municipalities and quarters, made up by the database itself.

Taking each of tens of thousands of deliveries in one by one would take longer than what is
measured. What counts in them is the same: one office per municipality, one delivery per quarter.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from datasets.periodes import Periode
from datasets.store import Store

EERSTE_NUMMER = 1_000_000
"""Deliveries that were taken in already have lower numbers."""
LIJSTEN = ("thuiszitters", "tellingen")

_LEVERINGEN = """
insert into levering by name
select $eerste + row_number() over (order by dag, gemeente) as id, 1 as bestand_id,
    'Leerplicht ' || gemeente as leverancier, $dataset as dataset, '1' as dataset_versie,
    code as periode, '' as deel, 1 as versie, 'alle' as sector, '' as definitie,
    'definitief' as stand, 1 as rijen, '' as inhoud, false as geen_gevallen,
    timestamp '2026-01-01 12:00' as ontvangen_op, '' as meldingen
from _gemeente, _periode
"""
_DEKKING = """
insert into dekking by name
select l.id as levering_id, right(leverancier, 6) as gemeente, maat, true as volledig
from levering l, (values ('thuiszitters', ''), ('tellingen', 'dreigende_thuiszitters'),
    ('tellingen', 'tlv')) m (dataset, maat)
where m.dataset = l.dataset and l.id > $eerste
"""
_ACTIEF = """
insert into actief by name
select leverancier, dataset, periode, deel, id as levering_id from levering where id > $eerste
"""
_THUIS = """
insert into t_thuiszitters by name
select * exclude (dag), case when random() < 0.6 then begin + (random() * 90)::integer end as einde,
    case when random() < 0.6 then begin + (random() * 150)::integer end as aanbod
from (
    select l.id as levering_id, '' as blad, i as rij, right(leverancier, 6) as gemeente, p.dag,
        right(leverancier, 6) || '-' || i as leerling_id, 'gedrag' as reden,
        'havo' as schoolsoort, p.dag - (random() * 85)::integer as begin
    from levering l join _periode p on p.code = l.periode, range($aantal) r (i)
    where dataset = 'thuiszitters'
)
"""
_TELLINGEN = """
insert into t_tellingen by name
select *, aantal_min as aantal_max from (
    select levering_id, '' as blad, row_number() over () as rij, gemeente, maat,
        (hash(levering_id) % 30)::integer as aantal_min
    from dekking where maat <> ''
)
"""


def genereer(
    store: Store, gemeenten: Sequence[str], kwartalen: Sequence[Periode], gevallen: int
) -> None:
    """Fill a store: so many cases per municipality and quarter, and two counts of each."""
    con = store.con
    con.register("_gemeente", pa.table({"gemeente": list(gemeenten)}))
    dagen = {"code": [k.code for k in kwartalen], "dag": [k.laatste for k in kwartalen]}
    con.register("_periode", pa.table(dagen))
    try:
        with store.transactie():
            con.execute("select setseed(0.5)")
            for nummer, dataset in enumerate(LIJSTEN, start=1):
                con.execute(_LEVERINGEN, {"eerste": nummer * EERSTE_NUMMER, "dataset": dataset})
            con.execute(_DEKKING, {"eerste": EERSTE_NUMMER})
            con.execute(_ACTIEF, {"eerste": EERSTE_NUMMER})
            con.execute(_THUIS, {"aantal": gevallen})
            con.execute(_TELLINGEN)
    finally:
        con.unregister("_gemeente")
        con.unregister("_periode")
    store.ververs()
