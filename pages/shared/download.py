"""A CSV of what a page shows, made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pages.shared.block import Download
from pages.shared.figures import Beeld
from reports.csvblad import Herkomst, Regel, bestandsnaam, cijfers_csv


def cijfers(beeld: Beeld, regels: Callable[[], Iterable[Regel]], *words: str) -> Download:
    """The figures of a block as a file, named after the region and these words."""
    herkomst = Herkomst(
        beeld.regio.naam, beeld.vrijgave.stand, beeld.vrijgave.profiel, beeld.regio.verzonnen
    )
    return Download(bestandsnaam(beeld.regio.naam, *words), lambda: cijfers_csv(regels(), herkomst))
