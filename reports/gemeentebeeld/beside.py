"""Beside what a municipality is laid: the choice in the bar, and what belongs to it on a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from datasets.periodes import Periode
from datasets.reference.regio import NEDERLAND, REGIO
from indicators.duiding import DOEL, Duiding, Maatstaf, doel_van, duid, maatstaven
from indicators.duiding_vergelijking import Vergeleken
from indicators.model import Figure, Indicator
from reports.beeld import Beeld
from reports.strip import TARGET, Range

_MARKS = {REGIO: "regio", NEDERLAND: "Nederland"}


def choices(beeld: Beeld, gemeente: str) -> dict[str, str]:
    """Name -> id of what this municipality can be laid beside: only groups that it is in.

    Nederland only where one of the indicators has a figure for it.
    """
    return beeld.kept.get(("vergelijk met", gemeente), lambda: _choices(beeld, gemeente))


def _choices(beeld: Beeld, gemeente: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in beeld.indicatoren:
        for maatstaf in maatstaven(beeld.vrijgave, beeld.regio, one, gemeente):
            if maatstaf.id != DOEL:
                found.setdefault(maatstaf.naam, maatstaf.id)
    last = [name for name, which in found.items() if which == NEDERLAND]
    return {name: found[name] for name in (*(n for n in found if n not in last), *last)}


def names(beeld: Beeld, chosen: Mapping[str, str]) -> list[str]:
    """The names for the bar, for the municipality that was chosen before it."""
    codes = {beeld.naam(code): code for code in beeld.gemeenten}
    return list(choices(beeld, codes[chosen["gemeente"]]))


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure with what is said of it beside the chosen benchmark.

    Attributes:
        said: all that is said of the figure; beside another benchmark where the chosen one has no
            value, such as Nederland for what is counted in the region only.
        target: lowest and highest of what was agreed on, in the unit of the figure.
        target_words: whether it is reached, in a sentence; empty without a target.
        instead: that the chosen benchmark has no value, and what stands there now; else empty.
    """

    said: Duiding
    target: Range | None
    target_words: str
    instead: str = ""


def lay(beeld: Beeld, indicator: Indicator, figuur: Figure, maatstaf: str) -> Beside:
    """Lay a figure beside a benchmark, and beside the target where there is one."""
    course = beeld.koers(indicator, figuur)
    of = (beeld.vrijgave, beeld.regio, indicator, figuur.sleutel)
    said = duid(*of, maatstaf, course)
    instead = ""
    if said.vergelijking is None or said.vergelijking.norm is None:
        asked, said = said.vergelijking, duid(*of, "", course)
        instead = _instead(asked, said.vergelijking, figuur)
    agreed = doel_van(beeld.regio, indicator, figuur.gebied, Periode.van_code(figuur.periode))
    if agreed is None:
        return Beside(said, None, "", instead)
    beside = duid(*of, DOEL, course).vergelijking
    words = beside.zin if beside is not None and beside.norm is not None else ""
    return Beside(said, (agreed.laag, agreed.hoog), words, instead)


def _instead(asked: Vergeleken | None, found: Vergeleken | None, figuur: Figure) -> str:
    """Why a row is beside another benchmark than the chosen one; the words are those of the bar.

    Nothing of Nederland: the sentence names it, and what CBS publishes has nothing else beside it.
    """
    if asked is None or asked.maatstaf is None or found is None or found.norm is None:
        return ""
    if found.maatstaf is None or found.maatstaf.id in (asked.maatstaf.id, NEDERLAND):
        return ""
    when = Periode.van_code(figuur.periode).zin()
    return (
        f"Over {when} is er geen cijfer om mee te vergelijken bij ‘{asked.maatstaf.naam}’. "
        f"Daarom staat hier ‘{found.maatstaf.naam}’."
    )


def others(
    beeld: Beeld, indicator: Indicator, eigen: Figure, maatstaf: Maatstaf | None = None
) -> list[tuple[str, Figure]]:
    """The other municipalities in the same period; unnamed where the region chose so.

    Args:
        beeld: what the page shows.
        indicator: what it is about.
        eigen: the own figure.
        maatstaf: the chosen benchmark: only the municipalities it is made of, where it is of some.
    """
    codes = maatstaf.leden if maatstaf is not None and maatstaf.leden else beeld.gemeenten
    found = []
    for code in beeld.gemeenten:
        figuur = beeld.vrijgave.figuur(indicator.id, code, eigen.periode)
        if code in codes and code != eigen.gebied and figuur is not None:
            found.append((beeld.naam(code) if beeld.regio.toon_namen else "", figuur))
    return found


def marks(
    beeld: Beeld, indicator: Indicator, periode: str, maatstaf: Maatstaf | None = None
) -> Iterator[tuple[str, Figure]]:
    """The region, the chosen group and Nederland in the same period, as far as they are shown.

    Who crosses the border of the region is another thing than who crosses that of a municipality:
    there is no region beside it.
    """
    areas = dict(_MARKS)
    if maatstaf is not None and maatstaf.geheel and maatstaf.geheel not in areas:
        areas = {maatstaf.geheel: maatstaf.naam.split(" (")[0], NEDERLAND: _MARKS[NEDERLAND]}
    for area, name in areas.items():
        figuur = beeld.vrijgave.figuur(indicator.id, area, periode)
        if figuur is not None and not (indicator.grens and area == REGIO):
            yield name, figuur


def targets(indicator: Indicator, target: Range | None) -> list[tuple[str, Range]]:
    """The target as a mark; none for a count, which areas are compared by per 1.000."""
    return [(TARGET, target)] if target and indicator.vorm != "aantal" else []
