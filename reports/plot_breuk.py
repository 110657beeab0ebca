"""Where a course begins anew, and what happened in it from outside: lines with a word."""

from __future__ import annotations

from datasets.periodes import Periode
from reports import shapes as s
from reports.grafiek import Streep, Vorm, Woord
from reports.plot_reeks import Verloop, begin

_STREEP = "8 3 2 3"
"""Dash and dot: dots alone are a value that is not shown."""
_NAAST = 3.0
"""So many periods a word is wide, on a phone."""


def breuken(bron: Verloop) -> list[tuple[Periode, str]]:
    """Where the own series begins anew and why: for the notes under a chart."""
    nieuw = begin(bron)
    uit = {p.code: nieuw[p.code] for p in bron.perioden if p.code in nieuw}
    for nr, periode in enumerate(bron.perioden):
        figuur = bron.figuur(bron.eigen, nr)
        if figuur is not None and figuur.breuk and nr:
            uit.setdefault(periode.code, figuur.breuk)
    return [(p, uit[p.code]) for p in bron.perioden if p.code in uit]


def breuk_vormen(bron: Verloop, top: float) -> list[Vorm]:
    """A line with its word where the own series begins anew."""
    vormen: list[Vorm] = []
    plaatsen = {periode.code: nr for nr, periode in enumerate(bron.perioden)}
    vrij = -1.0
    for periode, _ in breuken(bron):
        x = plaatsen[periode.code] - 0.5
        vormen.append(Streep((x, 0.0), (x, top), s.GREY, 1.2))
        if x >= vrij:  # two of them side by side have one word
            vormen.append(Woord((x, top), "breuk", maat=12, anker="midden", hoogte="onder"))
            vrij = x + _NAAST
    return vormen


def voorval_vormen(bron: Verloop, top: float) -> list[Vorm]:
    """A broken line with its word where something happened; where there is a break that is said."""
    vormen: list[Vorm] = []
    breuk = {periode.code for periode, _ in breuken(bron)}
    vrij = [float(nr) for nr, p in enumerate(bron.perioden) if p.code in breuk]
    for nr, periode in enumerate(bron.perioden):
        gevonden = bron.voorvallen.get(periode.code, ())
        if not gevonden:
            continue
        x = nr - 0.5
        if periode.code not in breuk:
            vormen.append(Streep((x, 0.0), (x, top), s.GREY, 1.2, _STREEP))
        if all(abs(nr - ander) >= _NAAST for ander in vrij):
            woorden = " en ".join(dict.fromkeys(een.woord for een in gevonden))
            vormen.append(Woord((x, top), woorden, maat=12, anker="midden", hoogte="onder"))
            vrij.append(float(nr))
    return vormen
