"""All of a theme on one page: figures, flow, reasons and duration, in the order of a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import streamlit as st

from datasets.periodes import Periode, Periodesoort
from datasets.reference.regio import REGIO
from indicators.model import Figure
from pages.shared import block
from pages.shared.download import cijfers
from pages.shared.markup import enumerate_names, hidden, scrolls, tag, wrap
from pages.vergelijken import balans, duur, kruistabel, stromen, uitsplitsing
from pages.vergelijken.kop import zin
from pages.vergelijken.thema_delen import (
    VERHAAL,
    Cijfers,
    Deel,
    Duur,
    Herkomst,
    Kruis,
    Reeksen,
    Splitsing,
    Stroom,
)
from pages.vergelijken.vertoning import CSV, Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.balken import UITLEG_TIJD, Balk, Kolom, door_de_tijd, in_woorden
from reports.csvblad import Regel
from reports.grafiek import Grafiek
from reports.series import ended_on, periode_of
from reports.waarde import waarde_van

_MEESTE_PERIODEN = 14
_PER: Mapping[Periodesoort, str] = {
    "kwartaal": "per kwartaal",
    "halfjaar": "per halfjaar",
    "schooljaar": "per schooljaar",
    "kalenderjaar": "per jaar",
}


def toon(vraag: Vraag) -> None:
    """Show the theme of the question, what is found of its first figure in front."""
    over = _over(vraag, eerste_cijfer(vraag.thema))
    if over is not None:
        st.html(wrap("div", zin(over), class_="mon-vergelijk-kop"))
    for nummer, deel in enumerate(VERHAAL[vraag.thema]):
        _toon_deel(vraag, deel, f"deel-{nummer}")


def eerste_cijfer(thema: str) -> str:
    """The indicator with which a theme begins."""
    return next(een.indicatoren[0] for een in VERHAAL[thema] if isinstance(een, Cijfers))


def _toon_deel(vraag: Vraag, deel: Deel, naam: str) -> None:
    """One part with its heading; nothing at all where nothing of it is known."""
    if isinstance(deel, Cijfers):
        _cijfers(vraag, deel, naam)
    elif isinstance(deel, Stroom):
        ids = (deel.erbij, deel.eraf, deel.stand)
        reeksen = Reeksen(deel.titel, ids, uitleg=deel.uitleg)
        _reeksen(vraag, reeksen, naam, les="in-en-uit", stroom=deel)
    elif isinstance(deel, Reeksen):
        _reeksen(vraag, deel, naam)
    elif isinstance(deel, Splitsing):
        over = _over(vraag, deel.indicator)
        gedeeld = over and uitsplitsing.gedeeld(over, deel.soort)
        if over and gedeeld:
            _kop(deel.titel, deel.uitleg)
            uitsplitsing.toon_deel(over, gedeeld, naam=naam)
    elif isinstance(deel, Kruis):
        over = _over(vraag, deel.indicator)
        gekruist = over and kruistabel.gekruist(over, deel.soort)
        if over and gekruist:
            _kop(deel.titel, deel.uitleg)
            kruistabel.toon_deel(over, gekruist, naam)
    elif isinstance(deel, Duur):
        over = _over(vraag, deel.indicator)
        if over and duur.past(over):
            _kop(deel.titel, deel.uitleg)
            duur.toon(over, naam)
    else:
        _herkomst(vraag, deel)


def _herkomst(vraag: Vraag, deel: Herkomst) -> None:
    over = _over(vraag, stromen.NAAR)
    if over and stromen.past(over):
        _kop(deel.titel, deel.uitleg)
        stromen.toon(over)


def _kop(titel: str, uitleg: str) -> None:
    erbij = tag("p", uitleg, class_="mon-grafiekzin") if uitleg else ""
    st.html(tag("h2", titel, class_="mon-themakop") + erbij)


def _over(vraag: Vraag, indicator: str) -> Vraag | None:
    """The same question about one indicator of the theme; None where it has no figures."""
    gevonden = next((een for een in vraag.beeld.indicatoren if een.id == indicator), None)
    if gevonden is None or not vraag.beeld.vrijgave.perioden(indicator):
        return None
    return vraag.met(indicator=gevonden, maatstaf="", eenheid="")


# -- figures below each other -------------------------------------------------


def _cijfers(vraag: Vraag, deel: Cijfers, naam: str) -> None:
    bekend = [over for een in deel.indicatoren if (over := _over(vraag, een)) is not None]
    rijen = [rij for over in bekend if (rij := _rij(over))]
    if not rijen:
        return
    _kop(deel.titel, deel.uitleg)
    eigen = vraag.beeld.naam(vraag.gemeente)
    kop = tag("th", "Cijfer", scope="col")
    kop += "".join(tag("th", een, scope="col", class_="mon-getal") for een in (eigen, "Hele regio"))
    tabel = wrap(
        "table",
        tag("caption", f"{deel.titel}: {eigen} en de hele regio", class_="mon-hoor")
        + wrap("thead", wrap("tr", kop))
        + wrap("tbody", "".join(rijen)),
        class_="mon-cijfertabel mon-themacijfers",
    )
    knop = wrap("p", block.download_button(CSV, CSV), class_="mon-onder-grafiek")
    bestand = cijfers(vraag.beeld, partial(_regels, bekend), vraag.thema, deel.titel, eigen)
    block.show(scrolls(tabel, deel.titel) + knop, key=f"thema-{naam}", downloads={CSV: bestand})


def _rij(over: Vraag) -> str:
    """One figure of the municipality and of the region.

    Each row is about one period: a school year of the one beside a quarter of the other would read
    as a part of it. Where the two differ there is a row for each.
    """
    beeld, indicator = over.beeld, over.indicator
    figuren = _naast_elkaar(over)
    if not any(figuren):
        return ""
    verder = {"gemeente": beeld.naam(over.gemeente)}
    titel = block.link(indicator.titel, "vergelijken", onderwerp=indicator.titel, **verder)
    perioden = _perioden_van_rij(figuren)
    rijen = []
    for nummer, periode in enumerate(perioden):
        kop = hidden(indicator.titel) if nummer else titel
        cellen = "".join(_cel(een, periode) for een in figuren)
        kop += tag("small", periode.lang())
        nog = "mon-hoort-bij" if nummer < len(perioden) - 1 else None
        rijen.append(wrap("tr", wrap("th", kop, scope="row") + cellen, class_=nog))
    return "".join(rijen)


def _naast_elkaar(over: Vraag) -> tuple[Figure | None, Figure | None]:
    """The newest figure of the municipality, and that of the region."""
    eigen, regio = (
        over.beeld.figuur(over.indicator, gebied, over.periode) for gebied in (over.gemeente, REGIO)
    )
    return eigen, regio


def _perioden_van_rij(figuren: Sequence[Figure | None]) -> tuple[Periode, ...]:
    """The periods that the figures are about, each once: that of the municipality first."""
    return tuple(dict.fromkeys(periode_of(een) for een in figuren if een is not None))


def _cel(figuur: Figure | None, periode: Periode) -> str:
    """A value with of how many it is, where it is of this period; else why there is none."""
    if figuur is None:
        return tag("td", "niet per gemeente", class_="mon-getal mon-grijs")
    eigen = periode_of(figuur)
    if eigen != periode:
        return tag("td", _alleen(eigen, periode), class_="mon-getal mon-grijs")
    grijs = "" if figuur.status in ("getoond", "onvolledig") else " mon-grijs"
    merk = figuur.status if figuur.status in ("onvolledig", "afgeschermd") else ""
    erbij = "".join(tag("small", een) for een in (figuur.van, merk) if een)
    return wrap("td", tag("span", figuur.tekst) + erbij, class_=f"mon-getal{grijs}")


def _alleen(eigen: Periode, gevraagd: Periode) -> str:
    """Why an area has no figure in a row: it has one of another kind of period, or an older one."""
    if eigen.soort == "peildatum":
        return f"alleen op {eigen.kort()}"
    return f"alleen {eigen.kort() if eigen.soort == gevraagd.soort else _PER[eigen.soort]}"


def _regels(bekend: Sequence[Vraag]) -> Iterator[Regel]:
    for over in bekend:
        for gebied in (over.gemeente, REGIO):
            figuur = over.beeld.figuur(over.indicator, gebied, over.periode)
            if figuur is not None:
                naam = "Hele regio" if gebied == REGIO else over.beeld.naam(gebied)
                yield Regel(over.indicator, figuur, naam)


# -- period after period --------------------------------------------------------


def _reeksen(
    vraag: Vraag, deel: Reeksen, naam: str, *, les: str = "balken", stroom: Stroom | None = None
) -> None:
    bekend = [over for een in deel.indicatoren if (over := _over(vraag, een)) is not None]
    if not bekend:
        return
    gebied, perioden = _gebied_en_perioden(bekend)
    if not perioden:
        return
    _kop(deel.titel, deel.uitleg)
    kolommen = [_kolom(over, gebied, perioden) for over in bekend]
    plaats = "Hele regio" if gebied == REGIO else vraag.beeld.naam(gebied)
    onder = f"{plaats}, {perioden[0].lang()} tot en met {perioden[-1].lang()}."
    noten = ["Dit is de hele regio." if gebied == REGIO else f"Dit is {plaats}."]
    if gebied != vraag.gemeente:
        noten.append("Per gemeente zijn de aantallen daarvoor te klein.")
    per_id = {over.indicator.id: over for over in bekend}
    if stroom is not None and balans.klopt(per_id, stroom):
        begin = balans.begin_kolom(per_id, stroom, gebied, perioden)
        kolommen = [begin, *kolommen[:-1], replace(kolommen[-1], titel=balans.EIND)]
        noten += balans.noten(per_id, stroom, gebied, perioden)
    noten.append(f"Alle vakken hebben dezelfde schaal. {UITLEG_TIJD}")
    alt = f"{deel.titel}. {onder} {_laatste(kolommen, perioden[-1])}"
    st.html(tag("p", _laatste(kolommen, perioden[-1]), class_="mon-grafiekzin"))
    blad = Blad(
        naam,
        onder,
        tuple(noten),
        _tabel(onder, kolommen, perioden),
        partial(_reeksregels, bekend, gebied, perioden),
        les,
    )
    maak = partial(_teken, tuple(kolommen), perioden, alt)
    toon_grafiek(bekend[0], blad, maak, smal=partial(maak, smal=True))


def _teken(
    kolommen: tuple[Kolom, ...], perioden: tuple[Periode, ...], alt: str, *, smal: bool = False
) -> Grafiek:
    return door_de_tijd(kolommen, perioden, alt=alt, smal=smal)


def _gebied_en_perioden(bekend: Sequence[Vraag]) -> tuple[str, tuple[Periode, ...]]:
    """The area and the kind of period in which all of them are shown; quarters first.

    That is the municipality where it can be, else its group in the chosen grouping, else the
    region.
    """
    vraag = bekend[0]
    for soort in ("kwartaal", "schooljaar", "kalenderjaar"):
        for gebied in (vraag.gemeente, *vraag.eigen_groepen, REGIO):
            per_een = [{p for p in _perioden(over, gebied) if p.soort == soort} for over in bekend]
            if all(per_een):
                samen = set.union(*per_een)
                return gebied, _zonder_gaten(samen)
    return REGIO, ()


def _perioden(over: Vraag, gebied: str) -> Iterator[Periode]:
    for figuur in over.beeld.vrijgave.reeks(over.indicator.id, gebied):
        periode = Periode.van_code(figuur.periode)
        if ended_on(periode) <= ended_on(over.periode):
            yield periode


def _zonder_gaten(perioden: set[Periode]) -> tuple[Periode, ...]:
    laatste = max(perioden, key=lambda p: p.laatste)
    eerste = min(p.eerste for p in perioden)
    rij = [laatste]
    while rij[-1].eerste > eerste and len(rij) < _MEESTE_PERIODEN:
        rij.append(rij[-1].vorige())
    return tuple(reversed(rij))


def _kolom(over: Vraag, gebied: str, perioden: tuple[Periode, ...]) -> Kolom:
    titel = over.indicator.titel
    rijen = []
    for periode in perioden:
        figuur = over.beeld.vrijgave.figuur(over.indicator.id, gebied, periode.code)
        waarde = waarde_van(over.indicator, figuur)
        rijen.append(Balk(titel, waarde, f"{titel}\n{periode.lang()}: {in_woorden(waarde)}"))
    return Kolom(titel, tuple(rijen))


def _laatste(kolommen: Sequence[Kolom], periode: Periode) -> str:
    """The newest value of each, in one sentence."""
    delen = [f"{kolom.titel.lower()}: {in_woorden(kolom.balken[-1].waarde)}" for kolom in kolommen]
    return f"{periode.lang()[:1].upper()}{periode.lang()[1:]}: {enumerate_names(delen)}."


def _tabel(titel: str, kolommen: Sequence[Kolom], perioden: tuple[Periode, ...]) -> str:
    kop = tag("th", "Periode", scope="col")
    kop += "".join(tag("th", k.titel, scope="col", class_="mon-getal") for k in kolommen)
    rijen = "".join(
        wrap(
            "tr",
            tag("th", periode.lang(), scope="row")
            + "".join(
                tag("td", in_woorden(k.balken[nr].waarde), class_="mon-getal") for k in kolommen
            ),
        )
        for nr, periode in reversed(list(enumerate(perioden)))
    )
    inhoud = wrap("thead", wrap("tr", kop)) + wrap("tbody", rijen)
    return wrap("table", tag("caption", titel) + inhoud, class_="mon-cijfertabel")


def _reeksregels(
    bekend: Sequence[Vraag], gebied: str, perioden: tuple[Periode, ...]
) -> Iterator[Regel]:
    for over in bekend:
        naam = "Hele regio" if gebied == REGIO else over.beeld.naam(gebied)
        for periode in reversed(perioden):
            figuur = over.beeld.vrijgave.figuur(over.indicator.id, gebied, periode.code)
            if figuur is not None:
                yield Regel(over.indicator, figuur, naam)
