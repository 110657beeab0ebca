"""What compute divides by: inhabitants of exactly these ages, at most 24 months old."""

import pytest

from indicators.model import Interval
from indicators.noemers import precies
from tests.indicators.proef import (
    Proef,
    geteld,
    inwoners,
    thuis,
    zoveel,
)

K2 = "2025-K2"
THUIS = "thuiszitters"


N = Interval


@pytest.mark.parametrize(
    ("klassen", "verwacht"),
    [
        ({(a, a): N(10, 10) for a in range(100)}, N(130, 130)),
        (
            {(0, 4): N(1, 1), (5, 9): N(50, 50), (10, 14): N(60, 60), (15, 17): N(30, 30)},
            N(140, 140),
        ),
        (
            {(5, 9): N(50, 50), (10, 14): N(60, 60), (15, 19): N(30, 30)},
            None,
        ),  # 15 tot 20 past niet
        (
            {(5, 9): N(50, 50), (10, 14): N(60, 60), **{(a, a): N(10, 10) for a in range(15, 20)}},
            N(140, 140),
        ),
        ({(5, 17): N(99, 99), (5, 9): N(50, 50), (10, 17): N(60, 60)}, N(99, 99)),  # de breedste
        ({(a, a): N(10, 10) for a in range(5, 17)}, None),  # 17 ontbreekt
        ({(5, 17): N(95, 99)}, N(95, 99)),
        ({(0, 150): N(1000, 1000)}, None),
    ],
)
def test_leeftijden_moeten_precies_passen(
    klassen: dict[tuple[int, int], Interval], verwacht: Interval | None
) -> None:
    assert precies(klassen, 5, 17) == verwacht


def test_noemer_is_de_nieuwste_tot_24_maanden_oud(proef: Proef) -> None:
    acht, van = zoveel(8, "VB01 2020-01-01"), "Leerplicht Duinveen"
    proef.laad(
        inwoners("VB01;5 tot 18 jaar;1000", periode="2022"),
        inwoners("VB01;5 tot 18 jaar;1100", periode="2023"),
        *(
            thuis(*acht, van=van, periode=p)
            for p in ("2021-K4", "2022-K1", "2022-K4", "2023-K1", "2024-K4", "2025-K1")
        ),
    )
    data = {
        p: proef.figuur(THUIS, "VB01", p).noemer_datum
        for p in ("2021-K4", "2022-K1", "2022-K4", "2023-K1", "2024-K4", "2025-K1")
    }
    assert data == {
        "2021-K4": "",
        "2022-K1": "2022-01-01",
        "2022-K4": "2022-01-01",
        "2023-K1": "2023-01-01",
        "2024-K4": "2023-01-01",
        "2025-K1": "",
    }
    assert proef.figuur(THUIS, "VB01", "2025-K1").per1000_reden.startswith(
        "Geen cijfer per 1.000: het aantal inwoners"
    )


def test_noemer_van_een_groep_heeft_een_datum(proef: Proef) -> None:
    proef.laad(
        inwoners("VB06;5 tot 18 jaar;1000", "VB09;5 tot 18 jaar;500", periode="2024"),
        inwoners("VB06;5 tot 18 jaar;1100", periode="2025"),
        geteld(
            "VB06;dreigend;;12",
            "VB09;dreigend;;6",
            van="SWV Noord-Kust PO",
            periode="2024-K4",
            sector="alle",
        ),
        geteld(
            "VB06;dreigend;;12",
            "VB09;dreigend;;6",
            van="SWV Noord-Kust PO",
            periode=K2,
            sector="alle",
        ),
    )
    toen = proef.figuur("dreigende_thuiszitters", "jeugdregio:polder", "2024-K4")
    assert (toen.noemer_min, toen.per1000_min) == (1500, 12)
    nu = proef.figuur("dreigende_thuiszitters", "jeugdregio:polder", K2)
    assert (nu.per1000_min, nu.per1000_reden) == (
        None,
        "Geen cijfer per 1.000: de noemers zijn niet van dezelfde datum.",
    )
