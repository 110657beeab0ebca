"""The table of Overzicht: a row per area, a column per indicator, in each cell value and course."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from datasets.periodes import Periode
from indicators.model import Figure, Indicator
from pages.shared.block import link
from pages.shared.context_bar import Keuze
from pages.shared.figures import Beeld, Rij, rijen
from pages.shared.markup import hidden, tag, wrap
from reports.series import momenten, most_common, periode_of
from reports.svg import mini

_FINAL = "definitief"
_SWIPE = "Veeg over de tabel om meer te zien."
_ON_A_PHONE = 2
"""So many columns fit on a phone."""
# The other states are written in words.
_STYLES = {
    "getoond": "mon-v",
    "onvolledig": "mon-v",
    "klein": "mon-v mon-grijs",
    "afgeschermd": "mon-v mon-grijs",
}


@dataclass(frozen=True, slots=True)
class _Column:
    indicator: Indicator
    periode: Periode | None
    stand: str
    figuren: dict[str, Figure]


def table(beeld: Beeld, keuze: Keuze) -> str:
    """The whole table as HTML."""
    rows = rijen(beeld, keuze.indeling)
    columns = _columns(beeld, rows, keuze.periode)
    if not columns:
        words = f"Tot en met {keuze.periode.zin()} zijn er nog geen cijfers."
        return tag("p", words, class_="mon-leeg")
    body = "".join(_row(beeld, row, columns, keuze) for row in rows)
    caption = f"Cijfers per gebied, {keuze.periode.lang()}"
    more = tag("p", _SWIPE, class_="mon-veeg") if len(columns) > _ON_A_PHONE else ""
    return (
        f'{more}<div class="mon-schuif" role="region" aria-label="{caption}" tabindex="0">'
        f'<table class="mon-ov"><caption class="mon-hoor">{caption}</caption>'
        f"<thead>{_themes(columns)}{_heading(columns)}</thead><tbody>{body}</tbody></table></div>"
    )


def _columns(beeld: Beeld, rows: Iterable[Rij], periode: Periode) -> list[_Column]:
    """A column per indicator that has any Figure here, with the period that most cells have."""
    areas = [row.gebied for row in rows if row.gebied]
    columns = []
    for indicator in beeld.shown_in(areas):
        found = {area: beeld.figuur(indicator, area, periode) for area in areas}
        figuren = {area: figuur for area, figuur in found.items() if figuur is not None}
        usual = most_common([periode_of(figuur) for figuur in figuren.values()])
        shown = [f for f in figuren.values() if f.min is not None]
        stands = {f.stand for f in shown if periode_of(f) == usual}
        stand = stands.pop() if len(stands) == 1 else _FINAL
        columns.append(_Column(indicator, usual, stand, figuren))
    return columns


def _themes(columns: Sequence[_Column]) -> str:
    """The line above the headings: which theme the columns belong to."""
    cells = [wrap("td", "")]
    for theme, group in groupby(columns, key=lambda column: column.indicator.thema):
        cells.append(
            tag("th", theme[:1].upper() + theme[1:], colspan=len(list(group)), scope="colgroup")
        )
    return wrap("tr", "".join(cells), class_="mon-thema")


def _heading(columns: Sequence[_Column]) -> str:
    cells = [tag("th", "Gebied", scope="col")]
    for column in columns:
        one = column.indicator
        name = link(one.korte_titel, "uitleg", anchor=one.id)
        when = column.periode.kort() if column.periode else ""
        if column.stand != _FINAL:
            when += f" {column.stand}"
        cells.append(wrap("th", name + tag("span", when, class_="mon-per"), scope="col"))
    return wrap("tr", "".join(cells))


def _row(beeld: Beeld, row: Rij, columns: Sequence[_Column], keuze: Keuze) -> str:
    if row.soort == "los":
        name = tag("th", row.naam, scope="rowgroup", colspan=len(columns) + 1)
        return wrap("tr", name, class_="mon-groep")
    words = (
        link(row.naam, "gemeentebeeld", gemeente=row.naam, periode=keuze.label)
        if row.soort == "gemeente"
        else tag("span", row.naam)
    )
    cells = "".join(_cell(beeld, row, column) for column in columns)
    return wrap("tr", wrap("th", words, scope="row") + cells, class_=f"mon-{row.soort}")


def _cell(beeld: Beeld, row: Rij, column: _Column) -> str:
    figuur = column.figuren.get(row.gebied)
    if figuur is None:
        return wrap("td", hidden("geen cijfer"), class_="mon-geen")
    periode = periode_of(figuur)
    marks = [] if periode == column.periode else [periode.kort()]
    if figuur.stand not in (_FINAL, column.stand):
        marks.append(figuur.stand)
    if figuur.dekking and figuur.leden > 1:
        marks.append(figuur.dekking)
    elif figuur.status in ("onvolledig", "afgeschermd"):
        marks.append(figuur.status)
    style = _STYLES.get(figuur.status, "mon-v mon-grijs mon-woord")
    value = tag("span", figuur.tekst, class_=style, title=figuur.reden or figuur.bron)
    notes = "".join(tag("span", mark, class_="mon-noot") for mark in marks)
    course = mini(momenten(beeld.vrijgave.reeks(figuur.indicator, row.gebied), periode))
    return wrap("td", value + notes + course)


def has_incomplete(beeld: Beeld, keuze: Keuze) -> bool:
    """Whether any course in the table has a part that is not complete."""
    return any(
        moment.figuur is not None and moment.figuur.status == "onvolledig"
        for column in _columns(beeld, rijen(beeld, keuze.indeling), keuze.periode)
        for area, figuur in column.figuren.items()
        for moment in momenten(beeld.vrijgave.reeks(figuur.indicator, area), periode_of(figuur))
    )


def remarks(beeld: Beeld, keuze: Keuze) -> str:
    """What must be known of the periods in the table, each remark once with its indicators."""
    per_remark: dict[str, list[str]] = {}
    for column in _columns(beeld, rijen(beeld, keuze.indeling), keuze.periode):
        for remark in dict.fromkeys(f.toelichting for f in column.figuren.values()):
            if remark:
                per_remark.setdefault(remark, []).append(column.indicator.titel)
    lines = "".join(
        wrap("li", tag("strong", ", ".join(titles)) + tag("span", f": {remark}"))
        for remark, titles in per_remark.items()
    )
    return wrap("ul", lines, class_="mon-opmerkingen") if lines else ""


def sources(beeld: Beeld, keuze: Keuze) -> str:
    """Where the figures of the table come from, folded up: per indicator, per source."""
    rows = rijen(beeld, keuze.indeling)
    names = {row.gebied: row.naam for row in rows}
    parts = []
    for column in _columns(beeld, rows, keuze.periode):
        by_source: dict[str, list[str]] = {}
        for area, figuur in column.figuren.items():
            if figuur.bron:
                by_source.setdefault(figuur.bron, []).append(names[area])
        if by_source:
            lines = "".join(
                wrap("li", tag("span", source) + tag("span", f" ({', '.join(areas)})"))
                for source, areas in by_source.items()
            )
            parts.append(tag("h3", column.indicator.titel) + wrap("ul", lines))
    if not parts:
        return ""
    summary = tag("summary", "Waar deze cijfers vandaan komen")
    return wrap("details", summary + "".join(parts), class_="mon-bronnen")
