"""The picture of one municipality as HTML: three sentences, the kerncijfers, and the rest."""

from __future__ import annotations

from datasets.notatie import aantal_tekst
from datasets.periodes import Periode
from indicators.duiding import koers, oordeelszin
from indicators.model import Figure, Indicator
from indicators.zinnen import over, stand_van_zaken
from pages.gemeentebeeld.row import row
from pages.gemeentebeeld.rows import Deel, Indeling
from pages.shared import reading, texts
from pages.shared.block import download_button, link
from pages.shared.figures import NOT_DELIVERED, Beeld
from pages.shared.markup import tag, wrap
from reports.series import newest, periode_of, year_before

_SENTENCES = 3
_HEADINGS = (
    ("", ""),
    ("Nu", "nu"),
    ("Verloop", "verloop"),
    ("Naast de andere gemeenten", "strook"),
)


def heading(beeld: Beeld, gemeente: str, periode: Periode) -> str:
    """Title, period and the groups the municipality lies in."""
    words = " · ".join((periode.lang(), *beeld.groepen_van(gemeente)))
    return wrap(
        "header",
        tag("h1", f"Gemeentebeeld {beeld.naam(gemeente)}")
        + tag("p", words)
        + texts.invented(beeld.regio),
        class_="mon-kop",
    )


def in_brief(beeld: Beeld, gemeente: str, periode: Periode) -> str:
    """The core figures of the catalogue as sentences, or that nothing was delivered yet."""
    found = []
    for indicator in beeld.shown_in((gemeente,)):
        figuur = beeld.figuur(indicator, gemeente, periode)
        if figuur is not None:
            found.append((indicator, figuur))
    if not found:
        words = f"Over {periode.zin()} of eerder is van {beeld.naam(gemeente)} niets geleverd."
        return tag("p", words, class_="mon-leeg")
    found = ([pair for pair in found if pair[0].kerncijfer] or found)[:_SENTENCES]
    if all(figuur.status == NOT_DELIVERED for _, figuur in found):
        return wrap("div", _not_yet(beeld, gemeente, found), class_="mon-kort mon-een")
    cells = [
        wrap("div", tag("h2", one.titel) + tag("p", _sentence(beeld, one, figuur)))
        for one, figuur in found
    ]
    return wrap("div", "".join(cells), class_="mon-kort")


def _sentence(beeld: Beeld, indicator: Indicator, figuur: Figure) -> str:
    before = year_before(beeld.vrijgave.reeks(indicator.id, figuur.gebied), figuur)
    course = koers(beeld.vrijgave, beeld.regio, indicator, figuur.gebied, figuur.periode)
    return stand_van_zaken(indicator, figuur, before, oordeelszin(course))


def _not_yet(beeld: Beeld, gemeente: str, found: list[tuple[Indicator, Figure]]) -> str:
    """Nothing delivered about this period: say so once, and what the last delivery was."""
    indicator, figuur = found[0]
    periode = periode_of(figuur)
    when = over(periode).lower()
    words = f"Voor {beeld.naam(gemeente)} zijn {when} nog geen cijfers geleverd."
    delivered = (
        one for one in beeld.vrijgave.reeks(indicator.id, gemeente) if one.status != NOT_DELIVERED
    )
    last = newest(delivered, periode)
    if last is not None:
        words += f" De laatste levering gaat over {periode_of(last).zin()}."
    return wrap("div", tag("h2", "Nog geen levering") + tag("p", words))


def core(beeld: Beeld, gemeente: str, periode: Periode, parts: Indeling) -> str:
    """The kerncijfers by hoofdlijn, each on a row."""
    html = "".join(
        _part(beeld, gemeente, periode, part, number) for number, part in enumerate(parts.kern)
    )
    return wrap("div", html, class_="mon-gb")


def _part(beeld: Beeld, gemeente: str, periode: Periode, part: Deel, number: int) -> str:
    heads = "".join(
        wrap("div", tag("span", words) + (reading.button(name) if name and not number else ""))
        for words, name in _HEADINGS
    )
    rows = "".join(row(beeld, one, gemeente, periode) for one in part.indicatoren)
    title = tag("h2", part.titel, class_="mon-hoofdlijn")
    known = _remarks(beeld, gemeente, periode, part)
    return title + wrap("div", heads, class_="mon-koppen") + rows + known


def more(beeld: Beeld, gemeente: str, periode: Periode, parts: Indeling) -> str:
    """The other indicators, folded up by theme, and which ones there are no figures of."""
    folds = "".join(_fold(beeld, gemeente, periode, part) for part in parts.meer)
    title = tag("h2", "Meer cijfers", class_="mon-hoofdlijn") if folds else ""
    return wrap("div", title + folds + _absent(parts), class_="mon-gb")


def _fold(beeld: Beeld, gemeente: str, periode: Periode, part: Deel) -> str:
    names = ", ".join(one.korte_titel for one in part.indicatoren)
    count = aantal_tekst(len(part.indicatoren), "cijfer", "cijfers")
    summary = (
        tag("span", part.titel, class_="mon-meer-titel")
        + tag("span", count, class_="mon-meer-aantal")
        + tag("span", names, class_="mon-meer-namen")
    )
    rows = "".join(row(beeld, one, gemeente, periode) for one in part.indicatoren)
    file = wrap("p", download_button("Download als csv", part.titel), class_="mon-onder-rijen")
    known = _remarks(beeld, gemeente, periode, part)
    return wrap("details", wrap("summary", summary) + rows + known + file, class_="mon-meer")


def _remarks(beeld: Beeld, gemeente: str, periode: Periode, part: Deel) -> str:
    """What must be known of the periods in a part, each remark once with its indicators."""
    found: dict[str, list[str]] = {}
    for one in part.indicatoren:
        figuur = beeld.figuur(one, gemeente, periode)
        if figuur is not None and figuur.toelichting:
            found.setdefault(figuur.toelichting, []).append(one.korte_titel)
    return texts.remarks(found)


def _absent(parts: Indeling) -> str:
    """Named once, so that nobody looks for an empty row."""
    said = (
        ("Alleen voor een groep of de hele regio, in het Overzicht: ", parts.alleen_groep),
        ("Nog niets over geleverd: ", parts.niets),
    )
    lines = []
    for words, absent in said:
        if absent:
            names = ", ".join(link(one.titel, "uitleg", anchor=one.id) for one in absent)
            lines.append(wrap("p", tag("span", words) + names + "."))
    return wrap("div", "".join(lines), class_="mon-niet-hier") if lines else ""
