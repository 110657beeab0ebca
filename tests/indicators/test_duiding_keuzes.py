"""A choice in a profile about a figure that does not exist is refused, not passed over."""

from datetime import date

import pytest

from datasets.reference.keuzes import Herijking, Streefwaarde
from datasets.reference.profiel import ProfielFout
from datasets.reference.regio import regios
from indicators.catalog import indicatoren
from indicators.duiding_keuzes import controleer_keuzes
from tests.indicators.duidproef import duin


def test_every_profile_that_comes_along_is_right() -> None:
    for een in regios():
        controleer_keuzes(een, indicatoren())


def test_a_misspelt_figure_is_named_with_what_was_meant() -> None:
    herijking = Herijking(
        indicator="thuisziters",
        vanaf=date(2024, 1, 1),
        reden="Nieuw",
        wie="Wie",
        op=date(2025, 1, 1),
    )
    doel = Streefwaarde(indicator="zzzz", laag=1, hoog=1, wie="Wie")
    with pytest.raises(ProfielFout) as fout:
        controleer_keuzes(duin(herijking=(herijking,), doelen=(doel,)), indicatoren())
    assert str(fout.value) == (
        "In de inrichting van Duin en Dijk is het cijfer “thuisziters” onbekend. Bedoelt u “thuiszitters”? "
        "In de inrichting van Duin en Dijk is het cijfer “zzzz” onbekend."
    )
