"""One count of remarks for the page, the receipt and Leveringen."""

from __future__ import annotations

from loaders.issues import Issue
from loaders.meldingen import WOORD_GEKOZEN, aantal_hersteld, automatisch, geteld
from loaders.opdracht import Herstel, Opdracht


def issue(soort: str, ernst: str, *rijen: int) -> Issue:
    return Issue(soort=soort, ernst=ernst, zin="x", rijen=rijen)  # type: ignore[arg-type]


def test_a_remark_is_one_message_however_many_rows_it_is_about() -> None:
    issues = [issue("verdwenen", "waarschuwing"), issue("streepje", "verbeterd", 4, 5, 6)]
    assert [(m["ernst"], m["soort"], m["aantal"]) for m in geteld(issues)] == [
        ("verbeterd", "streepje", 1),
        ("waarschuwing", "verdwenen", 1),
    ]


def test_what_the_person_did_is_counted_in_cells_and_is_no_automatic_repair() -> None:
    issues = [issue("door u hersteld", "verbeterd", 3), issue(WOORD_GEKOZEN, "verbeterd", 7, 8)]
    assert automatisch(issues, "verbeterd") == []
    assert [(m["soort"], m["aantal"]) for m in geteld(issues)] == [(WOORD_GEKOZEN, 2)]
    twee = Herstel(blad="", kolom=1, wordt="b", was="a", rijen=(3, 4))
    assert aantal_hersteld(Opdracht(herstel=(twee,)), issues) == 4
