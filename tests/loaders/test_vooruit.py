"""The heaviest doubts are seen before a list is repaired, and hold however it is repaired.

One office: in the first quarter eight pupils at home, in the second a list with errors in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.aanleveren import Aanlevering, Controle, Probleem
from loaders.issues import Issue, is_bevestigd
from loaders.opdracht import Werkplek
from tests.loaders.conceptproef import fouten, met_waarde
from tests.loaders.hulp import als_csv, goed, neem_op, werkplek

KOPPEN = ("Leerling-ID", "Woongemeente", "Eerste dag thuis", "Datum terug", "Reden", "Schoolsoort")
WIE = "Leerplicht Duinveen"
K1 = tuple((f"L-{n}", "Duinveen", f"{n + 9}-01-2025", "", "gedrag", "havo") for n in range(8))
Rij = tuple[str, ...]


@pytest.fixture
def plek(tmp_path: Path) -> Werkplek:
    plek = werkplek(tmp_path / "regio")
    goed(neem_op(plek, als_csv(KOPPEN, K1), "k1.csv", leverancier=WIE, periode="2025-K1"))
    return plek


def lever(plek: Werkplek, *rijen: Rij) -> Aanlevering:
    levering = Aanlevering.nieuw(plek, "jan")
    assert levering.voeg_toe(als_csv(KOPPEN, rijen), "Duinveen 2025K2.csv").stuk
    levering.zeg(0, leverancier=WIE, periode="2025-K2")
    levering.koppel(0)
    return levering


def zwaar(controle: Controle) -> list[Probleem]:
    return [p for p in controle.problemen if p.zwaar]


def soorten(controle: Controle) -> list[str]:
    return [p.issue.soort for p in zwaar(controle)]


def met(nummer: int, **anders: str) -> Rij:
    """The row of a pupil of the first quarter, with other cells."""
    cellen = dict(zip(KOPPEN, K1[nummer], strict=True))
    return tuple((cellen | anders).values())


FOUTE_DATUM = {"Eerste dag thuis": "31-02-2025"}


def test_who_is_gone_is_seen_while_there_are_errors(plek: Werkplek) -> None:
    levering = lever(plek, met(0), met(1), met(2, **FOUTE_DATUM))
    controle = levering.controleer(0)
    [fout] = fouten(controle)
    assert "31-02-2025" in fout
    [een] = [p for p in zwaar(controle) if p.issue.soort == "verdwenen"]
    # Pupil 2 is in a row that is wrong: that one is not gone.
    assert een.issue.zin.startswith(
        "5 leerlingen zaten aan het eind van kwartaal 1 van 2025 nog thuis en staan niet in dit "
        "bestand. In de levering van 12 augustus 2025 stonden ze op regel 5, 6, 7, 8 en 9. "
    )
    assert een.issue.zin.endswith("Dat is het bestand k1.csv.")
    assert controle.nog_niet == 1


def test_what_was_confirmed_before_the_repair_is_not_asked_again(plek: Werkplek) -> None:
    levering = lever(plek, met(0), met(1), met(2, **FOUTE_DATUM))
    eerst = levering.controleer(0)
    levering.bevestig(0, *(p.kenmerk for p in zwaar(eerst)))
    levering.los_op(0, met_waarde(eerst, "31-02-2025"), "28-02-2025")
    daarna = levering.controleer(0)
    assert not fouten(daarna)
    assert all(p.bevestigd for p in zwaar(daarna))
    assert "verdwenen" in soorten(daarna)


def test_a_confirmation_can_be_taken_back(plek: Werkplek) -> None:
    levering = lever(plek, met(0), met(1), met(2, **FOUTE_DATUM))
    [een] = [p for p in zwaar(levering.controleer(0)) if p.issue.soort == "verdwenen"]
    levering.bevestig(0, een.kenmerk)
    levering.trek_in(0, een.kenmerk)
    assert levering.concept.stuk(0).opdracht.akkoord == frozenset()


def test_a_row_of_which_the_pupil_cannot_be_read_can_be_anyone(plek: Werkplek) -> None:
    """One pupil is missing, and one row has no number: nothing is sure yet."""
    rijen = [met(n) for n in range(7)]
    levering = lever(plek, *rijen, met(7, **{"Leerling-ID": ""}))
    assert fouten(levering.controleer(0))
    assert "verdwenen" not in soorten(levering.controleer(0))


def test_the_list_of_last_quarter_is_known_by_the_rows_that_can_be_read(plek: Werkplek) -> None:
    rijen = [met(n) for n in range(7)]
    levering = lever(plek, *rijen, met(7, **FOUTE_DATUM))
    [een] = zwaar(levering.controleer(0))
    assert een.issue.zin == (
        "alle regels die nu te lezen zijn, staan ook in de levering over kwartaal 1 van 2025. Is "
        "dit het goede bestand?"
    )
    levering.bevestig(0, een.kenmerk)
    levering.los_op(0, met_waarde(levering.controleer(0), "31-02-2025"), "16-01-2025")
    [later] = zwaar(levering.controleer(0))
    assert later.issue.zin.startswith("precies dezelfde regels als in de levering")
    assert later.bevestigd


def test_a_new_row_makes_it_another_list(plek: Werkplek) -> None:
    nieuw = ("L-99", "Duinveen", "01-04-2025", "", "gedrag", "havo")
    levering = lever(plek, *(met(n) for n in range(7)), nieuw, met(7, **FOUTE_DATUM))
    assert "zelfde bestand" not in soorten(levering.controleer(0))


def test_an_unknown_word_that_changes_no_total_keeps_its_row(plek: Werkplek) -> None:
    levering = lever(plek, met(0), met(1, Schoolsoort="Brugklas+"), met(2, Reden="Overmacht"))
    controle = levering.controleer(0)
    assert len(fouten(controle)) == 2
    assert controle.nog_niet == 0
    assert "verdwenen" in soorten(controle)


def test_an_error_in_the_whole_file_leaves_nothing_to_look_ahead_at(plek: Werkplek) -> None:
    """No row is about the quarter: the period is most likely wrong, and that comes first."""
    levering = lever(
        plek, met(0, **{"Eerste dag thuis": "01-01-2024", "Datum terug": "02-01-2024"})
    )
    controle = levering.controleer(0)
    assert fouten(controle)
    assert not zwaar(controle)


@pytest.mark.parametrize("waarde", ["Brugklas+", "31-02-2025"])
def test_an_answer_that_is_undone_leaves_the_draft_as_it_was(plek: Werkplek, waarde: str) -> None:
    levering = lever(plek, met(0, Schoolsoort="Brugklas+"), met(1, **FOUTE_DATUM), met(2))
    probleem = met_waarde(levering.controleer(0), waarde)
    eerst = fouten(levering.controleer(0))
    levering.los_op(0, probleem, "onbekend" if probleem.keuzes else "01-02-2025")
    assert fouten(levering.controleer(0)) != eerst
    levering.maak_ongedaan(0, probleem)
    assert fouten(levering.controleer(0)) == eerst
    levering.laat_weg(0, probleem.issue.blad, probleem.issue.rijen)
    levering.maak_ongedaan(0, probleem)
    assert levering.concept.stuk(0).opdracht.weggelaten == ()


# -- what a confirmation is about ---------------------------------------------------------------


def sprong(laag: int, hoog: int) -> Issue:
    zin = f"{laag} tot {hoog}"
    return Issue("sprong", "waarschuwing", zin, waar="hier", merk="x", tussen=(laag, hoog))


@given(st.lists(st.integers(0, 99), min_size=4, max_size=4))
def test_a_confirmed_range_holds_for_what_lies_in_it_and_for_nothing_else(n: list[int]) -> None:
    (a, b), (c, d) = sorted(n[:2]), sorted(n[2:])
    gezien = {sprong(a, b).kenmerk}
    assert is_bevestigd(sprong(c, d).kenmerk, gezien) == (a <= c and d <= b)


def test_a_confirmed_range_of_another_place_says_nothing() -> None:
    ander = Issue("sprong", "waarschuwing", "4", waar="daar", merk="x", tussen=(4, 4))
    assert not is_bevestigd(ander.kenmerk, {sprong(0, 9).kenmerk})
    zonder = Issue("sprong", "waarschuwing", "4", waar="hier", merk="x")
    assert not is_bevestigd(zonder.kenmerk, {sprong(0, 9).kenmerk})


def over_regels(controle: Controle, soort: str) -> list[Probleem]:
    return [p for p in controle.problemen if p.issue.soort == soort]


def test_double_rows_are_asked_at_once_though_another_column_is_wrong(plek: Werkplek) -> None:
    dubbel = met(7, Schoolsoort="VO")
    levering = lever(plek, met(0), met(1), dubbel, dubbel)
    eerst = levering.controleer(0)
    [een] = over_regels(eerst, "dubbele regel")
    assert een.issue.rijen == (4, 5)
    levering.bevestig(0, een.kenmerk)
    levering.los_op(0, met_waarde(eerst, "VO"), "onbekend")
    [later] = over_regels(levering.controleer(0), "dubbele regel")
    assert later.bevestigd, "what was confirmed is not asked again"


def test_rows_with_different_unknown_words_are_not_called_double(plek: Werkplek) -> None:
    een, ander = met(7, Schoolsoort="VO"), met(7, Schoolsoort="basis of voortgezet")
    controle = lever(plek, met(0), met(1), een, ander).controleer(0)
    assert len(fouten(controle)) == 2
    assert not over_regels(controle, "dubbele regel")


def test_a_row_that_is_changed_is_not_asked_about_as_it_was(plek: Werkplek) -> None:
    dubbel = met(7, Schoolsoort="VO")
    levering = lever(plek, met(0), met(1), dubbel, dubbel)
    eerst = levering.controleer(0)
    levering.los_op(0, met_waarde(eerst, "VO"), "havo", rijen=[4])
    assert not over_regels(levering.controleer(0), "dubbele regel")


def test_what_was_wrong_first_is_known_after_everything_was_repaired(plek: Werkplek) -> None:
    levering = lever(plek, met(0), met(1), met(2, **FOUTE_DATUM))
    [eerst] = [p for p in levering.controleer(0).problemen if p.issue.ernst == "fout"]
    levering.los_op(0, eerst, "28-02-2025")
    assert not fouten(levering.controleer(0))
    assert [p.kenmerk for p in levering.eerst_fout(0)] == [eerst.kenmerk]
