"""The picture of one municipality as HTML: three sentences, the kerncijfers, and the rest."""

from __future__ import annotations

from collections.abc import Collection

from datasets.notatie import aantal_tekst
from pages.gemeentebeeld.row import row
from pages.shared import reading, texts
from pages.shared import story as notes
from pages.shared.block import download_button, link
from pages.shared.markup import tag, wrap
from pages.shared.verdict import chip, stands_out, style
from reports.gemeentebeeld import brief
from reports.gemeentebeeld.parts import Deel, Indeling
from reports.gemeentebeeld.row import Place, remarks
from reports.nieuw import Nieuw, van_periode, vooruit
from reports.woorden import enumerate_names, inside

_FEW = 6
_NAMED = 3
"""So many new figures are named."""
_HEADINGS = (
    ("", ""),
    ("Nu", "nu"),
    ("Verloop", "verloop"),
    ("Naast de andere gemeenten", "strook"),
)
_STORY = (
    "Cijfers zeggen niet waarom. Over deze cijfers is nog geen duiding vastgesteld. Opschrijven "
    "kan op de pagina"
)


def heading(place: Place) -> str:
    """Title, period, how many it is about, and the groups the municipality lies in."""
    return wrap(
        "header",
        tag("h1", f"Gemeentebeeld {place.naam}")
        + tag("p", brief.about(place))
        + texts.invented(place.beeld.regio)
        + _newer(place)
        + ("" if place.beeld.openbaar else _papers(place)),
        class_="mon-kop",
    )


def _papers(place: Place) -> str:
    """Where this page is made as a paper: for whom it is, is asked there."""
    chosen = {"gemeenten": place.naam, "periode": place.periode.lang()}
    more = link("Als pdf of PowerPoint, voor het OOGO", "oogo", **chosen)
    return wrap("p", more, class_="mon-bij")


def _newer(place: Place) -> str:
    """That this municipality delivered something newer: what it is, and the way to it.

    Who looks at such a newer period already is led to what is new in it, where that is folded up.
    """
    beeld, name = place.beeld, place.naam
    if (new := vooruit(beeld, place.gemeente, place.periode)) is not None:
        when = new.periode.lang()
        words = f"Van {name} is er al iets over {when}: {_what(new)}. "
        anchor = new.figuren[0][0].id if new.onder_meer else ""
        target = link("Bekijk dat", "gemeentebeeld", anchor=anchor, gemeente=name, periode=when)
        return wrap("p", tag("span", words) + target, class_="mon-bij mon-komt")
    if place.periode not in beeld.coming(beeld.eerste_periode):
        return ""
    new = van_periode(beeld, place.gemeente, place.periode)
    if new is None or not new.onder_meer:
        return ""
    words = f"Nieuw over {place.periode.lang()}: {_what(new)}. "
    target = tag("a", "Bekijk dat", href=f"#{new.figuren[0][0].id}")
    return wrap("p", tag("span", words) + target, class_="mon-bij mon-komt")


def _what(new: Nieuw) -> str:
    """The first of what is new by name, and where it stands."""
    names = [inside(one.titel) for one, _ in new.figuren]
    if len(names) > _NAMED:
        rest = aantal_tekst(len(names) - _NAMED, "ander cijfer", "andere cijfers")
        names = [*names[:_NAMED], rest]
    return enumerate_names(names) + (", onder Meer cijfers" if new.onder_meer else "")


def in_brief(place: Place) -> str:
    """The core figures of the catalogue as sentences, or that nothing was delivered yet."""
    found = brief.sentences(place)
    if not found:
        return tag("p", brief.never(place), class_="mon-leeg")
    style = "mon-kort" if found[0].koers else "mon-kort mon-een"
    return wrap("div", "".join(_sentence(one) for one in found), class_=style)


def _sentence(one: brief.Sentence) -> str:
    """The number, the change where it may be said, and the verdict as mark and word."""
    verdict = chip(one.koers) if one.koers else ""
    html = (
        tag("h2", one.titel)
        + tag("p", one.zin)
        + (tag("p", one.buiten, class_="mon-kort-bij") if one.buiten else "")
        + (wrap("p", verdict, class_="mon-kort-bij") if verdict else "")
    )
    out = one.koers is not None and stands_out(one.koers)
    return wrap("div", html, class_=style(one.koers) if out and one.koers else None)


