"""The definition with which was counted: another one than before, or one that was not repeated."""

from __future__ import annotations

from loaders.aannemelijk.zeggen import hooguit, twijfel
from loaders.aannemelijk.zicht import Zicht, vorige_keer
from loaders.issues import Issue

BREEKT = (
    "De reeks krijgt hier een breuk: de cijfers ervoor en erna zijn niet te vergelijken. Is er "
    "niets veranderd, vul dan dezelfde definitie in als eerder."
)


def definitie(zicht: Zicht) -> list[Issue]:
    """Deliveries that count something else than the one before, as they say themselves."""
    issues: list[Issue] = []
    for vers in zicht.vers:
        eerdere = zicht.eerdere(vers)
        if not eerdere or eerdere[-1].definitie == vers.nieuw.definitie:
            continue
        was, wordt = eerdere[-1].definitie, vers.nieuw.definitie
        keer = vorige_keer(vers.periode, eerdere[-1].periode)
        if not wordt:
            zin = f"{keer} had deze levering de definitie '{was}'. Nu is er geen ingevuld"
        elif not was:
            zin = f"de definitie is nu '{wordt}'. {keer} was er geen ingevuld"
        else:
            zin = f"de definitie is nu '{wordt}'. {keer} was die '{was}'"
        issues.append(twijfel("andere definitie", zin, BREEKT, waar=vers.wat))
    return hooguit(issues, "keer is de definitie anders dan eerder")
