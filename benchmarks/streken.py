"""Invented regions of any size, to see what protection costs where there are many municipalities.

The same number of municipalities gives the same region at every run: sizes as in the Netherlands,
and three groupings that overlap.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, sqrt

from datasets.reference.indelingen import Groep, Indeling, Lid
from datasets.reference.profiel import Leverancier, VerzonnenGemeente
from datasets.reference.regio import Regio, regio

GROEPSGROOTTE = {"jeugdregio": 5, "swv": 8, "leerplichtregio": 6}
"""Groupings, with about so many municipalities in a group."""
MIDDEN, SPREIDING = 10.4, 0.7
"""Of the logarithm of the number of inhabitants: half has fewer than 33.000."""
PER_GEMEENTE = ("thuiszitters", "vrijstellingen", "tellingen")
VOOR_ALLEN = {
    "CBS": ("bevolking", "jeugdhulp_indicatoren"),
    "DUO": ("leerlingen_po",),
    "Inkoop jeugdhulp": ("jeugdhulptrajecten",),
    "VO-coaches": ("vo_coach",),
}


def streek(aantal: int) -> Regio:
    """A region with so many municipalities (at most 99)."""
    worp = random.Random(aantal)
    codes = tuple(f"VB{n:02}" for n in range(1, aantal + 1))
    gemeenten = tuple(_gemeente(code, worp.lognormvariate(MIDDEN, SPREIDING)) for code in codes)
    breed = ceil(sqrt(aantal))
    alle = {
        "id": f"streek-{aantal}",
        "naam": f"Verzonnen streek van {aantal} gemeenten",
        "gemeenten": codes,
        "verzonnen_gemeenten": gemeenten,
        "verzonnen_fusies": (),
        "indelingen": tuple(_indeling(worp, soort, codes) for soort in GROEPSGROOTTE),
        "leveranciers": tuple(_leveranciers(gemeenten)),
        "leidend": (),
        "tegels": {code: divmod(n, breed) for n, code in enumerate(codes)},
        "doelen": (),
        "gelijken": (),
        "herijking": (),
    }
    voorbeeld = regio("duin-en-dijk").model_dump()
    return Regio.model_validate(voorbeeld | alle)


def _gemeente(code: str, inwoners: float) -> VerzonnenGemeente:
    return VerzonnenGemeente(
        code=code,
        naam=f"Streekdorp {code[2:]}",
        inwoners=round(inwoners),
        jeugdigen=round(inwoners * 0.26),
        leerplichtigen=round(inwoners * 0.148),
    )


def _indeling(worp: random.Random, soort: str, codes: Sequence[str]) -> Indeling:
    """Groups of neighbours, that begin at another place in each grouping."""
    grootte = GROEPSGROOTTE[soort]
    begin = worp.randrange(grootte)
    grenzen = sorted({0, *range(begin, len(codes), grootte), len(codes)})
    groepen = [codes[van:tot] for van, tot in pairwise(grenzen)]
    return Indeling(
        id=soort,
        titel=soort,
        soort="eigen",
        groepen=tuple(
            Groep(id=f"g{n}", naam=f"{soort} {n}", leden=tuple(Lid(gemeente=g) for g in groep))
            for n, groep in enumerate(groepen, 1)
        ),
    )


def _leveranciers(gemeenten: Sequence[VerzonnenGemeente]) -> list[Leverancier]:
    codes = tuple(een.code for een in gemeenten)
    eigen = [
        Leverancier(naam=f"Leerplicht {een.naam}", datasets=PER_GEMEENTE, gemeenten=(een.code,))
        for een in gemeenten
    ]
    return [
        *eigen,
        *(
            Leverancier(naam=naam, datasets=soorten, gemeenten=codes)
            for naam, soorten in VOOR_ALLEN.items()
        ),
    ]
