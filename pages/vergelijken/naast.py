"""View Naast elkaar: another period, another grouping, or municipalities that are alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import streamlit as st

from datasets.periodes import Periode
from datasets.reference.regio import REGIO, Indeling, gebied_id
from indicators.duiding_maatstaf import GELIJKEN
from indicators.model import Figure
from indicators.zinnen import als_of_dan, verschil
from pages.shared.markup import tag, wrap
from pages.vergelijken import legenda, reeksen
from pages.vergelijken.kop import bevinding
from pages.vergelijken.positie import TOEVAL
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.csvblad import Regel
from reports.eenheid import eenheid
from reports.grafiek import Grafiek
from reports.plot_positie import Lat, Plek, positie
from reports.waarde import as_titel, waarde_van, zegt

NAAST = "naast"
GELIJK = "Vergelijkbare gemeenten"
_INDELING = "Indeling: "
_EIGEN_INDELING = "Alle gemeenten"


@dataclass(frozen=True, slots=True)
class Keus:
    """What is laid beside: one of the three."""

    periode: Periode | None = None
    indeling: Indeling | None = None
    gelijken: tuple[str, ...] = ()


def toon(vraag: Vraag) -> None:
    """Show the view."""
    opties = keuzes(vraag)
    namen = list(opties)
    if st.session_state.get(NAAST, namen[0]) not in namen:
        del st.session_state[NAAST]
    gekozen = st.selectbox("Leg ernaast", namen, index=0, key=NAAST, bind="query-params", width=330)
    vraag = vraag.met(naast=gekozen)
    keus = opties[gekozen]
    rijen = tuple(rijen_van(vraag, keus))
    lat = lat_van(vraag, keus)
    soort = "periode" if keus.periode else "indeling" if keus.indeling else "gelijken"
    blad = Blad(
        f"naast-{soort}",
        f"{_onder(vraag, keus)}. {as_titel(vraag.indicator, per_1000=vraag.per_1000)}.",
        noten(vraag, keus),
        tabel(vraag, keus, rijen),
        partial(regels, vraag, rijen),
        "grafiek-naast" if keus.periode else "grafiek-positie",
        merken=legenda.positie(
            [rij.figuur for rij in rijen], maatstaf=lat_van(vraag, keus) is not None
        ),
    )
    toon_grafiek(vraag, blad, partial(teken, vraag, keus, rijen, lat))


def past(vraag: Vraag) -> bool:
    """Whether there is anything to lay beside."""
    return bool(keuzes(vraag))


def keuzes(vraag: Vraag) -> dict[str, Keus]:
    """What can be laid beside, by what stands in the list."""
    uit: dict[str, Keus] = {}
    for periode in _perioden(vraag):
        uit[reeksen.in_woorden(vraag, periode)] = Keus(periode=periode)
    gelijk = next((m for m in vraag.maatstaven if m.id == GELIJKEN), None)
    if gelijk is not None and vraag.beeld.regio.toon_namen:
        uit[GELIJK] = Keus(gelijken=gelijk.leden)
    for een in vraag.beeld.indelingen:
        groepen = [gebied_id(een.id, groep.id) for groep in een.groepen]
        if any(vraag.beeld.vrijgave.reeks(vraag.indicator.id, groep) for groep in groepen):
            uit[f"{_INDELING}{een.titel}"] = Keus(indeling=een)
    return uit


def _perioden(vraag: Vraag) -> list[Periode]:
    """Other periods of the same kind with a figure: a year earlier first, then newest first."""
    nu = Periode.van_code(vraag.eigen_periode)
    alle = [
        p
        for p in vraag.beeld.vrijgave.perioden(vraag.indicator.id)
        if p.soort == nu.soort and p.code != nu.code
    ]
    eerder = nu.jaar_eerder()
    rest = sorted((p for p in alle if p != eerder), key=Periode.sleutel, reverse=True)
    return ([eerder] if eerder in alle else []) + rest


# -- rows -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of the chart; without an area it is a heading.

    Attributes:
        tweede: the period that is laid beside, of the area of the row before.
    """

    gebied: str
    periode: Periode
    figuur: Figure | None
    naam: str
    tweede: bool = False


