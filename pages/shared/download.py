"""Files of what a page shows, made when they are asked for: a CSV, or a drawing as an SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from indicators.model import Figure
from pages.shared import story
from pages.shared.block import Download
from pages.shared.figures import Beeld
from reports.csvblad import Herkomst, Regel, bestandsnaam, cijfers_csv
from reports.naast import gebeurd
from reports.svgblad import Blad, svg_blad
from reports.tekens import Teken


def cijfers(beeld: Beeld, regels: Callable[[], Iterable[Regel]], *words: str) -> Download:
    """The figures of a block as a file, named after the region and these words."""
    herkomst = Herkomst(
        beeld.regio.naam,
        beeld.vrijgave.stand,
        beeld.weergave,
        beeld.regio.verzonnen,
        partial(gebeurd, beeld.regio),
        partial(story.in_a_cell, beeld),
    )
    return Download(bestandsnaam(beeld.regio.naam, *words), lambda: cijfers_csv(regels(), herkomst))


def blad(
    beeld: Beeld,
    titel: str,
    ondertitel: str,
    *,
    bron: str,
    figuren: Sequence[Figure],
    tekens: Sequence[Teken] = (),
) -> Blad:
    """What stands around a drawing of this region in a file.

    Args:
        beeld: what the page shows.
        titel: what the drawing shows, or better: what it says.
        ondertitel: area, period and unit.
        bron: ``indicator.bron``.
        figuren: the Figures that are drawn.
        tekens: the marks that can occur in it, such as `reports.tekens.VERLOOP`.
    """
    return Blad(
        titel,
        ondertitel,
        bron,
        beeld.regio.naam,
        beeld.vrijgave.stand,
        beeld.weergave,
        beeld.regio.verzonnen,
        tuple(figuren),
        tuple(tekens),
        story.below(beeld, figuren),
    )


def tekening(svg: Callable[[], str], om: Callable[[], Blad], *words: str) -> Download:
    """A drawing of reports/ as an SVG file, named after these words.

    Args:
        svg: draws it: `reports.svg.verloop`, `reports.strip.strook` or another of reports/.
        om: what stands around it, from `blad`.
        words: for the name of the file, the region first.
    """
    return Download(bestandsnaam(*words, soort="svg"), lambda: svg_blad(svg(), om()))
