"""Is what goes in likely? Checks against history and denominators, each a question to a person.

Nothing here blocks: every doubt is a warning that can be confirmed. Each kind of check is a module;
`aannemelijk` is the one list of them. What is expected: `verwachting`, at 99.8 %.

False alarms, measured on 22 November 2026: of the 393 files of the example region, loaded in order,
one was asked about without a cause, and one with (its office changed what it counts). None of the
12 real files of CBS and DUO was, in any of the five regions. The test with `--alles` repeats the
first; on a filled region every tenfold, half list, double list and list of last quarter that was
tried is asked about, where the usual number is 10 or more.
"""

from __future__ import annotations

from collections.abc import Sequence

from datasets.reference.regio import Regio
from datasets.store import NieuweLevering, Store
from indicators.kubus import Kubus
from loaders.aannemelijk.buren import anders_dan_de_buren
from loaders.aannemelijk.definitie import definitie
from loaders.aannemelijk.delen import delen
from loaders.aannemelijk.jaarcijfers import jaarcijfers
from loaders.aannemelijk.noemers import meer_dan_er_wonen
from loaders.aannemelijk.omvang import omvang
from loaders.aannemelijk.ontbreekt import ontbreekt, zonder_regels
from loaders.aannemelijk.reeksen import reeksen
from loaders.aannemelijk.tegelijk import leerlingen_tegelijk, lijst_en_telling
from loaders.aannemelijk.uitschieters import uitschieters
from loaders.aannemelijk.zelfde import zelfde
from loaders.aannemelijk.zicht import Zicht
from loaders.issues import Issue

__all__ = ["aannemelijk"]


def aannemelijk(
    regio: Regio,
    store: Store,
    nieuw: Sequence[NieuweLevering],
    *,
    voor: Kubus,
    na: Kubus,
    nog_fout: int = 0,
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
        nog_fout: rows that were left out since they are still wrong: every count can become so
            much higher, and what is asked holds whatever they become.

    Returns:
        Only warnings; a handful, as many of a kind are told together.
    """
    zicht = Zicht(regio, store, nieuw, voor=voor, na=na, nog_fout=nog_fout)
    zelfde_issues, zelfde_leveringen = zelfde(zicht)
    leeg_issues, leeg = zonder_regels(zicht)
    verteld = {*zelfde_leveringen, *leeg}
    over = [r for r in reeksen(zicht) if not {r.vers.nummer, *r.plekken} & verteld]
    meer_issues, te_veel = meer_dan_er_wonen(zicht, over)
    over = [r for r in over if r not in te_veel]
    ver = uitschieters(zicht, over)
    # What is seen in a figure is not said again of the length of its list.
    lengte = [] if ver or leeg_issues else omvang(zicht, zelfde_leveringen)
    return [
        *zelfde_issues,
        *definitie(zicht),
        *ontbreekt(zicht),
        *leeg_issues,
        *delen(zicht),
        *jaarcijfers(zicht),
        *leerlingen_tegelijk(zicht),
        *lijst_en_telling(zicht),
        *meer_issues,
        *anders_dan_de_buren(zicht, over),
        *ver,
        *lengte,
    ]
