"""Title and finding: one sentence about what is on the screen, with what chance can do."""

from __future__ import annotations

from datasets.periodes import Periode
from pages.shared import texts
from pages.shared.markup import tag, wrap
from pages.vergelijken.vraag import Vraag


def kop(vraag: Vraag) -> str:
    """The heading as HTML."""
    titel = vraag.thema or vraag.indicator.titel
    gevonden = "" if vraag.thema else zin(vraag)
    bron = f"{vraag.indicator.definitie} Bron: {vraag.indicator.bron}."
    uitleg = "" if vraag.thema else tag("p", bron, class_="mon-bij")
    zelf = "" if vraag.thema else _niet_zelf(vraag)
    binnen = tag("h1", titel) + gevonden + zelf + uitleg + texts.invented(vraag.beeld.regio)
    return wrap("header", binnen, class_="mon-kop mon-vergelijk-kop")


def _niet_zelf(vraag: Vraag) -> str:
    """That another area is shown than the municipality, and why."""
    if vraag.gebied == vraag.gemeente:
        return ""
    eigen, ander = vraag.beeld.naam(vraag.gemeente), vraag.naam(vraag.gebied)
    if not vraag.indicator.korrel.gemeente:
        waarom = "Dit cijfer is er alleen voor een groep gemeenten en de hele regio."
    else:
        waarom = f"Van {eigen} is dit cijfer nooit geleverd."
    return tag("p", f"{waarom} U ziet nu: {ander}.", class_="mon-let-op")


def zin(vraag: Vraag) -> str:
    """What is found, as a paragraph that begins with the area."""
    naam = vraag.naam(vraag.gebied)
    rest = bevinding(vraag).removeprefix(f"{naam}. ")
    return wrap("p", tag("strong", f"{naam}. ") + tag("span", rest), class_="mon-bevinding")


def bevinding(vraag: Vraag) -> str:
    """What is found of the own area, in sentences; also the name of the chart."""
    said = vraag.duiding
    naam = vraag.naam(vraag.gebied)
    if said is None:
        return f"{naam}. Over {vraag.periode.zin()} of eerder is hier geen cijfer van."
    zinnen = (said.stand, _laatst_bekend(vraag), said.verloop, said.naast)
    return f"{naam}. {' '.join(zin for zin in zinnen if zin)}"


def _laatst_bekend(vraag: Vraag) -> str:
    """The newest figure that there is, where that of now was not delivered or is not known."""
    nu = vraag.figuur
    if nu is None or nu.status not in ("niet geleverd", "niet bekend"):
        return ""
    tot = Periode.van_code(nu.periode)
    eerder = [
        (periode, een)
        for een in vraag.beeld.vrijgave.reeks(vraag.indicator.id, vraag.gebied)
        if een.min is not None and (periode := Periode.van_code(een.periode)).eerste < tot.eerste
    ]
    if not eerder:
        return ""
    periode, een = max(eerder, key=lambda paar: paar[0].laatste)
    return f"Het laatste cijfer gaat over {periode.zin()}: {een.tekst}."
