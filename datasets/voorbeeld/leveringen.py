"""All files of the example region, in the order in which they are delivered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from datasets.voorbeeld import (
    cbs,
    duo,
    jeugdhulptrajecten,
    samenwerking,
    tellingen,
    thuiszitters,
    vo_coach,
    vrijstellingen,
)
from datasets.voorbeeld.bestand import VoorbeeldBestand


def voorbeeldbestanden() -> Iterator[VoorbeeldBestand]:
    """Every file of the example region, by moment of delivery; the same bytes at every run."""
    alle = chain(
        cbs.bevolking(),
        cbs.jeugdhulp_indicatoren(),
        cbs.jeugdhulp_gebruik(),
        duo.bestanden(),
        thuiszitters.bestanden(),
        vrijstellingen.bestanden(),
        jeugdhulptrajecten.bestanden(),
        tellingen.bestanden(),
        tellingen.van_samenwerkingsverbanden(),
        samenwerking.bestanden(),
        vo_coach.bestanden(),
    )
    yield from sorted(alle, key=lambda bestand: (bestand.wanneer, bestand.naam))
