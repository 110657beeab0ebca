"""Figures of municipalities laid together: what is missing, why there is nothing, what to mention.

For compute, where a group is counted exactly, and for protect, where it is the sum of what is
shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from datasets.periodes import Periode
from indicators.cellen import momenten_samen
from indicators.gemeentecijfers import (
    BEKEND,
    KWARTALEN,
    NIET_BEKEND,
    NIETS,
    NOG_NIET_TE_ZEGGEN,
    Gemeentecijfer,
)
from indicators.herkomst import Bron
from indicators.kolommen import cel_van
from indicators.model import Indicator

STANDEN = ("definitief", "nader voorlopig", "voorlopig")
"""From most to least certain."""


def breuk_in_groep(namen: Sequence[str]) -> str:
    """The break of a group: what changed in some of its municipalities."""
    return f"In {' en '.join(namen)} telt vanaf hier een andere bron of definitie." if namen else ""


def wat_ontbreekt(redenen: Sequence[Sequence[str]], leden: int) -> tuple[str, ...]:
    """What a group misses, from the reasons of each member that has a figure.

    How many quarters a member misses says nothing of a group: there the members are counted.
    """
    if len(redenen) == leden and not any(redenen):
        return ()
    mist = [f"{len(redenen)} van {leden} gemeenten"] if len(redenen) < leden else []
    if not any(redenen):
        return tuple(mist)
    zonder = sum(any(reden.endswith(KWARTALEN) for reden in van_lid) for van_lid in redenen)
    if leden == 1 or not zonder:
        return tuple(dict.fromkeys([*mist, *chain.from_iterable(redenen)]))
    wie = "gemeente" if zonder == 1 else "gemeenten"
    anders = [reden for reden in chain.from_iterable(redenen) if not reden.endswith(KWARTALEN)]
    return tuple(dict.fromkeys([*mist, f"van {zonder} {wie} ontbreken kwartalen", *anders]))


def slechtste_stand(standen: Iterable[str]) -> str:
    """The least certain of some: one provisional part makes the whole provisional."""
    return max(standen, key=STANDEN.index, default=STANDEN[0])


def samen_van(
    cijfers: Iterable[Gemeentecijfer], leden: int, getallen: Mapping[str, int]
) -> Gemeentecijfer:
    """Municipalities together, of which some may be missing; `getallen` are their sums."""
    alle = list(cijfers)
    cel = cel_van(
        getallen, momenten=momenten_samen((c.cel.momenten, c.cel.teller.max) for c in alle)
    )
    waarde = next((c.cel.waarde for c in alle if c.cel.waarde is not None), None)
    return Gemeentecijfer(
        BEKEND,
        cel=cel if waarde is None else replace(cel, waarde=waarde),
        onvolledig=wat_ontbreekt([c.onvolledig for c in alle], leden),
        bronnen=tuple(chain.from_iterable([c.bronnen for c in alle])),
    )


def waarom_niets(cijfers: Iterable[Gemeentecijfer]) -> tuple[str, str]:
    """Why a group has no figure at all: what is still to come goes first, then absence."""
    anders = {c.status: c for c in cijfers}
    op_volgorde = (NOG_NIET_TE_ZEGGEN, NIETS.status, NIET_BEKEND, *anders)
    keuze = next(anders[status] for status in op_volgorde if status in anders)
    return keuze.status, keuze.reden


def toelichting_bij(indicator: Indicator, peil: Periode, bronnen: Sequence[Bron]) -> str:
    """What must be known of the period of a figure, or "".

    The days that a school year is made of, or that the summer holiday is in it.
    """
    stroom = indicator.stand_of_stroom == "stroom"
    if stroom and peil.soort == "schooljaar" and any(b.periode != peil.code for b in bronnen):
        return "Dit schooljaar loopt van 1 juli tot en met 30 juni: het is gemaakt van kwartalen."
    if peil.soort == "kwartaal" and peil.code.endswith("K3"):
        return "De zomervakantie valt in dit kwartaal."
    return ""
