"""Showing a chart: the figure, and under it the same numbers as table, CSV and SVG."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from datasets.notatie import datum
from pages.shared import block, reading, story, texts
from pages.shared.block import Download
from pages.shared.download import cijfers
from pages.shared.legend import legend
from pages.shared.markup import tag, wrap
from pages.vergelijken.vraag import Vraag
from reports import plot
from reports.csvblad import Regel, bestandsnaam
from reports.grafiek import Grafiek
from reports.grafiek_svg import Bijschrift, svg
from reports.tekens import Teken

CSV, SVG = "Download als csv", "Download als svg"


@dataclass(frozen=True, slots=True)
class Blad:
    """What stands around a chart.

    Attributes:
        naam: of the view, for keys and file names.
        onder: which area, period and unit, under the title in a file.
        noten: what must be known, each a sentence.
        tabel: the same numbers as a table, in HTML.
        regels: the figures in it, for a CSV.
        les: name of the lesson of how it is read.
        legenda: the marks, in HTML.
        kenmerk: what else the drawing follows from than the question, such as a choice of the view.
        csv: makes the file where the numbers are no Figures, such as the steps of a curve.
    """

    naam: str
    onder: str
    noten: tuple[str, ...]
    tabel: str
    regels: Callable[[], Iterable[Regel]]
    les: str
    legenda: str = ""
    kenmerk: str = ""
    csv: Callable[[], str] | None = None
    merken: tuple[Teken, ...] = ()


def toon_grafiek(
    vraag: Vraag,
    blad: Blad,
    maak: Callable[[], Grafiek],
    *,
    smal: Callable[[], Grafiek] | None = None,
    kies: Callable[[str], None] | None = None,
) -> None:
    """Show a chart with all that belongs to it.

    Args:
        vraag: what was asked; part of what the drawing is kept under.
        blad: what stands around it.
        maak: makes the drawing when it is not kept yet.
        smal: another one for a phone, where that reads better.
        kies: what to do with the code of what is clicked (`Klikken`).
    """
    sleutel = (*vraag.sleutel, blad.naam, blad.kenmerk)
    with st.container(key=f"grafiek-{blad.naam}"):
        if smal is None:
            _teken(blad.naam, sleutel, maak, kies)
        else:
            with st.container(key=f"grafiek-breed-{blad.naam}"):
                _teken(f"{blad.naam}-breed", (*sleutel, "breed"), maak, kies)
            with st.container(key=f"grafiek-smal-{blad.naam}"):
                _teken(f"{blad.naam}-smal", (*sleutel, "smal"), smal, kies)
        toon_onder(vraag, blad, lambda: svg(maak(), bijschrift(vraag, blad)))


def _teken(
    naam: str,
    sleutel: tuple[str, ...],
    maak: Callable[[], Grafiek],
    kies: Callable[[str], None] | None,
) -> None:
    """One drawing, kept as text under all that it depends on."""
    tekst, alt = _bewaard(sleutel, maak)
    figuur = go.Figure(json.loads(tekst), _validate=False)
    if kies is None:
        st.plotly_chart(figuur, theme=None, config=plot.CONFIG, key=f"plot-{naam}", alt=alt)
        return
    keuze = st.plotly_chart(
        figuur,
        theme=None,
        config=plot.CONFIG,
        # Of another area it is another chart: a second click on the same place says something.
        key="-".join(("plot", naam, *sleutel[5:7])),
        alt=alt,
        on_select="rerun",
        selection_mode="points",
    )
    punten = keuze["selection"]["points"]
    if punten and isinstance(punten[0].get("customdata"), list | tuple):
        kies(str(punten[0]["customdata"][1]))


@st.cache_data(max_entries=600, show_spinner=False)
def _bewaard(
    sleutel: tuple[str, ...],  # noqa: ARG001 - the key
    _maak: Callable[[], Grafiek],
) -> tuple[str, str]:
    """A figure as text, and what it says; made of protected figures only."""
    grafiek = _maak()
    return json.dumps(plot.figuur(grafiek), separators=(",", ":")), grafiek.alt


def toon_onder(vraag: Vraag, blad: Blad, maak_svg: Callable[[], str] | None) -> None:
    """What stands under a chart: legend, notes, downloads, how it is read, and the table."""
    knoppen = reading.button(blad.les, "Hoe leest u dit") if blad.les else ""
    knoppen += block.download_button(CSV, CSV)
    knoppen += block.download_button(SVG, SVG) if maak_svg else ""
    noten = "".join(tag("li", een) for een in blad.noten)
    html = (
        blad.legenda
        + (legend(blad.merken) if blad.merken else "")
        + (wrap("ul", noten, class_="mon-opmerkingen") if noten else "")
        + wrap("div", knoppen, class_="mon-onder-grafiek")
        + wrap(
            "details",
            tag("summary", "De cijfers van deze grafiek in een tabel")
            + wrap("div", blad.tabel, class_="mon-schuif", tabindex=0),
            class_="mon-def mon-grafiektabel",
        )
        + (reading.panel(blad.les) if blad.les else "")
    )
    beeld = vraag.beeld
    woorden = (vraag.indicator.titel, beeld.naam(vraag.gebied), blad.naam)
    downloads = {CSV: cijfers(beeld, blad.regels, *woorden)}
    if blad.csv:
        downloads[CSV] = Download(downloads[CSV].naam, blad.csv)
    if maak_svg:
        naam = bestandsnaam(beeld.regio.naam, *woorden).removesuffix("csv")
        downloads[SVG] = Download(f"{naam}svg", maak_svg)
    block.show(html, key=f"onder-{blad.naam}", downloads=downloads)


def bijschrift(vraag: Vraag, blad: Blad) -> Bijschrift:
    """The words in the file of a chart."""
    beeld, indicator = vraag.beeld, vraag.indicator
    stand = f" Stand {datum(beeld.vrijgave.stand)}." if beeld.vrijgave.stand else ""
    verzonnen = f" {texts.INVENTED}" if beeld.regio.verzonnen else ""
    bron = (
        f"Bron: {indicator.bron}.{stand} Regio {beeld.regio.naam}. Definitie: versie "
        f"{indicator.versie}. Kleine aantallen zijn afgeschermd (weergave "
        f"{beeld.weergave}).{verzonnen}"
    )
    told = story.below(beeld, (regel.figuur for regel in blad.regels()))
    return Bijschrift(indicator.titel, blad.onder, (*told, *blad.noten), bron, blad.merken)
