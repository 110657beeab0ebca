"""The begin of a flow: what there was on the day before each period, beside what came and went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from datasets.notatie import bereik
from datasets.periodes import Periode
from indicators.duiding_balans import begin_van, bijgesteld
from indicators.model import Figure
from indicators.reeks import Band
from pages.shared.markup import enumerate_names
from pages.vergelijken.thema_delen import Stroom
from pages.vergelijken.vraag import Vraag
from reports.balken import Balk, Kolom, in_woorden
from reports.waarde import Waarde

BEGIN, EIND = "Aan het begin", "Aan het eind"
_MEESTE = 3


def klopt(bekend: Mapping[str, Vraag], deel: Stroom) -> bool:
    """Whether begin + in - out = end holds for these three."""
    over = bekend.get(deel.erbij)
    balans = over.indicator.balans if over else None
    return (
        balans is not None
        and deel.stand in bekend
        and (balans.instroom, balans.uitstroom, balans.stand) == (deel.erbij, deel.eraf, deel.stand)
    )


def begin_kolom(
    bekend: Mapping[str, Vraag], deel: Stroom, gebied: str, perioden: Sequence[Periode]
) -> Kolom:
    """A bar for each period."""
    balken = []
    for periode in perioden:
        band = _begin(bekend, deel, gebied, periode)
        waarde = _waarde(band)
        balken.append(Balk(BEGIN, waarde, f"{BEGIN}\n{periode.lang()}: {in_woorden(waarde)}"))
    return Kolom(BEGIN, tuple(balken))


def noten(
    bekend: Mapping[str, Vraag], deel: Stroom, gebied: str, perioden: Sequence[Periode]
) -> list[str]:
    """Where the begin comes from, and where it is not the end of the period before."""
    uit = [
        "Het begin volgt uit de andere drie: eind min erbij plus eraf. Ontbreekt een daarvan, of "
        "is het niet compleet, dan staat er geen begin."
    ]
    anders = [
        periode.zin()
        for periode in perioden
        if bijgesteld(
            _begin(bekend, deel, gebied, periode),
            _figuur(bekend[deel.stand], gebied, periode.vorige()),
        )
    ]
    if anders:
        wanneer = enumerate_names(anders[-_MEESTE:])
        uit.append(
            f"Bijgesteld: in {wanneer} is het begin een ander aantal dan het eind van de periode "
            "ervoor. De nieuwe levering zegt iets anders over dezelfde dag."
        )
    return uit


def _begin(bekend: Mapping[str, Vraag], deel: Stroom, gebied: str, periode: Periode) -> Band | None:
    return begin_van(
        *(_figuur(bekend[een], gebied, periode) for een in (deel.stand, deel.erbij, deel.eraf))
    )


def _figuur(over: Vraag, gebied: str, periode: Periode) -> Figure | None:
    return over.beeld.vrijgave.figuur(over.indicator.id, gebied, periode.code)


def _waarde(band: Band | None) -> Waarde:
    if band is None:
        return Waarde("geen", tekst="niet te zeggen")
    soort = "punt" if band.min == band.max else "bereik"
    return Waarde(soort, band.min, band.max, bereik(band.min, band.max))  # type: ignore[arg-type]
