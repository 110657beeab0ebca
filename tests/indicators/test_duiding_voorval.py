"""What happened from outside stands at its own figures and period, and nowhere else."""

from __future__ import annotations

from datetime import date

import pytest

from datasets.periodes import Periode
from datasets.reference.agenda import Agenda
from datasets.reference.regio import Regio, regio
from indicators.duiding_voorval import per_periode, voorvallen

INKOOP = {"op": date(2025, 1, 1), "woord": "nieuwe inkoop", "tekst": "De regio koopt anders in."}


def met(*gebeurtenissen: dict[str, object]) -> Regio:
    lijn = {"id": "een", "titel": "Een lijn"}
    inhoud = {"naam": "Proef", "bron": "Proef", "lijnen": [lijn], "gebeurtenissen": gebeurtenissen}
    own = regio("duin-en-dijk")
    return own.model_copy(update={"agenda": Agenda.model_validate(inhoud)})


def kwartalen(*codes: str) -> list[Periode]:
    return [Periode.van_code(een) for een in codes]


def test_een_fusie_staat_bij_de_nieuwe_gemeente_en_niet_bij_de_regio() -> None:
    alkmaar = regio("alkmaar")
    (een,) = [e for e in voorvallen(alkmaar, "thuiszitters", "GM1980") if e.woord == "fusie"]
    assert een.zin == "Op 1 januari 2022 gingen Heerhugowaard en Langedijk op in Dijk en Waard."
    for ander in ("GM0361", "regio"):
        assert een not in voorvallen(alkmaar, "thuiszitters", ander)


@pytest.mark.parametrize(
    ("meer", "indicator", "gebied", "er"),
    [
        ({}, "thuiszitters", "VB01", True),
        ({"indicatoren": ["jeugdhulp_gebruik"]}, "thuiszitters", "VB01", False),
        ({"indicatoren": ["thuiszitters"]}, "thuiszitters", "VB01", True),
        ({"gebieden": ["VB02"]}, "thuiszitters", "VB01", False),
        ({"gebieden": ["VB02", "regio"]}, "thuiszitters", "regio", True),
    ],
)
def test_wat_een_regio_noemt_staat_waar_zij_het_zegt(
    meer: dict[str, object], indicator: str, gebied: str, *, er: bool
) -> None:
    gevonden = [e.woord for e in voorvallen(met(INKOOP | meer), indicator, gebied)]
    assert ("nieuwe inkoop" in gevonden) is er


def test_het_staat_bij_de_periode_waarin_het_gebeurde() -> None:
    gevonden = voorvallen(met(INKOOP), "thuiszitters", "VB01")
    as_ = kwartalen("2024-K4", "2025-K1", "2025-K2")
    assert list(per_periode(gevonden, as_)) == ["2025-K1"]
    assert per_periode(gevonden, as_[2:]) == {}, "voor de as"
    assert per_periode(gevonden, kwartalen("2024-K3", "2024-K4")) == {}, "na de as"


def test_tussen_twee_tellingen_staat_het_bij_de_latere() -> None:
    gevonden = voorvallen(met(INKOOP), "thuiszitters", "VB01")
    assert list(per_periode(gevonden, kwartalen("2024-10-01", "2025-10-01"))) == ["2025-10-01"]
