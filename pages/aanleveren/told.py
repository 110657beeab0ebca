"""What the monitor says now of the municipality that delivered, and the way there."""

from __future__ import annotations

from indicators.zinnen import stand_van_zaken
from loaders.opdracht import Werkplek
from pages.aanleveren.receipts import Receipt
from pages.aanleveren.words import heading
from pages.shared import block, region, rights
from pages.shared.figures import Beeld, read
from pages.shared.markup import tag, wrap
from reports.nieuw import Nieuw, van_levering
from reports.series import year_before

_MOST = 3


def told(plek: Werkplek, receipt: Receipt) -> str:
    """The first figures that changed, as a lezer sees them, and the way to where they stand."""
    beeld = read(plek, rights.reader(plek.regio))
    found = sentences(beeld, receipt)
    lines = "".join(tag("li", one) for one in found)
    html = heading("Dit staat er nu") + wrap("ul", lines, class_="mon-lijst") if found else ""
    return html + wrap("p", to_the_figures(beeld, receipt), class_="mon-wegwijs")


def sentences(beeld: Beeld, receipt: Receipt) -> list[str]:
    """A sentence for each of the first figures with a value that this delivery made."""
    new = _new(beeld, receipt)
    uit = []
    for one, figuur in new.figuren if new else ():
        if figuur.max is not None:
            before = year_before(beeld.vrijgave.reeks(one.id, figuur.gebied), figuur)
            said = stand_van_zaken(one, figuur, before)
            uit.append(f"{receipt.gemeente}: {said[:1].lower()}{said[1:]}")
    return uit[:_MOST]


def to_the_figures(beeld: Beeld, receipt: Receipt) -> str:
    """The way to what changed, as the button of the page: the period and the place that show it."""
    regio = {region.KEY: receipt.regio}
    if not receipt.gemeente:
        return block.link("Bekijk het overzicht", "", **regio)
    new = _new(beeld, receipt)
    words = f"Bekijk het gemeentebeeld van {receipt.gemeente}"
    if new is None:
        # Without a period the page would open on the one that was looked at before.
        known = {one.lang() for one in beeld.perioden}
        when = {"periode": receipt.periode} if receipt.periode in known else {}
        words += f", {receipt.periode}" if when else ""
        return block.link(words, "gemeentebeeld", gemeente=receipt.gemeente, **when, **regio)
    periode = new.periode.lang()
    anchor = new.figuren[0][0].id if new.onder_meer else ""
    return block.link(
        f"{words}, {periode}", "gemeentebeeld", anchor=anchor, gemeente=receipt.gemeente,
        periode=periode, **regio,
    )  # fmt: skip


def _new(beeld: Beeld, receipt: Receipt) -> Nieuw | None:
    area = next((one for one in beeld.gemeenten if beeld.naam(one) == receipt.gemeente), "")
    return van_levering(beeld, area, receipt.parts) if area else None
