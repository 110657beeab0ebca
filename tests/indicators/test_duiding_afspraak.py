"""What the figures say since an agreement: only what a reader can see, and no more than is sure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from indicators.duiding_afspraak import sindsdien
from indicators.figuren import Figure, Vrijgave
from tests.pages.fakes import beeld_van, figuur, indicator, klein, zonder

THUIS = indicator()
TOEN, LATER, NU = "2025-K1", "2025-K2", "2025-K3"


def vrij(*figuren: Figure) -> Vrijgave:
    return beeld_van(*figuren).vrijgave


def op(periode: str, een: Figure) -> Figure:
    return replace(een, periode=periode)


def precies(aantal: float) -> Figure:
    return figuur(aantal, onder95=aantal - 1, boven95=aantal + 1)


def test_minder_dan_bij_het_overleg() -> None:
    er = vrij(op(TOEN, precies(14)), op(LATER, precies(20)), op(NU, precies(9)))
    uit = sindsdien(er, THUIS, "VB01", TOEN)
    assert uit.oordeel == "minder"
    assert uit.zin == (
        "Toen: 14 thuiszitters (1e kwartaal 2025). Nu: 9 thuiszitters (3e kwartaal 2025), 5 minder."
    )


def test_een_verschil_dat_toeval_kan_zijn_wordt_zo_genoemd() -> None:
    er = vrij(
        op(TOEN, figuur(14, onder95=8, boven95=23)), op(NU, figuur(16, onder95=9, boven95=26))
    )
    uit = sindsdien(er, THUIS, "VB01", TOEN)
    assert uit.oordeel == "meer"
    assert uit.zin.endswith("2 meer. Dat verschil kan toeval zijn.")


def test_gelijk_gebleven() -> None:
    uit = sindsdien(vrij(op(TOEN, precies(7)), op(NU, precies(7))), THUIS, "VB01", TOEN)
    assert uit.oordeel == "gelijk"
    assert "evenveel" in uit.zin


@pytest.mark.parametrize("later", [(), (op(NU, zonder("niet geleverd")),)])
def test_geen_cijfer_sindsdien(later: tuple[Figure, ...]) -> None:
    uit = sindsdien(vrij(op(TOEN, precies(14)), *later), THUIS, "VB01", TOEN)
    assert (uit.oordeel, uit.nu) == ("geen cijfer sindsdien", None)
    assert uit.zin == "Toen: 14 thuiszitters (1e kwartaal 2025). Geen cijfer sindsdien."


@pytest.mark.parametrize("nu", [klein(), zonder("afgeschermd"), zonder("te klein")])
def test_bij_een_verborgen_cijfer_wordt_geen_verschil_genoemd(nu: Figure) -> None:
    uit = sindsdien(vrij(op(TOEN, precies(14)), op(NU, nu)), THUIS, "VB01", TOEN)
    assert uit.oordeel == "niet te zeggen"
    assert "meer" not in uit.zin.replace("niet meer", "")
    assert "minder dan 5" in uit.zin or nu.status in uit.zin


def test_over_een_breuk_heen_wordt_niet_vergeleken() -> None:
    er = vrij(
        op(TOEN, precies(14)), op(LATER, figuur(30, breuk="Anders geteld.")), op(NU, precies(31))
    )
    uit = sindsdien(er, THUIS, "VB01", TOEN)
    assert uit.oordeel == "niet te zeggen"
    assert "anders geteld" in uit.zin
    assert "17 meer" not in uit.zin


def test_een_niet_geleverd_kwartaal_telt_niet_als_het_nieuwste() -> None:
    er = vrij(op(TOEN, precies(14)), op(LATER, precies(12)), op(NU, zonder("niet geleverd")))
    assert "2e kwartaal 2025" in sindsdien(er, THUIS, "VB01", TOEN).zin


def test_een_schooljaar_staat_nooit_naast_een_kwartaal() -> None:
    er = vrij(op(TOEN, precies(14)), op("2025/2026", precies(90)))
    assert sindsdien(er, THUIS, "VB01", TOEN).oordeel == "geen cijfer sindsdien"


def test_op_een_dag_in_het_verleden_telt_wat_er_toen_was() -> None:
    er = vrij(op(TOEN, precies(14)), op(LATER, precies(12)), op(NU, precies(9)))
    uit = sindsdien(er, THUIS, "VB01", TOEN, tot=date(2025, 6, 30))
    assert uit.nu is not None
    assert uit.nu.periode == LATER


def test_zonder_cijfer_van_toen() -> None:
    uit = sindsdien(vrij(op(NU, precies(9))), THUIS, "VB01", TOEN)
    assert uit.oordeel == "niet te zeggen"
    assert uit.zin.startswith("Over kwartaal 1 van 2025 is er geen cijfer. Nu: 9 thuiszitters")
