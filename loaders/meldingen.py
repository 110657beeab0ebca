"""How many remarks of each kind there were: counted in one way for page, receipt and Leveringen.

One remark is one message as the person sees it, however many rows it is about. What the person did
by hand is counted in cells and rows.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from datasets.store import Store
from loaders.check import HERSTELD
from loaders.issues import Issue
from loaders.opdracht import Opdracht
from loaders.verslag import DOOR_U_WEGGELATEN

WOORD_GEKOZEN = "woord gekozen"
"""Kind of the remark that a word is read as the person chose."""
MET_DE_HAND = frozenset({HERSTELD, DOOR_U_WEGGELATEN, WOORD_GEKOZEN})
"""Kinds of remarks about what the person did: those are no automatic repairs."""


def automatisch(issues: Iterable[Issue], ernst: str) -> list[Issue]:
    """The messages of one seriousness, without what the person did."""
    return [i for i in issues if i.ernst == ernst and i.soort not in MET_DE_HAND]


def aantal_hersteld(opdracht: Opdracht, issues: Iterable[Issue]) -> int:
    """How many cells the person repaired, also by choosing a word for all of them."""
    cellen = sum(max(1, len(h.rijen)) for h in opdracht.herstel)
    return cellen + sum(len(i.rijen) for i in issues if i.soort == WOORD_GEKOZEN)


def geteld(issues: Iterable[Issue]) -> list[Mapping[str, Any]]:
    """Messages per kind with their number, without any value: what is kept with a delivery.

    What the person repaired is kept cell by cell beside it (`Store.bewaar_herstel`).
    """
    aantallen: Counter[tuple[str, str]] = Counter()
    for issue in issues:
        if issue.soort != HERSTELD:
            rijen = issue.soort == WOORD_GEKOZEN
            aantallen[issue.ernst, issue.soort] += len(issue.rijen) if rijen else 1
    return [{"ernst": e, "soort": s, "aantal": n} for (e, s), n in sorted(aantallen.items())]


def bewaar_meldingen(store: Store, leveringen: Sequence[int], issues: Iterable[Issue]) -> None:
    """Write the remarks about a file down with each of its deliveries."""
    tekst = json.dumps(geteld(issues), ensure_ascii=False)
    store.con.execute(
        "update levering set meldingen = ? where list_contains(?, id)", [tekst, list(leveringen)]
    )
