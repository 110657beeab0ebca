"""View Duur: how long it lasts, as a curve of which every step stands for enough children."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import streamlit as st

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.regio import REGIO
from indicators.model import Krommepunt
from indicators.weergave import Beleid
from pages.shared.markup import tag, wrap
from pages.vergelijken.vertoning import Blad, toon_grafiek
from pages.vergelijken.vraag import Vraag
from reports.csvblad import Regel, tabel_csv
from reports.grafiek import Grafiek
from reports.plot_kromme import Duurlijn, kromme

DRIE_MAANDEN = 13.0
KLEINSTE = Beleid().k
MINSTE_STAPPEN = 3
"""With fewer steps a line says no more than the median."""
_WERKWOORD = {"thuiszitters_duur": "thuis", "jeugdzorgplus_duur": "in JeugdzorgPlus"}
"""What still went on, by indicator; "bezig" where it is not named."""


def past(vraag: Vraag) -> bool:
    """Whether the subject is a duration of which any curve may be drawn."""
    if vraag.indicator.vorm != "duur":
        return False
    figuren = vraag.beeld.vrijgave.reeks(vraag.indicator.id, REGIO)
    return any(_punten(vraag, REGIO, figuur.periode) for figuur in figuren)


def _punten(vraag: Vraag, gebied: str, periode: str) -> tuple[Krommepunt, ...]:
    return vraag.beeld.vrijgave.kromme(vraag.indicator.id, gebied, periode)


def lijnen(vraag: Vraag) -> tuple[Duurlijn, tuple[Duurlijn, ...]]:
    """The curve of the own area, and those of a year before and of the region."""
    periode = Periode.van_code(vraag.eigen_periode)
    eerder = periode.vorige()
    eigen = Duurlijn(periode.kort(), _punten(vraag, vraag.gebied, periode.code))
    anderen = [Duurlijn(eerder.kort(), _punten(vraag, vraag.gebied, eerder.code))]
    if vraag.gebied != REGIO:
        anderen.append(Duurlijn("Hele regio", _punten(vraag, REGIO, periode.code)))
    return eigen, tuple(een for een in anderen if een.punten)


def toon(vraag: Vraag, naam: str = "duur") -> None:
    """Show the view."""
    eigen, anderen = lijnen(vraag)
    st.html(tag("p", bevinding(vraag, eigen), class_="mon-grafiekzin"))
    if len(eigen.punten) < MINSTE_STAPPEN:
        st.html(tag("p", "Voor een lijn zijn de aantallen te klein.", class_="mon-bij"))
        return
    blad = Blad(
        naam,
        onder(vraag),
        noten(vraag),
        tabel(vraag, eigen, anderen),
        partial(regels, vraag),
        "kromme",
        csv=partial(bestand, vraag, eigen, anderen),
    )
    maak = partial(teken, vraag, eigen, anderen)
    toon_grafiek(vraag, blad, maak, smal=partial(maak, smal=True))


def teken(
    vraag: Vraag, eigen: Duurlijn, anderen: tuple[Duurlijn, ...], *, smal: bool = False
) -> Grafiek:
    """The drawing."""
    merk = (DRIE_MAANDEN, "3 maanden") if vraag.indicator.id == "thuiszitters_duur" else None
    return kromme(eigen, anderen, alt=bevinding(vraag, eigen), merk=merk, smal=smal)


def _gebied(vraag: Vraag) -> str:
    return "Hele regio" if vraag.gebied == REGIO else vraag.beeld.naam(vraag.gebied)


def onder(vraag: Vraag) -> str:
    """What stands under the title of the file."""
    periode = Periode.van_code(vraag.eigen_periode).lang()
    nog = _WERKWOORD.get(vraag.indicator.id, "bezig")
    return f"{_gebied(vraag)}, {periode}. Hoeveel procent na zoveel weken nog {nog} was."


def bevinding(vraag: Vraag, eigen: Duurlijn) -> str:
    """When half of them were no longer there, and how many still were after 13 weeks."""
    figuur = vraag.figuur
    periode = Periode.van_code(vraag.eigen_periode).lang()
    waar = f"{_gebied(vraag)}, {periode}"
    nog = _WERKWOORD.get(vraag.indicator.id, "bezig")
    if figuur is None or figuur.min is None:
        reden = "" if figuur is None else f" {figuur.tekst[:1].upper()}{figuur.tekst[1:]}."
        mediaan = f"{waar}: er is geen mediane duur te tonen.{reden}"
    else:
        mediaan = f"{waar}: de helft was na {figuur.tekst} niet meer {nog}."
    procent = eigen.nog(DRIE_MAANDEN)
    if procent is None or procent == 100:
        return mediaan
    return f"{mediaan} Na {DRIE_MAANDEN:.0f} weken was nog hooguit {procent:.0f}% {nog}."


def noten(vraag: Vraag) -> tuple[str, ...]:
    """What must be known of the curve."""
    uit = []
    if vraag.gebied == REGIO:
        uit.append("Voor een gemeente zijn de aantallen te klein; dit is de hele regio.")
    figuur = vraag.figuur
    if figuur is not None:
        uit += [
            zin
            for zin in (figuur.van and f"Het gaat om een duur {figuur.van}.", figuur.reden)
            if zin
        ]
    minst = max(KLEINSTE, vraag.indicator.k)
    uit.append(
        f"Elke stap in de lijn staat voor ten minste {minst} kinderen. Waar de lijn ophoudt, weten "
        "we het niet of zijn het er te weinig."
    )
    return tuple(uit)


def tabel(vraag: Vraag, eigen: Duurlijn, anderen: tuple[Duurlijn, ...]) -> str:
    """The steps of the own curve, and where the others then were."""
    koppen = ("Na weken", f"Nog {_WERKWOORD.get(vraag.indicator.id, 'bezig')}, {eigen.naam}")
    kop = "".join(
        tag("th", een, scope="col", class_="mon-getal")
        for een in (*koppen, *(lijn.naam for lijn in anderen))
    )
    rijen = []
    for punt in eigen.punten:
        cellen = tag("th", str(punt.week), scope="row", class_="mon-getal")
        cellen += tag("td", f"hooguit {punt.procent:.0f}%", class_="mon-getal")
        for lijn in anderen:
            nog = lijn.nog(punt.week)
            tekst = "niet bekend" if nog is None else f"hooguit {nog:.0f}%"
            cellen += tag("td", tekst, class_="mon-getal")
        rijen.append(wrap("tr", cellen))
    inhoud = wrap("thead", wrap("tr", kop)) + wrap("tbody", "".join(rijen))
    return wrap("table", tag("caption", onder(vraag)) + inhoud, class_="mon-cijfertabel")


def bestand(vraag: Vraag, eigen: Duurlijn, anderen: tuple[Duurlijn, ...]) -> str:
    """The steps of all curves as the text of a CSV file."""
    beeld, indicator = vraag.beeld, vraag.indicator
    regio = f"{beeld.regio.naam}{' (verzonnen voorbeeld)' if beeld.regio.verzonnen else ''}"
    stand = datum(beeld.vrijgave.stand) if beeld.vrijgave.stand else ""
    koppen = (
        "regio", "cijfer", "gebied", "lijn", "weken", "nog hooguit (procent)",
        "weken, onzekerheid 95% van", "weken, onzekerheid 95% tot", "bron",
        "versie van de definitie", "stand van de cijfers", "weergave",
    )  # fmt: skip
    achter = (indicator.bron, indicator.versie, stand, beeld.weergave)
    rijen = [
        (
            *(regio, indicator.titel, _gebied(vraag), lijn.naam),
            *(str(punt.week), str(punt.procent)),
            *("" if een is None else str(een) for een in (punt.onder95, punt.boven95)),
            *achter,
        )
        for lijn in (eigen, *anderen)
        for punt in lijn.punten
    ]
    return tabel_csv(koppen, rijen)


def regels(vraag: Vraag) -> Iterator[Regel]:
    """The median of the own area and the region in each period, for a CSV."""
    for gebied in dict.fromkeys((vraag.gebied, REGIO)):
        naam = "Hele regio" if gebied == REGIO else vraag.beeld.naam(gebied)
        for figuur in reversed(vraag.beeld.vrijgave.reeks(vraag.indicator.id, gebied)):
            yield Regel(vraag.indicator, figuur, naam)
