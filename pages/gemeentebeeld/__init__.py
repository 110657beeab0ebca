"""Gemeentebeeld: one municipality, its figures now, their course, and beside the others."""

from functools import partial

from pages.gemeentebeeld.drawings import files
from pages.gemeentebeeld.picture import core, heading, in_brief, more, story
from pages.shared import block, empty, oogo, reading, region, source, texts, viewer
from pages.shared import story as notes
from pages.shared.context_bar import Eigen, choose
from pages.shared.download import cijfers
from pages.shared.legend import picture_legend
from pages.shared.markup import wrap
from pages.shared.themes import CORE
from reports.gemeentebeeld import beside
from reports.gemeentebeeld.parts import Deel, deel_in, regels
from reports.gemeentebeeld.row import Place

COMPARE = "vergelijk"


def render() -> None:
    """Show the page: one block of HTML, made once per version, municipality and choice."""
    beeld = region.load()
    if not beeld.perioden:
        empty.show(beeld)
        return
    own = {COMPARE: Eigen("Vergelijk met", partial(beside.names, beeld))}
    keuze = choose(beeld, "gemeente", "periode", COMPARE, own=own)
    gemeente = keuze.gemeente or beeld.gemeenten[0]
    chosen = beside.choices(beeld, gemeente)[keuze.eigen[COMPARE]]
    place = Place(beeld, gemeente, keuze.periode, chosen, jaar_eerder=not beeld.openbaar)
    html = beeld.kept.get(
        ("gemeentebeeld", gemeente, keuze.periode, chosen, notes.mark(beeld), oogo.mark(beeld)),
        partial(picture, place),
    )
    viewer.exact(beeld, (gemeente,), keuze.periode, beeld.shown_in((gemeente,)))
    parts = deel_in(beeld, gemeente)
    core_figures = Deel(CORE, tuple(one for part in parts.kern for one in part.indicatoren))
    downloads = {
        part.titel: cijfers(
            beeld,
            partial(regels, beeld, gemeente, keuze.periode, part),
            beeld.naam(gemeente),
            part.titel,
            keuze.label,
        )
        for part in (core_figures, *parts.meer)
    }
    block.show(html, key="gemeentebeeld", downloads=downloads | files(place))


def picture(place: Place) -> str:
    """All of the page below the bar, as HTML."""
    beeld = place.beeld
    parts = deel_in(beeld, place.gemeente)
    has_core = any(part.indicatoren for part in parts.kern)
    file = wrap("p", block.download_button("Download als csv", CORE), class_="mon-onder-rijen")
    return (
        heading(place)
        + in_brief(place)
        + core(place, parts)
        + (file if has_core else "")
        + story(place, parts)
        + oogo.beside(beeld, place.gemeente, place.periode)
        + more(place, parts)
        + picture_legend(bands=beeld.openbaar)
        + texts.footer(beeld)
        + reading.panel("nu", "verloop", "strook")
        + source.shared(beeld.shown_in((place.gemeente,)))
    )
