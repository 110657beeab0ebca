"""What readers see when the audit does not let new figures through: the last state that passed."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators.audit.herstel import NietTeHerstellen
from indicators.vrijgave import nieuwste
from loaders.begin import breng_bij
from loaders.cli import main
from loaders.toegang import tegengehouden
from tests.indicators.proef import Proef, thuis, zoveel

K1, K2 = "2025-K1", "2025-K2"
WAAROM = "Deze cijfers zijn niet vrij te geven: er blijft iets af te leiden (een klein aantal)."


def _lekt(*_: object, **__: object) -> None:
    raise NietTeHerstellen(WAAROM)


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    """Twelve thuiszitters in Duinveen, released."""
    proef = Proef(tmp_path / "duin-en-dijk", "duin-en-dijk")
    return proef.laad(
        thuis(*zoveel(12, "Duinveen 2025-02-03"), van="Leerplicht Duinveen", periode=K1)
    )


def test_wat_niet_wordt_doorgelaten_laat_de_oude_stand_staan(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = nieuwste(proef.plek.map_regio)
    getoond = proef.figuur("thuiszitters", "VB01", K1).tekst
    with monkeypatch.context() as stuk:
        stuk.setattr("loaders.toegang.maak_vrijgave", _lekt)
        proef.laad(thuis(*zoveel(14, "Duinveen 2025-05-03"), van="Leerplicht Duinveen", periode=K2))
    assert nieuwste(proef.plek.map_regio) == voor
    assert proef.figuur("thuiszitters", "VB01", K1).tekst == getoond == "12"
    assert tegengehouden(proef.plek) == WAAROM


def test_de_opdrachtregel_zegt_dat_lezers_het_nog_niet_zien(
    proef: Proef,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The delivery is in, so the command succeeds; undoing it lets everything through again."""
    monkeypatch.setenv("MONITOR_GEGEVENS", str(tmp_path))
    bestand = tmp_path / "thuiszitters.csv"
    bestand.write_text(
        "Leerling-ID;Woongemeente;Eerste dag thuis;Datum terug\nP1;Duinveen;2025-05-03;\n"
    )
    opdracht = ["laad", str(bestand), "--regio", "duin-en-dijk", "--dataset", "thuiszitters"]
    opdracht += ["--leverancier", "Leerplicht Duinveen", "--periode", K2]
    with monkeypatch.context() as stuk:
        stuk.setattr("loaders.toegang.maak_vrijgave", _lekt)
        assert main([*opdracht, "--akkoord"]) == 0
    gezegd = capsys.readouterr()
    assert f"lezers zien de stand van daarvoor. {WAAROM}" in gezegd.err
    assert WAAROM not in gezegd.out
    assert main(["terugdraaien", "2", "--regio", "duin-en-dijk"]) == 0
    assert "vrijgegeven" not in capsys.readouterr().err


def test_bij_de_volgende_start_wordt_het_weer_geprobeerd(
    proef: Proef, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as stuk:
        stuk.setattr("loaders.toegang.maak_vrijgave", _lekt)
        proef.laad(thuis(*zoveel(14, "Duinveen 2025-05-03"), van="Leerplicht Duinveen", periode=K2))
    breng_bij(proef.plek)
    assert tegengehouden(proef.plek) == ""
    assert proef.figuur("thuiszitters", "VB01", K2).tekst == "14"
