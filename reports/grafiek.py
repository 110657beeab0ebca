"""A chart as what it shows: panels with axes, and lines, dots, bars and words in their units.

Made from Figures by the modules beside this one, and drawn twice: by `reports.plot` for on the
screen and by `reports.grafiek_svg` for a file. So both say the same, and what may not be seen is
kept out in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reports import shapes as s

Punt = tuple[float, float]
Anker = Literal["links", "midden", "rechts"]
Hoogte = Literal["boven", "midden", "onder"]
Teken = Literal["rond", "hol", "op", "neer", "kruis", "ruit"]
SERIES = (s.OWN, "#A6761D", "#1B9E8A", "#7B5EA7")
"""The own area and up to three others: told apart with every kind of colour vision."""
KLASSEN = ("#E3EDF5", "#B9D2E6", "#7FAED2", "#3F7FB4", "#0B4A7D")
"""From little to much; the number always stands in it as well."""
GRIJS = "#CDD4DB"
"""Lines of other areas that are not pointed out."""


@dataclass(frozen=True, slots=True)
class As:
    """An axis.

    Attributes:
        strepen: where a value is written, and what.
        rooster: a light line at each of them.
        lijn: the axis itself is drawn.
    """

    laag: float
    hoog: float
    strepen: tuple[tuple[float, str], ...] = ()
    rooster: bool = False
    lijn: bool = False


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line through points; `zegt` is what is said of each when it is pointed at."""

    punten: tuple[Punt, ...]
    kleur: str
    dikte: float = 2.0
    streep: str = ""
    naam: str = ""
    zegt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stippen:
    """Dots that look the same."""

    punten: tuple[Punt, ...]
    kleur: str
    maat: float = 8.0
    teken: Teken = "rond"
    naam: str = ""
    zegt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Staven:
    """Bars from a lowest to a highest: what a value can be.

    Attributes:
        plaatsen: where each stands on the other axis.
        breedte: in the unit of that axis.
        hol: an open bar, such as that of <5; otherwise light inside.
        kader: with an edge.
        liggend: from left to right.
    """

    plaatsen: tuple[float, ...]
    laag: tuple[float, ...]
    hoog: tuple[float, ...]
    kleur: str
    breedte: float = 0.13
    hol: bool = True
    kader: bool = True
    liggend: bool = False
    naam: str = ""
    zegt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vlak:
    """An area through corners, behind the lines or on its own (a map).

    Attributes:
        vulling: of six hexadecimal digits.
        gaten: further rings: holes, which turn the other way round, or parts that lie apart.
        arcering: slanting lines in this colour: no value here.
        achter: behind everything else, and nothing to point at.
    """

    punten: tuple[Punt, ...]
    vulling: str
    rand: str = ""
    dikte: float = 0.0
    streep: str = ""
    naam: str = ""
    zegt: str = ""
    gaten: tuple[tuple[Punt, ...], ...] = ()
    arcering: str = ""
    achter: bool = False


@dataclass(frozen=True, slots=True)
class Klikken:
    """Places that cannot be seen and can be clicked; `codes` is what each of them chooses."""

    punten: tuple[Punt, ...]
    codes: tuple[str, ...]
    zegt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Streep:
    """A straight line from one point to another, behind everything else."""

    van: Punt
    tot: Punt
    kleur: str = s.RULE
    dikte: float = 1.0
    streep: str = ""


@dataclass(frozen=True, slots=True)
class Woord:
    """A short text.

    Attributes:
        anker: which side of it is at the point; `hoogte` likewise, from top to bottom.
        schuif: pixels to the right and down.
    """

    plaats: Punt
    tekst: str
    kleur: str = s.GREY
    maat: float = 13.0
    vet: bool = False
    anker: Anker = "links"
    hoogte: Hoogte = "midden"
    schuif: Punt = (0.0, 0.0)


Vorm = Lijn | Stippen | Staven | Vlak | Klikken | Streep | Woord


@dataclass(frozen=True, slots=True)
class Paneel:
    """One pair of axes with what stands in it.

    Attributes:
        plek: left, right, bottom and top as parts of the whole, from 0 to 1.
        titel: above it.
        nadruk: its title is that of the own area.
        gelijk: a step is as long on both axes (a map).
    """

    x: As
    y: As
    vormen: tuple[Vorm, ...]
    plek: tuple[float, float, float, float] = (0.0, 1.0, 0.0, 1.0)
    titel: str = ""
    nadruk: bool = False
    gelijk: bool = False


@dataclass(frozen=True, slots=True)
class Grafiek:
    """A whole chart.

    Attributes:
        alt: what it says, for who cannot see it.
        hoogte: in pixels; the width follows from the screen.
        marge: left, right, top and bottom in pixels.
    """

    panelen: tuple[Paneel, ...]
    alt: str
    hoogte: int = 400
    marge: tuple[int, int, int, int] = (44, 14, 14, 34)


def uit_elkaar(plaatsen: Sequence[float], maten: Sequence[float]) -> list[float]:
    """Move labels along an axis until they do not touch; their order stays.

    Args:
        plaatsen: where the middle of each wants to be.
        maten: how much room each takes.
    """
    volgorde = sorted(range(len(plaatsen)), key=lambda nummer: (plaatsen[nummer], nummer))
    blokken: list[tuple[float, list[int]]] = []
    for nummer in volgorde:
        blokken.append((plaatsen[nummer], [nummer]))
        while len(blokken) > 1 and _raakt(blokken[-2], blokken[-1], maten):
            (onder, eerste), (boven, laatste) = blokken[-2:]
            samen = [*eerste, *laatste]
            midden = (onder * len(eerste) + boven * len(laatste)) / len(samen)
            blokken[-2:] = [(midden, samen)]
    uit = list(plaatsen)
    for midden, nummers in blokken:
        plaats = midden - _lengte(nummers, maten) / 2
        for nummer in nummers:
            uit[nummer] = plaats + maten[nummer] / 2
            plaats += maten[nummer]
    return uit


def _lengte(nummers: Sequence[int], maten: Sequence[float]) -> float:
    return sum(maten[nummer] for nummer in nummers)


def _raakt(
    een: tuple[float, list[int]], ander: tuple[float, list[int]], maten: Sequence[float]
) -> bool:
    """Whether two blocks of labels touch."""
    eind = een[0] + _lengte(een[1], maten) / 2
    return ander[0] - _lengte(ander[1], maten) / 2 < eind
