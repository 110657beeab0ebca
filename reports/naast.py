"""What stands beside a figure in a file: what happened in its period, and the story behind it."""

from __future__ import annotations

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from indicators.duiding_voorval import per_periode, voorvallen
from indicators.model import Figure
from loaders.duidingen import Duidingen


def gebeurd(regio: Regio, figuur: Figure) -> str:
    """What happened from outside in the period of a whole figure, as sentences; "" for nothing."""
    if figuur.uitsplitsing:
        return ""
    periode = Periode.van_code(figuur.periode)
    gevonden = voorvallen(regio, figuur.indicator, figuur.gebied)
    hier = per_periode(gevonden, (periode.vorige(), periode)).get(figuur.periode, ())
    return " ".join(een.zin for een in hier)


def verhaal(duidingen: Duidingen, figuur: Figure) -> str:
    """The adopted notes of a whole figure, each with its writer and day; "" for none."""
    if figuur.uitsplitsing:
        return ""
    gevonden = duidingen.bij(figuur.indicator, figuur.gebied, figuur.periode)
    return " / ".join(f"{een.tekst} ({een.wie}, {datum(een.op.date())})" for een in gevonden)
