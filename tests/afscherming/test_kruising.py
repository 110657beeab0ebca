"""Attacks on a crossed breakdown: a kind of school that is in one group only tells of that group."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np
from hypothesis import event, given, settings
from hypothesis import strategies as st

from datasets.reference.regio import REGIO
from indicators.catalog import indicatoren
from indicators.kruising import KRUISINGEN, Kruistelling
from indicators.kubus import Kubus, alle_groepen
from indicators.model import Interval, RuweFiguur, Sleutel, Vrijgave
from indicators.protect import protect
from indicators.weergave import Beleid
from tests.afscherming.streek import streek

COACH, JAAR = "vo_coach_jongeren", "2024/2025"
KRUIS = KRUISINGEN["hulpvraag_schoolsoort"]
VRAGEN, SOORTEN = ("gedrag", "scheiding"), ("havo", "vwo")
GEMEENTEN = ("VB01", "VB02", "VB03")
SCHOLEN = (("havo", "VB01"), ("havo", "VB02"), ("vwo", "VB02"), ("vwo", "VB03"))
"""Which kind of school is where: VB02 has both. That is public."""
STREEK = streek(
    GEMEENTEN, {"een": [["VB01", "VB02"], ["VB03"]], "ander": [["VB01"], ["VB02", "VB03"]]}
)
K3 = Beleid(k=3, kleinste_rest=3)


class School(NamedTuple):
    """Youths at a kind of school in a municipality: all of them, and by hulpvraag."""

    alle: int
    gedrag: int
    scheiding: int


def telling(scholen: tuple[School, ...]) -> Kruistelling:
    """The counts as `compute` gives them."""
    laag = np.zeros((2, 2, 3), dtype=np.int64)
    geheel = np.zeros((2, 3), dtype=np.int64)
    for (soort, gemeente), school in zip(SCHOLEN, scholen, strict=True):
        k, g = SOORTEN.index(soort), GEMEENTEN.index(gemeente)
        laag[:, k, g], geheel[k, g] = school[1:], school.alle
    komt_voor = np.array([[(s, g) in SCHOLEN for g in GEMEENTEN] for s in SOORTEN])
    mist = np.zeros((2, 2), dtype=bool)
    return Kruistelling(
        COACH, KRUIS.id, JAAR, VRAGEN, SOORTEN, GEMEENTEN, laag, laag, geheel, geheel, komt_voor, mist
    )  # fmt: skip


def kubus(t: Kruistelling) -> Kubus:
    """The totals of municipalities and the breakdowns of groups that belong to a crossing."""

    def ruw(gebied: str, code: str, n: int, leden: tuple[str, ...]) -> RuweFiguur:
        return RuweFiguur(COACH, gebied, JAAR, code, "bekend", teller=Interval(n, n), omvat=leden)

    gehelen = [ruw(g, "", int(t.geheel_laag[:, n].sum()), (g,)) for n, g in enumerate(GEMEENTEN)]
    delen = []
    for gebied, groep in alle_groepen(STREEK).items():
        leden = tuple(lid.gemeente for lid in groep.leden)
        m = [GEMEENTEN.index(g) for g in leden]
        for soort, codes, aantallen in (
            (KRUIS.rij, VRAGEN, t.laag[:, :, m].sum(axis=(1, 2))),
            (KRUIS.kolom, SOORTEN, t.geheel_laag[:, m].sum(axis=1)),
        ):
            per_code = dict(zip(codes, aantallen.tolist(), strict=True))
            delen += [
                ruw(gebied, soort.code(c), per_code.get(c, 0), leden) for c in soort.categorieen
            ]
    return Kubus(
        regio=STREEK,
        indicatoren={COACH: indicatoren()[COACH]},
        openbaar=frozenset(),
        figuren={f.sleutel: f for f in gehelen},
        hulp={},
        uitsplitsingen={f.sleutel: f for f in delen},
        kruisingen=(t,),
    )


def teksten(vrij: Vrijgave) -> dict[Sleutel, str]:
    return {sleutel: figuur.tekst for sleutel, figuur in vrij.figuren.items()}


def naief(t: Kruistelling, gezien: dict[Sleutel, str]) -> dict[Sleutel, str]:
    """The same, with the crossing as it is usually shown: only what is small is hidden."""
    anders = {}
    for r, rij in enumerate(VRAGEN):
        for k, kolom in enumerate(SOORTEN):
            n = t.cel(r, k).min
            anders[COACH, REGIO, JAAR, KRUIS.code(rij, kolom)] = (
                f"<{K3.k}" if 0 < n < K3.k else str(n)
            )
    return {**gezien, **anders}


# -- somebody who writes down every table --------------------------------------------------------


def past(som: np.ndarray, tekst: str) -> np.ndarray:
    if tekst == "·":
        return som >= 0
    if tekst.startswith("<"):
        return (som >= 1) & (som < K3.k)
    laag, _, hoog = tekst.partition("–")
    return (som >= int(laag)) & (som <= int(hoog or laag))


def bereik(tekst: str, hoogstens: int) -> range:
    if tekst == "·":
        return range(hoogstens + 1)
    if tekst.startswith("<"):
        return range(1, K3.k)
    laag, _, hoog = tekst.partition("–")
    return range(int(laag), int(hoog or laag) + 1)


def alle_tabellen(gezien: dict[Sleutel, str], hoogstens: int) -> np.ndarray:
    """Every table that agrees with all texts: by table, school and (all, gedrag, scheiding)."""
    scholen = np.array(
        [
            (n, a, b)
            for n in range(hoogstens + 1)
            for a in range(n + 1)
            for b in range(max(0, n - a), n + 1)
        ],
        dtype=np.int8,
    )
    uit = np.zeros((1, 0, 3), dtype=np.int8)
    for nummer in range(len(SCHOLEN)):
        uit = np.concatenate(
            [np.repeat(uit, len(scholen), axis=0), np.tile(scholen, (len(uit), 1))[:, None]], axis=1
        )
        # As soon as all schools of an area are there, what is shown of it must fit.
        for sleutel, tekst in gezien.items():
            welke, wat = erin(sleutel)
            if welke and max(welke) == nummer:
                uit = uit[past(uit[:, welke, wat].sum(axis=1, dtype=np.int64), tekst)]
    return uit


def erin(sleutel: Sleutel) -> tuple[list[int], int]:
    """The schools that a figure counts, and what of them."""
    _, gebied, _, uitsplitsing = sleutel
    if sleutel[0] != COACH:
        return [], 0
    groepen = alle_groepen(STREEK)
    leden = [lid.gemeente for lid in groepen[gebied].leden] if gebied in groepen else [gebied]
    soort, _, code = uitsplitsing.partition("=")
    vraag, _, school = code.partition("|") if soort == KRUIS.id else (code, "", code)
    if soort == "hulpvraag":
        school = ""
    if (soort == "schoolsoort" and school not in SOORTEN) or (
        soort in ("hulpvraag", KRUIS.id) and vraag not in VRAGEN
    ):
        return [], 0
    welke = [
        n
        for n, (s, g) in enumerate(SCHOLEN)
        if g in leden and (soort in ("", "hulpvraag") or s == school)
    ]
    return welke, 1 + VRAGEN.index(vraag) if soort in ("hulpvraag", KRUIS.id) else 0


def te_weten(gezien: dict[Sleutel, str], waar: tuple[School, ...]) -> set[tuple[str, int]]:
    """The small counts of which too few values are left: of schools, of groups and of the region."""
    hoogstens = max(school.alle for school in waar) + 2
    tabellen = alle_tabellen(gezien, hoogstens).astype(np.int64)
    echt = np.array(waar)
    groepen = {
        gebied: [lid.gemeente for lid in g.leden] for gebied, g in alle_groepen(STREEK).items()
    }
    groepen |= {g: [g] for g in GEMEENTEN}
    uit = set()
    for gebied, leden in groepen.items():
        for soort, wat in product((*SOORTEN, ""), range(3)):
            welke = [n for n, (s, g) in enumerate(SCHOLEN) if g in leden and soort in ("", s)]
            if not welke or (not soort and not wat):
                continue
            aantal = echt[welke, wat].sum()
            mogelijk = np.unique(tabellen[:, welke, wat].sum(axis=1))
            assert aantal in mogelijk
            if 0 < aantal < K3.k and len(mogelijk) < K3.k - 1:
                uit.add((f"{gebied} {soort}", wat))
    return uit


def school(alle: int, gedrag: int, scheiding: int) -> School:
    """Nobody is outside all hulpvragen, and none has more than all."""
    eerst = min(gedrag, alle)
    return School(alle, eerst, min(alle, max(scheiding, alle - eerst)))


SCHOOL = st.builds(school, st.integers(0, 6), st.integers(0, 6), st.integers(0, 6))
EEN_GROEP = (School(5, 5, 1), School(3, 1, 3), School(4, 3, 2), School(6, 2, 5))


def test_een_schoolsoort_in_een_groep_verraadt_de_groep() -> None:
    """The usual table gives small counts of one municipality away; ours gives none."""
    t = telling(EEN_GROEP)
    vrij = protect(kubus(t), K3, None)
    gezien = teksten(vrij)
    zonder = {s: tekst for s, tekst in gezien.items() if not s[3].startswith(KRUIS.id)}
    assert te_weten(naief(t, gezien), EEN_GROEP) - te_weten(zonder, EEN_GROEP)
    assert te_weten(gezien, EEN_GROEP) <= te_weten(zonder, EEN_GROEP)


@settings(max_examples=12, deadline=None)
@given(scholen=st.tuples(SCHOOL, SCHOOL, SCHOOL, SCHOOL))
def test_een_kruising_verraadt_niets(scholen: tuple[School, ...]) -> None:
    """Whoever writes down every table finds no more with the crossing than without it."""
    t = telling(scholen)
    gezien = teksten(protect(kubus(t), K3, None))
    zonder = {s: tekst for s, tekst in gezien.items() if not s[3].startswith(KRUIS.id)}
    precies = [
        x for s, x in gezien.items() if s[3].startswith(KRUIS.id) and x.isdigit() and x != "0"
    ]
    event(f"{len(precies)} precies")
    if len(gezien) > len(zonder):
        assert te_weten(gezien, scholen) <= te_weten(zonder, scholen)
