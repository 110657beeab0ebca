"""The course of an indicator as a chart: the own area among the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports import shapes as s
from reports.grafiek import SERIES, Grafiek, Paneel, Vlak, Vorm, Woord, uit_elkaar
from reports.plot_breuk import breuk_vormen, voorval_vormen
from reports.plot_reeks import (
    Verloop,
    deler,
    gewone_schommeling,
    grijs,
    leemtes,
    merken,
    norm_tekst,
    norm_vormen,
    op_as,
    reeks_vormen,
)
from reports.waarde import as_titel, begint_bij, schaal, tijd_as

_LETTER_BREED = 7.4
_WEINIG = 6
"""With fewer periods the end of the axis is far from the newest one."""
_LANGSTE_REGEL, _LANGSTE_SMAL = 17, 10
"""Letters of a label on one line; on a phone it is broken sooner, for the sake of the lines."""


def verloop(bron: Verloop, *, hoogte: int = 430, smal: bool = False) -> Grafiek:
    """The chart; `smal` for a phone."""
    as_y = schaal(
        bron.indicator,
        list(alle_waarden(bron)),
        per_1000=bron.per_1000,
        vanaf_nul=heeft_klein(bron),
    )
    labels = _labels(bron, _LANGSTE_SMAL if smal else _LANGSTE_REGEL)
    rechts = 22 + max(
        (round(_LETTER_BREED * _breedte(tekst)) for _, tekst, _, _ in labels), default=40
    )
    marge = (46, rechts, 36, 40)
    gewoon = [v for v in gewone_schommeling(bron) if not (smal and isinstance(v, Woord))]
    vormen: list[Vorm] = [*gewoon, *breuk_vormen(bron, as_y.hoog)]
    vormen += voorval_vormen(bron, as_y.hoog)
    for ander in bron.anderen:
        vormen += grijs(bron, ander)
    vormen += norm_vormen(bron)
    for ander, kleur in zip(bron.ook, SERIES[1:], strict=False):
        vormen += reeks_vormen(bron, ander, kleur, 2.2)
    vormen += leemtes(bron, (as_y.laag, as_y.hoog))
    vormen += reeks_vormen(bron, bron.eigen, s.OWN, 3.0)
    vormen += merken(bron)
    per_pixel = (as_y.hoog - as_y.laag) / (hoogte - marge[2] - marge[3])
    vormen += _geplaatst(bron, labels, per_pixel, as_y.laag + 8 * per_pixel)
    vormen.append(_as_titel(bron, as_y.hoog, begint_bij(as_y)))
    paneel = Paneel(tijd_as(bron.perioden), as_y, tuple(vormen))
    return Grafiek((paneel,), bron.alt, hoogte, marge)


def alle_waarden(bron: Verloop) -> Iterator[float]:
    """Everything that has a place on the vertical axis."""
    for reeks in (bron.eigen, *bron.ook, *bron.anderen):
        for waarde in bron.waarden(reeks):
            if waarde.getekend and (reeks not in bron.anderen or waarde.soort == "punt"):
                yield from (waarde.laag, waarde.hoog)
    for band in (*(bron.norm.waarden.values() if bron.norm else ()), bron.doel):
        if band is not None:
            yield from (band.min / deler(bron), band.max / deler(bron))
    for vlak in gewone_schommeling(bron):
        if isinstance(vlak, Vlak):
            yield from (y for _, y in vlak.punten)


def heeft_klein(bron: Verloop) -> bool:
    """Whether there are small counts: their bars are only honest on an axis from nought."""
    return any(
        een.soort == "klein" for reeks in (bron.eigen, *bron.ook) for een in bron.waarden(reeks)
    )


# -- labels -----------------------------------------------------

_Label = tuple[float | None, str, str, bool]


def _labels(bron: Verloop, regel: int) -> list[_Label]:
    """What stands at the right end: height (None: at the bottom), text, colour, own."""
    laatste = len(bron.perioden) - 1
    labels: list[_Label] = []
    reeksen = [(bron.eigen, s.OWN), *zip(bron.ook, SERIES[1:], strict=False)]
    for reeks, kleur in reeksen:
        waarde = bron.waarden(reeks)[laatste]
        tekst = "n.b." if waarde.soort == "geen" else waarde.voluit
        hoogte = (waarde.laag + waarde.hoog) / 2 if waarde.getekend else None
        labels.append(
            (hoogte, _gebroken(f"{tekst}  {reeks.naam}", regel), kleur, reeks is bron.eigen)
        )
    norm = bron.norm
    if norm is not None and bron.perioden[laatste].code in norm.waarden:
        band = norm.waarden[bron.perioden[laatste].code]
        tekst = _gebroken(f"{norm_tekst(bron, band)}  {norm.naam}", regel)
        labels.append(((op_as(bron, band.min) + op_as(bron, band.max)) / 2, tekst, s.INK, False))
    if bron.doel is not None:
        tekst = f"{norm_tekst(bron, bron.doel)}  doel"
        labels.append(((bron.doel.min + bron.doel.max) / 2 / deler(bron), tekst, s.INK, False))
    return labels


def _gebroken(tekst: str, regel: int) -> str:
    """A long label on more lines."""
    regels = [""]
    for woord in tekst.split(" "):
        if len(regels[-1]) + len(woord) < regel or not regels[-1].strip():
            regels[-1] += f" {woord}"
        else:
            regels.append(f" {woord}")
    return "\n".join(een.strip() for een in regels)


def _breedte(tekst: str) -> int:
    return max(len(regel) for regel in tekst.split("\n"))


def _geplaatst(
    bron: Verloop, labels: Sequence[_Label], per_pixel: float, bodem: float
) -> list[Vorm]:
    """The labels at the right end, beside the band of ordinary variation, apart from each other."""
    maten = [(4 + 17 * (tekst.count("\n") + 1)) * per_pixel for _, tekst, _, _ in labels]
    gewenst = [bodem if hoogte is None else hoogte for hoogte, *_ in labels]
    weinig = len(bron.perioden) < _WEINIG
    x = len(bron.perioden) - 1.0 if weinig else tijd_as(bron.perioden).hoog
    return [
        Woord((x, y), tekst, kleur, 14, vet=eigen, schuif=(14 if weinig else 8, 0))
        for y, (_, tekst, kleur, eigen) in zip(uit_elkaar(gewenst, maten), labels, strict=True)
    ]


def _as_titel(bron: Verloop, top: float, begin: str) -> Woord:
    titel = as_titel(bron.indicator, per_1000=bron.per_1000)
    tekst = f"{titel}. {begin}" if begin else titel
    return Woord((-0.4, top), tekst, hoogte="onder", schuif=(-46, -14))
