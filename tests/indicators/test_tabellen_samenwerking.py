"""Drawn table of counts about working together: offers that are carried, and a questionnaire."""

from pathlib import Path

import pytest

from tests.indicators.proef import Proef, geteld

JAAR = "2024/2025"
VAN = "Leerplicht Duinveen"


@pytest.mark.parametrize(
    ("indicator", "maat"),
    [
        ("passend_aanbod", "Thuiszitters met een passend aanbod"),
        ("passend_aanbod_gedragen", "gedragen aanbod"),
        ("samenwerking_deelnemers", "deelnemers samenwerking"),
        ("samenwerking_tevreden", "tevreden samenwerking"),
    ],
)
def test_het_aantal_is_het_totaal_dat_is_geleverd(
    tmp_path: Path, indicator: str, maat: str
) -> None:
    """Parts of it do not count again, `<5` is 1 to 4, and an empty cell is not 0."""
    proef = Proef(tmp_path, "duin-en-dijk").laad(
        geteld(
            f"VB01;{maat};;12",
            f"VB01;{maat};bo;7",  # een deel van de 12
            f"VB02;{maat};;<5",
            f"VB04;{maat};;0",
            f"VB05;{maat};;",
            f"VB06;{maat};bo;9",  # alleen een deel: het totaal is er niet
            van=VAN,
            periode=JAAR,
        )
    )
    gemeenten = ("VB01", "VB02", "VB04", "VB05", "VB06", "VB09")
    assert [proef.stand(indicator, gemeente, JAAR) for gemeente in gemeenten] == [
        "12",
        "1-4",
        "0",
        "niet bekend",
        "niet bekend",
        "niet geleverd",
    ]
    regio = proef.figuur(indicator, "regio", JAAR)
    assert (regio.min, regio.max, regio.status) == (13, 16, "onvolledig")
