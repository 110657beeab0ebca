"""Texts that several pages show: invented data, nothing delivered yet, the line at the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from datasets.notatie import datum
from datasets.reference.regio import Regio
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from reports import uitgave

INVENTED = "Voorbeeld: deze gemeenten en cijfers zijn verzonnen."


def invented(regio: Regio) -> str:
    """The label that marks the example region, on every page; nothing for a real region."""
    return tag("p", INVENTED, class_="mon-verzonnen") if regio.verzonnen else ""


def nothing_yet(regio: Regio) -> str:
    """What a region without any figure sees: calm, and where to begin."""
    load = f"python run.py laad BESTAND --regio {regio.id}"
    begin = link("Cijfers aanleveren", "aanleveren", regio=regio.naam)
    steps = (
        tag("span", "Begin hier: ") + begin + tag("span", ". U kiest een bestand of vult zelf in."),
        tag("span", "Wij kijken na of het klopt. U ziet eerst wat er verandert."),
        tag("span", "Daarna staan de cijfers hier, beschermd tegen herkennen."),
    )
    other = tag("span", "Kan ook met de opdrachtregel: ") + tag("code", load)
    return wrap(
        "div",
        tag("h1", "Nog geen cijfers")
        + tag("p", f"Voor {regio.naam} is nog niets opgenomen.")
        + wrap("ol", "".join(wrap("li", step) for step in steps), class_="mon-begin")
        + wrap("p", other, class_="mon-bij"),
        class_="mon-kop",
    )


SMALL = (
    "Een klein aantal staat als <5 of <10, zodat niemand te herkennen is. Een totaal met zulke "
    "aantallen staat als bereik, bijvoorbeeld 86–89."
)


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
    words = f"{fresh(beeld)}{SMALL}"
    if beeld.openbaar:
        words = f"{uitgave.naam(beeld)}. {fresh(beeld)}{uitgave.BANDEN}"
    own = f" {INVENTED}" if beeld.regio.verzonnen else ""
    more = (("Privacy", "privacy"), ("Toegankelijkheid", "toegankelijkheid"))
    links = " ".join(link(title, "uitleg", anchor=place) for title, place in more)
    html = (
        tag("span", words) + tag("strong", own) + wrap("nav", links, aria_label="Over de monitor")
    )
    return wrap("footer", html, class_="mon-voet")
