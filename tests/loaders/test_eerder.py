"""The figures of an earlier day, made anew: equal to what was released then."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from indicators.duiding_sinds import bijgesteld
from indicators.model import Vrijgave
from indicators.vrijgave import GeenVrijgave, Lezer, lees_vrijgave
from loaders.eerder import Eerder, eerder, zet_terug
from loaders.leveringen import draai_terug, herhaal
from loaders.opdracht import Werkplek
from tests.loaders.hulp import als_csv, goed, neem_op, opslag, werkplek

LEZER = Lezer(regio="duin-en-dijk")
EERSTE = datetime(2025, 8, 4, 9, 30)  # noqa: DTZ001 (the store keeps local time)


def dag(nummer: int) -> datetime:
    return EERSTE + timedelta(days=nummer)


def lever(plek: Werkplek, aantal: int, op: datetime, van: str = "Leerplicht Duinveen") -> int:
    rijen = [[f"P{nr}", "Duinveen", "01-05-2025", "", "14"] for nr in range(aantal)]
    koppen = ("Pseudoniem", "Woongemeente", "Eerste dag thuis", "Datum terug", "Leeftijd")
    rapport = goed(
        neem_op(plek, als_csv(koppen, rijen), f"{aantal}.csv", leverancier=van, wanneer=op)
    )
    assert rapport.handeling is not None
    return rapport.handeling


def nu(plek: Werkplek) -> Vrijgave:
    return lees_vrijgave(plek.map_regio, LEZER)


def toen(plek: Werkplek, op: date, lezer: Lezer = LEZER) -> Eerder:
    vrij = nu(plek)
    return eerder(plek, lezer, op, (vrij.versie, vrij.catalogus))


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    return werkplek(tmp_path)


def test_each_day_has_the_figures_that_were_released_then(plek: Werkplek) -> None:
    released: dict[date, Vrijgave] = {}
    for nummer, aantal in enumerate((6, 9, 12)):
        lever(plek, aantal, dag(nummer))
        released[dag(nummer).date()] = nu(plek)
    for op, vrij in released.items():
        assert toen(plek, op).vrijgave.figuren == vrij.figuren
    assert toen(plek, date(2025, 8, 1)).vrijgave.figuren == {}
    assert toen(plek, date(2025, 8, 1)).leveringen == {}


def test_an_undo_and_a_redo_are_followed_back(plek: Werkplek) -> None:
    lever(plek, 6, dag(0))
    tweede = lever(plek, 9, dag(1))
    met = nu(plek)
    draai_terug(plek, tweede, wie="toets", reden="fout")
    assert toen(plek, dag(1).date()).vrijgave.figuren == met.figuren
    assert list(toen(plek, dag(1).date()).leveringen.values()) == [2]
    herhaal(plek, tweede, wie="toets", reden="toch goed")
    assert toen(plek, dag(0).date()).leveringen
    assert list(toen(plek, dag(0).date()).leveringen.values()) == [1]


def test_looking_back_changes_nothing(plek: Werkplek) -> None:
    lever(plek, 6, dag(0))
    lever(plek, 9, dag(1))
    with opslag(plek) as store:
        before = [store.tabel(f"from {name}") for name in ("actief", "wissel", "handeling")]
    toen(plek, dag(0).date())
    with opslag(plek) as store:
        assert [store.tabel(f"from {name}") for name in ("actief", "wissel", "handeling")] == before


def test_a_corrected_figure_is_found_with_both_values(plek: Werkplek) -> None:
    lever(plek, 6, dag(0))
    lever(plek, 9, dag(1))
    found = bijgesteld(plek.regio, toen(plek, dag(0).date()).vrijgave, nu(plek), {"thuiszitters"})
    said = {(een.figuur.gebied, een.was, een.figuur.tekst) for een in found}
    assert ("VB01", "6", "9") in said
    assert all(was == "" for area, was, _ in said if area not in plek.regio.gemeenten)


def test_a_hidden_count_that_changed_is_not_even_named(plek: Werkplek) -> None:
    """From 2 to 3 reads <5 both times: two releases side by side say no more than one."""
    lever(plek, 2, dag(0))
    lever(plek, 3, dag(1))
    found = bijgesteld(plek.regio, toen(plek, dag(0).date()).vrijgave, nu(plek), {"thuiszitters"})
    assert not [een for een in found if een.figuur.gebied == "VB01"]


@pytest.mark.parametrize(
    ("op", "telt"),
    [(1, [1]), (2, [1, 2]), (3, [1, 3]), (4, [1, 2]), (5, [1, 2, 5])],
    ids=["first load", "second load", "undone with an answer", "redone", "a later answer"],
)
def test_answers_to_welke_telt_are_those_of_that_day(
    plek: Werkplek, op: int, telt: list[int]
) -> None:
    """Load 2 is undone by 3, which brings an answer of its own, and redone by 4."""
    soorten = {1: "opnemen", 2: "opnemen", 3: "terugdraaien", 4: "opnieuw", 5: "opnemen"}
    with opslag(plek) as store, store.transactie(terugrollen=True):
        for nummer, soort in soorten.items():
            store.con.execute(
                "insert into handeling values (?, ?, ?, 'toets', null, '')",
                [nummer, soort, dag(nummer)],
            )
        store.con.execute("insert into ongedaan values (3, 2), (4, 2)")
        for tabel, nummers in (("leidend", (1, 2, 5)), ("leidend_weg", (3,))):
            for nummer in nummers:
                store.con.execute(
                    f"insert into {tabel} values ('maat', 'VB01', 'wie', 'wat', ?)", [nummer]
                )
        zet_terug(store, dag(op).date())
        rijen = store.tabel("select handeling_id as id from leidend order by id")
        assert [rij["id"] for rij in rijen] == telt


def test_another_reader_gets_nothing(plek: Werkplek) -> None:
    lever(plek, 6, dag(0))
    with pytest.raises(GeenVrijgave):
        toen(plek, dag(0).date(), Lezer(profiel="banden", regio="duin-en-dijk"))
