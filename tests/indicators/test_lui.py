"""Figures that are made when they are asked for: each once, and the same as when all are made."""

from __future__ import annotations

import gc

import pytest

from indicators.lui import Blok, LuieFiguren, LuieLijst

THUIS = ("thuiszitters", "VB01", "2025-K1", "")


def figuren(gemaakt: list[str]) -> LuieFiguren[str]:
    """Two areas in the first quarter and one in the second, with two breakdowns."""

    def maak(gebied: str, periode: str, code: str) -> str:
        gemaakt.append(f"{gebied} {periode} {code}".strip())
        return gemaakt[-1]

    eerste, tweede = {"VB01": 0, "regio": 0}, {"VB01": 0}
    perioden = {"2025-K1": eerste, "2025-K2": tweede}
    return LuieFiguren(
        {
            "thuiszitters": Blok(maak, perioden),
            "reden": Blok(maak, {"2025-K2": tweede}, {"reden=a": 0, "reden=b": 1}),
        }
    )


def test_niets_wordt_gemaakt_voordat_iemand_het_vraagt() -> None:
    gemaakt: list[str] = []
    alle = figuren(gemaakt)
    assert len(alle) == 5
    assert THUIS in alle
    assert len(list(alle)) == 5
    assert gemaakt == []
    assert alle[THUIS] is alle[THUIS]
    assert gemaakt == ["VB01 2025-K1"]


def test_alle_samen_zijn_dezelfde_als_elk_apart_in_de_volgorde_van_de_sleutels() -> None:
    gemaakt: list[str] = []
    alle = figuren(gemaakt)
    los = alle[THUIS]
    assert list(alle.items()) == [(sleutel, alle[sleutel]) for sleutel in alle]
    assert next(iter(alle.values())) is los
    assert len(gemaakt) == len(set(gemaakt)) == 5
    assert dict(alle) == dict(figuren([]))
    assert gc.isenabled()


@pytest.mark.parametrize(
    "anders",
    [
        ("verzuim", "VB01", "2025-K1", ""),
        ("thuiszitters", "VB02", "2025-K1", ""),
        ("thuiszitters", "regio", "2025-K2", ""),
        ("thuiszitters", "VB01", "2025-K3", ""),
        ("thuiszitters", "VB01", "2025-K1", "reden=a"),
        ("reden", "VB01", "2025-K2", ""),
    ],
)
@pytest.mark.parametrize("eerst_alles", [False, True])
def test_wat_er_niet_is_is_er_niet(anders: tuple[str, str, str, str], *, eerst_alles: bool) -> None:
    alle = figuren([])
    if eerst_alles:
        alle.values()
    assert anders not in alle
    assert alle.get(anders) is None
    with pytest.raises(KeyError):
        alle[anders]


def test_een_lijst_weet_per_sleutel_hoe() -> None:
    lijst = LuieLijst({THUIS: "".join})
    assert (len(lijst), list(lijst), lijst[THUIS]) == (1, [THUIS], "".join(THUIS))
    assert ("ander", *THUIS[1:]) not in lijst
