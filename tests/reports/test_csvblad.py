"""A CSV of what is on the screen."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.model import Figure, Levering
from reports.csvblad import BOM, KOPPEN, Herkomst, Regel, bestandsnaam, cijfers_csv, leveringen_csv
from tests.pages.fakes import figuur, indicator, klein, zonder

FROM = Herkomst("Duin en Dijk", date(2025, 8, 12), "vanaf 5")


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BOM)
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM)), delimiter=";"))


def one(shown: Figure, **more: object) -> dict[str, str]:
    (row,) = rows(cijfers_csv([Regel(indicator(**more), shown, "Duinveen")], FROM))
    return row


def test_a_figure_is_one_row_with_all_that_must_be_known() -> None:
    row = one(
        figuur(
            1234.0,
            bron="Leerplicht Duinveen, 2e kwartaal 2025, versie 1, ontvangen 7 augustus 2025",
            per1000_min=1.66,
            per1000_max=1.66,
            onder95=7.65,
            boven95=23.49,
            toelichting="In dit kwartaal valt de zomervakantie",
            stand="voorlopig",
        )
    )
    assert row["waarde"] == "1.234"
    assert row["ten minste"] == row["ten hoogste"] == "1234"
    assert row["per 1.000 ten minste"] == "1,7"
    assert (row["onzekerheid 95% van"], row["onzekerheid 95% tot"]) == ("7,7", "23,5")
    assert row["periode"] == "2e kwartaal 2025"
    assert row["opmerkingen"] == "In dit kwartaal valt de zomervakantie."
    assert row["leveringen"].startswith("Leerplicht Duinveen")
    assert row["stand van de cijfers"] == "12 augustus 2025"
    assert (row["weergave"], row["status"]) == ("vanaf 5", "voorlopig")


def test_what_is_hidden_or_absent_has_a_code_of_its_own_and_no_number_of_its_own() -> None:
    small = one(klein())
    guarded = one(figuur(status="afgeschermd", tekst="·", reden="Afgeschermd."))
    absent = one(zonder("niet geleverd"))
    assert [row["code"] for row in (small, guarded, absent)] == [
        "klein",
        "afgeschermd",
        "niet geleverd",
    ]
    assert (small["waarde"], small["ten minste"], small["ten hoogste"]) == ("<5", "1", "4")
    for row in (guarded, absent):
        assert row["ten minste"] == row["ten hoogste"] == row["per 1.000 ten minste"] == ""


def test_a_share_is_rounded_as_on_the_screen_so_that_its_counts_cannot_be_found() -> None:
    row = rows(
        cijfers_csv(
            [Regel(Share(**indicator().model_dump()), figuur(100 * 9 / 14, tekst="64,3%"), "A")],
            FROM,
        )
    )[0]
    assert row["ten minste"] == row["ten hoogste"] == "64,3"
    assert row["eenheid"] == "procent"


class Share(type(indicator())):  # type: ignore[misc]
    """The first indicator as a share."""

    @property
    def vorm(self) -> str:
        return "aandeel"


@given(st.text(max_size=40), st.sampled_from(["=", "+", "-", "@", "\t=", " =", "\r", "＝"]))
def test_no_cell_can_be_a_formula(words: str, first: str) -> None:
    text = cijfers_csv([Regel(indicator(), figuur(14, bron=first + words), first + words)], FROM)
    for row in rows(text):
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝")), cell


@given(st.text(max_size=60))
def test_any_text_stays_in_its_own_cell(words: str) -> None:
    (row,) = rows(cijfers_csv([Regel(indicator(), figuur(14), words)], FROM))
    assert set(row) == set(KOPPEN)
    assert row["waarde"] == "14"


def test_a_figure_that_is_shown_twice_is_one_row() -> None:
    regel = Regel(indicator(), figuur(14), "Duinveen")
    assert len(rows(cijfers_csv([regel, regel], FROM))) == 1


def test_invented_figures_are_marked_in_every_row() -> None:
    made_up = Herkomst("Duin en Dijk", None, "vanaf 5", verzonnen=True)
    (row,) = rows(cijfers_csv([Regel(indicator(), figuur(14), "Duinveen")], made_up))
    assert row["regio"] == "Duin en Dijk (verzonnen voorbeeld)"


def test_the_deliveries_of_an_indicator_are_a_file_as_well() -> None:
    levering = Levering(
        "SWV, Kust; PO", "tlv", "2024/2025", "", 2, "po", "definitief", date(2025, 8, 5), (), False
    )
    (row,) = rows(leveringen_csv(indicator(), [levering]))
    assert row["leverancier"] == "SWV, Kust; PO"
    assert (row["periode"], row["versie"]) == ("schooljaar 2024/25", "2")
    assert row["ontvangen"] == "5 augustus 2025"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("Duin en Dijk", "VO-coach"), "monitor-duin-en-dijk-vo-coach.csv"),
        (("’s-Hertogenbosch", "../x"), "monitor-s-hertogenbosch-x.csv"),
    ],
)
def test_a_file_name_is_plain(words: tuple[str, ...], name: str) -> None:
    assert bestandsnaam(*words) == name
