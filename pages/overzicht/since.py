"""What changed since a day that the reader chooses: deliveries, corrected figures, signals.

Both sides are releases for the same reader (loaders.eerder). Of a figure that changed the former
value is told only where that cannot lead back to a hidden count (indicators.duiding_sinds).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise

from datasets.catalog import datasets
from datasets.levering import Sleutel
from datasets.notatie import aantal_tekst, datum
from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, REGIO
from indicators.catalog import indicatoren
from indicators.duiding_sinds import Bijgesteld, bijgesteld
from indicators.model import Levering
from loaders.eerder import Eerder
from pages.overzicht.signals import Judged, Signal, area_link, area_name, judge
from pages.shared.figures import Beeld
from pages.shared.markup import tag, wrap
from pages.shared.verdict import chip
from reports.series import periode_of

ROUND = timedelta(days=21)
"""Deliveries with no longer pause between them belong to one round."""
_MOST = 4
_TOGETHER = 3
"""So many corrected figures of one indicator and period are written out; more are counted."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since a day.

    Attributes:
        new: deliveries that count now and came after it.
        gone: keys of deliveries that counted then and were undone since.
        corrected: figures that are other ones now.
        appeared: signals of now that were not there then.
        vanished: signals of then that are not there now.
        stayed: how many signals were there already.
    """

    new: tuple[Levering, ...]
    gone: tuple[Sleutel, ...]
    corrected: tuple[Bijgesteld, ...]
    appeared: tuple[Signal, ...]
    vanished: tuple[Signal, ...]
    stayed: int


def first_choice(deliveries: Iterable[Levering]) -> date | None:
    """The day before the newest round of deliveries; None when there was only one round.

    A round ends where nothing came in for three weeks. That is when people met, most likely.
    """
    days = sorted({one.ontvangen for one in deliveries}, reverse=True)
    for newer, older in pairwise(days):
        if newer - older > ROUND:
            return newer - timedelta(days=1)
    return None


def compare(beeld: Beeld, then: Eerder, judged: Judged, periode: Periode) -> Since:
    """Lay the figures of now beside those of then.

    Args:
        beeld: the figures of now.
        then: those of the chosen day.
        judged: the signals of now.
        periode: the period on the page; the signals of then are those up to the same period.
    """
    now_keys = {_key(one): one for one in beeld.vrijgave.leveringen}
    shown = {one.id for one in beeld.indicatoren}
    before = judge(Beeld(beeld.regio, then.vrijgave, beeld.indicatoren), periode).keys()
    now = judged.keys()
    return Since(
        new=tuple(one for key, one in now_keys.items() if then.leveringen.get(key) != one.versie),
        gone=tuple(key for key in then.leveringen if key not in now_keys),
        corrected=_relevant(beeld, bijgesteld(beeld.regio, then.vrijgave, beeld.vrijgave, shown)),
        appeared=tuple(one for key, one in now.items() if key not in before),
        vanished=tuple(one for key, one in before.items() if key not in now),
        stayed=sum(key in before for key in now),
    )


def _key(one: Levering) -> Sleutel:
    return Sleutel(one.leverancier, one.dataset, one.periode, one.deel)


def _relevant(beeld: Beeld, found: Iterable[Bijgesteld]) -> tuple[Bijgesteld, ...]:
    """Municipalities, the region and Nederland, in the order of the catalogue; groups follow."""
    order = {one.id: (not one.kerncijfer, place) for place, one in enumerate(beeld.indicatoren)}
    areas = {code: place for place, code in enumerate((*beeld.gemeenten, REGIO, NEDERLAND))}
    kept = [one for one in found if one.figuur.gebied in areas]
    kept.sort(
        key=lambda one: (
            order[one.figuur.indicator],
            -periode_of(one.figuur).eerste.toordinal(),
            areas[one.figuur.gebied],
        )
    )
    return tuple(kept)


# -- on the screen ----------------------------------------------


def html(beeld: Beeld, since: Since, periode: Periode) -> str:
    """The three parts side by side."""
    parts = (
        ("Nieuwe leveringen", _deliveries(since)),
        ("Bijgestelde cijfers", _corrected(beeld, since.corrected)),
        ("Opvallend: nieuw en voorbij", _signals(beeld, since, periode)),
    )
    cells = (tag("h3", title) + inside for title, inside in parts)
    return wrap("div", "".join(wrap("div", one) for one in cells), class_="mon-sinds")


def _items(lines: Sequence[str], nothing: str, more: str) -> str:
    """A list of lines that are HTML already; what is more than a few is folded up."""
    if not lines:
        return tag("p", nothing, class_="mon-bij")
    shown = wrap("ul", "".join(wrap("li", one) for one in lines[:_MOST]))
    rest = lines[_MOST:]
    if not rest:
        return shown
    fold = tag("summary", f"Nog {len(rest)} {more}")
    fold += wrap("ul", "".join(wrap("li", one) for one in rest))
    return shown + wrap("details", fold, class_="mon-def")


def _deliveries(since: Since) -> str:
    """Per kind and period how many came in, newest period first; and what was undone."""
    groups: dict[tuple[str, str], list[Levering]] = {}
    for one in since.new:
        groups.setdefault((one.periode, one.dataset), []).append(one)
    newest = sorted(
        groups, key=lambda key: (Periode.van_code(key[0]).laatste, key[1]), reverse=True
    )
    lines = [_undone(one) for one in since.gone]
    lines += [_delivered(*key, groups[key]) for key in newest]
    return _items(lines, "Er kwam niets binnen.", "meer")


def _undone(one: Sleutel) -> str:
    title = datasets()[one.dataset].titel
    when = Periode.van_code(one.periode).lang()
    return tag("span", f"Teruggedraaid: {title}, {when} ({one.leverancier}) telt niet meer mee.")


def _delivered(code: str, dataset: str, found: Sequence[Levering]) -> str:
    names = sorted({one.leverancier for one in found}, key=str.casefold)
    who = names[0] if len(names) == 1 else f"{len(names)} leveranciers"
    anew = sum(one.versie > 1 for one in found)
    again = f", waarvan {anew} opnieuw" if anew and len(found) > 1 else ", opnieuw" * bool(anew)
    when = Periode.van_code(code).lang()
    last = datum(max(one.ontvangen for one in found))
    words = tag("span", f"{datasets()[dataset].titel}, {when}: {who}{again}")
    return words + tag("small", f"{'tot en met ' * (len(found) > 1)}{last}")


def _corrected(beeld: Beeld, found: Sequence[Bijgesteld]) -> str:
    """Each figure that changed; many of one kind are counted, and can be opened."""
    lines = []
    for (name, _), group in groupby(
        found, key=lambda one: (one.figuur.indicator, one.figuur.periode)
    ):
        same = list(group)
        title = indicatoren()[name].korte_titel
        when = periode_of(same[0].figuur).kort()
        if len(same) <= _TOGETHER:
            lines += [f"{tag('b', f'{title}, {when}:')} {_change(beeld, one)}" for one in same]
            continue
        kinds = Counter(one.vervallen for one in same)
        said = aantal_tekst(kinds[False], "cijfer gewijzigd", "cijfers gewijzigd")
        if kinds[True]:
            said += f", {kinds[True]} vervallen"
        inside = wrap("ul", "".join(wrap("li", _change(beeld, one)) for one in same))
        summary = wrap("summary", tag("b", f"{title}, {when}:") + tag("span", f" {said}"))
        lines.append(wrap("details", summary + inside, class_="mon-def"))
    return _items(lines, "Geen enkel cijfer is gewijzigd.", "onderwerpen of cijfers")


def _change(beeld: Beeld, one: Bijgesteld) -> str:
    name = area_name(beeld, one.figuur.gebied)
    if one.vervallen:
        return tag("span", f"{name} vervallen, nu {one.figuur.tekst}")
    if one.was:
        return tag("span", f"{name} was {one.was}, nu {one.figuur.tekst}")
    return tag("span", f"{name} gewijzigd, nu {one.figuur.tekst}")


def _signals(beeld: Beeld, since: Since, periode: Periode) -> str:
    lines = [_signal(beeld, one, periode, "Nieuw: ") + chip(one.koers) for one in since.appeared]
    lines += [_past(beeld, one, periode) for one in since.vanished]
    stayed = ""
    if since.stayed:
        words = aantal_tekst(since.stayed, "opvallend cijfer was", "opvallende cijfers waren")
        stayed = tag("p", f"{words} er toen al.", class_="mon-bij")
    return _items(lines, "Er is niets nieuw opvallend, en niets voorbij.", "meer") + stayed


def _signal(beeld: Beeld, one: Signal, periode: Periode, before: str) -> str:
    head = tag("span", f"{before}{one.indicator.korte_titel}, ")
    return head + area_link(beeld, one.figuur.gebied, periode) + tag("span", " ")


def _past(beeld: Beeld, one: Signal, periode: Periode) -> str:
    """A signal of then: it is ordinary now, or there is no figure to judge."""
    now = beeld.figuur(one.indicator, one.figuur.gebied, periode)
    said = beeld.koers(one.indicator, now).woord.lower() if now is not None else "geen cijfer"
    words = f"(toen {one.koers.woord.lower()}, nu {said})"
    return _signal(beeld, one, periode, "Voorbij: ") + tag("span", words)
