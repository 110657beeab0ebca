"""The drawings of Gemeentebeeld as SVG files, with all that must be known of them."""

from __future__ import annotations

from functools import partial

from indicators.model import Indicator
from pages.gemeentebeeld.row import COURSE, STRIP, drawing, drawing_name
from pages.shared.block import Download
from pages.shared.download import blad, tekening
from reports import tekens
from reports.gemeentebeeld.row import Place
from reports.series import momenten, periode_of
from reports.svgblad import Blad


def files(place: Place) -> dict[str, Download]:
    """A file per drawing, by the name that its button asks for."""
    return {
        drawing_name(one, kind): tekening(
            partial(drawing, place, one, kind),
            partial(_around, place, one, kind),
            place.beeld.regio.naam,
            place.naam,
            one.titel,
            kind,
        )
        for one in place.beeld.shown_in((place.gemeente,))
        for kind in (COURSE, STRIP)
    }


def _around(place: Place, one: Indicator, kind: str) -> Blad:
    beeld = place.beeld
    figuur = beeld.figuur(one, place.gemeente, place.periode)
    drawn = [figuur] if figuur else []
    under = periode_of(figuur).lang() if figuur else place.periode.lang()
    if kind == COURSE and figuur:
        axis = momenten(beeld.vrijgave.reeks(one.id, place.gemeente), periode_of(figuur))
        drawn = [moment.figuur for moment in axis if moment.figuur]
        under = f"{axis[0].periode.lang()} tot en met {under}"
    elif figuur:
        # Only the own figure: the deliveries of the others would name who stays unnamed.
        under = f"{under}, naast de andere gemeenten"
        under += " per 1.000" if one.vorm == "aantal" else ""
    return blad(
        beeld,
        f"{one.titel} in {place.naam}",
        under,
        bron=one.bron,
        figuren=drawn,
        tekens=tekens.VERLOOP if kind == COURSE else tekens.STROOK,
    )
