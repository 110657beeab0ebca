"""How long it lasts: of every 100, how many after so many weeks still went on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.model import Krommepunt
from reports import shapes as s
from reports.grafiek import GRIJS, As, Grafiek, Lijn, Paneel, Punt, Streep, Vlak, Vorm, Woord

HELFT = 50.0
_STAPPEN = (4, 8, 13, 26, 52, 104)
_MEESTE_STREPEN, _MEESTE_SMAL = 8, 3
_BAND = "#E4ECF4"
_RECHTS, _RECHTS_SMAL = 120, 64
"""Room for the names at the end of the lines."""


@dataclass(frozen=True, slots=True)
class Duurlijn:
    """One curve.

    Attributes:
        naam: what stands at its end.
        punten: from the first step on; empty: nothing may be drawn.
    """

    naam: str
    punten: tuple[Krommepunt, ...]

    def nog(self, week: float) -> float | None:
        """How many percent at most still went on after so many weeks; None past the end."""
        if not self.punten or week > self.punten[-1].week:
            return None
        return next((p.procent for p in reversed(self.punten) if p.week <= week), 100.0)


def kromme(
    eigen: Duurlijn,
    anderen: Sequence[Duurlijn],
    *,
    alt: str,
    merk: tuple[float, str] | None = None,
    smal: bool = False,
) -> Grafiek:
    """The curve of the own area, with others behind it.

    Args:
        eigen: drawn with what chance can do.
        anderen: in grey, such as a year before.
        alt: what the chart says.
        merk: a week that matters, and what it is.
        smal: for a phone: fewer weeks under the axis, and less room beside it.
    """
    laatste = max((lijn.punten[-1].week for lijn in (eigen, *anderen) if lijn.punten), default=13)
    top = laatste * 1.02
    meeste = _MEESTE_SMAL if smal else _MEESTE_STREPEN
    stap = next((n for n in _STAPPEN if laatste / n <= meeste), _STAPPEN[-1])
    weken = tuple((float(n), f"{n} weken" if n else "0") for n in range(0, int(top) + 1, stap))
    vormen: list[Vorm] = [Streep((0.0, HELFT), (top, HELFT), s.MUTED, 1.2, "4 4")]
    vormen.append(Woord((top, HELFT), "de helft", s.GREY, 13, anker="rechts", schuif=(0.0, -10.0)))
    if merk and merk[0] < top:
        vormen.append(Streep((merk[0], 0.0), (merk[0], 100.0), s.MUTED, 1.2, "4 4"))
        vormen.append(Woord((merk[0], 100.0), merk[1], s.GREY, 13, schuif=(6.0, 8.0)))
    vormen += _band(eigen.punten)
    vormen += [_lijn(lijn, GRIJS, 2.0) for lijn in anderen if lijn.punten]
    vormen.append(_lijn(eigen, s.OWN, 3.0))
    for lijn, kleur, boven in ((eigen, s.OWN, True), *((een, s.GREY, False) for een in anderen)):
        if lijn.punten:
            punt = lijn.punten[-1]
            plaats, schuif = (float(punt.week), punt.procent), (6.0, -9.0 if boven else 9.0)
            vormen.append(Woord(plaats, lijn.naam, kleur, 13, vet=boven, schuif=schuif))
    y = As(
        0.0, 104.0, tuple((n, f"{n:.0f}%") for n in (0.0, 25.0, 50.0, 75.0, 100.0)), rooster=True
    )
    x = As(0.0, top, weken, lijn=True)
    rechts = _RECHTS_SMAL if smal else _RECHTS
    return Grafiek((Paneel(x, y, tuple(vormen)),), alt, hoogte=380, marge=(48, rechts, 14, 40))


def _trap(punten: Sequence[Krommepunt]) -> list[tuple[Punt, str]]:
    """The corners of the steps, each with what is said of it."""
    uit: list[tuple[Punt, str]] = [((0.0, 100.0), "Het begin\n100%")]
    vorige = 100.0
    for punt in punten:
        week = float(punt.week)
        zegt = f"Na {punt.week} weken\nnog hooguit {punt.procent:.0f}%"
        uit += [((week, vorige), zegt), ((week, float(punt.procent)), zegt)]
        vorige = float(punt.procent)
    return uit


def _lijn(lijn: Duurlijn, kleur: str, dikte: float) -> Lijn:
    trap = _trap(lijn.punten)
    punten = tuple(punt for punt, _ in trap)
    zegt = tuple(
        f"{lijn.naam}\n{een.split(chr(10))[0]}: {een.split(chr(10))[1]}" for _, een in trap
    )
    return Lijn(punten, kleur, dikte, naam=lijn.naam, zegt=zegt)


def _band(punten: Sequence[Krommepunt]) -> list[Vorm]:
    """Between which weeks each step can lie: one shape, and none where chance is not known."""
    bekend = [p for p in punten if p.onder95 is not None and p.boven95 is not None]
    if len(bekend) < 2:
        return []
    links = [(float(p.onder95 or 0), float(p.procent)) for p in bekend]
    rechts = [(float(p.boven95 or 0), float(p.procent)) for p in bekend]
    return [Vlak((*links, *reversed(rechts)), _BAND)]
