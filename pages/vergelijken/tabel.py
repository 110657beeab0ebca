"""View Tabel: all areas and periods as text, with what must be known of each figure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from datasets.periodes import Periode
from indicators.duiding import Koers, koers
from indicators.duiding_voorval import per_periode, voorvallen
from indicators.model import Figure
from indicators.reeks import HOOG, LAAG
from indicators.weergave_verloop import AFGEROND
from pages.shared import block
from pages.shared.download import cijfers
from pages.shared.figures import rijen
from pages.shared.markup import enumerate_names, hidden, tag, wrap
from pages.vergelijken import reeksen
from pages.vergelijken.vraag import Vraag
from reports.waarde import TE_KLEIN_PER_1000, as_titel, waarde_van

_CSV = "Download als csv"
_MERK = {HOOG: "▲", LAAG: "▼"}
_MEESTE_NOTEN, _MEESTE_VAKKEN = 6, 3


def toon(vraag: Vraag) -> None:
    """Show the view."""
    gebieden = alle_gebieden(vraag)
    as_ = reeksen.perioden(vraag)
    noten = "".join(tag("li", een) for een in noten_van(vraag, gebieden, as_))
    html = (
        wrap("p", block.download_button(_CSV, _CSV), class_="mon-onder-grafiek")
        + wrap("div", tabel(vraag, gebieden), class_="mon-schuif", tabindex=0)
        + (wrap("ul", noten, class_="mon-opmerkingen") if noten else "")
    )
    woorden = (vraag.indicator.titel, "alle gebieden")
    file = cijfers(vraag.beeld, partial(reeksen.regels, vraag, gebieden, as_), *woorden)
    block.show(html, key="vergelijken-tabel", downloads={_CSV: file})


def alle_gebieden(vraag: Vraag) -> tuple[str, ...]:
    """Every area that has a figure: by group, then the region and Nederland; each once."""
    alle = dict.fromkeys(rij.gebied for rij in rijen(vraag.beeld, vraag.indeling) if rij.gebied)
    reeks = vraag.beeld.vrijgave.reeks
    return tuple(een for een in alle if reeks(vraag.indicator.id, een) and vraag.naam(een))


def tabel(vraag: Vraag, gebieden: tuple[str, ...]) -> str:
    """The table of these areas as HTML: newest period first."""
    as_ = reeksen.perioden(vraag)
    koppen = "".join(
        tag("th", _kort(vraag, periode), scope="col", class_="mon-getal")
        for periode in reversed(as_)
    )
    kop = tag("th", "Gebied", scope="col") + tag("th", "Verloop tot nu", scope="col") + koppen
    inhoud = (
        tag("caption", f"{as_titel(vraag.indicator, per_1000=vraag.per_1000)}, nieuwste eerst.")
        + wrap("thead", wrap("tr", kop))
        + wrap("tbody", "".join(_rij(vraag, gebied, as_) for gebied in gebieden))
    )
    return wrap("table", inhoud, class_="mon-cijfertabel")


def _kort(vraag: Vraag, periode: Periode) -> str:
    """A period above a column: a stock of a school year is its count of 1 October."""
    woorden = reeksen.in_woorden(vraag, periode)
    return periode.kort() if woorden == periode.lang() else woorden


def _rij(vraag: Vraag, gebied: str, as_: tuple[Periode, ...]) -> str:
    gang = _koers(vraag, gebied, as_[-1])
    oordelen = {punt.periode.code: str(punt.oordeel) for punt in gang.punten}
    cellen = [
        tag("th", vraag.naam(gebied), scope="row"),
        tag("td", _oordeel(gang, reeksen.figuur(vraag, gebied, as_[-1])), class_="mon-oordeel"),
    ]
    for periode in reversed(as_):
        een = reeksen.figuur(vraag, gebied, periode)
        cellen.append(_cel(vraag, een, oordelen.get(periode.code, "")))
    return wrap("tr", "".join(cellen), class_="mon-eigen" if gebied == vraag.gebied else None)


def _oordeel(gang: Koers, nieuwste: Figure | None) -> str:
    """What is said of the course; an incomplete figure stands there, so it is not none."""
    if not gang.beoordeeld and nieuwste is not None and nieuwste.status == "onvolledig":
        return "Onvolledig"
    return f"{gang.teken} {gang.woord}"


def _koers(vraag: Vraag, gebied: str, tot: Periode) -> Koers:
    beeld = vraag.beeld
    return koers(beeld.vrijgave, beeld.regio, vraag.indicator, gebied, tot.code)


def _cel(vraag: Vraag, figuur: Figure | None, oordeel: str) -> str:
    """One figure with its marks; what a mark means stands in words for who listens."""
    if figuur is None:
        return tag("td", "", class_="mon-getal")
    waarde = waarde_van(vraag.indicator, figuur, per_1000=vraag.per_1000)
    merk = _MERK.get(oordeel, "")
    achter = wrap("span", f" {merk}" + hidden(oordeel), class_="mon-merk") if merk else ""
    achter += tag("small", waarde.bij, class_="mon-bijcel") if waarde.bij else ""
    if figuur.stand != "definitief":
        achter += _noot("v", "voorlopig")
    if figuur.breuk:
        achter += _noot("b", "breuk met de periode ervoor")
    if figuur.dekking and figuur.leden > 1:
        achter += tag("small", figuur.dekking, class_="mon-bijcel")
    stijl = (
        "mon-getal" if waarde.soort not in ("geen", "klein", "aantal") else "mon-getal mon-grijs"
    )
    return wrap("td", tag("span", waarde.tekst) + achter, class_=stijl)


def _noot(letter: str, woorden: str) -> str:
    """A small letter behind a value, and what it means for who listens."""
    return tag("sup", letter, aria_hidden="true") + hidden(f", {woorden}")


def noten_van(vraag: Vraag, gebieden: tuple[str, ...], as_: tuple[Periode, ...]) -> tuple[str, ...]:
    """What the marks mean, as far as they occur, and why figures are not there."""
    figuren = [
        een
        for gebied in gebieden
        for periode in reversed(as_)
        if (een := reeksen.figuur(vraag, gebied, periode)) is not None
    ]
    uit = ["▲ opvallend hoog, ▼ opvallend laag: meer dan de gewone schommeling verklaart."]
    if any(een.stand != "definitief" for een in figuren):
        uit.append("v: voorlopig cijfer.")
    if any(een.breuk for een in figuren):
        uit.append("b: breuk. Vanaf hier is iets anders geteld dan daarvoor.")
    if any(een.dekking and een.leden > 1 for een in figuren):
        uit.append("Bijvoorbeeld ‘8 van 9’: van zoveel gemeenten zijn de cijfers binnen.")
    bij = {waarde_van(vraag.indicator, een, per_1000=vraag.per_1000).bij for een in figuren}
    if "onvolledig" in bij:
        uit.append("onvolledig: nog niet alles is geleverd. Het cijfer kan nog veranderen.")
    if "afgerond" in bij:
        uit.append(f"afgerond: {AFGEROND[:1].lower()}{AFGEROND[1:]}")
    if vraag.per_1000:
        klein = dict.fromkeys(een.tekst for een in figuren if een.status == "klein")
        uit += [f"aantal {tekst}: {TE_KLEIN_PER_1000}." for tekst in klein]
    weg = "Een leeg vak: dit cijfer is er hier niet."
    if not vraag.beeld.regio.toon_namen:
        uit.append("Uw regio toont de namen van andere gemeenten niet: u ziet er hier geen.")
    return (*uit, weg, *_gebeurd(vraag, gebieden, as_), *_redenen(vraag, figuren))


def _gebeurd(vraag: Vraag, gebieden: Sequence[str], as_: Sequence[Periode]) -> tuple[str, ...]:
    """What happened from outside in these periods, each event once."""
    regio, cijfer = vraag.beeld.regio, vraag.indicator.id
    return tuple(
        dict.fromkeys(
            een.zin
            for gebied in gebieden
            for alle in per_periode(voorvallen(regio, cijfer, gebied), as_).values()
            for een in alle
        )
    )


def _redenen(vraag: Vraag, figuren: Sequence[Figure]) -> tuple[str, ...]:
    """Why figures are not there or not whole, each reason once with the cells that it is of."""
    vakken: dict[str, list[str]] = {}
    for een in figuren:
        if een.reden:
            periode = _kort(vraag, Periode.van_code(een.periode))
            vakken.setdefault(een.reden, []).append(f"{vraag.naam(een.gebied)} {periode}")
    return tuple(
        f"{reden} Dit geldt voor {_eerste(waar)}."
        for reden, waar in list(vakken.items())[:_MEESTE_NOTEN]
    )


def _eerste(waar: Sequence[str]) -> str:
    """The newest of them by name, and of how many more it holds."""
    rest = len(waar) - _MEESTE_VAKKEN
    if rest <= 0:
        return enumerate_names(waar)
    return f"{', '.join(waar[:_MEESTE_VAKKEN])} en nog {rest}"
