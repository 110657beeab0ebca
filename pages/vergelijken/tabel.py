"""View Tabel: all areas and periods as text."""

from __future__ import annotations

from datasets.periodes import Periode
from pages.shared import block
from pages.shared.markup import tag, wrap
from pages.vergelijken.vraag import Vraag


def toon(vraag: Vraag) -> None:
    """Show the view."""
    block.show(tabel(vraag), key="vergelijken-tabel")


def tabel(vraag: Vraag) -> str:
    """The table as HTML."""
    soort = Periode.van_code(vraag.eigen_periode).soort
    perioden = [
        periode
        for periode in vraag.beeld.vrijgave.perioden(vraag.indicator.id)
        if periode.soort == soort
    ]
    koppen = "".join(tag("th", periode.kort(), scope="col") for periode in perioden)
    rijen = "".join(_rij(vraag, gebied, perioden) for gebied in vraag.gebieden)
    kop = wrap("thead", wrap("tr", tag("th", "Gebied", scope="col") + koppen))
    return wrap("table", kop + wrap("tbody", rijen), class_="mon-tabel")


def _rij(vraag: Vraag, gebied: str, perioden: list[Periode]) -> str:
    cellen = []
    for periode in perioden:
        figuur = vraag.beeld.vrijgave.figuur(vraag.indicator.id, gebied, periode.code)
        cellen.append(tag("td", figuur.tekst if figuur else "geen cijfer"))
    return wrap("tr", tag("th", vraag.naam(gebied), scope="row") + "".join(cellen))
