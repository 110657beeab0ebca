"""The funnel as a chart: every area by its size, between the lines that chance draws."""

from __future__ import annotations

from collections.abc import Sequence

from datasets.notatie import getal
from indicators.duiding import Trechter, Trechterlijn, Trechterpunt
from indicators.model import Indicator
from reports import shapes as s
from reports.grafiek import Anker, As, Grafiek, Lijn, Paneel, Staven, Stippen, Teken, Vorm, Woord
from reports.waarde import schaal

_STREPEN = {0.95: "5 4", 0.998: ""}
_MARGE = (56, 70, 36, 56)
_RAND = 0.1
"""So close to an end a name stands on one side of its dot, and not over the axis."""


def trechter_grafiek(
    indicator: Indicator, gevonden: Trechter, *, eigen: str, alt: str, hoogte: int = 460
) -> Grafiek:
    """The chart; `eigen` is the area of the reader."""
    hoogste = [punt.waarde.max for punt in gevonden.punten]
    # The lines run far up where areas are small: the axis follows the areas.
    top = max(hoogste) * 1.15 if hoogste else 1.0
    if gevonden.lijnen:
        grens = max(gevonden.lijnen[-1].boven[len(gevonden.lijnen[-1].boven) // 3 :])
        top = max(top, min(grens, 2.5 * top))
    as_y = schaal(indicator, [0.0, top], per_1000=indicator.vorm == "aantal")
    noemers = [punt.noemer for punt in gevonden.punten]
    as_x = _as_x(0.8 * min(noemers), 1.1 * max(noemers))
    vormen: list[Vorm] = []
    for lijn in gevonden.lijnen:
        vormen += _grens(lijn, as_x, as_y)
    vormen += _midden(gevonden, as_x)
    for punt in gevonden.punten:
        vormen += _punt(punt, as_x, eigen=punt.gebied == eigen)
    eenheid = "Per 1.000" if indicator.vorm == "aantal" else "Percentage"
    vormen.append(Woord((as_x.laag, as_y.hoog), eenheid, hoogte="onder", schuif=(-50, -12)))
    onder = f"Aantal {gevonden.as_noemer}"
    vormen.append(
        Woord((as_x.hoog, as_y.laag), onder, anker="rechts", hoogte="boven", schuif=(0, 28))
    )
    return Grafiek((Paneel(as_x, as_y, tuple(vormen)),), alt, hoogte, _MARGE)


def _as_x(laag: float, hoog: float) -> As:
    stap = next(
        een * 10**macht
        for macht in range(8)
        for een in (1, 2, 5)
        if (hoog - laag) / (een * 10**macht) <= 4
    )
    eerste = int(laag // stap + 1) * stap
    waarden = range(eerste, int(hoog) + 1, stap)
    return As(laag, hoog, tuple((float(een), getal(een)) for een in waarden), lijn=True)


def _grens(lijn: Trechterlijn, as_x: As, as_y: As) -> list[Vorm]:
    """Both limits of one level, as far as the axes go; its name at the right end."""
    streep = _STREPEN.get(lijn.zekerheid, "2 3")
    vormen: list[Vorm] = []
    for kant in (lijn.onder, lijn.boven):
        punten = _binnen(lijn.noemers, kant, as_x, as_y)
        if len(punten) > 1:
            vormen.append(Lijn(punten, s.MUTED, 1.4, streep, _naam(lijn)))
    punten = _binnen(lijn.noemers, lijn.boven, as_x, as_y)
    if punten:
        vormen.append(Woord(punten[-1], _naam(lijn), maat=12, schuif=(6, 0)))
    return vormen


def _naam(lijn: Trechterlijn) -> str:
    return f"{getal(100 * lijn.zekerheid, 0 if lijn.zekerheid == 0.95 else 1)}%"


def _binnen(
    noemers: Sequence[float], kant: Sequence[float], as_x: As, as_y: As
) -> tuple[tuple[float, float], ...]:
    return tuple(
        (round(noemer, 1), round(waarde, 2))
        for noemer, waarde in zip(noemers, kant, strict=True)
        if as_x.laag <= noemer <= as_x.hoog and waarde <= as_y.hoog
    )


def _midden(gevonden: Trechter, as_x: As) -> list[Vorm]:
    """All areas together; two lines where that is a range."""
    if gevonden.midden is None:
        return []
    vormen: list[Vorm] = []
    for y in sorted({round(gevonden.midden.min, 2), round(gevonden.midden.max, 2)}):
        vormen.append(Lijn(((as_x.laag, y), (as_x.hoog, y)), s.INK, 1.4, "", "alle samen"))
    hoogte = (gevonden.midden.min + gevonden.midden.max) / 2
    vormen.append(Woord((as_x.hoog, hoogte), "alle samen", s.INK, 12, schuif=(6, 0)))
    return vormen


def _punt(punt: Trechterpunt, as_x: As, *, eigen: bool) -> list[Vorm]:
    """An area: a dot, or a bar where its value is a range; its name where it lies outside."""
    buiten = punt.ligging.startswith(("hoog", "laag"))
    kleur = s.OWN if eigen else s.OTHER
    teken: Teken = "rond"
    if buiten:
        hoog = punt.ligging.startswith("hoog")
        kleur, teken = (s.HIGH, "op") if hoog else (s.LOW, "neer")
    laag, hoogst = round(punt.waarde.min, 2), round(punt.waarde.max, 2)
    zegt = (f"{punt.naam or 'Een andere gemeente'}\n{punt.tekst}\n{punt.ligging}",)
    vormen: list[Vorm] = []
    if laag == hoogst:
        maat = 14.0 if eigen or buiten else 10.0
        vormen.append(Stippen(((punt.noemer, laag),), kleur, maat, teken, punt.naam, zegt))
    else:
        breed = max(12.0, punt.noemer * 0.012)
        vormen.append(
            Staven((punt.noemer,), (laag,), (hoogst,), kleur, breed, naam=punt.naam, zegt=zegt)
        )
    if punt.naam and (eigen or buiten):
        plek = (punt.noemer - as_x.laag) / (as_x.hoog - as_x.laag)
        anker: Anker = "links" if plek < _RAND else "rechts" if plek > 1 - _RAND else "midden"
        vormen.append(
            Woord((punt.noemer, hoogst), punt.naam, kleur, 13, eigen, anker, "onder", (0, -10))
        )
    return vormen
