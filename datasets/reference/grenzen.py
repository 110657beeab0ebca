"""Boundaries of the municipalities of a region, from a GeoJSON file that the region has.

No real boundaries ship with the monitor, and nothing is fetched. Of a file only the codes and the
points of the region's own municipalities are kept: nothing else that stands in it comes further.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from datasets.notatie import getal
from datasets.reference.regio import Regio
from datasets.reference.vereenvoudigen import Punt, Ring, oppervlak, vereenvoudig

MEESTE_BYTES = 10 * 2**20
MEESTE_PUNTEN = 200_000
FIJNHEID = 1500
"""A boundary may be off by the width of the region divided by this: half a dot on a screen."""
KLEINSTE_DEEL = 0.002
"""A loose piece smaller than this part of its municipality is left out: no one sees it."""
_GRADEN = (3.0, 8.0, 50.0, 54.5)
_NEDERLAND = (
    ("graden", _GRADEN),
    ("RD", (-10_000.0, 310_000.0, 280_000.0, 660_000.0)),
    ("webkaart", (333_000.0, 891_000.0, 6_440_000.0, 7_250_000.0)),
)
"""The systems in which the Netherlands are drawn: lowest and highest x, lowest and highest y."""

Veelhoek = tuple[Ring, ...]
"""An area: its outline, and then the holes in it. The first point of a ring is not repeated."""


class GrenzenFout(ValueError):
    """A file with boundaries that cannot be used. `str()` is a Dutch sentence."""


@dataclass(frozen=True, eq=False)
class Grenzen:
    """The boundaries of all municipalities of a region, compared by identity.

    Attributes:
        vlakken: the areas of each municipality by its code, the largest one first.
        stelsel: the system of the points: graden, RD or webkaart.
        andere: how many other areas the file had.
    """

    vlakken: Mapping[str, tuple[Veelhoek, ...]]
    stelsel: str
    andere: int = 0

    def als_geojson(self) -> bytes:
        """The same boundaries as a file: a code and points, and nothing else."""
        decimalen = 5 if self.stelsel == "graden" else 0
        features = [
            {
                "type": "Feature",
                "properties": {"gemeentecode": code},
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [
                        [_gesloten(ring, decimalen) for ring in veelhoek] for veelhoek in vlakken
                    ],
                },
            }
            for code, vlakken in self.vlakken.items()
        ]
        verzameling = {"type": "FeatureCollection", "features": features}
        return json.dumps(verzameling, separators=(",", ":")).encode()


def lees_grenzen(inhoud: bytes, regio: Regio) -> Grenzen:
    """Read and check a file with boundaries.

    Args:
        inhoud: the bytes of a GeoJSON file, in degrees, RD or the system of web maps.
        regio: the region; municipalities outside it are left out.

    Raises:
        GrenzenFout: it is no such file, a municipality of the region is not in it, or something in
            it is no boundary.
    """
    features = _features(inhoud)
    per_gemeente: dict[str, list[Any]] = defaultdict(list)
    sleutel = _sleutel(features, regio)
    for feature in features:
        code = _code(_eigenschappen(feature).get(sleutel))
        if code in regio.gemeenten:
            per_gemeente[code].append(feature.get("geometry"))
    ontbreekt = [regio.naam_van(code) for code in regio.gemeenten if code not in per_gemeente]
    if ontbreekt:
        raise GrenzenFout(
            f"In het bestand staan geen grenzen van {', '.join(ontbreekt)}. Neem de "
            "gemeentegrenzen van dit jaar."
        )
    vlakken = {
        code: [v for geometrie in per_gemeente[code] for v in _veelhoeken(geometrie, code, regio)]
        for code in regio.gemeenten
    }
    return Grenzen(
        _ingedikt(vlakken),
        _stelsel(vlakken),
        len(features) - sum(len(een) for een in per_gemeente.values()),
    )


def _features(inhoud: bytes) -> list[dict[str, Any]]:
    """The areas in the file, of which nothing is known yet."""
    if len(inhoud) > MEESTE_BYTES:
        raise GrenzenFout(
            f"Het bestand is groter dan {getal(MEESTE_BYTES // 2**20)} MB. Neem de "
            "gegeneraliseerde grenzen, of alleen de gemeenten van uw regio."
        )
    try:
        gelezen = json.loads(inhoud.decode("utf-8-sig"), parse_constant=_geen_getal)
    except (ValueError, RecursionError) as fout:
        raise GrenzenFout("Dit is geen GeoJSON: het bestand is niet te lezen.") from fout
    features = gelezen.get("features") if isinstance(gelezen, dict) else None
    if not isinstance(features, list) or not features:
        raise GrenzenFout("Dit is geen GeoJSON met gebieden: er staan geen “features” in.")
    return [een for een in features if isinstance(een, dict)]


def _geen_getal(_: str) -> NoReturn:
    raise ValueError("NaN en Infinity zijn geen coördinaat")


def _eigenschappen(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    gevonden = feature.get("properties")
    return gevonden if isinstance(gevonden, dict) else {}


def _code(waarde: object) -> str:
    """A municipality code as we write it: GM0361, from GM0361, 0361 or 361."""
    if not isinstance(waarde, str | int) or isinstance(waarde, bool):
        return ""
    tekst = str(waarde).strip()
    return f"GM{int(tekst):04}" if tekst.isascii() and tekst.isdigit() and len(tekst) < 5 else tekst


def _sleutel(features: Sequence[Mapping[str, Any]], regio: Regio) -> str:
    """The name of the property that holds the codes: the one with most of the region's."""
    geteld = Counter(
        naam
        for feature in features
        for naam, waarde in _eigenschappen(feature).items()
        if _code(waarde) in regio.gemeenten
    )
    if not geteld:
        voorbeeld = regio.gemeenten[0]
        raise GrenzenFout(
            "In het bestand staan geen gemeentecodes van deze regio. Elk gebied moet een code "
            f"hebben, zoals {voorbeeld} voor {regio.naam_van(voorbeeld)}."
        )
    return geteld.most_common(1)[0][0]


