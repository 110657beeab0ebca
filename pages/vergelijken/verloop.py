"""View Verloop: the course of the own area among the others."""

from __future__ import annotations

from functools import partial

from indicators.duiding import koers
from indicators.duiding_voorval import per_periode, voorvallen
from indicators.model import Figure
from pages.shared.markup import tag, wrap
from pages.vergelijken import legenda, reeksen
from pages.vergelijken.kop import bevinding
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.grafiek import Grafiek
from reports.plot_breuk import breuken
from reports.plot_reeks import Verloop
from reports.plot_verloop import verloop
from reports.waarde import as_titel, waarde_van


def toon(vraag: Vraag) -> None:
    """Show the view."""
    bron = verloop_van(vraag)
    blad = Blad(
        "verloop",
        onder(vraag, bron),
        noten(vraag, bron),
        tabel(vraag, bron),
        partial(reeksen.regels, vraag, _gebieden(vraag), bron.perioden),
        "grafiek-verloop",
        merken=legenda.verloop(bron),
    )
    toon_grafiek(vraag, blad, partial(teken, bron), smal=partial(teken, bron, smal=True))


def teken(bron: Verloop, *, smal: bool = False) -> Grafiek:
    """The drawing."""
    return verloop(bron, smal=smal)


def verloop_van(vraag: Vraag) -> Verloop:
    """All that the chart is made of."""
    as_ = reeksen.perioden(vraag)
    ook = tuple(code for code in vraag.ook if code != vraag.gebied)
    rest = [code for code in vraag.gebieden if code not in {vraag.gebied, *ook}]
    anderen = reeksen.zonder_namen(vraag, [reeksen.reeks(vraag, code) for code in rest], as_)
    aantallen = vraag.indicator.vorm == "aantal" and not vraag.per_1000
    beeld = vraag.beeld
    return Verloop(
        vraag.indicator,
        as_,
        reeksen.reeks(vraag, vraag.gebied),
        tuple(reeksen.reeks(vraag, code) for code in ook),
        tuple(anderen),
        None if aantallen else reeksen.norm(vraag, as_),
        reeksen.doel(vraag),
        koers(beeld.vrijgave, beeld.regio, vraag.indicator, vraag.gebied, vraag.eigen_periode),
        vraag.per_1000,
        f"{vraag.indicator.titel}, {as_[0].lang()} tot en met {as_[-1].lang()}. {bevinding(vraag)}",
        per_periode(voorvallen(beeld.regio, vraag.indicator.id, vraag.gebied), as_),
    )


def onder(vraag: Vraag, bron: Verloop) -> str:
    """What stands under the title of the file."""
    eerste, laatste = bron.perioden[0].lang(), bron.perioden[-1].lang()
    eenheid = as_titel(vraag.indicator, per_1000=vraag.per_1000)
    return f"{vraag.beeld.naam(vraag.gebied)}, {eerste} tot en met {laatste}. {eenheid}."


def noten(vraag: Vraag, bron: Verloop) -> tuple[str, ...]:
    """What must be known of what is drawn."""
    uit = [f"Breuk in {p.lang()}: {reden}" for p, reden in breuken(bron)]
    uit += [een.zin for alle in bron.voorvallen.values() for een in alle]
    gedaan = vraag.duiding
    uit += [middel.zin for middel in gedaan.middelen] if gedaan else []
    if gedaan and gedaan.herziening:
        uit.append(gedaan.herziening)
    if any(een.soort == "punt" for reeks in bron.anderen for een in bron.waarden(reeks)):
        uit.append(
            "Grijze lijnen zijn de andere gebieden, waar hun cijfer precies bekend is. Wijs een "
            "lijn aan om de naam te zien."
            if vraag.beeld.regio.toon_namen
            else "Grijze lijnen zijn de andere gemeenten. Uw regio toont hun namen niet."
        )
    if vraag.indicator.vorm == "aantal" and not vraag.per_1000 and vraag.gebieden:
        uit.append("Aantallen hangen af van de grootte: vergelijk gemeenten hier niet met elkaar.")
    figuur = vraag.figuur
    if figuur is not None and figuur.toelichting:
        uit.append(figuur.toelichting)
    return tuple(dict.fromkeys(uit))


def _gebieden(vraag: Vraag) -> tuple[str, ...]:
    """Areas whose figures are in the file."""
    maatstaf = vraag.gekozen_maatstaf
    geheel = (maatstaf.geheel,) if maatstaf and maatstaf.geheel else ()
    anderen = (code for code in vraag.gebieden if code != vraag.gebied)
    return tuple(dict.fromkeys((vraag.gebied, *vraag.ook, *anderen, *geheel)))


def tabel(vraag: Vraag, bron: Verloop) -> str:
    """The own area, those that are pointed out and the benchmark, newest period first."""
    kolommen = (bron.eigen, *bron.ook)
    norm = bron.norm
    koppen = [tag("th", "Periode", scope="col")]
    koppen += [tag("th", een.naam, scope="col", class_="mon-getal") for een in kolommen]
    koppen += [tag("th", norm.naam, scope="col", class_="mon-getal")] if norm else []
    koppen.append(tag("th", "Opvallend", scope="col"))
    gevonden = {p.periode.code: str(p.oordeel) for p in bron.koers.punten} if bron.koers else {}
    rijen = []
    for periode in reversed(bron.perioden):
        cellen = [tag("th", reeksen.in_woorden(vraag, periode), scope="row")]
        for een in kolommen:
            cellen.append(_cel(vraag, bron, een.figuren.get(periode.code)))
        if norm:
            band = norm.waarden.get(periode.code)
            tekst = "" if band is None else legenda.norm_tekst(vraag.indicator, band)
            cellen.append(tag("td", tekst or "geen cijfer", class_="mon-getal"))
        opvallend = _opvallend(gevonden.get(periode.code, ""))
        gebeurd = (een.woord for een in bron.voorvallen.get(periode.code, ()))
        cellen.append(tag("td", ", ".join(filter(None, (opvallend, *gebeurd)))))
        rijen.append(wrap("tr", "".join(cellen)))
    kop = wrap("thead", wrap("tr", "".join(koppen)))
    titel = tag("caption", onder(vraag, bron))
    return wrap("table", titel + kop + wrap("tbody", "".join(rijen)), class_="mon-cijfertabel")


def _cel(vraag: Vraag, bron: Verloop, een: Figure | None) -> str:
    waarde = waarde_van(vraag.indicator, een, per_1000=bron.per_1000)
    stand = "" if een is None or een.stand == "definitief" else f" ({een.stand})"
    return tag("td", waarde.voluit + stand, class_="mon-getal")


def _opvallend(oordeel: str) -> str:
    return {"opvallend hoog": "▲ opvallend hoog", "opvallend laag": "▼ opvallend laag"}.get(
        oordeel, ""
    )
