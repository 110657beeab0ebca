"""The breakdowns of a theme: by reason, kind of school and so on, of the region and its groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from indicators.model import Figure, Indicator
from indicators.uitsplitsing import UITSPLITSINGEN, zin_bij
from pages.overzicht.columns import GROUPS
from pages.shared import reading, source
from pages.shared.context_bar import Keuze
from pages.shared.figures import Beeld, Rij, rijen
from pages.shared.markup import enumerate_names, scrolls, tag, wrap
from pages.shared.themes import CORE
from reports.bars import balk, hoogste
from reports.csvblad import Regel
from reports.series import newest, periode_of
from reports.svg import is_drawn

_HIDDEN = ("klein", "afgeschermd", "te klein")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One figure by one characteristic.

    Attributes:
        soort: id of the characteristic.
        areas: the areas side by side, the region first.
        lines: title of a category with its Figure per area.
        small: areas in which every category is too small to show.
    """

    indicator: Indicator
    soort: str
    areas: tuple[Rij, ...]
    lines: tuple[tuple[str, dict[str, Figure]], ...]
    small: tuple[Rij, ...]


def breakdowns(beeld: Beeld, keuze: Keuze) -> tuple[Breakdown, ...]:
    """The breakdowns of the chosen theme that have any figure; none among the kerncijfers."""
    if keuze.thema == CORE:
        return ()
    areas = [row for row in rijen(beeld, keuze.indeling) if row.soort in GROUPS and row.gebied]
    areas.sort(key=lambda row: row.soort != "regio")
    found = (
        _of(beeld, one, soort, areas, keuze)
        for one in beeld.in_theme(keuze.thema)
        for soort in one.uitsplitsingen
    )
    return tuple(one for one in found if one.lines)


def _of(beeld: Beeld, one: Indicator, soort: str, areas: Sequence[Rij], keuze: Keuze) -> Breakdown:
    lines = []
    for code, title in UITSPLITSINGEN[soort].titels.items():
        per_area = {
            row.gebied: figuur
            for row in areas
            if (figuur := newest(beeld.vrijgave.reeks(one.id, row.gebied, code), keuze.periode))
        }
        if per_area:
            lines.append((title, per_area))
    known = {area for _, per_area in lines for area in per_area}
    told = {area for _, per_area in lines for area, f in per_area.items() if is_drawn(f) and f.max}
    return Breakdown(
        one,
        soort,
        tuple(row for row in areas if row.gebied in (told or known)),
        tuple(lines),
        tuple(row for row in areas if told and row.gebied in known - told),
    )


def regels(found: Iterable[Breakdown]) -> Iterator[Regel]:
    """Every figure of the breakdowns, for a CSV."""
    for one in found:
        by = UITSPLITSINGEN[one.soort].titel
        for title, per_area in one.lines:
            for row in one.areas:
                if row.gebied in per_area:
                    figuur = per_area[row.gebied]
                    yield Regel(one.indicator, figuur, row.naam, f"{by}: {title}")


def blocks(found: Sequence[Breakdown]) -> str:
    """All breakdowns as HTML, side by side where there is room."""
    if not found:
        return ""
    title = tag("h2", "Uitgesplitst", class_="mon-tussenkop")
    how = wrap("p", reading.button("splitsing"), class_="mon-boven-tabel")
    return (
        title + how + wrap("div", "".join(_block(one) for one in found), class_="mon-splitsingen")
    )


def _block(one: Breakdown) -> str:
    by = UITSPLITSINGEN[one.soort].titel
    shown = [row.gebied for row in one.areas]
    figuren = [per_area[area] for _, per_area in one.lines for area in shown if area in per_area]
    periodes = dict.fromkeys(periode_of(figuur).lang() for figuur in figuren)
    name = f"{one.indicator.titel} naar {by}"
    top = {
        row.gebied: hoogste([line[row.gebied] for _, line in one.lines if row.gebied in line])
        for row in one.areas
    }
    heads = [tag("th", by[:1].upper() + by[1:], scope="col")]
    heads += [tag("th", row.naam, scope="col", colspan=2) for row in one.areas]
    body = "".join(
        wrap(
            "tr",
            tag("th", title, scope="row")
            + "".join(_cell(one, row, per_area.get(row.gebied), top, title) for row in one.areas),
        )
        for title, per_area in one.lines
    )
    table = wrap(
        "table",
        tag("caption", name, class_="mon-hoor")
        + wrap("thead", wrap("tr", "".join(heads)))
        + wrap("tbody", body),
        class_="mon-splits",
    )
    words = zin_bij(one.soort, [figuur.status in _HIDDEN for figuur in figuren])
    if one.small:
        names = enumerate_names([row.naam for row in one.small])
        words += f" Voor {names} is hier bijna niets te tonen."
    parts = (
        tag("h3", name),
        tag("p", ", ".join(periodes), class_="mon-bij"),
        scrolls(table, name),
        tag("p", words, class_="mon-bij"),
    )
    return wrap("section", "".join(parts))


def _cell(
    one: Breakdown, row: Rij, figuur: Figure | None, top: dict[str, float], title: str
) -> str:
    if figuur is None:
        return tag("td", "", class_="mon-geen", colspan=2)
    style = "mon-v" if figuur.status in ("getoond", "onvolledig") else "mon-v mon-grijs"
    value = source.on_value(figuur, style=style)
    panel = source.panel(one.indicator, figuur, f"{row.naam}, {title}")
    return wrap("td", value + panel) + wrap("td", balk(figuur, top=top[row.gebied]))
