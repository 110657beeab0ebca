"""The picture of one municipality as HTML: three sentences, then a row per indicator."""

from __future__ import annotations

from datasets.periodes import Periode
from indicators.model import Figure, Indicator
from indicators.zinnen import over, stand_van_zaken
from pages.gemeentebeeld.row import row
from pages.shared import texts
from pages.shared.figures import NOT_DELIVERED, Beeld
from pages.shared.legend import picture_legend
from pages.shared.markup import tag, wrap
from reports.series import newest, periode_of, year_before

_SENTENCES = 3
_HEADINGS = ("", "Nu", "Verloop", "Naast de andere gemeenten")


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
    return stand_van_zaken(indicator, figuur, before)


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


def picture(beeld: Beeld, gemeente: str, periode: Periode) -> str:
    """All indicators by hoofdlijn, each on a row."""
    parts = []
    indicatoren = beeld.shown_in((gemeente,))
    for hoofdlijn in beeld.hoofdlijnen:
        own = [one for one in indicatoren if one.hoofdlijn == hoofdlijn]
        if not own:
            continue
        parts.append(tag("h2", hoofdlijn, class_="mon-hoofdlijn"))
        names = "".join(tag("span", words) for words in _HEADINGS)
        parts.append(wrap("div", names, class_="mon-koppen", aria_hidden="true"))
        parts += [row(beeld, one, gemeente, periode) for one in own]
    return wrap("div", "".join(parts) + picture_legend(), class_="mon-gb")
