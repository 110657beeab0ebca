"""A chart as an SVG file, made without a browser: the same `Grafiek` that is on the screen.

With title, what it is about, source, date and marks in the file itself, so that it can be read
after it went round.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reports import shapes as s
from reports.grafiek import (
    Grafiek,
    Klikken,
    Lijn,
    Paneel,
    Punt,
    Staven,
    Stippen,
    Streep,
    Vlak,
    Vorm,
    Woord,
)
from reports.tekens import Teken

BREEDTE = 1120
_RAND = 28
_LETTER = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif"
_ANKERS = {"links": "start", "midden": "middle", "rechts": "end"}
_OP_LIJN = {"boven": 0.8, "midden": 0.35, "onder": -0.25}
_REGEL_TEKENS = 150


@dataclass(frozen=True, slots=True)
class Bijschrift:
    """The words around a chart in a file.

    Attributes:
        titel: above it; `onder` follows below that: area, period, unit.
        noten: marks and remarks under the drawing, each a sentence.
        bron: where the figures come from and how fresh they are.
        merken: the marks that occur, each with what it means.
    """

    titel: str
    onder: str
    noten: tuple[str, ...]
    bron: str
    merken: tuple[Teken, ...] = ()


@dataclass(frozen=True, slots=True)
class _Vak:
    """Where a panel lies, and how its units become pixels."""

    links: float
    boven: float
    breedte: float
    hoogte: float
    paneel: Paneel

    def x(self, waarde: float) -> float:
        as_ = self.paneel.x
        return self.links + self.breedte * (waarde - as_.laag) / (as_.hoog - as_.laag)

    def y(self, waarde: float) -> float:
        as_ = self.paneel.y
        return self.boven + self.hoogte * (1 - (waarde - as_.laag) / (as_.hoog - as_.laag))

    def punt(self, punt: Punt) -> Punt:
        return (self.x(punt[0]), self.y(punt[1]))


def svg(grafiek: Grafiek, bijschrift: Bijschrift) -> str:
    """The whole file as text."""
    kop = _kop(bijschrift)
    boven = 34.0 + 24 * len(kop)
    delen = [
        s.text((_RAND, 40 + 24 * nr), regel, size=22 if not nr else 15, **stijl)
        for nr, (regel, stijl) in enumerate(kop)
    ]
    for paneel in grafiek.panelen:
        delen += _paneel(_vak(grafiek, paneel, boven), paneel)
    voet = _voet(bijschrift)
    merken, onder = _merken(bijschrift.merken, boven + grafiek.hoogte + 14)
    delen += merken
    delen += [s.text((_RAND, onder + 18 * nr), regel, size=13) for nr, regel in enumerate(voet)]
    hoogte = round(onder + 18 * len(voet) + 10)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {BREEDTE} {hoogte}" '
        f'width="{BREEDTE}" height="{hoogte}" font-family="{_LETTER}" role="img" '
        f'xml:lang="nl"><title>{escape(bijschrift.titel)}</title>'
        f"<desc>{escape(grafiek.alt)}</desc>{_arcering(grafiek)}"
        f'<rect width="100%" height="100%" fill="{s.PAPER}"/>{"".join(delen)}</svg>\n'
    )


def _kop(bijschrift: Bijschrift) -> list[tuple[str, dict[str, object]]]:
    titel: dict[str, object] = {"font_weight": 700, "fill": s.INK}
    gewoon: dict[str, object] = {"fill": s.GREY}
    regels = textwrap.wrap(bijschrift.onder, 120)
    return [(bijschrift.titel, titel), *((regel, gewoon) for regel in regels)]


def _merken(merken: Sequence[Teken], boven: float) -> tuple[list[str], float]:
    """The marks with their words beside each other, and where the next line goes."""
    delen: list[str] = []
    x, y = float(_RAND), boven
    for merk in merken:
        breed = merk.maat[0] + 8 + 6.6 * len(merk.woorden) + 22
        if x > _RAND and x + breed > BREEDTE - _RAND:
            x, y = float(_RAND), y + 22
        omhoog = y - merk.maat[1] / 2 - 4
        plaats = f"translate({s.number(x)},{s.number(omhoog)})"
        delen.append(f'<g transform="{plaats}">{"".join(merk.delen)}</g>')
        delen.append(s.text((x + merk.maat[0] + 8, y), merk.woorden, size=13))
        x += breed
    return delen, y + (26 if merken else 0)


def _voet(bijschrift: Bijschrift) -> list[str]:
    alle = (*bijschrift.noten, bijschrift.bron)
    return [regel for tekst in alle for regel in textwrap.wrap(tekst, _REGEL_TEKENS)]


def _vak(grafiek: Grafiek, paneel: Paneel, boven: float) -> _Vak:
    links, rechts, top, onder = grafiek.marge
    breed, hoog = BREEDTE - 2 * _RAND - links - rechts, grafiek.hoogte - top - onder
    x0, x1, y0, y1 = paneel.plek
    vak = _Vak(
        _RAND + links + breed * x0,
        boven + top + hoog * (1 - y1),
        breed * (x1 - x0),
        hoog * (y1 - y0),
        paneel,
    )
    return _gelijk(vak) if paneel.gelijk else vak


def _gelijk(vak: _Vak) -> _Vak:
    """The largest room within it in which a step is as long on both axes."""
    x, y = vak.paneel.x, vak.paneel.y
    stap = min(vak.breedte / (x.hoog - x.laag), vak.hoogte / (y.hoog - y.laag))
    breed, hoog = stap * (x.hoog - x.laag), stap * (y.hoog - y.laag)
    links = vak.links + (vak.breedte - breed) / 2
    return _Vak(links, vak.boven + (vak.hoogte - hoog) / 2, breed, hoog, vak.paneel)


def _paneel(vak: _Vak, paneel: Paneel) -> list[str]:
    delen = _assen(vak, paneel)
    achter = [vorm for vorm in paneel.vormen if isinstance(vorm, Streep)]
    voor = [vorm for vorm in paneel.vormen if not isinstance(vorm, Streep | Klikken)]
    for vorm in (*achter, *voor):
        delen += _vorm(vak, vorm)
    if paneel.titel:
        kleur = s.OWN if paneel.nadruk else s.INK
        stijl = {"font_weight": 700, "fill": kleur}
        op = (vak.links, vak.boven - 20 - 14 * 1.2 * paneel.titel.count("\n"))
        delen += _regels(op, paneel.titel, 14, **stijl)
    return delen


def _assen(vak: _Vak, paneel: Paneel) -> list[str]:
    delen = []
    rechts, onder = vak.links + vak.breedte, vak.boven + vak.hoogte
    for waarde, tekst in paneel.y.strepen:
        hoogte = vak.y(waarde)
        if paneel.y.rooster:
            delen.append(s.line((vak.links, hoogte), (rechts, hoogte), stroke="#E4E9EE"))
        delen += _regels((vak.links - 8, hoogte + 4.5), tekst, 13, text_anchor="end")
    for waarde, tekst in paneel.x.strepen:
        x = vak.x(waarde)
        if paneel.x.rooster:
            delen.append(s.line((x, vak.boven), (x, onder), stroke="#E4E9EE"))
        if paneel.x.lijn:
            delen.append(s.line((x, onder), (x, onder + 5), stroke=s.MUTED))
        delen += _regels((x, onder + 19), tekst, 13, text_anchor="middle")
    if paneel.x.lijn:
        delen.append(s.line((vak.links, onder), (rechts, onder), stroke=s.MUTED))
    return delen


def _vorm(vak: _Vak, vorm: Vorm) -> Sequence[str]:
    if isinstance(vorm, Lijn):
        streep = {"stroke_dasharray": vorm.streep} if vorm.streep else {}
        punten = [vak.punt(een) for een in vorm.punten]
        return (s.polyline(punten, stroke=vorm.kleur, stroke_width=vorm.dikte, **streep),)
    if isinstance(vorm, Stippen):
        return [_stip(vak.punt(een), vorm) for een in vorm.punten]
    if isinstance(vorm, Staven):
        return _staven(vak, vorm)
    if isinstance(vorm, Vlak):
        return (_vlak(vak, vorm),)
    if isinstance(vorm, Streep):
        dash = {"stroke_dasharray": vorm.streep} if vorm.streep else {}
        stijl = {"stroke": vorm.kleur, "stroke_width": vorm.dikte} | dash
        return (s.line(vak.punt(vorm.van), vak.punt(vorm.tot), **stijl),)
    return _woord(vak, vorm) if isinstance(vorm, Woord) else ()


def _stip(op: Punt, stippen: Stippen) -> str:
    straal, (x, y) = stippen.maat / 2, op
    if stippen.teken in ("op", "neer"):
        kant = -straal if stippen.teken == "op" else straal
        hoeken = [(x, y + kant * 1.2), (x + straal * 1.1, y - kant), (x - straal * 1.1, y - kant)]
        return s.polygon(hoeken, fill=stippen.kleur, stroke=s.PAPER, stroke_width=1.2)
    if stippen.teken == "ruit":
        hoeken = [(x, y - straal), (x + straal, y), (x, y + straal), (x - straal, y)]
        return s.polygon(hoeken, fill=stippen.kleur, stroke=s.PAPER, stroke_width=1.2)
    if stippen.teken == "kruis":
        stijl = {"stroke": stippen.kleur, "stroke_width": 1.6}
        een = s.line((x - straal, y - straal), (x + straal, y + straal), **stijl)
        return een + s.line((x - straal, y + straal), (x + straal, y - straal), **stijl)
    if stippen.teken == "hol":
        return s.circle(op, straal, fill=s.PAPER, stroke=stippen.kleur, stroke_width=1.8)
    return s.circle(op, straal, fill=stippen.kleur, stroke=s.PAPER, stroke_width=1.4)


def _staven(vak: _Vak, staven: Staven) -> list[str]:
    delen = []
    half = staven.breedte / 2
    for plaats, laag, hoog in zip(staven.plaatsen, staven.laag, staven.hoog, strict=True):
        if staven.liggend:
            links, boven = vak.punt((laag, plaats + half))
            rechts, onder = vak.punt((hoog, plaats - half))
        else:
            links, boven = vak.punt((plaats - half, hoog))
            rechts, onder = vak.punt((plaats + half, laag))
        breed, hoogte = max(2.0, rechts - links), max(2.0, onder - boven)
        stijl: dict[str, object] = {"rx": min(5.0, breed / 2, hoogte / 2)}
        stijl |= {"fill": s.PAPER} if staven.hol else {"fill": staven.kleur, "fill_opacity": "0.24"}
        stijl |= {"stroke": staven.kleur, "stroke_width": 1.6} if staven.kader else {}
        delen.append(s.rect((links, boven), breed, hoogte, **stijl))
    return delen


def _vlak(vak: _Vak, vlak: Vlak) -> str:
    stijl: dict[str, object] = {}
    if vlak.dikte:
        stijl = {"stroke": vlak.rand or vlak.vulling, "stroke_width": vlak.dikte}
        stijl |= {"stroke_dasharray": vlak.streep} if vlak.streep else {}
    pad = "".join(_ring([vak.punt(een) for een in ring]) for ring in (vlak.punten, *vlak.gaten))
    vorm = f'<path d="{pad}" fill-rule="evenodd" '
    uit = f"{vorm}{s.attributes(fill=vlak.vulling, **stijl)}/>"
    if vlak.arcering:
        uit += f'{vorm}fill="url(#arcering)"/>'
    return uit


def _ring(punten: Sequence[Punt]) -> str:
    hoeken = "L".join(f"{s.number(x)},{s.number(y)}" for x, y in punten)
    return f"M{hoeken}Z"


def _arcering(grafiek: Grafiek) -> str:
    """The pattern of slanting lines, in the colour of the first area that has it."""
    kleuren = (
        vorm.arcering
        for paneel in grafiek.panelen
        for vorm in paneel.vormen
        if isinstance(vorm, Vlak) and vorm.arcering
    )
    kleur = next(kleuren, "")
    if not kleur:
        return ""
    lijn = s.line((0, 0), (0, 7), stroke=kleur, stroke_width=1.6)
    maat = 'width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"'
    return f'<defs><pattern id="arcering" {maat}>{lijn}</pattern></defs>'


def _woord(vak: _Vak, woord: Woord) -> list[str]:
    x, y = vak.punt(woord.plaats)
    regels = woord.tekst.count("\n")
    y += woord.schuif[1] + woord.maat * (_OP_LIJN[woord.hoogte] - 0.6 * regels)
    stijl: dict[str, object] = {"fill": woord.kleur, "text_anchor": _ANKERS[woord.anker]}
    stijl |= {"font_weight": 700} if woord.vet else {}
    return _regels((x + woord.schuif[0], y), woord.tekst, woord.maat, **stijl)


def _regels(op: Punt, tekst: str, maat: float, **stijl: object) -> list[str]:
    """A text of one or more lines."""
    return [
        s.text((op[0], op[1] + nr * maat * 1.2), regel, size=maat, **stijl)
        for nr, regel in enumerate(tekst.split("\n"))
    ]
