"""The exact texts of figures that lezers see otherwise: for the analist in scope only.

They are worked out when they are asked for and written nowhere. Pages, charts, sentences and files
are made of protected figures; these stand beside them.
"""

from __future__ import annotations

from collections.abc import Mapping

from indicators.model import Sleutel
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, geopend, lezers_nu
from loaders.verschil_cijfers import teksten


def precieze_teksten(plek: Werkplek) -> Mapping[Sleutel, str]:
    """Key of each figure that is known exactly and of which lezers see something else -> its text.

    Breakdowns are not among them.

    Raises:
        StoreInGebruik: somebody else is busy with the store.
    """
    with geopend(plek) as store:
        kubus = cijfers(plek, store)
        lezers = lezers_nu(plek, store)
    return {
        sleutel: een.exact[0]
        for sleutel, een in teksten(kubus, lezers).items()
        if een.bekend and een.exact[0] != een.lezer[0]
    }
