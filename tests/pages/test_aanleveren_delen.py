"""The pieces of Cijfers aanleveren that need no page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from loaders.aanleveren import (
    Celplek,
    Kolombeeld,
    Probleem,
    Rijbeeld,
)
from loaders.issues import Issue
from loaders.opdracht import Herstel, Rapport
from pages.aanleveren import at_once, filetable, problems
from tests.pages.nep_lijst import KOLOMMEN


def _fout(row: int, waarde: str = "x", **more: Any) -> Probleem:
    values = {"kop": "Aantal", "waarde": waarde, "rijen": (row,), "soort": "aantal", "zin": "fout"}
    issue = Issue(ernst="fout", **(values | more))
    return Probleem(issue.kenmerk, issue)


def _controle(*found: Probleem, told: tuple[Issue, ...] = ()) -> Any:
    rapport = Rapport("x.csv", "fouten", "", told, gevonden=tuple(p.issue for p in found))
    return type("C", (), {"rapport": rapport, "problemen": found})


def test_with_more_than_16_wrong_values_only_the_summary_is_shown() -> None:
    some = tuple(_fout(row, f"w{row}") for row in range(2, 18))
    assert len(problems.open_problems(_controle(*some)).fouten) == 16
    told = (Issue("aantal", "fout", "17 verschillende waarden", kop="Aantal"),)
    many = problems.open_problems(_controle(*some, _fout(18, "w18"), told=told))
    assert many.fouten == ()
    assert [one.zin for one in many.te_veel] == ["17 verschillende waarden"]
    assert many.aantal_fouten == 1


def test_only_answers_that_look_like_what_stands_there_are_taken_together() -> None:
    spot = (Celplek("", 0, "Aantal", "aantal"),)
    sure = replace(
        _fout(2, "Duinven", suggesties=("Duinveen",)), plekken=spot, keuzes=("Duinveen", "Uitmeer")
    )
    unsure = replace(_fout(3, "Zee"), plekken=spot, keuzes=("Duinveen", "Uitmeer"))
    typed = replace(_fout(4, "x"), plekken=spot)
    assert at_once.likely_repairs([sure, unsure, typed]) == [(sure, "Duinveen")]


def test_the_worst_mark_of_a_cell_is_shown() -> None:
    columns = (Kolombeeld(0, "Aantal", "aantal", False),)
    beter = Issue("x", "verbeterd", "gelezen", kop="Aantal", rijen=(4,))
    mended = Herstel("", 0, "5", was="v", rijen=(4,))
    marked = filetable.marks("", columns, (_fout(4),), (beter,), mended=(mended,))
    assert marked.kinds == {(4, 0): "fout"}
    assert filetable.marks("", columns, (), (beter,), mended=(mended,)).kinds == {
        (4, 0): "hersteld"
    }


def test_marks_of_another_sheet_are_not_shown() -> None:
    columns = (Kolombeeld(0, "Aantal", "aantal", False),)
    assert filetable.marks("Blad2", columns, (_fout(4),), ()).kinds == {}


def test_rows_with_a_question_come_with_their_neighbours() -> None:
    assert filetable.with_context([5, 9], most=50) == [4, 5, 6, 8, 9, 10]
    assert filetable.with_context([5, 9], most=4) == [4, 5, 6]


def test_a_jump_in_the_rows_is_a_gap_and_the_columns_that_are_not_read_are_empty() -> None:
    rows = (Rijbeeld(4, ("•••", "A", "", "", "", "")), Rijbeeld(9, ("•••", "B", "", "", "", "")))
    html = filetable.table(KOLOMMEN, rows, filetable.Marks())
    assert html.count("mon-sprong") == 1
    assert "niet gelezen" in html


def test_many_columns_that_are_not_read_are_named_below() -> None:
    columns = tuple(Kolombeeld(i, f"K{i}", "", False) for i in range(9))
    html = filetable.table(columns, (), filetable.Marks())
    assert "Deze 9 kolommen lezen en bewaren we niet: K0, K1" in html
    assert html.count("<th") == 1 + html.count("<thead")
