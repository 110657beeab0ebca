"""One figure under a criterium: how it stands in the region now, its course, and its target."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from datasets.notatie import datum
from datasets.periodes import Periode
from datasets.reference.agenda import Criterium
from datasets.reference.keuzes import Streefwaarde
from datasets.reference.regio import REGIO
from indicators.catalog import indicatoren
from indicators.duiding import DOEL, doel_van, koerszin, vergeleken
from indicators.keuze import gekozen
from indicators.model import Figure, Indicator
from loaders.inrichting_woorden import doel_tekst
from pages.shared import source
from pages.shared.block import link
from pages.shared.figures import Beeld
from pages.shared.markup import hidden, tag, wrap
from pages.shared.verdict import chip
from reports import shapes as s
from reports.eenheid import eenheid
from reports.series import momenten, periode_of
from reports.svg import Nadruk, verloop
from reports.waarde import waarde_van

NO_TARGET = "Nog geen doel afgesproken."
NO_NUMBER = "Nog geen doel in een getal."
NO_DIRECTION = "Geen streefrichting afgesproken."
_VALUES = ("getoond", "onvolledig")
_LONG = 6
_NOTHING = "Geen cijfer"


@dataclass
class Place:
    """For what the page is made.

    Attributes:
        beeld: the figures that this reader may see.
        periode: as chosen in the bar; None where the region has no figure yet.
        today: the day of today.
        panels: the indicators whose source can be opened, filled while the page is made.
    """

    beeld: Beeld
    periode: Periode | None
    today: date
    panels: list[Indicator] = field(default_factory=list)

    def indicator(self, name: str) -> Indicator | None:
        """An indicator that the region shows."""
        shown = self.beeld.indicatoren or gekozen(self.beeld.regio, indicatoren())
        return next((one for one in shown if one.id == name), None)


def row(place: Place, name: str, criterium: Criterium, periode: Periode) -> str:
    """One figure as HTML.

    Args:
        place: for what the page is made.
        name: id of the indicator.
        criterium: under which it stands.
        periode: as chosen in the bar.
    """
    one = place.indicator(name)
    if one is None:
        head = tag("h4", indicatoren()[name].titel)
        words = tag("p", "De regio laat dit cijfer niet zien. Dat is te wijzigen bij Inrichting.")
        return wrap("section", wrap("div", head + words), class_="mon-rij")
    figuur = place.beeld.figuur(one, REGIO, periode)
    cells = (
        _name(place, one, figuur, periode),
        _now(place, one, figuur, periode),
        wrap("div", _course(place, one, figuur)),
        wrap("div", _target(place, one, figuur, criterium), class_="mon-doel"),
    )
    return wrap("section", "".join(cells) + _panel(place, one, figuur), class_="mon-rij")


def _name(place: Place, one: Indicator, figuur: Figure | None, periode: Periode) -> str:
    lines = ""
    if figuur is not None:
        said = place.beeld.koers(one, figuur)
        words = koerszin(one, said) if said.woord != _NOTHING else figuur.reden
        lines += tag("p", words) if words else ""
    elif not one.korrel.groep:
        lines += tag("p", "Dit cijfer is er alleen per gemeente.")
    else:
        lines += tag("p", f"Over {periode.zin()} of eerder is nog niets geleverd.")
    more = wrap("p", link("Lees de hele uitleg", "uitleg", anchor=one.id))
    when = periode.lang()
    course = link("Trends en vergelijken", "vergelijken", onderwerp=one.titel, periode=when)
    more += wrap("p", course)
    below = wrap("div", _municipalities(place, one, periode) + more, class_="mon-verder")
    return wrap("div", tag("h4", one.titel) + lines + below)


def _municipalities(place: Place, one: Indicator, periode: Periode) -> str:
    """What each municipality has, by name, behind a fold."""
    if not one.korrel.gemeente:
        return ""
    rows = ""
    for code in place.beeld.gemeenten:
        found = place.beeld.figuur(one, code, periode)
        if found is None:
            continue
        when = periode_of(found).kort()
        name = link(
            place.beeld.naam(code),
            "gemeentebeeld",
            anchor=one.id,
            gemeente=place.beeld.naam(code),
            periode=periode.lang(),
        )
        value = tag("td", waarde_van(one, found).voluit) + tag("td", when)
        rows += wrap("tr", wrap("th", name, scope="row") + value)
    if not rows:
        return ""
    table = wrap("table", wrap("tbody", rows), class_="mon-tabel")
    return wrap("details", tag("summary", "Per gemeente") + table, class_="mon-def")


def _now(place: Place, one: Indicator, figuur: Figure | None, periode: Periode) -> str:
    if figuur is None:
        return wrap("div", "", class_="mon-nucel")
    value = tag("span", figuur.tekst, class_=_size(figuur))
    notes = [figuur.van] if figuur.van else []
    own = periode_of(figuur)
    if own != periode:
        notes.append(own.lang())
    if figuur.stand != "definitief":
        notes.append(f"{figuur.stand} cijfer")
    if figuur.dekking and figuur.leden > 1 and not figuur.reden:
        notes.append(f"{figuur.dekking} gemeenten")
    said = chip(place.beeld.koers(one, figuur))
    parts = wrap("div", value + source.button(figuur), class_="mon-waarde")
    parts += "".join(tag("p", words, class_="mon-d") for words in notes)
    parts += wrap("p", said, class_="mon-d") if said else ""
    return wrap("div", parts, class_="mon-nucel")


def _size(figuur: Figure) -> str:
    if figuur.status not in _VALUES:
        return "mon-nu mon-klein"
    return "mon-nu mon-lang" if len(figuur.tekst) > _LONG else "mon-nu"


def _course(place: Place, one: Indicator, figuur: Figure | None) -> str:
    if figuur is None:
        return ""
    reeks = place.beeld.vrijgave.reeks(one.id, REGIO)
    own = periode_of(figuur)
    axis = momenten(reeks, own)
    if not any(moment.figuur and moment.figuur.min is not None for moment in axis):
        return ""
    if len(axis) == 1:
        return tag("p", "Er is nog geen verloop: dit is de eerste periode.", class_="mon-d")
    agreed = doel_van(place.beeld.regio, one, REGIO, own)
    title = f"{one.titel} in de hele regio, {axis[0].periode.lang()} tot en met {own.lang()}: "
    drawn = verloop(
        axis,
        titel=f"{title}{figuur.tekst}.",
        eenheid=eenheid(one),
        nadruk=Nadruk(
            own.jaar_eerder(), None, s.OWN, (agreed.laag, agreed.hoog) if agreed else None
        ),
    )
    return tag("span", "Verloop", class_="mon-mob") + drawn


def _target(place: Place, one: Indicator, figuur: Figure | None, criterium: Criterium) -> str:
    """What was agreed on about this figure, and whether it is reached; or that nothing was."""
    regio = place.beeld.regio
    every = [doel for doel in regio.doelen if doel.indicator == one.id]
    now = doel_van(regio, one, REGIO, periode_of(figuur)) if figuur is not None else None
    lines = []
    if now is not None:
        said = vergeleken(place.beeld.vrijgave, regio, one, figuur, DOEL)
        unknown = f"Het doel is {_aim(one, now)}. Of dat is gehaald, is nog niet te zeggen."
        words = said.zin if said.norm is not None else unknown
        lines.append(tag("p", words) + _agreed(now))
    for doel in every:
        if doel is not now:
            where = "de hele regio" if doel.gebied == REGIO else "alle gebieden"
            where = regio.naam_van(doel.gebied) if doel.gebied not in ("", REGIO) else where
            words = f"Doel voor {where}: {_aim(one, doel)}{_since(doel)}."
            lines.append(tag("p", words) + _agreed(doel))
    if not lines:
        words = NO_NUMBER if criterium.doel else NO_TARGET
        words = NO_DIRECTION if criterium.geen_richting else words
        lines.append(tag("p", words, class_="mon-d"))
    return hidden("Doel: ") + "".join(lines)


def _aim(one: Indicator, doel: Streefwaarde) -> str:
    unit = "%" if one.procenten else ""
    return f"{doel_tekst(doel.model_copy(update={'vanaf': None}))}{unit}"


def _since(doel: Streefwaarde) -> str:
    return f", vanaf {datum(doel.vanaf)}" if doel.vanaf else ""


def _agreed(doel: Streefwaarde) -> str:
    words = f"Afgesproken door {doel.wie}" + (f", in {doel.waar}" if doel.waar else "")
    return tag("p", f"{words}.", class_="mon-d")


def _panel(place: Place, one: Indicator, figuur: Figure | None) -> str:
    """Where the figure comes from; once in a page, as an indicator can stand under two criteria."""
    if figuur is None or one in place.panels:
        return ""
    place.panels.append(one)
    earlier = place.beeld.vrijgave.eerdere.get(figuur.sleutel, ())
    return source.panel(one, figuur, "de hele regio", earlier)
