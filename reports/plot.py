"""The one look of every chart on the screen: a `Grafiek` as a figure for plotly.

A figure is a plain dictionary, so that making it costs no time and it can be kept as text. What is
said when something is pointed at is ready Dutch text; no format of plotly's own is relied on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from reports import shapes as s
from reports.grafiek import (
    KLASSEN,
    SERIES,
    As,
    Grafiek,
    Klikken,
    Lijn,
    Paneel,
    Staven,
    Stippen,
    Streep,
    Teken,
    Vlak,
    Vorm,
    Woord,
)

LETTER = "Source Sans, sans-serif"
CONFIG = {
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
    "responsive": True,
}
"""No menu and no zoom: a thumb scrolls past a chart on a phone."""
_AS = {
    "fixedrange": True,
    "zeroline": False,
    "showgrid": False,
    "showline": False,
    "ticks": "",
    "linecolor": s.MUTED,
    "tickcolor": s.MUTED,
    "gridcolor": "#E4E9EE",
    "gridwidth": 1,
    "tickfont": {"size": 13, "color": s.GREY},
    "title": {"text": ""},
    "automargin": False,
    "tickangle": 0,
}
SJABLOON: dict[str, Any] = {
    "layout": {
        "font": {"family": LETTER, "size": 14, "color": s.INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "colorway": list(SERIES),
        "colorscale": {"sequential": [[n / 4, kleur] for n, kleur in enumerate(KLASSEN)]},
        "separators": ",.",
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 40,
        "dragmode": False,
        "barmode": "overlay",
        "hoverlabel": {
            "bgcolor": s.PAPER,
            "bordercolor": "#AEB9C4",
            "align": "left",
            "font": {"family": LETTER, "size": 14, "color": s.INK},
        },
        "xaxis": _AS,
        "yaxis": _AS,
        "transition": {"duration": 0},
    }
}
"""The template: decimal comma, point for thousands, no zoom, no menu, no legend."""
_TEKENS: dict[Teken, str] = {
    "rond": "circle",
    "hol": "circle",
    "op": "triangle-up",
    "neer": "triangle-down",
    "kruis": "x-thin",
    "ruit": "diamond",
}
_ANKERS = {"links": "left", "midden": "center", "rechts": "right"}
_HOOGTES = {"boven": "top", "midden": "middle", "onder": "bottom"}
_ZEGT = "%{customdata}<extra></extra>"
_TITEL_BOVEN = 16


def figuur(grafiek: Grafiek) -> dict[str, Any]:
    """The figure as a dictionary with data and layout."""
    links, rechts, boven, onder = grafiek.marge
    layout: dict[str, Any] = {
        "template": SJABLOON,
        "height": grafiek.hoogte,
        "margin": {"l": links, "r": rechts, "t": boven, "b": onder},
        "shapes": [],
        "annotations": [],
    }
    data: list[dict[str, Any]] = []
    for nummer, paneel in enumerate(grafiek.panelen, start=1):
        plek = _Plek(nummer)
        layout |= _assen(paneel, plek)
        for vorm in paneel.vormen:
            if isinstance(vorm, Streep):
                layout["shapes"].append(_streep(vorm, plek))
            elif isinstance(vorm, Vlak) and vorm.achter:
                layout["shapes"].append(_achtergrond(vorm, plek))
            elif isinstance(vorm, Woord):
                layout["annotations"].append(_woord(vorm, plek))
            else:
                data += [spoor | plek.assen for spoor in _sporen(vorm)]
        if paneel.titel:
            layout["annotations"].append(_titel(paneel))
    return {"data": data, "layout": layout}


class _Plek:
    """The names of the axes of a panel: x and y, then x2 and y2."""

    def __init__(self, nummer: int) -> None:
        achter = "" if nummer == 1 else str(nummer)
        self.x, self.y = f"x{achter}", f"y{achter}"
        self.xaxis, self.yaxis = f"xaxis{achter}", f"yaxis{achter}"

    @property
    def assen(self) -> dict[str, str]:
        return {"xaxis": self.x, "yaxis": self.y}


def _assen(paneel: Paneel, plek: _Plek) -> dict[str, Any]:
    links, rechts, onder, boven = paneel.plek
    x = _as(paneel.x) | {"domain": [links, rechts], "anchor": plek.y}
    y = _as(paneel.y) | {"domain": [onder, boven], "anchor": plek.x}
    if paneel.x.lijn:
        x |= {"ticks": "outside", "ticklen": 5}
    if paneel.gelijk:
        y |= {"scaleanchor": plek.x, "scaleratio": 1}
        x |= {"constrain": "domain"}
        y |= {"constrain": "domain"}
    return {plek.xaxis: x, plek.yaxis: y}


def _as(as_: As) -> dict[str, Any]:
    return {
        "range": [as_.laag, as_.hoog],
        "tickvals": [waarde for waarde, _ in as_.strepen],
        "ticktext": [_html(tekst) for _, tekst in as_.strepen],
        "tickmode": "array",
        "showgrid": as_.rooster,
        "showline": as_.lijn,
    }


def _html(tekst: str) -> str:
    """A text of one or more lines."""
    return escape(tekst, quote=False).replace("\n", "<br>")


def _sporen(vorm: Vorm) -> Iterator[dict[str, Any]]:
    if isinstance(vorm, Lijn):
        yield _lijn(vorm)
    elif isinstance(vorm, Stippen):
        yield _stippen(vorm)
    elif isinstance(vorm, Staven):
        yield _staven(vorm)
    elif isinstance(vorm, Vlak):
        yield _vlak(vorm)
    elif isinstance(vorm, Klikken):
        yield _klikken(vorm)


def _xy(punten: Sequence[tuple[float, float]]) -> dict[str, list[float]]:
    return {"x": [x for x, _ in punten], "y": [y for _, y in punten]}


def _aanwijzen(zegt: Sequence[str]) -> dict[str, Any]:
    """What is said when it is pointed at; nothing at all without words."""
    if not zegt:
        return {"hoverinfo": "skip"}
    return {"customdata": [_regels(een) for een in zegt], "hovertemplate": _ZEGT}


def _regels(tekst: str) -> str:
    """Text for a box: its first line is heavier."""
    eerste, *rest = (escape(regel, quote=False) for regel in tekst.split("\n"))
    return "<br>".join([f"<b>{eerste}</b>", *rest])


def _dash(streep: str) -> str:
    return ",".join(f"{deel}px" for deel in streep.split()) if streep else "solid"


def _lijn(lijn: Lijn) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": escape(lijn.naam),
        "connectgaps": False,
        "line": {"color": lijn.kleur, "width": lijn.dikte, "dash": _dash(lijn.streep)},
        **_xy(lijn.punten),
        **_aanwijzen(lijn.zegt),
    }


def _stippen(stippen: Stippen) -> dict[str, Any]:
    rand = {"color": s.PAPER, "width": 1.4}
    kleur = stippen.kleur
    if stippen.teken == "hol":
        kleur, rand = s.PAPER, {"color": stippen.kleur, "width": 1.8}
    elif stippen.teken == "kruis":
        rand = {"color": stippen.kleur, "width": 1.6}
    teken = {"color": kleur, "size": stippen.maat, "line": rand}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": escape(stippen.naam),
        "cliponaxis": False,
        "marker": teken | {"symbol": _TEKENS[stippen.teken]},
        **_xy(stippen.punten),
        **_aanwijzen(stippen.zegt),
    }


def _staven(staven: Staven) -> dict[str, Any]:
    lengtes = [hoog - laag for laag, hoog in zip(staven.laag, staven.hoog, strict=True)]
    langs = {"x": list(staven.plaatsen), "y": lengtes}
    if staven.liggend:
        langs = {"y": list(staven.plaatsen), "x": lengtes, "orientation": "h"}  # type: ignore[dict-item]
    rand = {"color": staven.kleur, "width": 1.6 if staven.kader else 0}
    vulling = "rgba(255,255,255,0.85)" if staven.hol else _licht(staven.kleur)
    return {
        "type": "bar",
        "name": escape(staven.naam),
        "base": list(staven.laag),
        "width": staven.breedte,
        "marker": {"color": vulling, "line": rand, "cornerradius": 5},
        **langs,
        **_aanwijzen(staven.zegt),
    }


def _licht(kleur: str) -> str:
    """The same colour, light: the inside of a range."""
    return licht(kleur, 0.24)


def licht(kleur: str, deel: float) -> str:
    """A colour with so much of it left, as plotly writes it."""
    rood, groen, blauw = (int(kleur[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({rood},{groen},{blauw},{deel})"


def _vlak(vlak: Vlak) -> dict[str, Any]:
    rand = {"color": vlak.rand or vlak.vulling, "width": vlak.dikte, "dash": _dash(vlak.streep)}
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in (vlak.punten, *vlak.gaten):
        x += [*([None] if x else []), *(punt[0] for punt in (*ring, ring[0]))]
        y += [*([None] if y else []), *(punt[1] for punt in (*ring, ring[0]))]
    spoor: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        "fillcolor": vlak.vulling,
        "name": escape(vlak.naam),
        "line": rand,
        "x": x,
        "y": y,
    }
    if vlak.arcering:
        lijnen = {"fgcolor": vlak.arcering, "bgcolor": vlak.vulling, "fillmode": "overlay"}
        spoor["fillpattern"] = lijnen | {"shape": "/", "size": 7, "solidity": 0.3}
    if not vlak.zegt:
        return spoor | {"hoverinfo": "skip"}
    return spoor | {"hoveron": "fills", "hoverinfo": "text", "text": _regels(vlak.zegt)}


def _klikken(klikken: Klikken) -> dict[str, Any]:
    """Dots without colour: a click chooses the one nearby, also when one was chosen before."""
    weg = {"marker": {"opacity": 0}}
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": {"size": 26, "opacity": 0},
        "selected": weg,
        "unselected": weg,
        "customdata": [
            [_regels(zegt), code] for zegt, code in zip(klikken.zegt, klikken.codes, strict=True)
        ],
        "hovertemplate": "%{customdata[0]}<extra></extra>",
        **_xy(klikken.punten),
    }


def _streep(streep: Streep, plek: _Plek) -> dict[str, Any]:
    (x0, y0), (x1, y1) = streep.van, streep.tot
    lijn = {"color": streep.kleur, "width": streep.dikte, "dash": _dash(streep.streep)}
    plaats = {"x0": x0, "y0": y0, "x1": x1, "y1": y1, "xref": plek.x, "yref": plek.y}
    return {"type": "line", "layer": "below", "line": lijn, **plaats}


def _achtergrond(vlak: Vlak, plek: _Plek) -> dict[str, Any]:
    """An area behind bars and lines: plotly draws every bar behind every line."""
    hoeken = "L".join(f"{x},{y}" for x, y in vlak.punten)
    lijn = {"color": vlak.rand or vlak.vulling, "width": vlak.dikte, "dash": _dash(vlak.streep)}
    return {
        "type": "path",
        "path": f"M{hoeken}Z",
        "layer": "below",
        "name": escape(vlak.naam),
        "fillcolor": vlak.vulling,
        "line": lijn,
        "xref": plek.x,
        "yref": plek.y,
    }


def _woord(woord: Woord, plek: _Plek) -> dict[str, Any]:
    tekst = _html(woord.tekst)
    return {
        "x": woord.plaats[0],
        "y": woord.plaats[1],
        "xref": plek.x,
        "yref": plek.y,
        "text": f"<b>{tekst}</b>" if woord.vet else tekst,
        "showarrow": False,
        "align": _ANKERS[woord.anker],
        "xanchor": _ANKERS[woord.anker],
        "yanchor": _HOOGTES[woord.hoogte],
        "xshift": woord.schuif[0],
        "yshift": -woord.schuif[1],
        "font": {"size": woord.maat, "color": woord.kleur},
    }


def _titel(paneel: Paneel) -> dict[str, Any]:
    tekst = escape(paneel.titel, quote=False).replace("\n", "<br>")
    return {
        "x": paneel.plek[0],
        "y": paneel.plek[3],
        "xref": "paper",
        "yref": "paper",
        "text": f"<b>{tekst}</b>",
        "showarrow": False,
        "xanchor": "left",
        "yanchor": "bottom",
        "yshift": _TITEL_BOVEN,
        "align": "left",
        "font": {"size": 14, "color": s.OWN if paneel.nadruk else s.INK},
    }
