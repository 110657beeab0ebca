"""The pieces of Cijfers aanleveren that need no page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from loaders.aanleveren import (
    Celplek,
    Kolombeeld,
    Probleem,
    Rijbeeld,
)
from loaders.antwoord_op import Antwoord
from loaders.issues import Issue
from loaders.opdracht import Herstel, Rapport
from loaders.verschil import Cijfer
from pages.aanleveren import at_once, filetable, problems, solved
from pages.shared import difference, waiting
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


def test_after_a_swap_it_is_said_which_date_is_which() -> None:
    problem = replace(
        _fout(14, ""),
        plekken=(Celplek("", 2, "Thuis sinds", "begin"), Celplek("", 3, "Terug", "einde")),
    )
    given = Antwoord(
        herstel=(
            Herstel("", 2, "08-05-2025", "08-09-2025", (14,)),
            Herstel("", 3, "08-09-2025", "08-05-2025", (14,)),
        )
    )
    assert solved.became(problem, given) == (
        "de twee datums zijn omgewisseld. ‘Thuis sinds’ is nu 08-05-2025 en ‘Terug’ is nu "
        "08-09-2025."
    )


def _new(**more: Any) -> Cijfer:
    values = {
        "indicator": "x", "titel": "Thuiszitters", "gebied": "VB01", "naam": "Duinveen",
        "periode": "2025-K3", "uitsplitsing": "", "was": "niet geleverd", "wordt": "11",
        "lezer_was": "niet geleverd", "lezer_wordt": "11", "soort": "nieuw",
    }  # fmt: skip
    return Cijfer(**(values | more))


def test_the_own_period_goes_first_with_the_former_figure_beside_it() -> None:
    own = _new(eerder="14")
    year = _new(periode="2025/2026", titel="Nieuwe", wordt="3 (onvolledig)", lezer_wordt="·")
    html = difference.new_tables([year, own], {"2025-K3"})
    assert html.index("3e kwartaal 2025") < html.index("schooljaar 2025/26")
    assert "K2 ’25: 14" in html
    assert "lezers zien dit niet" in html
    assert "Onvolledig: over schooljaar 2025/26 komen nog kwartalen bij." in html


def test_of_who_is_followed_it_is_said_why_the_figure_comes_now_and_is_a_range() -> None:
    share = _new(periode="2024/2025", wordt="26–28 van 48–52", gevolgd=True)
    html = difference.new_tables([share], {"2025-K3"})
    assert "Over schooljaar 2024/25 komt dit er nu pas bij" in html
    assert "U ziet een bereik" in html
    assert "U ziet een bereik" not in difference.new_tables([_new()], {"2025-K3"})


def test_a_wait_is_told_with_what_it_took_here_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_TOOK", {"Bezig": 12.2, "Lang": 61.0})
    assert waiting.told("Bezig") == "Bezig. De vorige keer duurde dat ongeveer 15 seconden."
    assert waiting.told("Lang") == "Lang. De vorige keer duurde dat ongeveer 2 minuten."
    assert waiting.told("Nieuw") == "Nieuw. Dat kan een halve minuut duren."
