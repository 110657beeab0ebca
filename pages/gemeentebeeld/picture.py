"""The picture of one municipality as HTML: three sentences, the kerncijfers, and the rest."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from datasets.notatie import aantal_tekst, getal
from datasets.reference.regio import REGIO
from indicators.duiding import waarom
from indicators.model import NOEMERS, Figure, Indicator
from indicators.zinnen import over, stand_van_zaken
from pages.gemeentebeeld.row import Place, row
from pages.gemeentebeeld.rows import Deel, Indeling
from pages.shared import reading, texts
from pages.shared import story as notes
from pages.shared.block import download_button, link
from pages.shared.figures import NOT_DELIVERED
from pages.shared.markup import enumerate_names, tag, wrap
from pages.shared.verdict import chip, stands_out, style
from reports.series import newest, periode_of, year_before

_SENTENCES = 3
_FEW = 6
_PEOPLE = "leerplichtigen"
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
    groups = place.beeld.groepen_van(place.gemeente)
    words = " · ".join(filter(None, (place.periode.lang(), _people(place), *groups)))
    return wrap(
        "header",
        tag("h1", f"Gemeentebeeld {place.naam}")
        + tag("p", words)
        + texts.invented(place.beeld.regio)
        + _newer(place),
        class_="mon-kop",
    )


def _newer(place: Place) -> str:
    """That this municipality delivered a later period than the one the page opens on."""
    beeld = place.beeld
    coming = beeld.coming(place.periode)
    found = [one.lang() for one in coming if place.gemeente in beeld.delivered_in(one)]
    if not found:
        return ""
    words = tag("span", f"Van {place.naam} is er al iets over {found[0]}. ")
    target = link("Bekijk dat", "gemeentebeeld", gemeente=place.naam, periode=found[0])
    return wrap("p", words + target, class_="mon-bij mon-komt")


def _people(place: Place) -> str:
    """The denominator of the newest figure per 1.000 leerplichtigen: public numbers of CBS."""
    for one in place.beeld.indicatoren:
        figuur = place.beeld.figuur(one, place.gemeente, place.periode)
        if one.noemer == _PEOPLE and figuur is not None and figuur.noemer_min:
            return f"{getal(figuur.noemer_min)} {NOEMERS[_PEOPLE].titel}"
    return ""


def in_brief(place: Place) -> str:
    """The core figures of the catalogue as sentences, or that nothing was delivered yet."""
    found = []
    for indicator in place.beeld.shown_in((place.gemeente,)):
        figuur = place.beeld.figuur(indicator, place.gemeente, place.periode)
        if figuur is not None:
            found.append((indicator, figuur))
    if not found:
        words = f"Over {place.periode.zin()} of eerder is van {place.naam} niets geleverd."
        return tag("p", words, class_="mon-leeg")
    found = ([pair for pair in found if pair[0].kerncijfer] or found)[:_SENTENCES]
    late = [pair for pair in found if pair[1].status == NOT_DELIVERED]
    if late and all(figuur.min is None for _, figuur in found):
        return wrap("div", _not_yet(place, late), class_="mon-kort mon-een")
    return wrap("div", "".join(_sentence(place, *one) for one in found), class_="mon-kort")


def _sentence(place: Place, indicator: Indicator, figuur: Figure) -> str:
    """The number, the change where it may be said, and the verdict as mark and word."""
    before = year_before(place.beeld.vrijgave.reeks(indicator.id, figuur.gebied), figuur)
    course = place.beeld.koers(indicator, figuur)
    words = stand_van_zaken(indicator, figuur, before, toeval=not course.beoordeeld)
    outside = waarom(indicator, course) if stands_out(course) else ""
    said = chip(course)
    inside = (
        tag("h2", indicator.titel)
        + tag("p", words)
        + (tag("p", outside, class_="mon-kort-bij") if outside else "")
        + (wrap("p", said, class_="mon-kort-bij") if said else "")
    )
    return wrap("div", inside, class_=style(course) if stands_out(course) else None)


def _not_yet(place: Place, found: list[tuple[Indicator, Figure]]) -> str:
    """Nothing delivered about this period: say so once, and what the last delivery was."""
    indicator, figuur = found[0]
    periode = periode_of(figuur)
    when = over(periode).lower()
    what = enumerate_names([_inside(one.titel) for one, _ in found])
    words = f"Voor {place.naam} zijn {when} nog geen cijfers geleverd: {what}."
    series = place.beeld.vrijgave.reeks(indicator.id, place.gemeente)
    last = newest((one for one in series if one.status != NOT_DELIVERED), periode)
    if last is not None:
        words += f" De laatste levering gaat over {periode_of(last).zin()}."
    return wrap("div", tag("h2", "Nog geen levering") + tag("p", words))


def _inside(titel: str) -> str:
    """A title inside a sentence; an abbreviation keeps its capitals."""
    return titel if titel[:2].isupper() else titel[:1].lower() + titel[1:]


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
    under = [one for one in place.beeld.indicatoren if one.hoofdlijn == part.titel]
    agreed = [one for one in under if one.kerncijfer and one.korrel.gemeente]
    here = [one for one in under if one.id in shown]
    larger = [one for one in under if not one.korrel.gemeente]
    if agreed:
        said = f"Voor deze hoofdlijn is van {place.naam} nog niets geleverd: {_names(agreed)}."
    elif under:
        said = "Voor deze hoofdlijn is nog geen kerncijfer van gemeenten afgesproken."
    else:
        said = "Voor deze hoofdlijn is nog geen indicator afgesproken."
    words = tag("span", said)
    if here:
        words += tag("span", f" Onder Meer cijfers staat: {_names(here)}.")
    if larger:
        more = link("In het Overzicht", "", periode=place.periode.lang())
        words += tag("span", " ") + more
        words += tag("span", f" staat voor de hele regio: {_names(larger)}.")
    title = tag("h2", part.titel, class_="mon-hoofdlijn")
    return title + wrap("p", words, class_="mon-leeg")


def _names(indicatoren: Sequence[Indicator]) -> str:
    return enumerate_names([one.korte_titel for one in indicatoren])


def story(place: Place, parts: Indeling) -> str:
    """What people wrote of what is behind the figures, of this municipality and of the region."""
    found = []
    for one in (one for part in (*parts.kern, *parts.meer) for one in part.indicatoren):
        for gebied, where in ((place.gemeente, ""), (REGIO, ", hele regio")):
            figuur = place.beeld.figuur(one, gebied, place.periode)
            if figuur is not None:
                found.append((f"{one.titel}{where}", figuur))
    said = notes.about(place.beeld, found)
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
    found: dict[str, list[str]] = {}
    for one in part.indicatoren:
        figuur = place.beeld.figuur(one, place.gemeente, place.periode)
        for remark in texts.apart("" if figuur is None else figuur.toelichting):
            found.setdefault(remark, []).append(one.titel)
    return texts.remarks(found)


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
