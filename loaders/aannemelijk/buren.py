"""A first figure, without any history: ten times as many per child as elsewhere in the region."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from datasets.notatie import getal
from loaders.aannemelijk.noemers import telt_kinderen
from loaders.aannemelijk.reeksen import Reeks, gelijksoortig
from loaders.aannemelijk.zeggen import hooguit, over_reeks, waarde
from loaders.aannemelijk.zicht import Zicht
from loaders.issues import Issue

PER = "leerplichtigen"
KEER = 10
"""Offices differ in what they count; ten times as much is another thing."""
MINSTE_BUREN = 3
MINSTE_AANTAL = 20
"""Of fewer children a tenfold can be chance."""


def anders_dan_de_buren(zicht: Zicht, alle: Sequence[Reeks]) -> list[Issue]:
    """First figures that are far from those of the other municipalities, per child."""
    issues = []
    for reeks in alle:
        if reeks.naar or not telt_kinderen(reeks):
            continue
        verwacht = _als_elders(zicht, reeks)
        if verwacht is None:
            continue
        veel = reeks.punt.laag >= max(MINSTE_AANTAL, KEER * verwacht)
        weinig = verwacht >= max(MINSTE_AANTAL, KEER * reeks.punt.hoog)
        if veel or weinig:
            hoe = "veel" if veel else "weinig"
            zin = (
                f"{waarde(reeks.punt)}. Als het er naar verhouding zo veel zijn als in de andere "
                f"gemeenten, zou het ongeveer {getal(verwacht)} zijn. Zijn het er echt zo {hoe}?"
            )
            issues.append(over_reeks(zicht, reeks, "anders dan elders", zin))
    return hooguit(issues, "getallen zijn naar verhouding heel anders dan in andere gemeenten")


def _als_elders(zicht: Zicht, reeks: Reeks) -> float | None:
    """The count with the middle rate of the others; None when too few of them are known."""
    cijfers, periode = zicht.cijfers(reeks.indicator), reeks.punt.periode
    eigen = cijfers.van(reeks.gemeente, periode.code)
    verhoudingen = []
    for gemeente in zicht.regio.gemeenten:
        cijfer = cijfers.van(gemeente, periode.code)
        kinderen = _kinderen(zicht, gemeente, reeks)
        if gemeente != reeks.gemeente and gelijksoortig(cijfer, eigen) and kinderen:
            verhoudingen.append((cijfer.cel.teller.min + cijfer.cel.teller.max) / 2 / kinderen)
    hier = _kinderen(zicht, reeks.gemeente, reeks)
    if len(verhoudingen) < MINSTE_BUREN or not hier:
        return None
    return median(verhoudingen) * hier


def _kinderen(zicht: Zicht, gemeente: str, reeks: Reeks) -> int:
    noemer = zicht.noemers.van(PER, [gemeente], op=reeks.punt.periode.laatste)
    return 0 if noemer.waarde is None else noemer.waarde.max
