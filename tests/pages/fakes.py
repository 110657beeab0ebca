"""A small region with invented figures, to try pages and drawings on without a store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any


@dataclass(frozen=True)
class FakeFigure:
    indicator: str = "thuiszitters"
    gebied: str = "VB01"
    periode: str = "2025-K2"
    uitsplitsing: str = ""
    status: str = "getoond"
    reden: str = ""
    tekst: str = ""
    min: float | None = None
    max: float | None = None
    onder95: float | None = None
    boven95: float | None = None
    onder998: float | None = None
    boven998: float | None = None
    noemer_min: float | None = None
    noemer_max: float | None = None
    noemer_datum: str = ""
    per1000_min: float | None = None
    per1000_max: float | None = None
    per1000_reden: str = ""
    dekking: str = ""
    leden: int = 1
    leden_geleverd: int = 1
    bron: str = "Leerplicht Duinveen, 2e kwartaal 2025, ontvangen 12 augustus 2025"
    andere_bron: str = ""
    breuk: str = ""
    stand: str = "definitief"


def figuur(low: float | None = None, high: float | None = None, **more: Any) -> FakeFigure:
    """A shown value, or with two numbers a range."""
    high = low if high is None else high
    text = "" if low is None else f"{low:g}" if low == high else f"{low:g}–{high:g}"
    return replace(FakeFigure(tekst=text, min=low, max=high), **more)


def klein(**more: Any) -> FakeFigure:
    return figuur(1, 4, status="klein", tekst="<5", **more)


def zonder(status: str, **more: Any) -> FakeFigure:
    return figuur(status=status, tekst=status, reden=f"Dit is {status}.", **more)


@dataclass(frozen=True)
class FakeVrijgave:
    figuren: dict[tuple[str, str, str, str], Any] = field(default_factory=dict)
