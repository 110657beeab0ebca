"""One indicator of one municipality: name and comparison, now, course, beside the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from datasets.periodes import Periode
from indicators.duiding import Koers, Maatstaf, koerszin, oordeelszin, waarom
from indicators.model import Figure, Indicator
from indicators.zinnen import als_of_dan, kan_toeval_zijn, stand_van_zaken, verschil
from pages.gemeentebeeld.beside import Beside, lay, marks, others, targets
from pages.gemeentebeeld.rows import stromen
from pages.shared import source
from pages.shared.block import download_button, link
from pages.shared.figures import NOT_DELIVERED, Beeld
from pages.shared.markup import tag, wrap
from pages.shared.verdict import chip, stands_out
from reports import shapes as s
from reports.dots import aantallen, stippen
from reports.eenheid import eenheid
from reports.series import momenten, periode_of, year_before
from reports.strip import strook
from reports.svg import Gewoon, Moment, Nadruk, verloop

_TABLE_LENGTH = 8
_LONG = 6
_FIRST = "Er is nog geen verloop: dit is de eerste periode met een cijfer."
_VALUES = ("getoond", "onvolledig")
_TOO_SMALL = ("klein", "te klein", "afgeschermd")
_COLOURS = {"▲": s.HIGH, "▼": s.LOW}
_NOTHING = "Geen cijfer"
_DRAWING = "<svg"
_AS_COURSE, _AS_STRIP = "Verloop als svg", "Vergelijking als svg"
COURSE, STRIP = "verloop", "strook"
"""The two drawings of a row."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a row is shown for.

    Attributes:
        beeld: the figures that this reader may see.
        gemeente: code of the municipality.
        periode: as chosen in the bar.
        maatstaf: id of the benchmark that was chosen.
    """

    beeld: Beeld
    gemeente: str
    periode: Periode
    maatstaf: str = ""

    @property
    def naam(self) -> str:
        """Name of the municipality."""
        return self.beeld.naam(self.gemeente)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a row is made of; `before` is the figure of a year earlier."""

    place: Place
    indicator: Indicator
    figuur: Figure
    before: Figure | None
    axis: list[Moment]
    beside: Beside

    @property
    def beeld(self) -> Beeld:
        return self.place.beeld

    @property
    def koers(self) -> Koers:
        return self.beside.said.koers

    @property
    def maatstaf(self) -> Maatstaf | None:
        found = self.beside.said.vergelijking
        return None if found is None else found.maatstaf


def row(place: Place, indicator: Indicator) -> str:
    """The whole row as HTML."""
    beeld, gemeente, periode = place.beeld, place.gemeente, place.periode
    figuur = beeld.figuur(indicator, gemeente, periode)
    if figuur is None:
        words = f"Over {periode.zin()} of eerder is nog niets geleverd. Bron: {indicator.bron}."
        name = tag("h3", indicator.titel) + tag("p", words) + _definition_link(indicator)
        return wrap("section", wrap("div", name), class_="mon-rij", id=indicator.id)
    facts = _facts(place, indicator, figuur)
    course, beside = _course(facts), _strip(facts)
    named = tag("span", "Verloop", class_="mon-mob") + course
    buttons = "".join(
        download_button(words, drawing_name(indicator, kind))
        for kind, words, html in ((COURSE, _AS_COURSE, course), (STRIP, _AS_STRIP, beside))
        if _DRAWING in html
    )
    cells = (_name(facts, buttons), _now(facts), wrap("div", named), wrap("div", beside))
    earlier = beeld.vrijgave.eerdere.get(figuur.sleutel, ())
    panel = source.panel(indicator, figuur, place.naam, earlier)
    return wrap("section", "".join(cells) + panel, class_="mon-rij", id=indicator.id)


def drawing(place: Place, indicator: Indicator, kind: str) -> str:
    """One drawing of a row, as it stands there; empty where there is none."""
    figuur = place.beeld.figuur(indicator, place.gemeente, place.periode)
    if figuur is None:
        return ""
    facts = _facts(place, indicator, figuur)
    html = _course(facts) if kind == COURSE else _strip(facts)
    return html[html.find(_DRAWING) :] if _DRAWING in html else ""


def drawing_name(indicator: Indicator, kind: str) -> str:
    """Under which name the button of a drawing asks for its file."""
    return f"{indicator.id}-{kind}"


def _facts(place: Place, indicator: Indicator, figuur: Figure) -> _Facts:
    reeks = place.beeld.vrijgave.reeks(indicator.id, place.gemeente)
    return _Facts(
        place,
        indicator,
        figuur,
        year_before(reeks, figuur),
        momenten(reeks, periode_of(figuur)),
        lay(place.beeld, indicator, figuur, place.maatstaf),
    )


