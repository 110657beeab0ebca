"""Where the rows of a list of cases count: each row is told once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders.leveringen import vergelijk_versies
from loaders.telling import Telling
from tests.indicators.proef import Proef
from tests.loaders.test_verschil import lijst

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
