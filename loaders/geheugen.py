"""What is remembered per leverancier and export type: headings, words, sets of headings.

Kept by `onthoud` in the transaction of a load, so that only what went in is remembered. Headings
that were not read, and that nobody spoke of, are not kept: they may be cells of a case.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from datasets.catalog import datasets as alle_datasets
from datasets.periodes import Periode
from datasets.store import Store
from datasets.woorden import aaneen, normaliseer
from loaders.opdracht import Opdracht

Van = tuple[str, str]
"""Leverancier and id of the export type."""

KOP, WOORD, KOPPEN = "kop", "woord", "koppen"
"""What a line of the table `onthouden` is about."""
_LANGSTE = 120
_TUSSEN = ":"


@dataclass(frozen=True)
class Laatste:
    """What the newest delivery of a leverancier says, and which periods are in.

    Attributes:
        perioden: codes of the periods that count, oldest first.
    """

    sector: str
    definitie: str
    perioden: tuple[str, ...]


@dataclass(frozen=True)
class Geheugen:
    """What earlier deliveries tell about a new file. An empty one is that of a new region.

    Attributes:
        koppen: heading (as `datasets.woorden.aaneen` writes it) -> field; "" is a column that the
            person left out.
        woorden: field -> word (as `datasets.woorden.normaliseer` writes it) -> title it stands for.
        kopsets: the sets of headings that were read in one sheet.
        laatste: what the newest delivery says.
    """

    koppen: Mapping[Van, Mapping[str, str]] = field(default_factory=dict)
    woorden: Mapping[Van, Mapping[str, Mapping[str, str]]] = field(default_factory=dict)
    kopsets: Mapping[Van, frozenset[frozenset[str]]] = field(default_factory=dict)
    laatste: Mapping[Van, Laatste] = field(default_factory=dict)


def lees_geheugen(store: Store) -> Geheugen:
    """All that is remembered in the store of a region; what an undone load taught is not."""
    koppen: dict[Van, dict[str, str]] = {}
    woorden: dict[Van, dict[str, dict[str, str]]] = {}
    kopsets: dict[Van, set[frozenset[str]]] = {}
    weg = store.teruggedraaid()
    for rij in store.tabel("from onthouden"):
        if rij["handeling_id"] in weg:
            continue
        van = (rij["leverancier"], rij["dataset"])
        if rij["soort"] == KOP:
            koppen.setdefault(van, {})[rij["sleutel"]] = rij["waarde"]
        elif rij["soort"] == WOORD:
            veld, _, woord = rij["sleutel"].partition(_TUSSEN)
            woorden.setdefault(van, {}).setdefault(veld, {})[woord] = rij["waarde"]
        elif rij["soort"] == KOPPEN:
            kopsets.setdefault(van, set()).add(frozenset(json.loads(rij["sleutel"])))
    return Geheugen(
        koppen, woorden, {van: frozenset(s) for van, s in kopsets.items()}, _laatste(store)
    )


def _laatste(store: Store) -> dict[Van, Laatste]:
    rijen = store.tabel(
        "select l.leverancier, l.dataset, l.periode, l.sector, l.definitie from levering l "
        "join actief a on a.levering_id = l.id order by l.id"
    )
    per_van: dict[Van, list[dict[str, Any]]] = {}
    for rij in rijen:
        per_van.setdefault((rij["leverancier"], rij["dataset"]), []).append(rij)
    return {van: _nieuwste(leveringen) for van, leveringen in per_van.items()}


def _nieuwste(leveringen: Iterable[Mapping[str, Any]]) -> Laatste:
    """The delivery of the newest period speaks; of two of one period the one loaded last."""
    op_tijd = sorted(leveringen, key=lambda r: Periode.van_code(r["periode"]).sleutel())
    laatste = op_tijd[-1]
    perioden = tuple(dict.fromkeys(r["periode"] for r in op_tijd))
    return Laatste(laatste["sector"], laatste["definitie"], perioden)


def onthoud(
    store: Store,
    *,
    leverancier: str,
    dataset: str,
    koppen: Iterable[str],
    opdracht: Opdracht,
    handeling: int,
) -> None:
    """Remember what was said about a sheet that goes in; inside the transaction of the load.

    `koppen` are the headings of the columns that were read, as the file has them. What `opdracht`
    says about another export type is left out.
    """
    velden = alle_datasets()[dataset].velden
    regels = [
        (KOP, aaneen(kop), veld)
        for kop, veld in opdracht.kolommen.items()
        if veld in {"", *velden} and aaneen(kop)
    ]
    regels += [
        (WOORD, f"{veld}{_TUSSEN}{normaliseer(tekst)}", woord)
        for veld, woorden in opdracht.woorden.items()
        if veld in velden and velden[veld].cel.bewaart_tekst
        for tekst, woord in woorden.items()
    ]
    gelezen = sorted({aaneen(kop) for kop in koppen} - {""})
    if gelezen:
        regels.append((KOPPEN, json.dumps(gelezen), ""))
    # What an earlier load taught as well stays of that one: it outlives the undo of this one.
    weg = list(store.teruggedraaid())
    for soort, sleutel, waarde in regels:
        if soort == KOPPEN or len(sleutel) <= _LANGSTE:
            store.con.execute(
                "insert into onthouden values (?, ?, ?, ?, ?, ?) on conflict do update set "
                "waarde = excluded.waarde, handeling_id = excluded.handeling_id "
                "where waarde <> excluded.waarde or list_contains(?, handeling_id)",
                [leverancier, dataset, soort, sleutel, waarde, handeling, weg],
            )
