"""In one click from a figure to where it comes from (decisions.md 25)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from datasets.notatie import bereik, datum, getal
from indicators.model import NOEMERS, EerdereWaarde, Figure, Indicator
from pages.shared.block import link
from pages.shared.markup import hidden, tag, wrap
from reports.bronnen import bronnen_van
from reports.csvblad import remarks
from reports.series import periode_of

_MANY = 4
"""So many deliveries are listed at once; more are folded up."""


def on_value(figuur: Figure, *, style: str) -> str:
    """A value in a table that is itself the button to its source."""
    return wrap(
        "button",
        tag("span", figuur.tekst),
        type="button",
        class_=f"{style} mon-open",
        title="Waar dit cijfer vandaan komt",
        **_opens(figuur),
    )


def button(figuur: Figure) -> str:
    """The small button beside a value."""
    words = tag("span", "bron") + hidden(f" van {figuur.tekst}")
    return wrap("button", words, type="button", class_="mon-klein-knop", **_opens(figuur))


def panel(
    indicator: Indicator,
    figuur: Figure,
    gebied: str,
    earlier: Sequence[EerdereWaarde] = (),
) -> str:
    """What opens: the figure, its deliveries, and what every figure of this indicator shares.

    `earlier` are its values before a delivery was replaced, the newest first.
    """
    periode = periode_of(figuur)
    parts = [
        tag("p", f"{indicator.titel}, {gebied}", class_="mon-paneel-kop"),
        wrap("p", tag("b", figuur.tekst) + tag("span", f" · {periode.lang()}")),
        *(tag("p", words) for words in remarks(figuur)),
        _deliveries(bronnen_van(figuur), indicator.bron),
        _earlier(earlier),
        _per_1000(indicator, figuur),
        wrap("div", "", data_deel=_shared_id(indicator)),
    ]
    name = f"Bron van {indicator.titel}, {gebied}"
    inside = wrap("div", "".join(parts), class_="mon-paneel-in")
    return wrap(
        "div", inside, id=_id(figuur), class_="mon-paneel", popover="auto", role="dialog",
        aria_label=name,
    )  # fmt: skip


def shared(indicatoren: Iterable[Indicator]) -> str:
    """Definition and formula of each, once in a page: laid in the panel that opens."""
    return "".join(wrap("template", _meaning(one), id=_shared_id(one)) for one in indicatoren)


def _meaning(one: Indicator) -> str:
    facts = (("Definitie", one.definitie), ("Berekening", one.formule()))
    pairs = "".join(tag("dt", name) + tag("dd", words) for name, words in facts)
    version = tag("p", f"Versie {one.versie} van de definitie.", class_="mon-bij")
    more = wrap("p", link("Lees de hele uitleg", "uitleg", anchor=one.id))
    return wrap("dl", pairs) + version + more


def _deliveries(sources: tuple[str, ...], known: str) -> str:
    head = tag("p", "Bron", class_="mon-paneel-deel")
    if not sources:
        return head + tag("p", f"{known}. Er telt nu geen levering.")
    items = wrap("ul", "".join(tag("li", words) for words in sources))
    if len(sources) > _MANY:
        items = wrap("details", tag("summary", f"{len(sources)} leveringen") + items)
    return head + items


def _earlier(values: Sequence[EerdereWaarde]) -> str:
    if not values:
        return ""
    head = tag("p", "Eerder getoond", class_="mon-paneel-deel")
    items = (
        tag("b", one.tekst)
        + tag("span", f"{'' if one.stand == 'definitief' else f', {one.stand}'}. {one.bron}")
        for one in values
    )
    return head + wrap("ul", "".join(wrap("li", item) for item in items))


def _per_1000(indicator: Indicator, figuur: Figure) -> str:
    """The rate with its denominator and the day of that (decisions.md 8)."""
    if not indicator.noemer:
        return ""
    if figuur.per1000_min is None or figuur.per1000_max is None:
        return tag("p", figuur.per1000_reden) if figuur.per1000_reden else ""
    rate = bereik(figuur.per1000_min, figuur.per1000_max, 1)
    people = f"{getal(figuur.noemer_min or 0)} {NOEMERS[indicator.noemer].titel}"
    day = f" op {datum(date.fromisoformat(figuur.noemer_datum))}" if figuur.noemer_datum else ""
    head = tag("p", "Per 1.000", class_="mon-paneel-deel")
    return head + tag("p", f"{rate} per 1.000, van {people}{day}.")


def _opens(figuur: Figure) -> dict[str, str]:
    return {"popovertarget": _id(figuur)}


def _id(figuur: Figure) -> str:
    """The same key gives the same id; what is no letter or digit becomes a dash."""
    words = "-".join(("bron", *figuur.sleutel))
    return "".join(sign if sign.isalnum() or sign == "_" else "-" for sign in words)


def _shared_id(indicator: Indicator) -> str:
    return f"uitleg-{indicator.id}"
