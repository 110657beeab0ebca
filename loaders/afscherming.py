"""What protection costs a reader, and what the audit of all figures together finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from datasets.notatie import aantal_tekst, getal, procent
from datasets.reference.regio import NEDERLAND, REGIO
from indicators.audit.nakijken import geheugen
from indicators.audit.regio import NIET_IN_HET_MODEL
from indicators.figuren import Nagekeken
from indicators.model import Figure
from indicators.protect import Beleid, protect
from indicators.vrijgave import MAP, NAGEKEKEN
from loaders.opdracht import Werkplek
from loaders.toegang import cijfers, geopend

PRECIES, BEREIK, DICHT = "precies", "als bereik", "afgeschermd"
WEERGAVEN = (PRECIES, BEREIK, DICHT)
GEMEENTEN, GROEPEN, DE_REGIO, UITSPLITSINGEN = "gemeenten", "groepen", "de regio", "uitsplitsingen"
NIVEAUS = (GEMEENTEN, GROEPEN, DE_REGIO, UITSPLITSINGEN)


@dataclass(frozen=True)
class Afscherming:
    """How the figures of a region are shown, and what the audit says of it.

    Attributes:
        aantallen: by level (gemeenten, groepen, regio, uitsplitsingen) how many figures with a
            value are shown exactly, as a range, or not.
        telling: what the audit looked at.
        niet_bekeken: what the audit does not look at yet.
    """

    aantallen: dict[str, Counter[str]]
    telling: Nagekeken
    niet_bekeken: tuple[str, ...] = NIET_IN_HET_MODEL


def kijk_afscherming_na(plek: Werkplek) -> Afscherming:
    """Audit the figures of a region as they are now; nothing is changed.

    Raises:
        StoreInGebruik: somebody else is still busy with the store.
        FeitenKloppenNiet, NietTeHerstellen, NietNagekeken: the audit does not let them through.
    """
    with geopend(plek) as store:
        kubus = cijfers(plek, store)
    geheugen().lees(plek.map_regio / MAP / NAGEKEKEN)
    vrij = protect(kubus, Beleid(), None)
    return Afscherming(
        _tel(vrij.figuren.values(), frozenset(plek.regio.gemeenten)),
        vrij.nagekeken or Nagekeken(0, 0),
    )


def _tel(figuren: Iterable[Figure], gemeenten: frozenset[str]) -> dict[str, Counter[str]]:
    uit: dict[str, Counter[str]] = {niveau: Counter() for niveau in NIVEAUS}
    for figuur in figuren:
        hoe = _hoe(figuur)
        if hoe and figuur.gebied != NEDERLAND:
            uit[_niveau(figuur, gemeenten)][hoe] += 1
    return uit


def _hoe(figuur: Figure) -> str:
    """How a figure is shown; "" when there is nothing to show, whoever looks."""
    if figuur.status in ("afgeschermd", "te klein"):
        return DICHT
    if figuur.min is None:
        return ""
    return PRECIES if figuur.min == figuur.max else BEREIK


def _niveau(figuur: Figure, gemeenten: frozenset[str]) -> str:
    if figuur.uitsplitsing:
        return UITSPLITSINGEN
    if figuur.gebied in gemeenten:
        return GEMEENTEN
    return DE_REGIO if figuur.gebied == REGIO else GROEPEN


def regels(uitkomst: Afscherming) -> list[str]:
    """What was found, as plain Dutch lines."""
    uit = ["Zo zien lezers de cijfers:"]
    for niveau, per in uitkomst.aantallen.items():
        alle = per.total()
        if alle:
            delen = ", ".join(
                f"{procent(100 * per[hoe] / alle)} {hoe} ({getal(per[hoe])})" for hoe in WEERGAVEN
            )
            uit.append(f"  {niveau}: {delen}")
    t = uitkomst.telling
    uit.append(
        f"Nagekeken: {getal(t.cellen)} aantallen en {getal(t.verbanden)} verbanden daartussen. "
        f"{getal(t.beschermd)} kleine aantallen, resten en verschillen moeten geheim blijven."
    )
    if t.verborgen:
        extra = aantal_tekst(t.verborgen, "cijfer is", "cijfers zijn")
        uit.append(f"{extra} daarvoor extra afgeschermd.")
    uit.append("Uit wat lezers zien, is geen daarvan af te leiden.")
    uit.append(f"Nog niet nagekeken: {'; '.join(uitkomst.niet_bekeken)}.")
    return uit
