"""Counts that hardly change from year to year: inhabitants, and the pupils of a school town.

These are no series of an indicator, but every figure per 1.000 hangs on them.
"""

from __future__ import annotations

from collections.abc import Iterator

from indicators.model import Interval
from loaders.aannemelijk.verwachting import verwacht_aantal
from loaders.aannemelijk.zeggen import bereik_tekst, hooguit, twijfel
from loaders.aannemelijk.zicht import Eerder, Vers, Zicht, vorige_keer
from loaders.issues import Issue

SOORT = "ander aantal dan vorig jaar"
UITWEG = "Kijk of dit het goede bestand is en of het heel is. Klopt het toch, bevestig het dan."
INWONERS = "bevolking"
MEESTE_JAREN = 2
"""With a longer time in between a large change says nothing."""

Paar = tuple[str, Interval, Interval]
"""An area, its count before and its count now."""


def jaarcijfers(zicht: Zicht) -> list[Issue]:
    """Inhabitants and pupils that changed more in a year than they ever do."""
    issues = [issue for vers in zicht.vers for issue in _van_levering(zicht, vers)]
    return hooguit(issues, "keer is een aantal heel anders dan het jaar ervoor")


def _van_levering(zicht: Zicht, vers: Vers) -> Iterator[Issue]:
    eerdere = zicht.eerdere(vers)
    if not eerdere or _jaren(vers, eerdere[-1]) > MEESTE_JAREN:
        return
    toen = eerdere[-1]
    paren: list[Paar] = []
    if vers.dataset.id == INWONERS:
        paren = _inwoners(zicht, vers, toen)
    elif vers.dataset.deel_veld and vers.dataset.waarde:
        nu = _leerlingen(zicht, vers, vers.nummer)
        paren = [(vers.sleutel.deel, _leerlingen(zicht, vers, toen.nummer), nu)]
    for gebied, was, wordt in paren:
        if verwacht_aantal([was]).past(wordt.min, wordt.max):
            continue
        keer = vorige_keer(vers.periode, toen.periode)
        zin = f"{bereik_tekst(wordt)}. {keer} {bereik_tekst(was)}. Klopt dit?"
        waar = f"{zicht.regio.naam_van(gebied)}, {vers.wat}"
        yield twijfel(SOORT, zin, UITWEG, waar=waar)


def _jaren(vers: Vers, toen: Eerder) -> int:
    return vers.periode.laatste.year - toen.periode.laatste.year


def _inwoners(zicht: Zicht, vers: Vers, toen: Eerder) -> list[Paar]:
    """The classes of age that both have, together, per municipality as delivered."""
    rijen = zicht.store.con.execute(
        "select nu.gemeente, sum(toen.aantal_min), sum(nu.aantal_min) from v_bevolking nu "
        "join v_bevolking toen on nu.gemeente = toen.gemeente and nu.van = toen.van and "
        "nu.tot_en_met = toen.tot_en_met and nu.onderwerp is not distinct from toen.onderwerp "
        "where nu.levering_id = ? and toen.levering_id = ? and list_contains(?, nu.gemeente_nu) "
        "and nu.aantal_reden is null and toen.aantal_reden is null group by all order by all",
        [vers.nummer, toen.nummer, list(vers.gemeenten)],
    ).fetchall()
    return [(g, Interval(int(was), int(was)), Interval(int(n), int(n))) for g, was, n in rijen]


def _leerlingen(zicht: Zicht, vers: Vers, nummer: int) -> Interval:
    """All pupils of a delivery, as a range where counts are hidden."""
    veld = vers.dataset.waarde
    naam = veld.naam if veld is not None else ""
    [(laag, hoog)] = zicht.store.con.execute(
        f"select coalesce(sum({naam}_min), 0), coalesce(sum({naam}_max), 0) from "
        f"t_{vers.dataset.id} where levering_id = ?",
        [nummer],
    ).fetchall()
    return Interval(int(laag), int(hoog))
