"""All areas as small charts beside each other, on one scale where that can be compared."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reports import shapes as s
from reports.grafiek import As, Grafiek, Paneel, Vorm, Woord
from reports.plot_reeks import (
    Verloop,
    gewone_schommeling,
    leemtes,
    merken,
    norm_vormen,
    reeks_vormen,
)
from reports.plot_verloop import alle_waarden, heeft_klein
from reports.waarde import schaal

_RIJ = 176
_REGEL = 14.0
"""Height of a line of words beside a value."""
_BOVEN = 44
_ONDER = 4


def veelvoud(panelen: Sequence[Verloop], *, kolommen: int, eigen_schaal: bool, alt: str) -> Grafiek:
    """The chart.

    Args:
        panelen: what each small chart is made of, the own area first.
        kolommen: how many stand beside each other.
        eigen_schaal: each has its own axis: counts of areas that differ in size.
        alt: what the chart says.
    """
    rijen = math.ceil(len(panelen) / kolommen)
    hoogte = rijen * _RIJ + _BOVEN + _ONDER
    samen = None if eigen_schaal else _schaal(panelen)
    uit = []
    for nummer, bron in enumerate(panelen):
        plek = _plek(nummer, kolommen, rijen)
        as_y = samen or _schaal([bron])
        uit.append(_paneel(bron, as_y, plek, eigen=nummer == 0, smal=kolommen < 3))
    return Grafiek(tuple(uit), alt, hoogte, (0, 0, _BOVEN, _ONDER))


def _schaal(panelen: Sequence[Verloop]) -> As:
    """An axis for these, with a value at both ends only."""
    waarden = [waarde for bron in panelen for waarde in alle_waarden(bron)]
    klein = any(heeft_klein(bron) for bron in panelen)
    eerste = panelen[0]
    as_ = schaal(eerste.indicator, waarden, per_1000=eerste.per_1000, vanaf_nul=klein)
    return As(as_.laag, as_.hoog, (as_.strepen[0], as_.strepen[-1]), rooster=True)


def _plek(nummer: int, kolommen: int, rijen: int) -> tuple[float, float, float, float]:
    """Where a panel stands, with room at both sides for its numbers and above for its name."""
    rij, kolom = divmod(nummer, kolommen)
    breed, hoog = 1 / kolommen, 1 / rijen
    links, rechts = (0.16, 0.24) if kolommen < 3 else (0.13, 0.2)
    boven = 1 - rij * hoog
    return (
        kolom * breed + links * breed,
        (kolom + 1) * breed - rechts * breed,
        boven - 0.58 * hoog,
        boven,
    )


def _paneel(
    bron: Verloop,
    as_y: As,
    plek: tuple[float, float, float, float],
    *,
    eigen: bool,
    smal: bool,
) -> Paneel:
    vormen: list[Vorm] = [v for v in gewone_schommeling(bron) if not isinstance(v, Woord)]
    vormen += norm_vormen(bron)
    vormen += leemtes(bron, (as_y.laag, as_y.hoog), klein=True)
    vormen += reeks_vormen(bron, bron.eigen, s.OWN, 2.0, klein=True)
    vormen += merken(bron)
    vormen += _laatste(bron, as_y, smal=smal)
    return Paneel(
        _tijd(bron), as_y, tuple(vormen), plek, titel=_naam(bron.eigen.naam, smal), nadruk=eigen
    )


def _naam(naam: str, smal: bool) -> str:  # noqa: FBT001 - said by its name
    """A name above a panel, short enough for a phone."""
    return f"{naam[:19]}…" if smal and len(naam) > 20 else naam


def _tijd(bron: Verloop) -> As:
    """The first and the last period, in short."""
    laatste = len(bron.perioden) - 1
    plaatsen = sorted({0, laatste})
    strepen = tuple((float(nr), bron.perioden[nr].kort()) for nr in plaatsen)
    return As(-0.7, laatste + 0.7, strepen, lijn=True)


def _laatste(bron: Verloop, as_y: As, *, smal: bool) -> list[Vorm]:
    """The newest value, at its height, with what must stand beside it."""
    waarde = bron.waarden(bron.eigen)[-1]
    plaats = (waarde.laag + waarde.hoog) / 2 if waarde.getekend else as_y.laag
    tekst = "n.b." if waarde.soort == "geen" else waarde.tekst.replace(" ", "\n")
    kleur = s.OWN if waarde.getekend else s.GREY
    omhoog = 0.0 if waarde.getekend else -7.0 * (1 + tekst.count("\n"))
    maat = 12.0 if smal or len(tekst) > 6 else 14.0
    punt = (len(bron.perioden) - 1.0, plaats)
    omhoog -= _REGEL / 2 if waarde.bij else 0.0
    woorden: list[Vorm] = [Woord(punt, tekst, kleur, maat, vet=True, schuif=(9, omhoog))]
    if waarde.bij:
        omlaag = omhoog + _REGEL * (0.5 + 0.5 * (tekst.count("\n") + 1))
        woorden.append(Woord(punt, waarde.bij, s.GREY, 11.0, schuif=(9, omlaag)))
    return woorden
