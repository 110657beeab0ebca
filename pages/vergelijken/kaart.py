"""View Kaart: all municipalities of the region with their value, in the colour of its class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

import streamlit as st

from datasets.periodes import Periode
from datasets.reference.grenzen import Grenzen
from pages.shared import region, share
from pages.shared.markup import enumerate_names, tag, wrap
from pages.vergelijken import reeksen
from pages.vergelijken.knoppen import kies
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports import shapes as s
from reports.csvblad import Regel
from reports.eenheid import eenheid
from reports.grafiek import KLASSEN, Grafiek
from reports.kaart import ARCERING, GEEN_KLASSE, Vak, kaart
from reports.kaartvlakken import Kaartbeeld, van_grenzen, van_tegels
from reports.klassen import Klassen, klassen
from reports.waarde import Waarde, as_titel, waarde_van, zegt

GEKLIKT = "gemeente_op_de_kaart"
"""In the session: the name of the municipality that was clicked, until the bar has taken it."""
VORM, GRENZEN, TEGELS = "kaartvorm", "Grenzen", "Tegels"
SMAL = 380
"""Width of a map on a phone."""
MINSTE = 4
"""With values of fewer municipalities there are no classes: a colour would only show chance."""


def past(vraag: Vraag) -> bool:
    """Whether there is a map: of figures of municipalities, where these may be named.

    A municipality without a name would be known by its place.
    """
    reeks = vraag.beeld.vrijgave.reeks
    indicator = vraag.indicator.id
    return vraag.beeld.regio.toon_namen and any(
        reeks(indicator, code) for code in vraag.beeld.gemeenten
    )


def toon(vraag: Vraag) -> None:
    """Show the view."""
    grenzen = region.boundaries(vraag.beeld.regio)
    beeld = _tegels(tuple(sorted(vraag.beeld.regio.tegels.items())))
    if grenzen is not None:
        st.html(share.defaults(**{VORM: GRENZEN}))
        if _wil_grenzen():
            beeld = _grenzen(grenzen)
    grenzen_klassen = klassen_van(vraag)
    blad = Blad(
        "kaart",
        onder(vraag),
        noten(vraag, beeld),
        tabel(vraag, grenzen_klassen),
        partial(regels, vraag),
        "kaart",
        legenda(vraag, grenzen_klassen),
        "tegels" if beeld.tegels else str(hash(beeld)),
    )
    smal = None if beeld.tegels else partial(teken, vraag, beeld, smal=True)
    toon_grafiek(vraag, blad, partial(teken, vraag, beeld), smal=smal, kies=partial(_kies, vraag))


def _wil_grenzen() -> bool:
    """The choice between the boundaries and the tiles, where the region has both."""
    return kies("Vorm van de kaart", VORM, [GRENZEN, TEGELS]) == GRENZEN


def _kies(vraag: Vraag, code: str) -> None:
    """The whole page goes to the municipality that was clicked."""
    if code in vraag.beeld.gemeenten and code != vraag.gemeente:
        st.session_state[GEKLIKT] = vraag.beeld.naam(code)
        st.rerun()


@lru_cache(maxsize=8)
def _tegels(tegels: tuple[tuple[str, tuple[int, int]], ...]) -> Kaartbeeld:
    return van_tegels(dict(tegels))


@lru_cache(maxsize=8)
def _grenzen(grenzen: Grenzen) -> Kaartbeeld:
    return van_grenzen(grenzen)


def teken(vraag: Vraag, beeld: Kaartbeeld, *, smal: bool = False) -> Grafiek:
    """The drawing; on a phone it is as high as its width asks for."""
    alle = {code: _vak(vraag, code) for code in vraag.beeld.gemeenten}
    getekend = kaart(beeld, alle, klassen_van(vraag), eigen=vraag.gemeente, alt=bevinding(vraag))
    hoogte = round(getekend.hoogte * SMAL / max(SMAL, beeld.breedte))
    return replace(getekend, hoogte=hoogte) if smal else getekend


def _vak(vraag: Vraag, code: str) -> Vak:
    periode = Periode.van_code(vraag.eigen_periode)
    figuur = reeksen.figuur(vraag, code, periode)
    naam = vraag.naam(code)
    said = zegt(naam, periode, vraag.indicator, figuur, per_1000=vraag.per_1000)
    return Vak(naam, waarde(vraag, code), said)


def waarde(vraag: Vraag, code: str) -> Waarde:
    """What stands in a municipality, in the period of the map."""
    figuur = vraag.beeld.vrijgave.figuur(vraag.indicator.id, code, vraag.eigen_periode)
    return waarde_van(vraag.indicator, figuur, per_1000=vraag.per_1000)


def klassen_van(vraag: Vraag) -> Klassen:
    """The classes of the indicator: from all periods, so that maps can be laid side by side.

    One class where too few municipalities have a value in this period.
    """
    indicator = vraag.indicator
    soort = Periode.van_code(vraag.eigen_periode).soort
    getoond = (
        waarde_van(indicator, figuur, per_1000=vraag.per_1000)
        for code in vraag.beeld.gemeenten
        for figuur in vraag.beeld.vrijgave.reeks(indicator.id, code)
        if Periode.van_code(figuur.periode).soort == soort
    )
    heel = indicator.vorm == "aantal" and not vraag.per_1000
    achter = "" if vraag.per_1000 else eenheid(indicator).achter
    nu = [waarde(vraag, code).soort for code in vraag.beeld.gemeenten]
    return klassen(
        getoond,
        decimalen=0 if heel else 1,
        achter=achter,
        genoeg=sum(soort in ("punt", "bereik") for soort in nu) >= MINSTE,
    )


def onder(vraag: Vraag) -> str:
    """What the map shows, as a title."""
    periode = reeksen.in_woorden(vraag, Periode.van_code(vraag.eigen_periode))
    return f"{as_titel(vraag.indicator, per_1000=vraag.per_1000)}, {periode}"


def bevinding(vraag: Vraag) -> str:
    """What the map says: how many have a value, from where to where, and the own one."""
    eigen = waarde(vraag, vraag.gemeente).voluit
    return (
        f"Kaart van {vraag.indicator.titel.lower()}. {onder(vraag)}. {bereik(vraag)} "
        f"{vraag.beeld.naam(vraag.gemeente)}: {eigen}."
    )


def bereik(vraag: Vraag) -> str:
    """How many municipalities have a value, and from where to where these go."""
    alle = [waarde(vraag, code) for code in vraag.beeld.gemeenten]
    met = [een for een in alle if een.soort in ("punt", "bereik")]
    if not met:
        return "Van geen enkele gemeente is er een waarde te tonen."
    laag = min(met, key=lambda een: een.laag).tekst
    hoog = max(met, key=lambda een: een.hoog).tekst
    hoeveel = f"alle {len(alle)}" if len(met) == len(alle) else f"{len(met)} van de {len(alle)}"
    telt = f"Van {hoeveel} gemeenten is er een waarde"
    return f"{telt}: {laag}." if laag == hoog else f"{telt}, van {laag} tot en met {hoog}."


def noten(vraag: Vraag, beeld: Kaartbeeld) -> tuple[str, ...]:
    """What must be known of the map."""
    uit = ["Klik op een gemeente om haar te kiezen; dat kan ook in de balk bovenaan."]
    if beeld.tegels:
        uit.append("Elke gemeente is een even grote tegel, ongeveer op haar plaats.")
    else:
        uit.append("Past een naam niet, wijs de gemeente dan aan, of kies Tegels.")
    if vraag.indicator.vorm == "aantal" and not vraag.per_1000:
        uit.append(
            "Dit zijn aantallen: een grote gemeente heeft er meestal meer. Vergelijk gemeenten per "
            "1.000 inwoners als dat kan."
        )
    uit.append("Een verschil tussen gemeenten kan toeval zijn. Bij Positie ziet u hoeveel.")
    if klassen_van(vraag).grenzen:
        gelijk = "De klassen zijn voor alle perioden gelijk."
        uit.append(f"{gelijk} Een kleur zegt niet of het goed is.")
    return tuple(uit)


def legenda(vraag: Vraag, van: Klassen) -> str:
    """The classes with their colour, and how many municipalities are in each."""
    waarden = [waarde(vraag, code) for code in vraag.beeld.gemeenten]
    telt = Counter(van.van(een) for een in waarden)
    regels_ = [
        _legendaregel(KLASSEN[nummer], titel, telt[nummer])
        for nummer, titel in enumerate(van.titels)
    ]
    if telt[None]:
        regels_.append(_legendaregel(GEEN_KLASSE, _zonder_klasse(waarden, van), telt[None]))
    titel = tag("p", onder(vraag), class_="mon-kaart-titel") + tag("p", bereik(vraag))
    return wrap("div", titel + wrap("ul", "".join(regels_)), class_="mon-kaart-legenda")


def _zonder_klasse(waarden: list[Waarde], van: Klassen) -> str:
    """Why something has no colour, in the words that stand in the map."""
    woorden = []
    for een in waarden:
        if van.van(een) is None:
            bereik = een.soort == "bereik"
            woorden.append("een bereik over twee klassen" if bereik else een.bij or een.tekst)
    return enumerate_names(list(dict.fromkeys(woorden)))


def _legendaregel(kleur: str, woorden: str, aantal: int) -> str:
    vlak: tuple[str, ...] = (s.rect((0.5, 0.5), 25, 15, fill=kleur, stroke=s.MUTED),)
    if kleur == GEEN_KLASSE:
        streep = {"stroke": ARCERING, "stroke_width": 2}
        vlak += tuple(s.line((x, 15.5), (x + 9, 0.5), **streep) for x in (1.0, 8.0, 15.0))
    gemeenten = "1 gemeente" if aantal == 1 else f"{aantal} gemeenten"
    tekening = s.drawing(vlak, (26, 16), kind="teken", title=None)
    telling = tag("span", gemeenten if aantal else "geen gemeente", class_="mon-bij")
    return wrap("li", tekening + tag("span", woorden) + telling)


def tabel(vraag: Vraag, van: Klassen) -> str:
    """The municipalities by name, each with its value and its class."""
    koppen = ("Gemeente", as_titel(vraag.indicator, per_1000=vraag.per_1000), "Klasse")
    kop = "".join(tag("th", een, scope="col") for een in koppen)
    rijen = "".join(_rij(vraag, van, code) for code in vraag.beeld.gemeenten)
    titel = tag("caption", onder(vraag))
    return wrap(
        "table",
        titel + wrap("thead", wrap("tr", kop)) + wrap("tbody", rijen),
        class_="mon-cijfertabel",
    )


def _rij(vraag: Vraag, van: Klassen, code: str) -> str:
    een = waarde(vraag, code)
    klasse = van.van(een)
    titel = van.titels[klasse] if klasse is not None and van.grenzen else ""
    cellen = tag("th", vraag.naam(code), scope="row") + tag("td", een.voluit, class_="mon-getal")
    return wrap("tr", cellen + tag("td", titel))


def regels(vraag: Vraag) -> Iterator[Regel]:
    """The figures in the map, for a CSV."""
    return reeksen.regels(vraag, vraag.beeld.gemeenten, (Periode.van_code(vraag.eigen_periode),))