def _veelhoeken(geometrie: object, code: str, regio: Regio) -> Iterator[Veelhoek]:
    """The areas of one feature."""
    soort = geometrie.get("type") if isinstance(geometrie, dict) else None
    vlakken = geometrie.get("coordinates") if isinstance(geometrie, dict) else None
    if soort == "Polygon":
        vlakken = [vlakken]
    if soort not in ("Polygon", "MultiPolygon") or not isinstance(vlakken, list):
        raise GrenzenFout(f"De grens van {regio.naam_van(code)} is geen vlak.")
    for vlak in vlakken:
        if not isinstance(vlak, list) or not vlak:
            raise GrenzenFout(f"De grens van {regio.naam_van(code)} is leeg.")
        yield tuple(_ring(ring, regio.naam_van(code)) for ring in vlak)


def _ring(ring: object, naam: str) -> Ring:
    if not isinstance(ring, list) or len(ring) < 4 or len(ring) > MEESTE_PUNTEN:
        raise GrenzenFout(f"De grens van {naam} heeft te weinig of te veel punten.")
    punten = [_punt(een, naam) for een in ring]
    if punten[0] == punten[-1]:
        punten.pop()
    if len(punten) < 3 or not oppervlak(punten):
        raise GrenzenFout(f"De grens van {naam} sluit niets in.")
    return tuple(punten)


def _punt(punt: object, naam: str) -> Punt:
    """Two numbers; a height behind them is left out."""
    if isinstance(punt, list) and len(punt) in (2, 3):
        x, y = punt[:2]
        if all(isinstance(een, int | float) and not isinstance(een, bool) for een in (x, y)):
            try:
                gevonden = (float(x), float(y))
            except OverflowError:
                gevonden = (math.inf, math.inf)
            if all(map(math.isfinite, gevonden)):
                return gevonden
    raise GrenzenFout(f"In de grens van {naam} staat iets dat geen punt is.")


def _stelsel(vlakken: Mapping[str, Sequence[Veelhoek]]) -> str:
    """In which system the points are, by where the Netherlands are in it."""
    punten = [p for een in vlakken.values() for v in een for ring in v for p in ring]
    if len(punten) > MEESTE_PUNTEN:
        raise GrenzenFout("De grenzen zijn te fijn. Neem de gegeneraliseerde grenzen.")
    for naam, (west, oost, zuid, noord) in _NEDERLAND:
        if all(west <= x <= oost and zuid <= y <= noord for x, y in punten):
            return naam
    raise GrenzenFout(
        "De punten liggen niet in Nederland. Bewaar het bestand met gewone coördinaten (WGS 84) "
        "of met die van het Rijksdriehoeksstelsel."
    )


def _ingedikt(vlakken: Mapping[str, list[Veelhoek]]) -> dict[str, tuple[Veelhoek, ...]]:
    """The same boundaries with fewer points; those that two areas share stay shared."""
    ringen = [ring for een in vlakken.values() for veelhoek in een for ring in veelhoek]
    xs = [x for ring in ringen for x, _ in ring]
    dunner = iter(vereenvoudig(ringen, (max(xs) - min(xs)) / FIJNHEID))
    uit = {}
    for code, een in vlakken.items():
        nieuw = [tuple(next(dunner) for _ in veelhoek) for veelhoek in een]
        nieuw.sort(key=lambda veelhoek: -abs(oppervlak(veelhoek[0])))
        heel = abs(oppervlak(nieuw[0][0]))
        groot = [v for v in nieuw if abs(oppervlak(v[0])) >= KLEINSTE_DEEL * heel and len(v[0]) > 2]
        uit[code] = tuple(
            (v[0], *(gat for gat in v[1:] if abs(oppervlak(gat)) >= KLEINSTE_DEEL * heel))
            for v in groot or (een[0],)
        )
    return uit


def _gesloten(ring: Ring, decimalen: int) -> list[list[float]]:
    return [[round(x, decimalen), round(y, decimalen)] for x, y in (*ring, ring[0])]
