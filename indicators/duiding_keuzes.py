"""Whether the choices in a profile are about figures that exist.

A new begin of a series with a misspelt name would do nothing, and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz import process

from datasets.reference.profiel import ProfielFout
from datasets.reference.regio import Regio

_LIJKT_GENOEG = 60


def controleer_keuzes(regio: Regio, indicatoren: Collection[str]) -> None:
    """Check the indicators that `herijking` and `doelen` name.

    Args:
        regio: the region, as read from its profile.
        indicatoren: ids of all indicators.

    Raises:
        ProfielFout: a choice names an indicator that does not exist; one Dutch sentence each.
    """
    genoemd = [een.indicator for een in regio.herijking] + [een.indicator for een in regio.doelen]
    onbekend = [naam for naam in dict.fromkeys(genoemd) if naam not in indicatoren]
    if onbekend:
        raise ProfielFout(" ".join(_zin(regio, naam, indicatoren) for naam in onbekend))


def _zin(regio: Regio, naam: str, indicatoren: Collection[str]) -> str:
    zin = f"In de inrichting van {regio.naam} is het cijfer “{naam}” onbekend."
    bedoeld = process.extractOne(naam, list(indicatoren), score_cutoff=_LIJKT_GENOEG)
    return f"{zin} Bedoelt u “{bedoeld[0]}”?" if bedoeld else zin
