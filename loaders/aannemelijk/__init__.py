"""Is what goes in likely? Checks against history and denominators, each a question to a person.

Nothing here blocks: every doubt is a warning that can be confirmed. Each kind of check is a module;
`aannemelijk` is the one list of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from datasets.reference.regio import Regio
from datasets.store import NieuweLevering, Store
from indicators.kubus import Kubus
from loaders.aannemelijk.definitie import definitie
from loaders.aannemelijk.ontbreekt import ontbreekt, zonder_regels
from loaders.aannemelijk.uitschieters import uitschieters
from loaders.aannemelijk.zicht import Zicht
from loaders.issues import Issue

__all__ = ["aannemelijk"]


def aannemelijk(
    regio: Regio, store: Store, nieuw: Sequence[NieuweLevering], *, voor: Kubus, na: Kubus
) -> list[Issue]:
    """What a person should look at before these deliveries count.

    Call it inside the transaction, after `store.neem_op` of all of them and with the periods of
    the store filled again.

    Args:
        regio: the region.
        store: the open store, with the deliveries in it.
        nieuw: the deliveries that went in.
        voor: the exact figures before.
        na: the exact figures after.

    Returns:
        Only warnings; a handful, as many of a kind are told together.
    """
    zicht = Zicht(regio, store, nieuw, voor=voor, na=na)
    leeg_issues, leeg = zonder_regels(zicht)
    return [
        *definitie(zicht),
        *ontbreekt(zicht),
        *leeg_issues,
        *uitschieters(zicht, behalve=leeg),
    ]
