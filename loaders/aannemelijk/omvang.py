"""A case list that is much longer or shorter than it used to be.

Of many small figures none need be out of its bounds while the list as a whole is cut off.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from datasets.notatie import getal
from indicators.model import Interval
from loaders.aannemelijk.verwachting import MEESTE_PUNTEN, verwacht_aantal
from loaders.aannemelijk.zeggen import BEVESTIG, bereik_tekst, hooguit, twijfel
from loaders.aannemelijk.zicht import Vers, Zicht, vorige_keer
from loaders.issues import Issue

MINSTE_PERIODEN = 3
"""Of fewer earlier lists nothing is expected."""


def omvang(zicht: Zicht, verteld: Collection[int]) -> list[Issue]:
    """Lists with another number of rows than the earlier ones make us expect.

    Args:
        zicht: what there is to look at.
        verteld: numbers of deliveries of which enough is said already.
    """
    issues = [
        issue
        for vers in zicht.vers
        if vers.dataset.soort == "gevallen"
        and not vers.nieuw.geen_gevallen
        and vers.nummer not in verteld
        and (issue := _anders(zicht, vers)) is not None
    ]
    return hooguit(issues, "lijsten zijn veel langer of korter dan anders")


def _anders(zicht: Zicht, vers: Vers) -> Issue | None:
    eerdere = zicht.eerdere(vers)[-MEESTE_PUNTEN:]
    if len(eerdere) < MINSTE_PERIODEN:
        return None
    aantallen = dict(
        zicht.store.con.execute(
            "select id, rijen from levering where list_contains(?, id)",
            [[e.nummer for e in eerdere]],
        ).fetchall()
    )
    reeks = [int(aantallen[e.nummer]) for e in eerdere]
    nu = Interval(vers.nieuw.getypeerd.num_rows, vers.nieuw.getypeerd.num_rows + zicht.nog_fout)
    bereik = verwacht_aantal([Interval(n, n) for n in reeks])
    if bereik.past(nu.min, nu.max):
        return None
    toen = vorige_keer(vers.periode, eerdere[-1].periode)
    zin = (
        f"{bereik_tekst(nu)} regels. {toen} {getal(reeks[-1])}, verwacht {getal(bereik.laag)} tot "
        f"{getal(bereik.hoog)}. Is de lijst volledig?"
    )
    issue = twijfel("ander aantal regels", zin, BEVESTIG, waar=vers.wat)
    return replace(issue, merk="aantal regels", tussen=(nu.min, nu.max))
