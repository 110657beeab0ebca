"""The table of Overzicht: a row per area, a column per indicator, in each cell value and course."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from indicators.model import Figure
from pages.overzicht.columns import Blok, Column
from pages.shared import source, texts
from pages.shared.block import around, link
from pages.shared.context_bar import Keuze
from pages.shared.figures import Beeld, Rij
from pages.shared.markup import hidden, scrolls, tag, wrap
from pages.shared.themes import CORE
from pages.shared.verdict import mark
from reports.overzicht.tabel import kop, noten
from reports.series import momenten, periode_of
from reports.svg import mini
from reports.woorden import apart

_SWIPE = "Veeg over de tabel om meer te zien."
_BORDER = "Voor een groep en de hele regio telt wie de grens van dat hele gebied over gaat."
_APART = ("groep", "regio")
"""Rows that can have their figures in a table below; Nederland has none of these."""
_ON_A_PHONE = 2
"""So many columns fit on a phone."""
# The other states are written in words.
_STYLES = {
    "getoond": "mon-v",
    "onvolledig": "mon-v",
    "klein": "mon-v mon-grijs",
    "afgeschermd": "mon-v mon-grijs",
}


def tables(beeld: Beeld, blokken: Sequence[Blok], keuze: Keuze) -> str:
    """The tables under each other as HTML; that there is nothing, where there is nothing."""
    if not blokken:
        words = f"Tot en met {keuze.periode.zin()} zijn er nog geen cijfers."
        return tag("p", words, class_="mon-leeg")
    widest = max(len(blok.columns) for blok in blokken)
    more = tag("p", _SWIPE, class_="mon-veeg") if widest > _ON_A_PHONE else ""
    return more + "".join(_table(beeld, blok, keuze) for blok in blokken)


def _table(beeld: Beeld, blok: Blok, keuze: Keuze) -> str:
    body = "".join(_row(beeld, row, blok.columns, keuze) for row in blok.rijen)
    subject = blok.titel or f"{blok.columns[0].indicator.titel} en meer"
    caption = f"{keuze.thema}: {subject}, {keuze.periode.lang()}"
    themes = _themes(blok.columns) if keuze.thema == CORE else ""
    heading = tag("h2", blok.titel, class_="mon-tussenkop") if blok.titel else ""
    inside = (
        tag("caption", caption, class_="mon-hoor")
        + wrap("thead", themes + _heading(blok.columns))
        + wrap("tbody", body)
    )
    table = wrap("table", inside, class_="mon-ov", style=f"--kolommen:{len(blok.columns)}")
    return heading + scrolls(table, caption)


def _themes(columns: Sequence[Column]) -> str:
    """The line above the headings: which theme the columns belong to."""
    cells = [wrap("td", "")]
    for theme, group in groupby(columns, key=lambda column: column.indicator.thematitel):
        cells.append(tag("th", theme, colspan=len(list(group)), scope="colgroup"))
    return wrap("tr", "".join(cells), class_="mon-thema")


def _heading(columns: Sequence[Column]) -> str:
    cells = [tag("th", "Gebied", scope="col")]
    for column in columns:
        one = column.indicator
        name = link(one.korte_titel, "uitleg", anchor=one.id)
        cells.append(wrap("th", name + tag("span", kop(column), class_="mon-per"), scope="col"))
    return wrap("tr", "".join(cells))


def _row(beeld: Beeld, row: Rij, columns: Sequence[Column], keuze: Keuze) -> str:
    if row.soort == "los":
        name = tag("th", row.naam, scope="rowgroup", colspan=len(columns) + 1)
        return wrap("tr", name, class_="mon-groep")
    words = (
        link(row.naam, "gemeentebeeld", gemeente=row.naam, periode=keuze.label)
        if row.soort == "gemeente"
        else tag("span", row.naam)
    )
    cells = "".join(_cell(beeld, row, column, keuze) for column in columns)
    return wrap("tr", wrap("th", words, scope="row") + cells, class_=f"mon-{row.soort}")


def _cell(beeld: Beeld, row: Rij, column: Column, keuze: Keuze) -> str:
    figuur = column.figuren.get(row.gebied)
    if figuur is None and column.elders and row.soort in _APART:
        words = tag("span", f"{column.elders}: zie onder", class_="mon-noot")
        return wrap("td", words, class_="mon-geen")
    if figuur is None:
        return wrap("td", hidden("geen cijfer"), class_="mon-geen")
    style = _STYLES.get(figuur.status, "mon-v mon-grijs mon-woord")
    value = source.on_value(figuur, style=style)
    notes = "".join(tag("span", words, class_="mon-noot") for words in noten(column, figuur))
    earlier = beeld.vrijgave.eerdere.get(figuur.sleutel, ())
    panel = source.panel(column.indicator, figuur, row.naam, earlier)
    verdict = mark(beeld.koers(column.indicator, figuur)) if figuur.min is not None else ""
    words = wrap("div", wrap("div", verdict + value, class_="mon-met-teken") + notes)
    drawn = mini(momenten(beeld.vrijgave.reeks(figuur.indicator, row.gebied), periode_of(figuur)))
    course = _leads_on(drawn, row, column.indicator.titel, keuze)
    return wrap("td", wrap("div", words + course, class_="mon-cel") + panel)


def _leads_on(drawn: str, row: Rij, subject: str, keuze: Keuze) -> str:
    """The small drawing; that of a municipality, a group or the region leads to its page."""
    if not drawn or row.soort == "land":
        return drawn
    chosen = {"gemeente": row.naam} if row.soort == "gemeente" else {}
    label = f"Verloop van {subject} in {row.naam}"
    return around(drawn, "vergelijken", label, onderwerp=subject, periode=keuze.label, **chosen)


def has_incomplete(beeld: Beeld, blokken: Sequence[Blok]) -> bool:
    """Whether any course in the tables has a part that is not complete."""
    return any(
        moment.figuur is not None and moment.figuur.status == "onvolledig"
        for area, figuur in _cells(blokken)
        for moment in momenten(beeld.vrijgave.reeks(figuur.indicator, area), periode_of(figuur))
    )


def _cells(blokken: Sequence[Blok]) -> Iterator[tuple[str, Figure]]:
    for blok in blokken:
        for column in blok.columns:
            for row in blok.rijen:
                if (figuur := column.figuren.get(row.gebied)) is not None:
                    yield row.gebied, figuur


def remarks(blokken: Sequence[Blok]) -> str:
    """What must be known of the periods in the tables, each remark once with its indicators."""
    per_remark: dict[str, list[str]] = {}
    for column in (column for blok in blokken for column in blok.columns):
        if column.indicator.grens:
            per_remark.setdefault(_BORDER, []).append(column.indicator.korte_titel)
        for remark in dict.fromkeys(f.toelichting for f in column.figuren.values()):
            for one in apart(remark):
                per_remark.setdefault(one, []).append(column.indicator.korte_titel)
    per_remark = {remark: [*dict.fromkeys(titles)] for remark, titles in per_remark.items()}
    return texts.remarks(per_remark)
