"""Texts that several pages show: invented data, nothing delivered yet, the line at the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import Regio
from pages.shared.figures import Beeld
from pages.shared.markup import enumerate_names, tag, wrap

INVENTED = "Voorbeeld: deze gemeenten en cijfers zijn verzonnen."


def invented(regio: Regio) -> str:
    """The label that marks the example region, on every page; nothing for a real region."""
    return tag("p", INVENTED, class_="mon-verzonnen") if regio.verzonnen else ""


def nothing_yet(regio: Regio) -> str:
    """What a region without any figure sees: calm, and what to do."""
    load = f"python run.py laad BESTAND --regio {regio.id}"
    step = tag("span", "Laad een bestand: ") + tag("code", load)
    after = "Klik daarna in uw browser op vernieuwen. Dan staan de cijfers hier."
    return wrap(
        "div",
        tag("h1", "Nog geen cijfers")
        + tag("p", f"Voor {regio.naam} is nog niets opgenomen.")
        + wrap("p", step)
        + tag("p", after),
        class_="mon-kop",
    )


def not_yet(names: Sequence[str], periode: Periode) -> str:
    """Which municipalities something is still missing of."""
    words = f"Over {periode.zin()} is nog niet alles geleverd door {enumerate_names(names)}."
    return tag("p", words, class_="mon-let-op")


def fresh(beeld: Beeld) -> str:
    """``Stand 12 augustus 2025. ``; empty when nothing was ever delivered."""
    return f"Stand {datum(beeld.vrijgave.stand)}. " if beeld.vrijgave.stand else ""


def remarks(found: Mapping[str, Sequence[str]]) -> str:
    """Remarks with what they are about, as a list; nothing without any."""
    lines = "".join(
        wrap("li", tag("span", f"{remark} ") + tag("span", f"({', '.join(titles)})"))
        for remark, titles in found.items()
    )
    return wrap("ul", lines, class_="mon-opmerkingen") if lines else ""


def footer(beeld: Beeld) -> str:
    """The line under every page: how fresh, and how small numbers are shown."""
    words = (
        f"{fresh(beeld)}Een klein aantal staat als <5 of <10, zodat "
        "niemand te herkennen is. Een totaal met zulke aantallen staat als bereik, bijvoorbeeld "
        "86–89."
    )
    own = f" {INVENTED}" if beeld.regio.verzonnen else ""
    return wrap("footer", tag("span", words) + tag("strong", own), class_="mon-voet")
