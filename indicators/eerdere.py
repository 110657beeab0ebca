"""What a figure was before one of its deliveries was replaced.

The newest delivery is shown (voorlopig, nader voorlopig, definitief); what the ones before it said
can be looked up. It is made anew, with the definitions and protection of now, from the store with
those former deliveries in it. A former value is told only of a single municipality, or of Nederland
as published, where both values are shown exactly, and where one delivery alone was replaced:
two releases side by side say more than each by itself (decisions.md 25). Of a part of another
figure, or of what comes in and goes out, none is told: with the whole it could say something.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from datasets.model import Dataset
from datasets.reference.regio import NEDERLAND, Regio
from datasets.store import Store
from indicators.compute import bereken
from indicators.model import EerdereWaarde, Figure, Indicator, Sleutel
from indicators.protect import protect
from indicators.soorten import TELLINGEN
from indicators.weergave import Beleid

MEEST = 3
"""So many former versions of a delivery are looked up."""
NOEMERS = "bevolking"
_TUSSEN = "; "
"""Between the deliveries in `Figure.bron`."""


@dataclass(frozen=True, slots=True)
class _Vervangen:
    """A delivery that counts, with those that it replaced, the newest first."""

    dataset: str
    nu: int
    eerder: tuple[int, ...]


def eerdere_waarden(
    store: Store,
    regio: Regio,
    nu: Mapping[Sleutel, Figure],
    *,
    indicatoren: Mapping[str, Indicator],
    datasets: Mapping[str, Dataset],
    beleid: Beleid,
) -> dict[Sleutel, tuple[EerdereWaarde, ...]]:
    """Of each figure that may say so its former values, the newest first.

    Args:
        store: an open store, outside a transaction; it is left as it was.
        regio: the region.
        nu: the figures that readers see now.
        indicatoren: all indicators.
        datasets: all export types.
        beleid: the settings of the readers' profile.
    """
    vervangen = _vervangen(store)
    samen = _samenhang(indicatoren, {v.dataset for v in vervangen})
    uit: dict[Sleutel, list[EerdereWaarde]] = defaultdict(list)
    for stap in range(min(MEEST, max((len(v.eerder) for v in vervangen), default=0))):
        with store.transactie(terugrollen=True):
            _leg_terug(store, vervangen, stap, {i.dataset for i in samen.values()})
            kubus = bereken(store, regio, indicatoren=samen, datasets=datasets)
        toen = protect(kubus, beleid, None).figuren
        for sleutel, was in toen.items():
            if samen[was.indicator].deel_van or samen[was.indicator].balans:
                continue
            if regel := _vervangen_regel(regio, was, nu.get(sleutel)):
                uit[sleutel].append(EerdereWaarde(was.tekst, was.stand, regel))
    return {sleutel: tuple(waarden) for sleutel, waarden in uit.items()}


def _vervangen(store: Store) -> list[_Vervangen]:
    """The deliveries that count and came in the place of another one of the same key."""
    ervoor = dict(
        store.con.execute(
            "select nieuw, first(oud order by handeling_id) from wissel where nieuw is not null "
            "group by nieuw"
        ).fetchall()
    )
    uit = []
    for dataset, nummer in store.con.execute(
        "select dataset, levering_id from actief order by all"
    ).fetchall():
        if eerder := tuple(_rij(ervoor, nummer)):
            uit.append(_Vervangen(dataset, nummer, eerder))
    return uit


def _rij(ervoor: Mapping[int, int | None], nummer: int) -> Iterator[int]:
    oud = ervoor.get(nummer)
    while oud is not None:
        yield oud
        oud = ervoor.get(oud)


def _samenhang(
    indicatoren: Mapping[str, Indicator], datasets: Iterable[str]
) -> dict[str, Indicator]:
    """The indicators of these datasets with all that they are protected together with."""
    raakt = set(datasets)
    alles = TELLINGEN in raakt or NOEMERS in raakt
    samen = {i.id for i in indicatoren.values() if alles or i.dataset in raakt}
    while erbij := {naam for i in samen for naam in _verbonden(indicatoren[i])} - samen:
        samen |= erbij
    return {naam: indicator for naam, indicator in indicatoren.items() if naam in samen}


def _verbonden(indicator: Indicator) -> Iterator[str]:
    balans = indicator.balans.model_dump().values() if indicator.balans else ()
    yield from filter(None, (indicator.deel_van, indicator.cohort, *balans, *indicator.bouwstenen))


def _leg_terug(
    store: Store, vervangen: Iterable[_Vervangen], stap: int, datasets: Iterable[str]
) -> None:
    """Let each former delivery count, and of the others only those that figures are made from."""
    nodig = [*datasets, TELLINGEN, NOEMERS]
    store.con.execute("delete from actief where not list_contains(?, dataset)", [nodig])
    for een in vervangen:
        if len(een.eerder) > stap:
            store.con.execute(
                "update actief set levering_id = ? where levering_id = ?",
                [een.eerder[stap], een.nu],
            )
    store.ververs()


def _vervangen_regel(regio: Regio, was: Figure, nu: Figure | None) -> str:
    """The one delivery that was replaced, in words; "" where the former value is not told."""
    los = was.gebied in regio.gemeenten or was.gebied == NEDERLAND
    if nu is None or was.uitsplitsing or not los or not (_precies(was) and _precies(nu)):
        return ""
    toen, sindsdien = set(was.bron.split(_TUSSEN)), set(nu.bron.split(_TUSSEN))
    weg, erbij = toen - sindsdien, sindsdien - toen
    return weg.pop() if len(weg) == len(erbij) == 1 else ""


def _precies(figuur: Figure) -> bool:
    return figuur.status == "getoond" and figuur.min is not None and figuur.min == figuur.max
