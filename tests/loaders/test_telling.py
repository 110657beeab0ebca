"""Where the rows of a list of cases count: each row is told once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders.leveringen import vergelijk_versies
from loaders.telling import Telling
from loaders.verschil import Verschil
from tests.indicators.proef import Proef, vrijgesteld
from tests.loaders.test_verschil import lijst, nieuwste

DAG = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("aantallen", "zin"),
    [
        ((0, 0, 0, 0, 0), ""),
        ((1, 0, 0, 0, 0), "1 regel. Op 30 juni 2025 zit er 1 nog thuis."),
        (
            (13, 10, 1, 0, 0),
            "24 regels. Op 30 juni 2025 zitten er 13 nog thuis en waren er 10 al terug. "
            "1 begint pas na deze periode en telt nergens mee.",
        ),
        (
            (0, 2, 1, 2, 3),
            "8 regels. Op 30 juni 2025 zitten er 0 nog thuis en waren er 2 al terug. 6 "
            "tellen nergens mee: 1 begint pas na deze periode, 2 waren voor deze periode al "
            "afgelopen en 3 gaan over een gemeente buiten de regio.",
        ),
    ],
)
def test_every_row_is_told_once(aantallen: tuple[int, int, int, int, int], zin: str) -> None:
    telling = Telling("thuiszitters", DAG, *aantallen)
    assert telling.rijen == sum(aantallen)
    assert telling.zin() == zin


def test_the_last_day_at_home_decides(tmp_path: Path) -> None:
    """`einde` is the first day not at home any more: who is back on 30 June was not at home."""
    proef = Proef(tmp_path, "duin-en-dijk")
    nummer = lijst(
        proef,
        "P1 2025-05-01",
        "P2 2025-05-01 2025-07-01",
        "P3 2025-05-01 2025-06-30",
        "P4 2025-07-02",
        "P5 2025-01-02 2025-03-31",
    )
    [regels] = vergelijk_versies(proef.plek, None, nummer).regels
    assert regels.telling == Telling("thuiszitters", DAG, 2, 1, 1, 1, 0)


VAN = "Leerplicht Langewaard"


def vrijstellingen(proef: Proef, periode: str, *rijen: str) -> Verschil:
    """Exemptions of Langewaard in a quarter, and what that changes."""
    proef.laad(vrijgesteld(*(f"VB04 {r}" for r in rijen), van=VAN, periode=periode))
    return vergelijk_versies(proef.plek, None, nieuwste(proef))


K3 = (*(f"5-onder-a 2025-08-0{dag} 2026-08-01" for dag in (1, 2, 3)), "5-onder-c 2024-01-10")


def test_a_list_of_cases_is_told_per_kind(tmp_path: Path) -> None:
    """Of what is valid on the last day: what ended or begins later is of no kind."""
    proef = Proef(tmp_path, "duin-en-dijk")
    ook = ("5-onder-a 2024-08-01 2025-08-01", "5-onder-b 2025-10-05")
    [regels] = vrijstellingen(proef, "2025-K3", *K3, *ook).regels
    assert regels.telling is not None
    assert regels.telling.soorten == (("artikel 5 onder a", 3), ("artikel 5 onder c", 1))
    assert regels.telling.waar() == (
        "Op 30 september 2025 gelden er 4 nog en was er 1 al afgelopen. Van die 4: artikel 5 onder "
        "a (3) en artikel 5 onder c (1). 1 begint pas na deze periode en telt nergens mee."
    )


def test_a_key_figure_that_waits_for_another_quarter_is_named(tmp_path: Path) -> None:
    """5 onder a of a municipality is the stock of 1 October, which lies in the fourth quarter."""
    proef = Proef(tmp_path, "duin-en-dijk")
    [zin] = vrijstellingen(proef, "2025-K3", *K3).later
    assert zin == (
        "Vrijstellingen 5 onder a van Langewaard tonen we per schooljaar: de stand op 1 oktober. "
        "De stand op 1 oktober 2025 komt met de levering over het 4e kwartaal 2025. Tot die tijd "
        "blijft dit cijfer zoals het is. Over het 3e kwartaal 2025 telt deze lijst mee bij de "
        "deelregio’s en de regio."
    )
    # The quarter of 1 October brings it, and after that a late list does not change it any more.
    assert vrijstellingen(proef, "2025-K4", *K3).later == ()
    [zin] = vrijstellingen(proef, "2025-K2", *K3[3:]).later
    assert "komt uit de levering over het 4e kwartaal 2025 en verandert hierdoor niet" in zin


def test_a_figure_of_each_quarter_waits_for_nothing(tmp_path: Path) -> None:
    proef = Proef(tmp_path, "duin-en-dijk")
    nummer = lijst(proef, "P1 2025-05-01")
    assert vergelijk_versies(proef.plek, None, nummer).later == ()