def _name(facts: _Facts, buttons: str) -> str:
    """Name, why it stands out, the comparison, and behind a fold definition, source and table."""
    figuur, said = facts.figuur, facts.beside.said
    outside = waarom(facts.indicator, facts.koers) if stands_out(facts.koers) else ""
    lines = [tag("p", one) for one in (outside, said.naast, facts.beside.target_words) if one]
    done = [remedy.zin for remedy in said.middelen if remedy.soort != "verborgen"]
    notes = (figuur.breuk, figuur.andere_bron, *done, said.herziening)
    lines += [tag("p", one, class_="mon-d") for one in notes if one]
    lines += [wrap("p", one, class_="mon-d") for one in _larger(facts)]
    head = tag("h3", facts.indicator.titel)
    return wrap("div", head + "".join(lines) + _details(facts, buttons))


def _larger(facts: _Facts) -> Iterator[str]:
    """Where a count is too small to say much: the first group around it that has a figure."""
    if facts.figuur.status not in _TOO_SMALL:
        return
    beeld, one = facts.beeld, facts.indicator
    for indeling in beeld.indelingen:
        for groep in indeling.groepen:
            if not any(lid.gemeente == facts.place.gemeente for lid in groep.leden):
                continue
            code = next(i for i, g in beeld.regio.groepen() if g is groep)
            found = beeld.figuur(one, code, facts.place.periode)
            if found is not None and found.status in _VALUES and found.min is not None:
                name = link(
                    groep.naam, "", indeling=indeling.titel, periode=facts.place.periode.lang()
                )
                own = periode_of(found).lang()
                yield tag("span", "Kijk ook naar ") + name + tag("span", f": {found.tekst}, {own}.")
                return


def _details(facts: _Facts, buttons: str) -> str:
    rows = "".join(
        wrap(
            "tr",
            tag("th", moment.periode.lang(), scope="row")
            + tag("td", moment.figuur.tekst if moment.figuur else "geen cijfer"),
        )
        for moment in reversed(facts.axis[-_TABLE_LENGTH:])
    )
    course = koerszin(facts.indicator, facts.koers) if facts.koers.woord != _NOTHING else ""
    content = (
        tag("p", facts.indicator.definitie)
        + tag("p", f"Bron: {facts.indicator.bron}.")
        + (tag("p", course) if course else "")
        + wrap("table", wrap("tbody", rows), class_="mon-tabel")
        + (wrap("p", buttons, class_="mon-knoppen") if buttons else "")
        + _definition_link(facts.indicator)
    )
    fold = wrap("details", tag("summary", "Definitie, bron en tabel") + content, class_="mon-def")
    more = link(
        "Trends en vergelijken",
        "vergelijken",
        onderwerp=facts.indicator.titel,
        gemeente=facts.place.naam,
        periode=facts.place.periode.lang(),
    )
    return wrap("div", fold + _flows(facts) + wrap("p", more), class_="mon-verder")


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


def _now(facts: _Facts) -> str:
    """The newest value, what must be known of it, the verdict on its course, and its source."""
    figuur = facts.figuur
    notes = (*_about(facts), *_change(facts))
    if figuur.status not in ("getoond", "klein") and figuur.reden:
        notes = (*notes, figuur.reden)
    value = tag("span", figuur.tekst, class_=_style(figuur))
    parts = [wrap("div", value + source.button(figuur), class_="mon-waarde"), _dots(facts)]
    parts += [tag("p", words, class_="mon-d") for words in notes]
    said = chip(facts.koers)
    parts.append(wrap("p", said, class_="mon-d") if said else "")
    if facts.indicator.richting == "geen oordeel" and stands_out(facts.koers):
        parts.append(tag("p", "Er is geen streefrichting afgesproken.", class_="mon-d"))
    return wrap("div", "".join(parts), class_="mon-nucel")


def _dots(facts: _Facts) -> str:
    """A small share as so many of so many."""
    counts = aantallen(facts.indicator, facts.figuur)
    if counts is None:
        return ""
    return stippen(*counts, titel=f"{counts[0]} van de {counts[1]}")


def _about(facts: _Facts) -> tuple[str, ...]:
    """Of how many, of when when it is not the chosen period, and whether it is final and whole."""
    figuur, periode = facts.figuur, facts.place.periode
    own, counts = periode_of(figuur), aantallen(facts.indicator, facts.figuur)
    many = f"{counts[0]} {figuur.van}" if counts and figuur.van else figuur.van
    said = (
        ", ".join(filter(None, (many, own.lang() if own != periode else ""))),
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
            own.jaar_eerder(),
            _ordinary(facts.koers),
            _COLOURS.get(facts.koers.teken, s.OWN),
            facts.beside.target,
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
    ticks = marks(beeld, one, figuur.periode, facts.maatstaf)
    drawn = strook(
        one,
        figuur,
        anderen=others(beeld, one, figuur, facts.maatstaf),
        merken=[*ticks, *targets(one, facts.beside.target)],
        titel=f"{one.titel}: {beeld.naam(figuur.gebied)} naast de andere gemeenten",
    )
    if not drawn:
        words = figuur.per1000_reden if figuur.status != NOT_DELIVERED else ""
        return tag("p", words, class_="mon-d") if words else ""
    unit = ", per 1.000" if one.vorm == "aantal" else ""
    return tag("span", f"Naast de andere gemeenten{unit}", class_="mon-mob") + drawn
