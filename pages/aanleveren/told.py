"""What the monitor says now of the municipality that delivered, below the receipt."""

from __future__ import annotations

from indicators.zinnen import stand_van_zaken
from loaders.opdracht import Werkplek
from pages.aanleveren.receipts import Receipt
from pages.aanleveren.words import heading
from pages.shared import region
from pages.shared.figures import Beeld, read
from pages.shared.markup import tag, wrap
from pages.shared.themes import CORE
from reports.series import year_before

_MOST = 3


def told(plek: Werkplek, receipt: Receipt) -> str:
    """The first figures of the newest quarter that went in, as a lezer sees them; "" for none."""
    found = sentences(read(plek, region.reader(plek.regio)), receipt)
    if not found:
        return ""
    lines = "".join(tag("li", one) for one in found)
    return heading("Dit staat er nu") + wrap("ul", lines, class_="mon-lijst")


def sentences(beeld: Beeld, receipt: Receipt) -> list[str]:
    """A sentence for each figure of this municipality that has a value over this quarter."""
    area = next((one for one in beeld.gemeenten if beeld.naam(one) == receipt.gemeente), "")
    period = next((one for one in beeld.perioden if one.lang() == receipt.periode), None)
    if not area or period is None:
        return []
    uit = []
    for one in beeld.in_theme(CORE) or beeld.indicatoren:
        figuur = beeld.figuur(one, area, period)
        if figuur is not None and figuur.periode == period.code and figuur.max is not None:
            before = year_before(beeld.vrijgave.reeks(one.id, area), figuur)
            said = stand_van_zaken(one, figuur, before)
            uit.append(f"{receipt.gemeente}: {said[:1].lower()}{said[1:]}")
    return uit[:_MOST]