def rijen_van(vraag: Vraag, keus: Keus) -> Iterator[Rij]:
    """The rows from top to bottom, areas by name."""
    nu = Periode.van_code(vraag.eigen_periode)
    if keus.periode is not None:
        for gebied in (*_gebieden(vraag), REGIO):
            naam = vraag.naam(gebied)
            figuren = [reeksen.figuur(vraag, gebied, p) for p in (nu, keus.periode)]
            if any(een is not None for een in figuren):
                yield Rij(gebied, nu, figuren[0], naam)
                yield Rij(gebied, keus.periode, figuren[1], naam, tweede=True)
    elif keus.indeling is not None:
        yield from _groepen(vraag, nu, vraag.indeling, keus.indeling)
    else:
        codes = {vraag.gebied, *keus.gelijken}
        for gebied in vraag.beeld.gemeenten:
            if gebied in codes:
                yield Rij(gebied, nu, reeksen.figuur(vraag, gebied, nu), vraag.naam(gebied))


def _gebieden(vraag: Vraag) -> tuple[str, ...]:
    """Areas that may be named."""
    return tuple(een for een in vraag.gebieden if vraag.naam(een))


def _groepen(vraag: Vraag, nu: Periode, eerste: Indeling | None, tweede: Indeling) -> Iterator[Rij]:
    """The groups of one grouping above those of the other.

    Where none is chosen in the bar the municipalities stand above.
    """
    if eerste is None:
        yield Rij("", nu, None, _EIGEN_INDELING)
        for gebied in _gebieden(vraag):
            if gebied in vraag.beeld.gemeenten:
                yield Rij(gebied, nu, reeksen.figuur(vraag, gebied, nu), vraag.naam(gebied))
    for indeling in dict.fromkeys(een.id for een in (eerste, tweede) if een is not None):
        een = vraag.beeld.regio.indeling(indeling)
        yield Rij("", nu, None, een.titel)
        for groep in sorted(een.groepen, key=lambda groep: groep.naam):
            gebied = gebied_id(een.id, groep.id)
            periode, figuur = _groepsfiguur(vraag, gebied, nu)
            yield Rij(gebied, periode, figuur, vraag.naam(gebied))
    yield Rij(REGIO, nu, reeksen.figuur(vraag, REGIO, nu), vraag.naam(REGIO))


def _groepsfiguur(vraag: Vraag, gebied: str, nu: Periode) -> tuple[Periode, Figure | None]:
    """The figure of a group in the same period; a group can be counted per other kind of period."""
    een = reeksen.figuur(vraag, gebied, nu)
    if een is not None:
        return nu, een
    ander = vraag.beeld.figuur(vraag.indicator, gebied, vraag.periode)
    return (nu, None) if ander is None else (Periode.van_code(ander.periode), ander)


# -- chart and words --------------------------------------------


def lat_van(vraag: Vraag, keus: Keus) -> Lat | None:
    """Municipalities that are alike taken together, where those are what is laid beside."""
    if not keus.gelijken or (vraag.indicator.vorm == "aantal" and not vraag.per_1000):
        return None
    nu = (Periode.van_code(vraag.eigen_periode),)
    norm = reeksen.norm(vraag.met(maatstaf=GELIJKEN), nu)
    if norm is None:
        return None
    waarde = norm.waarden[nu[0].code]
    unit = eenheid(vraag.indicator)
    return Lat(f"{norm.naam} samen {unit.bereik(waarde.min, waarde.max)}", waarde)


def teken(vraag: Vraag, keus: Keus, rijen: tuple[Rij, ...], lat: Lat | None) -> Grafiek:
    """The drawing."""
    plekken = []
    for rij in rijen:
        eigen = rij.gebied in (vraag.gebied, *vraag.eigen_groepen)
        naam = "" if rij.tweede else rij.naam
        achter = rij.periode.kort() if keus.periode is not None else ""
        zin = zegt(rij.naam, rij.periode, vraag.indicator, rij.figuur, per_1000=vraag.per_1000)
        plekken.append(Plek(naam, rij.figuur, eigen, rij.tweede, not rij.gebied, zin, achter))
    alt = f"{vraag.indicator.titel}: {_onder(vraag, keus)}. {bevinding(vraag)}"
    return positie(vraag.indicator, plekken, lat=lat, per_1000=vraag.per_1000, alt=alt)


def _onder(vraag: Vraag, keus: Keus) -> str:
    """What lies beside what."""
    nu = reeksen.in_woorden(vraag, Periode.van_code(vraag.eigen_periode))
    if keus.periode is not None:
        return f"{nu} naast {reeksen.in_woorden(vraag, keus.periode)}"
    if keus.indeling is not None:
        eerste = vraag.indeling.titel if vraag.indeling else _EIGEN_INDELING
        return f"{eerste} naast {keus.indeling.titel}, {nu}"
    return f"{vraag.naam(vraag.gebied)} naast vergelijkbare gemeenten, {nu}"


