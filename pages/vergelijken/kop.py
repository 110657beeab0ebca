"""Title and finding: one sentence about what is on the screen, with what chance can do."""

from __future__ import annotations

from pages.shared import texts
from pages.shared.markup import tag, wrap
from pages.vergelijken.vraag import Vraag


def kop(vraag: Vraag) -> str:
    """The heading as HTML."""
    titel = vraag.thema or vraag.indicator.titel
    zin = "" if vraag.thema else _zin(vraag)
    bron = f"{vraag.indicator.definitie} Bron: {vraag.indicator.bron}."
    uitleg = "" if vraag.thema else tag("p", bron, class_="mon-bij")
    binnen = tag("h1", titel) + zin + uitleg + texts.invented(vraag.beeld.regio)
    return wrap("header", binnen, class_="mon-kop mon-vergelijk-kop")


def _zin(vraag: Vraag) -> str:
    naam = vraag.beeld.naam(vraag.gebied)
    rest = bevinding(vraag).removeprefix(f"{naam}. ")
    return wrap("p", tag("strong", f"{naam}. ") + tag("span", rest), class_="mon-bevinding")


def bevinding(vraag: Vraag) -> str:
    """What is found of the own area, in sentences; also the name of the chart."""
    said = vraag.duiding
    naam = vraag.beeld.naam(vraag.gebied)
    if said is None:
        return f"{naam}. Over {vraag.periode.zin()} of eerder is hier geen cijfer van."
    zinnen = " ".join(zin for zin in (said.stand, said.verloop, said.naast) if zin)
    return f"{naam}. {zinnen}"