def core(place: Place, parts: Indeling) -> str:
    """The kerncijfers by hoofdlijn, each on a row; a line without one says so."""
    first = next((number for number, part in enumerate(parts.kern) if part.indicatoren), 0)
    shown = {one.id for part in parts.meer for one in part.indicatoren}
    html = "".join(
        _part(place, part, explained=number == first)
        if part.indicatoren
        else _empty(place, part, shown)
        for number, part in enumerate(parts.kern)
    )
    return wrap("div", html, class_="mon-gb")


def _part(place: Place, part: Deel, *, explained: bool) -> str:
    heads = "".join(
        wrap("div", tag("span", words) + (reading.button(name) if name and explained else ""))
        for words, name in _HEADINGS
    )
    rows = "".join(row(place, one) for one in part.indicatoren)
    title = tag("h2", part.titel, class_="mon-hoofdlijn")
    return title + wrap("div", heads, class_="mon-koppen") + rows + _remarks(place, part)


def _empty(place: Place, part: Deel, shown: Collection[str]) -> str:
    """A hoofdlijn without a kerncijfer on this page: that is said, not left out.

    Args:
        place: for whom.
        part: the hoofdlijn.
        shown: ids of the indicators that this municipality has a figure of.
    """
    said = brief.empty(place, part, shown)
    words = tag("span", said.zin)
    if said.hier:
        words += tag("span", f" Onder Meer cijfers staat: {said.hier}.")
    if said.groter:
        more = link("In het Overzicht", "", periode=place.periode.lang())
        words += tag("span", " ") + more
        words += tag("span", f" staat voor de hele regio: {said.groter}.")
    title = tag("h2", part.titel, class_="mon-hoofdlijn")
    return title + wrap("p", words, class_="mon-leeg")


def story(place: Place, parts: Indeling) -> str:
    """What people wrote of what is behind the figures, of this municipality and of the region."""
    if place.beeld.openbaar:
        return ""
    said = notes.about(place.beeld, brief.with_story(place, parts))
    if not said:
        more = link("Doelen en duiding", "doelen", periode=place.periode.lang())
        words = tag("span", f"{_STORY} ") + more + tag("span", ".")
        said = wrap("p", words, class_="mon-leeg")
    else:
        said = wrap("div", said, class_="mon-verhaal")
    title = tag("h2", "Het verhaal achter de cijfers", class_="mon-hoofdlijn")
    return wrap("section", title + said, class_="mon-gb")


def more(place: Place, parts: Indeling) -> str:
    """The other indicators, folded up by theme, and which ones there are no figures of."""
    folds = "".join(_fold(place, part) for part in parts.meer)
    title = tag("h2", "Meer cijfers", class_="mon-hoofdlijn") if folds else ""
    return wrap("div", title + folds + _absent(parts), class_="mon-gb")


def _fold(place: Place, part: Deel) -> str:
    names = ", ".join(one.korte_titel for one in part.indicatoren)
    count = aantal_tekst(len(part.indicatoren), "cijfer", "cijfers")
    summary = (
        tag("span", part.titel, class_="mon-meer-titel")
        + tag("span", count, class_="mon-meer-aantal")
        + tag("span", names, class_="mon-meer-namen")
    )
    rows = "".join(row(place, one) for one in part.indicatoren)
    file = wrap("p", download_button("Download als csv", part.titel), class_="mon-onder-rijen")
    known = _remarks(place, part)
    return wrap("details", wrap("summary", summary) + rows + known + file, class_="mon-meer")


def _remarks(place: Place, part: Deel) -> str:
    """What must be known of the periods in a part, each remark once with its indicators."""
    return texts.remarks(remarks(place, part.indicatoren))


def _absent(parts: Indeling) -> str:
    """Named once, so that nobody looks for an empty row."""
    said = (
        ("Alleen voor een groep of de hele regio, in het Overzicht", parts.alleen_groep),
        ("Nog niets over geleverd", parts.niets),
    )
    lines = []
    for words, absent in said:
        if absent:
            names = ", ".join(link(one.titel, "uitleg", anchor=one.id) for one in absent)
            lines.append(_line(words, f"{names}.", len(absent)))
    return wrap("div", "".join(lines), class_="mon-niet-hier") if lines else ""


def _line(words: str, names: str, count: int) -> str:
    """A few names on a line; many are folded up behind how many there are."""
    if count <= _FEW:
        return wrap("p", tag("span", f"{words}: ") + names)
    fold = tag("summary", f"{words}: {aantal_tekst(count, 'cijfer', 'cijfers')}")
    return wrap("details", fold + wrap("p", names), class_="mon-def")
