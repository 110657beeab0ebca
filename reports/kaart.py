"""A map: each municipality with its value written in it, in the colour of its class.

The colour is never the only carrier. What has no certain class is hatched, with in words why:
`<5`, `·`, not delivered, incomplete, or a range that lies in two classes.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from reports import shapes as s
from reports.grafiek import KLASSEN, As, Grafiek, Klikken, Paneel, Vlak, Vorm, Woord
from reports.kaartvlakken import Kaartbeeld
from reports.kaartvlakken import Vorm as Gebied
from reports.klassen import Klassen
from reports.waarde import Waarde

GEEN_KLASSE = "#F7F9FA"
ARCERING = "#C3CDD7"
DONKER = 3
"""From this class on the text is white."""
_NAAM, _GETAL = 12.5, 19.0
_SMAL = 11.0
"""Text of a map with many columns, so that a name still fits on a phone."""
_EINDE = re.compile(
    "(?<=[a-z]{3})(berg|broek|burg|dam|dijk|drecht|hoek|horn|kerk|land|meer|veen|waard|wijk|woude)$"
)
"""Of what names of municipalities often end in."""
_LETTER = 0.54
"""Width of a letter, of its height."""
_KRIMP = 0.72
"""On a narrow screen a map of boundaries is this much smaller, and its text is not."""
_LANG = 7
"""A value of more letters than this is written as small as the name."""


@dataclass(frozen=True, slots=True)
class Vak:
    """What stands in one area.

    Attributes:
        naam: empty where the region leaves it unnamed.
        zegt: what is said when it is pointed at.
    """

    naam: str
    waarde: Waarde
    zegt: str


def kaart(
    beeld: Kaartbeeld, vakken: Mapping[str, Vak], klassen: Klassen, *, eigen: str, alt: str
) -> Grafiek:
    """The map as a chart.

    Args:
        beeld: the shapes.
        vakken: what stands in each municipality, by its code.
        klassen: the limits of the classes.
        eigen: the municipality of the reader, with a heavy edge.
        alt: what the map says.
    """
    gebieden = sorted(beeld.vormen, key=lambda een: een.code == eigen)
    vormen: list[Vorm] = []
    for gebied in gebieden:
        vak = vakken[gebied.code]
        klasse = klassen.van(vak.waarde)
        vormen += _vlakken(gebied, klasse, eigen=gebied.code == eigen)
    for gebied in gebieden:
        vak = vakken[gebied.code]
        vormen += _woorden(gebied, vak, klassen.van(vak.waarde), tegels=beeld.tegels)
        zegt = (vak.zegt,) * len(gebied.klikken)
        vormen.append(Klikken(gebied.klikken, (gebied.code,) * len(gebied.klikken), zegt))
    paneel = Paneel(
        As(-2, beeld.breedte + 2),
        As(-2, beeld.hoogte + 2),
        tuple(vormen),
        gelijk=not beeld.tegels,
    )
    return Grafiek((paneel,), alt, hoogte=round(beeld.hoogte) + 8, marge=(2, 2, 2, 2))


def _vlakken(gebied: Gebied, klasse: int | None, *, eigen: bool) -> list[Vorm]:
    vulling = GEEN_KLASSE if klasse is None else KLASSEN[klasse]
    arcering = ARCERING if klasse is None else ""
    rand, dikte = (s.INK, 3.0) if eigen else (s.PAPER, 1.5)
    if klasse is None and not eigen:
        rand, dikte = ARCERING, 1.0
    grootste, *rest = gebied.vlakken
    delen = (*gebied.gaten, *rest)
    return [Vlak(grootste, vulling, rand, dikte, gaten=delen, arcering=arcering)]


def _woorden(gebied: Gebied, vak: Vak, klasse: int | None, *, tegels: bool) -> list[Vorm]:
    kleur = s.PAPER if klasse is not None and klasse >= DONKER else s.INK
    breed, hoog = (maat if tegels else maat * _KRIMP for maat in gebied.ruimte)
    smal = tegels and breed < 140
    maat = _SMAL if smal else _NAAM
    lang = len(vak.waarde.tekst) > _LANG
    groot = maat if lang else _GETAL if breed > 48 else _NAAM + 1
    regels = _afgebroken(vak.naam, 66.0 if smal else breed, maat) if vak.naam else []
    past = all(len(regel) * maat * _LETTER <= max(breed, 66.0 if tegels else 0) for regel in regels)
    onder = maat if vak.waarde.bij else 0.0
    if not past or (len(regels) * maat + groot + onder) * 1.2 > hoog:
        regels = []
    tekst = "\n".join(_afgebroken(vak.waarde.tekst, 66.0, maat)) if lang else vak.waarde.tekst
    omlaag = len(regels) * maat * 0.6 - onder * 0.6
    woorden: list[Vorm] = [
        Woord(gebied.midden, tekst, kleur, groot, vet=True, anker="midden", schuif=(0.0, omlaag))
    ]
    if onder:
        omlaag += groot * (0.6 + 0.6 * tekst.count("\n")) + maat * 0.4
        woorden.append(
            Woord(gebied.midden, vak.waarde.bij, kleur, maat, anker="midden", schuif=(0.0, omlaag))
        )
    if regels:
        omhoog = -groot * (0.6 + 0.6 * tekst.count("\n")) - onder * 0.6
        naam = "\n".join(regels)
        woorden.append(
            Woord(gebied.midden, naam, kleur, maat, anker="midden", schuif=(0.0, omhoog))
        )
    return woorden


def _afgebroken(naam: str, breed: float, maat: float) -> list[str]:
    """A name on as many lines as it needs; broken at a space or behind a hyphen.

    A word that is too long is broken before its ending: Albrands-waard.
    """
    tekens = max(4, int(breed / (maat * _LETTER)))
    delen = [_EINDE.sub(r"-\1", deel) if len(deel) > tekens else deel for deel in naam.split()]
    return textwrap.wrap(" ".join(delen), tekens, break_long_words=False)
