"""The command oogo says and does the same as the page."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from loaders.cli import main

AFSPRAAK = ("afspraak", "Scholen melden binnen een week.", "--wie", "SWV", "--overleg", "6-3-2025")
CIJFER = ("--cijfer", "Thuiszitters", "--gebied", "Heiloo", "--periode", "2024-K4")


@pytest.fixture(autouse=True)
def gegevens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path / "gegevens"))
    monkeypatch.setattr("loaders.oogo_schrijven.geopend", nullcontext)


def zeg(*woorden: str) -> int:
    return main(["oogo", *woorden, "--regio", "alkmaar"])


def test_overleg_afspraak_opvolgen_vraag_en_ongedaan(capsys: pytest.CaptureFixture[str]) -> None:
    assert zeg("toon") == 0
    assert "nog geen overleg opgeschreven" in capsys.readouterr().out
    assert zeg("overleg", "6-3-2025", "--plaats", "Heiloo", "--agendapunt", "Thuiszitters") == 0
    assert zeg("overleg", "6-3-2025", "--besluit", "Wij volgen dit.") == 0
    assert zeg("overleg", "4-12-2025") == 0
    assert zeg(*AFSPRAAK, *CIJFER, "--voor", "1-9-2025") == 0
    gelukt = ("volg-op", "3", "--status", "loopt", "--hoe", "Het gaat.", "--besproken", "4-12-2025")
    assert zeg(*gelukt) == 0
    assert (
        zeg("vraag", "Wat helpt?", "--gebied", "Heiloo", "--periode", "2025-K2", "--wie", "Wij")
        == 0
    )
    capsys.readouterr()

    assert zeg("toon") == 0
    uit = capsys.readouterr().out
    for deel in (
        "1. Overleg van 6 maart 2025, Heiloo",
        "agenda: Thuiszitters",
        "besluit: Wij volgen dit.",
        "3. Afspraak: Scholen melden binnen een week.",
        "SWV, loopt, klaar op 1 september 2025. Het gaat.",
        "4. Vraag, Heiloo, 2e kwartaal 2025, Wij: Wat helpt?",
    ):
        assert deel in uit

    assert zeg("ongedaan") == 0
    assert zeg("toon", "--json") == 0
    regels = json.loads(capsys.readouterr().out.split("ongedaan gemaakt.\n")[1])
    assert [een["soort"] for een in regels] == ["overleg", "overleg", "afspraak"]
    assert regels[2]["besproken"] == regels[1]["nummer"]
    assert len(regels[2]["geschiedenis"]) == len(["nieuw", "opgevolgd"])
    assert zeg("verwijder", "2") == 1
    assert "hoort bij een overleg" in capsys.readouterr().err


def test_wat_op_een_naam_lijkt_wordt_eerst_gevraagd(capsys: pytest.CaptureFixture[str]) -> None:
    gezegd = ("overleg", "6-3-2025", "--besluit", "Emma krijgt een plek.")
    assert zeg(*gezegd) == 2
    assert "“Emma” lijkt een naam." in capsys.readouterr().err
    assert zeg(*gezegd, "--nagekeken") == 0


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        (("overleg", "morgen"), 2, "geen datum"),
        (AFSPRAAK, 2, "Dit overleg is er niet"),
        (("volg-op", "9"), 2, "Afspraak 9 is er niet"),
        (("verwijder", "9"), 2, "Nummer 9 is er niet"),
        (("ongedaan", "9"), 1, "Handeling 9 is er niet"),
        (("vraag", "Wat helpt?", "--wie", "Wij"), 1, "Vul in: Gebied"),
        (("vraag", "Wat helpt?", "--wie", "Wij", "--gebied", "Atlantis", "--periode", "2025-K1"), 1,
         "Atlantis"),
    ],
)  # fmt: skip
def test_wat_niet_kan_wordt_in_een_zin_gezegd(
    woorden: tuple[str, ...], code: int, zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zeg(*woorden) == code
    assert zin in capsys.readouterr().err
