"""View Positie: every area with what chance can do, by name or by size; and the funnel."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, REGIO
from indicators.duiding import Trechter, trechter, vergeleken
from indicators.model import Figure
from pages.shared.markup import tag, wrap
from pages.vergelijken import knoppen, legenda, reeksen
from pages.vergelijken.kop import bevinding
from pages.vergelijken.vertoning import Blad, toon_grafiek, toon_onder
from pages.vergelijken.vraag import Vraag
from reports.csvblad import Regel
from reports.eenheid import eenheid
from reports.grafiek import Grafiek
from reports.plot_positie import Lat, Plek, positie
from reports.plot_trechter import trechter_grafiek
from reports.waarde import as_titel, waarde_van, zegt

VOLGORDE = "volgorde"
TOEVAL = "Overlappen twee lichte balken, dan kan het verschil toeval zijn."
NAAM, GROOTTE, TRECHTER = "op naam", "op grootte", "trechter"


def toon(vraag: Vraag) -> None:
    """Show the view."""
    opties = [NAAM, GROOTTE, TRECHTER] if kan_trechter(vraag) else [NAAM, GROOTTE]
    gekozen = knoppen.kies("Volgorde", VOLGORDE, opties)
    if gekozen == TRECHTER:
        _toon_trechter(vraag)
        return
    gebieden = op_volgorde(vraag, getoond(vraag), gekozen)
    lat = lat_van(vraag)
    blad = Blad(
        f"positie-{gekozen.removeprefix('op ')}",
        f"{_wanneer(vraag)}. {as_titel(vraag.indicator, per_1000=vraag.per_1000)}, {gekozen}.",
        noten(vraag, gekozen),
        tabel(vraag, gebieden),
        partial(regels, vraag, gebieden),
        "grafiek-positie",
        merken=legenda.positie([figuur(vraag, een) for een in gebieden], maatstaf=lat is not None),
    )
    toon_grafiek(vraag, blad, partial(teken, vraag, gebieden, lat))


def past(vraag: Vraag) -> bool:
    """Whether there is any area beside the own one."""
    return len(vraag.gebieden) > 1


def kan_trechter(vraag: Vraag) -> bool:
    """Whether areas can be set out by the size of their denominator.

    Not where other municipalities stay unnamed: everybody can look up which one is that large.
    """
    een = vraag.indicator
    kan = een.vorm == "aandeel" or (een.vorm == "aantal" and bool(een.noemer))
    return kan and vraag.beeld.regio.toon_namen


def getoond(vraag: Vraag) -> tuple[str, ...]:
    """The areas that may be named: the order of the others would name them."""
    return tuple(een for een in vraag.gebieden if vraag.naam(een))


def op_volgorde(vraag: Vraag, gebieden: tuple[str, ...], volgorde: str) -> tuple[str, ...]:
    """By name, or from large to small by inhabitants; never by the figure."""
    if volgorde != GROOTTE:
        return gebieden
    regio = vraag.beeld.regio

    def inwoners(gebied: str) -> int:
        if gebied in regio.gemeenten:
            return regio.register.gemeente(gebied).inwoners or 0
        groep = dict(regio.groepen()).get(gebied)
        leden = {lid.gemeente for lid in groep.leden} if groep else set()
        return sum(regio.register.gemeente(code).inwoners or 0 for code in leden)

    return tuple(sorted(gebieden, key=inwoners, reverse=True))


def figuur(vraag: Vraag, gebied: str) -> Figure | None:
    """The figure of an area in the period of the own one."""
    return vraag.beeld.vrijgave.figuur(vraag.indicator.id, gebied, vraag.eigen_periode)


def _wanneer(vraag: Vraag) -> str:
    woorden = reeksen.in_woorden(vraag, Periode.van_code(vraag.eigen_periode))
    return woorden[:1].upper() + woorden[1:]


def lat_van(vraag: Vraag) -> Lat | None:
    """The chosen benchmark; none for counts of areas that differ in size, but for a target."""
    gevonden = vraag.duiding.vergelijking if vraag.duiding else None
    if gevonden is None or gevonden.norm is None or gevonden.maatstaf is None:
        return None
    maatstaf = gevonden.maatstaf
    if vraag.indicator.vorm == "aantal" and (vraag.per_1000 == (maatstaf.id == "doel")):
        return None
    unit = eenheid(vraag.indicator)
    naam = "Doel" if maatstaf.id == "doel" else reeksen.naam_van(maatstaf, maatstaf.plaats)
    tekst = f"{naam} {unit.bereik(gevonden.norm.min, gevonden.norm.max)}"
    return Lat(tekst, gevonden.norm)


def teken(vraag: Vraag, gebieden: tuple[str, ...], lat: Lat | None) -> Grafiek:
    """The drawing."""
    periode = Periode.van_code(vraag.eigen_periode)
    plekken = []
    for gebied in (*gebieden, *_samen(vraag, gebieden)):
        een = figuur(vraag, gebied)
        naam = vraag.naam(gebied)
        woorden = zegt(naam, periode, vraag.indicator, een, per_1000=vraag.per_1000)
        plekken.append(Plek(naam, een, gebied == vraag.gebied, zegt=woorden))
    alt = f"{vraag.indicator.titel} per gebied. {bevinding(vraag)}"
    return positie(vraag.indicator, plekken, lat=lat, per_1000=vraag.per_1000, alt=alt)


def _samen(vraag: Vraag, gebieden: tuple[str, ...]) -> tuple[str, ...]:
    """The region and Nederland below the others, where areas can be compared at all."""
    if vraag.indicator.vorm == "aantal" and not vraag.per_1000:
        return ()
    grens = (NEDERLAND,) if vraag.indicator.grens else (REGIO, NEDERLAND)
    return tuple(een for een in grens if een not in gebieden and figuur(vraag, een) is not None)


def noten(vraag: Vraag, volgorde: str) -> tuple[str, ...]:
    """What must be known."""
    uit = [f"Gebieden staan {volgorde}, niet op hun cijfer: het is geen ranglijst."]
    if vraag.indicator.vorm == "aantal" and not vraag.per_1000:
        anders = " Kies per 1.000 om te vergelijken." if vraag.eenheid else ""
        uit.append(
            "Een grotere gemeente heeft er vanzelf meer: vergelijk gemeenten hier niet met elkaar."
            f"{anders}"
        )
    else:
        uit.append(TOEVAL)
    eigen = vraag.figuur
    if eigen is not None and eigen.onder95 is None and eigen.status == "getoond":
        uit.append("Bij dit cijfer is niet bekend hoe groot het toeval is.")
    if not vraag.beeld.regio.toon_namen:
        uit.append("Uw regio toont de namen van andere gemeenten niet: u ziet er hier geen.")
    return tuple(uit)


def tabel(vraag: Vraag, gebieden: tuple[str, ...]) -> str:
    """Area, value, what chance can do, and the verdict beside the benchmark."""
    naam = vraag.gekozen_maatstaf.naam if vraag.gekozen_maatstaf else "de maatstaf"
    koppen = ("Gebied", "Cijfer", "Onzekerheid (95%)", f"Naast {naam[:1].lower()}{naam[1:]}")
    kop = "".join(tag("th", woord, scope="col") for woord in koppen)
    rijen = "".join(_rij(vraag, een) for een in (*gebieden, *_samen(vraag, gebieden)))
    titel = tag("caption", f"{vraag.indicator.titel}, {_wanneer(vraag)}")
    inhoud = titel + wrap("thead", wrap("tr", kop)) + wrap("tbody", rijen)
    return wrap("table", inhoud, class_="mon-cijfertabel")


def _rij(vraag: Vraag, gebied: str) -> str:
    een = figuur(vraag, gebied)
    waarde = waarde_van(vraag.indicator, een, per_1000=vraag.per_1000)
    unit = eenheid(vraag.indicator)
    kans = ""
    if waarde.onder95 is not None and waarde.boven95 is not None:
        kans = unit.bereik(waarde.onder95 * unit.deel, waarde.boven95 * unit.deel)
    beeld = vraag.beeld
    oordeel = ""
    if een is not None and een.min is not None and gebied not in (REGIO, NEDERLAND):
        naast = vergeleken(beeld.vrijgave, beeld.regio, vraag.indicator, een, vraag.maatstaf)
        oordeel = naast.oordeel if naast.maatstaf else ""
    cellen = (
        tag("th", vraag.naam(gebied), scope="row"),
        tag("td", waarde.voluit, class_="mon-getal"),
        tag("td", kans or "niet bekend", class_="mon-getal"),
        tag("td", oordeel),
    )
    stijl = "mon-eigen" if gebied == vraag.gebied else None
    return wrap("tr", "".join(cellen), class_=stijl)


def regels(vraag: Vraag, gebieden: tuple[str, ...]) -> Iterator[Regel]:
    """The figures for a CSV."""
    for gebied in (*gebieden, *_samen(vraag, gebieden)):
        een = figuur(vraag, gebied)
        if een is not None:
            yield Regel(vraag.indicator, een, vraag.naam(gebied))


# -- the funnel -------------------------------------------------


def _toon_trechter(vraag: Vraag) -> None:
    gevonden = trechter_van(vraag)
    blad = Blad(
        "trechter",
        f"{_wanneer(vraag)}. Trechter met grenzen van 95% en 99,8%.",
        noten_trechter(vraag, gevonden),
        tabel_trechter(vraag, gevonden),
        partial(regels, vraag, tuple(punt.gebied for punt in gevonden.punten if punt.naam)),
        "grafiek-trechter",
        merken=legenda.trechter(gevonden),
    )
    if gevonden.punten:
        toon_grafiek(vraag, blad, partial(teken_trechter, vraag, gevonden))
    else:
        toon_onder(vraag, blad, None)


def trechter_van(vraag: Vraag) -> Trechter:
    """The funnel of the areas of the question."""
    beeld = vraag.beeld
    return trechter(
        beeld.vrijgave,
        beeld.regio,
        vraag.indicator,
        vraag.eigen_periode,
        eigen=vraag.gebied,
        gebieden=vraag.gebieden,
    )


def teken_trechter(vraag: Vraag, gevonden: Trechter) -> Grafiek:
    """The drawing of the funnel."""
    alt = f"Trechter van {vraag.indicator.titel}. {gevonden.zin}"
    return trechter_grafiek(vraag.indicator, gevonden, eigen=vraag.gebied, alt=alt)


def noten_trechter(vraag: Vraag, gevonden: Trechter) -> tuple[str, ...]:
    """What the funnel says, and who is not in it."""
    weg = [
        f"Niet in de trechter: {naam or 'een andere gemeente'}. {reden}"
        for naam, reden in gevonden.weggelaten
    ]
    stil = vraag.indicator.richting == "geen oordeel"
    oordeel = ("Er is geen streefrichting afgesproken: hoog of laag is niet goed of slecht.",)
    return (gevonden.zin, *(oordeel if stil else ()), *weg)


def tabel_trechter(vraag: Vraag, gevonden: Trechter) -> str:
    """Area, value and where it lies in the funnel, by name."""
    koppen = ("Gebied", "Cijfer", "Waar in de trechter")
    kop = "".join(tag("th", woord, scope="col") for woord in koppen)
    rijen = "".join(
        wrap(
            "tr",
            tag("th", punt.naam, scope="row")
            + tag("td", punt.tekst, class_="mon-getal")
            + tag("td", punt.ligging),
            class_="mon-eigen" if punt.gebied == vraag.gebied else None,
        )
        for punt in gevonden.punten
        if punt.naam
    )
    inhoud = wrap("thead", wrap("tr", kop)) + wrap("tbody", rijen)
    return wrap("table", inhoud, class_="mon-cijfertabel")
