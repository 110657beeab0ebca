"""The command duiding says and does the same as the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.cli import main

BIJ = ("schrijf", "Dreigende thuiszitters", "Heiloo", "2e kwartaal 2025")


@pytest.fixture(autouse=True)
def gegevens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path / "gegevens"))


def zeg(*woorden: str) -> int:
    return main(["duiding", *woorden, "--regio", "alkmaar"])


def test_schrijven_tonen_vaststellen_en_intrekken(capsys: pytest.CaptureFixture[str]) -> None:
    assert zeg("toon") == 0
    assert "nog geen duiding geschreven" in capsys.readouterr().out
    assert zeg(*BIJ, "--tekst", "Scholen melden eerder.", "--wie", "Netwerkgroep") == 0
    assert "Bewaard als duiding 1, concept." in capsys.readouterr().out
    assert zeg("wijzig", "1", "--stel-vast") == 0
    assert "Duiding 1 is nu: vastgesteld." in capsys.readouterr().out
    assert zeg("wijzig", "1", "--trek-in") == 1
    assert "Zeg waarom" in capsys.readouterr().err
    assert zeg("toon") == 0
    assert "Dreigende thuiszitters, Heiloo, 2e kwartaal 2025, vastgesteld" in (
        capsys.readouterr().out
    )
    assert zeg("wijzig", "1", "--trek-in", "--reden", "Klopte niet.") == 0
    assert "ingetrokken" in capsys.readouterr().out


def test_wat_op_een_naam_lijkt_wordt_eerst_gevraagd(capsys: pytest.CaptureFixture[str]) -> None:
    gezegd = (*BIJ, "--tekst", "Volgens Emma is het klaar.", "--wie", "Netwerkgroep")
    assert zeg(*gezegd) == 2
    assert "“Emma” lijkt een naam." in capsys.readouterr().err
    assert zeg(*gezegd, "--nagekeken") == 0


@pytest.mark.parametrize(
    ("woorden", "code", "zin"),
    [
        (("wijzig", "7"), 1, "Duiding 7 is er niet."),
        (("wijzig", "1", "--stel-vast", "--trek-in"), 2, "--stel-vast of --trek-in"),
        (("schrijf", "bestaat niet", "regio", "2025-K2", "--tekst", "x"), 1, "kennen we niet"),
        (("schrijf", "thuiszitters", "Atlantis", "2025-K2", "--tekst", "x"), 1, "Atlantis"),
        (("schrijf", "thuiszitters", "regio", "ooit", "--tekst", "x"), 1, "ooit"),
        (("schrijf", "thuiszitters", "regio", "2025-K2", "--wie", "Wij"), 1, "Schrijf eerst"),
    ],
)
def test_wat_niet_kan_wordt_in_een_zin_gezegd(
    woorden: tuple[str, ...], code: int, zin: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert zeg(*woorden) == code
    assert zin in capsys.readouterr().err