def noten(vraag: Vraag, keus: Keus) -> tuple[str, ...]:
    """What must be known."""
    if keus.periode is not None:
        nu = reeksen.in_woorden(vraag, Periode.van_code(vraag.eigen_periode))
        return (
            f"Gevulde stip: {nu}. Open stip: {reeksen.in_woorden(vraag, keus.periode)}.",
            "Twee perioden zijn nog geen trend. Kijk bij Verloop of het meer is dan de gewone "
            "schommeling.",
        )
    los = vraag.indicator.vorm == "aantal" and not vraag.per_1000
    if keus.indeling is not None:
        uit = ["Een gemeente telt mee in elke indeling: groepen van twee indelingen overlappen."]
        return (*uit, "Aantallen hangen af van de grootte van een groep." if los else TOEVAL)
    gelijk = next((m for m in vraag.maatstaven if m.id == GELIJKEN), None)
    uit = [] if gelijk is None else [gelijk.uitleg]
    return tuple(uit) if los else (*uit, TOEVAL)


def in_woorden(vraag: Vraag, nu: Figure | None, toen: Figure | None) -> str:
    """The difference between two periods of an area, never without what chance can do."""
    if nu is None or toen is None:
        return ""
    zin = verschil(vraag.indicator, nu, toen)
    if not zin:
        return "niet te zeggen"
    if als_of_dan(zin).endswith("als"):
        return zin
    grenzen = (nu.onder95, nu.boven95, toen.onder95, toen.boven95)
    if any(een is None for een in grenzen):
        return f"{zin}; niet bekend is of het toeval kan zijn"
    raakt = (nu.onder95 or 0) <= (toen.boven95 or 0) and (toen.onder95 or 0) <= (nu.boven95 or 0)
    return f"{zin}; kan toeval zijn" if raakt else f"{zin}; meer dan toeval meestal geeft"


def tabel(vraag: Vraag, keus: Keus, rijen: tuple[Rij, ...]) -> str:
    """The same as a table."""
    if keus.periode is not None:
        return _tabel_perioden(vraag, keus.periode, rijen)
    koppen = "".join(tag("th", woord, scope="col") for woord in ("Gebied", "Periode", "Cijfer"))
    lijst = []
    for rij in rijen:
        if not rij.gebied:
            kop = tag("th", rij.naam, colspan=3, scope="colgroup")
            lijst.append(wrap("tr", kop, class_="mon-deelkop"))
            continue
        waarde = waarde_van(vraag.indicator, rij.figuur, per_1000=vraag.per_1000)
        cellen = (
            tag("th", rij.naam, scope="row")
            + tag("td", rij.periode.kort())
            + tag("td", waarde.voluit, class_="mon-getal")
        )
        eigen = rij.gebied in (vraag.gebied, *vraag.eigen_groepen)
        lijst.append(wrap("tr", cellen, class_="mon-eigen" if eigen else None))
    return _tabel(vraag, keus, koppen, lijst)


def _tabel_perioden(vraag: Vraag, toen: Periode, rijen: tuple[Rij, ...]) -> str:
    nu = Periode.van_code(vraag.eigen_periode)
    verschillen = () if vraag.beeld.openbaar else ("Verschil in het cijfer zelf",)
    woorden = ("Gebied", nu.kort(), toen.kort(), *verschillen)
    koppen = "".join(tag("th", woord, scope="col") for woord in woorden)
    lijst = []
    for een, ander in zip(rijen[::2], rijen[1::2], strict=True):
        waarden = [
            waarde_van(vraag.indicator, rij.figuur, per_1000=vraag.per_1000).voluit
            for rij in (een, ander)
        ]
        cellen = tag("th", een.naam, scope="row")
        cellen += "".join(tag("td", waarde, class_="mon-getal") for waarde in waarden)
        if not vraag.beeld.openbaar:
            cellen += tag("td", in_woorden(vraag, een.figuur, ander.figuur))
        eigen = een.gebied == vraag.gebied
        lijst.append(wrap("tr", cellen, class_="mon-eigen" if eigen else None))
    return _tabel(vraag, Keus(periode=toen), koppen, lijst)


def _tabel(vraag: Vraag, keus: Keus, koppen: str, lijst: list[str]) -> str:
    titel = tag("caption", f"{vraag.indicator.titel}: {_onder(vraag, keus)}")
    inhoud = titel + wrap("thead", wrap("tr", koppen)) + wrap("tbody", "".join(lijst))
    return wrap("table", inhoud, class_="mon-cijfertabel")


def regels(vraag: Vraag, rijen: tuple[Rij, ...]) -> Iterator[Regel]:
    """The figures for a CSV."""
    for rij in rijen:
        if rij.figuur is not None:
            yield Regel(vraag.indicator, rij.figuur, rij.naam)
