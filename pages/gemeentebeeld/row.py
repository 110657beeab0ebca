"""One indicator of one municipality: name and comparison, now, course, beside the others."""

from __future__ import annotations

from dataclasses import dataclass

from datasets.periodes import Periode
from indicators.duiding import Koers, duid, koers, koerszin, oordeelszin
from indicators.model import Figure, Indicator
from indicators.zinnen import (
    als_of_dan,
    kan_toeval_zijn,
    stand_van_zaken,
    verschil,
)
from pages.gemeentebeeld.rows import marks, others, stromen
from pages.shared import source
from pages.shared.block import link
from pages.shared.figures import NOT_DELIVERED, Beeld
from pages.shared.markup import tag, wrap
from reports import shapes as s
from reports.eenheid import eenheid
from reports.series import momenten, periode_of, year_before
from reports.strip import strook
from reports.svg import Gewoon, Moment, Nadruk, verloop

_TABLE_LENGTH = 8
_LONG = 6
_FIRST = "Er is nog geen verloop: dit is de eerste periode met een cijfer."
_VALUES = ("getoond", "onvolledig")
_SIGNALS = {"▲": "mon-hoog", "▼": "mon-laag", "○": "mon-stil"}
_COLOURS = {"▲": s.HIGH, "▼": s.LOW}
_NOTHING = "Geen cijfer"


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a row is made of; `before` is the figure of a year earlier."""

    beeld: Beeld
    indicator: Indicator
    figuur: Figure
    before: Figure | None
    axis: list[Moment]
    koers: Koers


def row(beeld: Beeld, indicator: Indicator, gemeente: str, periode: Periode) -> str:
    """The whole row as HTML."""
    figuur = beeld.figuur(indicator, gemeente, periode)
    if figuur is None:
        words = f"Over {periode.zin()} of eerder is nog niets geleverd. Bron: {indicator.bron}."
        name = tag("h3", indicator.titel) + tag("p", words) + _definition_link(indicator)
        return wrap("section", wrap("div", name), class_="mon-rij", id=indicator.id)
    reeks = beeld.vrijgave.reeks(indicator.id, gemeente)
    facts = _Facts(
        beeld,
        indicator,
        figuur,
        year_before(reeks, figuur),
        momenten(reeks, periode_of(figuur)),
        koers(beeld.vrijgave, beeld.regio, indicator, gemeente, figuur.periode),
    )
    course = tag("span", "Verloop", class_="mon-mob") + _course(facts)
    cells = (_name(facts), _now(facts, periode), wrap("div", course), wrap("div", _strip(facts)))
    panel = source.panel(indicator, figuur, beeld.naam(gemeente))
    return wrap("section", "".join(cells) + panel, class_="mon-rij", id=indicator.id)


def _name(facts: _Facts) -> str:
    """Name and comparison, and behind a fold the definition and the last values as a table."""
    figuur, said = facts.figuur, facts.koers
    judged = "" if said.reden else koerszin(facts.indicator, said)
    beside, *quiet = _beside(facts)
    lines = [tag("p", one) for one in (judged, beside) if one]
    notes = (figuur.breuk, figuur.andere_bron, *quiet)
    lines += [tag("p", one, class_="mon-d") for one in notes if one]
    return wrap("div", tag("h3", facts.indicator.titel) + "".join(lines) + _details(facts))


def _beside(facts: _Facts) -> list[str]:
    """The comparison, what was done because counts are tiny, and whether the figure can change.

    Beside the rest of the region, or Nederland where the region has no such figure. Why a figure is
    hidden stands below it.
    """
    own = facts.figuur
    said = duid(facts.beeld.vrijgave, facts.beeld.regio, facts.indicator, own.sleutel)
    done = [remedy.zin for remedy in said.middelen if remedy.soort != "verborgen"]
    return [said.naast, *done, said.herziening]


def _details(facts: _Facts) -> str:
    rows = "".join(
        wrap(
            "tr",
            tag("th", moment.periode.lang(), scope="row")
            + tag("td", moment.figuur.tekst if moment.figuur else "geen cijfer"),
        )
        for moment in reversed(facts.axis[-_TABLE_LENGTH:])
    )
    silent = facts.koers.reden if facts.koers.woord != _NOTHING else ""
    content = (
        tag("p", facts.indicator.definitie)
        + (tag("p", f"{facts.koers.woord}. {silent}") if silent else "")
        + wrap("table", wrap("tbody", rows), class_="mon-tabel")
        + _definition_link(facts.indicator)
    )
    fold = wrap("details", tag("summary", "Definitie en tabel") + content, class_="mon-def")
    return fold + _flows(facts)


def _flows(facts: _Facts) -> str:
    """To which municipalities, or from which, behind a fold of its own."""
    one, figuur = facts.indicator, facts.figuur
    found = stromen(facts.beeld, one, figuur.gebied, figuur.periode)
    if not found:
        return ""
    rows = "".join(
        wrap("tr", tag("th", name, scope="row") + tag("td", flow.tekst)) for name, flow in found
    )
    words = "Per gemeente van de school" if one.grens == "woon" else "Per woongemeente"
    table = wrap("table", wrap("tbody", rows), class_="mon-tabel")
    return wrap("details", tag("summary", words) + table, class_="mon-def")


def _definition_link(indicator: Indicator) -> str:
    return wrap("p", link("Lees de hele uitleg", "uitleg", anchor=indicator.id))


def _now(facts: _Facts, periode: Periode) -> str:
    """The newest value, what must be known of it, the verdict on its course, and its source."""
    figuur = facts.figuur
    notes = (*_about(figuur, periode), *_change(facts))
    if figuur.status not in ("getoond", "klein") and figuur.reden:
        notes = (*notes, figuur.reden)
    value = tag("span", figuur.tekst, class_=_style(figuur))
    parts = [wrap("div", value + source.button(figuur), class_="mon-waarde")]
    parts += [tag("p", words, class_="mon-d") for words in notes]
    parts.append(_verdict(facts.koers))
    return wrap("div", "".join(parts), class_="mon-nucel")


def _about(figuur: Figure, periode: Periode) -> tuple[str, ...]:
    """Of how many, of when when it is not the chosen period, and whether it is final and whole."""
    own = periode_of(figuur)
    said = (
        ", ".join(filter(None, (figuur.van, own.lang() if own != periode else ""))),
        f"{figuur.stand} cijfer" if figuur.stand != "definitief" else "",
        f"{figuur.dekking} gemeenten" if figuur.dekking and figuur.leden > 1 else "",
    )
    return tuple(filter(None, said))


def _change(facts: _Facts) -> tuple[str, ...]:
    """The difference with a year earlier, as far as it can be said."""
    one, figuur, before = facts.indicator, facts.figuur, facts.before
    if before is None:
        return ()
    then = periode_of(before)
    change = verschil(one, figuur, before)
    if change:
        # What was found of the course goes before two figures by themselves.
        maybe = not facts.koers.beoordeeld and kan_toeval_zijn(one, figuur, before)
        chance = " (kan toeval zijn)" if maybe else ""
        return (f"{als_of_dan(change)} {then.kort()}{chance}",)
    if before.status == "klein":
        on_or_in = "op" if then.soort == "peildatum" else "in"
        return (f"was {before.tekst} {on_or_in} {then.kort()}",)
    return ()


def _verdict(said: Koers) -> str:
    """The verdict in a mark and a word; never one without the other."""
    if said.woord == _NOTHING:
        return ""
    mark = tag("span", said.teken, aria_hidden="true")
    style = f"mon-d mon-oordeel {_SIGNALS.get(said.teken, '')}".strip()
    return wrap("p", mark + tag("span", said.woord), class_=style)


def _style(figuur: Figure) -> str:
    """How large the value stands: numbers large, words smaller."""
    if figuur.status not in _VALUES:
        return "mon-nu mon-klein"
    return "mon-nu mon-lang" if len(figuur.tekst) > _LONG else "mon-nu"


def _course(facts: _Facts) -> str:
    one, figuur, axis = facts.indicator, facts.figuur, facts.axis
    if len(axis) == 1:
        return tag("p", _FIRST, class_="mon-d")
    own = periode_of(figuur)
    title = (
        f"{one.titel} in {facts.beeld.naam(figuur.gebied)}, {axis[0].periode.lang()} tot en met "
        f"{own.lang()}. "
        f"{stand_van_zaken(one, figuur, facts.before, oordeelszin(facts.koers))}"
    )
    return verloop(
        axis,
        titel=title,
        eenheid=eenheid(one),
        nadruk=Nadruk(
            own.jaar_eerder(), _ordinary(facts.koers), _COLOURS.get(facts.koers.teken, s.OWN)
        ),
    )


def _ordinary(said: Koers) -> Gewoon | None:
    """Where the newest stretch lies when nothing changes; None where that is not known."""
    stuk = said.laatste if said.stukken else None
    if stuk is None or stuk.onder is None or stuk.boven is None:
        return None
    if stuk.onder.min != stuk.onder.max or stuk.boven.min != stuk.boven.max:
        return None
    return Gewoon(said.punten[stuk.van].periode, max(0.0, stuk.onder.min), stuk.boven.max)


def _strip(facts: _Facts) -> str:
    one, figuur, beeld = facts.indicator, facts.figuur, facts.beeld
    drawn = strook(
        one,
        figuur,
        anderen=others(beeld, one, figuur),
        merken=marks(beeld, one, figuur.periode),
        titel=f"{one.titel}: {beeld.naam(figuur.gebied)} naast de andere gemeenten",
    )
    if not drawn:
        words = figuur.per1000_reden if figuur.status != NOT_DELIVERED else ""
        return tag("p", words, class_="mon-d") if words else ""
    unit = ", per 1.000" if one.vorm == "aantal" else ""
    return tag("span", f"Naast de andere gemeenten{unit}", class_="mon-mob") + drawn
