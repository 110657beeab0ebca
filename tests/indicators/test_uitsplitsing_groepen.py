"""Overlapping groupings together with municipalities: through the whole gate.

Four municipalities of the example region, cut by three groupings. The attacker writes down every
table of municipalities by categories that agrees with all texts a reader gets.
"""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from datasets.reference.regio import REGIO, regio
from indicators.catalog import indicatoren
from indicators.kubus import Kubus, alle_groepen
from indicators.model import Interval, RuweFiguur, Vrijgave
from indicators.protect import protect
from indicators.uitsplitsing import UITSPLITSINGEN
from indicators.weergave import Beleid

THUIS, PERIODE = "thuiszitters", "2025-K2"
SOORT = UITSPLITSINGEN["soort"]
CODES = list(SOORT.titels)
EIGEN = regio("duin-en-dijk")
GEMEENTEN = ("VB01", "VB03", "VB04", "VB09")
K3 = Beleid(k=3, kleinste_rest=4)


def vrij(tabel: np.ndarray) -> Vrijgave:
    """What is shown of a table of these municipalities by categories; the others have none."""
    per_gemeente = {g: tabel[i] for i, g in enumerate(GEMEENTEN)}
    niets = np.zeros(len(CODES), dtype=int)

    def ruw(gebied: str, code: str, n: int, leden: tuple[str, ...]) -> RuweFiguur:
        return RuweFiguur(
            THUIS, gebied, PERIODE, code, "bekend", teller=Interval(n, n), omvat=leden
        )

    figuren = [ruw(g, "", int(per_gemeente.get(g, niets).sum()), (g,)) for g in EIGEN.gemeenten]
    delen = []
    for gebied, groep in alle_groepen(EIGEN).items():
        leden = tuple(lid.gemeente for lid in groep.leden)
        som = sum((per_gemeente.get(g, niets) for g in leden), niets)
        delen += [ruw(gebied, c, int(n), leden) for c, n in zip(CODES, som, strict=True)]
    kubus = Kubus(
        regio=EIGEN,
        indicatoren=indicatoren(),
        openbaar=frozenset(),
        figuren={f.sleutel: f for f in figuren},
        hulp={},
        uitsplitsingen={f.sleutel: f for f in delen},
    )
    return protect(kubus, K3, None)


def teksten(v: Vrijgave, gebied: str) -> list[str] | None:
    """What a reader sees of a group, per category; a category that occurs nowhere is 0."""
    figuren = {code: v.figuur(THUIS, gebied, PERIODE, code) for code in CODES}
    if not any(figuren.values()):
        return None
    return [f.tekst if f else "0" for f in figuren.values()]


def past(som: np.ndarray, tekst: str, laagst: int) -> np.ndarray:
    if tekst == "·":
        return som >= laagst
    if tekst == "<3":
        return (som >= 1) & (som < K3.k)
    laag, hoog = (int(n) for n in (tekst.split("–") * 2)[:2])
    return (som >= laag) & (som <= hoog)


def leden_van(gebied: str) -> list[int]:
    leden = {lid.gemeente for lid in alle_groepen(EIGEN)[gebied].leden}
    return [i for i, g in enumerate(GEMEENTEN) if g in leden]


def mogelijk(v: Vrijgave) -> np.ndarray:
    """Every table that agrees with what is shown."""
    per_gemeente = []
    for g in GEMEENTEN:
        figuur = v.figuur(THUIS, g, PERIODE)
        assert figuur is not None
        gehelen = range(int(figuur.min or 0), int(figuur.max or 0) + 1)
        per_gemeente.append(
            [(a, b, n - a - b) for n in gehelen for a in range(n + 1) for b in range(n - a + 1)]
        )
    assume(np.prod([len(p) for p in per_gemeente]) < 60_000)
    tabellen = np.array(list(product(*per_gemeente)), dtype=np.int8)
    for gebied in alle_groepen(EIGEN):
        gezien = teksten(v, gebied)
        if gezien is None:
            continue
        laagst = 0 if all(t in ("·", "0") for t in gezien) else 1
        if gebied != REGIO and not gebied.startswith("swv"):
            laagst = 0  # overlapping groups hide a 0 as well
        for c, tekst in enumerate(gezien):
            tabellen = tabellen[past(tabellen[:, leden_van(gebied), c].sum(axis=1), tekst, laagst)]
    return tabellen


def _gehelen_zijn_open(v: Vrijgave, tabellen: np.ndarray) -> bool:
    """True when every combination of what is shown of the municipalities is possible still."""
    gehelen = np.unique(tabellen.sum(axis=2), axis=0)
    breedtes = [
        int(f.max - f.min) + 1
        for g in GEMEENTEN
        if (f := v.figuur(THUIS, g, PERIODE)) and f.max is not None and f.min is not None
    ]
    return len(gehelen) == np.prod(breedtes)


@settings(max_examples=20)
@example([[3, 4, 0], [3, 4, 4], [0, 4, 0], [0, 0, 0]])
@example([[0, 0, 1], [0, 2, 3], [3, 0, 0], [0, 0, 4]])
@given(
    aantallen=st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=4, max_size=4)
)
def test_niets_volgt_uit_alle_groepen_samen(aantallen: list[list[int]]) -> None:
    v = vrij(np.array(aantallen))
    tabellen = mogelijk(v)
    regio_gezien = teksten(v, REGIO)
    if regio_gezien is None:
        return
    lek = []
    for gebied in alle_groepen(EIGEN):
        for c, tekst in enumerate(teksten(v, gebied) or ()):
            som = tabellen[:, leden_van(gebied), c].sum(axis=1)
            if tekst not in ("·", "<3") and "–" not in tekst:
                continue
            if som.min() == som.max():
                lek.append((gebied, CODES[c], int(som.min())))
    for leden in product([False, True], repeat=len(GEMEENTEN)):
        for c in range(len(CODES)):
            som = tabellen[:, np.array(leden), c].sum(axis=1)
            if 0 < som.min() == som.max() < K3.k:
                lek.append((str(leden), CODES[c], int(som.min())))
    if not _gehelen_zijn_open(v, tabellen):
        lek.append(("een totaal", "", 0))
    beeld = "\n".join(f"{g}: {teksten(v, g)}" for g in alle_groepen(EIGEN))
    assert not lek, f"{lek}\n{beeld}"
