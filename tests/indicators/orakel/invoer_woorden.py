"""What all random deliveries share: quarters, regions, names, days."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from tests.indicators.orakel.aangeleverd import grenzen
from tests.indicators.orakel.gebieden import FUSIE, NAMEN, OUDE_NAMEN

KWARTALEN = (
    "2023-K3",
    "2023-K4",
    "2024-K1",
    "2024-K2",
    "2024-K3",
    "2024-K4",
    "2025-K1",
    "2025-K2",
)
SCHOOLJAREN = ("2023/2024", "2024/2025")
NOORD = ("VB01", "VB02", "VB04", "VB05", "VB06", "VB09")
IJMEER = ("VB03", "VB07", "VB08")


def toen(codes: Sequence[str], kwartaal: str) -> tuple[str, ...]:
    """Municipalities as they were in a quarter."""
    voor = grenzen(kwartaal)[1] < FUSIE
    return tuple(
        oud for code in codes for oud in (OUDE_NAMEN if voor and code == "VB06" else (code,))
    )


def als_naam(rng: random.Random, code: str, kwartaal: str) -> str:
    """A name or a code; sometimes still the old name after the merger."""
    if code == "VB06" and grenzen(kwartaal)[1] >= FUSIE and rng.random() < 0.15:
        code = rng.choice(tuple(OUDE_NAMEN))
    return rng.choice((code, (NAMEN | OUDE_NAMEN)[code]))


def als_tekst(dag: date | None) -> str:
    return "" if dag is None else f"{dag:%d-%m-%Y}"


def geleverd(rng: random.Random, kans: float = 0.85) -> list[str]:
    """Most quarters; some were not delivered."""
    return [k for k in KWARTALEN if rng.random() < kans]


def looptijd(rng: random.Random, kwartaal: str) -> tuple[date, date | None]:
    """Begin and end around an edge of the quarter."""
    eerste, laatste = grenzen(kwartaal)
    randen = (eerste, laatste, date(eerste.year, 10, 1), laatste - timedelta(days=91))
    begin = rng.choice(randen) + timedelta(days=rng.choice((-180, -40, -1, 0, 0, 1, 25)))
    duur = rng.choice((None, None, 0, 1, 30, 90, 91, 92, 200))
    einde = None if duur is None else begin + timedelta(days=duur)
    rand = rng.choice((eerste, eerste, laatste, laatste + timedelta(days=1)))
    if rng.random() < 0.3 and begin <= rand:
        einde = rand
    return begin, einde
