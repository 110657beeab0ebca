"""View Herkomst en bestemming: where pupils go to school, and where those who come live."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from datasets.periodes import Periode
from indicators.grensverkeer import SCHOOL, WOON, stromen_van
from indicators.model import Figure, Indicator
from pages.shared.markup import tag, wrap
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.balken import Balk, Kolom, balken
from reports.csvblad import Regel
from reports.grafiek import Grafiek
from reports.waarde import Waarde, waarde_van

NAAR, VAN = "leerlingen_naar_elders", "leerlingen_van_elders"
MEESTE = 10
"""So many other municipalities are drawn; all of them are in the table."""
_GEEN = Waarde("punt", 0.0, 0.0, "0")


@dataclass(frozen=True, slots=True)
class Verkeer:
    """The flows of one municipality on a day.

    Attributes:
        uit, binnen: by the other municipality.
        volgorde: the other municipalities, those with most pupils first.
    """

    periode: Periode
    naar: Indicator
    van: Indicator
    uit: Mapping[str, Figure]
    binnen: Mapping[str, Figure]
    volgorde: tuple[str, ...]


def past(vraag: Vraag) -> bool:
    """Whether the subject is about crossing a border."""
    return bool(vraag.indicator.grens) and {NAAR, VAN} <= set(_indicatoren(vraag))


def _indicatoren(vraag: Vraag) -> dict[str, Indicator]:
    return {een.id: een for een in vraag.beeld.indicatoren}


def verkeer_van(vraag: Vraag, gemeente: str) -> Verkeer:
    """The flows of a municipality on the day of the question."""
    periode = Periode.van_code(vraag.eigen_periode)
    naar, van = (_indicatoren(vraag)[een] for een in (NAAR, VAN))
    beeld = vraag.beeld.vrijgave
    uit = {s.gemeente: s.figuur for s in stromen_van(beeld, naar, gemeente, periode.code)}
    binnen = {s.gemeente: s.figuur for s in stromen_van(beeld, van, gemeente, periode.code)}

    def meest(ander: str) -> tuple[float, str]:
        samen = (uit.get(ander), binnen.get(ander))
        return (-sum((f.max or 0.0) for f in samen if f is not None), vraag.naam(ander))

    return Verkeer(periode, naar, van, uit, binnen, tuple(sorted({*uit, *binnen}, key=meest)))


def toon(vraag: Vraag) -> None:
    """Show the view."""
    verkeer = verkeer_van(vraag, vraag.gemeente)
    if not verkeer.volgorde or not vraag.beeld.regio.toon_namen:
        niets(vraag, verkeer)
        return
    st.html(tag("p", bevinding(vraag, verkeer), class_="mon-grafiekzin"))
    blad = Blad(
        "herkomst-en-bestemming",
        f"{vraag.beeld.naam(vraag.gemeente)}, {verkeer.periode.lang()}. Aantal leerlingen.",
        noten(verkeer),
        tabel(vraag, verkeer) + matrix(vraag),
        partial(regels, vraag),
        "stromen",
    )
    toon_grafiek(
        vraag,
        blad,
        partial(teken, vraag, verkeer),
        smal=partial(teken, vraag, verkeer, smal=True),
    )


def niets(vraag: Vraag, verkeer: Verkeer) -> None:
    """Say why there are no flows."""
    if not vraag.beeld.regio.toon_namen:
        zin = "Uw regio toont de namen van andere gemeenten niet, en dus ook deze stromen niet."
    else:
        zin = (
            f"Van {vraag.beeld.naam(vraag.gemeente)} zijn op {verkeer.periode.lang()} geen stromen "
            "bekend. De bestanden van DUO over deze gemeente zijn dan nog niet geladen."
        )
    st.html(tag("p", zin, class_="mon-let-op"))


def teken(vraag: Vraag, verkeer: Verkeer, *, smal: bool = False) -> Grafiek:
    """The drawing: out and in side by side, with the same municipalities on one scale."""
    naam = vraag.beeld.naam(vraag.gemeente)
    namen = verkeer.volgorde[:MEESTE]
    kolommen = (
        _kolom(vraag, verkeer.naar, verkeer.uit, namen, f"Uit {naam} naar school in"),
        _kolom(vraag, verkeer.van, verkeer.binnen, namen, f"Naar school in {naam}, wonen in"),
    )
    return balken(kolommen, alt=bevinding(vraag, verkeer), een_schaal=True, smal=smal)


def _kolom(
    vraag: Vraag,
    indicator: Indicator,
    figuren: Mapping[str, Figure],
    namen: Sequence[str],
    titel: str,
) -> Kolom:
    rijen = []
    for ander in namen:
        waarde = _waarde(indicator, figuren.get(ander))
        naam = vraag.beeld.naam(ander)
        rijen.append(Balk(naam, waarde, f"{naam}\n{titel}: {waarde.tekst}"))
    return Kolom(titel, tuple(rijen))


def _waarde(indicator: Indicator, figuur: Figure | None) -> Waarde:
    """A flow; without one nobody goes there."""
    return _GEEN if figuur is None else waarde_van(indicator, figuur)


def bevinding(vraag: Vraag, verkeer: Verkeer) -> str:
    """How many go and come, and where most of them go, when that is certain."""
    naam = vraag.beeld.naam(vraag.gemeente)
    heen, terug = (
        vraag.beeld.vrijgave.figuur(een, vraag.gemeente, verkeer.periode.code)
        for een in (NAAR, VAN)
    )
    zinnen = []
    if heen is not None and heen.min is not None:
        vooral = _meest(vraag, verkeer.naar, verkeer.uit, ", vooral in")
        zinnen.append(
            f"Van de leerlingen die op {verkeer.periode.lang()} in {naam} woonden, gingen er "
            f"{heen.tekst} in een andere gemeente naar school{vooral}."
        )
    if terug is not None and terug.min is not None:
        zinnen.append(
            f"Op scholen in {naam} zaten er {terug.tekst} van elders"
            f"{_meest(vraag, verkeer.van, verkeer.binnen, ', vooral uit')}."
        )
    return " ".join(zinnen) or f"Van {naam} is er geen totaal te tonen, wel losse stromen."


def _meest(vraag: Vraag, indicator: Indicator, figuren: Mapping[str, Figure], vooral: str) -> str:
    """The other municipality with most pupils, when it is the one whatever the ranges hide."""
    waarden = {ander: _waarde(indicator, figuur) for ander, figuur in figuren.items()}
    for ander, een in waarden.items():
        rest = [andere.hoog for code, andere in waarden.items() if code != ander]
        alles = all(andere.getekend for andere in waarden.values())
        if alles and een.laag > max(rest, default=0.0):
            return f"{vooral} {vraag.beeld.naam(ander)} ({een.tekst})"
    return ""


def noten(verkeer: Verkeer) -> tuple[str, ...]:
    """What must be known of the flows."""
    uit = ["Leerlingen in het primair en speciaal onderwijs, volgens DUO."]
    if len(verkeer.volgorde) > MEESTE:
        rest = len(verkeer.volgorde) - MEESTE
        anders = "1 andere gemeente staat" if rest == 1 else f"{rest} andere gemeenten staan"
        uit.append(f"De tekening toont de grootste stromen; {anders} in de tabel.")
    uit.append(
        "DUO verbergt aantallen van 1 tot en met 4 per school. Daarom zijn het vaak bereiken."
    )
    return tuple(uit)


def tabel(vraag: Vraag, verkeer: Verkeer) -> str:
    """Both directions of every other municipality."""
    naam = vraag.beeld.naam(vraag.gemeente)
    koppen = ("Andere gemeente", f"Uit {naam} daarheen", f"Daarvandaan naar {naam}")
    rijen = "".join(
        wrap(
            "tr",
            tag("th", vraag.beeld.naam(ander), scope="row")
            + _getal(_waarde(verkeer.naar, verkeer.uit.get(ander)))
            + _getal(_waarde(verkeer.van, verkeer.binnen.get(ander))),
        )
        for ander in verkeer.volgorde
    )
    titel = tag("caption", f"Leerlingen van en naar {naam}, {verkeer.periode.lang()}")
    return _tabel(titel, koppen, rijen)


def matrix(vraag: Vraag) -> str:
    """From every municipality of the region to every other one."""
    codes = vraag.beeld.gemeenten
    rijen = []
    for woon in codes:
        uit = verkeer_van(vraag, woon)
        cellen = [tag("th", vraag.beeld.naam(woon), scope="row")]
        for school in codes:
            zelf = tag("td", "", class_="mon-getal")
            een = _waarde(uit.naar, uit.uit.get(school))
            cellen.append(zelf if school == woon else _getal(een))
        eigen = {"class_": "mon-eigen"} if woon == vraag.gemeente else {}
        rijen.append(wrap("tr", "".join(cellen), **eigen))
    titel = tag("caption", "Woongemeente (rij) en gemeente van de school (kolom), heel de regio")
    return _tabel(titel, ("Woont in", *(vraag.beeld.naam(een) for een in codes)), "".join(rijen))


def _tabel(titel: str, koppen: Sequence[str], rijen: str) -> str:
    eerste, *rest = koppen
    kop = tag("th", eerste, scope="col")
    kop += "".join(tag("th", een, scope="col", class_="mon-getal") for een in rest)
    inhoud = titel + wrap("thead", wrap("tr", kop)) + wrap("tbody", rijen)
    return wrap("table", inhoud, class_="mon-cijfertabel")


def _getal(waarde: Waarde) -> str:
    return tag("td", waarde.tekst, class_="mon-getal")


def regels(vraag: Vraag) -> Iterator[Regel]:
    """All flows of all municipalities of the region, for a CSV."""
    for code in vraag.beeld.gemeenten:
        verkeer = verkeer_van(vraag, code)
        naam = vraag.beeld.naam(code)
        for indicator, figuren, woord in (
            (verkeer.naar, verkeer.uit, SCHOOL),
            (verkeer.van, verkeer.binnen, WOON),
        ):
            titel = "school in" if woord == SCHOOL else "woont in"
            for ander, figuur in figuren.items():
                yield Regel(indicator, figuur, naam, f"{titel} {vraag.beeld.naam(ander)}")
