"""One indicator of one municipality: name and comparison, now, course, beside the others."""

from __future__ import annotations

from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, REGIO
from indicators.model import Figure, Indicator
from indicators.zinnen import (
    als_of_dan,
    kan_toeval_zijn,
    naast,
    stand_van_zaken,
    vergeleken,
    verschil,
)
from pages.shared.block import link
from pages.shared.figures import NOT_DELIVERED, Beeld
from pages.shared.markup import tag, wrap
from reports.series import momenten, periode_of, year_before
from reports.strip import strook
from reports.svg import verloop

_TABLE_LENGTH = 8
_LONG = 6
_FIRST = "Er is nog geen verloop: dit is de eerste periode met een cijfer."
_VALUES = ("getoond", "onvolledig")


def row(beeld: Beeld, indicator: Indicator, gemeente: str, periode: Periode) -> str:
    """The whole row as HTML."""
    figuur = beeld.figuur(indicator, gemeente, periode)
    if figuur is None:
        words = f"Over {periode.zin()} of eerder is nog niets geleverd. Bron: {indicator.bron}."
        name = tag("h3", indicator.titel) + tag("p", words) + _definition_link(indicator)
        return wrap("section", wrap("div", name), class_="mon-rij", id=indicator.id)
    reeks = beeld.vrijgave.reeks(indicator.id, gemeente)
    before = year_before(reeks, figuur)
    others = _others(beeld, indicator, figuur)
    marks = _marks(beeld, indicator, figuur.periode)
    cells = (
        _name(beeld, indicator, figuur, _beside(indicator, figuur, marks)),
        _now(indicator, figuur, before, periode),
        wrap("div", tag("span", "Verloop", class_="mon-mob") + _course(beeld, indicator, figuur)),
        wrap("div", _strip(beeld, indicator, figuur, others, marks)),
    )
    return wrap("section", "".join(cells), class_="mon-rij", id=indicator.id)


def _beside(indicator: Indicator, figuur: Figure, marks: list[tuple[str, Figure]]) -> str:
    """The comparison in words: with the region, or with Nederland where the region has none."""
    for name, other in marks:
        if vergeleken(indicator, other) is not None:
            full_name = "de regio" if name == "regio" else name
            return naast(indicator, figuur, other, full_name)
    return naast(indicator, figuur, None, "")


def _others(beeld: Beeld, indicator: Indicator, eigen: Figure) -> list[tuple[str, Figure]]:
    """The other municipalities in the same period; unnamed where the region chose so."""
    found = []
    for code in beeld.gemeenten:
        figuur = beeld.vrijgave.figuur(indicator.id, code, eigen.periode)
        if code != eigen.gebied and figuur is not None:
            found.append((beeld.naam(code) if beeld.regio.toon_namen else "", figuur))
    return found


def _marks(beeld: Beeld, indicator: Indicator, periode: str) -> list[tuple[str, Figure]]:
    """The region and Nederland in the same period, as far as they are shown."""
    names = {REGIO: "regio", NEDERLAND: "Nederland"}
    return [
        (name, figuur)
        for area, name in names.items()
        if (figuur := beeld.vrijgave.figuur(indicator.id, area, periode)) is not None
    ]


def _name(beeld: Beeld, indicator: Indicator, figuur: Figure, beside: str) -> str:
    """Name, comparison, and behind a fold definition, source and the last values as a table."""
    said = (beside, figuur.toelichting, figuur.breuk, figuur.andere_bron)
    lines = [tag("p", words) for words in said if words]
    lines = [tag("h3", indicator.titel), *lines, _details(beeld, indicator, figuur)]
    return wrap("div", "".join(lines))


def _details(beeld: Beeld, indicator: Indicator, figuur: Figure) -> str:
    axis = momenten(beeld.vrijgave.reeks(indicator.id, figuur.gebied), periode_of(figuur))[
        -_TABLE_LENGTH:
    ]
    rows = "".join(
        wrap(
            "tr",
            tag("th", moment.periode.lang(), scope="row")
            + tag("td", moment.figuur.tekst if moment.figuur else "geen cijfer"),
        )
        for moment in reversed(axis)
    )
    table = wrap("table", wrap("tbody", rows), class_="mon-tabel")
    source = tag("p", f"Bron: {figuur.bron or indicator.bron}.")
    content = tag("p", indicator.definitie) + source + table + _definition_link(indicator)
    summary = tag("summary", "Definitie, bron en tabel")
    return wrap("details", summary + content, class_="mon-def")


def _definition_link(indicator: Indicator) -> str:
    return wrap("p", link("Lees de hele uitleg", "uitleg", anchor=indicator.id))


def _now(indicator: Indicator, figuur: Figure, before: Figure | None, periode: Periode) -> str:
    """The newest value, the period when it is not the chosen one, and the difference."""
    style = _style(figuur)
    parts = [tag("p", figuur.tekst, class_=style)]
    own = periode_of(figuur)
    notes = [] if own == periode else [own.lang()]
    if figuur.stand != "definitief":
        notes.append(f"{figuur.stand} cijfer")
    if figuur.dekking and figuur.leden > 1:
        notes.append(f"{figuur.dekking} gemeenten")
    if before is not None:
        then = periode_of(before).kort()
        change = verschil(indicator, figuur, before)
        if change:
            chance = " (kan toeval zijn)" if kan_toeval_zijn(indicator, figuur, before) else ""
            notes.append(f"{als_of_dan(change)} {then}{chance}")
        elif before.status == "klein":
            on_or_in = "op" if periode_of(before).soort == "peildatum" else "in"
            notes.append(f"was {before.tekst} {on_or_in} {then}")
    if figuur.status not in ("getoond", "klein") and figuur.reden:
        notes.append(figuur.reden)
    parts += [tag("p", words, class_="mon-d") for words in notes]
    return wrap("div", "".join(parts), class_="mon-nucel")


def _style(figuur: Figure) -> str:
    """How large the value stands: numbers large, words smaller."""
    if figuur.status not in _VALUES:
        return "mon-nu mon-klein"
    return "mon-nu mon-lang" if len(figuur.tekst) > _LONG else "mon-nu"


def _course(beeld: Beeld, indicator: Indicator, figuur: Figure) -> str:
    reeks = beeld.vrijgave.reeks(indicator.id, figuur.gebied)
    own = periode_of(figuur)
    axis = momenten(reeks, own)
    if len(axis) == 1:
        return tag("p", _FIRST, class_="mon-d")
    before = year_before(reeks, figuur)
    title = (
        f"{indicator.titel} in {beeld.naam(figuur.gebied)}, {axis[0].periode.lang()} tot en met "
        f"{own.lang()}. {stand_van_zaken(indicator, figuur, before)}"
    )
    return verloop(
        axis,
        titel=title,
        procenten=indicator.vorm != "aantal",
        jaar_eerder=own.jaar_eerder(),
    )


def _strip(
    beeld: Beeld,
    indicator: Indicator,
    figuur: Figure,
    others: list[tuple[str, Figure]],
    marks: list[tuple[str, Figure]],
) -> str:
    title = f"{indicator.titel}: {beeld.naam(figuur.gebied)} naast de andere gemeenten"
    drawn = strook(indicator, figuur, anderen=others, merken=marks, titel=title)
    if not drawn:
        words = figuur.per1000_reden if figuur.status != NOT_DELIVERED else ""
        return tag("p", words, class_="mon-d") if words else ""
    unit = "" if indicator.vorm != "aantal" else ", per 1.000"
    return tag("span", f"Naast de andere gemeenten{unit}", class_="mon-mob") + drawn
